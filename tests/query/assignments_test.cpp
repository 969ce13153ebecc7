#include "catch.hpp"

#include <atomic>
#include <string>

#include <dutygraph/query/assignments.hpp>

#include "../model/random_plan.hpp"
#include "org1.hpp"
#include "small_plan.hpp"

using namespace dutygraph;

TEST_CASE("direct: one row for each assignment as stated") {
  const table t = assignments(small_plan(), inheritance::direct);
  CHECK(columns(t) == words{"actor:utf8", "actor_kind:utf8", "role:utf8", "role_word:utf8",
                            "effective_role:utf8", "work_kind:utf8", "number:utf8", "key:utf8",
                            "title:utf8", "provenance:utf8", "open_list:bool", "score:float64",
                            "line:int64", "quote:utf8"});
  CHECK(texts(t, "actor") == words{"丁", "甲", "乙科", "丁", "丙科"});
  CHECK(texts(t, "actor_kind") == words{"leader", "leader", "section", "leader", "section"});
  CHECK(texts(t, "role") == words{"lead", "lead", "responsible", "lead", "support"});
  CHECK(texts(t, "role_word") == words{"组长", "牵头领导", "责任科室", "牵头领导", "配合"});
  CHECK(texts(t, "work_kind") == words{"task_force", "chapter", "chapter", "chapter", "item"});
  CHECK(texts(t, "number") == words{"", "一", "一", "二", "(1)"});
  CHECK(texts(t, "key") == words{"养老服务专班", "一", "一", "二", "二/3/(1)"});
  CHECK(texts(t, "title") == words{"养老服务专班", "养老", "养老", "救助", "城市"});
  CHECK(texts(t, "provenance") == words(5, "stated"));
  CHECK(texts(t, "quote") == words{"(null)", "(牵头领导:甲。责任科室:乙科)",
                                   "(牵头领导:甲。责任科室:乙科)", "(牵头领导:丁)", "丙科配合"});
  CHECK(t.column("line").is_null(0));
  CHECK(t.column("line").int64_at(1) == 4);
  CHECK(t.column("line").int64_at(3) == 8);
  CHECK(t.column("line").int64_at(4) == 7);
  CHECK(t.column("open_list").boolean_at(4));
  CHECK(!t.column("open_list").boolean_at(3));
  CHECK(t.column("score").null_count() == 5);
  CHECK(t.caption() ==
        "assignments as stated, one row each; inheritance: direct; denominator: 5 assignments");
}

TEST_CASE("nearest: one row for each holding, items in document order") {
  const table t = assignments(small_plan());
  CHECK(texts(t, "actor") == words{"甲", "乙科", "甲", "乙科", "丁", "丙科"});
  CHECK(texts(t, "key") == words{"一/1", "一/1", "一/2", "一/2", "二/3", "二/3"});
  CHECK(texts(t, "work_kind") == words(6, "item"));
  CHECK(texts(t, "provenance") ==
        words{"inherited", "inherited", "inherited", "inherited", "inherited", "stated"});
  CHECK(t.column("line").int64_at(2) == 4);
  CHECK(t.caption() ==
        "one row for each actor and effective role on an item; inheritance: nearest; 3 of 3 items "
        "have an actor; denominator: 3 items");
}

TEST_CASE("all: the union up the path; deeper headings are headings") {
  const plan p = plan_builder()
                     .chapter("一", "top")
                     .chapter("（一）", "", "一")
                     .item("1", "", "（一）")
                     .assign("Top", "一")
                     .assign("Middle", "一/（一）")
                     .build();
  CHECK(texts(assignments(p, inheritance::nearest), "actor") == words{"Middle"});
  const table all = assignments(p, inheritance::all);
  CHECK(texts(all, "actor") == words{"Middle", "Top"});
  CHECK(texts(all, "provenance") == words{"inherited", "inherited"});  // curated at the headings
  CHECK(texts(all, "title") == words{"(null)", "(null)"});
  CHECK(texts(all, "role_word") == words{"(null)", "(null)"});
  CHECK(all.column("quote").null_count() == 2);
  const table direct = assignments(p, inheritance::direct);
  CHECK(texts(direct, "work_kind") == words{"chapter", "heading"});
  CHECK(texts(direct, "provenance") == words{"curated", "curated"});
}

TEST_CASE("what is inferred stays inferred below a heading, with its score") {
  plan_records records = to_records(
      plan_builder().chapter("一", "top").item("1", "a", "一").assign("A", "一").build());
  for (edge_record& edge : records.edges) {
    edge.provenance = provenance::inferred;
    edge.score = 0.25;
  }
  const table t = assignments(build(std::move(records)));
  CHECK(texts(t, "provenance") == words{"inferred"});
  CHECK(t.column("score").float64_at(0) == 0.25);
}

TEST_CASE("a very long bracket is cut at a character") {
  std::string bracket = "(";
  for (int i = 0; i < 1000; ++i) bracket += "甲、";
  text_records t(bracket);
  t.node(node_kind::leader, "甲", "", "甲");
  t.node(node_kind::item, "1", "1", "a");
  t.edge(relation::assigned, node_kind::leader, "甲", node_kind::item, "1", bracket);
  const std::string quote = texts(assignments(build(std::move(t.records))), "quote")[0];
  CHECK(quote.size() == 1999 + 3);
  CHECK(quote == bracket.substr(0, 1999) + "…");
}

TEST_CASE("rows are as many as edges, and as holdings, on random plans") {
  CHECK(assignments(plan()).rows() == 0);
  CHECK(assignments(plan()).columns().size() == 14);
  for (std::uint32_t seed = 0; seed < 100; ++seed) {
    const plan p = random_plan(seed);
    REQUIRE(assignments(p, inheritance::direct).rows() ==
            p.graph().edges(relation::assigned).size());
    for (const inheritance rule : {inheritance::nearest, inheritance::all}) {
      REQUIRE(assignments(p, rule).rows() == p.holdings(rule).size());
    }
  }
}

TEST_CASE("a stop flag ends assignments") {
  const std::atomic<bool> flag{true};
  for (const inheritance rule : {inheritance::direct, inheritance::nearest, inheritance::all}) {
    CHECK_THROWS_AS(assignments(plan(), rule, stop_token(flag)), stopped);
  }
}
