#include "catch.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <dutygraph/query/bus_factor.hpp>

#include "model/random_plan.hpp"
#include "org1.hpp"

using namespace dutygraph;

namespace {

words names(const plan& p, const std::vector<node_id>& members) {
  words out;
  for (const node_id member : members) out.emplace_back(p.graph().name(member));
  return out;
}

/// Whose leaving loses how many items, by the definition.
std::uint32_t lost_without(const plan& p, std::uint32_t members) {
  const graph& g = p.graph();
  const auto leaders = g.nodes(node_kind::leader);
  std::uint32_t lost = 0;
  for (const node_id item : g.nodes(node_kind::item)) {
    bool held = false;
    for (const incident& entry : p.holdings(inheritance::nearest).of_item(item)) {
      if (!leaders.contains(entry.node)) continue;
      held = held || (members >> leaders.index(entry.node) & 1U) == 0;
    }
    lost += held ? 0 : 1;
  }
  return lost;
}

}  // namespace

TEST_CASE("org1: two of four, whichever the denominator [c04]") {
  const plan p = org1_builder().build();
  for (const bool covered_only : {false, true}) {
    const bus_factor_result found = bus_factor(p, {.covered_only = covered_only});
    CHECK(found.value == 2U);
    CHECK(found.exact);
    CHECK(found.lower_bound == 2);
    CHECK(found.denominator == (covered_only ? 5U : 6U));
    CHECK(found.reason.empty());
    const words members = names(p, found.members);
    CHECK((members == words{"Ana", "Ben"} || members == words{"Ana", "Cai"}));
  }
}

TEST_CASE("the threshold is passed strictly") {
  plan_builder b;
  for (const char* item : {"1", "2", "3", "4"}) b.item(item, item);
  b.assign("Ana", "1").assign("Ana", "2").assign("Ben", "3").assign("Cai", "4");
  const plan p = b.build();
  CHECK(bus_factor(p).value == 2U);  // Ana alone holds exactly one half
  CHECK(bus_factor(p, {.threshold = 0.49}).value == 1U);
  CHECK(bus_factor(p, {.threshold = 0}).value == 1U);
  CHECK(bus_factor(p, {.threshold = 0.75}).value == 3U);
  const bus_factor_result never = bus_factor(p, {.threshold = 1});
  CHECK_FALSE(never.value);
  CHECK(never.reason == "the share of items cannot be over the threshold");
}

TEST_CASE("no item, nobody, too much uncovered") {
  const bus_factor_result none = bus_factor(plan_builder().actor("Ana").build());
  CHECK_FALSE(none.value);
  CHECK(none.reason == "no item");
  const plan nobody = plan_builder().item("1", "a").build();
  CHECK(bus_factor(nobody).value == 0U);
  CHECK(bus_factor(nobody).reason == "1 item has no holder already");
  CHECK(bus_factor(nobody, {.covered_only = true}).reason == "no item has a holder");
}

TEST_CASE("the smallest group, by trying all, on random plans") {
  for (std::uint32_t seed = 0; seed < 500; ++seed) {
    // Denser than random_plan, so that groups matter.
    std::mt19937 engine(seed);
    plan_builder b;
    const std::uint32_t actors = 1 + static_cast<std::uint32_t>(engine()) % 8;
    const std::uint32_t items = 1 + static_cast<std::uint32_t>(engine()) % 12;
    for (std::uint32_t a = 0; a < actors; ++a) b.actor("a" + std::to_string(a));
    for (std::uint32_t i = 0; i < items; ++i) {
      const std::string item = std::to_string(i + 1);
      b.item(item, "item " + item);
      for (std::uint32_t a = 0; a < actors; ++a) {
        if (engine() % 3 == 0) b.assign("a" + std::to_string(a), item);
      }
    }
    const plan p = b.build();
    for (const double threshold : {0.0, 0.3, 0.5, 0.8}) {
      std::uint32_t smallest = std::numeric_limits<std::uint32_t>::max();
      for (std::uint32_t members = 0; members < 1U << actors; ++members) {
        if (lost_without(p, members) / static_cast<double>(items) > threshold) {
          smallest = std::min(smallest, static_cast<std::uint32_t>(std::popcount(members)));
        }
      }
      const bus_factor_result found = bus_factor(p, {.threshold = threshold});
      REQUIRE(found.exact);
      REQUIRE(found.value == smallest);
      REQUIRE(found.lower_bound == (smallest == 0 ? 0 : smallest));
      std::uint32_t members = 0;
      for (const node_id member : found.members) {
        members |= 1U << p.graph().nodes(node_kind::leader).index(member);
      }
      REQUIRE(lost_without(p, members) / static_cast<double>(items) > threshold);
    }
  }
}

TEST_CASE("a plan too large for certainty gives a bound from either side") {
  std::mt19937 engine(11);
  std::vector<assignment_row> rows;
  for (int item = 0; item < 3000; ++item) {
    for (int holder = 0; holder < 3; ++holder) {
      assignment_row& row = rows.emplace_back();
      row.actor = "a" + std::to_string(engine() % 300);
      row.item = "i" + std::to_string(item);
    }
  }
  const bus_factor_result found = bus_factor(from_assignments(rows));
  REQUIRE(found.value);
  CHECK_FALSE(found.exact);
  CHECK(found.lower_bound > 0);
  CHECK(found.lower_bound < *found.value);
  CHECK(found.members.size() == *found.value);
}

TEST_CASE("bus factor refuses, and stops") {
  CHECK_THROWS_AS(bus_factor(plan(), {.of = node_kind::item}), argument_error);
  for (const double bad : {-0.1, 1.1, std::numeric_limits<double>::quiet_NaN()}) {
    CHECK_THROWS_AS(bus_factor(plan(), {.threshold = bad}), argument_error);
  }
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(bus_factor(plan(), {}, stop_token(stop)), stopped);
}
