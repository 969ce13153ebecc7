#pragma once

#include <dutygraph/read/numerals.hpp>

#include <dutygraph/read/lexicon.hpp>
#include <dutygraph/read/lines.hpp>
#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

[[nodiscard]] constexpr const lexicon::numeral* chinese_digit(std::string_view word) noexcept {
  for (const auto& one : lexicon::chinese_digits) {
    if (one.word == word) return &one;
  }
  return nullptr;
}

[[nodiscard]] constexpr const lexicon::numeral* chinese_unit(std::string_view word) noexcept {
  for (const auto& one : lexicon::chinese_units) {
    if (one.word == word) return &one;
  }
  return nullptr;
}

}  // namespace detail

DUTYGRAPH_INLINE numeral_run arabic_run(std::string_view text, std::size_t at,
                                        std::size_t end) noexcept {
  std::uint32_t value = 0;
  bool absurd = false;
  std::size_t stop = at;
  while (stop < end) {
    std::size_t next = stop;
    const int digit = digit_value(next_code_point(text, next));
    if (digit < 0) break;
    stop = next;
    if (!absurd) value = value * 10 + static_cast<std::uint32_t>(digit);
    absurd = absurd || value > largest_arabic_number;
  }
  if (stop == at || absurd) return {stop, std::nullopt};
  return {stop, value};
}

DUTYGRAPH_INLINE numeral_run chinese_run(std::string_view text, std::size_t at,
                                         std::size_t end) noexcept {
  std::size_t stop = at;
  while (stop < end) {
    const std::size_t size = character_size(text, stop);
    const std::string_view word = text.substr(stop, size);
    if (detail::chinese_digit(word) == nullptr && detail::chinese_unit(word) == nullptr &&
        match_any(word, 0, lexicon::chinese_large_units) == 0) {
      break;
    }
    stop += size;
  }
  return {stop, chinese_number(text.substr(at, stop - at))};
}

DUTYGRAPH_INLINE std::optional<std::uint32_t> chinese_number(std::string_view words) noexcept {
  // [digit 百] [零] [digit 十] [digit]: each part at most once, in this order.
  int value = 0;
  int digit = -1;
  int smallest_unit = 1000;
  bool zero = false;
  if (words.empty()) return std::nullopt;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t size = character_size(words, at);
    const std::string_view word = words.substr(at, size);
    at += size;
    if (const lexicon::numeral* found = detail::chinese_digit(word)) {
      if (digit >= 0 || (zero && found->value == 0)) return std::nullopt;
      if (found->value == 0) {
        zero = true;
        if (words.size() != size && smallest_unit != 100) return std::nullopt;
      } else {
        digit = found->value;
      }
    } else if (const lexicon::numeral* unit = detail::chinese_unit(word)) {
      if (unit->value >= smallest_unit) return std::nullopt;
      if (zero || (digit < 0 && (unit->value == 100 || value != 0))) return std::nullopt;
      value += (digit < 0 ? 1 : digit) * unit->value;
      smallest_unit = unit->value;
      digit = -1;
    } else {
      return std::nullopt;
    }
  }
  // 一百五 says 150 in speech and 105 to the eye: neither is taken.
  if (digit > 0 && smallest_unit == 100 && !zero) return std::nullopt;
  if (zero && value > 0 && digit < 0) return std::nullopt;
  if (digit > 0) value += digit;
  return static_cast<std::uint32_t>(value);
}

DUTYGRAPH_INLINE std::optional<std::uint32_t> chinese_digits(std::string_view words) noexcept {
  std::uint32_t value = 0;
  std::size_t count = 0;
  for (std::size_t at = 0; at < words.size(); ++count) {
    const std::size_t size = character_size(words, at);
    const lexicon::numeral* digit = detail::chinese_digit(words.substr(at, size));
    if (digit == nullptr || count == 6) return std::nullopt;
    value = value * 10 + static_cast<std::uint32_t>(digit->value);
    at += size;
  }
  if (count == 0) return std::nullopt;
  return value;
}

}  // namespace dutygraph
