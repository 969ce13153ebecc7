#include "catch.hpp"

#include <string>

#include <dutygraph/read/numerals.hpp>

using namespace dutygraph;

namespace {

/// A numeral as offices print it: 一 to 九百九十九.
std::string chinese(unsigned value) {
  const char* const digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  std::string text;
  if (value >= 100) text += std::string(digits[value / 100]) + "百";
  const unsigned rest = value % 100;
  if (rest >= 10) {
    if (value >= 20) text += digits[rest / 10];
    text += "十";
  } else if (value >= 100 && rest > 0) {
    text += "零";
  }
  if (rest % 10 != 0) text += digits[rest % 10];
  return text;
}

}  // namespace

TEST_CASE("numerals: every number up to 999 printed in Chinese is read back") {
  for (unsigned value = 1; value <= 999; ++value) {
    const std::string text = chinese(value);
    INFO(text);
    REQUIRE(chinese_number(text) == value);
    REQUIRE(chinese_run(text + "、", 0, text.size() + 3).end == text.size());
  }
}

TEST_CASE("numerals: what is no Chinese numeral up to 999 has no value") {
  for (const char* text : {"", "甲", "百", "十百", "一一", "一十二三", "一百五", "一百零",
                           "一百零五十", "九九九九", "一千", "二〇二〇", "一甲", "十十"}) {
    INFO(text);
    CHECK(!chinese_number(text));
  }
  CHECK(chinese_number("〇") == 0U);
  CHECK(chinese_number("零") == 0U);
  CHECK(chinese_number("十") == 10U);
  CHECK(chinese_number("一百零五") == 105U);
  CHECK(chinese_number("一百一十") == 110U);
}

TEST_CASE("numerals: Chinese digits one by one, as in years") {
  CHECK(chinese_digits("二〇二〇") == 2020U);
  CHECK(chinese_digits("二○一九") == 2019U);
  CHECK(!chinese_digits("二十"));
  CHECK(!chinese_digits(""));
  CHECK(!chinese_digits("一一一一一一一"));
}

TEST_CASE("numerals: runs of digits in both widths, up to six of them") {
  CHECK(arabic_run("12月", 0, 5) == numeral_run{2, 12});
  CHECK(arabic_run("x１２", 1, 7) == numeral_run{7, 12});
  CHECK(arabic_run("月", 0, 3) == numeral_run{0, std::nullopt});
  CHECK(arabic_run("999999", 0, 6) == numeral_run{6, 999'999});
  CHECK(arabic_run("1000000", 0, 7) == numeral_run{7, std::nullopt});
  CHECK(arabic_run("99999999999999999999999999", 0, 26) == numeral_run{26, std::nullopt});
  CHECK(chinese_run("二十一、", 0, 12) == numeral_run{9, 21});
  CHECK(chinese_run("兆亿、", 0, 9) == numeral_run{6, std::nullopt});
}
