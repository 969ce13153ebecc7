#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <dutygraph/scenario/optimal_semi_matching.hpp>

#include <dutygraph/scenario/detail/equal_items.hpp>
#include <dutygraph/scenario/detail/search_pace.hpp>
#include <dutygraph/scenario/detail/unit_budget.hpp>
#include <dutygraph/scenario/detail/unit_flow.hpp>
#include <dutygraph/scenario/detail/unit_split.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// The solvers of equal items on one problem.
class equal_items_solver {
 public:
  equal_items_solver(const assignment_problem& problem, std::vector<std::uint32_t> most_items,
                     search_pace& steps)
      : problem_(checked(problem, most_items)),
        scale_(problem),
        most_items_(std::move(most_items)),
        steps_(steps) {}

  [[nodiscard]] semi_matching leximin() {
    unit_flow flow(problem_, steps_);
    const unit_part all = flow.whole();
    std::vector<std::int64_t> most = rooms(nullptr, false);
    set_rooms(flow, most);
    flow.take_held();
    if (!flow.serve(all)) return infeasible(flow, {}, false);
    std::vector<unit_part> parts;
    if (scale_.effort() > 0) {
      for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
        most[holder] = std::min(most[holder], flow.arcs_of(holder));
      }
      unit_split split(flow, scale_, std::move(most), steps_);
      parts = split.run();
      for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
        flow.set_room(holder, split.least(holder), split.most(holder));
      }
    } else {
      parts.push_back(all);
    }
    for (const unit_part& part : parts) flow.give_back(part, true);
    flow.take_held();
    flow.price_moves();
    for (const unit_part& part : parts) {
      if (!flow.serve(part)) throw unsolved_part();
    }
    semi_matching found = feasible(flow);
    found.certificate = nothing_below(found);
    return found;
  }

  [[nodiscard]] semi_matching fewest(const utilisation& limit) {
    unit_flow flow(problem_, steps_);
    const bool served = flow.serve_with_fewest_moves(rooms(&limit, false));
    return served ? feasible(flow) : infeasible(flow, limit, false);
  }

  [[nodiscard]] semi_matching_front front(const std::uint64_t* most_moves) {
    semi_matching_front found;
    unit_flow flow(problem_, steps_);
    const unit_part all = flow.whole();
    if (!flow.serve_with_fewest_moves(rooms(nullptr, false))) {
      found.feasible = false;
      found.certificate = infeasible(flow, {}, false).certificate;
      return found;
    }
    pareto_point last{flow.moves(), greatest(flow)};
    while (most_moves == nullptr || last.moves <= *most_moves) {
      set_rooms(flow, rooms(&last.maximum, true));
      const bool served = problem_.holders > 0 && flow.serve(all);
      if (!served || flow.moves() != last.moves) found.points.push_back(last);
      if (!served) {
        found.certificate = infeasible(flow, last.maximum, true).certificate;
        break;
      }
      last = {flow.moves(), greatest(flow)};
    }
    return found;
  }

  [[nodiscard]] semi_matching within_moves(std::uint64_t most_moves) {
    semi_matching best = leximin();
    if (!best.feasible || best.moves <= most_moves) return best;
    const semi_matching_front some = front(&most_moves);
    if (some.points.empty()) {
      unit_flow flow(problem_, steps_);
      semi_matching none;
      none.feasible = false;
      if (flow.serve_with_fewest_moves(rooms(nullptr, false))) none.moves = flow.moves();
      return none;
    }
    unit_budget budget(problem_, scale_, rooms(nullptr, false),
                       rooms(&some.points.back().maximum, false), most_moves, steps_);
    semi_matching found = feasible(budget.run());
    found.exact = false;
    if (found.maximum == best.maximum) found.certificate = std::move(best.certificate);
    return found;
  }

 private:
  /// The most items of each holder, within the limit or below it, if there is one.
  [[nodiscard]] std::vector<std::int64_t> rooms(const utilisation* limit, bool below) const {
    std::vector<std::int64_t> out(problem_.holders, problem_.items());
    for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
      if (!most_items_.empty()) {
        out[holder] = std::min<std::int64_t>(out[holder], most_items_[holder]);
      }
      if (limit != nullptr) out[holder] = std::min(out[holder], scale_.room(holder, *limit, below));
    }
    return out;
  }
  static void set_rooms(unit_flow& flow, const std::vector<std::int64_t>& room) {
    for (std::uint32_t holder = 0; holder < room.size(); ++holder) {
      flow.set_room(holder, room[holder]);
    }
  }

  [[nodiscard]] utilisation greatest(const unit_flow& flow) const noexcept {
    utilisation most;
    for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
      most = std::max(most, scale_.at(holder, flow.load(holder)));
    }
    return most;
  }

  [[nodiscard]] semi_matching feasible(const unit_flow& flow) const {
    semi_matching found;
    found.taken = flow.taken();
    found.maximum = greatest(flow);
    found.moves = flow.moves();
    for (std::uint32_t item = 0; item < problem_.items(); ++item) {
      std::uint32_t held = 0;
      for (std::uint32_t arc = problem_.first_arc[item]; arc < problem_.first_arc[item + 1];
           ++arc) {
        if (problem_.held[arc] == 0) continue;
        ++held;
        found.dropped += found.taken[arc] == 0 ? 1 : 0;
      }
      found.additions += problem_.demand[item] - std::min(problem_.demand[item], held);
    }
    return found;
  }

  /// What `serve` has just failed on, as a certificate.
  [[nodiscard]] semi_matching infeasible(unit_flow& flow, const std::optional<utilisation>& limit,
                                         bool below) {
    semi_matching none;
    none.feasible = false;
    // A fixed load that is too much by itself says it all.
    for (std::uint32_t holder = 0; limit && holder < problem_.holders; ++holder) {
      if (scale_.room(holder, *limit, below) >= 0) continue;
      const std::vector<std::uint32_t> alone(1, holder);
      none.certificate = certified(alone, limit, below);
      return none;
    }
    none.certificate = certified(flow.reached(flow.whole()).holders, limit, below);
    return none;
  }

  [[nodiscard]] unit_certificate nothing_below(const semi_matching& found) {
    unit_flow flow(problem_, steps_);
    const unit_part all = flow.whole();
    if (problem_.holders == 0) return {};
    set_rooms(flow, rooms(&found.maximum, true));
    flow.take(found.taken);
    flow.give_back(all, false);
    if (flow.serve(all)) throw unsolved_part();
    return infeasible(flow, found.maximum, true).certificate;
  }

  [[nodiscard]] unit_certificate certified(std::span<const std::uint32_t> holders,
                                           const std::optional<utilisation>& limit,
                                           bool below) const {
    return certify_units(problem_, holders, limit, below, most_items_);
  }

  const assignment_problem& problem_;
  unit_scale scale_;
  std::vector<std::uint32_t> most_items_;
  search_pace& steps_;
};

}  // namespace detail

