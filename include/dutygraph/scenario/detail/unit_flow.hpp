#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <numeric>
#include <queue>
#include <utility>
#include <vector>

#include <dutygraph/scenario/assignment_problem.hpp>
#include <dutygraph/scenario/detail/search_pace.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Items and holders that are decided together; arcs between parts stay as they are.
struct unit_part {
  std::uint32_t id = 0;
  std::vector<std::uint32_t> items;
  std::vector<std::uint32_t> holders;
};

/// Equal items on holders as a flow: each unit of an item's demand runs along an arc to a holder
/// with room. Serves what is open along the shortest chains and, once priced, along those with the
/// fewest moves, so that the flow stays one of the fewest moves at all times.
///
/// Own code, because Boost.Graph's successive_shortest_path_nonnegative_weights takes about 40
/// times as long for the same 200 items on 20 holders and cycle_canceling about 280 times, and its
/// push_relabel_max_flow, which is as fast, knows no moves and cannot go on from the flow at hand.
class unit_flow {
 public:
  unit_flow(const assignment_problem& problem, search_pace& steps)
      : problem_(problem),
        steps_(steps),
        items_(problem.items()),
        taken_(problem.arc_holder.size()),
        need_(problem.demand),
        load_(problem.holders),
        room_(problem.holders),
        cheap_room_(problem.holders),
        part_(std::size_t{items_} + problem.holders),
        level_(part_.size(), unreached),
        cursor_(part_.size()),
        dear_(std::int64_t{problem.holders} * 2 + 4) {
    for (const std::uint32_t demand : problem.demand) lacking_ += demand;
    turn_arcs();
  }

  [[nodiscard]] const std::vector<std::uint8_t>& taken() const noexcept { return taken_; }
  [[nodiscard]] std::int64_t load(std::uint32_t holder) const noexcept { return load_[holder]; }
  [[nodiscard]] std::int64_t need(std::uint32_t item) const noexcept { return need_[item]; }
  [[nodiscard]] std::uint64_t moves() const noexcept { return moves_; }
  [[nodiscard]] std::int64_t arcs_of(std::uint32_t holder) const noexcept {
    return static_cast<std::int64_t>(holder_first_[holder + 1]) - holder_first_[holder];
  }

  /// All items and holders as one part.
  [[nodiscard]] unit_part whole() const {
    unit_part all;
    all.items.resize(items_);
    all.holders.resize(problem_.holders);
    std::iota(all.items.begin(), all.items.end(), 0U);
    std::iota(all.holders.begin(), all.holders.end(), 0U);
    return all;
  }

  /// How many items the holder may have, and how many of them at no extra price. Levels stay good
  /// where room only shrinks.
  void set_room(std::uint32_t holder, std::int64_t most) {
    levels_ready_ = levels_ready_ && most <= room_[holder];
    room_[holder] = cheap_room_[holder] = most;
  }
  /// Up to `cheap` items are better placed here than beyond that anywhere, whatever moves it takes.
  void set_room(std::uint32_t holder, std::int64_t cheap, std::int64_t most) {
    set_room(holder, most);
    cheap_room_[holder] = cheap;
  }

  /// From here on chains with the fewest moves go first; for a flow of held and frozen arcs only.
  void price_moves() {
    price_.assign(part_.size(), 0);
    distance_.assign(part_.size(), 0);
    levels_ready_ = false;
  }

  /// Takes what is held, in order, as far as demand and cheap room go.
  void take_held() {
    for (std::uint32_t item = 0; item < items_; ++item) {
      for (std::uint32_t arc = begin(item); arc < end(item) && need_[item] > 0; ++arc) {
        const std::uint32_t holder = problem_.arc_holder[arc];
        if (problem_.held[arc] == 0 || taken_[arc] != 0 || !joined(item, holder)) continue;
        if (load_[holder] >= cheap_room_[holder]) continue;
        take(arc);
      }
    }
    levels_ready_ = false;
  }

  /// Takes the arcs with 1, of none taken before.
  void take(const std::vector<std::uint8_t>& arcs) {
    for (std::uint32_t arc = 0; arc < arcs.size(); ++arc) {
      if (arcs[arc] != 0) take(arc);
    }
    levels_ready_ = false;
  }

