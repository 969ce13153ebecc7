#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include <dutygraph/scenario/assignment_problem.hpp>
#include <dutygraph/scenario/detail/kind_rows.hpp>
#include <dutygraph/scenario/detail/named_rows.hpp>
#include <dutygraph/scenario/detail/reassign_rules.hpp>
#include <dutygraph/scenario/reassignment.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// A reassignment in numbers: `problem` for the solvers, and what its numbers stand for.
///
/// What stays together is one item of the problem, a unit. Holders that stay whatever is decided
/// are no arcs of it: protected actors are fixed load, heads left out are no holders at all. One
/// unit of load is 1 / (10⁶ · scale), so that no fraction is rounded.
class reassign_model {
 public:
  reassign_model(const plan& where, const reassign_options& options, const stop_token& stop)
      : rules(where, options, stop),
        candidates(eligible_holders(where,
                                    {options.of, options.as, inheritance::nearest, options.who,
                                     options.pairs, options.posts},
                                    stop)),
        structure_(where.stated_graph()) {
    count_demands(options);
    set_scale(options);
    number_holders(options);
    for (std::uint32_t item = 0; item < rules.items; ++item) check_item(item);
    std::vector<std::vector<std::uint32_t>> members(rules.items);
    for (std::uint32_t item = 0; item < rules.items; ++item) {
      members[rules.group_of(item)].push_back(item);
    }
    unit_of.assign(rules.items, none);
    for (std::uint32_t item = 0; item < rules.items; ++item) {
      if (item % 1024 == 1023) stop.check("reassign");
      if (!members[item].empty()) add_unit(std::move(members[item]));
    }
    set_apart(options);
  }

  reassign_rules rules;
  item_candidates candidates;
  assignment_problem problem;
  std::vector<std::uint32_t> holder_actor;             ///< of each holder: its place among actors
  std::vector<std::uint32_t> holder_of_actor;          ///< of each actor: its number, or `none`
  std::vector<std::vector<std::uint32_t>> unit_items;  ///< of each unit, rising
  std::vector<std::uint32_t> unit_of;  ///< of each item; `none` where nothing is to be decided
  std::vector<std::uint32_t> demand;   ///< of each item, holders that stay included
  std::int64_t scale = 1;
  bool fractional = false;

  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  /// What an item loads on each of so many holders.
  [[nodiscard]] std::int64_t load_of(std::uint32_t item, std::uint32_t holders) const noexcept {
    const std::int64_t all = rules.amount[item] * scale;
    return fractional && holders > 1 ? all / holders : all;
  }
  [[nodiscard]] double shown(std::int64_t load) const noexcept {
    return static_cast<double>(load) /
           (static_cast<double>(whole_unit) * static_cast<double>(scale));
  }
  /// The holders of an item that stay whatever is decided, rising.
  [[nodiscard]] std::vector<std::uint32_t> kept(std::uint32_t item) const {
    std::vector<std::uint32_t> found;
    for (const std::uint32_t actor : rules.held.of_item(item)) {
      if (rules.stays(actor)) found.push_back(actor);
    }
    std::sort(found.begin(), found.end());
    return found;
  }

 private:
  [[nodiscard]] std::string called(std::uint32_t item) const { return rules.item_name(item); }

  void count_demands(const reassign_options& options) {
    demand.resize(rules.items);
    for (std::uint32_t item = 0; item < rules.items; ++item) {
      const auto now = static_cast<std::uint32_t>(rules.held.of_item(item).size());
      const std::uint32_t row = rules.holders_row[item];
      if (rules.protected_row[item] != 0) {
        demand[item] = now;
        if (row != 0 && rules.holders_wanted[item] != now) {
          contradict(row_of(row - 1, "the holders") + ": item " + called(item) + " needs " +
                     std::to_string(rules.holders_wanted[item]) + " but is protected (row " +
                     std::to_string(rules.protected_row[item]) + ") with " + std::to_string(now));
        }
      } else if (row != 0) {
        demand[item] = rules.holders_wanted[item];
      } else {
        demand[item] = options.holders_each.value_or(std::max<std::uint32_t>(now, 1));
      }
      if (demand[item] < now) check_fewer(item);
    }
  }

  /// Throws where a holder less would have to be taken off a heading: what a heading says is
  /// displaced by naming others at the item, and holders of its parts are not named there.
  void check_fewer(std::uint32_t item) const {
    if (!rules.held_in_part(item) || !rules.named_above(item)) return;
    throw argument_error("scenario.inherited",
                         "item " + called(item) +
                             " has holders at its parts and a heading above that names others; "
                             "that it needs fewer, only the heading can decide: change it there, "
                             "or leave the number of holders as it is");
  }

