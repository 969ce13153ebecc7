#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <queue>
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

/// Splits a problem of equal items into parts within which each holder of any leximin assignment
/// has `least` items or one more, up to `most`, and between which every such assignment takes the
/// same arcs.
///
/// A place, the n-th item of a holder, goes before another by `unit_scale::before`. Sets of places
/// that can be filled together are the independent sets of a matroid, so an assignment is leximin
/// when it fills as many as possible of the first places, for each prefix of their order. Where a
/// prefix does not suffice, the minimum cut parts what is full from the rest.
class unit_split {
 public:
  unit_split(unit_flow& flow, const unit_scale& scale, std::vector<std::int64_t> most,
             search_pace& steps)
      : flow_(flow),
        scale_(scale),
        least_(most.size()),
        most_(std::move(most)),
        within_(most_.size()),
        below_(most_.size()),
        steps_(steps) {}

  [[nodiscard]] std::int64_t least(std::uint32_t holder) const noexcept { return least_[holder]; }
  [[nodiscard]] std::int64_t most(std::uint32_t holder) const noexcept { return most_[holder]; }

  /// The parts. The flow must serve the whole problem within `most`.
  [[nodiscard]] std::vector<unit_part> run() {
    std::vector<unit_part> done;
    std::vector<unit_part> todo(1, flow_.whole());
    while (!todo.empty()) {
      unit_part part = std::move(todo.back());
      todo.pop_back();
      if (!find_threshold(part)) {
        for (const std::uint32_t holder : part.holders) most_[holder] = least_[holder];
        done.push_back(std::move(part));
        continue;
      }
      if (!placed(part, within_)) {
        unit_part full = cut_off(part, within_);
        for (const std::uint32_t holder : full.holders) least_[holder] = within_[holder];
        todo.push_back(std::move(full));
        todo.push_back(std::move(part));
        continue;
      }
      // Below the threshold is never enough, so this part ends here, the rest lies below.
      if (placed(part, below_)) throw unsolved_part();
      unit_part full = cut_off(part, below_);
      for (const std::uint32_t holder : full.holders) {
        least_[holder] = below_[holder];
        most_[holder] = within_[holder];
      }
      done.push_back(std::move(full));
      if (!part.holders.empty()) todo.push_back(std::move(part));
    }
    return done;
  }

 private:
  struct place {
    std::uint32_t holder;
    std::int64_t items;
  };

  /// Counts places from the first on until there is one for each unit of the part: `below_` are
  /// those before the last of them, `within_` those and all that are as good. False where `least`
  /// are enough.
  [[nodiscard]] bool find_threshold(const unit_part& part) {
    std::int64_t open = 0;
    for (const std::uint32_t item : part.items) open += flow_.need(item);
    const auto later = [&](const place& a, const place& b) {
      if (scale_.before(a.holder, a.items, b.holder, b.items)) return false;
      return scale_.before(b.holder, b.items, a.holder, a.items) || a.holder > b.holder;
    };
    std::vector<place> places;
    for (const std::uint32_t holder : part.holders) {
      open += flow_.load(holder) - least_[holder];
      within_[holder] = below_[holder] = least_[holder];
      if (least_[holder] < most_[holder]) places.push_back({holder, least_[holder] + 1});
    }
    if (open == 0) return false;
    std::priority_queue<place, std::vector<place>, decltype(later)> queue(later, std::move(places));
    std::vector<place> last;  // all as good as each other
    while (!queue.empty()) {
      const place next = queue.top();
      if (!last.empty() && scale_.before(last[0].holder, last[0].items, next.holder, next.items)) {
        if (open <= 0) break;
        for (const place& one : last) below_[one.holder] = one.items;
        last.clear();
      }
      steps_.step();
      queue.pop();
      last.push_back(next);
      within_[next.holder] = next.items;
      --open;
      if (next.items < most_[next.holder]) queue.push({next.holder, next.items + 1});
    }
    return true;
  }

  [[nodiscard]] bool placed(const unit_part& part, const std::vector<std::int64_t>& room) {
    for (const std::uint32_t holder : part.holders) flow_.set_room(holder, room[holder]);
    flow_.give_back(part, false);
    return flow_.serve(part);
  }

  /// Takes out of the part what is full, and leaves in it what holds no more than `room`.
  [[nodiscard]] unit_part cut_off(unit_part& part, const std::vector<std::int64_t>& room) {
    unit_part full = flow_.reached(part);
    flow_.separate(full, ++parts_);
    erase_rising(part.items, full.items);
    erase_rising(part.holders, full.holders);
    for (const std::uint32_t holder : part.holders) {
      most_[holder] = room[holder];
      least_[holder] = std::max(least_[holder], flow_.frozen(holder));
    }
    return full;
  }

  static void erase_rising(std::vector<std::uint32_t>& from,
                           const std::vector<std::uint32_t>& taken) {
    std::size_t at = 0;
    std::erase_if(from, [&](std::uint32_t one) {
      const bool found = at < taken.size() && taken[at] == one;
      at += found ? 1 : 0;
      return found;
    });
  }

  unit_flow& flow_;
  const unit_scale& scale_;
  std::vector<std::int64_t> least_;
  std::vector<std::int64_t> most_;
  std::vector<std::int64_t> within_;
  std::vector<std::int64_t> below_;
  search_pace& steps_;
  std::uint32_t parts_ = 0;
};

}  // namespace detail

}  // namespace dutygraph
