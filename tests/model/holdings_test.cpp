#include "catch.hpp"

#include <string>
#include <vector>

#include <dutygraph/build/builder.hpp>
#include <dutygraph/model/holdings.hpp>

using namespace dutygraph;

namespace {

/// The holders of one item as `name:role`, in order.
std::vector<std::string> holders(const plan& p, const char* key, inheritance rule) {
  const graph& g = p.graph();
  std::vector<std::string> out;
  for (const incident& entry : p.holdings(rule).of_item(*g.find(node_kind::item, key))) {
    out.push_back(std::string(g.name(entry.node)) + ":" +
                  std::string(to_string(g.effective_role(entry.edge))));
  }
  return out;
}

using names = std::vector<std::string>;

plan two_levels() {
  return plan_builder()
      .chapter("一", "top")
      .chapter("（一）", "below", "一")
      .item("1", "own leader", "（一）")
      .item("2", "own section as lead", "（一）")
      .item("3", "nothing of its own", "（一）")
      .assign("Top", "一")
      .assign("Office", "一", {.role = "responsible", .actor_kind = "section"})
      .assign("Middle", "一/（一）")
      .assign("Own", "1")
      .assign("Unit", "2", {.role = "lead", .actor_kind = "section"})
      .build();
}

}  // namespace

TEST_CASE("nearest takes, for each role and kind of actor, the nearest enclosing assignment") {
  const plan p = two_levels();
  CHECK(holders(p, "一/（一）/1", inheritance::nearest) == names{"Own:lead", "Office:responsible"});
  // A section that leads does not stand in for the leader who leads.
  CHECK(holders(p, "一/（一）/2", inheritance::nearest) ==
        names{"Unit:lead", "Middle:lead", "Office:responsible"});
  CHECK(holders(p, "一/（一）/3", inheritance::nearest) ==
        names{"Middle:lead", "Office:responsible"});
}

TEST_CASE("direct takes the item's own, all the union up the path") {
  const plan p = two_levels();
  CHECK(holders(p, "一/（一）/1", inheritance::direct) == names{"Own:lead"});
  CHECK(holders(p, "一/（一）/3", inheritance::direct).empty());
  CHECK(holders(p, "一/（一）/1", inheritance::all) ==
        names{"Own:lead", "Middle:lead", "Top:lead", "Office:responsible"});
}

TEST_CASE("an item also has the holders of its subitems, each once for each role") {
  const plan p = plan_builder()
                     .item("1", "whole")
                     .subitem("(1)", "part", "1")
                     .subitem("(2)", "part", "1")
                     .assign("Ana", "1")
                     .assign("Ana", "1/(1)")
                     .assign("Ben", "1/(1)")
                     .assign("Ben", "1/(2)")
                     .assign("Ben", "1/(2)", {.role = "support"})
                     .build();
  for (const inheritance rule : {inheritance::direct, inheritance::nearest, inheritance::all}) {
    CHECK(holders(p, "1", rule) == names{"Ana:lead", "Ben:lead", "Ben:support"});
  }
}

TEST_CASE("a stop flag ends the holdings") {
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(two_levels().holdings(inheritance::all, stop_token(stop)), stopped);
}
