#pragma once

#include <vector>

#include <dutygraph/model/plan.hpp>
#include <dutygraph/stop.hpp>

/// \file
/// The neighbours of a node that Python's Node shows, under `nearest` inheritance. All results are
/// in document order, each node once.
namespace dutygraph::python {

/// The items that an actor holds, a task force drives or holds, a theme advances by, or that stand
/// below a heading; of an item itself.
[[nodiscard]] std::vector<node_id> items_of(const plan& where, node_id node,
                                            const stop_token& stop);

/// The other actors of its kind that share an item with an actor; none for other kinds.
[[nodiscard]] std::vector<node_id> partners_of(const plan& where, node_id node,
                                               const stop_token& stop);

/// The actors of a kind that have to do with a node: they hold one of its items, are attached to it
/// or to what it is attached to, lead it or are led by it; never itself.
[[nodiscard]] std::vector<node_id> actors_of(const plan& where, node_id node, node_kind kind,
                                             const stop_token& stop);

}  // namespace dutygraph::python
