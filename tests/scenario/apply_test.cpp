#include "catch.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <dutygraph/build/build.hpp>
#include <dutygraph/model/lookup.hpp>
#include <dutygraph/query/assignments.hpp>
#include <dutygraph/query/coverage.hpp>
#include <dutygraph/query/lines_of_command.hpp>
#include <dutygraph/query/workload.hpp>
#include <dutygraph/scenario/apply.hpp>

#include "edits.hpp"
#include "model/random_plan.hpp"
#include "query/org1.hpp"
#include "query/small_plan.hpp"

using namespace dutygraph;

namespace {

plan changed(const plan& where, std::vector<edit> edits, std::string title = {}) {
  return apply(where, {std::move(title), std::move(edits)});
}

/// The message of the error that applying these edits throws; empty if it throws none.
template <class Error>
std::string refusal(const plan& where, std::vector<edit> edits) {
  try {
    (void)changed(where, std::move(edits));
  } catch (const Error& fault) {
    return fault.what();
  }
  return {};
}

std::string code_of(const plan& where, std::vector<edit> edits) {
  try {
    (void)changed(where, std::move(edits));
  } catch (const error& fault) {
    return fault.code();
  }
  return {};
}

bool says(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// Heading 一 (leaders Ana and Ben together, section Desk) with items 1, 2 (2 has its own leader
/// Cai) and 3 with a subitem of Dee; heading 二 under no one with item 4; a task force.
plan_builder office() {
  plan_builder b("office");
  b.chapter("一", "Care").item("1", "Beds", "一").item("2", "Meals", "一").item("3", "Homes", "一");
  b.subitem("(1)", "Fire safety", "3");
  b.chapter("二", "Roads").item("4", "Bridges", "二", 2.0);
  b.task_force("Force").drive("Force", "1");
  b.assign("Ana", "一", {.role_word = "牵头领导"}).assign("Ben", "一", {.role_word = "牵头领导"});
  b.assign("Desk", "一", {.role = "responsible", .actor_kind = "section"});
  b.assign("Cai", "2").assign("Dee", "(1)").assign("Ana", "Force");
  b.actor("Eve");
  return b;
}

double of_column(const table& t, std::string_view name, std::string_view column) {
  for (std::size_t row = 0; row < t.rows(); ++row) {
    if (t.column("name").utf8_at(row) == name) return t.column(column).float64_at(row);
  }
  return -1.0;
}

words sole_items(const plan& where) {
  words found;
  const table t = coverage(where);
  for (std::size_t row = 0; row < t.rows(); ++row) {
    if (t.column("count").int64_at(row) == 1) {
      found.emplace_back(t.column("number").utf8_at(row));
    }
  }
  return found;
}

}  // namespace

TEST_CASE("org1 without each of its leaders [f08]") {
  const plan org1 = org1_builder().build();
  struct expectation {
    const char* gone;
    double coverage;
    words sole;
    std::vector<std::pair<const char*, double>> effort;
  };
  const std::vector<expectation> cases = {
      {"Ana", 0.5, {"T3", "T4", "T5"}, {{"Ben", 10}, {"Cai", 2}, {"Dee", 0}}},
      {"Ben", 2.0 / 3, {"T1", "T2", "T3"}, {{"Ana", 13}, {"Cai", 1}, {"Dee", 0}}},
      {"Cai", 5.0 / 6, {"T1", "T2", "T4", "T5"}, {{"Ana", 12}, {"Ben", 8}, {"Dee", 0}}},
      {"Dee", 5.0 / 6, {"T1", "T2", "T5"}, {{"Ana", 11}, {"Ben", 8}, {"Cai", 1}}},
  };
  for (const expectation& one : cases) {
    const std::vector<std::string> names = {one.gone};
    const plan after = without(org1, names);
    CHECK(after == changed(org1, {removal(one.gone)}));
    CHECK(*coverage_ratio(after) == one.coverage);
    CHECK(sole_items(after) == one.sole);
    const table load = workload(after);
    CHECK(load.rows() == 3);
    for (const auto& [name, effort] : one.effort) {
      CHECK(of_column(load, name, "effort_fractional") == effort);
    }
  }
}

TEST_CASE("no edit gives an equal plan") {
  CHECK(apply(plan(), {}) == plan());
  CHECK(apply(office().build(), {"title", {}}) == office().build());
  CHECK(without(office().build(), {}) == office().build());
}

TEST_CASE("the given plan stays as it is") {
  const plan before = office().build();
  (void)changed(before, {removal("Ana"), renaming("Ben", "Bo"), setting("4", 3)});
  CHECK(before == office().build());
}

TEST_CASE("without actors and work, in any order") {
  const plan before = office().build();
  const std::vector<std::string> names = {"3", "Cai", "一", "Cai"};
  const plan after = without(before, names);
  CHECK(texts(coverage(after), "key") == words{"二/4"});
  CHECK(texts(workload(after), "name") == words{"Eve", "Ana", "Ben", "Dee"});
  CHECK(after == changed(before, {removal("Cai"), removal("一")}));
  CHECK_THROWS_AS(without(before, std::vector<std::string>{"Zoe"}), unknown_name);
  const plan themed = plan_builder().theme("Theme").build();
  CHECK_THROWS_AS(without(themed, std::vector<std::string>{"Theme"}), argument_error);
}

TEST_CASE("remove an actor: its edges go, and what it alone displaced speaks again") {
  const plan after = changed(office().build(), {removal("Cai"), removal("Ana"), removal("Force")});
  CHECK(names_on(after, "一/1") == "Ben,Desk");
  CHECK(names_on(after, "一/2") == "Ben,Desk");
  const graph& g = after.graph();
  CHECK(g.edges(relation::drives).empty());
  CHECK(g.nodes(node_kind::task_force).empty());
  for (const edge_id edge : g.edges(relation::assigned)) {
    CHECK(g.matched(edge).empty());
  }
}

TEST_CASE("remove work: all below it, and what only it commits to") {
  plan_builder b = office();
  b.commitment("200 beds", "1").commitment("a bridge", "4").theme("Theme").advance("Theme", "1");
  plan_records records = to_records(b.build());
  edge_record shared;
  shared.relation = relation::commits;
  shared.source = {node_kind::item, "二/4"};
  shared.target = {node_kind::commitment, "200 beds"};
  records.edges.push_back(shared);
  records.mentions.push_back({"一/1", "Bureau", "with", {}, {}});
  records.mentions.push_back({"二/4", "Office", "with", {}, {}});
  const plan before = build(std::move(records));

  const plan no_care = changed(before, {removal("一")});
  const graph& g = no_care.graph();
  CHECK(g.nodes(node_kind::heading).size() == 1);
  CHECK(g.nodes(node_kind::item).size() == 1);
  CHECK(g.nodes(node_kind::subitem).empty());
  CHECK(g.nodes(node_kind::commitment).size() == 2);  // item 4 makes the one of item 1 too
  CHECK(g.nodes(node_kind::theme).size() == 1);
  CHECK(g.edges(relation::advances).empty());
  REQUIRE(no_care.mentions().size() == 1);
  CHECK(no_care.mentions()[0].name == "Office");
  CHECK(workload(no_care).rows() == 5);

  const plan no_roads = changed(before, {removal("Bridges")});
  CHECK(no_roads.graph().nodes(node_kind::heading).size() == 2);
  CHECK(no_roads.graph().nodes(node_kind::commitment).size() == 1);
  // A new item of an old key gets nothing of the old one.
  const plan again = changed(before, {removal("4"), addition(node_kind::item, "4", "二", "New")});
  CHECK(again.mentions().size() == 1);
  CHECK(again.graph().nodes(node_kind::commitment).size() == 1);
}

TEST_CASE("take an assignment off where it stands") {
  const plan before = office().build();
  CHECK(names_on(changed(before, {taking("一", "Ana")}), "一/1") == "Ben,Desk");
  // With nothing left at the item, the heading speaks again.
  CHECK(names_on(changed(before, {taking("2", "Cai")}), "一/2") == "Ana,Ben,Desk");
  CHECK(names_on(changed(before, {taking("(1)", "Dee")}), "一/3") == "Ana,Ben,Desk");
  CHECK(names_on(changed(before, {taking("3", "Dee")}), "一/3") == "Ana,Ben,Desk");
  CHECK(changed(before, {taking("Force", "Ana")}).graph().edges(relation::assigned).size() == 5);
}

TEST_CASE("take an inherited assignment off: the others stay, the heading too") {
  const plan before = office().build();
  const plan after = changed(before, {taking("1", "Ana")});
  CHECK(names_on(after, "一/1") == "Ben,Desk");
  CHECK(names_on(after, "一/3") == "Ana,Ben,Desk,Dee");
  CHECK(after.graph().edges(relation::assigned).size() == 7);
  const std::string alone =
      refusal<argument_error>(before, {taking("1", "Desk", role::responsible)});
  CHECK(says(alone, "edit 1 of 1: the section “Desk” holds the item “一/1”"));
  CHECK(says(alone, "from the heading “一”, which names nobody else"));
  CHECK(code_of(before, {taking("1", "Desk", role::responsible)}) == "change.inherited");
  // Named at the item and alone at the heading: the heading would bring it back.
  const plan twice = office().assign("Ana", "二").assign("Ana", "4").build();
  CHECK(code_of(twice, {taking("4", "Ana")}) == "change.inherited");
  const plan joint = office().assign("Ana", "二").assign("Eve", "二").assign("Ana", "4").build();
  CHECK(names_on(changed(joint, {taking("4", "Ana")}), "二/4") == "Eve");
}

TEST_CASE("add actors and work") {
  const plan before = office().build();
  const plan after = changed(
      before, {addition(node_kind::leader, "Fay"), addition(node_kind::section, "Ana"),
               addition(node_kind::heading, "三", "", "Parks"),
               addition(node_kind::heading, "（一）", "三", "Trees"),
               addition(node_kind::item, "5", "Trees", "Oaks", 3),
               addition(node_kind::item, "6", "Care", "Food"),
               addition(node_kind::subitem, "(1)", "5", "Young oaks"),
               addition(node_kind::item, "7", "", "Alone"), assigning("三/（一）/5", "Fay")});
  CHECK(texts(workload(after), "name") == words{"Eve", "Ana", "Ben", "Cai", "Dee", "Fay"});
  CHECK(texts(workload(after, {.of = node_kind::section}), "name") == words{"Desk", "Ana"});
  // New work stands behind what its heading has, not at the end.
  CHECK(texts(coverage(after), "key") ==
        words{"一/1", "一/2", "一/3", "一/6", "二/4", "三/（一）/5", "7"});
  CHECK(names_on(after, "一/6") == "Ana,Ben,Desk");
  CHECK(names_on(after, "三/（一）/5") == "Fay");
  CHECK(of_column(workload(after), "Fay", "effort") == 3.0);
  std::string outline;
  for (const node_id node : after.graph().outline()) {
    outline.append(after.graph().number(node)).append(" ");
  }
  CHECK(outline == "一 1 2 3 (1) 6 二 4 三 （一） 5 (1) 7 ");
}

TEST_CASE("add an assignment: besides whoever holds the work") {
  const plan before = office().build();
  CHECK(names_on(changed(before, {assigning("2", "Eve")}), "一/2") == "Cai,Eve,Desk");
  CHECK(names_on(changed(before, {assigning("1", "Eve")}), "一/1") == "Ana,Ben,Eve,Desk");
  CHECK(names_on(changed(before, {assigning("一", "Eve")}), "一/1") == "Ana,Ben,Desk,Eve");
  CHECK(names_on(changed(before, {assigning("1", "Ana", role::guide)}), "一/1") ==
        "Ana,Ana,Ben,Desk");
  CHECK(names_on(changed(before, {assigning("4", "Eve")}), "二/4") == "Eve");
  CHECK(names_on(changed(before, {assigning("3", "Dee")}), "一/3") == "Ana,Ben,Dee,Desk");
  CHECK(changed(before, {assigning("Force", "Eve")}).graph().edges(relation::assigned).size() == 7);
}

TEST_CASE("rename: names and titles change, keys, edges and spans stay") {
  text_records t("一、甲（牵头领导：安娜）\n1. 子。丑。");
  t.node(node_kind::leader, "安娜", "", "安娜");
  t.node(node_kind::heading, "一", "一", "甲");
  t.node(node_kind::item, "一/1", "1", "子");
  t.records.nodes.back().parent = "一";
  edge_record edge;
  edge.source = {node_kind::leader, "安娜"};
  edge.target = {node_kind::heading, "一"};
  edge.words = t.words("牵头领导：安娜");
  t.records.edges.push_back(edge);
  const plan before = build(t.records);
  const plan after = changed(before, {renaming("安娜", "安雅"), renaming("子", "寅")});
  const graph& g = after.graph();
  CHECK(g.name(*g.find(node_kind::leader, "安雅")) == "安雅");
  CHECK_FALSE(g.find(node_kind::leader, "安娜").has_value());
  CHECK(g.name(*g.find(node_kind::item, "一/1")) == "寅");
  for (const edge_id one : g.edges(relation::assigned)) {
    CHECK(g.provenance(one) == provenance::stated);
    CHECK(after.words(g.words(one)) == "牵头领导：安娜");
  }
  CHECK(changed(after, {renaming("安雅", "安娜"), renaming("1", "子")}) == before);
  CHECK(changed(before, {renaming("安娜", "安 娜")}).graph().name(node_id(0)) == "安 娜");
  // A title need not be its item's own.
  CHECK(changed(office().build(), {renaming("1", "Meals")}) != office().build());
}

TEST_CASE("merge: edges pass on, parallel ones become one, two roles stay") {
  plan_builder b = office();
  const assignment_options responsible{.role = "responsible", .actor_kind = "section"};
  const assignment_options leading{.role = "lead", .actor_kind = "section"};
  b.assign("Shop", "1", responsible).assign("Shop", "4", responsible).assign("Shop", "4", leading);
  b.assign("Desk", "4", responsible).lead("Ana", "Desk").lead("Ana", "Shop").lead("Eve", "Shop");
  b.lead("Shop", "Desk", "section", "section");
  b.task_force("Other").drive("Other", "1").drive("Other", "4").assign("Ana", "Other");
  const plan before = b.build();
  const plan after = changed(before, {merging("Shop", "Desk"), merging("Other", "Force")});
  const graph& g = after.graph();
  CHECK(g.nodes(node_kind::section).size() == 1);
  CHECK(names_on(after, "一/1") == "Desk,Ana,Ben");  // Desk is at item 1 now, in Shop's place
  CHECK(names_on(after, "二/4") == "Desk,Desk");     // two roles
  CHECK(g.edges(relation::leads).size() == 2);
  CHECK(g.edges(relation::drives).size() == 2);
  CHECK(g.in(relation::assigned, *g.find(node_kind::task_force, "Force")).size() == 1);
  CHECK(changed(before, {merging("Eve", "Ana")}).graph().edges(relation::leads).size() == 3);
}

TEST_CASE("move what stands at the work itself") {
  const plan before = office().build();
  const plan after = changed(before, {moving("2", "Cai", "Eve")});
  CHECK(names_on(after, "一/2") == "Eve,Desk");
  CHECK(after.graph().edges(relation::assigned).size() ==
        before.graph().edges(relation::assigned).size());
  CHECK(names_on(changed(before, {moving("一", "Ana", "Eve")}), "一/1") == "Eve,Ben,Desk");
  CHECK(names_on(changed(before, {moving("一", "Ana", "Eve")}), "一/2") == "Cai,Desk");
  CHECK(names_on(changed(before, {moving("(1)", "Dee", "Eve")}), "一/3") == "Ana,Ben,Desk,Eve");
  CHECK(names_on(changed(before, {moving("3", "Dee", "Eve")}), "一/3") == "Ana,Ben,Desk,Eve");
  const plan headed = changed(before, {moving("Force", "Ana", "Eve")});
  CHECK(headed.graph().out(relation::assigned, find_node(headed, "Eve")).size() == 1);
}

TEST_CASE("move what a heading says: the item gets holders of its own, the heading stays") {
  const plan before = office().build();
  const plan after = changed(before, {moving("1", "Ana", "Eve")}, "Leave");
  CHECK(names_on(after, "一/1") == "Eve,Ben,Desk");
  CHECK(names_on(after, "一/3") == "Ana,Ben,Desk,Dee");
  const graph& g = after.graph();
  const auto own = g.in(relation::assigned, *g.find(node_kind::item, "一/1"));
  REQUIRE(own.size() == 2);
  for (const incident& entry : own) {
    CHECK(g.provenance(entry.edge) == provenance::curated);
    CHECK(g.role_word(entry.edge) == "牵头领导");
    REQUIRE(g.matched(entry.edge).size() == 1);
    CHECK(g.string(g.matched(entry.edge)[0]) == "Leave");
  }
  // Under `all` the heading still counts.
  CHECK(holders_of(after, inheritance::all).count({"一/1", role::lead, node_kind::leader, "Ana"}) ==
        1);
  // A heading below another one inherits in the same way.
  const plan deep = office().chapter("（一）", "Deep", "一").item("8", "Low", "（一）").build();
  const plan moved = changed(deep, {moving("一/（一）", "Ana", "Eve")});
  CHECK(names_on(moved, "一/（一）/8") == "Eve,Ben,Desk");
  CHECK(names_on(moved, "一/1") == "Ana,Ben,Desk");
}

TEST_CASE("a move takes the item and its subitems, and roles are effective ones") {
  plan_records records = to_records(office().assign("Ana", "(1)").build());
  for (edge_record& edge : records.edges) {
    if (edge.target.key != "一" || edge.source.key != "Desk") continue;
    edge.effective_role = role::lead;
    edge.rule = "first named";
    edge.role_word = "责任单位";
    edge.open_list = true;
  }
  const plan before = build(std::move(records));
  const plan after = changed(before, {moving("3", "Ana", "Eve")});
  CHECK(names_on(after, "一/3") == "Eve,Ben,Desk,Dee");
  const graph& g = after.graph();
  CHECK(g.out(relation::assigned, find_node(after, "Eve")).size() == 2);

  edit section = addition(node_kind::section, "Shop");
  const plan other = changed(before, {section, moving("1", "Desk", "Shop")});
  const auto own =
      other.graph().in(relation::assigned, *other.graph().find(node_kind::item, "一/1"));
  REQUIRE(own.size() == 1);
  CHECK(other.graph().role(own[0].edge) == role::responsible);
  CHECK(other.graph().effective_role(own[0].edge) == role::lead);
  CHECK(other.graph().rule(own[0].edge) == "first named");
  CHECK(other.graph().role_word(own[0].edge) == "责任单位");
  CHECK(other.graph().open_list(own[0].edge));
}

TEST_CASE("reasons stand on what is added or changed, and nowhere else") {
  edit one = moving("2", "Cai", "Eve");
  one.reason = "on leave";
  const plan after = changed(office().build(), {one}, "Autumn");
  const graph& g = after.graph();
  for (const edge_id edge : g.edges(relation::assigned)) {
    const bool is_new = g.name(g.source(edge)) == "Eve";
    CHECK(g.matched(edge).size() == (is_new ? 2 : 0));
    if (is_new) CHECK(g.string(g.matched(edge)[1]) == "on leave");
  }
}

TEST_CASE("efforts") {
  const plan after = changed(office().build(), {setting("4", 3.5), setting("Beds", 0)});
  CHECK(after.graph().effort(*after.graph().find(node_kind::item, "二/4")) == 3.5);
  CHECK(after.graph().effort(*after.graph().find(node_kind::item, "一/1")) == 0.0);
  CHECK(code_of(office().build(), {setting("4", -1)}) == "change.effort");
  CHECK(code_of(office().build(), {setting("4", std::nan(""))}) == "change.effort");
  const double no_end = std::numeric_limits<double>::infinity();
  CHECK(code_of(office().build(), {addition(node_kind::item, "9", "", "x", no_end)}) ==
        "change.effort");
  CHECK(says(refusal<argument_error>(office().build(), {removal("Eve"), setting("4", -1)}),
             "edit 2 of 2: the effort of “4” is negative"));
}

TEST_CASE("derived lines of command follow the change") {
  plan_builder b = office();
  b.assign("Shop", "4", {.role = "responsible", .actor_kind = "section"});
  const plan before = b.build();
  const plan after = changed(before, {assigning("4", "Eve")});
  CHECK(lines_of_command(after).rows() == lines_of_command(before).rows() + 1);
}

TEST_CASE("unknown names are told with the edit and the nearest names there are by then") {
  const plan before = office().build();
  const std::string text = refusal<unknown_name>(before, {removal("Eve"), removal("Anna")});
  CHECK(says(text, "(edit 2 of 2) is named “Anna”"));
  CHECK(says(text, "Ana (leader)"));
  CHECK(
      says(refusal<unknown_name>(before, {renaming("Ana", "Zoltan"), moving("1", "Zoltn", "Ben")}),
           "Zoltan (leader)"));
  CHECK(says(refusal<unknown_name>(before, {moving("Brigdes", "Ana", "Ben")}), "Bridges (item)"));
  CHECK(says(refusal<unknown_name>(before, {moving("1", "Ana", "Benn")}), "no leader (edit 1"));
  CHECK_FALSE(refusal<unknown_name>(before, {assigning("1", "Zoe")}).empty());
  CHECK_FALSE(refusal<unknown_name>(before, {assigning("99", "Ana")}).empty());
  CHECK_FALSE(refusal<unknown_name>(before, {merging("Zoe", "Ana")}).empty());
  CHECK_FALSE(refusal<unknown_name>(before, {merging("Ana", "Desk")}).empty());  // another kind
  CHECK_FALSE(refusal<unknown_name>(before, {setting("99", 1)}).empty());
  CHECK_FALSE(refusal<unknown_name>(before, {addition(node_kind::item, "9", "九", "x")}).empty());
  CHECK_FALSE(refusal<unknown_name>(before, {taking("1", "Zoe")}).empty());
}

TEST_CASE("names of several are refused with the candidates") {
  const plan two = office().actor("Ana", "section").item("4", "Beds", "一").build();
  CHECK(says(refusal<ambiguous_name>(two, {removal("Ana")}), "Ana (edit 1 of 1)”"));
  CHECK(says(refusal<ambiguous_name>(two, {setting("4", 2)}), "the item “二/4”"));
  CHECK_FALSE(refusal<ambiguous_name>(two, {moving("Beds", "Ben", "Eve")}).empty());
  edit section = removal("Ana");
  section.what = node_kind::section;
  CHECK(changed(two, {section}).graph().nodes(node_kind::section).size() == 1);
}

TEST_CASE("edits against what earlier ones did") {
  const plan before = office().build();
  struct pair {
    edit first;
    edit second;
    const char* says;
  };
  using enum node_kind;
  const std::vector<pair> pairs = {
      {removal("Ana"), removal("Ana"), "the leader “Ana” was removed by edit 1"},
      {removal("Ana"), renaming("Ana", "Anna"), "was removed by edit 1"},
      {removal("Ana"), merging("Ana", "Ben"), "was removed by edit 1"},
      {removal("Ana"), merging("Ben", "Ana"), "was removed by edit 1"},
      {removal("Ana"), moving("1", "Ana", "Ben"), "was removed by edit 1"},
      {removal("Ana"), moving("1", "Ben", "Ana"), "was removed by edit 1"},
      {removal("Ana"), taking("1", "Ana"), "was removed by edit 1"},
      {removal("Ana"), assigning("4", "Ana"), "was removed by edit 1"},
      {removal("4"), removal("Bridges"), "the item “二/4” was removed by edit 1"},
      {removal("二"), setting("4", 2), "the item “二/4” was removed by edit 1"},
      {removal("二"), moving("二", "Ana", "Ben"), "the heading “二” was removed by edit 1"},
      {removal("二"), assigning("4", "Ana"), "was removed by edit 1"},
      {removal("二"), renaming("4", "x"), "was removed by edit 1"},
      {removal("二"), addition(item, "5", "二", "x"), "was removed by edit 1"},
      {removal("3"), taking("(1)", "Dee"), "was removed by edit 1"},
      {renaming("Ana", "Anna"), removal("Ana"), "was renamed to “Anna” by edit 1"},
      {renaming("Ana", "Anna"), moving("1", "Ana", "Eve"), "was renamed to “Anna” by edit 1"},
      {merging("Ana", "Ben"), removal("Ana"), "was merged into “Ben” by edit 1"},
      {merging("Ana", "Ben"), merging("Ben", "Ana"), "was merged into “Ben” by edit 1"},
      {merging("Ana", "Ben"), moving("1", "Eve", "Ana"), "was merged into “Ben” by edit 1"},
      {renaming("Ana", "Zoe"), renaming("Ben", "Zoe"), "to make the two one, use merge"},
      {addition(leader, "Zoe"), addition(leader, "Zoe"), "is there already"},
      {addition(leader, "Zoe"), renaming("Ana", "Zoe"), "use merge"},
      {addition(item, "5", "二", "x"), addition(item, "5", "二", "y"),
       "the item “二/5” is there already"},
      {addition(heading, "三", "", "x"), addition(heading, "三", "", "y"), "is there already"},
      {assigning("4", "Ana"), assigning("4", "Ana"), "already; leave this edit out"},
      {moving("2", "Cai", "Eve"), moving("2", "Cai", "Ana"), "does not hold the item “一/2”"},
      {moving("2", "Cai", "Eve"), taking("2", "Cai"), "held by Eve"},
      {taking("2", "Cai"), taking("2", "Cai"), "held by Ana, Ben"},
      {taking("2", "Cai"), moving("2", "Cai", "Eve"), "does not hold the item “一/2”"},
      {setting("4", 2), setting("Bridges", 3), "was set by edit 1"},
  };
  for (const pair& one : pairs) {
    INFO(describe(one.first) + " " + describe(one.second));
    const std::string text = refusal<argument_error>(before, {one.first, one.second});
    CHECK(says(text, "edit 2 of 2: "));
    CHECK(says(text, one.says));
    CHECK(code_of(before, {one.first, one.second}) == "change.conflict");
  }
  CHECK(changed(before, {setting("4", 2), setting("4", 2)}) == before);
  // Removed and added again is someone new.
  const plan anew = changed(before, {removal("Ana"), addition(leader, "Ana")});
  CHECK(names_on(anew, "一/1") == "Ben,Desk");
  CHECK(changed(before, {moving("2", "Cai", "Eve"), moving("2", "Eve", "Cai")})
            .graph()
            .edges(relation::assigned)
            .size() == 6);
}

TEST_CASE("edits against the plan") {
  const plan before = office().build();
  using enum node_kind;
  const std::vector<std::pair<edit, const char*>> cases = {
      {addition(leader, "Ana"), "the leader “Ana” is there already"},
      {addition(item, "1", "一", "x"), "is there already"},
      {addition(heading, "一", "", "x"), "is there already"},
      {addition(subitem, "(1)", "3", "x"), "is there already"},
      {assigning("2", "Cai"), "already; leave this edit out"},
      {assigning("1", "Ana"), "already, from the heading “一”"},
      {assigning("Force", "Force"), "cannot be assigned to itself"},
      {renaming("Ana", "Ben"), "use merge"},
      {renaming("Ana", "Ana"), "has that name already"},
      {renaming("4", "Bridges"), "has that name already"},
      {merging("Ana", "Ana"), "into itself"},
      {moving("1", "Ana", "Ana"), "from itself"},
      {moving("1", "Ana", "Ben"),
       "the leader “Ben” holds the item “一/1” in the role lead already"},
      {moving("3", "Ana", "Dee"), "already"},
      {moving("1", "Cai", "Eve"),
       "does not hold the item “一/1” in the role lead; held by Ana, Ben"},
      {moving("1", "Ana", "Eve", role::guide), "nobody of its kind does"},
      {moving("二", "Ana", "Eve"), "does not hold the heading “二”"},
      {taking("1", "Cai"), "does not hold"},
  };
  for (const auto& [one, part] : cases) {
    INFO(describe(one));
    const std::string text = refusal<argument_error>(before, {one});
    CHECK(says(text, "edit 1 of 1: "));
    CHECK(says(text, part));
    CHECK(code_of(before, {one}) == "change.conflict");
  }
}

TEST_CASE("edits that lack a part, or have one too many") {
  const plan before = office().build();
  using enum node_kind;
  edit of_theme = removal("x");
  of_theme.what = theme;
  edit of_item = moving("1", "1", "Ben");
  of_item.what = item;
  edit of_leader = setting("Ana", 1);
  of_leader.what = leader;
  edit item_merge = merging("1", "2");
  item_merge.what = item;
  edit with_work = renaming("Ana", "x");
  with_work.work = "1";
  edit with_to = removal("Ana");
  with_to.to = "Ben";
  edit open = an_edit(edit_kind::add, "Zoe");
  const std::vector<edit> cases = {removal(""),
                                   moving("", "Ana", "Ben"),
                                   moving("1", "Ana", ""),
                                   renaming("Ana", ""),
                                   merging("Ana", ""),
                                   addition(subitem, "(9)", "", "x"),
                                   addition(leader, "　"),
                                   renaming("Ana", "　"),
                                   of_theme,
                                   of_item,
                                   of_leader,
                                   item_merge,
                                   with_work,
                                   with_to,
                                   open};
  for (const edit& one : cases) {
    INFO(describe(one));
    CHECK(code_of(before, {one}) == "change.edit");
    CHECK(says(refusal<argument_error>(before, {one}), "edit 1 of 1: "));
  }
}

TEST_CASE("1000 random plans without an actor are those whose records lack it") {
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const plan before = random_plan(seed);
    REQUIRE(apply(before, {}) == before);
    const graph& g = before.graph();
    if (g.actors().empty()) continue;
    const node_id gone = g.actors()[seed % g.actors().size()];
    plan_records records = to_records(before);
    const node_reference leaver{g.kind(gone), std::string(g.key(gone))};
    std::erase_if(records.nodes, [&](const node_record& node) {
      return node.kind == leaver.kind && node.key == leaver.key;
    });
    std::erase_if(records.edges, [&](const edge_record& edge) {
      return edge.source == leaver || edge.target == leaver;
    });
    const plan expected = build(std::move(records));
    const std::vector<std::string> names = {std::string(g.name(gone))};
    const plan after = without(before, names);
    REQUIRE(after == expected);
    for (const node_kind kind : {node_kind::leader, node_kind::section, node_kind::task_force}) {
      REQUIRE(workload(after, {.of = kind}) == workload(expected, {.of = kind}));
      REQUIRE(coverage(after, {.by = kind}) == coverage(expected, {.by = kind}));
    }
  }
}

