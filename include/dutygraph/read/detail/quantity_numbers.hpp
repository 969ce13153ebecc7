#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <dutygraph/read/detail/quantity_words.hpp>
#include <dutygraph/read/lines.hpp>
#include <dutygraph/read/numerals.hpp>
#include <dutygraph/read/quantity_lexicon.hpp>

/// \file
/// Numbers, units and dates as they stand in a text.

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail::quantities {

inline constexpr word_index cue_index(lexicon::cue_words);
inline constexpr word_index unit_index(lexicon::unit_words);

/// True if `word` stands at `at` and ends at `end` or before.
[[nodiscard]] constexpr bool stands(std::string_view text, std::size_t at, std::size_t end,
                                    std::string_view word) noexcept {
  return word.size() <= end - at && text.substr(at, word.size()) == word;
}

/// The bytes of the first of `table` that stands at `at`; 0 if none does.
template <std::size_t Count>
[[nodiscard]] constexpr std::size_t any_of(
    std::string_view text, std::size_t at, std::size_t end,
    const std::array<std::string_view, Count>& table) noexcept {
  return match_any(text.substr(0, end), at, table);
}

/// A number, without its unit.
struct number {
  std::size_t end = 0;  ///< behind all of its characters, also where it has no value
  std::optional<double> value;
  std::optional<std::uint32_t> whole;  ///< of an integer of at most six digits
  bool chinese = false;
  std::string_view unit;  ///< of 百分之五; empty for others
  bool fraction = false;  ///< 三分之一
};

/// The digits of a number in ASCII, to be converted at once: what is printed in decimals is exact.
class digit_buffer {
 public:
  void push(char mark) noexcept {
    if (size_ < digits_.size()) digits_[size_] = mark;
    ++size_;
  }
  [[nodiscard]] std::optional<double> value() const noexcept {
    if (size_ == 0 || size_ > digits_.size()) return std::nullopt;
    double result = 0;
    const auto read = std::from_chars(digits_.data(), digits_.data() + size_, result);
    const bool whole = read.ec == std::errc() && read.ptr == digits_.data() + size_;
    return whole ? std::optional<double>(result) : std::nullopt;
  }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  std::array<char, 15> digits_{};  // binary64 holds any 15 digits
  std::size_t size_ = 0;
};

/// The ASCII or full-width digit at `at`, with its bytes; nothing if there is none.
struct digit_found {
  char digit = 0;
  std::size_t size = 0;
};
[[nodiscard]] constexpr digit_found digit_at(std::string_view text, std::size_t at,
                                             std::size_t end) noexcept {
  if (at < end && text[at] >= '0' && text[at] <= '9') return {text[at], 1};
  if (end - at < 3 || text[at] != '\xEF' || text[at + 1] != '\xBC') return {};
  const auto last = static_cast<unsigned char>(text[at + 2]);
  if (last < 0x90 || last > 0x99) return {};
  return {static_cast<char>('0' + (last - 0x90)), 3};
}

/// Three digits behind a comma that belong to the number: 1,080.
[[nodiscard]] constexpr bool is_thousands(std::string_view text, std::size_t at,
                                          std::size_t end) noexcept {
  if (end - at < 4 || text[at] != ',') return false;
  for (std::size_t place = at + 1; place < at + 4; ++place) {
    if (text[place] < '0' || text[place] > '9') return false;
  }
  return digit_at(text, at + 4, end).size == 0;
}

[[nodiscard]] inline number arabic_number(std::string_view text, std::size_t at,
                                          std::size_t end) noexcept {
  number found;
  digit_buffer digits;
  std::uint32_t whole = 0;
  bool decimal = false;
  bool grouped = false;  // 12,345,678
  found.end = at;
  while (found.end < end) {
    const digit_found one = digit_at(text, found.end, end);
    if (one.size != 0) {
      digits.push(one.digit);
      if (digits.size() <= 6) whole = whole * 10 + static_cast<std::uint32_t>(one.digit - '0');
      found.end += one.size;
      continue;
    }
    const bool point = text[found.end] == '.' || stands(text, found.end, end, "．");
    const std::size_t size = text[found.end] == '.' ? 1 : 3;
    if (point && !decimal && digit_at(text, found.end + size, end).size != 0) {
      digits.push('.');
      found.end += size;
      decimal = true;
    } else if (!decimal && (grouped || digits.size() <= 3) && is_thousands(text, found.end, end)) {
      ++found.end;
      grouped = true;
    } else {
      break;
    }
  }
  found.value = digits.value();
  if (!decimal && digits.size() <= 6) found.whole = whole;
  return found;
}

/// The Chinese numeral at `at`: 10, 100, 101 (for 1000) or a digit; nothing if there is none.
[[nodiscard]] inline std::optional<std::uint32_t> numeral_at(std::string_view text, std::size_t at,
                                                             std::size_t end) noexcept {
  if (at >= end) return std::nullopt;
  const lexicon::cue_word* found = cue_index.find(text, at, std::min(end, at + 3));
  if (found == nullptr || found->what != lexicon::cue::numeral) return std::nullopt;
  return found->value;
}

/// Builds the value of a Chinese numeral below 10000 character by character.
class chinese_value {
 public:
  void take(std::uint32_t code) noexcept {
    ++count_;
    digits_ = digits_ * 10 + code % 10;
    only_digits_ = only_digits_ && code < 10;
    const std::uint32_t unit = code == 101 ? 1000 : code;
    if (code == 0) {
      good_ = good_ && digit_ < 0;
      zero_ = true;
    } else if (code < 10) {
      good_ = good_ && digit_ < 0;
      digit_ = static_cast<int>(code);
    } else if (unit >= smallest_ || (digit_ < 0 && (unit != 10 || value_ != 0 || zero_))) {
      good_ = false;
    } else {
      value_ += (digit_ < 0 ? 1 : static_cast<std::uint32_t>(digit_)) * unit;
      smallest_ = unit;
      digit_ = -1;
      zero_ = false;
    }
  }
  /// Nothing for what is no number, such as 十四五 or 一百五, which may be two.
  [[nodiscard]] std::optional<std::uint32_t> value() const noexcept {
    const bool last_fits = digit_ < 0 || smallest_ == 10 || smallest_ == 10000 || zero_;
    const bool is_zero = digit_ < 0 && zero_;
    if (!good_ || !last_fits || is_zero || count_ == 0) return std::nullopt;
    return value_ + (digit_ < 0 ? 0 : static_cast<std::uint32_t>(digit_));
  }
  /// The digits read one by one, as in a year: 二〇二〇.
  [[nodiscard]] std::optional<std::uint32_t> year() const noexcept {
    if (count_ != 4 || !only_digits_) return std::nullopt;
    return digits_;
  }

 private:
  std::uint32_t value_ = 0;
  std::uint32_t digits_ = 0;
  std::uint32_t smallest_ = 10000;
  std::uint32_t count_ = 0;
  int digit_ = -1;
  bool zero_ = false;
  bool good_ = true;
  bool only_digits_ = true;
};

/// A Chinese whole number, or the four digits of a year.
struct chinese_run_found {
  std::size_t end = 0;
  std::optional<std::uint32_t> value;
  std::optional<std::uint32_t> year;
};
[[nodiscard]] inline chinese_run_found chinese_whole(std::string_view text, std::size_t at,
                                                     std::size_t end) noexcept {
  chinese_value read;
  while (const auto code = numeral_at(text, at, end)) {
    read.take(*code);
    at += 3;
  }
  return {at, read.value(), read.year()};
}

/// The digits behind 点 in a Chinese number that is `whole` before it, if there are any.
inline void add_decimals(std::string_view text, std::size_t end, std::uint32_t whole,
                         number& found) noexcept {
  if (!stands(text, found.end, end, lexicon::decimal_word)) return;
  digit_buffer digits;
  for (const char digit : std::to_string(whole)) digits.push(digit);
  digits.push('.');
  const std::size_t before = digits.size();
  std::size_t at = found.end + lexicon::decimal_word.size();
  for (auto code = numeral_at(text, at, end); code && *code < 10;
       code = numeral_at(text, at, end)) {
    digits.push(static_cast<char>('0' + *code));
    at += 3;
  }
  if (digits.size() == before) return;
  found.value = digits.value();
  found.whole.reset();
  found.end = at;
}

/// A number in ASCII, full-width or Chinese digits; its `end` is `at` if there is none.
[[nodiscard]] inline number plain_number(std::string_view text, std::size_t at,
                                         std::size_t end) noexcept {
  if (digit_at(text, at, end).size != 0) return arabic_number(text, at, end);
  const chinese_run_found run = chinese_whole(text, at, end);
  number found;
  found.end = run.end;
  found.chinese = true;
  found.whole = run.value ? run.value : run.year;
  if (run.value) {
    found.value = *run.value;
    add_decimals(text, end, *run.value, found);
  }
  return found;
}

/// 三分之一, 百分之五点五: `whole` stands before 分之, `at` is behind it.
[[nodiscard]] inline number part_number(std::string_view text, std::size_t at, std::size_t end,
                                        std::uint32_t whole) noexcept {
  number part = plain_number(text, at, end);
  if (part.end == at + 3 && numeral_at(text, at, end) == 100U) part.value = 100;  // 百分之百
  part.whole.reset();
  if (whole == 100 || whole == 1000) {
    part.unit = whole == 100 ? "%" : "‰";
  } else if (!part.value || whole == 0 || *part.value > whole) {
    part.value.reset();
  } else {
    part.value = *part.value / whole;
    part.fraction = true;
  }
  return part;
}

/// The number at `at`, fractions too; its `end` is `at` if there is none.
[[nodiscard]] inline number number_at(std::string_view text, std::size_t at,
                                      std::size_t end) noexcept {
  const number found = plain_number(text, at, end);
  std::optional<std::uint32_t> whole = found.whole;
  if (found.end == at + 3 && !found.value) {  // 百分之: no number by itself
    const auto unit = numeral_at(text, at, end);
    if (unit && *unit >= 100) whole = *unit == 100 ? 100 : 1000;
  }
  if (!whole || !stands(text, found.end, end, lexicon::out_of)) return found;
  return part_number(text, found.end + lexicon::out_of.size(), end, *whole);
}

/// A unit, such as 万元 or 个工作日.
struct unit_found {
  lexicon::unit_kind kind = lexicon::unit_kind::none;
  std::size_t begin = 0;
  std::size_t end = 0;  ///< of the unit; equal to begin if there is none
  bool more = false;    ///< 余 or 多 stands before it
};

[[nodiscard]] inline unit_found unit_at(std::string_view text, std::size_t at,
                                        std::size_t end) noexcept {
  unit_found found;
  const auto skip_more = [&] {
    const std::size_t size = any_of(text, at, end, lexicon::and_more);
    found.more = found.more || size != 0;
    at += size;
  };
  at = skip_blanks(text, at, end);
  skip_more();
  found.begin = found.end = at;
  const std::size_t times = any_of(text, at, end, lexicon::multipliers);
  at += times;
  if (times != 0) skip_more();
  if (at >= end) return found;
  const lexicon::unit_word* unit = unit_index.find(text, at, end);
  if (unit == nullptr || unit->kind == lexicon::unit_kind::none) return found;
  found.kind = unit->kind;
  found.end = at + unit->word.size();
  return found;
}

}  // namespace detail::quantities

}  // namespace dutygraph
