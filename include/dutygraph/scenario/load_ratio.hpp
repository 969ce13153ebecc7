#pragma once

#include <compare>
#include <cstdint>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// The product of any two 64-bit numbers. Both compilers have it, ISO C++ does not.
__extension__ typedef __int128 wide_int;

}  // namespace detail

/// A utilisation (负荷率) as it is, load to capacity, both in millionths: compared without
/// rounding. 3/2 and 6/4 are equal.
struct load_ratio {
  std::int64_t load = 0;      ///< ≥ 0
  std::int64_t capacity = 1;  ///< > 0

  [[nodiscard]] double value() const noexcept {
    return static_cast<double>(load) / static_cast<double>(capacity);
  }
  friend std::strong_ordering operator<=>(const load_ratio& a, const load_ratio& b) noexcept {
    const detail::wide_int left = static_cast<detail::wide_int>(a.load) * b.capacity;
    const detail::wide_int right = static_cast<detail::wide_int>(b.load) * a.capacity;
    if (left < right) return std::strong_ordering::less;
    return left > right ? std::strong_ordering::greater : std::strong_ordering::equal;
  }
  friend bool operator==(const load_ratio& a, const load_ratio& b) noexcept {
    return (a <=> b) == 0;
  }
};

}  // namespace dutygraph
