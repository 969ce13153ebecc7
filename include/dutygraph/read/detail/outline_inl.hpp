#pragma once

#include <dutygraph/read/outline.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>
#include <utility>

#include <dutygraph/read/detail/outline_sentence.hpp>
#include <dutygraph/read/duty_lexicon.hpp>
#include <dutygraph/read/flat_table.hpp>
#include <dutygraph/read/heading_leader.hpp>
#include <dutygraph/read/item_parts.hpp>
#include <dutygraph/read/lexicon.hpp>
#include <dutygraph/read/numerals.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

inline constexpr std::size_t number_form_count = 6;

/// The number of a part as it is kept: as printed, without blanks.
[[nodiscard]] DUTYGRAPH_INLINE std::string printed_number(std::string_view words) {
  std::string result;
  for (std::size_t at = skip_blanks(words, 0, words.size()); at < words.size();) {
    const std::size_t size = character_size(words, at);
    result.append(words, at, size);
    at = skip_blanks(words, at + size, words.size());
  }
  return result;
}

[[nodiscard]] constexpr std::size_t rank(number_form form) noexcept {
  return static_cast<std::size_t>(form);
}

/// The form of the items' numbers: the lowest of the usual ones that the text has.
[[nodiscard]] DUTYGRAPH_INLINE number_form
item_form(const std::array<bool, number_form_count>& seen) noexcept {
  for (const number_form form : {number_form::arabic, number_form::chinese_bracketed,
                                 number_form::arabic_bracketed, number_form::circled}) {
    if (seen[rank(form)]) return form;
  }
  return number_form::arabic;
}

/// A bracket or labels that stand on lines of their own, and the unit before them.
struct own_line_bracket {
  annotation value;
  std::size_t unit = 0;
  std::uint32_t line = 0;
  bool labels = false;  ///< labels without a bracket
};

/// Reads the lines one after the other; `take()` gives the outline.
class outline_reader {
 public:
  outline_reader(std::string_view text, std::span<const text_line> lines, const limits& allowed,
                 const stop_token& stop)
      : text_(text), lines_(lines), allowed_(allowed), stop_(stop) {}

  [[nodiscard]] outline take();

 private:
  void find_numbers();
  void read_table(const flat_table& table);
  void add_row(const flat_table& table, const flat_row& row);
  [[nodiscard]] bool is_unit(const line_number& number, bool& as_item);
  [[nodiscard]] std::size_t first_line_of(std::size_t line) const;
  void open_unit(std::size_t line, const line_number& number, bool as_item);
  void close_unit();
  void close_words(span body);
  void close_item(outline_unit& unit, span body);
  void take_parts(outline_unit& unit, std::vector<annotation>& found, span body);
  void insert_parts();
  [[nodiscard]] std::size_t read_bracket(std::size_t line);
  [[nodiscard]] std::size_t read_labels(std::size_t line);
  [[nodiscard]] span without_emphasis(span words) const;
  [[nodiscard]] bool goes_on(std::size_t line, std::size_t next) const;
  [[nodiscard]] bool is_own_line(const annotation& value) const;
  [[nodiscard]] bool closes_last_item(const own_line_bracket& bracket) const;
  void add_annotation(outline_unit& unit, annotation value);
  void attach_brackets();
  void attach_region(std::size_t first, std::size_t last, bool items_by_habit);
  [[nodiscard]] std::size_t closed_heading(std::size_t heading) const;
  void check_order(const outline_unit& unit);
  void add(const char* code, severity how, span where, std::string message, std::string advice) {
    out_.findings.push_back({code, how, where, std::move(message), std::move(advice)});
  }
  [[nodiscard]] std::string unique_key(node_kind kind, std::string key, const outline_unit& unit);

  std::string_view text_;
  std::span<const text_line> lines_;
  const limits& allowed_;
  const stop_token& stop_;
  outline out_;
  std::vector<std::optional<line_number>> numbers_;  // of each line
  std::vector<flat_table> tables_;
  number_form items_ = number_form::arabic;
  std::array<std::optional<std::size_t>, number_form_count> open_;  // heading of each form
  std::array<std::uint32_t, number_form_count> last_{};             // value of each form
  std::uint32_t last_item_ = 0;
  bool any_heading_ = false;
  bool unit_open_ = false;
  bool loose_told_ = false;
  std::size_t paragraph_first_ = 0;  // lines of the open unit
  std::size_t paragraph_last_ = 0;
  std::vector<own_line_bracket> brackets_;
  std::vector<outline_unit> parts_;  ///< subitems; the parent is the index of the item
  /// Of each unit: whether it has a heading below it, one with a bracket, and a heading of the same
  /// parent before it.
  struct heading_facts {
    bool parent = false, annotated = false, later = false;
  };
  std::vector<heading_facts> children_;
  struct key_use {
    std::uint32_t count = 0;
    std::uint32_t line = 0;
  };
  std::array<std::unordered_map<std::string, key_use>, 2> keys_;
};

