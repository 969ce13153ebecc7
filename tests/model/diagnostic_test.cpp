#include <dutygraph/model/diagnostic.hpp>
#include <string>

#include "catch.hpp"

using namespace dutygraph;

namespace {

diagnostic make(const std::string& code, const std::string& message,
                severity how = severity::warning) {
  diagnostic result;
  result.code = code;
  result.message = message;
  result.severity = how;
  return result;
}

}  // namespace

TEST_CASE("a diagnostic as one line") {
  diagnostic value = make("reader.unclosed", "no closing bracket");
  CHECK(to_string(value) == "warning: no closing bracket [reader.unclosed]");
  value.where = {"plan.txt", 5, 8, 106};
  value.severity = severity::error;
  CHECK(to_string(value) == "plan.txt:5:8: error: no closing bracket [reader.unclosed]");
  value.where = {"", 5, 0, {}};
  value.severity = severity::information;
  value.code.clear();
  CHECK(to_string(value) == "5: information: no closing bracket");
  value.where = {"a\nb", 0, 0, {}};
  CHECK(to_string(value) == "a\\u{a}b: information: no closing bracket");
}

TEST_CASE("a diagnostic explained: the words, a caret below their beginning, the advice") {
  diagnostic value = make("reader.unclosed", "no closing bracket");
  CHECK(explained(value) == to_string(value));
  value.excerpt = "（责任单位";
  value.advice = "close it";
  CHECK(explained(value) == to_string(value) + "\n  （责任单位\n  ^\n  close it");
  value.excerpt = std::string(70, 'a');
  CHECK(explained(value).find("\n  " + std::string(60, 'a') + "…\n") != std::string::npos);
}

TEST_CASE("a list keeps some of each kind and counts the rest") {
  diagnostic_list list(2);
  list.add(make("a", "1"));
  list.add(make("b", "2", severity::error));
  list.add(make("a", "3"));
  list.add(make("b", "4", severity::error));
  list.add(make("b", "5", severity::error));
  list.add(make("b", "6", severity::error));
  const auto all = list.take();
  REQUIRE(all.size() == 5);
  CHECK(all[0] == make("a", "1"));
  CHECK(all[1] == make("b", "2", severity::error));
  CHECK(all[2] == make("a", "3"));
  CHECK(all[3] == make("b", "4", severity::error));
  CHECK(all[4].code == "b");
  CHECK(all[4].severity == severity::error);
  CHECK(all[4].message == "2 more of this kind are not listed");
  CHECK(all[4].advice.find("diagnostics_of_a_kind") != std::string::npos);
  CHECK(list.take().empty());
  list.add(make("a", "7"));
  CHECK(list.take().size() == 1);
}

TEST_CASE("what was counted elsewhere is counted too") {
  diagnostic_list list(1);
  list.add(make("a", "1"));
  list.add_more("a", 4);
  const auto all = list.take();
  REQUIRE(all.size() == 2);
  CHECK(all[1].message == "4 more of this kind are not listed");
  diagnostic_list none(0);
  none.add_more("a", 2);
  REQUIRE(none.take().size() == 1);
}

TEST_CASE("a list that may keep nothing still counts") {
  diagnostic_list list(0);
  list.add(make("a", "1"));
  const auto all = list.take();
  REQUIRE(all.size() == 1);
  CHECK(all[0].message == "1 more of this kind are not listed");
}

TEST_CASE("the usual list keeps a hundred") {
  diagnostic_list list;
  for (int count = 0; count < 103; ++count) list.add(make("a", "x"));
  CHECK(list.take().size() == 101);
  CHECK(diagnostic_list().take().empty());
}
