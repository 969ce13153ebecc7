#pragma once

#include <cstdint>
#include <vector>

#include <dutygraph/error.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// A small group of members that meets every set.
struct set_cover_result {
  std::vector<std::uint32_t> members;  ///< rising
  bool exact = true;                   ///< false: a smaller group may exist
  std::uint32_t lower_bound = 0;       ///< no smaller number will do; that of `members` if exact
  std::uint64_t work = 0;              ///< steps of the search, for a budget over several calls
};

inline constexpr std::uint64_t most_set_cover_work = 200'000'000;

/// The smallest group of members that has at least one of each set (最小集合覆盖).
///
/// No set gives an empty group. Order and repetition of sets, or within one, have no part in it.
/// Among several groups of that size it gives one, the same for the same sets. `sets` hold members
/// numbered from 0 to `members` less 1, at least one each.
///
/// NP-hard. Sets that contain another one are left out, sole members are taken, what does not hang
/// together is solved apart, and the rest by branch and bound; the bounds are disjoint sets (each
/// needs a member of its own) and the sum over sets of 1 / (most open sets of one of its members).
/// The search ends after about `most_work` steps, whatever the machine; `members` is then the best
/// found, at most H(n) times the minimum for n sets of one member (H: harmonic number), and
/// `lower_bound` what was proved. O(entries log entries) without the search. Throws
/// `argument_error` (a set that is empty or has another member), `stopped`. Source: Karp 1972;
/// Chvatal 1979 (Mathematics of OR 4:233).
[[nodiscard]] set_cover_result set_cover(std::vector<std::vector<std::uint32_t>> sets,
                                         std::uint32_t members,
                                         std::uint64_t most_work = most_set_cover_work,
                                         const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/set_cover_inl.hpp>
#endif
