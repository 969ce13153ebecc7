#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/limits.hpp>
#include <dutygraph/model/vocabulary.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// How sure a person is that a task force drives an item.
enum class link_tier : std::uint8_t { core, possible, not_driven };

/// One row of a links file: `task_force,item[,tier][,reason][,coder]`.
struct link_row {
  std::string task_force;  ///< name as printed
  std::string item;        ///< printed number, or key where that is not unique
  link_tier tier = link_tier::core;
  std::string reason;
  std::string coder;
  std::uint64_t line = 0;  ///< in the file; 0 if there is none
  std::string file;        ///< as the caller named it
  friend bool operator==(const link_row&, const link_row&) = default;
};

/// Rows of a links file in CSV: RFC 4180, UTF-8 with or without BOM.
///
/// The first line names the columns task_force, item and, in any order, tier (core, possible, not),
/// reason, coder; a column left out or empty means core, and nothing. Blank lines do not count.
/// Result: in the order of the file. Linear. Throws `parse_error` that names file and line:
/// `links.header`, `links.row` (more or fewer fields than columns), `links.empty` (no task force or
/// item), `links.tier`, `links.quote` (never closed) and
/// those of `decode`; `limit_exceeded`, `stopped`.
[[nodiscard]] std::vector<link_row> parse_links(std::string_view bytes, std::string_view file = {},
                                                const limits& allowed = {},
                                                const stop_token& stop = {});
/// The same from a file. Throws those of `file_bytes` too.
[[nodiscard]] std::vector<link_row> read_links(const std::string& path, const limits& allowed = {},
                                               const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/links_file_inl.hpp>
#endif
