#include "catch.hpp"

#include <dutygraph/build/builder.hpp>
#include <dutygraph/model/lookup.hpp>

using namespace dutygraph;

namespace {

plan sample() {
  return plan_builder()
      .chapter("一", "养老")
      .chapter("二", "救助")
      .item("1", "床位", "一")
      .item("1", "低保", "二")
      .item("2", "临时救助", "二")
      .assign("孙尧", "一")
      .assign("综合科", "一", {.role = "responsible", .actor_kind = "section"})
      .assign("综合科", "二", {.role = "lead", .actor_kind = "leader"})
      .build();
}

}  // namespace

TEST_CASE("a node is found by name, key, unique number or title") {
  const plan p = sample();
  const graph& g = p.graph();
  CHECK(g.name(find_node(p, "孙　尧")) == "孙尧");
  CHECK(g.name(find_node(p, "二/1")) == "低保");
  CHECK(g.name(find_node(p, "2")) == "临时救助");
  CHECK(g.name(find_node(p, "床位")) == "床位");
  CHECK(g.name(find_node(p, "一")) == "养老");
  CHECK(label(g, find_node(p, "2")) == "2. 临时救助");
  CHECK(label(g, find_node(p, "一")) == "一、养老");
  CHECK(label(g, find_node(p, "孙尧")) == "孙尧");
}

TEST_CASE("a name of several nodes is ambiguous, and the kind decides") {
  const plan p = sample();
  CHECK_THROWS_AS(find_node(p, "综合科"), ambiguous_name);
  CHECK_THROWS_AS(find_node(p, "1"), ambiguous_name);
  try {
    (void)find_node(p, "1");
  } catch (const ambiguous_name& e) {
    REQUIRE(e.candidates().size() == 2);
    CHECK(e.candidates()[0] == "一/1 床位 (item)");
  }
  CHECK(p.graph().kind(find_node(p, node_kind::section, "综合科")) == node_kind::section);
}

TEST_CASE("an unknown name tells the nearest ones with their kind") {
  const plan p = sample();
  try {
    (void)find_node(p, node_kind::leader, "孙晓");
    FAIL("no error");
  } catch (const unknown_name& e) {
    REQUIRE(e.nearest().size() == 1);
    CHECK(e.nearest()[0] == "孙尧 (leader)");
    CHECK(std::string(e.what()).find("孙晓") != std::string::npos);
  }
  CHECK_THROWS_AS(find_node(p, ""), unknown_name);
  CHECK_THROWS_AS(find_node(plan(), "x"), unknown_name);
}

TEST_CASE("words near a slip of the pen, the nearest first") {
  const std::vector<std::string_view> known = {"leader", "section", "lead", "task_force", ""};
  using words = std::vector<std::string>;
  CHECK(nearest_words(known, "leadr") == words{"leader", "lead"});
  CHECK(nearest_words(known, "ead") == words{"leader", "lead"});  // both hold it: their order
  CHECK(nearest_words(known, "force") == words{"task_force"});
  CHECK(nearest_words(known, "zzzz").empty());
  CHECK(nearest_words(known, "").empty());
  CHECK(nearest_words({}, "leader").empty());
  const std::vector<std::string_view> many(9, "same");
  CHECK(nearest_words(many, "same").size() == 5);
}
