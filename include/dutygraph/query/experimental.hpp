#pragma once

#include <string>
#include <vector>

#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/table.hpp>
#include <dutygraph/stop.hpp>

/// \file
/// Measures after ORA, the network analysis tool of Carnegie Mellon University, whose formulas are
/// written from memory: they were not compared with ORA's manuals, and their values need not be
/// those of ORA. Names, columns and formulas may change with any version; docs/experimental.md.

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace experimental {

/// A skill (技能) that an actor has, or that an item needs. Skills are one if their name keys are.
struct named_skill {
  std::string name;  ///< of an actor; key, number or title of an item
  std::string skill;
};

/// Two actors who work with each other, in either order.
struct named_tie {
  std::string one;
  std::string other;
};

/// Whose skills are looked at.
struct skill_options {
  node_kind of = node_kind::leader;  ///< leader, section or task_force
  inheritance rule = inheritance::nearest;
};

/// What each actor's skills are for, after ORA; from memory, may change.
///
/// `skills` are those that actors have, `needs` those that items need; a row that is repeated
/// counts once. An actor without an item or skill is a row too. With "needs" for the pairs of an
/// item and a skill that it needs, and h holders of a skill among the actors of the kind:
///
/// Result, one row an actor in document order: name utf8, skills int64, potential_workload (needs
/// that the actor has the skill for / all needs), actual_workload (those of the actor's own items /
/// all needs), exclusivity (the sum of exp(1 - h) over the actor's skills), unmet_needs (needs of
/// own items without the skill / needs of own items), unused_skills (skills that no own item needs
/// / skills) float64, each null where its denominator is 0. O(V + holdings + rows log V + the needs
/// of all items of all actors). Throws `argument_error` (no actor kind; a skill without a name),
/// `unknown_name`, `ambiguous_name`, each naming the row from 1; `stopped`. Source: after ORA
/// (Carley and others), our formulas; exclusivity also Ashworth and Carley 2006.
[[nodiscard]] table knowledge_by_actor(const plan& where, const std::vector<named_skill>& skills,
                                       const std::vector<named_skill>& needs,
                                       const skill_options& options = {},
                                       const stop_token& stop = {});

/// How skills fit a plan as a whole.
struct knowledge_result {
  table indices;                              ///< see `knowledge`
  std::vector<std::string> incomplete_items;  ///< keys of items that lack a skill, document order
};

/// How the skills of all actors fit the needs of all items, after ORA; from memory, may change.
///
/// Rows of `indices`: redundancy_total, the sum of max(0, h - 1) over all skills; redundancy_mean,
/// the same / skills; redundancy_scaled, the same / (skills (actors - 1)); task_completion, the
/// share of items whose holders together have every skill that the item needs (one without needs
/// has all; one with needs and no holder does not); congruence, 1 - d / (skills items), where d
/// counts the pairs of skill and item in which holders have what is not needed or lack what is.
/// Skills are all that are named in `skills` or `needs`. Columns: index utf8, value, minimum,
/// maximum float64, reason utf8 ("no skill", "no item", "no actor", "one actor" where there is no
/// value). Complexity and errors as `knowledge_by_actor`, and the skills of all holders of all
/// items. Source: after ORA, our formulas.
[[nodiscard]] knowledge_result knowledge(const plan& where, const std::vector<named_skill>& skills,
                                         const std::vector<named_skill>& needs,
                                         const skill_options& options = {},
                                         const stop_token& stop = {});

/// What calls on each actor, in six shares and their mean, after ORA's cognitive demand; from
/// memory, may change. ORA's own list of parts differs between its releases.
///
/// For n actors of the kind, T items, K skills. Result, one row an actor in document order: name
/// utf8; float64: interaction_share (ties / (n - 1)), item_share (own items / T), co_holder_share
/// (other holders of own items, added up over these / (T (n - 1))), skill_share (own skills / K),
/// need_share (needs of own items / (T K)), unmet_need_share (those without the skill / (T K)),
/// mean (of the shares that are not null). A share is null where its denominator is 0: the first
/// and third for a single actor. A tie that is repeated, or turned round, counts once. Complexity
/// and errors as `knowledge_by_actor`; a tie of an actor with itself is an `argument_error`.
/// Source: Carley and Ren 2001, ORA; our variant.
[[nodiscard]] table demand_profile(const plan& where, const std::vector<named_skill>& skills,
                                   const std::vector<named_skill>& needs,
                                   const std::vector<named_tie>& interaction,
                                   const skill_options& options = {}, const stop_token& stop = {});

}  // namespace experimental

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/experimental_inl.hpp>
#endif
