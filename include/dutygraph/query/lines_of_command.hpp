#pragma once

#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/table.hpp>
#include <dutygraph/query/line_source.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Who leads whom (领导关系), each pair once.
///
/// The network of a plan: all leaders and sections, and the task forces at an end of a `leads` edge
/// in use. Stated lines are the plan's `leads` edges; of several for one pair the first counts, and
/// one from an actor to itself is left out; the caption counts both. Derived lines follow one rule:
/// a leader leads a section where both hold one item, the leader in effective role lead, the
/// section in effective role lead or responsible (配合单位 are not led). The caption says which
/// lines were used. A plan without lines gives no row.
///
/// Result, in document order of the superior, then of the subordinate: superior utf8, superior_kind
/// utf8, subordinate utf8, subordinate_kind utf8, provenance utf8 (of a derived line: inferred),
/// rule utf8 (null where no rule made the line), items int64 (that both hold; null for a stated
/// line), chapters list<utf8> (of those items in document order: the printed number, else the
/// title, of the top-level heading).
/// O(V + E log E) for stated lines, O(V + sum of leaders times sections over the items) for derived
/// ones. Throws `stopped`. Source: docs/hierarchy.md.
[[nodiscard]] table lines_of_command(const plan& where, const command_options& options = {},
                                     const stop_token& stop = {});

/// Whether each actor has one superior (统一指挥).
///
/// Result, one row for each actor of the network that has a superior or is a section, in document
/// order: name utf8, kind utf8, superiors int64 (distinct), lead_groups int64 (distinct sets of
/// superiors over the items: leaders who lead together are one; of stated lines each superior is a
/// group of its own), chapters list<utf8> (of the items of derived lines, as in
/// `lines_of_command`), names list<utf8> (the superiors, in document order). The caption says how
/// many have more than one superior. Complexity and errors as `lines_of_command`.
/// Source: Fayol 1916 (unity of command); docs/hierarchy.md.
[[nodiscard]] table unity_of_command(const plan& where, const command_options& options = {},
                                     const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/lines_of_command_inl.hpp>
#endif
