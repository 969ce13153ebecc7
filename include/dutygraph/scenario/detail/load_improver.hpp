#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>
#include <random>
#include <utility>
#include <vector>

#include <dutygraph/scenario/detail/assignment_rules.hpp>
#include <dutygraph/scenario/detail/assignment_state.hpp>
#include <dutygraph/scenario/detail/search_budget.hpp>
#include <dutygraph/scenario/utilisation.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Local search: an item to another holder, two items exchanged, chains of two, all items of two
/// alike holders exchanged. What counts is the objective (leximin where only the maximum does, so
/// that a step at a time leads on), then fewer moves.
class load_improver {
 public:
  load_improver(const assignment_rules& rules, load_objective objective, search_budget& budget,
                std::uint64_t trials)
      : rules_(rules),
        problem_(rules.problem),
        squares_(objective == load_objective::sum_of_squares),
        budget_(budget),
        trials_(trials) {}

  /// Until no step is left; false if trials or time were used up before.
  bool improve(assignment_state& state) {
    while (pass(state)) {
      if (used_up()) return false;
    }
    return !used_up();
  }
  [[nodiscard]] bool used_up() const noexcept { return trials_ == 0; }

  /// Gives a few items, picked at random, to other holders.
  void shake(assignment_state& state) {
    const std::uint32_t items = problem_.items();
    const std::uint32_t times = 2 + below(3);
    for (std::uint32_t time = 0; time < times; ++time) {
      const std::uint32_t item = below(items);
      const std::uint32_t first = problem_.first_arc[item];
      const std::uint32_t count = problem_.first_arc[item + 1] - first;
      if (count == 0 || !trial()) continue;
      const std::uint32_t from = first + below(count);
      const std::uint32_t to = first + below(count);
      if (!state.taken(from) || !state.allows(to)) continue;
      state.drop(from);
      state.take(to);
      if (state.moves() > rules_.max_moves) {
        state.drop(to);
        state.take(from);
      }
    }
  }

  /// Only fewer moves count, as long as the maximum stays within what it is.
  void save_moves(assignment_state& state) {
    ceiling_ = greatest_utilisation(problem_, state.load());
    improve(state);
    ceiling_.reset();
  }

 private:
  enum class effect : std::uint8_t { better, same, worse };

