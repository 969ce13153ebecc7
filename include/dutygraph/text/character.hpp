#pragma once

#include <dutygraph/fwd.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// \file
/// Classes of characters that names, messages and readers must agree on. Source: Unicode 15.1,
/// PropList.txt and DerivedCoreProperties.txt. All take any value, those that are no code point
/// too.

/// True for the controls C0, DEL and C1 (general category Cc), line breaks and tabs among them.
[[nodiscard]] constexpr bool is_control(char32_t code) noexcept {
  return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

/// True for what may end a line: U+000A..U+000D, U+0085, U+2028, U+2029.
[[nodiscard]] constexpr bool is_line_break(char32_t code) noexcept {
  return (code >= 0x0A && code <= 0x0D) || code == 0x85 || code == 0x2028 || code == 0x2029;
}

/// True for a blank within a line (property White_Space less the line breaks): tab, space, U+00A0,
/// the typographic ones and U+3000.
[[nodiscard]] constexpr bool is_blank(char32_t code) noexcept {
  return code == 0x09 || code == 0x20 || code == 0xA0 || code == 0x1680 ||
         (code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x205F || code == 0x3000;
}

/// True for what changes the direction of the text around it (property Bidi_Control).
[[nodiscard]] constexpr bool is_bidi_control(char32_t code) noexcept {
  return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

/// True for what has no shape of its own (property Default_Ignorable_Code_Point): zero width
/// characters, soft hyphen, variation selectors, U+FEFF, tags. All bidi controls are among them.
[[nodiscard]] constexpr bool is_default_ignorable(char32_t code) noexcept {
  if (code < 0x2000) {
    return code == 0xAD || code == 0x034F || code == 0x061C || code == 0x115F || code == 0x1160 ||
           code == 0x17B4 || code == 0x17B5 || (code >= 0x180B && code <= 0x180F);
  }
  return (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2060 && code <= 0x206F) || code == 0x3164 ||
         (code >= 0xFE00 && code <= 0xFE0F) || code == 0xFEFF || code == 0xFFA0 ||
         (code >= 0xFFF0 && code <= 0xFFF8) || (code >= 0x1BCA0 && code <= 0x1BCA3) ||
         (code >= 0x1D173 && code <= 0x1D17A) || (code >= 0xE0000 && code <= 0xE0FFF);
}

/// Full-width ASCII to ASCII, its capitals to small letters; all else as it is.
[[nodiscard]] constexpr char32_t fold_ascii(char32_t code) noexcept {
  if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;
  return code >= U'A' && code <= U'Z' ? code + 32 : code;
}

/// True for a folded character that phrases are compared by: ASCII letters and digits, and all from
/// U+00C0 on but the blocks of punctuation and symbols (general, CJK, vertical and small forms,
/// half and full width), the katakana middle dot and U+FFFD.
[[nodiscard]] constexpr bool is_phrase_character(char32_t code) noexcept {
  if (code < 0x80) return (code >= U'0' && code <= U'9') || (code >= U'a' && code <= U'z');
  return !(code < 0xC0 || (code >= 0x2000 && code < 0x2E80) || (code >= 0x3000 && code < 0x3040) ||
           (code >= 0xFE10 && code < 0xFE70) || (code >= 0xFF00 && code < 0xFFF0) ||
           code == 0x30FB || code == 0xFFFD);
}

/// True for the 66 code points that are never a character, such as U+FFFF.
[[nodiscard]] constexpr bool is_noncharacter(char32_t code) noexcept {
  return (code >= 0xFDD0 && code <= 0xFDEF) || (code <= 0x10FFFF && (code & 0xFFFE) == 0xFFFE);
}

}  // namespace dutygraph
