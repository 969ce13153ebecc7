#include "catch.hpp"

#include <atomic>
#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <dutygraph/build/build.hpp>
#include <dutygraph/build/builder.hpp>
#include <dutygraph/scenario/eligibility.hpp>

#include "model/random_plan.hpp"

using namespace dutygraph;

namespace {

/// `1: Ana* Ben(S)`: the candidates of each item, holders with a star, others with what links them.
std::vector<std::string> shown(const plan& p, const eligibility_options& options) {
  const graph& g = p.stated_graph();
  const item_candidates found = eligible_holders(p, options);
  const node_kind other =
      found.who == eligibility::shared_leader ? node_kind::leader : node_kind::section;
  std::vector<std::string> out;
  for (std::uint32_t item = 0; item + 1 < found.first_arc.size(); ++item) {
    std::string& line = out.emplace_back(g.number(g.nodes(node_kind::item)[item]));
    line += ":";
    for (std::size_t arc = found.first_arc[item]; arc < found.first_arc[item + 1]; ++arc) {
      line += " ";
      line += g.name(g.nodes(options.of)[found.holder[arc]]);
      if (found.held[arc] != 0) line += "*";
      if (found.link[arc] != item_candidates::none) {
        line += "(";
        line += g.name(g.nodes(other)[found.link[arc]]);
        line += ")";
      }
    }
  }
  return out;
}

using lines = std::vector<std::string>;

/// Ana and S at heading 一 with item 1; Ben at item 2 with S and T; Cai supports item 3 with T; Dee
/// holds nothing; item 4 has U and nobody else; item 5 has nothing.
plan sample() {
  plan_builder b;
  b.chapter("一", "first").item("1", "a", "一").item("2", "b").item("3", "c").item("4", "d");
  b.item("5", "e");
  for (const char* name : {"Ana", "Ben", "Cai", "Dee"}) b.actor(name);
  const assignment_options section{"responsible", "section"};
  b.assign("Ana", "一").assign("S", "一", section);
  b.assign("Ben", "2").assign("S", "2", section).assign("T", "2", section);
  b.assign("Cai", "3", {"support"}).assign("T", "3", section).assign("U", "4", section);
  return b.build();
}

std::string message(const eligibility_options& options) {
  try {
    (void)eligible_holders(sample(), options);
  } catch (const error& fault) {
    return fault.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("leaders who share a section with the item") {
  CHECK(shown(sample(), {}) ==
        lines{"1: Ana* Ben(S)", "2: Ana(S) Ben* Cai(T)", "3: Ben(T) Cai(T)", "4:", "5:"});
  CHECK(eligible_holders(sample()).who == eligibility::shared_section);
  // Without inheritance item 1 has no section, but the heading still joins Ana to S.
  CHECK(shown(sample(), {.rule = inheritance::direct}) ==
        lines{"1:", "2: Ana(S) Ben* Cai(T)", "3: Ben(T) Cai(T)", "4:", "5:"});
}

TEST_CASE("a heading without items joins, and inherits from the one above") {
  plan_builder b;
  b.chapter("一", "first").chapter("(一)", "second", "一").item("1", "a");
  b.assign("Ana", "一").assign("S", "(一)", {"responsible", "section"});
  b.assign("S", "1", {"responsible", "section"});
  CHECK(shown(b.build(), {}) == lines{"1: Ana(S)"});
  CHECK(shown(b.build(), {.rule = inheritance::direct}) == lines{"1:"});
  b.assign("Ben", "(一)");  // displaces Ana there, but not under `all`
  CHECK(shown(b.build(), {}) == lines{"1: Ben(S)"});
  CHECK(shown(b.build(), {.rule = inheritance::all}) == lines{"1: Ana(S) Ben(S)"});
}

TEST_CASE("sections that share a leader with the item") {
  const eligibility_options options{.of = node_kind::section, .as = role::responsible};
  CHECK(shown(sample(), options) == lines{"1: S*", "2: S* T*", "3: T*", "4: U*", "5:"});
  plan_builder b;
  b.item("1", "a").item("2", "b").assign("Ana", "1").assign("Ana", "2");
  b.assign("S", "1", {"responsible", "section"}).assign("T", "2", {"responsible", "section"});
  CHECK(shown(b.build(), options) == lines{"1: S* T(Ana)", "2: S(Ana) T*"});
}

TEST_CASE("everybody, the table, the posts") {
  CHECK(shown(sample(), {.who = eligibility::any})[4] == "5: Ana Ben Cai Dee");
  CHECK(shown(sample(), {.who = eligibility::any})[0] == "1: Ana* Ben Cai Dee");
  const eligibility_options table{
      .who = eligibility::table, .pairs = {{"Dee", "1"}, {"Ana", "1"}, {"Dee", "1"}, {"Cai", "5"}}};
  CHECK(shown(sample(), table) == lines{"1: Ana* Dee", "2: Ben*", "3:", "4:", "5: Cai"});
  const eligibility_options posts{.who = eligibility::overseen,
                                  .posts = {{"Dee", "", false, {"T", "U"}}}};
  CHECK(shown(sample(), posts) ==
        lines{"1: Ana*", "2: Ben* Dee(T)", "3: Dee(T)", "4: Dee(U)", "5:"});
  CHECK(shown(plan(), {}).empty());
}

TEST_CASE("the role decides who holds, not who shares") {
  CHECK(shown(sample(), {.as = role::support})[2] == "3: Ben(T) Cai*");
}

TEST_CASE("shared sections by trying all pairs on 1000 random plans") {
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const plan p = random_plan(seed);
    const graph& g = p.stated_graph();
    plan_records records = to_records(p);  // what a heading has, an item right below it has too
    for (const node_id heading : g.nodes(node_kind::heading)) {
      node_record& probe = records.nodes.emplace_back();
      probe.parent = g.key(heading);
      probe.number = "probe";
      probe.key = probe.parent + "/probe";
    }
    const plan probed = build(records);
    for (const inheritance rule : {inheritance::direct, inheritance::nearest, inheritance::all}) {
      std::set<std::pair<node_id, node_id>> joined;
      const auto join = [&joined](std::span<const incident> here) {
        for (const incident& one : here) {
          for (const incident& two : here) joined.emplace(one.node, two.node);
        }
      };
      for (const node_id item : probed.stated_graph().nodes(node_kind::item)) {
        join(probed.holdings(rule).of_item(item));
      }
      for (const node_id heading : g.nodes(node_kind::heading)) {
        if (rule == inheritance::direct) join(g.in(relation::assigned, heading));
      }
      const item_candidates found = eligible_holders(p, {.rule = rule});
      const auto leaders = g.nodes(node_kind::leader);
      for (std::uint32_t i = 0; i + 1 < found.first_arc.size(); ++i) {
        std::vector<std::uint32_t> holders;
        std::vector<std::uint8_t> held;
        for (const node_id leader : leaders) {
          bool holds = false;
          bool shares = false;
          for (const incident& one : p.holdings(rule).of_item(g.nodes(node_kind::item)[i])) {
            holds = holds || (one.node == leader && g.effective_role(one.edge) == role::lead);
            shares = shares || (g.kind(one.node) == node_kind::section &&
                                joined.count({leader, one.node}) != 0);
          }
          if (!holds && !shares) continue;
          holders.push_back(leaders.index(leader));
          held.push_back(holds ? 1 : 0);
        }
        const auto part = [&](const auto& values) {
          using difference = std::ptrdiff_t;
          return std::decay_t<decltype(values)>(
              values.begin() + static_cast<difference>(found.first_arc[i]),
              values.begin() + static_cast<difference>(found.first_arc[i + 1]));
        };
        REQUIRE(part(found.holder) == holders);
        REQUIRE(part(found.held) == held);
      }
    }
  }
}

TEST_CASE("eligibility refuses, and names the row") {
  CHECK(message({.of = node_kind::task_force}).find("of is leader or section") == 0);
  CHECK(message({.of = node_kind::section, .who = eligibility::shared_section})
            .find("is for leaders") != std::string::npos);
  CHECK(message({.who = eligibility::shared_leader}).find("is for sections") != std::string::npos);
  CHECK(message({.who = eligibility::table}).find("has no row") != std::string::npos);
  CHECK(message({.pairs = {{"Ana", "1"}}}).find("use one of the two") != std::string::npos);
  CHECK(message({.who = eligibility::table, .pairs = {{"Ana", "1"}, {"Ana", "9"}}})
            .find("row 2 of the eligibility") != std::string::npos);
  CHECK(message({.who = eligibility::table, .pairs = {{"Ann", "1"}}})
            .find("leader (row 1 of the eligibility)") != std::string::npos);
  CHECK(message({.who = eligibility::overseen}).find("fill in oversees") != std::string::npos);
  CHECK(message({.who = eligibility::overseen, .posts = {{"Ana", "", false, {"S"}, 3, 1}}})
            .find("row 1 of the posts") == 0);
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(eligible_holders(plan(), {}, stop_token(stop)), stopped);
}
