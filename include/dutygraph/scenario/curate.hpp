#pragma once

#include <span>
#include <string>
#include <vector>

#include <dutygraph/limits.hpp>
#include <dutygraph/model/diagnostic.hpp>
#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/records.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What a person says of one edge after a look at the text (人工核实).
struct curation {
  dutygraph::relation relation = relation::drives;  ///< drives, advances or assigned
  node_reference source;  ///< task force, theme or actor; an actor that is assigned may be new
  node_reference target;  ///< work by key
  bool holds = true;      ///< false: there is no such edge, whatever was inferred
  dutygraph::role role = dutygraph::role::lead;  ///< of an assignment
  std::string role_word;                         ///< of an assignment, as a person writes it
  bool open_list = false;            ///< of an assignment: more hold the work than are named
  std::vector<std::string> reasons;  ///< why, and who says so; may be empty
  span words;                        ///< of an edge that is new: where the text says so
};

/// The plan with what a person says of edges, and with the findings that remain (待核实事项).
///
/// An edge that holds: if it was inferred it is `curated` now, with the reasons instead of the
/// phrases, and keeps its words; if there is none, it is added as `curated` behind the others; one
/// that is stated, inherited or curated stays as it is, unless its list was open and no longer is:
/// then it is `curated`, for a person has closed the list. An edge that does not hold goes if it
/// was inferred, and nothing infers it again; where there is none, nothing happens. Assignments are
/// one edge for each actor, work, role as printed and role word. What is inferred is inferred
/// first, so `links` that were read with the plan stay in force. No curations and the plan's own
/// diagnostics give an equal plan.
///
/// `remaining` are the diagnostics of the result. O(V + E + text) and a look-up a curation.
/// Throws `unknown_name` (the nearest names are said), `ambiguous_name`; `argument_error` with the
/// code `curate.relation` (none of the three, or ends that do not fit it), `curate.stated` (an edge
/// that is not inferred is said not to hold: take it away by a change) or `curate.contradiction`
/// (two curations of one edge differ), each naming the edge; `limit_exceeded`, `stopped`.
[[nodiscard]] plan curate(const plan& where, std::span<const curation> said,
                          std::vector<diagnostic> remaining, const limits& allowed = {},
                          const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/scenario/detail/curate_inl.hpp>
#endif
