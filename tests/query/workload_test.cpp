#include "catch.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <dutygraph/query/workload.hpp>

#include "../model/random_plan.hpp"
#include "org1.hpp"

using namespace dutygraph;

namespace {

const std::vector<named_value> org1_capacity = {{"Ana", 8}, {"Ben", 8}, {"Cai", 8}, {"Dee", 4}};

std::map<std::string, std::uint64_t> bits_by_name(const table& t, std::string_view column) {
  std::map<std::string, std::uint64_t> out;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    out[std::string(t.column("name").utf8_at(row))] =
        std::bit_cast<std::uint64_t>(t.column(column).float64_at(row));
  }
  return out;
}

/// What an error of `call` says; empty if there is none.
template <class Error, class Call>
std::string message_of(const Call& call) {
  try {
    call();
  } catch (const Error& fault) {
    return fault.what();
  }
  return {};
}

}  // namespace

TEST_CASE("org1: full and fractional counts, efforts and shares [a01-a04, a06, c03]") {
  for (const plan& p : {org1_builder().build(), from_assignments(org1_rows())}) {
    const table t = workload(p);
    CHECK(texts(t, "name") == words{"Ana", "Ben", "Cai", "Dee"});
    CHECK(counts(t, "items") == whole{4, 2, 1, 0});
    CHECK(reals(t, "items_fractional") == real{3, 1.5, 0.5, 0});
    CHECK(reals(t, "effort") == real{14, 10, 2, 0});
    CHECK(reals(t, "effort_fractional") == real{11, 8, 1, 0});
    CHECK(reals(t, "share") == real{0.55, 0.4, 0.05, 0});
    CHECK(counts(t, "chapters") == whole{2, 2, 1, 0});
    CHECK(counts(t, "sole_items") == whole{2, 1, 0, 0});
    CHECK(counts(t, "partners") == whole{2, 1, 1, 0});
    CHECK(t.column("share").null_count() == 0);
    CHECK(t.caption() ==
          "items of leaders counted in full and fractionally (1/number of leaders on the item); "
          "inheritance: nearest; responsibility stated at headings for 0 of 6 items, at the item "
          "itself for 5; denominator: 6 items; share: of the effort of the 5 items with one of the "
          "leaders; efforts: exact, rounded once");
  }
}

TEST_CASE("the columns stand in their order and types") {
  workload_options options;
  CHECK(columns(workload(plan(), options)) ==
        words{"name:utf8", "items:int64", "items_fractional:float64", "effort:float64",
              "effort_fractional:float64", "share:float64", "chapters:int64", "sole_items:int64",
              "partners:int64"});
  options.capacity = org1_capacity;
  const words with_capacity = columns(workload(org1_builder().build(), options));
  CHECK(words(with_capacity.begin() + 9, with_capacity.end()) ==
        words{"capacity:float64", "utilisation:float64", "overload:float64", "slack:float64"});
}

TEST_CASE("org1: utilisation, overload and slack [a05, a07]") {
  const table t = workload(org1_builder().build(), {.capacity = org1_capacity});
  CHECK(reals(t, "capacity") == real{8, 8, 8, 4});
  CHECK(reals(t, "utilisation") == real{1.375, 1, 0.125, 0});
  CHECK(reals(t, "overload") == real{3, 0, 0, 0});
  CHECK(reals(t, "slack") == real{0, 0, 7, 4});
}

TEST_CASE("an actor without a capacity has no utilisation") {
  const table t = workload(org1_builder().build(), {.capacity = {{"Ana", 4}, {"Dee", 4}}});
  CHECK(t.column("utilisation").float64_at(0) == 2.75);
  CHECK(t.column("utilisation").float64_at(3) == 0.0);
  for (const char* column : {"capacity", "utilisation", "overload", "slack"}) {
    CHECK(t.column(column).is_null(1));
    CHECK(t.column(column).is_null(2));
  }
}

TEST_CASE("org1: the chapters as sections count their distinct items [a08]") {
  plan_builder b = org1_builder();
  for (const char* name : {"S1", "S2", "S3"}) {
    b.assign("Section " + std::string(name), name, {.actor_kind = "section"});
  }
  const table t = workload(b.build(), {.of = node_kind::section});
  CHECK(counts(t, "items") == whole{3, 2, 1});
  CHECK(reals(t, "effort") == real{12, 8, 1});
  CHECK(counts(t, "chapters") == whole{1, 1, 1});
  CHECK(t.caption().find("stated at headings for 6 of 6 items; counts of sections are upper "
                         "bounds") != std::string::npos);
}

