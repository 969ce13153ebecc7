#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/query/redundancy.hpp>

#include <dutygraph/query/detail/holder_rows.hpp>
#include <dutygraph/query/detail/index_table.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

DUTYGRAPH_INLINE table redundancy(const plan& where, node_kind of, inheritance rule,
                                  const stop_token& stop) {
  detail::pace steps(stop, "redundancy");
  detail::require_actor(of, "redundancy", "of");
  const detail::holder_rows rows(where, of, rule, detail::role_filter(), steps);
  std::uint64_t total = 0;
  for (std::uint32_t item = 0; item < rows.items().size(); ++item) {
    steps.step();
    if (rows.holder_count(item) > 1) total += rows.holder_count(item) - 1;
  }
  detail::index_table out("holders beyond the first, over all items; " +
                          detail::basis(rows, of, rule));
  const auto push = [&](std::string_view which, double most, double divisor,
                        std::string_view missing) {
    const bool defined = missing.empty();
    const auto known = [&](double value) { return defined ? std::optional(value) : std::nullopt; };
    out.push(which, known(static_cast<double>(total) / divisor), known(0.0), known(most / divisor),
             missing);
  };
  const double items = rows.items().size();
  const double others = rows.actors().empty() ? 0.0 : rows.actors().size() - 1.0;
  const std::string_view no_item = rows.items().empty() ? "no item" : "";
  const std::string_view no_other = rows.actors().empty() ? "no actor" : "one actor";
  push("total", others * items, 1.0, "");
  push("mean", others * items, items, no_item);
  push("scaled", others * items, others * items,
       no_item.empty() && others == 0.0 ? no_other : no_item);
  return out.finish();
}

DUTYGRAPH_INLINE table redundancy_by_actor(const plan& where, node_kind of, inheritance rule,
                                           const stop_token& stop) {
  detail::pace steps(stop, "redundancy_by_actor");
  detail::require_actor(of, "redundancy_by_actor", "of");
  const detail::holder_rows rows(where, of, rule, detail::role_filter(), steps);
  table_builder out("share of the pairs of items of each of the " +
                    std::string(detail::plural(of)) + " that another one holds too; " +
                    detail::basis(rows, of, rule));
  auto& name = out.utf8("name");
  auto& items = out.int64("items");
  auto& value = out.float64("redundancy");
  auto& reason = out.utf8("reason");
  std::vector<std::uint32_t> held_by(rows.items().size());  // actor + 1 at hand that holds it
  std::vector<std::uint64_t> paired(rows.items().size());   // the last item it was paired with
  std::uint64_t look = 0;
  for (std::uint32_t actor = 0; actor < rows.actors().size(); ++actor) {
    const auto held = rows.of_actor(actor);
    name.push(where.stated_graph().name(rows.actors()[actor]));
    items.push(held.size());
    if (held.size() < 2) {
      value.push_null();
      reason.push("fewer than two items");
      continue;
    }
    for (const std::uint32_t item : held) held_by[item] = actor + 1;
    std::uint64_t pairs = 0;
    for (const std::uint32_t item : held) {
      ++look;
      for (const std::uint32_t other : rows.of_item(item)) {
        if (other == actor) continue;
        for (const std::uint32_t second : rows.of_actor(other)) {
          steps.step();
          if (second <= item || held_by[second] != actor + 1 || paired[second] == look) continue;
          paired[second] = look;
          ++pairs;
        }
      }
    }
    const auto count = static_cast<double>(held.size());
    value.push(static_cast<double>(pairs) / (count * (count - 1.0) / 2.0));
    reason.push_null();
  }
  return out.finish();
}

}  // namespace dutygraph
