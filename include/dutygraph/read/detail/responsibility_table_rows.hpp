#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <dutygraph/read/detail/outline_sentence.hpp>
#include <dutygraph/read/detail/responsibility_table_cells.hpp>
#include <dutygraph/read/detail/responsibility_table_columns.hpp>
#include <dutygraph/read/numbering.hpp>
#include <dutygraph/read/numerals.hpp>
#include <dutygraph/read/outline.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Reads the rows of tables one after the other; `take()` gives their outline.
class table_reader {
 public:
  table_reader(std::string_view text, const limits& allowed, const stop_token& stop)
      : text_(text), allowed_(allowed), stop_(stop), cells_(text, allowed) {}

  /// The rows of `table` from cell `first` on, below these columns.
  void read(const table_grid& table, std::size_t first, const std::vector<column_meaning>& columns);
  [[nodiscard]] outline& units() noexcept { return out_; }
  [[nodiscard]] std::vector<span>& groups() noexcept { return groups_; }

 private:
  /// The cell that a column has in the row at hand.
  struct cover {
    const table_cell* cell = nullptr;
    bool own = false;  ///< it begins in this row
  };

  void read_row(std::size_t first, std::size_t last);
  [[nodiscard]] bool read_heading_row();
  void read_group();
  void read_item();
  void open_heading(span cell, span words, const std::optional<line_number>& number,
                    std::string numeral);
  void open_item();
  void name_item(outline_unit& unit, span title, span body);
  void attach(std::size_t unit, bool all);
  void add_brackets(outline_unit& unit, span part);
  [[nodiscard]] const cover* first_of(column_kind kind) const;
  [[nodiscard]] std::vector<const cover*> all_of(column_kind kind, bool own_only) const;
  [[nodiscard]] std::string item_number(span& title, outline_unit& unit);
  [[nodiscard]] std::string unique_key(std::string key, bool heading, const outline_unit& unit);
  [[nodiscard]] std::optional<line_number> heading_number(span cell) const;
  [[nodiscard]] bool repeats_heading() const;
  void tell_filled(span cell, std::string message);
  void tell_filled(const cover& one) {
    tell_filled(trimmed(text_, one.cell->words), "a cell spans " + std::to_string(one.cell->rows) +
                                                     " rows; its words count for each of them");
  }
  void add(const char* code, severity how, span where, std::string message, std::string advice) {
    out_.findings.push_back({code, how, where, std::move(message), std::move(advice)});
  }

  std::string_view text_;
  const limits& allowed_;
  const stop_token& stop_;
  cell_reader cells_;
  outline out_;
  std::vector<span> groups_;  // of each unit
  const table_grid* table_ = nullptr;
  std::vector<column_meaning> columns_;
  std::vector<cover> row_;              // by column
  std::vector<const table_cell*> own_;  // the cells that begin in the row, known column or not
  bool numbered_ = false;               // items have numbers, so that 一、 makes a heading
  std::array<std::optional<std::size_t>, 3> open_;  // heading of the outer forms
  std::optional<std::size_t> item_;
  span group_;
  std::unordered_set<std::uint32_t> told_;  // where cells begin that count for several rows
  std::uint32_t last_number_ = 0;
  std::array<std::unordered_map<std::string, std::uint32_t>, 2> keys_;
};

DUTYGRAPH_INLINE const table_reader::cover* table_reader::first_of(column_kind kind) const {
  for (std::size_t column = 0; column < row_.size(); ++column) {
    if (columns_[column].kind == kind && row_[column].cell != nullptr) return &row_[column];
  }
  return nullptr;
}

DUTYGRAPH_INLINE std::vector<const table_reader::cover*> table_reader::all_of(column_kind kind,
                                                                              bool own_only) const {
  std::vector<const cover*> found;
  for (std::size_t column = 0; column < row_.size(); ++column) {
    const cover& one = row_[column];
    if (columns_[column].kind != kind || one.cell == nullptr || (own_only && !one.own)) continue;
    if (found.empty() || found.back()->cell != one.cell) found.push_back(&one);
  }
  return found;
}