DUTYGRAPH_INLINE void outline_reader::find_numbers() {
  std::array<bool, number_form_count> seen{};
  numbers_.reserve(lines_.size());
  tables_ = find_flat_tables(text_, lines_);
  auto table = tables_.begin();
  for (const text_line& line : lines_) {
    const std::size_t index = numbers_.size();
    if (index % 4096 == 0) stop_.check("reading the outline");
    while (table != tables_.end() && table->last_line < index) ++table;
    if (table != tables_.end() && table->first_line <= index) {  // its rows are numbered apart
      numbers_.emplace_back();
      continue;
    }
    const std::optional<line_number> number = read_number(text_, line.words);
    if (number && number->in_range) seen[rank(number->form)] = true;
    numbers_.push_back(number);
  }
  for (const flat_table& one : tables_) {
    for (const flat_row& row : one.rows) {
      const auto number = row.heading.present() ? read_number(text_, row.heading) : std::nullopt;
      if (number && number->in_range) seen[rank(number->form)] = true;
    }
  }
  items_ = item_form(seen);
  for (std::size_t level = 0; level < rank(items_); ++level) {
    any_heading_ = any_heading_ || seen[level];
  }
}

/// Whether a number opens a unit. A number of another form than the items' that carries on their
/// count, and none of its own, is an item (⒈ … ② …).
DUTYGRAPH_INLINE bool outline_reader::is_unit(const line_number& number, bool& as_item) {
  const std::uint32_t last = last_[rank(number.form)];
  if (!number.in_range) {
    as_item = number.form == items_;
    return number.form <= items_;
  }
  if (!number.counts && number.value != last + 1) return false;
  as_item = number.form == items_;
  if (!as_item && number.form >= number_form::chinese_bracketed && number.value > 1 &&
      last != number.value - 1 && last_item_ == number.value - 1) {
    as_item = true;
  }
  return as_item || number.form < items_;
}

DUTYGRAPH_INLINE std::string outline_reader::unique_key(node_kind kind, std::string key,
                                                        const outline_unit& unit) {
  auto& uses = keys_[kind == node_kind::heading ? 0 : 1];
  key_use& use = uses[key];
  if (++use.count == 1) {
    use.line = unit.line;
    return key;
  }
  add("reader.duplicate_number", severity::warning, unit.printed.whole,
      "the number " + unit.number + " was taken before, in line " + std::to_string(use.line) +
          "; this one is " + key + "#" + std::to_string(use.count),
      "number each " + std::string(to_string(kind)) + " once");
  return key + "#" + std::to_string(use.count);
}

DUTYGRAPH_INLINE void outline_reader::check_order(const outline_unit& unit) {
  const std::uint32_t value = unit.printed.value;
  const std::uint32_t last =
      unit.kind == node_kind::item ? last_item_ : last_[rank(unit.printed.form)];
  if (!unit.printed.in_range) {
    add("reader.absurd_number", severity::warning, unit.printed.whole,
        "a number is out of the range of an outline; it was kept as text", "correct the number");
  } else if (value == 0 || (value != last + 1 && value != 1 && value != last)) {
    // An equal one is told as a duplicate.
    add("reader.number_order", severity::information, unit.printed.whole,
        "the number " + unit.number + " is not the one after " + std::to_string(last) +
            "; it was kept as printed",
        "look whether a part of the text is missing or out of order");
  }
  if (unit.kind == node_kind::item && !unit.parent && any_heading_) {
    add("reader.item_without_heading", severity::information, unit.printed.whole,
        "an item stands before the first heading; it has none", "put it below its heading");
  }
}

