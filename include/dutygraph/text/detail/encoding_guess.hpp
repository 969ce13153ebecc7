#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <dutygraph/stop.hpp>
#include <dutygraph/text/detail/gb18030.hpp>
#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

inline constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
inline constexpr std::string_view utf16_le_mark = "\xFF\xFE";
inline constexpr std::string_view utf16_be_mark = "\xFE\xFF";
/// U+FEFF in GB18030.
inline constexpr std::string_view gb18030_mark = "\x84\x31\x95\x33";

[[nodiscard]] inline bool begins_with(std::string_view bytes, std::string_view mark) noexcept {
  return bytes.substr(0, mark.size()) == mark;
}

/// The name of the two- or four-byte encoding that `bytes` look like, and the byte that tells.
struct wide_encoding {
  std::string_view name;
  std::size_t byte = 0;
};

[[nodiscard]] inline wide_encoding marked_wide_encoding(std::string_view bytes) noexcept {
  using namespace std::string_view_literals;
  if (begins_with(bytes, "\xFF\xFE\0\0"sv)) return {"UTF-32LE"};
  if (begins_with(bytes, "\0\0\xFE\xFF"sv)) return {"UTF-32BE"};
  if (begins_with(bytes, utf16_le_mark)) return {"UTF-16LE"};
  if (begins_with(bytes, utf16_be_mark)) return {"UTF-16BE"};
  return {};
}

/// Zeros: the high half of ASCII and of line breaks in UTF-16, of nearly all in UTF-32. Fewer than
/// one in twenty is a text with a stray U+0000.
[[nodiscard]] inline wide_encoding unmarked_wide_encoding(std::string_view bytes) noexcept {
  const std::string_view sample = bytes.substr(0, 4096);
  std::uint64_t zeros[4] = {};
  for (std::size_t at = 0; at < sample.size(); ++at) zeros[at % 4] += sample[at] == '\0' ? 1U : 0U;
  const std::uint64_t total = zeros[0] + zeros[1] + zeros[2] + zeros[3];
  if (sample.size() < 4 || total < 2 || total * 20 < sample.size()) return {};
  const std::uint64_t units = sample.size() / 4;
  const std::size_t first = bytes.find('\0');
  if (zeros[3] >= units && zeros[2] + zeros[1] > units) return {"UTF-32LE", first};
  if (zeros[0] >= units && zeros[1] + zeros[2] > units) return {"UTF-32BE", first};
  return {zeros[1] + zeros[3] >= zeros[0] + zeros[2] ? "UTF-16LE" : "UTF-16BE", first};
}

/// True if the bytes are UTF-8 for the most part: a fault in them is damage, not another encoding.
/// Chinese text in GB18030 has single sequences that fit UTF-8 by chance, never most of them and
/// never eight of three bytes in a row; a short one may consist of pairs that fit.
[[nodiscard]] inline bool is_mostly_utf8(std::string_view bytes, const stop_token& stop) {
  constexpr std::size_t short_text = 64;
  std::size_t fitting = 0;
  std::size_t other = 0;
  std::size_t row = 0;
  bool three = false;
  std::size_t asked = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (at - asked > (std::size_t{1} << 20)) {
      stop.check("decoding");
      asked = at;
    }
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const utf8_sequence sequence = read_utf8_sequence(bytes, at);
    const bool fits = sequence.reason.empty();
    (fits ? fitting : other) += sequence.size;
    three = three || (fits && sequence.size > 2);
    row = fits && sequence.size == 3 ? row + 1 : 0;
    if (row == 8) return true;
    at += sequence.size;
  }
  return fitting > other && (three || fitting + other >= short_text);
}

/// The first byte at or after `from` that GB18030 does not have; the size if there is none.
[[nodiscard]] inline std::size_t find_gb18030_fault(std::string_view bytes,
                                                    const stop_token& stop) {
  std::size_t asked = 0;
  std::size_t at = 0;
  while (at < bytes.size()) {
    if (at - asked > (std::size_t{1} << 20)) {
      stop.check("decoding");
      asked = at;
    }
    const utf8_sequence sequence = read_gb18030_sequence(bytes, at);
    if (!sequence.reason.empty()) return at;
    at += sequence.size;
  }
  return bytes.size();
}

}  // namespace detail

}  // namespace dutygraph
