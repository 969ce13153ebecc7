#include <dutygraph/error.hpp>
#include <string>
#include <type_traits>

#include "catch.hpp"

using namespace dutygraph;
using namespace std::string_literals;

TEST_CASE("an error says where and what, with the parts that are known") {
  const auto what = [](const place& where) {
    return std::string(error("a.b", "no", where).what());
  };
  CHECK(what({}) == "no");
  CHECK(what({"plan.txt", 5, 8, 106}) == "plan.txt:5:8 (byte 106): no");
  CHECK(what({"plan.txt", 5, 0, {}}) == "plan.txt:5: no");
  CHECK(what({"plan.txt", 0, 0, {}}) == "plan.txt: no");
  CHECK(what({"", 5, 8, {}}) == "line 5, column 8: no");
  CHECK(what({"", 5, 0, 3}) == "line 5 (byte 3): no");
  CHECK(what({"", 0, 0, 0}) == "byte 0: no");
}

TEST_CASE("an error keeps its code and place") {
  const place where{"plan.txt", 5, 8, 106};
  const parse_error made("encoding.utf8", "bad", where);
  CHECK(made.code() == "encoding.utf8");
  CHECK(made.where() == where);
  CHECK_FALSE(made.where() == place{});
}

TEST_CASE("the message of an error has no raw control characters, and is not cut") {
  CHECK(error("a", "x\x1B[2J\ny").what() == "x\\u{1b}[2J\\u{a}y"s);
  CHECK(error("a", "x", {"a\rb", 1, 1, {}}).what() == "a\\u{d}b:1:1: x"s);
  const std::string long_message(1000, 'x');
  CHECK(error("a", long_message).what() == long_message);
}

TEST_CASE("all errors have one root") {
  CHECK(std::is_base_of_v<std::exception, error>);
  CHECK(std::is_base_of_v<error, parse_error>);
  CHECK(std::is_base_of_v<error, unknown_name>);
  CHECK(std::is_base_of_v<error, ambiguous_name>);
  CHECK(std::is_base_of_v<error, exchange_error>);
  CHECK(std::is_base_of_v<error, argument_error>);
  CHECK(std::is_base_of_v<error, limit_exceeded>);
  CHECK(std::is_base_of_v<error, stopped>);
}

TEST_CASE("an unknown name is answered with names there are") {
  const unknown_name near("甲", "leader", {"甲乙 (leader)", "甲丙 (section)"});
  CHECK(near.code() == "name.unknown");
  CHECK(near.what() == "no leader is named “甲”; try one of these: 甲乙 (leader), 甲丙 (section)"s);
  CHECK(near.nearest().size() == 2);
  CHECK(unknown_name("\x01", "", {}).what() == "no node is named “\\u{1}”; check the spelling"s);
}

TEST_CASE("an ambiguous name lists what it may mean") {
  const ambiguous_name made("甲", {"甲 (leader)", "甲 (section)"});
  CHECK(made.code() == "name.ambiguous");
  CHECK(made.candidates() == std::vector<std::string>{"甲 (leader)", "甲 (section)"});
  CHECK(std::string(made.what()).find("甲 (leader), 甲 (section)") != std::string::npos);
}

TEST_CASE("an exchange error names its format") {
  const exchange_error made("json.syntax", "JSON", "bad", {"a.json", 2, 3, 9});
  CHECK(made.format() == "JSON");
  CHECK(made.what() == "a.json:2:3 (byte 9): JSON: bad"s);
}

TEST_CASE("a passed limit names what to raise") {
  const limit_exceeded made("input_bytes", 12, 10);
  CHECK(made.code() == "limit.input_bytes");
  CHECK(made.limit() == "input_bytes");
  CHECK(std::string(made.what()).find("raise input_bytes") != std::string::npos);
  CHECK(std::string(made.what()).find("is 10, and this needs 12") != std::string::npos);
  CHECK(made.where() == place{});
  CHECK(limit_exceeded("nesting", 2, 1, {"a.json", 3, 4, 9}).where().line == 3);
}

TEST_CASE("a stopped call names itself") {
  const stopped made("reading");
  CHECK(made.code() == "stopped");
  CHECK(std::string(made.what()).find("reading was stopped") == 0);
}

TEST_CASE("printable text") {
  CHECK(printable("").empty());
  CHECK(printable("孔维健 a b") == "孔维健 a b");
  CHECK(printable("a\tb\nc\x7F") == "a\\u{9}b\\u{a}c\\u{7f}");
  CHECK(printable("a\0b"s) == "a\\u{0}b");
  CHECK(printable("\u200B\u202E\uFEFF") == "\\u{200b}\\u{202e}\\u{feff}");
  CHECK(printable("\u2028\uFFF9\uFFFF") == "\\u{2028}\\u{fff9}\\u{ffff}");
  CHECK(printable("\U000E0001") == "\\u{e0001}");
  CHECK(printable("\xE5\xAD\n\xFF") == "\\xe5\\xad\\u{a}\\xff");
  CHECK(printable("😀") == "😀");
}

TEST_CASE("printable text is cut after 200 characters") {
  std::string words;
  for (int count = 0; count < 200; ++count) words += "孔";
  CHECK(printable(words) == words);
  CHECK(printable(words + "x") == words + "…");
}
