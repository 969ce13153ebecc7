#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include <dutygraph/query/detail/holder_rows.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// `network of 4 leaders and 6 items, 7 ties; …`.
[[nodiscard]] inline std::string network_caption(const holder_rows& rows, node_kind of,
                                                 inheritance rule) {
  std::size_t ties = 0;
  for (std::uint32_t item = 0; item < rows.items().size(); ++item) ties += rows.holder_count(item);
  return "network of " + counted(rows.actors().size(), singular(of), plural(of)) + " and " +
         counted(rows.items().size(), "item", "items") + ", " + counted(ties, "tie", "ties") +
         " (two roles on one item are one tie); " + basis(rows, of, rule);
}

}  // namespace detail

}  // namespace dutygraph
