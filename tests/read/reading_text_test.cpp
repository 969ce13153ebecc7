#include "catch.hpp"

#include <string>
#include <string_view>

#include <dutygraph/read/file_bytes.hpp>
#include <dutygraph/read/reading_text.hpp>

using namespace dutygraph;

TEST_CASE("reading text: a plain text is read as it stands") {
  CHECK(reading_text("").empty());
  CHECK(reading_text("一、甲\n1.子。（甲局负责）\n").empty());
  CHECK(reading_text(file_bytes("seeds/qufu_2020.txt")).empty());
  CHECK(reading_text("见(a)项、（PPP）、发（试行）").empty());
}

TEST_CASE("reading text: traditional characters become simplified ones, in the same places") {
  CHECK(reading_text("（市財政局負責）") == "（市财政局负责）");
  CHECK(reading_text("責任單位：縣總工會、發展改革委") == "责任单位：县总工会、发展改革委");
  CHECK(reading_text("甲牽頭，乙參與，丙協助、督導") == "甲牵头，乙参与，丙协助、督导");
}

TEST_CASE("reading text: marks of pronunciation become blanks") {
  const std::string_view text = "市發(fā)展改革委負責(zé)";
  const std::string read = reading_text(text);
  CHECK(read == "市发     展改革委负责     ");
  CHECK(read.size() == text.size());
  CHECK(without_marks(text, read) == "市發展改革委負責");
  CHECK(without_marks("甲 乙", "甲 乙") == "甲 乙");
  CHECK(reading_text("发（fā）展") == std::string("发") + std::string(9, ' ') + "展");
  CHECK(reading_text("甲(fa)乙(（fā").empty());
}

TEST_CASE("reading text: page numbers become blanks") {
  CHECK(reading_text("甲\n- 2 -\n乙") == "甲\n     \n乙");
  CHECK(reading_text("甲\n— 12 —\n乙") == std::string("甲\n") + std::string(10, ' ') + "\n乙");
  CHECK(reading_text("甲\n-2\n2-3\n-\n--").empty());
}

TEST_CASE("reading text: hard-wrapped paragraphs are joined, and nothing else") {
  const std::string wrapped =
      "一、甲乙丙丁戊己庚辛壬癸子丑\n"
      "寅卯辰巳午未申酉戌亥甲乙丙丁\n"
      "戊己庚辛壬癸子丑寅卯辰巳午未\n"
      "申酉。\n"
      "二、甲乙丙丁戊己庚辛壬癸子丑\n"
      "（甲局负责）\n"
      "三、甲乙丙丁戊己庚辛壬癸子丑\n"
      "责任单位：甲局\n";
  const std::string read = reading_text(wrapped);
  REQUIRE(read.size() == wrapped.size());
  std::string expected = wrapped;
  for (std::size_t line = 0, at = 0; line < 3; ++line) {
    at = expected.find('\n', at);
    expected[at] = ' ';
  }
  CHECK(read == expected);
  std::string crlf;
  for (const char byte : wrapped) crlf += byte == '\n' ? std::string("\r\n") : std::string(1, byte);
  const std::string joined = reading_text(crlf);
  CHECK(joined.find("\r\n寅卯") == std::string::npos);
  CHECK(joined.find("\r\n（甲局") != std::string::npos);
  // Three lines of one length that are sentences are no wrapped text.
  CHECK(reading_text("1.甲乙丙丁戊己庚辛壬。\n2.甲乙丙丁戊己庚辛壬。\n3.甲乙丙丁戊己庚辛壬。\n")
            .empty());
}

TEST_CASE("reading text: any bytes keep their places", "[robust]") {
  std::string text = file_bytes("seeds/qufu_2020.txt").substr(0, 6000) + "負責(zé)";
  for (std::size_t at = 0; at < text.size(); at += 7) {
    std::string changed = text;
    changed[at] = '(';
    const std::string read = reading_text(changed);
    CHECK((read.empty() || read.size() == changed.size()));
  }
}
