#pragma once

#include <dutygraph/text/name_key.hpp>

#include <dutygraph/text/character.hpp>
#include <dutygraph/text/detail/normal_form.hpp>
#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// The dots that stand between the parts of a name; U+0387 decomposes to U+00B7 anyway.
[[nodiscard]] constexpr bool is_middle_dot(char32_t code) noexcept {
  return code == 0xB7 || code == 0x2022 || code == 0x2027 || code == 0x2219 || code == 0x22C5 ||
         code == 0x2E31 || code == 0x30FB || code == 0xFF65;
}

[[nodiscard]] constexpr char32_t folded_radical(char32_t code) noexcept {
  if (code >= 0x2F00 && code <= 0x2FD5) return kangxi_radicals[code - 0x2F00];
  if (code < 0x2E80 || code > 0x2EF3) return code;
  const char32_t ideograph = supplement_radicals[code - 0x2E80];
  return ideograph == 0 ? code : ideograph;
}

/// A decomposed character as keys have it.
[[nodiscard]] constexpr char32_t folded_for_key(char32_t code) noexcept {
  if (code >= 0xFF01 && code <= 0xFF5E) return code - 0xFEE0;
  return is_middle_dot(code) ? 0xB7 : folded_radical(code);
}

/// True for what stays apart from all around it but for its width: most of a Chinese name.
[[nodiscard]] constexpr bool is_plain(char32_t code) noexcept {
  return code < 0xC0 || (code >= 0x3400 && code <= 0x9FFF) || (code >= 0xFF01 && code <= 0xFF5E) ||
         code == 0x3000;
}

[[nodiscard]] constexpr bool is_blank_or_break(char32_t code) noexcept {
  return is_blank(code) || is_line_break(code);
}

/// The key of a name of plain characters.
[[nodiscard]] inline std::string plain_key(std::string_view name) {
  std::string key;
  key.reserve(name.size());
  bool blank_waits = false;
  char32_t last = 0x80;  // not ASCII: no blank stays in front
  for (std::size_t at = 0; at < name.size();) {
    const char32_t code = folded_for_key(next_code_point(name, at));
    if (is_default_ignorable(code)) continue;
    if (is_blank_or_break(code)) {
      blank_waits = true;
      continue;
    }
    if (blank_waits && last < 0x80 && code < 0x80) key.push_back(' ');
    blank_waits = false;
    append_utf8(key, code);
    last = code;
  }
  return key;
}

/// The characters of a name decomposed and folded, blanks as single U+0020, none before a mark.
[[nodiscard]] inline std::u32string folded_parts(std::string_view name) {
  std::u32string parts;
  std::u32string decomposed;
  for (std::size_t at = 0; at < name.size();) {
    decomposed.clear();
    append_decomposed(decomposed, next_code_point(name, at));
    for (const char32_t one : decomposed) {
      const char32_t code = folded_for_key(one);
      if (is_default_ignorable(code)) continue;
      const bool behind_blank = !parts.empty() && parts.back() == U' ';
      if (is_blank_or_break(code)) {
        if (!behind_blank) parts.push_back(U' ');
        continue;
      }
      if (behind_blank && combining_class(code) != 0) parts.pop_back();
      parts.push_back(code);
    }
  }
  return parts;
}

/// Takes out the blanks but those between two letters of ASCII that no mark changes.
inline void drop_blanks(std::u32string& parts) {
  std::size_t size = 0;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    if (parts[at] == U' ') {
      const bool between = size > 0 && at + 1 < parts.size();
      if (!between || parts[size - 1] >= 0x80 || parts[at + 1] >= 0x80) continue;
      if (at + 2 < parts.size() && combining_class(parts[at + 2]) != 0) continue;
    }
    parts[size++] = parts[at];
  }
  parts.resize(size);
}

}  // namespace detail

DUTYGRAPH_INLINE name_key name_key::of(std::string_view name) {
  name_key result;
  bool plain = true;
  for (std::size_t at = 0; at < name.size() && plain;) {
    plain = detail::is_plain(next_code_point(name, at));
  }
  if (plain) {
    result.key_ = detail::plain_key(name);
    return result;
  }
  std::u32string parts = detail::folded_parts(name);
  detail::drop_blanks(parts);
  detail::order_marks(parts);
  detail::compose(parts);
  result.key_.reserve(name.size());
  for (const char32_t code : parts) append_utf8(result.key_, code);
  return result;
}

DUTYGRAPH_INLINE std::string display_name(std::string_view name) {
  std::string result;
  result.reserve(name.size());
  std::string blanks;  // since the last visible character
  std::u32string parts;
  bool broken = false;
  char32_t last = 0x80;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t code = next_code_point(name, at);
    if (is_default_ignorable(code)) continue;
    parts.clear();
    detail::append_decomposed(parts, code);
    if (detail::is_blank_or_break(code)) {
      broken = broken || is_line_break(code);
      append_utf8(blanks, code);
      continue;
    }
    if (broken) {
      if (last < 0x80 && detail::folded_for_key(parts.front()) < 0x80) result.push_back(' ');
    } else if (!result.empty()) {
      result.append(blanks);
    }
    blanks.clear();
    broken = false;
    append_utf8(result, code);
    last = detail::folded_for_key(parts.back());
  }
  return result;
}

}  // namespace dutygraph
