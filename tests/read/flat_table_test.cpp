#include "catch.hpp"

#include <string>
#include <string_view>

#include <dutygraph/read/flat_table.hpp>

using namespace dutygraph;

namespace {

/// Kinds of the columns, then a line for each row: cells by |, lines of a cell by /, the group in
/// <>.
std::string described(std::string_view text) {
  const auto lines = split_lines(text);
  std::string result;
  for (const flat_table& table : find_flat_tables(text, lines)) {
    for (const flat_column& column : table.columns) {
      result += "ngtpo"[static_cast<std::size_t>(column.kind)];
    }
    result += " " + std::to_string(table.first_line) + "-" + std::to_string(table.last_line) + "\n";
    for (const flat_row& row : table.rows) {
      result += std::to_string(row.line) + ":";
      if (row.heading.present()) result.append(" H ").append(words_of(text, row.heading));
      for (const auto& cell : row.cells) {
        result += "|";
        for (std::size_t part = 0; part < cell.size(); ++part) {
          result.append(part == 0 ? "" : "/").append(words_of(text, cell[part]));
        }
      }
      if (row.group.present()) result.append(" <").append(words_of(text, row.group)).append(">");
      result += "\n";
    }
  }
  return result;
}

struct row {
  const char* what;
  std::string_view text;
  std::string_view result;
};

}  // namespace

TEST_CASE("flat table: the forms, as a table") {
  const row rows[] = {
      {"bars, with a border below the headings",
       "| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 子 | 甲局 |\n| 2 | 丑 | |\n后文",
       "ntp 0-3\n2:|1|子|甲局\n3:|2|丑|\n"},
      {"tabs, no number", "工作任务\t牵头单位\n子\t甲局\n丑\t乙局",
       "tp 0-2\n1:|子|甲局\n2:|丑|乙局\n"},
      {"box drawing: lines between borders are one row, a blank group is that above",
       "┌──┬──┬──┐\n│类别│任务│责任人│\n├──┼──┼──┤\n│甲│子│丁一│\n│  │丑│戊二│\n├──┼──┼──┤\n"
       "│  │寅│己三│\n└──┴──┴──┘",
       "gtp 1-7\n3:|甲|子/丑|丁一/戊二 <甲>\n6:||寅|己三 <甲>\n"},
      {"a cell a line, with blank lines between",
       "序号\n\n目 标  任 "
       "务\n\n牵头单位\n\n一、甲(牵头领导:丁)\n\n1\n\n子\n\n甲局\n乙局\n\n2\n\n丑\n\n丙局",
       "ntp 0-19\n6: H 一、甲(牵头领导:丁)\n8:|1|子|甲局/乙局\n15:|2|丑|丙局\n"},
      {"a cell a line, nothing between", "序号\n任务\n责任单位\n1\n子\n甲局\n2\n丑\n乙局",
       "ntp 0-8\n3:|1|子|甲局\n6:|2|丑|乙局\n"},
      {"a bar behind each cell, an empty cell",
       "序号\n|\n任务\n|\n责任单位\n|\n备注\n|\n1\n|\n子\n|\n|\n年底\n|\n2\n|\n丑\n|\n乙局\n|\n|\n",
       "ntpo 0-21\n8:|1|子||年底\n15:|2|丑|乙局|\n"},
      {"an empty cell that was not printed",
       "序号\n任务\n责任单位\n责任人\n1\n子\n甲局\n丁一\n2\n丑\n乙局\n3\n寅\n丙局\n戊二",
       "ntpp 0-14\n4:|1|子|甲局|丁一\n8:|2|丑|乙局|\n11:|3|寅|丙局|戊二\n"},
  };
  for (const row& one : rows) {
    INFO(one.what);
    CHECK(described(one.text) == one.result);
  }
}

TEST_CASE("flat table: what is none") {
  for (const std::string_view text :
       {"", "一、甲\n1.子。", "任务\n责任单位", "| 甲 | 乙 |\n| 丙 | 丁 |",
        "序号\n任务\n责任单位\n无", "序号\n任务\n责任单位", "| 任务 | 责任单位 |",
        "责任单位\n1\n2\n3", "目标任务：\n责任单位：甲局"}) {
    INFO(text);
    CHECK(described(text).empty());
  }
}

TEST_CASE("flat table: a hostile text takes linear time", "[robust]") {
  for (const char* piece :
       {"序号\n任务\n责任单位\n", "任务\n", "| 任务 | 责任单位 |\n", "|\n", "责任单位\n",
        "序号\n任务\n责任单位\n1\n", "│", "\t", "1\n", "一、\n", "├┼┤\n"}) {
    std::string text;
    while (text.size() < 200'000) text += piece;
    INFO(piece);
    CHECK(described(text).size() < 40 * text.size());
    CHECK(described("序号\n任务\n责任单位\n1\n子\n甲局\n" + text).size() < 40 * text.size());
  }
}
