#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <dutygraph/read/lines.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What a column of a table holds, by its heading.
enum class flat_column_kind : std::uint8_t {
  number,  ///< 序号
  group,   ///< 类别: what several rows have in common
  task,    ///< 工作任务; the first is the title, further ones are text
  party,   ///< 牵头单位, 责任人: who is responsible; the heading is the label
  other,   ///< 完成时限, 备注
};

struct flat_column {
  flat_column_kind kind = flat_column_kind::other;
  span heading;  ///< as printed; may hold blanks
  friend bool operator==(const flat_column&, const flat_column&) = default;
};

/// One row: a heading that spans it (一、经济工作), or a cell for each column.
struct flat_row {
  std::size_t line = 0;                  ///< index of its first line in the lines given
  span heading;                          ///< empty for a row of cells
  std::vector<std::vector<span>> cells;  ///< of each column, the lines of its cell
  span group;                            ///< the cell of a group column, of a row above if blank
  friend bool operator==(const flat_row&, const flat_row&) = default;
};

/// A table of tasks that was flattened to text.
struct flat_table {
  std::size_t first_line = 0;  ///< indices in the lines given, the last one included
  std::size_t last_line = 0;
  std::vector<flat_column> columns;
  std::vector<flat_row> rows;
};

/// Finds the tables that say who is responsible for what, in the forms that a text gives them.
///
/// A row a line, cells between | or │ or tabs, with borders of box-drawing characters or without
/// (lines between two borders are one row); a cell a line, with | on a line of its own behind each;
/// a cell a line, or between blank lines. A table begins with its headings: one for the task and
/// one for a party at least, and in the last form three headings. In the last two forms a number,
/// or the count of the headings where there is no column for it, begins a row; a heading number
/// (一、) is a row of its own. Result: in order, disjoint. Linear.
[[nodiscard]] std::vector<flat_table> find_flat_tables(std::string_view text,
                                                       std::span<const text_line> lines);

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/flat_table_inl.hpp>
#endif
