#include "catch.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <dutygraph/build/build.hpp>
#include <dutygraph/build/builder.hpp>
#include <dutygraph/query/coverage.hpp>
#include <dutygraph/query/gaps.hpp>
#include <dutygraph/query/hierarchy.hpp>
#include <dutygraph/query/lines_of_command.hpp>
#include <dutygraph/query/workload.hpp>
#include <dutygraph/read/work_plan.hpp>
#include <dutygraph/scenario/check.hpp>

#include "model/random_plan.hpp"
#include "query/org1.hpp"
#include "query/small_plan.hpp"

using namespace dutygraph;

namespace {

rule of(std::string check_name, std::vector<rule_parameter> parameters = {}) {
  rule made;
  made.check = std::move(check_name);
  made.parameters = std::move(parameters);
  return made;
}

table findings(const plan& p, const std::vector<rule>& rules,
               inheritance by = inheritance::nearest) {
  return check(p, rules, by);
}

/// `number-or-name` of each finding of one rule.
words at(const plan& p, const rule& one, inheritance by = inheritance::nearest) {
  const table t = findings(p, {one}, by);
  words out;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    const std::string kind(t.column("kind").utf8_at(row));
    const bool work = kind == "item" || kind == "heading" || kind == "subitem";
    out.emplace_back(kind == "plan" ? "plan" : t.column(work ? "number" : "name").utf8_at(row));
  }
  return out;
}

std::string message(const plan& p, const rule& one) {
  const table t = findings(p, {one});
  return t.rows() == 0 ? "kept" : std::string(t.column("message").utf8_at(0));
}

/// The sentence of the error that rules give.
std::string refused(const std::vector<rule>& rules) {
  try {
    static_cast<void>(findings(plan(), rules));
  } catch (const error& e) {
    return e.what();
  }
  return "accepted";
}

bool says(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

plan_builder matrix_b09() {
  plan_builder b("b09");
  for (const char* item : {"T1", "T2", "T3", "T4", "T5", "T6"}) b.item(item, item);
  const auto as = [&](const char* actor, const char* item, const char* role) {
    assignment_options options;
    options.role = role;
    b.assign(actor, item, options);
  };
  as("Ana", "T1", "lead");
  as("Ben", "T1", "responsible");
  as("Ana", "T2", "lead");
  as("Ben", "T2", "lead");
  as("Cai", "T2", "responsible");
  as("Ben", "T3", "responsible");
  as("Cai", "T3", "guide");
  as("Ana", "T4", "lead");
  as("Ana", "T5", "lead");
  as("Ana", "T5", "responsible");
  as("Dee", "T5", "support");
  return b;
}

plan one_item(const std::vector<std::pair<std::string, assignment_options>>& assigned) {
  plan_builder b("one");
  b.item("1", "one");
  for (const auto& [actor, options] : assigned) b.assign(actor, "1", options);
  return b.build();
}

assignment_options as(const char* role, const char* kind) {
  assignment_options options;
  options.role = role;
  options.actor_kind = kind;
  return options;
}

/// The published plan's rows of one rule: `number-or-name`.
words of_rule(const table& t, std::string_view name) {
  words out;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    if (t.column("rule").utf8_at(row) != name) continue;
    const table_column& number = t.column("number");
    out.emplace_back(number.is_null(row) ? t.column("name").utf8_at(row) : number.utf8_at(row));
  }
  return out;
}

}  // namespace

TEST_CASE("[b09] the responsibility matrix") {
  const plan p = matrix_b09().build();
  const std::vector<rule> rules = {of("multiple_accountable"), of("no_accountable"),
                                   of("no_responsible")};
  const table t = findings(p, rules);
  std::map<std::string, std::set<std::string>> found;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    found[std::string(t.column("number").utf8_at(row))].emplace(t.column("rule").utf8_at(row));
  }
  CHECK(found == std::map<std::string, std::set<std::string>>{
                     {"T2", {"multiple_accountable"}},
                     {"T3", {"no_accountable"}},
                     {"T4", {"no_responsible"}},
                     {"T6", {"no_accountable", "no_responsible"}},
                 });
  CHECK(columns(t) == words{"rule:utf8", "severity:utf8", "kind:utf8", "number:utf8", "key:utf8",
                            "name:utf8", "message:utf8", "line:int64", "quote:utf8"});
  CHECK(texts(t, "rule") == words{"multiple_accountable", "no_accountable", "no_accountable",
                                  "no_responsible", "no_responsible"});
  CHECK(texts(t, "message")[0] ==
        "It names 2 as leader in role lead, where the rule has 1 at most: Ana, Ben.");
  CHECK(texts(t, "message")[1] ==
        "No leader in role lead is named for this item; 4 of 6 items have one.");
  CHECK(t.caption() ==
        "3 rules checked, 0 kept; 5 findings: 2 errors, 2 warnings, 1 information; inheritance: "
        "nearest");
}

