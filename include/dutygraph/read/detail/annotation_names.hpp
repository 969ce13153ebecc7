#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/read/duty_lexicon.hpp>
#include <dutygraph/read/labelled_list.hpp>
#include <dutygraph/read/lexicon.hpp>
#include <dutygraph/read/lines.hpp>
#include <dutygraph/read/numerals.hpp>
#include <dutygraph/text/character.hpp>
#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// The bytes of the word of `table` that `text` begins with; 0 if it begins with none.
template <std::size_t Count>
[[nodiscard]] constexpr std::size_t match_start(
    std::string_view text, const std::array<std::string_view, Count>& table) noexcept {
  return match_any(text, 0, table);
}

[[nodiscard]] DUTYGRAPH_INLINE bool holds_any_rule(std::string_view words) noexcept {
  for (const std::string_view word : lexicon::first_listed_words) {
    if (words.find(word) != std::string_view::npos) return true;
  }
  for (const std::string_view word : lexicon::carry_ends) {
    if (words.find(word) != std::string_view::npos) return true;
  }
  return words.find(lexicon::likewise_below) != std::string_view::npos;
}

/// How many characters that are no blank `words` has, up to `most` and one more.
[[nodiscard]] DUTYGRAPH_INLINE std::size_t letters(std::string_view words, std::size_t most) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < words.size() && count <= most;) {
    const char32_t code = next_code_point(words, at);
    if (!is_blank(code) && !is_line_break(code)) ++count;
  }
  return count;
}

/// Two to four characters: as long as a person's name is.
[[nodiscard]] DUTYGRAPH_INLINE bool is_short(std::string_view words) {
  const std::size_t count = letters(words, 4);
  return count >= 2 && count <= 4;
}

[[nodiscard]] DUTYGRAPH_INLINE bool ends_like_unit(std::string_view words) noexcept {
  return match_end(words, lexicon::unit_ends) != 0 && match_end(words, lexicon::no_unit_ends) == 0;
}

/// A name that a unit may have by its end or its beginning; 政府 and 社会 alone are none.
[[nodiscard]] DUTYGRAPH_INLINE bool is_unit_name(std::string_view words) noexcept {
  if (is_one_of(words, lexicon::nobody)) return false;
  if (match_start(words, lexicon::collective_starts) != 0) return true;
  const std::size_t bracket = match_end(words, lexicon::duty_closings);
  return ends_like_unit(words) || bracket != 0;
}

/// A unit for certain: no person is called so.
[[nodiscard]] DUTYGRAPH_INLINE bool is_sure_unit(std::string_view words) noexcept {
  return match_start(words, lexicon::collective_starts) != 0 ||
         match_end(words, lexicon::sure_unit_ends) != 0;
}

/// A bare short name with a frequent surname that no unit ends like: 王军.
[[nodiscard]] DUTYGRAPH_INLINE bool looks_like_person(std::string_view words) {
  if (words.size() < 3 || letters(words, 3) > 3 || letters(words, 3) < 2) return false;
  if (ends_like_unit(words) || match_start(words, lexicon::collective_starts) != 0) return false;
  const std::string_view first = words.substr(0, character_size(words, 0));
  const std::size_t at = lexicon::surnames.find(first);
  return first.size() == 3 && at != std::string_view::npos && at % 3 == 0;
}

/// A term that stands among names: 6月底完成, 持续推进.
[[nodiscard]] DUTYGRAPH_INLINE bool is_term(std::string_view words) {
  constexpr std::size_t longest = 60;
  if (words.empty() || words.size() > longest) return false;
  if (match_start(words, lexicon::terms) != 0) return !is_sure_unit(words);
  const numeral_run digits = arabic_run(words, 0, words.size());
  const numeral_run run = digits.end != 0 ? digits : chinese_run(words, 0, words.size());
  return run.end != 0 && match_any(words, run.end, lexicon::term_units) != 0 &&
         !is_sure_unit(words);
}

