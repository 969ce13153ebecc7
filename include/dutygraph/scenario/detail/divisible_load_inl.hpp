#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <dutygraph/scenario/divisible_load.hpp>

#include <dutygraph/scenario/detail/checked_problem.hpp>
#include <dutygraph/scenario/detail/load_flow.hpp>
#include <dutygraph/scenario/detail/search_pace.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Finds the lexicographically optimal division, one group of holders after the other.
///
/// A level is a utilisation that no open holder shall pass. The smallest possible one is found by
/// Newton's method: the cut of a level that is too low names holders with more forced on them than
/// they hold at it, and their ratio is the next level. All holders whose load cannot be lowered at
/// the smallest level are one group: what each item puts on them is what the others cannot hold, so
/// what stays is a problem of the same kind without them.
class load_division {
 public:
  load_division(const assignment_problem& problem, std::span<const std::int64_t> limit,
                search_pace& steps)
      : problem_(problem),
        limit_(limit),
        arcs_(problem),
        steps_(steps),
        flow_(problem, arcs_, steps),
        open_(problem.holders, true),
        demand_(problem.demand),
        left_(problem.items()) {
    for (std::uint32_t item = 0; item < problem.items(); ++item) {
      left_[item] = problem.first_arc[item + 1] - problem.first_arc[item];
    }
    result_.utilisations.resize(problem.holders);
    result_.group.resize(problem.holders);
    result_.flow.resize(problem.arc_holder.size());
  }

  /// Every item must have as many arcs as it needs.
  [[nodiscard]] divisible_load_result run() {
    std::uint32_t open = problem_.holders;
    for (std::uint32_t group = 0; open > 0; ++group) {
      if (!raise_level()) return std::move(result_);
      if (group == 0) {
        result_.maximum = level_;
        show_maximum();
      }
      open -= close_group(group);
    }
    return std::move(result_);
  }

 private:
  /// What the holder may have at the level, times the level's capacity.
  [[nodiscard]] wide_integer top(std::uint32_t holder) const {
    const wide_integer by_level =
        static_cast<wide_integer>(level_.load) * problem_.capacity[holder];
    return limited(holder) ? static_cast<wide_integer>(limit_[holder]) * level_.capacity : by_level;
  }
  /// Whether the limit is below the level.
  [[nodiscard]] bool limited(std::uint32_t holder) const {
    return !limit_.empty() && utilisation{limit_[holder], problem_.capacity[holder]} < level_;
  }

  void set_level(std::int64_t load, std::int64_t capacity) {
    const std::int64_t common = std::gcd(load, capacity);
    level_ = {load / common, capacity / common};
  }

