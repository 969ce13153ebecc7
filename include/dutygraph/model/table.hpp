#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dutygraph/error.hpp>
#include <dutygraph/model/date.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What the values of a column are; every type may have nulls.
enum class column_type : std::uint8_t { utf8, int64, float64, boolean, date, utf8_list };

/// The name as it stands in messages and in the Python stubs, such as `list<utf8>`.
[[nodiscard]] std::string_view to_string(column_type value) noexcept;

namespace detail {

/// One column as Arrow lays it out: only the members of its type are in use. A null holds a zero or
/// nothing, so that equal columns have equal members.
struct column_data {
  std::string name;
  column_type type = column_type::utf8;
  std::size_t rows = 0;
  std::size_t nulls = 0;
  std::vector<std::uint8_t> validity;  ///< a bit a row, lowest first, set if known; empty: no null
  std::vector<std::int64_t> numbers;   ///< int64
  std::vector<double> reals;           ///< float64
  std::vector<std::uint8_t> flags;     ///< boolean: a byte a row, 0 or 1
  std::vector<std::int32_t> days;      ///< date: since 1970-01-01
  std::string bytes;                   ///< utf8, list: all words one after another
  std::vector<std::int64_t> offsets;   ///< utf8, list: where each word begins, and the end
  std::vector<std::int64_t> list_offsets;  ///< list: the first word of each row, and the end

  [[nodiscard]] std::string_view word(std::size_t index) const noexcept {
    const auto begin = static_cast<std::size_t>(offsets[index]);
    return std::string_view(bytes).substr(begin,
                                          static_cast<std::size_t>(offsets[index + 1]) - begin);
  }
};

}  // namespace detail

/// The words of one row of a list column: a range of `std::string_view`, valid as long as a column
/// or table that it came from, or a copy of one, exists.
class word_list {
 public:
  class iterator {
   public:
    using difference_type = std::ptrdiff_t;
    using value_type = std::string_view;
    using reference = std::string_view;
    using pointer = void;
    using iterator_category = std::input_iterator_tag;

    iterator() noexcept = default;
    iterator(const detail::column_data* data, std::size_t at) noexcept : data_(data), at_(at) {}
    [[nodiscard]] std::string_view operator*() const noexcept { return data_->word(at_); }
    iterator& operator++() noexcept {
      ++at_;
      return *this;
    }
    iterator operator++(int) noexcept { return {data_, at_++}; }
    friend bool operator==(const iterator&, const iterator&) = default;

   private:
    const detail::column_data* data_ = nullptr;
    std::size_t at_ = 0;
  };

  word_list() noexcept = default;
  word_list(const detail::column_data* data, std::size_t first, std::size_t last) noexcept
      : data_(data), first_(first), last_(last) {}

  [[nodiscard]] std::size_t size() const noexcept { return last_ - first_; }
  [[nodiscard]] bool empty() const noexcept { return first_ == last_; }
  /// `index` must be less than `size()`.
  [[nodiscard]] std::string_view operator[](std::size_t index) const noexcept {
    return data_->word(first_ + index);
  }
  [[nodiscard]] iterator begin() const noexcept { return {data_, first_}; }
  [[nodiscard]] iterator end() const noexcept { return {data_, last_}; }

 private:
  const detail::column_data* data_ = nullptr;
  std::size_t first_ = 0;
  std::size_t last_ = 0;
};

/// One named, typed column of a table: an immutable value, cheap to copy, shared between copies.
///
/// What a row that is null holds is zero, false, 1970-01-01 or the empty text or list. Each
/// accessor throws `argument_error` if the column has another type, and the ones by row if there is
/// no such row. All are O(1); spans and views last as long as any copy of the column.
class table_column {
 public:
  explicit table_column(std::shared_ptr<const detail::column_data> data) noexcept
      : data_(std::move(data)) {}

  [[nodiscard]] const std::string& name() const noexcept { return data_->name; }
  [[nodiscard]] column_type type() const noexcept { return data_->type; }
  [[nodiscard]] std::size_t rows() const noexcept { return data_->rows; }
  [[nodiscard]] std::size_t null_count() const noexcept { return data_->nulls; }
  /// False for a row that there is not.
  [[nodiscard]] bool is_null(std::size_t row) const noexcept {
    return data_->nulls != 0 && row < data_->rows &&
           (data_->validity[row / 8] >> (row % 8) & 1) == 0;
  }

  [[nodiscard]] std::span<const std::int64_t> int64_values() const;
  [[nodiscard]] std::span<const double> float64_values() const;
  /// One byte a row: 0 or 1.
  [[nodiscard]] std::span<const std::uint8_t> boolean_values() const;
  /// Days since 1970-01-01.
  [[nodiscard]] std::span<const std::int32_t> date_values() const;

  [[nodiscard]] std::int64_t int64_at(std::size_t row) const;
  [[nodiscard]] double float64_at(std::size_t row) const;
  [[nodiscard]] bool boolean_at(std::size_t row) const;
  [[nodiscard]] dutygraph::date date_at(std::size_t row) const;
  [[nodiscard]] std::string_view utf8_at(std::size_t row) const;
  [[nodiscard]] word_list list_at(std::size_t row) const;

  /// The storage, for exchange formats.
  [[nodiscard]] const std::shared_ptr<const detail::column_data>& data() const noexcept {
    return data_;
  }

  /// Equal name, type, nulls and values. Floats are compared bit by bit, but any two NaN are equal.
  friend bool operator==(const table_column& left, const table_column& right) noexcept {
    return left.equals(right);
  }

 private:
  void require(column_type type) const;
  void require(column_type type, std::size_t row) const;
  [[nodiscard]] bool equals(const table_column& other) const noexcept;

  std::shared_ptr<const detail::column_data> data_;
};

/// Named, typed columns of one length with a caption: the shape of every result.
///
/// An immutable value; copies share the columns. A default table has no column and no row. The
/// caption states how things were counted: inheritance, denominator, what was left out. Made by
/// `table_builder`.
class table {
 public:
  table() = default;
  /// Throws `argument_error` if two columns have one name, or columns differ in their rows.
  table(std::string caption, std::vector<table_column> columns);

  [[nodiscard]] std::size_t rows() const noexcept;
  [[nodiscard]] std::span<const table_column> columns() const noexcept { return columns_; }
  /// Throws `unknown_name` that names the columns there are. Linear in the columns.
  [[nodiscard]] const table_column& column(std::string_view name) const;
  /// Null if there is no such column.
  [[nodiscard]] const table_column* find_column(std::string_view name) const noexcept;
  [[nodiscard]] const std::string& caption() const noexcept { return caption_; }
  /// The same columns under another caption.
  [[nodiscard]] table with_caption(std::string caption) const {
    return {std::move(caption), columns_};
  }

  /// Equal captions and equal columns in one order.
  friend bool operator==(const table&, const table&) = default;

 private:
  std::string caption_;
  std::vector<table_column> columns_;
};

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/model/detail/table_inl.hpp>
#endif
