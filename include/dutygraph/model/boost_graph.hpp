#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <type_traits>
#include <utility>

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/property_map/property_map.hpp>

#include <dutygraph/model/graph.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// \file
/// The one gateway to Boost: a plan's graph as two Boost.Graph views, without a copy.
///
/// `directed_view` is a VertexListGraph, EdgeListGraph and BidirectionalGraph. `undirected_view` is
/// a VertexListGraph, EdgeListGraph and IncidenceGraph with the undirected tag: algorithms that are
/// defined on undirected graphs (components, biconnected components, bridges, k-core) take this one
/// only; on a directed graph Boost compiles and answers wrongly. Both refer to a graph that must
/// outlive them; copying a view copies a pointer. Vertex and edge indices are the ids.

/// An edge as seen from one of its ends.
struct view_edge {
  edge_id id;
  node_id from;
  node_id to;

  /// The same edge from either end is equal.
  friend constexpr bool operator==(const view_edge& a, const view_edge& b) noexcept {
    return a.id == b.id;
  }
  friend constexpr auto operator<=>(const view_edge& a, const view_edge& b) noexcept {
    return a.id <=> b.id;
  }
};

namespace detail {

/// All edges at one node, relation by relation: those that leave it, those that enter it, or both.
class incident_iterator {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = view_edge;
  using difference_type = std::ptrdiff_t;
  using pointer = const view_edge*;
  using reference = view_edge;

  static constexpr std::uint8_t rows = static_cast<std::uint8_t>(relation_names.size());

  incident_iterator() noexcept = default;
  /// `first_row` and `last_row`: 0..5 leave the node, 6..11 enter it. `reversed` gives entering
  /// edges their own direction, as `in_edges` wants it.
  incident_iterator(const graph& of, node_id node, std::uint8_t first_row, std::uint8_t last_row,
                    bool own_direction) noexcept
      : graph_(&of), node_(node), row_(first_row), last_row_(last_row), own_(own_direction) {
    skip_empty_rows();
  }

  [[nodiscard]] view_edge operator*() const noexcept {
    const incident entry = current()[at_];
    if (own_ && row_ >= rows) return {entry.edge, entry.node, node_};
    return {entry.edge, node_, entry.node};
  }
  incident_iterator& operator++() noexcept {
    ++at_;
    skip_empty_rows();
    return *this;
  }
  incident_iterator operator++(int) noexcept {
    incident_iterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const incident_iterator& a, const incident_iterator& b) noexcept {
    return a.row_ == b.row_ && a.at_ == b.at_;
  }

 private:
  [[nodiscard]] std::span<const incident> current() const noexcept {
    return row_ < rows ? graph_->out(static_cast<relation>(row_), node_)
                       : graph_->in(static_cast<relation>(row_ - rows), node_);
  }
  void skip_empty_rows() noexcept {
    while (row_ < last_row_ && at_ >= current().size()) {
      ++row_;
      at_ = 0;
    }
  }

  const graph* graph_ = nullptr;
  node_id node_;
  std::uint8_t row_ = 0;
  std::uint8_t last_row_ = 0;
  bool own_ = false;
  std::size_t at_ = 0;
};

/// All edges of a graph in the order of their ids, each in its own direction.
class every_edge_iterator {
 public:
  using iterator_category = std::forward_iterator_tag;
  using value_type = view_edge;
  using difference_type = std::ptrdiff_t;
  using pointer = const view_edge*;
  using reference = view_edge;

  every_edge_iterator() noexcept = default;
  every_edge_iterator(const graph& of, std::uint32_t at) noexcept : graph_(&of), at_(at) {}
  [[nodiscard]] view_edge operator*() const noexcept {
    const edge_id edge(at_);
    return {edge, graph_->source(edge), graph_->target(edge)};
  }
  every_edge_iterator& operator++() noexcept {
    ++at_;
    return *this;
  }
  every_edge_iterator operator++(int) noexcept {
    every_edge_iterator before = *this;
    ++at_;
    return before;
  }
  friend bool operator==(const every_edge_iterator& a, const every_edge_iterator& b) noexcept {
    return a.at_ == b.at_;
  }

