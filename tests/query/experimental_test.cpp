#include "catch.hpp"

#include <atomic>
#include <cmath>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <dutygraph/query/experimental.hpp>

#include "model/random_plan.hpp"
#include "org1.hpp"

using namespace dutygraph;
using experimental::named_skill;
using experimental::named_tie;

namespace {

const std::vector<named_skill> skills = {{"Ana", "K1"}, {"Ana", "K2"}, {"Ben", "K2"},
                                         {"Cai", "K3"}, {"Dee", "K1"}, {"Ana", "K2"}};
const std::vector<named_skill> needs = {{"T1", "K1"}, {"T2", "K1"}, {"T2", "K2"},
                                        {"T3", "K2"}, {"T4", "K2"}, {"T4", "K3"},
                                        {"T5", "K2"}, {"T6", "K3"}, {"S2/T5", "Ｋ2"}};
const std::vector<named_tie> ties = {
    {"Ana", "Ben"}, {"Ana", "Cai"}, {"Ben", "Cai"}, {"Cai", "Ben"}};

/// The values of a column; NaN stands for null on both sides.
void check(const table& t, std::string_view column, const real& expected) {
  CAPTURE(column);
  const table_column& values = t.column(column);
  REQUIRE(t.rows() == expected.size());
  for (std::size_t row = 0; row < t.rows(); ++row) {
    CHECK(values.is_null(row) == std::isnan(expected[row]));
    if (!values.is_null(row)) CHECK(std::abs(values.float64_at(row) - expected[row]) < 1e-9);
  }
}

const double null = std::nan("");

}  // namespace

TEST_CASE("org1: what each one's skills are for [a09, a10, b07, c02]") {
  const table t = experimental::knowledge_by_actor(org1_builder().build(), skills, needs);
  CHECK(columns(t) == words{"name:utf8", "skills:int64", "potential_workload:float64",
                            "actual_workload:float64", "exclusivity:float64", "unmet_needs:float64",
                            "unused_skills:float64"});
  CHECK(texts(t, "name") == words{"Ana", "Ben", "Cai", "Dee"});
  CHECK(counts(t, "skills") == whole{2, 1, 1, 1});
  check(t, "potential_workload", {0.75, 0.5, 0.25, 0.25});
  check(t, "actual_workload", {0.625, 0.25, 0.125, 0});
  check(t, "exclusivity", {0.7357588823, 0.3678794412, 1, 0.3678794412});
  check(t, "unmet_needs", {0.1666666667, 0, 0.5, null});
  check(t, "unused_skills", {0, 0, 0, 1});
  for (const char* part : {"from memory", "after ORA", "3 skills, 8 needs", "inheritance: nearest",
                           "denominator: 6 items"}) {
    CHECK(t.caption().find(part) != std::string::npos);
  }
}

TEST_CASE("org1: how skills fit the whole [b04, b06, b08]") {
  const auto found = experimental::knowledge(org1_builder().build(), skills, needs);
  CHECK(columns(found.indices) ==
        words{"index:utf8", "value:float64", "minimum:float64", "maximum:float64", "reason:utf8"});
  CHECK(texts(found.indices, "index") == words{"redundancy_total", "redundancy_mean",
                                               "redundancy_scaled", "task_completion",
                                               "congruence"});
  check(found.indices, "value", {2, 0.6666666667, 0.2222222222, 0.8333333333, 1 - 4.0 / 18});
  check(found.indices, "maximum", {9, 3, 1, 1, 1});
  CHECK(found.incomplete_items == words{"S3/T6"});
}

