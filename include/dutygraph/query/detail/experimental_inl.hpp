#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <dutygraph/query/experimental.hpp>

#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/query/detail/holder_rows.hpp>
#include <dutygraph/query/detail/index_table.hpp>
#include <dutygraph/query/detail/named_values.hpp>
#include <dutygraph/text/name_key.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

inline constexpr std::string_view from_memory =
    "experimental, after ORA: formulas from memory, not compared with its manuals; ";

/// Finds actors of one kind, by name key in O(log V) each.
class actor_finder {
 public:
  actor_finder(const plan& where, node_kind of)
      : where_(where), of_(of), actors_(where.stated_graph().nodes(of)) {}

  [[nodiscard]] std::uint32_t operator()(std::string_view name) const {
    const auto known = where_.stated_graph().find(of_, name_key::of(name).view());
    return actors_.index(known ? *known : find_node(where_, of_, name));
  }

 private:
  const plan& where_;
  node_kind of_;
  id_range<node_id> actors_;
};

/// Distinct numbers for each of some places, in rising order.
class number_sets {
 public:
  explicit number_sets(std::uint32_t places) : sets_(places) {}

  void add(std::uint32_t place, std::uint32_t number) { sets_[place].push_back(number); }
  void close() {
    for (std::vector<std::uint32_t>& set : sets_) {
      std::sort(set.begin(), set.end());
      set.erase(std::unique(set.begin(), set.end()), set.end());
    }
  }
  [[nodiscard]] std::uint32_t size() const noexcept {
    return static_cast<std::uint32_t>(sets_.size());
  }
  [[nodiscard]] const std::vector<std::uint32_t>& of(std::uint32_t place) const noexcept {
    return sets_[place];
  }

 private:
  std::vector<std::vector<std::uint32_t>> sets_;
};

/// The skills of actors and the needs of items, with who holds what.
class skill_rows {
 public:
  skill_rows(const plan& where, const std::vector<experimental::named_skill>& skills,
             const std::vector<experimental::named_skill>& needs,
             const experimental::skill_options& options, pace& steps)
      : held(where, options.of, options.rule, role_filter(), steps),
        of_actor(held.actors().size()),
        of_item(held.items().size()) {
    const actor_finder find_actor(where, options.of);
    const item_finder items(where);
    const auto find_item = [&](std::string_view name) {
      return held.items().index(items.find(name));
    };
    read(skills, "the skills", to_string(options.of), find_actor, of_actor, steps);
    read(needs, "the needs", "item", find_item, of_item, steps);
    holders.resize(places_.size());
    needed.resize(places_.size());
    for (std::uint32_t actor = 0; actor < of_actor.size(); ++actor) {
      for (const std::uint32_t skill : of_actor.of(actor)) ++holders[skill];
    }
    for (std::uint32_t item = 0; item < of_item.size(); ++item) {
      for (const std::uint32_t skill : of_item.of(item)) ++needed[skill];
      all_needs += of_item.of(item).size();
    }
  }

  [[nodiscard]] std::size_t count() const noexcept { return holders.size(); }
  [[nodiscard]] std::string counts() const {
    return counted(count(), "skill", "skills") + ", " + counted(all_needs, "need", "needs");
  }

  holder_rows held;
  number_sets of_actor;
  number_sets of_item;
  std::vector<std::uint32_t> holders;  ///< of each skill: actors who have it
  std::vector<std::uint32_t> needed;   ///< of each skill: items that need it
  std::size_t all_needs = 0;

 private:
  template <class Find>
  void read(const std::vector<experimental::named_skill>& given, std::string_view what,
            std::string_view kind, const Find& find, number_sets& into, pace& steps) {
    for (std::size_t index = 0; index < given.size(); ++index) {
      steps.step();
      const std::string row = "row " + std::to_string(index + 1) + " of " + std::string(what);
      const std::uint32_t place = find_in_row(given[index].name, row, kind, find);
      const name_key key = name_key::of(given[index].skill);
      if (key.empty()) {
        throw argument_error(
            "query.skill",
            row + ": the skill of “" + printable(given[index].name) + "” is empty; give its name");
      }
      const auto skill =
          places_.try_emplace(key, static_cast<std::uint32_t>(places_.size())).first->second;
      into.add(place, skill);
    }
    into.close();
  }

  std::unordered_map<name_key, std::uint32_t> places_;
};

/// Marks a set of numbers, one set after the other, in memory that is reused.
class marked_set {
 public:
  explicit marked_set(std::size_t numbers) : last_(numbers) {}

  void clear() noexcept { ++stamp_; }
  /// True if it was not in the set.
  bool add(std::uint32_t number) noexcept { return std::exchange(last_[number], stamp_) != stamp_; }
  [[nodiscard]] bool contains(std::uint32_t number) const noexcept {
    return last_[number] == stamp_;
  }

 private:
  std::vector<std::uint64_t> last_;
  std::uint64_t stamp_ = 1;
};

