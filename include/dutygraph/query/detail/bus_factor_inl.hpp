#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <queue>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include <dutygraph/query/bus_factor.hpp>

#include <dutygraph/query/detail/holder_rows.hpp>
#include <dutygraph/query/detail/holder_sets.hpp>
#include <dutygraph/query/detail/named_values.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Finds actors who alone hold all of at least `wanted` covered items.
class orphaning_search {
 public:
  orphaning_search(const holder_rows& rows, std::uint32_t wanted, pace& steps)
      : rows_(rows),
        wanted_(wanted),
        steps_(steps),
        groups_(holder_sets(rows, steps)),
        weight_(rows.actors().size()) {
    for (std::uint32_t item = 0; item < rows.items().size(); ++item) {
      if (rows.holder_count(item) > 0) items_.push_back(item);
    }
  }

  /// A group that may be greater than need be: always the actor without whom most items are lost
  /// at once; among equals the one with most items still held, then the first.
  [[nodiscard]] std::vector<std::uint32_t> greedy() {
    std::vector<std::uint32_t> left(rows_.items().size());
    std::vector<std::uint32_t> gain(weight_.size(), 0);
    std::vector<bool> out(weight_.size(), false);
    for (const std::uint32_t item : items_) {
      left[item] = rows_.holder_count(item);
      if (left[item] == 1) ++gain[rows_.of_item(item)[0]];
    }
    using entry = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  // gain, items, ~actor
    std::priority_queue<entry> queue;
    const auto push = [&](std::uint32_t actor) {
      queue.emplace(gain[actor], static_cast<std::uint32_t>(rows_.of_actor(actor).size()), ~actor);
    };
    for (std::uint32_t actor = 0; actor < weight_.size(); ++actor) push(actor);
    std::vector<std::uint32_t> chosen;
    std::uint32_t lost = 0;
    while (lost < wanted_) {
      const auto [expected, held, inverted] = queue.top();
      queue.pop();
      const std::uint32_t actor = ~inverted;
      if (out[actor] || expected != gain[actor]) continue;  // an entry from before a change
      out[actor] = true;
      chosen.push_back(actor);
      lost += gain[actor];
      for (const std::uint32_t item : rows_.of_actor(actor)) {
        steps_.step();
        if (--left[item] != 1) continue;
        for (const std::uint32_t other : rows_.of_item(item)) {
          if (out[other]) continue;
          ++gain[other];
          push(other);
        }
      }
    }
    return chosen;
  }

  /// No group smaller than this loses enough.
  [[nodiscard]] std::uint32_t bound() {
    state_.assign(weight_.size(), undecided);
    static_cast<void>(weigh());
    std::vector<double> sorted = weight_;
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    double sum = 0.0;
    std::uint32_t count = 0;
    while (sum + tolerance < wanted_ && count < sorted.size()) sum += sorted[count++];
    return count;
  }

  enum class answer : std::uint8_t { found, none, unknown };

  /// Looks for a group of `size` actors; `unknown` when the work is used up.
  [[nodiscard]] answer find(std::uint32_t size, std::vector<std::uint32_t>& group) {
    state_.assign(weight_.size(), undecided);
    std::vector<std::uint32_t> decided;
    std::uint32_t taken = 0;
    for (;;) {
      steps_.step();
      const std::uint64_t lost = weigh();
      if (work_ > most_work) return answer::unknown;
      if (lost >= wanted_) {
        group.clear();
        for (std::uint32_t actor = 0; actor < state_.size(); ++actor) {
          if (state_[actor] == taken_out) group.push_back(actor);
        }
        return answer::found;
      }
      if (taken < size && can_reach(lost, size - taken)) {
        std::uint32_t best = 0;
        double weight = -1.0;
        for (std::uint32_t actor = 0; actor < state_.size(); ++actor) {
          if (state_[actor] != undecided || weight_[actor] <= weight) continue;
          best = actor;
          weight = weight_[actor];
        }
        state_[best] = taken_out;
        decided.push_back(best);
        ++taken;
        continue;
      }
      // Back to the last actor that was taken out: next, that one stays.
      while (!decided.empty() && state_[decided.back()] == stays) {
        state_[decided.back()] = undecided;
        decided.pop_back();
      }
      if (decided.empty()) return answer::none;
      state_[decided.back()] = stays;
      --taken;
    }
  }

 private:
  static constexpr std::uint64_t most_work = 200'000'000;
  static constexpr double tolerance = 1e-6;  // far below one item, far above what sums round off
  enum choice : std::uint8_t { undecided, taken_out, stays };