 private:
  const graph* graph_ = nullptr;
  std::uint32_t at_ = 0;
};

/// A range as Boost.Graph hands it over.
template <class Iterator>
using boost_range = std::pair<Iterator, Iterator>;

}  // namespace detail

/// A node's id as a number: the vertex index map of both views.
struct node_index_map {
  using key_type = node_id;
  using value_type = std::size_t;
  using reference = std::size_t;
  using category = boost::readable_property_map_tag;
  friend constexpr std::size_t get(node_index_map, node_id node) noexcept { return node.value(); }
};

/// An edge's id as a number: the same from both ends.
struct edge_index_map {
  using key_type = view_edge;
  using value_type = std::size_t;
  using reference = std::size_t;
  using category = boost::readable_property_map_tag;
  friend constexpr std::size_t get(edge_index_map, const view_edge& edge) noexcept {
    return edge.id.value();
  }
};

/// What Boost.Graph asks of any view over a graph.
class graph_view {
 public:
  using vertex_descriptor = node_id;
  using edge_descriptor = view_edge;
  using vertex_iterator = id_range<node_id>::iterator;
  using edge_iterator = detail::every_edge_iterator;
  using out_edge_iterator = detail::incident_iterator;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;

  [[nodiscard]] const graph& base() const noexcept { return *graph_; }
  [[nodiscard]] static constexpr node_id null_vertex() noexcept { return node_id(UINT32_MAX); }

 protected:
  explicit graph_view(const graph& of) noexcept : graph_(&of) {}

 private:
  const graph* graph_;
};

/// The graph with its edges as they point: BidirectionalGraph, VertexListGraph, EdgeListGraph.
class directed_view : public graph_view {
 public:
  struct traversal : boost::bidirectional_graph_tag,
                     boost::vertex_list_graph_tag,
                     boost::edge_list_graph_tag {};
  using directed_category = boost::bidirectional_tag;
  using traversal_category = traversal;
  using in_edge_iterator = detail::incident_iterator;

  /// `of` must outlive the view.
  explicit directed_view(const graph& of) noexcept : graph_view(of) {}
  explicit directed_view(graph&&) = delete;
};

/// The same edges without direction: `out_edges` lists all edges at a vertex, each from there.
class undirected_view : public graph_view {
 public:
  struct traversal : boost::incidence_graph_tag,
                     boost::vertex_list_graph_tag,
                     boost::edge_list_graph_tag {};
  using directed_category = boost::undirected_tag;
  using traversal_category = traversal;
  using in_edge_iterator = void;

  /// `of` must outlive the view.
  explicit undirected_view(const graph& of) noexcept : graph_view(of) {}
  explicit undirected_view(graph&&) = delete;
};

/// Refuses, with a sentence, a view on which an undirected algorithm would answer wrongly.
template <class View>
constexpr void require_undirected() {
  static_assert(std::is_convertible_v<typename View::directed_category, boost::undirected_tag>,
                "this algorithm is defined on undirected graphs: give it an undirected_view, "
                "because on a directed_view Boost compiles and answers wrongly");
}

[[nodiscard]] inline node_id source(const view_edge& edge, const graph_view&) noexcept {
  return edge.from;
}
[[nodiscard]] inline node_id target(const view_edge& edge, const graph_view&) noexcept {
  return edge.to;
}
[[nodiscard]] inline std::size_t num_vertices(const graph_view& view) noexcept {
  return view.base().node_count();
}
[[nodiscard]] inline std::size_t num_edges(const graph_view& view) noexcept {
  return view.base().edge_count();
}
[[nodiscard]] inline detail::boost_range<graph_view::vertex_iterator> vertices(
    const graph_view& view) noexcept {
  const id_range<node_id> all = view.base().nodes();
  return {all.begin(), all.end()};
}
[[nodiscard]] inline detail::boost_range<graph_view::edge_iterator> edges(
    const graph_view& view) noexcept {
  return {graph_view::edge_iterator(view.base(), 0),
          graph_view::edge_iterator(view.base(), view.base().edge_count())};
}