/// What the needs of an actor's own items come to.
struct own_needs {
  std::size_t all = 0;
  std::size_t met = 0;
  std::size_t used_skills = 0;  ///< skills of the actor that an own item needs
};

[[nodiscard]] inline own_needs needs_of(const skill_rows& rows, std::uint32_t actor,
                                        marked_set& has, marked_set& used, pace& steps) {
  has.clear();
  used.clear();
  for (const std::uint32_t skill : rows.of_actor.of(actor)) has.add(skill);
  own_needs found;
  for (const std::uint32_t item : rows.held.of_actor(actor)) {
    for (const std::uint32_t skill : rows.of_item.of(item)) {
      steps.step();
      ++found.all;
      if (!has.contains(skill)) continue;
      ++found.met;
      if (used.add(skill)) ++found.used_skills;
    }
  }
  return found;
}

/// `part / whole`, or nothing where there is no whole.
[[nodiscard]] inline std::optional<double> share_of_whole(double part, double whole) {
  return whole > 0.0 ? std::optional(part / whole) : std::nullopt;
}

}  // namespace detail

namespace experimental {

DUTYGRAPH_INLINE table knowledge_by_actor(const plan& where, const std::vector<named_skill>& skills,
                                          const std::vector<named_skill>& needs,
                                          const skill_options& options, const stop_token& stop) {
  detail::pace steps(stop, "knowledge_by_actor");
  detail::require_actor(options.of, "knowledge_by_actor", "of");
  const detail::skill_rows rows(where, skills, needs, options, steps);
  table_builder out(std::string(detail::from_memory) +
                    "workloads: of all needs; unmet_needs: of "
                    "those of own items; unused_skills: of own skills; exclusivity: sum of "
                    "exp(1 - holders) over own skills; " +
                    rows.counts() + "; " + detail::basis(rows.held, options.of, options.rule));
  auto& name = out.utf8("name");
  auto& skill_count = out.int64("skills");
  auto& potential_workload = out.float64("potential_workload");
  auto& actual_workload = out.float64("actual_workload");
  auto& exclusivity = out.float64("exclusivity");
  auto& unmet_needs = out.float64("unmet_needs");
  auto& unused_skills = out.float64("unused_skills");
  detail::marked_set has(rows.count());
  detail::marked_set used(rows.count());
  std::vector<std::uint32_t> holders;
  for (std::uint32_t actor = 0; actor < rows.of_actor.size(); ++actor) {
    const auto& own = rows.of_actor.of(actor);
    const detail::own_needs found = detail::needs_of(rows, actor, has, used, steps);
    std::size_t potential = 0;
    holders.clear();
    for (const std::uint32_t skill : own) {
      steps.step();
      potential += rows.needed[skill];
      holders.push_back(rows.holders[skill]);
    }
    std::sort(holders.begin(), holders.end());  // so that the order of skills has no part in it
    double alone = 0.0;
    for (const std::uint32_t count : holders) alone += std::exp(1.0 - count);
    const auto share = [](std::size_t part, std::size_t whole) {
      return detail::share_of_whole(static_cast<double>(part), static_cast<double>(whole));
    };
    name.push(where.stated_graph().name(rows.held.actors()[actor]));
    skill_count.push(own.size());
    potential_workload.push_optional(share(potential, rows.all_needs));
    actual_workload.push_optional(share(found.met, rows.all_needs));
    exclusivity.push(alone);
    unmet_needs.push_optional(share(found.all - found.met, found.all));
    unused_skills.push_optional(share(own.size() - found.used_skills, own.size()));
  }
  return out.finish();
}

DUTYGRAPH_INLINE knowledge_result knowledge(const plan& where,
                                            const std::vector<named_skill>& skills,
                                            const std::vector<named_skill>& needs,
                                            const skill_options& options, const stop_token& stop) {
  detail::pace steps(stop, "knowledge");
  detail::require_actor(options.of, "knowledge", "of");
  const detail::skill_rows rows(where, skills, needs, options, steps);
  knowledge_result result;
  detail::marked_set has(rows.count());
  std::size_t differing = 0;
  for (std::uint32_t item = 0; item < rows.of_item.size(); ++item) {
    has.clear();
    std::size_t at_hand = 0;
    for (const std::uint32_t actor : rows.held.of_item(item)) {
      for (const std::uint32_t skill : rows.of_actor.of(actor)) {
        steps.step();
        if (has.add(skill)) ++at_hand;
      }
    }
    std::size_t met = 0;
    for (const std::uint32_t skill : rows.of_item.of(item)) {
      steps.step();
      if (has.contains(skill)) ++met;
    }
    const std::size_t lacking = rows.of_item.of(item).size() - met;
    differing += at_hand - met + lacking;
    if (lacking == 0) continue;
    result.incomplete_items.emplace_back(where.stated_graph().key(rows.held.items()[item]));
  }
  std::uint64_t beyond = 0;
  for (const std::uint32_t count : rows.holders) beyond += count > 1 ? count - 1 : 0;

  detail::index_table out(std::string(detail::from_memory) +
                          "redundancy: holders of skills beyond the first; task_completion: items "
                          "whose holders have every skill needed, of all items; congruence: of all "
                          "pairs of skill and item; " +
                          rows.counts() + "; " +
                          detail::basis(rows.held, options.of, options.rule));
  const double items = rows.of_item.size();
  const auto count = static_cast<double>(rows.count());
  const double others = rows.of_actor.size() == 0 ? 0.0 : rows.of_actor.size() - 1.0;
  const auto push = [&](std::string_view index, double part, double whole, double most,
                        std::string_view reason) {
    const auto known = [&](double value) {
      return reason.empty() ? std::optional(value) : std::nullopt;
    };
    out.push(index, known(part / whole), known(0.0), known(most), reason);
  };
  const std::string_view no_skill = rows.count() == 0 ? "no skill" : "";
  const std::string_view no_item = items == 0.0 ? "no item" : "";
  const std::string_view no_other = rows.of_actor.size() == 0 ? "no actor"
                                    : others == 0.0           ? "one actor"
                                                              : "";
  const auto total = static_cast<double>(beyond);
  push("redundancy_total", total, 1.0, others * count, "");
  push("redundancy_mean", total, count, others, no_skill);
  push("redundancy_scaled", total, others * count, 1.0, no_skill.empty() ? no_other : no_skill);
  const auto incomplete = static_cast<double>(result.incomplete_items.size());
  push("task_completion", items - incomplete, items, 1.0, no_item);
  const double cells = count * items;
  push("congruence", cells - static_cast<double>(differing), cells, 1.0,
       no_item.empty() ? no_skill : no_item);
  result.indices = out.finish();
  return result;
}

DUTYGRAPH_INLINE table demand_profile(const plan& where, const std::vector<named_skill>& skills,
                                      const std::vector<named_skill>& needs,
                                      const std::vector<named_tie>& interaction,
                                      const skill_options& options, const stop_token& stop) {
  detail::pace steps(stop, "demand_profile");
  detail::require_actor(options.of, "demand_profile", "of");
  const detail::skill_rows rows(where, skills, needs, options, steps);
  const detail::actor_finder find(where, options.of);
  detail::number_sets ties(rows.of_actor.size());
  for (std::size_t index = 0; index < interaction.size(); ++index) {
    steps.step();
    const auto& [one, other] = interaction[index];
    const std::string row = "row " + std::to_string(index + 1) + " of the interaction";
    const std::uint32_t first = detail::find_in_row(one, row, to_string(options.of), find);
    const std::uint32_t second = detail::find_in_row(other, row, to_string(options.of), find);
    if (first == second) {
      throw argument_error("query.tie",
                           row + ": “" + printable(one) + "” stands at both ends; a tie joins two");
    }
    ties.add(first, second);
    ties.add(second, first);
  }
  ties.close();

  table_builder out(std::string(detail::from_memory) +
                    "shares: of the other actors, of all items, of items times others, of skills, "
                    "of skills times items (twice); mean: of the shares there are; " +
                    rows.counts() + "; " + detail::basis(rows.held, options.of, options.rule));
  auto& name = out.utf8("name");
  const std::array<float64_builder*, 7> columns = {&out.float64("interaction_share"),
                                                   &out.float64("item_share"),
                                                   &out.float64("co_holder_share"),
                                                   &out.float64("skill_share"),
                                                   &out.float64("need_share"),
                                                   &out.float64("unmet_need_share"),
                                                   &out.float64("mean")};
  const double items = rows.of_item.size();
  const auto count = static_cast<double>(rows.count());
  const double others = rows.of_actor.size() - 1.0;
  detail::marked_set has(rows.count());
  detail::marked_set used(rows.count());
  for (std::uint32_t actor = 0; actor < rows.of_actor.size(); ++actor) {
    const detail::own_needs found = detail::needs_of(rows, actor, has, used, steps);
    std::uint64_t co_holders = 0;
    for (const std::uint32_t item : rows.held.of_actor(actor)) {
      steps.step();
      co_holders += rows.held.holder_count(item) - 1;
    }
    const auto share = [](std::size_t part, double whole) {
      return detail::share_of_whole(static_cast<double>(part), whole);
    };
    const std::array shares = {
        share(ties.of(actor).size(), others), share(rows.held.of_actor(actor).size(), items),
        share(co_holders, items * others),    share(rows.of_actor.of(actor).size(), count),
        share(found.all, items * count),      share(found.all - found.met, items * count)};
    double sum = 0.0;
    double known = 0.0;
    name.push(where.stated_graph().name(rows.held.actors()[actor]));
    for (std::size_t at = 0; at < shares.size(); ++at) {
      columns[at]->push_optional(shares[at]);
      if (!shares[at]) continue;
      sum += *shares[at];
      known += 1.0;
    }
    columns.back()->push_optional(detail::share_of_whole(sum, known));
  }
  return out.finish();
}

}  // namespace experimental

}  // namespace dutygraph
