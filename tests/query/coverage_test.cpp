#include "catch.hpp"

#include <atomic>
#include <string>

#include <dutygraph/query/coverage.hpp>

#include "../model/random_plan.hpp"
#include "org1.hpp"

using namespace dutygraph;

TEST_CASE("org1: who holds each item, and which has nobody [b01]") {
  const plan p = org1_builder().build();
  const table t = coverage(p);
  CHECK(columns(t) == words{"number:utf8", "key:utf8", "title:utf8", "count:int64", "covered:bool",
                            "holders:list<utf8>"});
  CHECK(texts(t, "number") == words{"T1", "T2", "T3", "T4", "T5", "T6"});
  CHECK(texts(t, "key") == words{"S1/T1", "S1/T2", "S1/T3", "S2/T4", "S2/T5", "S3/T6"});
  CHECK(counts(t, "count") == whole{1, 1, 2, 2, 1, 0});
  CHECK(lists(t, "holders") == words{"Ana", "Ana", "Ana,Ben", "Ana,Cai", "Ben", ""});
  CHECK(t.column("covered").boolean_at(4));
  CHECK(!t.column("covered").boolean_at(5));
  CHECK(coverage_ratio(p) == 5.0 / 6.0);
  const table missing = uncovered(p);
  CHECK(columns(missing) == words{"number:utf8", "key:utf8", "title:utf8", "chapter:utf8"});
  CHECK(texts(missing, "key") == words{"S3/T6"});
  CHECK(texts(missing, "title") == words{"six"});
  CHECK(texts(missing, "chapter") == words{"third"});
  CHECK(t.caption() ==
        "5 of 6 items have at least 1 leader, each counted once; inheritance: nearest; "
        "responsibility stated at headings for 0 of 6 items, at the item itself for 5; "
        "denominator: 6 items");
}

TEST_CASE("org1: k-coverage [b02]") {
  const plan p = org1_builder().build();
  CHECK(coverage_ratio(p, {.k = 0}) == 1.0);
  CHECK(coverage_ratio(p, {.k = 2}) == 2.0 / 6.0);
  CHECK(coverage_ratio(p, {.k = 3}) == 0.0);
  CHECK(texts(uncovered(p, {.k = 2}), "number") == words{"T1", "T2", "T5", "T6"});
  CHECK(uncovered(p, {.k = 0}).rows() == 0);
  CHECK(coverage(p, {.k = 0}).column("covered").boolean_at(5));
}

TEST_CASE("nothing to cover has no ratio") {
  CHECK(!coverage_ratio(plan()).has_value());
  CHECK(!coverage_ratio(plan_builder().actor("Ana").build(), {.k = 0}).has_value());
  CHECK(coverage(plan()).rows() == 0);
  CHECK(uncovered(plan()).rows() == 0);
  CHECK(columns(coverage(plan())).size() == 6);
}

TEST_CASE("an item under no heading has no chapter, one under two the upper one") {
  const plan p = plan_builder()
                     .item("1", "alone")
                     .chapter("一", "top")
                     .chapter("（一）", "below", "一")
                     .item("2", "deep", "（一）")
                     .build();
  CHECK(texts(uncovered(p), "chapter") == words{"(null)", "top"});
}

TEST_CASE("two roles count once; sections and leaders are apart; the rule matters") {
  const plan p = plan_builder()
                     .chapter("一", "top")
                     .item("1", "a", "一")
                     .assign("Ana", "1")
                     .assign("Ana", "1", {.role = "support"})
                     .assign("Office", "一", {.role = "responsible", .actor_kind = "section"})
                     .build();
  CHECK(counts(coverage(p), "count") == whole{1});
  CHECK(lists(coverage(p, {.by = node_kind::section}), "holders") == words{"Office"});
  CHECK(coverage_ratio(p, {.by = node_kind::section, .rule = inheritance::direct}) == 0.0);
  CHECK(coverage(p, {.by = node_kind::section}).caption().find("covered by construction") !=
        std::string::npos);
}

TEST_CASE("task forces cover what they drive or are assigned") {
  const plan p = plan_builder()
                     .item("1", "a")
                     .item("2", "b")
                     .item("3", "c")
                     .task_force("F")
                     .task_force("G")
                     .drive("F", "1")
                     .drive("G", "1")
                     .assign("F", "2", {.actor_kind = "task_force"})
                     .build();
  const table t = coverage(p, {.by = node_kind::task_force, .k = 2});
  CHECK(counts(t, "count") == whole{2, 1, 0});
  CHECK(lists(t, "holders") == words{"F,G", "F", ""});
  CHECK(texts(uncovered(p, {.by = node_kind::task_force}), "number") == words{"3"});
  CHECK(t.caption().find("1 of 3 items have at least 2 task forces") != std::string::npos);
}

TEST_CASE("covered and uncovered items are all items, on random plans") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const plan p = random_plan(seed);
    for (const std::uint32_t k : {1U, 2U, 3U}) {
      const table all = coverage(p, {.k = k});
      long long covered = 0;
      for (std::size_t row = 0; row < all.rows(); ++row) {
        covered += all.column("covered").boolean_at(row) ? 1 : 0;
        REQUIRE(all.column("holders").list_at(row).size() ==
                static_cast<std::size_t>(all.column("count").int64_at(row)));
      }
      REQUIRE(all.rows() == p.graph().nodes(node_kind::item).size());
      REQUIRE(static_cast<std::size_t>(covered) + uncovered(p, {.k = k}).rows() == all.rows());
      const auto ratio = coverage_ratio(p, {.k = k});
      REQUIRE(ratio.has_value() == (all.rows() != 0));
      if (ratio) {
        REQUIRE(*ratio == static_cast<double>(covered) / static_cast<double>(all.rows()));
      }
    }
  }
}

TEST_CASE("kinds that are no actors are refused, and a stop flag ends each query") {
  const plan p = org1_builder().build();
  CHECK_THROWS_AS(coverage(p, {.by = node_kind::theme}), argument_error);
  CHECK_THROWS_AS(uncovered(p, {.by = node_kind::item}), argument_error);
  CHECK_THROWS_AS(coverage_ratio(p, {.by = node_kind::heading}), argument_error);
  const std::atomic<bool> flag{true};
  const stop_token stop(flag);
  CHECK_THROWS_AS(coverage(p, {}, stop), stopped);
  CHECK_THROWS_AS(uncovered(p, {}, stop), stopped);
  CHECK_THROWS_AS(coverage_ratio(p, {}, stop), stopped);
}
