#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include <dutygraph/scenario/detail/assignment_rules.hpp>
#include <dutygraph/scenario/utilisation.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// An assignment that is being changed. The rules on items apart and on limits are asked, not kept:
/// `allows` before `take`.
class assignment_state {
 public:
  explicit assignment_state(const assignment_rules& rules)
      : rules_(&rules),
        taken_(rules.problem.arc_holder.size()),
        load_(rules.problem.fixed_load),
        place_(taken_.size()),
        of_holder_(rules.problem.holders) {}

  [[nodiscard]] bool taken(std::uint32_t arc) const { return taken_[arc] != 0; }
  [[nodiscard]] std::span<const std::int64_t> load() const { return load_; }
  [[nodiscard]] std::int64_t load(std::uint32_t holder) const { return load_[holder]; }
  [[nodiscard]] std::uint32_t moves() const noexcept { return moves_; }
  /// The arcs taken to the holder, in no order.
  [[nodiscard]] const std::vector<std::uint32_t>& of(std::uint32_t holder) const {
    return of_holder_[holder];
  }
  [[nodiscard]] load_assignment found() const { return assignment_of(rules_->problem, taken_); }
  [[nodiscard]] utilisation utilisation_with(std::uint32_t holder, std::int64_t more) const {
    return {load_[holder] + more, rules_->problem.capacity[holder]};
  }

  /// Whether the arc may be taken: not taken yet, within the limit, and nothing apart in that hand.
  [[nodiscard]] bool allows(std::uint32_t arc) const {
    const std::uint32_t item = rules_->arcs.item[arc];
    const std::uint32_t holder = rules_->problem.arc_holder[arc];
    if (taken(arc) || rules_->usable[arc] == 0 ||
        load_[holder] > rules_->top[holder] - rules_->problem.effort[item]) {
      return false;
    }
    const std::vector<std::uint32_t>& partners = rules_->partners[item];
    return std::none_of(partners.begin(), partners.end(), [&](std::uint32_t partner) {
      const std::uint32_t other = rules_->arc_of(partner, holder);
      return other != assignment_rules::none && taken(other);
    });
  }
  void take(std::uint32_t arc) {
    taken_[arc] = 1;
    const std::uint32_t holder = rules_->problem.arc_holder[arc];
    load_[holder] += rules_->problem.effort[rules_->arcs.item[arc]];
    moves_ += rules_->problem.held[arc] == 0 ? 1 : 0;
    place_[arc] = static_cast<std::uint32_t>(of_holder_[holder].size());
    of_holder_[holder].push_back(arc);
  }
  void drop(std::uint32_t arc) {
    taken_[arc] = 0;
    const std::uint32_t holder = rules_->problem.arc_holder[arc];
    load_[holder] -= rules_->problem.effort[rules_->arcs.item[arc]];
    moves_ -= rules_->problem.held[arc] == 0 ? 1 : 0;
    std::vector<std::uint32_t>& all = of_holder_[holder];
    place_[all.back()] = place_[arc];
    std::swap(all[place_[arc]], all.back());
    all.pop_back();
  }

 private:
  const assignment_rules* rules_;
  std::vector<std::uint8_t> taken_;
  std::vector<std::int64_t> load_;
  std::uint32_t moves_ = 0;
  std::vector<std::uint32_t> place_;  // of each arc taken, in the list of its holder
  std::vector<std::vector<std::uint32_t>> of_holder_;
};

/// The items, those of most effort first, then those with fewer arcs, then in order.
[[nodiscard]] inline std::vector<std::uint32_t> items_by_effort(const assignment_rules& rules) {
  std::vector<std::uint32_t> order(rules.problem.items());
  std::iota(order.begin(), order.end(), 0U);
  std::vector<std::uint32_t> choices(order.size());
  for (const std::uint32_t item : order) choices[item] = rules.usable_arcs(item);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const std::vector<std::int64_t>& effort = rules.problem.effort;
    return effort[a] != effort[b] ? effort[a] > effort[b] : choices[a] < choices[b];
  });
  return order;
}

/// Takes, until the item has all holders it needs, the arc that leaves its holder least utilised;
/// among equals one that is held, then the first. With `held_only` no other arc is taken.
inline void take_lightest(const assignment_rules& rules, assignment_state& state,
                          std::uint32_t item, bool held_only) {
  const assignment_problem& problem = rules.problem;
  const std::uint32_t first = problem.first_arc[item];
  const std::uint32_t end = problem.first_arc[item + 1];
  std::uint32_t has = 0;
  for (std::uint32_t arc = first; arc < end; ++arc) has += state.taken(arc) ? 1 : 0;
  for (; has < problem.demand[item]; ++has) {
    std::uint32_t best = assignment_rules::none;
    utilisation least;
    for (std::uint32_t arc = first; arc < end; ++arc) {
      if ((held_only && problem.held[arc] == 0) || !state.allows(arc)) continue;
      const utilisation after =
          state.utilisation_with(problem.arc_holder[arc], problem.effort[item]);
      if (best == assignment_rules::none || after < least ||
          (after == least && problem.held[arc] > problem.held[best])) {
        best = arc;
        least = after;
      }
    }
    if (best == assignment_rules::none) return;
    state.take(best);
  }
}

/// Whether every item has the holders it needs, with no more moves than allowed.
[[nodiscard]] inline bool complete(const assignment_rules& rules, const assignment_state& state) {
  const assignment_problem& problem = rules.problem;
  if (state.moves() > rules.max_moves) return false;
  for (std::uint32_t item = 0; item < problem.items(); ++item) {
    std::uint32_t has = 0;
    for (std::uint32_t arc = problem.first_arc[item]; arc < problem.first_arc[item + 1]; ++arc) {
      has += state.taken(arc) ? 1 : 0;
    }
    if (has != problem.demand[item]) return false;
  }
  return true;
}

}  // namespace detail

}  // namespace dutygraph
