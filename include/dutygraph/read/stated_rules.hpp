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

/// What a rule that is stated once says of all assignments.
enum class rule_kind : std::uint8_t {
  first_listed,  ///< the first of a list has a role of its own (排在第一位的为牵头单位)
  carry_over,  ///< names that are responsible for all that follows (以下均需…落实，不再列出)
};

/// A rule stated once for the whole text.
struct stated_rule {
  rule_kind kind = rule_kind::first_listed;
  span words;
  dutygraph::role role = dutygraph::role::lead;  ///< of the first of a list, or of the names
  std::vector<span> names;                       ///< of a carry-over
  span role_words;                               ///< of a carry-over: 落实
  bool from_here = false;                        ///< from its place on (下同), not everywhere
  friend bool operator==(const stated_rule&, const stated_rule&) = default;
};

/// Finds the rules that `part` states for the whole text, in its brackets, sentences and notice.
///
/// A first-listed rule names the first of a list (排在第一位, 列首位), 为 or 是, and a role and a
/// party (牵头单位). A carry-over begins with 以下 and 均, ends with 不再列出 and names who does
/// what between. Result: in order. Linear.
[[nodiscard]] std::vector<stated_rule> find_stated_rules(std::string_view text, span part);

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/stated_rules_inl.hpp>
#endif
