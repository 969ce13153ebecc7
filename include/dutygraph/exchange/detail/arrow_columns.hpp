#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include <dutygraph/exchange/arrow_interface.hpp>
#include <dutygraph/exchange/detail/arrow_values.hpp>
#include <dutygraph/limits.hpp>
#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/stop.hpp>
#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// \file
/// From foreign arrays to the columns of a table.

namespace detail {

[[nodiscard]] inline std::string_view arrow_format_of(const arrow_schema* schema) noexcept {
  return schema == nullptr || schema->format == nullptr ? "" : schema->format;
}

/// What one import may take in all.
struct arrow_budget {
  const limits& bounds;
  const stop_token& stop;
  std::uint64_t rows = 0;
  std::uint64_t bytes = 0;

  void take_rows(std::int64_t count) {
    rows += static_cast<std::uint64_t>(count);
    check_limit("edges", rows, bounds.edges);
  }
  void take_bytes(std::size_t count) {
    bytes += count;
    check_limit("input_bytes", bytes, bounds.input_bytes);
  }
};

/// Texts as they are, or by their index in a dictionary of texts.
class arrow_words {
 public:
  [[nodiscard]] static bool knows(const arrow_schema* schema) noexcept {
    const std::string_view format = arrow_format_of(schema);
    if (schema == nullptr || schema->dictionary == nullptr) return arrow_texts::knows(format);
    return arrow_integers::knows(format) && schema->dictionary->dictionary == nullptr &&
           arrow_texts::knows(arrow_format_of(schema->dictionary));
  }

  arrow_words(const arrow_schema& schema, const arrow_array* array, const std::string& path) {
    if (schema.dictionary == nullptr) {
      texts_ = arrow_texts(array, schema.format, path);
    } else {
      codes_.emplace(array, schema.format, path);
      texts_ =
          arrow_texts(array->dictionary, schema.dictionary->format, "the dictionary of " + path);
    }
  }

  [[nodiscard]] const arrow_values& values() const noexcept {
    return codes_ ? codes_->values() : texts_.values();
  }

  /// `index` must be less than the length; nothing if null.
  [[nodiscard]] std::optional<std::string_view> at(std::int64_t index) const {
    if (!codes_) return texts_.at(index);
    const std::optional<std::int64_t> code = codes_->at(index);
    if (!code) return std::nullopt;
    if (*code < 0 || *code >= texts_.values().length()) {
      codes_->values().fail_at(index, "points to entry " + std::to_string(*code) +
                                          " of a dictionary that has " +
                                          std::to_string(texts_.values().length()));
    }
    return texts_.at(*code);
  }

 private:
  std::optional<arrow_integers> codes_;
  arrow_texts texts_;
};

/// One column being read: its schema, and the builder of the type that becomes of it.
class arrow_column {
 public:
  /// Adds a column to `out`, or throws if the format is none that a table takes.
  arrow_column(const arrow_schema& schema, const std::string& name, table_builder& out)
      : schema_(&schema), path_("column “" + printable(name) + "”") {
    const std::string_view format = arrow_format_of(&schema);
    if (schema.dictionary != nullptr ? arrow_words::knows(&schema)
                                     : arrow_texts::knows(format) || format == "n") {
      texts_ = &out.utf8(name);
    } else if (schema.dictionary != nullptr) {
      refuse("a dictionary whose indices or values are not of a known format");
    } else if (arrow_integers::knows(format)) {
      integers_ = &out.int64(name);
    } else if (format == "f" || format == "g") {
      reals_ = &out.float64(name);
    } else if (format == "b") {
      flags_ = &out.boolean(name);
    } else if (format == "tdD" || format == "tdm") {
      days_ = &out.date(name);
    } else if (format == "+l" || format == "+L") {
      if (schema.n_children != 1 || schema.children == nullptr ||
          !arrow_words::knows(schema.children[0])) {
        refuse("a list of something else than texts");
      }
      lists_ = &out.list(name);
    } else {
      refuse("");
    }
  }

  /// Appends the rows of `array` that the struct `rows` spans.
  void append(const arrow_array* array, const arrow_values& rows, arrow_budget& budget) {
    if (texts_ != nullptr) append_texts(array, rows, budget);
    if (integers_ != nullptr) append_integers(array, rows, budget);
    if (reals_ != nullptr) append_reals(array, rows, budget);
    if (flags_ != nullptr) append_flags(array, rows, budget);
    if (days_ != nullptr) append_days(array, rows, budget);
    if (lists_ != nullptr) append_lists(array, rows, budget);
  }

 private:
  [[noreturn]] void refuse(const std::string& what) const {
    throw_arrow("type", path_ + " has the Arrow format “" + printable(arrow_format_of(schema_)) +
                            "”" + (what.empty() ? "" : " (" + what + ")") +
                            "; cast it to text (u, U, vu), integer (c C s S i I l L), float (f, "
                            "g), bool (b), date (tdD) or list of text (+l, +L)");
  }

