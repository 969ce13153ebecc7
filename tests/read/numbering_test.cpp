#include "catch.hpp"

#include <initializer_list>
#include <optional>
#include <string>

#include <dutygraph/read/numbering.hpp>

using namespace dutygraph;

namespace {

std::optional<line_number> read(std::string_view line) {
  return read_number(line, span_of(0, line.size()));
}

struct row {
  std::string_view line;
  number_form form;
  std::uint32_t value;
  std::string_view number;
  std::string_view rest;
};

}  // namespace

TEST_CASE("numbering: what a line begins with") {
  const row rows[] = {
      {"一、严格落实", number_form::chinese, 1, "一", "严格落实"},
      {"十一、 夯实", number_form::chinese, 11, "十一", " 夯实"},
      {"九百九十九、末", number_form::chinese, 999, "九百九十九", "末"},
      {"（一）甲", number_form::chinese_bracketed, 1, "（一）", "甲"},
      {"(十二) 甲", number_form::chinese_bracketed, 12, "(十二)", " 甲"},
      {"（一)甲", number_form::chinese_bracketed, 1, "（一)", "甲"},
      {"㈢甲", number_form::chinese_bracketed, 3, "㈢", "甲"},
      {"1. 坚持", number_form::arabic, 1, "1", " 坚持"},
      {"13.积极", number_form::arabic, 13, "13", "积极"},
      {"1．甲", number_form::arabic, 1, "1", "甲"},
      {"２、甲", number_form::arabic, 2, "2", "甲"},
      {"⒈甲", number_form::arabic, 1, "1", "甲"},
      {"0.甲", number_form::arabic, 0, "0", "甲"},
      {"01.甲", number_form::arabic, 1, "01", "甲"},
      {"1.2020年底前建成", number_form::arabic, 1, "1", "2020年底前建成"},
      {"1、3月底前", number_form::arabic, 1, "1", "3月底前"},
      {"(1)甲", number_form::arabic_bracketed, 1, "(1)", "甲"},
      {"（１）甲", number_form::arabic_bracketed, 1, "（1）", "甲"},
      {"②甲", number_form::circled, 2, "2", "甲"},
      {"第一章 总则", number_form::ordinal, 1, "第一章", " 总则"},
      {"第二部分", number_form::ordinal, 2, "第二部分", ""},
      {"三、", number_form::chinese, 3, "三", ""},
  };
  for (const row& one : rows) {
    INFO(one.line);
    const auto found = read(one.line);
    REQUIRE(found);
    CHECK(found->form == one.form);
    CHECK(found->value == one.value);
    CHECK(number_text(one.line, *found) == one.number);
    CHECK(one.line.substr(found->whole.end) == one.rest);
    CHECK(found->in_range);
    CHECK(found->counts);
  }
}

TEST_CASE("numbering: what is no number") {
  for (const std::string_view line :
       {"",       "甲",       "1.3倍以上", "1．5万元",         "2020年", "12", "一",
        "一季度", "第一季度", "第一书记",  "（此件公开发布）", "()",     "（", "(一",
        "千、万", "年底前",   "-1. 甲",    "2020-2022年",      "（1",    "第", "1)甲"}) {
    INFO(line);
    CHECK(!read(line));
  }
}

TEST_CASE("numbering: a number that no outline reaches is told apart") {
  const std::string nines(78, '9');
  std::string chinese = "第";
  for (int count = 0; count < 500; ++count) chinese += "九";
  for (const std::string& line :
       std::initializer_list<std::string>{nines + ". 甲", "九九九、甲", chinese + "亿章 甲",
                                          "（" + nines + "）甲", "1000000.甲"}) {
    INFO(line);
    const auto found = read(line);
    REQUIRE(found);
    CHECK(!found->in_range);
    CHECK(found->value == 0);
  }
  CHECK(number_text(nines + ".", *read(nines + ".")) == nines);
}

TEST_CASE("numbering: two neighbouring numbers may be a list and no heading") {
  CHECK(!read("一、二季度完成")->counts);
  CHECK(!read("二、三产业")->counts);
  CHECK(read("一、二十大精神")->counts);
  CHECK(read("三、二季度")->counts);
}

TEST_CASE("numbering: a number reads only its line") {
  const std::string_view text = "xx3. 甲\n4. 乙";
  const auto found = read_number(text, span_of(2, 8));
  REQUIRE(found);
  CHECK(found->whole == span{2, 4});
  CHECK(found->numeral == span{2, 3});
  CHECK(!read_number(text, span_of(2, 3)));
  CHECK(!read_number(text, span{}));
}
