#pragma once

#include <compare>
#include <cstdint>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Products of two loads, exactly.
__extension__ typedef __int128 wide_integer;

}  // namespace detail

/// Load by capacity (负荷率), as an exact ratio: 1/2 equals 2/4, and nothing is rounded.
///
/// `load` may be any number, `capacity` is above 0. Comparing is exact for all values, O(1).
struct utilisation {
  std::int64_t load = 0;      ///< millionths
  std::int64_t capacity = 1;  ///< millionths, > 0

  /// The nearest double, for showing.
  [[nodiscard]] double value() const noexcept {
    return static_cast<double>(load) / static_cast<double>(capacity);
  }
  friend bool operator==(const utilisation& a, const utilisation& b) noexcept {
    return (a <=> b) == 0;
  }
  friend std::strong_ordering operator<=>(const utilisation& a, const utilisation& b) noexcept {
    return detail::wide_integer{a.load} * b.capacity <=> detail::wide_integer{b.load} * a.capacity;
  }
};

}  // namespace dutygraph
