#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <dutygraph/model/plan.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What `bus_factor` looks at.
struct bus_factor_options {
  node_kind of = node_kind::leader;  ///< leader, section or task_force
  double threshold = 0.5;            ///< 0..1: the share of items that must be passed, strictly
  bool covered_only = false;         ///< the denominator: items with a holder instead of all items
  inheritance rule = inheritance::nearest;
};

/// How few actors could leave before too much has nobody.
struct bus_factor_result {
  std::optional<std::uint32_t> value;  ///< how many; nothing where `reason` says so
  bool exact = false;                  ///< false: `value` is an upper bound
  std::uint32_t lower_bound = 0;       ///< no smaller number will do; `value` if exact
  std::vector<node_id> members;        ///< one such group, in document order
  double threshold = 0.5;
  std::uint32_t denominator = 0;  ///< number of items
  std::string reason;             ///< why there is no value, or why it is 0
  std::string caption;            ///< what was counted, by which rule
};

/// The smallest number of actors without whom more than `threshold` of the items have no holder
/// (卡车系数, truck factor).
///
/// Items that nobody holds count as lost from the start, unless `covered_only`; if they alone pass
/// the threshold, the value is 0. No item, or a threshold that all items together do not pass: no
/// value, with a reason. Several groups of that size may exist; `members` is one of them, the same
/// for the same plan.
///
/// Exact by branch and bound (NP-hard in general: the smallest set of actors that holds all of
/// enough items). The bound: k actors lose at most the sum of the k greatest fractional item
/// counts, for a lost item needs all its remaining holders. The work is limited to about 2·10⁸
/// steps, well within some seconds on any machine and independent of its speed; if that is not
/// enough, `value` is what a greedy choice finds (an upper bound) and `lower_bound` what was proved
/// until then. O(V + holdings log V) for the greedy choice. Throws `argument_error` (no actor kind;
/// a threshold outside 0..1), `stopped`. Source: Avelino, Passos, Hora and Valente 2016 (ICPC;
/// "more than half orphaned"); here the smallest group instead of their greedy one.
[[nodiscard]] bus_factor_result bus_factor(const plan& where,
                                           const bus_factor_options& options = {},
                                           const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/bus_factor_inl.hpp>
#endif