/// A number that makes a cell a heading: 一、 and 第一章, （一） below one.
DUTYGRAPH_INLINE std::optional<line_number> table_reader::heading_number(span cell) const {
  const span words = trimmed(text_, cell);
  if (!words.present()) return std::nullopt;
  const auto number = read_number(text_, words);
  if (!number || !number->in_range || !number->counts) return std::nullopt;
  if (number->form > number_form::chinese_bracketed) return std::nullopt;
  return number;
}

DUTYGRAPH_INLINE std::string table_reader::unique_key(std::string key, bool heading,
                                                      const outline_unit& unit) {
  const std::uint32_t count = ++keys_[heading ? 0 : 1][key];
  if (count == 1) return key;
  key += "#" + std::to_string(count);
  add("reader.duplicate_number", severity::warning, unit.printed.whole,
      "the number " + unit.number + " was taken before; this one is " + key,
      heading ? "number each heading once" : "number each item once");
  return key;
}

DUTYGRAPH_INLINE void table_reader::tell_filled(span cell, std::string message) {
  if (!told_.insert(cell.begin).second) return;
  add("table.filled_down", severity::information, cell, std::move(message),
      "look whether that is meant");
}

DUTYGRAPH_INLINE void table_reader::add_brackets(outline_unit& unit, span part) {
  for (annotation& one : find_annotations(text_, part, allowed_)) {
    for (finding& found : findings_of(text_, one)) {
      out_.findings.push_back(std::move(found));
    }
    if (one.understood()) unit.annotations.push_back(std::move(one));
  }
}

/// Gives a unit the actors of the row: those of cells from above too, if `all`.
DUTYGRAPH_INLINE void table_reader::attach(std::size_t unit, bool all) {
  for (std::size_t column = 0; column < row_.size(); ++column) {
    const cover& one = row_[column];
    if (columns_[column].kind != column_kind::actor || one.cell == nullptr) continue;
    if (column > 0 && row_[column - 1].cell == one.cell) continue;  // a cell of several columns
    if (!one.own && !all) continue;
    cell_reading found = cells_.read(one.cell->words, columns_[column]);
    if (one.own) {
      for (finding& said : found.findings) out_.findings.push_back(std::move(said));
    } else {
      tell_filled(one);
    }
    std::vector<annotation>& lists = out_.units[unit].annotations;
    std::move(found.lists.begin(), found.lists.end(), std::back_inserter(lists));
  }
}

DUTYGRAPH_INLINE void table_reader::open_heading(span cell, span words,
                                                 const std::optional<line_number>& number,
                                                 std::string numeral) {
  check_limit("nodes", out_.units.size() + 1, allowed_.nodes);
  outline_unit unit;
  unit.kind = node_kind::heading;
  unit.number = std::move(numeral);
  unit.printed.form = number ? number->form : number_form::chinese;
  unit.printed.whole = unit.printed.numeral = cell;
  if (number) unit.printed = *number;
  const auto level = static_cast<std::size_t>(unit.printed.form);
  for (std::size_t outer = 0; outer < level; ++outer) {
    if (open_[outer]) unit.parent = open_[outer];
  }
  std::string key = unit.parent ? out_.units[*unit.parent].key + "/" : std::string();
  unit.key = unique_key(key + unit.number, true, unit);
  const auto brackets = find_annotations(text_, words, allowed_);
  span title = words;
  if (!brackets.empty()) title.end = brackets.front().words.begin;
  title = first_sentence(text_, trimmed(text_, title)).words;
  unit.name_words = title.present() ? title : unit.printed.numeral;
  unit.words = span_of(std::min(cell.begin, unit.name_words.begin), unit.name_words.end);
  add_brackets(unit, words);
  const std::size_t index = out_.units.size();
  open_[level] = index;
  for (std::size_t inner = level + 1; inner < open_.size(); ++inner) open_[inner].reset();
  out_.units.push_back(std::move(unit));
  groups_.emplace_back();
  item_.reset();
  group_ = {};
}

