#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <dutygraph/scenario/assignment_problem.hpp>
#include <dutygraph/scenario/utilisation.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Why no division is possible.
enum class division_fault : std::uint8_t {
  none,             ///< one is
  too_few_holders,  ///< an item may go to fewer holders than it needs
  limits,           ///< the limits of some holders are below what is forced on them
};

/// How efforts are divided so that utilisation is as even as it can be.
struct divisible_load_result {
  division_fault fault = division_fault::none;
  utilisation maximum;                    ///< the smallest possible maximum utilisation, exact
  std::vector<utilisation> utilisations;  ///< of each holder, exact; as even as possible (leximin)
  std::vector<double> flow;               ///< of each arc: the load it carries, millionths, rounded
  /// Of `maximum`: `forced` to `capacity`. Where limits bind, `forced` is what the holders below
  /// their limits are left with when those in `at_limit` hold all they may. With a fault: the items
  /// and holders in the way; with `limits`, `capacity` is the sum of the limits, below `forced`.
  load_certificate certificate;
  std::vector<std::uint32_t> at_limit;  ///< holders that the certificate counts full, rising
  /// Which holders rise and fall together: all of one group have one utilisation (or their limit),
  /// and nothing of what the groups before hold can be moved to the groups behind. Numbered from 0,
  /// the most utilised first.
  std::vector<std::uint32_t> group;
  std::string reason;  ///< why there is no division, or no maximum; empty otherwise
};

/// Divides each item's effort among the holders that may have it, as evenly as possible
/// (工作量均摊).
///
/// An item puts demand × effort in all on its holders, at most its effort on one of them. The
/// maximum utilisation is as small as it can be; of all such divisions the second greatest
/// utilisation is, and so on (leximin): the utilisations are unique, the division need not be. The
/// certificate names a smallest set of holders that shows why the maximum cannot be smaller; of
/// several, one that comes early. A holder without items keeps its fixed load; an item without
/// effort loads nobody, but needs enough holders. Without holders the maximum is 0/1 and `reason`
/// says so. With a fault only `fault`, `certificate`, `at_limit` and `reason` say something.
///
/// `limit`: of each holder the most load it may have, fixed load included, millionths ≥ 0; empty
/// for none. O(G·N·F) for G groups, N Newton steps (few) and F a maximum flow. Throws
/// `argument_error` (a number of the problem out of range, sums over 2^63), `stopped`.
/// Source: S. Fujishige 1980 (Mathematics of OR 5:186), lexicographically optimal base; N. Megiddo
/// 1974 (Mathematical Programming 7:97); W. Dinkelbach 1967 (Management Science 13:492).
[[nodiscard]] divisible_load_result divisible_load(const assignment_problem& problem,
                                                   std::span<const std::int64_t> limit = {},
                                                   const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/scenario/detail/divisible_load_inl.hpp>
#endif
