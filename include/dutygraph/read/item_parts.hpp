#pragma once

#include <string_view>
#include <vector>

#include <dutygraph/read/lines.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// A numbered part within the text of an item: (1)…, ①…, 一是….
struct item_part {
  span words;   ///< from its number to the next part or the end of the text
  span number;  ///< as printed: (1), ①, 一是
  friend bool operator==(const item_part&, const item_part&) = default;
};

/// The numbered parts of `body`, the text of an item.
///
/// The first number that is a one behind a mark or at the beginning of a line says the form; the
/// parts count on from it without a gap, in that form. Fewer than two are none. Result: in order.
/// Linear.
[[nodiscard]] std::vector<item_part> find_item_parts(std::string_view text, span body);

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/item_parts_inl.hpp>
#endif