/// The part that ends in a bracket, from the opening of it; nothing where it ends in none.
[[nodiscard]] DUTYGRAPH_INLINE std::optional<span> closing_bracket_of(std::string_view text,
                                                                      span name) {
  const std::size_t closing = match_end(words_of(text, name), lexicon::duty_closings);
  if (closing == 0) return std::nullopt;
  std::size_t depth = 0;
  std::size_t last = name.end;
  for (std::size_t at = name.begin; at < name.end;) {
    if (const std::size_t size = match_any(text, at, lexicon::duty_openings)) {
      if (depth++ == 0) last = at;
      at += size;
    } else if (const std::size_t close = match_any(text, at, lexicon::duty_closings)) {
      if (depth > 0) --depth;
      at += close;
    } else {
      at += character_size(text, at);
    }
  }
  if (last == name.end || depth != 0) return std::nullopt;
  return span_of(last, name.end);
}

/// Takes the titles of office off a person's name (副市长周明, 周明市长, 孙春兰　　国务院副总理).
/// An empty span for what is a title and nothing else.
class person_reader {
 public:
  explicit person_reader(std::string_view text) : text_(text) {}

  [[nodiscard]] span name_in(span words) const {
    words = trimmed(text_, words);
    if (const auto bracket = closing_bracket_of(text_, words)) {
      const std::string_view inside = words_of(text_, *bracket);
      const std::size_t closing = match_end(inside, lexicon::duty_closings);
      const std::string_view said = inside.substr(0, inside.size() - closing);
      if (match_end(said, lexicon::titles) != 0) {
        words = trimmed(text_, span_of(words.begin, bracket->begin));
      }
    }
    if (const span led = behind_title(words); led.present()) return led;
    return before_title(words);
  }

 private:
  /// 局长陆鸣: the words behind the last title, if they are as long as a name.
  [[nodiscard]] span behind_title(span words) const {
    std::size_t after = words.end;
    for (std::size_t at = words.begin; at < words.end;) {
      const std::size_t size = match_any(text_, at, lexicon::titles);
      if (size != 0) after = at + size;
      at += size != 0 ? size : character_size(text_, at);
    }
    const span rest = trimmed(text_, span_of(after, words.end));
    if (!rest.present() || !is_short(words_of(text_, rest))) return {};
    // 张主任科 and the like are no name behind a title.
    return is_sure_unit(words_of(text_, rest)) ? span{} : rest;
  }

  [[nodiscard]] span before_title(span words) const {
    std::size_t size = match_end(words_of(text_, words), lexicon::titles);
    if (size == 0) return words;
    span name = words;
    for (; size != 0 && name.present();
         size = match_end(words_of(text_, name), lexicon::title_parts)) {
      name = trimmed(text_, span_of(name.begin, name.end - size));
      if (const std::size_t more = match_end(words_of(text_, name), lexicon::titles)) {
        name = trimmed(text_, span_of(name.begin, name.end - more));
      }
    }
    if (!name.present()) return {name.end, name.end};
    const span first = before_gap(name);
    if (letters(words_of(text_, first), 1) < 2) return words;  // 王主任
    return first;
  }

  /// The words before a wide gap: two full-width blanks, or three of half width.
  [[nodiscard]] span before_gap(span name) const {
    for (std::size_t at = name.begin; at < name.end;) {
      std::size_t next = at;
      std::size_t width = 0;
      std::size_t begin = at;
      while (next < name.end) {
        begin = next;
        const char32_t code = next_code_point(text_, next);
        if (!is_blank(code)) break;
        width += code == U'　' ? 2 : 1;
      }
      if (width >= 3) {
        const span first = span_of(name.begin, at);
        return first.present() && is_short(words_of(text_, first)) ? first : name;
      }
      at = next;
      if (begin >= name.end) break;
    }
    return name;
  }

  std::string_view text_;
};

/// One name of a list.
struct listed_name {
  span words;
  node_kind kind = node_kind::section;
  span own_role;  ///< a role word of its own: 市商务局（牵头）, 市商务局牵头
  bool for_those_before = false;  ///< it is for the names before it too: 甲局、乙局配合
};