/// The line that a unit of `line` begins the outline with: the headings of its table, if it is in
/// one.
DUTYGRAPH_INLINE std::size_t outline_reader::first_line_of(std::size_t line) const {
  const bool in_table =
      !tables_.empty() && tables_.front().first_line <= line && line <= tables_.front().last_line;
  return in_table ? tables_.front().first_line : line;
}

DUTYGRAPH_INLINE void outline_reader::open_unit(std::size_t line, const line_number& number,
                                                bool as_item) {
  check_limit("nodes", out_.units.size() + 1, allowed_.nodes);
  outline_unit unit;
  unit.kind = as_item ? node_kind::item : node_kind::heading;
  unit.printed = number;
  unit.number = number.whole.present() ? number_text(text_, number) : std::to_string(number.value);
  unit.line = lines_[line].number;
  const std::size_t levels = as_item ? number_form_count : rank(number.form);
  for (std::size_t level = 0; level < levels; ++level) {
    if (open_[level]) unit.parent = open_[level];
  }
  check_order(unit);
  std::string key = unit.parent ? out_.units[*unit.parent].key + "/" : std::string();
  unit.key = unique_key(unit.kind, key + unit.number, unit);
  const std::uint32_t value =
      number.in_range ? number.value : (as_item ? last_item_ : last_[rank(number.form)]) + 1;
  if (as_item) {
    last_item_ = value;
    for (std::size_t level = rank(items_) + 1; level < number_form_count; ++level) last_[level] = 0;
  } else {
    open_[rank(number.form)] = out_.units.size();
    for (std::size_t level = rank(number.form) + 1; level < number_form_count; ++level) {
      open_[level].reset();
    }
  }
  last_[rank(number.form)] = value;
  if (!out_.first_line) out_.first_line = first_line_of(line);
  heading_facts facts;
  if (!as_item && unit.parent) facts.later = std::exchange(children_[*unit.parent].parent, true);
  children_.push_back(facts);
  out_.units.push_back(std::move(unit));
  unit_open_ = true;
  loose_told_ = false;
  paragraph_first_ = paragraph_last_ = line;
}

DUTYGRAPH_INLINE void outline_reader::add_annotation(outline_unit& unit, annotation value) {
  for (finding& one : findings_of(text_, value)) out_.findings.push_back(std::move(one));
  if (unit.kind == node_kind::heading && unit.parent && value.understood()) {
    children_[*unit.parent].annotated = true;
  }
  if (value.understood()) unit.annotations.push_back(std::move(value));
}

DUTYGRAPH_INLINE void outline_reader::close_item(outline_unit& unit, span body) {
  const span line = lines_[paragraph_first_].words;
  const auto first_end = static_cast<std::uint32_t>(std::min(line.end, body.end));
  const span first = trimmed(text_, span_of(body.begin, std::max(body.begin, first_end)));
  sentence_found title = first_sentence(text_, first);
  if (!title.words.present()) title = {first, first.end};
  unit.name_words = title.words;
  if (!title.words.present()) {
    unit.name_words = unit.printed.numeral;
    title.after = body.begin;
    add("reader.empty_title", severity::warning, unit.printed.whole,
        "no words follow the number; the number stands for the title", "add a title");
  }
  if (unit.kind == node_kind::heading) {
    unit.words = span_of(unit.printed.whole.begin, std::max(first.end, unit.printed.whole.end));
    return;
  }
  unit.text_words =
      trimmed(text_, span_of(title.after, std::max<std::size_t>(title.after, body.end)));
  if (!unit.text_words.present()) unit.text_words = {};
  unit.words = span_of(unit.printed.whole.begin, std::max(body.end, unit.printed.whole.end));
}

/// Gives the open unit its words, now that all its lines are known.
DUTYGRAPH_INLINE void outline_reader::close_unit() {
  if (!std::exchange(unit_open_, false)) return;
  const outline_unit& unit = out_.units.back();
  const std::uint32_t end = lines_[paragraph_last_].words.end;
  close_words(span_of(unit.printed.whole.end, std::max(end, unit.printed.whole.end)));
}