TEST_CASE("org1: what calls on each one [a11]") {
  const table t = experimental::demand_profile(org1_builder().build(), skills, needs, ties);
  CHECK(columns(t) == words{"name:utf8", "interaction_share:float64", "item_share:float64",
                            "co_holder_share:float64", "skill_share:float64", "need_share:float64",
                            "unmet_need_share:float64", "mean:float64"});
  const double third = 1.0 / 3;
  check(t, "interaction_share", {2 * third, 2 * third, 2 * third, 0});
  check(t, "item_share", {0.6666666667, 0.3333333333, 0.1666666667, 0});
  check(t, "co_holder_share", {0.1111111111, 0.0555555556, 0.0555555556, 0});
  check(t, "skill_share", {0.6666666667, third, third, third});
  check(t, "need_share", {0.3333333333, 0.1111111111, 0.1111111111, 0});
  check(t, "unmet_need_share", {0.0555555556, 0, 0.0555555556, 0});
  check(t, "mean", {0.4166666667, 0.25, 0.2314814815, 0.0555555556});
}

TEST_CASE("what cannot be said is null") {
  const plan one = plan_builder().item("1", "a").assign("Ana", "1").build();
  const table t = experimental::demand_profile(one, {{"Ana", "K"}}, {}, {});
  check(t, "interaction_share", {null});
  check(t, "co_holder_share", {null});
  check(t, "mean", {(1 + 1 + 0 + 0) / 4.0});
  const table bare = experimental::demand_profile(plan_builder().actor("Ana").build(), {}, {}, {});
  check(bare, "mean", {null});
  const table nothing = experimental::knowledge_by_actor(one, {}, {});
  check(nothing, "potential_workload", {null});
  check(nothing, "actual_workload", {null});
  check(nothing, "exclusivity", {0});
  check(nothing, "unmet_needs", {null});
  check(nothing, "unused_skills", {null});
  const auto reasons = [](const plan& p, const std::vector<named_skill>& has) {
    return texts(experimental::knowledge(p, has, {}).indices, "reason");
  };
  CHECK(reasons(plan(), {}) == words{"(null)", "no skill", "no skill", "no item", "no item"});
  CHECK(reasons(one, {{"Ana", "K"}}) == words{"(null)", "(null)", "one actor", "(null)", "(null)"});
  CHECK(reasons(one, {}) == words{"(null)", "no skill", "no skill", "(null)", "no skill"});
  const plan nobody = plan_builder().item("1", "a").build();
  CHECK(texts(experimental::knowledge(nobody, {}, {{"1", "K"}}).indices, "reason") ==
        words{"(null)", "(null)", "no actor", "(null)", "(null)"});
}

