#pragma once

#include <dutygraph/model/graph.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Calls `take(edge)` for each `commits` edge of an item and of its subitems, in document order.
template <class Take>
void for_commitments(const graph& structure, node_id item, Take take) {
  for (const incident& entry : structure.out(relation::commits, item)) take(entry.edge);
  for (const incident& part : structure.out(relation::contains, item)) {
    for (const incident& entry : structure.out(relation::commits, part.node)) take(entry.edge);
  }
}

/// True if an item or one of its subitems undertakes something for which `holds(commitment)`.
/// Linear in its subitems and commitments.
template <class Holds>
[[nodiscard]] bool any_commitment(const graph& structure, node_id item, Holds holds) {
  bool found = false;
  for_commitments(structure, item, [&](edge_id edge) {
    found = found || holds(structure.commitment(structure.target(edge)));
  });
  return found;
}

/// True if an item or one of its subitems has a commitment with a figure (指标).
[[nodiscard]] inline bool has_figure(const graph& structure, node_id item) {
  return any_commitment(structure, item, [](const commitment& said) { return said.has_figure(); });
}

/// True if an item or one of its subitems has a commitment with a stated deadline (时限).
[[nodiscard]] inline bool has_deadline(const graph& structure, node_id item) {
  return any_commitment(structure, item,
                        [](const commitment& said) { return said.has_deadline(); });
}

}  // namespace detail

}  // namespace dutygraph
