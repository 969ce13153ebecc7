#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <dutygraph/fwd.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// A run of digits or numeral characters in a text.
struct numeral_run {
  std::size_t end = 0;                 ///< behind the run; where it would begin if there is none
  std::optional<std::uint32_t> value;  ///< nothing for no run and for a number out of range
  friend bool operator==(const numeral_run&, const numeral_run&) = default;
};

inline constexpr std::uint32_t largest_arabic_number = 999'999;

/// The value of an ASCII or full-width digit, or -1.
[[nodiscard]] constexpr int digit_value(char32_t code) noexcept {
  if (code >= U'0' && code <= U'9') return static_cast<int>(code - U'0');
  if (code >= U'０' && code <= U'９') return static_cast<int>(code - U'０');
  return -1;
}

/// The run of ASCII and full-width digits at `at`, up to 999999.
[[nodiscard]] numeral_run arabic_run(std::string_view text, std::size_t at,
                                     std::size_t end) noexcept;

/// The run of Chinese numerals at `at`, up to 999.
[[nodiscard]] numeral_run chinese_run(std::string_view text, std::size_t at,
                                      std::size_t end) noexcept;

/// The value of a Chinese numeral up to 999 (二十一, 一百零五, 〇); nothing for other words.
[[nodiscard]] std::optional<std::uint32_t> chinese_number(std::string_view words) noexcept;

/// The value of Chinese digits read one by one, as in years (二〇二〇); at most six of them.
[[nodiscard]] std::optional<std::uint32_t> chinese_digits(std::string_view words) noexcept;

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/numerals_inl.hpp>
#endif
