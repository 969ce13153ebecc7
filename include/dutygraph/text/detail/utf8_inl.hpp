#pragma once

#include <cstdint>
#include <cstring>

#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// What a lead byte asks for: how many bytes follow, and the range of the first of them.
struct utf8_lead {
  std::size_t following = 0;
  unsigned low = 0x80;
  unsigned high = 0xBF;
  std::string_view beyond;  ///< what a continuation byte outside of low..high makes of it
};

[[nodiscard]] constexpr utf8_lead utf8_lead_of(unsigned first) noexcept {
  if (first < 0xC2) return {};
  if (first < 0xE0) return {1, 0x80, 0xBF, {}};
  if (first == 0xE0) return {2, 0xA0, 0xBF, "an overlong form"};
  if (first == 0xED) return {2, 0x80, 0x9F, "a surrogate"};
  if (first < 0xF0) return {2, 0x80, 0xBF, {}};
  if (first == 0xF0) return {3, 0x90, 0xBF, "an overlong form"};
  if (first < 0xF4) return {3, 0x80, 0xBF, {}};
  if (first == 0xF4) return {3, 0x80, 0x8F, "a code point above U+10FFFF"};
  return {};
}

[[nodiscard]] constexpr std::string_view why_no_utf8_lead(unsigned first) noexcept {
  if (first < 0xC0) return "a lone continuation byte";
  if (first < 0xC2) return "an overlong form";
  if (first < 0xF8) return "a code point above U+10FFFF";
  return "a byte that UTF-8 never has";
}

/// True if a well-formed sequence of three bytes starts at `at`, but for leads E0 and ED: most of a
/// Chinese text.
[[nodiscard]] inline bool common_three_bytes(std::string_view text, std::size_t at) noexcept {
  if (text.size() - at < 3) return false;
  const auto first = static_cast<unsigned char>(text[at]);
  const auto second = static_cast<unsigned char>(text[at + 1]);
  const auto third = static_cast<unsigned char>(text[at + 2]);
  return first > 0xE0 && first < 0xF0 && first != 0xED && (second & 0xC0) == 0x80 &&
         (third & 0xC0) == 0x80;
}

DUTYGRAPH_INLINE utf8_sequence read_utf8_sequence(std::string_view text, std::size_t at) noexcept {
  const unsigned first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1, {}};
  if (common_three_bytes(text, at)) {
    const unsigned second = static_cast<unsigned char>(text[at + 1]);
    const unsigned third = static_cast<unsigned char>(text[at + 2]);
    return {((first & 0xF) << 12) | ((second & 0x3F) << 6) | (third & 0x3F), 3, {}};
  }
  utf8_lead lead = utf8_lead_of(first);
  if (lead.following == 0) return {0xFFFD, 1, why_no_utf8_lead(first)};
  char32_t code = first & (0x3FU >> lead.following);
  for (std::size_t step = 1; step <= lead.following; ++step) {
    if (at + step >= text.size()) return {0xFFFD, step, "a character cut short by the end"};
    const unsigned next = static_cast<unsigned char>(text[at + step]);
    if (next < lead.low || next > lead.high) {
      const bool continuation = next >= 0x80 && next < 0xC0;
      return {0xFFFD, step, continuation ? lead.beyond : "a character cut short"};
    }
    code = (code << 6) | (next & 0x3F);
    lead.low = 0x80;
    lead.high = 0xBF;
  }
  return {code, lead.following + 1, {}};
}

/// The first byte at or after `at` that is not ASCII, or the size.
[[nodiscard]] inline std::size_t skip_ascii(std::string_view text, std::size_t at) noexcept {
  std::uint64_t word = 0;
  while (text.size() - at >= sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    if ((word & 0x8080808080808080U) != 0) break;
    at += sizeof word;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace detail

DUTYGRAPH_INLINE std::optional<utf8_fault> find_utf8_fault(std::string_view text,
                                                           std::size_t from) noexcept {
  std::size_t at = from;
  while (at < text.size()) {
    if (detail::common_three_bytes(text, at)) {
      at += 3;
    } else if (static_cast<unsigned char>(text[at]) < 0x80) {
      at = detail::skip_ascii(text, at);
    } else {
      const detail::utf8_sequence sequence = detail::read_utf8_sequence(text, at);
      if (!sequence.reason.empty()) return utf8_fault{at, sequence.size, sequence.reason};
      at += sequence.size;
    }
  }
  return std::nullopt;
}

DUTYGRAPH_INLINE char32_t previous_code_point(std::string_view text, std::size_t& at) noexcept {
  const std::size_t end = at;
  std::size_t start = end - 1;
  while (start > 0 && end - start < 4 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) {
    --start;
  }
  at = start;
  return next_code_point(text.substr(0, end), start);
}

DUTYGRAPH_INLINE void append_utf8(std::string& text, char32_t code) {
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = 0xFFFD;
  const auto byte = [&text](char32_t value) { text.push_back(static_cast<char>(value)); };
  if (code < 0x80) {
    byte(code);
    return;
  }
  if (code < 0x800) {
    byte(0xC0 | (code >> 6));
  } else {
    if (code < 0x10000) {
      byte(0xE0 | (code >> 12));
    } else {
      byte(0xF0 | (code >> 18));
      byte(0x80 | ((code >> 12) & 0x3F));
    }
    byte(0x80 | ((code >> 6) & 0x3F));
  }
  byte(0x80 | (code & 0x3F));
}

DUTYGRAPH_INLINE std::size_t count_code_points(std::string_view text) noexcept {
  std::size_t count = 0;
  for (const char byte : text) {
    if ((static_cast<unsigned char>(byte) & 0xC0) != 0x80) ++count;
  }
  return count;
}

}  // namespace dutygraph
