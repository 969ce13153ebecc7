#pragma once

#include <dutygraph/text/encoding.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>

#include <dutygraph/text/detail/encoding_choice.hpp>
#include <dutygraph/text/detail/gb18030.hpp>
#include <dutygraph/text/detail/utf16.hpp>
#include <dutygraph/text/line_index.hpp>
#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

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

/// Throws for the first control in a text, if there is one.
inline void refuse_controls(const decoded_text& made, const std::string& file) {
  const std::string_view text = made.text;
  const std::size_t at = find_refused_control(text);
  if (at == text.size()) return;
  throw parse_error("encoding.control",
                    "the control character U+00" + hexadecimal(text.substr(at, 1)) +
                        " stands in the text, which may hold line breaks and tabs only; remove "
                        "it, or read the file with errors=\"replace\", which keeps it",
                    place_of(text, at, line_index(text), made.offsets, file));
}

/// Appends UTF-8 from `from` on, whose first fault is known: up to it, or with all replaced.
[[nodiscard]] inline std::optional<utf8_fault> append_checked(std::string_view bytes,
                                                              std::size_t from,
                                                              std::optional<utf8_fault> fault,
                                                              bool replace, decoded_text& result,
                                                              const stop_token& stop) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  while (fault) {
    result.text.append(bytes.substr(from, fault->byte - from));
    if (!replace) return fault;
    result.offsets.add_run(result.text.size(), fault->byte, replacement.size(),
                           static_cast<std::uint8_t>(fault->size));
    result.text.append(replacement);
    from = fault->byte + fault->size;
    result.offsets.add_run(result.text.size(), from, 1, 1);
    fault = find_fault(bytes, from, stop);
  }
  result.text.append(bytes.substr(from));
  return std::nullopt;
}

/// Appends what `read` makes of the bytes from `from` on: up to the first fault, or with all
/// replaced.
template <class Read>
[[nodiscard]] std::optional<utf8_fault> append_converted(std::string_view bytes, std::size_t from,
                                                         bool replace, decoded_text& result,
                                                         const stop_token& stop, Read read) {
  std::size_t text_step = 1;
  std::size_t input_step = 1;
  std::size_t asked = 0;
  result.text.reserve(bytes.size() + bytes.size() / 2);
  for (std::size_t at = from; at < bytes.size();) {
    if (at - asked >= (std::size_t{1} << 20)) {
      stop.check("decoding");
      asked = at;
    }
    const utf8_sequence one = read(bytes, at);
    if (!one.reason.empty() && !replace) return utf8_fault{at, one.size, one.reason};
    const std::size_t before = result.text.size();
    append_utf8(result.text, one.code);
    const std::size_t made = result.text.size() - before;
    if (made != text_step || one.size != input_step) {
      result.offsets.add_run(before, at, static_cast<std::uint8_t>(made),
                             static_cast<std::uint8_t>(one.size));
      text_step = made;
      input_step = one.size;
    }
    at += one.size;
  }
  return std::nullopt;
}

[[nodiscard]] inline std::optional<utf8_fault> append_decoded(std::string_view bytes,
                                                              const encoding_choice& choice,
                                                              bool replace, decoded_text& result,
                                                              const stop_token& stop) {
  if (choice.encoding == known_encoding::utf_8) {
    return append_checked(bytes, choice.mark, choice.fault, replace, result, stop);
  }
  if (choice.encoding == known_encoding::gb18030) {
    return append_converted(bytes, choice.mark, replace, result, stop, read_gb18030_sequence);
  }
  const bool big_endian = choice.encoding == known_encoding::utf_16_be;
  return append_converted(bytes, choice.mark, replace, result, stop,
                          [big_endian](std::string_view whole, std::size_t at) {
                            return read_utf16_sequence(whole, at, big_endian);
                          });
}

/// The code of an error, and the name in its message.
struct encoding_words {
  std::string_view code;
  std::string_view name;
  std::string_view reported;
};
[[nodiscard]] inline encoding_words words_of(const encoding_choice& choice) noexcept {
  switch (choice.encoding) {
    case known_encoding::utf_8:
      return {"encoding.utf8", "UTF-8", choice.mark != 0 ? "utf-8-sig" : "utf-8"};
    case known_encoding::gb18030:
      return {"encoding.gb18030", "GB18030", "gb18030"};
    case known_encoding::utf_16_le:
      return {"encoding.utf16", "UTF-16LE", "utf-16-le"};
    default:
      return {"encoding.utf16", "UTF-16BE", "utf-16-be"};
  }
}

/// `made` is the text before the fault.
[[noreturn]] inline void throw_fault(std::string_view bytes, const utf8_fault& fault,
                                     const encoding_choice& choice, const decoded_text& made,
                                     const std::string& file) {
  const encoding_words words = words_of(choice);
  const bool one = fault.size == 1;
  std::string message = one ? "the byte " : "the bytes ";
  message += hexadecimal(bytes.substr(fault.byte, fault.size));
  message += one ? " is not " : " are not ";
  message += words.name;
  message.append(" (").append(fault.reason).append(")");
  if (choice.guessed && choice.encoding == known_encoding::gb18030) {
    message += ", which the file seems to be, for it is not UTF-8";
  }
  message +=
      "; mend the file, or read it with errors=\"replace\", which puts U+FFFD in place of each "
      "fault";
  const line_position where = line_index(made.text).position(made.text, made.text.size());
  throw parse_error(words.code, message, {file, where.line, where.column, fault.byte});
}

}  // namespace detail

DUTYGRAPH_INLINE decoded_text decode(std::string_view bytes, const decode_options& options,
                                     const limits& bounds, const stop_token& stop) {
  check_limit("input_bytes", bytes.size(), bounds.input_bytes);
  const detail::encoding_choice choice =
      detail::choose_encoding(bytes, options.encoding, options.file, stop);
  decoded_text result;
  result.encoding = detail::words_of(choice).reported;
  result.offsets.add_run(0, choice.mark, 1, 1);
  const auto fault = detail::append_decoded(bytes, choice, options.replace, result, stop);
  if (options.replace) return result;
  detail::refuse_controls(result, options.file);
  if (fault) detail::throw_fault(bytes, *fault, choice, result, options.file);
  return result;
}

}  // namespace dutygraph
