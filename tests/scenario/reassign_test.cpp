#include "catch.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <dutygraph/query/workload.hpp>
#include <dutygraph/scenario/apply.hpp>
#include <dutygraph/scenario/reassign.hpp>

#include "query/org1.hpp"
#include "trying_all_drafts.hpp"

using namespace dutygraph;

namespace {

/// Items 1 to 6; Ana holds 1 to 4, Ben 5, Cai 6 [f01].
plan f01() {
  plan_builder b;
  for (const char* name : {"A", "B", "C"}) b.actor(name);
  for (const char* item : {"1", "2", "3", "4", "5", "6"}) b.item(item, "item " + std::string(item));
  for (const char* item : {"1", "2", "3", "4"}) b.assign("A", item);
  b.assign("B", "5").assign("C", "6");
  return b.build();
}

reassign_options f01_options() {
  reassign_options options;
  options.who = eligibility::table;
  options.pairs = {{"A", "1"}, {"A", "2"}, {"A", "3"}, {"A", "4"}, {"B", "4"},
                   {"B", "5"}, {"C", "5"}, {"C", "6"}};
  return options;
}

std::string message(const plan& where, const reassign_options& options) {
  try {
    (void)reassign(where, options);
  } catch (const error& fault) {
    return fault.what();
  }
  return "no error";
}

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("equal items: one move, and the reason [f01]") {
  const plan p = f01();
  const reassignment r = reassign(p, f01_options());
  CHECK(r.feasible == true);
  CHECK(r.exact);
  CHECK(counts(r.before, "items") == whole{4, 1, 1});
  CHECK(counts(r.after, "items") == whole{3, 2, 1});
  CHECK(reals(r.after, "load") == real{3, 2, 1});
  CHECK(r.maximum == 3.0);
  CHECK(r.bound == 3.0);
  CHECK(r.gap == 0.0);
  REQUIRE(r.draft.edits.size() == 1);
  CHECK(r.draft.edits[0].kind == edit_kind::move);
  CHECK(texts(r.moves, "number") == words{"4"});
  CHECK(texts(r.moves, "reason") ==
        words{"4 from A to B: the table names B for it; A goes from 4 to 3, B from 1 to 2"});
  CHECK(counts(r.pareto, "moves") == whole{0, 1});
  CHECK(reals(r.pareto, "maximum") == real{4, 3});
  CHECK(r.certificate.words == "the 3 items 1, 2 and 3 may go only to A: so A carries at least 3");
  CHECK(r.certificate.items == words{"1", "2", "3"});
  CHECK(r.certificate.holders == words{"A"});
  CHECK(r.certificate.forced == 3.0);
  CHECK(r.certificate.capacity == 1.0);
  CHECK(columns(r.after) == words{"name:utf8", "items:int64", "items_fractional:float64",
                                  "effort:float64", "effort_fractional:float64", "load:float64",
                                  "capacity:float64", "utilisation:float64"});
  CHECK(columns(r.moves) == words{"number:utf8", "key:utf8", "title:utf8", "from:utf8", "to:utf8",
                                  "via:utf8", "reason:utf8"});
  CHECK(reassign(p, f01_options()).draft == r.draft);
  for (const load_objective goal : {load_objective::minimum_maximum,
                                    load_objective::sum_of_squares}) {
    reassign_options options = f01_options();
    options.objective = goal;
    CHECK(reassign(p, options).draft.edits.size() == 1);
  }
}

TEST_CASE("org1, whole items by effort and capacity [f06]") {
  reassign_options options;
  options.load = load_measure::effort;
  options.capacity = {{"Ana", 8}, {"Ben", 8}, {"Cai", 8}, {"Dee", 4}};
  options.holders_each = 1;
  options.who = eligibility::table;
  options.pairs = {{"Ana", "T1"}, {"Dee", "T1"}, {"Ana", "T2"}, {"Ben", "T2"}, {"Dee", "T2"},
                   {"Ana", "T3"}, {"Ben", "T3"}, {"Ana", "T4"}, {"Ben", "T4"}, {"Cai", "T4"},
                   {"Ana", "T5"}, {"Ben", "T5"}, {"Cai", "T6"}};
  const plan p = org1_builder().build();
  const reassignment r = reassign(p, options);
  CHECK(r.exact);
  CHECK(reals(r.after, "utilisation") == real{1.125, 0.75, 0.375, 0.75});
  CHECK(reals(r.after, "load") == real{9, 6, 3, 3});
  CHECK(r.maximum == 1.125);
  const table then = workload(apply(p, r.draft), {.roles = {role::lead}});
  CHECK(reals(then, "effort") == reals(r.after, "effort"));
  CHECK(texts(r.moves, "number") == words{"T2", "T3", "T4", "T6"});
  CHECK(texts(r.moves, "from") == words{"Ana", "Ben", "Ana", "(null)"});
  CHECK(texts(r.moves, "to") == words{"Dee", "(null)", "(null)", "Cai"});
  CHECK(says(texts(r.moves, "reason")[1], "T3 no longer with Ben, because it needs 1: "));
  CHECK(says(texts(r.moves, "reason")[3], "T6, which has nobody, to Cai: the table names Cai"));
}

TEST_CASE("org1, divided efforts: a bound with its witness [f07]") {
  reassign_options options;
  options.load = load_measure::effort;
  options.divisible = true;
  options.capacity = {{"Ana", 8}, {"Ben", 8}, {"Cai", 8}, {"Dee", 4}};
  options.holders_each = 1;
  options.who = eligibility::table;
  options.pairs = {{"Ana", "T1"}, {"Dee", "T1"}, {"Ana", "T2"}, {"Ben", "T2"}, {"Dee", "T2"},
                   {"Ana", "T3"}, {"Ben", "T3"}, {"Ana", "T4"}, {"Ben", "T4"}, {"Cai", "T4"},
                   {"Ana", "T5"}, {"Ben", "T5"}, {"Cai", "T6"}};
  const plan p = org1_builder().build();
  const reassignment r = reassign(p, options);
  CHECK(r.exact);
  CHECK(r.draft.edits.empty());
  CHECK(std::abs(*r.maximum - 0.9) < 1e-12);
  CHECK(r.certificate.items == words{"S1/T1", "S1/T2", "S1/T3", "S2/T5"});
  CHECK(r.certificate.holders == words{"Ana", "Ben", "Dee"});
  CHECK(r.certificate.forced == 18.0);
  CHECK(r.certificate.capacity == 20.0);
  CHECK(r.certificate.words ==
        "the 4 items T1, T2, T3 and T5 may go only to Ana, Ben and Dee: between them they carry at "
        "least 18, with a capacity of 20, so someone's utilisation is at least 0.9");
  CHECK(says(r.shares.caption(), "changes no holder"));
  std::map<std::string, double> sums;
  for (std::size_t row = 0; row < r.shares.rows(); ++row) {
    sums[std::string(r.shares.column("key").utf8_at(row))] +=
        r.shares.column("share").float64_at(row);
  }
  CHECK(sums.size() == 6);
  for (const auto& [key, sum] : sums) CHECK(std::abs(sum - 1.0) < 1e-9);
  CHECK(texts(r.after, "name") == words{"Ana", "Ben", "Cai", "Dee"});
}

TEST_CASE("the best draft, the fewest moves and the front, by trying all on 1200 drawn cases") {
  int answered = 0;
  int infeasible = 0;
  int contradictory = 0;
  int with_rules = 0;
  for (std::uint32_t seed = 0; seed < 1200; ++seed) {
    INFO("seed " << seed);
    const drawn_case drawn = draw_case(seed);
    const trying_all_drafts tried(drawn);
    reassignment r;
    try {
      r = reassign(drawn.where, drawn.options);
    } catch (const argument_error& fault) {
      REQUIRE(fault.code() == "scenario.contradiction");
      REQUIRE(tried.all().empty());
      ++contradictory;
      continue;
    }
    REQUIRE(r.feasible.has_value());
    REQUIRE(r.exact);
    REQUIRE(*r.feasible == !tried.all().empty());
    REQUIRE_FALSE(r.certificate.words.empty());
    if (!*r.feasible) {
      ++infeasible;
      continue;
    }
    ++answered;
    const bool rules = !drawn.options.protect.empty() || !drawn.options.apart.empty() ||
                       !drawn.options.together.empty() || drawn.options.max_moves ||
                       !drawn.options.may_not_oversee.empty();
    with_rules += rules ? 1 : 0;
    const auto better = [&](const trying_all_drafts::draft& one,
                            const trying_all_drafts::draft& other) {
      if (drawn.options.objective == load_objective::sum_of_squares) {
        return one.squares() < other.squares();
      }
      if (drawn.options.objective == load_objective::minimum_maximum) {
        return one.maximum() < other.maximum();
      }
      return one.falling < other.falling;
    };
    const auto best = *std::min_element(tried.all().begin(), tried.all().end(), better);
    std::uint32_t fewest = ~0U;
    std::int64_t least = best.maximum();
    std::map<std::uint32_t, std::int64_t> front;
    for (const trying_all_drafts::draft& one : tried.all()) {
      if (!better(best, one)) fewest = std::min(fewest, one.moves);
      least = std::min(least, one.maximum());
      const auto at = front.try_emplace(one.moves, one.maximum()).first;
      at->second = std::min(at->second, one.maximum());
    }
    trying_all_drafts::draft found;
    for (std::size_t row = 0; row < r.after.rows(); ++row) {
      if (r.after.column("utilisation").is_null(row)) continue;
      const double value = r.after.column("utilisation").float64_at(row);
      found.falling.push_back(std::llround(value * trying_all_drafts::unit));
    }
    std::sort(found.falling.rbegin(), found.falling.rend());
    REQUIRE_FALSE(better(best, found));
    REQUIRE_FALSE(better(found, best));
    REQUIRE(std::abs(*r.maximum - static_cast<double>(found.maximum()) / 72.0) < 1e-9);
    REQUIRE(*r.bound <= static_cast<double>(least) / 72.0 + 1e-9);
    if (drawn.options.objective != load_objective::sum_of_squares) {
      REQUIRE(*r.bound >= static_cast<double>(least) / 72.0 - 1e-9);
    }

    // The draft is what it says, when it stands in a plan.
    const plan then = apply(drawn.where, r.draft);
    REQUIRE(tried.allows(then));
    workload_options counted;
    counted.roles = {role::lead};
    const table loads = workload(then, counted);
    for (const char* const name : {"items_fractional", "effort", "effort_fractional"}) {
      REQUIRE(reals(loads, name) == reals(r.after, name));
    }
    REQUIRE(counts(loads, "items") == counts(r.after, "items"));
    REQUIRE(r.moves.rows() == r.draft.edits.size());

    // The front: each point is the least maximum with so many moves, and falls.
    std::vector<std::pair<long long, double>> expected;
    for (const auto& [moves, maximum] : front) {
      const double value = static_cast<double>(maximum) / 72.0;
      if (expected.empty() || value < expected.back().second - 1e-9) {
        expected.emplace_back(moves, value);
      }
    }
    const whole moves = counts(r.pareto, "moves");
    REQUIRE(moves.size() == expected.size());
    for (std::size_t at = 0; at < moves.size(); ++at) {
      REQUIRE(moves[at] == expected[at].first);
      REQUIRE(std::abs(reals(r.pareto, "maximum")[at] - expected[at].second) < 1e-9);
    }
    std::size_t came = 0;
    for (const edit& one : r.draft.edits) came += one.kind == edit_kind::remove ? 0 : 1;
    if (drawn.options.together.empty()) REQUIRE(came == fewest);
    REQUIRE(reassign(drawn.where, drawn.options).draft == r.draft);
  }
  CHECK(answered > 600);
  CHECK(infeasible > 50);
  CHECK(contradictory > 20);
  CHECK(with_rules > 300);
}
