#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "problems.hpp"

#include <dutygraph/scenario/divisible_load.hpp>

using dutygraph::assignment_problem;
using dutygraph::certify;
using dutygraph::divisible_load;
using dutygraph::divisible_load_result;
using dutygraph::division_fault;
using dutygraph::load_certificate;
using dutygraph::utilisation;

namespace {

using numbers = std::vector<std::uint32_t>;

numbers holders_of(const assignment_problem& given, std::uint32_t set) {
  numbers out;
  for (std::uint32_t holder = 0; holder < given.holders; ++holder) {
    if ((set >> holder & 1U) != 0) out.push_back(holder);
  }
  return out;
}

/// The maximum over all sets of holders, by trying each; with limits over each choice of those in
/// the set that are full. Nothing if the limits of a set are too low.
std::optional<utilisation> by_sets(const assignment_problem& given,
                                   const std::vector<std::int64_t>& limit) {
  utilisation most;
  for (std::uint32_t set = 1; set < 1U << given.holders; ++set) {
    const std::int64_t forced = certify(given, holders_of(given, set)).forced;
    for (std::uint32_t full = limit.empty() ? 0 : set;; full = (full - 1) & set) {
      utilisation left{forced, 0};
      for (std::uint32_t holder = 0; holder < given.holders; ++holder) {
        if ((full >> holder & 1U) != 0) {
          left.load -= limit[holder];
        } else if ((set >> holder & 1U) != 0) {
          left.capacity += given.capacity[holder];
        }
      }
      if (left.capacity == 0) {
        if (left.load > 0) return std::nullopt;
      } else if (left.load > 0 && left > most) {
        most = left;
      }
      if (full == 0) break;
    }
  }
  return most;
}

/// Whether the flow gives every item its load, no arc too much, and every holder its utilisation.
bool flow_agrees(const assignment_problem& given, const divisible_load_result& found) {
  constexpr double rounding = 1e-3;  // of a millionth
  std::vector<double> load(given.fixed_load.begin(), given.fixed_load.end());
  for (std::uint32_t item = 0; item < given.items(); ++item) {
    double placed = 0.0;
    for (std::uint32_t arc = given.first_arc[item]; arc < given.first_arc[item + 1]; ++arc) {
      if (found.flow[arc] < 0.0) return false;
      if (found.flow[arc] > static_cast<double>(given.effort[item]) + rounding) return false;
      placed += found.flow[arc];
      load[given.arc_holder[arc]] += found.flow[arc];
    }
    const double wanted = static_cast<double>(given.effort[item]) * given.demand[item];
    if (std::abs(placed - wanted) > rounding) return false;
  }
  for (std::uint32_t holder = 0; holder < given.holders; ++holder) {
    const double wanted =
        found.utilisations[holder].value() * static_cast<double>(given.capacity[holder]);
    if (std::abs(load[holder] - wanted) > rounding) return false;
  }
  return true;
}

/// Leximin: no load can pass, over items they share, from a holder to one so much less utilised
/// that both come nearer. Enough for one step, and a step is enough: the loads are a base of a
/// polymatroid.
bool nothing_to_even_out(const assignment_problem& given, const divisible_load_result& found,
                         const std::vector<std::int64_t>& limit) {
  constexpr double some = 1.0;  // a millionth of load
  const std::uint32_t count = given.holders;
  std::vector<std::vector<bool>> gives(count, std::vector<bool>(count, false));
  for (std::uint32_t item = 0; item < given.items(); ++item) {
    for (std::uint32_t a = given.first_arc[item]; a < given.first_arc[item + 1]; ++a) {
      for (std::uint32_t b = given.first_arc[item]; b < given.first_arc[item + 1]; ++b) {
        if (a != b && found.flow[a] > some &&
            found.flow[b] < static_cast<double>(given.effort[item]) - some) {
          gives[given.arc_holder[a]][given.arc_holder[b]] = true;
        }
      }
    }
  }
  for (std::uint32_t via = 0; via < count; ++via) {
    for (std::uint32_t a = 0; a < count; ++a) {
      for (std::uint32_t b = 0; b < count; ++b) {
        if (gives[a][via] && gives[via][b]) gives[a][b] = true;
      }
    }
  }
  for (std::uint32_t a = 0; a < count; ++a) {
    for (std::uint32_t b = 0; b < count; ++b) {
      const bool full =
          !limit.empty() && found.utilisations[b] == utilisation{limit[b], given.capacity[b]};
      if (a != b && gives[a][b] && !full && found.utilisations[a] > found.utilisations[b]) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace

TEST_CASE("three items that only A may have hold the maximum at three [f02]") {
  const divisible_load_result found = divisible_load(six_items());
  CHECK(found.fault == division_fault::none);
  CHECK(found.maximum == utilisation{3, 1});
  CHECK(found.certificate == load_certificate{{0}, {0, 1, 2}, 3 * one_unit, one_unit});
  CHECK(found.utilisations == std::vector<utilisation>{{3, 1}, {3, 2}, {3, 2}});
  CHECK(found.group == numbers{0, 1, 1});
  CHECK(flow_agrees(six_items(), found));
}

TEST_CASE("org1 could be evened out to nine tenths, not further [f07]") {
  const divisible_load_result found = divisible_load(org1_problem());
  CHECK(found.maximum == utilisation{9, 10});
  CHECK(found.certificate ==
        load_certificate{{0, 1, 3}, {0, 1, 2, 4}, 18 * one_unit, 20 * one_unit});
  CHECK(found.utilisations == std::vector<utilisation>{{9, 10}, {9, 10}, {3, 8}, {9, 10}});
  CHECK(found.group == numbers{0, 0, 1, 0});
  CHECK(flow_agrees(org1_problem(), found));
}

TEST_CASE("a division without items, without holders, without effort") {
  const divisible_load_result nothing = divisible_load(assignment_problem{});
  CHECK(nothing.fault == division_fault::none);
  CHECK(nothing.reason == "no holder");

  assignment_problem idle = empty_problem({2, 4});
  idle.fixed_load = {one_unit, one_unit};
  const divisible_load_result rests = divisible_load(idle);
  CHECK(rests.maximum == utilisation{1, 2});
  CHECK(rests.certificate == load_certificate{{0}, {}, one_unit, 2 * one_unit});
  CHECK(rests.utilisations == std::vector<utilisation>{{1, 2}, {1, 4}});

  assignment_problem light = empty_problem({1, 1});
  add_item(light, 0, {0, 1}, {}, 2);
  const divisible_load_result without = divisible_load(light);
  CHECK(without.maximum == utilisation{});
  CHECK(without.flow == std::vector<double>{0.0, 0.0});
}

TEST_CASE("an item that needs several holders puts no more than its effort on one") {
  assignment_problem given = empty_problem({1, 1, 8});
  add_item(given, 2, {0, 1, 2}, {}, 2);
  const divisible_load_result found = divisible_load(given);
  CHECK(found.flow[2] == 2e6);
  CHECK(found.utilisations == std::vector<utilisation>{{1, 1}, {1, 1}, {1, 4}});
  CHECK(found.certificate == load_certificate{{0, 1}, {0}, 2 * one_unit, 2 * one_unit});
}

TEST_CASE("a division that is not possible says which items and holders are in the way") {
  assignment_problem given = empty_problem({2, 2, 2});
  add_item(given, 1, {0, 1, 2});
  add_item(given, 3, {0, 1});
  const divisible_load_result limited =
      divisible_load(given, std::vector<std::int64_t>{one_unit, one_unit, one_unit});
  CHECK(limited.fault == division_fault::limits);
  CHECK(limited.certificate == load_certificate{{0, 1}, {1}, 3 * one_unit, 2 * one_unit});
  CHECK(limited.at_limit == numbers{0, 1});
  CHECK(limited.reason == "limits are below the load that is forced on 2 holders");

  const divisible_load_result tight =
      divisible_load(given, std::vector<std::int64_t>{one_unit, 4 * one_unit, 0});
  CHECK(tight.fault == division_fault::none);
  CHECK(tight.maximum == utilisation{3, 2});
  CHECK(tight.at_limit == numbers{0, 2});
  CHECK(tight.utilisations == std::vector<utilisation>{{1, 2}, {3, 2}, {0, 1}});
  CHECK(tight.certificate == load_certificate{{1}, {0, 1}, 3 * one_unit, 2 * one_unit});

  given.fixed_load[2] = 2 * one_unit;
  const divisible_load_result fixed =
      divisible_load(given, std::vector<std::int64_t>{9 * one_unit, 9 * one_unit, one_unit});
  CHECK(fixed.fault == division_fault::limits);
  CHECK(fixed.certificate == load_certificate{{2}, {}, 2 * one_unit, one_unit});

  add_item(given, 1, {1}, {}, 2);
  const divisible_load_result few = divisible_load(given);
  CHECK(few.fault == division_fault::too_few_holders);
  CHECK(few.reason == "item 2 needs 2 holders and may have 1");
  CHECK(few.certificate.items == numbers{2});
  CHECK(few.certificate.holders == numbers{1});
}

TEST_CASE("a division agrees with every set of holders") {
  std::mt19937 random(20200);
  int limited = 0;
  int impossible = 0;
  for (int round = 0; round < 2000; ++round) {
    CAPTURE(round);
    const assignment_problem given = random_problem(random, 8, 6);
    std::vector<std::int64_t> limit;
    if (random() % 2 == 0) {
      for (std::uint32_t holder = 0; holder < given.holders; ++holder) {
        limit.push_back(static_cast<std::int64_t>(random() % 12) * one_unit);
      }
    }
    const divisible_load_result found = divisible_load(given, limit);
    if (found.fault == division_fault::too_few_holders) continue;
    const std::optional<utilisation> wanted = by_sets(given, limit);
    REQUIRE((found.fault == division_fault::none) == wanted.has_value());
    if (found.fault == division_fault::limits) {
      ++impossible;
      load_certificate seen = certify(given, found.certificate.holders);
      REQUIRE(seen.forced == found.certificate.forced);
      REQUIRE(seen.items == found.certificate.items);
      REQUIRE(found.certificate.forced > found.certificate.capacity);
      continue;
    }
    REQUIRE(found.maximum == *wanted);
    numbers all = found.certificate.holders;
    all.insert(all.end(), found.at_limit.begin(), found.at_limit.end());
    load_certificate seen = certify(given, all);
    for (const std::uint32_t holder : found.at_limit) {
      seen.forced -= limit[holder];
      seen.capacity -= given.capacity[holder];
    }
    REQUIRE(seen.forced == found.certificate.forced);
    REQUIRE(seen.capacity == found.certificate.capacity);
    REQUIRE(seen.items == found.certificate.items);
    REQUIRE(utilisation{seen.forced, seen.capacity} == found.maximum);
    limited += found.at_limit.empty() ? 0 : 1;
    REQUIRE(flow_agrees(given, found));
    REQUIRE(nothing_to_even_out(given, found, limit));
    // No part of the holders shows it by itself.
    if (limit.empty()) {
      for (std::uint32_t set = 1; set < 1U << given.holders; ++set) {
        const numbers part = holders_of(given, set);
        if (part.size() >= found.certificate.holders.size() ||
            !std::includes(all.begin(), all.end(), part.begin(), part.end())) {
          continue;
        }
        const load_certificate less = certify(given, part);
        REQUIRE(utilisation{less.forced, less.capacity} < found.maximum);
      }
    }
  }
  CHECK(limited > 30);
  CHECK(impossible > 100);
}

TEST_CASE("a division is exact where products pass 64 bits") {
  assignment_problem given = empty_problem({});
  given.holders = 3;
  given.capacity = {1'000'000'000'000'000'003, 999'999'999'999'999'989, 7};
  given.fixed_load = {5, 0, 1};
  add_item(given, 1'000'000'000'000, {0, 1});
  add_item(given, 999'999'999'999, {0, 1});
  const divisible_load_result found = divisible_load(given);
  CHECK(found.maximum == utilisation{1'999'999'999'999 * one_unit + 5, 1'999'999'999'999'999'992});
  CHECK(found.group == numbers{0, 0, 1});
}

TEST_CASE("a division refuses numbers out of range, and names them") {
  const auto message = [](const assignment_problem& given) {
    try {
      (void)divisible_load(given);
    } catch (const dutygraph::argument_error& caught) {
      return caught.code() + ": " + caught.what();
    }
    return std::string("accepted");
  };
  const auto has = [](const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
  };
  assignment_problem given = six_items();
  given.effort[4] = std::numeric_limits<std::int64_t>::max();
  CHECK(has(message(given), "scenario.load: item 4"));
  given = six_items();
  given.effort[2] = -1;
  CHECK(has(message(given), "scenario.problem: item 2: its effort must be 0 or more"));
  given = six_items();
  given.capacity[1] = 0;
  CHECK(has(message(given), "holder 1: its capacity must be over 0"));
  given = six_items();
  given.arc_holder[3] = 1;
  CHECK(has(message(given), "item 3: its holders must rise"));
  given = six_items();
  given.apart.emplace_back(2, 2);
  CHECK(has(message(given), "apart 2 and 2"));
  given = six_items();
  given.held.pop_back();
  CHECK(has(message(given), "the items"));
  CHECK_THROWS_AS(divisible_load(six_items(), std::vector<std::int64_t>{1}),
                  dutygraph::argument_error);
}

TEST_CASE("a division ends when it is asked to") {
  const std::atomic<bool> stop = true;
  CHECK_THROWS_AS(divisible_load(six_items(), {}, dutygraph::stop_token(stop)), dutygraph::stopped);
}