  /// Calls `read(index)` for each row that the struct does not make null.
  template <class Read>
  static void each_row(const arrow_values& values, const arrow_values& rows, column_builder& out,
                       arrow_budget& budget, Read read) {
    const std::int64_t first = rows.array().offset;
    if (values.length() < first + rows.length()) values.fail("has fewer rows than its table");
    for (std::int64_t row = 0; row < rows.length(); ++row) {
      if (row % 65'536 == 0) budget.stop.check("reading an Arrow table");
      if (rows.is_null(row)) {
        out.push_null();
      } else {
        read(first + row);
      }
    }
  }

  void append_texts(const arrow_array* array, const arrow_values& rows, arrow_budget& budget) {
    if (arrow_format_of(schema_) == "n") {
      each_row(arrow_values(array, 0, path_), rows, *texts_, budget,
               [this](std::int64_t) { texts_->push_null(); });
      return;
    }
    const arrow_words words(*schema_, array, path_);
    each_row(words.values(), rows, *texts_, budget, [&](std::int64_t index) {
      const auto word = words.at(index);
      budget.take_bytes(word ? word->size() : 0);
      texts_->push_optional(word);
    });
  }

  void append_integers(const arrow_array* array, const arrow_values& rows, arrow_budget& budget) {
    const arrow_integers integers(array, schema_->format, path_);
    each_row(integers.values(), rows, *integers_, budget,
             [&](std::int64_t index) { integers_->push_optional(integers.at(index)); });
  }

  /// For the formats of a fixed width: `read(values, buffer, index)` for each row that is not null.
  template <class Read>
  void append_fixed(const arrow_array* array, const arrow_values& rows, column_builder& out,
                    arrow_budget& budget, Read read) {
    const arrow_values values(array, 2, path_);
    const void* buffer = values.length() == 0 ? nullptr : values.buffer(1);
    each_row(values, rows, out, budget, [&](std::int64_t index) {
      if (values.is_null(index)) {
        out.push_null();
      } else {
        read(values, buffer, index);
      }
    });
  }

  void append_reals(const arrow_array* array, const arrow_values& rows, arrow_budget& budget) {
    const bool narrow = arrow_format_of(schema_) == "f";
    append_fixed(array, rows, *reals_, budget,
                 [&](const arrow_values& values, const void* buffer, std::int64_t index) {
                   reals_->push(narrow ? static_cast<double>(values.load<float>(buffer, index))
                                       : values.load<double>(buffer, index));
                 });
  }

  void append_flags(const arrow_array* array, const arrow_values& rows, arrow_budget& budget) {
    append_fixed(array, rows, *flags_, budget,
                 [&](const arrow_values& values, const void* buffer, std::int64_t index) {
                   flags_->push(values.load_bit(buffer, index));
                 });
  }

  void append_days(const arrow_array* array, const arrow_values& rows, arrow_budget& budget) {
    const bool milliseconds = arrow_format_of(schema_) == "tdm";
    append_fixed(
        array, rows, *days_, budget,
        [&](const arrow_values& values, const void* buffer, std::int64_t index) {
          days_->push(date_of_days(milliseconds ? whole_days(values, buffer, index)
                                                : values.load<std::int32_t>(buffer, index)));
        });
  }

  [[nodiscard]] static std::int32_t whole_days(const arrow_values& values, const void* buffer,
                                               std::int64_t index) {
    constexpr std::int64_t day = 86'400'000;
    const auto time = values.load<std::int64_t>(buffer, index);
    const std::int64_t days = time / day;
    using range = std::numeric_limits<std::int32_t>;
    if (time % day != 0 || days < range::min() || days > range::max()) {
      values.fail_at(index, "is no whole day; cast the column to date32");
    }
    return static_cast<std::int32_t>(days);
  }

  void append_lists(const arrow_array* array, const arrow_values& rows, arrow_budget& budget) {
    const arrow_values lists(array, 2, path_);
    if (array->n_children != 1 || array->children == nullptr)
      lists.fail("is a list without values");
    const arrow_words words(*schema_->children[0], array->children[0], "the values of " + path_);
    const arrow_offsets offsets(lists, arrow_format_of(schema_) == "+L");
    if (offsets.end(lists) > words.values().length()) {
      lists.fail("has lists that reach beyond their values");
    }
    each_row(lists, rows, *lists_, budget, [&](std::int64_t index) {
      if (lists.is_null(index)) {
        lists_->push_null();
        return;
      }
      const std::int64_t end = offsets.at(lists, index + 1);
      for (std::int64_t at = offsets.at(lists, index); at < end; ++at) {
        const auto word = words.at(at);
        if (!word) lists.fail_at(index, "has a null in its list; replace it, or leave it out");
        // The offset that a word takes counts too: lists of empty texts are not for nothing.
        budget.take_bytes(word->size() + sizeof(std::int64_t));
        lists_->add_word(*word);
      }
      lists_->end_list();
    });
  }

  const arrow_schema* schema_;
  std::string path_;
  utf8_builder* texts_ = nullptr;
  int64_builder* integers_ = nullptr;
  float64_builder* reals_ = nullptr;
  boolean_builder* flags_ = nullptr;
  date_builder* days_ = nullptr;
  list_builder* lists_ = nullptr;
};

/// The value of `key` in Arrow metadata, or nothing. Its counts cannot be checked against a size.
[[nodiscard]] inline std::string arrow_metadata_value(const char* metadata, std::string_view key) {
  if (metadata == nullptr) return {};
  const auto number = [&metadata] {
    std::int32_t result = 0;
    std::memcpy(&result, metadata, sizeof result);
    metadata += sizeof result;
    if (result < 0) throw_arrow("layout", "the metadata of the table has a negative count");
    return result;
  };
  const auto words = [&metadata, &number] {
    const auto size = static_cast<std::size_t>(number());
    const std::string_view result(metadata, size);
    metadata += size;
    return result;
  };
  for (std::int32_t left = number(); left > 0; --left) {
    const bool sought = words() == key;
    const std::string_view value = words();
    if (!sought) continue;
    if (find_utf8_fault(value)) throw_arrow("value", "the caption in the metadata is not UTF-8");
    return std::string(value);
  }
  return {};
}

}  // namespace detail

}  // namespace dutygraph
