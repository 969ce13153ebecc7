#include "catch.hpp"

#include <atomic>
#include <cstddef>
#include <string>
#include <vector>

#include <dutygraph/query/centrality.hpp>

#include "davis.hpp"
#include "model/random_plan.hpp"
#include "org1.hpp"

using namespace dutygraph;

TEST_CASE("Davis: the published two-mode centralities [g04]") {
  // Borgatti and Halgin 2011, table 3, printed to two decimals.
  const plan p = davis();
  const table women = centrality(p);
  CHECK(columns(women) == words{"name:utf8", "key:utf8", "degree:float64", "closeness:float64",
                                "betweenness:float64", "core:int64"});
  REQUIRE(women.rows() == 18);
  struct published {
    const char* name;
    double degree, closeness, betweenness;
  };
  for (const published& row :
       {published{"Evelyn Jefferson", 0.57, 0.80, 0.10},
        published{"Theresa Anderson", 0.57, 0.80, 0.09},
        published{"Pearl Oglethorpe", 0.21, 0.67, 0.01},
        published{"Nora Fayette", 0.57, 0.80, 0.11}, published{"Flora Price", 0.14, 0.59, 0.01}}) {
    std::size_t at = 0;
    while (women.column("name").utf8_at(at) != row.name) ++at;
    CHECK(women.column("degree").float64_at(at) == Approx(row.degree).margin(0.0051));
    CHECK(women.column("closeness").float64_at(at) == Approx(row.closeness).margin(0.0051));
    CHECK(women.column("betweenness").float64_at(at) == Approx(row.betweenness).margin(0.0051));
  }
  const table events = centrality(p, {.of = node_kind::item});
  REQUIRE(events.rows() == 14);
  std::size_t eighth = 0;
  while (events.column("name").utf8_at(eighth) != "E8") ++eighth;
  CHECK(events.column("degree").float64_at(eighth) == Approx(0.78).margin(0.0051));
  CHECK(events.column("closeness").float64_at(eighth) == Approx(0.85).margin(0.0051));
  CHECK(events.column("betweenness").float64_at(eighth) == Approx(0.24).margin(0.0051));
}

TEST_CASE("a path of three: by hand") {
  // Ana - 1 - Ben - 2: Ben lies between 2 and the other two, item 1 between Ana and the rest.
  const plan p = plan_builder()
                     .item("1", "a")
                     .item("2", "b")
                     .assign("Ana", "1")
                     .assign("Ben", "1")
                     .assign("Ben", "2")
                     .build();
  const table actors = centrality(p);
  CHECK(reals(actors, "degree") == real{0.5, 1.0});
  CHECK(reals(actors, "closeness") == real{4.0 / 6.0, 1.0});
  CHECK(reals(actors, "betweenness") == real{0.0, 1.0});
  CHECK(counts(actors, "core") == whole{1, 1});
}

TEST_CASE("no tie, no other side, no node") {
  const table idle = centrality(plan_builder().item("1", "a").actor("Ana").build());
  CHECK(reals(idle, "degree") == real{0.0});
  CHECK(reals(idle, "closeness") == real{0.0});
  CHECK(counts(idle, "core") == whole{0});
  const table alone = centrality(plan_builder().actor("Ana").build());
  CHECK(alone.column("degree").is_null(0));
  CHECK(alone.column("betweenness").is_null(0));
  CHECK(alone.column("closeness").float64_at(0) == 0.0);
  CHECK(centrality(plan()).rows() == 0);
  CHECK(centrality(plan(), {.of = node_kind::item}).rows() == 0);
}

TEST_CASE("degree and betweenness lie in 0..1, closeness is not negative, on random plans") {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const plan p = random_plan(seed);
    for (const node_kind kind : {node_kind::leader, node_kind::section, node_kind::item}) {
      const table t = centrality(p, {.of = kind, .by = node_kind::section});
      for (std::size_t row = 0; row < t.rows(); ++row) {
        for (const char* column : {"degree", "closeness", "betweenness"}) {
          const double value = t.column(column).float64_at(row);
          REQUIRE(value >= 0.0);
          // Closeness in a small component of several may exceed 1, as in NetworkX.
          REQUIRE((std::string(column) == "closeness" || value <= 1.0 + 1e-12));
        }
      }
    }
  }
}

TEST_CASE("centrality refuses, and stops, also within Boost") {
  CHECK_THROWS_AS(centrality(plan(), {.of = node_kind::theme}), argument_error);
  CHECK_THROWS_AS(centrality(plan(), {.of = node_kind::item, .by = node_kind::heading}),
                  argument_error);
  const std::atomic<bool> flag{true};
  CHECK_THROWS_AS(centrality(plan(), {}, stop_token(flag)), stopped);
  std::vector<assignment_row> rows;
  for (int at = 0; at < 4000; ++at) {
    for (const int item : {at, at + 1}) {
      assignment_row& row = rows.emplace_back();
      row.actor = "a" + std::to_string(at);
      row.item = "i" + std::to_string(item);
    }
  }
  const plan path = from_assignments(rows);
  int asked = 0;
  CHECK_THROWS_AS(centrality(path, {}, stop_token([&asked] { return ++asked > 50; })), stopped);
  CHECK(asked == 51);
}
