#pragma once

#include <algorithm>
#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <numeric>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include <dutygraph/scenario/detail/assignment_rules.hpp>
#include <dutygraph/scenario/detail/assignment_state.hpp>
#include <dutygraph/scenario/detail/load_fill.hpp>
#include <dutygraph/scenario/detail/load_flow.hpp>
#include <dutygraph/scenario/detail/load_steps.hpp>
#include <dutygraph/scenario/detail/search_budget.hpp>
#include <dutygraph/scenario/utilisation.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Branch and bound over who gets the items, those of most effort first.
///
/// A branch ends where what is poured over it (`load_fill`) is no better than what is known, or
/// where the items left do not flow under the loads that an assignment worth having may have. The
/// flow is kept from node to node: an item that is lifted flows as it was placed.
class assignment_search {
 public:
  enum class aim : std::uint8_t {
    first,      ///< any assignment
    objective,  ///< nothing that is better by the objective
    all,        ///< nothing that is better by the objective and then by moves
  };

  assignment_search(const assignment_rules& rules, load_objective objective,
                    std::span<const std::uint32_t> group, search_budget& budget)
      : rules_(rules),
        problem_(rules.problem),
        objective_(objective),
        budget_(budget),
        steps_(rules),
        fill_(problem_, group, objective == load_objective::sum_of_squares),
        flow_(problem_, rules.arcs, budget.steps()),
        order_(items_by_effort(rules)),
        levels_(order_.size()),
        load_(problem_.fixed_load),
        taken_(problem_.arc_holder.size()),
        banned_(problem_.arc_holder.size()),
        placed_(problem_.items()),
        top_(problem_.fixed_load) {
    for (std::uint32_t item = 0; item < problem_.items(); ++item) {
      flow_.need[item] = problem_.effort[item] * problem_.demand[item];
      moves_left_ += rules.fewest_moves[item];
    }
    for (std::uint32_t arc = 0; arc < banned_.size(); ++arc) {
      banned_[arc] = rules.usable[arc] != 0 ? 0 : 1;
      flow_.most[arc] = banned_[arc] != 0 ? 0 : problem_.effort[rules.arcs.item[arc]];
    }
    find_alike();
  }

