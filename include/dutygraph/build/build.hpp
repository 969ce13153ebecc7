#pragma once

#include <dutygraph/build/validation.hpp>
#include <dutygraph/limits.hpp>
#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/records.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Turns records into an immutable plan.
///
/// No records give an empty plan. Nodes keep the order of the records within their kind, edges
/// within their relation; `contains` edges follow from the parents. `find_links`, if given, is kept
/// and called when the inferred edges are first asked for. O(V + E) expected.
/// Throws `build_error` with all findings, `limit_exceeded`, `stopped`.
[[nodiscard]] plan build(plan_records records, const limits& allowed = {},
                         const stop_token& stop = {}, linker find_links = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/build/detail/build_inl.hpp>
#endif