TEST_CASE("the responsibility matrix of leaders and sections, as parameters say") {
  const plan led = one_item({{"Ana", as("lead", "leader")}, {"甲科", as("lead", "section")}});
  CHECK(at(led, of("no_responsible")).empty());  // 牵头单位 carries out
  CHECK(at(led, of("multiple_accountable")).empty());
  const std::vector<std::string> both = {"leader:lead", "section:lead"};
  CHECK(at(led, of("multiple_accountable", {{"who", both}})) == words{"1"});
  CHECK(at(led, of("multiple_accountable", {{"who", both}, {"at_most", 2}})).empty());
  CHECK(at(led, of("no_responsible", {{"who", std::string("section:responsible")}})) ==
        words{"plan"});
  CHECK(at(one_item({{"甲科", as("responsible", "section")}}), of("no_responsible")).empty());
  CHECK(at(one_item({{"甲科", as("support", "section")}}), of("no_responsible")) == words{"plan"});
}

TEST_CASE("items without a leader or a section") {
  const plan p = org1_builder().build();
  CHECK(at(p, of("item_without_leader")) == words{"T6"});
  CHECK(message(p, of("item_without_leader")) ==
        "No leader is named for this item; 5 of 6 items have one.");
  CHECK(at(p, of("item_without_section")) == words{"plan"});
  CHECK(message(p, of("item_without_section")) ==
        "The plan names no section for any of its 6 items.");
  plan_builder b = org1_builder();
  b.assign("Dee", "T6").assign("甲科", "S1", as("responsible", "section"));
  CHECK(at(b.build(), of("item_without_leader")).empty());
  CHECK(at(b.build(), of("item_without_section")) == words{"T4", "T5", "T6"});
  CHECK(at(b.build(), of("item_without_section"), inheritance::direct) == words{"plan"});
  CHECK(at(b.build(), of("item_without_leader", {{"who", std::string("leader:support")}})) ==
        words{"plan"});
  // What drives an item holds it, where task forces count in any role.
  b.task_force("戊专班").drive("戊专班", "T4");
  CHECK(at(b.build(), of("item_without_section", {{"who", std::string("task_force")}})) ==
        words{"T1", "T2", "T3", "T5", "T6"});
  CHECK(at(b.build(), of("item_without_section", {{"who", std::string("task_force:lead")}})) ==
        words{"plan"});
}

TEST_CASE("items that rest on one name alone") {
  const plan p = org1_builder().build();
  CHECK(at(p, of("item_with_one_holder")) == words{"T1", "T2", "T5"});
  CHECK(message(p, of("item_with_one_holder")) == "This item rests on one name alone: Ana.");
  plan_builder b = org1_builder();
  b.assign("甲科", "T1", as("support", "section")).assign("Ana", "T2", as("support", "leader"));
  CHECK(at(b.build(), of("item_with_one_holder")) == words{"T2", "T5"});
  CHECK(at(b.build(), of("item_with_one_holder", {{"who", std::string("leader")}})) ==
        words{"T1", "T2", "T5"});
}