  /// A level that is not too high: what some holder has anyhow.
  void set_first_level() {
    level_ = {};
    for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
      const utilisation fixed{problem_.fixed_load[holder], problem_.capacity[holder]};
      if (open_[holder] && fixed > level_) set_level(fixed.load, fixed.capacity);
    }
  }

  /// The smallest level at which all open holders together can hold what is left; false if their
  /// limits are too low.
  [[nodiscard]] bool raise_level() {
    set_first_level();
    while (!fits()) {
      std::vector<std::uint32_t> holders;
      std::vector<std::uint32_t> full;
      for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
        if (!open_[holder] || !flow_.in_cut(holder)) continue;
        (limited(holder) ? full : holders).push_back(holder);
      }
      if (holders.empty()) {
        show_fault(full);
        return false;
      }
      const load_certificate found = forced_on(std::move(holders), full);
      set_level(found.forced, found.capacity);
    }
    return true;
  }

  [[nodiscard]] bool fits() {
    for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
      flow_.room[holder] =
          open_[holder] ? top(holder) - static_cast<wide_integer>(problem_.fixed_load[holder]) *
                                            level_.capacity
                        : 0;
    }
    for (std::uint32_t item = 0; item < problem_.items(); ++item) {
      const wide_integer effort =
          static_cast<wide_integer>(problem_.effort[item]) * level_.capacity;
      flow_.need[item] = effort * demand_[item];
      for (std::uint32_t arc = problem_.first_arc[item]; arc < problem_.first_arc[item + 1];
           ++arc) {
        flow_.most[arc] = open_[problem_.arc_holder[arc]] ? effort : 0;
        flow_.flow[arc] = 0;
      }
    }
    return flow_.settle();
  }

  /// As `certify`, of what is left; those who are full hold their limits of it.
  [[nodiscard]] load_certificate forced_on(std::vector<std::uint32_t> holders,
                                           const std::vector<std::uint32_t>& full) const {
    load_certificate found;
    std::vector<bool> chosen(problem_.holders);
    for (const std::uint32_t holder : holders) {
      chosen[holder] = true;
      found.forced += problem_.fixed_load[holder];
      found.capacity += problem_.capacity[holder];
    }
    for (const std::uint32_t holder : full) {
      chosen[holder] = true;
      found.forced += problem_.fixed_load[holder] - limit_[holder];
    }
    for (std::uint32_t item = 0; item < problem_.items(); ++item) {
      std::uint32_t others = 0;
      for (std::uint32_t arc = problem_.first_arc[item]; arc < problem_.first_arc[item + 1];
           ++arc) {
        const std::uint32_t holder = problem_.arc_holder[arc];
        others += open_[holder] && !chosen[holder] ? 1 : 0;
      }
      if (demand_[item] <= others) continue;
      found.items.push_back(item);
      found.forced += problem_.effort[item] * (demand_[item] - others);
    }
    found.holders = std::move(holders);
    return found;
  }

  void show_fault(const std::vector<std::uint32_t>& full) {
    result_.fault = division_fault::limits;
    result_.certificate = certify(problem_, full);
    result_.certificate.capacity = 0;
    for (const std::uint32_t holder : full) result_.certificate.capacity += limit_[holder];
    result_.at_limit = full;
    result_.reason = "limits are below the load that is forced on " + std::to_string(full.size()) +
                     (full.size() == 1 ? " holder" : " holders");
  }

  /// Marks who can give something to `from`, directly or through others.
  void mark_givers(std::uint32_t from, std::vector<bool>& marked, std::vector<bool>& item_seen) {
    std::vector<std::uint32_t> queue = {from};
    marked[from] = true;
    for (std::size_t at = 0; at < queue.size(); ++at) {
      for (const std::uint32_t into : arcs_.of(queue[at])) {
        steps_.step();
        const std::uint32_t item = arcs_.item[into];
        if (item_seen[item] || flow_.flow[into] >= flow_.most[into]) continue;
        item_seen[item] = true;
        for (std::uint32_t arc = problem_.first_arc[item]; arc < problem_.first_arc[item + 1];
             ++arc) {
          const std::uint32_t holder = problem_.arc_holder[arc];
          if (flow_.flow[arc] == 0 || marked[holder]) continue;
          marked[holder] = true;
          queue.push_back(holder);
        }
      }
    }
  }

  /// The holders whose load could be lowered.
  [[nodiscard]] std::vector<bool> loose() {
    std::vector<bool> marked(problem_.holders);
    std::vector<bool> item_seen(problem_.items());
    for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
      if (open_[holder] && flow_.room[holder] > 0 && !marked[holder]) {
        mark_givers(holder, marked, item_seen);
      }
    }
    return marked;
  }

  /// A smallest set that is full at the level: whoever is marked last from behind can give only
  /// to holders who can give back (as in Kosaraju's search for strong components).
  void show_maximum() {
    std::vector<bool> marked = loose();
    std::vector<bool> item_seen(problem_.items());
    std::uint32_t root = problem_.holders;
    for (std::uint32_t holder = problem_.holders; holder-- > 0;) {
      if (marked[holder] || limited(holder)) continue;
      root = holder;
      mark_givers(holder, marked, item_seen);
    }
    std::vector<bool> reached(problem_.holders);
    std::vector<std::uint32_t> queue = {root};
    reached[root] = true;
    for (std::size_t at = 0; at < queue.size(); ++at) {
      for (const std::uint32_t out : arcs_.of(queue[at])) {
        if (flow_.flow[out] == 0) continue;
        const std::uint32_t item = arcs_.item[out];
        for (std::uint32_t arc = problem_.first_arc[item]; arc < problem_.first_arc[item + 1];
             ++arc) {
          steps_.step();
          const std::uint32_t holder = problem_.arc_holder[arc];
          if (reached[holder] || flow_.flow[arc] >= flow_.most[arc]) continue;
          reached[holder] = true;
          queue.push_back(holder);
        }
      }
    }
    std::vector<std::uint32_t> holders;
    for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
      if (!reached[holder]) continue;
      (limited(holder) ? result_.at_limit : holders).push_back(holder);
    }
    result_.certificate = forced_on(std::move(holders), result_.at_limit);
  }

  /// Fixes what the holders that are full at the level have; how many they are.
  std::uint32_t close_group(std::uint32_t group) {
    const std::vector<bool> stays = loose();
    std::uint32_t closed = 0;
    for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
      if (!open_[holder] || stays[holder]) continue;
      open_[holder] = false;
      ++closed;
      result_.group[holder] = group;
      result_.utilisations[holder] =
          limited(holder) ? utilisation{limit_[holder], problem_.capacity[holder]} : level_;
      for (const std::uint32_t arc : arcs_.of(holder)) {
        --left_[arcs_.item[arc]];
        result_.flow[arc] =
            static_cast<double>(flow_.flow[arc]) / static_cast<double>(level_.capacity);
      }
    }
    for (std::uint32_t item = 0; item < problem_.items(); ++item) {
      demand_[item] = std::min(demand_[item], left_[item]);
    }
    return closed;
  }

  const assignment_problem& problem_;
  std::span<const std::int64_t> limit_;
  const arcs_by_holder arcs_;
  search_pace& steps_;
  load_flow<wide_integer> flow_;
  std::vector<bool> open_;             // of each holder: in no group yet
  std::vector<std::uint32_t> demand_;  // of each item, on open holders
  std::vector<std::uint32_t> left_;    // of each item: open holders
  utilisation level_;
  divisible_load_result result_;
};

}  // namespace detail

DUTYGRAPH_INLINE divisible_load_result divisible_load(const assignment_problem& problem,
                                                      std::span<const std::int64_t> limit,
                                                      const stop_token& stop) {
  detail::search_pace steps(stop, "divisible_load");
  detail::check_problem(problem, limit);
  divisible_load_result result;
  const std::uint32_t item = detail::item_short_of_holders(problem);
  if (item < problem.items()) {
    result.fault = division_fault::too_few_holders;
    result.certificate = detail::shortage_of(problem, item);
    result.reason = detail::shortage_reason(problem, item);
    return result;
  }
  if (problem.holders == 0) {
    result.reason = "no holder";
    return result;
  }
  return detail::load_division(problem, limit, steps).run();
}

}  // namespace dutygraph