TEST_CASE("weights replace the plan's efforts, by key, number or title") {
  const plan p = org1_builder().build();
  const table t = workload(p, {.weight = {{"T1", 1}, {"S1/T2", 0.5}, {"three", 2}}});
  CHECK(reals(t, "effort_fractional") == real{1 + 0.5 + 1 + 1, 1 + 6, 1, 0});
  // The same value twice says nothing new, even under another name of the item.
  CHECK(workload(p, {.weight = {{"T1", 5}, {"one", 5}}}) == workload(p));
}

TEST_CASE("bad weights and capacities are named by row and value") {
  const plan p = org1_builder().build();
  const auto with_weight = [&](std::vector<named_value> rows) {
    return [&p, rows] { (void)workload(p, {.weight = rows}); };
  };
  const auto with_capacity = [&](std::vector<named_value> rows) {
    return [&p, rows] { (void)workload(p, {.capacity = rows}); };
  };
  const auto has = [](const std::string& text, const char* part) {
    INFO(text);
    return text.find(part) != std::string::npos;
  };
  std::string text = message_of<argument_error>(with_weight({{"T1", 1}, {"T2", -0.5}}));
  CHECK(has(text, "row 2 of the weights"));
  CHECK(has(text, "-0.5"));
  text = message_of<argument_error>(with_weight({{"T1", std::nan("")}}));
  CHECK(has(text, "row 1 of the weights: the value of “T1” is nan"));
  text =
      message_of<argument_error>(with_capacity({{"Ana", std::numeric_limits<double>::infinity()}}));
  CHECK(has(text, "row 1 of the capacities: the value of “Ana” is inf"));
  text = message_of<argument_error>(with_capacity({{"Ana", 8}, {"Dee", 0}}));
  CHECK(
      has(text, "row 2 of the capacities: the value of “Dee” is 0; give a finite number above 0"));
  text = message_of<argument_error>(with_weight({{"T1", 1}, {"T2", 1}, {"one", 2}}));
  CHECK(has(text, "row 3 of the weights: “one” has 1 in row 1 and 2 here"));
  text = message_of<unknown_name>(with_weight({{"T1", 1}, {"T9", 1}}));
  CHECK(has(text, "item (row 2 of the weights) is named “T9”"));
  text = message_of<unknown_name>(with_capacity({{"Anna", 1}}));
  CHECK(has(text, "leader (row 1 of the capacities) is named “Anna”; try one of these: Ana"));

  const plan twice = plan_builder()
                         .chapter("一", "a")
                         .chapter("二", "b")
                         .item("1", "x", "一")
                         .item("1", "y", "二")
                         .build();
  text = message_of<ambiguous_name>([&] { (void)workload(twice, {.weight = {{"1", 2}}}); });
  CHECK(has(text, "1 (row 1 of the weights)"));
  CHECK(has(text, "一/1"));
}

TEST_CASE("kinds that are no actors are refused") {
  for (const node_kind kind : {node_kind::heading, node_kind::item, node_kind::theme}) {
    CHECK_THROWS_AS(workload(org1_builder().build(), {.of = kind}), argument_error);
  }
}

TEST_CASE("an empty plan gives no row, an actor without item a row of zeros") {
  CHECK(workload(plan()).rows() == 0);
  const table t = workload(plan_builder().actor("Dee").build());
  REQUIRE(t.rows() == 1);
  CHECK(counts(t, "items") == whole{0});
  CHECK(t.column("share").is_null(0));
  CHECK(workload(plan_builder().item("1", "x", "", 0.0).assign("Ana", "1").build())
            .column("share")
            .is_null(0));
}

TEST_CASE("two roles on one item count once, and roles select") {
  const plan p = plan_builder()
                     .item("1", "a")
                     .item("2", "b")
                     .assign("Ana", "1")
                     .assign("Ana", "1", {.role = "support"})
                     .assign("Ben", "1", {.role = "support"})
                     .assign("Ben", "2", {.role = "lead"})
                     .build();
  CHECK(counts(workload(p), "items") == whole{1, 2});
  CHECK(reals(workload(p), "items_fractional") == real{0.5, 1.5});
  const table leads = workload(p, {.roles = {role::lead}});
  CHECK(counts(leads, "items") == whole{1, 1});
  CHECK(reals(leads, "items_fractional") == real{1, 1});
  CHECK(counts(leads, "partners") == whole{0, 0});
  CHECK(leads.caption().find("effective roles: lead; ") != std::string::npos);
  CHECK(counts(workload(p, {.roles = {role::guide}}), "items") == whole{0, 0});
}

