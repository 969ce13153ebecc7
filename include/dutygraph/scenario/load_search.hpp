#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <dutygraph/scenario/assignment_problem.hpp>
#include <dutygraph/scenario/load_assignment.hpp>
#include <dutygraph/scenario/utilisation.hpp>

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

/// One trade-off between few moves and an even load.
struct load_front_point {
  load_assignment assignment;
  bool exact = false;  ///< with so many moves no smaller maximum, with fewer not this one
};

}  // namespace dutygraph
