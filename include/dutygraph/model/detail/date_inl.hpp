#pragma once

#include <limits>

#include <dutygraph/model/date.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

DUTYGRAPH_INLINE bool is_valid(const date& value) noexcept {
  if (value.month < 1 || value.month > 12 || value.day < 1) return false;
  const bool leap = value.year % 4 == 0 && (value.year % 100 != 0 || value.year % 400 == 0);
  const bool short_month =
      value.month == 4 || value.month == 6 || value.month == 9 || value.month == 11;
  const int days = value.month == 2 ? (leap ? 29 : 28) : (short_month ? 30 : 31);
  return value.day <= days;
}

DUTYGRAPH_INLINE std::int32_t days_since_epoch(const date& value) noexcept {
  // Years start in March, so that the leap day is the last of one; an era is 400 years.
  const std::int64_t year = std::int64_t{value.year} - (value.month <= 2 ? 1 : 0);
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t month = (value.month + 9) % 12;
  const std::int64_t day_of_year = (153 * month + 2) / 5 + value.day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  const std::int64_t days = era * 146'097 + day_of_era - 719'468;
  // Beyond the years of date32 (some 5.8 million) there is no right answer, but no overflow either.
  using range = std::numeric_limits<std::int32_t>;
  if (days < range::min()) return range::min();
  return days > range::max() ? range::max() : static_cast<std::int32_t>(days);
}

DUTYGRAPH_INLINE date date_of_days(std::int32_t days) noexcept {
  const std::int64_t shifted = std::int64_t{days} + 719'468;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
  const std::int64_t day_of_era = shifted - era * 146'097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t march_month = (5 * day_of_year + 2) / 153;
  const std::int64_t month = march_month < 10 ? march_month + 3 : march_month - 9;
  const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return {static_cast<std::int32_t>(year), static_cast<std::uint8_t>(month),
          static_cast<std::uint8_t>(day_of_year - (153 * march_month + 2) / 5 + 1)};
}

DUTYGRAPH_INLINE std::string to_string(const date& value) {
  const auto padded = [](std::int64_t number, std::size_t width) {
    const std::string digits = std::to_string(number);
    return std::string(digits.size() < width ? width - digits.size() : 0, '0') + digits;
  };
  const std::int64_t year = value.year;
  return (year < 0 ? "-" : "") + padded(year < 0 ? -year : year, 4) + "-" + padded(value.month, 2) +
         "-" + padded(value.day, 2);
}

DUTYGRAPH_INLINE std::optional<date> parse_date(std::string_view text) noexcept {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto number = [&text](std::size_t from, std::size_t size) {
    int value = 0;
    for (const char digit : text.substr(from, size)) {
      if (digit < '0' || digit > '9') return -1;
      value = value * 10 + (digit - '0');
    }
    return value;
  };
  const int year = number(0, 4);
  const int month = number(5, 2);
  const int day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const date result{year, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
  return is_valid(result) ? std::optional<date>(result) : std::nullopt;
}

}  // namespace dutygraph
