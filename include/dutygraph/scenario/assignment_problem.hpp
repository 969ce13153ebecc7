#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Who may hold which items, in numbers: what the solvers of this part work on. Items and holders
/// are numbered from 0; there is one arc for each item and each holder that may have it. Loads are
/// whole millionths, so that sums are exact.
struct assignment_problem {
  std::uint32_t holders = 0;
  std::vector<std::uint32_t> first_arc = {0};  ///< of each item, and the number of arcs
  std::vector<std::uint32_t> arc_holder;       ///< of each arc; rising within an item
  std::vector<std::uint8_t> held;              ///< of each arc: 1 where it stands so now
  std::vector<std::uint32_t> demand;           ///< of each item: how many holders it needs
  std::vector<std::int64_t> effort;      ///< of each item: the load on each of its holders, ≥ 0
  std::vector<std::int64_t> capacity;    ///< of each holder, > 0
  std::vector<std::int64_t> fixed_load;  ///< of each holder: what stays whatever is decided, ≥ 0
  std::vector<std::pair<std::uint32_t, std::uint32_t>> apart;  ///< items that no one may hold both

  [[nodiscard]] std::uint32_t items() const noexcept {
    return static_cast<std::uint32_t>(demand.size());
  }
  friend bool operator==(const assignment_problem&, const assignment_problem&) = default;
};

/// Why no assignment has a smaller maximum utilisation: whoever takes the rest, these holders are
/// left with at least `forced` of load, and they have `capacity` together (a fractional form of
/// Hall's condition). Two numbers, so that anyone can check them.
struct load_certificate {
  std::vector<std::uint32_t> holders;  ///< rising
  std::vector<std::uint32_t> items;    ///< that need at least one of them, rising
  std::int64_t forced = 0;             ///< millionths, fixed loads included
  std::int64_t capacity = 0;           ///< millionths
  friend bool operator==(const load_certificate&, const load_certificate&) = default;
};

/// The certificate that a set of holders gives: each item forces on them what the others that may
/// have it cannot hold, max(0, demand − others) times its effort. O(arcs).
/// Source: Hall's theorem (1935) in the form of max-flow min-cut.
[[nodiscard]] inline load_certificate certify(const assignment_problem& problem,
                                              std::span<const std::uint32_t> holders) {
  load_certificate found;
  std::vector<bool> chosen(problem.holders);
  for (const std::uint32_t holder : holders) chosen[holder] = true;
  for (std::uint32_t holder = 0; holder < problem.holders; ++holder) {
    if (!chosen[holder]) continue;
    found.holders.push_back(holder);
    found.forced += problem.fixed_load[holder];
    found.capacity += problem.capacity[holder];
  }
  for (std::uint32_t item = 0; item < problem.items(); ++item) {
    std::uint32_t others = 0;
    for (std::uint32_t arc = problem.first_arc[item]; arc < problem.first_arc[item + 1]; ++arc) {
      others += chosen[problem.arc_holder[arc]] ? 0 : 1;
    }
    if (problem.demand[item] <= others) continue;
    found.items.push_back(item);
    found.forced += problem.effort[item] * (problem.demand[item] - others);
  }
  return found;
}

}  // namespace dutygraph
