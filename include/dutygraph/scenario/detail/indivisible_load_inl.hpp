#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <dutygraph/scenario/indivisible_load.hpp>

#include <dutygraph/scenario/detail/assignment_rules.hpp>
#include <dutygraph/scenario/detail/assignment_search.hpp>
#include <dutygraph/scenario/detail/assignment_state.hpp>
#include <dutygraph/scenario/detail/checked_problem.hpp>
#include <dutygraph/scenario/detail/load_fill.hpp>
#include <dutygraph/scenario/detail/load_optimizer.hpp>
#include <dutygraph/scenario/detail/search_budget.hpp>
#include <dutygraph/scenario/divisible_load.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// The nodes that may be searched. A node costs time that grows with the problem.
[[nodiscard]] inline std::uint64_t nodes_allowed(const assignment_problem& problem,
                                                 const indivisible_load_options& options) {
  constexpr std::uint64_t most_work = 100'000'000;
  constexpr std::uint64_t most_nodes = 100'000;
  const std::uint64_t size = std::uint64_t{problem.items()} + problem.arc_holder.size();
  return options.node_limit.value_or(
      std::min(most_nodes, most_work / std::max<std::uint64_t>(size, 1)));
}

inline void check_options(const assignment_problem& problem,
                          const indivisible_load_options& options) {
  check_problem(problem, options.limit);
  if (options.time_limit && !(*options.time_limit >= 0.0)) {
    throw argument_error("scenario.time_limit",
                         "time_limit is " + std::to_string(*options.time_limit) +
                             ": seconds of 0 or more are expected; leave it empty for no limit");
  }
}

/// One call of `load_front`: a search without a bound on moves, then one for each number below what
/// that needs, each starting from what the one before found.
class front_tracer {
 public:
  front_tracer(const assignment_problem& problem, const indivisible_load_options& options,
               search_pace& steps, const stop_token& stop)
      : problem_(problem),
        options_(options),
        steps_(steps),
        stop_(stop),
        clock_(steps, 0, options.time_limit, options.clock) {
    options_.objective = load_objective::minimum_maximum;
    options_.alternatives = 0;
  }

  [[nodiscard]] std::vector<load_front_point> run() {
    const std::uint64_t half = nodes_allowed(problem_, options_) / 2;
    options_.node_limit = half;
    const indivisible_load_result whole = search();
    if (!whole.feasible.value_or(false)) return {};
    const assignment_rules rules(problem_, options_.limit, {});
    first_ = std::accumulate(rules.fewest_moves.begin(), rules.fewest_moves.end(), 0U);
    const std::uint32_t end = whole.best.moves;
    found_.push_back(whole.best);
    plan_.rounds = 40;
    plan_.trials /= std::max<std::uint64_t>(1, end - first_);
    options_.node_limit = half / std::max<std::uint64_t>(1, end - first_);
    for (std::uint32_t moves = first_; moves < end; ++moves) {
      options_.max_moves = moves;
      indivisible_load_result one = search();
      const bool possible = one.feasible.value_or(true);
      least_.push_back(possible ? std::max(one.bound, whole.bound) : beyond);
      if (!one.feasible.value_or(false)) continue;
      plan_.from = one.best.taken;
      found_.push_back(std::move(one.best));
      if (found_.back().maximum <= whole.best.maximum) break;
    }
    least_.push_back(whole.bound);
    for (std::size_t at = least_.size() - 1; at-- > 0;) {
      least_[at] = std::max(least_[at], least_[at + 1]);
    }
    return points(whole);
  }

 private:
  /// A maximum that no assignment can have.
  static constexpr utilisation beyond{std::numeric_limits<std::int64_t>::max(), 1};

  [[nodiscard]] indivisible_load_result search() {
    search_budget budget(steps_, *options_.node_limit, clock_.seconds_left(), options_.clock);
    return load_optimizer(problem_, options_, plan_, steps_, budget, stop_).run();
  }

  /// No assignment with so many moves has a smaller maximum.
  [[nodiscard]] utilisation least(std::uint32_t moves) const {
    return least_[std::min(std::size_t{moves} - first_, least_.size() - 1)];
  }

  [[nodiscard]] std::vector<load_front_point> points(const indivisible_load_result& whole) {
    std::stable_sort(found_.begin(), found_.end(),
                     [](const load_assignment& a, const load_assignment& b) {
                       return a.moves != b.moves ? a.moves < b.moves : a.maximum < b.maximum;
                     });
    std::vector<load_front_point> front;
    for (load_assignment& one : found_) {
      if (!front.empty() && one.maximum >= front.back().assignment.maximum) continue;
      const bool fewest = one.moves == first_ || least(one.moves - 1) > one.maximum ||
                          (whole.fewest_moves && one.moves == whole.best.moves);
      const bool exact = fewest && one.maximum <= least(one.moves);
      front.push_back({std::move(one), exact});
    }
    return front;
  }

  const assignment_problem& problem_;
  indivisible_load_options options_;
  local_search_plan plan_;
  search_pace& steps_;
  const stop_token& stop_;
  search_budget clock_;
  std::uint32_t first_ = 0;  // no assignment has fewer moves
  std::vector<load_assignment> found_;
  std::vector<utilisation> least_;  // of each number of moves from `first_` on
};

}  // namespace detail

DUTYGRAPH_INLINE indivisible_load_result indivisible_load(const assignment_problem& problem,
                                                          const indivisible_load_options& options,
                                                          const stop_token& stop) {
  detail::search_pace steps(stop, "indivisible_load");
  detail::check_options(problem, options);
  detail::search_budget budget(steps, detail::nodes_allowed(problem, options), options.time_limit,
                               options.clock);
  indivisible_load_result result =
      detail::load_optimizer(problem, options, {}, steps, budget, stop).run();
  result.nodes = budget.nodes();
  return result;
}

DUTYGRAPH_INLINE std::vector<load_front_point> load_front(const assignment_problem& problem,
                                                          const indivisible_load_options& options,
                                                          const stop_token& stop) {
  detail::search_pace steps(stop, "load_front");
  detail::check_options(problem, options);
  return detail::front_tracer(problem, options, steps, stop).run();
}

}  // namespace dutygraph
