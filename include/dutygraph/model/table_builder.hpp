#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dutygraph/model/table.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// A column being filled, one push a row. Made by `table_builder` and alive as long as that.
class column_builder {
 public:
  column_builder(const column_builder&) = delete;
  column_builder& operator=(const column_builder&) = delete;
  virtual ~column_builder() = default;

  /// Rows pushed so far.
  [[nodiscard]] std::size_t rows() const noexcept { return data_.rows; }
  /// Adds a row without a value.
  void push_null();

 protected:
  column_builder(std::string_view name, column_type type);
  /// Counts a row whose value has been written.
  void close_row();
  void require_no_open_list() const;
  [[noreturn]] void throw_out_of_range() const;

  detail::column_data data_;

 private:
  friend class table_builder;
};

/// Fills a column of integers.
class int64_builder : public column_builder {
 public:
  explicit int64_builder(std::string_view name) : column_builder(name, column_type::int64) {}

  /// Throws `argument_error` if the value does not fit into 64 bits with a sign.
  template <std::integral Integer>
  requires(!std::same_as<Integer, bool>) void push(Integer value) {
    if (!std::in_range<std::int64_t>(value)) throw_out_of_range();
    data_.numbers.push_back(static_cast<std::int64_t>(value));
    close_row();
  }
  template <std::integral Integer>
  void push_optional(const std::optional<Integer>& value) {
    value ? push(*value) : push_null();
  }
};

/// Fills a column of binary64 numbers.
class float64_builder : public column_builder {
 public:
  explicit float64_builder(std::string_view name) : column_builder(name, column_type::float64) {}

  void push(double value) {
    data_.reals.push_back(value);
    close_row();
  }
  void push_optional(const std::optional<double>& value) { value ? push(*value) : push_null(); }
};

/// Fills a column of truth values.
class boolean_builder : public column_builder {
 public:
  explicit boolean_builder(std::string_view name) : column_builder(name, column_type::boolean) {}

  void push(std::same_as<bool> auto value) {
    data_.flags.push_back(value ? 1 : 0);
    close_row();
  }
  void push_optional(const std::optional<bool>& value) { value ? push(*value) : push_null(); }
};

/// Fills a column of days.
class date_builder : public column_builder {
 public:
  explicit date_builder(std::string_view name) : column_builder(name, column_type::date) {}

  void push(const dutygraph::date& value) {
    data_.days.push_back(days_since_epoch(value));
    close_row();
  }
  void push_optional(const std::optional<dutygraph::date>& value) {
    value ? push(*value) : push_null();
  }
};

/// Fills a column of texts, which must be UTF-8 (not checked).
class utf8_builder : public column_builder {
 public:
  explicit utf8_builder(std::string_view name) : column_builder(name, column_type::utf8) {}

  void push(std::string_view value);
  void push_optional(const std::optional<std::string_view>& value) {
    value ? push(*value) : push_null();
  }
  /// Null where the text is empty: for "not stated".
  void push_or_null(std::string_view value) { value.empty() ? push_null() : push(value); }
};

/// Fills a column of lists of texts, which must be UTF-8 (not checked).
///
/// Either a list at once by `push`, or word by word by `add_word` and then `end_list`.
class list_builder : public column_builder {
 public:
  explicit list_builder(std::string_view name) : column_builder(name, column_type::utf8_list) {}

  /// Any range of what converts to `std::string_view`.
  template <class Range>
  void push(const Range& words) {
    for (const auto& word : words) add_word(word);
    end_list();
  }
  void push(std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) add_word(word);
    end_list();
  }
  void add_word(std::string_view word);
  void end_list();
};

/// Makes a table column by column. Example:
///
///     table_builder out("items by leader; inheritance: nearest");
///     auto& name = out.utf8("name");
///     auto& items = out.int64("items");
///     name.push("…");
///     items.push(4);
///     return out.finish();
///
/// The columns stand in the order in which they were asked for; two of one name make `finish`
/// throw.
class table_builder {
 public:
  explicit table_builder(std::string caption = {}) : caption_(std::move(caption)) {}

  utf8_builder& utf8(std::string_view name) { return add<utf8_builder>(name); }
  int64_builder& int64(std::string_view name) { return add<int64_builder>(name); }
  float64_builder& float64(std::string_view name) { return add<float64_builder>(name); }
  boolean_builder& boolean(std::string_view name) { return add<boolean_builder>(name); }
  date_builder& date(std::string_view name) { return add<date_builder>(name); }
  list_builder& list(std::string_view name) { return add<list_builder>(name); }

  /// The table of what was pushed; the builder is empty afterwards, with no column.
  ///
  /// Throws `argument_error` if columns differ in their rows, two have one name, or words of a list
  /// were added without `end_list`.
  [[nodiscard]] table finish();

 private:
  template <class Builder>
  Builder& add(std::string_view name) {
    auto made = std::make_unique<Builder>(name);
    Builder& result = *made;
    columns_.push_back(std::move(made));
    return result;
  }

  std::string caption_;
  std::vector<std::unique_ptr<column_builder>> columns_;
};

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/model/detail/table_builder_inl.hpp>
#endif