TEST_CASE("rename there and back gives an equal plan") {
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const plan before = random_plan(seed);
    const graph& g = before.graph();
    std::vector<edit> there;
    std::vector<edit> back;
    for (const node_id node : g.nodes()) {
      if (!is_actor(g.kind(node)) && !is_work(g.kind(node))) continue;
      const std::string name(g.name(node));
      const std::string handle(is_work(g.kind(node)) ? g.key(node) : g.name(node));
      edit one = renaming(handle, name + " x");
      one.what = g.kind(node);
      there.push_back(one);
      one.name = is_work(g.kind(node)) ? handle : name + " x";
      one.to = name;
      back.push_back(one);
    }
    const plan renamed = changed(before, there);
    REQUIRE((g.node_count() == 0 || renamed != before));
    REQUIRE(changed(renamed, back) == before);
    there.insert(there.end(), back.begin(), back.end());
    REQUIRE(changed(before, there) == before);
  }
}

TEST_CASE("moves, additions and removals change one holder and no other, on 1000 plans") {
  std::size_t moves = 0;
  std::size_t additions = 0;
  std::size_t removals = 0;
  std::size_t inherited = 0;
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const plan before = random_plan(seed);
    const std::set<holder> all = holders_of(before);
    std::mt19937 engine(seed);
    for (const holder& one : all) {
      const auto& [item, in, kind, name] = one;
      const auto actors = before.graph().nodes(kind);
      const std::string heir(
          before.graph().name(actors[static_cast<std::uint32_t>(engine()) % actors.size()]));
      const holder other{item, in, kind, heir};
      if (all.count(other) == 0) {
        std::set<holder> expected = all;
        expected.insert(other);
        REQUIRE(holders_of(changed(before, {assigning(item, heir, in)})) == expected);
        expected.erase(one);
        REQUIRE(holders_of(changed(before, {moving(item, name, heir, in)})) == expected);
        ++moves;
        ++additions;
      }
      std::set<holder> expected = all;
      expected.erase(one);
      const bool joint = std::any_of(expected.begin(), expected.end(), [&one](const holder& rest) {
        return std::get<0>(rest) == std::get<0>(one) && std::get<1>(rest) == std::get<1>(one) &&
               std::get<2>(rest) == std::get<2>(one);
      });
      try {
        const std::set<holder> after = holders_of(changed(before, {taking(item, name, in)}));
        REQUIRE(after.count(one) == 0);
        // Where it held alone, a heading above may speak again for this role and kind.
        if (joint) REQUIRE(after == expected);
        REQUIRE(std::includes(after.begin(), after.end(), expected.begin(), expected.end()));
        ++removals;
      } catch (const argument_error& fault) {
        REQUIRE(fault.code() == "change.inherited");
        REQUIRE_FALSE(joint);
        ++inherited;
      }
    }
  }
  CHECK(moves > 1000);
  CHECK(additions > 1000);
  CHECK(removals > 1000);
  CHECK(inherited > 100);
}

TEST_CASE("edits that do not touch each other may come in any order") {
  const plan before = office().build();
  const std::vector<edit> edits = {moving("1", "Ana", "Eve"), removal("Cai"), setting("4", 3)};
  const plan one = changed(before, {edits[0], edits[1], edits[2]});
  CHECK(one == changed(before, {edits[2], edits[1], edits[0]}));
  CHECK(one == changed(changed(changed(before, {edits[1]}), {edits[0]}), {edits[2]}));
}

TEST_CASE("apply keeps limits and stops") {
  const plan before = office().build();
  limits few;
  few.nodes = 3;
  CHECK_THROWS_AS(apply(before, {}, few), limit_exceeded);
  CHECK_THROWS_AS(without(before, {}, few), limit_exceeded);
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(apply(before, {}, {}, stop_token(stop)), stopped);
  CHECK_THROWS_AS(without(before, {}, {}, stop_token(stop)), stopped);
}
