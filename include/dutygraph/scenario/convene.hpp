#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/table.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Whom `convene` looks among.
struct convene_options {
  node_kind of = node_kind::leader;  ///< leader or section
  inheritance rule = inheritance::nearest;
};

/// Whom to convene, and who else is touched. Document order throughout.
struct convening {
  std::optional<std::uint32_t> value;  ///< how many people; nothing where `reason` says so
  std::vector<node_id> people;         ///< the group to convene
  std::vector<node_id> essential;      ///< of them, the sole holders of some item
  std::vector<node_id> uncovered;      ///< items that nobody of the kind holds
  bool exact = true;                   ///< false: a smaller group may exist
  std::uint32_t lower_bound = 0;       ///< no smaller number will do; `value` if exact
  std::optional<bool> unique;          ///< no other group is as small; nothing: not known
  table areas;                         ///< what each of `people` holds of it
  table others;                        ///< who else is touched
  table items;                         ///< the work itself, and how it belongs to it
  std::string reason;                  ///< why there is no value
  std::string caption;                 ///< what was counted, by which rule
  friend bool operator==(const convening&, const convening&) = default;
};

/// The fewest people whose areas cover the items of a task force or theme (召集名单).
///
/// `name` is looked for among task forces, then among themes.
/// The items of a task force are those it drives and those it is assigned under the rule; those of
/// a theme, those it advances by. An item counts once, under the strongest of its edges: stated (or
/// inherited from a rule stated for the text), then curated, then inferred. Candidates are the
/// actors of the kind that hold at least one of them. An item that nobody of the kind holds is in
/// `uncovered` and not in the cover. Without an item that has a holder there is no value, and
/// `reason` says why; a task force that drives nothing has an answer too.
///
/// Among groups of the smallest number, the first in printed order: the one whose first member
/// stands first in the document, then the second, and so on. If the work for that is used up,
/// another group of the number stands in `people`, and `unique` is empty.
///
/// Results. `areas`, a row for each of `people`: name, kind utf8, items int64, keys list<utf8> (of
/// the items held), inferred_keys list<utf8> (those of them that belong to it by an inferred link),
/// sole_keys list<utf8> (those that no other of the kind holds), in_task_force bool (assigned to
/// the task force itself, such as its 组长). `others`, leaders, then sections: the same columns
/// without sole_keys, for each other leader or section that holds one of the items or is assigned
/// to the task force itself. `items`: number, key, title, provenance utf8 ("stated", "inherited",
/// "curated", "inferred"; null where the caller gave the item), score float64 (null unless
/// inferred), matched list<utf8> (what an inferred link rests on, the reason of a curated one),
/// holders, convened list<utf8> (names of the kind, and those of them in `people`).
///
/// Minimum set cover, as `set_cover` solves it, twice its work at most; linear in the holdings of
/// the items besides. The first call on a plan infers links. Throws `unknown_name` with the nearest
/// names, `argument_error` (a kind other than leader and section), `stopped`. Source: Karp 1972.
[[nodiscard]] convening convene(const plan& where, std::string_view name,
                                const convene_options& options = {}, const stop_token& stop = {});

/// The same for a task force or theme by id; another kind throws `argument_error`.
[[nodiscard]] convening convene(const plan& where, node_id task_force,
                                const convene_options& options = {}, const stop_token& stop = {});

/// The same for items that the caller gives, each once; what is no item throws `argument_error`.
[[nodiscard]] convening convene(const plan& where, std::span<const node_id> items,
                                const convene_options& options = {}, const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/scenario/detail/convene_inl.hpp>
#endif