TEST_CASE("the inheritance rules") {
  const plan p = plan_builder()
                     .chapter("一", "top")
                     .chapter("（一）", "below", "一")
                     .item("1", "own", "（一）")
                     .item("2", "none", "（一）")
                     .item("3", "part", "一")
                     .subitem("(1)", "first", "3")
                     .assign("Top", "一")
                     .assign("Middle", "一/（一）")
                     .assign("Own", "1")
                     .assign("Part", "一/3/(1)")
                     .assign("Office", "一", {.role = "responsible", .actor_kind = "section"})
                     .build();
  const auto of = [&p](inheritance rule) { return workload(p, {.rule = rule}); };
  CHECK(texts(of(inheritance::direct), "name") == words{"Top", "Middle", "Own", "Part"});
  CHECK(counts(of(inheritance::direct), "items") == whole{0, 0, 1, 1});
  CHECK(counts(of(inheritance::nearest), "items") == whole{1, 1, 1, 1});
  CHECK(counts(of(inheritance::all), "items") == whole{3, 2, 1, 1});
  CHECK(reals(of(inheritance::nearest), "items_fractional") == real{0.5, 1, 1, 0.5});
  // Leaders do not stand in for sections: the office has all three items under each wider rule.
  CHECK(counts(workload(p, {.of = node_kind::section}), "items") == whole{3});
  CHECK(of(inheritance::all).caption().find("inheritance: all") != std::string::npos);
}

TEST_CASE("a task force holds what it drives and what it is assigned") {
  const plan p = plan_builder()
                     .item("1", "a")
                     .item("2", "b")
                     .item("3", "c")
                     .task_force("Force")
                     .task_force("Idle")
                     .drive("Force", "1")
                     .drive("Force", "2")
                     .assign("Force", "2", {.actor_kind = "task_force"})
                     .assign("Force", "3", {.actor_kind = "task_force"})
                     .build();
  const table t = workload(p, {.of = node_kind::task_force});
  CHECK(texts(t, "name") == words{"Force", "Idle"});
  CHECK(counts(t, "items") == whole{3, 0});
  // Driving has no role.
  const table leads = workload(p, {.of = node_kind::task_force, .roles = {role::lead}});
  CHECK(counts(leads, "items") == whole{2, 0});
}

TEST_CASE("sums are rounded once: thirds and sevenths add up to whole numbers") {
  plan_builder b;
  // Ana is one of 3 on 3 items, of 7 on 7, of 6 on 6: 3/3 + 7/7 + 6/6 = 3, one of 10 on 1: 0.1.
  int number = 0;
  const auto shared = [&](int items, int holders) {
    for (int i = 0; i < items; ++i) {
      const std::string item = std::to_string(++number);
      b.item(item, "item " + item, "", 0.1);
      b.assign("Ana", item);
      for (int h = 1; h < holders; ++h) b.assign("Other " + std::to_string(h), item);
    }
  };
  shared(3, 3);
  shared(7, 7);
  shared(6, 6);
  CHECK(reals(workload(b.build()), "items_fractional")[0] == 3.0);
  CHECK(reals(workload(b.build()), "effort_fractional")[0] == 0.3);
  CHECK(reals(workload(b.build()), "effort")[0] == 1.6);
  shared(1, 10);
  CHECK(reals(workload(b.build()), "items_fractional")[0] == 3.1);
}

TEST_CASE("efforts that are no decimals of six places are floating, and the caption says so") {
  const auto caption = [](double effort) {
    return workload(plan_builder().item("1", "x", "", effort).assign("A", "1").build()).caption();
  };
  for (const double exact : {0.0, 1.0, 0.1, 0.000001, 123456.654321, 9.0e9}) {
    INFO(exact);
    CHECK(caption(exact).find("efforts: exact, rounded once") != std::string::npos);
  }
  for (const double floating : {1.0 / 3, 0.0000001, 1.0e10 / 3, 1.0e300}) {
    INFO(floating);
    CHECK(caption(floating).find("efforts: floating") != std::string::npos);
  }
  // Each fits, the sum does not fit into 64 bits.
  plan_builder many;
  for (int i = 0; i < 1100; ++i) many.item(std::to_string(i), "x" + std::to_string(i), "", 8.9e9);
  CHECK(workload(many.build()).caption().find("efforts: floating") != std::string::npos);
  // A sum beyond the doubles gives no share, and no not-a-number.
  const table huge = workload(plan_builder()
                                  .item("1", "x", "", 1.7e308)
                                  .item("2", "y", "", 1.7e308)
                                  .assign("A", "1")
                                  .assign("A", "2")
                                  .build());
  CHECK(std::isinf(huge.column("effort").float64_at(0)));
  CHECK(huge.column("share").is_null(0));
}

