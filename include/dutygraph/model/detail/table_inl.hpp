#pragma once

#include <array>
#include <bit>

#include <dutygraph/model/table.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

DUTYGRAPH_INLINE std::string_view to_string(column_type value) noexcept {
  constexpr std::array<std::string_view, 6> names = {"utf8", "int64", "float64",
                                                     "bool", "date",  "list<utf8>"};
  return names[static_cast<std::size_t>(value)];
}

namespace detail {

[[nodiscard]] inline bool same_reals(const std::vector<double>& left,
                                     const std::vector<double>& right) noexcept {
  if (left.size() != right.size()) return false;
  for (std::size_t row = 0; row < left.size(); ++row) {
    const bool both_nan = left[row] != left[row] && right[row] != right[row];
    const auto bits = std::bit_cast<std::uint64_t>(left[row]);
    if (!both_nan && bits != std::bit_cast<std::uint64_t>(right[row])) return false;
  }
  return true;
}

}  // namespace detail

DUTYGRAPH_INLINE bool table_column::equals(const table_column& other) const noexcept {
  if (data_ == other.data_) return true;
  const detail::column_data& left = *data_;
  const detail::column_data& right = *other.data_;
  return left.name == right.name && left.type == right.type && left.rows == right.rows &&
         left.validity == right.validity && left.numbers == right.numbers &&
         detail::same_reals(left.reals, right.reals) && left.flags == right.flags &&
         left.days == right.days && left.bytes == right.bytes && left.offsets == right.offsets &&
         left.list_offsets == right.list_offsets;
}

DUTYGRAPH_INLINE void table_column::require(column_type type) const {
  if (data_->type == type) return;
  throw argument_error("table.type", "column “" + printable(data_->name) + "” holds " +
                                         std::string(to_string(data_->type)) + ", not " +
                                         std::string(to_string(type)) +
                                         "; ask for the type that it has");
}

DUTYGRAPH_INLINE void table_column::require(column_type type, std::size_t row) const {
  require(type);
  if (row < data_->rows) return;
  throw argument_error("table.row", "column “" + printable(data_->name) + "” has " +
                                        std::to_string(data_->rows) + " rows, and row " +
                                        std::to_string(row) + " was asked for; they count from 0");
}

DUTYGRAPH_INLINE std::span<const std::int64_t> table_column::int64_values() const {
  require(column_type::int64);
  return data_->numbers;
}

DUTYGRAPH_INLINE std::span<const double> table_column::float64_values() const {
  require(column_type::float64);
  return data_->reals;
}

DUTYGRAPH_INLINE std::span<const std::uint8_t> table_column::boolean_values() const {
  require(column_type::boolean);
  return data_->flags;
}

DUTYGRAPH_INLINE std::span<const std::int32_t> table_column::date_values() const {
  require(column_type::date);
  return data_->days;
}

DUTYGRAPH_INLINE std::int64_t table_column::int64_at(std::size_t row) const {
  require(column_type::int64, row);
  return data_->numbers[row];
}

DUTYGRAPH_INLINE double table_column::float64_at(std::size_t row) const {
  require(column_type::float64, row);
  return data_->reals[row];
}

DUTYGRAPH_INLINE bool table_column::boolean_at(std::size_t row) const {
  require(column_type::boolean, row);
  return data_->flags[row] != 0;
}

DUTYGRAPH_INLINE dutygraph::date table_column::date_at(std::size_t row) const {
  require(column_type::date, row);
  return date_of_days(data_->days[row]);
}

DUTYGRAPH_INLINE std::string_view table_column::utf8_at(std::size_t row) const {
  require(column_type::utf8, row);
  return data_->word(row);
}

DUTYGRAPH_INLINE word_list table_column::list_at(std::size_t row) const {
  require(column_type::utf8_list, row);
  return {data_.get(), static_cast<std::size_t>(data_->list_offsets[row]),
          static_cast<std::size_t>(data_->list_offsets[row + 1])};
}

DUTYGRAPH_INLINE table::table(std::string caption, std::vector<table_column> columns)
    : caption_(std::move(caption)), columns_(std::move(columns)) {
  for (const table_column& column : columns_) {
    const table_column& first = columns_.front();
    if (column.rows() != first.rows()) {
      throw argument_error("table.rows", "column “" + printable(column.name()) + "” has " +
                                             std::to_string(column.rows()) + " rows, but “" +
                                             printable(first.name()) + "” has " +
                                             std::to_string(first.rows()) +
                                             "; give every column a value or a null in every row");
    }
    if (find_column(column.name()) != &column) {
      throw argument_error("table.name", "two columns are named “" + printable(column.name()) +
                                             "”; give each a name of its own");
    }
  }
}

DUTYGRAPH_INLINE std::size_t table::rows() const noexcept {
  return columns_.empty() ? 0 : columns_.front().rows();
}

DUTYGRAPH_INLINE const table_column* table::find_column(std::string_view name) const noexcept {
  for (const table_column& column : columns_) {
    if (column.name() == name) return &column;
  }
  return nullptr;
}

DUTYGRAPH_INLINE const table_column& table::column(std::string_view name) const {
  if (const table_column* found = find_column(name)) return *found;
  std::vector<std::string> names;
  for (const table_column& column : columns_) names.push_back(column.name());
  throw unknown_name(name, "column", std::move(names));
}

}  // namespace dutygraph
