#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/model/plan.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// The node that `name` names: the exact name (by name key) of a leader, section, task force or
/// theme; else the key, number or title of an item or heading.
/// Several: throws `ambiguous_name` that lists them. None: throws `unknown_name` with the nearest
/// names and their kinds. O(V) in the worst case.
[[nodiscard]] node_id find_node(const plan& where, std::string_view name);

/// The same among nodes of one kind, which decides between a person and a section of one name.
[[nodiscard]] node_id find_node(const plan& where, node_kind kind, std::string_view name);

/// Up to five of `words` near `wanted`, the nearest first, equally near ones in their order: what
/// an error says after a slip of the pen. A word that holds `wanted` is nearest; else few edits are
/// (Levenshtein 1966). O(words · |wanted| |word|).
[[nodiscard]] std::vector<std::string> nearest_words(std::span<const std::string_view> words,
                                                     std::string_view wanted);

/// The node's name for a reader: `9. 优化养老服务供给` for work with a number, the name for the
/// rest.
[[nodiscard]] std::string label(const graph& structure, node_id node);

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/model/detail/lookup_inl.hpp>
#endif