/// Gives the last unit its title, body and annotations from the words behind its number.
DUTYGRAPH_INLINE void outline_reader::close_words(span body) {
  outline_unit& unit = out_.units.back();
  std::vector<annotation> found = find_annotations(text_, body, allowed_);
  found.erase(std::remove_if(found.begin(), found.end(),
                             [this](const annotation& one) { return is_own_line(one); }),
              found.end());
  if (unit.kind == node_kind::item && found.size() > 1) take_parts(unit, found, body);
  // The first line ends before its first bracket; the body before the brackets that close it.
  span first = body;
  for (std::size_t index = found.size(); index > 0; --index) {
    const span bracket = found[index - 1].words;
    if (!found[index - 1].understood()) break;
    const std::string_view after = words_of(text_, trimmed(text_, span_of(bracket.end, body.end)));
    if (after.size() != match_end(after, lexicon::part_separators)) break;
    body = trimmed(text_, span_of(body.begin, bracket.begin));
  }
  if (!found.empty() && found.front().words.begin < first.end) {
    first.end = found.front().words.begin;
  }
  close_item(unit, body);
  if (unit.name_words.end > first.end && first.end > unit.printed.whole.end) {
    const span title = trimmed(text_, first);
    if (title.present() && title.end < unit.name_words.end) unit.name_words = title;
  }
  if (unit.kind == node_kind::heading) {
    if (auto leaders = find_heading_leaders(text_, unit.name_words)) {
      annotation value;
      value.words = leaders->words;
      value.labelled = false;
      value.lists.push_back(std::move(*leaders));
      add_annotation(unit, std::move(value));
    }
  }
  for (annotation& one : found) add_annotation(unit, std::move(one));
}

/// Makes subitems of the numbered parts that have an annotation of their own, and takes it out of
/// `found`. One behind the last part only is for the whole item.
DUTYGRAPH_INLINE void outline_reader::take_parts(outline_unit& unit, std::vector<annotation>& found,
                                                 span body) {
  const std::vector<item_part> parts = find_item_parts(text_, body);
  if (parts.empty() || found.front().words.begin >= parts.back().words.begin) return;
  std::vector<annotation> rest;
  std::size_t index = 0;
  for (const item_part& part : parts) {
    std::vector<annotation> own;
    for (; index < found.size() && found[index].words.begin < part.words.end; ++index) {
      const bool before = found[index].words.begin < part.words.begin;
      const bool kept = before || !found[index].understood();
      (kept ? rest : own).push_back(std::move(found[index]));
    }
    if (own.empty()) continue;
    check_limit("nodes", out_.units.size() + parts_.size() + 1, allowed_.nodes);
    outline_unit& made = parts_.emplace_back();
    made.kind = node_kind::subitem;
    made.parent = out_.units.size() - 1;
    made.number = printed_number(words_of(text_, part.number));
    made.key = unit.key + "/" + made.number;
    made.printed.whole = made.printed.numeral = part.number;
    const auto behind = std::upper_bound(
        lines_.begin(), lines_.end(), part.words.begin,
        [](std::uint32_t begin, const text_line& line) { return begin < line.words.begin; });
    made.line = behind == lines_.begin() ? unit.line : std::prev(behind)->number;
    made.words = trimmed(text_, part.words);
    const span words = trimmed(text_, span_of(part.number.end, own.front().words.begin));
    const sentence_found title = first_sentence(text_, words);
    made.name_words = title.words.present() ? title.words : part.number;
    made.text_words =
        trimmed(text_, span_of(std::min<std::size_t>(title.after, words.end), words.end));
    if (!made.text_words.present()) made.text_words = {};
    for (annotation& one : own) add_annotation(made, std::move(one));
  }
  for (; index < found.size(); ++index) rest.push_back(std::move(found[index]));
  found = std::move(rest);
}

/// Puts the subitems behind their items.
DUTYGRAPH_INLINE void outline_reader::insert_parts() {
  if (parts_.empty()) return;
  std::vector<outline_unit> units;
  units.reserve(out_.units.size() + parts_.size());
  std::vector<std::size_t> place(out_.units.size());
  std::size_t part = 0;
  for (std::size_t index = 0; index < out_.units.size(); ++index) {
    place[index] = units.size();
    outline_unit& unit = out_.units[index];
    if (unit.parent) unit.parent = place[*unit.parent];
    units.push_back(std::move(unit));
    for (; part < parts_.size() && parts_[part].parent == index; ++part) {
      parts_[part].parent = place[index];
      units.push_back(std::move(parts_[part]));
    }
  }
  out_.units = std::move(units);
}