TEST_CASE("loads above the mean") {
  const plan p = org1_builder().build();  // fractional items 3, 1.5, 0.5, 0: mean 1.25
  CHECK(at(p, of("load_above_mean")) == words{"Ana"});
  CHECK(message(p, of("load_above_mean")) ==
        "The load in items_fractional is 3, above 1.5 times the mean of 1.25.");
  CHECK(at(p, of("load_above_mean", {{"times", 1}})) == words{"Ana", "Ben"});
  CHECK(at(p, of("load_above_mean", {{"times", 2.4}})).empty());  // 3 is not above 3
  CHECK(at(p, of("load_above_mean", {{"load", std::string("items")}, {"times", 2}})) ==
        words{"Ana"});
  CHECK(at(p, of("load_above_mean", {{"of", std::string("section")}})).empty());
  // Equal loads are never above their mean, whatever a sum rounds to.
  plan_builder b;
  for (int item = 0; item < 3; ++item) {
    b.item(std::to_string(item), "item", "", 0.1);
    b.assign("leader " + std::to_string(item), std::to_string(item));
  }
  CHECK(at(b.build(), of("load_above_mean", {{"times", 1}, {"load", std::string("effort")}}))
            .empty());
}

TEST_CASE("sections under several leads: joint leads are counted once") {
  plan_builder b;
  b.chapter("一", "a").chapter("二", "b").chapter("三", "c");
  b.item("1", "x", "一").item("2", "y", "二").item("3", "z", "三");
  b.assign("Ana", "一").assign("Ben", "一").assign("Cai", "二").assign("Dee", "三");
  for (const char* heading : {"一", "二"}) b.assign("甲科", heading, as("responsible", "section"));
  CHECK(at(b.build(), of("section_under_several_leads")).empty());
  CHECK(at(b.build(), of("section_under_several_leads", {{"leads", 2}})) == words{"甲科"});
  b.assign("甲科", "三", as("responsible", "section"));
  CHECK(at(b.build(), of("section_under_several_leads")) == words{"甲科"});
  CHECK(message(b.build(), of("section_under_several_leads")) ==
        "It stands under 3 different leads, joint leads counted once: Ana, Ben, Cai, Dee.");
}

TEST_CASE("figures without a deadline") {
  text_records t("1. 子。新增200张。年底前新建2处。\n");
  t.node(node_kind::item, "1", "1", "子");
  dutygraph::commitment beds;
  beds.low = 200;
  t.node(node_kind::commitment, "1/a", "", "新增200张").commitment = beds;
  t.edge(relation::commits, node_kind::item, "1", node_kind::commitment, "1/a");
  t.records.nodes.back().words = t.words("新增200张");
  const table open = findings(build(t.records), {of("target_without_deadline")});
  REQUIRE(open.rows() == 1);
  CHECK(texts(open, "kind") == words{"commitment"});
  CHECK(texts(open, "number") == words{"1"});
  CHECK(texts(open, "quote") == words{"新增200张"});
  CHECK(open.column("line").int64_at(0) == 1);
  beds.deadline = "年底前";
  t.records.nodes.back().commitment = beds;
  CHECK(findings(build(t.records), {of("target_without_deadline")}).rows() == 0);
}

TEST_CASE("task forces without a head") {
  plan_builder b;
  b.item("1", "one").task_force("甲专班").task_force("乙专班");
  b.assign("Ana", "甲专班");
  CHECK(at(b.build(), of("task_force_without_head")) == words{"乙专班"});
  CHECK(message(b.build(), of("task_force_without_head")) ==
        "No leader in role lead is assigned to this task force.");
  b.assign("丙科", "乙专班", as("lead", "section"));
  CHECK(at(b.build(), of("task_force_without_head")) == words{"乙专班"});
  const std::vector<std::string> both = {"leader:lead", "section:lead"};
  CHECK(at(b.build(), of("task_force_without_head", {{"who", both}})).empty());
}

TEST_CASE("leaders and sections without an item") {
  plan_builder b = org1_builder();
  b.actor("甲科", "section").actor("乙科", "section").assign("乙科", "S1", as("lead", "section"));
  CHECK(at(b.build(), of("leader_without_item")) == words{"Dee"});
  CHECK(message(b.build(), of("leader_without_item")) == "Nothing is assigned to this leader.");
  CHECK(at(b.build(), of("section_without_item")) == words{"甲科"});
  CHECK(at(b.build(), of("section_without_item"), inheritance::direct) == words{"甲科", "乙科"});
  b.assign("Dee", "T6").assign("甲科", "T6", as("lead", "section"));
  CHECK(at(b.build(), of("leader_without_item")).empty());
  CHECK(at(b.build(), of("section_without_item")).empty());
}