DUTYGRAPH_INLINE unit_certificate certify_units(const assignment_problem& problem,
                                                std::span<const std::uint32_t> holders,
                                                const std::optional<utilisation>& limit, bool below,
                                                std::span<const std::uint32_t> most_items) {
  const detail::unit_scale scale(detail::checked(problem, most_items));
  unit_certificate found;
  found.load = certify(problem, holders);
  std::vector<bool> chosen(problem.holders);
  for (const std::uint32_t holder : found.load.holders) {
    chosen[holder] = true;
    std::int64_t room = problem.items();
    if (!most_items.empty()) room = std::min<std::int64_t>(room, most_items[holder]);
    if (limit) room = std::min(room, scale.room(holder, *limit, below));
    found.room += room;
  }
  for (const std::uint32_t item : found.load.items) {
    found.forced_units += problem.demand[item];
    for (std::uint32_t arc = problem.first_arc[item]; arc < problem.first_arc[item + 1]; ++arc) {
      found.forced_units -= chosen[problem.arc_holder[arc]] ? 0 : 1;
    }
  }
  return found;
}

DUTYGRAPH_INLINE std::vector<std::int64_t> loads_of(const assignment_problem& problem,
                                                    std::span<const std::uint8_t> taken) {
  std::vector<std::int64_t> loads = problem.fixed_load;
  for (std::uint32_t item = 0; item < problem.items(); ++item) {
    for (std::uint32_t arc = problem.first_arc[item]; arc < problem.first_arc[item + 1]; ++arc) {
      if (taken[arc] != 0) loads[problem.arc_holder[arc]] += problem.effort[item];
    }
  }
  return loads;
}

DUTYGRAPH_INLINE semi_matching optimal_semi_matching(const assignment_problem& problem,
                                                     const semi_matching_options& options,
                                                     const stop_token& stop) {
  detail::search_pace steps(stop, "optimal_semi_matching");
  detail::equal_items_solver solver(problem, options.most_items, steps);
  return options.max_moves ? solver.within_moves(*options.max_moves) : solver.leximin();
}

DUTYGRAPH_INLINE semi_matching fewest_moves(const assignment_problem& problem,
                                            const utilisation& limit, const stop_token& stop) {
  detail::search_pace steps(stop, "fewest_moves");
  if (limit.capacity <= 0) {
    throw argument_error("scenario.limit", "the limit " + std::to_string(limit.load) + "/" +
                                               std::to_string(limit.capacity) +
                                               " has no capacity; give one above 0");
  }
  return detail::equal_items_solver(problem, {}, steps).fewest(limit);
}

DUTYGRAPH_INLINE semi_matching_front pareto_front(const assignment_problem& problem,
                                                  const stop_token& stop) {
  detail::search_pace steps(stop, "pareto_front");
  return detail::equal_items_solver(problem, {}, steps).front(nullptr);
}

}  // namespace dutygraph
