#pragma once

#include <dutygraph/text/line_index.hpp>
#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

DUTYGRAPH_INLINE line_index::line_index(std::string_view text) {
  // Most texts have no CR at all, and looking for one character is several times faster.
  const bool only_lf = text.find('\r') == std::string_view::npos;
  std::size_t start = 0;
  while (start < text.size()) {
    starts_.push_back(start);
    const std::size_t end = only_lf ? text.find('\n', start) : text.find_first_of("\r\n", start);
    if (end == std::string_view::npos) return;
    start = end + 1;
    if (text[end] == '\r' && start < text.size() && text[start] == '\n') ++start;
  }
}

DUTYGRAPH_INLINE std::uint64_t line_index::line(std::string_view text,
                                                std::uint64_t offset) const noexcept {
  const auto at = static_cast<std::size_t>(offset < text.size() ? offset : text.size());
  if (starts_.empty()) return 1;
  std::size_t low = 0;  // the answer is the last line that begins at or before `at`
  std::size_t high = starts_.size();
  while (low + 1 < high) {
    const std::size_t middle = low + (high - low) / 2;
    (starts_[middle] <= at ? low : high) = middle;
  }
  if (at == text.size() && (text.back() == '\n' || text.back() == '\r')) {
    return starts_.size() + 1;
  }
  return low + 1;
}

DUTYGRAPH_INLINE line_position line_index::position(std::string_view text,
                                                    std::uint64_t offset) const noexcept {
  if (starts_.empty()) return {};
  const auto at = static_cast<std::size_t>(offset < text.size() ? offset : text.size());
  const std::uint64_t found = line(text, offset);
  const auto begin = static_cast<std::size_t>(start(text, found));
  return {found, count_code_points(text.substr(begin, at - begin)) + 1};
}

DUTYGRAPH_INLINE std::uint64_t line_index::start(std::string_view text,
                                                 std::uint64_t line) const noexcept {
  if (line == 0) return 0;
  return line <= starts_.size() ? starts_[static_cast<std::size_t>(line - 1)] : text.size();
}

DUTYGRAPH_INLINE std::string_view line_index::words(std::string_view text,
                                                    std::uint64_t line) const noexcept {
  if (line == 0 || line > starts_.size()) return {};
  const auto begin = static_cast<std::size_t>(start(text, line));
  auto end = static_cast<std::size_t>(start(text, line + 1));
  if (begin > text.size() || end > text.size()) return {};
  while (end > begin && (text[end - 1] == '\n' || text[end - 1] == '\r')) --end;
  return text.substr(begin, end - begin);
}

DUTYGRAPH_INLINE place place_of(std::string_view text, std::uint64_t offset,
                                const line_index& lines, const offset_map& offsets,
                                std::string_view file) {
  const line_position at = lines.position(text, offset);
  const std::uint64_t size = text.size();
  return {std::string(file), at.line, at.column, offsets.input_byte(offset < size ? offset : size)};
}

}  // namespace dutygraph
