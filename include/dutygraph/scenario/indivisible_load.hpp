#pragma once

#include <vector>

#include <dutygraph/scenario/assignment_problem.hpp>
#include <dutygraph/scenario/load_search.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

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
