#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <dutygraph/query/detail/holder_rows.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// For each actor the number of distinct others that share an item with it.
///
/// O(sum of squared holder counts) at worst. Items that follow one another with equal holders, as
/// below one heading, are looked at once; actors that follow one another with equal items, as in
/// one list of names, share one answer; and the search ends once all others are found.
[[nodiscard]] inline std::vector<std::uint32_t> partner_counts(const holder_rows& rows,
                                                               pace& steps) {
  const std::uint32_t actors = rows.actors().size();
  const std::uint32_t items = rows.items().size();
  std::vector<std::uint32_t> first_alike(items);  // the first of a run of items with equal holders
  for (std::uint32_t item = 1; item < items; ++item) {
    steps.step();
    const auto here = rows.of_item(item);
    const auto before = rows.of_item(item - 1);
    const bool alike = std::equal(here.begin(), here.end(), before.begin(), before.end());
    first_alike[item] = alike ? first_alike[item - 1] : item;
  }
  std::vector<std::uint32_t> counts(actors);
  std::vector<std::uint32_t> last_seen(actors);  // actor + 1 for whom it was counted last
  for (std::uint32_t actor = 0; actor < actors; ++actor) {
    steps.step();
    const auto held = rows.of_actor(actor);
    if (actor != 0) {
      const auto before = rows.of_actor(actor - 1);
      if (std::equal(held.begin(), held.end(), before.begin(), before.end())) {
        counts[actor] = counts[actor - 1];
        continue;
      }
    }
    last_seen[actor] = actor + 1;
    std::uint32_t count = 0;
    std::uint32_t last_run = items;
    for (const std::uint32_t item : held) {
      steps.step();
      if (first_alike[item] == last_run) continue;
      last_run = first_alike[item];
      for (const std::uint32_t other : rows.of_item(item)) {
        steps.step();
        if (last_seen[other] == actor + 1) continue;
        last_seen[other] = actor + 1;
        ++count;
      }
      if (count + 1 == actors) break;
    }
    counts[actor] = count;
  }
  return counts;
}

}  // namespace detail

}  // namespace dutygraph
