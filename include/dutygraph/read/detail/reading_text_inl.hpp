#pragma once

#include <dutygraph/read/reading_text.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <dutygraph/read/flat_table_lexicon.hpp>
#include <dutygraph/read/lexicon.hpp>
#include <dutygraph/read/lines.hpp>
#include <dutygraph/read/numerals.hpp>
#include <dutygraph/read/traditional_lexicon.hpp>
#include <dutygraph/text/character.hpp>
#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Which characters of U+4E00 to U+9FFF are traditional ones of the lexicon, as bits.
struct traditional_set {
  static constexpr char32_t first = 0x4E00;
  static constexpr char32_t last = 0x9FFF;
  std::array<std::uint64_t, (last - first + 64) / 64> bits{};

  constexpr traditional_set() {
    const std::string_view all = lexicon::traditional_characters;
    for (std::size_t at = 0; at + 2 < all.size(); at += 3) {
      const char32_t code = code_at(all, at) - first;
      bits[code / 64] |= std::uint64_t{1} << (code % 64);
    }
  }

  /// The character of three bytes at `at`.
  [[nodiscard]] static constexpr char32_t code_at(std::string_view text, std::size_t at) noexcept {
    return (static_cast<char32_t>(static_cast<unsigned char>(text[at]) & 0x0F) << 12) |
           (static_cast<char32_t>(static_cast<unsigned char>(text[at + 1]) & 0x3F) << 6) |
           static_cast<char32_t>(static_cast<unsigned char>(text[at + 2]) & 0x3F);
  }

  [[nodiscard]] constexpr bool holds(char32_t code) const noexcept {
    if (code < first || code > last) return false;
    return (bits[(code - first) / 64] >> ((code - first) % 64) & 1) != 0;
  }
};
inline constexpr traditional_set traditional{};

/// Makes the reading text; `take()` gives it, or nothing where it is the text itself.
class text_folder {
 public:
  explicit text_folder(std::string_view text) : text_(text) {}

  [[nodiscard]] std::string take() {
    fold_characters();
    join_lines();
    return std::move(folded_);
  }

 private:
  char* change() {
    if (folded_.empty()) folded_ = text_;
    return folded_.data();
  }

  void blank(std::size_t begin, std::size_t end) {
    std::fill(change() + begin, change() + end, ' ');
  }

  void fold_characters() {
    bool after_han = false;
    for (std::size_t at = 0; at < text_.size();) {
      const auto lead = static_cast<unsigned char>(text_[at]);
      if (lead >= 0xE4 && lead <= 0xE9 && at + 2 < text_.size()) {
        const char32_t code = traditional_set::code_at(text_, at);
        if (traditional.holds(code)) fold(at);
        after_han = true;
        at += 3;
        continue;
      }
      const std::size_t size = character_size(text_, at);
      if (after_han && (lead == '(' || lead == 0xEF)) {
        if (const std::size_t mark = pronunciation(at)) {
          blank(at, at + mark);
          at += mark;
          continue;
        }
      }
      after_han = false;
      at += size;
    }
  }

