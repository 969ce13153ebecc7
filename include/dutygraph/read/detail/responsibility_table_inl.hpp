#pragma once

#include <dutygraph/read/responsibility_table.hpp>

#include <algorithm>
#include <limits>
#include <utility>

#include <dutygraph/read/detail/responsibility_table_columns.hpp>
#include <dutygraph/read/detail/responsibility_table_csv.hpp>
#include <dutygraph/read/detail/responsibility_table_rows.hpp>
#include <dutygraph/read/lines.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// One past the last column of a table.
[[nodiscard]] DUTYGRAPH_INLINE std::uint64_t width_of(const table_grid& table) noexcept {
  std::uint64_t width = 0;
  for (const table_cell& cell : table.cells) {
    width = std::max(width, std::uint64_t{cell.column} + cell.columns);
  }
  return width;
}

/// What is worth knowing of the headings.
DUTYGRAPH_INLINE void tell_headings(std::string_view text, const table_grid& table,
                                    const heading_row& heading, outline& out) {
  for (std::size_t column = 0; column < heading.columns.size(); ++column) {
    const column_meaning& one = heading.columns[column];
    const bool again = column > 0 && heading.columns[column - 1].heading == one.heading;
    if (again || !trimmed(text, one.heading).present()) continue;
    if (one.joined) {
      out.findings.push_back({"table.joined_heading", severity::warning, one.heading,
                              "a column has two headings in one; all its names were taken as " +
                                  std::string(to_string(one.label.kind)) + " (" +
                                  std::string(to_string(one.label.role)) + ")",
                              "make two columns of it"});
    }
    const bool whole_row = one.heading.begin < table.cells[heading.first_cell].words.begin;
    if (one.kind == column_kind::unknown && !whole_row) {
      out.findings.push_back({"table.unknown_column", severity::information, one.heading,
                              "the heading of a column is not known; its cells were not read",
                              "say what it means with the argument `columns`"});
    }
  }
}

/// The lines that stand in none of the tables read.
DUTYGRAPH_INLINE std::vector<text_line> lines_beside(std::string_view text,
                                                     const std::vector<table_grid>& tables,
                                                     const table_outline& found,
                                                     const stop_token& stop) {
  std::vector<text_line> result;
  std::size_t next = 0;
  for (const text_line& line : split_lines(text, stop)) {
    const auto end_of = [&](std::size_t table) {
      return tables[found.tables[table]].cells.back().words.end;
    };
    while (next < found.tables.size() && end_of(next) <= line.words.begin) ++next;
    const bool within =
        next < found.tables.size() &&
        tables[found.tables[next]].cells[found.headings[next]].words.begin <= line.words.begin;
    if (!within) result.push_back(line);
  }
  return result;
}

[[nodiscard]] DUTYGRAPH_INLINE bool has_brackets(const outline& value) noexcept {
  return std::any_of(value.units.begin(), value.units.end(),
                     [](const outline_unit& unit) { return !unit.annotations.empty(); });
}

}  // namespace detail

DUTYGRAPH_INLINE std::optional<table_outline> read_table_outline(
    std::string_view text, std::span<const table_grid> tables,
    std::span<const column_alias> aliases, const limits& allowed, const stop_token& stop) {
  detail::table_reader reader(text, allowed, stop);
  std::optional<detail::heading_row> heading;
  std::uint64_t width = 0;
  std::uint32_t end = 0;  // of the table before
  table_outline made;
  outline told;
  for (std::size_t index = 0; index < tables.size(); ++index) {
    const table_grid& table = tables[index];
    if (table.cells.empty()) continue;
    auto own = detail::find_heading_row(text, table, aliases);
    const bool goes_on = !own && heading && detail::width_of(table) == width &&
                         table.cells.front().words.begin >= end &&
                         !trimmed(text, span_of(end, table.cells.front().words.begin)).present();
    if (own) {
      heading = std::move(own);
      width = detail::width_of(table);
      detail::tell_headings(text, table, *heading, told);
    } else if (!goes_on) {
      heading.reset();
      continue;
    }
    made.tables.push_back(index);
    made.headings.push_back(goes_on ? 0 : heading->first_cell);
    reader.read(table, goes_on ? 0 : heading->after, heading->columns);
    end = table.cells.back().words.end;
  }
  if (made.tables.empty()) return std::nullopt;
  made.outline = std::move(reader.units());
  made.groups = std::move(reader.groups());
  std::move(told.findings.begin(), told.findings.end(), std::back_inserter(made.outline.findings));
  return made;
}

