#include <atomic>
#include <dutygraph/read/unusual_characters.hpp>
#include <string>
#include <vector>

#include "catch.hpp"

using namespace dutygraph;

namespace {

/// Code and words of each finding.
std::vector<std::string> found(const std::string& text) {
  std::vector<std::string> result;
  for (const finding& one : find_unusual_characters(text, 100).findings) {
    result.push_back(one.code.substr(7) + " " + std::string(words_of(text, one.where)));
  }
  return result;
}

using strings = std::vector<std::string>;

}  // namespace

TEST_CASE("usual texts have no unusual characters") {
  CHECK(found("").empty());
  CHECK(found("一、养老（牵头领导：孙　尧）\r\n\t1. IT·é𠮷😀\u00A0").empty());
}

TEST_CASE("each kind by its own code, a row of one kind once") {
  CHECK(found("甲\u200D乙\uFEFF") ==
        strings{"invisible_character \u200D", "invisible_character \uFEFF"});
  CHECK(found("甲\u200D\u00AD\u200B乙") == strings{"invisible_character \u200D\u00AD\u200B"});
  CHECK(found("👩\u200D💻小王") == strings{"invisible_character 👩\u200D"});
  CHECK(found("👩\u200D💻\u200D🚀") ==
        strings{"invisible_character 👩\u200D", "invisible_character 💻\u200D"});
  CHECK(found("\u2067a\u2066\u061C") ==
        strings{"bidi_control \u2067", "bidi_control \u2066\u061C"});
  CHECK(found("\uE78D\uFFFF\uFDD0") == strings{"private_use \uE78D", "noncharacter \uFFFF\uFDD0"});
  CHECK(found("\U000F0000\U0001FFFE\U0010FFFE") ==
        strings{"private_use \U000F0000", "noncharacter \U0001FFFE\U0010FFFE"});
  CHECK(found("a\uFFFD") == strings{"lost_character \uFFFD"});
  CHECK(found("\u200B\u202E") == strings{"invisible_character \u200B", "bidi_control \u202E"});
}

TEST_CASE("only what does not show is no fault") {
  for (const finding& one :
       find_unusual_characters("\u200B\u202E\uE000\uFFFF\uFFFD", 100).findings) {
    const bool invisible = one.code == "reader.invisible_character";
    CHECK((one.severity == severity::information) == invisible);
    CHECK(!one.message.empty());
    CHECK(!one.advice.empty());
  }
}

TEST_CASE("beyond a number of each kind they are counted") {
  std::string text;
  for (int count = 0; count < 7; ++count) text += "a\u200B\u200B";
  text += "\uE000";
  const unusual_characters some = find_unusual_characters(text, 3);
  CHECK(some.findings.size() == 4);
  CHECK(some.findings[2].where == span_of(15, 21));
  CHECK(some.more == std::vector<finding_count>{{"reader.invisible_character", 4}});
  const unusual_characters none = find_unusual_characters(text, 0);
  CHECK(none.findings.empty());
  CHECK(none.more.size() == 2);
}

TEST_CASE("looking at the characters ends when asked to") {
  const std::atomic<bool> flag = true;
  const std::string text(std::size_t{2} << 20, 'x');
  CHECK_THROWS_AS(find_unusual_characters(text, 1, stop_token(flag)), stopped);
}

TEST_CASE("blanks that the key of a name leaves out") {
  const auto blanks = [](const std::string& name) {
    return find_dropped_blanks(name, span_of(0, name.size()));
  };
  CHECK(blanks("孙　尧") == span_of(3, 6));
  CHECK(blanks("孙 \u00A0尧") == span_of(3, 6));
  CHECK(blanks("IT 科") == span_of(2, 3));
  CHECK(blanks("Anna Maria 科") == span_of(10, 11));
  CHECK_FALSE(blanks("Anna Maria").present());
  CHECK_FALSE(blanks("Ａ Ｂ").present());
  CHECK_FALSE(blanks(" 孙尧 ").present());
  CHECK_FALSE(blanks("孙\n 尧").present());
  CHECK_FALSE(blanks("孙\u200B尧").present());
  CHECK_FALSE(blanks("").present());
}
