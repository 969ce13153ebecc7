#pragma once

#include <optional>
#include <span>
#include <string>

#include <dutygraph/build/build.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// One row of a table of assignments.
struct assignment_row {
  std::optional<std::string> actor;    ///< nothing: an item without actor
  std::optional<std::string> item;     ///< nothing: an actor without item
  std::string role = "lead";           ///< a name of `role_names`
  std::string actor_kind = "leader";   ///< leader, section or task_force
  std::optional<std::string> chapter;  ///< the item's heading, by title
  std::optional<double> effort;        ///< of the item, finite and not negative; 1 if never given
};

/// A plan from rows of one's own. Items are told apart by (chapter, item) where a chapter is given;
/// a row without one means the item of that name. Order is that of first mention; repeated rows
/// count once. All edges are `curated`. O(rows) expected.
/// Throws `build_error` that names the rows (1-based) with: unknown role or kind, an effort that is
/// negative, not finite or differs from an earlier row's, neither actor nor item.
[[nodiscard]] plan from_assignments(std::span<const assignment_row> rows,
                                    const limits& allowed = {}, const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/build/detail/assignments_inl.hpp>
#endif