DUTYGRAPH_INLINE plan read_document(extracted_document document, const read_options& options,
                                    std::span<const column_alias> aliases, const stop_token& stop) {
  stop.check("reading a document");
  constexpr std::uint64_t largest = std::numeric_limits<std::uint32_t>::max();
  check_limit("input_bytes", document.source.text.size(),
              std::min(options.limits.input_bytes, largest));
  const std::string_view text = document.source.text;
  prepared_text made;
  auto found = read_table_outline(text, document.tables, aliases, options.limits, stop);
  if (found && !found->outline.units.empty()) {
    const auto lines = detail::lines_beside(text, document.tables, *found, stop);
    outline prose = read_outline(text, lines, options.limits, stop);
    const span first = document.tables[found->tables.front()].cells[found->headings.front()].words;
    made.outlined =
        span_of(first.begin, document.tables[found->tables.back()].cells.back().words.end);
    if (detail::has_brackets(prose)) {
      prose.findings.push_back({"document.table_left_out", severity::warning, first,
                                "the text beside a responsibility table says itself who is "
                                "responsible; the table was not read",
                                "read the table from a file of its own"});
      made.outlined = span_of(prose.units.front().words.begin, text.size());
      made.outline = std::move(prose);
    } else {
      if (!prose.units.empty()) {
        found->outline.findings.push_back(
            {"document.prose_left_out", severity::information, prose.units.front().words,
             "numbered paragraphs beside a responsibility table are no items of the plan",
             "read them from a file of their own"});
      }
      made.outline = std::move(found->outline);
      made.groups = std::move(found->groups);
    }
  }
  made.places = std::move(document.places);
  made.diagnostics = std::move(document.diagnostics);
  made.source = std::move(document.source);
  return read_prepared(std::move(made), options, stop);
}

DUTYGRAPH_INLINE plan read_csv(std::string_view bytes, const read_options& options,
                               std::span<const column_alias> aliases, const stop_token& stop) {
  stop.check("reading a CSV file");
  constexpr std::uint64_t largest = std::numeric_limits<std::uint32_t>::max();
  decoded_text source =
      decode(bytes, {options.encoding, options.replace, options.file}, options.limits, stop);
  check_limit("input_bytes", source.text.size(), std::min(options.limits.input_bytes, largest));
  csv_reader csv(source, {options.file, "csv.quote", true});
  std::vector<csv_field> headings;
  if (!csv.next(headings)) {
    prepared_text empty;
    empty.source = std::move(source);
    return read_prepared(std::move(empty), options, stop);
  }
  if (auto made = detail::csv_rows(source, csv, options, stop).read(headings)) return *made;
  std::string seen;
  for (const csv_field& field : headings) {
    seen.append(seen.empty() ? "" : ", ").append(printable(field.text));
  }
  const std::size_t begin = csv.begin();
  extracted_document document = detail::csv_grid(std::move(source), options, stop);
  const table_grid& grid = document.tables.front();
  const auto heading = detail::find_heading_row(document.source.text, grid, aliases);
  if (!heading) {
    csv_reader(document.source, {options.file, "csv.quote", true})
        .fail("csv.headings",
              "the headings are of no table that is known; seen: " + seen +
                  "; known: " + std::string(detail::csv_shapes) +
                  "; a file whose fields are set off by another mark begins with a line like sep=;",
              begin);
  }
  detail::check_widths(document, *heading, options);
  return read_document(std::move(document), options, aliases, stop);
}

}  // namespace dutygraph
