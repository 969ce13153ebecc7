#include "catch.hpp"

#include <atomic>
#include <string>
#include <vector>

#include <dutygraph/read/outline.hpp>

using namespace dutygraph;

namespace {

outline read(std::string_view text) {
  return read_outline(text, split_lines(text));
}

/// `一 [title]`, items with their body in <>, and how many brackets each unit has.
std::string described(std::string_view text) {
  std::string result;
  for (const outline_unit& unit : read(text).units) {
    const bool part = unit.kind == node_kind::subitem;
    result.append(unit.kind == node_kind::heading ? "H " : part ? "P " : "I ").append(unit.key);
    result.append(" [").append(words_of(text, unit.name_words)).append("]");
    if (unit.text_words.present()) {
      result.append("<").append(words_of(text, unit.text_words)).append(">");
    }
    result += std::string(unit.annotations.size(), '*') + "\n";
  }
  return result;
}

std::vector<std::string> codes(std::string_view text) {
  std::vector<std::string> result;
  for (const finding& one : read(text).findings) result.push_back(one.code);
  return result;
}

using strings = std::vector<std::string>;

struct row {
  const char* what;
  std::string_view text;
  std::string_view result;
};

}  // namespace

TEST_CASE("outline: outlines, as a table") {
  const row rows[] = {
      {"chapters, items with and without a blank, a bracket that closes the chapter",
       "一、甲\n1. 子。丑。寅。\n2.卯。\n(牵头领导:丁)\n二、乙\n3．辰\n（责任科室：戊）",
       "H 一 [甲]*\nI 一/1 [子]<丑。寅。>\nI 一/2 [卯]\nH 二 [乙]*\nI 二/3 [辰]\n"},
      {"a bracket at the end of an item's paragraph",
       "一、甲\n1.子。丑。(责任单位:戊)\n2.寅(责任单位:己)。\n3.卯。",
       "H 一 [甲]\nI 一/1 [子]<丑。>*\nI 一/2 [寅]*\nI 一/3 [卯]\n"},
      {"a bracket at the end of a heading", "一、甲(牵头领导:丁)\n1.子。",
       "H 一 [甲]*\nI 一/1 [子]\n"},
      {"a bracket within a paragraph stays in the body", "一、甲\n1.子。丑。(责任单位:戊)寅。",
       "H 一 [甲]\nI 一/1 [子]<丑。(责任单位:戊)寅。>*\n"},
      {"several paragraphs, blank lines, CRLF", "一、甲\r\n\r\n1.子。丑。\r\n寅。\r\n\r\n2.卯",
       "H 一 [甲]\nI 一/1 [子]<丑。\r\n寅。>\nI 一/2 [卯]\n"},
      {"three levels: bracketed numbers are headings where 1. stands below",
       "一、甲\n（一）乙。丙丁。\n1.子。\n2.丑。\n（二）戊\n3.寅。\n二、己",
       "H 一 [甲]\nH 一/（一） [乙]\nI 一/（一）/1 [子]\nI 一/（一）/2 [丑]\nH 一/（二） [戊]\n"
       "I 一/（二）/3 [寅]\nH 二 [己]\n"},
      {"bracketed numbers are items where nothing stands below",
       "一、甲\n（一）乙。丙。\n二、丁\n（一）戊",
       "H 一 [甲]\nI 一/（一） [乙]<丙。>\nH 二 [丁]\nI 二/（一） [戊]\n"},
      {"chapters only are chapters", "一、甲。乙。\n二、丙。", "H 一 [甲]\nH 二 [丙]\n"},
      {"items only", "1.甲。\n2.乙。", "I 1 [甲]\nI 2 [乙]\n"},
      {"numbers below the items stay in the body", "一、甲\n1.子。\n(1)丑。\n①寅。",
       "H 一 [甲]\nI 一/1 [子]<(1)丑。\n①寅。>\n"},
      {"other forms that carry on the count are items", "一、甲\n⒈子\n②丑\n二、乙\n㈢寅",
       "H 一 [甲]\nI 一/1 [子]\nI 一/2 [丑]\nH 二 [乙]\nI 二/㈢ [寅]\n"},
      {"title ends at ； or line end, not in brackets or quotes",
       "1.子；丑\n2.（甲。乙）丙。丁\n3.“甲。”乙。\n4.子(丑。寅",
       "I 1 [子]<丑>\nI 2 [（甲。乙）丙]<丁>\nI 3 [“甲。”乙]\nI 4 [子(丑]<寅>\n"},
      {"a decimal and a list of numbers open nothing",
       "一、甲\n1.子。\n1.3倍以上。\n一、二季度完成。",
       "H 一 [甲]\nI 一/1 [子]<1.3倍以上。\n一、二季度完成。>\n"},
      {"one bracket after each item belongs to the item",
       "一、甲\n1.子。\n(责任科室:戊)\n2.丑。\n(责任科室:己)",
       "H 一 [甲]\nI 一/1 [子]*\nI 一/2 [丑]*\n"},
      {"a bracket that closes the last of several subheadings closes the chapter",
       "一、甲\n（一）乙\n1.子。\n（二）丙\n2.丑。\n(牵头领导:丁)\n二、戊",
       "H 一 [甲]*\nH 一/（一） [乙]\nI 一/（一）/1 [子]\nH 一/（二） [丙]\nI 一/（二）/2 [丑]\nH "
       "二 [戊]\n"},
      {"a bracket below each subheading belongs to it",
       "一、甲\n（一）乙\n1.子。\n(牵头领导:丁)\n（二）丙\n2.丑。\n(牵头领导:丁)",
       "H 一 [甲]\nH 一/（一） [乙]*\nI 一/（一）/1 [子]\nH 一/（二） [丙]*\nI 一/（二）/2 [丑]\n"},
      {"a bracket over two lines", "一、甲\n1.子。\n(牵头领导:丁。责任科室:戊、\n己)\n二、乙",
       "H 一 [甲]*\nI 一/1 [子]\nH 二 [乙]\n"},
      {"a bracket without its end leaves the next chapter alone",
       "一、甲\n1.子。\n(牵头领导:丁\n二、乙\n2.丑。",
       "H 一 [甲]*\nI 一/1 [子]\nH 二 [乙]\nI 二/2 [丑]\n"},
      {"lines of labels belong to the item before them, as one annotation",
       "一、甲\n1.子。\n\n牵头单位:戊局\n\n责任单位:己局,\n庚局\n2.丑。\n牵头单位:戊局\n二、乙\n3."
       "寅\n"
       "责任单位:己局",
       "H 一 [甲]\nI 一/1 [子]*\nI 一/2 [丑]*\nH 二 [乙]\nI 二/3 [寅]*\n"},
      {"text behind lines of labels goes on with the item",
       "一、甲\n1.子\n责任单位:戊局\n内容：丑。\n2.寅\n责任单位:己局",
       "H 一 [甲]\nI 一/1 [子]<责任单位:戊局\n内容：丑。>*\nI 一/2 [寅]*\n"},
      {"lines of labels that close chapters only belong to the chapters",
       "一、甲\n1.子。\n2.丑。\n责任科室:戊科\n二、乙\n3.寅。\n4.卯。\n责任科室:己科",
       "H 一 [甲]*\nI 一/1 [子]\nI 一/2 [丑]\nH 二 [乙]*\nI 二/3 [寅]\nI 二/4 [卯]\n"},
      {"lines of labels below a heading", "一、甲\n牵头领导:丁一\n1.子。\n2.丑。",
       "H 一 [甲]*\nI 一/1 [子]\nI 一/2 [丑]\n"},
      {"a bracket on a line of its own behind the one item without its own",
       "一、甲\n1.子。（戊局负责）\n2.丑。\n（己局负责）\n二、乙\n3.寅。",
       "H 一 [甲]\nI 一/1 [子]*\nI 一/2 [丑]*\nH 二 [乙]\nI 二/3 [寅]\n"},
      {"several annotations in one paragraph",
       "（一）子。丑。（戊局负责）寅。（己局负责）\n卯。（庚局负责）",
       "I （一） [子]<丑。（戊局负责）寅。（己局负责）\n卯。>***\n"},
      {"parts with annotations of their own",
       "1.子。(1)丑。（戊局负责）(2)寅。卯。（己局负责）(3)辰。\n2.巳。",
       "I 1 [子]<(1)丑。（戊局负责）(2)寅。卯。（己局负责）(3)辰。>\nP 1/(1) [丑]*\nP 1/(2) "
       "[寅]<卯。>*\nI 2 [巳]\n"},
      {"parts on lines of their own do not carry on the count of items",
       "1.子。\n①丑。（戊局负责）\n②寅。（己局负责）\n2.卯。",
       "I 1 [子]<①丑。（戊局负责）\n②寅。（己局负责）>\nP 1/① [丑]*\nP 1/② [寅]*\nI 2 [卯]\n"},
      {"one annotation behind the last part is the item's", "1.子。一是丑。二是寅。（戊局负责）",
       "I 1 [子]<一是丑。二是寅。>*\n"},
      {"a leader in the title of a heading", "一、周明市长主抓工作\n1.子。\n二、乙",
       "H 一 [周明市长主抓工作]*\nI 一/1 [子]\nH 二 [乙]\n"},
      {"chapters with their annotation in the paragraph",
       "一、甲。（戊局负责）\n二、乙（己局负责）。", "H 一 [甲]*\nH 二 [乙]*\n"},
      {"the rows of a table",
       "序号\n任务\n责任单位\n一、甲\n1\n★子。丑\n戊局\n2\n寅\n己局\n二、乙\n3\n卯\n庚局",
       "H 一 [甲]\nI 一/1 [子]<丑>*\nI 一/2 [寅]*\nH 二 [乙]\nI 二/3 [卯]*\n"},
  };
  for (const row& one : rows) {
    INFO(one.what);
    CHECK(described(one.text) == one.result);
  }
}

