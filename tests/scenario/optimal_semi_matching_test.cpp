#include "catch.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <dutygraph/error.hpp>
#include <dutygraph/scenario/optimal_semi_matching.hpp>

#include "problems.hpp"

using namespace dutygraph;

namespace {

using counts = std::vector<std::uint32_t>;
using marks = std::vector<std::uint8_t>;
using ratios = std::vector<utilisation>;

assignment_problem drawn_problem(std::uint32_t seed) {
  std::mt19937 engine(seed);
  const auto draw = [&](std::uint32_t below) {
    return static_cast<std::uint32_t>(engine()) % below;
  };
  const std::uint32_t holders = 1 + draw(5);
  const std::uint32_t items = draw(holders > 4 ? 6 : 8);
  const bool equal = draw(2) == 0;
  const bool crowded = draw(2) == 0;  // the first holders have most of what they may have
  assignment_problem made;
  made.holders = holders;
  for (std::uint32_t item = 0; item < items; ++item) {
    for (std::uint32_t holder = 0; holder < holders; ++holder) {
      if (draw(5) < 2) continue;
      made.arc_holder.push_back(holder);
      made.held.push_back(draw(crowded ? 1 + 3 * holder : 3) == 0 ? 1 : 0);
    }
    made.first_arc.push_back(static_cast<std::uint32_t>(made.arc_holder.size()));
    const std::uint32_t arcs = made.first_arc[item + 1] - made.first_arc[item];
    const std::uint32_t wanted = draw(6) == 0 ? draw(3) : 1;
    made.demand.push_back(draw(40) == 0 ? wanted : std::min(wanted, arcs));
  }
  constexpr std::int64_t efforts[] = {1'000'000, 1'000'000, 700'000, 0};
  made.effort.assign(items, efforts[draw(4)]);
  for (std::uint32_t holder = 0; holder < holders; ++holder) {
    made.capacity.push_back(equal ? 1'000'000 : 500'000 * (1 + draw(4)));
    made.fixed_load.push_back(draw(3) != 0 ? 0 : 500'000 * draw(5));
  }
  return made;
}

ratios sorted_ratios(const assignment_problem& given, const marks& taken) {
  const std::vector<std::int64_t> loads = loads_of(given, taken);
  ratios out;
  for (std::uint32_t holder = 0; holder < given.holders; ++holder) {
    out.push_back({loads[holder], given.capacity[holder]});
  }
  std::sort(out.begin(), out.end(), std::greater<>());
  return out;
}

bool less(const ratios& a, const ratios& b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end());
}

std::uint64_t moves_of(const assignment_problem& given, const marks& taken) {
  std::uint64_t moves = 0;
  for (std::size_t arc = 0; arc < taken.size(); ++arc) {
    moves += taken[arc] != 0 && given.held[arc] == 0 ? 1U : 0U;
  }
  return moves;
}

bool serves(const assignment_problem& given, const marks& taken, const counts& most_items = {}) {
  counts items(given.holders);
  if (taken.size() != given.arc_holder.size()) return false;
  for (std::uint32_t item = 0; item < given.items(); ++item) {
    std::uint32_t holders = 0;
    for (std::uint32_t arc = given.first_arc[item]; arc < given.first_arc[item + 1]; ++arc) {
      if (taken[arc] == 0) continue;
      ++holders;
      ++items[given.arc_holder[arc]];
    }
    if (holders != given.demand[item]) return false;
  }
  for (std::size_t holder = 0; holder < most_items.size(); ++holder) {
    if (items[holder] > most_items[holder]) return false;
  }
  return true;
}

/// All assignments, by trying all subsets of each item's arcs.
void each_assignment(const assignment_problem& given, const counts& most_items,
                     const std::function<void(const marks&)>& visit) {
  marks taken(given.arc_holder.size());
  std::function<void(std::uint32_t)> from = [&](std::uint32_t item) {
    if (item == given.items()) {
      if (serves(given, taken, most_items)) visit(taken);
      return;
    }
    const std::uint32_t begin = given.first_arc[item];
    const std::uint32_t arcs = given.first_arc[item + 1] - begin;
    for (std::uint32_t chosen = 0; chosen < 1U << arcs; ++chosen) {
      std::uint32_t holders = 0;
      for (std::uint32_t at = 0; at < arcs; ++at) {
        taken[begin + at] = (chosen >> at & 1U) != 0 ? 1 : 0;
        holders += taken[begin + at];
      }
      if (holders == given.demand[item]) from(item + 1);
    }
  };
  from(0);
}

/// The check of a certificate that trusts nothing but the problem.
bool proves(const assignment_problem& given, const unit_certificate& found,
            const std::optional<utilisation>& limit, bool below, const counts& most_items = {}) {
  std::int64_t room = 0;
  std::int64_t capacity = 0;
  std::int64_t forced_load = 0;
  for (const std::uint32_t holder : found.load.holders) {
    capacity += given.capacity[holder];
    forced_load += given.fixed_load[holder];
    std::int64_t most = -1;
    for (std::uint32_t items = 0; items <= given.items(); ++items) {
      if (!most_items.empty() && items > most_items[holder]) break;
      const std::int64_t effort = given.items() == 0 ? 0 : given.effort[0];
      const utilisation then{given.fixed_load[holder] + effort * items, given.capacity[holder]};
      if (limit && (below ? then >= *limit : then > *limit)) break;
      most = items;
    }
    room += most;
  }
  std::int64_t forced = 0;
  counts items;
  for (std::uint32_t item = 0; item < given.items(); ++item) {
    std::int64_t needed = given.demand[item];
    for (std::uint32_t arc = given.first_arc[item]; arc < given.first_arc[item + 1]; ++arc) {
      needed -= std::count(found.load.holders.begin(), found.load.holders.end(),
                           given.arc_holder[arc]) == 0
                    ? 1
                    : 0;
    }
    if (needed <= 0) continue;
    items.push_back(item);
    forced += needed;
    forced_load += needed * given.effort[item];
  }
  return room == found.room && forced == found.forced_units && room < forced &&
         items == found.load.items && capacity == found.load.capacity &&
         forced_load == found.load.forced;
}

}  // namespace

TEST_CASE("six items: (4, 1, 1) becomes (3, 2, 1) by one move [f01]") {
  const assignment_problem given = six_items();
  const semi_matching found = optimal_semi_matching(given);
  REQUIRE(found.feasible);
  CHECK(found.exact);
  CHECK(loads_of(given, found.taken) == std::vector<std::int64_t>{3'000'000, 2'000'000, 1'000'000});
  CHECK(found.maximum == utilisation{3, 1});
  CHECK(found.moves == 1);
  CHECK(found.additions == 0);
  CHECK(found.dropped == 1);
  CHECK(found.taken == marks{1, 1, 1, 0, 1, 1, 0, 1});  // the fourth item, from A to B
  CHECK(found.certificate.load.holders == counts{0});
  CHECK(found.certificate.load.items == counts{0, 1, 2});
  CHECK(found.certificate.forced_units == 3);
  CHECK(found.certificate.room == 2);

  const semi_matching_front front = pareto_front(given);
  CHECK(front.points == std::vector<pareto_point>{{0, {4, 1}}, {1, {3, 1}}});
  CHECK(front.certificate == found.certificate);
  CHECK(fewest_moves(given, {7, 2}).moves == 1);
  const semi_matching never = fewest_moves(given, {5, 2});
  CHECK_FALSE(never.feasible);
  CHECK(never.taken.empty());
  CHECK(never.certificate.load.items == counts{0, 1, 2});
}

TEST_CASE("the smaller share goes where more capacity is, in the whole list") {
  // Holders of capacity 1 and 2, two items: 1 and 1/2 is the smaller list than 0 and 1.
  assignment_problem given = empty_problem({1, 2});
  add_item(given, 1, {0, 1});
  add_item(given, 1, {0, 1});
  const semi_matching found = optimal_semi_matching(given);
  CHECK(sorted_ratios(given, found.taken) == ratios{{1, 1}, {0, 1}});
  CHECK(found.moves == 2);
  CHECK(found.additions == 2);
}

TEST_CASE("nothing to decide") {
  const semi_matching nothing = optimal_semi_matching({});
  CHECK(nothing.feasible);
  CHECK(nothing.maximum == utilisation{});
  CHECK(pareto_front({}).points == std::vector<pareto_point>{{0, {}}});

  assignment_problem idle = empty_problem({1, 1});
  idle.fixed_load[1] = 500'000;
  const semi_matching fixed = optimal_semi_matching(idle);
  CHECK(fixed.maximum == utilisation{1, 2});
  CHECK(fixed.certificate.load.holders == counts{1});
  CHECK(fixed.certificate.room == -1);
  CHECK_FALSE(fewest_moves(idle, {1, 3}).feasible);

  assignment_problem short_of_one = empty_problem({1, 1});
  add_item(short_of_one, 1, {0});
  add_item(short_of_one, 1, {});
  const semi_matching nobody = optimal_semi_matching(short_of_one);
  CHECK_FALSE(nobody.feasible);
  CHECK(nobody.certificate.load.items == counts{1});
  CHECK(nobody.certificate.load.holders.empty());
  CHECK(nobody.certificate.forced_units == 1);
  CHECK_FALSE(pareto_front(short_of_one).feasible);
}

TEST_CASE("every objective, by trying all, on 1000 drawn problems") {
  std::uint32_t infeasible = 0;
  std::uint32_t not_smallest = 0;
  std::uint32_t long_fronts = 0;
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    CAPTURE(seed);
    const assignment_problem given = drawn_problem(seed);
    std::mt19937 engine(seed + 5000);
    counts most_items;
    if (engine() % 4 == 0) {
      for (std::uint32_t holder = 0; holder < given.holders; ++holder) {
        most_items.push_back(static_cast<std::uint32_t>(engine()) % 5);
      }
    }

    std::map<ratios, std::uint64_t, decltype(&less)> lists(&less);  // the fewest moves to each
    each_assignment(given, most_items, [&](const marks& taken) {
      const std::uint64_t moves = moves_of(given, taken);
      const auto [at, added] = lists.emplace(sorted_ratios(given, taken), moves);
      if (!added) at->second = std::min(at->second, moves);
    });
    const semi_matching found = optimal_semi_matching(given, {most_items, std::nullopt});
    REQUIRE(found.feasible == !lists.empty());
    if (!found.feasible) {
      ++infeasible;
      REQUIRE(found.taken.empty());
      REQUIRE(proves(given, found.certificate, std::nullopt, false, most_items));
      continue;
    }
    REQUIRE(serves(given, found.taken, most_items));
    REQUIRE(sorted_ratios(given, found.taken) == lists.begin()->first);
    REQUIRE(found.maximum == lists.begin()->first.front());
    REQUIRE(found.moves == lists.begin()->second);
    REQUIRE(found.moves == moves_of(given, found.taken));
    REQUIRE(proves(given, found.certificate, found.maximum, true, most_items));

    std::uint64_t fewest = lists.begin()->second;
    for (const auto& [list, moves] : lists) fewest = std::min(fewest, moves);
    for (std::uint64_t budget = 0; budget <= found.moves + 1; ++budget) {
      const semi_matching within = optimal_semi_matching(given, {most_items, budget});
      REQUIRE(within.feasible == (fewest <= budget));
      if (!within.feasible) {
        REQUIRE(within.moves == fewest);
        continue;
      }
      const auto best = std::find_if(lists.begin(), lists.end(),
                                     [&](const auto& one) { return one.second <= budget; });
      REQUIRE(serves(given, within.taken, most_items));
      REQUIRE(within.moves == moves_of(given, within.taken));
      REQUIRE(within.moves <= budget);
      REQUIRE(within.maximum == best->first.front());
      REQUIRE(within.exact == (budget >= found.moves));
      if (within.exact) REQUIRE(sorted_ratios(given, within.taken) == best->first);
      not_smallest += sorted_ratios(given, within.taken) == best->first ? 0 : 1;
      if (within.certificate != unit_certificate{}) {
        REQUIRE(proves(given, within.certificate, within.maximum, true, most_items));
      }
    }
    if (!most_items.empty()) continue;

    std::map<utilisation, std::uint64_t> by_maximum;  // the fewest moves to each
    for (const auto& [list, moves] : lists) {
      const auto [at, added] = by_maximum.emplace(list.front(), moves);
      if (!added) at->second = std::min(at->second, moves);
    }
    std::vector<pareto_point> points;
    for (const auto& [maximum, moves] : by_maximum) {
      while (!points.empty() && points.back().maximum == maximum) points.pop_back();
      if (points.empty() || moves < points.back().moves) points.push_back({moves, maximum});
    }
    std::reverse(points.begin(), points.end());
    const semi_matching_front front = pareto_front(given);
    REQUIRE(front.feasible);
    REQUIRE(front.points == points);
    long_fronts += points.size() > 2 ? 1 : 0;
    REQUIRE(proves(given, front.certificate, front.points.back().maximum, true));
    for (const pareto_point& point : points) {
      const semi_matching one = fewest_moves(given, point.maximum);
      REQUIRE(serves(given, one.taken));
      REQUIRE(one.moves == point.moves);
      REQUIRE(one.moves == moves_of(given, one.taken));
      REQUIRE(one.maximum == point.maximum);
    }
    const utilisation least = points.back().maximum;
    const semi_matching never = fewest_moves(given, {least.load * 3 - 1, least.capacity * 3});
    REQUIRE_FALSE(never.feasible);
    REQUIRE(proves(given, never.certificate, utilisation{least.load * 3 - 1, least.capacity * 3},
                   false));
  }
  // The draw must reach what is checked.
  CHECK(infeasible > 50);
  CHECK(long_fronts > 30);
  CHECK(not_smallest > 0);
  CHECK(not_smallest < 100);
}

TEST_CASE("the order of items and holders changes no utilisation and no count of moves") {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    const assignment_problem given = drawn_problem(seed);
    const std::uint32_t last = given.holders - 1;
    assignment_problem turned = given;
    std::reverse(turned.demand.begin(), turned.demand.end());
    std::reverse(turned.capacity.begin(), turned.capacity.end());
    std::reverse(turned.fixed_load.begin(), turned.fixed_load.end());
    std::reverse(turned.arc_holder.begin(), turned.arc_holder.end());
    std::reverse(turned.held.begin(), turned.held.end());
    for (std::uint32_t& holder : turned.arc_holder) holder = last - holder;
    for (std::uint32_t item = 0; item < given.items(); ++item) {
      turned.first_arc[item + 1] =
          given.first_arc.back() - given.first_arc[given.items() - item - 1];
    }
    const semi_matching before = optimal_semi_matching(given);
    const semi_matching after = optimal_semi_matching(turned);
    REQUIRE(before.feasible == after.feasible);
    REQUIRE(pareto_front(turned).points == pareto_front(given).points);
    if (!before.feasible) continue;
    REQUIRE(sorted_ratios(given, before.taken) == sorted_ratios(turned, after.taken));
    REQUIRE(before.moves == after.moves);
    REQUIRE(before.additions == after.additions);
    // Done again from where it leads, nothing moves any more.
    assignment_problem settled = given;
    settled.held = before.taken;
    const semi_matching again = optimal_semi_matching(settled);
    REQUIRE(again.moves == 0);
    REQUIRE(again.taken == before.taken);
    REQUIRE(pareto_front(settled).points.size() == 1);
  }
}

