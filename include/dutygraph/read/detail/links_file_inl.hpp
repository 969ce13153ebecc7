#pragma once

#include <dutygraph/read/links_file.hpp>

#include <array>
#include <optional>

#include <dutygraph/read/file_bytes.hpp>
#include <dutygraph/text/encoding.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

inline constexpr std::array<std::string_view, 5> link_columns{"task_force", "item", "tier",
                                                              "reason", "coder"};

/// Reads records of CSV one by one.
class csv_reader {
 public:
  csv_reader(std::string_view text, std::string_view file) : text_(text), file_(file) {}

  [[noreturn]] void fail(const char* code, std::string message, std::uint64_t line) const {
    throw parse_error(code, std::move(message), place{std::string(file_), line, 0, std::nullopt});
  }

  /// The fields of the next record that is not blank; false at the end.
  [[nodiscard]] bool next(std::vector<std::string>& fields, std::uint64_t& line) {
    while (at_ < text_.size()) {
      line = line_;
      fields.clear();
      bool quoted = false;
      do {
        fields.push_back(read_field(quoted));
      } while (take(','));
      if (!take_line_break() && at_ < text_.size()) {
        fail("links.quote", "words follow a closing quote; double a quote within a field", line_);
      }
      if (fields.size() > 1 || !fields[0].empty() || quoted) return true;
    }
    return false;
  }

 private:
  [[nodiscard]] bool take(char mark) {
    if (at_ >= text_.size() || text_[at_] != mark) return false;
    ++at_;
    return true;
  }

  [[nodiscard]] bool take_line_break() {
    const bool carriage = take('\r');
    const bool feed = take('\n');
    if (carriage || feed) ++line_;
    return carriage || feed;
  }

  [[nodiscard]] std::string read_field(bool& quoted) {
    if (!take('"')) {
      std::size_t end = text_.find_first_of(",\r\n", at_);
      if (end == std::string_view::npos) end = text_.size();
      std::string field(text_.substr(at_, end - at_));
      at_ = end;
      return field;
    }
    quoted = true;
    const std::uint64_t opened = line_;
    std::string field;
    while (at_ < text_.size()) {
      if (take('"')) {
        if (!take('"')) return field;
        field.push_back('"');
      } else {
        const std::size_t begin = at_;
        if (!take_line_break()) ++at_;
        field.append(text_, begin, at_ - begin);
      }
    }
    fail("links.quote", "a quote is opened and never closed; close it", opened);
  }

  std::string_view text_;
  std::string_view file_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;
};

/// Which of `link_columns` each field of a row is.
DUTYGRAPH_INLINE std::vector<std::size_t> read_link_header(const csv_reader& csv,
                                                           const std::vector<std::string>& fields,
                                                           std::uint64_t line) {
  std::vector<std::size_t> columns;
  std::array<bool, link_columns.size()> seen{};
  for (const std::string& field : fields) {
    std::size_t column = 0;
    while (column < link_columns.size() && link_columns[column] != field) ++column;
    if (column == link_columns.size() || seen[column]) {
      csv.fail("links.header",
               "“" + printable(field) + "” is no column of a links file, or stands twice; name " +
                   "the columns task_force,item,tier,reason,coder",
               line);
    }
    seen[column] = true;
    columns.push_back(column);
  }
  if (!seen[0] || !seen[1]) {
    csv.fail("links.header", "the columns task_force and item are missing; name them in line 1",
             line);
  }
  return columns;
}

DUTYGRAPH_INLINE link_row read_link_row(const csv_reader& csv, std::vector<std::string>& fields,
                                        const std::vector<std::size_t>& columns, std::uint64_t line,
                                        const limits& allowed) {
  if (fields.size() != columns.size()) {
    csv.fail("links.row",
             "a row has " + std::to_string(fields.size()) + " fields where the header has " +
                 std::to_string(columns.size()) + "; quote a field that holds a comma",
             line);
  }
  link_row row;
  std::string tier;
  const std::array<std::string*, link_columns.size()> parts{&row.task_force, &row.item, &tier,
                                                            &row.reason, &row.coder};
  for (std::size_t index = 0; index < fields.size(); ++index) {
    check_limit("name_bytes", fields[index].size(), allowed.name_bytes);
    *parts[columns[index]] = std::move(fields[index]);
  }
  if (row.task_force.empty() || row.item.empty()) {
    csv.fail("links.empty", "a row names no task force or no item; name both", line);
  }
  if (tier == "possible") {
    row.tier = link_tier::possible;
  } else if (tier == "not") {
    row.tier = link_tier::not_driven;
  } else if (!tier.empty() && tier != "core") {
    csv.fail("links.tier", "“" + printable(tier) + "” is no tier; write core, possible or not",
             line);
  }
  row.line = line;
  return row;
}

}  // namespace detail

DUTYGRAPH_INLINE std::vector<link_row> parse_links(std::string_view bytes, std::string_view file,
                                                   const limits& allowed, const stop_token& stop) {
  decode_options options;
  options.file = std::string(file);
  const decoded_text decoded = decode(bytes, options, allowed, stop);
  detail::csv_reader csv(decoded.text, file);
  std::vector<std::string> fields;
  std::uint64_t line = 1;
  std::vector<link_row> rows;
  if (!csv.next(fields, line)) {
    csv.fail("links.header", "the file is empty; its first line must be task_force,item", 1);
  }
  const std::vector<std::size_t> columns = detail::read_link_header(csv, fields, line);
  while (csv.next(fields, line)) {
    if (rows.size() % 4096 == 0) stop.check("reading a links file");
    rows.push_back(detail::read_link_row(csv, fields, columns, line, allowed));
    rows.back().file = std::string(file);
  }
  return rows;
}

DUTYGRAPH_INLINE std::vector<link_row> read_links(const std::string& path, const limits& allowed,
                                                  const stop_token& stop) {
  return parse_links(file_bytes(path, allowed, stop), path, allowed, stop);
}

}  // namespace dutygraph
