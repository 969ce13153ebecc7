#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/model/plan.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// One edge on which an answer rests.
struct evidence {
  node_id source;
  node_id target;
  dutygraph::relation relation = dutygraph::relation::assigned;
  std::optional<dutygraph::role> role;  ///< effective; assigned edges only
  std::string role_word;                ///< as printed; empty where none is
  dutygraph::provenance provenance = dutygraph::provenance::stated;  ///< towards the item asked for
  std::string rule;           ///< what the edge came by, such as `inherited from 三`; may be empty
  std::vector<node_id> path;  ///< from the source down to the item
  span words;
  span name_words;
  std::optional<line_position> where;  ///< where `words` begin
  std::string quote;                   ///< the words that say so; over 2000 bytes cut with …
  double score = 1.0;                  ///< 0..1; below 1 only where inferred
  std::vector<std::string> matched;    ///< phrases of an inferred edge, reason of a curated one
};

/// Why an actor has to do with an item.
struct explanation {
  node_id actor;
  node_id item;
  std::vector<evidence> because;  ///< empty: nothing joins them
  std::string text;               ///< all of it in plain words, several lines, no line break last
};

/// Explains what joins an actor and an item: the path, the words with their line, the rule.
///
/// If nothing does, `because` is empty, and `text` says so and what the item does have. `actor`:
/// name of a leader, section, task force or theme. `item`: key, number or title of an item, else of
/// a heading, else of a subitem. Evidence stands in the order of the assignments (one for each
/// effective role), then of the edges by which a task force drives or a theme advances the item.
/// Asking for a task force infers links on the first call.
///
/// O(V) to find the names, O(holders of the item) for the rest. Throws `unknown_name`,
/// `ambiguous_name`, `stopped`.
[[nodiscard]] explanation why(const plan& where, std::string_view actor, std::string_view item,
                              inheritance rule = inheritance::nearest, const stop_token& stop = {});

/// The same for nodes of the plan. Throws `argument_error` for nodes of other kinds.
[[nodiscard]] explanation why(const plan& where, node_id actor, node_id item,
                              inheritance rule = inheritance::nearest, const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/why_inl.hpp>
#endif
