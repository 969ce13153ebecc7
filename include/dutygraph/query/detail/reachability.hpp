#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include <dutygraph/query/detail/command_network.hpp>
#include <dutygraph/query/detail/condensation.hpp>
#include <dutygraph/query/detail/pace.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Who reaches whom within one weak component of N nodes: a row of N bits for each knot, itself
/// included. The bits of a knot's members stand side by side, in the order of the knots, so that
/// below stand lower bits and above higher ones.
class reachability {
 public:
  /// `knots` are those of the component, in rising order. O(N).
  reachability(const command_network& network, const condensation& all,
               std::span<const std::uint32_t> knots, std::vector<std::uint32_t>& place_of)
      : network_(network), all_(all), knots_(knots), place_of_(place_of) {
    first_.reserve(knots.size() + 1);
    first_.push_back(0);
    for (std::uint32_t place = 0; place < knots.size(); ++place) {
      place_of_[knots[place]] = place;
      knot_at_.resize(knot_at_.size() + all.members(knots[place]).size(), place);
      first_.push_back(knot_at_.size());
    }
    width_ = (knot_at_.size() + bits - 1) / bits;
    rows_.resize(knots.size() * width_);
  }

  [[nodiscard]] std::uint64_t nodes() const noexcept { return knot_at_.size(); }

  /// Makes every row what its knot reaches. O(N lines / 64).
  void reach_down(pace& steps) {
    for (std::uint32_t knot = 0; knot < knots_.size(); ++knot) {
      start_row(knot);
      gather(knot, false);
      std::sort(near_.begin(), near_.end(), std::greater<>());
      for (const std::uint32_t below : near_) {
        if (has(knot, below)) continue;  // reached by way of another one
        unite(knot, below, 0, (first_[below + 1] - 1) / bits + 1, steps);
      }
    }
  }

  /// Makes every row what reaches its knot. O(N lines / 64).
  void reach_up(pace& steps) {
    for (auto knot = static_cast<std::uint32_t>(knots_.size()); knot-- > 0;) {
      start_row(knot);
      gather(knot, true);
      std::sort(near_.begin(), near_.end());
      for (const std::uint32_t above : near_) {
        if (has(knot, above)) continue;
        unite(knot, above, first_[above] / bits, width_, steps);
      }
    }
  }

  /// How many nodes stand in the row of a knot, without the one that asks.
  [[nodiscard]] std::uint32_t others(std::uint32_t knot) const noexcept {
    std::uint32_t count = 0;
    for (std::size_t at = 0; at < width_; ++at) {
      count += static_cast<std::uint32_t>(std::popcount(row(knot)[at]));
    }
    return count - 1;
  }

  /// Pairs of nodes without a least upper bound, after `reach_up`. O(N^3 / 64).
  ///
  /// All that is above two knots reaches their least upper bound, so that comes first of it in the
  /// order of the knots, and nothing but what is above that one is above both.
  [[nodiscard]] std::uint64_t pairs_without_least_upper_bound(pace& steps) const {
    std::uint64_t count = 0;
    for (std::uint32_t low = 0; low < knots_.size(); ++low) {
      for (std::uint32_t high = low + 1; high < knots_.size(); ++high) {
        steps.step();
        if (has(low, high) || has_least_upper_bound(low, high)) continue;
        count += std::uint64_t{members(low)} * members(high);
      }
    }
    return count;
  }

 private:
  static constexpr std::size_t bits = 64;

  [[nodiscard]] const std::uint64_t* row(std::uint32_t knot) const noexcept {
    return rows_.data() + knot * width_;
  }
  [[nodiscard]] std::uint32_t members(std::uint32_t knot) const noexcept {
    return static_cast<std::uint32_t>(first_[knot + 1] - first_[knot]);
  }
  [[nodiscard]] bool has(std::uint32_t knot, std::uint32_t other) const noexcept {
    return (row(knot)[first_[other] / bits] >> first_[other] % bits & 1) != 0;
  }
  void start_row(std::uint32_t knot) {
    std::uint64_t* words = rows_.data() + knot * width_;
    std::fill(words, words + width_, 0);
    for (std::size_t at = first_[knot]; at < first_[knot + 1]; ++at) {
      words[at / bits] |= std::uint64_t{1} << at % bits;
    }
  }
  /// Puts the other knots next to this one into `near_`, in one direction.
  void gather(std::uint32_t knot, bool up) {
    near_.clear();
    for (const std::uint32_t node : all_.members(knots_[knot])) {
      for (const std::uint32_t next : up ? network_.superiors(node) : network_.subordinates(node)) {
        const std::uint32_t other = place_of_[all_.of_node(next)];
        if (other != knot) near_.push_back(other);
      }
    }
  }
  void unite(std::uint32_t knot, std::uint32_t with, std::size_t begin, std::size_t end,
             pace& steps) {
    std::uint64_t* to = rows_.data() + knot * width_;
    const std::uint64_t* from = row(with);
    for (std::size_t at = begin; at < end; ++at) to[at] |= from[at];
    steps.step();
  }
  [[nodiscard]] bool has_least_upper_bound(std::uint32_t low, std::uint32_t high) const noexcept {
    const std::uint64_t* a = row(low);
    const std::uint64_t* b = row(high);
    std::size_t at = first_[high] / bits;
    while (at < width_ && (a[at] & b[at]) == 0) ++at;
    if (at == width_) return false;
    const auto lowest = static_cast<std::size_t>(std::countr_zero(a[at] & b[at]));
    const std::uint64_t* bound = row(knot_at_[at * bits + lowest]);
    while (at < width_ && (a[at] & b[at]) == bound[at]) ++at;
    return at == width_;
  }

  const command_network& network_;
  const condensation& all_;
  std::span<const std::uint32_t> knots_;
  std::vector<std::uint32_t>& place_of_;  // of each knot among those of its component
  std::vector<std::size_t> first_;        // bit of each knot, and the end
  std::vector<std::uint32_t> knot_at_;    // of each bit
  std::size_t width_ = 0;                 // words in a row
  std::vector<std::uint64_t> rows_;
  std::vector<std::uint32_t> near_;
};

}  // namespace detail

}  // namespace dutygraph
