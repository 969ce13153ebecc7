#pragma once

#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/table.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What the items of a plan undertake (目标任务), in figures and in words.
///
/// A plan without commitments gives no row; an item without one has none. A figure without a word
/// for how it is meant is `=`, as printed.
///
/// Result, one row a commitment in document order: number utf8 (of the item, also where a part of
/// it says so), kind utf8 (a name of `commitment_kind_names`), text utf8 (as printed), subject
/// utf8, comparator utf8 (=, >=, >, <=, <, ~; of a change behind `increase by` or `decrease by`,
/// where = is left out), low, high float64 (high of ranges only), unit utf8, base utf8, per utf8,
/// period utf8, condition utf8, strength utf8 (a name of `strength_names`), deadline utf8 (as
/// printed), deadline_source utf8 (clause, sentence, item), line int64, due date (the deadline's
/// last day, where it can be worked out), key utf8 (of the item or part that says so); all but
/// number, kind, text, strength and key null where nothing is stated. O(V + E). Throws `stopped`.
/// Source: docs/commitments.md.
[[nodiscard]] table commitments(const plan& where, const stop_token& stop = {});

/// The commitments with a figure (指标).
///
/// Result, one row each in document order: number utf8, item utf8 (its title), text utf8,
/// comparator utf8, low, high float64, unit utf8, deadline utf8, subject utf8, line int64, due
/// date, key utf8, all as in `commitments`; item is null where it has no title. O(V + E). Throws
/// `stopped`.
[[nodiscard]] table targets(const plan& where, const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/commitments_inl.hpp>
#endif
