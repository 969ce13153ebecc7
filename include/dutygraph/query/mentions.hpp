#pragma once

#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/table.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// The bodies outside the plan's actors that the text of its items leans on (提到的机构).
///
/// They are mentioned and nothing else: in no count, holders of no item. A body that is mentioned
/// again has a row again. A plan that no text was read for has none.
///
/// Result, in document order: number, key utf8 (of the item), name utf8 (as printed), word utf8
/// (that leans on it: 会同), line int64, quote utf8 (the clause; both null where there is no text).
/// O(mentions). Throws `stopped`. Source: docs/gaps.md.
[[nodiscard]] table mentions(const plan& where, const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/mentions_inl.hpp>
#endif
