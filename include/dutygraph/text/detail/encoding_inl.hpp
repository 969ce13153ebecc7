#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <utility>

#include <dutygraph/text/encoding.hpp>
#include <dutygraph/text/line_index.hpp>
#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

inline constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

/// The place of a fault at `at` in `bytes`, all of which is UTF-8 before it but for faults.
[[nodiscard]] inline place place_in_bytes(std::string_view bytes, std::size_t at,
                                          const std::string& file) {
  const std::size_t mark = bytes.substr(0, utf8_mark.size()) == utf8_mark ? utf8_mark.size() : 0;
  if (at < mark) return {file, 1, 1, at};
  const std::string_view before = bytes.substr(mark, at - mark);
  const line_position where = line_index(before).position(before, before.size());
  return {file, where.line, where.column, at};
}

[[nodiscard]] inline std::string hexadecimal(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string result;
  for (const char one : bytes) {
    const auto value = static_cast<unsigned char>(one);
    if (!result.empty()) result += ' ';
    result += digits[value / 16];
    result += digits[value % 16];
  }
  return result;
}

[[noreturn]] inline void throw_utf8_fault(std::string_view bytes, const utf8_fault& fault,
                                          const std::string& file) {
  const std::string subject = fault.size == 1 ? "the byte " : "the bytes ";
  throw parse_error("encoding.utf8",
                    subject + hexadecimal(bytes.substr(fault.byte, fault.size)) +
                        (fault.size == 1 ? " is" : " are") + " not UTF-8 (" +
                        std::string(fault.reason) +
                        "); mend the file, or read it with errors=\"replace\", which puts U+FFFD "
                        "in place of each fault",
                    place_in_bytes(bytes, fault.byte, file));
}

[[noreturn]] inline void throw_unsupported(std::string_view bytes, std::string_view name,
                                           std::size_t at, const std::string& file) {
  const std::string encoding(name);
  throw parse_error("encoding.unsupported",
                    "this looks like " + encoding +
                        ", and this version reads UTF-8; convert the file first, for example with "
                        "iconv -f " +
                        encoding + " -t UTF-8",
                    place_in_bytes(bytes, at, file));
}

[[nodiscard]] constexpr bool is_refused_control(unsigned char byte) noexcept {
  return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\f' && byte != '\r') ||
         byte == 0x7F;
}

/// True if a byte of the eight may be a control: all below U+0020 and U+007F raise their high bit.
[[nodiscard]] inline bool may_hold_control(const char* bytes) noexcept {
  constexpr std::uint64_t ones = 0x0101010101010101U;
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  const std::uint64_t low = (word - ones * 0x20) & ~word;
  const std::uint64_t delete_or_zero = word ^ (ones * 0x7F);
  return ((low | ((delete_or_zero - ones) & ~delete_or_zero)) & (ones * 0x80)) != 0;
}

/// The first control that a text must not have; the size if there is none.
[[nodiscard]] inline std::size_t find_refused_control(std::string_view bytes) noexcept {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t left = bytes.size() - at;
    const std::size_t end = at + (left < 8 ? left : 8);
    if (left >= 8 && !may_hold_control(bytes.data() + at)) at = end;
    for (; at < end; ++at) {
      if (is_refused_control(static_cast<unsigned char>(bytes[at]))) return at;
    }
  }
  return bytes.size();
}

inline void refuse_controls(std::string_view bytes, const std::string& file) {
  const std::size_t at = find_refused_control(bytes);
  if (at == bytes.size()) return;
  throw parse_error("encoding.control",
                    "the control character U+00" + hexadecimal(bytes.substr(at, 1)) +
                        " stands in the text, which may hold line breaks and tabs only; remove "
                        "it, or read the file with errors=\"replace\", which keeps it",
                    place_in_bytes(bytes, at, file));
}

/// The name of the two- or four-byte encoding that `bytes` look like, and the byte that tells.
struct wide_encoding {
  std::string_view name;
  std::size_t byte = 0;
};

[[nodiscard]] inline wide_encoding marked_wide_encoding(std::string_view bytes) noexcept {
  using namespace std::string_view_literals;
  const auto begins = [bytes](std::string_view mark) {
    return bytes.substr(0, mark.size()) == mark;
  };
  if (begins("\xFF\xFE\0\0"sv)) return {"UTF-32LE"};
  if (begins("\0\0\xFE\xFF"sv)) return {"UTF-32BE"};
  if (begins("\xFF\xFE"sv)) return {"UTF-16LE"};
  if (begins("\xFE\xFF"sv)) return {"UTF-16BE"};
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

/// True if all of `bytes` has the shape of GB18030 sequences of 1, 2 and 4 bytes.
[[nodiscard]] inline bool has_gb18030_shape(std::string_view bytes) noexcept {
  const auto in = [bytes](std::size_t at, unsigned low, unsigned high) {
    if (at >= bytes.size()) return false;
    const unsigned byte = static_cast<unsigned char>(bytes[at]);
    return byte >= low && byte <= high;
  };
  for (std::size_t at = 0; at < bytes.size();) {
    if (in(at, 0, 0x7F)) {
      ++at;
    } else if (!in(at, 0x81, 0xFE)) {
      return false;
    } else if (in(at + 1, 0x40, 0x7E) || in(at + 1, 0x80, 0xFE)) {
      at += 2;
    } else if (in(at + 1, 0x30, 0x39) && in(at + 2, 0x81, 0xFE) && in(at + 3, 0x30, 0x39)) {
      at += 4;
    } else {
      return false;
    }
  }
  return true;
}

/// True if the bytes are UTF-8 for the most part: a fault in them is damage, not another encoding.
/// Chinese text in GB18030 has single sequences that fit UTF-8 by chance, never most of them and
/// never eight of three bytes in a row.
[[nodiscard]] inline bool is_mostly_utf8(std::string_view bytes) noexcept {
  std::size_t fitting = 0;
  std::size_t other = 0;
  std::size_t row = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const utf8_sequence sequence = read_utf8_sequence(bytes, at);
    (sequence.reason.empty() ? fitting : other) += sequence.size;
    row = sequence.reason.empty() && sequence.size == 3 ? row + 1 : 0;
    if (row == 8) return true;
    at += sequence.size;
  }
  return fitting > other;
}

