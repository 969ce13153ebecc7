#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <dutygraph/model/plan.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// How many items two kinds share: `values[r * columns.size() + c]`.
struct matrix {
  std::vector<std::string> rows;     ///< names; for headings and items number and title
  std::vector<std::string> columns;  ///< the same
  std::vector<std::int64_t> values;
  std::string caption;
  friend bool operator==(const matrix&, const matrix&) = default;
};

/// Counts the items that each node of one kind has in common with each of another (交叉表).
///
/// A kind without nodes gives no row or column; nodes without an item are rows of zeros. Two roles
/// of one actor on one item count once. With one kind twice, the diagonal holds each node's own
/// count. An item has in common with anything 1 or 0. `rows`, `columns`: leader, section,
/// task_force (assigned or driving), theme (that advances by the item), heading (around the item),
/// item. `chapters_only` takes the top-level headings; else all, and an item counts for each
/// heading around it. Names in document order.
///
/// O(V + holdings + cells + the sum over items of both their counts multiplied). Throws
/// `argument_error` for another kind, or for more than 2^27 cells; `stopped`. Source: the product
/// of two incidence matrices, as in two-mode network analysis; docs/counting.md.
[[nodiscard]] matrix shared_items(const plan& where, node_kind rows, node_kind columns,
                                  inheritance rule = inheritance::nearest,
                                  bool chapters_only = true, const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/matrix_inl.hpp>
#endif
