#pragma once

#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/table.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What each task force (工作专班) drives, and how that is known.
///
/// A task force without an item is a row of zeros; an item that several drive counts for each. An
/// item belongs to a task force that drives it or, under `nearest`, is assigned to it. It counts
/// once, under the strongest of its edges: stated (or inherited from a rule stated for the text),
/// then curated, then inferred; so the three add up to `items`. Items that no task force drives are
/// normal, as task forces exist for priorities.
///
/// Result, one row a task force in document order: task_force utf8, items, stated, curated,
/// inferred, leaders, sections int64 (the last two: distinct holders of those items under
/// `nearest`). The first call on a plan infers links. O(V + holdings). Throws `stopped`.
[[nodiscard]] table task_force_coverage(const plan& where, const stop_token& stop = {});

/// Every edge by which a task force drives an item, with what it rests on.
///
/// Result, ordered by task force, then item, both in document order: task_force, number, key,
/// title, provenance utf8, score float64 (0..1; null unless inferred), matched list<utf8> (the
/// shared phrases of an inferred link, a person's reason for a curated one). The first call on a
/// plan infers links. O(edges log edges). Throws `stopped`. Source: docs/linkage.md.
[[nodiscard]] table links(const plan& where, const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/task_forces_inl.hpp>
#endif
