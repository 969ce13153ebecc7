#pragma once

#include <string>
#include <string_view>

#include <dutygraph/limits.hpp>
#include <dutygraph/model/plan.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// A plan as JSON: everything, inferred edges included, so that `from_json(to_json(p)) == p`.
///
/// One object with `format: "dutygraph"`, `version: 1`, `document`, `text` (null where there is
/// none), `nodes`, `edges`, `mentions` (where there are any), `diagnostics`; docs/json.md lists the
/// members. UTF-8, LF, one record a line, members in a fixed order, numbers in the shortest form
/// that reads back equal: the same plan gives the same bytes. O(V + E + text). Throws `stopped`.
[[nodiscard]] std::string to_json(const plan& value, const stop_token& stop = {});

/// Reads what `to_json` wrote, of any version up to this one.
///
/// The syntax is I-JSON (RFC 7493): duplicate members, lone surrogates, ill-formed UTF-8, comments
/// and anything behind the value are refused. Unknown members are refused too, for they would be
/// lost. `file` is what errors call the input. O(bytes), not recursive.
/// Throws `exchange_error` (format "json": `json.syntax`, `json.utf8`, `json.duplicate`,
/// `json.surrogate`, `json.range` for a number that no binary64 holds, `json.member`, `json.value`,
/// `json.version`) with line and byte, `build_error`, `limit_exceeded` (`input_bytes`, `nesting`
/// with line and byte, those of `build`), `stopped`.
[[nodiscard]] plan from_json(std::string_view bytes, std::string_view file = {},
                             const limits& allowed = {}, const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/exchange/detail/json_inl.hpp>
#endif
