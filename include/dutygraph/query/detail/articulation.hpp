#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <dutygraph/query/detail/holder_rows.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Which actors are articulation points of the undirected graph of actors and items, in which two
/// roles of one actor on one item are one edge.
///
/// O(V + holdings), on a stack of its own: the depth of the data never becomes depth of calls.
/// Boost.Graph's biconnected components give the same (the tests compare), but need Boost in every
/// program that asks for `criticality`, and the collapsed graph to be built first.
/// Source: Hopcroft and Tarjan 1973 (CACM 16:372).
[[nodiscard]] inline std::vector<bool> articulation_actors(const holder_rows& rows, pace& steps) {
  const std::size_t actors = rows.actors().size();
  const std::size_t nodes = actors + rows.items().size();
  const auto neighbours = [&](std::size_t node) {
    return node < actors ? rows.of_actor(static_cast<std::uint32_t>(node))
                         : rows.of_item(static_cast<std::uint32_t>(node - actors));
  };
  const auto neighbour = [&](std::size_t node, std::size_t at) -> std::size_t {
    return node < actors ? actors + neighbours(node)[at] : neighbours(node)[at];
  };
  std::vector<std::size_t> order(nodes, 0);  // in which the search reached a node; 0: not yet
  std::vector<std::size_t> low(nodes, 0);    // the earliest node that its subtree reaches
  std::vector<std::size_t> next(nodes, 0);   // the neighbour to look at
  std::vector<std::size_t> path;
  std::vector<bool> found(actors, false);
  std::size_t reached = 0;
  for (std::size_t root = 0; root < actors; ++root) {
    if (order[root] != 0) continue;
    std::size_t children = 0;
    order[root] = low[root] = ++reached;
    path.push_back(root);
    while (!path.empty()) {
      steps.step();
      const std::size_t node = path.back();
      if (next[node] < neighbours(node).size()) {
        const std::size_t other = neighbour(node, next[node]++);
        if (order[other] == 0) {
          order[other] = low[other] = ++reached;
          path.push_back(other);
          if (node == root) ++children;
        } else if (path.size() < 2 || other != path[path.size() - 2]) {
          low[node] = std::min(low[node], order[other]);
        }
        continue;
      }
      path.pop_back();
      if (path.empty()) continue;
      const std::size_t above = path.back();
      low[above] = std::min(low[above], low[node]);
      if (above != root && above < actors && low[node] >= order[above]) found[above] = true;
    }
    found[root] = children > 1;
  }
  return found;
}

}  // namespace detail

}  // namespace dutygraph
