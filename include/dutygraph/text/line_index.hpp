#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <dutygraph/error.hpp>
#include <dutygraph/text/offset_map.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// A place in a text as people count: both from 1, the column in code points.
struct line_position {
  std::uint64_t line = 1;
  std::uint64_t column = 1;

  friend constexpr auto operator<=>(const line_position&, const line_position&) = default;
};

/// Where the lines of a text begin; LF, CR and CRLF each end one line.
///
/// It keeps offsets only, eight bytes a line, so text and index may be copied and moved; the calls
/// that need the text get it again, and it must be the one the index was built from. A text that
/// ends in a line break has no empty line after it; the empty text has no line at all.
class line_index {
 public:
  line_index() = default;
  /// Linear in the text.
  explicit line_index(std::string_view text);

  /// The number of lines.
  [[nodiscard]] std::uint64_t count() const noexcept { return starts_.size(); }

  /// The line and column of byte `offset`; one past the end counts as the end. At the end after a
  /// line break it is column 1 of the line that would follow. O(log lines + length of the line).
  [[nodiscard]] line_position position(std::string_view text, std::uint64_t offset) const noexcept;

  /// The line alone, in O(log lines): for many places in one long line.
  [[nodiscard]] std::uint64_t line(std::string_view text, std::uint64_t offset) const noexcept;

  /// The byte at which line `line` (from 1) begins; the size of the text for a line beyond the
  /// last.
  [[nodiscard]] std::uint64_t start(std::string_view text, std::uint64_t line) const noexcept;

  /// The words of line `line` (from 1) without its line break; empty for a line there is not.
  [[nodiscard]] std::string_view words(std::string_view text, std::uint64_t line) const noexcept;

  friend bool operator==(const line_index&, const line_index&) = default;

 private:
  std::vector<std::uint64_t> starts_;
};

/// The place of byte `offset` of a decoded text, its byte in the input among the rest.
[[nodiscard]] place place_of(std::string_view text, std::uint64_t offset, const line_index& lines,
                             const offset_map& offsets, std::string_view file);

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/text/detail/line_index_inl.hpp>
#endif