  /// Gives back what the part's holders have beyond their room, or all that is not frozen.
  void give_back(const unit_part& part, bool all) {
    for (const std::uint32_t holder : part.holders) {
      for (std::uint32_t at = holder_first_[holder]; at < holder_first_[holder + 1]; ++at) {
        if (!all && load_[holder] <= room_[holder]) break;
        steps_.step();
        const std::uint32_t arc = holder_arcs_[at];
        if (taken_[arc] == 0 || !joined(arc_item_[arc], holder)) continue;
        flip(arc);
        ++need_[arc_item_[arc]];
        ++lacking_;
        --load_[holder];
      }
    }
    levels_ready_ = false;
  }

  /// Places all that is open in the part: what items lack, and what holders have beyond their room.
  /// False if some of it cannot be; as much as possible is placed then.
  [[nodiscard]] bool serve(const unit_part& part) {
    open_.clear();
    for (std::size_t at = 0; lacking_ > 0 && at < part.items.size(); ++at) {
      if (need_[part.items[at]] > 0) open_.push_back(part.items[at]);
    }
    for (const std::uint32_t holder : part.holders) {
      if (load_[holder] > room_[holder]) open_.push_back(items_ + holder);
    }
    levels_ready_ = levels_ready_ && levels_of_ == part.id;
    levels_of_ = part.id;
    while (!open_.empty()) {
      const bool fresh = !levels_ready_;
      if (fresh) find_levels(part);
      levels_ready_ = true;
      const bool placed = place_open();
      if (open_.empty()) break;
      levels_ready_ = false;
      if (!fresh || placed) continue;
      if (price_.empty() || !raise_prices(part)) return false;
    }
    return true;
  }

