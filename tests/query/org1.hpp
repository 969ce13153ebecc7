#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/build/assignments.hpp>
#include <dutygraph/build/builder.hpp>
#include <dutygraph/model/table.hpp>

/// The organization that the worked values are for: leaders Ana, Ben, Cai, Dee; items T1 to T6 in
/// the chapters S1 (T1 T2 T3), S2 (T4 T5), S3 (T6); Dee holds nothing, nobody holds T6.
inline dutygraph::plan_builder org1_builder() {
  dutygraph::plan_builder b("org1");
  b.chapter("S1", "first").chapter("S2", "second").chapter("S3", "third");
  b.item("T1", "one", "S1", 5).item("T2", "two", "S1", 3).item("T3", "three", "S1", 4);
  b.item("T4", "four", "S2", 2).item("T5", "five", "S2", 6).item("T6", "six", "S3", 1);
  for (const char* leader : {"Ana", "Ben", "Cai", "Dee"}) b.actor(leader);
  for (const char* item : {"T1", "T2", "T3", "T4"}) b.assign("Ana", item);
  b.assign("Ben", "T3").assign("Ben", "T5").assign("Cai", "T4");
  return b;
}

/// The same as rows of a table of assignments.
inline std::vector<dutygraph::assignment_row> org1_rows() {
  std::vector<dutygraph::assignment_row> rows;
  const auto add = [&rows](std::optional<std::string> actor, std::optional<std::string> item,
                           const char* chapter, std::optional<double> effort) {
    dutygraph::assignment_row& row = rows.emplace_back();
    row.actor = std::move(actor);
    row.item = std::move(item);
    if (chapter != nullptr) row.chapter = chapter;
    row.effort = effort;
  };
  add("Ana", "T1", "S1", 5);
  add("Ana", "T2", "S1", 3);
  add("Ana", "T3", "S1", 4);
  add("Ana", "T4", "S2", 2);
  add("Ben", "T3", "S1", 4);
  add("Ben", "T5", "S2", 6);
  add("Cai", "T4", "S2", 2);
  add("Dee", std::nullopt, nullptr, std::nullopt);
  add(std::nullopt, "T6", "S3", 1);
  return rows;
}

/// The values of a column as lists to compare with.
inline std::vector<std::string> texts(const dutygraph::table& t, std::string_view column) {
  std::vector<std::string> out;
  const dutygraph::table_column& values = t.column(column);
  for (std::size_t row = 0; row < t.rows(); ++row) {
    out.push_back(values.is_null(row) ? "(null)" : std::string(values.utf8_at(row)));
  }
  return out;
}
inline std::vector<long long> counts(const dutygraph::table& t, std::string_view column) {
  const auto values = t.column(column).int64_values();
  return {values.begin(), values.end()};
}
inline std::vector<double> reals(const dutygraph::table& t, std::string_view column) {
  const auto values = t.column(column).float64_values();
  return {values.begin(), values.end()};
}
/// The words of a list column, joined by a comma.
inline std::vector<std::string> lists(const dutygraph::table& t, std::string_view column) {
  std::vector<std::string> out;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    std::string& all = out.emplace_back();
    for (const std::string_view word : t.column(column).list_at(row)) {
      if (!all.empty()) all += ",";
      all += word;
    }
  }
  return out;
}
/// `name:type` of every column.
inline std::vector<std::string> columns(const dutygraph::table& t) {
  std::vector<std::string> out;
  for (const dutygraph::table_column& column : t.columns()) {
    out.push_back(column.name() + ":" + std::string(to_string(column.type())));
  }
  return out;
}

using words = std::vector<std::string>;
using whole = std::vector<long long>;
using real = std::vector<double>;
