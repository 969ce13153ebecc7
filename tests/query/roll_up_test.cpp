#include "catch.hpp"

#include <atomic>
#include <cmath>

#include <dutygraph/query/coverage.hpp>
#include <dutygraph/query/roll_up.hpp>
#include <dutygraph/query/workload.hpp>

#include "model/random_plan.hpp"
#include "org1.hpp"

using namespace dutygraph;

TEST_CASE("org1: the chapters, their effort, cover and holders [a08, b05]") {
  const table t = roll_up(org1_builder().build());
  CHECK(columns(t) == words{"name:utf8", "number:utf8", "items:int64", "effort:float64",
                            "covered:int64", "coverage_ratio:float64", "min_holders:int64",
                            "holders:list<utf8>"});
  CHECK(texts(t, "number") == words{"S1", "S2", "S3"});
  CHECK(counts(t, "items") == whole{3, 2, 1});
  CHECK(reals(t, "effort") == real{12, 8, 1});
  CHECK(reals(t, "coverage_ratio") == real{1, 1, 0});
  CHECK(counts(t, "min_holders") == whole{1, 1, 0});
  CHECK(lists(t, "holders") == words{"Ana,Ben", "Ana,Ben,Cai", ""});
}

TEST_CASE("org1: effort of each leader in each chapter [a08]") {
  const table t = roll_up_by_actor(org1_builder().build());
  CHECK(texts(t, "number") == words{"S1", "S1", "S2", "S2", "S2"});
  CHECK(texts(t, "actor") == words{"Ana", "Ben", "Ana", "Ben", "Cai"});
  CHECK(counts(t, "items") == whole{3, 1, 1, 1, 1});
  CHECK(reals(t, "effort_fractional") == real{10, 2, 1, 6, 1});
  CHECK(reals(t, "effort") == real{12, 4, 2, 6, 2});
}

TEST_CASE("org1: sections as groups, and the weighted cover [a08, b01, b05]") {
  plan_builder b = org1_builder();
  for (const char* name : {"S1", "S2", "S3"}) {
    b.assign("Section " + std::string(name), name, {.actor_kind = "section"});
  }
  const plan p = b.build();
  const table t = roll_up(p, {.by = node_kind::section});
  CHECK(texts(t, "name") == words{"Section S1", "Section S2", "Section S3"});
  CHECK(texts(t, "number") == words{"(null)", "(null)", "(null)"});
  CHECK(reals(t, "effort") == real{12, 8, 1});
  CHECK(coverage_ratio(p, {.weighted = true}) == 20.0 / 21.0);
}

TEST_CASE("a group without items has no ratio") {
  const table t = roll_up(plan_builder().chapter("一", "empty").build());
  REQUIRE(t.rows() == 1);
  CHECK(t.column("coverage_ratio").is_null(0));
  CHECK(t.column("min_holders").is_null(0));
  CHECK(roll_up(plan()).rows() == 0);
  CHECK_FALSE(coverage_ratio(plan_builder().item("1", "a", "", 0).build(), {.weighted = true}));
}

TEST_CASE("chapters add up to the items under one, and actors to their workload") {
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const plan p = random_plan(seed);
    const graph& g = p.graph();
    long long under = 0;
    for (const node_id item : g.nodes(node_kind::item)) under += g.parent(item) ? 1 : 0;
    long long items = 0;
    for (const long long count : counts(roll_up(p), "items")) items += count;
    REQUIRE(items == under);
    if (under != static_cast<long long>(g.nodes(node_kind::item).size())) continue;
    const table load = workload(p);
    const table parts = roll_up_by_actor(p);
    for (std::size_t actor = 0; actor < load.rows(); ++actor) {
      long long full = 0;
      double fractional = 0;
      for (std::size_t row = 0; row < parts.rows(); ++row) {
        if (parts.column("actor").utf8_at(row) != load.column("name").utf8_at(actor)) continue;
        full += parts.column("items").int64_at(row);
        fractional += parts.column("items_fractional").float64_at(row);
      }
      REQUIRE(full == load.column("items").int64_at(actor));
      REQUIRE(std::abs(fractional - load.column("items_fractional").float64_at(actor)) < 1e-9);
    }
  }
}

TEST_CASE("roll up refuses, and stops") {
  CHECK_THROWS_AS(roll_up(plan(), {.by = node_kind::item}), argument_error);
  CHECK_THROWS_AS(roll_up_by_actor(plan(), {.of = node_kind::theme}), argument_error);
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(roll_up(plan(), {}, stop_token(stop)), stopped);
  CHECK_THROWS_AS(roll_up_by_actor(plan(), {}, stop_token(stop)), stopped);
}
