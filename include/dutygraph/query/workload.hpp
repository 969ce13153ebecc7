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

/// What `workload` counts.
struct workload_options {
  node_kind of = node_kind::leader;  ///< leader, section or task_force
  inheritance rule = inheritance::nearest;
  std::vector<role> roles = {};            ///< effective roles that count; empty: all
  std::vector<named_value> weight = {};    ///< effort of items, >= 0; the plan's own for the rest
  std::vector<named_value> capacity = {};  ///< of actors, > 0, in the unit of effort; empty: none
};

/// How much each actor holds, counted in full and fractionally (工作量).
///
/// Actors without an item are rows of zeros; two roles of an actor on one item count once; a plan
/// without actors of the kind gives no row. An item with d distinct actors of the kind counts 1 for
/// each of them in full, 1/d fractionally; an item without one counts for nobody. A task force
/// holds what it is assigned to and what it drives; driving has no role, so with `roles` it does
/// not count. A row of `weight` or `capacity` may repeat if its value is the same.
///
/// Result, one row an actor in document order: name utf8, items int64, items_fractional, effort,
/// effort_fractional float64, share float64 (of the effort of all covered items; null where that is
/// 0 or not finite), chapters int64 (distinct top-level headings of the items; an item under none
/// adds none), sole_items int64 (with d = 1), partners int64 (distinct other actors of the kind on
/// the same items). With `capacity` also capacity, utilisation (effort_fractional / capacity),
/// overload, slack float64, all null for an actor whose capacity is not given.
///
/// Exact: counts are kept as integers by d and the sum over d is rounded once, so that no order of
/// the input changes a bit. So are efforts that are multiples of 10⁻⁶ up to 9·10⁹ each; with any
/// other effort the caption says "floating", and sums run in document order.
///
/// O(V + holdings + w log V) for w weights; partners add the sum of d² at worst. Throws
/// `argument_error` (no actor kind; a value that is negative or not finite, a capacity of 0; one
/// name with two values), `unknown_name`, `ambiguous_name`, each naming the row from 1; `stopped`.
/// Source: full and fractional counting, Perianes-Rodriguez, Waltman and van Eck 2016 (J.
/// Informetrics 10:1178); docs/counting.md.
[[nodiscard]] table workload(const plan& where, const workload_options& options = {},
                             const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/workload_inl.hpp>
#endif
