#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <dutygraph/query/projection.hpp>

#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/query/detail/exact_sum.hpp>
#include <dutygraph/query/detail/holder_rows.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

DUTYGRAPH_INLINE table projection(const plan& where, node_kind of, inheritance rule,
                                  const stop_token& stop) {
  detail::pace steps(stop, "projection");
  detail::require_actor(of, "projection", "of");
  const detail::holder_rows rows(where, of, rule, detail::role_filter(), steps);
  const graph& structure = where.stated_graph();
  table_builder out;
  auto& name = out.utf8("name");
  auto& partner = out.utf8("partner");
  auto& items = out.int64("items");
  auto& weight = out.float64("weight");
  detail::share_sum shares(rows.most_holders());
  std::vector<bool> has_partner(rows.actors().size());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> met;  // partner, others on the item
  for (std::uint32_t actor = 0; actor < rows.actors().size(); ++actor) {
    met.clear();
    for (const std::uint32_t item : rows.of_actor(actor)) {
      const std::uint32_t others = rows.holder_count(item) - 1;
      for (const std::uint32_t other : rows.of_item(item)) {
        steps.step();
        if (other > actor) met.emplace_back(other, others);
      }
    }
    std::sort(met.begin(), met.end());
    for (std::size_t at = 0; at < met.size();) {
      const std::uint32_t other = met[at].first;
      const std::size_t first = at;
      for (; at < met.size() && met[at].first == other; ++at) shares.add(met[at].second, 1);
      has_partner[actor] = has_partner[other] = true;
      name.push(structure.name(rows.actors()[actor]));
      partner.push(structure.name(rows.actors()[other]));
      items.push(at - first);
      weight.push(shares.take());
    }
  }
  const auto alone = std::count(has_partner.begin(), has_partner.end(), false);
  return out.finish().with_caption(
      "pairs of " + std::string(detail::plural(of)) +
      " with an item in common; items: in full counting; weight: each item adds 1/(holders - 1) to "
      "each pair of its holders; " +
      std::to_string(alone) + " of " +
      detail::counted(rows.actors().size(), detail::singular(of), detail::plural(of)) +
      " in no pair; " + detail::basis(rows, of, rule));
}

}  // namespace dutygraph
