#include "catch.hpp"

#include <algorithm>
#include <atomic>

#include <dutygraph/query/coverage.hpp>
#include <dutygraph/query/redundancy.hpp>

#include "model/random_plan.hpp"
#include "org1.hpp"

using namespace dutygraph;

TEST_CASE("org1: holders beyond the first [b03]") {
  const table t = redundancy(org1_builder().build());
  CHECK(columns(t) ==
        words{"index:utf8", "value:float64", "minimum:float64", "maximum:float64", "reason:utf8"});
  CHECK(texts(t, "index") == words{"total", "mean", "scaled"});
  CHECK(reals(t, "value") == real{2, 2.0 / 6, 2.0 / 18});
  CHECK(reals(t, "maximum") == real{18, 3, 1});
  CHECK(texts(t, "reason") == words{"(null)", "(null)", "(null)"});
}

TEST_CASE("redundancy without a denominator has a reason and no value") {
  const table none = redundancy(plan_builder().actor("Ana").actor("Ben").build());
  CHECK(texts(none, "reason") == words{"(null)", "no item", "no item"});
  CHECK(none.column("value").float64_at(0) == 0.0);
  CHECK(none.column("value").is_null(1));
  CHECK(none.column("maximum").is_null(2));
  const table one = redundancy(plan_builder().item("1", "a").assign("Ana", "1").build());
  CHECK(texts(one, "reason") == words{"(null)", "(null)", "one actor"});
  const table nobody = redundancy(plan_builder().item("1", "a").build());
  CHECK(texts(nobody, "reason") == words{"(null)", "(null)", "no actor"});
}

TEST_CASE("redundancy is what coverage counts beyond one, on random plans") {
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const plan p = random_plan(seed);
    for (const node_kind kind : {node_kind::leader, node_kind::section, node_kind::task_force}) {
      long long beyond = 0;
      for (const long long count : counts(coverage(p, {.by = kind}), "count")) {
        beyond += std::max(0LL, count - 1);
      }
      REQUIRE(redundancy(p, kind).column("value").float64_at(0) == static_cast<double>(beyond));
    }
  }
}

TEST_CASE("pairs of items that another holds too, by hand and by trying all pairs") {
  const table t = redundancy_by_actor(org1_builder().assign("Ben", "T4").build());
  CHECK(columns(t) == words{"name:utf8", "items:int64", "redundancy:float64", "reason:utf8"});
  CHECK(reals(t, "redundancy") == real{1.0 / 6, 1.0 / 3, 0, 0});  // T3 and T4 together
  CHECK(texts(t, "reason") ==
        words{"(null)", "(null)", "fewer than two items", "fewer than two items"});
  CHECK(t.column("redundancy").is_null(2));
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const plan p = random_plan(seed);
    const graph& g = p.graph();
    const auto actors = g.nodes(node_kind::section);
    std::vector<std::vector<node_id>> held(actors.size());
    for (const node_id item : g.nodes(node_kind::item)) {
      for (const incident& entry : p.holdings(inheritance::nearest).of_item(item)) {
        if (!actors.contains(entry.node)) continue;
        std::vector<node_id>& mine = held[actors.index(entry.node)];
        if (mine.empty() || mine.back() != item) mine.push_back(item);
      }
    }
    const auto holds = [&](std::size_t who, node_id item) {
      return std::binary_search(held[who].begin(), held[who].end(), item);
    };
    const table found = redundancy_by_actor(p, node_kind::section);
    for (std::size_t actor = 0; actor < held.size(); ++actor) {
      const std::vector<node_id>& mine = held[actor];
      REQUIRE(found.column("redundancy").is_null(actor) == (mine.size() < 2));
      if (mine.size() < 2) continue;
      int pairs = 0;
      int both = 0;
      for (std::size_t a = 0; a < mine.size(); ++a) {
        for (std::size_t b = a + 1; b < mine.size(); ++b, ++pairs) {
          for (std::size_t other = 0; other < held.size(); ++other) {
            if (other == actor || !holds(other, mine[a]) || !holds(other, mine[b])) continue;
            ++both;
            break;
          }
        }
      }
      REQUIRE(found.column("redundancy").float64_at(actor) == both / static_cast<double>(pairs));
    }
  }
}

TEST_CASE("redundancy refuses kinds that are no actors, and stops") {
  CHECK_THROWS_AS(redundancy(plan(), node_kind::item), argument_error);
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(redundancy(plan(), node_kind::leader, inheritance::nearest, stop_token(stop)),
                  stopped);
  CHECK_THROWS_AS(redundancy_by_actor(plan(), node_kind::item), argument_error);
  CHECK_THROWS_AS(
      redundancy_by_actor(plan(), node_kind::leader, inheritance::nearest, stop_token(stop)),
      stopped);
}
