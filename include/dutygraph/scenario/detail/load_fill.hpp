#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include <dutygraph/scenario/assignment_problem.hpp>
#include <dutygraph/scenario/utilisation.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Loads that are at least as good as those of any assignment: what is not placed yet is poured out
/// in units of the efforts' greatest common divisor, and all that is asked is that each of some
/// nested sets of holders gets what is forced on it.
///
/// The sets are unions of groups of a division, the most utilised first. Pouring unit after unit
/// where it harms least is optimal for nested sets (A. Federgruen, H. Groenevelt 1986, Operations
/// Research 34:909); most units are poured at once, up to a common level.
class load_fill {
 public:
  /// `group` of each holder, as `divisible_load` gives it.
  load_fill(const assignment_problem& problem, std::span<const std::uint32_t> group, bool squares)
      : problem_(problem), squares_(squares), rank_(group.begin(), group.end()) {
    for (const std::int64_t effort : problem.effort) unit_ = std::gcd(unit_, effort);
    for (std::uint32_t& rank : rank_) {
      rank = std::min(rank, most_sets - 1);
      sets_ = std::max(sets_, rank + 1);
    }
    part_.resize(std::size_t{sets_} * problem.items());
    forced_.resize(sets_);
    slack_.resize(sets_);
    for (std::uint32_t item = 0; item < problem.items(); ++item) count_parts(item);
    for (const std::int64_t capacity : problem.capacity) {
      const auto width = static_cast<double>(capacity);
      width_.push_back(squares ? width * width : width);
    }
  }

  /// The item is placed: its load is in what `pour` is given.
  void place(std::uint32_t item) {
    for (std::uint32_t set = 0; set < sets_; ++set) forced_[set] -= part(item, set);
  }
  void lift(std::uint32_t item) {
    for (std::uint32_t set = 0; set < sets_; ++set) forced_[set] += part(item, set);
  }

  /// `load`, of each holder, with all that is not placed poured over it. O(sets · H log H).
  [[nodiscard]] std::span<const std::int64_t> pour(std::span<const std::int64_t> load) {
    poured_.assign(load.begin(), load.end());
    for (std::uint32_t set = 0; set < sets_; ++set) {
      slack_[set] = forced_[sets_ - 1] - (set == 0 ? 0 : forced_[set - 1]);
    }
    std::uint32_t open = sets_;
    while (close(open)) {
      if (!raise(open)) {
        poured_.assign(load.begin(), load.end());
        break;
      }
      while (!touched(open)) add_unit(open);
    }
    return poured_;
  }

 private:
  static constexpr std::uint32_t most_sets = 12;

  [[nodiscard]] std::int64_t& part(std::uint32_t item, std::uint32_t set) {
    return part_[std::size_t{sets_} * item + set];
  }

  /// What the item forces on the holders of rank `set` and below.
  void count_parts(std::uint32_t item) {
    const std::uint32_t first = problem_.first_arc[item];
    const std::uint32_t end = problem_.first_arc[item + 1];
    for (std::uint32_t set = 0; set < sets_; ++set) {
      std::uint32_t others = 0;
      for (std::uint32_t arc = first; arc < end; ++arc) {
        others += rank_[problem_.arc_holder[arc]] > set ? 1 : 0;
      }
      const std::uint32_t demand = problem_.demand[item];
      part(item, set) = problem_.effort[item] * (demand - std::min(demand, others));
      forced_[set] += part(item, set);
    }
  }

  /// Whether those of a rank and behind may take no more.
  [[nodiscard]] bool touched(std::uint32_t open) const {
    return std::count(slack_.begin(), slack_.begin() + open, 0) > 0;
  }
  /// Closes the ranks that may take no more; false if none is left.
  [[nodiscard]] bool close(std::uint32_t& open) const {
    const auto at = std::find(slack_.begin(), slack_.begin() + open, 0);
    open = static_cast<std::uint32_t>(at - slack_.begin());
    return open > 0;
  }

