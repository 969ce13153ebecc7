#pragma once

#include <dutygraph/read/announced_themes.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <dutygraph/read/lexicon.hpp>
#include <dutygraph/read/numerals.hpp>
#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// A group's words are no longer than this, in bytes.
inline constexpr std::size_t longest_group_name = 180;

/// The words that open a group, up to the mark before its members.
struct group_opening {
  span words;
  span name;
  std::uint32_t announced = 0;
  std::uint32_t digit_bytes = 0;  ///< of a digit system: the digit without quotes
  std::size_t digit = 0;
  bool bracket = false;  ///< the members stand in a bracket
};

/// The end of a group's words that begin at `at`: the next colon, in the same sentence and short.
DUTYGRAPH_INLINE std::optional<std::size_t> group_name_end(std::string_view text, std::size_t at,
                                                           std::size_t end) noexcept {
  const std::size_t last = std::min(end, at + longest_group_name);
  while (at < last) {
    if (match_any(text, at, lexicon::colons) != 0) return at;
    if (match_any(text, at, lexicon::sentence_ends) != 0 || text[at] == '\n' || text[at] == '\r' ||
        match_any(text, at, lexicon::opening_brackets) != 0 ||
        match_any(text, at, lexicon::closing_brackets) != 0) {
      return std::nullopt;
    }
    at += character_size(text, at);
  }
  return std::nullopt;
}

/// The words within the quotes that open `words`, else all of them.
[[nodiscard]] DUTYGRAPH_INLINE span without_quotes(std::string_view text, span words) noexcept {
  words = trimmed(text, words);
  const std::size_t opening =
      words.present() ? match_any(text, words.begin, lexicon::opening_quotes) : 0;
  if (opening == 0) return words;
  const std::size_t begin = words.begin + opening;
  for (std::size_t at = begin; at < words.end; at += character_size(text, at)) {
    if (match_any(text, at, lexicon::closing_quotes) == 0) continue;
    const span inside = trimmed(text, span_of(begin, at));
    return inside.present() ? inside : words;
  }
  return words;
}

/// `“2”即“两项重中之重”:` at `at`.
DUTYGRAPH_INLINE std::optional<group_opening> digit_opening(std::string_view text, std::size_t at,
                                                            std::size_t end) noexcept {
  group_opening found;
  const std::size_t opening = match_any(text, at, lexicon::opening_quotes);
  found.digit = at + opening;
  const numeral_run digit = arabic_run(text, found.digit, end);
  if (!digit.value || digit.end >= end) return std::nullopt;
  const std::size_t closing = match_any(text, digit.end, lexicon::closing_quotes);
  if ((opening == 0) != (closing == 0)) return std::nullopt;
  const std::size_t word = skip_blanks(text, digit.end + closing, end);
  std::size_t size = 0;
  for (const lexicon::standing_word& one : lexicon::stands_for) {
    const bool here = text.substr(word, one.word.size()) == one.word;
    if (size == 0 && here && (one.certain || opening != 0)) size = one.word.size();
  }
  if (word >= end || size == 0) return std::nullopt;
  const auto colon = group_name_end(text, word + size, end);
  if (!colon) return std::nullopt;
  found.announced = *digit.value;
  found.digit_bytes = static_cast<std::uint32_t>(digit.end - found.digit);
  found.name = without_quotes(text, span_of(word + size, *colon));
  found.words = span_of(at, *colon + match_any(text, *colon, lexicon::colons));
  if (!found.name.present()) return std::nullopt;
  return found;
}

