#pragma once

#include <dutygraph/model/table_builder.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

DUTYGRAPH_INLINE column_builder::column_builder(std::string_view name, column_type type) {
  data_.name = name;
  data_.type = type;
  if (type == column_type::utf8 || type == column_type::utf8_list) data_.offsets.push_back(0);
  if (type == column_type::utf8_list) data_.list_offsets.push_back(0);
}

DUTYGRAPH_INLINE void column_builder::close_row() {
  const std::size_t row = data_.rows++;
  if (data_.nulls == 0) return;
  if (row % 8 == 0) data_.validity.push_back(0);
  data_.validity.back() = static_cast<std::uint8_t>(data_.validity.back() | (1U << (row % 8)));
}

DUTYGRAPH_INLINE void column_builder::push_null() {
  if (data_.nulls == 0) {
    data_.validity.assign(data_.rows / 8, 0xFF);
    if (data_.rows % 8 != 0) {
      data_.validity.push_back(static_cast<std::uint8_t>((1U << (data_.rows % 8)) - 1));
    }
  }
  if (data_.rows % 8 == 0) data_.validity.push_back(0);
  switch (data_.type) {
    case column_type::utf8:
      data_.offsets.push_back(data_.offsets.back());
      break;
    case column_type::int64:
      data_.numbers.push_back(0);
      break;
    case column_type::float64:
      data_.reals.push_back(0.0);
      break;
    case column_type::boolean:
      data_.flags.push_back(0);
      break;
    case column_type::date:
      data_.days.push_back(0);
      break;
    case column_type::utf8_list:
      require_no_open_list();
      data_.list_offsets.push_back(data_.list_offsets.back());
      break;
  }
  ++data_.rows;
  ++data_.nulls;
}

DUTYGRAPH_INLINE void column_builder::require_no_open_list() const {
  if (data_.type != column_type::utf8_list) return;
  if (data_.list_offsets.back() + 1 == static_cast<std::int64_t>(data_.offsets.size())) return;
  throw argument_error("table.open_list", "column “" + printable(data_.name) + "”, row " +
                                              std::to_string(data_.rows) +
                                              ", has words but no end; call end_list after them");
}

DUTYGRAPH_INLINE void column_builder::throw_out_of_range() const {
  throw argument_error("table.range", "a value for column “" + printable(data_.name) + "”, row " +
                                          std::to_string(data_.rows) +
                                          ", is over 9223372036854775807, the most that a 64-bit "
                                          "integer with a sign holds; use a float64 column");
}

DUTYGRAPH_INLINE void utf8_builder::push(std::string_view value) {
  data_.bytes.append(value);
  data_.offsets.push_back(static_cast<std::int64_t>(data_.bytes.size()));
  close_row();
}

DUTYGRAPH_INLINE void list_builder::add_word(std::string_view word) {
  data_.bytes.append(word);
  data_.offsets.push_back(static_cast<std::int64_t>(data_.bytes.size()));
}

DUTYGRAPH_INLINE void list_builder::end_list() {
  data_.list_offsets.push_back(static_cast<std::int64_t>(data_.offsets.size() - 1));
  close_row();
}

DUTYGRAPH_INLINE table table_builder::finish() {
  std::vector<table_column> columns;
  columns.reserve(columns_.size());
  for (const std::unique_ptr<column_builder>& column : std::exchange(columns_, {})) {
    column->require_no_open_list();
    columns.emplace_back(std::make_shared<const detail::column_data>(std::move(column->data_)));
  }
  return {std::exchange(caption_, {}), std::move(columns)};
}

}  // namespace dutygraph
