#include "catch.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <dutygraph/query/projection.hpp>
#include <dutygraph/query/workload.hpp>

#include "davis.hpp"
#include "model/random_plan.hpp"
#include "org1.hpp"

using namespace dutygraph;

namespace {

/// Newman 2001, figure 6: five authors, three papers.
plan figure_six() {
  plan_builder b;
  for (const char* paper : {"1", "2", "3"}) b.item(paper, std::string("paper ") + paper);
  for (const char* author : {"A", "B"}) {
    for (const char* paper : {"1", "2", "3"}) b.assign(author, paper);
  }
  return b.assign("C", "1").assign("D", "1").assign("E", "3").build();
}

std::map<std::string, double> strengths(const table& pairs) {
  std::map<std::string, double> out;
  for (std::size_t row = 0; row < pairs.rows(); ++row) {
    const double weight = pairs.column("weight").float64_at(row);
    out[std::string(pairs.column("name").utf8_at(row))] += weight;
    out[std::string(pairs.column("partner").utf8_at(row))] += weight;
  }
  return out;
}

}  // namespace

TEST_CASE("Newman's figure 6, and strength as items with a co-holder [e20, e21]") {
  const table t = projection(figure_six());
  CHECK(columns(t) == words{"name:utf8", "partner:utf8", "items:int64", "weight:float64"});
  CHECK(texts(t, "name") == words{"A", "A", "A", "A", "B", "B", "B", "C"});
  CHECK(texts(t, "partner") == words{"B", "C", "D", "E", "C", "D", "E", "D"});
  CHECK(counts(t, "items") == whole{3, 1, 1, 1, 1, 1, 1, 1});
  const double expected[] = {11.0 / 6, 1.0 / 3, 1.0 / 3, 0.5, 1.0 / 3, 1.0 / 3, 0.5, 1.0 / 3};
  for (std::size_t row = 0; row < 8; ++row) {
    CHECK(reals(t, "weight")[row] == Approx(expected[row]).margin(1e-12));
  }
  const auto strength = strengths(t);
  const std::pair<const char*, double> whole_numbers[] = {
      {"A", 3}, {"B", 3}, {"C", 1}, {"D", 1}, {"E", 1}};
  for (const auto& [name, items] : whole_numbers) {
    CHECK(strength.at(name) == Approx(items).margin(1e-12));
  }
}

TEST_CASE("Davis: every woman's strength is her number of events [g02]") {
  const plan p = davis();
  const auto strength = strengths(projection(p));
  const table load = workload(p);
  for (std::size_t row = 0; row < load.rows(); ++row) {
    CHECK(strength.at(std::string(load.column("name").utf8_at(row))) ==
          Approx(static_cast<double>(load.column("items").int64_at(row))).margin(1e-12));
  }
}

TEST_CASE("one holder makes no pair; nobody, nothing") {
  CHECK(projection(plan()).rows() == 0);
  CHECK(projection(plan_builder().item("1", "a").assign("Ana", "1").build()).rows() == 0);
  const table t = projection(org1_builder().build());
  CHECK(texts(t, "partner") == words{"Ben", "Cai"});
  CHECK(t.caption().find("1 of 4 leaders in no pair") != std::string::npos);
}

TEST_CASE("pairs and weights by the definition, on 1000 random plans; order changes no bit") {
  std::size_t pairs_seen = 0;
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const plan p = random_plan(seed);
    const graph& g = p.graph();
    for (const node_kind kind : {node_kind::leader, node_kind::section}) {
      const auto actors = g.nodes(kind);
      std::map<std::pair<node_id, node_id>, std::pair<std::int64_t, double>> expected;
      for (const node_id item : g.nodes(node_kind::item)) {
        std::vector<node_id> holders;
        for (const incident& entry : p.holdings(inheritance::nearest).of_item(item)) {
          if (actors.contains(entry.node)) holders.push_back(entry.node);
        }
        std::sort(holders.begin(), holders.end());
        holders.erase(std::unique(holders.begin(), holders.end()), holders.end());
        for (const node_id one : holders) {
          for (const node_id other : holders) {
            if (!(one < other)) continue;
            auto& [items, weight] = expected[{one, other}];
            ++items;
            weight += 1.0 / static_cast<double>(holders.size() - 1);
          }
        }
      }
      const table t = projection(p, kind);
      REQUIRE(t.rows() == expected.size());
      std::size_t row = 0;
      for (const auto& [pair, value] : expected) {
        REQUIRE(t.column("name").utf8_at(row) == g.name(pair.first));
        REQUIRE(t.column("partner").utf8_at(row) == g.name(pair.second));
        REQUIRE(t.column("items").int64_at(row) == value.first);
        REQUIRE(t.column("weight").float64_at(row) == Approx(value.second).margin(1e-12));
        ++row;
      }
      pairs_seen += t.rows();
    }
  }
  CHECK(pairs_seen > 500);
}

TEST_CASE("projection refuses, and stops") {
  CHECK_THROWS_AS(projection(plan(), node_kind::item), argument_error);
  const std::atomic<bool> flag{true};
  CHECK_THROWS_AS(projection(plan(), node_kind::leader, inheritance::nearest, stop_token(flag)),
                  stopped);
}
