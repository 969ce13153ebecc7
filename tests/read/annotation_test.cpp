#include "catch.hpp"

#include <string>
#include <vector>

#include <dutygraph/read/annotation.hpp>

using namespace dutygraph;

namespace {

std::vector<annotation> find(std::string_view text) {
  return find_annotations(text, span_of(0, text.size()));
}

/// `牵头领导 lead leader: 甲, 乙; …`, as one line a bracket.
std::string described(std::string_view text) {
  std::string result;
  for (const annotation& one : find(text)) {
    if (!result.empty()) result += " | ";
    for (const labelled_list& list : one.lists) {
      result += std::string(words_of(text, list.label)) + (list.known ? "" : "?");
      if (list.known && list.meaning.assigns) {
        result.append(" ").append(to_string(list.meaning.role));
        result.append(" ").append(to_string(list.meaning.kind));
      }
      for (const span name : list.names) {
        result.append(" <").append(words_of(text, name)).append(">");
      }
      if (list.open) result += " …";
      result += ";";
    }
  }
  return result;
}

std::vector<std::string> codes(std::string_view text) {
  std::vector<std::string> result;
  for (const annotation& one : find(text)) {
    for (const finding& said : findings_of(text, one)) result.push_back(said.code);
  }
  return result;
}

using strings = std::vector<std::string>;

struct row {
  std::string_view line;
  std::string_view result;
};

}  // namespace

TEST_CASE("annotation: brackets, as tables of line and result") {
  const row rows[] = {
      {"(牵头领导:甲一、乙二。责任科室:子科、丑科、寅室)",
       "牵头领导 lead leader <甲一> <乙二>;责任科室 responsible section <子科> <丑科> <寅室>;"},
      {"（牵头领导：甲一；责任单位：子局，丑局）",
       "牵头领导 lead leader <甲一>;责任单位 responsible section <子局> <丑局>;"},
      {"（牵头领导：甲一。责任科室:子科，丑科)",
       "牵头领导 lead leader <甲一>;责任科室 responsible section <子科> <丑科>;"},
      {"(分管领导:甲一;责任科室:子科)",
       "分管领导 lead leader <甲一>;责任科室 responsible section <子科>;"},
      {"(责任领导:甲一)", "责任领导 lead leader <甲一>;"},
      {"（牵头单位：子部，配合单位：丑委）",
       "牵头单位 lead section <子部>;配合单位 support section <丑委>;"},
      {"(牵头单位:子局;责任单位:丑园、寅园等)",
       "牵头单位 lead section <子局>;责任单位 responsible section <丑园> <寅园> …;"},
      {"(责任单位:子局等有关部门)", "责任单位 responsible section <子局> …;"},
      {"(责任单位:子局、有关部门)", "责任单位 responsible section <子局> …;"},
      {"(责任单位:市直有关部门)", "责任单位 responsible section <市直有关部门>;"},
      {"(责任人:甲一)", "责任人 responsible leader <甲一>;"},
      {"(牵头部门:子会;参与部门:丑会;指导部门:寅厅;督导单位:卯办;统筹单位:辰办)",
       "牵头部门 lead section <子会>;参与部门 support section <丑会>;指导部门 guide section <寅厅>;"
       "督导单位 supervise section <卯办>;统筹单位 coordinate section <辰办>;"},
      {"(责任科室:子科。完成时限:11月底)", "责任科室 responsible section <子科>;完成时限;"},
      {"(责任领导：甲 一　　责任科室：子科、丑队)",
       "责任领导 lead leader <甲 一>;责任科室 responsible section <子科> <丑队>;"},
      {"做好甲。(责任单\n位：学\n前科)", "责任单\n位 responsible section <学\n前科>;"},
      {"( 牵 头 领 导 ： 甲　一 。)", "牵 头 领 导 lead leader <甲　一>;"},
      {"甲。(牵头单位:子局)乙。(牵头单位:丑局)",
       "牵头单位 lead section <子局>; | 牵头单位 lead section <丑局>;"},
      {"(牵头领导:甲一(兼)、乙二)", "牵头领导 lead leader <甲一(兼)> <乙二>;"},
      {"(注:见附件)甲(牵头领导:乙二)", "牵头领导 lead leader <乙二>;"},
      // A bracket of another kind closes none.
      {"(牵头领导:甲]一。责任科室:子科)",
       "牵头领导 lead leader <甲]一>;责任科室 responsible section <子科>;"},
      {"甲。（子局]、丑局负责）", "负责 responsible section <子局]> <丑局>;"},
      {"甲。【牵头单位：子局】", "牵头单位 lead section <子局>;"},
  };
  for (const row& one : rows) {
    INFO(one.line);
    CHECK(described(one.line) == one.result);
  }
}

