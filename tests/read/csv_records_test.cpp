#include <dutygraph/read/csv_records.hpp>

#include <string>
#include <vector>

#include "catch.hpp"

namespace {

using namespace dutygraph;

decoded_text text_of(std::string_view words) {
  decoded_text made;
  made.text = words;
  return made;
}

std::vector<std::vector<std::string>> rows_of(std::string_view words) {
  const decoded_text source = text_of(words);
  csv_reader csv(source);
  std::vector<std::vector<std::string>> rows;
  std::vector<csv_field> fields;
  while (csv.next(fields)) {
    std::vector<std::string>& row = rows.emplace_back();
    for (const csv_field& field : fields) row.push_back(field.text);
  }
  return rows;
}

using rows = std::vector<std::vector<std::string>>;

TEST_CASE("records are those of RFC 4180") {
  CHECK(rows_of("").empty());
  CHECK(rows_of("\n\r\n\n").empty());
  CHECK(rows_of("a,b\r\nc,d\re,f\ng,h") == rows{{"a", "b"}, {"c", "d"}, {"e", "f"}, {"g", "h"}});
  CHECK(rows_of("a,,\n,\n") == rows{{"a", "", ""}, {"", ""}});
  CHECK(rows_of("\"a,\"\"b\"\"\",\"c\nd\"\n\"\"\n") == rows{{"a,\"b\"", "c\nd"}, {""}});
  CHECK(rows_of("sep=;\na;b,c\n") == rows{{"a", "b,c"}});
  CHECK(rows_of("sep=\t\r\na\tb\r\n") == rows{{"a", "b"}});
  CHECK(rows_of("sep=;x\n") == rows{{"sep=;x"}});
}

TEST_CASE("a field knows where it stands, without its quotes") {
  const decoded_text source = text_of("甲,\"乙\"\"丙\"\n");
  csv_reader csv(source);
  std::vector<csv_field> fields;
  REQUIRE(csv.next(fields));
  CHECK(fields[0] == csv_field{"甲", {0, 3}});
  CHECK(fields[1] == csv_field{"乙\"丙", {5, 13}});
  CHECK(csv.begin() == 0);
  CHECK(csv.where(5).column == 4);
}

TEST_CASE("faults name line and byte") {
  struct fault {
    std::string_view text;
    std::uint64_t line, byte;
  };
  for (const fault& one : {fault{"a,b\n\"c,d\ne", 2, 4}, fault{"a\n\"b\"c\n", 2, 5}}) {
    const decoded_text source = text_of(one.text);
    csv_reader csv(source, {"x.csv", "some.code", true});
    std::vector<csv_field> fields;
    REQUIRE(csv.next(fields));
    try {
      static_cast<void>(csv.next(fields));
      FAIL("no error");
    } catch (const parse_error& caught) {
      CHECK(caught.code() == "some.code");
      CHECK(caught.where().file == "x.csv");
      CHECK(caught.where().line == one.line);
      CHECK(caught.where().byte == one.byte);
    }
  }
  const decoded_text wide = text_of(std::string(16'384, ','));
  csv_reader csv(wide);
  std::vector<csv_field> fields;
  CHECK_THROWS_AS(csv.next(fields), parse_error);
}

TEST_CASE("what is written as records reads back") {
  const std::vector<std::string> parts{"a", "\"", ",", "\n", "甲", "\r\n", "", " "};
  for (std::size_t seed = 0; seed < 500; ++seed) {
    rows wanted;
    std::string text;
    std::size_t state = seed * 7919 + 1;
    const auto next = [&](std::size_t below) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      return (state >> 33) % below;
    };
    for (std::size_t row = 0; row < 3; ++row) {
      wanted.emplace_back();
      for (std::size_t column = 0; column < 3; ++column) {
        std::string field;
        for (std::size_t part = next(4); part > 0; --part) field += parts[next(parts.size())];
        std::string doubled;
        for (const char mark : field) doubled.append(mark == '"' ? 2 : 1, mark);
        text.append(column == 0 ? "" : ",").append("\"").append(doubled).append("\"");
        wanted.back().push_back(std::move(field));
      }
      text += "\r\n";
    }
    CHECK(rows_of(text) == wanted);
  }
}

}  // namespace
