#pragma once

#include <optional>
#include <string_view>

#include <dutygraph/read/labelled_list.hpp>
#include <dutygraph/read/lines.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// The leaders that the title of a heading names (周明市长主抓重点工作; 副市长宋佳分管工作).
///
/// A title names leaders where it begins with people, each with a title of office before or behind
/// the name, and a word such as 主抓 follows. Result: names without their titles, `label` the word,
/// `words` from the first name to it; nothing for any other title. Linear.
[[nodiscard]] std::optional<labelled_list> find_heading_leaders(std::string_view text, span title);

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/heading_leader_inl.hpp>
#endif
