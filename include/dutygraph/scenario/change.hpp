#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/model/vocabulary.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What one edit does; docs/changes.md says it in full.
enum class edit_kind : std::uint8_t {
  remove,  ///< an actor or work with all its edges; with `work` one assignment only
  add,     ///< an actor or work; of an actor with `work` an assignment
  rename,  ///< an actor gets the name `to`, work the title `to`
  merge,   ///< what the actor holds passes to `to`, and the actor is gone
  move,    ///< the holder of `work` is `to` instead of `name`, in the same role
  effort,  ///< the item's effort is `effort`
};

inline constexpr std::array<std::string_view, 6> edit_kind_names = {"remove", "add",  "rename",
                                                                    "merge",  "move", "effort"};

/// The English name of a kind, as it stands in tables and files.
[[nodiscard]] constexpr std::string_view to_string(edit_kind value) noexcept {
  return edit_kind_names[static_cast<std::size_t>(value)];
}

/// One step of a what-if (假设调整). Actors go by name, work by key, or by number or title where
/// that is unique.
struct edit {
  edit_kind kind = edit_kind::move;
  /// The kind of `name`; nothing: whatever has that name (an actor before work).
  std::optional<node_kind> what = node_kind::leader;
  std::string name;  ///< the actor or the work that is edited; of new work its number
  std::string work;  ///< the item, heading, subitem or task force where an assignment is; the
                     ///< heading (of a subitem: the item) that new work stands under
  std::string to;    ///< the new name or title, the actor that takes over
  dutygraph::role role = dutygraph::role::lead;  ///< effective role of the assignment
  double effort = 1.0;                           ///< of an item, finite and not negative
  std::string reason;                            ///< why, in words; may be empty
  friend bool operator==(const edit&, const edit&) = default;
};

/// A what-if as a value: edits that are applied one after the other.
struct change {
  std::string title;
  std::vector<edit> edits;
  friend bool operator==(const change&, const change&) = default;
};

/// One plain sentence that says what the edit does, with its reason. What does not show in a name
/// is escaped, and a long name is cut. Linear in the names.
[[nodiscard]] std::string describe(const edit& one);

/// The title, if there is one, then the edits, numbered, a line each and without a line break at
/// the end; nothing for a change without either.
[[nodiscard]] std::string describe(const change& all);

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/scenario/detail/change_inl.hpp>
#endif