/// `三个工作专班（` or `三个工作专班：` at `at`, where a number begins.
DUTYGRAPH_INLINE std::optional<group_opening> counted_opening(std::string_view text, std::size_t at,
                                                              std::size_t end,
                                                              const numeral_run& number) noexcept {
  if (!number.value || number.end >= end) return std::nullopt;
  if (match_any(text, number.end, lexicon::counters) == 0) return std::nullopt;
  const std::size_t last = std::min(end, at + longest_group_name);
  for (std::size_t here = number.end; here < last; here += character_size(text, here)) {
    const std::size_t bracket = match_any(text, here, lexicon::opening_brackets);
    const std::size_t size = bracket != 0 ? bracket : match_any(text, here, lexicon::colons);
    if (size == 0) {
      const bool other = match_any(text, here, lexicon::sentence_ends) != 0 ||
                         match_any(text, here, lexicon::list_separators) != 0 ||
                         match_any(text, here, lexicon::closing_brackets) != 0 ||
                         text[here] == '\n' || text[here] == '\r';
      if (other) return std::nullopt;
      continue;
    }
    span name = trimmed(text, span_of(at, here));
    name.end -=
        static_cast<std::uint32_t>(match_end(words_of(text, name), lexicon::closing_quotes));
    if (match_end(words_of(text, name), lexicon::task_force_words) == 0) return std::nullopt;
    group_opening found;
    found.words = span_of(at, here + size);
    found.name = name;
    found.announced = *number.value;
    found.bracket = bracket != 0;
    return found;
  }
  return std::nullopt;
}

/// Splits at the marks of `table` that stand outside of inner brackets, and trims each part and its
/// closing full stop.
template <std::size_t Count>
std::vector<span> split_members(std::string_view text, span words,
                                const std::array<std::string_view, Count>& table) {
  std::vector<span> members;
  const auto add = [&](std::size_t begin, std::size_t end) {
    span member = trimmed(text, span_of(begin, end));
    if (const std::size_t mark = match_end(words_of(text, member), lexicon::part_separators)) {
      member = trimmed(text, span_of(member.begin, member.end - mark));
    }
    if (member.present()) members.push_back(member);
  };
  std::size_t depth = 0;
  std::size_t begin = words.begin;
  for (std::size_t at = words.begin; at < words.end;) {
    const std::size_t size = depth == 0 ? match_any(text, at, table) : 0;
    if (match_any(text, at, lexicon::opening_brackets) != 0) ++depth;
    if (match_any(text, at, lexicon::closing_brackets) != 0 && depth > 0) --depth;
    if (size != 0) {
      add(begin, at);
      begin = at + size;
    }
    at += size != 0 ? size : character_size(text, at);
  }
  add(begin, words.end);
  return members;
}

[[nodiscard]] inline bool is_task_force(std::string_view name) noexcept {
  return match_end(name, lexicon::task_force_words) != 0;
}

[[nodiscard]] DUTYGRAPH_INLINE bool names_task_force(std::string_view words) noexcept {
  for (const std::string_view word : lexicon::task_force_words) {
    if (words.find(word) != std::string_view::npos) return true;
  }
  return false;
}

/// Where the members that begin at `at` end: before the next digit explained, at the bracket that
/// closes around them, or, with no bracket around, at the full stop or the end of the line.
DUTYGRAPH_INLINE std::size_t members_end(std::string_view text, std::size_t at, std::size_t end,
                                         bool bracket, bool digits) noexcept {
  std::size_t depth = 0;
  while (at < end) {
    if (match_any(text, at, lexicon::closing_brackets) != 0) {
      if (depth == 0) return at;
      --depth;
    } else if (match_any(text, at, lexicon::opening_brackets) != 0) {
      ++depth;
    } else if (depth == 0 && !bracket &&
               (text[at] == '\n' || text[at] == '\r' ||
                text.substr(at, lexicon::full_stop.size()) == lexicon::full_stop)) {
      return at;
    } else if (depth == 0 && digits && digit_opening(text, at, end)) {
      return at;
    }
    const std::size_t run = arabic_run(text, at, end).end;  // one look at a run is enough
    at = run != at ? run : at + character_size(text, at);
  }
  return end;
}

