#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <dutygraph/scenario/assignment_problem.hpp>
#include <dutygraph/scenario/detail/equal_items.hpp>
#include <dutygraph/scenario/detail/search_pace.hpp>
#include <dutygraph/scenario/detail/unit_flow.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Spends a budget of moves on equal items from the greatest utilisation down: what all holders of
/// a level, else one after the other, can be brought below it for stays below, the others are
/// settled there.
class unit_budget {
 public:
  /// `most` items a holder are never passed; within `room` there is an assignment in the budget.
  unit_budget(const assignment_problem& problem, const unit_scale& scale,
              std::vector<std::int64_t> most, std::vector<std::int64_t> room,
              std::uint64_t most_moves, search_pace& steps)
      : problem_(problem),
        scale_(scale),
        most_(std::move(most)),
        room_(std::move(room)),
        most_moves_(most_moves),
        steps_(steps) {}

  [[nodiscard]] const unit_flow& run() {
    start();
    settled_.assign(problem_.holders, false);
    while (lower_level()) {
    }
    while (pass_on_one()) {
    }
    return *flow_;
  }

 private:
  void start() {
    flow_.emplace(problem_, steps_);
    all_ = flow_->whole();
    if (!flow_->serve_with_fewest_moves(room_)) throw unsolved_part();
  }

  [[nodiscard]] bool affordable() {
    for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
      flow_->set_room(holder, room_[holder]);
    }
    return flow_->serve(all_) && flow_->moves() <= most_moves_;
  }

  [[nodiscard]] bool lower_level() {
    utilisation level{-1, 1};
    for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
      if (!settled_[holder] && flow_->load(holder) > 0) {
        level = std::max(level, scale_.at(holder, flow_->load(holder)));
      }
    }
    if (level.load < 0) return false;
    std::vector<std::uint32_t> at_level;
    std::vector<std::int64_t> before = room_;
    for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
      if (settled_[holder]) continue;
      const std::int64_t items = flow_->load(holder);
      if (items > 0 && scale_.at(holder, items) == level) at_level.push_back(holder);
      room_[holder] = below(holder, level);
    }
    if (affordable()) return true;
    for (const std::uint32_t holder : at_level) room_[holder] = before[holder];
    start();
    for (const std::uint32_t holder : at_level) {
      room_[holder] = below(holder, level);
      if (at_level.size() > 1 && affordable()) continue;
      room_[holder] = before[holder];
      settled_[holder] = true;
      if (at_level.size() > 1) start();
    }
    return true;
  }
  [[nodiscard]] std::int64_t below(std::uint32_t holder, const utilisation& level) const noexcept {
    const std::int64_t room = std::max<std::int64_t>(0, scale_.room(holder, level, true));
    return std::min(room_[holder], room);
  }

  /// One chain that makes the list of utilisations smaller, from the fullest holder that can give
  /// to the emptiest that can take. False if none is left.
  [[nodiscard]] bool pass_on_one() {
    std::vector<std::uint32_t> givers;
    for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
      if (flow_->load(holder) > 0) givers.push_back(holder);
    }
    std::stable_sort(givers.begin(), givers.end(), [&](std::uint32_t a, std::uint32_t b) {
      return scale_.before(b, flow_->load(b), a, flow_->load(a));
    });
    const auto left = static_cast<std::int64_t>(most_moves_ - flow_->moves());
    for (const std::uint32_t giver : givers) {
      flow_->find_chains(giver);
      std::uint32_t best = giver;
      std::int64_t best_items = flow_->load(giver);
      for (std::uint32_t taker = 0; taker < problem_.holders; ++taker) {
        const std::int64_t items = flow_->load(taker) + 1;
        if (taker == giver || items > most_[taker] || flow_->chain_moves(taker) > left) continue;
        if (!scale_.before(taker, items, best, best_items)) continue;
        best = taker;
        best_items = items;
      }
      if (best == giver) continue;
      flow_->pass_on(giver, best);
      return true;
    }
    return false;
  }

  const assignment_problem& problem_;
  const unit_scale& scale_;
  std::vector<std::int64_t> most_;
  std::vector<std::int64_t> room_;
  std::uint64_t most_moves_;
  search_pace& steps_;
  std::optional<unit_flow> flow_;
  unit_part all_;
  std::vector<bool> settled_;
};

}  // namespace detail

}  // namespace dutygraph
