#include "catch.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <dutygraph/model/lookup.hpp>
#include <dutygraph/query/minimum_cover.hpp>
#include <dutygraph/scenario/convene.hpp>

#include "query/org1.hpp"
#include "query/small_plan.hpp"

using namespace dutygraph;

namespace {

words names(const plan& p, const std::vector<node_id>& nodes) {
  words out;
  for (const node_id node : nodes) out.emplace_back(p.graph().name(node));
  return out;
}

/// Items 1 to 4 of a task force. Ana and Ben hold 1, Ben and Cai 2, Cai alone 3, nobody 4.
plan_builder assembly() {
  plan_builder b("assembly");
  b.item("1", "one").item("2", "two").item("3", "three").item("4", "four").item("5", "five");
  b.assign("Ana", "1").assign("Ben", "1").assign("Ben", "2").assign("Cai", "2").assign("Cai", "3");
  b.assign("Dee", "5").assign("Office", "2", {.role = "responsible", .actor_kind = "section"});
  b.task_force("Force").task_force("Idle").theme("Theme");
  for (const char* item : {"1", "2", "3", "4"}) b.drive("Force", item);
  b.assign("Eve", "Force");
  return b;
}

/// Some actors on some items, all of them driven by one task force.
plan random_force(std::uint32_t seed, std::vector<std::uint32_t>& masks) {
  std::mt19937 engine(seed);
  plan_builder b;
  b.task_force("F");
  const std::uint32_t actors = 1 + static_cast<std::uint32_t>(engine()) % 8;
  const std::uint32_t items = static_cast<std::uint32_t>(engine()) % 9;
  for (std::uint32_t a = 0; a < actors; ++a) b.actor("a" + std::to_string(a));
  for (std::uint32_t i = 0; i < items; ++i) {
    const std::string item = std::to_string(i);
    b.item(item, "item " + item);
    const bool driven = engine() % 4 != 0;
    if (driven) b.drive("F", item);
    std::uint32_t mask = 0;
    for (std::uint32_t a = 0; a < actors; ++a) {
      if (engine() % 3 != 0) continue;
      b.assign("a" + std::to_string(a), item);
      mask |= 1U << a;
    }
    if (driven && mask != 0) masks.push_back(mask);
  }
  return b.build();
}

/// The members of a mask in order, as one compares groups.
std::vector<std::uint32_t> members_of(std::uint32_t mask) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t member = 0; member < 32; ++member) {
    if ((mask >> member & 1U) != 0) out.push_back(member);
  }
  return out;
}

}  // namespace

TEST_CASE("the fewest whose areas cover a task force, and who else is touched") {
  const plan p = assembly().build();
  const convening found = convene(p, "Force");
  CHECK(names(p, found.people) == words{"Ana", "Cai"});  // with Ben as few; Ana is printed first
  CHECK(names(p, found.essential) == words{"Cai"});
  CHECK(names(p, found.uncovered) == words{"four"});
  CHECK(found.value == 2U);
  CHECK(found.exact);
  CHECK(found.lower_bound == 2);
  CHECK(found.unique == false);
  CHECK(found.reason.empty());

  CHECK(columns(found.areas) == words{"name:utf8", "kind:utf8", "items:int64", "keys:list<utf8>",
                                      "inferred_keys:list<utf8>", "sole_keys:list<utf8>",
                                      "in_task_force:bool"});
  CHECK(texts(found.areas, "name") == words{"Ana", "Cai"});
  CHECK(lists(found.areas, "keys") == words{"1", "2,3"});
  CHECK(lists(found.areas, "sole_keys") == words{"", "3"});

  CHECK(columns(found.others) == words{"name:utf8", "kind:utf8", "items:int64", "keys:list<utf8>",
                                       "inferred_keys:list<utf8>", "in_task_force:bool"});
  CHECK(texts(found.others, "name") == words{"Ben", "Eve", "Office"});
  CHECK(texts(found.others, "kind") == words{"leader", "leader", "section"});
  CHECK(counts(found.others, "items") == whole{2, 0, 1});
  CHECK(found.others.column("in_task_force").boolean_at(1));
  CHECK_FALSE(found.others.column("in_task_force").boolean_at(0));

  CHECK(columns(found.items) == words{"number:utf8", "key:utf8", "title:utf8", "provenance:utf8",
                                      "score:float64", "matched:list<utf8>", "holders:list<utf8>",
                                      "convened:list<utf8>"});
  CHECK(texts(found.items, "provenance") == words(4, "curated"));
  CHECK(lists(found.items, "holders") == words{"Ana,Ben", "Ben,Cai", "Cai", ""});
  CHECK(lists(found.items, "convened") == words{"Ana", "Cai", "Cai", ""});
  CHECK(found.caption ==
        "the fewest leaders who between them hold the 3 items of “Force” that have one of the "
        "leaders; of several groups the first in printed order; items by their links: 0 stated, 4 "
        "curated, 0 inferred; inheritance: nearest; denominator: 4 items");
}

