#include "catch.hpp"

#include <algorithm>
#include <deque>
#include <numeric>
#include <vector>

#include <boost/concept/assert.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/graph_concepts.hpp>

#include <dutygraph/model/boost_graph.hpp>
#include <dutygraph/query/structure.hpp>

#include "model/random_plan.hpp"

using namespace dutygraph;

// The views are what they say, by Boost's own concept checks.
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<directed_view>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<directed_view>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<directed_view>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<undirected_view>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<undirected_view>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<undirected_view>));
BOOST_CONCEPT_ASSERT(
    (boost::ReadablePropertyGraphConcept<directed_view, node_id, boost::vertex_index_t>));
BOOST_CONCEPT_ASSERT(
    (boost::ReadablePropertyGraphConcept<undirected_view, node_id, boost::vertex_index_t>));
BOOST_CONCEPT_ASSERT(
    (boost::ReadablePropertyGraphConcept<directed_view, view_edge, boost::edge_index_t>));
BOOST_CONCEPT_ASSERT(
    (boost::ReadablePropertyGraphConcept<undirected_view, view_edge, boost::edge_index_t>));

namespace {

/// Components by union-find: the second way.
std::vector<std::uint32_t> components_by_union(const graph& g) {
  std::vector<std::uint32_t> root(g.node_count());
  std::iota(root.begin(), root.end(), 0U);
  const auto find = [&root](std::uint32_t x) {
    while (root[x] != x) x = root[x] = root[root[x]];
    return x;
  };
  for (const edge_id e : g.edges()) root[find(g.source(e).value())] = find(g.target(e).value());
  for (std::uint32_t x = 0; x < root.size(); ++x) root[x] = find(x);
  return root;
}

/// Distances along the edges from one node with a plain queue over the edge list: the second way.
std::vector<int> distances_by_queue(const graph& g, node_id from) {
  std::vector<int> distance(g.node_count(), -1);
  std::deque<node_id> open{from};
  distance[from.value()] = 0;
  while (!open.empty()) {
    const node_id at = open.front();
    open.pop_front();
    for (const edge_id e : g.edges()) {
      if (g.source(e) != at || distance[g.target(e).value()] >= 0) continue;
      distance[g.target(e).value()] = distance[at.value()] + 1;
      open.push_back(g.target(e));
    }
  }
  return distance;
}

std::vector<int> distances_by_boost(const graph& g, node_id from) {
  const directed_view view(g);
  std::vector<int> distance(g.node_count(), -1);
  distance[from.value()] = 0;
  const auto map = boost::make_iterator_property_map(distance.begin(), node_index_map());
  std::vector<boost::default_color_type> color(g.node_count());
  boost::breadth_first_search(
      view, from,
      boost::visitor(boost::make_bfs_visitor(boost::record_distances(map, boost::on_tree_edge())))
          .color_map(boost::make_iterator_property_map(color.begin(), node_index_map())));
  return distance;
}

}  // namespace

TEST_CASE("components agree with union-find and distances with a plain queue on 1000 plans") {
  std::size_t edges_seen = 0;
  std::size_t several = 0;
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const plan p = random_plan(seed);
    const graph& g = p.graph();
    edges_seen += g.edge_count();
    const component_labels labels = connected_components(undirected_view(g));
    const std::vector<std::uint32_t> roots = components_by_union(g);
    std::vector<std::uint32_t> distinct = roots;
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    REQUIRE(labels.count == distinct.size());
    several += labels.count > 1 ? 1 : 0;
    for (std::uint32_t a = 0; a < g.node_count(); ++a) {
      for (std::uint32_t b = 0; b < a; ++b) {
        REQUIRE((roots[a] == roots[b]) == (labels.of_node[a] == labels.of_node[b]));
      }
    }
    for (const node_id from : g.nodes()) {
      REQUIRE(distances_by_boost(g, from) == distances_by_queue(g, from));
    }
  }
  CHECK(edges_seen > 5000);
  CHECK(several > 500);
}

TEST_CASE("both ends of an edge give one index, and degrees count what out_edges lists") {
  for (std::uint32_t seed = 0; seed < 100; ++seed) {
    const plan p = random_plan(seed);
    const graph& g = p.graph();
    const undirected_view both(g);
    const directed_view one(g);
    std::vector<int> seen(g.edge_count());
    std::size_t out_total = 0;
    std::size_t in_total = 0;
    for (const node_id node : g.nodes()) {
      std::size_t count = 0;
      for (auto [at, end] = out_edges(node, both); at != end; ++at, ++count) {
        CHECK(source(*at, both) == node);
        ++seen[get(boost::edge_index, both, *at)];
      }
      CHECK(count == out_degree(node, both));
      for (auto [at, end] = out_edges(node, one); at != end; ++at, ++out_total) {
        CHECK(g.source((*at).id) == node);
        CHECK(g.target((*at).id) == target(*at, one));
      }
      for (auto [at, end] = in_edges(node, one); at != end; ++at, ++in_total) {
        CHECK(target(*at, one) == node);
        CHECK(g.source((*at).id) == source(*at, one));
      }
      CHECK(degree(node, one) == in_degree(node, one) + out_degree(node, one));
    }
    CHECK(out_total == num_edges(one));
    CHECK(in_total == num_edges(one));
    CHECK(std::all_of(seen.begin(), seen.end(), [](int n) { return n == 2; }));
  }
}

TEST_CASE("an empty plan has views without vertices") {
  const plan nothing;
  CHECK(num_vertices(directed_view(nothing.graph())) == 0);
  CHECK(num_edges(undirected_view(nothing.graph())) == 0);
  CHECK(connected_components(undirected_view(nothing.graph())).count == 0);
}
