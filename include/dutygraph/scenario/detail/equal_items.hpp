#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>

#include <dutygraph/error.hpp>
#include <dutygraph/scenario/assignment_problem.hpp>
#include <dutygraph/scenario/detail/checked_problem.hpp>
#include <dutygraph/scenario/utilisation.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Throws `argument_error` unless the problem is well formed and its items are equal.
inline void require_equal_items(const assignment_problem& problem) {
  check_problem(problem, {});
  const std::uint32_t items = problem.items();
  if (!problem.apart.empty()) {
    refuse_problem("apart",
                   "equal items are expected without pairs kept apart; use the solver of "
                   "indivisible effort for those");
  }
  if (std::uint64_t{items} + problem.holders >= std::numeric_limits<std::uint32_t>::max()) {
    refuse_problem("items and holders", "fewer than 2^32 are expected together");
  }
  for (std::uint32_t item = 1; item < items; ++item) {
    if (problem.effort[item] == problem.effort[0]) continue;
    refuse_problem("item " + std::to_string(item), "the effort of item 0 is expected for all, " +
                                                       std::to_string(problem.effort[0]) +
                                                       ", not " +
                                                       std::to_string(problem.effort[item]));
  }
  for (std::uint32_t holder = 0; items > 0 && holder < problem.holders; ++holder) {
    load_sum most("fixed load and all items");
    most.add(problem.fixed_load[holder], 1, "holder", holder);
    most.add(problem.effort[0], items, "holder", holder);
  }
}

/// The same, and that `most_items` is one a holder, or none.
inline const assignment_problem& checked(const assignment_problem& problem,
                                         std::span<const std::uint32_t> most_items) {
  require_equal_items(problem);
  if (!most_items.empty() && most_items.size() != problem.holders) {
    throw argument_error("scenario.most_items",
                         "most_items has " + std::to_string(most_items.size()) + " numbers for " +
                             std::to_string(problem.holders) +
                             " holders; give one a holder, or none");
  }
  return problem;
}

/// Thrown where the theory says that nothing can be left over.
[[nodiscard]] inline error unsolved_part() {
  return error("defect.equal_items",
               "a part of a solvable problem was not solved; this is a defect of dutygraph, please "
               "report it");
}

/// What n items make of a holder, exactly.
class unit_scale {
 public:
  explicit unit_scale(const assignment_problem& problem) noexcept
      : problem_(problem), effort_(problem.effort.empty() ? 0 : problem.effort.front()) {}

  [[nodiscard]] std::int64_t effort() const noexcept { return effort_; }
  [[nodiscard]] utilisation at(std::uint32_t holder, std::int64_t items) const noexcept {
    return {problem_.fixed_load[holder] + effort_ * items, problem_.capacity[holder]};
  }
  /// True where the n-th item of `a` costs less than the k-th of `b`: it reaches less or, reaching
  /// the same, rises from more, so that less is left below. Neither before the other: they replace
  /// each other in the sorted list without a trace.
  [[nodiscard]] bool before(std::uint32_t a, std::int64_t n, std::uint32_t b,
                            std::int64_t k) const noexcept {
    const std::strong_ordering order = at(a, n) <=> at(b, k);
    return order < 0 || (order == 0 && problem_.capacity[a] > problem_.capacity[b]);
  }
  /// The most items, up to all, that leave the holder within the limit, or below it; −1 where not
  /// even none does.
  [[nodiscard]] std::int64_t room(std::uint32_t holder, const utilisation& limit,
                                  bool below) const noexcept {
    const auto all = static_cast<std::int64_t>(problem_.items());
    const wide_integer spare = wide_integer{limit.load} * problem_.capacity[holder] -
                               wide_integer{problem_.fixed_load[holder]} * limit.capacity -
                               (below ? 1 : 0);
    if (spare < 0) return -1;
    if (effort_ == 0) return all;
    const wide_integer items = spare / (wide_integer{effort_} * limit.capacity);
    return items < all ? static_cast<std::int64_t>(items) : all;
  }

 private:
  const assignment_problem& problem_;
  std::int64_t effort_;
};

}  // namespace detail

}  // namespace dutygraph
