#pragma once

#include <cstdint>
#include <optional>

#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/table.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What `coverage` and its relatives look at.
struct coverage_options {
  node_kind by = node_kind::leader;  ///< leader, section or task_force (assigned or driving)
  std::uint32_t k = 1;               ///< an item is covered by at least this many distinct actors
  inheritance rule = inheritance::nearest;
  bool weighted = false;  ///< `coverage_ratio` only: by the plan's efforts instead of by count
};

/// Who holds each item (覆盖情况).
///
/// Two roles of one actor on one item count once; with k = 0 every item is covered. Result, one row
/// an item in document order: number, key, title utf8, count int64 (distinct actors), covered bool
/// (count >= k), holders list<utf8> in the order in which they are stated. O(V + holdings). Throws
/// `argument_error` (no actor kind), `stopped`. Source: docs/counting.md.
[[nodiscard]] table coverage(const plan& where, const coverage_options& options = {},
                             const stop_token& stop = {});

/// The items that fewer than k distinct actors hold (无人负责的工作任务, for k = 1).
///
/// Result, one row an item in document order: number, key, title utf8, chapter utf8 (title of the
/// top-level heading; null for an item under none). Complexity and errors as `coverage`.
[[nodiscard]] table uncovered(const plan& where, const coverage_options& options = {},
                              const stop_token& stop = {});

/// The share of items that at least k distinct actors hold, 0..1; nothing where there is no item.
///
/// 1 for k = 0. With `weighted`, the share of the effort of all items; nothing where that is 0 or
/// not finite. Complexity and errors as `coverage`. Source: k-coverage of the set multi-cover
/// literature; docs/counting.md.
[[nodiscard]] std::optional<double> coverage_ratio(const plan& where,
                                                   const coverage_options& options = {},
                                                   const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/coverage_inl.hpp>
#endif