  /// The smallest factor by which every load and capacity is whole.
  void set_scale(const reassign_options& options) {
    fractional = options.load == load_measure::items_fractional ||
                 options.load == load_measure::effort_fractional;
    if (fractional) {
      for (std::uint32_t item = 0; item < rules.items; ++item) {
        widen(demand[item]);
        widen(static_cast<std::uint32_t>(rules.held.of_item(item).size()));
      }
    }
    for (std::uint32_t actor = 0; actor < rules.actors; ++actor) {
      if (rules.months[actor] != 12) widen(12 / std::gcd(12U, rules.months[actor]));
    }
    std::int64_t sum = 0;
    for (std::uint32_t item = 0; item < rules.items; ++item) {
      const std::int64_t times = std::max<std::int64_t>(
          {1, demand[item], static_cast<std::int64_t>(rules.held.of_item(item).size())});
      if (rules.amount[item] > (most_load - sum) / scale / times) too_large();
      sum += rules.amount[item] * scale * times;
    }
    std::int64_t capacities = 0;
    for (const std::int64_t one : rules.capacity) {
      if (one > (most_load - capacities) / scale) too_large();
      capacities += one * scale;
    }
  }
  void widen(std::uint32_t divisor) {
    if (divisor < 2) return;
    scale = std::lcm(scale, std::int64_t{divisor});
    if (scale > most_scale) too_large();
  }
  [[noreturn]] static void too_large() {
    throw argument_error("scenario.size",
                         "reassign: loads and capacities in the smallest unit that makes all of "
                         "them whole do not fit into 64 bits; give smaller or rounder efforts and "
                         "capacities");
  }

  void number_holders(const reassign_options& options) {
    holder_of_actor.assign(rules.actors, none);
    for (std::uint32_t actor = 0; actor < rules.actors; ++actor) {
      if (rules.head[actor] != 0 && options.heads == head_rule::left_out) continue;
      if (rules.capacity[actor] == 0) {
        throw argument_error("scenario.capacity",
                             "the capacities name some of the " + rules.several + " but not “" +
                                 rules.actor_name(actor) + "”; give each of them one, or none");
      }
      holder_of_actor[actor] = problem.holders++;
      holder_actor.push_back(actor);
      problem.capacity.push_back(rules.capacity[actor] * scale / 12 * rules.months[actor] +
                                 rules.capacity[actor] * scale % 12 * rules.months[actor] / 12);
      problem.fixed_load.push_back(0);
    }
  }

  /// What holds for one item alone. Throws where its rules contradict each other.
  void check_item(std::uint32_t item) {
    std::uint32_t staying = 0;
    for (const std::uint32_t actor : rules.held.of_item(item)) {
      const bool stays = rules.stays(actor);
      if (stays) {
        ++staying;
        if (holder_of_actor[actor] != none) {
          problem.fixed_load[holder_of_actor[actor]] += load_of(item, demand[item]);
        }
      }
      const std::uint32_t barred = rules.barred_row(actor, item);
      if (barred != 0 && (stays || rules.protected_row[item] != 0)) {
        contradict(row_of(barred - 1, "may_not_oversee") + ": " + rules.actor_name(actor) +
                   " may not oversee a section of item " + called(item) + ", but " +
                   rules.why_stays(actor, item));
      }
    }
    if (staying > demand[item]) {
      contradict("item " + called(item) + " needs " + std::to_string(demand[item]) + ", but " +
                 std::to_string(staying) + " of its holders stay");
    }
  }

  void add_unit(std::vector<std::uint32_t> members) {
    if (members.size() > 1) check_group(members);
    const std::uint32_t first = members.front();
    const auto staying = static_cast<std::uint32_t>(kept(first).size());
    if (demand[first] == staying) return;
    std::int64_t effort = 0;
    for (const std::uint32_t item : members) effort += load_of(item, demand[item]);
    const auto unit = static_cast<std::uint32_t>(unit_items.size());
    for (const std::uint32_t item : members) {
      unit_of[item] = unit;
      for (std::size_t arc = candidates.first_arc[item]; arc < candidates.first_arc[item + 1];
           ++arc) {
        if (may_hold(item, arc)) tally_.push_back(candidates.holder[arc]);
        if (candidates.held[arc] != 0) tally_held_.push_back(candidates.holder[arc]);
      }
    }
    std::sort(tally_.begin(), tally_.end());
    std::sort(tally_held_.begin(), tally_held_.end());
    const auto full = [&](const std::vector<std::uint32_t>& all, std::uint32_t actor) {
      const auto [from, to] = std::equal_range(all.begin(), all.end(), actor);
      return static_cast<std::size_t>(to - from) == members.size();
    };
    for (std::size_t at = 0; at < tally_.size(); ++at) {
      if (at != 0 && tally_[at] == tally_[at - 1]) continue;
      if (!full(tally_, tally_[at])) continue;
      problem.arc_holder.push_back(holder_of_actor[tally_[at]]);
      problem.held.push_back(full(tally_held_, tally_[at]) ? 1 : 0);
    }
    tally_.clear();
    tally_held_.clear();
    problem.first_arc.push_back(static_cast<std::uint32_t>(problem.arc_holder.size()));
    problem.demand.push_back(demand[first] - staying);
    problem.effort.push_back(effort);
    unit_items.push_back(std::move(members));
  }