TEST_CASE("sections, items as given, and the only group") {
  const plan p = assembly().build();
  const convening sections = convene(p, "Force", {.of = node_kind::section});
  CHECK(names(p, sections.people) == words{"Office"});
  CHECK(sections.unique == true);
  CHECK(sections.uncovered.size() == 3);
  CHECK(texts(sections.others, "name") == words{"Ana", "Ben", "Cai", "Eve"});

  const std::vector<node_id> given = {find_node(p, node_kind::item, "3"),
                                      find_node(p, node_kind::item, "1"),
                                      find_node(p, node_kind::item, "3")};
  const convening items = convene(p, given);
  CHECK(names(p, items.people) == words{"Ana", "Cai"});
  CHECK(texts(items.items, "key") == words{"1", "3"});
  CHECK(items.items.column("provenance").is_null(0));
  CHECK(items.caption.find("items as given") != std::string::npos);
}

TEST_CASE("an inferred link is marked wherever it counts; the strongest edge decides") {
  const plan p = small_plan();  // 养老服务专班 drives 床位 (curated) and 服务 (inferred)
  const convening found = convene(p, "养老服务专班");
  CHECK(names(p, found.people) == words{"甲"});
  CHECK(lists(found.areas, "keys") == words{"一/1,一/2"});
  CHECK(lists(found.areas, "inferred_keys") == words{"一/2"});
  CHECK(texts(found.others, "name") == words{"丁", "乙科"});
  CHECK(lists(found.others, "inferred_keys") == words{"", "一/2"});
  CHECK(found.others.column("in_task_force").boolean_at(0));
  CHECK(texts(found.items, "provenance") == words{"curated", "inferred"});
  CHECK(found.items.column("score").is_null(0));
  CHECK(found.items.column("score").float64_at(1) == 0.625);
  CHECK(lists(found.items, "matched") == words{"the beds are its matter", "养老,服务,质量"});
  CHECK(found.caption.find("0 stated, 1 curated, 1 inferred") != std::string::npos);

  const convening theme = convene(p, "优化服务");
  CHECK(texts(theme.items, "key") == words{"一/2"});
  CHECK(texts(theme.items, "provenance") == words{"stated"});

  const plan both = assembly().assign("Force", "1", {.actor_kind = "task_force"}).build();
  CHECK(convene(both, "Force").items.rows() == 4);
}

TEST_CASE("nothing to convene for has an answer that says so") {
  const plan p = assembly().build();
  const convening idle = convene(p, "Idle");
  CHECK_FALSE(idle.value);
  CHECK(idle.people.empty());
  CHECK(idle.reason == "“Idle” drives no item and is assigned none");
  CHECK(idle.areas.columns().size() == 7);
  CHECK(convene(p, "Theme").reason == "“Theme” advances by no item");
  CHECK(convene(p, std::vector<node_id>()).reason == "no item is given");
  CHECK(convene(plan(), std::vector<node_id>()).exact);
  const plan open = plan_builder().item("1", "a").task_force("F").drive("F", "1").build();
  const convening nobody = convene(open, "F");
  CHECK(nobody.reason == "none of the items has one of the leaders");
  CHECK(nobody.uncovered.size() == 1);
  CHECK(nobody.items.rows() == 1);
}

