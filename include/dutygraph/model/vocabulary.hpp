#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <dutygraph/fwd.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What a node stands for. The order puts the kinds that share a relation side by side: actors are
/// leader to task force, what may be assigned to is task force to subitem.
enum class node_kind : std::uint8_t {
  leader,  ///< a person who answers for work (牵头领导)
  section,  ///< an organizational unit of any size (责任科室, 责任单位; W3C ORG OrganizationalUnit)
  task_force,  ///< a body set up for one priority (工作专班)
  heading,     ///< a numbered heading above the items (标题); chapters are the top-level ones
  item,        ///< a numbered unit directly under the lowest heading (工作任务)
  subitem,     ///< a numbered part of an item's text with an assignment of its own
  theme,       ///< a sentence announced as a priority
  commitment,  ///< what an item undertakes (目标任务)
};

/// What an edge says.
enum class relation : std::uint8_t {
  contains,  ///< heading to heading or item, item to subitem
  assigned,  ///< leader, section or task force to heading, item, subitem or task force
  leads,     ///< actor to actor
  advances,  ///< theme to item
  commits,   ///< item or subitem to commitment
  drives,    ///< task force to item; the last relation: inferred edges are appended to it
};

/// In which capacity an actor is assigned.
enum class role : std::uint8_t {
  lead,  ///< 牵头, 主办; a leader labelled 牵头领导, 分管领导, 责任领导, 主抓 (accountable)
  responsible,  ///< 责任, 负责, 会同, 责任人 (responsible)
  support,      ///< 配合, 参与, 协助, 协办
  guide,        ///< 指导
  supervise,    ///< 督导, 督办
  coordinate,   ///< 统筹, 汇总
};

/// How an edge is known.
enum class provenance : std::uint8_t {
  stated,     ///< the text says so, in the words of the edge's span
  inherited,  ///< from the enclosing heading, or from a rule stated for the whole text
  inferred,   ///< found by the library: has a score in 0..1 and the matched phrases
  curated,    ///< said by a person, in a file or a call
};

/// How assignments at headings reach the items below them.
enum class inheritance : std::uint8_t {
  direct,   ///< only what is attached to the item itself
  nearest,  ///< for each role and kind of actor, the nearest enclosing assignment
  all,      ///< the union of all assignments up the path
};

/// What a document turned out to be.
enum class plan_kind : std::uint8_t {
  plan_with_responsibilities,
  plan_without_responsibilities,
  cover_notice,  ///< the covering notice only
  not_a_plan,
};

inline constexpr std::array<std::string_view, 8> node_kind_names = {
    "leader", "section", "task_force", "heading", "item", "subitem", "theme", "commitment"};
inline constexpr std::array<std::string_view, 6> relation_names = {
    "contains", "assigned", "leads", "advances", "commits", "drives"};
inline constexpr std::array<std::string_view, 6> role_names = {
    "lead", "responsible", "support", "guide", "supervise", "coordinate"};
inline constexpr std::array<std::string_view, 4> provenance_names = {"stated", "inherited",
                                                                     "inferred", "curated"};
inline constexpr std::array<std::string_view, 3> inheritance_names = {"direct", "nearest", "all"};
inline constexpr std::array<std::string_view, 4> plan_kind_names = {
    "plan_with_responsibilities", "plan_without_responsibilities", "cover_notice", "not_a_plan"};

/// The English name of a value, as it stands in tables and files.
[[nodiscard]] constexpr std::string_view to_string(node_kind value) noexcept {
  return node_kind_names[static_cast<std::size_t>(value)];
}
[[nodiscard]] constexpr std::string_view to_string(relation value) noexcept {
  return relation_names[static_cast<std::size_t>(value)];
}
[[nodiscard]] constexpr std::string_view to_string(role value) noexcept {
  return role_names[static_cast<std::size_t>(value)];
}
[[nodiscard]] constexpr std::string_view to_string(provenance value) noexcept {
  return provenance_names[static_cast<std::size_t>(value)];
}
[[nodiscard]] constexpr std::string_view to_string(inheritance value) noexcept {
  return inheritance_names[static_cast<std::size_t>(value)];
}
[[nodiscard]] constexpr std::string_view to_string(plan_kind value) noexcept {
  return plan_kind_names[static_cast<std::size_t>(value)];
}

/// The value that `name` names in one of the lists above, or nothing. Example:
/// `value_named<role>(role_names, "lead")`.
template <class Enum, std::size_t Count>
[[nodiscard]] constexpr std::optional<Enum> value_named(
    const std::array<std::string_view, Count>& names, std::string_view name) noexcept {
  for (std::size_t index = 0; index < Count; ++index) {
    if (names[index] == name) return static_cast<Enum>(index);
  }
  return std::nullopt;
}

/// Which kinds a relation joins: first and last at each end, in the order of `node_kind`.
struct relation_ends {
  node_kind source_first, source_last, target_first, target_last;

  [[nodiscard]] constexpr bool join(node_kind source, node_kind target) const noexcept {
    return source >= source_first && source <= source_last && target >= target_first &&
           target <= target_last;
  }
};

[[nodiscard]] constexpr relation_ends ends_of(relation value) noexcept {
  using enum node_kind;
  switch (value) {
    case relation::contains:
      return {heading, item, heading, subitem};
    case relation::assigned:
      return {leader, task_force, task_force, subitem};
    case relation::leads:
      return {leader, task_force, leader, task_force};
    case relation::advances:
      return {theme, theme, item, item};
    case relation::commits:
      return {item, subitem, commitment, commitment};
    case relation::drives:
      return {task_force, task_force, item, item};
  }
  return {leader, leader, leader, leader};
}

/// True for the kinds that can be assigned to work: leader, section, task force.
[[nodiscard]] constexpr bool is_actor(node_kind kind) noexcept {
  return kind <= node_kind::task_force;
}

/// True for the kinds that make up the plan's outline: heading, item, subitem.
[[nodiscard]] constexpr bool is_work(node_kind kind) noexcept {
  return kind >= node_kind::heading && kind <= node_kind::subitem;
}

}  // namespace dutygraph
