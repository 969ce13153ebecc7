#include <dutygraph/model/table.hpp>
#include <dutygraph/model/table_builder.hpp>
#include <limits>
#include <string>
#include <vector>

#include "catch.hpp"

using namespace dutygraph;

namespace {

/// A table of one column of each type with a null in the middle.
table of_all_types() {
  table_builder out("caption");
  auto& name = out.utf8("name");
  auto& items = out.int64("items");
  auto& share = out.float64("share");
  auto& covered = out.boolean("covered");
  auto& due = out.date("due");
  auto& holders = out.list("holders");
  name.push("孔维健");
  items.push(4);
  share.push(0.5);
  covered.push(true);
  due.push({2020, 4, 8});
  holders.push({"甲", "乙"});
  name.push_null();
  items.push_null();
  share.push_null();
  covered.push_null();
  due.push_null();
  holders.push_null();
  name.push("");
  items.push(-1);
  share.push(-0.0);
  covered.push(false);
  due.push({1969, 12, 31});
  holders.push({});
  return out.finish();
}

template <class Call>
std::string code_of(Call call) {
  try {
    call();
  } catch (const error& thrown) {
    return thrown.code();
  }
  return "";
}

table of_reals(double value) {
  table_builder out;
  out.float64("x").push(value);
  return out.finish();
}

}  // namespace

TEST_CASE("a table without columns") {
  const table none;
  CHECK(none.rows() == 0);
  CHECK(none.columns().empty());
  CHECK(none.caption().empty());
  CHECK(none.find_column("x") == nullptr);
  CHECK(none == table());
}

TEST_CASE("values of every type are read back") {
  const table made = of_all_types();
  CHECK(made.rows() == 3);
  CHECK(made.columns().size() == 6);
  CHECK(made.caption() == "caption");
  CHECK(made.column("name").utf8_at(0) == "孔维健");
  CHECK(made.column("items").int64_at(2) == -1);
  CHECK(made.column("share").float64_at(0) == 0.5);
  CHECK(made.column("covered").boolean_at(0));
  CHECK_FALSE(made.column("covered").boolean_at(2));
  CHECK(made.column("due").date_at(0) == date{2020, 4, 8});
  const word_list holders = made.column("holders").list_at(0);
  REQUIRE(holders.size() == 2);
  CHECK(holders[0] == "甲");
  CHECK(holders[1] == "乙");
  std::string joined;
  for (const std::string_view word : holders) joined += word;
  CHECK(joined == "甲乙");
  CHECK(made.column("holders").list_at(2).empty());
  CHECK(word_list().empty());
}

TEST_CASE("a null is known as one and holds nothing") {
  const table made = of_all_types();
  for (const table_column& column : made.columns()) {
    CHECK_FALSE(column.is_null(0));
    CHECK(column.is_null(1));
    CHECK_FALSE(column.is_null(2));
    CHECK_FALSE(column.is_null(3));
    CHECK(column.null_count() == 1);
    CHECK(column.rows() == 3);
  }
  CHECK(made.column("name").utf8_at(1).empty());
  CHECK(made.column("items").int64_at(1) == 0);
  CHECK(made.column("share").float64_at(1) == 0.0);
  CHECK_FALSE(made.column("covered").boolean_at(1));
  CHECK(made.column("due").date_at(1) == date{1970, 1, 1});
  CHECK(made.column("holders").list_at(1).empty());
}

TEST_CASE("whole columns as spans") {
  const table made = of_all_types();
  const auto items = made.column("items").int64_values();
  CHECK(std::vector<std::int64_t>(items.begin(), items.end()) ==
        std::vector<std::int64_t>{4, 0, -1});
  CHECK(made.column("share").float64_values().size() == 3);
  CHECK(made.column("covered").boolean_values()[0] == 1);
  CHECK(made.column("due").date_values()[2] == -1);
}

TEST_CASE("asking for what is not there") {
  const table made = of_all_types();
  try {
    (void)made.column("item");
    FAIL("found");
  } catch (const unknown_name& thrown) {
    CHECK(thrown.nearest() ==
          std::vector<std::string>{"name", "items", "share", "covered", "due", "holders"});
    CHECK(std::string(thrown.what()).find("no column is named “item”") == 0);
  }
  CHECK(code_of([&] { (void)made.column("items").float64_values(); }) == "table.type");
  CHECK(code_of([&] { (void)made.column("share").int64_values(); }) == "table.type");
  CHECK(code_of([&] { (void)made.column("name").boolean_values(); }) == "table.type");
  CHECK(code_of([&] { (void)made.column("name").date_values(); }) == "table.type");
  CHECK(code_of([&] { (void)made.column("holders").utf8_at(0); }) == "table.type");
  CHECK(code_of([&] { (void)made.column("name").list_at(0); }) == "table.type");
  CHECK(code_of([&] { (void)made.column("name").utf8_at(3); }) == "table.row");
  CHECK(code_of([&] { (void)made.column("items").int64_at(3); }) == "table.row");
  CHECK(code_of([&] { (void)made.column("holders").list_at(3); }) == "table.row");
}

TEST_CASE("tables are equal by value") {
  const table made = of_all_types();
  const table copy = made;
  CHECK(copy == made);
  CHECK(of_all_types() == made);
  CHECK_FALSE(made.with_caption("other") == made);
  CHECK(made.with_caption("other").with_caption("caption") == made);
  CHECK_FALSE(table() == made);
}

TEST_CASE("tables differ by name, order, type, value or null") {
  const auto one = [](std::string_view name, bool null, std::int64_t value) {
    table_builder out;
    auto& column = out.int64(name);
    null ? column.push_null() : column.push(value);
    return out.finish();
  };
  CHECK(one("a", false, 0) == one("a", false, 0));
  CHECK_FALSE(one("a", false, 0) == one("b", false, 0));
  CHECK_FALSE(one("a", false, 0) == one("a", false, 1));
  CHECK_FALSE(one("a", false, 0) == one("a", true, 0));
  CHECK(one("a", true, 0) == one("a", true, 0));
  table_builder real;
  real.float64("a").push(0.0);
  CHECK_FALSE(real.finish() == one("a", false, 0));
  const auto words = [](std::initializer_list<std::string_view> list) {
    table_builder out;
    out.list("a").push(list);
    return out.finish();
  };
  CHECK(words({"a", "b"}) == words({"a", "b"}));
  CHECK_FALSE(words({"a", "b"}) == words({"ab"}));
  CHECK_FALSE(words({}) == words({""}));
}

TEST_CASE("floats are equal bit by bit, and any two NaN") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(of_reals(nan) == of_reals(-nan));
  CHECK(of_reals(0.1 + 0.2) == of_reals(0.1 + 0.2));
  CHECK_FALSE(of_reals(0.1 + 0.2) == of_reals(0.3));
  CHECK_FALSE(of_reals(0.0) == of_reals(-0.0));
  CHECK_FALSE(of_reals(0.0) == of_reals(nan));
}

TEST_CASE("copies outlive the table they came from") {
  word_list holders;
  table_column column = of_all_types().column("holders");
  holders = column.list_at(0);
  CHECK(holders[1] == "乙");
  CHECK(column.name() == "holders");
}

TEST_CASE("types have names") {
  CHECK(to_string(column_type::utf8) == "utf8");
  CHECK(to_string(column_type::int64) == "int64");
  CHECK(to_string(column_type::float64) == "float64");
  CHECK(to_string(column_type::boolean) == "bool");
  CHECK(to_string(column_type::date) == "date");
  CHECK(to_string(column_type::utf8_list) == "list<utf8>");
}
