#include "catch.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include <boost/concept/assert.hpp>
#include <boost/graph/core_numbers.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/max_cardinality_matching.hpp>

#include <dutygraph/build/builder.hpp>
#include <dutygraph/query/coverage.hpp>
#include <dutygraph/query/structure.hpp>

#include "davis.hpp"
#include "model/random_plan.hpp"
#include "org1.hpp"

using namespace dutygraph;

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<incidence_view>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<incidence_view>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<incidence_view>));
BOOST_CONCEPT_ASSERT(
    (boost::ReadablePropertyGraphConcept<incidence_view, std::size_t, boost::vertex_index_t>));
BOOST_CONCEPT_ASSERT(
    (boost::ReadablePropertyGraphConcept<incidence_view, incidence_edge, boost::edge_index_t>));

TEST_CASE("components join what an edge joins, whichever way it points") {
  const plan p = plan_builder()
                     .item("1", "a")
                     .item("2", "b")
                     .item("3", "c")
                     .assign("Ana", "1")
                     .assign("Ana", "2")
                     .assign("Ben", "3")
                     .actor("Dee")
                     .build();
  const component_labels found = connected_components(undirected_view(p.graph()));
  CHECK(found.count == 3);  // Ana with two items, Ben with one, Dee alone
  const auto label = [&](node_kind kind, const char* key) {
    return found.of_node[p.graph().find(kind, key)->value()];
  };
  CHECK(label(node_kind::item, "1") == label(node_kind::item, "2"));
  CHECK(label(node_kind::leader, "Ana") == label(node_kind::item, "1"));
  CHECK(label(node_kind::item, "3") != label(node_kind::item, "1"));
  CHECK(label(node_kind::leader, "Dee") != label(node_kind::leader, "Ben"));
}

TEST_CASE("the incidence view holds each pair of actor and item once, on 1000 random plans") {
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const plan p = random_plan(seed);
    const graph& g = p.graph();
    for (const node_kind kind : {node_kind::leader, node_kind::section}) {
      const incidence_view view(p, kind);
      std::set<std::pair<node_id, node_id>> expected;
      for (const node_id item : g.nodes(node_kind::item)) {
        for (const incident& entry : p.holdings(inheritance::nearest).of_item(item)) {
          if (g.kind(entry.node) == kind) expected.emplace(entry.node, item);
        }
      }
      std::set<std::pair<node_id, node_id>> found;
      std::map<std::size_t, int> ends;
      const auto [first, last] = edges(view);
      for (auto tie = first; tie != last; ++tie) {
        found.emplace(view.node(source(*tie, view)), view.node(target(*tie, view)));
      }
      REQUIRE(found == expected);
      REQUIRE(num_edges(view) == expected.size());
      for (std::size_t vertex = 0; vertex < num_vertices(view); ++vertex) {
        std::size_t degree_seen = 0;
        const auto [begin, end] = out_edges(vertex, view);
        for (auto tie = begin; tie != end; ++tie, ++degree_seen) {
          REQUIRE(source(*tie, view) == vertex);
          const bool from_actor = vertex < view.actor_count();
          const node_id actor = view.node(from_actor ? vertex : target(*tie, view));
          const node_id item = view.node(from_actor ? target(*tie, view) : vertex);
          REQUIRE(expected.count({actor, item}) == 1);
          ++ends[get(boost::edge_index, view, *tie)];
        }
        REQUIRE(degree_seen == out_degree(vertex, view));
      }
      REQUIRE(ends.size() == expected.size());
      for (const auto& [id, count] : ends) REQUIRE(count == 2);
    }
  }
}

TEST_CASE("two roles of one actor on one item are one edge") {
  const plan p = plan_builder()
                     .item("1", "a")
                     .assign("Ana", "1")
                     .assign("Ana", "1", {.role = "support"})
                     .build();
  CHECK(num_edges(undirected_view(p.graph())) == 2);
  CHECK(num_edges(incidence_view(p)) == 1);
}

TEST_CASE("Boost's k-core and matching run on the incidence view") {
  const incidence_view view(davis());
  CHECK(num_vertices(view) == 32);
  CHECK(num_edges(view) == 89);
  std::vector<std::size_t> core(num_vertices(view));
  boost::core_numbers(
      view, boost::make_iterator_property_map(core.begin(), get(boost::vertex_index, view)));
  CHECK(*std::max_element(core.begin(), core.end()) == 4);
  std::vector<std::size_t> mate(num_vertices(view));
  boost::edmonds_maximum_cardinality_matching(
      view, boost::make_iterator_property_map(mate.begin(), get(boost::vertex_index, view)));
  const auto matched = std::count_if(mate.begin(), mate.begin() + 18, [&](std::size_t other) {
    return other != incidence_view::null_vertex();
  });
  CHECK(matched == 14);  // each event with a woman of its own
}

TEST_CASE("an incidence view refuses kinds that are no actors, and outlives its plan") {
  CHECK_THROWS_AS(incidence_view(plan(), node_kind::item), argument_error);
  std::vector<incidence_view> kept;
  {
    const plan p = org1_builder().build();
    kept.emplace_back(p);
  }
  CHECK(num_edges(kept.front()) == 7);
  CHECK(num_vertices(kept.front()) == 10);
}
