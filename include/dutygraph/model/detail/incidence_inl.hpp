#pragma once

#include <dutygraph/model/incidence.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

DUTYGRAPH_INLINE incidence::incidence(id_range<node_id> range, std::span<const node_id> row_of,
                                      std::span<const incident> entries)
    : range_(range), offsets_(std::size_t{range.size()} + 1), entries_(entries.size()) {
  for (const node_id node : row_of) ++offsets_[range.index(node) + 1];
  for (std::size_t index = 1; index < offsets_.size(); ++index) {
    offsets_[index] += offsets_[index - 1];
  }
  std::vector<std::uint32_t> next(offsets_.begin(), offsets_.end() - 1);
  for (std::size_t entry = 0; entry < entries.size(); ++entry) {
    entries_[next[range.index(row_of[entry])]++] = entries[entry];
  }
}

}  // namespace dutygraph
