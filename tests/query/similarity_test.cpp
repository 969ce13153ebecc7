#include "catch.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <dutygraph/query/similarity.hpp>
#include <dutygraph/read/work_plan.hpp>

#include "model/random_plan.hpp"
#include "org1.hpp"

using namespace dutygraph;

namespace {

/// Three items with texts, two of them on one matter.
plan three_texts() {
  plan_builder b;
  b.item("1", "养老服务", "", 1, "新建养老床位200张,提升AI服务质量。");
  b.item("2", "服务质量", "", 1, "新建养老床位,ＡＩ服务。");
  b.item("3", "殡葬", "", 1, "改革。");
  b.item("4", "", "", 1, "。,!");
  return b.build();
}

std::vector<std::pair<std::string, std::string>> pairs_of(const table& t) {
  std::vector<std::pair<std::string, std::string>> out;
  const words from = texts(t, "key");
  const words to = texts(t, "neighbour_key");
  for (std::size_t row = 0; row < t.rows(); ++row) out.emplace_back(from[row], to[row]);
  return out;
}

/// The value of one pair; 0 if it has no row.
double between(const table& t, std::string_view from, std::string_view to) {
  for (std::size_t row = 0; row < t.rows(); ++row) {
    if (t.column("key").utf8_at(row) == from && t.column("neighbour_key").utf8_at(row) == to) {
      return t.column("similarity").float64_at(row);
    }
  }
  return 0.0;
}

/// What each node of a kind is compared by, found by another way: through `holdings` and the graph.
std::vector<std::set<std::uint32_t>> sets_of(const plan& p, node_kind of, similarity_basis by) {
  const graph& g = p.graph();
  const auto holders = [&](node_id item, node_kind kind) {
    std::set<std::uint32_t> found;
    for (const incident& entry : p.holdings(inheritance::nearest).of_item(item)) {
      if (g.kind(entry.node) == kind) found.insert(entry.node.value());
    }
    if (kind == node_kind::task_force) {
      for (const incident& entry : g.in(relation::drives, item)) found.insert(entry.node.value());
    }
    return found;
  };
  std::vector<std::set<std::uint32_t>> sets(g.nodes(of).size());
  for (const node_id item : g.nodes(node_kind::item)) {
    std::set<std::uint32_t> things;
    if (by == similarity_basis::item) things.insert(item.value());
    if (by == similarity_basis::leader) things = holders(item, node_kind::leader);
    if (by == similarity_basis::section) things = holders(item, node_kind::section);
    if (by == similarity_basis::chapter) {
      if (const auto chapter = g.chapter(item); chapter && *chapter != item) {
        things.insert(chapter->value());
      }
    }
    const std::set<std::uint32_t> whose =
        of == node_kind::item ? std::set{item.value()} : holders(item, of);
    for (const std::uint32_t one : whose) {
      sets[g.nodes(of).index(node_id(one))].insert(things.begin(), things.end());
    }
  }
  return sets;
}

}  // namespace

TEST_CASE("org1: leaders by items and chapters, by hand") {
  const plan p = org1_builder().build();
  const table t = similarity(p, {.by = similarity_basis::item});
  CHECK(columns(t) == words{"name:utf8", "key:utf8", "neighbour:utf8", "neighbour_key:utf8",
                            "similarity:float64", "shared:int64", "common:list<utf8>"});
  CHECK(texts(t, "name") == words{"Ana", "Ana", "Ben", "Cai"});
  CHECK(texts(t, "neighbour") == words{"Cai", "Ben", "Ana", "Ana"});
  CHECK(reals(t, "similarity") == real{1.0 / 4, 1.0 / 5, 1.0 / 5, 1.0 / 4});
  CHECK(counts(t, "shared") == whole{1, 1, 1, 1});
  CHECK(lists(t, "common") == words{"T4. four", "T3. three", "T3. three", "T4. four"});
  for (const char* part : {"1 of 4 leaders without a neighbour", "Jaccard", "items held",
                           "inheritance: nearest", "denominator: what either of the two has"}) {
    CHECK(t.caption().find(part) != std::string::npos);
  }
  const table chapters = similarity(p, {.by = similarity_basis::chapter, .k = 1});
  CHECK(texts(chapters, "neighbour") == words{"Ben", "Ana", "Ana"});
  CHECK(reals(chapters, "similarity") == real{1, 1, 0.5});
  CHECK(lists(chapters, "common").front() == "S1、first,S2、second");
}

