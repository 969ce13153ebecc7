#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include <dutygraph/query/detail/command_network.hpp>
#include <dutygraph/query/detail/pace.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// The strong components of a network, numbered so that every line between two of them goes from a
/// higher number to a lower one.
///
/// O(V + E), on a stack of its own. Boost.Graph's strong components are the same (the tests
/// compare), but took twice as long for a million nodes and two million lines, and would bring
/// Boost into every program that asks for `hierarchy`.
/// Source: Tarjan 1972 (SIAM J. Computing 1:146).
class condensation {
 public:
  condensation(const command_network& network, pace& steps) : component_(network.size(), none) {
    const std::uint32_t nodes = network.size();
    std::vector<std::uint32_t> order(nodes, 0);  // in which the search reached a node; 0: not yet
    std::vector<std::uint32_t> low(nodes, 0);    // the earliest open node that its subtree reaches
    std::vector<std::uint32_t> next(nodes, 0);   // the subordinate to look at
    std::vector<std::uint32_t> path;
    std::vector<std::uint32_t> open;  // reached, in no strong component yet
    std::uint32_t reached = 0;
    const auto enter = [&](std::uint32_t node) {
      order[node] = low[node] = ++reached;
      path.push_back(node);
      open.push_back(node);
    };
    member_.reserve(nodes);
    begin_.push_back(0);
    for (std::uint32_t root = 0; root < nodes; ++root) {
      if (order[root] == 0) enter(root);
      while (!path.empty()) {
        steps.step();
        const std::uint32_t node = path.back();
        const auto below = network.subordinates(node);
        if (next[node] < below.size()) {
          const std::uint32_t other = below[next[node]++];
          if (order[other] == 0) {
            enter(other);
          } else if (component_[other] == none) {
            low[node] = std::min(low[node], order[other]);
          }
          continue;
        }
        path.pop_back();
        if (!path.empty()) low[path.back()] = std::min(low[path.back()], low[node]);
        if (low[node] == order[node]) close(node, open);
      }
    }
  }

  [[nodiscard]] std::uint32_t size() const noexcept {
    return static_cast<std::uint32_t>(begin_.size() - 1);
  }
  [[nodiscard]] std::uint32_t of_node(std::uint32_t node) const noexcept {
    return component_[node];
  }
  [[nodiscard]] std::span<const std::uint32_t> members(
      std::uint32_t strong_component) const noexcept {
    return std::span(member_).subspan(begin_[strong_component],
                                      begin_[strong_component + 1] - begin_[strong_component]);
  }
  /// True if its members lead each other round in a circle.
  [[nodiscard]] bool is_cycle(std::uint32_t strong_component) const noexcept {
    return members(strong_component).size() > 1;
  }

 private:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  void close(std::uint32_t first, std::vector<std::uint32_t>& open) {
    for (std::uint32_t node = none; node != first;) {
      node = open.back();
      open.pop_back();
      component_[node] = size();
      member_.push_back(node);
    }
    begin_.push_back(static_cast<std::uint32_t>(member_.size()));
  }

  std::vector<std::uint32_t> component_;
  std::vector<std::uint32_t> begin_;
  std::vector<std::uint32_t> member_;
};

inline constexpr std::uint32_t no_depth = std::numeric_limits<std::uint32_t>::max();

/// The longest path of lines below each strong component, `no_depth` where a cycle is reached.
/// O(V + E).
[[nodiscard]] inline std::vector<std::uint32_t> depths(const command_network& network,
                                                       const condensation& strong_components,
                                                       pace& steps) {
  std::vector<std::uint32_t> depth(strong_components.size(), 0);
  for (std::uint32_t strong_component = 0; strong_component < strong_components.size();
       ++strong_component) {
    steps.step();
    if (strong_components.is_cycle(strong_component)) {
      depth[strong_component] = no_depth;
      continue;
    }
    for (const std::uint32_t below :
         network.subordinates(strong_components.members(strong_component).front())) {
      steps.step();
      const std::uint32_t deep = depth[strong_components.of_node(below)];
      depth[strong_component] =
          deep == no_depth ? no_depth : std::max(depth[strong_component], deep + 1);
      if (deep == no_depth) break;
    }
  }
  return depth;
}

/// The weak component of each node, named by its first node. O(V + E log V).
[[nodiscard]] inline std::vector<std::uint32_t> weak_components(const command_network& network,
                                                                pace& steps) {
  std::vector<std::uint32_t> above(network.size());
  std::iota(above.begin(), above.end(), 0U);
  const auto top = [&above](std::uint32_t node) {
    while (above[node] != node) node = above[node] = above[above[node]];
    return node;
  };
  for (std::uint32_t node = 0; node < network.size(); ++node) {
    for (const std::uint32_t below : network.subordinates(node)) {
      steps.step();
      const auto [first, second] = std::minmax({top(node), top(below)});
      above[second] = first;
    }
  }
  for (std::uint32_t node = 0; node < network.size(); ++node) above[node] = above[above[node]];
  return above;
}

/// The shortest cycle through the first node in one, without its start again; empty if there is no
/// cycle. O(V + E).
[[nodiscard]] inline std::vector<std::uint32_t> first_cycle(const command_network& network,
                                                            const condensation& strong_components,
                                                            pace& steps) {
  std::uint32_t start = 0;
  while (start < network.size() && !strong_components.is_cycle(strong_components.of_node(start)))
    ++start;
  if (start == network.size()) return {};
  std::vector<std::uint32_t> from(network.size(), no_depth);  // by which a node was reached
  std::vector<std::uint32_t> queue = {start};
  for (std::size_t at = 0; at < queue.size(); ++at) {
    for (const std::uint32_t below : network.subordinates(queue[at])) {
      steps.step();
      if (below == start) {
        std::vector<std::uint32_t> cycle;
        for (std::uint32_t node = queue[at]; node != start; node = from[node]) {
          cycle.push_back(node);
        }
        cycle.push_back(start);
        std::reverse(cycle.begin(), cycle.end());
        return cycle;
      }
      if (from[below] != no_depth ||
          strong_components.of_node(below) != strong_components.of_node(start))
        continue;
      from[below] = queue[at];
      queue.push_back(below);
    }
  }
  return {};
}

}  // namespace detail

}  // namespace dutygraph