/// What the words behind a label or before a role word hold.
struct name_list {
  std::vector<listed_name> names;
  std::vector<span> terms;
  std::vector<span> rules;  ///< words of a rule for the whole text
  bool open = false;
};

/// Splits a list into names.
class name_splitter {
 public:
  name_splitter(std::string_view text, node_kind kind, bool guess_people, name_list& out)
      : text_(text), kind_(kind), guess_(guess_people), out_(out) {}

  void read(span part) {
    const std::size_t first = out_.names.size();
    std::vector<member> members = split(part);
    for (std::size_t index = 0; index < members.size(); ++index) {
      span words = members[index].words;
      while (index + 1 < members.size() && members[index].enumerated && lists_divisions(words) &&
             is_division(members[index + 1].words)) {
        words = span_of(words.begin, members[++index].words.end);
      }
      add(words);
    }
    for (std::size_t index = out_.names.size(); index > first + 1; --index) {
      const listed_name& name = out_.names[index - 1];
      listed_name& before = out_.names[index - 2];
      if (!name.for_those_before || before.own_role.present()) continue;
      before.own_role = name.own_role;
      before.for_those_before = true;
    }
  }

 private:
  struct member {
    span words;
    bool enumerated = false;  ///< 、 follows
  };

  [[nodiscard]] std::string_view said(span part) const { return words_of(text_, part); }

  [[nodiscard]] std::vector<member> split(span part) const {
    std::vector<member> result;
    std::size_t begin = part.begin;
    std::size_t depth = 0;
    for (std::size_t at = part.begin; at < part.end;) {
      if (const std::size_t opening = match_any(text_, at, lexicon::opening_brackets)) {
        ++depth;
        at += opening;
        continue;
      }
      if (const std::size_t closing = match_any(text_, at, lexicon::closing_brackets)) {
        depth -= depth > 0 ? 1 : 0;
        at += closing;
        continue;
      }
      std::size_t mark = depth == 0 ? match_any(text_, at, lexicon::list_separators) : 0;
      if (mark == 0 && depth == 0) mark = match_any(text_, at, lexicon::part_separators);
      if (mark != 0) {
        push(result, span_of(begin, at), text_.substr(at, mark) == lexicon::enumeration_comma);
        begin = at + mark;
      }
      at += mark != 0 ? mark : character_size(text_, at);
    }
    push(result, span_of(begin, part.end), false);
    return result;
  }

  void push(std::vector<member>& result, span words, bool enumerated) const {
    words = trimmed(text_, words);
    if (words.present()) result.push_back({words, enumerated});
  }

  /// 各区, 有关省: a collective that may go on with further divisions.
  [[nodiscard]] bool lists_divisions(span words) const {
    std::string_view rest = said(words);
    const std::size_t size = match_start(rest, lexicon::collective_starts);
    if (size == 0) return false;
    const std::size_t comma = rest.rfind(lexicon::enumeration_comma);
    rest = comma == std::string_view::npos ? rest.substr(size)
                                           : rest.substr(comma + lexicon::enumeration_comma.size());
    return is_one_of(rest, lexicon::divisions);
  }

  /// 县级市, 直辖市人民政府: goes on with such a collective.
  [[nodiscard]] bool is_division(span words) const {
    const std::string_view rest = said(words);
    const std::size_t size = match_start(rest, lexicon::divisions);
    if (size == 0) return false;
    return rest.size() == size || match_any(rest, size, lexicon::division_ends) != 0;
  }

  /// The bytes at the end of `words` from 等 on, if nothing but a tail stands behind it.
  [[nodiscard]] static std::size_t open_tail(std::string_view words) {
    const std::size_t at = words.rfind(lexicon::open_end);
    if (at == std::string_view::npos) return 0;
    for (std::size_t here = at + lexicon::open_end.size(); here < words.size();) {
      std::size_t size = match_any(words, here, lexicon::open_tail_words);
      if (size == 0) size = arabic_run(words, here, words.size()).end - here;
      if (size == 0) size = chinese_run(words, here, words.size()).end - here;
      if (size == 0) return 0;
      here += size;
    }
    return words.size() - at;
  }