  /// Finds the character at `at` among the traditional ones, which are in order.
  void fold(std::size_t at) {
    const std::string_view all = lexicon::traditional_characters;
    std::size_t low = 0;
    std::size_t high = all.size() / 3;
    while (low + 1 < high) {
      const std::size_t middle = (low + high) / 2;
      if (all.substr(middle * 3, 3) <= text_.substr(at, 3)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    lexicon::simplified_characters.copy(change() + at, 3, low * 3);
  }

  /// The bytes of `(fā)` at `at`: a bracket with Latin letters, one of them with a tone.
  [[nodiscard]] std::size_t pronunciation(std::size_t at) const {
    constexpr std::size_t most_letters = 8;
    const std::size_t opening = match_any(text_, at, lexicon::opening_brackets);
    if (opening == 0) return 0;
    bool toned = false;
    std::size_t letters = 0;
    for (std::size_t here = at + opening; here < text_.size() && letters <= most_letters;) {
      if (const std::size_t closing = match_any(text_, here, lexicon::closing_brackets)) {
        return toned ? here + closing - at : 0;
      }
      std::size_t next = here;
      const char32_t code = next_code_point(text_, next);
      const char32_t small = fold_ascii(code);
      const bool tone = (code >= 0xC0 && code < 0x250) || (code >= 0x300 && code < 0x370);
      if (!tone && !(small >= U'a' && small <= U'z')) return 0;
      toned = toned || tone;
      ++letters;
      here = next;
    }
    return 0;
  }

  struct measured_line {
    span words;
    std::size_t end = 0;  ///< of its words, where the line break is looked for
    std::uint32_t width = 0;
  };

  /// Twice as much for a character that is not ASCII; a line over `limit` is not measured further.
  [[nodiscard]] static std::uint32_t width_of(std::string_view words, std::uint32_t limit) {
    std::uint32_t width = 0;
    for (std::size_t at = 0; at < words.size() && width <= limit;) {
      width += static_cast<unsigned char>(words[at]) < 0x80 ? 1 : 2;
      at += character_size(words, at);
    }
    return width;
  }

  /// A row of a table or a border: between bars or box-drawing characters.
  [[nodiscard]] static bool is_table_line(std::string_view words) {
    std::size_t next = 0;
    const char32_t code = next_code_point(words, next);
    return words.find('\t') != std::string_view::npos || (code >= 0x2500 && code <= 0x257F) ||
           match_any(words, 0, lexicon::lone_cell_marks) != 0 ||
           match_end(words, lexicon::lone_cell_marks) != 0;
  }

  void join_lines() {
    constexpr std::uint32_t widest = 160;
    constexpr std::uint32_t narrowest = 24;
    std::vector<measured_line> lines;
    std::uint32_t longest = 0;
    bool pages = false;
    for (std::size_t begin = 0; begin < text_.size();) {
      std::size_t end = begin;
      while (end < text_.size() && text_[end] != '\n' && text_[end] != '\r') ++end;
      const span words = trimmed(text_, span_of(begin, end));
      if (words.present()) {
        if (is_page_number(words_of(text_, words))) {
          blank(words.begin, words.end);
          pages = true;
        } else if (!is_table_line(words_of(text_, words))) {
          lines.push_back({words, end, width_of(words_of(text_, words), widest)});
          longest = std::max(longest, lines.back().width);
        }
      }
      begin = end + 1;
    }
    if (longest > widest || longest < narrowest) return;
    std::size_t full = 0;
    std::size_t within = 0;
    for (const measured_line& line : lines) {
      if (!is_full(line, longest)) continue;
      ++full;
      const std::string_view words = words_of(text_, line.words);
      const bool ends = match_end(words, lexicon::sentence_ends) != 0 ||
                        match_end(words, lexicon::closing_brackets) != 0;
      within += ends ? 0 : 1;
    }
    constexpr std::size_t least = 3;
    if (full < least || 10 * full < 3 * lines.size() || 2 * within < full) return;
    for (std::size_t index = 0; index + 1 < lines.size(); ++index) {
      if (!is_full(lines[index], longest) || ends_paragraph(lines[index])) continue;
      if (begins_paragraph(lines[index + 1])) continue;
      const std::string_view gap = text_.substr(
          lines[index].words.end, lines[index + 1].words.begin - lines[index].words.end);
      // A blank line is between paragraphs, unless a page ends there.
      const auto breaks = std::count(gap.begin(), gap.end(), '\n');
      if (breaks > 1 && !pages) continue;
      blank(lines[index].words.end, lines[index + 1].words.begin);
    }
  }

  [[nodiscard]] static bool is_full(const measured_line& line, std::uint32_t longest) noexcept {
    constexpr std::uint32_t slack = 3;  // a mark that must not begin a line, and a narrow digit
    return line.width + slack >= longest;
  }

  [[nodiscard]] bool ends_paragraph(const measured_line& line) const {
    const std::string_view words = words_of(text_, line.words);
    return match_end(words, lexicon::colons) != 0;
  }

  /// A number with its mark, a bracket or a label opens a line of its own.
  [[nodiscard]] bool begins_paragraph(const measured_line& line) const {
    const std::size_t begin = line.words.begin;
    if (match_any(text_, begin, lexicon::opening_brackets) != 0) return true;
    const numeral_run digits = arabic_run(text_, begin, line.words.end);
    if (digits.end != begin) {
      const std::size_t mark = match_any(text_, digits.end, lexicon::points);
      return mark != 0 &&
             arabic_run(text_, digits.end + mark, line.words.end).end == digits.end + mark;
    }
    std::size_t next = begin;
    const char32_t code = next_code_point(text_, next);
    if (code >= U'①' && code <= U'⑳') return true;
    if (starts_at(text_, begin, lexicon::ordinal)) {
      const std::size_t numeral = begin + lexicon::ordinal.size();
      const numeral_run ordinal = chinese_run(text_, numeral, line.words.end);
      return ordinal.end != numeral && match_any(text_, ordinal.end, lexicon::chapter_words) != 0;
    }
    const numeral_run run = chinese_run(text_, begin, line.words.end);
    if (run.end != begin && match_any(text_, run.end, lexicon::heading_marks) != 0) return true;
    constexpr std::size_t longest_label_and_colon = 40;
    const std::size_t last = std::min<std::size_t>(line.words.end, begin + longest_label_and_colon);
    for (std::size_t at = begin; at < last; at += character_size(text_, at)) {
      if (match_any(text_, at, lexicon::colons) != 0) return true;
    }
    return false;
  }

  /// — 3 —, - 3 -: a number between dashes.
  [[nodiscard]] static bool is_page_number(std::string_view words) {
    constexpr std::size_t longest = 24;
    if (words.empty() || words.size() > longest) return false;
    bool digits = false;
    std::size_t dashes = 0;
    for (std::size_t at = 0; at < words.size();) {
      const std::size_t dash = match_any(words, at, lexicon::dashes);
      if (dash != 0) {
        ++dashes;
        at += dash;
        continue;
      }
      const char32_t code = next_code_point(words, at);
      if (is_blank(code)) continue;
      if (digit_value(code) < 0) return false;
      digits = true;
    }
    return digits && dashes >= 2 && match_any(words, 0, lexicon::dashes) != 0 &&
           match_end(words, lexicon::dashes) != 0;
  }

  std::string_view text_;
  std::string folded_;
};

}  // namespace detail

DUTYGRAPH_INLINE std::string reading_text(std::string_view text) {
  return detail::text_folder(text).take();
}

DUTYGRAPH_INLINE std::string without_marks(std::string_view printed, std::string_view read) {
  std::string result;
  if (printed.size() != read.size()) return std::string(printed);
  for (std::size_t at = 0; at < printed.size();) {
    const std::size_t size = character_size(printed, at);
    std::size_t next = at;
    const char32_t code = next_code_point(printed, next);
    const bool marked = read[at] == ' ' && !is_blank(code) && !is_line_break(code);
    if (!marked) result.append(printed, at, size);
    at += size;
  }
  return result;
}

}  // namespace dutygraph
