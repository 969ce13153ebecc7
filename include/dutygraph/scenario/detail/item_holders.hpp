#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include <dutygraph/model/plan.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Who holds an item under one inheritance rule, in document order, in memory that is reused.
class item_holders {
 public:
  item_holders(const plan& where, inheritance rule, const stop_token& stop)
      : structure_(where.stated_graph()), held_(where.holdings(rule, stop)) {}

  /// The actors of one kind, each once; valid until the next call.
  [[nodiscard]] const std::vector<node_id>& of(node_id item, node_kind kind) {
    actors_.clear();
    const id_range<node_id> wanted = structure_.nodes(kind);
    for (const incident& entry : held_.of_item(item)) {
      if (wanted.contains(entry.node)) actors_.push_back(entry.node);
    }
    std::sort(actors_.begin(), actors_.end());
    actors_.erase(std::unique(actors_.begin(), actors_.end()), actors_.end());
    return actors_;
  }
  /// Leaders and sections, each once for each effective role; valid until the next call.
  [[nodiscard]] const std::vector<std::pair<node_id, role>>& with_roles(node_id item) {
    roles_.clear();
    for (const incident& entry : held_.of_item(item)) {
      if (structure_.kind(entry.node) == node_kind::task_force) continue;
      roles_.emplace_back(entry.node, structure_.effective_role(entry.edge));
    }
    std::sort(roles_.begin(), roles_.end());
    return roles_;
  }

 private:
  const graph& structure_;
  const holdings& held_;
  std::vector<node_id> actors_;
  std::vector<std::pair<node_id, role>> roles_;
};

}  // namespace detail

}  // namespace dutygraph
