#pragma once

#include <dutygraph/read/flat_table.hpp>

#include <algorithm>
#include <string>
#include <utility>

#include <dutygraph/read/duty_lexicon.hpp>
#include <dutygraph/read/flat_table_lexicon.hpp>
#include <dutygraph/read/lexicon.hpp>
#include <dutygraph/read/numerals.hpp>
#include <dutygraph/text/character.hpp>
#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Words without blanks and without marks of emphasis; empty where they are longer than a heading.
[[nodiscard]] DUTYGRAPH_INLINE std::string heading_words(std::string_view words) {
  constexpr std::size_t longest = 45;
  std::string result;
  for (std::size_t at = skip_blanks(words, 0, words.size()); at < words.size();) {
    const std::size_t size = character_size(words, at);
    if (match_any(words, at, lexicon::emphasis_marks) == 0) result.append(words, at, size);
    if (result.size() > longest) return {};
    at = skip_blanks(words, at + size, words.size());
  }
  return result;
}

template <std::size_t Count>
[[nodiscard]] bool is_in(std::string_view words,
                         const std::array<std::string_view, Count>& table) noexcept {
  return std::find(table.begin(), table.end(), words) != table.end();
}

/// What a column with the heading `words` holds; nothing for words that are no heading.
[[nodiscard]] DUTYGRAPH_INLINE std::optional<flat_column_kind> column_of(std::string_view words) {
  const std::string heading = heading_words(words);
  if (heading.empty()) return std::nullopt;
  if (is_in(heading, lexicon::number_headings)) return flat_column_kind::number;
  if (is_in(heading, lexicon::group_headings)) return flat_column_kind::group;
  if (is_in(heading, lexicon::other_headings)) return flat_column_kind::other;
  const std::string_view said = heading;
  const bool party =
      std::any_of(lexicon::party_words.begin(), lexicon::party_words.end(),
                  [said](const lexicon::party_word& one) { return said.ends_with(one.word); });
  if (party) {
    for (const lexicon::role_word& one : lexicon::role_words) {
      if (said.find(one.word) != std::string_view::npos) return flat_column_kind::party;
    }
    for (const std::string_view word : lexicon::leading_words) {
      if (said.find(word) != std::string_view::npos) return flat_column_kind::party;
    }
  }
  constexpr std::size_t longest_task_heading = 24;
  const bool task = said.size() <= longest_task_heading &&
                    match_end(said, lexicon::task_headings) != 0 &&
                    !is_in(said, lexicon::no_task_headings);
  if (task) return flat_column_kind::task;
  return std::nullopt;
}

/// Goes through the lines once and takes the tables.
class table_finder {
 public:
  table_finder(std::string_view text, std::span<const text_line> lines)
      : text_(text), lines_(lines) {}

  [[nodiscard]] std::vector<flat_table> run() {
    for (std::size_t line = 0; line < lines_.size();) {
      const std::size_t next = table_at(line);
      line = next != line ? next : line + 1;
    }
    return std::move(tables_);
  }

 private:
  [[nodiscard]] std::string_view said(span part) const { return words_of(text_, part); }
  [[nodiscard]] std::string_view line_words(std::size_t line) const {
    return said(lines_[line].words);
  }

  /// The table that begins in `line`, if one does: the line behind it, else `line`.
  std::size_t table_at(std::size_t line) {
    if (lines_[line].blank()) return line;
    const std::string_view words = line_words(line);
    if (has_cell_mark(words)) return rows_of_lines(line);
    // Any heading may come first; most lines are longer than one.
    if (words.size() > 60 || !column_of(words)) return line;
    return rows_of_cells(line);
  }

  [[nodiscard]] static bool has_cell_mark(std::string_view words) {
    for (const std::string_view mark : lexicon::cell_marks) {
      if (words.find(mark) != std::string_view::npos) return true;
    }
    return false;
  }

  [[nodiscard]] static bool good_headings(const std::vector<flat_column>& columns,
                                          std::size_t least) {
    const auto has = [&](flat_column_kind kind) {
      return std::any_of(columns.begin(), columns.end(),
                         [kind](const flat_column& one) { return one.kind == kind; });
    };
    return columns.size() >= least && has(flat_column_kind::task) && has(flat_column_kind::party);
  }

  // Rows a line.

  /// A line of nothing but box-drawing characters, dashes and bars.
  [[nodiscard]] static bool is_border(std::string_view words) {
    bool any = false;
    for (std::size_t at = 0; at < words.size();) {
      const char32_t code = next_code_point(words, at);
      const bool box = code >= 0x2500 && code <= 0x257F;
      const bool mark =
          code < 0x80 && lexicon::border_marks.find(static_cast<char>(code)) != std::string::npos;
      if (!box && !mark && !is_blank(code)) return false;
      any = any || (box && code != U'│' && code != U'┃' && code != U'║') || code == U'-' ||
            code == U'=';
    }
    return any;
  }

