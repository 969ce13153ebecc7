#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

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

}  // namespace dutygraph
