#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include <dutygraph/scenario/assignment_problem.hpp>
#include <dutygraph/scenario/detail/load_flow.hpp>
#include <dutygraph/scenario/load_assignment.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// A problem with all that restricts its assignments.
struct assignment_rules {
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  /// `limit` is empty or has a number for each holder.
  assignment_rules(const assignment_problem& given, std::span<const std::int64_t> limit,
                   std::optional<std::uint32_t> moves)
      : problem(given),
        arcs(given),
        top(limit.begin(), limit.end()),
        max_moves(moves.value_or(none)),
        usable(given.arc_holder.size()),
        partners(given.items()),
        fewest_moves(given.items()) {
    if (top.empty()) top.assign(given.holders, std::numeric_limits<std::int64_t>::max());
    for (const auto& [one, other] : given.apart) {
      partners[one].push_back(other);
      partners[other].push_back(one);
    }
    for (std::uint32_t item = 0; item < given.items(); ++item) {
      std::uint32_t stays = 0;
      for (std::uint32_t arc = given.first_arc[item]; arc < given.first_arc[item + 1]; ++arc) {
        const std::uint32_t holder = given.arc_holder[arc];
        usable[arc] = given.fixed_load[holder] <= top[holder] - given.effort[item] ? 1 : 0;
        stays += usable[arc] != 0 && given.held[arc] != 0 ? 1 : 0;
      }
      fewest_moves[item] = given.demand[item] - std::min(stays, given.demand[item]);
    }
  }

  [[nodiscard]] std::uint32_t arc_of(std::uint32_t item, std::uint32_t holder) const {
    const auto begin = problem.arc_holder.begin();
    const auto end = begin + problem.first_arc[item + 1];
    const auto at = std::lower_bound(begin + problem.first_arc[item], end, holder);
    return at == end || *at != holder ? none : static_cast<std::uint32_t>(at - begin);
  }
  [[nodiscard]] std::uint32_t usable_arcs(std::uint32_t item) const {
    std::uint32_t count = 0;
    for (std::uint32_t arc = problem.first_arc[item]; arc < problem.first_arc[item + 1]; ++arc) {
      count += usable[arc];
    }
    return count;
  }

  const assignment_problem& problem;
  const arcs_by_holder arcs;
  std::vector<std::int64_t> top;  // of each holder: the most load
  std::uint32_t max_moves;
  std::vector<std::uint8_t> usable;                  // of each arc: the item fits by itself
  std::vector<std::vector<std::uint32_t>> partners;  // of each item: those set apart from it
  std::vector<std::uint32_t> fewest_moves;           // of each item
};

/// The best assignments seen, all different, the best first.
class assignment_pool {
 public:
  assignment_pool(const assignment_problem& problem, load_objective objective, std::size_t most)
      : problem_(problem), objective_(objective), most_(most) {}

  /// Keeps it if it is new and among the best; true if it is now the best.
  bool offer(load_assignment found) {
    std::size_t at = all_.size();
    while (at > 0) {
      const std::weak_ordering order =
          compare_assignments(problem_, objective_, found, all_[at - 1]);
      if (order == 0) return false;
      if (order > 0) break;
      --at;
    }
    if (at == most_) return false;
    if (all_.size() == most_) all_.pop_back();
    all_.insert(all_.begin() + static_cast<std::ptrdiff_t>(at), std::move(found));
    return at == 0;
  }
  [[nodiscard]] bool empty() const noexcept { return all_.empty(); }
  [[nodiscard]] bool full() const noexcept { return all_.size() == most_; }
  [[nodiscard]] const load_assignment& best() const { return all_.front(); }
  [[nodiscard]] const load_assignment& worst() const { return all_.back(); }
  [[nodiscard]] std::vector<load_assignment>& all() noexcept { return all_; }

 private:
  const assignment_problem& problem_;
  load_objective objective_;
  std::size_t most_;
  std::vector<load_assignment> all_;
};

}  // namespace detail

}  // namespace dutygraph