TEST_CASE("a chain through all holders, and all items on one, stay within memory and stack") {
  constexpr std::uint32_t length = 100'000;
  // Item k stands with holder k and may go to k + 1; one more item can only be with holder 0.
  assignment_problem chain = empty_problem(std::vector<std::int64_t>(length + 1, 1));
  for (std::uint32_t item = 0; item < length; ++item) add_item(chain, 1, {item, item + 1}, {item});
  add_item(chain, 1, {0}, {0});
  const semi_matching passed = optimal_semi_matching(chain);
  CHECK(passed.moves == length);
  CHECK(passed.maximum == utilisation{1, 1});
  CHECK(pareto_front(chain).points == std::vector<pareto_point>{{0, {2, 1}}, {length, {1, 1}}});

  assignment_problem crowded = empty_problem(std::vector<std::int64_t>(100, 1));
  for (std::uint32_t item = 0; item < length; ++item) add_item(crowded, 1, {0, 1 + item % 99}, {0});
  const semi_matching spread = optimal_semi_matching(crowded);
  CHECK(spread.maximum == utilisation{1000, 1});
  CHECK(spread.moves == 99'000);
  CHECK(proves(crowded, spread.certificate, spread.maximum, true));
}

TEST_CASE("malformed problems are refused, and the calls stop") {
  const std::vector<std::function<void(assignment_problem&)>> faults = {
      [](assignment_problem& p) { p.demand.pop_back(); },
      [](assignment_problem& p) { p.held.pop_back(); },
      [](assignment_problem& p) { p.capacity.pop_back(); },
      [](assignment_problem& p) { p.capacity[1] = 0; },
      [](assignment_problem& p) { p.fixed_load[1] = -1; },
      [](assignment_problem& p) { p.fixed_load[1] = std::numeric_limits<std::int64_t>::max(); },
      [](assignment_problem& p) { p.effort[3] = 2; },
      [](assignment_problem& p) { p.effort.assign(6, -1); },
      [](assignment_problem& p) { p.arc_holder[4] = 0; },
      [](assignment_problem& p) { p.arc_holder[7] = 3; },
      [](assignment_problem& p) { p.first_arc[2] = 7; },
      [](assignment_problem& p) { p.first_arc[2] = 1000; },
      [](assignment_problem& p) { p.apart.emplace_back(0, 1); },
  };
  for (const auto& fault : faults) {
    assignment_problem given = six_items();
    fault(given);
    CHECK_THROWS_AS(optimal_semi_matching(given), argument_error);
    CHECK_THROWS_AS(pareto_front(given), argument_error);
    CHECK_THROWS_AS(fewest_moves(given, {9, 1}), argument_error);
  }
  CHECK_THROWS_AS(fewest_moves(six_items(), {1, 0}), argument_error);
  CHECK_THROWS_AS(optimal_semi_matching(six_items(), {{1, 2}, std::nullopt}), argument_error);
  try {
    assignment_problem given = six_items();
    given.effort[3] = 2;
    (void)optimal_semi_matching(given);
    FAIL("unequal items were taken for equal");
  } catch (const argument_error& fault) {
    CHECK(std::string(fault.what()).find("item 3: the effort of item 0 is expected") !=
          std::string::npos);
  }

  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(optimal_semi_matching(six_items(), {}, stop_token(stop)), stopped);
  CHECK_THROWS_AS(fewest_moves(six_items(), {9, 1}, stop_token(stop)), stopped);
  assignment_problem large = empty_problem({1, 1, 1, 1});
  for (int item = 0; item < 3000; ++item) add_item(large, 1, {0, 1, 2, 3}, {0});
  int calls = 0;
  const stop_token later([&calls] { return ++calls > 5; });
  CHECK_THROWS_AS(pareto_front(large, later), stopped);
  CHECK(calls == 6);
}
