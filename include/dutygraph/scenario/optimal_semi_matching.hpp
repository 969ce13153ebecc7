#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <dutygraph/scenario/assignment_problem.hpp>
#include <dutygraph/scenario/utilisation.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Why no assignment of equal items stays below, or within, a utilisation: whoever takes the rest,
/// these holders are left with `forced_units` holdings, and they have room for `room` only.
///
/// `room` < `forced_units` in every certificate, and both can be counted from `load.holders` alone.
struct unit_certificate {
  load_certificate load;          ///< the holders and items, and their loads as `certify` has them
  std::int64_t forced_units = 0;  ///< holdings: sum over items of max(0, demand − other holders)
  std::int64_t room = 0;  ///< sum over holders of the most holdings; −1 for one whose fixed load
                          ///< alone is too much
  friend bool operator==(const unit_certificate&, const unit_certificate&) = default;
};

/// The unit certificate that a set of holders gives. A holder has room for as many items as leave
/// it within `limit`, or below it where `below`, and within its `most_items`. O(arcs). Throws as
/// `optimal_semi_matching`.
[[nodiscard]] unit_certificate certify_units(const assignment_problem& problem,
                                             std::span<const std::uint32_t> holders,
                                             const std::optional<utilisation>& limit, bool below,
                                             std::span<const std::uint32_t> most_items = {});

/// The load of each holder, `fixed_load` included, where the arcs with 1 are taken. O(arcs).
[[nodiscard]] std::vector<std::int64_t> loads_of(const assignment_problem& problem,
                                                 std::span<const std::uint8_t> taken);

/// Who takes what, as found by the solvers of equal items.
struct semi_matching {
  bool feasible = true;  ///< false: `certificate` says why, and `taken` is empty
  bool exact = true;     ///< false: the maximum is the least there is, but not all below it
  std::vector<std::uint8_t> taken;  ///< of each arc: 1 where its holder has the item
  utilisation maximum;              ///< the greatest of all holders; 0 without holders
  std::uint64_t moves = 0;          ///< arcs taken that are not held
  std::uint64_t additions = 0;   ///< the part of `moves` that fills items with too few holders now
  std::uint64_t dropped = 0;     ///< arcs held that are not taken
  unit_certificate certificate;  ///< that none has a smaller maximum; or why there is none at all
};

/// What bounds an assignment of equal items beside the problem itself.
struct semi_matching_options {
  std::vector<std::uint32_t> most_items = {};   ///< of each holder, empty: no such limit
  std::optional<std::uint64_t> max_moves = {};  ///< arcs taken that are not held; none: any
};

/// The most even assignment of equal items (最优半匹配), and among those the one with the fewest
/// moves.
///
/// Each item gets `demand` different holders among its arcs. The utilisation of a holder is
/// (fixed_load + items · effort) / capacity. Of all assignments the result has the utilisations
/// whose list, sorted from the greatest down, is the smallest in lexicographic order (leximin);
/// with equal capacities and fixed loads this one assignment has also the least maximum, sum of
/// squares and every other convex sum. Among those it takes the fewest arcs that are not `held`.
/// Ties: items, arcs and holders are tried in their order, so the same problem gives the same
/// answer. Utilisations are compared exactly.
///
/// Without items, or with effort 0, only fixed loads count and the moves are the fewest. An item
/// with more demand than arcs makes it infeasible, as do the `most_items` of holders; then the
/// certificate is a violator of Hall's condition, against `most_items` alone. With `max_moves` the
/// maximum is still the least that so few moves reach, exactly; below it the assignment is improved
/// until no chain of moves within the budget makes the list smaller, which need not be the
/// smallest: then `exact` is false (and true if the budget covers the leximin itself). Fewer moves
/// than needed for any assignment: infeasible, with an empty certificate and `moves` the fewest.
///
/// The certificate of the maximum is counted `below` it; with `max_moves` it is empty unless the
/// maximum is the least without that budget, too.
///
/// The maximum flow at a threshold splits the problem where it is tight; in each part the fewest
/// moves are one minimum-cost flow with costs 0 and 1. O(E √V) a threshold, at most `holders`
/// thresholds, few in practice; O(V + E) memory. Throws `argument_error` for a malformed problem,
/// efforts that differ, `apart` pairs ("scenario.problem"; names the item or holder), sums of loads
/// or capacities over 2⁶³ − 1 ("scenario.load"), `most_items` of another size; `stopped`.
/// Source: Harvey, Ladner, Lovász and Tamir 2006 (J. Algorithms 59:53); the split, Groenevelt 1991
/// (European J. Operational Research 54:227).
[[nodiscard]] semi_matching optimal_semi_matching(const assignment_problem& problem,
                                                  const semi_matching_options& options = {},
                                                  const stop_token& stop = {});

/// The fewest moves after which no holder of equal items is above `limit`.
///
/// Infeasible where none exists; then the certificate's `room` is counted within `limit`. Where it
/// is feasible the certificate is empty. `maximum` is that of the assignment found, at most
/// `limit`, whose capacity must be above 0 ("scenario.limit"). One minimum-cost flow: O(E √V) for
/// each cost of a chain of moves, few in practice.
/// Throws as `optimal_semi_matching`.
[[nodiscard]] semi_matching fewest_moves(const assignment_problem& problem,
                                         const utilisation& limit, const stop_token& stop = {});

/// One choice between few moves and a small maximum.
struct pareto_point {
  std::uint64_t moves = 0;
  utilisation maximum;
  friend bool operator==(const pareto_point&, const pareto_point&) = default;
};

/// All choices of which none is better in both.
struct semi_matching_front {
  bool feasible = true;
  std::vector<pareto_point> points;  ///< rising moves, falling maximum
  unit_certificate certificate;      ///< that no maximum is below the last; or why there is none
};

/// The exact front of moves and maximum utilisation (帕累托前沿), from as few moves as any
/// assignment needs (0 where the current one is whole) to the least maximum there is.
///
/// `fewest_moves(problem, points[k].maximum)` gives the arcs of a point. From the first point on
/// the limit is lowered below the maximum at hand, again and again, and what is above it is passed
/// on along the chain with the fewest moves. O(E) for each rise in the length of chains, O(holders)
/// for each maximum on the way; O(V + E) memory. Throws as `optimal_semi_matching`.
[[nodiscard]] semi_matching_front pareto_front(const assignment_problem& problem,
                                               const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/scenario/detail/optimal_semi_matching_inl.hpp>
#endif
