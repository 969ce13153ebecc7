#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <dutygraph/query/minimum_cover.hpp>

#include <dutygraph/query/detail/holder_rows.hpp>
#include <dutygraph/query/set_cover.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

DUTYGRAPH_INLINE minimum_cover_result minimum_cover(const plan& where, node_kind of,
                                                    inheritance rule, const stop_token& stop) {
  detail::pace steps(stop, "minimum_cover");
  detail::require_actor(of, "minimum_cover", "of");
  const detail::holder_rows rows(where, of, rule, detail::role_filter(), steps);
  const std::string several(detail::plural(of));
  minimum_cover_result result;
  result.denominator = rows.covered_count(1);
  result.caption = "the smallest group of " + several + " who between them hold the " +
                   detail::counted(result.denominator, "item", "items") + " that have one of the " +
                   several + "; " + detail::basis(rows, of, rule);
  std::vector<bool> sole(rows.actors().size());
  for (std::uint32_t item = 0; item < rows.items().size(); ++item) {
    if (rows.holder_count(item) == 0) result.uncovered.push_back(rows.items()[item]);
    if (rows.holder_count(item) == 1) sole[rows.of_item(item)[0]] = true;
  }
  for (std::uint32_t actor = 0; actor < rows.actors().size(); ++actor) {
    if (sole[actor]) result.essential.push_back(rows.actors()[actor]);
  }
  if (result.denominator == 0) {
    result.reason = rows.items().empty() ? "no item" : "no item has a holder";
    return result;
  }
  std::vector<std::vector<std::uint32_t>> sets;
  for (std::uint32_t item = 0; item < rows.items().size(); ++item) {
    const auto holders = rows.of_item(item);
    if (!holders.empty()) sets.emplace_back(holders.begin(), holders.end());
  }
  const set_cover_result found =
      set_cover(std::move(sets), rows.actors().size(), most_set_cover_work, stop);
  result.value = static_cast<std::uint32_t>(found.members.size());
  result.exact = found.exact;
  result.lower_bound = found.lower_bound;
  for (const std::uint32_t actor : found.members) result.members.push_back(rows.actors()[actor]);
  return result;
}

}  // namespace dutygraph
