#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <queue>
#include <utility>
#include <vector>

#include <dutygraph/query/set_cover.hpp>

#include <dutygraph/query/detail/pace.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// The actors that meet one set.
using cover_row = std::vector<std::uint32_t>;

/// Finds a smallest set of actors that meets each of some sets of holders.
class cover_search {
 public:
  /// `sets` are rising, different and not empty; `actors` is how many there are.
  cover_search(std::vector<cover_row> sets, std::uint32_t actors, std::uint64_t most_work,
               pace& steps)
      : steps_(steps),
        most_work_(most_work),
        sets_(std::move(sets)),
        held_(actors),
        state_(actors),
        gain_(actors),
        taken_(actors),
        greedy_gain_(actors) {}

  /// A smallest set, rising; with `exact` false the best found in the work allowed.
  [[nodiscard]] std::vector<std::uint32_t> run() {
    drop_implied_sets();
    for (std::uint32_t set = 0; set < sets_.size(); ++set) {
      for (const std::uint32_t actor : sets_[set]) held_[actor].push_back(set);
    }
    chosen_on_.assign(sets_.size(), 0);
    greedy_met_.assign(sets_.size(), false);
    std::vector<std::uint32_t> result;
    for (std::vector<std::uint32_t>& part : parts()) {
      part_ = std::move(part);
      best_ = greedy();
      std::uint32_t proved = bound().value_or(0);
      if (proved < best_.size() && search()) proved = static_cast<std::uint32_t>(best_.size());
      exact_ = exact_ && proved == best_.size();
      lower_bound_ += proved;
      result.insert(result.end(), best_.begin(), best_.end());
    }
    std::sort(result.begin(), result.end());
    return result;
  }

  [[nodiscard]] bool exact() const noexcept { return exact_; }
  [[nodiscard]] std::uint32_t lower_bound() const noexcept { return lower_bound_; }
  [[nodiscard]] std::uint64_t work() const noexcept { return work_; }

 private:
  enum choice : std::uint8_t { open, selected, barred };
  /// One set to be met: which of its holders are tried, in order, and which one is.
  struct level {
    std::vector<std::uint32_t> candidates;
    std::size_t at = 0;
  };

