#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <dutygraph/build/builder.hpp>
#include <dutygraph/model/lookup.hpp>
#include <dutygraph/scenario/reassign.hpp>

/// A small plan and rules for it, drawn from a seed: headings with joint leaders, items with and
/// without leaders of their own, subitems, sections, efforts.
struct drawn_case {
  dutygraph::plan where;
  dutygraph::reassign_options options;
};

inline drawn_case draw_case(std::uint32_t seed) {
  using namespace dutygraph;
  std::mt19937 engine(seed);
  const auto below = [&engine](std::size_t bound) {
    return static_cast<std::size_t>(engine()) % bound;
  };
  const auto chance = [&](std::size_t one_in) { return below(one_in) == 0; };
  const std::size_t leaders = 2 + below(3);
  const std::size_t items = 1 + below(5);
  const std::size_t sections = 1 + below(3);
  const auto leader = [&] { return "L" + std::to_string(below(leaders)); };
  const auto section = [&] { return "S" + std::to_string(below(sections)); };
  const auto item = [&] { return std::to_string(1 + below(items)); };
  const assignment_options responsible{"responsible", "section"};
  drawn_case out;
  plan_builder b("drawn");
  for (std::size_t at = 0; at < leaders; ++at) b.actor("L" + std::to_string(at));
  for (std::size_t at = 0; at < sections; ++at) b.actor("S" + std::to_string(at), "section");
  b.chapter("一", "first").chapter("二", "second");
  for (const char* heading : {"一", "二"}) {
    if (!chance(3)) b.assign(leader(), heading);
    if (chance(3)) b.assign(leader(), heading);
    b.assign(section(), heading, responsible);
  }
  for (std::size_t at = 1; at <= items; ++at) {
    const std::string number = std::to_string(at);
    const char* const headings[] = {"一", "二", ""};
    b.item(number, "item " + number, headings[below(3)], static_cast<double>(1 + below(4)));
    if (chance(2)) b.assign(leader(), number);
    if (chance(4)) b.assign(leader(), number);
    if (chance(3)) b.assign(section(), number, responsible);
    if (chance(4)) b.assign(leader(), number, {"support"});
    const std::string part = "(" + number + ")";
    if (chance(6)) b.subitem(part, "part", number).assign(leader(), part);
  }
  reassign_options& o = out.options;
  constexpr load_measure loads[] = {load_measure::items, load_measure::items,
                                    load_measure::items_fractional, load_measure::effort,
                                    load_measure::effort_fractional};
  o.load = loads[below(5)];
  if (chance(3)) {
    o.who = eligibility::any;
  } else if (chance(2)) {
    o.who = eligibility::table;
    for (std::size_t at = 0; at < items + 2; ++at) o.pairs.push_back({leader(), item()});
  }
  if (chance(3)) {
    for (std::size_t at = 0; at < leaders; ++at) {
      o.capacity.push_back({"L" + std::to_string(at), static_cast<double>(1 + below(3))});
    }
  }
  if (chance(4)) o.posts.push_back({leader(), "", chance(2), {}, 1, chance(2) ? 6 : 12});
  if (chance(2)) o.heads = head_rule::left_out;
  if (chance(4)) o.may_not_oversee.push_back({leader(), section()});
  if (chance(4)) o.protect.push_back(item());
  if (chance(4)) o.protect.push_back(leader());
  if (chance(3)) o.apart.push_back({item(), item()});
  if (chance(4)) o.apart.push_back({item(), item()});
  if (!o.apart.empty() && o.apart.back().one == o.apart.back().other) o.apart.clear();
  for (const named_pair& pair : std::vector<named_pair>(o.apart)) {
    if (pair.one == pair.other) o.apart.clear();
  }
  if (chance(4)) o.together.push_back({item(), item()});
  if (chance(8)) o.together.push_back({"一"});
  if (chance(4)) o.max_moves = static_cast<std::uint32_t>(below(4));
  if (chance(6)) o.holders_each = 1U + static_cast<std::uint32_t>(below(2));
  if (chance(8)) o.holders.push_back({item(), static_cast<double>(1 + below(2))});
  constexpr load_objective goals[] = {load_objective::leximin, load_objective::leximin,
                                      load_objective::minimum_maximum,
                                      load_objective::sum_of_squares};
  o.objective = goals[below(4)];
  out.where = b.build();
  return out;
}

/// Every draft of a small plan, one after the other, written from the words of `reassign` alone.
class trying_all_drafts {
 public:
  static constexpr std::int64_t unit = 72;  ///< of utilisation: all fractions drawn are whole

  /// One draft: the utilisations of the leaders in the balance, and what it takes.
  struct draft {
    std::vector<std::int64_t> falling;
    std::vector<std::int64_t> by_leader;  ///< -1: left out
    std::uint32_t moves = 0;

