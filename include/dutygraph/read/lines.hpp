#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/model/diagnostic.hpp>
#include <dutygraph/model/span.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// One line of a text.
struct text_line {
  span words;                ///< without blanks and invisible characters at both ends
  std::uint32_t number = 1;  ///< 1-based; LF, CR and CRLF each end one line

  [[nodiscard]] constexpr bool blank() const noexcept { return !words.present(); }
  friend bool operator==(const text_line&, const text_line&) = default;
};

/// Something that a grammar did not understand, with the part of the text that is meant; the joiner
/// adds the place.
struct finding {
  std::string code;
  dutygraph::severity severity = dutygraph::severity::warning;
  span where;
  std::string message;
  std::string advice;

  friend bool operator==(const finding&, const finding&) = default;
};

/// The lines of a text in order, blank ones too; the empty text has none. A line break at the end
/// of the text opens no further line. Linear. Throws `stopped`.
[[nodiscard]] std::vector<text_line> split_lines(std::string_view text,
                                                 const stop_token& stop = {});

/// The words of a part of a text. The part must lie in the text.
[[nodiscard]] constexpr std::string_view words_of(std::string_view text, span part) noexcept {
  return text.substr(part.begin, part.end - part.begin);
}

/// The part from byte `begin` to byte `end`.
[[nodiscard]] constexpr span span_of(std::size_t begin, std::size_t end) noexcept {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// The part without blanks, line breaks and invisible characters at both ends; where nothing else
/// is in it, an empty span at its end. Linear in what is taken off.
[[nodiscard]] span trimmed(std::string_view text, span part) noexcept;

/// The first byte at or after `at` that begins no blank, line break or invisible character, or
/// `end`.
[[nodiscard]] std::size_t skip_blanks(std::string_view text, std::size_t at,
                                      std::size_t end) noexcept;

/// True if `word` stands at `at`, which may lie behind the end. Byte by byte, because most words
/// differ in the first character, where a call to compare memory costs more than it saves.
[[nodiscard]] constexpr bool starts_at(std::string_view text, std::size_t at,
                                       std::string_view word) noexcept {
  if (at > text.size() || word.size() > text.size() - at) return false;
  for (std::size_t byte = 0; byte < word.size(); ++byte) {
    if (text[at + byte] != word[byte]) return false;
  }
  return true;
}

/// The bytes of the mark or word of `table` that stands at `at`, the first in the table's order; 0
/// if none does.
template <std::size_t Count>
[[nodiscard]] constexpr std::size_t match_any(
    std::string_view text, std::size_t at,
    const std::array<std::string_view, Count>& table) noexcept {
  for (const std::string_view word : table) {
    if (starts_at(text, at, word)) return word.size();
  }
  return 0;
}

/// The same for a word that ends `text`.
template <std::size_t Count>
[[nodiscard]] constexpr std::size_t match_end(
    std::string_view text, const std::array<std::string_view, Count>& table) noexcept {
  for (const std::string_view word : table) {
    if (text.size() >= word.size() && starts_at(text, text.size() - word.size(), word)) {
      return word.size();
    }
  }
  return 0;
}

/// True if `words` is one of the words of `table`.
template <std::size_t Count>
[[nodiscard]] constexpr bool is_one_of(std::string_view words,
                                       const std::array<std::string_view, Count>& table) noexcept {
  for (const std::string_view word : table) {
    if (words == word) return true;
  }
  return false;
}

/// The bytes of the character at `at`. `text` must be UTF-8.
[[nodiscard]] constexpr std::size_t character_size(std::string_view text, std::size_t at) noexcept {
  const auto first = static_cast<unsigned char>(text[at]);
  const std::size_t size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  return size < text.size() - at ? size : text.size() - at;
}

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/lines_inl.hpp>
#endif