TEST_CASE("full counts add up to covered items and extra holders, fractional to covered items") {
  constexpr long long common = 2520;  // a multiple of 1..10
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const plan p = random_plan(seed);
    for (const node_kind kind : {node_kind::leader, node_kind::section, node_kind::task_force}) {
      for (const inheritance rule : {inheritance::direct, inheritance::nearest, inheritance::all}) {
        INFO("seed " << seed << ", " << to_string(kind) << ", " << to_string(rule));
        const table t = workload(p, {.of = kind, .rule = rule});
        // Another way to the same numbers: sets by item.
        std::map<std::uint32_t, std::set<std::uint32_t>> holders;
        const graph& g = p.graph();
        for (const node_id item : g.nodes(node_kind::item)) {
          for (const incident& entry : p.holdings(rule).of_item(item)) {
            if (g.kind(entry.node) == kind) holders[item.value()].insert(entry.node.value());
          }
          if (kind != node_kind::task_force) continue;
          for (const incident& entry : g.in(relation::drives, item)) {
            holders[item.value()].insert(entry.node.value());
          }
        }
        long long pairs = 0;
        std::map<std::uint32_t, std::set<std::uint32_t>> partners;
        for (const auto& [item, those] : holders) {
          pairs += static_cast<long long>(those.size());
          for (const std::uint32_t one : those) {
            for (const std::uint32_t other : those) {
              if (one != other) partners[one].insert(other);
            }
          }
        }
        const whole items = counts(t, "items");
        long long full = 0;
        for (const long long count : items) full += count;
        REQUIRE(full == pairs);
        long long fractional = 0;
        for (const double value : reals(t, "items_fractional")) {
          const double scaled = value * static_cast<double>(common);
          REQUIRE(std::abs(scaled - std::nearbyint(scaled)) < 1e-9);
          fractional += std::llround(scaled);
        }
        REQUIRE(fractional == common * static_cast<long long>(holders.size()));
        REQUIRE(reals(t, "effort_fractional") == reals(t, "items_fractional"));
        for (std::uint32_t actor = 0; actor < t.rows(); ++actor) {
          const auto id = g.nodes(kind)[actor].value();
          REQUIRE(t.column("partners").int64_at(actor) ==
                  static_cast<std::int64_t>(partners[id].size()));
        }
      }
    }
  }
}

TEST_CASE("the order of the rows changes no bit of a value") {
  std::mt19937 engine(7);
  std::vector<assignment_row> rows;
  for (int n = 0; n < 400; ++n) {
    assignment_row& row = rows.emplace_back();
    row.actor = "actor " + std::to_string(engine() % 17);
    const auto item = engine() % 60;
    row.item = "item " + std::to_string(item);
    row.effort = static_cast<double>(item * 7919 % 1000) / 1000.0;
  }
  const table first = workload(from_assignments(rows));
  REQUIRE(first.caption().find("efforts: exact") != std::string::npos);
  for (int trial = 0; trial < 20; ++trial) {
    std::shuffle(rows.begin(), rows.end(), engine);
    const table t = workload(from_assignments(rows));
    for (const char* column : {"items_fractional", "effort", "effort_fractional", "share"}) {
      REQUIRE(bits_by_name(t, column) == bits_by_name(first, column));
    }
  }
}

TEST_CASE("many actors of one heading, and many headings, take no quadratic time") {
  plan_builder b;
  b.chapter("C", "one");
  for (int i = 0; i < 200; ++i) b.item(std::to_string(i), "x" + std::to_string(i), "C");
  for (int a = 0; a < 2000; ++a) b.assign("actor " + std::to_string(a), "C");
  const table t = workload(b.build());  // 2000 * 200 * 2000 steps if done plainly
  CHECK(t.rows() == 2000);
  CHECK(t.column("partners").int64_at(1234) == 1999);
  CHECK(t.column("items").int64_at(1999) == 200);
  CHECK(t.column("items_fractional").float64_at(0) == 0.1);
}

TEST_CASE("a stop flag ends workload") {
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(workload(org1_builder().build(), {}, stop_token(stop)), stopped);
}