    [[nodiscard]] std::int64_t squares() const {
      std::int64_t sum = 0;
      for (const std::int64_t one : falling) sum += one * one;
      return sum;
    }
    [[nodiscard]] std::int64_t maximum() const { return falling.empty() ? 0 : falling.front(); }
  };

  explicit trying_all_drafts(const drawn_case& drawn) : p_(drawn.where), o_(drawn.options) {
    using namespace dutygraph;
    const graph& g = p_.stated_graph();
    const auto leaders = g.nodes(node_kind::leader);
    const auto sections = g.nodes(node_kind::section);
    items_ = g.nodes(node_kind::item).size();
    leaders_ = leaders.size();
    now_.resize(items_);
    sections_.resize(items_);
    for (std::uint32_t i = 0; i < items_; ++i) {
      for (const incident& entry :
           p_.holdings(inheritance::nearest).of_item(g.nodes(node_kind::item)[i])) {
        if (sections.contains(entry.node)) sections_[i] |= 1U << sections.index(entry.node);
        if (leaders.contains(entry.node) && g.effective_role(entry.edge) == role::lead) {
          now_[i] |= 1U << leaders.index(entry.node);
        }
      }
    }
    find_rules();
    std::vector<std::uint32_t> chosen(items_);
    choose(chosen);
  }

  [[nodiscard]] const std::vector<draft>& all() const noexcept { return all_; }

  /// Whether a draft, as it stands in a plan, is among those that the rules allow.
  [[nodiscard]] bool allows(const dutygraph::plan& then) const {
    using namespace dutygraph;
    std::vector<std::uint32_t> chosen(items_);
    const graph& g = then.stated_graph();
    const auto leaders = g.nodes(node_kind::leader);
    for (std::uint32_t i = 0; i < items_; ++i) {
      for (const incident& entry :
           then.holdings(inheritance::nearest).of_item(g.nodes(node_kind::item)[i])) {
        if (leaders.contains(entry.node) && g.effective_role(entry.edge) == role::lead) {
          chosen[i] |= 1U << leaders.index(entry.node);
        }
      }
      if (std::find(choices_[i].begin(), choices_[i].end(), chosen[i]) == choices_[i].end()) {
        return false;
      }
    }
    return fits(chosen);
  }

 private:
  static std::uint32_t bits(std::uint32_t set) {
    return static_cast<std::uint32_t>(__builtin_popcount(set));
  }
  [[nodiscard]] std::uint32_t place(dutygraph::node_kind kind, const std::string& name) const {
    return p_.stated_graph().nodes(kind).index(dutygraph::find_node(p_, kind, name));
  }

  void find_rules() {
    using namespace dutygraph;
    const graph& g = p_.stated_graph();
    const auto item_at = [&](const std::string& name) { return place(node_kind::item, name); };
    std::vector<bool> fixed(items_);
    std::uint32_t stays = 0;
    std::uint32_t no_more = 0;
    capacity_.assign(leaders_, o_.capacity.empty() ? 2 : 0);  // in halves, for half a year
    for (const named_value& one : o_.capacity) {
      capacity_[place(node_kind::leader, one.name)] = 2 * static_cast<std::int64_t>(one.value);
    }
    for (const post_row& one : o_.posts) {
      const std::uint32_t leader = place(node_kind::leader, one.name);
      if (one.to == 6) capacity_[leader] /= 2;
      if (!one.head) continue;
      (o_.heads == head_rule::left_out ? stays : no_more) |= 1U << leader;
      if (o_.heads == head_rule::left_out) outside_ |= 1U << leader;
    }
    for (const std::string& name : o_.protect) {
      if (name[0] == 'L') {
        stays |= 1U << place(node_kind::leader, name);
      } else {
        fixed[item_at(name)] = true;
      }
    }
    eligibility_options asked;
    asked.who = o_.who;
    asked.pairs = o_.pairs;
    const item_candidates candidates = eligible_holders(p_, asked);
    choices_.resize(items_);
    effort_.resize(items_);
    for (std::uint32_t i = 0; i < items_; ++i) {
      const bool by_items =
          o_.load == load_measure::items || o_.load == load_measure::items_fractional;
      effort_[i] = by_items ? 1 : static_cast<std::int64_t>(g.effort(g.nodes(node_kind::item)[i]));
      std::uint32_t need = o_.holders_each.value_or(std::max<std::uint32_t>(bits(now_[i]), 1));
      for (const named_value& one : o_.holders) {
        if (item_at(one.name) == i) need = static_cast<std::uint32_t>(one.value);
      }
      if (fixed[i]) {
        bool other = false;
        for (const named_value& one : o_.holders) other = other || item_at(one.name) == i;
        if (!other) need = bits(now_[i]);
      }
      std::uint32_t may = 0;
      for (std::size_t arc = candidates.first_arc[i]; arc < candidates.first_arc[i + 1]; ++arc) {
        may |= 1U << candidates.holder[arc];
      }
      may &= ~((no_more | stays) & ~now_[i]);
      for (const named_pair& one : o_.may_not_oversee) {
        if ((sections_[i] >> place(node_kind::section, one.other) & 1U) != 0) {
          may &= ~(1U << place(node_kind::leader, one.one));
        }
      }
      for (std::uint32_t set = 0; set < 1U << leaders_; ++set) {
        if ((set & ~may) != 0 || bits(set) != need) continue;
        if ((set & stays) != (now_[i] & stays)) continue;
        if (fixed[i] && set != now_[i]) continue;
        choices_[i].push_back(set);
      }
    }
    group_.resize(items_);
    for (std::uint32_t i = 0; i < items_; ++i) group_[i] = i;
    for (const std::vector<std::string>& row : o_.together) {
      std::vector<std::uint32_t> members;
      for (const std::string& name : row) {
        if (name == "一") {
          for (std::uint32_t i = 0; i < items_; ++i) {
            const auto above = g.parent(g.nodes(node_kind::item)[i]);
            if (above && g.key(*above) == "一") members.push_back(i);
          }
        } else {
          members.push_back(item_at(name));
        }
      }
      for (const std::uint32_t one : members) {
        const std::uint32_t from = group_[one];
        for (std::uint32_t& at : group_) {
          if (at == from) at = group_[members.front()];
        }
      }
    }
    for (const named_pair& one : o_.apart)
      apart_.emplace_back(item_at(one.one), item_at(one.other));
  }

