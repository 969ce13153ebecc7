#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <dutygraph/model/vocabulary.hpp>
#include <dutygraph/read/lines.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// A group of themes or task forces that the preamble announces: “2”即“两项重中之重”:…;… or
/// 三个工作专班（…；…；…）.
struct announced_group {
  node_kind kind = node_kind::theme;  ///< theme or task_force, for all members
  span words;                         ///< all of it
  span name;                          ///< the group's words: 两项重中之重, 三个工作专班
  std::uint32_t announced = 0;        ///< how many members the digit or number says
  std::vector<span> members;          ///< as printed, in order, without the closing full stop
  friend bool operator==(const announced_group&, const announced_group&) = default;
};

/// Finds the groups that a part of a text announces, in two forms.
///
/// The digit system (“1236”; quotes may be missing, digits repeat) explains each digit: digit, 即
/// or the like, the group's words, a colon, members. The counted list gives a number, words that
/// end in a word for a task force, then the members in a bracket or behind a colon. A semicolon
/// separates members, a comma does not; where a counted list has no semicolon and 、 gives exactly
/// the number announced, 、 does. A group of task forces is one whose words say so, or all of whose
/// members do. Result: in order, disjoint. Linear.
[[nodiscard]] std::vector<announced_group> find_announced_groups(std::string_view text, span part);

/// What does not fit: `reader.count_mismatch` where a group has more or fewer members than it
/// announces; `reader.system_mismatch` where the digits explained are not those of the system's
/// name right before them.
[[nodiscard]] std::vector<finding> findings_of(std::string_view text, span part,
                                               const std::vector<announced_group>& groups);

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/announced_themes_inl.hpp>
#endif
