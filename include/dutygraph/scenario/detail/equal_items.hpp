#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>

#include <dutygraph/error.hpp>
#include <dutygraph/scenario/assignment_problem.hpp>
#include <dutygraph/scenario/utilisation.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

[[noreturn]] inline void refuse_problem(const std::string& message) {
  throw argument_error("scenario.problem", message);
}

/// Throws `argument_error` unless the members of a problem fit each other and its items are equal.
inline void require_equal_items(const assignment_problem& problem) {
  const std::size_t items = problem.demand.size();
  if (problem.first_arc.size() != items + 1 || problem.effort.size() != items ||
      problem.capacity.size() != problem.holders || problem.fixed_load.size() != problem.holders ||
      problem.first_arc.front() != 0 || problem.first_arc.back() != problem.arc_holder.size() ||
      problem.held.size() != problem.arc_holder.size() ||
      items + problem.holders >= std::numeric_limits<std::uint32_t>::max()) {
    refuse_problem(
        "the members of an assignment_problem differ in size: one first_arc an item and one more, "
        "one demand and effort an item, one capacity and fixed_load a holder, one held an arc");
  }
  if (!problem.apart.empty()) {
    refuse_problem("items kept apart need the general solver; equal items take no apart pairs");
  }
  const std::int64_t effort = items == 0 ? 0 : problem.effort.front();
  for (std::size_t item = 0; item < items; ++item) {
    const std::string name = "item " + std::to_string(item);
    if (problem.effort[item] < 0 || problem.effort[item] != effort) {
      refuse_problem(name + " has effort " + std::to_string(problem.effort[item]) +
                     ", item 0 has " + std::to_string(effort) +
                     "; equal items have one, from 0 up");
    }
    const std::uint32_t begin = problem.first_arc[item];
    const std::uint32_t end = problem.first_arc[item + 1];
    if (begin > end || end > problem.arc_holder.size()) {
      refuse_problem(name + ": first_arc rises from item to item, up to the number of arcs");
    }
    for (std::uint32_t arc = begin; arc < end; ++arc) {
      if (problem.arc_holder[arc] >= problem.holders ||
          (arc > begin && problem.arc_holder[arc] <= problem.arc_holder[arc - 1])) {
        refuse_problem(name + ": its holders rise, each below " + std::to_string(problem.holders));
      }
    }
  }
  for (std::uint32_t holder = 0; holder < problem.holders; ++holder) {
    const wide_integer most = wide_integer{problem.fixed_load[holder]} +
                              wide_integer{effort} * static_cast<std::int64_t>(items);
    if (problem.capacity[holder] <= 0 || problem.fixed_load[holder] < 0 ||
        most > std::numeric_limits<std::int64_t>::max()) {
      refuse_problem("holder " + std::to_string(holder) +
                     ": the capacity is above 0, the fixed load from 0 up, and all items together "
                     "fit into 64 bits");
    }
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