TEST_CASE("outline: what is not understood") {
  CHECK(codes("一、甲\n1.子。\n1.丑。\n2.寅。") == strings{"reader.duplicate_number"});
  CHECK(codes("一、甲\n1.子。\n3.丑。") == strings{"reader.number_order"});
  CHECK(codes("一、甲\n0.子。\n1.丑。") == strings{"reader.number_order"});
  CHECK(codes("一、甲\n1.子。\n99999999.丑。\n3.寅。") == strings{"reader.absurd_number"});
  CHECK(codes("1.子。\n一、甲") == strings{"reader.item_without_heading"});
  CHECK(codes("一、甲\n1.\n2.子") == strings{"reader.empty_title"});
  CHECK(codes("一、甲\n1.子。\n(牵头领导:丁)\n后文。\n又后文。") ==
        strings{"reader.unattached_text"});
  CHECK(codes("一、甲\n1.子。\n(牵头领导:丁)\n(牵头领导:戊)") ==
        strings{"reader.repeated_bracket"});
  CHECK(codes("一、甲\n1.子。\n(牵头领导:丁)\n2.丑。") == strings{"reader.brackets_between_items"});
  CHECK(codes("一、甲\n1.子。\n(挂帅:丁)") == strings{"reader.unknown_label"});
  CHECK(codes("一、甲\n1.子。\n（此件公开发布）").empty());
  CHECK(codes("前文。\n(牵头领导:丁)\n一、甲\n1.子。").empty());
}

