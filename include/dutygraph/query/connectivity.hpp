#pragma once

#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/table.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// \file
/// How the network of actors and items (责任网络) hangs together: actors of one kind and all items
/// are its nodes, each actor is joined to the items it holds, two roles on one item are one tie.
/// All of it is O(V + holdings) and throws `argument_error` (no actor kind), `stopped`.

/// What hangs together through shared items (连通分量).
///
/// An actor without an item and an item without an actor are components of their own; no node gives
/// no row. Result, one row a component in the order of its first node, actors before items:
/// component int64 (from 1), actors, items int64 (how many), names list<utf8> (of the actors), keys
/// list<utf8> (of the items), both in document order.
[[nodiscard]] table components(const plan& where, node_kind of = node_kind::leader,
                               inheritance rule = inheritance::nearest,
                               const stop_token& stop = {});

/// The actors and items without which their component falls apart (割点).
///
/// A node of no tie or one tie is none. Result, the actors, then the items, both in document order:
/// kind utf8, number utf8 (of an item, else null), key, name utf8, pieces int64 (two or more: into
/// how many its component falls). An articulation point need not hold an item alone, nor a sole
/// holder be one. Source: Hopcroft and Tarjan 1973 (CACM 16:372).
[[nodiscard]] table articulation_points(const plan& where, node_kind of = node_kind::leader,
                                        inheritance rule = inheritance::nearest,
                                        const stop_token& stop = {});

/// The ties without which their component falls apart (桥): the actor is all that joins the item to
/// the rest, or the item all that joins the actor.
///
/// Result, by actor, then item, both in document order: actor, number, key, title utf8 (null where
/// there is none). Source: as `articulation_points`.
[[nodiscard]] table bridges(const plan& where, node_kind of = node_kind::leader,
                            inheritance rule = inheritance::nearest, const stop_token& stop = {});

/// How far the network falls apart if one actor left (碎片化).
///
/// Fragmentation is the share of ordered pairs of nodes that no path joins, 1 - Σ s(s - 1) / (N(N -
/// 1)) over the sizes s of the components. Without an actor N is one less, so `gain` is negative
/// for an actor without ties; `gain_as_isolate` keeps N, as if only the actor's ties went, and is
/// never negative. Result, one row an actor in document order: name utf8, before, after, gain,
/// gain_as_isolate float64 (null where fewer than two nodes are or would be left), reason utf8 (of
/// a null, else null). Source: Borgatti 2006 (CMOT 12:21), eq. 4 with component sizes.
[[nodiscard]] table fragmentation(const plan& where, node_kind of = node_kind::leader,
                                  inheritance rule = inheritance::nearest,
                                  const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/connectivity_inl.hpp>
#endif
