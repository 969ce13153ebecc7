#pragma once

#include <span>
#include <string>

#include <dutygraph/limits.hpp>
#include <dutygraph/model/plan.hpp>
#include <dutygraph/scenario/change.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// The plan as it would be after a change (调整后的计划); the given one stays as it is.
///
/// The edits apply one after the other, each to what the ones before it made. No edits give an
/// equal plan. Roles are effective roles; who holds what is a matter of `nearest` inheritance.
///
/// - remove an actor: it goes with all its edges, so that work may have nobody, or, where only it
///   stood nearer, those of the next heading above. Remove work: a heading goes with all that
///   stands below it, an item with its subitems; what they commit to (unless other work commits to
///   it too) and mention goes along.
/// - remove an assignment, add an assignment, move: afterwards `name` does not hold `work` in
///   that role, holds it besides the others, or `to` holds it instead. An assignment at the work
///   itself or at a subitem of the item changes where it stands. One that comes from a heading
///   above is decided at the work: it gets assignments of its own for exactly the holders it had,
///   less who goes and with who comes, because those displace the inherited ones of the same
///   effective role and kind of actor; headings stay as printed, and so does what is assigned
///   nearer below. Where no other holder remains and a heading above names the actor, a removal is
///   an error: take the heading's assignment away. Under `all` inheritance the heading's
///   assignments still count.
/// - rename: the printed name or title. An actor's new name must be free; a title need not be. Keys
///   and spans stay: they say where the old words stand.
/// - merge: every edge of the actor passes to `to`. Parallel edges become one, two roles stay two,
///   an edge onto itself goes.
/// - add: an actor without work; work behind the last that stands under its heading, without a
///   search for what drives it.
///
/// An added or changed edge is `curated`, without spans or score, and its reason is the title and
/// the edit's reason; a changed one keeps its role as printed, as it reads and why. All other
/// edges, the text, its places and the diagnostics stay; so do `drives` edges that were inferred,
/// those of nodes that are gone excepted. Lines of command that are derived follow from the plan as
/// it then is. A mention stays with its item, whoever comes or goes.
///
/// O(V + E + text) and for each edit the edges at its ends; a name that is no key costs O(V).
/// Throws, always naming the edit: `argument_error` with the code `change.edit` (a part is missing
/// or does not belong there), `change.effort` (negative or not finite), `change.conflict` (against
/// the plan or an earlier edit: what was removed, is there already, or does not hold the work) or
/// `change.inherited` (only the heading can decide it); `unknown_name`, `ambiguous_name`. Also
/// `limit_exceeded`, `stopped`.
[[nodiscard]] plan apply(const plan& where, const change& what, const limits& allowed = {},
                         const stop_token& stop = {});

/// The plan without some actors or some work (如果某人不在), whatever their order; no names give an
/// equal plan.
///
/// `names` are as `find_node` takes them; one that stands twice, or below a heading that goes,
/// counts once. Complexity as `apply`. Throws `unknown_name`, `ambiguous_name`, `argument_error`
/// (a theme), `limit_exceeded`, `stopped`.
[[nodiscard]] plan without(const plan& where, std::span<const std::string> names,
                           const limits& allowed = {}, const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/scenario/detail/apply_inl.hpp>
#endif
