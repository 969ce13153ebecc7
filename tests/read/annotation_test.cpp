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
      {"(责任单位:子局、等有关部门)", "责任单位 responsible section <子局> …;"},
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
  CHECK(codes("(牵头领导:。责任科室:、、)") == strings{"reader.empty_list"});  // the whole bracket
  CHECK(codes("(牵头领导:甲一。责任科室:、、)") == strings{"reader.empty_list"});
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

TEST_CASE("annotation: names before role words, as a table") {
  const row rows[] = {
      {"子。（甲局、乙委负责）", "负责 responsible section <甲局> <乙委>;"},
      {"子（甲局负责）。", "负责 responsible section <甲局>;"},
      {"子（甲局负责）", "负责 responsible section <甲局>;"},
      {"子。(甲局牵头负责）", "牵头负责 lead section <甲局>;"},
      {"子。（甲局牵头，乙局、丙局参与）",
       "牵头 lead section <甲局>;参与 support section <乙局> <丙局>;"},
      {"子。（甲局牵头乙局配合）", "牵头 lead section <甲局>;配合 support section <乙局>;"},
      {"子。（甲部指导，乙政府负责落实）",
       "指导 guide section <甲部>;负责落实 responsible section <乙政府>;"},
      {"子。（甲局牵头，各区县按照职责分工负责）",
       "牵头 lead section <甲局>;负责 responsible section <各区县>;"},
      {"子。（税务总局，各省级人民政府按职责分工负责）",
       "负责 responsible section <税务总局> <各省级人民政府>;"},
      {"子。（甲部会同有关部门负责）", "负责 responsible section <甲部> …;"},
      {"子。（甲局会同乙局负责）", "负责 responsible section <甲局> <乙局>;"},
      {"子。（由甲局牵头，会同乙局、丙局落实）",
       "牵头 lead section <甲局>;落实 responsible section <乙局> <丙局>;"},
      {"子。（甲局牵头会同乙局）", "牵头 lead section <甲局>;会同 responsible section <乙局>;"},
      {"子。（甲局、乙局等和各省级人民政府负责）",
       "负责 responsible section <甲局> <乙局> <各省级人民政府> …;"},
      {"子。（甲局、乙局等有关部门和单位负责）", "负责 responsible section <甲局> <乙局> …;"},
      {"子。（甲局、乙局等5个部门负责）", "负责 responsible section <甲局> <乙局> …;"},
      {"子。（甲局负责，排在第一位的为牵头部门，下同）", "负责 responsible section <甲局>;"},
      {"子。（甲局负责。以下均需乙局落实，不再列出）", "负责 responsible section <甲局>;"},
      {"子。（甲局负责，6月底前完成）", "负责 responsible section <甲局>;"},
      {"子。（张伟副市长牵头，甲局负责）",
       "牵头 lead leader <张伟>;负责 responsible section <甲局>;"},
      {"子。（王军牵头）", "牵头 lead leader <王军>;"},
      {"子。（甲局督导；乙局汇总）",
       "督导 supervise section <甲局>;汇总 coordinate section <乙局>;"},
      {"子。【甲局负责】丑。[乙局负责]",
       "负责 responsible section <甲局>; | 负责 responsible section <乙局>;"},
      {"子。（甲局负责）丑。（乙局负责）",
       "负责 responsible section <甲局>; | 负责 responsible section <乙局>;"},
      {"子。（市文\n化局负\n责）", "负\n责 responsible section <市文\n化局>;"},
      {"子。（甲局负责", "负责 responsible section <甲局>;"},
  };
  for (const row& one : rows) {
    INFO(one.line);
    CHECK(described(one.line) == one.result);
  }
}