  [[nodiscard]] bool may_hold(std::uint32_t item, std::size_t arc) const {
    const std::uint32_t actor = candidates.holder[arc];
    const bool held = candidates.held[arc] != 0;
    if (rules.stays(actor) || rules.barred_row(actor, item) != 0) return false;
    return held || (rules.protected_row[item] == 0 && !rules.takes_no_more(actor));
  }

  /// Throws where items that stay together cannot.
  void check_group(const std::vector<std::uint32_t>& members) const {
    const std::uint32_t first = members.front();
    const std::string row = row_of(rules.together_row[first] - 1, "together");
    std::uint32_t fixed = none;
    for (const std::uint32_t item : members) {
      if (demand[item] != demand[first]) {
        contradict(row + ": items " + called(first) + " and " + called(item) + " need " +
                   std::to_string(demand[first]) + " and " + std::to_string(demand[item]));
      }
      if (kept(item) != kept(first)) {
        contradict(row + ": " + who_differs(first, item) + " stays at one of the items " +
                   called(first) + " and " + called(item) + ", not at the other");
      }
      if (rules.protected_row[item] == 0) continue;
      if (fixed == none) fixed = item;
      if (!std::is_permutation(rules.held.of_item(item).begin(), rules.held.of_item(item).end(),
                               rules.held.of_item(fixed).begin(),
                               rules.held.of_item(fixed).end())) {
        contradict(row + ": items " + called(fixed) + " and " + called(item) +
                   " are protected and have different holders");
      }
    }
  }
  [[nodiscard]] std::string who_differs(std::uint32_t one, std::uint32_t other) const {
    const std::vector<std::uint32_t> first = kept(one);
    const std::vector<std::uint32_t> second = kept(other);
    std::vector<std::uint32_t> found;
    std::set_symmetric_difference(first.begin(), first.end(), second.begin(), second.end(),
                                  std::back_inserter(found));
    return rules.actor_name(found.front());
  }

  void set_apart(const reassign_options& options) {
    for (std::size_t index = 0; index < options.apart.size(); ++index) {
      const auto [one, other] = rules.apart[index];
      const std::string row = row_of(index, "apart");
      if (rules.group_of(one) == rules.group_of(other)) {
        contradict(row + ": items " + called(one) + " and " + called(other) +
                   " also stay together (row " + std::to_string(rules.together_row[one]) +
                   " of together)");
      }
      for (const std::uint32_t actor : rules.held.of_item(one)) {
        const auto others = rules.held.of_item(other);
        if (std::find(others.begin(), others.end(), actor) == others.end()) continue;
        const bool both_protected =
            rules.protected_row[one] != 0 && rules.protected_row[other] != 0;
        if (!rules.stays(actor) && !both_protected) continue;
        contradict(row + ": " + rules.actor_name(actor) + " holds both " + called(one) + " and " +
                   called(other) + ", and " + rules.why_stays(actor, one));
      }
      const std::uint32_t a = unit_of[one];
      const std::uint32_t b = unit_of[other];
      if (a != none && b != none) problem.apart.emplace_back(std::minmax(a, b));
    }
    std::sort(problem.apart.begin(), problem.apart.end());
    problem.apart.erase(std::unique(problem.apart.begin(), problem.apart.end()),
                        problem.apart.end());
  }

  static constexpr std::int64_t most_scale = 1'000'000'000;
  static constexpr std::int64_t most_load = std::numeric_limits<std::int64_t>::max() / 16;

  const graph& structure_;
  std::vector<std::uint32_t> tally_;
  std::vector<std::uint32_t> tally_held_;
};

}  // namespace detail

}  // namespace dutygraph