namespace detail {

[[nodiscard]] inline boost_range<incident_iterator> incident_rows(const graph& of, node_id node,
                                                                  std::uint8_t first,
                                                                  std::uint8_t last, bool own) {
  return {incident_iterator(of, node, first, last, own),
          incident_iterator(of, node, last, last, own)};
}
[[nodiscard]] inline std::size_t out_count(const graph& of, node_id node) noexcept {
  std::size_t count = 0;
  for (std::size_t row = 0; row < relation_names.size(); ++row) {
    count += of.out(static_cast<relation>(row), node).size();
  }
  return count;
}
[[nodiscard]] inline std::size_t in_count(const graph& of, node_id node) noexcept {
  std::size_t count = 0;
  for (std::size_t row = 0; row < relation_names.size(); ++row) {
    count += of.in(static_cast<relation>(row), node).size();
  }
  return count;
}

}  // namespace detail

[[nodiscard]] inline detail::boost_range<detail::incident_iterator> out_edges(
    node_id node, const directed_view& view) noexcept {
  constexpr std::uint8_t rows = detail::incident_iterator::rows;
  return detail::incident_rows(view.base(), node, 0, rows, false);
}
[[nodiscard]] inline detail::boost_range<detail::incident_iterator> in_edges(
    node_id node, const directed_view& view) noexcept {
  constexpr std::uint8_t rows = detail::incident_iterator::rows;
  return detail::incident_rows(view.base(), node, rows, 2 * rows, true);
}
[[nodiscard]] inline std::size_t out_degree(node_id node, const directed_view& view) noexcept {
  return detail::out_count(view.base(), node);
}
[[nodiscard]] inline std::size_t in_degree(node_id node, const directed_view& view) noexcept {
  return detail::in_count(view.base(), node);
}
[[nodiscard]] inline std::size_t degree(node_id node, const directed_view& view) noexcept {
  return detail::out_count(view.base(), node) + detail::in_count(view.base(), node);
}
[[nodiscard]] inline detail::boost_range<detail::incident_iterator> out_edges(
    node_id node, const undirected_view& view) noexcept {
  constexpr std::uint8_t rows = detail::incident_iterator::rows;
  return detail::incident_rows(view.base(), node, 0, 2 * rows, false);
}
[[nodiscard]] inline std::size_t out_degree(node_id node, const undirected_view& view) noexcept {
  return detail::out_count(view.base(), node) + detail::in_count(view.base(), node);
}

[[nodiscard]] inline node_index_map get(boost::vertex_index_t, const graph_view&) noexcept {
  return {};
}
[[nodiscard]] inline std::size_t get(boost::vertex_index_t, const graph_view&,
                                     node_id node) noexcept {
  return node.value();
}
[[nodiscard]] inline edge_index_map get(boost::edge_index_t, const graph_view&) noexcept {
  return {};
}
[[nodiscard]] inline std::size_t get(boost::edge_index_t, const graph_view&,
                                     const view_edge& edge) noexcept {
  return edge.id.value();
}

}  // namespace dutygraph

namespace boost {

template <>
struct property_map<dutygraph::directed_view, vertex_index_t> {
  using type = dutygraph::node_index_map;
  using const_type = type;
};
template <>
struct property_map<dutygraph::directed_view, edge_index_t> {
  using type = dutygraph::edge_index_map;
  using const_type = type;
};
template <>
struct property_map<dutygraph::undirected_view, vertex_index_t> {
  using type = dutygraph::node_index_map;
  using const_type = type;
};
template <>
struct property_map<dutygraph::undirected_view, edge_index_t> {
  using type = dutygraph::edge_index_map;
  using const_type = type;
};

}  // namespace boost
