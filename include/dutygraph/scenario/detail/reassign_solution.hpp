#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <dutygraph/scenario/assignment_problem.hpp>
#include <dutygraph/scenario/indivisible_load.hpp>
#include <dutygraph/scenario/optimal_semi_matching.hpp>
#include <dutygraph/scenario/reassignment.hpp>
#include <dutygraph/scenario/utilisation.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// What the solvers found, whichever was asked.
struct reassign_solution {
  std::optional<bool> feasible;
  bool exact = false;
  std::optional<double> gap;        ///< how much smaller the objective might be, as a share of it
  std::vector<std::uint8_t> taken;  ///< of each arc
  utilisation maximum;
  utilisation bound;      ///< of any draft within the rules
  utilisation certified;  ///< the part of `bound` that the certificate alone shows
  load_certificate certificate;
  assignment_fault fault = assignment_fault::none;
  std::uint64_t moves_needed = 0;  ///< with the fault `moves`, where it is known
  std::vector<std::pair<std::uint64_t, utilisation>> front;
  std::vector<std::vector<std::uint8_t>> alternatives;
};

/// True where all items load alike and none are apart: the optimal semi-matching applies.
[[nodiscard]] inline bool load_alike(const assignment_problem& problem) {
  return problem.apart.empty() &&
         std::all_of(problem.effort.begin(), problem.effort.end(),
                     [&](std::int64_t one) { return one == problem.effort.front(); });
}

/// True where all holders have one capacity and one fixed load: then leximin is also the least sum
/// of squares.
[[nodiscard]] inline bool holders_alike(const assignment_problem& problem) {
  for (std::uint32_t holder = 1; holder < problem.holders; ++holder) {
    if (problem.capacity[holder] != problem.capacity[0] ||
        problem.fixed_load[holder] != problem.fixed_load[0]) {
      return false;
    }
  }
  return true;
}

/// Asks the solver that fits: the semi-matching where it answers the objective, else the search.
class reassign_solver {
 public:
  reassign_solver(const assignment_problem& problem, const reassign_options& options,
                  const stop_token& stop)
      : problem_(problem), options_(options), stop_(stop) {}

  [[nodiscard]] reassign_solution solve() {
    const bool even = options_.objective != load_objective::sum_of_squares;
    if (load_alike(problem_) && (even || holders_alike(problem_))) {
      match();
    } else {
      search();
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] indivisible_load_options search_options() const {
    indivisible_load_options wanted;
    wanted.objective = options_.objective;
    wanted.max_moves = options_.max_moves;
    wanted.node_limit = options_.node_limit;
    wanted.time_limit = options_.time_limit;
    wanted.alternatives = options_.alternatives;
    return wanted;
  }

  void take(semi_matching&& from) {
    found_.feasible = true;
    found_.exact = true;
    found_.gap = 0.0;
    found_.maximum = found_.bound = from.maximum;
    found_.taken = std::move(from.taken);
  }

  void match() {
    semi_matching best = optimal_semi_matching(problem_, {}, stop_);
    found_.certificate = best.certificate.load;
    if (!best.feasible) {
      found_.feasible = false;
      found_.exact = true;
      found_.fault = assignment_fault::too_few_holders;
      return;
    }
    found_.certified = best.maximum;
    const utilisation least = best.maximum;
    if (options_.objective == load_objective::minimum_maximum) {
      best = fewest_moves(problem_, least, stop_);
      best.maximum = least;
    }
    if (options_.max_moves && best.moves > *options_.max_moves) {
      match_within(*options_.max_moves);
    } else {
      take(std::move(best));
    }
    if (found_.feasible != true) return;
    for (const pareto_point& point : pareto_front(problem_, stop_).points) {
      if (options_.max_moves && point.moves > *options_.max_moves) break;
      found_.front.emplace_back(point.moves, point.maximum);
    }
    if (options_.alternatives != 0) add_alternatives();
  }

  /// The budget binds: the maximum is still exact, what is below it only by search.
  void match_within(std::uint64_t budget) {
    semi_matching best = optimal_semi_matching(problem_, {{}, budget}, stop_);
    if (!best.feasible) {
      found_.feasible = false;
      found_.exact = true;
      found_.fault = assignment_fault::moves;
      found_.moves_needed = best.moves;
      return;
    }
    if (options_.objective == load_objective::minimum_maximum) {
      const utilisation least = best.maximum;
      take(fewest_moves(problem_, least, stop_));
      found_.maximum = found_.bound = least;
      return;
    }
    const bool exact = best.exact;
    take(std::move(best));
    if (exact) return;
    indivisible_load_result other = indivisible_load(problem_, search_options(), stop_);
    found_.exact = other.exact;
    if (other.exact && other.feasible == true) found_.taken = std::move(other.best.taken);
  }

  /// The search knows further drafts; the one at hand is not among them.
  void add_alternatives() {
    indivisible_load_options wanted = search_options();
    wanted.alternatives = options_.alternatives + 1;
    indivisible_load_result other = indivisible_load(problem_, wanted, stop_);
    if (other.feasible != true) return;
    other.alternatives.insert(other.alternatives.begin(), std::move(other.best));
    keep_alternatives(std::move(other.alternatives));
  }
  void keep_alternatives(std::vector<load_assignment>&& others) {
    for (load_assignment& one : others) {
      if (found_.alternatives.size() == options_.alternatives) break;
      if (one.taken != found_.taken) found_.alternatives.push_back(std::move(one.taken));
    }
  }

  void search() {
    indivisible_load_result best = indivisible_load(problem_, search_options(), stop_);
    found_.feasible = best.feasible;
    found_.exact = best.exact;
    found_.fault = best.fault;
    found_.certificate = std::move(best.certificate);
    found_.certified = best.divisible;
    found_.bound = best.bound;
    if (best.feasible != true) return;
    found_.gap = best.gap;
    found_.maximum = best.best.maximum;
    found_.taken = std::move(best.best.taken);
    keep_alternatives(std::move(best.alternatives));
    indivisible_load_options front = search_options();
    front.alternatives = 0;
    for (const load_front_point& point : load_front(problem_, front, stop_)) {
      found_.front.emplace_back(point.assignment.moves, point.assignment.maximum);
    }
  }

  const assignment_problem& problem_;
  const reassign_options& options_;
  const stop_token& stop_;
  reassign_solution found_;
};

}  // namespace detail

}  // namespace dutygraph