  /// Items lost by now; `weight_` becomes what each undecided actor can add at most.
  std::uint64_t weigh() {
    std::fill(weight_.begin(), weight_.end(), 0.0);
    std::uint64_t lost = 0;
    for (const holder_set& group : groups_) {
      work_ += group.holders.size();
      std::uint32_t open = 0;
      bool kept = false;
      for (const std::uint32_t actor : group.holders) {
        kept = kept || state_[actor] == stays;
        open += state_[actor] == undecided ? 1 : 0;
      }
      if (kept) continue;
      if (open == 0) {
        lost += group.items;
        continue;
      }
      const double part = static_cast<double>(group.items) / open;
      for (const std::uint32_t actor : group.holders) {
        if (state_[actor] == undecided) weight_[actor] += part;
      }
    }
    work_ += weight_.size();
    return lost;
  }

  [[nodiscard]] bool can_reach(std::uint64_t lost, std::uint32_t more) {
    sorted_ = weight_;
    const std::size_t count = std::min<std::size_t>(more, sorted_.size());
    std::nth_element(sorted_.begin(), sorted_.begin() + static_cast<std::ptrdiff_t>(count) - 1,
                     sorted_.end(), std::greater<>());
    const double sum =
        std::accumulate(sorted_.begin(), sorted_.begin() + static_cast<std::ptrdiff_t>(count), 0.0);
    return static_cast<double>(lost) + sum + tolerance >= wanted_;
  }

  const holder_rows& rows_;
  std::uint32_t wanted_;
  pace& steps_;
  std::vector<holder_set> groups_;
  std::vector<std::uint32_t> items_;
  std::vector<double> weight_;
  std::vector<double> sorted_;
  std::vector<choice> state_;
  std::uint64_t work_ = 0;
};

}  // namespace detail

DUTYGRAPH_INLINE bus_factor_result bus_factor(const plan& where, const bus_factor_options& options,
                                              const stop_token& stop) {
  detail::pace steps(stop, "bus_factor");
  detail::require_actor(options.of, "bus_factor", "of");
  if (!(options.threshold >= 0.0 && options.threshold <= 1.0)) {
    throw argument_error("query.threshold",
                         "bus_factor: threshold is a share of items, 0..1, not " +
                             detail::decimal(options.threshold));
  }
  const detail::holder_rows rows(where, options.of, options.rule, detail::role_filter(), steps);
  const std::uint32_t covered = rows.covered_count(1);
  const std::uint32_t lost_already = options.covered_only ? 0 : rows.items().size() - covered;
  bus_factor_result result;
  result.threshold = options.threshold;
  result.denominator = options.covered_only ? covered : rows.items().size();
  const std::string several(detail::plural(options.of));
  result.caption = "the smallest number of " + several + " without whom more than " +
                   detail::decimal(options.threshold) + " of the items have none of the " +
                   several + "; " + detail::basis(rows, options.of, options.rule);
  if (options.covered_only) {
    result.caption += " of which the " + detail::counted(covered, "one", "ones") + " with holders";
  }
  if (result.denominator == 0) {
    result.reason = options.covered_only ? "no item has a holder" : "no item";
    return result;
  }
  const auto passed = [&](std::uint32_t lost) {
    return static_cast<double>(lost) / result.denominator > options.threshold;
  };
  if (!passed(result.denominator)) {
    result.reason = "the share of items cannot be over the threshold";
    return result;
  }
  result.exact = true;
  if (passed(lost_already)) {
    result.value = 0;
    result.reason = detail::counted(lost_already, "item has", "items have") + " no holder already";
    return result;
  }
  auto needed = static_cast<std::uint32_t>(options.threshold * result.denominator);
  while (needed > 0 && passed(needed)) --needed;
  while (!passed(needed)) ++needed;

  detail::orphaning_search search(rows, needed - lost_already, steps);
  std::vector<std::uint32_t> members = search.greedy();
  using answer = detail::orphaning_search::answer;
  std::uint32_t size = search.bound();
  for (; size < members.size(); ++size) {
    const answer found = search.find(size, members);
    if (found == answer::found) break;
    if (found == answer::unknown) {
      result.exact = false;
      break;
    }
  }
  result.lower_bound = size;
  result.value = static_cast<std::uint32_t>(members.size());
  std::sort(members.begin(), members.end());
  for (const std::uint32_t actor : members) result.members.push_back(rows.actors()[actor]);
  return result;
}

}  // namespace dutygraph
