#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <dutygraph/scenario/assignment_problem.hpp>
#include <dutygraph/scenario/load_assignment.hpp>
#include <dutygraph/scenario/utilisation.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What is wanted, and how long may be searched.
struct indivisible_load_options {
  load_objective objective = load_objective::leximin;
  /// Of each holder: the most load it may have, fixed load included, millionths ≥ 0; empty: any.
  std::vector<std::int64_t> limit;
  std::optional<std::uint32_t> max_moves;  ///< the most arcs to be taken that do not stand now
  /// Of the tree search, the same on every machine. Nothing: 100 000, in a problem of over a
  /// thousand items and arcs 10^8 through their number.
  std::optional<std::uint64_t> node_limit;
  std::optional<double> time_limit;  ///< seconds ≥ 0, of `clock`; nothing: no such limit
  std::function<double()> clock;     ///< seconds since any moment; empty: the steady clock
  std::uint32_t alternatives = 0;    ///< how many further assignments are wanted
};

/// Why nothing is possible.
enum class assignment_fault : std::uint8_t {
  none,             ///< something is, or nothing is known
  too_few_holders,  ///< an item may go to fewer holders than it needs
  limits,           ///< the limits of the holders are below what is forced on them
  moves,            ///< the items need more arcs that do not stand now than are allowed
  apart,            ///< items that no one may hold both leave too few holders for one of them
  search,           ///< every case was tried; there is no short certificate
};

/// The best assignment found, and how much better one could be.
struct indivisible_load_result {
  std::optional<bool> feasible;               ///< nothing: the search ended before it knew
  load_assignment best;                       ///< empty columns unless feasible
  std::vector<load_assignment> alternatives;  ///< others, the best first

  utilisation bound;      ///< no assignment has a smaller maximum utilisation
  utilisation divisible;  ///< the same if efforts could be divided; `certificate` shows it
  double sum_of_squares_bound = 0.0;  ///< no assignment has a smaller sum of squares
  /// How much smaller the objective might be, as a share of what was found, 0 to 1: of the maximum,
  /// or of the sum of squares where that is the objective. Nothing unless feasible.
  std::optional<double> gap;
  bool exact = false;          ///< nothing is better by the objective, or nothing is feasible
  bool maximum_exact = false;  ///< no assignment has a smaller maximum, whatever else
  /// Among the best none needs fewer moves, and the alternatives are the next best. If false the
  /// moves are the fewest found.
  bool fewest_moves = false;

  /// Of `divisible`; with a fault the items and holders in the way. `limits`: the items force at
  /// least `forced` on the holders, whose limits are `capacity` in all; or an item fits to fewer of
  /// the holders than it needs. `moves`: the items that need arcs beyond what they have. `apart`:
  /// the items that shut each other out, and the holders they may have.
  load_certificate certificate;
  assignment_fault fault = assignment_fault::none;
  std::string reason;       ///< of the fault, in words; empty without one
  std::uint64_t nodes = 0;  ///< of the search tree
};

/// Gives every item whole to as many holders as it needs, as evenly as the objective wants
/// (工作分配优化); efforts may differ, items set apart never meet in one hand.
///
/// Ties: of equally good assignments the one with fewer moves, then the one that gives the first
/// item where they differ to an earlier holder, as far as the search saw them. To drop a holder is
/// no move; to add one is. `alternatives` are the best of all others, equal or next by the same
/// order. What is not possible is an answer with a certificate, not an error. Without holders the
/// maximum is 0/1. With node limit 0 greedy and local search alone answer.
///
/// NP-hard. First the items in falling effort, each to whom it loads least (LPT; R. L. Graham 1969,
/// SIAM J Applied Mathematics 17:416: at most 4/3 − 1/(3m) of the optimum for m equal holders), and
/// the assignment that stands, completed; both improved by moves, exchanges and chains of two
/// moves; then branch and bound. Its bounds are the divisible load of holder sets that are tight at
/// the root, filled up in whole multiples of the efforts' greatest common divisor, and a flow under
/// the best maximum found. Deterministic unless a time limit ends it. Throws `argument_error` (a
/// number of the problem or the options out of range), `stopped`.
[[nodiscard]] indivisible_load_result indivisible_load(const assignment_problem& problem,
                                                       const indivisible_load_options& options = {},
                                                       const stop_token& stop = {});

/// One trade-off between few moves and an even load.
struct load_front_point {
  load_assignment assignment;
  bool exact = false;  ///< with so many moves no smaller maximum, with fewer not this one
};

/// The assignments where more moves buy a smaller maximum utilisation (Pareto front of moves and
/// maximum; 帕累托前沿), in rising moves and falling maximum.
///
/// `objective`, `alternatives` are not looked at; `max_moves` ends the front. Empty if nothing is
/// feasible or was found. One search for each number of moves, which share the limits; a search
/// that did not finish makes its points not exact. Throws as `indivisible_load`.
[[nodiscard]] std::vector<load_front_point> load_front(const assignment_problem& problem,
                                                       const indivisible_load_options& options = {},
                                                       const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/scenario/detail/indivisible_load_inl.hpp>
#endif
