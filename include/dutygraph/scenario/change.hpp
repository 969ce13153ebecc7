#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <dutygraph/model/vocabulary.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What one edit does.
enum class edit_kind : std::uint8_t {
  remove,  ///< an actor or work with all its edges; with `work` one assignment only
  add,     ///< an actor or work; with `work` an assignment
  rename,  ///< an actor or work gets the name `to`
  merge,   ///< what the actor holds passes to `to`, and the actor is gone
  move,    ///< the holder of `work` is `to` instead of `name`, in the same role
  effort,  ///< the item's effort is `effort`
};

/// One step of a what-if (假设调整). Actors go by name, work by key.
struct edit {
  edit_kind kind = edit_kind::move;
  node_kind what = node_kind::leader;  ///< the kind of `name`
  std::string name;                    ///< the actor or the work that is edited
  std::string work;  ///< key of the item or heading where an assignment is; empty: none meant
  std::string to;    ///< the new name, the actor that takes over
  dutygraph::role role = dutygraph::role::lead;  ///< of the assignment
  double effort = 1.0;
  std::string reason;  ///< why, in words; may be empty
  friend bool operator==(const edit&, const edit&) = default;
};

/// A what-if as a value: edits that are applied one after the other.
struct change {
  std::string title;
  std::vector<edit> edits;
  friend bool operator==(const change&, const change&) = default;
};

}  // namespace dutygraph