  /// The joiner at `at` that stands between two names, if it does; its bytes.
  [[nodiscard]] std::size_t joins(span words, std::size_t at) const {
    const std::size_t size = match_any(text_, at, lexicon::joiners);
    if (size == 0 || at == words.begin || at + size >= words.end) return 0;
    const span before = trimmed(text_, span_of(words.begin, at));
    const span after = trimmed(text_, span_of(at + size, words.end));
    if (!before.present() || !after.present()) return 0;
    const std::string_view left = said(before);
    const std::string_view right = said(after);
    if (left.ends_with(lexicon::open_end)) return size;
    if (kind_ == node_kind::leader && is_short(left) && is_short(right)) return size;
    if (is_one_of(right, lexicon::nobody) || is_one_of(right, lexicon::divisions)) return 0;
    if (!ends_like_unit(left)) return 0;
    return match_start(right, lexicon::collective_starts) != 0 || ends_like_unit(right) ? size : 0;
  }

  void add(span words) {
    if (holds_any_rule(said(words)) && add_rule(words)) return;
    std::size_t depth = 0;
    for (std::size_t at = words.begin; at < words.end;) {
      if (match_any(text_, at, lexicon::duty_openings) != 0) ++depth;
      if (match_any(text_, at, lexicon::duty_closings) != 0 && depth > 0) --depth;
      const std::size_t size = depth == 0 ? joins(words, at) : 0;
      if (size != 0) {
        add_one(span_of(words.begin, at));
        words = span_of(at + size, words.end);
      }
      at += size != 0 ? size : character_size(text_, at);
    }
    add_one(words);
  }

  /// 市税务局(列第一位者为牵头单位,下同): the name without the bracket. True if nothing is left.
  bool add_rule(span& words) {
    if (const auto bracket = closing_bracket_of(text_, words)) {
      if (holds_any_rule(said(*bracket))) {
        out_.rules.push_back(*bracket);
        words = trimmed(text_, span_of(words.begin, bracket->begin));
        return !words.present();
      }
    }
    out_.rules.push_back(words);
    return true;
  }

  void add_one(span name) {
    name = trimmed(text_, name);
    while (const std::size_t size =
               name.present() ? match_any(text_, name.begin, lexicon::joiners) : 0) {
      if (said(name).size() <= size || !is_unit_name(said(name).substr(size))) break;
      name = trimmed(text_, span_of(name.begin + size, name.end));
    }
    if (const std::size_t tail = open_tail(said(name))) {
      out_.open = true;
      name = trimmed(text_, span_of(name.begin, name.end - tail));
    }
    if (!name.present()) return;
    if (is_one_of(said(name), lexicon::nameless)) {
      out_.open = true;
      return;
    }
    if (kind_ == node_kind::leader && add_unit_and_person(name)) return;
    if (is_term(said(name))) {
      out_.terms.push_back(name);
      return;
    }
    listed_name found{name, kind_, {}, false};
    take_own_role(found);
    if (kind_ == node_kind::leader) {
      found.words = person_reader(text_).name_in(found.words);
      const std::string_view called = said(found.words);
      const bool unit = found.words == name && is_sure_unit(called) && letters(called, 3) >= 3;
      if (unit) found.kind = node_kind::section;
    } else if (guess_) {
      const span person = person_reader(text_).name_in(found.words);
      const bool titled = person.present() && person != found.words && is_short(said(person)) &&
                          !ends_like_unit(said(person));
      if (titled || looks_like_person(said(found.words))) {
        found.kind = node_kind::leader;
        found.words = person;
      }
    }
    if (found.words.present()) out_.names.push_back(found);
  }

