#include "catch.hpp"

#include <atomic>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <dutygraph/query/lines_of_command.hpp>
#include <dutygraph/read/work_plan.hpp>

#include "model/random_plan.hpp"
#include "org1.hpp"

using namespace dutygraph;

namespace {

const plan& qufu() {
  static const plan read = read_file("seeds/qufu_2020.txt");
  return read;
}

assignment_options as(const char* kind, const char* role) {
  assignment_options options;
  options.actor_kind = kind;
  options.role = role;
  return options;
}

/// `Ana>Office` for every row.
words pairs(const table& t) {
  const words above = texts(t, "superior");
  const words below = texts(t, "subordinate");
  words out;
  for (std::size_t row = 0; row < t.rows(); ++row) out.push_back(above[row] + ">" + below[row]);
  return out;
}

}  // namespace

TEST_CASE("Qufu: seven sections stand under several leaders") {
  const table t = unity_of_command(qufu());
  CHECK(columns(t) == words{"name:utf8", "kind:utf8", "superiors:int64", "lead_groups:int64",
                            "chapters:list<utf8>", "names:list<utf8>"});
  REQUIRE(t.rows() == 16);
  const words name = texts(t, "name");
  const words names = lists(t, "names");
  const words chapters = lists(t, "chapters");
  std::map<std::string, std::string> several;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    CHECK(t.column("kind").utf8_at(row) == "section");
    const long long groups = t.column("lead_groups").int64_at(row);
    if (t.column("superiors").int64_at(row) < 2) {
      CHECK(groups == 1);
      continue;
    }
    CHECK(groups == 2);
    several[name[row]] = names[row] + " " + chapters[row];
  }
  const std::map<std::string, std::string> expected = {
      {"党建科", "孔德民,孔令爱,赵树志 一,十一"},
      {"人事科", "孔德民,孔令爱,赵树志 一,十一"},
      {"局办公室", "孔德民,孔令爱,赵树志 一,十一"},
      {"社会组织监督管理办公室", "孔维健,邢洪彬 二,四,六"},
      {"慈善事业促进和社会工作科", "孔维健,邢洪彬 二,四,十"},
      {"社会事务科", "孔维健,赵树志 二,八"},
      {"财务科", "赵树志,邢洪彬 十,十一"},
  };
  CHECK(several == expected);
  CHECK(t.caption() ==
        "with more than one superior: 7 of 16 actors (all sections, and others who have one); "
        "where leaders lead together several names are normal, and the text shows no more than "
        "that; lines: derived, not stated: a leader leads a section where both hold one item, the "
        "leader in role lead, the section in role lead or responsible; inheritance: nearest; "
        "responsibility stated at headings for 33 of 33 items; lines are upper bounds, because a "
        "heading does not say which of its items each section carries out");
}

TEST_CASE("Qufu: the lines themselves") {
  const table t = lines_of_command(qufu());
  CHECK(columns(t) == words{"superior:utf8", "superior_kind:utf8", "subordinate:utf8",
                            "subordinate_kind:utf8", "provenance:utf8", "rule:utf8", "items:int64",
                            "chapters:list<utf8>"});
  REQUIRE(t.rows() == 3 + 3 + 6 + 7 + 5 + 2);  // sections under the leaders' chapters
  CHECK(pairs(t)[0] == "孔德民>党建科");
  CHECK(counts(t, "items")[0] == 3);
  CHECK(lists(t, "chapters")[0] == "一");
  CHECK(pairs(t)[3] == "孔令爱>党建科");  // led together
  CHECK(lists(t, "chapters")[3] == "一");
  CHECK(t.column("provenance").utf8_at(0) == "inferred");
  CHECK(t.column("rule").utf8_at(0) == "leader and section of one item; inheritance: nearest");
  CHECK(lines_of_command(qufu(), {.rule = inheritance::direct}).rows() == 0);
  const table none = lines_of_command(qufu(), {.lines = line_source::stated});
  CHECK(none.rows() == 0);
  CHECK(none.caption() ==
        "who leads whom, each pair once; lines: stated, from the leads edges of the plan, which "
        "has none");
}

