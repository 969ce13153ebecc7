#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <dutygraph/model/ids.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// The node at the other end of an edge, and the edge.
struct incident {
  node_id node;
  edge_id edge;
  friend constexpr bool operator==(const incident&, const incident&) = default;
};

/// For each node of a contiguous range, its incident edges: compressed sparse rows.
class incidence {
 public:
  incidence() = default;

  /// Rows for the nodes of `range`. `row_of[e]` is the node in whose row entry `entries[e]` stands;
  /// within a row the order of `entries` is kept. O(range + entries).
  incidence(id_range<node_id> range, std::span<const node_id> row_of,
            std::span<const incident> entries);

  /// The entries of one node; empty for a node outside the range.
  [[nodiscard]] std::span<const incident> row(node_id node) const noexcept {
    if (!range_.contains(node)) return {};
    const std::uint32_t index = range_.index(node);
    return std::span<const incident>(entries_).subspan(offsets_[index],
                                                       offsets_[index + 1] - offsets_[index]);
  }
  [[nodiscard]] id_range<node_id> range() const noexcept { return range_; }
  [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }

 private:
  id_range<node_id> range_;
  std::vector<std::uint32_t> offsets_;
  std::vector<incident> entries_;
};

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/model/detail/incidence_inl.hpp>
#endif
