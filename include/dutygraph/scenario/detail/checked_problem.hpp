#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>

#include <dutygraph/error.hpp>
#include <dutygraph/scenario/assignment_problem.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

[[noreturn]] inline void refuse_problem(const std::string& where, const std::string& expected) {
  throw argument_error("scenario.problem", where + ": " + expected +
                                               " (items and holders are numbered from 0); give a "
                                               "problem whose columns agree");
}

/// Adds up loads; a sum over 2^63 − 1 names what made it so.
class load_sum {
 public:
  explicit load_sum(std::string_view what) : what_(what) {}
  void add(std::int64_t value, std::uint32_t times, std::string_view kind, std::size_t index) {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    if (times > 0 && value > (most - sum_) / times) {
      throw argument_error("scenario.load", std::string(kind) + " " + std::to_string(index) +
                                                " (counting from 0): with it the " +
                                                std::string(what_) +
                                                " pass 2^63 millionths; give smaller numbers");
    }
    sum_ += value * times;
  }
  [[nodiscard]] std::int64_t value() const noexcept { return sum_; }

 private:
  std::string_view what_;
  std::int64_t sum_ = 0;
};

inline void check_holders(const assignment_problem& problem, std::span<const std::int64_t> limit) {
  if (problem.capacity.size() != problem.holders || problem.fixed_load.size() != problem.holders ||
      (!limit.empty() && limit.size() != problem.holders)) {
    refuse_problem("the holders", "capacity, fixed_load and limit need a number for each of " +
                                      std::to_string(problem.holders));
  }
  load_sum capacities("capacities");
  for (std::uint32_t holder = 0; holder < problem.holders; ++holder) {
    const std::string where = "holder " + std::to_string(holder);
    if (problem.capacity[holder] <= 0) refuse_problem(where, "its capacity must be over 0");
    if (problem.fixed_load[holder] < 0) refuse_problem(where, "its fixed load must be 0 or more");
    if (!limit.empty() && limit[holder] < 0) refuse_problem(where, "its limit must be 0 or more");
    capacities.add(problem.capacity[holder], 1, "holder", holder);
  }
}

inline void check_items(const assignment_problem& problem) {
  const std::uint32_t items = problem.items();
  if (problem.effort.size() != items || problem.first_arc.size() != std::size_t{items} + 1 ||
      problem.first_arc[0] != 0 || problem.first_arc[items] != problem.arc_holder.size() ||
      problem.held.size() != problem.arc_holder.size()) {
    refuse_problem("the items", "effort, first_arc, arc_holder and held must fit " +
                                    std::to_string(items) + " items and their arcs");
  }
  for (std::uint32_t item = 0; item < items; ++item) {
    const std::string where = "item " + std::to_string(item);
    if (problem.effort[item] < 0) refuse_problem(where, "its effort must be 0 or more");
    const std::uint32_t first = problem.first_arc[item];
    const std::uint32_t end = problem.first_arc[item + 1];
    if (first > end || end > problem.arc_holder.size()) {
      refuse_problem(where, "its arcs must end behind where they begin");
    }
    for (std::uint32_t arc = first; arc < end; ++arc) {
      if (problem.arc_holder[arc] >= problem.holders ||
          (arc > first && problem.arc_holder[arc - 1] >= problem.arc_holder[arc])) {
        refuse_problem(where,
                       "its holders must rise and be below " + std::to_string(problem.holders));
      }
    }
  }
  for (const auto& [one, other] : problem.apart) {
    if (one >= items || other >= items || one == other) {
      refuse_problem("apart " + std::to_string(one) + " and " + std::to_string(other),
                     "two different items are expected");
    }
  }
}

/// Throws `argument_error` unless the columns agree, the numbers are in range and no sum of loads
/// or of capacities passes 2^63 − 1.
inline void check_problem(const assignment_problem& problem, std::span<const std::int64_t> limit) {
  check_holders(problem, limit);
  check_items(problem);
  load_sum loads("loads");
  for (std::uint32_t holder = 0; holder < problem.holders; ++holder) {
    loads.add(problem.fixed_load[holder], 1, "holder", holder);
  }
  for (std::uint32_t item = 0; item < problem.items(); ++item) {
    loads.add(problem.effort[item], problem.demand[item], "item", item);
  }
}

/// The first item that may go to fewer holders than it needs; the number of items if none is.
[[nodiscard]] inline std::uint32_t item_short_of_holders(const assignment_problem& problem) {
  std::uint32_t item = 0;
  while (item < problem.items() &&
         problem.first_arc[item + 1] - problem.first_arc[item] >= problem.demand[item]) {
    ++item;
  }
  return item;
}

/// The certificate of one item and the holders it may have.
[[nodiscard]] inline load_certificate shortage_of(const assignment_problem& problem,
                                                  std::uint32_t item) {
  load_certificate found;
  found.items.push_back(item);
  for (std::uint32_t arc = problem.first_arc[item]; arc < problem.first_arc[item + 1]; ++arc) {
    found.holders.push_back(problem.arc_holder[arc]);
    found.capacity += problem.capacity[problem.arc_holder[arc]];
  }
  found.forced = problem.effort[item] * problem.demand[item];
  return found;
}

/// In words: item 3 needs 2 holders and may have 1.
[[nodiscard]] inline std::string shortage_reason(const assignment_problem& problem,
                                                 std::uint32_t item) {
  return "item " + std::to_string(item) + " needs " + std::to_string(problem.demand[item]) +
         " holders and may have " +
         std::to_string(problem.first_arc[item + 1] - problem.first_arc[item]);
}

}  // namespace detail

}  // namespace dutygraph
