#pragma once

#include <utility>

#include <dutygraph/error.hpp>
#include <dutygraph/text/character.hpp>
#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

inline void append_hexadecimal(std::string& text, char32_t value, int least_digits) {
  constexpr std::string_view digits = "0123456789abcdef";
  int count = least_digits;
  while (count < 8 && (value >> (4 * count)) != 0) ++count;
  while (count > 0) text.push_back(digits[(value >> (4 * --count)) & 0xF]);
}

[[nodiscard]] constexpr bool shows_as_it_is(char32_t code) noexcept {
  return !is_control(code) && !is_default_ignorable(code) && !is_noncharacter(code) &&
         code != 0x2028 && code != 0x2029 && !(code >= 0xFFF9 && code <= 0xFFFB);
}

/// `text` with all that does not show escaped, cut after `most` code points.
[[nodiscard]] inline std::string escaped(std::string_view text, std::size_t most) {
  std::string result;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    if (count == most) return result + "…";
    const utf8_sequence sequence = read_utf8_sequence(text, at);
    if (sequence.reason.empty() && shows_as_it_is(sequence.code)) {
      result.append(text.substr(at, sequence.size));
    } else if (sequence.reason.empty()) {
      result.append("\\u{");
      append_hexadecimal(result, sequence.code, 1);
      result.push_back('}');
    } else {
      for (const char byte : text.substr(at, sequence.size)) {
        result.append("\\x");
        append_hexadecimal(result, static_cast<unsigned char>(byte), 2);
      }
    }
    at += sequence.size;
  }
  return result;
}

/// The place as it stands before a message: `plan.txt:5:8 (byte 106): `, or nothing.
[[nodiscard]] inline std::string place_prefix(const place& where) {
  std::string result = where.file;
  if (where.line != 0) {
    const std::string line = std::to_string(where.line);
    const std::string column = where.column == 0 ? "" : std::to_string(where.column);
    if (where.file.empty()) {
      result += "line " + line + (column.empty() ? "" : ", column " + column);
    } else {
      result += ":" + line + (column.empty() ? "" : ":" + column);
    }
  }
  if (where.byte && result.empty()) return "byte " + std::to_string(*where.byte) + ": ";
  if (where.byte) result += " (byte " + std::to_string(*where.byte) + ")";
  return result.empty() ? result : result + ": ";
}

[[nodiscard]] inline std::string joined(const std::vector<std::string>& names) {
  std::string result;
  for (const std::string& name : names) {
    if (!result.empty()) result += ", ";
    result += printable(name);
  }
  return result;
}

[[nodiscard]] inline std::string unknown_name_message(std::string_view name,
                                                      std::string_view sought,
                                                      const std::vector<std::string>& nearest) {
  std::string result =
      "no " + std::string(sought.empty() ? "node" : sought) + " is named “" + printable(name) + "”";
  if (nearest.empty()) return result + "; check the spelling";
  return result + "; try one of these: " + joined(nearest);
}

}  // namespace detail

DUTYGRAPH_INLINE error::error(std::string_view code, std::string message, place where)
    : code_(code),
      where_(std::move(where)),
      what_(detail::escaped(detail::place_prefix(where_) + message, std::string::npos)) {}

DUTYGRAPH_INLINE unknown_name::unknown_name(std::string_view name, std::string_view sought,
                                            std::vector<std::string> nearest, place where)
    : error("name.unknown", detail::unknown_name_message(name, sought, nearest), std::move(where)),
      nearest_(std::move(nearest)) {}

DUTYGRAPH_INLINE ambiguous_name::ambiguous_name(std::string_view name,
                                                std::vector<std::string> candidates)
    : error("name.ambiguous", "“" + printable(name) +
                                  "” names more than one: " + detail::joined(candidates) +
                                  "; ask by kind, or by the key of the one that is meant"),
      candidates_(std::move(candidates)) {}

DUTYGRAPH_INLINE exchange_error::exchange_error(std::string_view code, std::string_view format,
                                                std::string message, place where)
    : error(code, std::string(format) + ": " + message, std::move(where)), format_(format) {}

DUTYGRAPH_INLINE limit_exceeded::limit_exceeded(std::string_view limit, std::uint64_t value,
                                                std::uint64_t allowed, place where)
    : error("limit." + std::string(limit),
            "the limit " + std::string(limit) + " is " + std::to_string(allowed) +
                ", and this needs " + std::to_string(value) + "; raise " + std::string(limit) +
                " in the limits of the call if the input is meant to be so large",
            std::move(where)),
      limit_(limit) {}

DUTYGRAPH_INLINE stopped::stopped(std::string_view what)
    : error("stopped", std::string(what) +
                           " was stopped on request before it was done; it has "
                           "changed nothing") {}

DUTYGRAPH_INLINE std::string printable(std::string_view text) {
  constexpr std::size_t most_characters = 200;
  return detail::escaped(text, most_characters);
}

}  // namespace dutygraph