DUTYGRAPH_INLINE announced_group read_group(std::string_view text, const group_opening& opening,
                                            std::size_t end) {
  announced_group group;
  group.name = opening.name;
  group.announced = opening.announced;
  const span inside = trimmed(text, span_of(opening.words.end, end));
  group.members = split_members(text, inside, lexicon::semicolons);
  if (opening.digit_bytes == 0 && group.members.size() == 1) {
    auto members = split_members(text, inside, lexicon::list_separators);
    if (members.size() == group.announced) group.members = std::move(members);
  }
  group.words = span_of(opening.words.begin, std::max<std::size_t>(inside.end, opening.words.end));
  const bool all = std::all_of(group.members.begin(), group.members.end(),
                               [&](span member) { return is_task_force(words_of(text, member)); });
  if (names_task_force(words_of(text, opening.words)) || (all && !group.members.empty())) {
    group.kind = node_kind::task_force;
  }
  return group;
}

/// The digits of a system's name that end right before `at`, past quotes, words like 工作体系 and
/// an opening bracket; empty if there is none close by.
DUTYGRAPH_INLINE std::string system_digits(std::string_view text, std::size_t begin,
                                           std::size_t at) {
  constexpr std::size_t reach = 90;  // bytes: a line's width of words between name and bracket
  std::string digits;
  std::size_t here = at;
  while (here > begin && at - here < reach) {
    std::size_t before = here;
    const char32_t code = previous_code_point(text, before);
    const int digit = digit_value(code);
    if (digit >= 0) {
      digits.insert(digits.begin(), static_cast<char>('0' + digit));
    } else if (!digits.empty() && text.substr(before, lexicon::plus.size()) != lexicon::plus) {
      break;
    } else if (match_any(text, before, lexicon::sentence_ends) != 0) {
      break;
    }
    here = before;
  }
  return digits;
}

}  // namespace detail

DUTYGRAPH_INLINE std::vector<announced_group> find_announced_groups(std::string_view text,
                                                                    span part) {
  std::vector<announced_group> groups;
  std::size_t depth = 0;
  for (std::size_t at = part.begin; at < part.end;) {
    const numeral_run digits = arabic_run(text, at, part.end);
    const numeral_run number = digits.end != at ? digits : chinese_run(text, at, part.end);
    const auto counted = detail::counted_opening(text, at, part.end, number);
    const auto opening = counted ? counted : detail::digit_opening(text, at, part.end);
    if (opening) {
      const std::size_t end = detail::members_end(text, opening->words.end, part.end,
                                                  opening->bracket || depth > 0, !counted);
      groups.push_back(detail::read_group(text, *opening, end));
      at = end;
      // The bracket of a counted list opened within the words just passed over.
      if (opening->bracket) ++depth;
      continue;
    }
    if (match_any(text, at, lexicon::opening_brackets) != 0) ++depth;
    if (match_any(text, at, lexicon::closing_brackets) != 0 && depth > 0) --depth;
    at = number.end != at ? number.end : at + character_size(text, at);
  }
  return groups;
}

DUTYGRAPH_INLINE std::vector<finding> findings_of(std::string_view text, span part,
                                                  const std::vector<announced_group>& groups) {
  std::vector<finding> result;
  std::string explained;
  for (const announced_group& group : groups) {
    if (group.members.size() != group.announced) {
      result.push_back({"reader.count_mismatch", severity::warning, group.words,
                        "a group announces " + std::to_string(group.announced) +
                            " members and lists " + std::to_string(group.members.size()) +
                            "; those listed were taken",
                        "correct the number, or separate the members by semicolons"});
    }
    const auto opening = detail::digit_opening(text, group.words.begin, part.end);
    if (opening) explained += std::to_string(group.announced);
  }
  if (explained.empty()) return result;
  const auto first = std::find_if(groups.begin(), groups.end(), [&](const announced_group& group) {
    return detail::digit_opening(text, group.words.begin, part.end).has_value();
  });
  const std::string name = detail::system_digits(text, part.begin, first->words.begin);
  if (name.size() > 1 && name != explained) {
    result.push_back({"reader.system_mismatch", severity::warning, first->words,
                      "the digits explained are " + explained + ", the system's name says " + name +
                          "; the groups explained were taken",
                      "explain each digit of the name once, in its order"});
  }
  return result;
}

}  // namespace dutygraph
