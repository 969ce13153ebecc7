#include "catch.hpp"

#include <atomic>
#include <string>

#include <dutygraph/model/lookup.hpp>
#include <dutygraph/query/why.hpp>

#include "../model/random_plan.hpp"
#include "org1.hpp"
#include "small_plan.hpp"

using namespace dutygraph;

TEST_CASE("an inherited assignment: path, role, where it stands") {
  const plan p = small_plan();
  const explanation found = why(p, "甲", "2");
  REQUIRE(found.because.size() == 1);
  const evidence& one = found.because.front();
  CHECK(one.relation == relation::assigned);
  CHECK(one.role == role::lead);
  CHECK(one.role_word == "牵头领导");
  CHECK(one.provenance == provenance::inherited);
  CHECK(one.rule == "inherited from 一");
  CHECK(one.path == std::vector<node_id>{find_node(p, "甲"), find_node(p, "一"), found.item});
  REQUIRE(one.where.has_value());
  CHECK(one.where->line == 4);
  CHECK(one.quote == "(牵头领导:甲。责任科室:乙科)");
  CHECK(found.text ==
        "甲 (leader) and 2. 服务 (item 一/2) are joined by 1 statement; inheritance: nearest\n"
        "甲 → 一、养老 → 2. 服务\n"
        "  role: lead, printed 牵头领导\n"
        "  provenance: inherited; rule: inherited from 一\n"
        "  line 4, column 1: “(牵头领导:甲。责任科室:乙科)”");
}

TEST_CASE("a subitem's holder holds the item through its part") {
  const plan p = small_plan();
  const explanation found = why(p, "丙科", "3");
  REQUIRE(found.because.size() == 1);
  CHECK(found.because[0].provenance == provenance::stated);
  CHECK(found.because[0].rule == "through its part (1)");
  CHECK(found.because[0].path ==
        std::vector<node_id>{found.actor, *p.graph().find(node_kind::subitem, "二/3/(1)"),
                             found.item});
  // The part itself: its own holder, and by nearest also the leader of its chapter.
  CHECK(why(p, "丙科", "二/3/(1)").because[0].rule.empty());
  CHECK(why(p, "丁", "二/3/(1)").because[0].rule == "inherited from 二");
  CHECK(why(p, "丁", "二/3/(1)", inheritance::direct).because.empty());
}

TEST_CASE("a heading may be asked for") {
  const plan p = small_plan();
  const explanation found = why(p, "乙科", "一");
  REQUIRE(found.because.size() == 1);
  CHECK(found.because[0].provenance == provenance::stated);
  CHECK(found.because[0].path == std::vector<node_id>{found.actor, found.item});
  CHECK(why(p, "丁", "养老").because.empty());
}

TEST_CASE("a task force: how it is known, score, phrases and where they stand") {
  const plan p = small_plan();
  const explanation inferred = why(p, "养老服务专班", "2");
  REQUIRE(inferred.because.size() == 1);
  CHECK(inferred.because[0].score == 0.625);
  CHECK(!inferred.because[0].role.has_value());
  CHECK(inferred.text ==
        "养老服务专班 (task force) and 2. 服务 (item 一/2) are joined by 1 statement; inheritance: "
        "nearest\n"
        "养老服务专班 → 2. 服务 (drives)\n"
        "  provenance: inferred; score 0.62\n"
        "  matched: “养老” in the heading 一, line 1, column 3\n"
        "  matched: “服务” in the title, line 3, column 4\n"
        "  matched: “质量” in the text, line 3, column 11");
  const explanation curated = why(p, "养老服务专班", "1");
  CHECK(curated.text.find("provenance: curated\n  reason: the beds are its matter") !=
        std::string::npos);
  CHECK(why(p, "优化服务", "2").text.find("优化服务 → 2. 服务 (advances)") != std::string::npos);
}

