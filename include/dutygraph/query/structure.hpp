#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include <boost/graph/connected_components.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/property_map/property_map.hpp>

#include <dutygraph/model/boost_graph.hpp>
#include <dutygraph/model/plan.hpp>
#include <dutygraph/stop.hpp>

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

/// A tie of an actor and an item as seen from one of its ends.
struct incidence_edge {
  std::size_t id = 0;  ///< dense, the same from both ends
  std::size_t from = 0;
  std::size_t to = 0;

  /// The same tie from either end is equal.
  friend constexpr bool operator==(const incidence_edge& a, const incidence_edge& b) noexcept {
    return a.id == b.id;
  }
  friend constexpr auto operator<=>(const incidence_edge& a, const incidence_edge& b) noexcept {
    return a.id <=> b.id;
  }
};

namespace detail {

/// A network in compressed sparse rows, each tie in the rows of both its ends.
struct incidence_rows {
  id_range<node_id> actors;
  id_range<node_id> items;
  std::vector<std::size_t> begin{0};  ///< of each vertex; then the end
  std::vector<incidence_edge> ties;   ///< 2 E

  incidence_rows(const plan& where, node_kind of, inheritance rule, const stop_token& stop);
};

/// Gives the tie at a place of the rows.
struct tie_at {
  const incidence_edge* ties = nullptr;
  incidence_edge operator()(std::size_t at) const noexcept { return ties[at]; }
};

using tie_iterator = boost::transform_iterator<tie_at, boost::counting_iterator<std::size_t>,
                                               incidence_edge, incidence_edge>;

}  // namespace detail

/// The network of actors of one kind and items (责任网络) under an inheritance rule, as an
/// undirected Boost.Graph in which two roles of one actor on one item are one edge.
///
/// A plan's `undirected_view` is another graph: there assignments stand where they are stated, at
/// headings too, and may be parallel. This one is a VertexListGraph, EdgeListGraph and
/// IncidenceGraph with the undirected tag, for components, biconnected components, betweenness,
/// k-core and matching. Vertices are numbers: the actors from 0 in document order, then the items.
/// It owns its rows, 24 bytes for each end of a tie; copies share them; no plan need outlive it.
class incidence_view {
 public:
  using vertex_descriptor = std::size_t;
  using edge_descriptor = incidence_edge;
  using directed_category = boost::undirected_tag;
  using edge_parallel_category = boost::disallow_parallel_edge_tag;
  struct traversal : boost::incidence_graph_tag,
                     boost::vertex_list_graph_tag,
                     boost::edge_list_graph_tag {};
  using traversal_category = traversal;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  using vertex_iterator = boost::counting_iterator<std::size_t>;
  using out_edge_iterator = detail::tie_iterator;
  using edge_iterator = detail::tie_iterator;
  using in_edge_iterator = void;

  /// O(V + holdings). Throws `argument_error` for a kind that is no actor, `stopped`.
  explicit incidence_view(const plan& where, node_kind of = node_kind::leader,
                          inheritance rule = inheritance::nearest, const stop_token& stop = {})
      : rows_(std::make_shared<const detail::incidence_rows>(where, of, rule, stop)) {}

  [[nodiscard]] std::size_t actor_count() const noexcept { return rows_->actors.size(); }
  [[nodiscard]] std::size_t item_count() const noexcept { return rows_->items.size(); }
  [[nodiscard]] std::size_t tie_count() const noexcept { return rows_->ties.size() / 2; }
  /// The plan's node that a vertex stands for.
  [[nodiscard]] node_id node(std::size_t vertex) const noexcept {
    const auto place = static_cast<std::uint32_t>(vertex);
    const std::uint32_t actors = rows_->actors.size();
    return place < actors ? rows_->actors[place] : rows_->items[place - actors];
  }
  /// The ties of one vertex: of an actor by item, of an item as they are stated.
  [[nodiscard]] std::pair<out_edge_iterator, out_edge_iterator> ties_of(
      std::size_t vertex) const noexcept {
    return ties_between(rows_->begin[vertex], rows_->begin[vertex + 1]);
  }
  /// Each tie once, from its actor.
  [[nodiscard]] std::pair<edge_iterator, edge_iterator> ties() const noexcept {
    return ties_between(0, tie_count());
  }
  [[nodiscard]] static constexpr std::size_t null_vertex() noexcept { return SIZE_MAX; }

 private:
  [[nodiscard]] std::pair<edge_iterator, edge_iterator> ties_between(
      std::size_t first, std::size_t last) const noexcept {
    const detail::tie_at at{rows_->ties.data()};
    return {edge_iterator(vertex_iterator(first), at), edge_iterator(vertex_iterator(last), at)};
  }

  std::shared_ptr<const detail::incidence_rows> rows_;
};

/// A tie's number: the edge index map of an `incidence_view`.
struct tie_index_map {
  using key_type = incidence_edge;
  using value_type = std::size_t;
  using reference = std::size_t;
  using category = boost::readable_property_map_tag;
  friend constexpr std::size_t get(tie_index_map, const incidence_edge& tie) noexcept {
    return tie.id;
  }
};

[[nodiscard]] inline std::size_t source(const incidence_edge& tie, const incidence_view&) noexcept {
  return tie.from;
}
[[nodiscard]] inline std::size_t target(const incidence_edge& tie, const incidence_view&) noexcept {
  return tie.to;
}
[[nodiscard]] inline std::size_t num_vertices(const incidence_view& view) noexcept {
  return view.actor_count() + view.item_count();
}
[[nodiscard]] inline std::size_t num_edges(const incidence_view& view) noexcept {
  return view.tie_count();
}
[[nodiscard]] inline auto vertices(const incidence_view& view) noexcept {
  return std::pair(incidence_view::vertex_iterator(0),
                   incidence_view::vertex_iterator(num_vertices(view)));
}
[[nodiscard]] inline auto edges(const incidence_view& view) noexcept {
  return view.ties();
}
[[nodiscard]] inline auto out_edges(std::size_t vertex, const incidence_view& view) noexcept {
  return view.ties_of(vertex);
}
[[nodiscard]] inline std::size_t out_degree(std::size_t vertex,
                                            const incidence_view& view) noexcept {
  const auto [first, last] = view.ties_of(vertex);
  return static_cast<std::size_t>(last - first);
}
[[nodiscard]] inline std::size_t degree(std::size_t vertex, const incidence_view& view) noexcept {
  return out_degree(vertex, view);
}
[[nodiscard]] inline boost::typed_identity_property_map<std::size_t> get(
    boost::vertex_index_t, const incidence_view&) noexcept {
  return {};
}
[[nodiscard]] inline std::size_t get(boost::vertex_index_t, const incidence_view&,
                                     std::size_t vertex) noexcept {
  return vertex;
}
[[nodiscard]] inline tie_index_map get(boost::edge_index_t, const incidence_view&) noexcept {
  return {};
}
[[nodiscard]] inline std::size_t get(boost::edge_index_t, const incidence_view&,
                                     const incidence_edge& tie) noexcept {
  return tie.id;
}

}  // namespace dutygraph

namespace boost {

template <>
struct property_map<dutygraph::incidence_view, vertex_index_t> {
  using type = typed_identity_property_map<std::size_t>;
  using const_type = type;
};
template <>
struct property_map<dutygraph::incidence_view, edge_index_t> {
  using type = dutygraph::tie_index_map;
  using const_type = type;
};

}  // namespace boost

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/structure_inl.hpp>
#endif
