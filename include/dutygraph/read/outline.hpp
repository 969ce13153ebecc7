#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/limits.hpp>
#include <dutygraph/model/vocabulary.hpp>
#include <dutygraph/read/annotation.hpp>
#include <dutygraph/read/lines.hpp>
#include <dutygraph/read/numbering.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// A heading (标题), item (工作任务) or numbered part of an item (subitem) of a plan.
struct outline_unit {
  node_kind kind = node_kind::item;
  std::optional<std::size_t> parent;  ///< index of the enclosing heading, or of the item of a part
  std::string number;                 ///< 4, 一, （二）
  std::string key;                    ///< numbers of all enclosing headings and its own, by `/`
  line_number printed;
  std::uint32_t line = 0;  ///< 1-based
  span words;              ///< from the number to the end of the title's line (heading) or body
  span name_words;         ///< the title sentence, or the numeral where there is none
  span text_words;         ///< the body of an item
  span group;              ///< of a row of a table: the cell that several rows have in common
  std::vector<annotation> annotations;
};

/// The numbered structure of a plan.
struct outline {
  std::vector<outline_unit> units;        ///< in document order
  std::optional<std::size_t> first_line;  ///< index of the first unit's line in the lines given
  std::vector<finding> findings;          ///< in no order
};

/// Joins lines, numbers and annotations to headings and items.
///
/// The lowest level of numbers that the text uses for paragraphs (1. before （一）) makes the
/// items; the levels above are headings; 一、 is a heading always. Numbers below the items' level
/// stay in the body. A unit reaches to the next one, blank lines and unnumbered paragraphs
/// included. A bracket in a unit's paragraph belongs to that unit; one on a line of its own closes
/// the heading above, or, where such brackets stand between the items of one heading, belongs to
/// the item before it. Lines of labels without a bracket belong to the item before them, or to the
/// heading where such lines close headings only; text behind them goes on with the item. A leader
/// named in a heading's title (周明市长主抓…) is an annotation of the heading. A numbered part of
/// an item with an annotation of its own is a subitem; one annotation behind the last part is the
/// item's. The rows of a table are items, whose cells say who is responsible; rows without a number
/// are numbered by order. Words before the first unit are not looked at.
///
/// Findings: those of annotations, `reader.absurd_number`, `reader.duplicate_number`,
/// `reader.number_order`, `reader.item_without_heading`, `reader.empty_title`,
/// `reader.unattached_text`, `reader.brackets_between_items`, `reader.repeated_bracket`. Linear.
/// Throws `limit_exceeded`
/// (`nodes`, `nesting`), `stopped`.
[[nodiscard]] outline read_outline(std::string_view text, std::span<const text_line> lines,
                                   const limits& allowed = {}, const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/outline_inl.hpp>
#endif