TEST_CASE("outline: equal numbers get keys of their own") {
  const std::string_view text = "一、甲\n1.子。\n1.丑。\n1.寅。\n一、乙\n1.卯。";
  std::vector<std::string> keys;
  for (const outline_unit& unit : read(text).units) keys.push_back(unit.key);
  CHECK(keys == strings{"一", "一/1", "一/1#2", "一/1#3", "一#2", "一#2/1"});
}

TEST_CASE("outline: words: an item from its number to the end of its body, a heading its line") {
  const std::string_view text = "前\n一、甲 \n1. 子。丑。\n寅。 (责任科室:戊)\n2.卯";
  const outline found = read(text);
  REQUIRE(found.units.size() == 3);
  CHECK(found.first_line == 1U);
  CHECK(words_of(text, found.units[0].words) == "一、甲");
  CHECK(words_of(text, found.units[1].words) == "1. 子。丑。\n寅。");
  CHECK(words_of(text, found.units[1].text_words) == "丑。\n寅。");
  CHECK(words_of(text, found.units[2].words) == "2.卯");
  CHECK(found.units[1].line == 3);
  CHECK(found.units[1].parent == 0U);
  CHECK(!found.units[0].parent);
}

TEST_CASE("outline: no line, no number, limits, stop") {
  CHECK(read("").units.empty());
  CHECK(!read("只有文字。").first_line);
  limits few;
  few.nodes = 1;
  const std::string_view text = "一、甲\n1.子";
  CHECK_THROWS_AS(read_outline(text, split_lines(text), few), limit_exceeded);
  const std::atomic<bool> set{true};
  CHECK_THROWS_AS(read_outline(text, split_lines(text), {}, stop_token(set)), stopped);
}

TEST_CASE("outline: a large outline is read back as printed") {
  std::string text;
  for (int item = 1; item <= 3000; ++item) {
    if (item % 10 == 1) text += std::string("（一）甲").append("\n");
    text += std::to_string(item) + ".题" + std::to_string(item) + "。文。\n";
  }
  const outline found = read(text);
  std::size_t items = 0;
  for (const outline_unit& unit : found.units) {
    if (unit.kind != node_kind::item) continue;
    ++items;
    REQUIRE(unit.number == std::to_string(items));
    REQUIRE(words_of(text, unit.name_words) == "题" + std::to_string(items));
  }
  CHECK(items == 3000);
}