  /// The smallest maximum that no assignment is below, from `least` on: the flow under it must be
  /// possible with loads that holders can have at all.
  [[nodiscard]] utilisation bound_from(utilisation least) {
    for (int round = 0; round < 2000; ++round) {
      for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
        set_top(holder, steps_.largest(holder, load_within(holder, least)));
      }
      if (flow_.settle()) break;
      bool more = false;
      utilisation next;
      for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
        if (!flow_.in_cut(holder)) continue;
        const std::int64_t load = steps_.next(holder, top_[holder]);
        if (load > rules_.top[holder] || load == std::numeric_limits<std::int64_t>::max()) continue;
        const utilisation one{load, problem_.capacity[holder]};
        if (!more || one < next) next = one;
        more = true;
      }
      if (!more || next <= least) break;
      least = next;
    }
    return least;
  }

  /// Adds to the pool until the aim is reached: true, with `first` also when one was found. False
  /// if nodes or time were used up before.
  [[nodiscard]] bool run(aim what, assignment_pool& pool) {
    aim_ = what;
    pool_ = &pool;
    symmetric_ =
        what != aim::all && rules_.max_moves == assignment_rules::none && problem_.apart.empty();
    set_target();
    std::size_t depth = 0;
    bool down = !hopeless();
    bool finished = true;
    while (down || depth > 0) {
      if (down && depth == order_.size()) {
        record();
        if (aim_ == aim::first) break;
        down = false;
      } else if (down) {
        down = open(depth);
        if (!down) continue;
        if (!enter(depth, finished)) break;
        down = !hopeless();
      } else {
        --depth;
        leave(levels_[depth]);
        if (!next_choice(levels_[depth])) continue;
        if (!enter(depth, finished)) break;
        down = !hopeless();
      }
    }
    while (depth > 0) leave(levels_[--depth]);
    return finished;
  }

 private:
  /// An item, the arcs that are tried for it, and which of them are taken.
  struct level {
    std::uint32_t item = 0;
    std::vector<std::uint32_t> arcs;
    std::vector<std::uint32_t> chosen;  // rising positions in arcs
  };

  // What may be skipped ----------------------------------------------------------------------

  /// Holders with one capacity, limit and set of items, and items in the order that are like the
  /// one before.
  void find_alike() {
    std::vector<std::uint32_t> sorted(problem_.holders);
    std::iota(sorted.begin(), sorted.end(), 0U);
    std::vector<std::vector<std::uint32_t>> items(problem_.holders);
    for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
      for (const std::uint32_t arc : rules_.arcs.of(holder)) {
        if (rules_.usable[arc] != 0) items[holder].push_back(rules_.arcs.item[arc]);
      }
    }
    const auto key = [&](std::uint32_t holder) {
      return std::tie(problem_.capacity[holder], rules_.top[holder], items[holder]);
    };
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
    alike_.resize(problem_.holders);
    for (std::size_t at = 0; at < sorted.size(); ++at) {
      const bool same = at > 0 && key(sorted[at]) == key(sorted[at - 1]);
      alike_[sorted[at]] = same ? alike_[sorted[at - 1]] : sorted[at];
    }
    repeats_.resize(order_.size());
    for (std::size_t at = 1; at < order_.size(); ++at) {
      repeats_[at] = same_item(order_[at - 1], order_[at]) ? 1 : 0;
    }
  }
  [[nodiscard]] bool same_item(std::uint32_t one, std::uint32_t other) const {
    if (problem_.effort[one] != problem_.effort[other] || problem_.demand[one] != 1 ||
        problem_.demand[other] != 1) {
      return false;
    }
    const auto begin = problem_.arc_holder.begin();
    return std::equal(begin + problem_.first_arc[one], begin + problem_.first_arc[one + 1],
                      begin + problem_.first_arc[other], begin + problem_.first_arc[other + 1]);
  }
  /// Leaves one arc of those to alike holders with one load, and of items that are alike only
  /// rising holders.
  void drop_mirrored(std::size_t depth, std::vector<std::uint32_t>& arcs) const {
    const auto holder_of = [&](std::uint32_t arc) { return problem_.arc_holder[arc]; };
    if (repeats_[depth] != 0) {
      const level& before = levels_[depth - 1];
      const std::uint32_t least = holder_of(before.arcs[before.chosen[0]]);
      arcs.erase(std::remove_if(arcs.begin(), arcs.end(),
                                [&](std::uint32_t arc) { return holder_of(arc) < least; }),
                 arcs.end());
    }
    const std::vector<std::uint32_t> all = arcs;
    arcs.erase(
        std::remove_if(arcs.begin(), arcs.end(),
                       [&](std::uint32_t arc) {
                         return std::any_of(all.begin(), all.end(), [&](std::uint32_t earlier) {
                           const std::uint32_t a = holder_of(earlier);
                           const std::uint32_t b = holder_of(arc);
                           return a < b && alike_[a] == alike_[b] && load_[a] == load_[b];
                         });
                       }),
        arcs.end());
  }

  // What a branch must stay below ------------------------------------------------------------

  /// The greatest load of the holder with at most the utilisation.
  [[nodiscard]] std::int64_t load_within(std::uint32_t holder, utilisation most) const {
    const wide_integer load =
        static_cast<wide_integer>(most.load) * problem_.capacity[holder] / most.capacity;
    return static_cast<std::int64_t>(std::min<wide_integer>(load, rules_.top[holder]));
  }
  [[nodiscard]] std::int64_t load_below(std::uint32_t holder, utilisation most) const {
    const wide_integer load =
        (static_cast<wide_integer>(most.load) * problem_.capacity[holder] - 1) / most.capacity;
    if (most.load == 0) return -1;
    return static_cast<std::int64_t>(std::min<wide_integer>(load, rules_.top[holder]));
  }
  [[nodiscard]] std::int64_t load_by_square(std::uint32_t holder, double sum) const {
    constexpr double margin = 1.0 + 1e-9;
    const double load =
        std::sqrt(sum) * margin * static_cast<double>(problem_.capacity[holder]) + 1.0;
    constexpr double most = 9e18;
    return load < most ? std::min(static_cast<std::int64_t>(load), rules_.top[holder])
                       : rules_.top[holder];
  }

  void set_top(std::uint32_t holder, std::int64_t load) {
    flow_.room[holder] += load - top_[holder];
    top_[holder] = load;
  }

  /// Takes over what is to be beaten: the best, or with `all` the last that would be kept.
  void set_target() {
    has_target_ = aim_ == aim::all ? pool_->full() : !pool_->empty();
    if (has_target_) {
      const load_assignment& known = aim_ == aim::all ? pool_->worst() : pool_->best();
      target_ = falling_utilisations(problem_, known.load);
      target_maximum_ = known.maximum;
      target_squares_ = known.sum_of_squares;
      target_moves_ = known.moves;
    }
    for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
      std::int64_t load = rules_.top[holder];
      if (has_target_ && objective_ == load_objective::sum_of_squares) {
        load = load_by_square(holder, target_squares_);
      } else if (has_target_) {
        const bool below = objective_ == load_objective::minimum_maximum && aim_ != aim::all;
        load = below ? load_below(holder, target_maximum_) : load_within(holder, target_maximum_);
      }
      set_top(holder, steps_.largest(holder, load));
    }
  }

  /// How the best that could come of the branch compares with what is to be beaten.
  [[nodiscard]] std::weak_ordering promise() {
    const std::span<const std::int64_t> poured = fill_.pour(load_);
    if (objective_ == load_objective::sum_of_squares) {
      return compare_square_sums(square_sum(problem_, poured), target_squares_);
    }
    if (objective_ == load_objective::minimum_maximum) {
      return greatest_utilisation(problem_, poured) <=> target_maximum_;
    }
    sorted_.clear();
    for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
      sorted_.push_back({poured[holder], problem_.capacity[holder]});
    }
    std::sort(sorted_.begin(), sorted_.end(), std::greater<>());
    for (std::size_t at = 0; at < sorted_.size(); ++at) {
      if (sorted_[at] != target_[at]) return sorted_[at] <=> target_[at];
    }
    return std::weak_ordering::equivalent;
  }

  /// Whether nothing worth having can come of what is placed.
  [[nodiscard]] bool hopeless() {
    const std::uint32_t moves = moves_ + moves_left_;
    if (moves > rules_.max_moves) return true;
    if (has_target_) {
      const std::weak_ordering order = promise();
      if (order > 0) return true;
      if (order == 0 && (aim_ != aim::all || moves >= target_moves_)) return true;
    }
    return !flow_.settle();
  }

  // The tree ---------------------------------------------------------------------------------

  /// The arcs to try for the item at this depth, the lightest holder first; false if too few.
  [[nodiscard]] bool open(std::size_t depth) {
    level& here = levels_[depth];
    here.item = order_[depth];
    here.arcs.clear();
    const std::int64_t effort = problem_.effort[here.item];
    const std::uint32_t demand = problem_.demand[here.item];
    for (std::uint32_t arc = problem_.first_arc[here.item]; arc < problem_.first_arc[here.item + 1];
         ++arc) {
      const std::uint32_t holder = problem_.arc_holder[arc];
      if (banned_[arc] == 0 && load_[holder] <= top_[holder] - effort) here.arcs.push_back(arc);
    }
    if (symmetric_ && demand == 1) drop_mirrored(depth, here.arcs);
    if (here.arcs.size() < demand) return false;
    const auto after = [&](std::uint32_t arc) {
      const std::uint32_t holder = problem_.arc_holder[arc];
      return utilisation{load_[holder] + effort, problem_.capacity[holder]};
    };
    std::stable_sort(here.arcs.begin(), here.arcs.end(), [&](std::uint32_t a, std::uint32_t b) {
      if (aim_ == aim::all && problem_.held[a] != problem_.held[b])
        return problem_.held[a] > problem_.held[b];
      const auto order = after(a) <=> after(b);
      return order != 0 ? order < 0 : problem_.held[a] > problem_.held[b];
    });
    here.chosen.resize(demand);
    std::iota(here.chosen.begin(), here.chosen.end(), 0U);
    return true;
  }

  /// The next combination of as many arcs; false after the last.
  [[nodiscard]] static bool next_choice(level& here) {
    const auto count = static_cast<std::uint32_t>(here.arcs.size());
    const auto demand = static_cast<std::uint32_t>(here.chosen.size());
    std::uint32_t at = demand;
    while (at > 0 && here.chosen[at - 1] == count - demand + at - 1) --at;
    if (at == 0) return false;
    std::iota(here.chosen.begin() + (at - 1), here.chosen.end(), here.chosen[at - 1] + 1);
    return true;
  }

  /// Places the item as chosen; false if the search is over.
  [[nodiscard]] bool enter(std::size_t& depth, bool& finished) {
    if (!budget_.node()) {
      finished = false;
      return false;
    }
    const level& here = levels_[depth++];
    const std::uint32_t item = here.item;
    for (std::uint32_t arc = problem_.first_arc[item]; arc < problem_.first_arc[item + 1]; ++arc) {
      flow_.clear(arc);
    }
    flow_.need[item] = 0;
    placed_[item] = 1;
    fill_.place(item);
    moves_left_ -= rules_.fewest_moves[item];
    for (const std::uint32_t at : here.chosen) {
      const std::uint32_t arc = here.arcs[at];
      const std::uint32_t holder = problem_.arc_holder[arc];
      taken_[arc] = 1;
      load_[holder] += problem_.effort[item];
      flow_.room[holder] -= problem_.effort[item];
      moves_ += problem_.held[arc] == 0 ? 1 : 0;
      for (const std::uint32_t partner : rules_.partners[item]) ban(partner, holder);
    }
    return true;
  }
  void ban(std::uint32_t partner, std::uint32_t holder) {
    const std::uint32_t arc = rules_.arc_of(partner, holder);
    if (arc == assignment_rules::none || placed_[partner] != 0) return;
    ++banned_[arc];
    flow_.clear(arc);
    flow_.most[arc] = 0;
  }

  void leave(const level& here) {
    const std::uint32_t item = here.item;
    for (const std::uint32_t at : here.chosen) {
      const std::uint32_t arc = here.arcs[at];
      const std::uint32_t holder = problem_.arc_holder[arc];
      taken_[arc] = 0;
      load_[holder] -= problem_.effort[item];
      flow_.flow[arc] = problem_.effort[item];  // the room stays taken, now by the flow
      moves_ -= problem_.held[arc] == 0 ? 1 : 0;
      for (const std::uint32_t partner : rules_.partners[item]) {
        const std::uint32_t other = rules_.arc_of(partner, holder);
        if (other == assignment_rules::none || placed_[partner] != 0) continue;
        if (--banned_[other] == 0) flow_.most[other] = problem_.effort[partner];
      }
    }
    placed_[item] = 0;
    fill_.lift(item);
    moves_left_ += rules_.fewest_moves[item];
  }

  void record() {
    pool_->offer(assignment_of(problem_, taken_));
    set_target();
  }

  const assignment_rules& rules_;
  const assignment_problem& problem_;
  load_objective objective_;
  search_budget& budget_;
  load_steps steps_;
  load_fill fill_;
  load_flow<std::int64_t> flow_;  // of what is not placed, in the room that placed items leave
  std::vector<std::uint32_t> order_;
  std::vector<level> levels_;
  std::vector<std::int64_t> load_;  // of what is placed
  std::vector<std::uint8_t> taken_;
  std::vector<std::uint32_t> banned_;  // of each arc: how many items forbid it
  std::vector<std::uint8_t> placed_;   // of each item
  std::vector<std::int64_t> top_;      // of each holder: the most load worth having
  std::vector<std::uint32_t> alike_;   // of each holder: one that stands for those like it
  std::vector<std::uint8_t> repeats_;  // of each depth: the item is like the one before
  std::uint32_t moves_ = 0;
  std::uint32_t moves_left_ = 0;  // the fewest that the items left need

  aim aim_ = aim::objective;
  assignment_pool* pool_ = nullptr;
  bool symmetric_ = false;
  bool has_target_ = false;
  std::vector<utilisation> target_;
  utilisation target_maximum_;
  double target_squares_ = 0.0;
  std::uint32_t target_moves_ = 0;
  std::vector<utilisation> sorted_;
};

}  // namespace detail

}  // namespace dutygraph