/// Reads the bracket on lines of its own that begins in line `line`; gives the last of its lines.
DUTYGRAPH_INLINE std::size_t outline_reader::read_bracket(std::size_t line) {
  constexpr std::size_t most_further_lines = 3;
  std::size_t last = line;
  for (std::size_t next = line; next < lines_.size() && next <= line + most_further_lines; ++next) {
    if (next > line && (numbers_[next] || opens_annotation(text_, lines_[next].words))) break;
    if (!lines_[next].blank()) last = next;
    const span so_far = span_of(lines_[line].words.begin, lines_[last].words.end);
    const auto found = find_annotations(text_, so_far, allowed_);
    if (!found.empty() && found.front().closed) break;
  }
  std::vector<annotation> found =
      find_annotations(text_, span_of(lines_[line].words.begin, lines_[last].words.end), allowed_);
  if (found.empty()) return line;
  if (!found.front().closed) {  // it ends with its line, or a list that goes on
    while (last > line && lines_[last].words.begin >= found.front().words.end) --last;
  }
  for (annotation& one : found) {
    brackets_.push_back({std::move(one), out_.units.size() - 1, lines_[line].number, false});
  }
  return last;
}

/// True for labels that were read as lines of their own of the open unit.
DUTYGRAPH_INLINE bool outline_reader::is_own_line(const annotation& value) const {
  for (std::size_t index = brackets_.size(); index > 0; --index) {
    const own_line_bracket& known = brackets_[index - 1];
    if (known.unit + 1 != out_.units.size()) return false;
    if (known.value.words.begin <= value.words.begin && value.words.end <= known.value.words.end) {
      return true;
    }
  }
  return false;
}

/// Whether the labels of `line` go on in the line `next`: a list that ends in a separator, or
/// within a name.
DUTYGRAPH_INLINE bool outline_reader::goes_on(std::size_t line, std::size_t next) const {
  if (next >= lines_.size() || lines_[next].blank() || numbers_[next]) return false;
  const span words = lines_[next].words;
  if (match_any(text_, words.begin, lexicon::duty_openings) != 0) return false;
  if (opens_label_line(text_, words)) return false;
  return match_end(words_of(text_, lines_[line].words), lexicon::list_separators) != 0;
}

/// Reads the labels that line `line` begins with, and the lines that go on with them; gives the
/// last. Lines of labels behind each other are one annotation.
DUTYGRAPH_INLINE std::size_t outline_reader::read_labels(std::size_t line) {
  constexpr std::size_t most_further_lines = 8;
  std::size_t last = line;
  while (last < line + most_further_lines && goes_on(last, last + 1)) ++last;
  const span part = span_of(lines_[line].words.begin, lines_[last].words.end);
  annotation value = read_label_line(text_, part);
  const std::size_t unit = out_.units.size() - 1;
  const bool joins = !brackets_.empty() && brackets_.back().labels &&
                     brackets_.back().unit == unit &&
                     brackets_.back().value.words.end > lines_[paragraph_last_].words.end;
  if (joins) {
    annotation& whole = brackets_.back().value;
    whole.words.end = value.words.end;
    std::move(value.lists.begin(), value.lists.end(), std::back_inserter(whole.lists));
    whole.rest.insert(whole.rest.end(), value.rest.begin(), value.rest.end());
  } else {
    brackets_.push_back({std::move(value), unit, lines_[line].number, true});
  }
  return last;
}

/// The heading that a bracket behind the last unit of `heading` closes: the one above where none
/// of the headings beside it has a bracket.
DUTYGRAPH_INLINE std::size_t outline_reader::closed_heading(std::size_t heading) const {
  const std::optional<std::size_t> parent = out_.units[heading].parent;
  const bool closes_parent = parent && children_[heading].later && !children_[*parent].annotated;
  return closes_parent ? *parent : heading;
}

/// Whether a bracket behind the last item of a heading is that item's: it has none of its own,
/// while at least half of the items beside it have.
DUTYGRAPH_INLINE bool outline_reader::closes_last_item(const own_line_bracket& bracket) const {
  const outline_unit& last = out_.units[bracket.unit];
  if (last.kind != node_kind::item || !last.annotations.empty()) return false;
  std::size_t items = 0;
  std::size_t annotated = 0;
  for (std::size_t index = bracket.unit; index > 0; --index) {
    const outline_unit& beside = out_.units[index - 1];
    if (beside.kind != node_kind::item || beside.parent != last.parent) break;
    ++items;
    annotated += beside.annotations.empty() ? 0 : 1;
  }
  return annotated > 0 && 2 * annotated >= items;
}

