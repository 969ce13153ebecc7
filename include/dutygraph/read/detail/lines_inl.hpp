#pragma once

#include <dutygraph/read/lines.hpp>

#include <dutygraph/text/character.hpp>
#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

[[nodiscard]] constexpr bool shows_nothing(char32_t code) noexcept {
  return is_blank(code) || is_line_break(code) || is_default_ignorable(code);
}

}  // namespace detail

DUTYGRAPH_INLINE std::size_t skip_blanks(std::string_view text, std::size_t at,
                                         std::size_t end) noexcept {
  while (at < end) {
    std::size_t next = at;
    if (!detail::shows_nothing(next_code_point(text, next))) return at;
    at = next;
  }
  return end;
}

DUTYGRAPH_INLINE span trimmed(std::string_view text, span part) noexcept {
  const std::size_t begin = skip_blanks(text, part.begin, part.end);
  std::size_t end = part.end;
  while (end > begin) {
    std::size_t before = end;
    if (!detail::shows_nothing(previous_code_point(text, before))) break;
    end = before;
  }
  return span_of(begin, end);
}

DUTYGRAPH_INLINE std::vector<text_line> split_lines(std::string_view text, const stop_token& stop) {
  constexpr std::size_t lines_between_questions = 4096;
  std::vector<text_line> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    if (lines.size() % lines_between_questions == 0) stop.check("reading the lines");
    std::size_t end = begin;
    while (end < text.size() && text[end] != '\n' && text[end] != '\r') ++end;
    const auto number = static_cast<std::uint32_t>(lines.size() + 1);
    lines.push_back({trimmed(text, span_of(begin, end)), number});
    begin = end + 1;
    if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++begin;
  }
  return lines;
}

}  // namespace dutygraph
