#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include <dutygraph/query/detail/exact_sum.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// A value against a mean: their quotient, and how far it is from 1 without cancellation.
struct relative_load {
  double quotient = 0.0;
  double deviation = -1.0;

  relative_load(const two_doubles& value, const two_doubles& mean) noexcept
      : quotient(value.high / mean.high),
        deviation(((value.high - mean.high) + (value.low - mean.low)) / mean.high) {}

  /// ln(quotient), exact to the last bits near 1, where the logarithm of a rounded quotient is not.
  [[nodiscard]] double logarithm() const noexcept {
    return deviation > -0.5 ? std::log1p(deviation) : std::log(quotient);
  }
  /// quotient ln(quotient), with 0 ln 0 = 0.
  [[nodiscard]] double times_logarithm() const noexcept {
    if (quotient == 0.0) return 0.0;
    return product_of(deviation > -0.5 ? 1.0 + deviation : quotient, logarithm());
  }
};

/// Loads in rising order and the sums that measures of inequality are made of.
///
/// All are scaled by one power of two, so that the greatest lies in 1/2..1 and no sum can overflow;
/// that changes no bit. Sums run in rising order with 106 bits: the order of the input is gone.
class load_spread {
 public:
  /// `loads`: finite, not negative.
  explicit load_spread(std::vector<double> loads) : loads_(std::move(loads)) {
    for (double& load : loads_) load += 0.0;  // of -0.0 and 0.0, one zero
    std::sort(loads_.begin(), loads_.end());
    if (!loads_.empty()) std::frexp(loads_.back(), &exponent_);
    for (const double load : loads_) sum_.add(std::ldexp(load, -exponent_), 0.0);
    if (!loads_.empty()) mean_.add_quotient(sum_, count());
  }

  [[nodiscard]] bool empty() const noexcept { return loads_.empty(); }
  [[nodiscard]] bool all_zero() const noexcept { return sum_.high == 0.0; }
  [[nodiscard]] bool has_zero() const noexcept { return !empty() && loads_.front() == 0.0; }
  [[nodiscard]] std::size_t size() const noexcept { return loads_.size(); }
  [[nodiscard]] double count() const noexcept { return static_cast<double>(loads_.size()); }
  /// Sum and mean over 2^exponent.
  [[nodiscard]] const two_doubles& sum() const noexcept { return sum_; }
  [[nodiscard]] const two_doubles& mean() const noexcept { return mean_; }
  [[nodiscard]] int exponent() const noexcept { return exponent_; }
  /// The sum as it is; infinite beyond the range of a double.
  [[nodiscard]] double total() const noexcept { return std::ldexp(sum_.high, exponent_); }
  [[nodiscard]] double range() const noexcept {
    return empty() ? 0.0 : loads_.back() - loads_.front();
  }

  // What follows needs a sum above 0.

  /// The sum of (2i - n - 1) x_i over the sum of x.
  [[nodiscard]] double rank_weighted() const noexcept {
    two_doubles weighted;
    double weight = 1.0 - count();
    for (const double load : loads_) {
      weighted.add_product(weight, std::ldexp(load, -exponent_));
      weight += 2.0;
    }
    return weighted.high / sum_.high;
  }
  [[nodiscard]] double theil() const noexcept {
    return mean_of([](const relative_load& load) {
      return std::pair(load.times_logarithm(), -load.deviation);  // deviations add up to 0
    });
  }
  /// Needs loads above 0.
  [[nodiscard]] double mean_log_deviation() const noexcept {
    two_doubles all;
    for (const double load : loads_) {
      const double scaled = std::ldexp(load, -exponent_);
      const relative_load relative({scaled, 0.0}, mean_);
      if (std::isnormal(scaled)) {
        all.add(-relative.logarithm(), 0.0);
      } else {  // scaling took bits of it, or all
        constexpr double ln_2 = 0.693147180559945309;
        all.add(std::log(mean_.high) - std::log(load), 0.0);
        all.add_product(exponent_, ln_2);
      }
      all.add(relative.deviation, 0.0);  // deviations add up to 0
    }
    return all.high / count();
  }
  /// Half the mean absolute deviation over the mean.
  [[nodiscard]] double hoover() const noexcept {
    return mean_of(
               [](const relative_load& load) { return std::pair(std::abs(load.deviation), 0.0); }) /
           2.0;
  }
  /// The population variance over the squared mean.
  [[nodiscard]] double squared_variation() const noexcept {
    two_doubles all;
    for (const double load : loads_) {
      const double deviation = relative(load).deviation;
      all.add_product(deviation, deviation);
    }
    return all.high / count();
  }
  [[nodiscard]] double greatest_over_mean() const noexcept {
    return relative(loads_.back()).quotient;
  }

  /// Calls `visit(number of loads, their sum over 2^exponent)` for none, the least, the two least …
  template <class Visit>
  void cumulate(const Visit& visit) const {
    two_doubles below;
    visit(std::size_t{0}, 0.0);
    for (std::size_t index = 0; index < loads_.size(); ++index) {
      below.add(std::ldexp(loads_[index], -exponent_), 0.0);
      visit(index + 1, below.high);
    }
  }

 private:
  [[nodiscard]] relative_load relative(double load) const noexcept {
    return {{std::ldexp(load, -exponent_), 0.0}, mean_};
  }
  /// The mean of what `term` gives for each load, in two parts.
  template <class Term>
  [[nodiscard]] double mean_of(const Term& term) const noexcept {
    two_doubles all;
    for (const double load : loads_) {
      const auto [first, second] = term(relative(load));
      all.add(first, 0.0);
      all.add(second, 0.0);
    }
    return all.high / count();
  }

  std::vector<double> loads_;
  int exponent_ = 0;
  two_doubles sum_;
  two_doubles mean_;
};

}  // namespace detail

}  // namespace dutygraph
