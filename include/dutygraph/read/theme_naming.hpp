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

/// What a theme (主题) calls its matter, and whether it asks for a way of working.
struct theme_phrase {
  std::string phrase;  ///< as printed; empty where no words name a matter
  bool attitude =
      false;  ///< every clause begins with an action (坚持…, 强化…), and no name is quoted

  friend bool operator==(const theme_phrase&, const theme_phrase&) = default;
};

/// Finds the phrase by which an item would name a theme.
///
/// Words in quotation marks are a name and win, if they have four letters or more and are not the
/// whole theme. Else marks and joining words (和, 与, 及) cut the theme; from both ends of each
/// part go scopes and places (全省), actions (推进, 建设, 打造) and what is done for the first time
/// (试点, 创新), as long as a term stays; the longest part is the phrase, of equals the first. No
/// phrase is made of broad activities and aspects alone (服务质量), and none has more than 64
/// letters. Linear.
[[nodiscard]] theme_phrase phrase_of_theme(std::string_view theme);

/// What naming knows of an item (工作任务): words only, UTF-8. Any of them may be empty.
struct nameable_item {
  std::string_view title;
  std::string_view body;
};

/// Where a phrase stands in an item.
enum class nameable_field : std::uint8_t { title, body };

/// One theme and one item that names it: bytes of the item's title or body.
struct named_theme {
  std::uint32_t theme = 0;
  std::uint32_t item = 0;
  nameable_field field = nameable_field::title;
  std::size_t offset = 0;
  std::size_t length = 0;

  friend bool operator==(const named_theme&, const named_theme&) = default;
};

/// Finds the items that name a theme: those in whose title, else body, its phrase stands.
///
/// Likeness is not enough: the whole phrase must stand there. Text is compared without regard to
/// width, case, blanks, quotation marks, middle dots and 的; no phrase runs across another mark. A
/// phrase that more than 8 themes share tells none of them apart and names none. Result: ordered by
/// theme, then item, each pair once with the first place. Linear in the bytes of themes and items,
/// however many there are of each. Throws `stopped`. Source: docs/linkage.md; the search is that of
/// Aho and Corasick 1975 (CACM 18:333).
[[nodiscard]] std::vector<named_theme> find_named(std::span<const std::string_view> themes,
                                                  std::span<const nameable_item> items,
                                                  const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/theme_naming_inl.hpp>
#endif
