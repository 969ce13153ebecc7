#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/model/plan.hpp>
#include <dutygraph/scenario/posts.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Who may take an item besides those who hold it.
enum class eligibility : std::uint8_t {
  shared_section,  ///< leaders who are attached, anywhere, together with a section of the item
  shared_leader,   ///< sections that are attached, anywhere, together with a leader of the item
  overseen,        ///< leaders whose post oversees a section of the item
  any,             ///< every actor of the kind
  table,           ///< the pairs that are given
};

inline constexpr std::array<std::string_view, 5> eligibility_names = {
    "shared_section", "shared_leader", "overseen", "any", "table"};

[[nodiscard]] constexpr std::string_view to_string(eligibility value) noexcept {
  return eligibility_names[static_cast<std::size_t>(value)];
}

/// One row of a table of eligibility: the actor may take the item.
struct eligible_pair {
  std::string actor;
  std::string item;  ///< key, number or title
  friend bool operator==(const eligible_pair&, const eligible_pair&) = default;
};

/// What `eligible_holders` looks at.
struct eligibility_options {
  node_kind of = node_kind::leader;         ///< leader or section
  dutygraph::role as = role::lead;          ///< the effective role that holders have
  inheritance rule = inheritance::nearest;  ///< by which holders and sections of items are found
  std::optional<eligibility> who = {};      ///< nothing: shared_section, of sections shared_leader
  std::vector<eligible_pair> pairs = {};    ///< with `table`
  std::vector<post_row> posts = {};         ///< with `overseen`
};

/// Who may hold each item, as places within their kinds: rows of arcs.
struct item_candidates {
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  std::vector<std::size_t> first_arc = {0};  ///< of each item, and the number of arcs
  std::vector<std::uint32_t> holder;         ///< of each arc; rising within an item
  std::vector<std::uint8_t> held;            ///< of each arc: 1 where it stands so now
  std::vector<std::uint32_t>
      link;  ///< of each arc: the section (or leader) that says so, or `none`
  eligibility who = eligibility::shared_section;  ///< the rule that was used
  friend bool operator==(const item_candidates&, const item_candidates&) = default;
};

/// Who may hold each item: its holders, and whoever the rule of eligibility adds (可承担人).
///
/// Those who hold an item in the role are always among its candidates. Under `shared_section` a
/// leader L may take item t if a section of t (in any role) stands together with L (in any role) at
/// some item or heading, under the inheritance rule; `link` is the first such section as t states
/// them. `shared_leader` is the same for sections with the kinds exchanged. An item without a
/// section has no candidate but its holders, and may have none at all. Under `overseen` a section
/// of t is among those that the leader's posts oversee. Rows of `pairs` may repeat.
///
/// O(V + holdings + sum over items and headings of their sections times their leaders, sorted +
/// pairs). Throws `argument_error` (no leader or section; a rule for the other kind; `table`
/// without pairs or pairs without `table`; `overseen` without a row that oversees anything), what
/// `find_posts` throws, `unknown_name`, `ambiguous_name`, each naming the row from 1; `stopped`.
/// Source: docs/reassign.md.
[[nodiscard]] item_candidates eligible_holders(const plan& where,
                                               const eligibility_options& options = {},
                                               const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/scenario/detail/eligibility_inl.hpp>
#endif
