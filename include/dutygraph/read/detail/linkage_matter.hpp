#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/read/linkage_lexicon.hpp>
#include <dutygraph/text/character.hpp>
#include <dutygraph/text/utf8.hpp>

/// \file
/// From the printed name of a task force to its matter; from a text to comparable characters.

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail::linkage {

/// What stands before a character, in rising strength.
enum class gap : std::uint8_t { none, list, clause, sentence };

/// A character that counts, folded, and where it was printed.
struct glyph {
  char32_t code = 0;
  gap before = gap::none;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Marks that a phrase may run across: quotation marks, book-title marks, joiners.
[[nodiscard]] constexpr bool is_passed_over(char32_t code) noexcept {
  constexpr std::u32string_view marks = U"\"'+-·“”‘’「」『』《》〈〉";
  return is_blank(code) || is_default_ignorable(code) || marks.find(code) != marks.npos;
}

[[nodiscard]] constexpr gap gap_of(char32_t code) noexcept {
  constexpr std::u32string_view sentence_ends = U"。！？!?；;";
  if (is_line_break(code) || sentence_ends.find(code) != sentence_ends.npos) return gap::sentence;
  return code == U'、' || code == U'/' ? gap::list : gap::clause;
}

/// True if the letter at `at` joins two matters (和, 与, 及).
[[nodiscard]] inline bool joins(std::span<const glyph> text, std::size_t at) noexcept {
  for (const lexicon::joining_word& joining : lexicon::joining_words) {
    if (joining.word != text[at].code) continue;
    if (at > 0 && text[at].before == gap::none &&
        joining.not_after.find(text[at - 1].code) != joining.not_after.npos) {
      return false;
    }
    return at + 1 == text.size() || text[at + 1].before != gap::none ||
           joining.not_before.find(text[at + 1].code) == joining.not_before.npos;
  }
  return false;
}

/// The characters of a text that count; joining words have become gaps. Linear.
[[nodiscard]] inline std::vector<glyph> read_glyphs(std::string_view text) {
  std::vector<glyph> all;
  all.reserve(text.size() / 3 + 1);
  gap before = gap::sentence;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t code = fold_ascii(next_code_point(text, at));
    if (is_phrase_character(code)) {
      if (code == lexicon::particle) continue;
      all.push_back({code, before, begin, at});
      before = gap::none;
    } else if (!is_passed_over(code)) {
      before = std::max(before, gap_of(code));
    }
  }
  std::vector<glyph> kept;
  kept.reserve(all.size());
  gap carried = gap::none;
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (joins(all, at)) {
      carried = std::max({carried, all[at].before, gap::list});
      continue;
    }
    kept.push_back(all[at]);
    kept.back().before = std::max(kept.back().before, carried);
    carried = gap::none;
  }
  return kept;
}

/// The longest of `words` that stands in `text` at `at`; 0 if none does.
[[nodiscard]] inline std::size_t longest_at(std::span<const std::u32string_view> words,
                                            std::u32string_view text, std::size_t at) noexcept {
  std::size_t longest = 0;
  for (const std::u32string_view word : words) {
    if (word.size() > longest && text.substr(at, word.size()) == word) longest = word.size();
  }
  return longest;
}

/// The longest of `words` that ends `text` and leaves `left` characters; 0 if none does.
[[nodiscard]] inline std::size_t longest_end(std::span<const std::u32string_view> words,
                                             std::u32string_view text, std::size_t left) noexcept {
  std::size_t longest = 0;
  for (const std::u32string_view word : words) {
    if (word.size() > longest && word.size() + left <= text.size() &&
        text.substr(text.size() - word.size()) == word) {
      longest = word.size();
    }
  }
  return longest;
}

/// How long the year, the scope or the place at the front of a name is; 0 without one.
[[nodiscard]] inline std::size_t front_of(std::u32string_view name) noexcept {
  std::size_t digits = 0;
  while (digits < name.size() && name[digits] >= U'0' && name[digits] <= U'9') ++digits;
  if (digits > 0 && digits < name.size() && name[digits] == U'年') return digits + 1;
  if (const std::size_t scope = longest_at(lexicon::scopes, name, 0); scope > 0) return scope;
  for (std::size_t at = 2; at < 5 && at + 2 < name.size(); ++at) {
    if (lexicon::place_ends.find(name[at]) != lexicon::place_ends.npos &&
        lexicon::no_place_before.find(name[at - 1]) == lexicon::no_place_before.npos &&
        lexicon::no_place_after.find(name[at + 1]) == lexicon::no_place_after.npos) {
      return at + 1;
    }
  }
  return 0;
}

