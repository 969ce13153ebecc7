#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/limits.hpp>
#include <dutygraph/model/plan.hpp>
#include <dutygraph/read/links_file.hpp>
#include <dutygraph/read/outline.hpp>
#include <dutygraph/stop.hpp>
#include <dutygraph/text/encoding.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// How to read a plan.
struct read_options {
  std::string encoding;         ///< name of the encoding; empty: find out
  bool replace = false;         ///< ill-formed bytes become U+FFFD instead of an error
  bool strict = false;          ///< the first warning is thrown as `parse_error`
  std::string file;             ///< what errors call the input
  std::vector<link_row> links;  ///< what a person says of task forces and items
  dutygraph::limits limits;
};

/// A text that another reader has looked at before: it came out of a file of another format, or its
/// outline is that of a table.
struct prepared_text {
  decoded_text source;
  std::optional<dutygraph::outline> outline;  ///< nothing: the text has its own
  span outlined;             ///< what the outline was read from; head and signature stand around it
  std::vector<span> groups;  ///< of each unit, the unnumbered cell that spans it; may be empty
  std::vector<source_place> places;     ///< empty for a text that is read as it is
  std::vector<diagnostic> diagnostics;  ///< of the reader before
};

/// Reads a plan from the bytes of a text file: outline, responsibilities, themes, task forces, and
/// what items undertake (commitments.hpp).
///
/// What the document is (`document().kind`) is said with its evidence: a plan with responsibilities
/// by the words of its first assignment, all others by a diagnostic at the words that decide
/// (`reader.no_responsibilities`, `reader.cover_only`, `reader.not_a_plan`, `reader.no_outline`,
/// `reader.empty_text`). A text that is not a plan has no assignments. What was not understood is a
/// diagnostic, in the order of the text, at most `limits.diagnostics_of_a_kind` of each code.
[[nodiscard]] plan read_bytes(std::string_view bytes, const read_options& options = {},
                              const stop_token& stop = {});
/// Reads a plan from decoded text (UTF-8).
[[nodiscard]] plan read_text(std::string_view text, const read_options& options = {},
                             const stop_token& stop = {});
/// Reads a plan from a prepared text. Where it has places, diagnostics name them and no byte.
[[nodiscard]] plan read_prepared(prepared_text text, const read_options& options = {},
                                 const stop_token& stop = {});
/// Reads a plan from a file. A missing file, a directory: `parse_error` (`input.missing`,
/// `input.directory`, `input.unreadable`).
[[nodiscard]] plan read_file(const std::string& path, read_options options = {},
                             const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/work_plan_inl.hpp>
#endif
