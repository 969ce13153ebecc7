#pragma once

#include <string>
#include <vector>

#include <dutygraph/limits.hpp>
#include <dutygraph/model/plan.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What `filter` keeps; an empty list keeps all.
struct filter_options {
  std::vector<std::string> chapters = {};     ///< headings of any level: key, number or title
  std::vector<std::string> leaders = {};      ///< items that one of them holds
  std::vector<std::string> sections = {};     ///< items that one of them holds
  std::vector<std::string> task_forces = {};  ///< items that one of them is assigned to or drives
  std::vector<role> roles = {};               ///< effective roles of the assignments to keep
  inheritance rule = inheritance::nearest;    ///< by which leaders, sections, task forces hold
};

/// The part of a plan that is asked for, as a plan.
///
/// Names in one list add up, lists narrow each other. Items that none is asked for go with their
/// subitems, commitments and mentions; a heading stays where an item below it stays, or where it
/// stands in, above or below a chapter asked for and nobody is asked for by name. Who holds what
/// remains does not change, because the headings above an item stay with their assignments. With
/// `roles`, assignments in other roles go; driving and leading have no role and stay. All actors
/// and themes stay: one with nothing left is a row of zeros. The text, its places and the
/// diagnostics stay whole. No options give an equal plan.
///
/// O(V + E + text). Throws `unknown_name`, `ambiguous_name`, `limit_exceeded`, `stopped`.
[[nodiscard]] plan filter(const plan& where, const filter_options& options,
                          const limits& allowed = {}, const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/scenario/detail/filter_inl.hpp>
#endif
