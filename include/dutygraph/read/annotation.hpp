#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <dutygraph/limits.hpp>
#include <dutygraph/model/vocabulary.hpp>
#include <dutygraph/read/lines.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What a label such as 牵头领导 says of the names after it.
struct label_meaning {
  dutygraph::role role = dutygraph::role::lead;
  node_kind kind = node_kind::leader;  ///< of the actors
  bool assigns = true;                 ///< false for 完成时限 and the like
  friend bool operator==(const label_meaning&, const label_meaning&) = default;
};

/// One label with the names after it.
struct labelled_list {
  label_meaning meaning;
  bool known = true;        ///< false for a label that the lexicon has not
  span label;               ///< as printed, without the colon
  span words;               ///< label, colon and names
  std::vector<span> names;  ///< as printed, in order
  bool open = false;        ///< ends in 等 or 有关部门
  friend bool operator==(const labelled_list&, const labelled_list&) = default;
};

/// A bracket that says who is responsible (责任标注).
struct annotation {
  span words;          ///< with its brackets
  bool closed = true;  ///< false where the closing bracket is missing: it ends with its line then
  std::vector<labelled_list> lists;
  std::vector<span> rest;  ///< words after a list that no label governs
  /// True if one label at least is known.
  [[nodiscard]] bool understood() const noexcept;
  friend bool operator==(const annotation&, const annotation&) = default;
};

/// Finds the brackets of a paragraph whose words begin with a short label and a colon.
///
/// `paragraph` is a part of `text` and may hold line breaks: they and blanks within a label or name
/// do not count. Half- and full-width marks may be mixed. Ordinary brackets are passed over; one
/// of which no label is known is in the result only if it is the whole paragraph
/// (`understood()` is false then). Result: in order, disjoint. Linear. Throws `limit_exceeded` for
/// brackets nested deeper than `nesting`.
[[nodiscard]] std::vector<annotation> find_annotations(std::string_view text, span paragraph,
                                                       const limits& allowed = {});

/// True if `line` (trimmed) begins with the bracket of an annotation with a known label.
[[nodiscard]] bool opens_annotation(std::string_view text, span line);

/// What was not understood in an annotation. Codes: `reader.unclosed_bracket`,
/// `reader.unknown_label`, `reader.empty_list`, `reader.repeated_name`, `reader.unlabelled_part`.
[[nodiscard]] std::vector<finding> findings_of(std::string_view text, const annotation& value);

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/annotation_inl.hpp>
#endif
