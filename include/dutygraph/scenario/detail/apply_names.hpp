#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dutygraph/build/build.hpp>
#include <dutygraph/model/lookup.hpp>
#include <dutygraph/scenario/change.hpp>
#include <dutygraph/scenario/detail/plan_draft.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

inline constexpr std::array<node_kind, 3> actor_kinds = {node_kind::leader, node_kind::section,
                                                         node_kind::task_force};
inline constexpr std::array<node_kind, 3> work_kinds = {node_kind::item, node_kind::heading,
                                                        node_kind::subitem};

/// The edit that is due: what its names mean in the draft, and the errors that name it.
class edit_names {
 public:
  edit_names(plan_records records, const change& what) : draft_(std::move(records)), what_(what) {}

 protected:
  using places = std::vector<std::uint32_t>;

  struct renaming {
    node_kind kind;
    std::string from;
    std::string to;
    std::size_t edit;
  };

  [[nodiscard]] std::string here() const {
    return "edit " + std::to_string(at_ + 1) + " of " + std::to_string(what_.edits.size());
  }
  [[noreturn]] void refuse(std::string_view code, const std::string& message) const {
    throw argument_error(code, here() + ": " + message);
  }
  [[nodiscard]] std::string shown(std::uint32_t at) const {
    const node_record& record = draft_.node(at).record;
    const std::string_view kind =
        record.kind == node_kind::task_force ? "task force" : to_string(record.kind);
    const std::string& name = is_work(record.kind) ? record.key : record.name;
    return "the " + std::string(kind) + " “" + printable(name) + "”";
  }
  [[nodiscard]] std::string in_role(role one) const {
    return " in the role " + std::string(to_string(one));
  }

  void check_parts(const edit& one) const {
    const std::string kind(to_string(one.kind));
    if (one.name.empty()) refuse("change.edit", kind + " needs a name; give the one to edit");
    const bool takes_work =
        one.kind == edit_kind::move || one.kind == edit_kind::remove || one.kind == edit_kind::add;
    if (!takes_work && !one.work.empty()) {
      refuse("change.edit",
             kind + " takes no work, and is given “" + printable(one.work) + "”; leave it out");
    }
    if (one.kind == edit_kind::move && one.work.empty()) {
      refuse("change.edit", "move needs the work that moves; give its key");
    }
    const bool adds_work = one.kind == edit_kind::add && one.what && is_work(*one.what);
    const bool needs_to = one.kind == edit_kind::rename || one.kind == edit_kind::merge ||
                          one.kind == edit_kind::move;
    if (needs_to && one.to.empty()) {
      refuse("change.edit", kind + " needs “to”; give the name that it leads to");
    }
    if (!needs_to && !adds_work && !one.to.empty()) {
      refuse("change.edit",
             kind + " takes no “to”, and is given “" + printable(one.to) + "”; leave it out");
    }
    if (one.what && !is_actor(*one.what) && !is_work(*one.what)) {
      refuse("change.edit",
             "a " + std::string(to_string(*one.what)) + " cannot be edited; edit an actor or work");
    }
  }

  void check_effort(const edit& one) const {
    if (std::isfinite(one.effort) && one.effort >= 0.0) return;
    refuse("change.effort", "the effort of “" + printable(one.name) +
                                "” is negative or not finite; give a number from 0 up");
  }

  /// Work of these kinds by key, the first kind first; else by number or title.
  [[nodiscard]] places find_work(std::span<const node_kind> kinds, const std::string& name) const {
    for (const node_kind kind : kinds) {
      if (const auto at = draft_.find(kind, name)) return {*at};
    }
    places found;
    for (std::uint32_t at = 0; at < draft_.size(); ++at) {
      if (draft_.node(at).gone == 0 && is_called(at, kinds, name)) found.push_back(at);
    }
    return found;
  }

  [[nodiscard]] bool is_called(std::uint32_t at, std::span<const node_kind> kinds,
                               const std::string& name) const {
    const node_record& record = draft_.node(at).record;
    if (std::find(kinds.begin(), kinds.end(), record.kind) == kinds.end()) return false;
    return is_work(record.kind) && (record.number == name || record.name == name);
  }

  [[nodiscard]] places find_actors(std::span<const node_kind> kinds,
                                   const std::string& name) const {
    places found;
    for (const node_kind kind : kinds) {
      if (const auto at = draft_.find(kind, name)) found.push_back(*at);
    }
    return found;
  }

