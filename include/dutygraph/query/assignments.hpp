#pragma once

#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/table.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Who is assigned to what, in which role, and where it says so (责任分工).
///
/// A plan without assignments gives no row. Under `direct`, one row for each assignment as stated:
/// those to task forces first, then those to headings, items and subitems in document order, each
/// in printed order. Under `nearest` and `all`, one row for each actor and effective role on an
/// item, items in document order. Items without anyone have no row (see `uncovered`), and what a
/// task force drives is no assignment (see `links`).
///
/// Result: actor, actor_kind, role (as printed), role_word (null where none is printed),
/// effective_role, work_kind (chapter: a top-level heading; heading, item, task_force; a subitem is
/// an item with the subitem's key), number, key, title (null where empty) utf8, provenance utf8,
/// open_list bool, score float64 (null unless inferred), line int64 (from 1), quote utf8 (null
/// without words in a text; over 2000 bytes cut with …).
/// provenance is the edge's own where it is attached to the item or its subitem; what is said of a
/// heading above, stated or curated, is `inherited`, and what is inferred stays `inferred`.
///
/// O(V + E + holdings + text quoted). Throws `stopped`. Source: docs/counting.md.
[[nodiscard]] table assignments(const plan& where, inheritance rule = inheritance::nearest,
                                const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/assignments_inl.hpp>
#endif
