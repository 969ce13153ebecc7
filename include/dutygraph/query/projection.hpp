#pragma once

#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/table.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Which actors share items, and how closely (共同承担的投影): the one-mode projection.
///
/// An item with d holders adds 1/(d - 1) to the weight of each pair of them, so an actor's weights
/// add up to the number of its items that have another holder; one holder makes no pair. That is
/// not the fractional counting of `workload`, which splits the item itself.
///
/// Result, one row a pair that shares an item, by both in document order: name, partner utf8, items
/// int64 (shared, in full counting), weight float64 (exact, rounded once). Actors without a partner
/// have no row; the caption counts them. O(V + p log p) for p, the sum over items of d(d - 1) / 2.
/// Throws `argument_error` (no actor kind), `stopped`.
/// Source: Newman 2001 (Physical Review E 64:016132), eq. 2.
[[nodiscard]] table projection(const plan& where, node_kind of = node_kind::leader,
                               inheritance rule = inheritance::nearest,
                               const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/projection_inl.hpp>
#endif
