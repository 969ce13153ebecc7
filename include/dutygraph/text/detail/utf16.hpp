#pragma once

#include <cstddef>
#include <string_view>

#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// The character at byte `at` of UTF-16, or a fault of the size that WHATWG replaces by one U+FFFD.
[[nodiscard]] inline utf8_sequence read_utf16_sequence(std::string_view bytes, std::size_t at,
                                                       bool big_endian) noexcept {
  const std::size_t left = bytes.size() - at;
  const auto unit = [bytes, at, big_endian](std::size_t step) {
    const auto first = static_cast<unsigned char>(bytes[at + step]);
    const auto second = static_cast<unsigned char>(bytes[at + step + 1]);
    return static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first);
  };
  constexpr std::string_view cut = "a character cut short by the end";
  if (left < 2) return {0xFFFD, left, cut};
  const char32_t high = unit(0);
  if (high < 0xD800 || high > 0xDFFF) return {high, 2, {}};
  constexpr std::string_view lone = "a lone surrogate";
  if (high > 0xDBFF) return {0xFFFD, 2, lone};
  if (left < 4) return {0xFFFD, left, cut};
  const char32_t low = unit(2);
  if (low < 0xDC00 || low > 0xDFFF) return {0xFFFD, 2, lone};
  return {0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00), 4, {}};
}

}  // namespace detail

}  // namespace dutygraph
