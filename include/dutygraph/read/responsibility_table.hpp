#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/limits.hpp>
#include <dutygraph/model/plan.hpp>
#include <dutygraph/read/extracted_document.hpp>
#include <dutygraph/read/outline.hpp>
#include <dutygraph/read/work_plan.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What responsibility tables (责任分解表) say, as the outline of a text.
struct table_outline {
  dutygraph::outline outline;
  std::vector<span> groups;           ///< of each unit: the unnumbered cell that spans it, or none
  std::vector<std::size_t> tables;    ///< the tables that were read, by index
  std::vector<std::size_t> headings;  ///< index of the first cell of the heading row of each
};

/// Reads all tables of a text that have a heading row: a row of which one cell names a column of
/// work (重点任务, 主要内容) and one a column of actors (牵头领导, 责任单位). Nothing if none has.
///
/// A table without a heading row that follows at once goes on with the columns of the one before,
/// if it has as many. A row is a heading only where a heading number (一、) stands in it alone, a
/// cell of a group column (工作板块) where one opens it; other spanning cells are the group of
/// their items. A row opens an item where it has a number, a title or a body of its own; one with
/// actors only belongs to the item above. Rows without a number are numbered by order. A merged
/// cell counts for each row that it spans. Names in a cell are set off by the marks of a bracket,
/// by line breaks, by semicolons, and by blanks where each part has two characters or more.
/// Deadlines are no assignments.
///
/// Findings: those of annotations, `reader.duplicate_number`, `table.filled_down`,
/// `table.unknown_column`, `table.joined_heading`, `table.unread_row`, `table.odd_cell`,
/// `table.body_apart`. Linear in the cells and in rows times known columns (at most 256). Throws
/// `limit_exceeded`, `stopped`.
[[nodiscard]] std::optional<table_outline> read_table_outline(
    std::string_view text, std::span<const table_grid> tables,
    std::span<const column_alias> aliases = {}, const limits& allowed = {},
    const stop_token& stop = {});

/// Reads a plan from what was extracted from a file.
///
/// Prose with responsibility brackets is read as `read_text` does, and its tables are told; else
/// responsibility tables are the plan, and the lines around them its head and signature; else the
/// whole text is read. Findings: `document.table_left_out`, `document.prose_left_out`. Throws as
/// `read_text`.
[[nodiscard]] plan read_document(extracted_document document, const read_options& options = {},
                                 std::span<const column_alias> aliases = {},
                                 const stop_token& stop = {});

/// Reads a plan from a CSV file (RFC 4180; a first line `sep=;` names the separator). Its headings
/// say which of four shapes it has:
///
/// - assignments: actor, item [, role, actor_kind, chapter, effort], as `from_assignments`;
/// - a responsibility table, as `read_table_outline`; blank cells of a group column count as the
///   one above. The plan's text has tabs and blanks for separators and quotes;
/// - edges: source, target [, type | weight] [, source_kind, target_kind], or source_id and
///   target_id (numbers below 2^64). `type` is leads (or lead: source leads target), assigned, a
///   role, or drives; without one, each edge assigns source to target, and a weight is the effort
///   of the target. A name that ends like a body's (科, 局, 专班) is a section or task force,
///   others are leaders, unless a kind is given;
/// - pairs: leader, section: each row is one piece of work that both hold, without a name; leader,
///   chapter (章节): the leader leads the heading.
///
/// Edges and pairs that stand twice count once and are told (`csv.duplicate_edge`). Linear. Throws
/// `parse_error` that names line and byte: `csv.quote`, `csv.fields`, `csv.range`, `csv.value`,
/// `csv.headings` (names those seen and those known), those of `decode`; `build_error`,
/// `limit_exceeded`, `stopped`.
[[nodiscard]] plan read_csv(std::string_view bytes, const read_options& options = {},
                            std::span<const column_alias> aliases = {},
                            const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/responsibility_table_inl.hpp>
#endif
