#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/table.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Two names that belong together, in no order.
struct named_pair {
  std::string one;
  std::string other;
};

/// What `coordination` looks at. Rows that repeat, in either order, count once.
struct coordination_options {
  node_kind of = node_kind::leader;  ///< leader, section or task_force
  inheritance rule = inheritance::nearest;
  std::vector<named_pair> dependencies = {};           ///< items of which one depends on the other
  std::optional<std::vector<named_pair>> actual = {};  ///< actors who do coordinate; if known
};

/// Who would have to coordinate, and how much of that happens.
struct coordination_result {
  table required;                    ///< see `coordination`
  std::optional<double> congruence;  ///< required pairs that coordinate / required pairs, 0..1
  std::string reason;                ///< why there is no congruence
};

/// Which actors would have to coordinate because items of theirs depend on each other (协调需求),
/// and the share of them that does (社会—技术一致性).
///
/// Two distinct actors are a required pair if one holds an item and the other one that depends on
/// it, or the reverse; an actor who holds both ends needs nobody for it. Dependencies are taken
/// without direction. `actual` pairs that are not required do not count. No required pair, or no
/// `actual`: no congruence, and `reason` says which.
///
/// Result, one row a required pair by both in document order: name, partner utf8, weight int64
/// (the number of ways: an item of one and an item of the other, dependent on each other), actual
/// bool (null where not known). O(V + holdings + sum over dependencies of the product of both
/// items' holders, sorted). Throws `argument_error` (no actor kind; an item beside itself, an actor
/// beside itself), `unknown_name`, `ambiguous_name`, each naming the row from 1; `stopped`.
/// Source: Cataldo, Wagstrom, Herbsleb and Carley 2006 (CSCW): CR = AT · TD · ATᵀ off the diagonal.
[[nodiscard]] coordination_result coordination(const plan& where,
                                               const coordination_options& options,
                                               const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/coordination_inl.hpp>
#endif
