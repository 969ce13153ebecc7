#pragma once

#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/table.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What the tables of before and after look at.
struct before_after_options {
  node_kind of = node_kind::leader;  ///< leader, section or task_force
  inheritance rule = inheritance::nearest;
};

/// How much each actor holds before and after a change of one plan (调整前后工作量).
///
/// Actors are matched by name, so one that was renamed is one that is gone and one that is new. One
/// that is gone has nulls after, a new one nulls before, and neither has a change; all others have
/// every number. Two plans without actors of the kind give no row.
///
/// Result, one row an actor, those of `before` in document order, then the new ones in theirs: name
/// utf8, then for each of items, items_fractional, effort, effort_fractional, sole_items three
/// columns, such as items_before, items_after, items_change (after − before): int64 of items and
/// sole_items, else float64. They are those of `workload`, whose captions say how they were
/// counted. Complexity twice that of `workload`. Throws `argument_error` (no actor kind),
/// `stopped`. Source: docs/changes.md.
[[nodiscard]] table compare_workload(const plan& before, const plan& after,
                                     const before_after_options& options = {},
                                     const stop_token& stop = {});

/// The items that other actors hold after a change of one plan than before (责任人变化的工作任务).
///
/// Items are matched by key, holders by name; their order and roles do not count. Result, one row
/// an item that changed, went or came, those of `before` in document order, then the new ones in
/// theirs: number, key, title utf8, holders_before list<utf8> (null for a new item), holders_after
/// list<utf8> (null for one that is gone), both in the order in which they are stated. An empty
/// list is an item that nobody holds. Complexity and errors as `coverage`, twice.
[[nodiscard]] table changed_items(const plan& before, const plan& after,
                                  const before_after_options& options = {},
                                  const stop_token& stop = {});

/// The items that had a holder before a change and have none after it (无人负责的工作任务).
///
/// Items that are gone are not in it, nor are those that nobody held before; the caption counts
/// the latter. Result, one row an item in document order: number, key, title utf8, chapter utf8
/// (title of the top-level heading; null for an item under none), holders_before list<utf8>.
/// Complexity and errors as `changed_items`.
[[nodiscard]] table newly_uncovered(const plan& before, const plan& after,
                                    const before_after_options& options = {},
                                    const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/scenario/detail/before_after_inl.hpp>
#endif
