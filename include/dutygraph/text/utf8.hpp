#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <dutygraph/fwd.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// The first place where a text is not UTF-8.
struct utf8_fault {
  std::size_t byte = 0;     ///< where the ill-formed sequence starts
  std::size_t size = 1;     ///< its bytes (1..3), the part that WHATWG replaces by one U+FFFD
  std::string_view reason;  ///< a noun phrase, such as `an overlong form`

  friend bool operator==(const utf8_fault&, const utf8_fault&) = default;
};

namespace detail {
/// One sequence of two or more bytes, or a fault. `reason` is empty if it is well formed.
struct utf8_sequence {
  char32_t code = 0xFFFD;
  std::size_t size = 1;
  std::string_view reason;
};
[[nodiscard]] utf8_sequence read_utf8_sequence(std::string_view text, std::size_t at) noexcept;
}  // namespace detail

/// Finds the first fault at or after `from`, or nothing if the text is UTF-8; the empty text is.
///
/// A byte order mark, U+0000 and noncharacters are well formed. `from` must be the start of a
/// sequence. Linear; eight bytes a step on ASCII. Source: Unicode 15, table 3-7 "Well-Formed UTF-8
/// Byte Sequences"; sizes by the maximal subpart rule of section 3.9, as the WHATWG decoder counts.
[[nodiscard]] std::optional<utf8_fault> find_utf8_fault(std::string_view text,
                                                        std::size_t from = 0) noexcept;

/// Decodes the code point at byte `at` (less than `text.size()`) and moves `at` past it.
///
/// On a fault: U+FFFD, and `at` moves past the fault; never past the end of the text.
[[nodiscard]] inline char32_t next_code_point(std::string_view text, std::size_t& at) noexcept {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) {
    ++at;
    return first;
  }
  // Nearly all of Chinese has three bytes, of which all leads but E0 and ED take any two that go
  // on.
  if (first > 0xE0 && first < 0xF0 && first != 0xED && text.size() - at > 2) {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const auto third = static_cast<unsigned char>(text[at + 2]);
    if ((second & 0xC0) == 0x80 && (third & 0xC0) == 0x80) {
      at += 3;
      return static_cast<char32_t>((first & 0x0F) << 12 | (second & 0x3F) << 6 | (third & 0x3F));
    }
  }
  const detail::utf8_sequence sequence = detail::read_utf8_sequence(text, at);
  at += sequence.size;
  return sequence.code;
}

/// Moves `at` (more than 0) back to the start of the code point before it and decodes that.
///
/// `text` must be UTF-8 up to `at`; on other bytes the result is U+FFFD or another code point that
/// ends there, and `at` has moved back by 1 to 4 bytes.
[[nodiscard]] char32_t previous_code_point(std::string_view text, std::size_t& at) noexcept;

/// Appends one code point; U+FFFD for what is none (surrogates, above U+10FFFF).
void append_utf8(std::string& text, char32_t code);

/// The number of code points of UTF-8 `text` (on other bytes: of bytes that start a sequence).
[[nodiscard]] std::size_t count_code_points(std::string_view text) noexcept;

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/text/detail/utf8_inl.hpp>
#endif
