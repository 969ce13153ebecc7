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

#include <dutygraph/model/lookup.hpp>
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
  options.pairs = {{"A", "1"}, {"A", "2"}, {"A", "3"}, {"A", "4"},
                   {"B", "4"}, {"B", "5"}, {"C", "5"}, {"C", "6"}};
  return options;
}

/// Whole items by effort, one holder each, leaders with the skill of the item [f06].
reassign_options org1_options() {
  reassign_options options;
  options.load = load_measure::effort;
  options.capacity = {{"Ana", 8}, {"Ben", 8}, {"Cai", 8}, {"Dee", 4}};
  options.holders_each = 1;
  options.who = eligibility::table;
  options.pairs = {{"Ana", "T1"}, {"Dee", "T1"}, {"Ana", "T2"}, {"Ben", "T2"}, {"Dee", "T2"},
                   {"Ana", "T3"}, {"Ben", "T3"}, {"Ana", "T4"}, {"Ben", "T4"}, {"Cai", "T4"},
                   {"Ana", "T5"}, {"Ben", "T5"}, {"Cai", "T6"}};
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
  CHECK(r.certificate.words == "the 3 items 1–3 may go only to A: so A carries at least 3");
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
  for (const load_objective goal :
       {load_objective::minimum_maximum, load_objective::sum_of_squares}) {
    reassign_options options = f01_options();
    options.objective = goal;
    CHECK(reassign(p, options).draft.edits.size() == 1);
  }
}

