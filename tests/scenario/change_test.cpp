#include "catch.hpp"

#include <dutygraph/scenario/change.hpp>

using namespace dutygraph;

namespace {

edit made(edit_kind kind, std::optional<node_kind> what, const char* name, const char* work = "",
          const char* to = "") {
  edit one;
  one.kind = kind;
  one.what = what;
  one.name = name;
  one.work = work;
  one.to = to;
  return one;
}

}  // namespace

TEST_CASE("changes are equal by their edits") {
  change one;
  one.edits.push_back({edit_kind::move, node_kind::leader, "Ana", "1", "Ben", role::lead, 1.0, ""});
  change other = one;
  CHECK(one == other);
  other.edits[0].to = "Cai";
  CHECK_FALSE(one == other);
}

TEST_CASE("kinds of edits have names") {
  for (const auto name : edit_kind_names) {
    CHECK(to_string(*value_named<edit_kind>(edit_kind_names, name)) == name);
  }
  CHECK(to_string(edit_kind::effort) == "effort");
}

TEST_CASE("an edit in one sentence") {
  using enum node_kind;
  const auto said = [](edit_kind kind, std::optional<node_kind> what, const char* name,
                       const char* work = "",
                       const char* to = "") { return describe(made(kind, what, name, work, to)); };
  CHECK(said(edit_kind::remove, leader, "Ana") ==
        "Remove the leader Ana with all its assignments.");
  CHECK(said(edit_kind::remove, heading, "三") ==
        "Remove the heading 三 with all that stands below it.");
  CHECK(said(edit_kind::remove, std::nullopt, "Ana") == "Remove Ana with all that belongs to it.");
  CHECK(said(edit_kind::remove, section, "Desk", "三/9") ==
        "Take 三/9 from the section Desk in the role lead.");
  CHECK(said(edit_kind::add, task_force, "Force") == "Add the task force Force.");
  CHECK(said(edit_kind::add, leader, "Ana", "三/9") ==
        "Assign 三/9 to the leader Ana in the role lead.");
  CHECK(said(edit_kind::add, heading, "四", "", "Roads") == "Add the heading 四 “Roads”.");
  CHECK(said(edit_kind::add, item, "10", "三", "Beds") ==
        "Add the item 10 “Beds” under 三 with effort 1.");
  CHECK(said(edit_kind::rename, leader, "Ana", "", "Anna") == "Rename the leader Ana to Anna.");
  CHECK(said(edit_kind::merge, section, "Desk", "", "Office") ==
        "Merge the section Desk into Office.");
  CHECK(said(edit_kind::move, leader, "Ana", "三/9", "Ben") ==
        "Move 三/9 from the leader Ana to Ben in the role lead.");
  edit effort = made(edit_kind::effort, item, "三/9");
  effort.effort = 2.5;
  effort.reason = "twice as many beds";
  CHECK(describe(effort) == "Set the effort of the item 三/9 to 2.5; reason: twice as many beds.");
  CHECK(said(edit_kind::remove, leader, "A\nB") ==
        "Remove the leader A\\u{a}B with all its assignments.");
}

TEST_CASE("a change has a line an edit") {
  CHECK(describe(change()).empty());
  change all;
  all.edits.push_back(made(edit_kind::remove, node_kind::leader, "Ana"));
  CHECK(describe(all) == "1. Remove the leader Ana with all its assignments.");
  all.title = "Leave";
  all.edits.push_back(made(edit_kind::merge, node_kind::section, "Desk", "", "Office"));
  CHECK(describe(all) ==
        "Leave\n1. Remove the leader Ana with all its assignments.\n"
        "2. Merge the section Desk into Office.");
}
