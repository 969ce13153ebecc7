#include <dutygraph/read/quantity.hpp>

#include <charconv>
#include <random>
#include <string>
#include <vector>

#include <dutygraph/read/file_bytes.hpp>

#include "catch.hpp"

using namespace dutygraph;

namespace {

span all_of(std::string_view text) {
  return {0, static_cast<std::uint32_t>(text.size())};
}

/// Each figure as `comparator low[-high] unit`, joined by ` + `.
std::string figures(std::string_view text) {
  const auto number = [](double value) {
    char digits[32];
    return std::string(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  };
  std::string out;
  for (const quantity& one : find_quantities(text, all_of(text))) {
    if (!out.empty()) out += " + ";
    out += std::string(to_string(one.comparator)) + " " + number(one.low);
    if (one.high) out += "-" + number(*one.high);
    if (!one.unit.empty()) out += " " + one.unit;
  }
  return out;
}

std::string deadline(std::string_view text, std::optional<std::int32_t> year = 2020) {
  const auto found = find_deadline(text, all_of(text), year);
  if (!found) return "";
  return std::string(words_of(text, found->words)) + " " +
         (found->due ? to_string(*found->due) : "-");
}

struct example {
  const char* words;
  const char* figures;
};

}  // namespace

TEST_CASE("quantity grammar: numbers and units") {
  const example examples[] = {
      {"4处", "= 4 处"},
      {"1080 个", "= 1080 个"},
      {"1,080个", "= 1080 个"},
      {"12,345,678元", "= 12345678 元"},
      {"１０８０个", "= 1080 个"},
      {"1．5倍", "= 1.5 倍"},
      {"0.1%", "= 0.1 %"},
      {"5％", "= 5 %"},
      {"3‰", "= 3 ‰"},
      {"百分之五点五", "= 5.5 %"},
      {"百分之百", "= 100 %"},
      {"千分之三", "= 3 ‰"},
      {"三分之一", "= 0.3333333333333333"},
      {"八成以上", ">= 8 成"},
      {"一半以上", ">= 0.5"},
      {"过半", "> 0.5"},
      {"两次", "= 2 次"},
      {"十二家", "= 12 家"},
      {"二十家", "= 20 家"},
      {"一百零五户", "= 105 户"},
      {"一千零五十户", "= 1050 户"},
      {"两千五百亩", "= 2500 亩"},
      {"一点三倍", "= 1.3 倍"},
      {"10万元", "= 10 万元"},
      {"1.2亿元", "= 1.2 亿元"},
      {"二十万亩", "= 20 万亩"},
      {"3千米", "= 3 千米"},
      {"5个工作日", "= 5 个工作日"},
      {"0.5个百分点", "= 0.5 个百分点"},
      {"4批次/千人", "= 4 批次"},
      {"翻两番", "= 2 番"},
  };
  for (const example& one : examples) {
    INFO(one.words);
    CHECK(figures(one.words) == one.figures);
  }
}

TEST_CASE("quantity grammar: comparators") {
  const example examples[] = {
      {"不少于两次", ">= 2 次"},
      {"至少建成2处", ">= 2 处"},
      {"不低于98%", ">= 98 %"},
      {"不得低于98%", ">= 98 %"},
      {"50%以上", ">= 50 %"},
      {"500人及以上", ">= 500 人"},
      {"超过一半", "> 0.5"},
      {"突破100亿元", "> 100 亿元"},
      {"100余家", "> 100 家"},
      {"20多个", "> 20 个"},
      {"1.2万余人", "> 1.2 万人"},
      {"不超过5个工作日", "<= 5 个工作日"},
      {"控制在5%以内", "<= 5 %"},
      {"控制在5%", "<= 5 %"},
      {"控制在5%左右", "~ 5 %"},
      {"500人以下", "<= 500 人"},
      {"5个工作日内", "<= 5 个工作日"},
      {"低于10%", "< 10 %"},
      {"不足20家", "< 20 家"},
      {"3%左右", "~ 3 %"},
      {"约30家", "~ 30 家"},
      {"达到5%", "= 5 %"},
      {"2-3处", "= 2-3 处"},
      {"2—3处", "= 2-3 处"},
      {"2－3处", "= 2-3 处"},
      {"2～3处", "= 2-3 处"},
      {"2至3处", "= 2-3 处"},
      {"三到五处", "= 3-5 处"},
      {"2%-3%", "= 2-3 %"},
      {"5个到8个", "= 5-8 个"},
      {"至少2-3处", ">= 2-3 处"},
  };
  for (const example& one : examples) {
    INFO(one.words);
    CHECK(figures(one.words) == one.figures);
  }
}

TEST_CASE("quantity grammar: what is no figure") {
  for (const char* words : {"",
                            "。",
                            "第二届",
                            "第一书记",
                            "第3名",
                            "十九大",
                            "十九届四中全会",
                            "三会一课",
                            "四大意识",
                            "“1236”",
                            "“十四五”",
                            "(2020-2022年)",
                            "2020年",
                            "2020年4月8日",
                            "6月底前",
                            "一季度",
                            "上半年",
                            "国办发〔2018〕129号",
                            "[2018]3号",
                            "5G",
                            "IPv6",
                            "1+X证书",
                            "A4纸",
                            "前三名",
                            "一批",
                            "一系列",
                            "一体化",
                            "一站式",
                            "一百五家",
                            "千家万户",
                            "百日攻坚",
                            "3部门",
                            "2020-2022年",
                            "三成立",
                            "《三年行动计划》",
                            "12345热线",
                            "十四五",
                            "二次供水",
                            "零",
                            "1.2.3",
                            "99999999999999999999家",
                            "十十家",
                            "三分之零",
                            "零分之一",
                            "五分之九",
                            "3年内"}) {
    INFO(words);
    CHECK(figures(words) == "");
  }
}

TEST_CASE("quantity grammar: deadlines") {
  const example examples[] = {
      {"年底前", "年底前 2020-12-31"},
      {"今年年底前", "今年年底前 2020-12-31"},
      {"6月底", "6月底 2020-06-30"},
      {"6月底前", "6月底前 2020-06-30"},
      {"2月底前", "2月底前 2020-02-29"},
      {"十月底前", "十月底前 2020-10-31"},
      {"2019年6月底前", "2019年6月底前 2019-06-30"},
      {"12月31日前", "12月31日前 2020-12-31"},
      {"2月30日前", "2月30日前 -"},
      {"11月中旬", "11月中旬 2020-11-20"},
      {"到2025年", "2025年 2025-12-31"},
      {"2025年底", "2025年底 2025-12-31"},
      {"二〇二五年底前", "二〇二五年底前 2025-12-31"},
      {"2021年上半年", "2021年上半年 2021-06-30"},
      {"上半年", "上半年 2020-06-30"},
      {"二季度末", "二季度末 2020-06-30"},
      {"第三季度前", "第三季度前 -"},
      {"6月前", "6月前 -"},
      {"2020年前", "2020年前 -"},
      {"3年内", "3年内 -"},
      {"6月底完成", "6月底 2020-06-30"},
      {"2020年", ""},
      {"6月", ""},
      {"2019年起", ""},
      {"从2019年开始", ""},
      {"2020年度", ""},
      {"持续推进", ""},
      {"全年", ""},
      {"“年底前”", ""},
  };
  for (const example& one : examples) {
    INFO(one.words);
    CHECK(deadline(one.words) == one.figures);
  }
  CHECK(deadline("年底前", std::nullopt) == "年底前 -");
  CHECK(deadline("2月底前", 2021) == "2月底前 2021-02-28");
}

TEST_CASE("quantity grammar: brackets and quotation marks, closed or not") {
  CHECK(figures("（3处）4处") == "= 4 处");
  CHECK(figures("“3处”4处") == "= 4 处");
  CHECK(figures("\"3处\"4处") == "= 4 处");
  CHECK(figures("（3处4处") == "= 3 处 + = 4 处");
  CHECK(figures("3处）4处") == "= 3 处 + = 4 处");
  CHECK(figures("（“3处）4处") == "= 4 处");
  CHECK(figures("“（3处”4处）5处") == "= 4 处 + = 5 处");
  CHECK(figures("（3处\n4处）") == "= 3 处 + = 4 处");
  CHECK(figures("（（3处）5处）6处") == "= 6 处");
}

TEST_CASE("quantity grammar: a part of a text is read as if it stood alone") {
  const std::string text = "不少于2处和3处以上";
  const std::size_t at = text.find("2处");
  const auto found = find_quantities(text, span_of(at, at + std::string_view("2处和3处").size()));
  REQUIRE(found.size() == 2);
  CHECK(found[0].comparator == comparator::equal);
  CHECK(found[1].comparator == comparator::equal);
  CHECK(words_of(text, found[1].words) == "3处");
  CHECK(words_of(text, found[1].number) == "3");
}

TEST_CASE("quantity grammar: printed in any digits, a whole number reads back the same") {
  static const char* const digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  const auto chinese = [](unsigned value) {
    std::string out;
    const unsigned units[] = {1000, 100, 10, 1};
    const char* const names[] = {"千", "百", "十", ""};
    bool zero = false;
    for (int place = 0; place < 4; ++place) {
      const unsigned digit = value / units[place] % 10;
      if (digit == 0) {
        zero = !out.empty();
        continue;
      }
      if (zero) out += "零";
      zero = false;
      out += std::string(digits[digit]) + names[place];
    }
    return out;
  };
  for (unsigned value = 1; value < 10000; ++value) {
    const std::string expected = "= " + std::to_string(value) + " 家";
    REQUIRE(figures(chinese(value) + "家") == expected);
    REQUIRE(figures(std::to_string(value) + "家") == expected);
  }
}

TEST_CASE("quantity grammar: random bytes stay within bounds") {
  std::mt19937 engine(7);
  const std::string seed = file_bytes("seeds/qufu_2020.txt");
  for (int round = 0; round < 2000; ++round) {
    const std::size_t size = engine() % 60;
    std::string text;
    if (round % 2 == 0) {
      for (std::size_t n = 0; n < size; ++n) text += static_cast<char>(engine() % 256);
    } else {
      text = seed.substr(engine() % (seed.size() - size), size);
      if (!text.empty()) text[engine() % text.size()] = static_cast<char>(engine() % 256);
    }
    const auto begin = static_cast<std::uint32_t>(text.empty() ? 0 : engine() % text.size());
    const span part{begin, static_cast<std::uint32_t>(text.size())};
    for (const quantity& one : find_quantities(text, part)) {
      REQUIRE(one.words.begin >= part.begin);
      REQUIRE(one.words.end <= part.end);
      REQUIRE(one.words.present());
      REQUIRE(one.number.begin == one.words.begin);
      REQUIRE(one.number.end <= one.words.end);
      if (one.high) REQUIRE(*one.high >= one.low);
    }
    if (const auto found = find_deadline(text, part, 2020)) {
      REQUIRE(found->words.begin >= part.begin);
      REQUIRE(found->words.end <= part.end);
    }
  }
}
