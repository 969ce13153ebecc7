#pragma once

#include <string>
#include <string_view>

#include <dutygraph/limits.hpp>
#include <dutygraph/scenario/change.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// A change as JSON, so that `change_from_json(change_to_json(c)) == c`.
///
/// One object with `format: "dutygraph.change"`, `version: 1`, `title` and `edits`: one edit a line
/// with the members `edit` (of `edit_kind_names`), `what`, `name`, `work`, `to`, `role`, `effort`,
/// `reason`; those that hold their default (the empty text, lead, 1) are left out where the edit
/// does not need them, and `what` where it is open. UTF-8, LF; the same change gives the same
/// bytes. O(bytes). Throws `argument_error` (an effort that is not finite).
[[nodiscard]] std::string change_to_json(const change& value);

/// Reads what `change_to_json` wrote, of any version up to this one; the syntax and the errors are
/// those of `from_json`. Whether the edits fit a plan is found out by `apply`. O(bytes). Throws
/// `exchange_error` with line and byte, `limit_exceeded` (`input_bytes`, `nesting`), `stopped`.
[[nodiscard]] change change_from_json(std::string_view bytes, std::string_view file = {},
                                      const limits& allowed = {}, const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/exchange/detail/change_json_inl.hpp>
#endif
