#include "catch.hpp"

#include <array>
#include <atomic>
#include <string>
#include <vector>

#include <dutygraph/read/lines.hpp>

using namespace dutygraph;
using namespace std::string_view_literals;

namespace {

std::vector<std::string> words_of_lines(std::string_view text) {
  std::vector<std::string> result;
  for (const text_line& line : split_lines(text)) {
    result.emplace_back(words_of(text, line.words));
  }
  return result;
}

using strings = std::vector<std::string>;

}  // namespace

TEST_CASE("lines: LF, CR and CRLF each end one line") {
  CHECK(words_of_lines("") == strings{});
  CHECK(words_of_lines("甲") == strings{"甲"});
  CHECK(words_of_lines("甲\n") == strings{"甲"});
  CHECK(words_of_lines("甲\n乙\r丙\r\n丁") == strings{"甲", "乙", "丙", "丁"});
  CHECK(words_of_lines("\n\r\n\r甲") == strings{"", "", "", "甲"});
  CHECK(words_of_lines("\r") == strings{""});
}

TEST_CASE(
    "lines: lines are trimmed of blanks and invisible characters, and know number and place") {
  const std::string text = " 　甲 乙\t\n\xEF\xBB\xBF二、丙\n   \n丁";
  const std::vector<text_line> lines = split_lines(text);
  REQUIRE(lines.size() == 4);
  CHECK(words_of(text, lines[0].words) == "甲 乙");
  CHECK(lines[0].words.begin == 4);
  CHECK(words_of(text, lines[1].words) == "二、丙");
  CHECK(lines[2].blank());
  CHECK(!lines[3].blank());
  CHECK(lines[3].number == 4);
}

TEST_CASE("lines: trimming only takes off what shows nothing") {
  const std::string_view text = "  甲 。";
  CHECK(words_of(text, trimmed(text, span_of(0, text.size()))) == "甲 。");
  CHECK(trimmed(text, span_of(0, 2)) == span{2, 2});
  CHECK(!trimmed("", span{}).present());
  CHECK(skip_blanks(text, 0, text.size()) == 2);
  CHECK(skip_blanks(text, 0, 1) == 1);
}

TEST_CASE("lines: match_any gives the size of the first fitting word, match_end that at the end") {
  constexpr std::array table{"工作专班"sv, "专班"sv};
  CHECK(match_any("工作专班x", 0, table) == 12);
  CHECK(match_any("x专班", 1, table) == 6);
  CHECK(match_any("专", 0, table) == 0);
  CHECK(match_any("专班", 6, table) == 0);
  CHECK(match_end("养老工作专班"sv, table) == 12);
  CHECK(match_end("专班长"sv, table) == 0);
  CHECK(match_end(""sv, table) == 0);
}

TEST_CASE("lines: character_size never passes the end") {
  const std::string_view text = "a甲\xF0\x9F\x98\x80";
  CHECK(character_size(text, 0) == 1);
  CHECK(character_size(text, 1) == 3);
  CHECK(character_size(text, 4) == 4);
  CHECK(character_size(text.substr(0, 3), 1) == 2);
}

TEST_CASE("lines: splitting asks the stop token") {
  const std::atomic<bool> set{true};
  CHECK_THROWS_AS(split_lines("甲\n乙", stop_token(set)), stopped);
}

TEST_CASE("a word stands at a place, or does not, also at the end and behind it") {
  CHECK(starts_at("牵头领导", 0, "牵头"));
  CHECK(starts_at("牵头领导", 6, "领导"));
  CHECK_FALSE(starts_at("牵头领导", 0, "牵手"));
  CHECK_FALSE(starts_at("牵头", 3, "头领"));
  CHECK(starts_at("牵头", 6, ""));
  CHECK_FALSE(starts_at("牵头", 7, ""));
}
