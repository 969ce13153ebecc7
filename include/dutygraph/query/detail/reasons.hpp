#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dutygraph/model/lookup.hpp>
#include <dutygraph/query/detail/pace.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// What a heading or subitem itself has under a rule, as `holdings` does for items: one edge for
/// each actor and effective role, the nearest first.
[[nodiscard]] inline std::vector<edge_id> held_by_walk(const graph& structure, node_id work,
                                                       inheritance rule, pace& steps) {
  constexpr std::size_t kinds = 3;  // of actors
  std::vector<edge_id> result;
  std::vector<bool> has(std::size_t{structure.actors().size()} * role_names.size());
  std::array<bool, role_names.size() * kinds> taken{};
  for (std::optional<node_id> at = work; at; at = structure.parent(*at)) {
    std::array<bool, role_names.size()* kinds> here = taken;
    for (const incident& entry : structure.in(relation::assigned, *at)) {
      steps.step();
      const auto as = static_cast<std::size_t>(structure.effective_role(entry.edge));
      const std::size_t slot = as * kinds + static_cast<std::size_t>(structure.kind(entry.node));
      const std::size_t place = structure.actors().index(entry.node) * role_names.size() + as;
      here[slot] = true;
      if ((rule == inheritance::nearest && taken[slot]) || has[place]) continue;
      has[place] = true;
      result.push_back(entry.edge);
    }
    taken = here;
    if (rule == inheritance::direct) break;
  }
  return result;
}

/// Every edge that gives `work` an actor, task force or theme: assigned ones under the rule, then
/// driving and advancing ones.
[[nodiscard]] inline std::vector<edge_id> edges_to(const plan& where, const graph& structure,
                                                   node_id work, inheritance rule, pace& steps) {
  if (structure.kind(work) != node_kind::item) return held_by_walk(structure, work, rule, steps);
  std::vector<edge_id> result;
  for (const incident& entry : where.holdings(rule, steps.token()).of_item(work)) {
    steps.step();
    result.push_back(entry.edge);
  }
  for (const relation one : {relation::drives, relation::advances}) {
    for (const incident& entry : structure.in(one, work)) {
      steps.step();
      result.push_back(entry.edge);
    }
  }
  return result;
}

/// The number of a piece of work, or its title if it has none.
[[nodiscard]] inline std::string_view short_name(const graph& structure, node_id work) noexcept {
  return structure.number(work).empty() ? structure.name(work) : structure.number(work);
}

/// How an edge reaches `work` if it is attached elsewhere: `inherited from 三`; else empty.
[[nodiscard]] inline std::string way_to(const graph& structure, edge_id edge, node_id work) {
  const node_id target = structure.target(edge);
  if (target == work) return {};
  const std::string name(short_name(structure, target));
  return structure.parent(target) == work ? "through its part " + name : "inherited from " + name;
}

/// The only node that `name` names among `kinds`, tried at once or in order.
[[nodiscard]] inline node_id find_among(const plan& where, std::initializer_list<node_kind> kinds,
                                        std::string_view name, std::string_view sought,
                                        bool first_wins) {
  constexpr std::size_t most_names = 5;
  std::vector<node_id> found;
  std::vector<std::string> nearest;
  for (const node_kind kind : kinds) {
    try {
      found.push_back(find_node(where, kind, name));
      if (first_wins) return found.front();
    } catch (const unknown_name& fault) {
      nearest.insert(nearest.end(), fault.nearest().begin(), fault.nearest().end());
    }
  }
  if (found.size() == 1) return found.front();
  if (nearest.size() > most_names) nearest.resize(most_names);
  if (found.empty()) throw unknown_name(name, sought, std::move(nearest));
  std::vector<std::string> candidates;
  for (const node_id node : found) {
    const graph& structure = where.stated_graph();
    candidates.push_back(std::string(structure.name(node)) + " (" +
                         std::string(to_string(structure.kind(node))) + ")");
  }
  throw ambiguous_name(name, std::move(candidates));
}

[[nodiscard]] inline node_id find_work_named(const plan& where, std::string_view name) {
  return find_among(where, {node_kind::item, node_kind::heading, node_kind::subitem}, name,
                    "item or heading", true);
}

[[nodiscard]] inline node_id find_doer_named(const plan& where, std::string_view name) {
  return find_among(
      where, {node_kind::leader, node_kind::section, node_kind::task_force, node_kind::theme}, name,
      "leader, section, task force or theme", false);
}

}  // namespace detail

}  // namespace dutygraph
