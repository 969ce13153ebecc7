#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

#include <dutygraph/scenario/detail/assignment_rules.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// The loads that a holder can have at all: its fixed load and a sum of efforts of items it may
/// have. Where there are too many such sums, the multiples of the efforts' common divisor.
class load_steps {
 public:
  explicit load_steps(const assignment_rules& rules)
      : rules_(rules),
        unit_(rules.problem.holders, 1),
        most_(rules.problem.holders),
        sums_(rules.problem.holders) {
    for (std::uint32_t holder = 0; holder < rules.problem.holders; ++holder) measure(holder);
  }

  /// The greatest that is not over `load`; -1 if there is none.
  [[nodiscard]] std::int64_t largest(std::uint32_t holder, std::int64_t load) const {
    const std::int64_t fixed = rules_.problem.fixed_load[holder];
    if (load < fixed) return -1;
    std::int64_t count = std::min((load - fixed) / unit_[holder], most_[holder]);
    const std::vector<bool>& sums = sums_[holder];
    while (!sums.empty() && !sums[static_cast<std::size_t>(count)]) --count;
    return fixed + count * unit_[holder];
  }
  /// The smallest that is over `load`, which is one of them or below all; the greatest of numbers
  /// if there is none.
  [[nodiscard]] std::int64_t next(std::uint32_t holder, std::int64_t load) const {
    const std::int64_t fixed = rules_.problem.fixed_load[holder];
    if (load < fixed) return fixed;
    std::int64_t count = (load - fixed) / unit_[holder] + 1;
    const std::vector<bool>& sums = sums_[holder];
    while (count <= most_[holder] && !sums.empty() && !sums[static_cast<std::size_t>(count)]) {
      ++count;
    }
    return count > most_[holder] ? std::numeric_limits<std::int64_t>::max()
                                 : fixed + count * unit_[holder];
  }

 private:
  static constexpr std::int64_t most_sums = 20'000;
  static constexpr std::int64_t most_work = 2'000'000;

  void measure(std::uint32_t holder) {
    std::vector<std::int64_t> efforts;
    std::int64_t unit = 0;
    std::int64_t sum = 0;
    for (const std::uint32_t arc : rules_.arcs.of(holder)) {
      const std::int64_t effort = rules_.problem.effort[rules_.arcs.item[arc]];
      if (rules_.usable[arc] == 0 || effort == 0) continue;
      efforts.push_back(effort);
      unit = std::gcd(unit, effort);
      sum += effort;
    }
    if (efforts.empty()) return;
    unit_[holder] = unit;
    most_[holder] = sum / unit;
    if (most_[holder] > most_sums ||
        most_[holder] * static_cast<std::int64_t>(efforts.size()) > most_work) {
      return;
    }
    std::vector<bool>& sums = sums_[holder];
    sums.resize(static_cast<std::size_t>(most_[holder]) + 1);
    sums[0] = true;
    std::size_t end = 0;
    for (const std::int64_t effort : efforts) {
      const auto step = static_cast<std::size_t>(effort / unit);
      for (std::size_t at = end + 1; at-- > 0;) {
        if (sums[at]) sums[at + step] = true;
      }
      end += step;
    }
  }

  const assignment_rules& rules_;
  std::vector<std::int64_t> unit_;       // of each holder
  std::vector<std::int64_t> most_;       // of each holder, in units
  std::vector<std::vector<bool>> sums_;  // of each holder, by units; empty: all
};

}  // namespace detail

}  // namespace dutygraph
