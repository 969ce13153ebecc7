#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <dutygraph/model/plan.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// The fewest actors who between them hold every item that anybody holds.
struct minimum_cover_result {
  std::optional<std::uint32_t> value;  ///< how many; nothing where `reason` says so
  bool exact = false;                  ///< false: `value` is an upper bound
  std::uint32_t lower_bound = 0;       ///< no smaller number will do; `value` if exact
  std::vector<node_id> members;        ///< one such group, in document order
  std::vector<node_id> essential;      ///< sole holders of some item: in every such group
  std::vector<node_id> uncovered;      ///< items that nobody holds, in document order
  std::uint32_t denominator = 0;       ///< number of items to be covered
  std::string reason;                  ///< why there is no value
  std::string caption;                 ///< what was counted, by which rule
};

/// The smallest group of actors who between them hold all items that have a holder (最小覆盖).
///
/// An item that nobody holds cannot be covered: it is in `uncovered` and not in the denominator.
/// Without an item that has a holder there is no value, and `reason` says why. Several groups of
/// that size may exist; `members` is one of them, the same for the same plan.
///
/// Minimum set cover is NP-hard; `set_cover` says how it is solved and what stands if about 2·10⁸
/// steps are not enough: `value` is then the best found and `lower_bound` what was proved.
/// O(V + holdings log V) without the search. Throws `argument_error` (no actor kind), `stopped`.
/// Source: Karp 1972; Chvatal 1979 (Mathematics of OR 4:233).
[[nodiscard]] minimum_cover_result minimum_cover(const plan& where,
                                                 node_kind of = node_kind::leader,
                                                 inheritance rule = inheritance::nearest,
                                                 const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/minimum_cover_inl.hpp>
#endif
