#pragma once

#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/table.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// How many holders items have beyond the first (责任冗余).
///
/// Result, three rows: index utf8, value float64, minimum, maximum float64, reason utf8. `total`:
/// the sum of max(0, d - 1) over all items, d the distinct actors of the kind; `mean`: total /
/// items (all, those that nobody holds too); `scaled`: total / ((actors - 1) items), 0..1. Where a
/// denominator is 0, value, minimum and maximum are null and reason says "no item" or "one actor"
/// ("no actor"). O(V + holdings). Throws `argument_error` (no actor kind), `stopped`.
/// Source: column redundancy after ORA, our formula; docs/counting.md.
[[nodiscard]] table redundancy(const plan& where, node_kind of = node_kind::leader,
                               inheritance rule = inheritance::nearest,
                               const stop_token& stop = {});

/// For each actor the share of the pairs of its items that some other actor holds both of (节点冗余
/// 系数): 1 where each pair would still stand together without the actor, 0 where none would.
///
/// Result, one row an actor in document order: name utf8, items int64, redundancy float64 (0..1;
/// null with fewer than two items), reason utf8 (of a null, else null). O(V + holdings + the sum
/// over ties and the item's other holders of those holders' items). Throws `argument_error` (no
/// actor kind), `stopped`. Source: Latapy, Magnien and Del Vecchio 2008 (Social Networks 30:31).
[[nodiscard]] table redundancy_by_actor(const plan& where, node_kind of = node_kind::leader,
                                        inheritance rule = inheritance::nearest,
                                        const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/redundancy_inl.hpp>
#endif