  bool trial() {
    if (trials_ > 0 && !budget_.in_time()) trials_ = 0;
    if (trials_ > 0) --trials_;
    return trials_ > 0;
  }
  /// The same on every machine, unlike the distributions of the standard library.
  std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(random_() % end); }

  [[nodiscard]] double square(std::uint32_t holder, std::int64_t more) const {
    const double one = utilisation{load_of(holder) + more, problem_.capacity[holder]}.value();
    return one * one;
  }
  [[nodiscard]] std::int64_t load_of(std::uint32_t holder) const { return state_->load(holder); }

  /// What it would do if the load passed from one holder to the other.
  [[nodiscard]] effect transfer(std::uint32_t from, std::uint32_t to, std::int64_t load) const {
    if (load == 0) return effect::same;
    if (load < 0) {
      std::swap(from, to);
      load = -load;
    }
    if (ceiling_) {
      return state_->utilisation_with(to, load) <= *ceiling_ ? effect::same : effect::worse;
    }
    if (squares_) {
      const double before = square(from, 0) + square(to, 0);
      const double after = square(from, -load) + square(to, load);
      constexpr double rounding = 1e-12;
      if (after < before * (1.0 - rounding)) return effect::better;
      return before < after * (1.0 - rounding) ? effect::worse : effect::same;
    }
    const utilisation before = state_->utilisation_with(from, 0);
    const utilisation after = state_->utilisation_with(to, load);
    if (after < before) return effect::better;
    // Equal greatest ones: what the other had against what the giver has left.
    if (after == before &&
        state_->utilisation_with(from, -load) == state_->utilisation_with(to, 0)) {
      return effect::same;
    }
    if (after == before &&
        state_->utilisation_with(from, -load) < state_->utilisation_with(to, 0)) {
      return effect::better;
    }
    return effect::worse;
  }

  [[nodiscard]] int change_of(std::uint32_t dropped, std::uint32_t taken) const {
    return static_cast<int>(problem_.held[dropped]) - static_cast<int>(problem_.held[taken]);
  }
  [[nodiscard]] bool wanted(effect what, int moves) const {
    const auto after = static_cast<std::int64_t>(state_->moves()) + moves;
    return (what == effect::better || (what == effect::same && moves < 0)) &&
           after <= static_cast<std::int64_t>(rules_.max_moves);
  }

  /// One look at every holder, the most utilised first; true if something became better.
  bool pass(assignment_state& state) {
    state_ = &state;
    std::vector<std::uint32_t> order(problem_.holders);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return state.utilisation_with(a, 0) > state.utilisation_with(b, 0);
    });
    bool changed = false;
    for (const std::uint32_t holder : order) {
      while (relieve(holder)) {
        changed = true;
        if (used_up()) return true;
      }
    }
    return exchange_all() || changed;
  }

  bool relieve(std::uint32_t holder) {
    const std::vector<std::uint32_t> mine = state_->of(holder);
    for (const std::uint32_t from : mine) {
      if (pass_on(from)) return true;
    }
    for (const std::uint32_t from : mine) {
      if (exchange(from)) return true;
    }
    return false;
  }

  bool pass_on(std::uint32_t from) {
    const std::uint32_t item = rules_.arcs.item[from];
    for (std::uint32_t to = problem_.first_arc[item]; to < problem_.first_arc[item + 1]; ++to) {
      if (state_->taken(to) || !trial()) continue;
      const effect what =
          transfer(problem_.arc_holder[from], problem_.arc_holder[to], problem_.effort[item]);
      if (!wanted(what, change_of(from, to)) || !state_->allows(to)) continue;
      state_->drop(from);
      state_->take(to);
      return true;
    }
    return false;
  }

  /// The item to another holder, one of that holder's back or on to a third.
  bool exchange(std::uint32_t from) {
    const std::uint32_t item = rules_.arcs.item[from];
    for (std::uint32_t to = problem_.first_arc[item]; to < problem_.first_arc[item + 1]; ++to) {
      if (state_->taken(to) || rules_.usable[to] == 0) continue;
      const std::vector<std::uint32_t> theirs = state_->of(problem_.arc_holder[to]);
      for (const std::uint32_t other : theirs) {
        if (swap(from, to, other) || chain(from, to, other)) return true;
        if (used_up()) return false;
      }
    }
    return false;
  }

  bool swap(std::uint32_t from, std::uint32_t to, std::uint32_t other) {
    if (!trial()) return false;
    const std::uint32_t item = rules_.arcs.item[from];
    const std::uint32_t back_item = rules_.arcs.item[other];
    const std::uint32_t mine = problem_.arc_holder[from];
    const effect what =
        transfer(mine, problem_.arc_holder[to], problem_.effort[item] - problem_.effort[back_item]);
    if (what == effect::worse || item == back_item) return false;
    const std::uint32_t back = rules_.arc_of(back_item, mine);
    if (back == assignment_rules::none || state_->taken(back)) return false;
    return wanted(what, change_of(from, to) + change_of(other, back)) &&
           replace(from, to, other, back);
  }

  /// Only where the first holder is the most utilised of the three.
  bool chain(std::uint32_t from, std::uint32_t to, std::uint32_t other) {
    const std::uint32_t item = rules_.arcs.item[from];
    const std::uint32_t next_item = rules_.arcs.item[other];
    const std::uint32_t mine = problem_.arc_holder[from];
    const std::uint32_t second = problem_.arc_holder[to];
    const std::int64_t into = problem_.effort[item] - problem_.effort[next_item];
    const utilisation most = state_->utilisation_with(mine, 0);
    if (ceiling_ || item == next_item || state_->utilisation_with(second, 0) > most ||
        (!squares_ && state_->utilisation_with(second, into) >= most)) {
      return false;
    }
    for (std::uint32_t on = problem_.first_arc[next_item]; on < problem_.first_arc[next_item + 1];
         ++on) {
      const std::uint32_t third = problem_.arc_holder[on];
      if (third == mine || state_->taken(on) || !trial()) continue;
      const std::int64_t passed = problem_.effort[next_item];
      bool better = state_->utilisation_with(third, passed) < most;
      if (squares_) {
        constexpr double rounding = 1e-12;
        better =
            square(mine, -problem_.effort[item]) + square(second, into) + square(third, passed) <
            (square(mine, 0) + square(second, 0) + square(third, 0)) * (1.0 - rounding);
      }
      if (better && wanted(effect::better, change_of(from, to) + change_of(other, on)) &&
          replace(from, to, other, on)) {
        return true;
      }
    }
    return false;
  }

  /// Drops two arcs and takes two, if they may be taken.
  bool replace(std::uint32_t from, std::uint32_t to, std::uint32_t other, std::uint32_t other_to) {
    state_->drop(from);
    state_->drop(other);
    if (state_->allows(to)) {
      state_->take(to);
      if (state_->allows(other_to)) {
        state_->take(other_to);
        return true;
      }
      state_->drop(to);
    }
    state_->take(other);
    state_->take(from);
    return false;
  }

  /// Two holders that are alike exchange all they have where that saves moves.
  bool exchange_all() {
    bool changed = false;
    for (std::uint32_t one = 0; one < problem_.holders; ++one) {
      for (std::uint32_t other = one + 1; other < problem_.holders; ++other) {
        if (problem_.capacity[one] == problem_.capacity[other] &&
            problem_.fixed_load[one] == problem_.fixed_load[other] &&
            rules_.top[one] == rules_.top[other] && exchange_all(one, other)) {
          changed = true;
        }
      }
    }
    return changed;
  }
  bool exchange_all(std::uint32_t one, std::uint32_t other) {
    std::vector<std::uint32_t> dropped;
    std::vector<std::uint32_t> taken;
    int moves = 0;
    for (const auto& [from, to] : {std::pair(one, other), std::pair(other, one)}) {
      for (const std::uint32_t arc : state_->of(from)) {
        const std::uint32_t there = rules_.arc_of(rules_.arcs.item[arc], to);
        if (!trial() || there == assignment_rules::none || rules_.usable[there] == 0) return false;
        if (state_->taken(there)) continue;  // both have it
        dropped.push_back(arc);
        taken.push_back(there);
        moves += change_of(arc, there);
      }
    }
    if (moves >= 0) return false;
    for (const std::uint32_t arc : dropped) state_->drop(arc);
    for (const std::uint32_t arc : taken) state_->take(arc);
    return true;
  }

  const assignment_rules& rules_;
  const assignment_problem& problem_;
  bool squares_;
  search_budget& budget_;
  std::uint64_t trials_;
  assignment_state* state_ = nullptr;
  std::optional<utilisation> ceiling_;
  std::mt19937 random_{20200};
};

}  // namespace detail

}  // namespace dutygraph