TEST_CASE("the first smallest group, by trying all, on 500 task forces") {
  int several = 0;
  int alone = 0;
  for (std::uint32_t seed = 0; seed < 500; ++seed) {
    std::vector<std::uint32_t> masks;
    const plan p = random_force(seed, masks);
    const convening found = convene(p, "F");
    if (masks.empty()) {
      REQUIRE_FALSE(found.value);
      REQUIRE_FALSE(found.reason.empty());
      continue;
    }
    const auto actors = p.graph().nodes(node_kind::leader);
    std::optional<std::uint32_t> first;
    int as_small = 0;
    std::uint32_t in_all = ~0U;
    for (std::uint32_t group = 0; group < 1U << actors.size(); ++group) {
      const bool covers = std::all_of(masks.begin(), masks.end(),
                                      [&](std::uint32_t mask) { return (mask & group) != 0; });
      if (!covers) continue;
      in_all &= group;
      const int more = first ? std::popcount(group) - std::popcount(*first) : -1;
      if (more > 0) continue;
      as_small = more < 0 ? 1 : as_small + 1;
      if (more < 0 || members_of(group) < members_of(*first)) first = group;
    }
    std::uint32_t people = 0;
    for (const node_id member : found.people) people |= 1U << actors.index(member);
    std::uint32_t essential = 0;
    for (const node_id member : found.essential) essential |= 1U << actors.index(member);
    REQUIRE(found.exact);
    REQUIRE(people == *first);
    REQUIRE(essential == in_all);
    REQUIRE(found.unique == (as_small == 1));
    REQUIRE(found.lower_bound == found.value);
    (as_small == 1 ? alone : several) += 1;
  }
  CHECK(several > 100);
  CHECK(alone > 100);
}

TEST_CASE("for all items of a plan it is the minimum cover") {
  const plan p = org1_builder().build();
  const id_range<node_id> range = p.graph().nodes(node_kind::item);
  const convening found = convene(p, std::vector<node_id>(range.begin(), range.end()));
  const minimum_cover_result cover = minimum_cover(p);
  CHECK(found.value == cover.value);
  CHECK(found.essential == cover.essential);
  CHECK(found.uncovered == cover.uncovered);
}

TEST_CASE("where the work ends early, a group and bounds stand") {
  std::mt19937 engine(7);
  plan_builder b;
  for (int item = 0; item < 3000; ++item) {
    const std::string key = std::to_string(item);
    b.item(key, key);
    for (int holder = 0; holder < 4; ++holder) b.assign("a" + std::to_string(engine() % 400), key);
  }
  const plan p = b.build();
  const id_range<node_id> range = p.graph().nodes(node_kind::item);
  const convening found = convene(p, std::vector<node_id>(range.begin(), range.end()));
  CHECK_FALSE(found.exact);
  CHECK_FALSE(found.unique);
  CHECK(found.lower_bound < *found.value);
  CHECK(found.people.size() == *found.value);
}

TEST_CASE("convene refuses and stops") {
  const plan p = assembly().build();
  CHECK_THROWS_AS(convene(p, "Forse"), unknown_name);
  try {
    (void)convene(p, "Forse");
  } catch (const unknown_name& fault) {
    REQUIRE_FALSE(fault.nearest().empty());
    CHECK(fault.nearest().front().find("Force") != std::string::npos);
  }
  CHECK_THROWS_AS(convene(p, "Ana"), unknown_name);
  CHECK_THROWS_AS(convene(p, find_node(p, "Ana")), argument_error);
  CHECK_THROWS_AS(convene(p, std::vector<node_id>{find_node(p, "Ana")}), argument_error);
  CHECK_THROWS_AS(convene(p, std::vector<node_id>{node_id(9999)}), argument_error);
  CHECK_THROWS_AS(convene(p, "Force", {.of = node_kind::task_force}), argument_error);
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(convene(p, "Force", {}, stop_token(stop)), stopped);
  CHECK_THROWS_AS(convene(p, std::vector<node_id>(), {}, stop_token(stop)), stopped);
}
