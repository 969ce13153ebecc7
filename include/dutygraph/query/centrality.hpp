#pragma once

#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/table.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What `centrality` looks at.
struct centrality_options {
  node_kind of = node_kind::leader;  ///< leader, section, task_force, or item
  node_kind by = node_kind::leader;  ///< the actors on the other side where `of` is item
  inheritance rule = inheritance::nearest;
};

/// Where actors, or items, stand in the two-mode network of actors and items (二模网络中心性).
///
/// degree: the share of the other side that the node is tied to. closeness: the least sum of
/// distances that a node of its side could have, by its own, times the share of all other nodes
/// that it reaches; 0 where it reaches none. betweenness: the shortest paths of others that run
/// through it, by the most there could be at a node of its side. core: the greatest k for which it
/// is in a k-core (each member tied to k members at least). A node without ties has zeros; a side
/// without nodes gives null for degree, and for betweenness wherever nothing can lie between.
///
/// Result, one row a node in document order: name, key utf8, degree, closeness, betweenness
/// float64, core int64. O(V E) by Boost.Graph's Brandes algorithm. Throws `argument_error` (other
/// kinds), `stopped`. Source: Borgatti and Halgin 2011 (Sage Handbook of Social Network Analysis,
/// 417), for the two-mode norms; Brandes 2001; Seidman 1983 for k-cores.
[[nodiscard]] table centrality(const plan& where, const centrality_options& options = {},
                               const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/centrality_inl.hpp>
#endif