TEST_CASE("the measures are those of plain matrices, on random plans") {
  using matrix_of_bool = std::vector<std::vector<bool>>;
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const plan p = random_plan(seed);
    const graph& g = p.graph();
    const auto leaders = g.nodes(node_kind::leader);
    const auto items = g.nodes(node_kind::item);
    constexpr std::size_t most = 4;
    std::mt19937 engine(seed);
    matrix_of_bool ak(leaders.size(), std::vector<bool>(most));
    matrix_of_bool kt(items.size(), std::vector<bool>(most));
    matrix_of_bool at(leaders.size(), std::vector<bool>(items.size()));
    std::vector<named_skill> has;
    std::vector<named_skill> wants;
    std::vector<bool> named(most);
    const auto draw = [&](matrix_of_bool& cells, std::vector<named_skill>& rows, auto nodes) {
      for (std::uint32_t place = 0; place < nodes.size(); ++place) {
        for (std::size_t skill = 0; skill < most; ++skill) {
          if (engine() % 3 != 0) continue;
          cells[place][skill] = true;
          named[skill] = true;
          rows.push_back({std::string(g.key(nodes[place])), "K" + std::to_string(skill)});
        }
      }
    };
    draw(ak, has, leaders);
    draw(kt, wants, items);
    for (std::uint32_t item = 0; item < items.size(); ++item) {
      for (const incident& entry : p.holdings(inheritance::nearest).of_item(items[item])) {
        if (leaders.contains(entry.node)) at[leaders.index(entry.node)][item] = true;
      }
    }
    const auto count = static_cast<double>(std::count(named.begin(), named.end(), true));
    double all = 0;
    for (const auto& row : kt) all += static_cast<double>(std::count(row.begin(), row.end(), true));
    const table t = experimental::knowledge_by_actor(p, has, wants);
    const table demand = experimental::demand_profile(p, has, wants, {});
    const auto ratio = [](double part, double of) { return of > 0 ? part / of : null; };
    real potential, actual, unmet, need_share;
    for (std::size_t i = 0; i < leaders.size(); ++i) {
      double could = 0, does = 0, own = 0, missing = 0;
      for (std::size_t item = 0; item < items.size(); ++item) {
        for (std::size_t skill = 0; skill < most; ++skill) {
          if (!kt[item][skill]) continue;
          could += ak[i][skill];
          does += ak[i][skill] && at[i][item];
          own += at[i][item];
          missing += at[i][item] && !ak[i][skill];
        }
      }
      potential.push_back(ratio(could, all));
      actual.push_back(ratio(does, all));
      unmet.push_back(ratio(missing, own));
      need_share.push_back(ratio(own, count * items.size()));
    }
    check(t, "potential_workload", potential);
    check(t, "actual_workload", actual);
    check(t, "unmet_needs", unmet);
    check(demand, "need_share", need_share);
    double differing = 0, complete = 0;
    for (std::size_t item = 0; item < items.size(); ++item) {
      bool lacks = false;
      for (std::size_t skill = 0; skill < most; ++skill) {
        bool at_hand = false;
        for (std::size_t i = 0; i < leaders.size(); ++i) {
          at_hand = at_hand || (at[i][item] && ak[i][skill]);
        }
        differing += at_hand != kt[item][skill];
        lacks = lacks || (kt[item][skill] && !at_hand);
      }
      complete += !lacks;
    }
    const auto fit = experimental::knowledge(p, has, wants);
    const real values = reals(fit.indices, "value");
    if (!items.empty()) {
      REQUIRE(std::abs(values[3] - complete / items.size()) < 1e-9);
      if (count > 0) {
        REQUIRE(std::abs(values[4] - (1 - differing / (count * items.size()))) < 1e-9);
      }
    }
    REQUIRE(static_cast<double>(fit.incomplete_items.size()) == items.size() - complete);
  }
}

TEST_CASE("skills are refused by their row, and the calls stop") {
  const plan p = org1_builder().build();
  const auto message = [&](const std::vector<named_skill>& has,
                           const std::vector<named_skill>& wants,
                           const std::vector<named_tie>& with) {
    try {
      (void)experimental::demand_profile(p, has, wants, with);
    } catch (const error& fault) {
      return std::string(fault.what());
    }
    return std::string("nothing thrown");
  };
  CHECK(message({{"Ana", "K"}, {"Eve", "K"}}, {}, {}).find("row 2 of the skills") !=
        std::string::npos);
  CHECK(message({}, {{"T9", "K"}}, {}).find("row 1 of the needs") != std::string::npos);
  CHECK(message({{"Ana", " "}}, {}, {}).find("row 1 of the skills: the skill of “Ana” is empty") !=
        std::string::npos);
  CHECK(message({}, {}, {{"Ana", "Eve"}}).find("row 1 of the interaction") != std::string::npos);
  CHECK(message({}, {}, {{"Ana", "Ben"}, {"Ana", "Ana"}})
            .find("row 2 of the interaction: “Ana” stands at both ends") != std::string::npos);
  CHECK_THROWS_AS(experimental::knowledge(p, {{"Eve", "K"}}, {}), unknown_name);
  CHECK_THROWS_AS(experimental::knowledge(p, {}, {}, {.of = node_kind::item}), argument_error);
  CHECK_THROWS_AS(experimental::knowledge_by_actor(p, {}, {}, {.of = node_kind::theme}),
                  argument_error);
  CHECK_THROWS_AS(experimental::demand_profile(p, {}, {}, {}, {.of = node_kind::item}),
                  argument_error);
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(experimental::knowledge(p, {}, {}, {}, stop_token(stop)), stopped);
  CHECK_THROWS_AS(experimental::knowledge_by_actor(p, {}, {}, {}, stop_token(stop)), stopped);
  CHECK_THROWS_AS(experimental::demand_profile(p, {}, {}, {}, {}, stop_token(stop)), stopped);
}
