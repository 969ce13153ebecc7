#include "catch.hpp"

#include <array>
#include <atomic>
#include <string>

#include <dutygraph/query/matrix.hpp>
#include <dutygraph/query/workload.hpp>

#include "../model/random_plan.hpp"
#include "org1.hpp"

using namespace dutygraph;

TEST_CASE("org1: leaders by leaders, the diagonal holds each one's own items") {
  const matrix m = shared_items(org1_builder().build(), node_kind::leader, node_kind::leader);
  CHECK(m.rows == words{"Ana", "Ben", "Cai", "Dee"});
  CHECK(m.columns == m.rows);
  CHECK(m.values == std::vector<std::int64_t>{4, 1, 1, 0, 1, 2, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0});
  CHECK(m.caption ==
        "number of items in common, each counted in full; rows: leaders, columns: leaders; leaders "
        "by inheritance: nearest; responsibility stated at headings for 0 of 6 items, at the item "
        "itself for 5; denominator: 6 items");
}

TEST_CASE("org1: leaders by chapters and by items") {
  const plan p = org1_builder().build();
  const matrix chapters = shared_items(p, node_kind::leader, node_kind::heading);
  CHECK(chapters.columns == words{"S1、first", "S2、second", "S3、third"});
  CHECK(chapters.values == std::vector<std::int64_t>{3, 1, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0});
  const matrix items = shared_items(p, node_kind::item, node_kind::leader);
  CHECK(items.rows.front() == "T1. one");
  CHECK(items.values == std::vector<std::int64_t>{1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0,
                                                  1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0});
  const matrix self = shared_items(p, node_kind::item, node_kind::item);
  CHECK(self.values.size() == 36);
  CHECK(self.values[0] == 1);
  CHECK(self.values[1] == 0);
  CHECK(self.caption.find("denominator: 6 items") != std::string::npos);
}

TEST_CASE("headings: the top ones, or all that are around the item") {
  const plan p = plan_builder()
                     .chapter("一", "top")
                     .chapter("（一）", "below", "一")
                     .chapter("二", "empty")
                     .item("1", "deep", "（一）")
                     .item("2", "high", "一")
                     .item("3", "alone")
                     .assign("Ana", "一")
                     .build();
  const matrix top = shared_items(p, node_kind::heading, node_kind::leader);
  CHECK(top.rows == words{"一、top", "二、empty"});
  CHECK(top.values == std::vector<std::int64_t>{2, 0});
  const matrix all =
      shared_items(p, node_kind::heading, node_kind::leader, inheritance::nearest, false);
  CHECK(all.rows.size() == 3);
  CHECK(all.values == std::vector<std::int64_t>{2, 1, 0});
  CHECK(shared_items(p, node_kind::leader, node_kind::heading, inheritance::direct).values ==
        std::vector<std::int64_t>{0, 0});
}

TEST_CASE("task forces and themes") {
  const plan p = plan_builder()
                     .item("1", "a")
                     .item("2", "b")
                     .task_force("F")
                     .drive("F", "1")
                     .drive("F", "2")
                     .theme("T")
                     .theme("U")
                     .advance("T", "2")
                     .build();
  const matrix m = shared_items(p, node_kind::task_force, node_kind::theme);
  CHECK(m.rows == words{"F"});
  CHECK(m.columns == words{"T", "U"});
  CHECK(m.values == std::vector<std::int64_t>{1, 0});
}

TEST_CASE("a matrix turned around is its transpose, and agrees with workload") {
  constexpr std::array kinds = {node_kind::leader, node_kind::section, node_kind::task_force,
                                node_kind::heading, node_kind::item};
  for (std::uint32_t seed = 0; seed < 100; ++seed) {
    const plan p = random_plan(seed);
    for (const node_kind one : kinds) {
      for (const node_kind other : kinds) {
        const matrix m = shared_items(p, one, other);
        const matrix turned = shared_items(p, other, one);
        REQUIRE(m.rows == turned.columns);
        for (std::size_t r = 0; r < m.rows.size(); ++r) {
          for (std::size_t c = 0; c < m.columns.size(); ++c) {
            REQUIRE(m.values[r * m.columns.size() + c] == turned.values[c * m.rows.size() + r]);
          }
        }
      }
    }
    const matrix own = shared_items(p, node_kind::leader, node_kind::leader);
    const table t = workload(p);
    for (std::size_t r = 0; r < own.rows.size(); ++r) {
      REQUIRE(own.values[r * own.rows.size() + r] == t.column("items").int64_at(r));
    }
  }
}

TEST_CASE("an empty plan, other kinds, too many cells, a stop flag") {
  const matrix none = shared_items(plan(), node_kind::leader, node_kind::section);
  CHECK(none.rows.empty());
  CHECK(none.values.empty());
  CHECK_THROWS_AS(shared_items(plan(), node_kind::subitem, node_kind::leader), argument_error);
  CHECK_THROWS_AS(shared_items(plan(), node_kind::leader, node_kind::commitment), argument_error);
  plan_builder wide;
  for (int i = 0; i < 12'000; ++i) wide.actor("a" + std::to_string(i));
  CHECK_THROWS_AS(shared_items(wide.build(), node_kind::leader, node_kind::leader), argument_error);
  const std::atomic<bool> flag{true};
  CHECK_THROWS_AS(shared_items(plan(), node_kind::leader, node_kind::leader, inheritance::all, true,
                               stop_token(flag)),
                  stopped);
}
