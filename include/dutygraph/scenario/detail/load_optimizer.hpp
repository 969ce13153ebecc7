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

#include <dutygraph/scenario/detail/assignment_rules.hpp>
#include <dutygraph/scenario/detail/assignment_search.hpp>
#include <dutygraph/scenario/detail/assignment_state.hpp>
#include <dutygraph/scenario/detail/checked_problem.hpp>
#include <dutygraph/scenario/detail/load_fill.hpp>
#include <dutygraph/scenario/detail/load_improver.hpp>
#include <dutygraph/scenario/detail/search_budget.hpp>
#include <dutygraph/scenario/divisible_load.hpp>
#include <dutygraph/scenario/load_search.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// How much the local search does before the tree search.
struct local_search_plan {
  std::uint64_t trials = 5'000'000;  ///< steps looked at
  std::uint32_t rounds = 400;        ///< times that the best is shaken
  std::vector<std::uint8_t> from;    ///< an assignment to start from too; may be empty
};

/// One call of `indivisible_load`.
class load_optimizer {
 public:
  load_optimizer(const assignment_problem& problem, const indivisible_load_options& options,
                 const local_search_plan& plan, search_pace& steps, search_budget& budget,
                 const stop_token& stop)
      : problem_(problem),
        options_(options),
        plan_(plan),
        stop_(stop),
        steps_(steps),
        budget_(budget),
        rules_(problem, options.limit, options.max_moves),
        pool_(problem, options.objective, std::size_t{options.alternatives} + 1) {}

  [[nodiscard]] indivisible_load_result run() {
    if (short_of_holders() || short_of_moves() || shut_out()) return std::move(result_);
    if (problem_.holders == 0) {
      pool_.offer(assignment_of(problem_, {}));
      result_.exact = result_.fewest_moves = true;
    } else {
      const divisible_load_result division = divisible_load(problem_, {}, stop_);
      result_.divisible = division.maximum;
      result_.certificate = division.certificate;
      if (short_of_limits()) return std::move(result_);
      solve(division);
    }
    conclude();
    return std::move(result_);
  }

 private:
  // What is not possible -----------------------------------------------------------------------

  bool fail(assignment_fault fault, load_certificate certificate, std::string reason) {
    result_.feasible = false;
    result_.exact = result_.maximum_exact = true;
    result_.fault = fault;
    result_.certificate = std::move(certificate);
    result_.reason = std::move(reason);
    return true;
  }

  bool short_of_holders() {
    const std::uint32_t item = item_short_of_holders(problem_);
    return item < problem_.items() &&
           fail(assignment_fault::too_few_holders, shortage_of(problem_, item),
                shortage_reason(problem_, item));
  }

  bool short_of_moves() {
    load_certificate found;
    std::uint64_t moves = 0;
    for (std::uint32_t item = 0; item < problem_.items(); ++item) {
      if (rules_.fewest_moves[item] > 0) found.items.push_back(item);
      moves += rules_.fewest_moves[item];
    }
    return moves > rules_.max_moves &&
           fail(assignment_fault::moves, std::move(found),
                "the items need " + std::to_string(moves) + " arcs that do not stand now, and " +
                    std::to_string(rules_.max_moves) + " are allowed");
  }

  /// One item with an effort over too many limits, or holders whose limits are too low together.
  bool short_of_limits() {
    if (options_.limit.empty()) return false;
    for (std::uint32_t item = 0; item < problem_.items(); ++item) {
      const std::uint32_t usable = rules_.usable_arcs(item);
      if (usable >= problem_.demand[item]) continue;
      load_certificate found = shortage_of(problem_, item);
      found.capacity = 0;
      for (const std::uint32_t holder : found.holders) found.capacity += options_.limit[holder];
      return fail(assignment_fault::limits, std::move(found),
                  "item " + std::to_string(item) + " needs " +
                      std::to_string(problem_.demand[item]) + " holders and fits to " +
                      std::to_string(usable) + " within their limits");
    }
    divisible_load_result division = divisible_load(problem_, options_.limit, stop_);
    limited_ = division.maximum;
    return division.fault != division_fault::none &&
           fail(assignment_fault::limits, std::move(division.certificate),
                std::move(division.reason));
  }

