#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include <dutygraph/model/graph.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

inline constexpr std::uint32_t no_chapter = std::numeric_limits<std::uint32_t>::max();

/// For each item the place of its top-level heading among the headings, or `no_chapter`. Linear in
/// headings and items however deep headings are nested.
[[nodiscard]] inline std::vector<std::uint32_t> chapters_of_items(const graph& structure) {
  const id_range<node_id> headings = structure.nodes(node_kind::heading);
  std::vector<std::uint32_t> top(headings.size(), no_chapter);
  std::vector<std::uint32_t> path;
  for (std::uint32_t heading = 0; heading < headings.size(); ++heading) {
    std::uint32_t at = heading;
    path.clear();
    while (top[at] == no_chapter) {
      path.push_back(at);
      const auto above = structure.parent(headings[at]);
      if (!above || !headings.contains(*above)) break;
      at = headings.index(*above);
    }
    const std::uint32_t found = top[at] == no_chapter ? at : top[at];
    for (const std::uint32_t one : path) top[one] = found;
  }
  std::vector<std::uint32_t> result;
  result.reserve(structure.nodes(node_kind::item).size());
  for (const node_id item : structure.nodes(node_kind::item)) {
    const auto above = structure.parent(item);
    const bool below_heading = above && headings.contains(*above);
    result.push_back(below_heading ? top[headings.index(*above)] : no_chapter);
  }
  return result;
}

}  // namespace detail

}  // namespace dutygraph