TEST_CASE("annotation: names of every kind, as a table") {
  const row rows[] = {
      {"(责任单位:各区、县级市)", "责任单位 responsible section <各区、县级市>;"},
      {"(责任单位:各省、自治区、直辖市人民政府)",
       "责任单位 responsible section <各省、自治区、直辖市人民政府>;"},
      {"(责任单位:各街道、市资源局分局)", "责任单位 responsible section <各街道> <市资源局分局>;"},
      {"(责任单位:工业和信息化部、文化和旅游部)",
       "责任单位 responsible section <工业和信息化部> <文化和旅游部>;"},
      {"(责任单位:州档案馆及州属医院)", "责任单位 responsible section <州档案馆> <州属医院>;"},
      {"(责任单位:甲局和乙局以及各镇)", "责任单位 responsible section <甲局> <乙局> <各镇>;"},
      {"(责任单位:甲局,6月底完成)", "责任单位 responsible section <甲局>;"},
      {"(责任单位:甲局、持续推进)", "责任单位 responsible section <甲局>;"},
      {"(责任单位:甲局（牵头）、乙局)",
       "牵头 lead section <甲局>;责任单位 responsible section <乙局>;"},
      {"(责任单位:甲局牵头,乙局、丙局配合)",
       "牵头 lead section <甲局>;配合 support section <乙局> <丙局>;"},
      {"(责任单位:甲局(列第一位者为牵头单位,下同))", "责任单位 responsible section <甲局>;"},
      {"(牵头领导:周明市长、副市长陈立、孙　尧　　国务院副总理)",
       "牵头领导 lead leader <周明> <陈立> <孙　尧>;"},
      {"(牵头领导:市委常委、常务副市长宋佳)", "牵头领导 lead leader <宋佳>;"},
      {"(责任人:柏松（县工信局局长）、陆鸣和高帆)",
       "责任人 responsible leader <柏松> <陆鸣> <高帆>;"},
      {"(责任人:各科室负责人)", "责任人 responsible section <各科室负责人>;"},
      {"(责任单位及责任人:甲一局 李明)",
       "责任单位及责任人 responsible section <甲一局>;责任单位及责任人 responsible leader <李明>;"},
      {"(市级牵头领导:张三;主要责任单位:甲局;牵头责任单位:乙局;配合责任单位:丙局)",
       "市级牵头领导 lead leader <张三>;主要责任单位 responsible section <甲局>;"
       "牵头责任单位 lead section <乙局>;配合责任单位 support section <丙局>;"},
      {"(牵头领导:]甲一[;责任单位:乙局】)",
       "牵头领导 lead leader <]甲一[>;责任单位 responsible section <乙局】>;"},
      {"(牵头:甲局;配合:乙局)", "牵头 lead section <甲局>;配合 support section <乙局>;"},
  };
  for (const row& one : rows) {
    INFO(one.line);
    CHECK(described(one.line) == one.result);
  }
}

TEST_CASE("annotation: labels without a bracket, as a table") {
  const row rows[] = {
      {"责任单位:甲局,乙局", "责任单位 responsible section <甲局> <乙局>;"},
      {"子。责任单位：甲局；配合单位：乙局。丑。",
       "责任单位 responsible section <甲局>;配合单位 support section <乙局>;"},
      {"责任领导：孙 浩　　责任科室：子科、丑队　　完成时限：11月底",
       "责任领导 lead leader <孙 浩>;责任科室 responsible section <子科> <丑队>;完成时限;"},
      {"责任单位：甲局、\n乙局\n后文", "责任单位 responsible section <甲局> <乙局>;"},
      {"【责任单位】甲局、乙局", "责任单位 responsible section <甲局> <乙局>;"},
      {"子。（牵头单位）：甲局；（配合单位）：乙局",
       "牵头单位 lead section <甲局>;配合单位 support section <乙局>;"},
      {"责任分工：甲局、丙局牵头，乙局配合。",
       "牵头 lead section <甲局> <丙局>;配合 support section <乙局>;"},
      {"职责分工：甲局负责。", "负责 responsible section <甲局>;"},
      {"子责任单位：甲局", ""},
      {"完成时限：年底", ""},
      {"工作内容：建设", ""},
  };
  for (const row& one : rows) {
    INFO(one.line);
    CHECK(described(one.line) == one.result);
  }
  CHECK(opens_label_line("牵头单位:甲局", span_of(0, 20)));
  CHECK(!opens_label_line("单位:甲局", span_of(0, 10)));
  CHECK(!opens_label_line("", {}));
}

TEST_CASE("annotation: brackets that speak of duties and are none") {
  for (const std::string_view line :
       {"建立（政府主导、部门负责、社会参与）机制", "办学（由行政部门负责）。",
        "子（政府负责、社会参与）。", "（甲局负责），后文", "子。（本预案由办公厅负责解释）",
        "子。（负责）", "子。（垃圾焚烧企业依法依规公开）", "由甲局牵头，乙局配合。", "子（PPP）。",
        "子。（其中甲局负责的事项）", "见《目录》（甲负责版）后文"}) {
    INFO(line);
    for (const annotation& one : find(line)) CHECK(!one.understood());
  }
  CHECK(codes("子。（甲局、乙局）") == strings{"reader.unread_bracket"});
  CHECK(codes("子。（各部门要依法负责）") == strings{"reader.unread_bracket"});
  CHECK(codes("子。（挂帅单位及责任方单位：甲局）").size() == 1);
}

TEST_CASE("annotation: the cells of a table") {
  const std::string_view text = "责 任 单 位 区税务局\n各乡镇 责任人 刘海 备注";
  const auto at = [&](std::string_view words) {
    const std::size_t begin = text.find(words);
    return span_of(begin, begin + words.size());
  };
  const span units[] = {at("区税务局"), at("各乡镇")};
  const auto parties = read_table_cell(text, at("责 任 单 位"), units);
  REQUIRE(parties);
  CHECK(parties->lists[0].names == std::vector<span>{units[0], units[1]});
  const span people[] = {at("刘海")};
  const auto person = read_table_cell(text, at("责任人"), people);
  REQUIRE(person);
  CHECK(person->lists[0].meaning == label_meaning{role::responsible, node_kind::leader, true});
  CHECK(!read_table_cell(text, at("刘海"), people));
  CHECK(!read_table_cell(text, at("责任人"), {}));
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
