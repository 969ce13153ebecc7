#include "catch.hpp"

#include <string>
#include <vector>

#include <dutygraph/build/builder.hpp>
#include <dutygraph/model/graph.hpp>

#include "model/random_plan.hpp"

using namespace dutygraph;

TEST_CASE("ids are grouped by kind and keep the order of the records") {
  const plan p = plan_builder("P")
                     .chapter("一", "A")
                     .item("1", "first", "一")
                     .item("2", "second", "一")
                     .assign("Ana", "1")
                     .assign("Ben", "一")
                     .assign("Office", "1", {.role = "responsible", .actor_kind = "section"})
                     .build();
  const graph& g = p.graph();
  REQUIRE(g.node_count() == 6);
  REQUIRE(g.nodes(node_kind::leader).size() == 2);
  CHECK(g.name(g.nodes(node_kind::leader)[0]) == "Ana");
  CHECK(g.name(g.nodes(node_kind::leader)[1]) == "Ben");
  CHECK(g.actors().size() == 3);
  const node_id first = *g.find(node_kind::item, "一/1");
  CHECK(g.kind(first) == node_kind::item);
  CHECK(g.number(first) == "1");
  CHECK(g.key(*g.parent(first)) == "一");
  CHECK(g.chapter(first) == g.parent(first));
  CHECK_FALSE(g.find(node_kind::item, "1").has_value());
  CHECK(g.edges(relation::contains).size() == 2);
  CHECK(g.edges(relation::assigned).size() == 3);
  REQUIRE(g.in(relation::assigned, first).size() == 2);
  CHECK(g.name(g.in(relation::assigned, first)[1].node) == "Office");
  CHECK(g.effective_role(g.in(relation::assigned, first)[1].edge) == role::responsible);
}

TEST_CASE("both directions of the incidence hold the same edges, by relation") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const plan p = random_plan(seed);
    const graph& g = p.graph();
    std::vector<int> out(g.edge_count());
    std::vector<int> in(g.edge_count());
    for (std::size_t r = 0; r < relation_names.size(); ++r) {
      const auto value = static_cast<relation>(r);
      for (const node_id node : g.nodes()) {
        for (const incident& entry : g.out(value, node)) {
          REQUIRE(g.relation_of(entry.edge) == value);
          REQUIRE(g.source(entry.edge) == node);
          REQUIRE(g.target(entry.edge) == entry.node);
          ++out[entry.edge.value()];
        }
        for (const incident& entry : g.in(value, node)) {
          REQUIRE(g.target(entry.edge) == node);
          REQUIRE(g.source(entry.edge) == entry.node);
          ++in[entry.edge.value()];
        }
      }
    }
    REQUIRE(out == std::vector<int>(g.edge_count(), 1));
    REQUIRE(in == std::vector<int>(g.edge_count(), 1));
  }
}
