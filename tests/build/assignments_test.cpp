#include "catch.hpp"

#include <atomic>
#include <limits>
#include <string>
#include <vector>

#include <dutygraph/build/assignments.hpp>

using namespace dutygraph;

namespace {

assignment_row row(std::optional<std::string> actor, std::optional<std::string> item) {
  assignment_row out;
  out.actor = std::move(actor);
  out.item = std::move(item);
  return out;
}

}  // namespace

TEST_CASE("rows make a plan: actors without items and items without actors stay") {
  std::vector<assignment_row> rows = {row("Ana", "T1"), row("Ben", "T1"), row("Ana", "T1"),
                                      row(std::nullopt, "T6"), row("Dee", std::nullopt)};
  rows[0].effort = 5;
  const plan p = from_assignments(rows);
  const graph& g = p.graph();
  CHECK(g.nodes(node_kind::leader).size() == 3);
  CHECK(g.nodes(node_kind::item).size() == 2);
  CHECK(g.edges(relation::assigned).size() == 2);
  CHECK(g.effort(*g.find(node_kind::item, "T1")) == 5);
  CHECK(g.effort(*g.find(node_kind::item, "T6")) == 1);
  CHECK_FALSE(p.has_text());
}

TEST_CASE("items are told apart by chapter, and a row without one means the item of that name") {
  std::vector<assignment_row> rows = {row("Ana", "1"), row("Ben", "1"), row("Cai", "2"),
                                      row("Dee", "2")};
  rows[0].chapter = "A";
  rows[1].chapter = "B";
  rows[2].chapter = "A";
  const plan p = from_assignments(rows);
  CHECK(p.graph().nodes(node_kind::item).size() == 3);
  CHECK(p.graph().in(relation::assigned, *p.graph().find(node_kind::item, "A/2")).size() == 2);
  rows.push_back(row("Eve", "1"));
  CHECK_THROWS_AS(from_assignments(rows), build_error);
}

TEST_CASE("findings name their rows, all at once") {
  std::vector<assignment_row> rows = {row("Ana", "1"), row("Ana", "1"),
                                      row("Ana", "1"), row(std::nullopt, std::nullopt),
                                      row("Ana", "1"), row("Ana", "1")};
  rows[0].effort = 2;
  rows[1].role = "boss";
  rows[2].actor_kind = "robot";
  rows[4].effort = 3;
  rows[5].effort = std::numeric_limits<double>::quiet_NaN();
  try {
    (void)from_assignments(rows);
    FAIL("no error");
  } catch (const build_error& e) {
    REQUIRE(e.findings().size() == 5);
    CHECK(e.findings()[0].message.substr(0, 6) == "row 2:");
    CHECK(e.findings()[0].code == "build.unknown_role");
    CHECK(e.findings()[1].code == "build.unknown_kind");
    CHECK(e.findings()[2].code == "build.empty_row");
    CHECK(e.findings()[3].code == "build.effort");
    CHECK(e.findings()[4].message.substr(0, 6) == "row 6:");
  }
}

TEST_CASE("no rows give an empty plan, and a stop flag ends the call") {
  CHECK(from_assignments({}).graph().node_count() == 0);
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(from_assignments({}, {}, stop_token(stop)), stopped);
}
