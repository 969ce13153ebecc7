#pragma once

#include <dutygraph/model/plan.hpp>
#include <dutygraph/scenario/reassignment.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Who could take what, so that load is even with few moves (任务重新分配).
///
/// What is decided is who holds each item in one role; assignments in other roles stay. Every item
/// keeps its number of holders in that role, those who hold it jointly stay different actors, and
/// an item that nobody holds gets one, unless `holders` says otherwise. The load of an actor is
/// the sum over its items of 1 or of their effort, in full or divided by the item's holders;
/// utilisation is load over capacity, where capacity is 1 unless given, times months in office
/// over 12. Actors without an item are in the balance with load 0. A draft never names a better
/// or worse leader: it is one of the arrangements with the smallest objective.
///
/// Equal items (one load each, no pair apart): an optimal semi-matching, with the fewest moves.
/// With equal holders it is best by all three objectives at once; with others `sum_of_squares` is
/// searched. Where `max_moves` binds, its maximum is exact and the rest is searched. `divisible`:
/// the utilisations if efforts could be divided; the result is `shares` of items, and no change of
/// holders. Otherwise branch and bound; where a limit ends it, `exact` is false and `gap` says how
/// much better a draft might be. What stays together moves as one and counts as one move; only an
/// actor who holds all of it holds it now.
///
/// Result: before, after (one row an actor in document order): name utf8, items int64,
/// items_fractional, effort, effort_fractional float64, as `workload` has them for the role, then
/// load, capacity, utilisation float64 (the last two null for a head left out of the balance).
/// moves (document order of items): number, key, title utf8, from utf8 (null: nobody leaves), to
/// utf8 (null: nobody comes), via utf8 (the section, or leader, that makes `to` eligible; null),
/// reason utf8. pareto: moves int64, maximum float64 (falling). shares, with `divisible`: number,
/// key, title, name utf8, share float64 (0..1), load float64; after then has name, load, capacity,
/// utilisation only. What does not apply is a table without rows.
///
/// No item, or nothing to even out: feasible, without an edit. What no draft can keep is an answer
/// with a certificate, not an error. Complexity: that of `eligible_holders`, of the solver
/// (`optimal_semi_matching`, `indivisible_load`, `divisible_load`) and of `apply`. Throws
/// `argument_error` (options that contradict each other or the plan; efforts and capacities that
/// are negative, no multiple of 10⁻⁶ or too large; a capacity of 0, or of some actors only),
/// `unknown_name`, `ambiguous_name`, each naming the row from 1; `stopped`.
/// Source: N. J. A. Harvey, R. E. Ladner, L. Lovász, T. Tamir 2006 (J. Algorithms 59:53) for equal
/// items; Hall 1935 and max-flow min-cut for certificates; docs/reassign.md.
[[nodiscard]] reassignment reassign(const plan& where, const reassign_options& options = {},
                                    const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/scenario/detail/reassign_inl.hpp>
#endif
