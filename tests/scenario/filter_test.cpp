#include "catch.hpp"

#include <atomic>
#include <set>
#include <string>
#include <vector>

#include <dutygraph/query/coverage.hpp>
#include <dutygraph/query/workload.hpp>
#include <dutygraph/scenario/filter.hpp>

#include "edits.hpp"
#include "model/random_plan.hpp"
#include "query/org1.hpp"

using namespace dutygraph;

namespace {

words keys(const plan& where) {
  return texts(coverage(where), "key");
}

words headings(const plan& where) {
  words found;
  for (const node_id node : where.graph().nodes(node_kind::heading)) {
    found.emplace_back(where.graph().key(node));
  }
  return found;
}

plan_builder office() {
  plan_builder b("office");
  b.chapter("一", "Care").chapter("（一）", "Old age", "一").chapter("（二）", "Young", "一");
  b.chapter("二", "Roads").chapter("三", "Empty");
  b.item("1", "Beds", "（一）").item("2", "Schools", "（二）").item("3", "Bridges", "二");
  b.subitem("(1)", "Rails", "3").item("4", "Alone");
  b.commitment("200 beds", "1").commitment("a bridge", "3").theme("Theme").advance("Theme", "3");
  b.assign("Ana", "一").assign("Ben", "2").assign("Ben", "二", {.role = "support"});
  b.assign("Cai", "(1)").assign("Desk", "二", {.role = "responsible", .actor_kind = "section"});
  b.task_force("Force").drive("Force", "1").assign("Ana", "Force");
  return b;
}

}  // namespace

TEST_CASE("no options give an equal plan") {
  CHECK(filter(plan(), {}) == plan());
  CHECK(filter(office().build(), {}) == office().build());
}

TEST_CASE("chapters by key, number or title, with what stands above and below") {
  const plan p = office().build();
  CHECK(keys(filter(p, {.chapters = {"一"}})) == words{"一/（一）/1", "一/（二）/2"});
  CHECK(keys(filter(p, {.chapters = {"Old age"}})) == words{"一/（一）/1"});
  CHECK(headings(filter(p, {.chapters = {"Old age"}})) == words{"一", "一/（一）"});
  CHECK(keys(filter(p, {.chapters = {"三", "Roads"}})) == words{"二/3"});
  CHECK(headings(filter(p, {.chapters = {"三", "Roads"}})) == words{"二", "三"});
  const plan care = filter(p, {.chapters = {"一", "（二）"}});
  CHECK(names_on(care, "一/（一）/1") == "Ana");
  CHECK(texts(workload(care), "name") == words{"Ana", "Ben", "Cai"});
  CHECK(counts(workload(care), "items") == whole{1, 1, 0});
  CHECK(care.graph().nodes(node_kind::commitment).size() == 1);
  CHECK(care.graph().nodes(node_kind::subitem).empty());
  CHECK(care.graph().nodes(node_kind::theme).size() == 1);
  CHECK(care.graph().edges(relation::advances).empty());
}

TEST_CASE("items of actors: names add up, lists narrow each other") {
  const plan p = office().build();
  CHECK(keys(filter(p, {.leaders = {"Ana"}})) == words{"一/（一）/1"});
  CHECK(keys(filter(p, {.leaders = {"Ana", "Cai"}})) == words{"一/（一）/1", "二/3"});
  CHECK(headings(filter(p, {.leaders = {"Ana"}})) == words{"一", "一/（一）"});
  CHECK(keys(filter(p, {.sections = {"Desk"}})) == words{"二/3"});
  CHECK(keys(filter(p, {.leaders = {"Ben"}, .sections = {"Desk"}})) == words{"二/3"});
  CHECK(keys(filter(p, {.chapters = {"一"}, .leaders = {"Ben"}})) == words{"一/（二）/2"});
  CHECK(keys(filter(p, {.task_forces = {"Force"}})) == words{"一/（一）/1"});
  CHECK(keys(filter(p, {.leaders = {"Ana"}, .rule = inheritance::direct})).empty());
  CHECK(headings(filter(p, {.leaders = {"Ana"}, .sections = {"Desk"}})).empty());
}

TEST_CASE("roles are effective ones; what has none stays") {
  const plan p = office().build();
  const plan led = filter(p, {.roles = {role::lead}});
  CHECK(keys(led) == keys(p));
  CHECK(names_on(led, "二/3") == "Cai");
  CHECK(led.graph().edges(relation::drives).size() == 1);
  CHECK(workload(led, {.of = node_kind::section}).rows() == 1);
}

TEST_CASE("what a filter keeps is held by the same actors, on 1000 plans") {
  std::size_t kept = 0;
  std::size_t gone = 0;
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const plan p = random_plan(seed);
    const graph& g = p.graph();
    const std::set<holder> all = holders_of(p);
    filter_options options;
    if (!g.nodes(node_kind::heading).empty()) options.chapters = {"h0"};
    if (seed % 2 == 0 && !g.nodes(node_kind::leader).empty()) {
      options.leaders = {std::string(g.name(g.nodes(node_kind::leader)[0]))};
    }
    options.roles = {role::lead, role::support};
    const plan part = filter(p, options);
    const graph& rest = part.graph();
    std::set<holder> expected;
    for (const holder& one : all) {
      const auto& [item, in, kind, name] = one;
      if (!rest.find(node_kind::item, item) || in == role::responsible) continue;
      expected.insert(one);
    }
    REQUIRE(holders_of(part) == expected);
    for (const node_id item : g.nodes(node_kind::item)) {
      bool wanted = true;
      if (!options.chapters.empty()) {
        const std::string key = "/" + std::string(g.key(item));
        wanted = key.find("/h0/") != std::string::npos;
      }
      if (!options.leaders.empty()) {
        bool held = false;
        for (const auto& [key, in, kind, name] : all) {
          held = held || (key == g.key(item) && name == options.leaders[0]);
        }
        wanted = wanted && held;
      }
      REQUIRE(rest.find(node_kind::item, g.key(item)).has_value() == wanted);
      ++(wanted ? kept : gone);
    }
    REQUIRE(rest.actors().size() == g.actors().size());
    for (const node_kind kind : {node_kind::leader, node_kind::section}) {
      const plan roles_only = filter(p, {.roles = options.roles});
      const table one = workload(roles_only, {.of = kind});
      const table other = workload(p, {.of = kind, .roles = options.roles});
      REQUIRE(counts(one, "items") == counts(other, "items"));
      REQUIRE(reals(one, "effort_fractional") == reals(other, "effort_fractional"));
    }
  }
  CHECK(kept > 500);
  CHECK(gone > 500);
}

TEST_CASE("filter refuses, keeps limits and stops") {
  const plan p = office().build();
  CHECK_THROWS_AS(filter(p, {.chapters = {"九"}}), unknown_name);
  CHECK_THROWS_AS(filter(p, {.leaders = {"Desk"}}), unknown_name);
  CHECK_THROWS_AS(filter(p, {.task_forces = {"Ana"}}), unknown_name);
  limits few;
  few.nodes = 3;
  CHECK_THROWS_AS(filter(p, {}, few), limit_exceeded);
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(filter(p, {}, {}, stop_token(stop)), stopped);
}