TEST_CASE("who supports is not led, and a section that leads is") {
  plan_builder b;
  for (const char* name : {"Office", "Helper", "Idle"}) b.actor(name, "section");
  b.chapter("一", "first").chapter("x", "second", "一").item("1", "a", "x").item("2", "b");
  b.item("3", "c");
  b.assign("Ana", "一").assign("Ben", "2").assign("Cai", "2", as("leader", "support"));
  b.assign("Office", "1", as("section", "responsible"));
  b.assign("Office", "2", as("section", "lead"))
      .assign("Office", "2", as("section", "responsible"));
  b.assign("Helper", "2", as("section", "support")).actor("Dee");
  const plan p = b.build();
  const table t = lines_of_command(p);
  CHECK(pairs(t) == words{"Ana>Office", "Ben>Office"});
  CHECK(counts(t, "items") == whole{1, 1});
  CHECK(lists(t, "chapters") == words{"一", ""});  // item 2 is under no heading
  CHECK(t.caption().find("stated at headings for 0 of 3 items") != std::string::npos);
  CHECK(t.caption().find("upper bounds") == std::string::npos);
  const table unity = unity_of_command(p);
  CHECK(texts(unity, "name") == words{"Office", "Helper", "Idle"});
  CHECK(counts(unity, "superiors") == whole{2, 0, 0});
  CHECK(counts(unity, "lead_groups") == whole{2, 0, 0});
  CHECK(lists(unity, "names") == words{"Ana,Ben", "", ""});
  CHECK(lists(unity, "chapters") == words{"一", "", ""});
  CHECK(pairs(lines_of_command(p, {.rule = inheritance::direct})) == words{"Ben>Office"});
}

TEST_CASE("chapters stand once, in document order, by title where there is no number") {
  plan_records records;
  const auto node = [&](node_kind kind, const char* key, const char* number, const char* name,
                        const char* parent) {
    node_record& made = records.nodes.emplace_back();
    made.kind = kind;
    made.key = key;
    made.number = number;
    made.name = name;
    made.parent = parent;
  };
  node(node_kind::leader, "Ana", "", "Ana", "");
  node(node_kind::section, "Office", "", "Office", "");
  node(node_kind::heading, "h1", "一", "first", "");
  node(node_kind::heading, "h2", "", "no number", "");
  for (const char* key : {"1", "2", "3", "4"}) {
    const bool first = key[0] == '1' || key[0] == '3';  // chapters by turns
    node(node_kind::item, key, key, key, first ? "h2" : "h1");
    for (const node_kind kind : {node_kind::leader, node_kind::section}) {
      edge_record& made = records.edges.emplace_back();
      made.source = {kind, kind == node_kind::leader ? "Ana" : "Office"};
      made.target = {node_kind::item, key};
    }
  }
  const plan p = build(std::move(records));
  CHECK(lists(lines_of_command(p), "chapters") == words{"一,no number"});
  CHECK(counts(lines_of_command(p), "items") == whole{4});
  CHECK(lists(unity_of_command(p), "chapters") == words{"一,no number"});
  CHECK(counts(unity_of_command(p), "lead_groups") == whole{1});
}