  [[nodiscard]] std::vector<span> cells_of(std::size_t line) const {
    std::vector<span> cells;
    const span words = lines_[line].words;
    std::size_t begin = words.begin;
    bool outer = false;  // the line begins with a mark
    for (std::size_t at = words.begin; at < words.end;) {
      const std::size_t mark = match_any(text_, at, lexicon::cell_marks);
      if (mark == 0) {
        at += character_size(text_, at);
        continue;
      }
      if (at == words.begin) {
        outer = true;
      } else {
        cells.push_back(trimmed(text_, span_of(begin, at)));
      }
      at += mark;
      begin = at;
    }
    const span last = trimmed(text_, span_of(begin, words.end));
    if (last.present() || !outer) cells.push_back(last);
    return cells;
  }

  std::size_t rows_of_lines(std::size_t line) {
    flat_table table;
    table.first_line = line;
    for (const span cell : cells_of(line)) {
      const auto kind = cell.present() ? column_of(said(cell)) : std::nullopt;
      table.columns.push_back({kind.value_or(flat_column_kind::other), cell});
    }
    if (!good_headings(table.columns, 2)) return line;
    std::size_t end = line + 1;
    std::size_t borders = 0;  // behind a row
    bool any_row = false;
    for (; end < lines_.size(); ++end) {
      if (lines_[end].blank()) continue;
      const std::string_view words = line_words(end);
      const bool border = is_border(words);
      if (!border && !has_cell_mark(words) && !is_heading(lines_[end].words)) break;
      borders += border && any_row ? 1 : 0;
      any_row = any_row || !border;
    }
    const bool bordered = borders > 0;
    bool joins = false;
    for (std::size_t at = line + 1; at < end; ++at) {
      if (lines_[at].blank()) continue;
      table.last_line = at;
      if (is_border(line_words(at))) {
        joins = false;
      } else if (is_heading(lines_[at].words) && !has_cell_mark(line_words(at))) {
        table.rows.push_back({at, lines_[at].words, {}, {}});
        joins = false;
      } else {
        add_line(table, at, bordered && joins);
        joins = true;
      }
    }
    if (table.rows.empty()) return line;
    finish(table);
    tables_.push_back(std::move(table));
    return end;
  }

  void add_line(flat_table& table, std::size_t line, bool joins) {
    std::vector<span> cells = cells_of(line);
    if (!joins) {
      flat_row row;
      row.line = line;
      row.cells.resize(table.columns.size());
      table.rows.push_back(std::move(row));
    }
    flat_row& row = table.rows.back();
    std::size_t present = 0;
    for (std::size_t cell = 0; cell < cells.size() && cell < table.columns.size(); ++cell) {
      if (!cells[cell].present()) continue;
      ++present;
      row.cells[cell].push_back(cells[cell]);
    }
    // A heading that spans the row.
    if (present == 1 && !joins) {
      for (const auto& cell : row.cells) {
        if (!cell.empty() && is_heading(cell.front())) row.heading = cell.front();
      }
      if (row.heading.present()) row.cells.clear();
    }
  }

  // Cells a line.

  struct cell_lines {
    std::size_t line = 0;
    std::vector<span> parts;

    [[nodiscard]] span whole() const {
      return parts.empty() ? span{} : span_of(parts.front().begin, parts.back().end);
    }
  };

  [[nodiscard]] bool is_lone_mark(std::size_t line) const {
    return is_in(line_words(line), lexicon::lone_cell_marks);
  }

