#pragma once

#include <dutygraph/read/unusual_characters.hpp>

#include <array>
#include <cstddef>

#include <dutygraph/text/character.hpp>
#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

enum class unusual_kind : std::uint8_t {
  none,
  bidi_control,
  private_use,
  noncharacter,
  lost,
  invisible
};

struct unusual_words {
  std::string_view code;
  std::string_view message;
  std::string_view advice;
};

inline constexpr std::array<unusual_words, 6> unusual_table = {{
    {},
    {"reader.bidi_control", "an invisible character turns the direction of the words around it",
     "take it out; names are shown without it"},
    {"reader.private_use",
     "a private-use character stands here; what it means, only the font of the writer shows",
     "put the character that is meant in its place"},
    {"reader.noncharacter", "a code point stands here that is never a character",
     "put the character that is meant in its place"},
    {"reader.lost_character", "U+FFFD stands here, where a character was lost",
     "mend the file, or name its encoding"},
    {"reader.invisible_character", "a character stands here that does not show",
     "take it out; names are compared and shown without it"},
}};

inline constexpr char32_t joiner = 0x200D;

/// True in the blocks of emoji, which a joiner may follow (UAX #29, GB11).
[[nodiscard]] constexpr bool is_picture(char32_t code) noexcept {
  return (code >= 0x1F000 && code <= 0x1FAFF) || (code >= 0x2600 && code <= 0x27BF);
}

[[nodiscard]] constexpr unusual_kind unusual_kind_of(char32_t code) noexcept {
  if (code < 0xAD) return unusual_kind::none;
  if (is_bidi_control(code)) return unusual_kind::bidi_control;
  if (is_noncharacter(code)) return unusual_kind::noncharacter;
  if (is_default_ignorable(code)) return unusual_kind::invisible;
  const bool private_use = (code >= 0xE000 && code <= 0xF8FF) || code >= 0xF0000;
  if (private_use) return unusual_kind::private_use;
  return code == 0xFFFD ? unusual_kind::lost : unusual_kind::none;
}

}  // namespace detail

DUTYGRAPH_INLINE unusual_characters find_unusual_characters(std::string_view text,
                                                            std::uint64_t most_of_a_kind,
                                                            const stop_token& stop) {
  constexpr std::size_t step = std::size_t{1} << 20;
  unusual_characters result;
  std::array<std::uint64_t, detail::unusual_table.size()> counts{};
  detail::unusual_kind last = detail::unusual_kind::none;
  bool kept = false;
  char32_t before = 0;
  std::size_t before_begin = 0;
  std::size_t asked = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (at - asked >= step) {
      stop.check("looking at the characters");
      asked = at;
    }
    std::size_t begin = at;
    const char32_t code = next_code_point(text, at);
    const detail::unusual_kind kind = detail::unusual_kind_of(code);
    // A joiner makes one sign of the pictures around it, which begins with the first of them.
    if (code == detail::joiner && detail::is_picture(before)) begin = before_begin;
    before = code;
    before_begin = begin;
    const bool goes_on = kind == last;
    last = kind;
    if (kind == detail::unusual_kind::none) continue;
    if (goes_on) {
      if (kept) result.findings.back().where.end = static_cast<std::uint32_t>(at);
      continue;
    }
    const auto index = static_cast<std::size_t>(kind);
    kept = ++counts[index] <= most_of_a_kind;
    if (!kept) continue;
    const detail::unusual_words& words = detail::unusual_table[index];
    const bool invisible = kind == detail::unusual_kind::invisible;
    result.findings.push_back(
        {std::string(words.code), invisible ? severity::information : severity::warning,
         span_of(begin, at), std::string(words.message), std::string(words.advice)});
  }
  for (std::size_t index = 1; index < counts.size(); ++index) {
    if (counts[index] <= most_of_a_kind) continue;
    result.more.push_back(
        {std::string(detail::unusual_table[index].code), counts[index] - most_of_a_kind});
  }
  return result;
}

DUTYGRAPH_INLINE span find_dropped_blanks(std::string_view text, span name) noexcept {
  char32_t before = 0;  // the last visible character
  span blanks;
  bool broken = false;
  for (std::size_t at = name.begin; at < name.end;) {
    const std::size_t begin = at;
    const char32_t code = next_code_point(text, at);
    if (is_default_ignorable(code)) continue;
    if (is_blank(code) || is_line_break(code)) {
      broken = broken || is_line_break(code);
      blanks = span_of(blanks.present() ? blanks.begin : begin, at);
      continue;
    }
    const bool dropped = before >= 0x80 || fold_ascii(code) >= 0x80;
    if (blanks.present() && before != 0 && dropped && !broken) return blanks;
    before = fold_ascii(code);
    blanks = {};
    broken = false;
  }
  return {};
}

}  // namespace dutygraph
