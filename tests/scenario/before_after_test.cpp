#include "catch.hpp"

#include <atomic>
#include <string>
#include <vector>

#include <dutygraph/query/coverage.hpp>
#include <dutygraph/query/workload.hpp>
#include <dutygraph/scenario/apply.hpp>
#include <dutygraph/scenario/before_after.hpp>

#include "edits.hpp"
#include "model/random_plan.hpp"
#include "query/org1.hpp"

using namespace dutygraph;

namespace {

/// The numbers of a column, `-` for a null.
std::string numbers(const table& t, std::string_view column) {
  std::string all;
  const table_column& values = t.column(column);
  for (std::size_t row = 0; row < t.rows(); ++row) {
    if (!all.empty()) all += " ";
    if (values.is_null(row)) {
      all += "-";
    } else if (values.type() == column_type::int64) {
      all += std::to_string(values.int64_at(row));
    } else {
      const std::string text = std::to_string(values.float64_at(row));
      all += text.substr(0, text.find('.') + 2);
    }
  }
  return all;
}

}  // namespace

TEST_CASE("org1 before and after Ana leaves and Eve comes") {
  const plan before = org1_builder().build();
  const plan after =
      apply(before, {"Leave",
                     {removal("Ana"), addition(node_kind::leader, "Eve"), assigning("T1", "Eve"),
                      removal("T6"), addition(node_kind::item, "T7", "S3", "seven", 2)}});
  const table load = compare_workload(before, after);
  CHECK(columns(load) ==
        words{"name:utf8", "items_before:int64", "items_after:int64", "items_change:int64",
              "items_fractional_before:float64", "items_fractional_after:float64",
              "items_fractional_change:float64", "effort_before:float64", "effort_after:float64",
              "effort_change:float64", "effort_fractional_before:float64",
              "effort_fractional_after:float64", "effort_fractional_change:float64",
              "sole_items_before:int64", "sole_items_after:int64", "sole_items_change:int64"});
  CHECK(texts(load, "name") == words{"Ana", "Ben", "Cai", "Dee", "Eve"});
  CHECK(numbers(load, "items_before") == "4 2 1 0 -");
  CHECK(numbers(load, "items_after") == "- 2 1 0 1");
  CHECK(numbers(load, "items_change") == "- 0 0 0 -");
  CHECK(numbers(load, "items_fractional_change") == "- 0.5 0.5 0.0 -");
  CHECK(numbers(load, "effort_after") == "- 10.0 2.0 0.0 5.0");
  CHECK(numbers(load, "effort_fractional_change") == "- 2.0 1.0 0.0 -");
  CHECK(numbers(load, "sole_items_change") == "- 1 1 0 -");
  CHECK(load.caption().find("before: ") == 0);
  CHECK(load.caption().find("| after: ") != std::string::npos);

  const table items = changed_items(before, after);
  CHECK(columns(items) == words{"number:utf8", "key:utf8", "title:utf8",
                                "holders_before:list<utf8>", "holders_after:list<utf8>"});
  CHECK(texts(items, "key") == words{"S1/T1", "S1/T2", "S1/T3", "S2/T4", "S3/T6", "S3/T7"});
  CHECK(texts(items, "title") == words{"one", "two", "three", "four", "six", "seven"});
  CHECK(lists(items, "holders_before") == words{"Ana", "Ana", "Ana,Ben", "Ana,Cai", "", ""});
  CHECK(lists(items, "holders_after") == words{"Eve", "", "Ben", "Cai", "", ""});
  CHECK(items.column("holders_after").is_null(4));
  CHECK_FALSE(items.column("holders_before").is_null(4));
  CHECK(items.column("holders_before").is_null(5));
  CHECK_FALSE(items.column("holders_after").is_null(5));

  const table left = newly_uncovered(before, after);
  CHECK(columns(left) == words{"number:utf8", "key:utf8", "title:utf8", "chapter:utf8",
                               "holders_before:list<utf8>"});
  CHECK(texts(left, "key") == words{"S1/T2"});
  CHECK(texts(left, "chapter") == words{"first"});
  CHECK(lists(left, "holders_before") == words{"Ana"});
  CHECK(left.caption().find("0 had none before") != std::string::npos);
  CHECK(newly_uncovered(before, before).caption().find("1 had none before") != std::string::npos);
}

