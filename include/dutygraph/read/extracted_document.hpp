#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/limits.hpp>
#include <dutygraph/model/diagnostic.hpp>
#include <dutygraph/model/records.hpp>
#include <dutygraph/model/span.hpp>
#include <dutygraph/text/encoding.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// One cell of a table with words in it. Rows and columns count from 0.
struct table_cell {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  std::uint32_t rows = 1;     ///< that it spans, where cells are merged (合并单元格)
  std::uint32_t columns = 1;  ///< likewise
  span words;                 ///< in the document's text
  friend bool operator==(const table_cell&, const table_cell&) = default;
};

/// A grid of cells.
struct table_grid {
  std::string name;               ///< of the sheet; may be empty
  std::vector<table_cell> cells;  ///< in rising order of row, then column
  bool merges_known = true;       ///< false where a blank cell may be part of the one above (CSV)
  friend bool operator==(const table_grid&, const table_grid&) = default;
};

/// Says what a column holds whose heading is not known, or means something else here.
struct column_alias {
  std::string heading;  ///< as printed; blanks do not count
  std::string meant;    ///< a heading that is known, such as 责任单位 or task
};

/// A cell as a file has it, before its words are part of the document's text.
struct cell_text {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  std::uint32_t rows = 1;
  std::uint32_t columns = 1;
  std::string text;
  std::string place;  ///< 表1!B3
};

/// What a file of another format holds: lines of text and tables in their order, joined to one text
/// in which each line and cell knows its place.
///
/// A row of a table is one line, its cells set off by tabs; line breaks within a cell are kept.
/// Control characters, which no plan has, are left out and told.
struct extracted_document {
  decoded_text source;
  std::vector<source_place> places;
  std::vector<table_grid> tables;
  std::vector<diagnostic> diagnostics;

  /// Adds a line (UTF-8). Throws `limit_exceeded` (`input_bytes`).
  void add_line(std::string_view words, std::string_view place, const limits& allowed = {});
  /// Adds a table; cells in any order, blank ones do not count. Throws the same.
  void add_table(std::string_view name, std::vector<cell_text> cells, const limits& allowed = {});

 private:
  [[nodiscard]] span append(std::string_view words, std::string_view place, const limits& allowed);
};

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/extracted_document_inl.hpp>
#endif