  [[nodiscard]] std::uint32_t moves_of(const std::vector<std::uint32_t>& chosen) const {
    std::map<std::uint32_t, std::uint32_t> standing;  // of each group
    for (std::uint32_t i = 0; i < items_; ++i) {
      const auto at = standing.try_emplace(group_[i], ~0U).first;
      at->second &= now_[i];
    }
    std::uint32_t moves = 0;
    for (const auto& [group, who] : standing) {
      for (std::uint32_t i = 0; i < items_; ++i) {
        if (group_[i] != group) continue;
        moves += bits(chosen[i] & ~who);
        break;
      }
    }
    return moves;
  }

  [[nodiscard]] bool fits(const std::vector<std::uint32_t>& chosen) const {
    for (std::uint32_t i = 0; i < items_; ++i) {
      for (std::uint32_t j = 0; j < i; ++j) {
        if (group_[i] == group_[j] && chosen[i] != chosen[j]) return false;
      }
    }
    for (const auto& [one, other] : apart_) {
      if ((chosen[one] & chosen[other]) != 0) return false;
    }
    return true;
  }

  void choose(std::vector<std::uint32_t>& chosen) {
    std::vector<std::size_t> at(items_);
    for (std::uint32_t i = 0; i < items_; ++i) {
      if (choices_[i].empty()) return;
    }
    for (;;) {
      for (std::uint32_t i = 0; i < items_; ++i) chosen[i] = choices_[i][at[i]];
      take(chosen);
      std::uint32_t i = 0;
      while (i < items_ && ++at[i] == choices_[i].size()) at[i++] = 0;
      if (i == items_) return;
    }
  }

  void take(const std::vector<std::uint32_t>& chosen) {
    if (!fits(chosen)) return;
    draft one;
    one.moves = moves_of(chosen);
    if (o_.max_moves && one.moves > *o_.max_moves) return;
    const bool shared = o_.load == dutygraph::load_measure::items_fractional ||
                        o_.load == dutygraph::load_measure::effort_fractional;
    one.by_leader.assign(leaders_, 0);
    for (std::uint32_t i = 0; i < items_; ++i) {
      const std::int64_t split = shared && chosen[i] != 0 ? bits(chosen[i]) : 1;
      for (std::uint32_t leader = 0; leader < leaders_; ++leader) {
        if ((chosen[i] >> leader & 1U) == 0) continue;
        one.by_leader[leader] += effort_[i] * 2 * unit / (split * capacity_[leader]);
      }
    }
    for (std::uint32_t leader = 0; leader < leaders_; ++leader) {
      if ((outside_ >> leader & 1U) != 0) {
        one.by_leader[leader] = -1;
      } else {
        one.falling.push_back(one.by_leader[leader]);
      }
    }
    std::sort(one.falling.rbegin(), one.falling.rend());
    all_.push_back(std::move(one));
  }

  const dutygraph::plan& p_;
  const dutygraph::reassign_options& o_;
  std::uint32_t items_ = 0;
  std::uint32_t leaders_ = 0;
  std::vector<std::uint32_t> now_;       // who holds each item, as bits
  std::vector<std::uint32_t> sections_;  // of each item, as bits
  std::vector<std::int64_t> capacity_;
  std::vector<std::int64_t> effort_;
  std::uint32_t outside_ = 0;
  std::vector<std::vector<std::uint32_t>> choices_;
  std::vector<std::uint32_t> group_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> apart_;
  std::vector<draft> all_;
};
