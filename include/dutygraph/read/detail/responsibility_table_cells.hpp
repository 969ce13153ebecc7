#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dutygraph/read/annotation.hpp>
#include <dutygraph/read/detail/responsibility_table_columns.hpp>
#include <dutygraph/read/lexicon.hpp>
#include <dutygraph/read/lines.hpp>
#include <dutygraph/read/table_lexicon.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// What a cell of names says.
struct cell_reading {
  std::vector<annotation> lists;
  std::vector<finding> findings;
};

/// Reads a cell of names as the bracket that would say the same (（责任单位：…）), so that a table
/// and its twin in prose cannot differ.
class cell_reader {
 public:
  cell_reader(std::string_view text, const limits& allowed) : text_(text), allowed_(allowed) {}

  [[nodiscard]] cell_reading read(span cell, const column_meaning& column) {
    cell_reading out;
    cell_ = trimmed(text_, cell);
    said_ = words_of(text_, cell_);
    if (said_.empty() || is_one_of(said_, table_lexicon::empty_cells)) return out;
    if (read_as_it_is(out)) return out;
    take_inner_brackets(out);
    set_marks(column.label.kind);
    // The heading's words stand in the text, but not before the cell: any label of its kind will
    // do, for 和 stands between people (赵明和钱进) where it is a part of a unit (市文化和旅游局).
    const auto party = std::find_if(lexicon::party_words.begin(), lexicon::party_words.end(),
                                    [&](const auto& one) { return one.kind == column.label.kind; });
    begin_ = std::string(lexicon::opening_brackets[1]);
    begin_.append(lexicon::role_words[0].word).append(party->word).append(lexicon::colons[1]);
    if (!read_bracket(out)) {
      add(out, "table.odd_cell", "the brackets of a cell do not close; its names were left out",
          "close the brackets", cell_);
      return out;
    }
    for (annotation& one : out.lists) {
      for (labelled_list& list : one.lists) {
        if (list.label != span{}) continue;
        list.meaning = column.label;
        list.known = true;
        list.label = column.heading;
      }
    }
    return out;
  }

 private:
  static void add(cell_reading& out, const char* code, std::string message, std::string advice,
                  span where) {
    out.findings.push_back({code, severity::warning, where, std::move(message), std::move(advice)});
  }

  /// A cell that says its labels itself: 牵头单位：A；配合单位：B.
  [[nodiscard]] bool read_as_it_is(cell_reading& out) {
    begin_ = std::string(lexicon::opening_brackets[1]);
    if (!read_bracket(out)) return false;
    if (out.lists[0].understood() && out.lists[0].lists[0].known) return true;
    out = {};
    return false;
  }

  /// Reads `begin_`, the cell and a closing bracket; false if that is not one bracket.
  [[nodiscard]] bool read_bracket(cell_reading& out) {
    std::string bracket = begin_ + said_;
    bracket += lexicon::closing_brackets[1];
    std::vector<annotation> found = find_annotations(bracket, span_of(0, bracket.size()), allowed_);
    if (found.size() != 1 || !found[0].closed || found[0].words.size() != bracket.size() ||
        found[0].lists.empty()) {
      return false;
    }
    for (finding& one : findings_of(bracket, found[0])) {
      one.where = in_text(one.where);
      out.findings.push_back(std::move(one));
    }
    annotation made = std::move(found[0]);
    made.words = cell_;
    for (labelled_list& list : made.lists) {
      list.label = list.label.end <= begin_.size() ? span{} : in_text(list.label);
      list.words = in_text(list.words);
      for (span& name : list.names) name = in_text(name);
    }
    for (span& part : made.rest) part = in_text(part);
    out.lists.push_back(std::move(made));
    return true;
  }

  /// The part of the text that a part of the bracket stands for; all of the cell where the part
  /// reaches beyond it.
  [[nodiscard]] span in_text(span part) const noexcept {
    const std::size_t last = begin_.size() + said_.size();
    const std::size_t begin = std::clamp<std::size_t>(part.begin, begin_.size(), last);
    const std::size_t end = std::clamp<std::size_t>(part.end, begin, last);
    return span_of(cell_.begin + begin - begin_.size(), cell_.begin + end - begin_.size());
  }

  /// Brackets with labels of their own within the cell are read, and blank from then on.
  void take_inner_brackets(cell_reading& out) {
    for (annotation& one : find_annotations(text_, cell_, allowed_)) {
      if (!one.understood()) continue;
      std::fill_n(said_.begin() + (one.words.begin - cell_.begin), one.words.size(), ' ');
      for (finding& found : findings_of(text_, one)) out.findings.push_back(std::move(found));
      out.lists.push_back(std::move(one));
    }
  }

  /// Line breaks and all marks between names become marks of a list of as many bytes.
  void set_marks(node_kind kind) {
    constexpr std::string_view narrow = lexicon::list_separators[1];
    constexpr std::string_view wide = lexicon::list_separators[0];
    const bool blanks = blanks_set_off(kind);
    for (std::size_t at = 0; at < said_.size();) {
      const std::size_t size = character_size(said_, at);
      const bool separates = said_[at] == '\n' || said_[at] == '\r' ||
                             match_any(said_, at, lexicon::part_separators) != 0 ||
                             (blanks && skip_blanks(said_, at, said_.size()) != at);
      if (separates && size == narrow.size()) said_.replace(at, size, narrow);
      if (separates && size == wide.size()) said_.replace(at, size, wide);
      at += size;
    }
  }

  /// Blanks stand between names (成涛 柯文) where no other mark does and no part is a lone
  /// character, as in a name set wide (吴 敏), or a word of ASCII.
  [[nodiscard]] bool blanks_set_off(node_kind) const {
    std::size_t parts = 0;
    for (std::size_t at = 0; at < said_.size();) {
      const std::size_t begin = skip_blanks(said_, at, said_.size());
      std::size_t count = 0;
      at = begin;
      while (at < said_.size() && skip_blanks(said_, at, said_.size()) == at) {
        const bool marked = match_any(said_, at, lexicon::list_separators) != 0 ||
                            match_any(said_, at, lexicon::part_separators) != 0;
        if (marked || character_size(said_, at) == 1) return false;
        ++count;
        at += character_size(said_, at);
      }
      if (count == 1) return false;
      if (count > 1) ++parts;
    }
    return parts > 1;
  }

  std::string_view text_;
  const limits& allowed_;
  span cell_;
  std::string said_;
  std::string begin_;
};

}  // namespace detail

}  // namespace dutygraph
