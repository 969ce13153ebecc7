#pragma once

#include <vector>

#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/table.hpp>
#include <dutygraph/query/named_value.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What `roll_up` and `roll_up_by_actor` look at.
struct roll_up_options {
  /// The groups of items: heading (the top-level ones with all below them, 一级标题), section or
  /// task_force (the items they hold).
  node_kind by = node_kind::heading;
  node_kind of = node_kind::leader;  ///< who holds the items: leader, section or task_force
  inheritance rule = inheritance::nearest;
  std::vector<named_value> weight = {};  ///< effort of items, >= 0; the plan's own for the rest
};

/// Items, effort and coverage of each chapter, section or task force (分组汇总).
///
/// An item counts once in each group that it is in, so groups of sections may overlap; an item in
/// no group is in no row. A group without items has no ratio: nothing is neither covered nor not.
///
/// Result, one row a group in document order: name utf8, number utf8 (of a heading, else null),
/// items int64, effort float64, covered int64 (items with a holder), coverage_ratio float64 (0..1;
/// null without items), min_holders int64 (the fewest holders of an item; null without items),
/// holders list<utf8> (in document order). O(V + holdings + memberships log memberships). Errors as
/// `workload`. Source: docs/counting.md.
[[nodiscard]] table roll_up(const plan& where, const roll_up_options& options = {},
                            const stop_token& stop = {});

/// How much each actor holds within each group.
///
/// Result, one row for each group and actor with an item there, in document order of both: name
/// utf8 (of the group), number utf8, actor utf8, items int64, items_fractional, effort,
/// effort_fractional float64; counted as `workload` does. Complexity and errors as `roll_up`.
[[nodiscard]] table roll_up_by_actor(const plan& where, const roll_up_options& options = {},
                                     const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/roll_up_inl.hpp>
#endif