TEST_CASE("a plan beside itself shows no change") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const plan p = random_plan(seed);
    for (const node_kind kind : {node_kind::leader, node_kind::section, node_kind::task_force}) {
      REQUIRE(changed_items(p, p, {.of = kind}).rows() == 0);
      REQUIRE(newly_uncovered(p, p, {.of = kind}).rows() == 0);
      const table load = compare_workload(p, p, {.of = kind});
      REQUIRE(texts(load, "name") == texts(workload(p, {.of = kind}), "name"));
      for (const long long change : counts(load, "items_change")) REQUIRE(change == 0);
      REQUIRE(load.caption().find("before and after: ") == 0);
    }
  }
}

TEST_CASE("the tables agree with workload and coverage of each side, both ways") {
  std::size_t found = 0;
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const plan before = random_plan(seed);
    const graph& g = before.graph();
    const auto leaders = g.nodes(node_kind::leader);
    if (leaders.empty()) continue;
    const std::vector<std::string> gone = {std::string(g.name(leaders[0]))};
    const plan after = without(before, gone);
    const table there = compare_workload(before, after);
    const table back = compare_workload(after, before);
    REQUIRE(there.rows() == leaders.size());
    REQUIRE(back.rows() == leaders.size());
    REQUIRE(there.column("items_after").is_null(0));
    REQUIRE(back.column("items_before").is_null(back.rows() - 1));
    REQUIRE(there.column("items_after").null_count() == 1);

    const table now = coverage(after);
    const table old = coverage(before);
    std::size_t changed = 0;
    std::size_t left = 0;
    for (std::size_t row = 0; row < now.rows(); ++row) {
      const auto is = now.column("count").int64_at(row);
      changed += lists(now, "holders")[row] == lists(old, "holders")[row] ? 0 : 1;
      left += is == 0 && old.column("count").int64_at(row) != 0 ? 1 : 0;
    }
    REQUIRE(changed_items(before, after).rows() == changed);
    REQUIRE(changed_items(after, before).rows() == changed);
    REQUIRE(newly_uncovered(before, after).rows() == left);
    REQUIRE(newly_uncovered(after, before).rows() == 0);
    found += left;
  }
  CHECK(found > 100);
}

TEST_CASE("order and printed form of names do not count") {
  plan_builder one;
  one.item("1", "Beds").assign("孙尧", "1").assign("Ben", "1");
  plan_builder other;
  other.item("1", "Beds").assign("Ben", "1").assign("孙　尧", "1");
  CHECK(changed_items(one.build(), other.build()).rows() == 0);
  other.assign("Cai", "1");
  CHECK(changed_items(one.build(), other.build()).rows() == 1);
}

TEST_CASE("before and after refuse, and stop") {
  CHECK(compare_workload(plan(), plan()).rows() == 0);
  CHECK_THROWS_AS(compare_workload(plan(), plan(), {.of = node_kind::item}), argument_error);
  CHECK_THROWS_AS(changed_items(plan(), plan(), {.of = node_kind::theme}), argument_error);
  CHECK_THROWS_AS(newly_uncovered(plan(), plan(), {.of = node_kind::heading}), argument_error);
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(compare_workload(plan(), plan(), {}, stop_token(stop)), stopped);
  CHECK_THROWS_AS(changed_items(plan(), plan(), {}, stop_token(stop)), stopped);
  CHECK_THROWS_AS(newly_uncovered(plan(), plan(), {}, stop_token(stop)), stopped);
}
