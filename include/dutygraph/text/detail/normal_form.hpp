#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string>

#include <dutygraph/text/detail/unicode_table.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Canonical decomposition and composition: Unicode 15.1, sections 3.11 and 3.12.
namespace detail {

inline constexpr char32_t hangul_first = 0xAC00;
inline constexpr char32_t hangul_lead = 0x1100;
inline constexpr char32_t hangul_vowel = 0x1161;
inline constexpr char32_t hangul_tail = 0x11A7;
inline constexpr char32_t hangul_leads = 19;
inline constexpr char32_t hangul_vowels = 21;
inline constexpr char32_t hangul_tails = 28;
inline constexpr char32_t hangul_syllables = hangul_leads * hangul_vowels * hangul_tails;

/// The class by which marks behind one letter are ordered; 0 for what is no such mark.
[[nodiscard]] inline unsigned combining_class(char32_t code) noexcept {
  if (code < 0x300) return 0;
  const auto* found = std::upper_bound(
      std::begin(combining_ranges), std::end(combining_ranges), code,
      [](char32_t value, const combining_range& range) { return value < range.first; });
  if (found == std::begin(combining_ranges)) return 0;
  --found;
  return code <= found->last ? found->combining_class : 0;
}

/// Appends the full canonical decomposition, its marks in the order of the table.
inline void append_decomposed(std::u32string& text, char32_t code) {
  if (code < 0xC0 || (code >= 0x3100 && code < hangul_first)) {  // none there; most of all texts
    text.push_back(code);
    return;
  }
  if (code >= hangul_first && code < hangul_first + hangul_syllables) {
    const char32_t index = code - hangul_first;
    text.push_back(hangul_lead + index / (hangul_vowels * hangul_tails));
    text.push_back(hangul_vowel + index / hangul_tails % hangul_vowels);
    if (index % hangul_tails != 0) text.push_back(hangul_tail + index % hangul_tails);
    return;
  }
  std::array<char32_t, 4> seconds{};  // the script that makes the table asserts that four will do
  std::size_t count = 0;
  for (;;) {
    const auto* step = std::lower_bound(
        std::begin(canonical_steps), std::end(canonical_steps), code,
        [](const canonical_step& one, char32_t value) { return one.code < value; });
    if (step == std::end(canonical_steps) || step->code != code) break;
    if (step->second != 0) seconds[count++] = step->second;
    code = step->first;
  }
  text.push_back(code);
  while (count > 0) text.push_back(seconds[--count]);
}

/// The character that two make together; 0 if they do not.
[[nodiscard]] inline char32_t composed(char32_t first, char32_t second) noexcept {
  if (first >= hangul_lead && first < hangul_lead + hangul_leads && second >= hangul_vowel &&
      second < hangul_vowel + hangul_vowels) {
    const char32_t pair = (first - hangul_lead) * hangul_vowels + (second - hangul_vowel);
    return hangul_first + pair * hangul_tails;
  }
  if (first >= hangul_first && first < hangul_first + hangul_syllables &&
      (first - hangul_first) % hangul_tails == 0 && second > hangul_tail &&
      second < hangul_tail + hangul_tails) {
    return first + (second - hangul_tail);
  }
  const auto* pair = std::lower_bound(
      std::begin(canonical_pairs), std::end(canonical_pairs), canonical_step{0, first, second},
      [](const canonical_step& one, const canonical_step& other) {
        return one.first != other.first ? one.first < other.first : one.second < other.second;
      });
  const bool found =
      pair != std::end(canonical_pairs) && pair->first == first && pair->second == second;
  return found ? pair->code : 0;
}

/// Orders the marks of a decomposed text. Stable; n log n in the longest row of marks.
inline void order_marks(std::u32string& text) {
  for (std::size_t at = 0; at < text.size();) {
    if (combining_class(text[at]) == 0) {
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    while (end < text.size() && combining_class(text[end]) != 0) ++end;
    std::stable_sort(
        text.begin() + static_cast<std::ptrdiff_t>(at),
        text.begin() + static_cast<std::ptrdiff_t>(end),
        [](char32_t one, char32_t other) { return combining_class(one) < combining_class(other); });
    at = end;
  }
}

/// Composes a decomposed text in order, in place.
inline void compose(std::u32string& text) {
  std::size_t size = 0;
  std::size_t starter = text.size();  // none yet
  int last_class = -1;                // of what stands behind the starter; -1 for nothing
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char32_t code = text[at];
    const int own_class = static_cast<int>(combining_class(code));
    if (starter < size && last_class < own_class) {
      if (const char32_t both = composed(text[starter], code)) {
        text[starter] = both;
        continue;
      }
    }
    if (own_class == 0) {
      starter = size;
      last_class = -1;
    } else {
      last_class = own_class;
    }
    text[size++] = code;
  }
  text.resize(size);
}

}  // namespace detail

}  // namespace dutygraph