TEST_CASE("stated lines go before derived ones, unless asked otherwise") {
  plan_builder b;
  b.item("1", "a").assign("Ana", "1").assign("Office", "1", as("section", "responsible"));
  b.lead("Ben", "Ana", "leader", "leader").lead("Ben", "Office").lead("Ben", "Office");
  b.lead("Ana", "Ana", "leader", "leader").lead("Force", "Office", "task_force", "section");
  b.task_force("Other");
  const plan p = b.build();
  const table t = lines_of_command(p);
  CHECK(pairs(t) == words{"Ben>Ana", "Ben>Office", "Force>Office"});
  CHECK(texts(t, "superior_kind") == words{"leader", "leader", "task_force"});
  CHECK(texts(t, "subordinate_kind") == words{"leader", "section", "section"});
  CHECK(texts(t, "provenance") == words{"curated", "curated", "curated"});
  CHECK(texts(t, "rule") == words{"(null)", "(null)", "(null)"});
  CHECK(t.column("items").null_count() == 3);
  CHECK(lists(t, "chapters") == words{"", "", ""});
  CHECK(t.caption() ==
        "who leads whom, each pair once; lines: stated, from the leads edges of the plan; 1 "
        "repeated line left out; 1 line from an actor to itself left out");
  CHECK(lines_of_command(p, {.lines = line_source::stated}) == t);
  CHECK(pairs(lines_of_command(p, {.lines = line_source::derived})) == words{"Ana>Office"});

  const table unity = unity_of_command(p);
  CHECK(texts(unity, "name") == words{"Ana", "Office"});
  CHECK(counts(unity, "superiors") == whole{1, 2});
  CHECK(counts(unity, "lead_groups") == whole{1, 2});
  CHECK(lists(unity, "names") == words{"Ben", "Ben,Force"});
  CHECK(unity.caption() ==
        "with more than one superior: 1 of 2 actors (all sections, and others who have one); "
        "lines: stated, from the leads edges of the plan; 1 repeated line left out; 1 line from "
        "an actor to itself left out");
}

TEST_CASE("an empty plan has no line and no row") {
  CHECK(lines_of_command(plan()).rows() == 0);
  CHECK(unity_of_command(plan()).rows() == 0);
  CHECK(unity_of_command(plan_builder().actor("Ana").build()).rows() == 0);
}

TEST_CASE("derived lines are what the holdings say, on random plans") {
  using line = std::pair<std::string, std::string>;
  long long lines = 0;
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const plan p = random_plan(seed);
    const graph& g = p.graph();
    for (const inheritance rule : {inheritance::direct, inheritance::nearest, inheritance::all}) {
      std::map<line, long long> expected;
      std::map<std::string, std::set<std::set<std::string>>> groups;
      for (const node_id item : g.nodes(node_kind::item)) {
        std::set<std::string> leaders;
        std::set<std::string> sections;
        for (const incident& entry : p.holdings(rule).of_item(item)) {
          const role as = g.effective_role(entry.edge);
          if (g.kind(entry.node) == node_kind::leader && as == role::lead) {
            leaders.emplace(g.name(entry.node));
          } else if (g.kind(entry.node) == node_kind::section && as != role::support) {
            sections.emplace(g.name(entry.node));
          }
        }
        for (const std::string& section : sections) {
          if (!leaders.empty()) groups[section].insert(leaders);
          for (const std::string& leader : leaders) ++expected[{leader, section}];
        }
      }
      const table t = lines_of_command(p, {.rule = rule});
      const words above = texts(t, "superior");
      const words below = texts(t, "subordinate");
      std::map<line, long long> found;
      for (std::size_t row = 0; row < t.rows(); ++row) {
        found[{above[row], below[row]}] = t.column("items").int64_at(row);
      }
      REQUIRE(found == expected);
      REQUIRE(t.rows() == expected.size());
      lines += static_cast<long long>(t.rows());
      const table unity = unity_of_command(p, {.rule = rule});
      REQUIRE(unity.rows() == g.nodes(node_kind::section).size());
      for (std::size_t row = 0; row < unity.rows(); ++row) {
        const std::string name = texts(unity, "name")[row];
        REQUIRE(unity.column("lead_groups").int64_at(row) ==
                static_cast<long long>(groups[name].size()));
        std::set<std::string> all;
        for (const auto& group : groups[name]) all.insert(group.begin(), group.end());
        REQUIRE(unity.column("superiors").int64_at(row) == static_cast<long long>(all.size()));
        REQUIRE(unity.column("names").list_at(row).size() == all.size());
      }
    }
  }
  CHECK(lines > 1000);
}

TEST_CASE("lines of command and unity of command stop") {
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(lines_of_command(plan(), {}, stop_token(stop)), stopped);
  CHECK_THROWS_AS(unity_of_command(plan(), {}, stop_token(stop)), stopped);
}
