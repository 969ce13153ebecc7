#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include <dutygraph/read/linkage_lexicon.hpp>
#include <dutygraph/text/character.hpp>
#include <dutygraph/text/utf8.hpp>

/// \file
/// Text as the grammars that compare words see it: folded characters, and the words around a
/// matter.

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail::folded {

/// What stands before a character, in rising strength.
enum class gap : std::uint8_t { none, list, clause, sentence };

/// A character that counts, folded, and where it was printed.
struct glyph {
  char32_t code = 0;
  gap before = gap::none;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Marks that a phrase may run across: quotation marks, book-title marks, middle dots, joiners.
[[nodiscard]] constexpr bool is_passed_over(char32_t code) noexcept {
  constexpr std::u32string_view marks = U"\"'+-·•‧・“”‘’「」『』《》〈〉";
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

/// True if `text` is made of words of these lists alone.
[[nodiscard]] inline bool made_of(
    std::u32string_view text,
    std::initializer_list<std::span<const std::u32string_view>> lists) noexcept {
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t step = 0;
    for (const auto words : lists) step = std::max(step, longest_at(words, text, at));
    if (step == 0) return false;
    at += step;
  }
  return true;
}

}  // namespace detail::folded

}  // namespace dutygraph