  void add(std::uint32_t holder, std::int64_t amount) {
    poured_[holder] += amount;
    for (std::uint32_t set = 0; set <= rank_[holder]; ++set) slack_[set] -= amount;
  }

  /// Where the next unit comes at: its cost rises with it.
  [[nodiscard]] double level_of(std::uint32_t holder) const {
    const double half = squares_ ? static_cast<double>(unit_) / 2.0 : 0.0;
    return (static_cast<double>(poured_[holder]) - half) / width_[holder];
  }

  /// Pours almost up to the level where the first set would be full; false where doubles are too
  /// coarse for it.
  [[nodiscard]] bool raise(std::uint32_t open) {
    rising_.clear();
    for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
      if (rank_[holder] < open) rising_.emplace_back(level_of(holder), holder);
    }
    std::sort(rising_.begin(), rising_.end());
    double level = level_for(0);
    for (std::uint32_t set = 1; set < open; ++set) level = std::min(level, level_for(set));
    constexpr double margin = 1e-12;
    level -= std::abs(level) * margin;
    for (const auto& [from, holder] : rising_) {
      const double units = (level - from) * width_[holder] / static_cast<double>(unit_);
      const double whole = std::floor(units * (1.0 - margin) - 1e-6);
      if (whole > 0.0) add(holder, static_cast<std::int64_t>(whole) * unit_);
    }
    return std::all_of(slack_.begin(), slack_.begin() + open,
                       [](std::int64_t slack) { return slack >= 0; });
  }

  /// The level at which the holders of the set's rank and behind, poured alone, are full.
  [[nodiscard]] double level_for(std::uint32_t set) const {
    auto volume = static_cast<double>(slack_[set]);
    double width = 0.0;
    double level = 0.0;
    for (const auto& [from, holder] : rising_) {
      if (rank_[holder] < set) continue;
      if (width > 0.0 && level <= from) break;
      width += width_[holder];
      volume += from * width_[holder];
      level = volume / width;
    }
    return level;
  }

  void add_unit(std::uint32_t open) {
    std::uint32_t best = problem_.holders;
    for (std::uint32_t holder = 0; holder < problem_.holders; ++holder) {
      if (rank_[holder] < open && (best == problem_.holders || cheaper(holder, best))) {
        best = holder;
      }
    }
    add(best, unit_);
  }
  [[nodiscard]] bool cheaper(std::uint32_t one, std::uint32_t other) const {
    if (!squares_) {
      const auto after = utilisation{poured_[one] + unit_, problem_.capacity[one]} <=>
                         utilisation{poured_[other] + unit_, problem_.capacity[other]};
      // From higher up to the same level costs less: it leaves the lower one where it is.
      return after != 0 ? after < 0
                        : utilisation{poured_[one], problem_.capacity[one]} >
                              utilisation{poured_[other], problem_.capacity[other]};
    }
    const double half = static_cast<double>(unit_) / 2.0;
    return (static_cast<double>(poured_[one]) + half) / width_[one] <
           (static_cast<double>(poured_[other]) + half) / width_[other];
  }

  const assignment_problem& problem_;
  bool squares_;
  std::vector<std::uint32_t> rank_;   // of each holder
  std::uint32_t sets_ = 0;            // the last one is of all holders
  std::int64_t unit_ = 0;             // divides every effort; 0: there is none
  std::vector<double> width_;         // of each holder: load for each step of the level
  std::vector<std::int64_t> part_;    // of each item and set
  std::vector<std::int64_t> forced_;  // of each set, by the items that are not placed
  std::vector<std::int64_t> slack_;   // of each rank: what it and those behind may still take
  std::vector<std::int64_t> poured_;
  std::vector<std::pair<double, std::uint32_t>> rising_;
};

}  // namespace detail

}  // namespace dutygraph
