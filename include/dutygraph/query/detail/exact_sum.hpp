#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <dutygraph/fwd.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// A product that no compiler contracts with an addition after it.
[[nodiscard]] inline double product_of(double one, double other) noexcept {
  return std::fma(one, other, 0.0);
}

/// A number as the sum of two doubles, 106 bits in all. Only additions are chained, and every
/// product is an explicit fused one, so that no compiler may contract it into other bits.
/// Source: T. J. Dekker 1971; D. E. Knuth, The Art of Computer Programming 2, 4.2.2.
struct two_doubles {
  double high = 0.0;
  double low = 0.0;

  void add(double high_part, double low_part) noexcept {
    const double sum = high + high_part;
    const double taken = sum - high;
    const double lost = (high - (sum - taken)) + (high_part - taken);
    const double rest = lost + low + low_part;
    high = sum + rest;
    low = rest - (high - sum);
  }
  /// Adds `numerator / divisor`; both exact as doubles.
  void add_quotient(double numerator, double divisor) noexcept {
    const double quotient = numerator / divisor;
    add(quotient, std::fma(-quotient, divisor, numerator) / divisor);
  }
  void add_quotient(const two_doubles& numerator, double divisor) noexcept {
    const double quotient = numerator.high / divisor;
    const double rest = std::fma(-quotient, divisor, numerator.high) + numerator.low;
    add(quotient, rest / divisor);
  }
  /// Adds `one * other`.
  void add_product(double one, double other) noexcept {
    const double product = product_of(one, other);
    add(product, std::fma(one, other, -product));
  }
};

/// Collects whole amounts by number of holders and gives `n_1/1 + n_2/2 + …`.
///
/// What is kept are integers, so neither order nor grouping of the additions can change the value;
/// the sum runs in rising number of holders and is rounded once.
class share_sum {
 public:
  /// `most_holders`: the greatest number of holders that will come.
  explicit share_sum(std::uint32_t most_holders) : amounts_(std::size_t{most_holders} + 1) {}

  /// The sum of all amounts between two `take` must fit into 64 bits with a sign.
  void add(std::uint32_t holders, std::int64_t amount) {
    if (amount == 0) return;
    if (amounts_[holders] == 0) used_.push_back(holders);
    amounts_[holders] += amount;
  }

  /// The sum over `unit`, and back to nothing. O(u log u) for u different numbers of holders.
  double take(std::int64_t unit = 1) {
    std::sort(used_.begin(), used_.end());
    std::int64_t whole = 0;
    two_doubles parts;
    for (const std::uint32_t holders : used_) {
      const std::int64_t amount = amounts_[holders];
      amounts_[holders] = 0;
      whole += amount / holders;
      parts.add_quotient(static_cast<double>(amount % holders), holders);
    }
    used_.clear();
    two_doubles below_unit;
    below_unit.add(static_cast<double>(whole % unit), 0.0);
    below_unit.add(parts.high, parts.low);
    const auto divisor = static_cast<double>(unit);
    two_doubles value;
    value.add(static_cast<double>(whole / unit), 0.0);
    value.add_quotient(below_unit, divisor);
    return value.high;
  }

 private:
  std::vector<std::int64_t> amounts_;
  std::vector<std::uint32_t> used_;
};

}  // namespace detail

}  // namespace dutygraph
