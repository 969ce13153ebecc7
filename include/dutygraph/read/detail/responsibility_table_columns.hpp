#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dutygraph/read/annotation.hpp>
#include <dutygraph/read/extracted_document.hpp>
#include <dutygraph/read/lexicon.hpp>
#include <dutygraph/read/lines.hpp>
#include <dutygraph/read/numbering.hpp>
#include <dutygraph/read/reading_text.hpp>
#include <dutygraph/read/table_lexicon.hpp>
#include <dutygraph/text/name_key.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

enum class column_kind : std::uint8_t { unknown, number, group, task, body, actor, other };

/// What a column holds.
struct column_meaning {
  column_kind kind = column_kind::unknown;
  label_meaning label;  ///< of a column of actors
  span heading;         ///< as printed
  bool joined = false;  ///< two headings in one cell: 责任科室及责任人
};

/// Letters of English headings: Actor is actor.
[[nodiscard]] DUTYGRAPH_INLINE std::string in_small_letters(const name_key& key) {
  std::string word(key.view());
  for (char& mark : word) {
    if (mark >= 'A' && mark <= 'Z') mark = static_cast<char>(mark - 'A' + 'a');
  }
  return word;
}

/// The meaning of a label of a responsibility bracket, as the grammar of brackets has it.
DUTYGRAPH_INLINE std::optional<label_meaning> bracket_label(std::string_view word) {
  std::string said(lexicon::opening_brackets[1]);
  said.append(word).append(lexicon::colons[1]);
  said.append(lexicon::each).append(lexicon::closing_brackets[1]);
  const auto found = find_annotations(said, span_of(0, said.size()));
  const bool whole = found.size() == 1 && found[0].lists.size() == 1 && found[0].lists[0].known &&
                     words_of(said, found[0].lists[0].label) == word;
  return whole ? std::optional(found[0].lists[0].meaning) : std::nullopt;
}

[[nodiscard]] DUTYGRAPH_INLINE column_meaning actor_column(const label_meaning& label) {
  column_meaning made;
  made.kind = label.assigns ? column_kind::actor : column_kind::other;
  made.label = label;
  return made;
}

/// What a heading without blanks means, if it is exactly one that is known.
DUTYGRAPH_INLINE std::optional<column_meaning> known_heading(std::string_view word) {
  column_meaning made;
  if (is_one_of(word, table_lexicon::number_headings)) made.kind = column_kind::number;
  if (is_one_of(word, table_lexicon::group_headings)) made.kind = column_kind::group;
  if (is_one_of(word, table_lexicon::task_headings)) made.kind = column_kind::task;
  if (is_one_of(word, table_lexicon::body_headings)) made.kind = column_kind::body;
  if (is_one_of(word, table_lexicon::other_headings)) made.kind = column_kind::other;
  if (made.kind != column_kind::unknown) return made;
  for (const table_lexicon::actor_heading& one : table_lexicon::actor_headings) {
    if (word == one.word) return actor_column({one.role, one.kind, true});
  }
  if (const auto label = bracket_label(word)) return actor_column(*label);
  return std::nullopt;
}

/// The same for a heading with words before a known one: 市级牵头领导, 2023年重点工作.
DUTYGRAPH_INLINE std::optional<column_meaning> heading_end(std::string_view word) {
  constexpr std::size_t shortest = 6;   // two characters
  constexpr std::size_t longest = 120;  // a heading is no sentence
  if (word.size() > longest) return std::nullopt;
  for (std::size_t at = 0; at + shortest <= word.size(); at += character_size(word, at)) {
    if (const auto found = known_heading(word.substr(at))) return found;
  }
  return std::nullopt;
}

/// The words of a heading cell without a bracket at its end: 责任单位（部门） is 责任单位.
[[nodiscard]] DUTYGRAPH_INLINE span without_bracket(std::string_view text, span cell) {
  const std::string_view said = words_of(text, cell);
  if (match_end(said, lexicon::closing_brackets) == 0) return cell;
  std::size_t depth = 0;
  std::size_t opened = 0;
  for (std::size_t at = cell.begin; at < cell.end; at += character_size(text, at)) {
    if (match_any(text, at, lexicon::opening_brackets) != 0 && depth++ == 0) opened = at;
    if (match_any(text, at, lexicon::closing_brackets) != 0 && depth > 0) --depth;
  }
  const span before =
      depth == 0 && opened > cell.begin ? trimmed(text, span_of(cell.begin, opened)) : cell;
  return before.present() ? before : cell;
}

