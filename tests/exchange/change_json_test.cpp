#include "catch.hpp"

#include <atomic>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <dutygraph/exchange/change_json.hpp>

using namespace dutygraph;

namespace {

change leave() {
  change all;
  all.title = "Ana's leave";
  all.edits = {
      {edit_kind::move, node_kind::leader, "Ana", "一/1", "Ben", role::lead, 1.0, "on leave"},
      {edit_kind::remove, std::nullopt, "Ana", "", "", role::lead, 1.0, ""},
      {edit_kind::remove, node_kind::section, "Desk", "一/2", "", role::lead, 1.0, ""},
      {edit_kind::add, node_kind::item, "9", "一", "Beds \"new\"", role::lead, 2.5, ""},
      {edit_kind::add, node_kind::leader, "Eve", "一/1", "", role::support, 1.0, ""},
      {edit_kind::effort, node_kind::item, "一/2", "", "", role::lead, 1.0, ""},
  };
  return all;
}

constexpr std::string_view leave_json =
    R"({"format":"dutygraph.change","version":1,"title":"Ana's leave",
"edits":[
{"edit":"move","what":"leader","name":"Ana","work":"一/1","to":"Ben","role":"lead","reason":"on leave"},
{"edit":"remove","name":"Ana"},
{"edit":"remove","what":"section","name":"Desk","work":"一/2","role":"lead"},
{"edit":"add","what":"item","name":"9","work":"一","to":"Beds \"new\"","effort":2.5},
{"edit":"add","what":"leader","name":"Eve","work":"一/1","role":"support"},
{"edit":"effort","what":"item","name":"一/2","effort":1}]}
)";

std::string code_of(std::string_view bytes) {
  try {
    (void)change_from_json(bytes, "c.json");
  } catch (const error& fault) {
    return fault.code();
  }
  return {};
}

}  // namespace

TEST_CASE("a change as JSON, to the byte") {
  CHECK(change_to_json(leave()) == leave_json);
  CHECK(change_from_json(leave_json) == leave());
  CHECK(change_to_json(change()) ==
        "{\"format\":\"dutygraph.change\",\"version\":1,\n\"edits\":[]}\n");
  CHECK(change_from_json(change_to_json(change())) == change());
}

TEST_CASE("any change comes back equal") {
  std::mt19937 engine(7);
  const auto below = [&engine](std::uint32_t bound) {
    return static_cast<std::uint32_t>(engine()) % bound;
  };
  const std::vector<std::string> names = {"", "孔维健", "a\"\\\n\x01", "三/9", "  ", "🙂"};
  for (int round = 0; round < 1000; ++round) {
    change one;
    one.title = names[below(6)];
    for (std::uint32_t n = below(5); n > 0; --n) {
      edit& added = one.edits.emplace_back();
      added.kind = static_cast<edit_kind>(below(6));
      if (below(3) == 0) {
        added.what.reset();
      } else {
        added.what = static_cast<node_kind>(below(8));
      }
      for (std::string* text : {&added.name, &added.work, &added.to, &added.reason}) {
        *text = names[below(6)];
      }
      added.role = static_cast<role>(below(6));
      added.effort = below(2) == 0 ? 1.0 : below(1000) / 7.0;
    }
    REQUIRE(change_from_json(change_to_json(one)) == one);
  }
}

TEST_CASE("what is no change is refused with its place") {
  CHECK(code_of("") == "json.syntax");
  CHECK(code_of("[]") == "json.value");
  CHECK(code_of("{}") == "json.member");
  CHECK(code_of(R"({"format":"dutygraph","version":1,"document":{},"text":null,"nodes":[]})") ==
        "json.member");
  CHECK(code_of(R"({"format":"dutygraph.change","version":2,"edits":[]})") == "json.version");
  CHECK(code_of(R"({"format":"dutygraph.change","version":1,"notes":[]})") == "json.member");
  const auto with_edit = [](std::string_view members) {
    return code_of(R"({"format":"dutygraph.change","version":1,"edits":[{)" + std::string(members) +
                   "}]}");
  };
  CHECK(with_edit(R"("edit":"move")").empty());
  CHECK(with_edit("") == "json.member");
  CHECK(with_edit(R"("edit":"swap")") == "json.value");
  CHECK(with_edit(R"("edit":"move","what":"person")") == "json.value");
  CHECK(with_edit(R"("edit":"move","role":"boss")") == "json.value");
  CHECK(with_edit(R"("edit":"move","effort":"2")") == "json.value");
  CHECK(with_edit(R"("edit":"move","name":1)") == "json.value");
  CHECK(with_edit(R"("edit":"move","edit":"add")") == "json.duplicate");
  CHECK(with_edit(R"("edit":"move","note":"x")") == "json.member");
  try {
    (void)change_from_json("{\n\"format\":\"dutygraph.change\",\n\"version\":9}", "c.json");
    FAIL("a version that is not known was read");
  } catch (const exchange_error& fault) {
    CHECK(fault.where().file == "c.json");
    CHECK(fault.where().line == 3);
    CHECK(fault.format() == "json");
  }
}

TEST_CASE("a number that JSON has not, limits and stops") {
  change bad = leave();
  bad.edits[1].effort = std::numeric_limits<double>::infinity();
  CHECK_THROWS_AS(change_to_json(bad), argument_error);
  limits few;
  few.input_bytes = 10;
  CHECK_THROWS_AS(change_from_json(leave_json, {}, few), limit_exceeded);
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(change_from_json(leave_json, {}, {}, stop_token(stop)), stopped);
}
