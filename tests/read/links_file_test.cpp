#include "catch.hpp"

#include <string>
#include <vector>

#include <dutygraph/read/links_file.hpp>

using namespace dutygraph;

namespace {

/// Code and line of the error, or nothing.
std::string fault(std::string_view text) {
  try {
    static_cast<void>(parse_links(text, "links.csv"));
  } catch (const parse_error& caught) {
    CHECK(caught.where().file == "links.csv");
    return caught.code() + ":" + std::to_string(caught.where().line);
  }
  return "";
}

std::string quoted(const std::string& field) {
  std::string result = "\"";
  for (const char byte : field) {
    if (byte == '"') result += '"';
    result += byte;
  }
  return result + "\"";
}

}  // namespace

TEST_CASE("links file: rows, with and without the optional columns") {
  const auto rows = parse_links(
      "\xEF\xBB\xBFtask_force,item,tier,reason,coder\r\n子专班,4,core,甲,a\r\n\r\n"
      "子专班,一/5,possible,\"乙,\"\"丙\"\"\n丁\",b\n丑专班,6,not,,\n丑专班,7,,,",
      "links.csv");
  REQUIRE(rows.size() == 4);
  CHECK(rows[0] == link_row{"子专班", "4", link_tier::core, "甲", "a", 2, "links.csv"});
  CHECK(rows[1] ==
        link_row{"子专班", "一/5", link_tier::possible, "乙,\"丙\"\n丁", "b", 4, "links.csv"});
  CHECK(rows[2] == link_row{"丑专班", "6", link_tier::not_driven, "", "", 6, "links.csv"});
  CHECK(rows[3].tier == link_tier::core);
  CHECK(rows[3].line == 7);
  const auto few = parse_links("item,task_force\n4,子专班\n");
  REQUIRE(few.size() == 1);
  CHECK(few[0] == link_row{"子专班", "4", link_tier::core, "", "", 2, ""});
  CHECK(parse_links("task_force,item").empty());
}

TEST_CASE("links file: faults name file and line") {
  CHECK(fault("") == "links.header:1");
  CHECK(fault("\n\n") == "links.header:1");
  CHECK(fault("item,tier\n4,core") == "links.header:1");
  CHECK(fault("task_force,item,colour\n") == "links.header:1");
  CHECK(fault("task_force,item,item\n") == "links.header:1");
  CHECK(fault("task_force,item\n子专班\n") == "links.row:2");
  CHECK(fault("task_force,item\n子专班,4\n子专班,4,core\n") == "links.row:3");
  CHECK(fault("task_force,item\n,4\n") == "links.empty:2");
  CHECK(fault("task_force,item\n子专班,\n") == "links.empty:2");
  CHECK(fault("task_force,item,tier\n子专班,4,maybe\n") == "links.tier:2");
  CHECK(fault("task_force,item\n\"子专班,4\n\n") == "links.quote:2");
  CHECK(fault("task_force,item\n\"子\"专班,4\n") == "links.quote:2");
  CHECK(fault("task_force,item\n\xFF,4\n") == "encoding.utf8:2");
}

TEST_CASE("links file: what is printed is read back") {
  const std::vector<std::string> fields = {"子", "a,b", "\"", "甲\n乙", "\r\n", " 丙 ", "x\"\"y"};
  for (const std::string& force : fields) {
    for (const std::string& reason : fields) {
      const auto rows = parse_links("task_force,item,reason\n" + quoted(force) + ",1," +
                                    quoted(reason) + "\n" + "丁,2,戊\n");
      REQUIRE(rows.size() == 2);
      CHECK(rows[0].task_force == force);
      CHECK(rows[0].reason == reason);
      CHECK(rows[1].task_force == "丁");
    }
  }
}

TEST_CASE("links file: a file: the published plan's links") {
  const auto rows = read_links("seeds/qufu_2020.links.csv");
  std::size_t core = 0;
  for (const link_row& row : rows) core += row.tier == link_tier::core ? 1 : 0;
  CHECK(core == 11);
  CHECK(rows[0].file == "seeds/qufu_2020.links.csv");
  CHECK_THROWS_AS(read_links("seeds/none.csv"), parse_error);
}

TEST_CASE("links file: limits and stop") {
  limits few;
  few.name_bytes = 3;
  CHECK_THROWS_AS(parse_links("task_force,item\n子专班,4", "", few), limit_exceeded);
}
