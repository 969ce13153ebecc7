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

/// Who reaches whom within one weak component of N nodes: a row of N bits for each strong
/// component, itself included. The bits of a strong component's members stand side by side, in the
/// order of the strong components, so that below stand lower bits and above higher ones.
class reachability {
 public:
  /// `strong_components` are those of the component, in rising order. O(N).
  reachability(const command_network& network, const condensation& all,
               std::span<const std::uint32_t> strong_components,
               std::vector<std::uint32_t>& place_of)
      : network_(network), all_(all), strong_components_(strong_components), place_of_(place_of) {
    first_.reserve(strong_components.size() + 1);
    first_.push_back(0);
    for (std::uint32_t place = 0; place < strong_components.size(); ++place) {
      place_of_[strong_components[place]] = place;
      component_at_.resize(component_at_.size() + all.members(strong_components[place]).size(),
                           place);
      first_.push_back(component_at_.size());
    }
    width_ = (component_at_.size() + bits - 1) / bits;
    rows_.resize(strong_components.size() * width_);
  }

  [[nodiscard]] std::uint64_t nodes() const noexcept { return component_at_.size(); }

  /// Makes every row what its strong component reaches. O(N lines / 64).
  void reach_down(pace& steps) {
    for (std::uint32_t strong_component = 0; strong_component < strong_components_.size();
         ++strong_component) {
      start_row(strong_component);
      gather(strong_component, false);
      std::sort(near_.begin(), near_.end(), std::greater<>());
      for (const std::uint32_t below : near_) {
        if (has(strong_component, below)) continue;  // reached by way of another one
        unite(strong_component, below, 0, (first_[below + 1] - 1) / bits + 1, steps);
      }
    }
  }

  /// Makes every row what reaches its strong component. O(N lines / 64).
  void reach_up(pace& steps) {
    for (auto strong_component = static_cast<std::uint32_t>(strong_components_.size());
         strong_component-- > 0;) {
      start_row(strong_component);
      gather(strong_component, true);
      std::sort(near_.begin(), near_.end());
      for (const std::uint32_t above : near_) {
        if (has(strong_component, above)) continue;
        unite(strong_component, above, first_[above] / bits, width_, steps);
      }
    }
  }

  /// How many nodes stand in the row of a strong component, without the one that asks.
  [[nodiscard]] std::uint32_t others(std::uint32_t strong_component) const noexcept {
    std::uint32_t count = 0;
    for (std::size_t at = 0; at < width_; ++at) {
      count += static_cast<std::uint32_t>(std::popcount(row(strong_component)[at]));
    }
    return count - 1;
  }

  /// Pairs of nodes without a least upper bound, after `reach_up`. O(N^3 / 64).
  ///
  /// All that is above two strong components reaches their least upper bound, so that comes first
  /// of it in the order of the strong components, and nothing but what is above that one is above
  /// both.
  [[nodiscard]] std::uint64_t pairs_without_least_upper_bound(pace& steps) const {
    std::uint64_t count = 0;
    for (std::uint32_t low = 0; low < strong_components_.size(); ++low) {
      for (std::uint32_t high = low + 1; high < strong_components_.size(); ++high) {
        steps.step();
        if (has(low, high) || has_least_upper_bound(low, high)) continue;
        count += std::uint64_t{members(low)} * members(high);
      }
    }
    return count;
  }

 private:
  static constexpr std::size_t bits = 64;

  [[nodiscard]] const std::uint64_t* row(std::uint32_t strong_component) const noexcept {
    return rows_.data() + strong_component * width_;
  }
  [[nodiscard]] std::uint32_t members(std::uint32_t strong_component) const noexcept {
    return static_cast<std::uint32_t>(first_[strong_component + 1] - first_[strong_component]);
  }
  [[nodiscard]] bool has(std::uint32_t strong_component, std::uint32_t other) const noexcept {
    return (row(strong_component)[first_[other] / bits] >> first_[other] % bits & 1) != 0;
  }
  void start_row(std::uint32_t strong_component) {
    std::uint64_t* words = rows_.data() + strong_component * width_;
    std::fill(words, words + width_, 0);
    for (std::size_t at = first_[strong_component]; at < first_[strong_component + 1]; ++at) {
      words[at / bits] |= std::uint64_t{1} << at % bits;
    }
  }
  /// Puts the other strong components next to this one into `near_`, in one direction.
  void gather(std::uint32_t strong_component, bool up) {
    near_.clear();
    for (const std::uint32_t node : all_.members(strong_components_[strong_component])) {
      for (const std::uint32_t next : up ? network_.superiors(node) : network_.subordinates(node)) {
        const std::uint32_t other = place_of_[all_.of_node(next)];
        if (other != strong_component) near_.push_back(other);
      }
    }
  }
  void unite(std::uint32_t strong_component, std::uint32_t with, std::size_t begin, std::size_t end,
             pace& steps) {
    std::uint64_t* to = rows_.data() + strong_component * width_;
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
    const std::uint64_t* bound = row(component_at_[at * bits + lowest]);
    while (at < width_ && (a[at] & b[at]) == bound[at]) ++at;
    return at == width_;
  }

  const command_network& network_;
  const condensation& all_;
  std::span<const std::uint32_t> strong_components_;
  std::vector<std::uint32_t>& place_of_;  // of each strong component among those of its component
  std::vector<std::size_t> first_;        // bit of each strong component, and the end
  std::vector<std::uint32_t> component_at_;  // of each bit
  std::size_t width_ = 0;                    // words in a row
  std::vector<std::uint64_t> rows_;
  std::vector<std::uint32_t> near_;
};

}  // namespace detail

}  // namespace dutygraph
