#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include <dutygraph/scenario/filter.hpp>

#include <dutygraph/build/build.hpp>
#include <dutygraph/model/lookup.hpp>
#include <dutygraph/scenario/detail/plan_draft.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Marks what `filter` keeps: a byte a node.
class kept_work {
 public:
  kept_work(const plan& where, const filter_options& options, const stop_token& stop)
      : where_(where), structure_(where.graph(stop)), kept_(structure_.node_count(), 1) {
    narrow(node_kind::leader, options.leaders, options.rule, stop);
    narrow(node_kind::section, options.sections, options.rule, stop);
    narrow(node_kind::task_force, options.task_forces, options.rule, stop);
    const bool by_name =
        !options.leaders.empty() || !options.sections.empty() || !options.task_forces.empty();
    const std::vector<std::uint8_t> inside = within(options.chapters);
    std::vector<std::uint8_t> wanted(kept_.size());
    for (const node_id item : structure_.nodes(node_kind::item)) {
      if (inside[item.value()] == 0) kept_[item.value()] = 0;
      if (kept_[item.value()] != 0) mark_above(item, wanted);
    }
    for (const node_id heading : structure_.nodes(node_kind::heading)) {
      if (!by_name && inside[heading.value()] != 0) mark_above(heading, wanted);
    }
    for (const node_id heading : structure_.nodes(node_kind::heading)) {
      kept_[heading.value()] = wanted[heading.value()];
    }
  }

  [[nodiscard]] bool keeps(node_kind kind, std::string_view key) const {
    const auto node = structure_.find(kind, key);
    return !node || kept_[node->value()] != 0;
  }

 private:
  /// Leaves the items that one of the actors named holds; all where none is named.
  void narrow(node_kind kind, const std::vector<std::string>& names, inheritance rule,
              const stop_token& stop) {
    if (names.empty()) return;
    std::vector<std::uint8_t> held(kept_.size());
    for (const std::string& name : names) {
      const node_id actor = find_node(where_, kind, name);
      for (const incident& entry : where_.holdings(rule, stop).of_actor(actor)) {
        held[entry.node.value()] = 1;
      }
      for (const incident& entry : structure_.out(relation::drives, actor)) {
        held[entry.node.value()] = 1;
      }
    }
    for (const node_id item : structure_.nodes(node_kind::item)) {
      if (held[item.value()] == 0) kept_[item.value()] = 0;
    }
  }

  /// The headings named and all that stands below them; everything where none is named.
  [[nodiscard]] std::vector<std::uint8_t> within(const std::vector<std::string>& names) const {
    std::vector<std::uint8_t> inside(kept_.size(), names.empty() ? 1 : 0);
    std::vector<node_id> open;
    for (const std::string& name : names) {
      open.push_back(find_node(where_, node_kind::heading, name));
    }
    while (!open.empty()) {
      const node_id node = open.back();
      open.pop_back();
      if (std::exchange(inside[node.value()], std::uint8_t{1}) != 0) continue;
      for (const incident& entry : structure_.out(relation::contains, node)) {
        open.push_back(entry.node);
      }
    }
    return inside;
  }

  /// Marks a node and what stands above it, up to what is marked already.
  void mark_above(node_id node, std::vector<std::uint8_t>& marked) const {
    marked[node.value()] = 1;
    for (auto above = structure_.parent(node); above && marked[above->value()] == 0;
         above = structure_.parent(*above)) {
      marked[above->value()] = 1;
    }
  }

  const plan& where_;
  const graph& structure_;
  std::vector<std::uint8_t> kept_;
};

}  // namespace detail

DUTYGRAPH_INLINE plan filter(const plan& where, const filter_options& options,
                             const limits& allowed, const stop_token& stop) {
  stop.check("filter");
  const detail::kept_work kept(where, options, stop);
  detail::plan_draft draft(to_records(where, stop));
  for (std::uint32_t at = 0; at < draft.size(); ++at) {
    const node_kind kind = draft.kind(at);
    if (kind != node_kind::item && kind != node_kind::heading) continue;
    if (!kept.keeps(kind, draft.node(at).record.key)) draft.remove(at, 1);
  }
  if (!options.roles.empty()) {
    for (std::uint32_t at = 0; at < draft.edge_count(); ++at) {
      detail::draft_edge& edge = draft.edge(at);
      if (edge.record.relation != relation::assigned) continue;
      const auto role =
          std::find(options.roles.begin(), options.roles.end(), edge.record.effective_role);
      edge.there = edge.there && role != options.roles.end();
    }
  }
  return build(draft.records(), allowed, stop);
}

}  // namespace dutygraph
