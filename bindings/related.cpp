#include "related.hpp"

#include <algorithm>

namespace dutygraph::python {
namespace {

/// In document order, each once: ids are given in that order within a kind.
void order(std::vector<node_id>& nodes) {
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
}

void add(std::vector<node_id>& to, std::span<const incident> from) {
  for (const incident& entry : from) to.push_back(entry.node);
}

void add_below(const graph& structure, node_id heading, std::vector<node_id>& items) {
  std::vector<node_id> open = {heading};
  while (!open.empty()) {
    const node_id at = open.back();
    open.pop_back();
    for (const incident& entry : structure.out(relation::contains, at)) {
      (structure.kind(entry.node) == node_kind::item ? items : open).push_back(entry.node);
    }
  }
}

}  // namespace

std::vector<node_id> items_of(const plan& where, node_id node, const stop_token& stop) {
  const graph& stated = where.stated_graph();
  const node_kind kind = stated.kind(node);
  std::vector<node_id> items;
  if (is_actor(kind)) add(items, where.holdings(inheritance::nearest, stop).of_actor(node));
  if (kind == node_kind::task_force) add(items, where.graph(stop).out(relation::drives, node));
  if (kind == node_kind::theme) add(items, stated.out(relation::advances, node));
  if (kind == node_kind::heading) add_below(stated, node, items);
  if (kind == node_kind::item) items.push_back(node);
  order(items);
  return items;
}

std::vector<node_id> partners_of(const plan& where, node_id node, const stop_token& stop) {
  const graph& stated = where.stated_graph();
  const node_kind kind = stated.kind(node);
  std::vector<node_id> partners;
  if (!is_actor(kind)) return partners;
  const std::vector<node_id> items = items_of(where, node, stop);
  const holdings& held = where.holdings(inheritance::nearest, stop);
  for (const node_id item : items) {
    for (const incident& entry : held.of_item(item)) {
      if (stated.kind(entry.node) == kind) partners.push_back(entry.node);
    }
    if (kind == node_kind::task_force) add(partners, where.graph(stop).in(relation::drives, item));
  }
  order(partners);
  std::erase(partners, node);
  return partners;
}

std::vector<node_id> actors_of(const plan& where, node_id node, node_kind kind,
                               const stop_token& stop) {
  const graph& stated = where.stated_graph();
  const std::vector<node_id> items = items_of(where, node, stop);
  const holdings& held = where.holdings(inheritance::nearest, stop);
  std::vector<node_id> found;
  for (const node_id item : items) add(found, held.of_item(item));
  add(found, stated.in(relation::assigned, node));
  for (const incident& entry : stated.out(relation::assigned, node)) {
    add(found, stated.in(relation::assigned, entry.node));
  }
  add(found, stated.out(relation::leads, node));
  add(found, stated.in(relation::leads, node));
  std::erase_if(found, [&](node_id one) { return one == node || stated.kind(one) != kind; });
  order(found);
  return found;
}

}  // namespace dutygraph::python