DUTYGRAPH_INLINE void outline_reader::attach_region(std::size_t first, std::size_t last,
                                                    bool items_by_habit) {
  const std::size_t end_unit = brackets_[last - 1].unit;
  const outline_unit& before = out_.units[brackets_[first].unit];
  const std::optional<std::size_t> heading =
      before.kind == node_kind::heading ? brackets_[first].unit : before.parent;
  const bool between =
      brackets_[first].unit != end_unit || items_by_habit || closes_last_item(brackets_[first]);
  const std::size_t closed = heading ? closed_heading(*heading) : 0;
  std::size_t told = 0;
  for (std::size_t index = first; index < last; ++index) {
    own_line_bracket& bracket = brackets_[index];
    outline_unit& target = !heading || between ? out_.units[bracket.unit] : out_.units[closed];
    if (bracket.unit == end_unit && index > first && told == 0 &&
        brackets_[index - 1].unit == end_unit && bracket.value.understood()) {
      add("reader.repeated_bracket", severity::warning, bracket.value.words,
          "a further responsibility bracket follows the one of line " +
              std::to_string(brackets_[index - 1].line) + "; both were taken",
          "join the two brackets");
      ++told;
    }
    add_annotation(target, std::move(bracket.value));
  }
}

/// Gives the brackets on lines of their own to headings or items.
DUTYGRAPH_INLINE void outline_reader::attach_brackets() {
  struct region {
    std::size_t first, last, items;
    bool between;
  };
  std::vector<region> regions;
  bool some_between = false;
  bool some_labels_between = false;
  bool some_closing = false;
  for (std::size_t first = 0; first < brackets_.size();) {
    const auto heading_of = [&](std::size_t unit) {
      const bool is_heading = out_.units[unit].kind == node_kind::heading;
      return is_heading ? std::optional<std::size_t>(unit) : out_.units[unit].parent;
    };
    const auto heading = heading_of(brackets_[first].unit);
    std::size_t last = first + 1;
    while (last < brackets_.size() && heading_of(brackets_[last].unit) == heading) ++last;
    std::size_t end = brackets_[last - 1].unit + 1;
    const bool after_item = out_.units[brackets_[last - 1].unit].kind == node_kind::item;
    const bool followed = after_item && end < out_.units.size() &&
                          out_.units[end].kind == node_kind::item &&
                          out_.units[end].parent == heading;
    const std::size_t items = brackets_[last - 1].unit - heading.value_or(0);
    const bool between = followed || brackets_[first].unit != brackets_[last - 1].unit;
    some_between = some_between || between;
    const bool labels = brackets_[last - 1].labels;
    some_labels_between = some_labels_between || (between && labels);
    some_closing = some_closing || (!between && items > 1 && !labels);
    regions.push_back({first, last, items, between});
    first = last;
  }
  for (const region& one : regions) {
    const bool labels = brackets_[one.first].labels;
    const bool by_habit = labels ? some_labels_between || (one.items == 1 && !some_closing)
                                 : one.items == 1 && some_between && !some_closing;
    if (one.between && !labels) {
      add("reader.brackets_between_items", severity::information, brackets_[one.first].value.words,
          "responsibility brackets stand between the items of one heading; each was taken for the "
          "item before it",
          "put each bracket at the end of what it is for");
    }
    attach_region(one.first, one.last, by_habit || one.between);
  }
}

/// The rows of a table, one after the other.
DUTYGRAPH_INLINE void outline_reader::read_table(const flat_table& table) {
  close_unit();
  for (const flat_row& row : table.rows) {
    if (!row.heading.present()) {
      add_row(table, row);
    } else if (const auto number = read_number(text_, row.heading)) {
      open_unit(row.line, *number, false);
      const span body = span_of(number->whole.end, row.heading.end);
      close_words(body);
      unit_open_ = false;
    }
  }
  loose_told_ = false;
}