/// A row of which one cell alone says something: a heading, or the group of the rows below.
DUTYGRAPH_INLINE bool table_reader::read_heading_row() {
  const cover* number_cell = first_of(column_kind::number);
  const table_cell* numeral = nullptr;
  std::vector<const table_cell*> said;
  std::size_t names = 0;
  for (const table_cell* cell : own_) {
    const bool first = number_cell != nullptr && cell == number_cell->cell && cell->columns == 1;
    if (first && own_.size() > 1) {
      numeral = cell;
      continue;
    }
    const bool actors =
        cell->column < columns_.size() && columns_[cell->column].kind == column_kind::actor;
    if (actors && !said.empty()) {
      ++names;
    } else {
      said.push_back(cell);
    }
  }
  if (said.size() != 1) return false;
  const span cell = trimmed(text_, said.front()->words);
  if (numeral != nullptr) {  // 一 | 党建工作
    const span printed = trimmed(text_, numeral->words);
    const std::string_view digits = words_of(text_, printed);
    const auto number = heading_number(printed);
    if (!number && !chinese_number(digits)) return false;
    if (names != 0 && columns_[said.front()->column].kind != column_kind::group) return false;
    open_heading(span_of(printed.begin, cell.end), cell, std::nullopt,
                 number ? number_text(text_, *number) : std::string(digits));
    attach(out_.units.size() - 1, false);
    return true;
  }
  const auto number = heading_number(cell);
  if (number && (names == 0 || numbered_)) {
    open_heading(cell, span_of(number->whole.end, cell.end), number, number_text(text_, *number));
    attach(out_.units.size() - 1, false);
    return true;
  }
  if (said.front()->columns > 1 && 2 * said.front()->columns >= columns_.size() && names == 0) {
    group_ = cell;
    item_.reset();
    return true;
  }
  return false;
}

/// The group column: a heading where a number stands in its cell, else the items' group.
DUTYGRAPH_INLINE void table_reader::read_group() {
  const cover* found = first_of(column_kind::group);
  if (found == nullptr || !found->own) return;
  const span cell = trimmed(text_, found->cell->words);
  if (const auto number = heading_number(cell)) {
    open_heading(cell, span_of(number->whole.end, cell.end), number, number_text(text_, *number));
    return;
  }
  const auto brackets = find_annotations(text_, cell, allowed_);
  group_ = cell;
  if (!brackets.empty()) group_.end = brackets.front().words.begin;
  group_ = trimmed(text_, group_);
  item_.reset();
}

/// The number of an item: of its column, else the one that opens its title (which is taken off),
/// else the next in order.
DUTYGRAPH_INLINE std::string table_reader::item_number(span& title, outline_unit& unit) {
  const cover* cell = first_of(column_kind::number);
  const span printed = cell != nullptr && cell->own ? trimmed(text_, cell->cell->words) : span{};
  if (printed.present()) {
    const auto number = read_number(text_, printed);
    unit.printed.whole = unit.printed.numeral = printed;
    const numeral_run run = arabic_run(text_, printed.begin, printed.end);
    if (number) {
      unit.printed = *number;
      last_number_ = number->value;
      return number_text(text_, *number);
    }
    if (run.value) last_number_ = *run.value;
    const std::string said(name_key::of(words_of(text_, printed)).view());
    return run.value && run.end == printed.end ? std::to_string(*run.value) : said;
  }
  const auto number = title.present() ? read_number(text_, title) : std::nullopt;
  if (number && number->in_range && number->counts) {
    unit.printed = *number;
    title = trimmed(text_, span_of(number->whole.end, title.end));
    last_number_ = number->value;
    return number_text(text_, *number);
  }
  unit.printed.whole = unit.printed.numeral = span_of(title.begin, title.begin);
  return std::to_string(++last_number_);
}

