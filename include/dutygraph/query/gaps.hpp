#pragma once

#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/table.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What a plan leaves open, seen from its work and from its actors (缺口).
///
/// A `finding` is what a plan of its kind normally says and this one does not; `information` is
/// worth knowing and no fault. What a plan says nowhere is its kind, not its fault: where no item
/// has a leader, items without one are information, and the same of sections.
///
/// Rows by gap in this order, then in document order: item_without_leader, item_without_section
/// (findings), item_without_figure, item_without_deadline (information; left out where no
/// commitments were read, which the caption says), theme_without_item (finding; information of an
/// attitude), task_force_without_item, task_force_without_head (findings; a head is a leader
/// assigned to the task force whose effective role is lead), leader_without_item,
/// section_without_item, mentioned_body (information). Holding is under `rule`, driving and
/// advancing are not.
///
/// Result: gap, level, kind utf8 (of the node; `mention` of a body), number utf8 (of work and of
/// the item that mentions; else null), key utf8, name utf8 (title of an item, name of the rest),
/// note utf8 (why it is what it is), line int64, quote utf8 (title, name or clause; both null where
/// the text does not say). The first call on a plan infers links. O(V + holdings + mentions).
/// Throws `stopped`. Source: docs/gaps.md.
[[nodiscard]] table gaps(const plan& where, inheritance rule = inheritance::nearest,
                         const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/gaps_inl.hpp>
#endif