  /// The only one found; else an error that knows what earlier edits did to the name.
  [[nodiscard]] std::uint32_t only_one(const places& found, std::span<const node_kind> kinds,
                                       const std::string& name, std::string_view sought) const {
    if (found.size() == 1) return found.front();
    if (found.empty()) fail_unknown(kinds, name, sought);
    std::vector<std::string> candidates;
    for (const std::uint32_t at : found) candidates.push_back(shown(at));
    throw ambiguous_name(name + " (" + here() + ")", std::move(candidates));
  }

  [[noreturn]] void fail_unknown(std::span<const node_kind> kinds, const std::string& name,
                                 std::string_view sought) const {
    fail_if_gone(kinds, name);
    // Only now a plan is made of the draft: to look for the nearest names in what there is.
    std::vector<std::string> nearest_names;
    const plan so_far = build(draft_.records());
    try {
      (void)(kinds.size() == 1 ? find_node(so_far, kinds[0], name) : find_node(so_far, name));
    } catch (const unknown_name& fault) {
      nearest_names = fault.nearest();
    }
    throw unknown_name(name, std::string(sought) + " (" + here() + ")", std::move(nearest_names));
  }

  void fail_if_gone(std::span<const node_kind> kinds, const std::string& name) const {
    const std::string key(name_key::of(name).view());
    const auto sought = [&](node_kind kind) {
      return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    };
    for (auto one = renamings_.rbegin(); one != renamings_.rend(); ++one) {
      if (!sought(one->kind) || name_key::of(one->from).view() != key) continue;
      refuse("change.conflict", "“" + printable(name) + "” was renamed to “" + printable(one->to) +
                                    "” by edit " + std::to_string(one->edit) +
                                    "; use the new name");
    }
    for (std::uint32_t at = 0; at < draft_.size(); ++at) {
      const draft_node& one = draft_.node(at);
      if (one.gone == 0 || !sought(one.record.kind)) continue;
      const bool called = is_work(one.record.kind)
                              ? one.record.key == name || is_called(at, kinds, name)
                              : name_key::of(one.record.key).view() == key;
      if (!called) continue;
      const std::string by = " by edit " + std::to_string(one.gone);
      if (one.heir != no_place) {
        refuse("change.conflict", shown(at) + " was merged into “" +
                                      printable(draft_.node(one.heir).record.name) + "”" + by +
                                      "; use that name");
      }
      refuse("change.conflict", shown(at) + " was removed" + by + "; leave one of the two out");
    }
  }

  /// The node that `name` names; without a kind, an actor before work.
  [[nodiscard]] std::uint32_t subject(const edit& one) const {
    if (one.what) {
      const std::array<node_kind, 1> kind = {*one.what};
      const places found =
          is_work(*one.what) ? find_work(kind, one.name) : find_actors(kind, one.name);
      return only_one(found, kind, one.name, to_string(*one.what));
    }
    constexpr std::array<node_kind, 6> kinds = {node_kind::leader,     node_kind::section,
                                                node_kind::task_force, node_kind::item,
                                                node_kind::heading,    node_kind::subitem};
    places found = find_actors(actor_kinds, one.name);
    if (found.empty()) found = find_work(work_kinds, one.name);
    return only_one(found, kinds, one.name, "name, key, number or title");
  }

  /// The actor that `name` names.
  [[nodiscard]] std::uint32_t actor(const edit& one) const {
    if (!one.what) {
      return only_one(find_actors(actor_kinds, one.name), actor_kinds, one.name, "actor");
    }
    if (!is_actor(*one.what)) {
      refuse("change.edit", std::string(to_string(one.kind)) + " is for actors, not for a " +
                                std::string(to_string(*one.what)) +
                                "; name a leader, section or task force");
    }
    return subject(one);
  }

  /// The actor of this kind that `to` names.
  [[nodiscard]] std::uint32_t successor(node_kind kind, const std::string& to) const {
    const std::array<node_kind, 1> kinds = {kind};
    return only_one(find_actors(kinds, to), kinds, to, to_string(kind));
  }

  /// The work that an assignment is to: an item, heading or subitem, else a task force.
  [[nodiscard]] std::uint32_t assignable(const std::string& name) const {
    const places found = find_work(work_kinds, name);
    if (found.empty()) {
      if (const auto force = draft_.find(node_kind::task_force, name)) return *force;
    }
    return only_one(found, work_kinds, name, "item, heading or task force");
  }

  plan_draft draft_;
  const change& what_;
  std::size_t at_ = 0;
  std::vector<renaming> renamings_;
};

}  // namespace detail

}  // namespace dutygraph
