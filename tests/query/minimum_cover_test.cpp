#include "catch.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <random>
#include <string>
#include <vector>

#include <dutygraph/query/coverage.hpp>
#include <dutygraph/query/minimum_cover.hpp>

#include "davis.hpp"
#include "model/random_plan.hpp"
#include "org1.hpp"

using namespace dutygraph;

namespace {

words names(const plan& p, const std::vector<node_id>& nodes) {
  words out;
  for (const node_id node : nodes) out.emplace_back(p.graph().name(node));
  return out;
}

/// For each covered item the actors on it as bits.
std::vector<std::uint32_t> masks(const plan& p, node_kind of) {
  const graph& g = p.graph();
  const auto actors = g.nodes(of);
  std::vector<std::uint32_t> out;
  for (const node_id item : g.nodes(node_kind::item)) {
    std::uint32_t mask = 0;
    for (const incident& entry : p.holdings(inheritance::nearest).of_item(item)) {
      if (actors.contains(entry.node)) mask |= 1U << actors.index(entry.node);
    }
    if (mask != 0) out.push_back(mask);
  }
  return out;
}

bool covers(const std::vector<std::uint32_t>& items, std::uint32_t members) {
  return std::all_of(items.begin(), items.end(),
                     [&](std::uint32_t item) { return (item & members) != 0; });
}

void check_by_trying_all(const plan& p, node_kind of) {
  const std::vector<std::uint32_t> items = masks(p, of);
  const auto actors = p.graph().nodes(of);
  const minimum_cover_result found = minimum_cover(p, of);
  REQUIRE(found.denominator == items.size());
  if (items.empty()) {
    REQUIRE_FALSE(found.value);
    REQUIRE_FALSE(found.reason.empty());
    return;
  }
  int smallest = 32;
  std::uint32_t in_all = ~0U;
  for (std::uint32_t members = 0; members < 1U << actors.size(); ++members) {
    if (!covers(items, members)) continue;
    in_all &= members;
    smallest = std::min(smallest, std::popcount(members));
  }
  REQUIRE(found.exact);
  REQUIRE(found.value == static_cast<std::uint32_t>(smallest));
  REQUIRE(found.lower_bound == found.value);
  std::uint32_t members = 0;
  for (const node_id member : found.members) members |= 1U << actors.index(member);
  REQUIRE(covers(items, members));
  REQUIRE(std::is_sorted(found.members.begin(), found.members.end()));
  std::uint32_t essential = 0;
  for (const node_id member : found.essential) essential |= 1U << actors.index(member);
  REQUIRE(essential == in_all);
}

}  // namespace

TEST_CASE("org1: two, and both are essential [c07]") {
  const plan p = org1_builder().build();
  const minimum_cover_result found = minimum_cover(p);
  CHECK(found.value == 2U);
  CHECK(found.exact);
  CHECK(names(p, found.members) == words{"Ana", "Ben"});
  CHECK(names(p, found.essential) == words{"Ana", "Ben"});
  CHECK(names(p, found.uncovered) == words{"six"});
  CHECK(found.denominator == 5);
}

TEST_CASE("Davis: Evelyn and Nora between them attend all events") {
  const plan p = davis();
  const minimum_cover_result found = minimum_cover(p);
  CHECK(found.value == 2U);
  CHECK(found.exact);
  CHECK(names(p, found.members) == words{"Evelyn Jefferson", "Nora Fayette"});
  CHECK(found.essential.empty());
}

TEST_CASE("nothing to cover gives no value and a reason") {
  CHECK(minimum_cover(plan()).reason == "no item");
  const minimum_cover_result nobody = minimum_cover(plan_builder().item("1", "a").build());
  CHECK(nobody.reason == "no item has a holder");
  CHECK(nobody.uncovered.size() == 1);
  CHECK_FALSE(nobody.value);
}

TEST_CASE("the smallest cover, by trying all, on 500 dense and 1000 random plans") {
  for (std::uint32_t seed = 0; seed < 500; ++seed) {
    std::mt19937 engine(seed);
    plan_builder b;
    const std::uint32_t actors = 1 + static_cast<std::uint32_t>(engine()) % 10;
    const std::uint32_t items = 1 + static_cast<std::uint32_t>(engine()) % 16;
    for (std::uint32_t a = 0; a < actors; ++a) b.actor("a" + std::to_string(a));
    for (std::uint32_t i = 0; i < items; ++i) {
      const std::string item = std::to_string(i + 1);
      b.item(item, "item " + item);
      for (std::uint32_t a = 0; a < actors; ++a) {
        if (engine() % 4 == 0) b.assign("a" + std::to_string(a), item);
      }
    }
    check_by_trying_all(b.build(), node_kind::leader);
  }
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const plan p = random_plan(seed);
    check_by_trying_all(p, node_kind::leader);
    check_by_trying_all(p, node_kind::section);
  }
}

TEST_CASE("a plan too large for certainty gives a bound from either side; many parts stay exact") {
  std::mt19937 engine(7);
  std::vector<assignment_row> rows;
  const auto add = [&rows](const std::string& actor, const std::string& item) {
    assignment_row& row = rows.emplace_back();
    row.actor = actor;
    row.item = item;
  };
  for (int item = 0; item < 3000; ++item) {
    for (int holder = 0; holder < 4; ++holder) {
      add("a" + std::to_string(engine() % 400), "i" + std::to_string(item));
    }
  }
  const minimum_cover_result large = minimum_cover(from_assignments(rows));
  REQUIRE(large.value);
  CHECK_FALSE(large.exact);
  CHECK(large.lower_bound > 0);
  CHECK(large.lower_bound < *large.value);
  CHECK(large.members.size() == *large.value);

  rows.clear();
  for (int part = 0; part < 20'000; ++part) {  // a triangle of three actors: two of them
    const std::string name = std::to_string(part);
    for (int one = 0; one < 3; ++one) {
      add("a" + name + std::to_string(one), "i" + name + "/" + std::to_string(one));
      add("a" + name + std::to_string((one + 1) % 3), "i" + name + "/" + std::to_string(one));
    }
  }
  const minimum_cover_result parts = minimum_cover(from_assignments(rows));
  CHECK(parts.exact);
  CHECK(parts.value == 40'000U);
}

TEST_CASE("the order of actors and items changes no value") {
  std::vector<assignment_row> rows = org1_rows();
  std::reverse(rows.begin(), rows.end());
  CHECK(minimum_cover(from_assignments(rows)).value == 2U);
  CHECK(minimum_cover(org1_builder().actor("Eve").build()).value == 2U);
}

TEST_CASE("minimum cover refuses, and stops") {
  CHECK_THROWS_AS(minimum_cover(plan(), node_kind::item), argument_error);
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(minimum_cover(plan(), node_kind::leader, inheritance::nearest, stop_token(stop)),
                  stopped);
}