TEST_CASE("lines of command") {
  plan_builder b;
  for (const char* name : {"Ana", "Ben", "Cai"}) b.actor(name);
  b.lead("Ana", "Ben", "leader", "leader").lead("Ben", "Cai", "leader", "leader");
  CHECK(at(b.build(), of("circle_of_command")).empty());
  CHECK(at(b.build(), of("wide_span", {{"at_most", 1}})).empty());
  b.lead("Cai", "Ana", "leader", "leader").lead("Ana", "Cai", "leader", "leader");
  CHECK(at(b.build(), of("circle_of_command")) == words{"plan"});
  CHECK(message(b.build(), of("circle_of_command")) ==
        "The lines of command run in a circle: Ana → Cai → Ana.");
  CHECK(at(b.build(), of("circle_of_command", {{"lines", std::string("derived")}})).empty());
  CHECK(at(b.build(), of("wide_span", {{"at_most", 1}})) == words{"Ana"});
  CHECK(message(b.build(), of("wide_span", {{"at_most", 1}})) ==
        "2 subordinates where the rule has 1 at most.");
  CHECK(at(b.build(), of("wide_span")).empty());
}

TEST_CASE("what the reader did not understand") {
  const plan clear = read_text("一、养老\n1. 床位。新增床位。\n(牵头领导:孙尧。责任科室:甲科)\n");
  CHECK(at(clear, of("not_understood")).empty());
  plan_records records = to_records(clear);
  diagnostic one;
  one.code = "reader.example";
  one.message = "a word is not known";
  one.excerpt = "床位";
  one.where.line = 2;
  records.diagnostics = {one};
  const table t = findings(build(records), {of("not_understood")});
  REQUIRE(t.rows() == 1);
  CHECK(texts(t, "kind") == words{"diagnostic"});
  CHECK(texts(t, "name") == words{"reader.example"});
  CHECK(texts(t, "message") == words{"a word is not known"});
  CHECK(texts(t, "quote") == words{"床位"});
  CHECK(t.column("line").int64_at(0) == 2);
  CHECK(at(build(records), of("not_understood", {{"least", std::string("error")}})).empty());
  records.diagnostics[0].severity = severity::information;
  CHECK(at(build(records), of("not_understood")).empty());
  CHECK(at(build(records), of("not_understood", {{"least", std::string("information")}})).size() ==
        1);
}

TEST_CASE("a rule has its own name and severity, and findings follow the order of the rules") {
  std::vector<rule> rules = {of("leader_without_item"), of("item_without_leader")};
  rules[0].name = "nobody idle on paper";
  rules[0].severity = severity::error;
  const table t = findings(org1_builder().build(), rules);
  CHECK(texts(t, "rule") == words{"nobody idle on paper", "item_without_leader"});
  CHECK(texts(t, "severity") == words{"error", "error"});
  CHECK(texts(t, "key") == words{"Dee", "S3/T6"});
  std::swap(rules[0], rules[1]);
  CHECK(texts(findings(org1_builder().build(), rules), "key") == words{"S3/T6", "Dee"});
}

