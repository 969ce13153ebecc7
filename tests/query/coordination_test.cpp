#include "catch.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <dutygraph/query/coordination.hpp>

#include "model/random_plan.hpp"
#include "org1.hpp"

using namespace dutygraph;

namespace {

std::string message_of(const plan& p, const coordination_options& options) {
  try {
    static_cast<void>(coordination(p, options));
  } catch (const error& fault) {
    return fault.what();
  }
  return {};
}

}  // namespace

TEST_CASE("org1: who must coordinate, and half of them do [b10]") {
  coordination_options options;
  options.dependencies = {{"T1", "T5"}, {"T2", "T4"}, {"T1", "T6"}};
  options.actual = {{"Ben", "Ana"}, {"Ben", "Cai"}};
  const coordination_result found = coordination(org1_builder().build(), options);
  CHECK(columns(found.required) ==
        words{"name:utf8", "partner:utf8", "weight:int64", "actual:bool"});
  CHECK(texts(found.required, "name") == words{"Ana", "Ana"});
  CHECK(texts(found.required, "partner") == words{"Ben", "Cai"});
  CHECK(counts(found.required, "weight") == whole{1, 1});
  CHECK(found.required.column("actual").boolean_at(0));
  CHECK_FALSE(found.required.column("actual").boolean_at(1));
  CHECK(found.congruence == 0.5);
  CHECK(found.reason.empty());
}

TEST_CASE("no congruence without a required pair, or without knowing who coordinates") {
  const plan p = org1_builder().build();
  coordination_options options;
  options.actual = std::vector<named_pair>{};
  CHECK(coordination(p, options).reason == "no pair has to coordinate");
  CHECK_FALSE(coordination(p, options).congruence);
  options.dependencies = {{"T1", "T2"}};  // Ana holds both
  CHECK(coordination(p, options).reason == "no pair has to coordinate");
  options.dependencies = {{"T1", "T5"}};
  CHECK(coordination(p, options).congruence == 0.0);
  options.actual.reset();
  const coordination_result unknown = coordination(p, options);
  CHECK(unknown.reason == "who coordinates is not given");
  CHECK(unknown.required.column("actual").is_null(0));
}

TEST_CASE("AT · TD · ATᵀ off the diagonal, on 1000 random plans") {
  std::size_t pairs_seen = 0;
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const plan p = random_plan(seed);
    const graph& g = p.graph();
    const auto items = g.nodes(node_kind::item);
    const auto actors = g.nodes(node_kind::leader);
    if (items.size() < 2) continue;
    std::mt19937 engine(seed);
    coordination_options options;
    std::set<std::pair<std::uint32_t, std::uint32_t>> dependent;
    for (int row = 0; row < 6; ++row) {
      const auto one = static_cast<std::uint32_t>(engine()) % items.size();
      const auto other = static_cast<std::uint32_t>(engine()) % items.size();
      if (one == other) continue;
      dependent.emplace(std::minmax(one, other));
      options.dependencies.push_back(
          {std::string(g.key(items[one])), std::string(g.key(items[other]))});
    }
    std::vector<std::vector<int>> holds(actors.size(), std::vector<int>(items.size()));
    for (const node_id item : items) {
      for (const incident& entry : p.holdings(inheritance::nearest).of_item(item)) {
        if (actors.contains(entry.node)) holds[actors.index(entry.node)][items.index(item)] = 1;
      }
    }
    words names;
    whole weights;
    for (std::uint32_t i = 0; i < actors.size(); ++i) {
      for (std::uint32_t j = i + 1; j < actors.size(); ++j) {
        long long sum = 0;
        for (const auto& [t, u] : dependent) {
          sum += holds[i][t] * holds[j][u] + holds[i][u] * holds[j][t];
        }
        if (sum == 0) continue;
        names.push_back(std::string(g.name(actors[i])) + "," + std::string(g.name(actors[j])));
        weights.push_back(sum);
      }
    }
    const table t = coordination(p, options).required;
    words found;
    for (std::size_t row = 0; row < t.rows(); ++row) {
      found.push_back(std::string(t.column("name").utf8_at(row)) + "," +
                      std::string(t.column("partner").utf8_at(row)));
    }
    REQUIRE(found == names);
    REQUIRE(counts(t, "weight") == weights);
    pairs_seen += t.rows();
  }
  CHECK(pairs_seen > 100);
}

TEST_CASE("repeated rows, turned or not, count once") {
  coordination_options once;
  once.dependencies = {{"T1", "T5"}};
  coordination_options thrice = once;
  thrice.dependencies = {{"T1", "T5"}, {"T5", "T1"}, {"T1", "T5"}};
  const plan p = org1_builder().build();
  CHECK(coordination(p, once).required == coordination(p, thrice).required);
}

TEST_CASE("coordination says which row is wrong, and stops") {
  const plan p = org1_builder().build();
  CHECK_THROWS_AS(coordination(p, {.of = node_kind::item}), argument_error);
  CHECK(message_of(p, {.dependencies = {{"T1", "T2"}, {"T9", "T1"}}})
            .find("row 2 of the dependencies") != std::string::npos);
  CHECK(message_of(p, {.dependencies = {{"T1", "T1"}}}).find("beside itself") != std::string::npos);
  CHECK(message_of(p, {.actual = {{{"Ana", "Eve"}}}}).find("row 1 of the actual coordination") !=
        std::string::npos);
  CHECK_THROWS_AS(coordination(p, {.dependencies = {{"T9", "T1"}}}), unknown_name);
  const std::atomic<bool> flag{true};
  CHECK_THROWS_AS(coordination(p, {}, stop_token(flag)), stopped);
}
