#include <dutygraph/read/extracted_document.hpp>

#include <string>

#include "catch.hpp"

namespace {

using namespace dutygraph;

TEST_CASE("lines and cells are joined to one text, each with its place") {
  extracted_document made;
  made.add_line("标题", "paragraph 1");
  made.add_table("表1", {{1, 0, 1, 1, "乙", "表1!A2"},
                         {0, 0, 2, 1, "甲\n子", "表1!A1"},
                         {0, 1, 1, 3, "丙", "表1!B1"},
                         {2, 0, 1, 1, "", "表1!A3"}});
  made.add_line("", "");
  made.add_line("尾", "paragraph 2");
  CHECK(made.source.text == "标题\n甲\n子\t丙\n乙\n\n尾\n");
  REQUIRE(made.tables.size() == 1);
  CHECK(made.tables[0].name == "表1");
  CHECK(made.tables[0].cells == std::vector<table_cell>{{0, 0, 2, 1, {7, 14}},
                                                        {0, 1, 1, 3, {15, 18}},
                                                        {1, 0, 1, 1, {19, 22}}});
  CHECK(
      made.places ==
      std::vector<source_place>{
          {0, "paragraph 1"}, {7, "表1!A1"}, {15, "表1!B1"}, {19, "表1!A2"}, {24, "paragraph 2"}});
  CHECK(made.diagnostics.empty());
}

TEST_CASE("control characters are left out and told") {
  extracted_document made;
  made.add_line(std::string("a\0b\tc\x7f", 6), "page 1");
  CHECK(made.source.text == "ab\tc\n");
  REQUIRE(made.diagnostics.size() == 1);
  CHECK(made.diagnostics[0].code == "document.control");
}

TEST_CASE("a document is no larger than a text may be") {
  limits few;
  few.input_bytes = 8;
  extracted_document made;
  made.add_line("abcdefg", "", few);
  CHECK_THROWS_AS(made.add_line("h", "", few), limit_exceeded);
}

TEST_CASE("a table without words has no cells") {
  extracted_document made;
  made.add_table("", {});
  CHECK(made.source.text.empty());
  CHECK(made.tables[0].cells.empty());
}

}  // namespace