TEST_CASE("rules that are none are refused by name, with their place") {
  CHECK(refused({of("item_without_leder")}) ==
        "no check is named “item_without_leder”; try one of these: item_without_leader, "
        "item_without_section, item_with_one_holder, leader_without_item, section_without_item");
  rule own = of("lead");
  own.name = "mine";
  own.where.file = "rules.toml";
  own.where.line = 7;
  CHECK(says(refused({own}), "rules.toml:7: no check of the rule “mine” is named “lead”; try"));
  CHECK(refused({of("load_above_mean", {{"factor", 2}})}) ==
        "rule “load_above_mean”: load_above_mean has no parameter “factor”; it has times, of, "
        "load");
  CHECK(refused({of("leader_without_item", {{"who", std::string("leader")}})}) ==
        "rule “leader_without_item”: leader_without_item has no parameter “who”; it has none");
  CHECK(refused({of("load_above_mean", {{"times", std::string("2")}})}) ==
        "rule “load_above_mean”: times takes a number from 0 to 1000000");
  CHECK(says(refused({of("load_above_mean", {{"times", -1}})}), "from 0 to 1000000"));
  CHECK(
      says(refused({of("load_above_mean", {{"times", std::numeric_limits<double>::quiet_NaN()}})}),
           "from 0 to 1000000"));
  CHECK(says(refused({of("wide_span", {{"at_most", 2.0}})}), "takes a whole number from 1 to"));
  CHECK(says(refused({of("wide_span", {{"at_most", 0}})}), "takes a whole number from 1 to"));
  CHECK(says(refused({of("load_above_mean", {{"of", std::string("robot")}})}),
             "of takes one of these words: leader, section, task_force"));
  CHECK(says(refused({of("load_above_mean", {{"of", 3}})}), "one of these words"));
  for (const char* who : {"robot", "item", "leader:boss", "leader:", ":lead", ""}) {
    CHECK(says(refused({of("item_without_leader", {{"who", std::string(who)}})}),
               "who takes kinds of actors"));
  }
  CHECK(says(refused({of("item_without_leader", {{"who", std::vector<std::string>{}}})}),
             "who takes kinds of actors"));
  CHECK(says(refused({of("wide_span", {{"at_most", 2}, {"at_most", 3}})}), "given twice"));
  CHECK(says(refused({of("wide_span"), of("wide_span")}), "another rule has this name"));
  CHECK_THROWS_AS(check(plan(), std::vector{of("none")}), unknown_name);
  CHECK_THROWS_AS(check(plan(), std::vector{of("wide_span", {{"at_most", 0}})}), argument_error);
}

TEST_CASE("the list of checks names each once, and defaults are in it") {
  const table t = checks();
  CHECK(columns(t) == words{"check:utf8", "severity:utf8", "is_default:bool", "words:utf8",
                            "parameters:list<utf8>"});
  const words names = texts(t, "check");
  CHECK(std::set<std::string>(names.begin(), names.end()).size() == names.size());
  words defaults;
  for (const rule& one : default_rules()) {
    CHECK(one.parameters.empty());
    defaults.push_back(one.check);
  }
  words marked;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    if (t.column("is_default").boolean_at(row)) marked.push_back(names[row]);
  }
  CHECK(defaults == marked);
  CHECK(lists(t, "parameters")[names.size() - 1] == "at_most = 6,lines = \"auto\"");
  // Every check runs with its own parameters, on a plan of nothing too, and finds nothing there.
  std::vector<rule> all;
  for (const std::string& name : names) all.push_back(of(name));
  const table none = findings(plan(), all);
  CHECK(none.rows() == 0);
  CHECK(none.caption() == "15 rules checked, 15 kept; 0 findings; inheritance: nearest");
  CHECK(findings(plan(), {}).caption() ==
        "0 rules checked, 0 kept; 0 findings; inheritance: nearest");
}

TEST_CASE("the published plan by the default rules") {
  const table t = findings(read_file("seeds/qufu_2020.txt"), default_rules());
  CHECK(of_rule(t, "multiple_accountable") == words{"1", "2", "3"});
  CHECK(of_rule(t, "target_without_deadline") ==
        words{"5", "5", "9", "9", "9", "9", "9", "13", "14", "15", "23", "23"});
  CHECK(of_rule(t, "task_force_without_head").size() == 6);
  CHECK(of_rule(t, "load_above_mean") == words{"孔维健", "赵树志"});
  CHECK(t.rows() == 3 + 12 + 6 + 2);
  CHECK(t.caption() ==
        "12 rules checked, 8 kept; 23 findings: 0 errors, 6 warnings, 17 information; inheritance: "
        "nearest");
  std::vector<rule> two = {of("section_under_several_leads", {{"leads", 2}})};
  CHECK(of_rule(findings(read_file("seeds/qufu_2020.txt"), two), "section_under_several_leads") ==
        words{"党建科", "人事科", "局办公室", "慈善事业促进和社会工作科", "社会组织监督管理办公室",
              "社会事务科", "财务科"});
}

