#include "catch.hpp"

#include <string>
#include <string_view>

#include <dutygraph/read/item_parts.hpp>

using namespace dutygraph;

namespace {

/// `number[words]` of each part.
std::string described(std::string_view text) {
  std::string result;
  for (const item_part& part : find_item_parts(text, span_of(0, text.size()))) {
    result.append(words_of(text, part.number)).append("[");
    result.append(words_of(text, trimmed(text, part.words))).append("]");
  }
  return result;
}

struct row {
  std::string_view text;
  std::string_view result;
};

}  // namespace

TEST_CASE("item parts: the forms of numbers, as a table") {
  const row rows[] = {
      {"子。(1)丑。(2)寅。", "(1)[(1)丑。](2)[(2)寅。]"},
      {"子：（1）丑；（2）寅", "（1）[（1）丑；]（2）[（2）寅]"},
      {"①丑；②寅。③卯", "①[①丑；]②[②寅。]③[③卯]"},
      {"子。一是丑。二是寅。", "一是[一是丑。]二是[二是寅。]"},
      {"一是丑，二是寅", "一是[一是丑，]二是[二是寅]"},
      {"子\n(1)丑\n(2)寅", "(1)[(1)丑]\n(2)[(2)寅]"},
      {"子。1)丑。2)寅。", "1)[1)丑。]2)[2)寅。]"},
      {"(1)丑。（甲局负责）(2)寅。", "(1)[(1)丑。（甲局负责）](2)[(2)寅。]"},
  };
  for (const row& one : rows) {
    INFO(one.text);
    std::string expected(one.result);
    if (const auto at = expected.find("\n("); at != std::string::npos) expected.erase(at, 1);
    CHECK(described(one.text) == expected);
  }
}

TEST_CASE("item parts: what is no list of parts") {
  for (const std::string_view text :
       {"", "子。", "(1)丑。", "子(1)丑(2)寅", "(2)丑。(3)寅。", "①丑。(2)寅。",
        "这一是丑，那二是寅", "见附件(1)。", "一二三。(一)丑。(二)寅。"}) {
    INFO(text);
    CHECK(described(text).empty());
  }
  CHECK(described("(1)丑。(3)寅。(2)卯。") == "(1)[(1)丑。(3)寅。](2)[(2)卯。]");
}

TEST_CASE("item parts: parts are disjoint, in order, and end where the text ends") {
  std::string text = "子。";
  for (int part = 1; part <= 500; ++part) text += "(" + std::to_string(part) + ")丑。";
  const auto parts = find_item_parts(text, span_of(0, text.size()));
  REQUIRE(parts.size() == 500);
  for (std::size_t index = 1; index < parts.size(); ++index) {
    REQUIRE(parts[index].words.begin == parts[index - 1].words.end);
  }
  CHECK(parts.back().words.end == text.size());
}