TEST_CASE("org1, whole items by effort and capacity [f06]") {
  const reassign_options options = org1_options();
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
  reassign_options options = org1_options();
  options.divisible = true;
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
        "the 4 items T1–T3 and T5 may go only to Ana, Ben and Dee: between them they carry at "
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
  int inherited = 0;
  int with_rules = 0;
  for (std::uint32_t seed = 0; seed < 1200; ++seed) {
    INFO("seed " << seed);
    const drawn_case drawn = draw_case(seed);
    const trying_all_drafts tried(drawn);
    reassignment r;
    try {
      r = reassign(drawn.where, drawn.options);
    } catch (const argument_error& fault) {
      if (fault.code() == "scenario.inherited") {
        ++inherited;
        continue;
      }
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

    // Every draft loads those that the certificate names with what it says, or more.
    const auto leaders = drawn.where.stated_graph().nodes(node_kind::leader);
    double capacity = 0.0;
    std::vector<std::uint32_t> named;
    for (const std::string& name : r.certificate.holders) {
      named.push_back(leaders.index(find_node(drawn.where, node_kind::leader, name)));
      capacity += r.before.column("capacity").float64_at(named.back());
    }
    REQUIRE(std::abs(capacity - r.certificate.capacity) < 1e-9);
    for (const trying_all_drafts::draft& one : tried.all()) {
      double load = 0.0;
      for (const std::uint32_t leader : named) {
        load += static_cast<double>(one.by_leader[leader]) / 72.0 *
                r.before.column("capacity").float64_at(leader);
      }
      REQUIRE(load >= r.certificate.forced - 1e-9);
    }
    if (capacity > 0) REQUIRE(r.certificate.forced / capacity <= *r.bound + 1e-9);

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
  CHECK(inherited < 60);
  CHECK(with_rules > 300);
}

TEST_CASE("who shares a section may take the item, and the reason says which") {
  plan_builder b;
  for (const char* name : {"Ana", "Ben", "Cai"}) b.actor(name);
  b.chapter("一", "first").chapter("二", "second");
  for (const char* item : {"1", "2", "3"}) b.item(item, "item " + std::string(item), "一");
  b.item("4", "item 4", "二");
  b.assign("Ana", "一").assign("Ben", "二");
  b.assign("S", "一", {"responsible", "section"}).assign("S", "二", {"responsible", "section"});
  const plan p = b.build();
  const reassignment r = reassign(p);
  CHECK(counts(r.before, "items") == whole{3, 1, 0});
  CHECK(counts(r.after, "items") == whole{2, 2, 0});
  CHECK(texts(r.moves, "via") == words{"S"});
  CHECK(texts(r.moves, "reason") == words{"3 from Ana to Ben: Ben shares section S with it; Ana "
                                          "goes from 3 to 2, Ben from 1 to 2"});
  CHECK(r.certificate.words ==
        "the 4 items 1–4 may go only to Ana and Ben: between them "
        "they carry at least 4, so someone carries at least 2");
  CHECK(says(r.caption, "eligibility: shared_section"));
  CHECK(says(r.caption, "inheritance: nearest"));

  // Ben may not oversee S: what he holds has to go, although the maximum rises.
  reassign_options barred;
  barred.may_not_oversee = {{"Ben", "S"}};
  const reassignment forced = reassign(p, barred);
  CHECK(counts(forced.after, "items") == whole{4, 0, 0});
  CHECK(texts(forced.moves, "reason") ==
        words{"4 from Ben to Ana: Ben may not oversee S; Ana shares section S with it; Ben goes "
              "from 1 to 0, Ana from 3 to 4"});
}

TEST_CASE("heads and months: takes no more, stands outside, has half the capacity") {
  plan_builder b;
  for (const char* name : {"Head", "Ben", "Cai"}) b.actor(name);
  for (const char* item : {"1", "2", "3", "4", "5", "6"}) b.item(item, "item " + std::string(item));
  for (const char* item : {"1", "2", "3", "4", "5", "6"}) b.assign("Ben", item);
  const plan p = b.build();
  reassign_options options;
  options.who = eligibility::any;
  CHECK(counts(reassign(p, options).after, "items") == whole{2, 2, 2});
  options.posts = {{"Head", "局长", true}};
  CHECK(counts(reassign(p, options).after, "items") == whole{0, 3, 3});
  options.heads = head_rule::as_others;
  CHECK(counts(reassign(p, options).after, "items") == whole{2, 2, 2});
  options.posts = {{"Head", "局长", true}, {"Cai", "", false, {}, 7, 12}};
  options.heads = head_rule::left_out;
  const reassignment half = reassign(p, options);
  CHECK(counts(half.after, "items") == whole{0, 4, 2});
  CHECK(half.after.column("utilisation").is_null(0));
  CHECK(half.after.column("capacity").is_null(0));
  CHECK(half.after.column("utilisation").float64_at(2) == 4.0);
  CHECK(half.after.column("capacity").float64_at(2) == 0.5);
  CHECK(says(half.certificate.words,
             "with a capacity of 1.5, so someone's utilisation is at "
             "least 4"));
}

TEST_CASE("no item, no leader, nothing to even out") {
  const reassignment nothing = reassign(plan());
  CHECK(nothing.feasible == true);
  CHECK(nothing.exact);
  CHECK(nothing.draft.edits.empty());
  CHECK(nothing.certificate.words == "nothing has to be carried, so nothing can be evened out");
  CHECK(reassign(plan_builder().actor("Ana").build()).feasible == true);
  const reassignment nobody = reassign(plan_builder().item("1", "a").build());
  CHECK(nobody.feasible == false);
  CHECK(nobody.certificate.words == "item 1 needs 1 leader and nobody may take it");
  CHECK(nobody.certificate.items == words{"1"});
  CHECK_FALSE(nobody.maximum);
  CHECK(nobody.after.rows() == 0);
  CHECK(columns(nobody.after) == columns(nobody.before));
  const reassignment even = reassign(f01(), {.protect = {"A", "B", "C"}});
  CHECK(even.draft.edits.empty());
  CHECK(even.certificate.words == "A keeps 4 whatever is decided: so A carries at least 4");
}

TEST_CASE("what no draft can keep is an answer that says why") {
  reassign_options two = f01_options();
  two.holders_each = 2;
  const reassignment few = reassign(f01(), two);
  CHECK(few.feasible == false);
  CHECK(few.certificate.words == "item 1 needs 2 leaders and may go only to A");
  reassign_options barred = f01_options();
  barred.max_moves = 0;
  plan_builder b;
  b.item("1", "a").item("2", "b").actor("A").actor("B").assign("A", "1");
  b.assign("S", "1", {"responsible", "section"});
  const plan p = b.build();
  reassign_options any;
  any.who = eligibility::any;
  any.max_moves = 1;
  any.may_not_oversee = {{"A", "S"}};
  const reassignment moves = reassign(p, any);
  CHECK(moves.feasible == false);
  CHECK(moves.certificate.words ==
        "the 2 items 1 and 2 cannot stay as they are: 2 moves are needed at least, and 1 allowed");
  CHECK(moves.certificate.items == words{"1", "2"});
  any.max_moves = 2;
  CHECK(reassign(p, any).feasible == true);
  reassign_options apart = f01_options();
  apart.apart = {{"1", "2"}};
  const reassignment shut = reassign(f01(), apart);
  CHECK(shut.feasible == false);
  CHECK(says(shut.certificate.words, "1 and 2"));
  CHECK(says(shut.certificate.words, "may go only to A"));
}

TEST_CASE("contradictions name the rows") {
  const plan p = f01();
  plan_builder b;
  b.item("1", "a").item("2", "b").actor("A").actor("B").assign("A", "1").assign("B", "2");
  b.assign("S", "1", {"responsible", "section"});
  const plan q = b.build();
  const auto code = [](const plan& where, const reassign_options& options) {
    try {
      (void)reassign(where, options);
    } catch (const error& fault) {
      return fault.code();
    }
    return std::string("none");
  };
  const reassign_options both{.together = {{"1", "2"}}, .apart = {{"3", "4"}, {"2", "1"}}};
  CHECK(code(p, both) == "scenario.contradiction");
  CHECK(says(message(p, both), "row 2 of apart: items 2 and 1 also stay together (row 1 of"));
  const reassign_options stays{.may_not_oversee = {{"A", "S"}}, .protect = {"2", "1"}};
  CHECK(says(message(q, stays),
             "row 1 of may_not_oversee: A may not oversee a section of item 1, "
             "but item 1 is protected (row 2)"));
  CHECK(says(message(q, {.may_not_oversee = {{"A", "S"}}, .protect = {"A"}}),
             "A is protected (row 1)"));
  CHECK(says(message(q, {.posts = {{"A", "", true}},
                         .heads = head_rule::left_out,
                         .may_not_oversee = {{"A", "S"}}}),
             "A is a head that is left out"));
  CHECK(says(message(q, {.together = {{"1", "2"}}, .protect = {"1", "2"}}),
             "items 1 and 2 are protected and have different holders"));
  CHECK(says(message(q, {.together = {{"1", "2"}}, .protect = {"A"}}),
             "row 1 of together: A stays at one of the items 1 and 2"));
  CHECK(says(message(q, {.holders = {{"2", 2}}, .together = {{"1", "2"}}}),
             "items 1 and 2 need 1 and 2"));
  CHECK(says(message(p, {.apart = {{"1", "2"}}, .protect = {"A"}}), "A holds both 1 and 2"));
  CHECK(says(message(p, {.apart = {{"1", "2"}}, .protect = {"1", "2"}}), "A holds both 1 and 2"));
  CHECK(says(message(p, {.holders = {{"1", 2}}, .protect = {"1"}}),
             "row 1 of the holders: item 1 needs 2 but is protected (row 1) with 1"));
  plan_builder joint;
  joint.item("1", "a").assign("A", "1").assign("B", "1");
  CHECK(says(message(joint.build(), {.holders_each = 1, .protect = {"A", "B"}}),
             "item 1 needs 1, but 2 of its holders stay"));
}

TEST_CASE("fewer holders that only a heading can decide") {
  plan_builder b;
  b.chapter("一", "first").item("1", "a", "一").subitem("(1)", "part", "1");
  b.assign("A", "一").assign("B", "(1)");
  CHECK(reassign(b.build()).feasible == true);
  CHECK(says(message(b.build(), {.holders_each = 1}), "only the heading can decide"));
}

TEST_CASE("names, numbers and options that do not fit") {
  const plan p = f01();
  const auto said = [&](const reassign_options& options, const std::string& part) {
    CHECK(says(message(p, options), part));
  };
  said({.of = node_kind::task_force}, "of is leader or section");
  said({.load = load_measure::utilisation}, "utilisation follows from it");
  said({.weight = {{"1", 2}}}, "say load effort");
  said({.load = load_measure::effort, .weight = {{"1", 2}, {"2", -1}}}, "row 2 of the efforts");
  said({.load = load_measure::effort, .weight = {{"1", 1.0 / 3}}}, "multiple of 0.000001");
  said({.load = load_measure::effort, .weight = {{"1", 1}, {"1", 2}}}, "give it one value");
  said({.load = load_measure::effort, .weight = {{"9", 1}}}, "item (row 1 of the efforts)");
  said({.load = load_measure::effort, .weight = {{"1", 9e9}, {"2", 9e9}, {"3", 9e18}}},
       "row 3 of the efforts");
  said({.load = load_measure::effort, .weight = {{"1", 9e9}, {"2", 9e9}}, .capacity = {{"A", 9e9}}},
       "not “B”");
  said({.capacity = {{"A", 1}}}, "name some of the leaders but not “B”");
  said({.capacity = {{"A", 1}, {"B", 0}, {"C", 1}}},
       "row 2 of the capacities: the capacity of “B” "
       "is 0");
  said({.capacity = {{"A", -1}}}, "from 0 up");
  said({.capacity = {{"X", 1}}}, "leader (row 1 of the capacities)");
  said({.holders_each = 0}, "at least 1");
  said({.holders = {{"1", 1.5}}}, "whole number");
  said({.holders = {{"9", 1}}}, "row 1 of the holders");
  said({.posts = {{"X"}}}, "row 1 of the posts");
  said({.of = node_kind::section, .posts = {{"A"}}}, "posts are those of leaders");
  said({.may_not_oversee = {{"X", "S"}}}, "leader (row 1 of may_not_oversee)");
  said({.may_not_oversee = {{"A", "S"}}}, "section (row 1 of may_not_oversee)");
  said({.together = {{"1"}, {"1", "X"}}}, "item, heading or section (row 2 of together)");
  said({.apart = {{"1", "1"}}}, "stands beside itself");
  said({.apart = {{"1", "X"}}}, "item (row 1 of apart)");
  said({.protect = {"X"}}, "leader or item (row 1 of protect)");
  said({.alternatives = 4}, "from 0 to 3");
  said({.time_limit = -1.0}, "time_limit");
  said({.divisible = true, .max_moves = 1}, "max_moves");
  said({.divisible = true, .apart = {{"1", "2"}}}, "apart");
  said({.divisible = true, .alternatives = 1}, "alternatives");
  said({.divisible = true, .objective = load_objective::sum_of_squares}, "sum_of_squares");
  CHECK_THROWS_AS(reassign(p, {.capacity = {{"X", 1}}}), unknown_name);
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(reassign(p, {}, stop_token(stop)), stopped);
}

TEST_CASE("loads that no 64 bits hold are refused") {
  plan_builder b;
  std::vector<std::string> leaders;
  for (int leader = 0; leader < 60; ++leader) {
    leaders.push_back("L" + std::to_string(leader));
    b.actor(leaders.back());
  }
  for (int item = 1; item < 60; ++item) {  // 1, 2, 3 … 59 holders: their least common multiple
    b.item(std::to_string(item), "item");
    for (int leader = 0; leader < item; ++leader) b.assign(leaders[leader], std::to_string(item));
  }
  CHECK(says(message(b.build(), {.load = load_measure::items_fractional}), "64 bits"));
}

TEST_CASE("sections of one leader even their load, and a role is as good as another") {
  plan_builder b;
  const assignment_options responsible{"responsible", "section"};
  for (const char* item : {"1", "2", "3"}) {
    b.item(item, "item " + std::string(item)).assign("Ana", item).assign("S", item, responsible);
  }
  b.item("4", "item 4").assign("Ana", "4").assign("T", "4", responsible);
  reassign_options options;
  options.of = node_kind::section;
  options.as = role::responsible;
  const reassignment r = reassign(b.build(), options);
  CHECK(counts(r.after, "items") == whole{2, 2});
  CHECK(says(texts(r.moves, "reason")[0],
             " from S to T: T shares leader Ana with it; S goes from 3 to 2, T from 1 to 2"));
  options.may_not_oversee = {{"Ana", "S"}};
  CHECK(counts(reassign(b.build(), options).after, "items") == whole{0, 4});
}