TEST_CASE("checks agree with the queries they rest on, on a thousand plans") {
  const auto keys = [](const table& t, std::string_view name) {
    words out;
    for (std::size_t row = 0; row < t.rows(); ++row) {
      if (t.column("rule").utf8_at(row) == name) out.emplace_back(t.column("key").utf8_at(row));
    }
    return out;
  };
  const std::vector<rule> rules = {
      of("item_without_leader"),
      of("item_without_section"),
      of("leader_without_item"),
      of("section_without_item"),
      of("task_force_without_head"),
      of("multiple_accountable", {{"who", std::string("leader")}}),
      of("section_under_several_leads", {{"leads", 2}}),
      of("load_above_mean"),
      of("wide_span", {{"at_most", 2}}),
  };
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const plan p = random_plan(seed);
    for (const inheritance by : {inheritance::direct, inheritance::nearest, inheritance::all}) {
      const table t = check(p, rules, by);
      const table open = gaps(p, by);
      for (std::size_t at_rule = 0; at_rule < 5; ++at_rule) {
        const std::string& name = rules[at_rule].check;
        words expected;
        for (std::size_t row = 0; row < open.rows(); ++row) {
          if (open.column("gap").utf8_at(row) == name) {
            expected.emplace_back(open.column("key").utf8_at(row));
          }
        }
        const bool item = name.substr(0, 4) == "item";
        const bool all = item && !expected.empty() &&
                         expected.size() == p.stated_graph().nodes(node_kind::item).size();
        if (all) {
          REQUIRE(of_rule(t, name) == words{"random"});
        } else {
          REQUIRE(keys(t, name) == expected);
        }
      }
      words several;
      const table held = coverage(p, {.by = node_kind::leader, .k = 2, .rule = by});
      for (std::size_t row = 0; row < held.rows(); ++row) {
        if (held.column("covered").boolean_at(row)) {
          several.emplace_back(held.column("key").utf8_at(row));
        }
      }
      REQUIRE(keys(t, "multiple_accountable") == several);
      words under;
      const table lines = unity_of_command(p, {.lines = line_source::derived, .rule = by});
      for (std::size_t row = 0; row < lines.rows(); ++row) {
        if (lines.column("lead_groups").int64_at(row) >= 2) {
          under.emplace_back(lines.column("name").utf8_at(row));
        }
      }
      REQUIRE(of_rule(t, "section_under_several_leads") == under);
      words wide;
      const table spans = span_of_control(p, {.rule = by});
      for (std::size_t row = 0; row < spans.rows(); ++row) {
        if (spans.column("span").int64_at(row) > 2) {
          wide.emplace_back(spans.column("name").utf8_at(row));
        }
      }
      REQUIRE(of_rule(t, "wide_span") == wide);
      words above;
      const table loads = workload(p, {.rule = by});
      double sum = 0.0;
      for (const double one : reals(loads, "items_fractional")) sum += one;
      for (std::size_t row = 0; row < loads.rows(); ++row) {
        const double load = loads.column("items_fractional").float64_at(row);
        const auto actors = static_cast<double>(loads.rows());
        if (load * actors > 1.5 * sum + 1e-9) above.emplace_back(texts(loads, "name")[row]);
      }
      REQUIRE(of_rule(t, "load_above_mean") == above);
    }
  }
}

TEST_CASE("an assignment more never opens an item, an actor more never closes one") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const plan p = random_plan(seed);
    if (p.stated_graph().nodes(node_kind::item).empty()) continue;
    const auto open = [](const plan& one) {
      const rule wanted = of("item_without_leader");
      const words found = at(one, wanted);
      return found == words{"plan"} ? texts(uncovered(one, {}), "number") : found;
    };
    plan_records more = to_records(p);
    node_record added;
    added.kind = node_kind::leader;
    added.key = added.name = "new leader";
    more.nodes.insert(more.nodes.begin(), added);
    REQUIRE(open(build(more)) == open(p));
    words before = open(p);
    edge_record edge;
    edge.source = {node_kind::leader, "new leader"};
    const node_id first = p.stated_graph().nodes(node_kind::item)[0];
    edge.target = {node_kind::item, std::string(p.stated_graph().key(first))};
    more.edges.push_back(edge);
    const std::string closed(p.stated_graph().number(first));
    before.erase(std::remove(before.begin(), before.end(), closed), before.end());
    REQUIRE(open(build(more)) == before);
  }
}

TEST_CASE("checking stops") {
  const std::atomic<bool> stop{true};
  const std::vector<rule> rules = default_rules();
  CHECK_THROWS_AS(check(plan(), rules, inheritance::nearest, stop_token(stop)), stopped);
}