TEST_CASE("items by text: pairs, weights and shared runs, by hand") {
  const table t = similarity(three_texts(), {.of = node_kind::item});
  CHECK(pairs_of(t) == std::vector<std::pair<std::string, std::string>>{{"1", "2"}, {"2", "1"}});
  // Item 1: 养老 老服 服务 | 新建 建养 养老 老床 床位 位2 20 00 0张 | 提升 升a ai i服 服务 务质
  // 质量. Item 2: 服务 务质 质量 | 新建 建养 养老 老床 床位 | ai i服 服务. In both: 养老 (2, 1),
  // 服务 (2, 2), 务质, 质量, 新建, 建养, 老床, 床位, ai, i服 (1, 1); N = 3.
  const double both = std::log(4.0 / 3.0) + 1;
  const double once = std::log(4.0 / 2.0) + 1;
  const double product = (2 * 1 + 2 * 2 + 8) * both * both;
  const double first = (4 + 4 + 8) * both * both + 7 * once * once;
  const double second = (1 + 4 + 8) * both * both;
  const double expected = product / std::sqrt(first * second);
  CHECK(std::abs(reals(t, "similarity")[0] - expected) < 1e-12);
  CHECK(reals(t, "similarity")[1] == reals(t, "similarity")[0]);
  CHECK(counts(t, "shared") == whole{10, 10});
  CHECK(lists(t, "common") ==
        words{"新建养老床位,AI服务,服务质量", "新建养老床位,服务质量,ＡＩ服务"});
  CHECK(t.caption().find("2 of 4 items without a neighbour") != std::string::npos);
  CHECK(t.caption().find("N = 3 items with text") != std::string::npos);
}

TEST_CASE("equal texts are alike to the bit, and marks part pairs") {
  plan_builder b;
  b.item("1", "推进养老服务改革", "", 1, "新增床位。");
  b.item("2", "推进养老服务改革", "", 1, "新增床位。");
  b.item("3", "推,进。养;老", "", 1, "\n服 务");
  b.item("4", "推\u200B进养", "", 1, "");
  const table t = similarity(b.build(), {.of = node_kind::item, .k = 9});
  CHECK(between(t, "1", "2") == 1.0);
  CHECK(between(t, "1", "3") == 0.0);
  CHECK(between(t, "4", "1") > 0.0);
  const words common = lists(t, "common");
  CHECK(common.front() == "推进养老服务改革,新增床位");
  CHECK(common.back() == "推\u200B进养");
}

