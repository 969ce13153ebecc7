#include "catch.hpp"

#include <string>
#include <string_view>

#include <dutygraph/read/stated_rules.hpp>

using namespace dutygraph;

namespace {

std::string described(std::string_view text) {
  std::string result;
  for (const stated_rule& rule : find_stated_rules(text, span_of(0, text.size()))) {
    result += rule.kind == rule_kind::first_listed ? "first " : "carry ";
    result.append(to_string(rule.role)).append(rule.from_here ? " below" : "");
    for (const span name : rule.names) result.append(" <").append(words_of(text, name)).append(">");
    result.append(" [").append(words_of(text, rule.words)).append("];");
  }
  return result;
}

struct row {
  std::string_view text;
  std::string_view result;
};

}  // namespace

TEST_CASE("stated rules: the first of a list, as a table") {
  const row rows[] = {
      {"（甲局、乙局负责，排在第一位的部门为牵头部门，下同）",
       "first lead below [排在第一位的部门为牵头部门，下同];"},
      {"（甲部、乙部负责。列第一位者为牵头单位，下同）",
       "first lead below [列第一位者为牵头单位，下同];"},
      {"责任单位:甲局(列第一位者为牵头单位,下同)", "first lead below [列第一位者为牵头单位,下同];"},
      {"各项任务排在首位的责任单位为牵头单位。请落实。",
       "first lead [各项任务排在首位的责任单位为牵头单位];"},
      {"排名第一的单位是汇总单位。", "first coordinate [排名第一的单位是汇总单位];"},
  };
  for (const row& one : rows) {
    INFO(one.text);
    CHECK(described(one.text) == one.result);
  }
}

TEST_CASE("stated rules: names carried over") {
  CHECK(described("（甲部指导。以下均需试点城市政府落实，不再列出）") ==
        "carry responsible below <试点城市政府> [以下均需试点城市政府落实，不再列出];");
  CHECK(described("以下任务均由甲局、乙局牵头负责，不再一一列出。") ==
        "carry lead below <甲局> <乙局> [以下任务均由甲局、乙局牵头负责，不再一一列出];");
}

TEST_CASE("stated rules: prose states none") {
  for (const std::string_view text :
       {"", "把质量放在第一位。", "排在第一位的是甲市。", "以下均需落实。", "以下简称《目录》",
        "首位度为第一。牵头单位。", "排在第一位", "第一位为", "以下均需，不再列出"}) {
    INFO(text);
    CHECK(described(text).empty());
  }
}

TEST_CASE("stated rules: a hostile text takes linear time", "[robust]") {
  for (const char* piece : {"排在第一位的", "首位为", "以下均需", "第一", "以下", "，"}) {
    std::string text;
    while (text.size() < 200'000) text += piece;
    INFO(piece);
    CHECK(described(text).size() < text.size() * 80);
  }
}
