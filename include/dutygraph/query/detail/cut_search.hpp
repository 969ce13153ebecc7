#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <dutygraph/query/detail/holder_rows.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// How the undirected graph of actors and items hangs together, in which two roles of one actor on
/// one item are one edge. Nodes are the actors in their order, then the items.
struct cut_structure {
  std::vector<std::uint32_t> component;  ///< of each node, from 0 in the order of the first node
  std::vector<std::uint32_t> component_size;  ///< nodes of each component
  std::vector<std::uint32_t> pieces;  ///< into how many its component falls without the node
  /// Ordered pairs of nodes that its component still joins without the node.
  std::vector<std::uint64_t> pairs_without;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> bridges;  ///< actor, item; by both

  [[nodiscard]] bool is_articulation(std::size_t node) const noexcept { return pieces[node] > 1; }
  /// Ordered pairs of nodes that some path joins.
  [[nodiscard]] std::uint64_t joined_pairs() const noexcept {
    std::uint64_t pairs = 0;
    for (const std::uint64_t size : component_size) pairs += size * (size - 1);
    return pairs;
  }
};

/// One depth-first search for all of it, on a stack of its own: the depth of the data never becomes
/// depth of calls. O(V + holdings).
///
/// Boost.Graph's biconnected components give the same cuts in about the same time (the tests
/// compare the one, the benchmark the other), but neither the number nor the sizes of the pieces,
/// and would bring Boost into every program that asks for `criticality`. Source: Hopcroft and
/// Tarjan 1973 (CACM 16:372).
class cut_search {
 public:
  cut_search(const holder_rows& rows, pace& steps)
      : rows_(rows),
        steps_(steps),
        actors_(rows.actors().size()),
        order_(std::size_t{actors_} + rows.items().size(), 0),
        low_(order_.size(), 0),
        next_(order_.size(), 0),
        below_(order_.size(), 1),
        apart_(order_.size(), 0) {
    found_.component.assign(order_.size(), 0);
    found_.pieces.assign(order_.size(), 0);
    found_.pairs_without.assign(order_.size(), 0);
  }

  [[nodiscard]] cut_structure run() {
    for (std::uint32_t root = 0; root < order_.size(); ++root) {
      steps_.step();
      if (order_[root] != 0) continue;
      const std::size_t first = reached_.size();
      search_from(root);
      close_component(first);
    }
    std::sort(found_.bridges.begin(), found_.bridges.end());
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::span<const std::uint32_t> neighbours(std::uint32_t node) const noexcept {
    return node < actors_ ? rows_.of_actor(node) : rows_.of_item(node - actors_);
  }
  [[nodiscard]] std::uint32_t neighbour(std::uint32_t node, std::uint32_t at) const noexcept {
    return neighbours(node)[at] + (node < actors_ ? actors_ : 0);
  }
  void enter(std::uint32_t node) {
    reached_.push_back(node);
    order_[node] = low_[node] = static_cast<std::uint32_t>(reached_.size());
    found_.component[node] = static_cast<std::uint32_t>(found_.component_size.size());
    path_.push_back(node);
  }

  void search_from(std::uint32_t root) {
    enter(root);
    while (!path_.empty()) {
      steps_.step();
      const std::uint32_t node = path_.back();
      if (next_[node] < neighbours(node).size()) {
        const std::uint32_t other = neighbour(node, next_[node]++);
        if (order_[other] == 0) {
          enter(other);
        } else if (path_.size() < 2 || other != path_[path_.size() - 2]) {
          low_[node] = std::min(low_[node], order_[other]);
        }
        continue;
      }
      path_.pop_back();
      if (!path_.empty()) leave(node, path_.back());
    }
  }

  /// What the subtree below `node` means for the node `above` it in the search.
  void leave(std::uint32_t node, std::uint32_t above) {
    low_[above] = std::min(low_[above], low_[node]);
    below_[above] += below_[node];
    if (low_[node] < order_[above]) return;
    ++found_.pieces[above];
    apart_[above] += below_[node];
    found_.pairs_without[above] += std::uint64_t{below_[node]} * (below_[node] - 1);
    if (low_[node] == order_[above]) return;
    const auto [actor, item] = std::minmax(node, above);
    found_.bridges.emplace_back(actor, item - actors_);
  }

  /// The last piece of each node is what lies above it in the search, and all that hangs on that.
  void close_component(std::size_t first) {
    const auto size = static_cast<std::uint32_t>(reached_.size() - first);
    found_.component_size.push_back(size);
    for (std::size_t at = first; at < reached_.size(); ++at) {
      const std::uint32_t node = reached_[at];
      const std::uint32_t rest = size - 1 - apart_[node];
      if (rest == 0) continue;
      ++found_.pieces[node];
      found_.pairs_without[node] += std::uint64_t{rest} * (rest - 1);
    }
  }

  const holder_rows& rows_;
  pace& steps_;
  std::uint32_t actors_;
  std::vector<std::uint32_t> order_;  // in which the search reached a node; 0: not yet
  std::vector<std::uint32_t> low_;    // the earliest node that its subtree reaches
  std::vector<std::uint32_t> next_;   // the neighbour to look at
  std::vector<std::uint32_t> below_;  // nodes of its subtree
  std::vector<std::uint32_t> apart_;  // nodes of the pieces that its children's subtrees become
  std::vector<std::uint32_t> path_;
  std::vector<std::uint32_t> reached_;
  cut_structure found_;
};

}  // namespace detail

}  // namespace dutygraph
