#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include <dutygraph/scenario/assignment_problem.hpp>
#include <dutygraph/scenario/utilisation.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What makes one assignment better than another.
enum class load_objective : std::uint8_t {
  leximin,          ///< the greatest utilisation smaller; if equal, the second greatest, and so on
  minimum_maximum,  ///< the greatest utilisation smaller, the others do not matter
  sum_of_squares,   ///< the sum of the squares of the utilisations smaller, by over 1 in 10^12
};

/// Who gets what, every item whole.
struct load_assignment {
  std::vector<std::uint8_t> taken;  ///< of each arc: 1 where the holder has the item
  std::vector<std::int64_t> load;   ///< of each holder, fixed load included, millionths
  utilisation maximum;              ///< the greatest utilisation; 0/1 without holders
  double sum_of_squares = 0.0;      ///< of the utilisations
  std::uint32_t moves = 0;          ///< arcs taken that do not stand now; to drop one is none
  friend bool operator==(const load_assignment&, const load_assignment&) = default;
};

/// The greatest utilisation; 0/1 without holders. O(holders).
[[nodiscard]] inline utilisation greatest_utilisation(const assignment_problem& problem,
                                                      std::span<const std::int64_t> load) {
  utilisation greatest;
  for (std::uint32_t holder = 0; holder < problem.holders; ++holder) {
    greatest = std::max(greatest, utilisation{load[holder], problem.capacity[holder]});
  }
  return greatest;
}

/// The sum of the squares of the utilisations, added up in the order of the holders.
[[nodiscard]] inline double square_sum(const assignment_problem& problem,
                                       std::span<const std::int64_t> load) {
  double sum = 0.0;
  for (std::uint32_t holder = 0; holder < problem.holders; ++holder) {
    const double one = utilisation{load[holder], problem.capacity[holder]}.value();
    sum += one * one;
  }
  return sum;
}

/// What arcs that are taken come to. `taken` has a number for each arc. O(arcs).
[[nodiscard]] inline load_assignment assignment_of(const assignment_problem& problem,
                                                   std::vector<std::uint8_t> taken) {
  load_assignment found;
  found.load = problem.fixed_load;
  for (std::uint32_t item = 0; item < problem.items(); ++item) {
    for (std::uint32_t arc = problem.first_arc[item]; arc < problem.first_arc[item + 1]; ++arc) {
      if (taken[arc] == 0) continue;
      found.load[problem.arc_holder[arc]] += problem.effort[item];
      found.moves += problem.held[arc] == 0 ? 1 : 0;
    }
  }
  found.maximum = greatest_utilisation(problem, found.load);
  found.sum_of_squares = square_sum(problem, found.load);
  found.taken = std::move(taken);
  return found;
}

/// Sums of squares in order; those within 1 in 10^12 of each other count as equal.
[[nodiscard]] inline std::weak_ordering compare_square_sums(double one, double other) noexcept {
  constexpr double rounding = 1e-12;
  if (one < other * (1.0 - rounding)) return std::weak_ordering::less;
  return other < one * (1.0 - rounding) ? std::weak_ordering::greater
                                        : std::weak_ordering::equivalent;
}

/// The utilisations, the greatest first. O(H log H) for H holders.
[[nodiscard]] inline std::vector<utilisation> falling_utilisations(
    const assignment_problem& problem, std::span<const std::int64_t> load) {
  std::vector<utilisation> sorted;
  sorted.reserve(load.size());
  for (std::uint32_t holder = 0; holder < problem.holders; ++holder) {
    sorted.push_back({load[holder], problem.capacity[holder]});
  }
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  return sorted;
}

/// Loads in order by the objective: the better ones are less.
[[nodiscard]] inline std::weak_ordering compare_loads(const assignment_problem& problem,
                                                      load_objective objective,
                                                      std::span<const std::int64_t> one,
                                                      std::span<const std::int64_t> other) {
  if (objective == load_objective::sum_of_squares) {
    return compare_square_sums(square_sum(problem, one), square_sum(problem, other));
  }
  const std::weak_ordering by_maximum =
      greatest_utilisation(problem, one) <=> greatest_utilisation(problem, other);
  if (by_maximum != 0 || objective == load_objective::minimum_maximum) return by_maximum;
  const std::vector<utilisation> left = falling_utilisations(problem, one);
  const std::vector<utilisation> right = falling_utilisations(problem, other);
  for (std::size_t at = 0; at < left.size(); ++at) {
    if (left[at] != right[at]) return left[at] <=> right[at];
  }
  return std::weak_ordering::equivalent;
}

/// Assignments in order: by the objective, then the one with fewer moves, then the one that gives
/// the first item where they differ to an earlier holder.
[[nodiscard]] inline std::weak_ordering compare_assignments(const assignment_problem& problem,
                                                            load_objective objective,
                                                            const load_assignment& one,
                                                            const load_assignment& other) {
  const std::weak_ordering by_loads = compare_loads(problem, objective, one.load, other.load);
  if (by_loads != 0) return by_loads;
  if (one.moves != other.moves) return one.moves <=> other.moves;
  const auto differ = std::mismatch(one.taken.begin(), one.taken.end(), other.taken.begin());
  if (differ.first == one.taken.end()) return std::weak_ordering::equivalent;
  return *differ.first != 0 ? std::weak_ordering::less : std::weak_ordering::greater;
}

}  // namespace dutygraph
