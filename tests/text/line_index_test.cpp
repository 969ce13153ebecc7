#include <dutygraph/text/line_index.hpp>
#include <random>
#include <string>

#include "catch.hpp"

using namespace dutygraph;

namespace {

/// Counts from the front, character by character.
line_position slow_position(const std::string& text, std::size_t offset) {
  line_position result;
  for (std::size_t at = 0; at < offset && at < text.size(); ++at) {
    const bool crlf = text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    if (text[at] == '\n' || (text[at] == '\r' && !crlf)) {
      ++result.line;
      result.column = 1;
    } else if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) {
      ++result.column;
    }
  }
  return result;
}

}  // namespace

TEST_CASE("the empty text has no line, and a place all the same") {
  const line_index lines("");
  CHECK(lines.count() == 0);
  CHECK(lines.position("", 0) == line_position{1, 1});
  CHECK(lines.position("", 9) == line_position{1, 1});
  CHECK(lines.words("", 1).empty());
  CHECK(line_index().position("", 0) == line_position{1, 1});
  CHECK(line_index().line("", 0) == 1);
}

TEST_CASE("LF, CR and CRLF each end one line") {
  const std::string text = "a\nb\rc\r\nd\n\r\n\ne";
  const line_index lines(text);
  CHECK(lines.count() == 7);
  CHECK(lines.words(text, 1) == "a");
  CHECK(lines.words(text, 2) == "b");
  CHECK(lines.words(text, 3) == "c");
  CHECK(lines.words(text, 4) == "d");
  CHECK(lines.words(text, 5).empty());
  CHECK(lines.words(text, 6).empty());
  CHECK(lines.words(text, 7) == "e");
  CHECK(lines.words(text, 0).empty());
  CHECK(lines.words(text, 8).empty());
  CHECK(lines.start(text, 4) == 7);
  CHECK(lines.start(text, 9) == text.size());
}

TEST_CASE("a line break at the end opens no line") {
  const std::string text = "甲\n";
  const line_index lines(text);
  CHECK(lines.count() == 1);
  CHECK(lines.words(text, 1) == "甲");
  CHECK(lines.position(text, 3) == line_position{1, 2});
  CHECK(lines.position(text, 4) == line_position{2, 1});
}

TEST_CASE("columns count code points") {
  const std::string text = "一、加强\n孙　尧😀x";
  const line_index lines(text);
  CHECK(lines.position(text, 0) == line_position{1, 1});
  CHECK(lines.position(text, 3) == line_position{1, 2});
  CHECK(lines.position(text, 13) == line_position{2, 1});
  CHECK(lines.position(text, text.size() - 1) == line_position{2, 5});
  CHECK(lines.position(text, text.size() + 50) == line_position{2, 6});
}

TEST_CASE("random texts have the positions that counting from the front gives") {
  std::mt19937 random(20'201'124);
  const char* pieces[] = {"\n", "\r", "\r\n", "a", "孔", "😀"};
  std::size_t wrong = 0;
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (auto left = random() % 20; left > 0; --left) text += pieces[random() % 6];
    const line_index lines(text);
    for (std::size_t at = 0; at <= text.size(); ++at) {
      wrong += lines.position(text, at) == slow_position(text, at) ? 0 : 1;
      wrong += lines.line(text, at) == slow_position(text, at).line ? 0 : 1;
    }
    std::string joined;
    for (std::uint64_t line = 1; line <= lines.count(); ++line) joined += lines.words(text, line);
    std::string bare;
    for (const char byte : text) {
      if (byte != '\n' && byte != '\r') bare += byte;
    }
    wrong += joined == bare ? 0 : 1;
  }
  CHECK(wrong == 0);
}

TEST_CASE("an index says nothing wrong about a shorter text than its own") {
  const line_index lines("a\nb\nc\n");
  CHECK(lines.words("a", 3).empty());
  CHECK(lines.position("a", 5).line >= 1);
}

TEST_CASE("a place names file, line, column and the byte of the input") {
  const std::string text = "a\n孔维";
  offset_map offsets;
  offsets.add_run(0, 3, 1, 1);
  const place where = place_of(text, 5, line_index(text), offsets, "plan.txt");
  CHECK(where == place{"plan.txt", 2, 2, 8});
  CHECK(place_of(text, 99, line_index(text), offsets, "").byte == 11U);
}
