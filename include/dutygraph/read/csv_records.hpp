#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/error.hpp>
#include <dutygraph/model/span.hpp>
#include <dutygraph/text/encoding.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// One field of a record.
struct csv_field {
  std::string text;  ///< without its quotes, doubled ones single
  span words;        ///< in the text read, without the quotes around it, doubled ones double
  friend bool operator==(const csv_field&, const csv_field&) = default;
};

/// How to read records.
struct csv_options {
  std::string file;                      ///< named in errors
  std::string quote_code = "csv.quote";  ///< code of an error about quotes
  bool separator_line = true;            ///< a first line `sep=;` names the separator (Excel)
};

/// Reads CSV (RFC 4180; LF, CR and CRLF each end a record) record by record: nothing of a file is
/// held but the record at hand. The text must outlive the reader.
class csv_reader {
 public:
  explicit csv_reader(const decoded_text& source, csv_options options = {});

  /// Fills `fields` from the next record that is not blank; false at the end, or for a text without
  /// any. Throws `parse_error`: a quote that is never closed (at that quote), words behind a
  /// closing quote, or more than 16384 fields (`csv.columns`).
  [[nodiscard]] bool next(std::vector<csv_field>& fields);
  /// Where in the text the last record begins.
  [[nodiscard]] std::size_t begin() const noexcept { return begin_; }
  [[nodiscard]] char separator() const noexcept { return separator_; }

  /// Line, column and input byte of an offset into the text. Linear in the text.
  [[nodiscard]] place where(std::size_t offset) const;
  [[noreturn]] void fail(std::string_view code, std::string message, std::size_t offset) const;

 private:
  [[nodiscard]] bool take(char mark) noexcept;
  [[nodiscard]] bool take_line_break() noexcept;
  void read_field(csv_field& field);

  const decoded_text* source_;
  std::string_view text_;
  csv_options options_;
  char separator_ = ',';
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
};

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/csv_records_inl.hpp>
#endif