/// Title and body of an item: the first sentence of its title cell, and all that follows it.
DUTYGRAPH_INLINE void table_reader::name_item(outline_unit& unit, span title, span body) {
  const auto brackets = find_annotations(text_, title, allowed_);
  span plain = title;
  if (!brackets.empty()) plain.end = brackets.front().words.begin;
  plain = trimmed(text_, plain);
  const sentence_found sentence = first_sentence(text_, plain);
  unit.name_words = sentence.words.present() ? sentence.words : plain;
  const span rest =
      trimmed(text_, span_of(std::min<std::size_t>(sentence.after, plain.end), plain.end));
  unit.text_words = rest.present() ? rest : body;
  if (rest.present() && body.present()) {
    // The two are one part of the text only if nothing but a tab is between them.
    if (!trimmed(text_, span_of(title.end, std::max(title.end, body.begin))).present() &&
        body.begin >= title.end) {
      unit.text_words.end = body.end;
    } else {
      add("table.body_apart", severity::information, body,
          "an item's words stand in two cells that other cells part; only the first were taken",
          "put the columns side by side");
    }
  }
  if (!unit.text_words.present()) unit.text_words = {};
  add_brackets(unit, title);
}

DUTYGRAPH_INLINE void table_reader::open_item() {
  check_limit("nodes", out_.units.size() + 1, allowed_.nodes);
  outline_unit unit;
  const std::vector<const cover*> tasks = all_of(column_kind::task, true);
  const std::vector<const cover*> bodies = all_of(column_kind::body, true);
  std::vector<span> parts;
  for (const cover* one : tasks) parts.push_back(trimmed(text_, one->cell->words));
  for (const cover* one : bodies) parts.push_back(trimmed(text_, one->cell->words));
  span title = parts.empty() ? span{} : parts.front();
  span group = group_;
  if (const cover* above = first_of(column_kind::group)) {
    if (!above->own) tell_filled(*above);
  } else if (group.present() && !table_->merges_known) {
    tell_filled(group, "cells below are blank; this one counts for their rows");
  }
  if (tasks.empty()) {
    const cover* above = first_of(column_kind::task);
    if (above != nullptr) {  // 重点任务 spans the rows of its measures
      group = trimmed(text_, above->cell->words);
      tell_filled(*above);
    }
  }
  if (!title.present()) {
    const cover* number = first_of(column_kind::number);
    if (number != nullptr && number->own) title = trimmed(text_, number->cell->words);
  }
  unit.kind = node_kind::item;
  unit.number = item_number(title, unit);
  for (const auto& heading : open_) {
    if (heading) unit.parent = heading;
  }
  std::string key = unit.parent ? out_.units[*unit.parent].key + "/" : std::string();
  unit.key = unique_key(key + unit.number, false, unit);
  span body;
  for (std::size_t index = 1; index < parts.size(); ++index) {
    const bool next = body.present() && parts[index].begin >= body.end &&
                      !trimmed(text_, span_of(body.end, parts[index].begin)).present();
    if (!body.present()) {
      body = parts[index];
    } else if (next) {
      body.end = parts[index].end;
    } else {
      add("table.body_apart", severity::information, parts[index],
          "an item's words stand in cells that other cells part; only the first were taken",
          "put the columns side by side");
    }
  }
  name_item(unit, title, body);
  for (const cover* one : bodies) add_brackets(unit, parts.empty() ? span{} : one->cell->words);
  unit.words = unit.name_words;
  for (const span one : {unit.printed.whole, unit.text_words}) {
    if (!one.present()) continue;
    unit.words = span_of(std::min(unit.words.begin, one.begin), std::max(unit.words.end, one.end));
  }
  if (!unit.printed.whole.present()) unit.printed.whole = unit.printed.numeral = unit.name_words;
  item_ = out_.units.size();
  out_.units.push_back(std::move(unit));
  groups_.push_back(group);
  attach(*item_, true);
}