  std::size_t rows_of_cells(std::size_t line) {
    flat_table table;
    table.first_line = line;
    // How cells are parted: the first gap says it.
    std::size_t next = line + 1;
    const bool blanks = next < lines_.size() && lines_[next].blank();
    while (next < lines_.size() && lines_[next].blank()) ++next;
    if (next >= lines_.size()) return line;
    const bool marks = is_lone_mark(next);
    std::size_t at = line;
    constexpr std::size_t most_columns = 24;
    while (at < lines_.size() && table.columns.size() < most_columns) {
      std::size_t end = at;
      const cell_lines cell = cell_at(end, marks, blanks);
      const auto kind = cell.parts.size() == 1 ? column_of(said(cell.parts.front())) : std::nullopt;
      if (!kind) break;
      // The headings end where the first row begins.
      const bool again =
          *kind == flat_column_kind::number &&
          std::any_of(table.columns.begin(), table.columns.end(),
                      [](const flat_column& one) { return one.kind == flat_column_kind::number; });
      if (again) break;
      table.columns.push_back({*kind, cell.parts.front()});
      at = end;
    }
    if (!good_headings(table.columns, marks ? 2 : 3)) return line;
    const bool numbered = table.columns.front().kind == flat_column_kind::number;
    std::size_t first_end = at;
    const cell_lines first = cell_at(first_end, marks, blanks);
    const bool begins = !first.parts.empty() && (!numbered || begins_row(first, 0));
    if (!begins) return line;
    std::vector<cell_lines> cells;
    while (at < lines_.size()) {
      const std::size_t before = at;
      cells.push_back(cell_at(at, marks, blanks));
      if (at == before) break;
    }
    const std::size_t used = take_cells(table, cells, marks);
    if (table.rows.empty()) return line;
    table.last_line = used < cells.size() ? cells[used].line - 1 : lines_.size() - 1;
    finish(table);
    tables_.push_back(std::move(table));
    return tables_.back().last_line + 1;
  }

  /// The cell that begins at line `at`, which moves behind it. With marks an empty cell is one too.
  [[nodiscard]] cell_lines cell_at(std::size_t& at, bool marks, bool blanks) const {
    cell_lines cell;
    while (at < lines_.size() && lines_[at].blank()) ++at;
    cell.line = at;
    if (marks) {
      for (; at < lines_.size(); ++at) {
        if (lines_[at].blank()) continue;
        if (is_lone_mark(at)) {
          ++at;
          break;
        }
        if (!cell.parts.empty() && is_heading(lines_[at].words)) break;
        cell.parts.push_back(lines_[at].words);
      }
      return cell;
    }
    for (; at < lines_.size() && !lines_[at].blank(); ++at) {
      if (!cell.parts.empty() && (!blanks || is_heading(lines_[at].words))) break;
      cell.parts.push_back(lines_[at].words);
    }
    return cell;
  }

  /// 一、 at the beginning.
  [[nodiscard]] bool is_heading(span words) const {
    const numeral_run run = chinese_run(text_, words.begin, words.end);
    return run.end != words.begin && run.end < words.end &&
           match_any(text_, run.end, lexicon::heading_marks) != 0;
  }

  /// The value of a cell that is a number and nothing else: 3, 3., （3）, 三.
  [[nodiscard]] std::optional<std::uint32_t> number_in(const cell_lines& cell) const {
    if (cell.parts.size() != 1) return std::nullopt;
    return number_in(cell.parts.front());
  }

  [[nodiscard]] std::optional<std::uint32_t> number_in(span words) const {
    std::size_t at = words.begin;
    at += match_any(text_, at, lexicon::opening_brackets);
    numeral_run run = arabic_run(text_, at, words.end);
    if (run.end == at) run = chinese_run(text_, at, words.end);
    if (run.end == at || !run.value) return std::nullopt;
    std::size_t end = skip_blanks(text_, run.end, words.end);
    if (end < words.end) end += match_any(text_, end, lexicon::closing_brackets);
    if (end < words.end) end += match_any(text_, end, lexicon::points);
    return end == words.end ? run.value : std::nullopt;
  }

  /// Makes rows of the cells; gives how many cells belong to the table.
  std::size_t take_cells(flat_table& table, const std::vector<cell_lines>& cells, bool marks) {
    const std::size_t columns = table.columns.size();
    const bool numbered = table.columns.front().kind == flat_column_kind::number;
    std::uint32_t last = 0;
    std::size_t used = 0;
    for (std::size_t at = 0; at < cells.size();) {
      const cell_lines& cell = cells[at];
      if (!cell.parts.empty() && is_heading(cell.parts.front())) {
        table.rows.push_back({cell.line, cell.whole(), {}, {}});
        used = ++at;
        continue;
      }
      if (!numbered || marks) {
        if (numbered && !number_in(cell)) {
          if (!cell.parts.empty() && table.rows.empty()) break;
          ++at;  // a stray cell, such as the rest of a row
          if (!cell.parts.empty() && !marks) break;
          continue;
        }
        if (at + columns > cells.size() && !marks) break;
        std::vector<cell_lines> row(
            cells.begin() + static_cast<std::ptrdiff_t>(at),
            cells.begin() + static_cast<std::ptrdiff_t>(std::min(at + columns, cells.size())));
        if (row_is_blank(row)) break;
        add_row(table, row);
        at += row.size();
        used = at;
        continue;
      }
      const auto number = number_in(cell);
      if (!number || (*number != last + 1 && *number != 1)) break;
      last = *number;
      std::size_t end = at + 1;
      while (end < cells.size() && !begins_row(cells[end], last)) ++end;
      const bool final_row = end == cells.size();
      if (final_row) end = std::min(end, at + columns);
      std::vector<cell_lines> row(cells.begin() + static_cast<std::ptrdiff_t>(at),
                                  cells.begin() + static_cast<std::ptrdiff_t>(end));
      fit(table, row);
      add_row(table, row);
      at = used = end;
    }
    return used;
  }

