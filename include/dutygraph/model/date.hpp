#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <dutygraph/fwd.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// A day of the Gregorian calendar. (`std::chrono` has one too, at a third of this library's
/// compile-time budget.)
struct date {
  std::int32_t year = 1970;
  std::uint8_t month = 1;  ///< 1..12
  std::uint8_t day = 1;    ///< 1..31

  friend constexpr auto operator<=>(const date&, const date&) = default;
};

/// True if the day exists.
[[nodiscard]] bool is_valid(const date& value) noexcept;

/// Days since 1970-01-01, negative before it: Arrow's date32. Source: H. Hinnant,
/// "chrono-Compatible Low-Level Date Algorithms".
[[nodiscard]] std::int32_t days_since_epoch(const date& value) noexcept;

/// The inverse of `days_since_epoch`.
[[nodiscard]] date date_of_days(std::int32_t days) noexcept;

/// ISO 8601, such as `2020-04-08`.
[[nodiscard]] std::string to_string(const date& value);

/// A day written as `2020-04-08`; nothing if it is not one.
[[nodiscard]] std::optional<date> parse_date(std::string_view text) noexcept;

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/model/detail/date_inl.hpp>
#endif