TEST_CASE("nothing joins them: said plainly, with what the item does have") {
  const plan p = small_plan();
  const explanation none = why(p, "丁", "2");
  CHECK(none.because.empty());
  CHECK(none.text ==
        "Nothing in this plan joins 丁 (leader) and 2. 服务 (item 一/2); inheritance: nearest.\n"
        "2. 服务 has: leader 甲 (lead, inherited from 一); section 乙科 (responsible, inherited "
        "from 一); task force 养老服务专班 (inferred); theme 优化服务 (stated)");
  CHECK(why(p, "甲", "2", inheritance::direct)
            .text.find("With inheritance: all they would be joined, inherited from 一.") !=
        std::string::npos);
  const plan bare = plan_builder().actor("A").item("1", "x").build();
  CHECK(why(bare, "A", "1").text ==
        "Nothing in this plan joins A (leader) and 1. x (item 1); inheritance: nearest.\n"
        "1. x has no leader, section, task force or theme.");
}

TEST_CASE("several roles are several statements, a rule for the text is named") {
  plan_records records = to_records(
      plan_builder().item("1", "x").assign("A", "1").assign("A", "1", {.role = "support"}).build());
  records.edges[0].rule = "the first named leads (line 2)";
  const plan p = build(std::move(records));
  const explanation found = why(p, "A", "1");
  REQUIRE(found.because.size() == 2);
  CHECK(found.because[0].rule == "the first named leads (line 2)");
  CHECK(found.because[1].role == role::support);
  CHECK(found.text.find("are joined by 2 statements") != std::string::npos);
  CHECK(found.text.find("provenance: curated; rule: the first named leads (line 2)") !=
        std::string::npos);
}

TEST_CASE("control characters and line breaks in names do not reach the explanation") {
  const plan p = plan_builder().item("1", "x\n\x1b[31m").assign("A", "1").build();
  const std::string text = why(p, "A", "1").text;
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find("x\\u{a}\\u{1b}[31m") != std::string::npos);
}

TEST_CASE("unknown and ambiguous names") {
  const plan p = small_plan();
  CHECK_THROWS_AS(why(p, "戊", "2"), unknown_name);
  CHECK_THROWS_AS(why(p, "甲", "9"), unknown_name);
  CHECK_THROWS_AS(why(p, "2", "2"), unknown_name);  // an item does nothing
  CHECK_THROWS_AS(why(p, "甲", "甲"), unknown_name);
  const plan twice = plan_builder()
                         .item("1", "x")
                         .assign("Office", "1")
                         .assign("Office", "1", {.actor_kind = "section"})
                         .build();
  CHECK_THROWS_AS(why(twice, "Office", "1"), ambiguous_name);
  // By id it is clear.
  const node_id section = find_node(twice, node_kind::section, "Office");
  CHECK(why(twice, section, find_node(twice, "1")).because.size() == 1);
  CHECK_THROWS_AS(why(p, find_node(p, "2"), find_node(p, "2")), argument_error);
  CHECK_THROWS_AS(why(p, find_node(p, "甲"), find_node(p, "甲")), argument_error);
  CHECK_THROWS_AS(why(p, node_id(10'000), find_node(p, "2")), argument_error);
}

TEST_CASE("why agrees with the holdings on random plans") {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    const plan p = random_plan(seed);
    for (const inheritance rule : {inheritance::direct, inheritance::nearest, inheritance::all}) {
      for (const node_id item : p.graph().nodes(node_kind::item)) {
        for (const node_id actor : p.graph().actors()) {
          std::size_t edges = 0;
          for (const incident& entry : p.holdings(rule).of_item(item)) {
            if (entry.node == actor) ++edges;
          }
          for (const incident& entry : p.graph().in(relation::drives, item)) {
            if (entry.node == actor) ++edges;
          }
          const explanation found = why(p, actor, item, rule);
          REQUIRE(found.because.size() == edges);
          for (const evidence& one : found.because) {
            REQUIRE(one.path.front() == actor);
            REQUIRE(one.path.back() == item);
          }
        }
      }
    }
  }
}

TEST_CASE("a stop flag ends why") {
  const std::atomic<bool> flag{true};
  CHECK_THROWS_AS(why(small_plan(), "甲", "2", inheritance::nearest, stop_token(flag)), stopped);
}