  /// Items that need all holders they may have take them from those set apart from them, and so on
  /// until one has too few.
  bool shut_out() {
    std::vector<std::uint8_t> allowed(problem_.arc_holder.size(), 1);
    std::vector<std::uint32_t> left(problem_.items());
    std::vector<std::uint32_t> queue;
    std::vector<std::vector<std::uint32_t>> robbers(problem_.items());
    for (std::uint32_t item = 0; item < problem_.items(); ++item) {
      left[item] = problem_.first_arc[item + 1] - problem_.first_arc[item];
      if (left[item] == problem_.demand[item]) queue.push_back(item);
    }
    for (std::size_t at = 0; at < queue.size(); ++at) {
      const std::uint32_t item = queue[at];
      for (std::uint32_t arc = problem_.first_arc[item]; arc < problem_.first_arc[item + 1];
           ++arc) {
        if (allowed[arc] == 0) continue;
        for (const std::uint32_t partner : rules_.partners[item]) {
          const std::uint32_t other = rules_.arc_of(partner, problem_.arc_holder[arc]);
          if (other == assignment_rules::none || allowed[other] == 0) continue;
          steps_.step();
          allowed[other] = 0;
          robbers[partner].push_back(item);
          --left[partner];
          if (left[partner] == problem_.demand[partner]) queue.push_back(partner);
          if (left[partner] < problem_.demand[partner]) return fail_apart(partner, robbers);
        }
      }
    }
    return false;
  }
  bool fail_apart(std::uint32_t item, const std::vector<std::vector<std::uint32_t>>& robbers) {
    std::vector<bool> involved(problem_.items());
    std::vector<std::uint32_t> queue = {item};
    involved[item] = true;
    for (std::size_t at = 0; at < queue.size(); ++at) {
      for (const std::uint32_t robber : robbers[queue[at]]) {
        if (involved[robber]) continue;
        involved[robber] = true;
        queue.push_back(robber);
      }
    }
    load_certificate found;
    std::vector<bool> meets(problem_.holders);
    for (std::uint32_t one = 0; one < problem_.items(); ++one) {
      if (!involved[one]) continue;
      found.items.push_back(one);
      for (std::uint32_t arc = problem_.first_arc[one]; arc < problem_.first_arc[one + 1]; ++arc) {
        meets[problem_.arc_holder[arc]] = true;
      }
    }
    for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
      if (meets[holder]) found.holders.push_back(holder);
    }
    const std::string count = std::to_string(found.items.size());
    return fail(assignment_fault::apart, std::move(found),
                "item " + std::to_string(item) + " is left with too few holders by items set " +
                    "apart; " + count + " items shut each other out");
  }

  // What is possible ---------------------------------------------------------------------------

  /// No assignment has a smaller maximum: an item must go somewhere, whole.
  [[nodiscard]] utilisation bound_by_items() const {
    utilisation bound = std::max(result_.divisible, limited_);
    std::vector<utilisation> alone;
    for (std::uint32_t item = 0; item < problem_.items(); ++item) {
      const std::uint32_t demand = problem_.demand[item];
      if (demand == 0) continue;
      alone.clear();
      for (std::uint32_t arc = problem_.first_arc[item]; arc < problem_.first_arc[item + 1];
           ++arc) {
        const std::uint32_t holder = problem_.arc_holder[arc];
        if (rules_.usable[arc] == 0) continue;
        alone.push_back(
            {problem_.fixed_load[holder] + problem_.effort[item], problem_.capacity[holder]});
      }
      std::nth_element(alone.begin(), alone.begin() + (demand - 1), alone.end());
      bound = std::max(bound, alone[demand - 1]);
    }
    return bound;
  }

  void solve(const divisible_load_result& division) {
    load_fill squares(problem_, division.group, true);
    result_.sum_of_squares_bound = square_sum(problem_, squares.pour(problem_.fixed_load));
    assignment_search search(rules_, options_.objective, division.group, budget_);
    result_.bound = search.bound_from(bound_by_items());

    load_improver improver(rules_, options_.objective, budget_, plan_.trials);
    if (!plan_.from.empty()) improve_from(improver, state_of(plan_.from));
    start(improver, true);
    start(improver, false);
    bool finished = true;
    if (pool_.empty()) {
      finished = search.run(assignment_search::aim::first, pool_);
      if (finished && pool_.empty()) {
        load_certificate all;
        for (std::uint32_t item = 0; item < problem_.items(); ++item) all.items.push_back(item);
        for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
          all.holders.push_back(holder);
        }
        fail(assignment_fault::search, std::move(all),
             "every case was tried, and none keeps all limits, moves and items apart");
        return;
      }
      if (!pool_.empty()) {
        improve_from(improver, state_of(pool_.best().taken));
      }
    }
    if (pool_.empty()) return;
    search_on(improver);
    result_.exact = search.run(assignment_search::aim::objective, pool_);
    if (!result_.exact) return;
    if (options_.alternatives == 0 && pool_.best().moves == least_moves()) {
      result_.fewest_moves = true;
    } else {
      result_.fewest_moves = search.run(assignment_search::aim::all, pool_);
    }
  }

  [[nodiscard]] std::uint32_t least_moves() const {
    return std::accumulate(rules_.fewest_moves.begin(), rules_.fewest_moves.end(), 0U);
  }

  [[nodiscard]] assignment_state state_of(const std::vector<std::uint8_t>& taken) const {
    assignment_state state(rules_);
    for (std::uint32_t arc = 0; arc < taken.size(); ++arc) {
      if (taken[arc] != 0) state.take(arc);
    }
    return state;
  }

  /// From what stands now, or from nothing.
  void start(load_improver& improver, bool from_held) {
    assignment_state state(rules_);
    const std::vector<std::uint32_t> order = items_by_effort(rules_);
    for (const bool held_only : {true, false}) {
      if (held_only && !from_held) continue;
      for (const std::uint32_t item : order) take_lightest(rules_, state, item, held_only);
    }
    if (complete(rules_, state)) improve_from(improver, std::move(state));
  }

  void improve_from(load_improver& improver, assignment_state state) {
    offer(state);
    improver.improve(state);
    offer(state);
    if (options_.objective == load_objective::minimum_maximum) {
      assignment_state lazy = state;
      improver.save_moves(lazy);
      offer(lazy);
    }
    if (!even_ || compare_loads(problem_, guide(), state.load(), even_->load()) < 0) {
      even_ = std::move(state);
    }
  }
  void offer(const assignment_state& state) { pool_.offer(state.found()); }
  [[nodiscard]] load_objective guide() const {
    return options_.objective == load_objective::minimum_maximum ? load_objective::leximin
                                                                 : options_.objective;
  }

  /// Shakes the best and improves it again, as long as trials are left and it may be better.
  void search_on(load_improver& improver) {
    while (!improver.used_up() && !pleased()) {
      assignment_state state = *even_;
      improver.shake(state);
      improve_from(improver, std::move(state));
      ++rounds_;
    }
  }
  /// Whether more shaking is of no use: nothing can be better, or it is small enough to be tried.
  [[nodiscard]] bool pleased() const {
    if (problem_.items() == 0 || rounds_ >= plan_.rounds) return true;
    return options_.objective == load_objective::minimum_maximum &&
           pool_.best().maximum == result_.bound &&
           (rounds_ >= plan_.rounds / 8 || pool_.best().moves == least_moves());
  }

  void conclude() {
    if (result_.feasible || pool_.empty()) return;
    result_.feasible = true;
    result_.best = pool_.best();
    result_.alternatives.assign(pool_.all().begin() + 1, pool_.all().end());
    const bool squares = options_.objective == load_objective::sum_of_squares;
    const load_assignment& best = result_.best;
    if (result_.exact && squares) {
      result_.sum_of_squares_bound = best.sum_of_squares;
    } else if (result_.exact) {
      result_.bound = best.maximum;
    }
    result_.maximum_exact = best.maximum == result_.bound;
    if (options_.objective == load_objective::minimum_maximum) {
      result_.exact = result_.maximum_exact;
    }
    const double value = squares ? best.sum_of_squares : best.maximum.value();
    const double bound = squares ? result_.sum_of_squares_bound : result_.bound.value();
    result_.gap = value > 0.0 ? std::max(0.0, (value - bound) / value) : 0.0;
  }

  const assignment_problem& problem_;
  const indivisible_load_options& options_;
  const local_search_plan& plan_;
  const stop_token& stop_;
  search_pace& steps_;
  search_budget& budget_;
  const assignment_rules rules_;
  assignment_pool pool_;
  utilisation limited_;                   // the smallest maximum of a division within the limits
  std::optional<assignment_state> even_;  // where the local search stands
  std::uint32_t rounds_ = 0;
  indivisible_load_result result_;
};

}  // namespace detail

}  // namespace dutygraph