  /// 市教育局 李明: a unit and, behind a blank, one of its people. True if both were added.
  bool add_unit_and_person(span name) {
    for (std::size_t at = name.begin; at < name.end; at += character_size(text_, at)) {
      const std::size_t next = skip_blanks(text_, at, name.end);
      if (next == at) continue;
      const span unit = span_of(name.begin, at);
      const span person = person_reader(text_).name_in(span_of(next, name.end));
      const bool both = unit.present() && is_sure_unit(said(unit)) && letters(said(unit), 3) >= 3 &&
                        person.present() && is_short(said(person));
      if (!both) return false;
      out_.names.push_back({unit, node_kind::section, {}, false});
      out_.names.push_back({person, node_kind::leader, {}, false});
      return true;
    }
    return false;
  }

  /// 市商务局牵头: a role word at the end of a name in a labelled list.
  void take_role_behind(listed_name& found) const {
    const std::size_t size = match_end(said(found.words), lexicon::roles_behind_names);
    if (size == 0) return;
    const span name = trimmed(text_, span_of(found.words.begin, found.words.end - size));
    if (!name.present() || !is_unit_name(said(name))) return;
    found.own_role = span_of(found.words.end - size, found.words.end);
    found.for_those_before = true;
    found.words = name;
  }

  /// 市商务局（牵头）: a role of its own in a bracket behind the name.
  void take_own_role(listed_name& found) const {
    const auto bracket = closing_bracket_of(text_, found.words);
    if (!bracket) return take_role_behind(found);
    const std::size_t opening = match_any(text_, bracket->begin, lexicon::duty_openings);
    const std::size_t closing = match_end(said(*bracket), lexicon::duty_closings);
    const span inside = trimmed(text_, span_of(bracket->begin + opening, bracket->end - closing));
    const bool role = std::any_of(
        lexicon::role_words.begin(), lexicon::role_words.end(), [&](const lexicon::role_word& one) {
          const std::string_view rest = said(inside);
          if (rest.substr(0, one.word.size()) != one.word) return false;
          const std::string_view party = rest.substr(one.word.size());
          return party.empty() ||
                 std::any_of(lexicon::party_words.begin(), lexicon::party_words.end(),
                             [&](const lexicon::party_word& word) { return word.word == party; });
        });
    if (!role) return;
    found.own_role = inside;
    found.words = trimmed(text_, span_of(found.words.begin, bracket->begin));
  }

  std::string_view text_;
  node_kind kind_;
  bool guess_;
  name_list& out_;
};

/// The role that a word or phrase begins with.
[[nodiscard]] DUTYGRAPH_INLINE std::optional<role> role_of(std::string_view words) noexcept {
  for (const lexicon::role_word& one : lexicon::role_words) {
    if (words.substr(0, one.word.size()) == one.word) return one.role;
  }
  return std::nullopt;
}

/// Adds the names of `found` to `value`, one list for each role and kind of actor; `model` has the
/// label, the words and the meaning of the names without a role of their own.
DUTYGRAPH_INLINE void add_lists(std::string_view text, const labelled_list& model, name_list found,
                                std::vector<labelled_list>& lists) {
  const std::size_t first = lists.size();
  const auto list_for = [&](const listed_name& name) -> labelled_list& {
    const bool own = name.own_role.present();
    const role meant = own ? role_of(words_of(text, name.own_role)).value_or(model.meaning.role)
                           : model.meaning.role;
    for (std::size_t index = first; index < lists.size(); ++index) {
      const labelled_list& one = lists[index];
      const bool same_label = own ? one.label == name.own_role : one.label == model.label;
      if (same_label && one.meaning.kind == name.kind && one.meaning.role == meant) {
        return lists[index];
      }
    }
    labelled_list& made = lists.emplace_back(model);
    made.names.clear();
    made.terms.clear();
    made.meaning.role = meant;
    made.meaning.kind = name.kind;
    if (own) made.label = name.own_role;
    return made;
  };
  for (const listed_name& name : found.names) list_for(name).names.push_back(name.words);
  if (lists.size() == first) lists.push_back(model);
  lists[first].terms = std::move(found.terms);
  for (std::size_t index = first; index < lists.size(); ++index) lists[index].open = found.open;
}

}  // namespace detail

}  // namespace dutygraph
