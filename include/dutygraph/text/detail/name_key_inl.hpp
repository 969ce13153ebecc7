#pragma once

#include <dutygraph/text/name_key.hpp>

#include <dutygraph/text/character.hpp>
#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

[[nodiscard]] constexpr char32_t folded_width(char32_t code) noexcept {
  return code >= 0xFF01 && code <= 0xFF5E ? code - 0xFEE0 : code;
}

[[nodiscard]] constexpr bool is_blank_or_break(char32_t code) noexcept {
  return is_blank(code) || is_line_break(code);
}

}  // namespace detail

DUTYGRAPH_INLINE name_key name_key::of(std::string_view name) {
  name_key result;
  result.key_.reserve(name.size());
  bool blank_waits = false;
  char32_t last = 0x80;  // not ASCII: no blank stays in front
  for (std::size_t at = 0; at < name.size();) {
    const char32_t code = detail::folded_width(next_code_point(name, at));
    if (is_default_ignorable(code)) continue;
    if (detail::is_blank_or_break(code)) {
      blank_waits = true;
      continue;
    }
    if (blank_waits && last < 0x80 && code < 0x80) result.key_.push_back(' ');
    blank_waits = false;
    append_utf8(result.key_, code);
    last = code;
  }
  return result;
}

DUTYGRAPH_INLINE std::string display_name(std::string_view name) {
  std::string result;
  result.reserve(name.size());
  std::string blanks;  // since the last visible character
  bool broken = false;
  char32_t last = 0x80;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t code = next_code_point(name, at);
    if (is_default_ignorable(code)) continue;
    if (detail::is_blank_or_break(code)) {
      broken = broken || is_line_break(code);
      append_utf8(blanks, code);
      continue;
    }
    if (broken) {
      if (last < 0x80 && detail::folded_width(code) < 0x80) result.push_back(' ');
    } else if (!result.empty()) {
      result.append(blanks);
    }
    blanks.clear();
    broken = false;
    append_utf8(result, code);
    last = detail::folded_width(code);
  }
  return result;
}

}  // namespace dutygraph
