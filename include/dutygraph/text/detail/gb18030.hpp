#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include <dutygraph/text/detail/gb18030_table.hpp>
#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// The code point of the sequence of four bytes that comes at `order`, from 81308130 on; U+FFFD if
/// it has none.
[[nodiscard]] constexpr char32_t gb18030_four_bytes(std::uint32_t order) noexcept {
  constexpr std::uint32_t first_plane_end = 39'420;
  constexpr std::uint32_t planes_begin = 189'000;
  if (order >= planes_begin) {
    const char32_t code = 0x10000 + (order - planes_begin);
    return code <= 0x10FFFF ? code : 0xFFFD;
  }
  if (order >= first_plane_end) return 0xFFFD;
  std::size_t low = 0;  // the last range that begins at or before `order`
  std::size_t high = std::size(gb18030_ranges);
  while (low + 1 < high) {
    const std::size_t middle = low + (high - low) / 2;
    (gb18030_ranges[middle].order <= order ? low : high) = middle;
  }
  return gb18030_ranges[low].code + (order - gb18030_ranges[low].order);
}

/// The sequence at byte `at`, or a fault of the size that WHATWG replaces by one U+FFFD: an ASCII
/// byte behind a lead byte is never part of it.
[[nodiscard]] inline utf8_sequence read_gb18030_sequence(std::string_view bytes,
                                                         std::size_t at) noexcept {
  const std::size_t left = bytes.size() - at;
  const auto byte = [bytes, at](std::size_t step) {
    return static_cast<unsigned>(static_cast<unsigned char>(bytes[at + step]));
  };
  const auto leads = [byte](std::size_t step) { return byte(step) > 0x80 && byte(step) < 0xFF; };
  const auto is_digit = [byte](std::size_t step) {
    return byte(step) >= 0x30 && byte(step) < 0x3A;
  };
  constexpr std::string_view cut = "a character cut short by the end";
  constexpr std::string_view broken = "a character cut short";
  if (byte(0) < 0x80) return {byte(0), 1, {}};
  if (byte(0) == 0x80) return {U'€', 1, {}};  // as Windows writes it
  if (byte(0) == 0xFF) return {0xFFFD, 1, "a byte that GB18030 never has"};
  if (left < 2) return {0xFFFD, 1, cut};
  const unsigned second = byte(1);
  if (!is_digit(1)) {
    if (second < 0x40 || second == 0x7F) return {0xFFFD, 1, broken};
    if (second == 0xFF) return {0xFFFD, 2, "a byte that GB18030 never has"};
    return {gb18030_pairs[byte(0) - 0x81][second - (second < 0x7F ? 0x40 : 0x41)], 2, {}};
  }
  if (left < 3) return {0xFFFD, 2, cut};
  if (!leads(2)) return {0xFFFD, 1, broken};
  if (left < 4) return {0xFFFD, 3, cut};
  if (!is_digit(3)) return {0xFFFD, 1, broken};
  const std::uint32_t order =
      (((byte(0) - 0x81) * 10 + second - 0x30) * 126 + byte(2) - 0x81) * 10 + byte(3) - 0x30;
  const char32_t code = gb18030_four_bytes(order);
  if (code == 0xFFFD && order != 39'417) return {0xFFFD, 4, "four bytes that stand for nothing"};
  return {code, 4, {}};
}

}  // namespace detail

}  // namespace dutygraph
