#pragma once

#include <cstdint>

#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/table.hpp>
#include <dutygraph/query/line_source.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Actors at an end of a line up to which reachability is computed: its rows of bits then take at
/// most 8 MB and about a second. Beyond, what needs it is null and says so; all else stays.
inline constexpr std::uint32_t most_actors_for_reachability = 8192;

/// How many each actor leads (管理幅度), and how far that goes down.
///
/// The network is that of `lines_of_command`. Result, one row an actor in document order: name
/// utf8, kind utf8, span int64 (distinct subordinates), superiors int64 (distinct), depth int64
/// (longest path of lines below; null where a cycle is reached), reachable int64 (other actors
/// reached by lines; null beyond `most_actors_for_reachability`). Who leads nobody has span, depth
/// and reachable 0. O(V + E), and O(V E / 64) for reachable, with V as in the limit. Throws
/// `stopped`. Source: Urwick 1956 (Harvard Business Review 34(3):39), our formula.
[[nodiscard]] table span_of_control(const plan& where, const command_options& options = {},
                                    const stop_token& stop = {});

/// What shape the lines of command have (层级结构): how near they are to one tree.
///
/// The network is that of `lines_of_command`. Result: index utf8, value float64, minimum, maximum
/// float64, reason utf8. Where a value is undefined, it and its bounds are null and reason says
/// why; no count of `actors` has a maximum. A component is a weak one: what hangs together
/// whatever the direction, N actors each. Rows in this order:
/// - actors, lines (distinct pairs), roots (actors without a superior, single ones too), managers
///   (actors who lead somebody);
/// - mean_span and max_span over managers (undefined: nobody leads);
/// - depth: longest path of lines (undefined: no actor; a cycle, which the reason names by at most
///   ten names, the shortest one through the first actor in a cycle);
/// - several_superiors: actors with more than one superior;
/// - connectedness: pairs in one component / all pairs (undefined: fewer than two actors);
/// - hierarchy: 1 - pairs that reach each other / pairs joined by a path (undefined: no line);
/// - efficiency: 1 - (lines - sum(N - 1)) / sum((N - 1)^2), as R sna has it, directed (undefined:
///   no line);
/// - efficiency_undirected: 1 - (pairs joined by a line - sum(N - 1)) / sum((N - 1)(N - 2) / 2), as
///   Krackhardt has it (undefined: no component of three);
/// - least_upper_boundedness: 1 - pairs in one component without a least upper bound /
///   sum((N - 1)(N - 2) / 2) (undefined: no component of three). An upper bound of two reaches both
///   or is one of them; it is least if every other one reaches it;
/// - global_reaching_centrality: sum(max C - C) / (n - 1), C the share of the n - 1 others reached
///   (undefined: fewer than two actors).
///
/// The last two, and hierarchy where there is a cycle, need reachability. All of 1 in the four
/// measures of Krackhardt means one tree with its lines from the root. O(V + E), and O(V E / 64 +
/// sum(N^3) / 64) with V and N as in the limit. Throws `stopped`.
/// Source: Krackhardt 1994 (Graph Theoretical Dimensions of Informal Organizations); Mones, Vicsek
/// and Vicsek 2012 (PLoS ONE 7:e33799); docs/hierarchy.md.
[[nodiscard]] table hierarchy(const plan& where, const command_options& options = {},
                              const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/hierarchy_inl.hpp>
#endif
