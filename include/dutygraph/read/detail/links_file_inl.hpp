#pragma once

#include <dutygraph/read/links_file.hpp>

#include <array>
#include <optional>

#include <dutygraph/read/csv_records.hpp>
#include <dutygraph/read/file_bytes.hpp>
#include <dutygraph/text/encoding.hpp>
#include <dutygraph/text/line_index.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

inline constexpr std::array<std::string_view, 5> link_columns{"task_force", "item", "tier",
                                                              "reason", "coder"};

/// Which of `link_columns` each field of a row is.
DUTYGRAPH_INLINE std::vector<std::size_t> read_link_header(const csv_reader& csv,
                                                           const std::vector<csv_field>& fields) {
  std::vector<std::size_t> columns;
  std::array<bool, link_columns.size()> seen{};
  for (const csv_field& field : fields) {
    std::size_t column = 0;
    while (column < link_columns.size() && link_columns[column] != field.text) ++column;
    if (column == link_columns.size() || seen[column]) {
      csv.fail("links.header",
               "“" + printable(field.text) +
                   "” is no column of a links file, or stands twice; name " +
                   "the columns task_force,item,tier,reason,coder",
               csv.begin());
    }
    seen[column] = true;
    columns.push_back(column);
  }
  if (!seen[0] || !seen[1]) {
    csv.fail("links.header", "the columns task_force and item are missing; name them in line 1",
             csv.begin());
  }
  return columns;
}

DUTYGRAPH_INLINE link_row read_link_row(const csv_reader& csv, std::vector<csv_field>& fields,
                                        const std::vector<std::size_t>& columns,
                                        const limits& allowed) {
  if (fields.size() != columns.size()) {
    csv.fail("links.row",
             "a row has " + std::to_string(fields.size()) + " fields where the header has " +
                 std::to_string(columns.size()) + "; quote a field that holds a comma",
             csv.begin());
  }
  link_row row;
  std::string tier;
  const std::array<std::string*, link_columns.size()> parts{&row.task_force, &row.item, &tier,
                                                            &row.reason, &row.coder};
  for (std::size_t index = 0; index < fields.size(); ++index) {
    check_limit("name_bytes", fields[index].text.size(), allowed.name_bytes);
    *parts[columns[index]] = std::move(fields[index].text);
  }
  if (row.task_force.empty() || row.item.empty()) {
    csv.fail("links.empty", "a row names no task force or no item; name both", csv.begin());
  }
  if (tier == "possible") {
    row.tier = link_tier::possible;
  } else if (tier == "not") {
    row.tier = link_tier::not_driven;
  } else if (!tier.empty() && tier != "core") {
    csv.fail("links.tier", "“" + printable(tier) + "” is no tier; write core, possible or not",
             csv.begin());
  }
  return row;
}

}  // namespace detail

DUTYGRAPH_INLINE std::vector<link_row> parse_links(std::string_view bytes, std::string_view file,
                                                   const limits& allowed, const stop_token& stop) {
  decode_options options;
  options.file = std::string(file);
  const decoded_text decoded = decode(bytes, options, allowed, stop);
  const line_index lines(decoded.text);
  csv_reader csv(decoded, {std::string(file), "links.quote", false});
  std::vector<csv_field> fields;
  std::vector<link_row> rows;
  if (!csv.next(fields)) {
    csv.fail("links.header", "the file is empty; its first line must be task_force,item", 0);
  }
  const std::vector<std::size_t> columns = detail::read_link_header(csv, fields);
  while (csv.next(fields)) {
    if (rows.size() % 4096 == 0) stop.check("reading a links file");
    rows.push_back(detail::read_link_row(csv, fields, columns, allowed));
    rows.back().line = lines.line(decoded.text, csv.begin());
    rows.back().file = std::string(file);
  }
  return rows;
}

DUTYGRAPH_INLINE std::vector<link_row> read_links(const std::string& path, const limits& allowed,
                                                  const stop_token& stop) {
  return parse_links(file_bytes(path, allowed, stop), path, allowed, stop);
}

}  // namespace dutygraph
