#pragma once

#include <dutygraph/query/structure.hpp>

#include <dutygraph/query/detail/holder_rows.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

DUTYGRAPH_INLINE incidence_rows::incidence_rows(const plan& where, node_kind of, inheritance rule,
                                                const stop_token& stop) {
  pace steps(stop, "incidence_view");
  require_actor(of, "incidence_view", "of");
  const holder_rows rows(where, of, rule, role_filter(), steps);
  actors = rows.actors();
  items = rows.items();
  begin.reserve(std::size_t{actors.size()} + items.size() + 1);
  std::size_t count = 0;
  for (std::uint32_t actor = 0; actor < actors.size(); ++actor)
    count += rows.of_actor(actor).size();
  ties.reserve(2 * count);
  for (std::uint32_t actor = 0; actor < actors.size(); ++actor) {
    for (const std::uint32_t item : rows.of_actor(actor)) {
      steps.step();
      ties.push_back({ties.size(), actor, std::size_t{actors.size()} + item});
    }
    begin.push_back(ties.size());
  }
  // An item's holders stand as stated; the number of its tie with each is in that actor's row.
  std::vector<std::size_t> seen(actors.size(), 0);
  for (std::uint32_t item = 0; item < items.size(); ++item) {
    for (const std::uint32_t actor : rows.of_item(item)) {
      steps.step();
      const std::size_t id = begin[actor] + seen[actor]++;
      ties.push_back({id, std::size_t{actors.size()} + item, actor});
    }
    begin.push_back(ties.size());
  }
}

}  // namespace detail

}  // namespace dutygraph