  [[nodiscard]] static bool row_is_blank(const std::vector<cell_lines>& row) {
    return std::all_of(row.begin(), row.end(),
                       [](const cell_lines& cell) { return cell.parts.empty(); });
  }

  [[nodiscard]] bool begins_row(const cell_lines& cell, std::uint32_t last) const {
    if (!cell.parts.empty() && is_heading(cell.parts.front())) return true;
    const auto number = number_in(cell);
    return number && (*number == last + 1 || *number == 1);
  }

  [[nodiscard]] bool ends_like_party(const cell_lines& cell) const {
    return !cell.parts.empty() && match_end(said(cell.parts.back()), lexicon::unit_ends) != 0;
  }

  /// Whether a cell may stand in a column: a term in no column of parties, a unit in none of
  /// people.
  [[nodiscard]] bool fits(const cell_lines& cell, const flat_column& column) const {
    const std::string_view words = said(cell.parts.front());
    if (column.kind == flat_column_kind::party) {
      const std::string heading = heading_words(said(column.heading));
      const bool people =
          heading.ends_with(lexicon::leader_party) || heading.ends_with(lexicon::person_party);
      if (arabic_run(words, 0, words.size()).end != 0) return false;
      return !people || match_end(words, lexicon::sure_unit_ends) == 0;
    }
    return true;
  }

  /// Gives a row as many cells as there are columns: an empty cell was not printed, or a cell has
  /// several lines.
  void fit(const flat_table& table, std::vector<cell_lines>& row) const {
    const std::size_t columns = table.columns.size();
    while (row.size() > columns) {
      std::size_t joined = 1;  // the first task
      for (std::size_t at = 2; at + 1 < row.size(); ++at) {
        if (ends_like_party(row[at]) && ends_like_party(row[at + 1]) &&
            row.size() - at > columns - at) {
          joined = at;
          break;
        }
      }
      if (joined + 1 >= row.size()) break;
      auto& parts = row[joined].parts;
      parts.insert(parts.end(), row[joined + 1].parts.begin(), row[joined + 1].parts.end());
      row.erase(row.begin() + static_cast<std::ptrdiff_t>(joined) + 1);
    }
    for (std::size_t at = 1; row.size() < columns && at < row.size(); ++at) {
      if (!row[at].parts.empty() && !fits(row[at], table.columns[at])) {
        row.insert(row.begin() + static_cast<std::ptrdiff_t>(at), cell_lines{row[at].line, {}});
      }
    }
  }

  void add_row(flat_table& table, const std::vector<cell_lines>& cells) const {
    flat_row row;
    row.line = cells.front().line;
    row.cells.resize(table.columns.size());
    for (std::size_t at = 0; at < cells.size() && at < row.cells.size(); ++at) {
      row.cells[at] = cells[at].parts;
    }
    table.rows.push_back(std::move(row));
  }

  /// Fills the groups down and takes out rows without a task.
  void finish(flat_table& table) const {
    span group;
    for (flat_row& row : table.rows) {
      if (row.heading.present()) group = {};
      for (std::size_t at = 0; at < row.cells.size(); ++at) {
        if (table.columns[at].kind != flat_column_kind::group || row.cells[at].empty()) continue;
        group = row.cells[at].front();
      }
      if (!row.heading.present()) row.group = group;
    }
    const auto empty = [&table](const flat_row& row) {
      if (row.heading.present()) return false;
      for (std::size_t at = 0; at < row.cells.size(); ++at) {
        if (table.columns[at].kind == flat_column_kind::task && !row.cells[at].empty())
          return false;
      }
      return true;
    };
    table.rows.erase(std::remove_if(table.rows.begin(), table.rows.end(), empty), table.rows.end());
  }

  std::string_view text_;
  std::span<const text_line> lines_;
  std::vector<flat_table> tables_;
};

}  // namespace detail

DUTYGRAPH_INLINE std::vector<flat_table> find_flat_tables(std::string_view text,
                                                          std::span<const text_line> lines) {
  return detail::table_finder(text, lines).run();
}

}  // namespace dutygraph
