#include "catch.hpp"

#include <pthread.h>

#include <atomic>
#include <cmath>
#include <string>
#include <vector>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>

#include <dutygraph/query/criticality.hpp>
#include <dutygraph/query/workload.hpp>

#include "model/random_plan.hpp"
#include "org1.hpp"

using namespace dutygraph;

TEST_CASE("org1: sole items, exclusivity, articulation points [b01, c01, c08]") {
  const table t = criticality(org1_builder().build());
  CHECK(columns(t) == words{"name:utf8", "sole_items:int64", "lost_share:float64",
                            "exclusivity:float64", "is_articulation:bool"});
  CHECK(texts(t, "name") == words{"Ana", "Ben", "Cai", "Dee"});
  CHECK(counts(t, "sole_items") == whole{2, 1, 0, 0});
  CHECK(reals(t, "lost_share") == real{2.0 / 6, 1.0 / 6, 0, 0});
  const double expected[] = {2.7357588823, 1.3678794412, 0.3678794412, 0};
  for (std::size_t row = 0; row < 4; ++row) {
    CHECK(std::abs(reals(t, "exclusivity")[row] - expected[row]) < 1e-9);
  }
  const auto articulation = t.column("is_articulation").boolean_values();
  CHECK(std::vector<int>(articulation.begin(), articulation.end()) == std::vector<int>{1, 1, 0, 0});
}

TEST_CASE("org1: what each one's leaving would cost [c03]") {
  const table t = removal_impact(org1_builder().build());
  CHECK(columns(t) == words{"name:utf8", "items_lost:int64", "share_lost:float64",
                            "effort_lost:float64", "effort_share_lost:float64", "keys:list<utf8>"});
  CHECK(counts(t, "items_lost") == whole{2, 1, 0, 0});
  CHECK(reals(t, "effort_lost") == real{8, 6, 0, 0});
  CHECK(reals(t, "effort_share_lost") == real{8.0 / 21, 6.0 / 21, 0, 0});
  CHECK(lists(t, "keys") == words{"S1/T1,S1/T2", "S2/T5", "", ""});
  const table heavier = removal_impact(org1_builder().build(), {.weight = {{"T1", 105}}});
  CHECK(reals(heavier, "effort_lost") == real{108, 6, 0, 0});
}

TEST_CASE("an empty denominator gives no share") {
  const table t = criticality(plan_builder().actor("Ana").build());
  CHECK(t.column("lost_share").is_null(0));
  CHECK(t.column("exclusivity").float64_at(0) == 0.0);
  const table impact = removal_impact(plan_builder().actor("Ana").build());
  CHECK(impact.column("share_lost").is_null(0));
  CHECK(impact.column("effort_share_lost").is_null(0));
  CHECK(criticality(plan()).rows() == 0);
}

TEST_CASE("criticality agrees with Boost's articulation points and with workload") {
  using graph_type =
      boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                            boost::property<boost::edge_index_t, std::size_t>>;
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const plan p = random_plan(seed);
    const graph& g = p.graph();
    for (const node_kind kind : {node_kind::leader, node_kind::section}) {
      graph_type incidence(g.node_count());
      for (const node_id item : g.nodes(node_kind::item)) {
        for (const incident& entry : p.holdings(inheritance::nearest).of_item(item)) {
          if (g.kind(entry.node) != kind) continue;
          if (boost::edge(entry.node.value(), item.value(), incidence).second) continue;
          boost::add_edge(entry.node.value(), item.value(), incidence);
        }
      }
      std::vector<std::size_t> found;
      boost::articulation_points(incidence, std::back_inserter(found));
      const table t = criticality(p, {.of = kind});
      REQUIRE(counts(t, "sole_items") == counts(workload(p, {.of = kind}), "sole_items"));
      REQUIRE(counts(t, "sole_items") == counts(removal_impact(p, {.of = kind}), "items_lost"));
      for (std::uint32_t actor = 0; actor < t.rows(); ++actor) {
        const auto id = g.nodes(kind)[actor].value();
        REQUIRE(t.column("is_articulation").boolean_at(actor) ==
                (std::find(found.begin(), found.end(), id) != found.end()));
      }
    }
  }
}

TEST_CASE("a path of a million nodes fits a stack of 256 KB") {
  static constexpr int length = 500'000;
  std::vector<assignment_row> rows;
  rows.reserve(2 * length);
  for (int at = 0; at < length; ++at) {
    for (const int item : {at, at + 1}) {
      assignment_row& row = rows.emplace_back();
      row.actor = "a" + std::to_string(at);
      row.item = "i" + std::to_string(item);
    }
  }
  static const plan* path = nullptr;
  static long long found = 0;
  const plan made = from_assignments(rows);
  path = &made;
  pthread_attr_t small;
  REQUIRE(pthread_attr_init(&small) == 0);
  REQUIRE(pthread_attr_setstacksize(&small, std::size_t{256} * 1024) == 0);
  pthread_t thread{};
  const auto ask = [](void*) -> void* {
    const table t = criticality(*path);
    for (const auto one : t.column("is_articulation").boolean_values()) found += one;
    return nullptr;
  };
  REQUIRE(pthread_create(&thread, &small, ask, nullptr) == 0);
  REQUIRE(pthread_join(thread, nullptr) == 0);
  pthread_attr_destroy(&small);
  CHECK(found == length);  // every actor joins two items
}

TEST_CASE("criticality and removal impact refuse, and stop") {
  CHECK_THROWS_AS(criticality(plan(), {.of = node_kind::item}), argument_error);
  CHECK_THROWS_AS(removal_impact(plan(), {.of = node_kind::theme}), argument_error);
  CHECK_THROWS_AS(removal_impact(org1_builder().build(), {.weight = {{"T1", -1}}}), argument_error);
  CHECK_THROWS_AS(removal_impact(org1_builder().build(), {.weight = {{"T9", 1}}}), unknown_name);
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(criticality(plan(), {}, stop_token(stop)), stopped);
  CHECK_THROWS_AS(removal_impact(plan(), {}, stop_token(stop)), stopped);
}
