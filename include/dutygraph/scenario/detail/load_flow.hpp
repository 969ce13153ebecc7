#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <dutygraph/scenario/assignment_problem.hpp>
#include <dutygraph/scenario/detail/search_pace.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// The arcs of a problem by holder, and the item of each arc.
struct arcs_by_holder {
  explicit arcs_by_holder(const assignment_problem& problem)
      : item(problem.arc_holder.size()),
        first(problem.holders + 1),
        arc(problem.arc_holder.size()) {
    for (const std::uint32_t holder : problem.arc_holder) ++first[holder + 1];
    for (std::uint32_t holder = 0; holder < problem.holders; ++holder) {
      first[holder + 1] += first[holder];
    }
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (std::uint32_t one = 0; one < problem.items(); ++one) {
      for (std::uint32_t at = problem.first_arc[one]; at < problem.first_arc[one + 1]; ++at) {
        item[at] = one;
        arc[next[problem.arc_holder[at]]++] = at;
      }
    }
  }
  [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t holder) const {
    return std::span(arc).subspan(first[holder], first[holder + 1] - first[holder]);
  }

  std::vector<std::uint32_t> item;   // of each arc
  std::vector<std::uint32_t> first;  // of each holder, into arc
  std::vector<std::uint32_t> arc;    // rising within a holder
};

/// A flow from items to holders that is kept up while needs, rooms and arcs change: change the
/// columns, then `settle`. Source: Y. Dinitz 1970 (blocking flows).
template <class Number>
class load_flow {
 public:
  load_flow(const assignment_problem& problem, const arcs_by_holder& arcs, search_pace& steps)
      : need(problem.items()),
        room(problem.holders),
        most(problem.arc_holder.size()),
        flow(problem.arc_holder.size()),
        problem_(problem),
        arcs_(arcs),
        steps_(steps),
        item_level_(problem.items()),
        holder_level_(problem.holders),
        item_at_(problem.items()),
        holder_at_(problem.holders) {}

  std::vector<Number> need;  ///< of each item: what it has still to place
  std::vector<Number> room;  ///< of each holder: what fits still; below 0: too much is there
  std::vector<Number> most;  ///< of each arc: the most it may carry
  std::vector<Number> flow;  ///< of each arc, at most `most`

  /// Takes back what is too much, and places what can be placed. False if something cannot: then
  /// `in_cut` tells the holders whose rooms are too small for it.
  [[nodiscard]] bool settle() {
    if (!take_back()) return false;
    while (label()) place();
    return unmet_.empty();
  }

  /// After `settle` gave false: full, and so is whoever else could relieve it.
  [[nodiscard]] bool in_cut(std::uint32_t holder) const { return holder_level_[holder] != unseen; }

  /// Gives back what the arc carries.
  void clear(std::uint32_t arc) {
    need[arcs_.item[arc]] += flow[arc];
    room[problem_.arc_holder[arc]] += flow[arc];
    flow[arc] = 0;
  }

 private:
  static constexpr std::uint32_t unseen = std::numeric_limits<std::uint32_t>::max();

