#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/table.hpp>
#include <dutygraph/query/balance.hpp>
#include <dutygraph/query/coordination.hpp>
#include <dutygraph/query/named_value.hpp>
#include <dutygraph/scenario/change.hpp>
#include <dutygraph/scenario/eligibility.hpp>
#include <dutygraph/scenario/load_assignment.hpp>
#include <dutygraph/scenario/posts.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// The names of `load_objective`, in its order.
inline constexpr std::array<std::string_view, 3> load_objective_names = {
    "leximin", "minimum_maximum", "sum_of_squares"};

/// What becomes of leaders whom the posts call head.
enum class head_rule : std::uint8_t {
  takes_no_more,  ///< gets no further item; what is held may pass to others, and counts
  left_out,       ///< keeps what is held, and stands outside the balance
  as_others,
};

inline constexpr std::array<std::string_view, 3> head_rule_names = {"takes_no_more", "left_out",
                                                                    "as_others"};

/// What `reassign` may change, and what it must keep. Names of items are keys, numbers or titles.
struct reassign_options {
  node_kind of = node_kind::leader;         ///< leader or section
  dutygraph::role as = role::lead;          ///< the effective role that is reassigned
  load_measure load = load_measure::items;  ///< any but utilisation
  bool divisible = false;                   ///< efforts may be split between candidates
  load_objective objective = load_objective::leximin;
  std::vector<named_value> weight = {};    ///< effort of items, >= 0; the plan's own for the rest
  std::vector<named_value> capacity = {};  ///< > 0, of all actors in the balance or of none (1)
  std::optional<std::uint32_t> holders_each = {};  ///< how many holders every item needs, >= 1
  std::vector<named_value> holders = {};           ///< the same of single items
  std::optional<eligibility> who = {};             ///< as in `eligibility_options`
  std::vector<eligible_pair> pairs = {};           ///< with eligibility by table
  std::vector<post_row> posts = {};                ///< of leaders
  head_rule heads = head_rule::takes_no_more;
  std::vector<named_pair> may_not_oversee = {};  ///< leader and section: never on one item
  /// Items that have the same holders; a name may be a heading or section: all of its items.
  std::vector<std::vector<std::string>> together = {};
  std::vector<named_pair> apart = {};           ///< items that no one holds both of
  std::vector<std::string> protect = {};        ///< items and actors whose assignments stay
  std::optional<std::uint32_t> max_moves = {};  ///< at most so many moves
  std::uint32_t alternatives = 0;               ///< at most so many further drafts, 0..3
  std::uint64_t node_limit = 100'000;           ///< of the search tree; the same everywhere
  std::optional<double> time_limit = {};        ///< seconds; the draft may then differ by machine
};

/// Why no draft has a smaller greatest utilisation, or why there is none.
struct reassign_certificate {
  std::string words;                 ///< a sentence
  std::vector<std::string> holders;  ///< the actors it is about, in document order
  std::vector<std::string> items;    ///< keys of the items it is about, in document order
  double forced = 0.0;               ///< the load that they carry at least, whoever takes the rest
  double capacity = 0.0;             ///< what they have together
  friend bool operator==(const reassign_certificate&, const reassign_certificate&) = default;
};

/// A draft of who takes what (分工调整建议), for a person to look at.
struct reassignment {
  /// False: no draft keeps all rules, and `certificate` says why. Nothing: the search ended first.
  std::optional<bool> feasible;
  bool exact = false;             ///< nothing better exists within the rules
  dutygraph::change draft;        ///< edits of the kinds move, add, remove, each with its reason
  table before;                   ///< loads as they are; see `reassign`
  table after;                    ///< loads after the draft; no row where there is none
  table moves;                    ///< one row an edit
  table pareto;                   ///< moves, maximum: what each number of moves can reach
  table shares;                   ///< with `divisible`: who carries how much of an item
  std::optional<double> maximum;  ///< the greatest utilisation after the draft
  std::optional<double> bound;    ///< no draft within the rules has a smaller one
  /// How much smaller the objective might be, as a share of what it is: of the maximum, or of the
  /// sum of squares where that is the objective. 0 where nothing is better.
  std::optional<double> gap;
  reassign_certificate certificate;
  std::vector<dutygraph::change> alternatives;  ///< other drafts as good as this one
  std::string caption;                          ///< what was balanced, by which rules
};

}  // namespace dutygraph
