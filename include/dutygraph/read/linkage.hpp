#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/fwd.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What linkage knows of an item (工作任务): words only, UTF-8. Any of them may be empty.
struct linkable_item {
  std::string_view heading;  ///< titles of all enclosing headings, outermost first, joined by \n
  std::string_view title;    ///< if empty, the first sentence of the body stands for it
  std::string_view body;     ///< without the title and the assignments
};

/// Where a phrase stands in an item.
enum class linkable_field : std::uint8_t { title, heading, body };

/// A phrase in one of the texts of a `linkable_item`: bytes from `offset` on.
struct phrase_place {
  linkable_field field = linkable_field::title;
  std::size_t offset = 0;
  std::size_t length = 0;

  friend bool operator==(const phrase_place&, const phrase_place&) = default;
};

/// One task force (工作专班) and one item that it is found to drive.
struct inferred_link {
  std::uint32_t task_force = 0;
  std::uint32_t item = 0;
  double score = 0;                  ///< 0..1: the share of the name's information the item holds
  std::vector<std::string> matched;  ///< shared phrases as printed, the most informative first
  phrase_place where;                ///< of the first of them

  friend bool operator==(const inferred_link&, const inferred_link&) = default;
};

/// The two constants; docs/linkage.md argues for each.
struct linkage_constants {
  double sentence = 2.0 / 3.0;  ///< one sentence of the body beside a title
  double least = 0.5;           ///< the least score of a link
};

/// Finds which items each task force drives, from the words of its name.
///
/// A name that shares no phrase of two characters with the plan, or of which no item holds
/// `least`, gets no item; an item may be found for several task forces. Equal names get equal
/// links. `task_forces`: names as printed. The score of a pair does not depend on the order of the
/// items. Result: ordered by task force, then item. Linear in the text times the number of names
/// that share a pair of characters; the first 64 characters of a name's matter count. Throws
/// `stopped`. Source: docs/linkage.md; rarity is inverse document frequency (Spärck Jones 1972).
[[nodiscard]] std::vector<inferred_link> infer_links(std::span<const std::string_view> task_forces,
                                                     std::span<const linkable_item> items,
                                                     const stop_token& stop = {},
                                                     const linkage_constants& constants = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/linkage_inl.hpp>
#endif
