#include <cstdint>
#include <dutygraph/model/table_builder.hpp>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"

using namespace dutygraph;

namespace {

template <class Call>
std::string code_of(Call call) {
  try {
    call();
  } catch (const error& thrown) {
    return thrown.code();
  }
  return "";
}

}  // namespace

TEST_CASE("a builder without columns makes the empty table") {
  CHECK(table_builder().finish() == table());
  CHECK(table_builder("x").finish().caption() == "x");
}

TEST_CASE("columns without rows keep their names and types") {
  table_builder out;
  out.list("a");
  out.utf8("b");
  const table made = out.finish();
  CHECK(made.rows() == 0);
  CHECK(made.column("a").type() == column_type::utf8_list);
  CHECK(made.column("b").type() == column_type::utf8);
}

TEST_CASE("columns stay in order and references stay valid") {
  table_builder out;
  std::vector<int64_builder*> columns;
  for (int count = 0; count < 100; ++count) {
    columns.push_back(&out.int64("c" + std::to_string(count)));
  }
  for (std::size_t count = 0; count < 100; ++count) columns[count]->push(count);
  const table made = out.finish();
  CHECK(made.columns()[7].name() == "c7");
  CHECK(made.column("c99").int64_at(0) == 99);
}

TEST_CASE("columns must have one length and names of their own") {
  const auto lengths = [] {
    table_builder out;
    out.int64("a").push(1);
    out.utf8("b");
    (void)out.finish();
  };
  CHECK(code_of(lengths) == "table.rows");
  const auto names = [] {
    table_builder out;
    out.int64("a");
    out.utf8("a");
    (void)out.finish();
  };
  CHECK(code_of(names) == "table.name");
}

TEST_CASE("integers of any type, unless they do not fit") {
  table_builder out;
  auto& column = out.int64("a");
  column.push(std::int8_t{-3});
  column.push(std::uint32_t{4'000'000'000U});
  column.push(std::size_t{7});
  column.push(std::numeric_limits<std::int64_t>::min());
  CHECK(code_of([&] { column.push(std::numeric_limits<std::uint64_t>::max()); }) == "table.range");
  CHECK(column.rows() == 4);
  const table made = out.finish();
  CHECK(made.column("a").int64_at(1) == 4'000'000'000);
  CHECK(made.column("a").int64_at(3) == std::numeric_limits<std::int64_t>::min());
}

TEST_CASE("optional values") {
  table_builder out;
  out.int64("a").push_optional(std::optional<int>());
  out.float64("b").push_optional(2.5);
  out.boolean("c").push_optional(std::nullopt);
  out.date("d").push_optional(date{2020, 4, 8});
  out.utf8("e").push_optional(std::nullopt);
  out.utf8("f").push_or_null("");
  out.utf8("g").push_or_null("x");
  const table made = out.finish();
  CHECK(made.column("a").is_null(0));
  CHECK(made.column("b").float64_at(0) == 2.5);
  CHECK(made.column("c").is_null(0));
  CHECK_FALSE(made.column("d").is_null(0));
  CHECK(made.column("e").is_null(0));
  CHECK(made.column("f").is_null(0));
  CHECK(made.column("g").utf8_at(0) == "x");
}

TEST_CASE("lists at once or word by word") {
  table_builder out;
  auto& column = out.list("a");
  column.push(std::vector<std::string>{"甲", "乙"});
  column.push({"丙"});
  column.add_word("丁");
  column.add_word("");
  column.end_list();
  column.end_list();
  const table made = out.finish();
  CHECK(made.column("a").list_at(0)[1] == "乙");
  CHECK(made.column("a").list_at(2).size() == 2);
  CHECK(made.column("a").list_at(2)[1].empty());
  CHECK(made.column("a").list_at(3).empty());
}

TEST_CASE("a list that was not ended is an error, not a list of the next row") {
  table_builder out;
  auto& column = out.list("a");
  column.add_word("甲");
  CHECK(code_of([&] { column.push_null(); }) == "table.open_list");
  CHECK(code_of([&] { (void)out.finish(); }) == "table.open_list");
}

TEST_CASE("a builder is empty once finished") {
  table_builder out("x");
  out.int64("a").push(1);
  CHECK(out.finish().rows() == 1);
  CHECK(out.finish() == table());
}

TEST_CASE("nulls anywhere, in random columns") {
  std::mt19937 random(5);
  std::size_t wrong = 0;
  for (int round = 0; round < 300; ++round) {
    table_builder out;
    auto& column = out.int64("a");
    std::vector<bool> nulls;
    for (auto left = random() % 40; left > 0; --left) {
      nulls.push_back(random() % 4 == 0);
      nulls.back() ? column.push_null() : column.push(9);
    }
    const table made = out.finish();
    const table_column& read = made.column("a");
    std::size_t count = 0;
    for (std::size_t row = 0; row < nulls.size(); ++row) {
      wrong += read.is_null(row) == nulls[row] ? 0 : 1;
      wrong += read.int64_at(row) == (nulls[row] ? 0 : 9) ? 0 : 1;
      count += nulls[row] ? 1 : 0;
    }
    wrong += read.null_count() == count ? 0 : 1;
    wrong += read.data()->validity.size() == (count == 0 ? 0 : (nulls.size() + 7) / 8) ? 0 : 1;
  }
  CHECK(wrong == 0);
}