TEST_CASE("a text that repeats one character 200,000 times is compared in linear time") {
  std::string text;
  for (int at = 0; at < 200'000; ++at) text += "好";
  plan_builder b;
  b.item("1", "一", "", 1, text).item("2", "二", "", 1, text + "的");
  const table t = similarity(b.build(), {.of = node_kind::item});
  REQUIRE(t.rows() == 2);
  CHECK(counts(t, "shared") == whole{1, 1});
  CHECK(lists(t, "common").front() == text);
}

TEST_CASE("the Qufu plan: leaders by sections, by hand") {
  const plan p = read_file("seeds/qufu_2020.txt");
  const table t = similarity(p);
  CHECK(between(t, "孔德民", "孔令爱") == 1.0);
  CHECK(between(t, "孔德民", "赵树志") == 3.0 / 7.0);
  CHECK(between(t, "孔维健", "邢洪彬") == 2.0 / 9.0);
  CHECK(between(t, "孔维健", "赵树志") == 1.0 / 12.0);
  CHECK(between(t, "邢洪彬", "赵树志") == 1.0 / 11.0);
  CHECK(between(t, "孔德民", "孔维健") == 0.0);
  CHECK(lists(t, "common").front() == "党建科,人事科,局办公室");
  CHECK(t.caption().find("1 of 6 leaders without a neighbour") != std::string::npos);
  const table all = similarity(p, {.of = node_kind::item});
  CHECK(all.rows() > 33);
}

TEST_CASE("sets are what the holdings say, on random plans") {
  const std::vector<std::pair<node_kind, similarity_basis>> choices = {
      {node_kind::leader, similarity_basis::section},
      {node_kind::leader, similarity_basis::item},
      {node_kind::leader, similarity_basis::chapter},
      {node_kind::section, similarity_basis::item},
      {node_kind::section, similarity_basis::leader},
      {node_kind::section, similarity_basis::chapter},
      {node_kind::task_force, similarity_basis::item},
      {node_kind::item, similarity_basis::leader},
      {node_kind::item, similarity_basis::section}};
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const plan p = random_plan(seed);
    const graph& g = p.graph();
    for (const auto& [of, by] : choices) {
      const auto sets = sets_of(p, of, by);
      std::vector<std::tuple<std::uint32_t, double, std::uint32_t>> expected;
      for (std::uint32_t a = 0; a < sets.size(); ++a) {
        for (std::uint32_t b = 0; b < sets.size(); ++b) {
          std::vector<std::uint32_t> common;
          std::set_intersection(sets[a].begin(), sets[a].end(), sets[b].begin(), sets[b].end(),
                                std::back_inserter(common));
          if (a == b || common.empty()) continue;
          const auto either = sets[a].size() + sets[b].size() - common.size();
          expected.emplace_back(
              a, -static_cast<double>(common.size()) / static_cast<double>(either), b);
        }
      }
      std::sort(expected.begin(), expected.end());
      const table t = similarity(p, {.of = of, .by = by, .k = 100});
      REQUIRE(t.rows() == expected.size());
      for (std::size_t row = 0; row < t.rows(); ++row) {
        const auto& [a, value, b] = expected[row];
        REQUIRE(t.column("key").utf8_at(row) == g.key(g.nodes(of)[a]));
        REQUIRE(t.column("neighbour_key").utf8_at(row) == g.key(g.nodes(of)[b]));
        REQUIRE(t.column("similarity").float64_at(row) == -value);
        REQUIRE(t.column("common").list_at(row).size() ==
                static_cast<std::size_t>(t.column("shared").int64_at(row)));
      }
      // A smaller k keeps the first of each.
      const table few = similarity(p, {.of = of, .by = by, .k = 2});
      const auto all_pairs = pairs_of(t);
      std::map<std::string, int> seen;
      std::vector<std::pair<std::string, std::string>> first_two;
      for (const auto& pair : all_pairs) {
        if (++seen[pair.first] <= 2) first_two.push_back(pair);
      }
      REQUIRE(pairs_of(few) == first_two);
      REQUIRE(similarity(p, {.of = of, .by = by, .k = 0}).rows() == 0);
    }
  }
}

TEST_CASE("common names end at twenty") {
  plan_builder b;
  for (int at = 0; at < 25; ++at) {
    const std::string number = std::to_string(at + 1);
    b.item(number, "t").assign("Ana", number).assign("Ben", number);
  }
  const table t = similarity(b.build(), {.by = similarity_basis::item});
  CHECK(counts(t, "shared") == whole{25, 25});
  CHECK(t.column("common").list_at(0).size() == 20);
  CHECK(t.column("common").list_at(0)[19] == "20. t");
}

TEST_CASE("similarity refuses, and stops") {
  CHECK(similarity(plan()).rows() == 0);
  CHECK(similarity(plan(), {.of = node_kind::item}).rows() == 0);
  CHECK_THROWS_AS(similarity(plan(), {.of = node_kind::theme}), argument_error);
  CHECK_THROWS_AS(similarity(plan(), {.by = similarity_basis::text}), argument_error);
  CHECK_THROWS_AS(similarity(plan(), {.of = node_kind::item, .by = similarity_basis::item}),
                  argument_error);
  CHECK_THROWS_AS(similarity(plan(), {.of = node_kind::task_force, .by = similarity_basis::leader}),
                  argument_error);
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(similarity(plan(), {}, stop_token(stop)), stopped);
  CHECK_THROWS_AS(similarity(plan(), {.of = node_kind::item}, stop_token(stop)), stopped);
}
