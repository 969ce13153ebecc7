#pragma once

#include <cstddef>
#include <vector>

#include <boost/graph/connected_components.hpp>
#include <boost/property_map/property_map.hpp>

#include <dutygraph/model/boost_graph.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Which connected component each node is in.
struct component_labels {
  std::vector<std::size_t> of_node;  ///< one label a node, from 0 in the order of node ids
  std::size_t count = 0;
};

/// The connected components of a plan's graph, by Boost.Graph on the undirected view.
///
/// A node without an edge is a component of its own; an empty graph has none. Takes an
/// `undirected_view`; a `directed_view` does not compile, and the message says why. O(V + E).
/// Source: Hopcroft & Tarjan 1973.
template <class View>
[[nodiscard]] component_labels connected_components(const View& view) {
  require_undirected<View>();
  component_labels result;
  result.of_node.resize(num_vertices(view));
  if constexpr (std::is_convertible_v<typename View::directed_category, boost::undirected_tag>) {
    const auto labels = boost::make_iterator_property_map(result.of_node.begin(), node_index_map());
    result.count = boost::connected_components(view, labels);
  }
  return result;
}

}  // namespace dutygraph