TEST_CASE("annotation: ordinary brackets are passed over without a finding") {
  for (const std::string_view line :
       {"审核（PPP）项目", "（此件公开发布）", "村(居)自治", "镇(街道)审核", "（以下简称《目录》）",
        "（技工院校内由行政部门负责），后文", "计划(2020-2022年)", "甲牵头领导:甲一",
        "(牵头领导甲一)", "建立由负责人牵头的机制", "()", "(", "）", "((((", "（：）",
        "见(注:甲)文", ""}) {
    INFO(line);
    CHECK(find(line).empty());
  }
}

TEST_CASE("annotation: what is not understood is found") {
  CHECK(codes("(牵头领导:甲一。责任科室:子科") == strings{"reader.unclosed_bracket"});
  CHECK(codes("(挂帅:甲一。责任科室:子科)") == strings{"reader.unknown_label"});
  CHECK(codes("(挂帅:甲一)") == strings{"reader.unknown_label"});
  CHECK(codes("(牵头领导:。责任科室:、、)") == strings{"reader.empty_list", "reader.empty_list"});
  CHECK(codes("(责任单位:有关部门)") == strings{"reader.empty_list"});
  CHECK(codes("(牵头领导:甲一、甲　一)") == strings{"reader.repeated_name"});
  CHECK(codes("(牵头领导:甲一。另有一句。责任科室:子科)") == strings{"reader.unlabelled_part"});
  CHECK(codes("(牵头领导:甲一。责任科室:子科)").empty());
}

TEST_CASE(
    "annotation: a bracket that is never closed ends with its line, or with a list that goes on") {
  const std::string_view one = "(牵头领导:甲一。责任科室:子科\n后文很长";
  REQUIRE(find(one).size() == 1);
  CHECK(words_of(one, find(one)[0].words) == "(牵头领导:甲一。责任科室:子科");
  const std::string_view two = "(责任科室:子科、\n丑科\n后文";
  CHECK(described(two) == "责任科室 responsible section <子科> <丑科>;");
  const std::string_view three = "(牵头领导:甲一(牵头领导:乙二)";
  CHECK(described(three) == "牵头领导 lead leader <甲一>; | 牵头领导 lead leader <乙二>;");
}

TEST_CASE("annotation: what is printed is read back, and spans are the very words") {
  for (const char* open : {"(", "（"}) {
    for (const char* colon : {":", "："}) {
      for (const char* part : {"。", ";", "；"}) {
        for (const char* comma : {"、", ",", "，"}) {
          const std::string close = std::string(open) == "(" ? ")" : "）";
          const std::string text = std::string("前文。") + open + "牵头领导" + colon + "甲一" +
                                   comma + "乙二" + part + "责任单位" + colon + "子局" + comma +
                                   "丑局" + close;
          INFO(text);
          const auto found = find(text);
          REQUIRE(found.size() == 1);
          REQUIRE(found[0].lists.size() == 2);
          CHECK(words_of(text, found[0].words) == text.substr(9));
          CHECK(words_of(text, found[0].lists[0].label) == "牵头领导");
          CHECK(words_of(text, found[0].lists[1].words) ==
                std::string("责任单位") + colon + "子局" + comma + "丑局");
          CHECK(words_of(text, found[0].lists[1].names[1]) == "丑局");
          CHECK(found[0].closed);
        }
      }
    }
  }
}

TEST_CASE("annotation: opens_annotation") {
  const auto opens = [](std::string_view line) {
    return opens_annotation(line, span_of(0, line.size()));
  };
  CHECK(opens("(牵头领导:甲"));
  CHECK(opens("（ 责任 单位 ：甲"));
  CHECK(!opens("(注:甲)"));
  CHECK(!opens("牵头领导:甲"));
  CHECK(!opens(""));
}

TEST_CASE("annotation: deep brackets end at the limit, many in linear time") {
  limits few;
  few.nesting = 8;
  const std::string deep = "(牵头领导:" + std::string(20, '(') + "甲";
  CHECK_THROWS_AS(find_annotations(deep, span_of(0, deep.size()), few), limit_exceeded);
  std::string many;
  for (int count = 0; count < 20'000; ++count) many += "(牵头领导:";
  CHECK(find(many).size() == 20'000);
  many.clear();
  for (int count = 0; count < 20'000; ++count) many += "(注:";
  CHECK(find(many).empty());
  CHECK(find(std::string(200'000, '(')).empty());
}