DUTYGRAPH_INLINE void outline_reader::add_row(const flat_table& table, const flat_row& row) {
  std::vector<span> tasks;
  span printed;
  span all;
  const auto cover = [&all](span part) {
    if (!part.present()) return;
    all = all.present() ? span_of(std::min(all.begin, part.begin), std::max(all.end, part.end))
                        : part;
  };
  for (std::size_t column = 0; column < row.cells.size(); ++column) {
    const std::vector<span>& cell = row.cells[column];
    for (const span part : cell) cover(part);
    if (cell.empty()) continue;
    if (table.columns[column].kind == flat_column_kind::number) printed = cell.front();
    if (table.columns[column].kind == flat_column_kind::task) {
      // Further lines of the cell, where nothing else stands between.
      std::size_t end = cell.front().end;
      for (std::size_t part = 1; part < cell.size(); ++part) {
        if (skip_blanks(text_, end, text_.size()) != cell[part].begin) break;
        end = cell[part].end;
      }
      tasks.push_back(span_of(cell.front().begin, end));
    }
  }
  line_number number;
  number.value = last_item_ + 1;
  number.whole = number.numeral = span_of(tasks.front().begin, tasks.front().begin);
  if (printed.present()) {
    const numeral_run run = arabic_run(text_, printed.begin, printed.end);
    if (run.value && run.end != printed.begin) number.value = *run.value;
    number.whole = printed;
    number.numeral =
        run.value && run.end != printed.begin ? span_of(printed.begin, run.end) : printed;
  }
  open_unit(row.line, number, true);
  unit_open_ = false;
  outline_unit& unit = out_.units.back();
  unit.words = all;
  unit.group = row.group;
  const sentence_found title = first_sentence(text_, without_emphasis(tasks.front()));
  unit.name_words = title.words.present() ? title.words : tasks.front();
  const span rest =
      span_of(std::min<std::size_t>(title.after, tasks.front().end), tasks.front().end);
  if (trimmed(text_, rest).present()) unit.text_words = trimmed(text_, rest);
  for (annotation& one : find_annotations(text_, tasks.front(), allowed_)) {
    add_annotation(unit, std::move(one));
  }
  for (std::size_t column = 0; column < row.cells.size(); ++column) {
    if (table.columns[column].kind != flat_column_kind::party &&
        table.columns[column].kind != flat_column_kind::other) {
      continue;
    }
    auto value = read_table_cell(text_, table.columns[column].heading, row.cells[column]);
    if (value) add_annotation(unit, std::move(*value));
  }
}

/// Without ★ and the like before it.
DUTYGRAPH_INLINE span outline_reader::without_emphasis(span words) const {
  while (words.present()) {
    const std::size_t size = match_any(text_, words.begin, lexicon::emphasis_marks);
    if (size == 0) break;
    words = trimmed(text_, span_of(words.begin + size, words.end));
  }
  return words;
}

DUTYGRAPH_INLINE outline outline_reader::take() {
  find_numbers();
  auto table = tables_.begin();
  for (std::size_t line = 0; line < lines_.size(); ++line) {
    if (line % 4096 == 0) stop_.check("reading the outline");
    if (table != tables_.end() && table->first_line == line) {
      read_table(*table);
      line = table->last_line;
      ++table;
      continue;
    }
    if (lines_[line].blank()) continue;
    bool as_item = false;
    if (numbers_[line] && is_unit(*numbers_[line], as_item)) {
      close_unit();
      open_unit(line, *numbers_[line], as_item);
      continue;
    }
    if (!out_.first_line) continue;
    // A number below the items counts on its own from here on.
    if (numbers_[line] && numbers_[line]->in_range) {
      last_[rank(numbers_[line]->form)] = numbers_[line]->value;
    }
    const span words = lines_[line].words;
    if (opens_label_line(text_, words)) {
      line = read_labels(line);
      continue;
    }
    const bool bracket = match_any(text_, words.begin, lexicon::duty_openings) != 0;
    if (bracket &&
        (opens_annotation(text_, words) || !find_annotations(text_, words, allowed_).empty())) {
      close_unit();
      line = read_bracket(line);
    } else if (unit_open_) {
      paragraph_last_ = line;
    } else if (!std::exchange(loose_told_, true)) {
      add("reader.unattached_text", severity::information, lines_[line].words,
          "words after a responsibility bracket belong to no item", "number them, or move them up");
    }
  }
  close_unit();
  attach_brackets();
  insert_parts();
  return std::move(out_);
}

}  // namespace detail

DUTYGRAPH_INLINE outline read_outline(std::string_view text, std::span<const text_line> lines,
                                      const limits& allowed, const stop_token& stop) {
  return detail::outline_reader(text, lines, allowed, stop).take();
}

}  // namespace dutygraph