  /// False if a holder is over its room by itself.
  bool take_back() {
    for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
      if (room[holder] >= 0) continue;
      for (const std::uint32_t arc : arcs_.of(holder)) {
        const Number taken = std::min(flow[arc], -room[holder]);
        flow[arc] -= taken;
        need[arcs_.item[arc]] += taken;
        room[holder] += taken;
        if (room[holder] == 0) break;
      }
      if (room[holder] >= 0) continue;
      std::fill(holder_level_.begin(), holder_level_.end(), unseen);
      holder_level_[holder] = 0;
      return false;
    }
    return true;
  }

  /// Distances from the items with something to place; true if a holder with room is reached.
  bool label() {
    std::fill(item_level_.begin(), item_level_.end(), unseen);
    std::fill(holder_level_.begin(), holder_level_.end(), unseen);
    unmet_.clear();
    for (std::uint32_t item = 0; item < problem_.items(); ++item) {
      if (need[item] > 0) {
        unmet_.push_back(item);
        item_level_[item] = 0;
      }
    }
    queue_ = unmet_;
    std::uint32_t end = unseen;
    for (std::size_t at = 0; at < queue_.size(); ++at) {
      const std::uint32_t item = queue_[at];
      if (item_level_[item] + 1 > end) break;
      steps_.step();
      for (std::uint32_t arc = problem_.first_arc[item]; arc < problem_.first_arc[item + 1];
           ++arc) {
        const std::uint32_t holder = problem_.arc_holder[arc];
        if (flow[arc] >= most[arc] || holder_level_[holder] != unseen) continue;
        holder_level_[holder] = item_level_[item] + 1;
        if (room[holder] > 0) {
          end = holder_level_[holder];
          continue;
        }
        for (const std::uint32_t back : arcs_.of(holder)) {
          const std::uint32_t other = arcs_.item[back];
          if (flow[back] == 0 || item_level_[other] != unseen) continue;
          item_level_[other] = holder_level_[holder] + 1;
          queue_.push_back(other);
        }
      }
    }
    if (end == unseen) return false;
    std::copy(problem_.first_arc.begin(), problem_.first_arc.end() - 1, item_at_.begin());
    std::copy(arcs_.first.begin(), arcs_.first.end() - 1, holder_at_.begin());
    return true;
  }

  /// A blocking flow along rising levels.
  void place() {
    for (const std::uint32_t item : unmet_) {
      while (need[item] > 0 && reach(item)) augment(item);
    }
  }

  /// Leaves in `path_` arcs to a holder with room: there, back, there, …; false if none is left.
  bool reach(std::uint32_t source) {
    path_.clear();
    std::uint32_t item = source;
    for (;;) {
      const std::uint32_t arc = next_from_item(item);
      if (arc == unseen) {
        if (path_.empty()) return false;
        ++holder_at_[problem_.arc_holder[path_.back()]];
        path_.pop_back();
      } else {
        path_.push_back(arc);
      }
      // At a holder: the end, on to an item, or back to the item before.
      const std::uint32_t holder = problem_.arc_holder[path_.back()];
      if (room[holder] > 0) return true;
      const std::uint32_t back = next_from_holder(holder);
      if (back != unseen) {
        path_.push_back(back);
        item = arcs_.item[back];
      } else {
        item = arcs_.item[path_.back()];
        ++item_at_[item];
        path_.pop_back();
      }
    }
  }

  std::uint32_t next_from_item(std::uint32_t item) {
    for (std::uint32_t& arc = item_at_[item]; arc < problem_.first_arc[item + 1]; ++arc) {
      if (flow[arc] < most[arc] &&
          holder_level_[problem_.arc_holder[arc]] == item_level_[item] + 1) {
        return arc;
      }
    }
    return unseen;
  }
  std::uint32_t next_from_holder(std::uint32_t holder) {
    for (std::uint32_t& at = holder_at_[holder]; at < arcs_.first[holder + 1]; ++at) {
      const std::uint32_t arc = arcs_.arc[at];
      if (flow[arc] > 0 && item_level_[arcs_.item[arc]] == holder_level_[holder] + 1) return arc;
    }
    return unseen;
  }

  void augment(std::uint32_t source) {
    Number amount = std::min(need[source], room[problem_.arc_holder[path_.back()]]);
    for (std::size_t at = 0; at < path_.size(); ++at) {
      const std::uint32_t arc = path_[at];
      amount = std::min(amount, at % 2 == 0 ? most[arc] - flow[arc] : flow[arc]);
    }
    for (std::size_t at = 0; at < path_.size(); ++at) {
      if (at % 2 == 0) {
        flow[path_[at]] += amount;
      } else {
        flow[path_[at]] -= amount;
      }
    }
    need[source] -= amount;
    room[problem_.arc_holder[path_.back()]] -= amount;
  }

  const assignment_problem& problem_;
  const arcs_by_holder& arcs_;
  search_pace& steps_;
  std::vector<std::uint32_t> item_level_;
  std::vector<std::uint32_t> holder_level_;
  std::vector<std::uint32_t> item_at_;
  std::vector<std::uint32_t> holder_at_;
  std::vector<std::uint32_t> unmet_;
  std::vector<std::uint32_t> queue_;
  std::vector<std::uint32_t> path_;
};

}  // namespace detail

}  // namespace dutygraph
