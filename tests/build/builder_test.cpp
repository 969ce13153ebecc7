#include "catch.hpp"

#include <algorithm>
#include <atomic>
#include <string>

#include <dutygraph/build/builder.hpp>

using namespace dutygraph;

TEST_CASE("steps may come in any order, and numbers resolve to keys") {
  const plan p = plan_builder("Plan")
                     .issuer("Bureau")
                     .issued({2021, 3, 1})
                     .assign("Ana", "2")
                     .item("2", "second", "（一）", 2.5, "body")
                     .chapter("（一）", "below", "一")
                     .chapter("一", "top")
                     .task_force("Force", "six")
                     .assign("Ana", "Force")
                     .drive("Force", "2")
                     .theme("Theme")
                     .advance("Theme", "2")
                     .commitment("200 beds", "2")
                     .lead("Ana", "Office")
                     .build();
  const graph& g = p.graph();
  CHECK(p.document().title == "Plan");
  CHECK(p.document().issuer == "Bureau");
  CHECK(p.document().year == 2021);
  const auto item = g.find(node_kind::item, "一/（一）/2");
  REQUIRE(item.has_value());
  CHECK(g.effort(*item) == 2.5);
  CHECK(g.text(*item) == "body");
  CHECK(g.in(relation::assigned, *item).size() == 1);
  CHECK(g.in(relation::drives, *item).size() == 1);
  CHECK(g.in(relation::advances, *item).size() == 1);
  CHECK(g.out(relation::commits, *item).size() == 1);
  CHECK(g.edges(relation::leads).size() == 1);
  CHECK(g.nodes(node_kind::section).size() == 1);
  for (const edge_id edge : g.edges()) CHECK(g.provenance(edge) == provenance::curated);
}

TEST_CASE("every finding is reported at once") {
  plan_builder b;
  b.item("1", "a").item("1", "b").item("3", "c", "missing", -1.0);
  b.assign("Ana", "9").assign("Ana", "1", {.role = "boss"});
  b.assign("Ana", "1", {.actor_kind = "robot"}).actor("Z", "robot");
  try {
    (void)b.build();
    FAIL("no error");
  } catch (const build_error& e) {
    std::vector<std::string> codes;
    for (const diagnostic& finding : e.findings()) codes.push_back(finding.code);
    for (const char* code : {"build.duplicate_key", "build.dangling_reference",
                             "build.unknown_role", "build.unknown_kind", "build.effort"}) {
      CHECK(std::count(codes.begin(), codes.end(), code) >= 1);
    }
    CHECK(std::count(codes.begin(), codes.end(), "build.unknown_kind") == 2);
    CHECK(std::count(codes.begin(), codes.end(), "build.dangling_reference") == 2);
  }
}

TEST_CASE("any actor may lead any actor, and comes with it") {
  const plan p = plan_builder()
                     .lead("Ana", "Office")
                     .actor("Ben")
                     .lead("Ana", "Ben", "leader", "leader")
                     .lead("Office", "Force", "section", "task_force")
                     .lead("Ana", "Ana", "leader", "section")
                     .build();
  const graph& g = p.graph();
  CHECK(g.nodes(node_kind::leader).size() == 2);
  CHECK(g.nodes(node_kind::section).size() == 2);
  CHECK(g.nodes(node_kind::task_force).size() == 1);
  std::string lines;
  for (const edge_id edge : g.edges(relation::leads)) {
    CHECK(g.provenance(edge) == provenance::curated);
    for (const node_id end : {g.source(edge), g.target(edge)}) {
      lines.append(to_string(g.kind(end))).append(" ").append(g.name(end)).append(";");
    }
  }
  CHECK(lines ==
        "leader Ana;section Office;leader Ana;leader Ben;section Office;task_force Force;"
        "leader Ana;section Ana;");
}

TEST_CASE("an unknown kind of who leads or is led is a finding each") {
  plan_builder b;
  b.lead("Ana", "Ben", "boss", "robot").lead("Ana", "1", "leader", "item");
  try {
    (void)b.build();
    FAIL("no error");
  } catch (const build_error& e) {
    REQUIRE(e.findings().size() == 3);
    for (const diagnostic& finding : e.findings()) CHECK(finding.code == "build.unknown_kind");
    CHECK(e.findings()[0].message == "unknown kind \"boss\" of lead of \"Ana\" over \"Ben\"");
    CHECK(e.findings()[1].message == "unknown kind \"robot\" of lead of \"Ana\" over \"Ben\"");
    CHECK(e.findings()[2].excerpt == "item");
  }
}

TEST_CASE("a number that stands twice does not resolve") {
  plan_builder b;
  b.chapter("一", "a").chapter("二", "b").item("1", "x", "一").item("1", "y", "二");
  CHECK_NOTHROW(b.build());
  b.assign("Ana", "1");
  CHECK_THROWS_AS(b.build(), build_error);
}

TEST_CASE("the builder stays as it was, and a stop flag ends it") {
  plan_builder b;
  b.item("1", "x").assign("Ana", "1");
  CHECK(b.build() == b.build());
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(b.build({}, stop_token(stop)), stopped);
  limits few;
  few.edges = 1;
  CHECK_THROWS_AS(b.build(few), limit_exceeded);
}