/// True if `text` is made of broad activities and aspects alone.
[[nodiscard]] inline bool is_broad(std::u32string_view text) noexcept {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t step = std::max(longest_at(lexicon::broad_activities, text, at),
                                      longest_at(lexicon::aspects, text, at));
    if (step == 0) return false;
    at += step;
  }
  return true;
}

/// What is left of a segment without its kind words, aspects and broad activities.
///
/// A broad activity stays after a single word, where it makes a term of it (社会治理, 养老服务).
[[nodiscard]] inline std::u32string_view core_of(std::u32string_view segment) noexcept {
  for (std::size_t at = 1; at < 3 && at + 2 < segment.size(); ++at) {
    if (lexicon::kind_ends.find(segment[at]) != lexicon::kind_ends.npos) {
      segment.remove_prefix(at + 1);
      break;
    }
  }
  while (const std::size_t cut = longest_end(lexicon::aspects, segment, 2)) {
    segment.remove_suffix(cut);
  }
  while (const std::size_t cut = longest_end(lexicon::broad_activities, segment, 3)) {
    segment.remove_suffix(cut);
  }
  return segment;
}

/// One alternative of a name: the segments that its items must speak of.
using matter = std::vector<std::u32string>;

/// Characters of an alternative that count; what comes later cannot make a name clearer.
inline constexpr std::size_t longest_matter = 64;

/// The segments of one alternative; empty if no word of it names a matter.
[[nodiscard]] inline matter segments_of(std::u32string_view alternative) {
  matter segments;
  std::u32string current;
  const auto close = [&] {
    const std::u32string_view rest = core_of(current);
    if (rest.size() >= 2 && !is_broad(rest)) segments.emplace_back(rest);
    current.clear();
  };
  for (std::size_t at = 0; at < alternative.size();) {
    const std::size_t action = longest_at(lexicon::light_actions, alternative, at);
    if (action == 0) {
      current += alternative[at++];
    } else {
      close();
      at += action;
    }
  }
  close();
  return segments;
}

/// The matters of a name, one for each alternative; if no word names one, the words as they are.
[[nodiscard]] inline std::vector<matter> matters_of(std::string_view name) {
  constexpr char32_t cut = 0;
  std::u32string words;
  const std::vector<glyph> glyphs = read_glyphs(name);
  std::size_t until = 0;
  for (const glyph& one : glyphs) {
    // In a name, unlike a text, quotation marks part a slogan from the matter.
    const std::string_view between = name.substr(until, one.begin - until);
    bool parted = one.before != gap::none;
    for (std::size_t at = 0; at < between.size() && !parted;) {
      const char32_t mark = next_code_point(between, at);
      parted = is_passed_over(mark) && !is_blank(mark) && mark != U'-' && mark != U'+';
    }
    if (parted && !words.empty()) words += cut;
    words += one.code;
    until = one.end;
  }
  std::u32string_view rest = words;
  for (;;) {
    while (!rest.empty() && rest.back() == cut) rest.remove_suffix(1);
    const std::size_t type = longest_end(lexicon::body_types, rest, 2);
    if (type == 0) break;
    rest.remove_suffix(type);
  }
  for (std::size_t front = front_of(rest); front > 0 && front + 2 <= rest.size();) {
    rest.remove_prefix(front);
    front = front_of(rest);
  }
  std::vector<matter> named;
  std::vector<matter> whole;
  for (std::size_t at = 0; at <= rest.size();) {
    const std::size_t end = std::min(rest.find(cut, at), rest.size());
    const std::u32string_view alternative = rest.substr(at, std::min(end - at, longest_matter));
    if (matter segments = segments_of(alternative); !segments.empty()) named.push_back(segments);
    if (alternative.size() >= 2) whole.push_back({std::u32string(alternative)});
    at = end + 1;
  }
  return named.empty() ? whole : named;
}

}  // namespace detail::linkage

}  // namespace dutygraph