DUTYGRAPH_INLINE void table_reader::read_item() {
  const cover* number = first_of(column_kind::number);
  const cover* task = first_of(column_kind::task);
  const std::vector<const cover*> bodies = all_of(column_kind::body, true);
  const bool own_number = number != nullptr && number->own;
  const bool own_task = task != nullptr && task->own;
  // A number that spans the row says that the row is a part of its item.
  const bool part = item_ && number != nullptr && !number->own;
  if (!part && (own_task || !bodies.empty() || (own_number && item_))) {
    open_item();
  } else if (item_) {
    if (part && (own_task || !bodies.empty())) {
      add("table.body_apart", severity::information,
          trimmed(text_, (own_task ? task : bodies.front())->cell->words),
          "a numbered item goes on in a further row; its actors were taken, its words were not",
          "put the words of an item into one cell");
    }
    attach(*item_, false);
  } else {
    add("table.unread_row", severity::information, trimmed(text_, own_.front()->words),
        "a row of a responsibility table was not understood", "give it a title");
  }
}

/// A heading row that stands again on a further page.
DUTYGRAPH_INLINE bool table_reader::repeats_heading() const {
  std::size_t equal = 0;
  for (const table_cell* cell : own_) {
    if (cell->column >= columns_.size()) return false;
    const span heading = columns_[cell->column].heading;
    const span here = without_bracket(text_, trimmed(text_, cell->words));
    if (name_key::of(words_of(text_, heading)) != name_key::of(words_of(text_, here))) return false;
    ++equal;
  }
  return equal > 1;
}

DUTYGRAPH_INLINE void table_reader::read_row(std::size_t first, std::size_t last) {
  const std::uint32_t row = table_->cells[first].row;
  for (cover& one : row_) {
    one.own = false;
    if (one.cell != nullptr && row - one.cell->row >= one.cell->rows) one = {};
  }
  own_.clear();
  for (std::size_t index = first; index < last; ++index) {
    const table_cell& cell = table_->cells[index];
    if (!trimmed(text_, cell.words).present()) continue;
    own_.push_back(&cell);
    for (std::size_t column = cell.column;
         column < row_.size() && column - cell.column < cell.columns; ++column) {
      row_[column] = {&cell, true};
    }
  }
  if (own_.empty() || repeats_heading()) return;
  if (read_heading_row()) {
    for (cover& one : row_) {
      if (one.own && one.cell->columns > 1) one = {};
    }
    return;
  }
  read_group();
  if (own_.size() == 1 && first_of(column_kind::group) != nullptr &&
      first_of(column_kind::group)->cell == own_.front()) {
    return;  // the group's cell alone
  }
  read_item();
}

DUTYGRAPH_INLINE void table_reader::read(const table_grid& table, std::size_t first,
                                         const std::vector<column_meaning>& columns) {
  table_ = &table;
  columns_ = columns;
  row_.assign(columns_.size(), {});
  numbered_ = std::any_of(columns_.begin(), columns_.end(), [](const column_meaning& one) {
    return one.kind == column_kind::number;
  });
  for (std::size_t index = first; index < table.cells.size() && !numbered_; ++index) {
    const table_cell& cell = table.cells[index];
    const bool work =
        cell.column < columns_.size() && columns_[cell.column].kind == column_kind::task;
    const span words = work ? trimmed(text_, cell.words) : span{};
    const auto number = words.present() ? read_number(text_, words) : std::nullopt;
    numbered_ = number && number->form > number_form::chinese_bracketed;
  }
  while (first < table.cells.size()) {
    stop_.check("reading a table");
    std::size_t last = first;
    while (last < table.cells.size() && table.cells[last].row == table.cells[first].row) ++last;
    read_row(first, last);
    first = last;
  }
}

}  // namespace detail

}  // namespace dutygraph
