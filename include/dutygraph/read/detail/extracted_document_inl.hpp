#pragma once

#include <dutygraph/read/extracted_document.hpp>

#include <algorithm>
#include <limits>
#include <tuple>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// A byte that no text of a plan has; those of UTF-8 are all above.
[[nodiscard]] constexpr bool is_control_byte(char mark) noexcept {
  const auto byte = static_cast<unsigned char>(mark);
  return (byte < 0x20 && mark != '\t' && mark != '\n' && mark != '\r') || byte == 0x7F;
}

}  // namespace detail

DUTYGRAPH_INLINE span extracted_document::append(std::string_view words, std::string_view place,
                                                 const limits& allowed) {
  constexpr std::uint64_t largest = std::numeric_limits<std::uint32_t>::max();
  std::string& text = source.text;
  check_limit("input_bytes", text.size() + words.size() + 1,
              std::min(allowed.input_bytes, largest));
  const std::size_t begin = text.size();
  for (const char mark : words) {
    if (!detail::is_control_byte(mark)) text.push_back(mark);
  }
  if (!place.empty()) places.push_back({static_cast<std::uint32_t>(begin), std::string(place)});
  if (text.size() - begin != words.size()) {
    diagnostic& said = diagnostics.emplace_back();
    said.code = "document.control";
    said.severity = severity::warning;
    said.message = "control characters were left out";
    if (!place.empty()) said.message += " (" + printable(place) + ")";
    said.excerpt = printable(words);
    said.advice = "take them out of the document";
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(text.size())};
}

DUTYGRAPH_INLINE void extracted_document::add_line(std::string_view words, std::string_view place,
                                                   const limits& allowed) {
  static_cast<void>(append(words, place, allowed));
  source.text.push_back('\n');
}

DUTYGRAPH_INLINE void extracted_document::add_table(std::string_view name,
                                                    std::vector<cell_text> cells,
                                                    const limits& allowed) {
  std::stable_sort(cells.begin(), cells.end(), [](const cell_text& a, const cell_text& b) {
    return std::tie(a.row, a.column) < std::tie(b.row, b.column);
  });
  table_grid& grid = tables.emplace_back();
  grid.name = name;
  for (const cell_text& cell : cells) {
    if (cell.text.empty()) continue;
    if (!grid.cells.empty()) {
      source.text.push_back(grid.cells.back().row == cell.row ? '\t' : '\n');
    }
    grid.cells.push_back({cell.row, cell.column, std::max(cell.rows, 1U),
                          std::max(cell.columns, 1U), append(cell.text, cell.place, allowed)});
  }
  if (!grid.cells.empty()) source.text.push_back('\n');
}

}  // namespace dutygraph
