#pragma once

#include <dutygraph/read/numbering.hpp>

#include <array>

#include <dutygraph/read/lexicon.hpp>
#include <dutygraph/read/numerals.hpp>
#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Numbers that are one character: ⒈ ⑴ ① ㈠.
struct single_number {
  char32_t first;
  std::uint32_t count;
  number_form form;
};
inline constexpr std::array single_numbers{
    single_number{U'⒈', 20, number_form::arabic},
    single_number{U'⑴', 20, number_form::arabic_bracketed},
    single_number{U'①', 20, number_form::circled},
    single_number{U'㈠', 10, number_form::chinese_bracketed}};

DUTYGRAPH_INLINE std::optional<line_number> read_single(std::string_view text, span line) noexcept {
  std::size_t next = line.begin;
  const char32_t code = next_code_point(text, next);
  for (const single_number& one : single_numbers) {
    if (code < one.first || code >= one.first + one.count) continue;
    const span whole = span_of(line.begin, next);
    return line_number{one.form, static_cast<std::uint32_t>(code - one.first + 1), whole, whole};
  }
  return std::nullopt;
}

/// （一） and (1), in either width of brackets.
DUTYGRAPH_INLINE std::optional<line_number> read_bracketed(std::string_view text, span line,
                                                           std::size_t opening) noexcept {
  const std::size_t inside = skip_blanks(text, line.begin + opening, line.end);
  numeral_run run = chinese_run(text, inside, line.end);
  number_form form = number_form::chinese_bracketed;
  if (run.end == inside) {
    run = arabic_run(text, inside, line.end);
    form = number_form::arabic_bracketed;
  }
  const std::size_t closing = skip_blanks(text, run.end, line.end);
  const std::size_t size =
      closing < line.end ? match_any(text, closing, lexicon::closing_brackets) : 0;
  if (run.end == inside || size == 0) return std::nullopt;
  const span whole = span_of(line.begin, closing + size);
  return line_number{form, run.value.value_or(0), whole, whole, run.value.has_value()};
}

/// True where the point at `after` belongs to a decimal: a digit follows, and no year (2020年).
DUTYGRAPH_INLINE bool is_decimal(std::string_view text, std::size_t after,
                                 std::size_t end) noexcept {
  const numeral_run run = arabic_run(text, after, end);
  if (run.end == after) return false;
  const bool year = run.value && *run.value >= 1900 && *run.value < 2200 &&
                    text.substr(run.end, lexicon::year_mark.size()) == lexicon::year_mark;
  return !year;
}

DUTYGRAPH_INLINE std::optional<line_number> read_arabic(std::string_view text, span line) noexcept {
  const numeral_run run = arabic_run(text, line.begin, line.end);
  if (run.end == line.begin || run.end >= line.end) return std::nullopt;
  const std::size_t mark = match_any(text, run.end, lexicon::points);
  const bool point = mark != 0 && text.substr(run.end, mark) != lexicon::heading_marks[0];
  if (mark == 0 || (point && is_decimal(text, run.end + mark, line.end))) return std::nullopt;
  const span whole = span_of(line.begin, run.end + mark);
  return line_number{number_form::arabic, run.value.value_or(0), whole,
                     span_of(line.begin, run.end), run.value.has_value()};
}

DUTYGRAPH_INLINE std::optional<line_number> read_chinese(std::string_view text,
                                                         span line) noexcept {
  const numeral_run run = chinese_run(text, line.begin, line.end);
  const std::size_t mark = run.end > line.begin && run.end < line.end
                               ? match_any(text, run.end, lexicon::heading_marks)
                               : 0;
  if (mark == 0) return std::nullopt;
  const span whole = span_of(line.begin, run.end + mark);
  const bool word = run.end - line.begin == character_size(text, line.begin);
  if (!run.value && word) return std::nullopt;  // 千、万 are words
  const numeral_run following = chinese_run(text, whole.end, line.end);
  const bool enumerates = run.value && following.value && *following.value == *run.value + 1;
  return line_number{number_form::chinese,         run.value.value_or(0), whole,
                     span_of(line.begin, run.end), run.value.has_value(), !enumerates};
}

/// 第一章: the numeral is printed whole, since its mark is a word.
DUTYGRAPH_INLINE std::optional<line_number> read_ordinal(std::string_view text,
                                                         span line) noexcept {
  const std::size_t begin = line.begin + lexicon::ordinal.size();
  const numeral_run run = chinese_run(text, begin, line.end);
  const std::size_t mark =
      run.end > begin && run.end < line.end ? match_any(text, run.end, lexicon::chapter_words) : 0;
  if (mark == 0) return std::nullopt;
  const span whole = span_of(line.begin, run.end + mark);
  return line_number{number_form::ordinal, run.value.value_or(0), whole, whole,
                     run.value.has_value()};
}

}  // namespace detail

DUTYGRAPH_INLINE std::optional<line_number> read_number(std::string_view text, span line) noexcept {
  if (!line.present()) return std::nullopt;
  const std::size_t opening = match_any(text, line.begin, lexicon::opening_brackets);
  if (opening != 0) return detail::read_bracketed(text, line, opening);
  const std::string_view words = words_of(text, line);
  if (words.substr(0, lexicon::ordinal.size()) == lexicon::ordinal) {
    return detail::read_ordinal(text, line);
  }
  if (const auto single = detail::read_single(text, line)) return single;
  if (const auto arabic = detail::read_arabic(text, line)) return arabic;
  return detail::read_chinese(text, line);
}

DUTYGRAPH_INLINE std::string number_text(std::string_view text, const line_number& number) {
  const std::string_view words = words_of(text, number.numeral);
  std::size_t at = 0;
  const char32_t code = words.empty() ? U'\0' : next_code_point(words, at);
  if ((code >= U'⒈' && code < U'⒈' + 20) || number.form == number_form::circled) {
    return std::to_string(number.value);
  }
  std::string result;
  for (at = 0; at < words.size();) {
    const std::size_t begin = at;
    const char32_t here = next_code_point(words, at);
    const int digit = digit_value(here);
    if (digit >= 0) {
      result.push_back(static_cast<char>('0' + digit));
    } else {
      result.append(words.substr(begin, at - begin));
    }
  }
  return result;
}

}  // namespace dutygraph
