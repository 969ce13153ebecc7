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

/// What `criticality` and `removal_impact` look at.
struct criticality_options {
  node_kind of = node_kind::leader;  ///< leader, section or task_force
  inheritance rule = inheritance::nearest;
  std::vector<named_value> weight = {};  ///< effort of items, >= 0; the plan's own for the rest
};

/// What rests on each actor alone (关键程度).
///
/// An actor without an item is a row of zeros; two roles of an actor on one item count once. An
/// item with d distinct actors of the kind adds exp(1 - d) to the exclusivity of each: 1 for a sole
/// holder, and quickly less with each other holder. Many shared items can so add up to more than
/// one sole item: sole_items stands beside it for that reason.
///
/// Result, one row an actor in document order: name utf8, sole_items int64 (with d = 1), lost_share
/// float64 (sole_items / all items, 0..1; null where there is no item), exclusivity float64
/// (0..items of the actor), is_articulation bool (without the actor, what hangs together through
/// shared items falls apart: an articulation point of the graph of actors and items). The sum of
/// exclusivity runs in rising d, so no order of the input changes a bit. O(V + holdings). Throws
/// `argument_error` (no actor kind), `stopped`.
/// Source: task exclusivity, Ashworth and Carley 2006 (J. Mathematical Sociology 30:43), our
/// formula; articulation points, Hopcroft and Tarjan 1973 (CACM 16:372).
[[nodiscard]] table criticality(const plan& where, const criticality_options& options = {},
                                const stop_token& stop = {});

/// What would be without a holder if one actor left and nothing else changed.
///
/// Result, one row an actor in document order: name utf8, items_lost int64, share_lost float64 (of
/// all items), effort_lost float64, effort_share_lost float64 (of the effort of all items; both
/// shares null where the denominator is 0), keys list<utf8> (of the items lost, in document order).
/// Items that nobody holds are lost already and count for no actor, but stay in the denominators.
/// Complexity and errors as `workload`. Source: docs/counting.md.
[[nodiscard]] table removal_impact(const plan& where, const criticality_options& options = {},
                                   const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/criticality_inl.hpp>
#endif
