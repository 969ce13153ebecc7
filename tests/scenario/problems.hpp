#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include <dutygraph/scenario/assignment_problem.hpp>

inline constexpr std::int64_t one_unit = 1'000'000;

/// A problem without arcs: capacities and efforts in whole units.
inline dutygraph::assignment_problem empty_problem(const std::vector<std::int64_t>& capacities) {
  dutygraph::assignment_problem given;
  given.holders = static_cast<std::uint32_t>(capacities.size());
  for (const std::int64_t capacity : capacities) given.capacity.push_back(capacity * one_unit);
  given.fixed_load.assign(given.holders, 0);
  return given;
}

/// Adds an item that `holders` may have; those of `held` have it now.
inline void add_item(dutygraph::assignment_problem& given, std::int64_t effort,
                     std::vector<std::uint32_t> holders,
                     const std::vector<std::uint32_t>& held = {}, std::uint32_t demand = 1) {
  std::sort(holders.begin(), holders.end());
  for (const std::uint32_t holder : holders) {
    given.arc_holder.push_back(holder);
    given.held.push_back(std::count(held.begin(), held.end(), holder) > 0 ? 1 : 0);
  }
  given.first_arc.push_back(static_cast<std::uint32_t>(given.arc_holder.size()));
  given.effort.push_back(effort * one_unit);
  given.demand.push_back(demand);
}

/// Six items of one unit; 1, 2, 3 may go to A only, who holds 4 too [f01, f02].
inline dutygraph::assignment_problem six_items() {
  dutygraph::assignment_problem given = empty_problem({1, 1, 1});
  for (int item = 0; item < 3; ++item) add_item(given, 1, {0}, {0});
  add_item(given, 1, {0, 1}, {0});
  add_item(given, 1, {1, 2}, {1});
  add_item(given, 1, {2}, {2});
  return given;
}

/// The organization of org1.hpp: whoever has one of the skills an item needs may have it [f06,
/// f07].
inline dutygraph::assignment_problem org1_problem() {
  dutygraph::assignment_problem given = empty_problem({8, 8, 8, 4});
  add_item(given, 5, {0, 3}, {0});
  add_item(given, 3, {0, 1, 3}, {0});
  add_item(given, 4, {0, 1}, {0, 1});
  add_item(given, 2, {0, 1, 2}, {0, 2});
  add_item(given, 6, {0, 1}, {1});
  add_item(given, 1, {2});
  return given;
}

/// A small problem; some have too few holders for an item, pairs apart, fixed loads, demands of 2.
inline dutygraph::assignment_problem random_problem(std::mt19937& random, std::uint32_t most_items,
                                                    std::uint32_t most_holders) {
  const auto below = [&](std::uint32_t end) { return static_cast<std::uint32_t>(random() % end); };
  std::vector<std::int64_t> capacities;
  const bool equal = below(2) == 0;
  const std::uint32_t holders = 1 + below(most_holders);
  for (std::uint32_t holder = 0; holder < holders; ++holder) {
    capacities.push_back(equal ? 4 : 1 + below(8));
  }
  dutygraph::assignment_problem given = empty_problem(capacities);
  if (below(3) == 0) {
    for (std::int64_t& fixed : given.fixed_load) fixed = below(3) * one_unit / 2;
  }
  const std::uint32_t items = below(most_items + 1);
  const std::uint32_t density = 1 + below(4);
  for (std::uint32_t item = 0; item < items; ++item) {
    std::vector<std::uint32_t> eligible;
    std::vector<std::uint32_t> held;
    for (std::uint32_t holder = 0; holder < holders; ++holder) {
      if (below(5) > density) continue;
      eligible.push_back(holder);
      if (below(3) == 0) held.push_back(holder);
    }
    if (eligible.empty()) eligible.push_back(below(holders));
    const std::uint32_t demand = below(4) == 0 ? 2 : 1;
    add_item(
        given, below(7), eligible, held,
        below(8) == 0 ? demand : std::min(demand, static_cast<std::uint32_t>(eligible.size())));
  }
  if (below(4) == 0) {  // no common divisor
    for (std::int64_t& effort : given.effort) effort += below(1'000'000);
    for (std::int64_t& capacity : given.capacity) capacity += below(1'000'000);
  }
  if (items > 1 && below(2) == 0) {
    for (std::uint32_t pair = 0; pair <= below(3); ++pair) {
      const std::uint32_t one = below(items - 1);
      given.apart.emplace_back(one, one + 1 + below(items - one - 1));
    }
  }
  return given;
}