  /// A set that contains another one is met with it. Small sets first, each against the sets of its
  /// rarest holder, as far as the work allowed for it goes: what stays only makes the search
  /// longer.
  void drop_implied_sets() {
    std::vector<std::vector<std::uint32_t>> sets_of(held_.size());
    for (std::uint32_t set = 0; set < sets_.size(); ++set) {
      for (const std::uint32_t actor : sets_[set]) sets_of[actor].push_back(set);
    }
    std::vector<std::uint32_t> order(sets_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return sets_[a].size() < sets_[b].size();
    });
    std::vector<bool> implied(sets_.size(), false);
    std::uint64_t work = 0;
    for (const std::uint32_t set : order) {
      if (implied[set]) continue;
      const std::vector<std::uint32_t>& small = sets_[set];
      const std::uint32_t rarest = *std::min_element(
          small.begin(), small.end(),
          [&](std::uint32_t a, std::uint32_t b) { return sets_of[a].size() < sets_of[b].size(); });
      for (const std::uint32_t other : sets_of[rarest]) {
        steps_.step();
        const std::vector<std::uint32_t>& large = sets_[other];
        if (other == set || implied[other] || large.size() <= small.size()) continue;
        work += small.size() + large.size();
        if (work > most_work_ / 4) break;
        implied[other] = std::includes(large.begin(), large.end(), small.begin(), small.end());
      }
      if (work > most_work_ / 4) break;
    }
    std::vector<cover_row> kept;
    for (std::uint32_t set = 0; set < sets_.size(); ++set) {
      if (!implied[set]) kept.push_back(std::move(sets_[set]));
    }
    sets_ = std::move(kept);
  }

  /// The sets that hang together through shared holders, each part on its own.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> parts() {
    std::vector<std::vector<std::uint32_t>> result;
    std::vector<bool> seen(sets_.size(), false);
    std::vector<bool> met(held_.size(), false);
    for (std::uint32_t first = 0; first < sets_.size(); ++first) {
      if (seen[first]) continue;
      seen[first] = true;
      std::vector<std::uint32_t>& part = result.emplace_back(1, first);
      for (std::size_t at = 0; at < part.size(); ++at) {
        for (const std::uint32_t actor : sets_[part[at]]) {
          if (met[actor]) continue;
          met[actor] = true;
          for (const std::uint32_t set : held_[actor]) {
            steps_.step();
            if (seen[set]) continue;
            seen[set] = true;
            part.push_back(set);
          }
        }
      }
      std::sort(part.begin(), part.end());
    }
    return result;
  }

  /// Always the actor that meets most sets still open; among equals the first. Parts share neither
  /// sets nor actors, so one memory serves all of them.
  [[nodiscard]] std::vector<std::uint32_t> greedy() {
    std::vector<std::uint32_t> result;
    std::priority_queue<std::pair<std::uint32_t, std::uint32_t>> queue;  // gain, ~actor
    std::vector<std::uint32_t> actors;
    for (const std::uint32_t set : part_) {
      for (const std::uint32_t actor : sets_[set]) {
        if (greedy_gain_[actor]++ == 0) actors.push_back(actor);
      }
    }
    for (const std::uint32_t actor : actors) queue.emplace(greedy_gain_[actor], ~actor);
    std::size_t left = part_.size();
    while (left > 0) {
      const auto [expected, inverted] = queue.top();
      queue.pop();
      const std::uint32_t actor = ~inverted;
      if (expected != greedy_gain_[actor]) {  // from before others met its sets
        queue.emplace(greedy_gain_[actor], inverted);
        continue;
      }
      result.push_back(actor);
      for (const std::uint32_t set : held_[actor]) {
        if (greedy_met_[set]) continue;
        greedy_met_[set] = true;
        --left;
        for (const std::uint32_t other : sets_[set]) {
          steps_.step();
          --greedy_gain_[other];
        }
      }
    }
    return result;
  }

  /// What the sets that are still to be met need at least; nothing if one of them has no holder
  /// left. Fills `open_sets_`, the fewest holders first, and `gain_` by them.
  [[nodiscard]] std::optional<std::uint32_t> bound() {
    for (const auto& [left, set] : open_sets_) {
      for (const std::uint32_t actor : sets_[set]) gain_[actor] = 0;
    }
    open_sets_.clear();
    bool possible = true;
    for (const std::uint32_t set : part_) {
      if (chosen_on_[set] != 0) continue;
      std::uint32_t left = 0;
      for (const std::uint32_t actor : sets_[set]) {
        left += state_[actor] == open ? 1 : 0;
        ++gain_[actor];
      }
      possible = possible && left > 0;
      open_sets_.emplace_back(left, set);
    }
    if (!possible) return std::nullopt;
    std::sort(open_sets_.begin(), open_sets_.end());
    // Disjoint sets need an actor each; an actor that meets n sets is at most 1/n for each of them.
    std::uint32_t disjoint = 0;
    double shares = 0.0;
    ++stamp_;
    for (const auto& [left, set] : open_sets_) {
      work_ += 3 * sets_[set].size();
      bool apart = true;
      std::uint32_t most = 1;
      for (const std::uint32_t actor : sets_[set]) {
        if (state_[actor] != open) continue;
        apart = apart && taken_[actor] != stamp_;
        most = std::max(most, gain_[actor]);
      }
      shares += 1.0 / most;
      if (!apart) continue;
      ++disjoint;
      for (const std::uint32_t actor : sets_[set]) {
        if (state_[actor] == open) taken_[actor] = stamp_;
      }
    }
    constexpr double rounding = 1e-6;  // far below one actor, far above what the sum rounds off
    const auto by_shares = static_cast<std::uint32_t>(std::ceil(shares - rounding));
    return std::max(disjoint, by_shares);
  }

  void choose(std::uint32_t actor, int by) {
    state_[actor] = by > 0 ? selected : open;
    for (const std::uint32_t set : held_[actor]) {
      chosen_on_[set] = static_cast<std::uint32_t>(static_cast<int>(chosen_on_[set]) + by);
    }
    work_ += held_[actor].size();
  }

  /// Improves `best_` until nothing smaller is left; false if the work was used up before.
  [[nodiscard]] bool search() {
    std::vector<level> levels;
    bool down = true;
    bool finished = false;
    while (!finished) {
      steps_.step();
      if (work_ > most_work_) break;
      if (down) {
        const auto needed = bound();
        down = needed && levels.size() + *needed < best_.size();
        if (down && open_sets_.empty()) {
          best_.clear();
          for (const level& one : levels) best_.push_back(one.candidates[one.at]);
          down = false;
        }
        if (down) {
          level& added = levels.emplace_back();
          for (const std::uint32_t actor : sets_[open_sets_.front().second]) {
            if (state_[actor] == open) added.candidates.push_back(actor);
          }
          std::stable_sort(added.candidates.begin(), added.candidates.end(),
                           [&](std::uint32_t a, std::uint32_t b) { return gain_[a] > gain_[b]; });
          choose(added.candidates.front(), 1);
          continue;
        }
      }
      // Back to the last set with a holder left to try; those tried stay barred below it.
      while (!levels.empty()) {
        level& last = levels.back();
        choose(last.candidates[last.at], -1);
        state_[last.candidates[last.at]] = barred;
        if (++last.at < last.candidates.size()) {
          choose(last.candidates[last.at], 1);
          down = true;
          break;
        }
        for (const std::uint32_t actor : last.candidates) state_[actor] = open;
        levels.pop_back();
      }
      finished = levels.empty();
    }
    for (const level& one : levels) {
      choose(one.candidates[one.at], -1);
      for (const std::uint32_t actor : one.candidates) state_[actor] = open;
    }
    return finished;
  }

  pace& steps_;
  std::uint64_t most_work_;
  std::vector<cover_row> sets_;
  std::vector<std::vector<std::uint32_t>> held_;  // the sets of each actor
  std::vector<choice> state_;
  std::vector<std::uint32_t> chosen_on_;  // how many of the holders of each set are chosen
  std::vector<std::uint32_t> part_;       // the sets at hand
  std::vector<std::uint32_t> best_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> open_sets_;  // holders left, set
  std::vector<std::uint32_t> gain_;   // of each actor, how many of them it holds
  std::vector<std::uint64_t> taken_;  // the last look at bounds in which a disjoint set had it
  std::vector<std::uint32_t> greedy_gain_;
  std::vector<bool> greedy_met_;
  std::uint64_t stamp_ = 0;
  std::uint64_t work_ = 0;
  bool exact_ = true;
  std::uint32_t lower_bound_ = 0;
};

}  // namespace detail

DUTYGRAPH_INLINE set_cover_result set_cover(std::vector<std::vector<std::uint32_t>> sets,
                                            std::uint32_t members, std::uint64_t most_work,
                                            const stop_token& stop) {
  detail::pace steps(stop, "set_cover");
  for (std::size_t index = 0; index < sets.size(); ++index) {
    detail::cover_row& set = sets[index];
    std::sort(set.begin(), set.end());
    set.erase(std::unique(set.begin(), set.end()), set.end());
    if (!set.empty() && set.back() < members) continue;
    throw argument_error("query.set",
                         "set_cover: set " + std::to_string(index + 1) +
                             (set.empty() ? " is empty; leave it out"
                                          : " has the member " + std::to_string(set.back()) +
                                                "; members are numbered from 0 to " +
                                                std::to_string(members) + " less 1"));
  }
  std::sort(sets.begin(), sets.end());
  sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
  detail::cover_search search(std::move(sets), members, most_work, steps);
  set_cover_result result;
  result.members = search.run();
  result.exact = search.exact();
  result.lower_bound = search.lower_bound();
  result.work = search.work();
  return result;
}

}  // namespace dutygraph
