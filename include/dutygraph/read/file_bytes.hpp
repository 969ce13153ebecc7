#pragma once

#include <string>

#include <dutygraph/limits.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// The bytes of a file. Linear.
///
/// Throws `parse_error` for a missing file (`input.missing`), a directory (`input.directory`) and
/// one that cannot be read (`input.unreadable`); `limit_exceeded` past `input_bytes`; `stopped`.
[[nodiscard]] std::string file_bytes(const std::string& path, const limits& allowed = {},
                                     const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/file_bytes_inl.hpp>
#endif