/// The first fault of `bytes` at or after `from`, found piece by piece to ask `stop` in between.
[[nodiscard]] inline std::optional<utf8_fault> find_fault(std::string_view bytes, std::size_t from,
                                                          const stop_token& stop) {
  constexpr std::size_t piece = std::size_t{1} << 20;
  while (from < bytes.size()) {
    stop.check("decoding");
    std::size_t end = bytes.size() - from <= piece ? bytes.size() : from + piece;
    for (int more = 0; more < 3 && end < bytes.size(); ++more) {
      if ((static_cast<unsigned char>(bytes[end]) & 0xC0) != 0x80) break;
      ++end;  // so that no character is cut
    }
    if (const auto fault = find_utf8_fault(bytes.substr(0, end), from)) {
      return find_utf8_fault(bytes, fault->byte);  // again, for what follows beyond the piece
    }
    from = end;
  }
  return std::nullopt;
}

/// Appends the bytes from `from` on to `result`, each fault replaced.
inline void append_replaced(std::string_view bytes, std::size_t from, decoded_text& result,
                            const stop_token& stop) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  while (const auto fault = find_fault(bytes, from, stop)) {
    result.text.append(bytes.substr(from, fault->byte - from));
    result.offsets.add_run(result.text.size(), fault->byte, replacement.size(),
                           static_cast<std::uint8_t>(fault->size));
    result.text.append(replacement);
    from = fault->byte + fault->size;
    result.offsets.add_run(result.text.size(), from, 1, 1);
  }
  result.text.append(bytes.substr(from));
}

/// False if nothing was named; throws if the name is unknown.
[[nodiscard]] inline bool names_utf8(const std::string& encoding) {
  if (encoding.empty()) return false;
  std::string name;
  for (const char letter : encoding) {
    const bool upper = letter >= 'A' && letter <= 'Z';
    name += upper ? static_cast<char>(letter - 'A' + 'a') : letter == '_' ? '-' : letter;
  }
  if (name == "utf-8" || name == "utf8" || name == "utf-8-sig") return true;
  throw argument_error("encoding.unknown", "the encoding “" + printable(encoding) +
                                               "” is not known; this version knows utf-8 and "
                                               "utf-8-sig, so convert the file to UTF-8 first");
}

/// Throws if the bytes look like an encoding that is not read, or have what may not be replaced.
inline void judge(std::string_view bytes, bool known, const decode_options& options,
                  const stop_token& stop) {
  if (!known) {
    const wide_encoding wide = unmarked_wide_encoding(bytes);
    if (!wide.name.empty()) throw_unsupported(bytes, wide.name, wide.byte, options.file);
  }
  if (known && options.replace) return;
  const std::optional<utf8_fault> fault = find_fault(bytes, 0, stop);
  if (fault && !known && has_gb18030_shape(bytes) && !is_mostly_utf8(bytes)) {
    throw_unsupported(bytes, "GB18030", fault->byte, options.file);
  }
  if (options.replace) return;
  if (fault) throw_utf8_fault(bytes, *fault, options.file);
  refuse_controls(bytes, options.file);
}

}  // namespace detail

DUTYGRAPH_INLINE decoded_text decode(std::string_view bytes, const decode_options& options,
                                     const limits& bounds, const stop_token& stop) {
  check_limit("input_bytes", bytes.size(), bounds.input_bytes);
  const bool named = detail::names_utf8(options.encoding);
  const detail::wide_encoding wide = detail::marked_wide_encoding(bytes);
  if (!named && !wide.name.empty()) {
    detail::throw_unsupported(bytes, wide.name, wide.byte, options.file);
  }
  const bool marked = bytes.substr(0, detail::utf8_mark.size()) == detail::utf8_mark;
  const std::size_t from = marked ? detail::utf8_mark.size() : 0;
  detail::judge(bytes, named || marked, options, stop);
  decoded_text result;
  result.encoding = marked ? "utf-8-sig" : "utf-8";
  result.offsets.add_run(0, from, 1, 1);
  if (options.replace) {
    detail::append_replaced(bytes, from, result, stop);
  } else {
    result.text = bytes.substr(from);
  }
  return result;
}

}  // namespace dutygraph