/// The first of two headings in one cell, if both are known.
DUTYGRAPH_INLINE std::optional<column_meaning> joined_heading(std::string_view word) {
  for (std::size_t at = 0; at < word.size(); at += character_size(word, at)) {
    const std::size_t mark = match_any(word, at, table_lexicon::joins);
    if (mark == 0 || at == 0) continue;
    auto first = heading_end(word.substr(0, at));
    const auto second = heading_end(word.substr(at + mark));
    if (!first || !second) continue;
    first->joined = first->kind != second->kind || first->label != second->label;
    return first;
  }
  return std::nullopt;
}

DUTYGRAPH_INLINE column_meaning read_heading(std::string_view text, span cell,
                                             std::span<const column_alias> aliases) {
  const span words = without_bracket(text, trimmed(text, cell));
  name_key key = name_key::of(words_of(text, words));
  const name_key whole = name_key::of(words_of(text, cell));
  for (const column_alias& alias : aliases) {
    const name_key meant = name_key::of(alias.heading);
    if (meant == whole || meant == key) {
      key = name_key::of(alias.meant);
      break;
    }
  }
  std::string word = in_small_letters(key);
  if (std::string plain = reading_text(word); !plain.empty()) word = std::move(plain);
  // A bracket's label may be two joined as well; only here are they told apart.
  std::optional<column_meaning> found = joined_heading(word);
  if (!found) found = known_heading(word);
  if (!found) found = heading_end(word);
  column_meaning made = found.value_or(column_meaning{});
  made.heading = words;
  return made;
}

/// True if columns of such kinds make a responsibility table.
[[nodiscard]] DUTYGRAPH_INLINE bool is_heading_row(std::span<const column_meaning> columns) {
  const auto has = [&](column_kind kind) {
    return std::any_of(columns.begin(), columns.end(),
                       [kind](const column_meaning& one) { return one.kind == kind; });
  };
  return (has(column_kind::task) || has(column_kind::body)) && has(column_kind::actor);
}

/// The heading row of a table, among its first rows.
struct heading_row {
  std::vector<column_meaning> columns;
  std::size_t first_cell = 0;  ///< index of the first cell of the row, or of the two rows
  std::size_t after = 0;       ///< index of the first cell behind it
};

DUTYGRAPH_INLINE std::optional<heading_row> find_heading_row(
    std::string_view text, const table_grid& table, std::span<const column_alias> aliases) {
  constexpr std::size_t most_rows = 12;
  constexpr std::uint32_t most_columns = 256;
  struct cover {
    const table_cell* cell = nullptr;
    column_meaning meaning;
  };
  std::vector<cover> above;
  std::optional<heading_row> best;
  std::size_t best_known = 0;
  std::size_t before = 0;  // the first cell of the row before
  for (std::size_t first = 0, row = 0; first < table.cells.size() && row < most_rows; ++row) {
    std::size_t last = first;
    std::vector<cover> here = above;
    bool all_known = true;
    while (last < table.cells.size() && table.cells[last].row == table.cells[first].row) {
      const table_cell& cell = table.cells[last++];
      if (cell.column >= most_columns) continue;
      const std::uint32_t end =
          std::min(cell.column + std::min(cell.columns, most_columns), most_columns);
      const column_meaning meaning = read_heading(text, cell.words, aliases);
      // 二、重点任务 over all columns is a heading of the plan, not of a column.
      const span words = trimmed(text, cell.words);
      const auto number = words.present() ? read_number(text, words) : std::nullopt;
      const bool numbered = number && number->form <= number_form::chinese_bracketed;
      all_known = all_known && meaning.kind != column_kind::unknown && !numbered;
      if (here.size() < end) here.resize(end);
      for (std::uint32_t column = cell.column; column < end; ++column) {
        here[column] = {&cell, meaning};
      }
    }
    heading_row made;
    std::size_t known = 0;
    bool from_above = false;
    for (const cover& one : here) {
      const bool counts = one.meaning.kind != column_kind::unknown;
      known += counts ? 1 : 0;
      from_above = from_above || (counts && one.cell->row < table.cells[first].row);
      made.columns.push_back(one.meaning);
    }
    // Of two rows of headings the lower says more: 责任单位 over 牵头 and 配合.
    const bool lower = known == best_known && all_known && from_above;
    if (is_heading_row(made.columns) && (known > best_known || lower)) {
      best_known = known;
      made.first_cell = from_above ? before : first;
      made.after = last;
      best = std::move(made);
    }
    above = std::move(here);
    before = first;
    first = last;
  }
  return best;
}

}  // namespace detail

}  // namespace dutygraph
