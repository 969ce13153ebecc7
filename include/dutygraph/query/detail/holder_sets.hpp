#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include <dutygraph/query/detail/holder_rows.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Items that exactly these actors hold: they are lost, and covered, together.
struct holder_set {
  std::vector<std::uint32_t> holders;  ///< places of the actors, rising
  std::uint32_t items = 0;
};

/// The different sets of holders of the items that have any, in rising order. O(holdings log V).
[[nodiscard]] inline std::vector<holder_set> holder_sets(const holder_rows& rows, pace& steps) {
  std::vector<std::vector<std::uint32_t>> all;
  for (std::uint32_t item = 0; item < rows.items().size(); ++item) {
    steps.step();
    const auto holders = rows.of_item(item);
    if (holders.empty()) continue;
    all.emplace_back(holders.begin(), holders.end());
    std::sort(all.back().begin(), all.back().end());
  }
  std::sort(all.begin(), all.end());
  std::vector<holder_set> sets;
  for (std::vector<std::uint32_t>& one : all) {
    if (sets.empty() || sets.back().holders != one) sets.push_back({std::move(one), 0});
    ++sets.back().items;
  }
  return sets;
}

}  // namespace detail

}  // namespace dutygraph
