#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <dutygraph/limits.hpp>
#include <dutygraph/read/labelled_list.hpp>
#include <dutygraph/read/lines.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Words that say who is responsible (责任标注): a bracket, or labels without one.
struct annotation {
  span words;            ///< with its brackets
  bool closed = true;    ///< false where the closing bracket is missing: it ends with its line then
  bool labelled = true;  ///< false for names before role words: A、B牵头，C配合
  std::vector<labelled_list> lists;  ///< none for a bracket that was not understood
  std::vector<span> rest;            ///< words after a list that no label governs
  /// True if one label at least is known.
  [[nodiscard]] bool understood() const noexcept;
  friend bool operator==(const annotation&, const annotation&) = default;
};

/// Finds what in a paragraph says who is responsible, in three forms.
///
/// A bracket whose words begin with a short label and a colon (牵头单位：…); a bracket of names and
/// role words (A、B牵头，C配合) that stands behind a sentence or ends one; known labels with a
/// colon behind a sentence or at the beginning of a line, up to its end. `paragraph` is a part of
/// `text` and may hold line breaks: they and blanks within a label or name do not count. Half- and
/// full-width marks may be mixed. A list names actors between 、, commas, and 和 or 及 where both
/// sides are units; 各区、县级市 is one name. Ordinary brackets are passed over; one of which no
/// label is known is in the result only if it is the whole paragraph, one behind a sentence that
/// holds a role word always (`understood()` is false then). Result: in order, disjoint. Linear.
/// Throws `limit_exceeded` for brackets nested deeper than `nesting`.
[[nodiscard]] std::vector<annotation> find_annotations(std::string_view text, span paragraph,
                                                       const limits& allowed = {});

/// True if `line` (trimmed) begins with the bracket of an annotation with a known label.
[[nodiscard]] bool opens_annotation(std::string_view text, span line);

/// True if `line` (trimmed) begins with a known label and a colon, without a bracket.
[[nodiscard]] bool opens_label_line(std::string_view text, span line);

/// The labels and names of `part`, which begins with a label: a line of labels without a bracket.
[[nodiscard]] annotation read_label_line(std::string_view text, span part);

/// The names in a cell of a table, given line by line, under the label that heads its column;
/// nothing for a heading that is no known label. A name that a line ends within goes on in the next
/// where the lines follow each other in the text.
[[nodiscard]] std::optional<annotation> read_table_cell(std::string_view text, span heading,
                                                        std::span<const span> lines);

/// What was not understood in an annotation. Codes: `reader.unclosed_bracket`,
/// `reader.unknown_label`, `reader.empty_list`, `reader.repeated_name`, `reader.unlabelled_part`,
/// `reader.unread_bracket`.
[[nodiscard]] std::vector<finding> findings_of(std::string_view text, const annotation& value);

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/annotation_inl.hpp>
#endif