  /// From nothing taken, the fewest moves that give each item its holders within `room`. False if
  /// there are none.
  [[nodiscard]] bool serve_with_fewest_moves(const std::vector<std::int64_t>& room) {
    for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
      set_room(holder, room[holder]);
    }
    take_held();
    price_moves();
    return serve(whole());
  }

  /// What chains from the open units reach, after `serve` has failed: those holders are full.
  [[nodiscard]] unit_part reached(const unit_part& part) {
    for (const std::uint32_t item : part.items) level_[item] = unreached;
    for (const std::uint32_t holder : part.holders) level_[items_ + holder] = unreached;
    levels_ready_ = false;
    queue_ = open_;
    for (const std::uint32_t node : queue_) level_[node] = 0;
    for (std::size_t at = 0; at < queue_.size(); ++at) {
      each_out(queue_[at], [&](std::uint32_t, std::uint32_t node) {
        if (level_[node] != unreached) return;
        level_[node] = 0;
        queue_.push_back(node);
      });
    }
    unit_part found;
    for (const std::uint32_t item : part.items) {
      if (level_[item] == 0) found.items.push_back(item);
    }
    for (const std::uint32_t holder : part.holders) {
      if (level_[items_ + holder] == 0) found.holders.push_back(holder);
    }
    return found;
  }

  /// Makes a part of its own of some items and holders, which leaves the arcs to all others as they
  /// are.
  void separate(unit_part& found, std::uint32_t id) {
    found.id = id;
    for (const std::uint32_t item : found.items) part_[item] = id;
    for (const std::uint32_t holder : found.holders) part_[items_ + holder] = id;
    levels_ready_ = false;
  }

  /// How many of a holder's items other parts put there.
  [[nodiscard]] std::int64_t frozen(std::uint32_t holder) const {
    std::int64_t count = 0;
    for (std::uint32_t at = holder_first_[holder]; at < holder_first_[holder + 1]; ++at) {
      const std::uint32_t arc = holder_arcs_[at];
      count += taken_[arc] != 0 && !joined(arc_item_[arc], holder) ? 1 : 0;
    }
    return count;
  }

  /// The chains with the fewest moves from one holder to all others. The flow must be one of the
  /// fewest moves for its loads.
  void find_chains(std::uint32_t holder) {
    distance_.assign(part_.size(), unreachable);
    came_by_.assign(part_.size(), 0);
    std::vector<bool> queued(part_.size());
    queue_.assign(1, items_ + holder);
    distance_[items_ + holder] = 0;
    for (std::size_t at = 0; at < queue_.size(); ++at) {
      const std::uint32_t node = queue_[at];
      queued[node] = false;
      each_out(node, [&](std::uint32_t arc, std::uint32_t next) {
        const std::int64_t moves = distance_[node] + (node < items_ ? cost(arc) : -cost(arc));
        if (moves >= distance_[next]) return;
        distance_[next] = moves;
        came_by_[next] = arc;
        if (queued[next]) return;
        queued[next] = true;
        queue_.push_back(next);
      });
    }
  }
  /// The moves of the chain to a holder; more than any chain has where there is none.
  [[nodiscard]] std::int64_t chain_moves(std::uint32_t holder) const noexcept {
    return distance_[items_ + holder];
  }
  /// Passes one item on along the chain that `find_chains(from)` found.
  void pass_on(std::uint32_t from, std::uint32_t to) {
    std::uint32_t node = items_ + to;
    while (node != items_ + from) {
      const std::uint32_t arc = came_by_[node];
      flip(arc);
      node = node < items_ ? items_ + problem_.arc_holder[arc] : arc_item_[arc];
    }
    --load_[from];
    ++load_[to];
    levels_ready_ = false;
  }

 private:
  static constexpr std::int64_t unreachable = std::numeric_limits<std::int64_t>::max();
  static constexpr std::uint32_t unreached = std::numeric_limits<std::uint32_t>::max();

  void turn_arcs() {
    const std::size_t arcs = problem_.arc_holder.size();
    arc_item_.resize(arcs);
    holder_arcs_.resize(arcs);
    holder_first_.assign(std::size_t{problem_.holders} + 1, 0);
    for (std::uint32_t item = 0; item < items_; ++item) {
      for (std::uint32_t arc = begin(item); arc < end(item); ++arc) {
        steps_.step();
        arc_item_[arc] = item;
        ++holder_first_[problem_.arc_holder[arc] + 1];
      }
    }
    std::partial_sum(holder_first_.begin(), holder_first_.end(), holder_first_.begin());
    std::vector<std::uint32_t> next(holder_first_.begin(), holder_first_.end() - 1);
    for (std::uint32_t arc = 0; arc < arcs; ++arc) {
      holder_arcs_[next[problem_.arc_holder[arc]]++] = arc;
    }
  }

  [[nodiscard]] std::uint32_t begin(std::uint32_t item) const noexcept {
    return problem_.first_arc[item];
  }
  [[nodiscard]] std::uint32_t end(std::uint32_t item) const noexcept {
    return problem_.first_arc[item + 1];
  }
  [[nodiscard]] bool joined(std::uint32_t item, std::uint32_t holder) const noexcept {
    return part_[item] == part_[items_ + holder];
  }
  [[nodiscard]] std::int64_t cost(std::uint32_t arc) const noexcept {
    return problem_.held[arc] == 0 ? 1 : 0;
  }
  [[nodiscard]] bool tight(std::uint32_t arc) const noexcept {
    return price_.empty() || slack(arc) == 0;
  }
  /// The reduced cost of taking an arc; ≥ 0 for one not taken, ≤ 0 for one taken.
  [[nodiscard]] std::int64_t slack(std::uint32_t arc) const noexcept {
    return cost(arc) + price_[items_ + problem_.arc_holder[arc]] - price_[arc_item_[arc]];
  }
  void take(std::uint32_t arc) noexcept {
    flip(arc);
    --need_[arc_item_[arc]];
    --lacking_;
    ++load_[problem_.arc_holder[arc]];
  }
  void flip(std::uint32_t arc) noexcept {
    taken_[arc] ^= 1;
    if (cost(arc) == 0) return;
    moves_ += taken_[arc] != 0 ? 1 : std::uint64_t(-1);
  }

  /// Calls `visit(arc, node)` for each step a chain can take from a node: an item may take one more
  /// arc, a holder may give one back.
  template <class Visit>
  void each_out(std::uint32_t node, Visit visit) {
    each_arc(node, [&](std::uint32_t arc, std::uint32_t next) {
      if ((taken_[arc] == 0) == (node < items_)) visit(arc, next);
    });
  }
  /// The same for each step that leads into a node.
  template <class Visit>
  void each_in(std::uint32_t node, Visit visit) {
    each_arc(node, [&](std::uint32_t arc, std::uint32_t next) {
      if ((taken_[arc] != 0) == (node < items_)) visit(arc, next);
    });
  }
  template <class Visit>
  void each_arc(std::uint32_t node, Visit visit) {
    if (node < items_) {
      for (std::uint32_t arc = begin(node); arc < end(node); ++arc) {
        steps_.step();
        const std::uint32_t holder = problem_.arc_holder[arc];
        if (joined(node, holder)) visit(arc, items_ + holder);
      }
      return;
    }
    const std::uint32_t holder = node - items_;
    for (std::uint32_t at = holder_first_[holder]; at < holder_first_[holder + 1]; ++at) {
      steps_.step();
      const std::uint32_t item = arc_item_[holder_arcs_[at]];
      if (joined(item, holder)) visit(holder_arcs_[at], item);
    }
  }

  /// What one more item costs at the holder itself; nothing below `unreachable` where it is full.
  [[nodiscard]] std::int64_t last_cost(std::uint32_t holder) const noexcept {
    if (load_[holder] >= room_[holder]) return unreachable;
    return load_[holder] < cheap_room_[holder] ? 0 : dear_;
  }
  [[nodiscard]] bool ends_here(std::uint32_t holder) const noexcept {
    if (price_.empty()) return load_[holder] < room_[holder];
    return last_cost(holder) == price_[items_ + holder];
  }

  /// Steps from each node to a holder with room, over tight arcs only.
  void find_levels(const unit_part& part) {
    for (const std::uint32_t item : part.items) {
      level_[item] = unreached;
      cursor_[item] = begin(item);
    }
    queue_.clear();
    for (const std::uint32_t holder : part.holders) {
      const std::uint32_t node = items_ + holder;
      level_[node] = unreached;
      cursor_[node] = holder_first_[holder];
      if (!ends_here(holder)) continue;
      level_[node] = 0;
      queue_.push_back(node);
    }
    for (std::size_t at = 0; at < queue_.size(); ++at) {
      const std::uint32_t node = queue_[at];
      each_in(node, [&](std::uint32_t arc, std::uint32_t before) {
        if (level_[before] != unreached || !tight(arc)) return;
        level_[before] = level_[node] + 1;
        queue_.push_back(before);
      });
    }
  }

  [[nodiscard]] bool is_open(std::uint32_t node) const noexcept {
    return node < items_ ? need_[node] > 0 : load_[node - items_] > room_[node - items_];
  }

  /// A blocking flow over the levels. True if anything was placed.
  [[nodiscard]] bool place_open() {
    bool placed = false;
    for (const std::uint32_t source : open_) {
      while (is_open(source) && place_one(source)) placed = true;
    }
    std::erase_if(open_, [&](std::uint32_t source) { return !is_open(source); });
    return placed;
  }

  /// The next node down the levels, by the first arc that leads there; or the node itself.
  [[nodiscard]] std::uint32_t step_down(std::uint32_t node) {
    std::uint32_t& cursor = cursor_[node];
    if (level_[node] == unreached || level_[node] == 0) return node;
    if (node < items_) {
      for (; cursor < end(node); ++cursor) {
        steps_.step();
        const std::uint32_t next = items_ + problem_.arc_holder[cursor];
        if (taken_[cursor] == 0 && level_[next] + 1 == level_[node] && part_[next] == part_[node] &&
            tight(cursor)) {
          return next;
        }
      }
      return node;
    }
    for (; cursor < holder_first_[node - items_ + 1]; ++cursor) {
      steps_.step();
      const std::uint32_t arc = holder_arcs_[cursor];
      const std::uint32_t next = arc_item_[arc];
      if (taken_[arc] != 0 && level_[next] + 1 == level_[node] && part_[next] == part_[node] &&
          tight(arc)) {
        return next;
      }
    }
    return node;
  }

  [[nodiscard]] bool place_one(std::uint32_t source) {
    chain_.clear();
    std::uint32_t node = source;
    for (;;) {
      if (level_[node] == 0 && ends_here(node - items_)) {
        for (const std::uint32_t arc : chain_) flip(arc);
        ++load_[node - items_];
        if (source < items_) {
          --need_[source];
          --lacking_;
        } else {
          --load_[source - items_];
        }
        return true;
      }
      const std::uint32_t next = step_down(node);
      if (next != node) {
        chain_.push_back(node < items_ ? cursor_[node] : holder_arcs_[cursor_[node]]);
        node = next;
        continue;
      }
      level_[node] = unreached;
      if (chain_.empty()) return false;
      const std::uint32_t arc = chain_.back();
      chain_.pop_back();
      node = node < items_ ? items_ + problem_.arc_holder[arc] : arc_item_[arc];
    }
  }

  /// Raises prices until the cheapest chain from an open unit is tight. False if there is none.
  [[nodiscard]] bool raise_prices(const unit_part& part) {
    using entry = std::pair<std::int64_t, std::uint32_t>;
    std::priority_queue<entry, std::vector<entry>, std::greater<>> later;
    for (const std::uint32_t item : part.items) distance_[item] = unreachable;
    std::int64_t now = 0;
    queue_.clear();
    const auto reach = [&](std::uint32_t node, std::int64_t distance) {
      if (distance >= distance_[node]) return;
      distance_[node] = distance;
      if (distance == now) {
        queue_.push_back(node);
      } else {
        later.emplace(distance, node);
      }
    };
    for (const std::uint32_t holder : part.holders) {
      const std::uint32_t node = items_ + holder;
      distance_[node] = unreachable;
      const std::int64_t last = last_cost(holder);
      if (last != unreachable) reach(node, last - price_[node]);
    }
    bool found = false;
    while (!found) {
      if (queue_.empty()) {
        while (!later.empty() && later.top().first != distance_[later.top().second]) later.pop();
        if (later.empty()) return false;
        now = later.top().first;
        queue_.push_back(later.top().second);
        later.pop();
      }
      const std::uint32_t node = queue_.back();
      queue_.pop_back();
      found = is_open(node);
      each_in(node, [&](std::uint32_t arc, std::uint32_t before) {
        reach(before, distance_[node] + (node < items_ ? -slack(arc) : slack(arc)));
      });
    }
    for (const std::uint32_t item : part.items) price_[item] += std::min(distance_[item], now);
    for (const std::uint32_t holder : part.holders) {
      price_[items_ + holder] += std::min(distance_[items_ + holder], now);
    }
    return true;
  }

  const assignment_problem& problem_;
  search_pace& steps_;
  std::uint32_t items_;
  std::vector<std::uint8_t> taken_;
  std::vector<std::uint32_t> need_;
  std::uint64_t lacking_ = 0;       // the sum of need_
  std::vector<std::int64_t> load_;  // items, not efforts
  std::vector<std::int64_t> room_;
  std::vector<std::int64_t> cheap_room_;
  std::uint64_t moves_ = 0;
  std::vector<std::uint32_t> arc_item_;
  std::vector<std::uint32_t> holder_first_;
  std::vector<std::uint32_t> holder_arcs_;
  // Of each node: items first, then holders.
  std::vector<std::uint32_t> part_;
  std::vector<std::uint32_t> level_;
  std::vector<std::uint32_t> cursor_;
  std::vector<std::int64_t> price_;  // the cost of the cheapest chain from here; empty: no prices
  std::vector<std::int64_t> distance_;
  std::vector<std::uint32_t> came_by_;
  std::vector<std::uint32_t> open_;  // nodes with units to be placed
  std::vector<std::uint32_t> queue_;
  std::vector<std::uint32_t> chain_;
  bool levels_ready_ = false;
  std::uint32_t levels_of_ = 0;  // the part that has them
  std::int64_t dear_;            // more than the moves of any chain
};

}  // namespace detail

}  // namespace dutygraph
