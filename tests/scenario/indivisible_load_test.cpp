#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "problems.hpp"

#include <dutygraph/scenario/detail/assignment_rules.hpp>
#include <dutygraph/scenario/detail/assignment_state.hpp>
#include <dutygraph/scenario/detail/load_improver.hpp>
#include <dutygraph/scenario/detail/load_optimizer.hpp>
#include <dutygraph/scenario/detail/search_budget.hpp>
#include <dutygraph/scenario/detail/search_pace.hpp>
#include <dutygraph/scenario/indivisible_load.hpp>

using dutygraph::assignment_fault;
using dutygraph::assignment_of;
using dutygraph::assignment_problem;
using dutygraph::certify;
using dutygraph::compare_assignments;
using dutygraph::compare_loads;
using dutygraph::greatest_utilisation;
using dutygraph::indivisible_load;
using dutygraph::indivisible_load_options;
using dutygraph::indivisible_load_result;
using dutygraph::load_assignment;
using dutygraph::load_certificate;
using dutygraph::load_front;
using dutygraph::load_front_point;
using dutygraph::load_objective;
using dutygraph::utilisation;

namespace {

using numbers = std::vector<std::uint32_t>;
using loads = std::vector<std::int64_t>;

constexpr load_objective objectives[] = {load_objective::leximin, load_objective::minimum_maximum,
                                         load_objective::sum_of_squares};

/// Whether the taken arcs keep every rule.
bool keeps_rules(const assignment_problem& given, const indivisible_load_options& options,
                 const load_assignment& found) {
  for (std::uint32_t item = 0; item < given.items(); ++item) {
    std::uint32_t has = 0;
    for (std::uint32_t arc = given.first_arc[item]; arc < given.first_arc[item + 1]; ++arc) {
      has += found.taken[arc];
    }
    if (has != given.demand[item]) return false;
  }
  for (const auto& [one, other] : given.apart) {
    for (std::uint32_t a = given.first_arc[one]; a < given.first_arc[one + 1]; ++a) {
      for (std::uint32_t b = given.first_arc[other]; b < given.first_arc[other + 1]; ++b) {
        if (found.taken[a] != 0 && found.taken[b] != 0 &&
            given.arc_holder[a] == given.arc_holder[b]) {
          return false;
        }
      }
    }
  }
  for (std::uint32_t holder = 0; holder < given.holders && !options.limit.empty(); ++holder) {
    if (found.load[holder] > options.limit[holder]) return false;
  }
  return found.moves <= options.max_moves.value_or(std::numeric_limits<std::uint32_t>::max()) &&
         found == assignment_of(given, found.taken);
}

/// Every assignment that keeps the rules, by trying all sets of arcs item by item.
std::vector<load_assignment> all_assignments(const assignment_problem& given,
                                             const indivisible_load_options& options) {
  std::vector<std::vector<std::uint8_t>> partial = {{}};
  for (std::uint32_t item = 0; item < given.items(); ++item) {
    const std::uint32_t count = given.first_arc[item + 1] - given.first_arc[item];
    std::vector<std::vector<std::uint8_t>> longer;
    for (const std::vector<std::uint8_t>& before : partial) {
      for (std::uint32_t set = 0; set < 1U << count; ++set) {
        std::vector<std::uint8_t> taken = before;
        std::uint32_t has = 0;
        for (std::uint32_t arc = 0; arc < count; ++arc) {
          taken.push_back(static_cast<std::uint8_t>(set >> arc & 1U));
          has += set >> arc & 1U;
        }
        if (has == given.demand[item]) longer.push_back(std::move(taken));
      }
    }
    partial = std::move(longer);
  }
  std::vector<load_assignment> all;
  for (std::vector<std::uint8_t>& taken : partial) {
    load_assignment one = assignment_of(given, std::move(taken));
    if (keeps_rules(given, options, one)) all.push_back(std::move(one));
  }
  return all;
}

void sort_by(const assignment_problem& given, load_objective objective,
             std::vector<load_assignment>& all) {
  std::sort(all.begin(), all.end(), [&](const load_assignment& a, const load_assignment& b) {
    return compare_assignments(given, objective, a, b) < 0;
  });
}

/// As `indivisible_load`, with nothing before the tree search but the greedy starts.
indivisible_load_result by_tree(const assignment_problem& given,
                                const indivisible_load_options& options) {
  const dutygraph::stop_token never;
  dutygraph::detail::search_pace steps(never, "by_tree");
  dutygraph::detail::search_budget budget(steps, options.node_limit.value_or(100'000), {}, {});
  dutygraph::detail::local_search_plan plan;
  plan.trials = 0;
  indivisible_load_result found =
      dutygraph::detail::load_optimizer(given, options, plan, steps, budget, never).run();
  found.nodes = budget.nodes();
  return found;
}

/// The problem of some items only.
assignment_problem part_of(const assignment_problem& given, const numbers& items) {
  assignment_problem part;
  part.holders = given.holders;
  part.capacity = given.capacity;
  part.fixed_load = given.fixed_load;
  for (const std::uint32_t item : items) {
    for (std::uint32_t arc = given.first_arc[item]; arc < given.first_arc[item + 1]; ++arc) {
      part.arc_holder.push_back(given.arc_holder[arc]);
      part.held.push_back(given.held[arc]);
    }
    part.first_arc.push_back(static_cast<std::uint32_t>(part.arc_holder.size()));
    part.demand.push_back(given.demand[item]);
    part.effort.push_back(given.effort[item]);
  }
  const auto place = [&](std::uint32_t item) {
    return std::find(items.begin(), items.end(), item);
  };
  for (const auto& [one, other] : given.apart) {
    if (place(one) == items.end() || place(other) == items.end()) continue;
    part.apart.emplace_back(place(one) - items.begin(), place(other) - items.begin());
  }
  return part;
}

/// Whether what stands in the certificate alone shows that nothing is possible.
bool shows_fault(const assignment_problem& given, const indivisible_load_options& options,
                 const indivisible_load_result& found) {
  const load_certificate& shown = found.certificate;
  const auto arcs_that = [&](std::uint32_t item, auto&& good) {
    std::uint32_t count = 0;
    for (std::uint32_t arc = given.first_arc[item]; arc < given.first_arc[item + 1]; ++arc) {
      count += good(arc) ? 1 : 0;
    }
    return count;
  };
  const auto fits = [&](std::uint32_t item) {
    return [&, item](std::uint32_t arc) {
      const std::uint32_t holder = given.arc_holder[arc];
      return options.limit.empty() ||
             given.fixed_load[holder] + given.effort[item] <= options.limit[holder];
    };
  };
  switch (found.fault) {
    case assignment_fault::too_few_holders:
      return shown.items.size() == 1 && arcs_that(shown.items[0], [](std::uint32_t) {
                                          return true;
                                        }) < given.demand[shown.items[0]];
    case assignment_fault::limits: {
      if (shown.items.size() == 1 &&
          arcs_that(shown.items[0], fits(shown.items[0])) < given.demand[shown.items[0]]) {
        return true;
      }
      std::int64_t limit = 0;
      for (const std::uint32_t holder : shown.holders) limit += options.limit[holder];
      const load_certificate again = certify(given, shown.holders);
      return again.items == shown.items && again.forced == shown.forced &&
             limit == shown.capacity && shown.forced > shown.capacity;
    }
    case assignment_fault::moves: {
      std::uint32_t moves = 0;
      for (const std::uint32_t item : shown.items) {
        const std::uint32_t stays = arcs_that(
            item, [&](std::uint32_t arc) { return given.held[arc] != 0 && fits(item)(arc); });
        if (stays >= given.demand[item]) return false;
        moves += given.demand[item] - stays;
      }
      return moves > *options.max_moves;
    }
    case assignment_fault::apart:
      return all_assignments(part_of(given, shown.items), {}).empty();
    case assignment_fault::search:
      return shown.items.size() == given.items() && shown.holders.size() == given.holders;
    case assignment_fault::none:
      break;
  }
  return false;
}

/// A larger problem: most items may go to a few holders.
assignment_problem large_problem(std::uint32_t items, std::uint32_t holders, bool whole) {
  std::mt19937 random(items + holders);
  std::vector<std::int64_t> capacities;
  for (std::uint32_t holder = 0; holder < holders; ++holder) {
    capacities.push_back(static_cast<std::int64_t>(20 + random() % 20));
  }
  assignment_problem given = empty_problem(capacities);
  for (std::uint32_t item = 0; item < items; ++item) {
    numbers eligible;
    for (std::uint32_t holder = 0; holder < holders; ++holder) {
      if (random() % 4 == 0) eligible.push_back(holder);
    }
    if (eligible.empty()) eligible.push_back(static_cast<std::uint32_t>(random() % holders));
    add_item(given, static_cast<std::int64_t>(1 + random() % 9), eligible, {eligible[0]});
    if (!whole) given.effort.back() += static_cast<std::int64_t>(random() % 100'000);
  }
  return given;
}

}  // namespace

TEST_CASE("org1 whole: one assignment is the most even [f06]") {
  const assignment_problem given = org1_problem();
  indivisible_load_options options;
  options.alternatives = 1;
  const indivisible_load_result found = indivisible_load(given, options);
  CHECK(found.feasible == true);
  CHECK(found.exact);
  CHECK(found.maximum_exact);
  CHECK(found.fewest_moves);
  CHECK(found.best.load == loads{9 * one_unit, 6 * one_unit, 3 * one_unit, 3 * one_unit});
  // T1 Ana, T2 Dee, T3 Ana, T4 Cai, T5 Ben, T6 Cai.
  CHECK(found.best.taken == std::vector<std::uint8_t>{1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 1, 1});
  CHECK(found.best.maximum == utilisation{9, 8});
  CHECK(found.best.moves == 2);
  CHECK(found.bound == utilisation{9, 8});
  CHECK(found.gap == 0.0);
  CHECK(found.divisible == utilisation{9, 10});
  CHECK(found.certificate ==
        load_certificate{{0, 1, 3}, {0, 1, 2, 4}, 18 * one_unit, 20 * one_unit});
  // Unique: the next best has other utilisations.
  REQUIRE(found.alternatives.size() == 1);
  CHECK((compare_loads(given, load_objective::leximin, found.best.load,
                       found.alternatives[0].load) < 0));
  CHECK(found.reason.empty());
}

TEST_CASE("the greedy start alone gives seven where six is possible [f03]") {
  assignment_problem given = empty_problem({1, 1});
  for (const std::int64_t effort : {3, 3, 2, 2, 2}) add_item(given, effort, {0, 1});
  const indivisible_load_result found = indivisible_load(given);
  CHECK(found.best.maximum == utilisation{6, 1});
  CHECK(found.exact);
  // Graham's rule by hand: 3 3, then 2 2, then the last 2 on either.
  loads greedy = {0, 0};
  for (const std::int64_t effort : given.effort) {
    *std::min_element(greedy.begin(), greedy.end()) += effort;
  }
  CHECK(*std::max_element(greedy.begin(), greedy.end()) == 7 * one_unit);
}

TEST_CASE("six items of one unit: one move, maximum three [f01]") {
  for (const load_objective objective : objectives) {
    indivisible_load_options options;
    options.objective = objective;
    const indivisible_load_result found = indivisible_load(six_items(), options);
    CHECK(found.best.load == loads{3 * one_unit, 2 * one_unit, one_unit});
    CHECK(found.best.moves == 1);
    CHECK(found.best.sum_of_squares == 14.0);
    CHECK(found.exact);
    CHECK(found.fewest_moves);
  }
}

TEST_CASE("nothing to give, nobody to give it to, nothing that weighs") {
  const indivisible_load_result nothing = indivisible_load(assignment_problem{});
  CHECK(nothing.feasible == true);
  CHECK(nothing.exact);
  CHECK(nothing.best.maximum == utilisation{});
  CHECK(nothing.gap == 0.0);

  assignment_problem idle = empty_problem({2, 4});
  idle.fixed_load = {one_unit, one_unit};
  const indivisible_load_result rests = indivisible_load(idle);
  CHECK(rests.exact);
  CHECK(rests.best.maximum == utilisation{1, 2});
  CHECK(rests.bound == utilisation{1, 2});

  assignment_problem light = empty_problem({1, 1});
  add_item(light, 0, {0, 1}, {1});
  add_item(light, 0, {0, 1}, {}, 2);
  const indivisible_load_result without = indivisible_load(light);
  CHECK(without.best.taken == std::vector<std::uint8_t>{0, 1, 1, 1});
  CHECK(without.best.moves == 2);
  CHECK(without.fewest_moves);

  assignment_problem unwanted = empty_problem({1});
  add_item(unwanted, 1, {0}, {0}, 0);
  CHECK(indivisible_load(unwanted).best.taken == std::vector<std::uint8_t>{0});
}

TEST_CASE("what is not possible is an answer that shows why") {
  assignment_problem given = empty_problem({4, 4, 4});
  add_item(given, 2, {0}, {0});
  add_item(given, 3, {0, 1}, {0});
  add_item(given, 1, {1, 2}, {2});

  assignment_problem few = given;
  few.demand[0] = 2;
  const indivisible_load_result short_of = indivisible_load(few);
  CHECK(short_of.feasible == false);
  CHECK(short_of.exact);
  CHECK_FALSE(short_of.gap.has_value());
  CHECK(short_of.fault == assignment_fault::too_few_holders);
  CHECK(short_of.reason == "item 0 needs 2 holders and may have 1");
  CHECK(short_of.certificate.items == numbers{0});

  // 0 can only be with holder 0, so 1 goes to 1, so 2 to 2; that is all there is.
  assignment_problem apart = given;
  apart.apart = {{0, 1}, {2, 1}};
  const indivisible_load_result kept = indivisible_load(apart);
  CHECK(kept.feasible == true);
  CHECK(kept.best.taken == std::vector<std::uint8_t>{1, 0, 1, 0, 1});
  apart.arc_holder[4] = 1;
  apart.arc_holder.erase(apart.arc_holder.begin() + 3);
  apart.held.pop_back();
  apart.first_arc.back() = 4;
  const indivisible_load_result shut = indivisible_load(apart);
  CHECK(shut.fault == assignment_fault::apart);
  CHECK(shut.certificate.items == numbers{0, 1, 2});
  CHECK(shut.certificate.holders == numbers{0, 1});

  indivisible_load_options limits;
  limits.limit = {2 * one_unit, 2 * one_unit, one_unit};
  const indivisible_load_result heavy = indivisible_load(given, limits);
  CHECK(heavy.fault == assignment_fault::limits);
  CHECK(heavy.reason == "item 1 needs 1 holders and fits to 0 within their limits");
  limits.limit = {4 * one_unit, 3 * one_unit, 0};
  const indivisible_load_result full = indivisible_load(given, limits);
  CHECK(full.feasible == false);
  CHECK(full.fault == assignment_fault::search);
  limits.limit = {3 * one_unit, 2 * one_unit, 0};
  add_item(given, 1, {0, 1});
  CHECK(indivisible_load(given, limits).fault == assignment_fault::limits);

  indivisible_load_options none;
  none.max_moves = 0;
  const indivisible_load_result moved = indivisible_load(given, none);
  CHECK(moved.fault == assignment_fault::moves);
  CHECK(moved.certificate.items == numbers{3});
  CHECK(moved.reason == "the items need 1 arcs that do not stand now, and 0 are allowed");
}

TEST_CASE("the best assignment agrees with all assignments tried one by one") {
  std::mt19937 random(1966);
  int rounds = 0;
  int impossible = 0;
  std::vector<int> faults(6);
  for (int round = 0; round < 700; ++round) {
    CAPTURE(round);
    const assignment_problem given = random_problem(random, 5, 4);
    indivisible_load_options options;
    if (random() % 3 == 0) {
      for (std::uint32_t holder = 0; holder < given.holders; ++holder) {
        options.limit.push_back(static_cast<std::int64_t>(2 + random() % 14) * one_unit);
      }
    }
    if (random() % 3 == 0) options.max_moves = static_cast<std::uint32_t>(random() % 4);
    if (random() % 3 == 0) options.alternatives = static_cast<std::uint32_t>(random() % 5);
    std::vector<load_assignment> all = all_assignments(given, options);
    ++rounds;
    for (const load_objective objective : objectives) {
      options.objective = objective;
      const indivisible_load_result found =
          round % 2 == 0 ? by_tree(given, options) : indivisible_load(given, options);
      REQUIRE(found.feasible.has_value());
      REQUIRE(found.exact);
      REQUIRE(*found.feasible == !all.empty());
      if (all.empty()) {
        ++impossible;
        ++faults[static_cast<std::size_t>(found.fault)];
        REQUIRE(shows_fault(given, options, found));
        REQUIRE_FALSE(found.gap.has_value());
        continue;
      }
      REQUIRE(found.fault == assignment_fault::none);
      REQUIRE(keeps_rules(given, options, found.best));
      sort_by(given, objective, all);
      REQUIRE((compare_loads(given, objective, found.best.load, all[0].load) == 0));
      REQUIRE(found.fewest_moves);
      REQUIRE(found.best.moves == all[0].moves);
      REQUIRE(found.gap == 0.0);
      REQUIRE(found.alternatives.size() ==
              std::min<std::size_t>(options.alternatives, all.size() - 1));
      for (std::size_t at = 0; at < found.alternatives.size(); ++at) {
        const load_assignment& other = found.alternatives[at];
        REQUIRE(keeps_rules(given, options, other));
        REQUIRE((compare_loads(given, objective, other.load, all[at + 1].load) == 0));
        REQUIRE(other.moves == all[at + 1].moves);
        REQUIRE(other.taken != found.best.taken);
        for (std::size_t before = 0; before < at; ++before) {
          REQUIRE(other.taken != found.alternatives[before].taken);
        }
      }
      utilisation least = all[0].maximum;
      double squares = all[0].sum_of_squares;
      for (const load_assignment& one : all) {
        least = std::min(least, one.maximum);
        squares = std::min(squares, one.sum_of_squares);
      }
      REQUIRE(found.bound <= least);
      REQUIRE(found.divisible <= found.bound);
      REQUIRE(found.maximum_exact == (found.best.maximum == found.bound));
      if (objective != load_objective::sum_of_squares) REQUIRE(found.bound == least);
      REQUIRE(found.sum_of_squares_bound <= squares * (1.0 + 1e-12));
      const load_certificate seen = certify(given, found.certificate.holders);
      REQUIRE(seen == found.certificate);
      REQUIRE(utilisation{seen.forced, seen.capacity} == found.divisible);
    }
  }
  CHECK(rounds == 700);
  CHECK(impossible > 200);
  CHECK(impossible < 1800);
  for (const assignment_fault fault :
       {assignment_fault::too_few_holders, assignment_fault::limits, assignment_fault::moves,
        assignment_fault::apart, assignment_fault::search}) {
    CAPTURE(static_cast<int>(fault));
    CHECK(faults[static_cast<std::size_t>(fault)] > 0);
  }
}

TEST_CASE("many alike items and holders, apart or not, agree with all assignments") {
  std::mt19937 random(2006);
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    assignment_problem given = empty_problem({2, 2, 2, 3});
    const numbers wide = {0, 1, 2, 3};
    const numbers narrow = {1, 2, 3};
    for (int item = 0; item < 6; ++item) {
      add_item(given, static_cast<std::int64_t>(1 + random() % 2),
               random() % 3 == 0 ? narrow : wide, {static_cast<std::uint32_t>(1 + random() % 3)});
    }
    if (round % 3 == 0) given.fixed_load = {one_unit, 0, 0, 0};
    std::vector<load_assignment> all = all_assignments(given, {});
    for (const load_objective objective : objectives) {
      indivisible_load_options options;
      options.objective = objective;
      sort_by(given, objective, all);
      const indivisible_load_result found = by_tree(given, options);
      REQUIRE(found.exact);
      REQUIRE((compare_loads(given, objective, found.best.load, all[0].load) == 0));
      REQUIRE(found.best.moves == all[0].moves);
    }
  }
}

TEST_CASE("the tree finds an assignment where the greedy starts find none") {
  // 3 3 2 2 2 within 6 and 6: the greedy starts come to 5 and 5, and the last 2 fits to nobody.
  assignment_problem given = empty_problem({6, 6});
  for (const std::int64_t effort : {3, 3, 2, 2, 2}) add_item(given, effort, {0, 1});
  indivisible_load_options options;
  options.limit = {6 * one_unit, 6 * one_unit};
  const indivisible_load_result found = by_tree(given, options);
  CHECK(found.feasible == true);
  CHECK(found.best.maximum == utilisation{1, 1});
  CHECK(found.exact);
  CHECK(found.nodes > 0);
  options.node_limit = 0;
  const indivisible_load_result unknown = by_tree(given, options);
  CHECK_FALSE(unknown.feasible.has_value());
  CHECK(unknown.fault == assignment_fault::none);
  CHECK_FALSE(unknown.exact);
  CHECK_FALSE(unknown.gap.has_value());
  CHECK(unknown.best.taken.empty());
}

TEST_CASE("the local search alone saves moves where that costs nothing") {
  // Two holders that are alike have each other's items; both have one of an item for two.
  assignment_problem given = empty_problem({1, 1, 2});
  add_item(given, 3, {0, 1}, {0});
  add_item(given, 2, {0, 1}, {1});
  add_item(given, 1, {0, 1}, {0, 1}, 2);
  add_item(given, 1, {0, 2}, {0});
  const dutygraph::detail::assignment_rules rules(given, {}, {});
  const dutygraph::stop_token never;
  dutygraph::detail::search_pace steps(never, "test");
  dutygraph::detail::search_budget budget(steps, 0, {}, {});
  dutygraph::detail::load_improver improver(rules, load_objective::leximin, budget, 10'000);
  dutygraph::detail::assignment_state state(rules);
  for (const std::uint32_t arc : numbers{1, 2, 4, 5, 7}) state.take(arc);
  CHECK(state.moves() == 3);
  CHECK(improver.improve(state));
  CHECK(loads(state.load().begin(), state.load().end()) ==
        loads{4 * one_unit, 3 * one_unit, one_unit});
  CHECK(state.moves() == 1);  // item 3 stays with holder 2

  // Where only the maximum counts it may go back to the one who has it.
  state.drop(0);
  state.drop(3);
  state.take(1);
  state.take(2);
  CHECK(state.moves() == 3);
  improver.save_moves(state);
  CHECK(greatest_utilisation(given, state.load()) == utilisation{4, 1});
  CHECK(state.moves() == 1);
  CHECK_FALSE(improver.used_up());
}

TEST_CASE("another unit of load gives the same assignments") {
  std::mt19937 random(7);
  for (int round = 0; round < 100; ++round) {
    const assignment_problem given = random_problem(random, 6, 4);
    assignment_problem scaled = given;
    for (auto* column : {&scaled.effort, &scaled.capacity, &scaled.fixed_load}) {
      for (std::int64_t& value : *column) value *= 7;
    }
    const indivisible_load_result one = indivisible_load(given);
    const indivisible_load_result other = indivisible_load(scaled);
    REQUIRE(one.feasible == other.feasible);
    REQUIRE(one.best.taken == other.best.taken);
    REQUIRE(one.best.maximum == other.best.maximum);
    REQUIRE(one.bound == other.bound);
    REQUIRE(one.nodes == other.nodes);
  }
}

TEST_CASE("the front of moves and maximum agrees with all assignments") {
  const std::vector<load_front_point> front = load_front(six_items());
  REQUIRE(front.size() == 2);
  CHECK(front[0].assignment.moves == 0);
  CHECK(front[0].assignment.maximum == utilisation{4, 1});
  CHECK(front[1].assignment.moves == 1);
  CHECK(front[1].assignment.maximum == utilisation{3, 1});
  CHECK(front[0].exact);
  CHECK(front[1].exact);
  CHECK(load_front(assignment_problem{}).size() == 1);

  std::mt19937 random(64);
  std::size_t longest = 0;
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    const assignment_problem given = random_problem(random, 6, 3);
    indivisible_load_options options;
    if (random() % 3 == 0) options.max_moves = static_cast<std::uint32_t>(random() % 4);
    std::vector<load_assignment> all = all_assignments(given, options);
    std::sort(all.begin(), all.end(), [](const load_assignment& a, const load_assignment& b) {
      return a.moves != b.moves ? a.moves < b.moves : a.maximum < b.maximum;
    });
    std::vector<std::pair<std::uint32_t, utilisation>> wanted;
    for (const load_assignment& one : all) {
      if (wanted.empty() || one.maximum < wanted.back().second) {
        wanted.emplace_back(one.moves, one.maximum);
      }
    }
    std::vector<std::pair<std::uint32_t, utilisation>> found;
    for (const load_front_point& point : load_front(given, options)) {
      REQUIRE(point.exact);
      REQUIRE(keeps_rules(given, options, point.assignment));
      found.emplace_back(point.assignment.moves, point.assignment.maximum);
    }
    REQUIRE(found == wanted);
    longest = std::max(longest, found.size());
  }
  CHECK(longest >= 3);
}

TEST_CASE("a search that ends early says how far it may be from the best") {
  const assignment_problem given = large_problem(200, 20, false);
  for (const load_objective objective : objectives) {
    indivisible_load_options options;
    options.objective = objective;
    options.node_limit = 2'000;
    const indivisible_load_result found = indivisible_load(given, options);
    CHECK(found.feasible == true);
    CHECK(keeps_rules(given, options, found.best));
    CHECK_FALSE(found.exact);
    CHECK_FALSE(found.fewest_moves);
    CHECK(found.nodes == 2'000);
    CHECK(found.bound <= found.best.maximum);
    CHECK(found.divisible <= found.bound);
    CHECK(found.sum_of_squares_bound <= found.best.sum_of_squares);
    REQUIRE(found.gap.has_value());
    CHECK(*found.gap > 0.0);
    CHECK(*found.gap < 0.02);
    // The same again, bit for bit.
    CHECK(indivisible_load(given, options).best == found.best);
  }
  indivisible_load_options front;
  front.node_limit = 2'000;
  front.max_moves = 12;
  const std::vector<load_front_point> points = load_front(given, front);
  REQUIRE(points.size() > 5);
  for (std::size_t at = 1; at < points.size(); ++at) {
    CHECK(points[at - 1].assignment.moves < points[at].assignment.moves);
    CHECK(points[at].assignment.maximum < points[at - 1].assignment.maximum);
  }
}

TEST_CASE("whole efforts of an office are brought to the optimum, and it is proved") {
  const assignment_problem given = large_problem(200, 20, true);
  const indivisible_load_result found = indivisible_load(given);
  CHECK(found.exact);
  CHECK(found.best.maximum == found.bound);
  CHECK(found.gap == 0.0);
}

TEST_CASE("a time limit is kept by the clock that is given") {
  const assignment_problem given = large_problem(200, 20, false);
  double now = 0.0;
  int asked = 0;
  indivisible_load_options options;
  options.node_limit = std::numeric_limits<std::uint64_t>::max();
  options.time_limit = 0.2;
  options.clock = [&] {
    ++asked;
    return now += 0.001;
  };
  const indivisible_load_result found = indivisible_load(given, options);
  CHECK(found.feasible == true);
  CHECK_FALSE(found.exact);
  CHECK(found.bound <= found.best.maximum);
  CHECK(found.gap.has_value());
  CHECK(asked <= 201 + 1);
  // Nothing left from the start: the greedy assignment still stands.
  options.time_limit = 0.0;
  const indivisible_load_result hasty = indivisible_load(given, options);
  CHECK(hasty.feasible == true);
  CHECK(found.best.maximum <= hasty.best.maximum);
  CHECK(load_front(given, options).size() >= 1);
}

TEST_CASE("a search ends when it is asked to") {
  const std::atomic<bool> stop = true;
  CHECK_THROWS_AS(indivisible_load(six_items(), {}, dutygraph::stop_token(stop)),
                  dutygraph::stopped);
  CHECK_THROWS_AS(load_front(six_items(), {}, dutygraph::stop_token(stop)), dutygraph::stopped);
  int polls = 0;
  indivisible_load_options options;
  options.node_limit = std::numeric_limits<std::uint64_t>::max();
  CHECK_THROWS_AS(indivisible_load(large_problem(200, 20, false), options,
                                   dutygraph::stop_token([&] { return ++polls > 50; })),
                  dutygraph::stopped);
}

TEST_CASE("a search refuses numbers out of range, and names them") {
  assignment_problem given = six_items();
  given.effort[4] = std::numeric_limits<std::int64_t>::max();
  const auto message = [](const assignment_problem& problem,
                          const indivisible_load_options& chosen) {
    try {
      (void)indivisible_load(problem, chosen);
    } catch (const dutygraph::argument_error& caught) {
      return std::string(caught.what());
    }
    return std::string("accepted");
  };
  CHECK(message(given, {}).find("item 4") == 0);
  indivisible_load_options options;
  options.time_limit = -1.0;
  CHECK_THROWS_AS(indivisible_load(six_items(), options), dutygraph::argument_error);
  options.time_limit = std::nan("");
  CHECK_THROWS_AS(load_front(six_items(), options), dutygraph::argument_error);
  options.time_limit.reset();
  options.limit = {one_unit, -1, one_unit};
  CHECK(message(six_items(), options).find("holder 1: its limit") == 0);
}
