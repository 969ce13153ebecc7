#include "catch.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <dutygraph/query/balance.hpp>
#include <dutygraph/query/roll_up.hpp>
#include <dutygraph/query/workload.hpp>

#include "model/random_plan.hpp"
#include "org1.hpp"

using namespace dutygraph;

namespace {

const words index_names = {"gini",
                           "gini_corrected",
                           "theil",
                           "mean_log_deviation",
                           "hhi",
                           "hhi_normalised",
                           "effective_number",
                           "hoover",
                           "cv",
                           "jain",
                           "max_over_mean",
                           "range"};
const real published = {541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261};

std::size_t row_of(const table& t, std::string_view index) {
  for (std::size_t row = 0; row < t.rows(); ++row) {
    if (t.column("index").utf8_at(row) == index) return row;
  }
  FAIL("no such index: " << index);
  return 0;
}
double value_of(const table& t, std::string_view index) {
  const std::size_t row = row_of(t, index);
  REQUIRE_FALSE(t.column("value").is_null(row));
  return t.column("value").float64_at(row);
}
std::string reason_of(const table& t, std::string_view index) {
  const std::size_t row = row_of(t, index);
  CHECK(t.column("value").is_null(row) != t.column("reason").is_null(row));
  return std::string(t.column("reason").utf8_at(row));
}
bool near(double one, double other, double within = 1e-9) {
  return std::abs(one - other) < within;
}

/// Some hundred values: whole ones, fractions, ties and zeros.
real random_loads(std::uint32_t seed) {
  std::mt19937 engine(seed);
  const std::size_t size = engine() % 40;
  real loads;
  for (std::size_t at = 0; at < size; ++at) {
    const auto kind = engine() % 4;
    const double draw = static_cast<double>(engine()) / 4294967296.0;
    loads.push_back(kind == 0   ? 0.0
                    : kind == 1 ? static_cast<double>(engine() % 9)
                    : kind == 2 ? draw
                                : std::exp(20.0 * draw - 10.0));
  }
  return loads;
}

}  // namespace

TEST_CASE("the columns and the rows of balance are a contract") {
  const table t = balance(published);
  CHECK(columns(t) ==
        words{"index:utf8", "value:float64", "minimum:float64", "maximum:float64", "reason:utf8"});
  CHECK(texts(t, "index") == index_names);
  CHECK(texts(balance(real{}), "index") == index_names);
  CHECK(texts(balance(plan()), "index") == index_names);
}

TEST_CASE("the published values of ten incomes [d01, d02]") {
  const table t = balance(published);
  CHECK(near(value_of(t, "gini"), 0.4620911, 5e-8));
  CHECK(near(value_of(t, "hhi"), 0.1840812, 5e-8));
  CHECK(near(value_of(t, "gini_corrected"), 0.5134345892));
  CHECK(near(value_of(t, "theil"), 0.3623412423));
  CHECK(near(value_of(t, "mean_log_deviation"), 0.4335946495));
  CHECK(near(value_of(t, "hoover"), 0.3378067462));
  CHECK(near(value_of(t, "cv"), 0.9169581829));
  CHECK(near(value_of(t, "jain"), 0.5432384361));
  CHECK(near(value_of(t, "hhi_normalised"), 0.0934235899));
  CHECK(value_of(t, "range") == 22261 - 541);
}

TEST_CASE("org1: unevenness of effort, the idle leader among them [d05]") {
  for (const table& t :
       {balance(real{11, 8, 1, 0}),
        balance(org1_builder().build(), {.load = load_measure::effort_fractional})}) {
    CHECK(near(value_of(t, "gini"), 0.5));
    CHECK(near(value_of(t, "gini_corrected"), 0.6666666667));
    CHECK(near(value_of(t, "theil"), 0.5411811043));
    CHECK(near(value_of(t, "hhi"), 0.465));
    CHECK(near(value_of(t, "hhi_normalised"), 0.2866666667));
    CHECK(near(value_of(t, "hoover"), 0.45));
    CHECK(near(value_of(t, "cv"), 0.9273618495));
    CHECK(near(value_of(t, "jain"), 0.5376344086));
    CHECK(near(value_of(t, "max_over_mean"), 2.2));
    CHECK(value_of(t, "range") == 11);
    CHECK(near(value_of(t, "effective_number"), 2.1505376344));
    CHECK(reason_of(t, "mean_log_deviation") == "a zero load");
  }
  const table curve = lorenz_curve(real{11, 8, 1, 0});
  CHECK(columns(curve) == words{"share_of_actors:float64", "share_of_load:float64"});
  CHECK(reals(curve, "share_of_actors") == real{0, 0.25, 0.5, 0.75, 1});
  CHECK(reals(curve, "share_of_load") == real{0, 0, 0.05, 0.45, 1});
}

TEST_CASE("one holds all, all hold the same [d06, d07, d11]") {
  const table one = balance(real{0, 0, 0, 8});
  const table same = balance(real{3, 3, 3, 3});
  for (const char* index : {"gini", "gini_corrected", "theil", "hhi", "hhi_normalised", "hoover",
                            "cv", "max_over_mean"}) {
    CAPTURE(index);
    CHECK(near(value_of(one, index), one.column("maximum").float64_at(row_of(one, index)), 1e-15));
    CHECK(value_of(same, index) == same.column("minimum").float64_at(row_of(same, index)));
  }
  for (const char* index : {"effective_number", "jain"}) {
    CHECK(value_of(one, index) == one.column("minimum").float64_at(row_of(one, index)));
    CHECK(value_of(same, index) == same.column("maximum").float64_at(row_of(same, index)));
  }
  CHECK(value_of(one, "gini") == 0.75);
  CHECK(near(value_of(one, "theil"), 1.3862943611));
  CHECK(near(value_of(balance(real{0, 4, 4, 8}), "theil"), 0.3465735903));
  CHECK(value_of(same, "mean_log_deviation") == 0);
  CHECK(value_of(same, "range") == 0);
  // Sevenths and tenths too: what is equal is equal to the bit.
  const table tenths = balance(real(10, 0.1));
  for (const char* index : {"gini", "theil", "mean_log_deviation", "hoover", "cv"}) {
    CHECK(value_of(tenths, index) == 0);
  }
  CHECK(value_of(tenths, "jain") == 1);
}

TEST_CASE("k of n equal ones give k/n in Jain's index [d08]") {
  CHECK(near(value_of(balance(real{5, 5, 0, 0, 0}), "jain"), 0.4, 1e-15));
}

TEST_CASE("what cannot be said has a reason and no value [d10]") {
  const table empty = balance(real{});
  const table zero = balance(real{0, 0, -0.0});
  const table single = balance(real{5});
  for (const std::string& index : index_names) {
    CAPTURE(index);
    CHECK(reason_of(empty, index) == "no value");
    CHECK(empty.column("minimum").is_null(row_of(empty, index)));
    CHECK(empty.column("maximum").is_null(row_of(empty, index)));
    if (index != "range") CHECK(reason_of(zero, index) == "all zero");
  }
  CHECK(value_of(zero, "range") == 0);
  CHECK(zero.column("maximum").float64_at(row_of(zero, "gini")) == 2.0 / 3);
  CHECK(zero.column("maximum").is_null(row_of(zero, "range")));
  CHECK(value_of(single, "gini") == 0);
  CHECK(reason_of(single, "gini_corrected") == "one value");
  CHECK(reason_of(single, "hhi_normalised") == "one value");
  CHECK(value_of(single, "theil") == 0);
  CHECK(value_of(single, "mean_log_deviation") == 0);
  CHECK(value_of(single, "hhi") == 1);
  CHECK(value_of(single, "hoover") == 0);
  CHECK(value_of(single, "cv") == 0);
  CHECK(value_of(single, "jain") == 1);
  CHECK(lorenz_curve(real{}).rows() == 0);
  CHECK(lorenz_curve(real{}).caption().find("no curve: no value") != std::string::npos);
  CHECK(lorenz_curve(real{0, 0}).rows() == 0);
  CHECK(lorenz_curve(real{0, 0}).caption().find("no curve: all zero") != std::string::npos);
  CHECK(reals(lorenz_curve(real{5}), "share_of_load") == real{0, 1});
}

TEST_CASE("what is no load is refused by its row") {
  const auto message = [](const real& loads) -> std::string {
    try {
      (void)balance(loads);
    } catch (const argument_error& fault) {
      return fault.what();
    }
    return "nothing thrown";
  };
  CHECK(message({1, -2}).find("row 2 of the loads: the value is -2") != std::string::npos);
  CHECK(message({std::nan("")}).find("row 1 of the loads: the value is nan") != std::string::npos);
  CHECK(message({1, 2, HUGE_VAL}).find("row 3 of the loads: the value is inf") !=
        std::string::npos);
  CHECK_THROWS_AS(lorenz_curve(real{-1}), argument_error);
  CHECK_THROWS_AS(theil_decomposition(real{1, -1}, words{"a", "b"}), argument_error);
  CHECK_THROWS_AS(theil_decomposition(real{1, 1}, words{"a"}), argument_error);
}

TEST_CASE("greatest and tiniest doubles give what ordinary ones do") {
  const double least = std::numeric_limits<double>::denorm_min();
  const table ordinary = balance(real{1, 2, 4});
  for (const real& loads :
       {real{0x1p1021, 0x1p1022, 0x1p1023}, real{least, 2 * least, 4 * least}}) {
    const table t = balance(loads);
    for (const std::string& index : index_names) {
      if (index != "range") CHECK(value_of(t, index) == value_of(ordinary, index));
    }
    CHECK(reals(lorenz_curve(loads), "share_of_load") ==
          reals(lorenz_curve(real{1, 2, 4}), "share_of_load"));
  }
  const table mixed = balance(real{least, 1.7e308, 1.7e308});
  for (const std::string& index : index_names) CHECK(std::isfinite(value_of(mixed, index)));
  // mean of ln(m/x) by hand: ln m - (ln least + 2 ln 1.7e308) / 3
  const double by_hand =
      std::log(1.7e308) + std::log(2.0 / 3) - (std::log(least) + 2 * std::log(1.7e308)) / 3;
  CHECK(near(value_of(mixed, "mean_log_deviation"), by_hand, 1e-9));
  CHECK(mixed.caption().find("beyond 1.79e+308") != std::string::npos);
  const auto parts = theil_decomposition(real{least, 1.7e308, 1.7e308}, words{"a", "b", "b"});
  CHECK(near(*parts.within + *parts.between, *parts.total, 1e-12));
  CHECK(parts.groups.column("load").is_null(1));
}

TEST_CASE("order, scale and repetition leave the indices, on random values") {
  std::mt19937 engine(1);
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    real loads = random_loads(seed);
    const table t = balance(loads);
    std::shuffle(loads.begin(), loads.end(), engine);
    REQUIRE(balance(loads) == t);  // to the bit, caption included
    std::reverse(loads.begin(), loads.end());
    REQUIRE(balance(loads) == t);
    REQUIRE(lorenz_curve(loads) == lorenz_curve(real(loads.rbegin(), loads.rend())));
    const double n = static_cast<double>(loads.size());
    if (!t.column("reason").is_null(0)) continue;
    real scaled = loads;
    for (double& load : scaled) load *= 0.37;
    real twice = loads;
    twice.insert(twice.end(), loads.begin(), loads.end());
    real with_idle = loads;
    with_idle.push_back(0);
    const table after = balance(scaled);
    const table doubled = balance(twice);
    const double gini = value_of(t, "gini");
    for (const std::string& index : index_names) {
      const std::size_t row = row_of(t, index);
      if (t.column("value").is_null(row)) continue;
      const double value = t.column("value").float64_at(row);
      REQUIRE(value >= t.column("minimum").float64_at(row));
      if (!t.column("maximum").is_null(row)) {
        REQUIRE(value <= t.column("maximum").float64_at(row));
      }
      const double factor = index == "range" ? 0.37 : 1.0;
      REQUIRE(near(value_of(after, index), factor * value, 1e-12 * (1 + value)));
    }
    for (const char* index : {"gini", "theil", "cv", "hoover", "jain", "max_over_mean"}) {
      REQUIRE(near(value_of(doubled, index), value_of(t, index), 1e-12 * (1 + n)));
    }
    // One idle actor more: the Lorenz curve shrinks to n/(n + 1) of its width.
    REQUIRE(near(value_of(balance(with_idle), "gini"), (n * gini + 1) / (n + 1), 1e-12));
    const double cv = value_of(t, "cv");
    const double jain = value_of(t, "jain");
    REQUIRE(near(jain, 1 / (n * value_of(t, "hhi")), 1e-12));
    REQUIRE(near(jain, 1 / (1 + cv * cv), 1e-12));
    // Twice the area between the curve and the diagonal is the Gini index.
    const table curve = lorenz_curve(loads);
    const real share = reals(curve, "share_of_load");
    double area = 0;
    for (std::size_t at = 1; at < share.size(); ++at) {
      REQUIRE(share[at] >= share[at - 1]);
      area += (share[at] + share[at - 1]) / (2 * n);
    }
    REQUIRE(share.front() == 0);
    REQUIRE(share.back() == 1);
    REQUIRE(near(1 - 2 * area, gini, 1e-12));
  }
}

TEST_CASE("the indices are those of their plain formulas, on random values") {
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const real x = random_loads(seed);
    const table t = balance(x);
    double sum = 0;
    for (const double load : x) sum += load;
    if (sum == 0) continue;
    const double n = static_cast<double>(x.size());
    const double mean = sum / n;
    double differences = 0;
    double theil = 0;
    double squares = 0;
    double moved = 0;
    for (const double a : x) {
      for (const double b : x) differences += std::abs(a - b);
      if (a > 0) theil += a / mean * std::log(a / mean) / n;
      squares += a * a / (sum * sum);
      moved += std::abs(a - mean) / (2 * sum);
    }
    REQUIRE(near(value_of(t, "gini"), differences / (2 * n * sum), 1e-12));
    REQUIRE(near(value_of(t, "theil"), theil, 1e-12));
    REQUIRE(near(value_of(t, "hhi"), squares, 1e-12));
    REQUIRE(near(value_of(t, "hoover"), moved, 1e-12));
  }
}

TEST_CASE("each load is the column of workload, on random plans") {
  constexpr std::array columns_of = {"items", "items_fractional", "effort", "effort_fractional"};
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const plan p = random_plan(seed);
    for (const node_kind kind : {node_kind::leader, node_kind::section, node_kind::task_force}) {
      const inheritance rule = static_cast<inheritance>(seed % 3);
      const table loads = workload(p, {.of = kind, .rule = rule, .roles = {role::lead}});
      for (std::size_t load = 0; load < columns_of.size(); ++load) {
        real values;
        if (load == 0) {
          for (const long long count : counts(loads, "items")) {
            values.push_back(static_cast<double>(count));
          }
        } else {
          values = reals(loads, columns_of[load]);
        }
        const balance_options options{.of = kind,
                                      .load = static_cast<load_measure>(load),
                                      .rule = rule,
                                      .roles = {role::lead}};
        const table expected = balance(values);
        const table t = balance(p, options);
        REQUIRE(t.with_caption("") == expected.with_caption(""));
        REQUIRE(lorenz_curve(p, options).with_caption("") == lorenz_curve(values).with_caption(""));
      }
    }
  }
}

TEST_CASE("utilisation needs a capacity for every actor") {
  const plan p = org1_builder().build();
  balance_options options{.load = load_measure::utilisation,
                          .capacity = {{"Ana", 8}, {"Ben", 8}, {"Cai", 8}, {"Dee", 4}}};
  const table t = balance(p, options);
  CHECK(t.with_caption("") == balance(real{1.375, 1, 0.125, 0}).with_caption(""));
  CHECK(t.caption().find("utilisation") != std::string::npos);
  CHECK(lorenz_curve(p, options).rows() == 5);
  const auto message = [&] {
    try {
      (void)balance(p, options);
    } catch (const argument_error& fault) {
      return std::string(fault.what());
    }
    return std::string("nothing thrown");
  };
  options.capacity[2].value = 0;
  CHECK(message().find("row 3 of the capacities: the value of “Cai” is 0") != std::string::npos);
  options.capacity.erase(options.capacity.begin() + 2);
  CHECK(message().find("“Cai” has none") != std::string::npos);
  options.capacity = {{"Ana", 8}, {"Ben", 8}, {"Cai", 1e-300}, {"Dee", 4}};
  options.weight = {{"T4", 1e300}};
  CHECK(message().find("utilisation of “Cai” is inf") != std::string::npos);
  options.load = load_measure::effort;
  CHECK(message().find("ask for utilisation") != std::string::npos);
}

TEST_CASE("captions name counting, inheritance and denominator") {
  const std::string all = balance(org1_builder().build()).caption();
  for (const char* part : {"load of all leaders, 0 without an item",
                           "items counted fractionally (1/number of leaders on the item)",
                           "inheritance: nearest", "denominator: 4 leaders, total load 5"}) {
    CHECK(all.find(part) != std::string::npos);
  }
  const std::string effort =
      balance(org1_builder().build(), {.load = load_measure::effort, .roles = {role::lead}})
          .caption();
  CHECK(effort.find("effective roles: lead") != std::string::npos);
  CHECK(effort.find("total load 26") != std::string::npos);
  CHECK(effort.find("efforts: exact") != std::string::npos);
}

TEST_CASE("Theil's index in groups") {
  // Group a: 1, 3 (mean 2, share 1/3), b: 4, 4 (mean 4, share 2/3), c: nothing but zeros.
  const real loads = {1, 4, 3, 4, 0};
  const auto found = theil_decomposition(loads, words{"a", "b", "a", "b", "c"});
  CHECK(columns(found.groups) == words{"name:utf8", "number:utf8", "members:int64", "load:float64",
                                       "mean:float64", "theil:float64", "within:float64",
                                       "between:float64"});
  CHECK(texts(found.groups, "name") == words{"a", "b", "c"});
  CHECK(texts(found.groups, "number") == words{"(null)", "(null)", "(null)"});
  CHECK(counts(found.groups, "members") == whole{2, 2, 1});
  CHECK(reals(found.groups, "load") == real{4, 8, 0});
  CHECK(reals(found.groups, "mean") == real{2, 4, 0});
  const double inside = 0.25 * std::log(0.5) * 2 / 2 + 0.75 * std::log(1.5);
  CHECK(near(found.groups.column("theil").float64_at(0), inside, 1e-15));
  CHECK(found.groups.column("theil").float64_at(1) == 0);
  CHECK(found.groups.column("theil").is_null(2));
  CHECK(near(*found.within, inside / 3, 1e-15));
  CHECK(near(*found.between, std::log(2 / 2.4) / 3 + std::log(4 / 2.4) * 2 / 3, 1e-15));
  CHECK(near(*found.within + *found.between, *found.total, 1e-15));
  CHECK(*found.total == value_of(balance(loads), "theil"));
  CHECK(found.reason.empty());

  const auto empty = theil_decomposition(real{}, words{});
  CHECK_FALSE(empty.total);
  CHECK(empty.reason == "no value");
  CHECK(empty.groups.rows() == 0);
  const auto zero = theil_decomposition(real{0, 0}, words{"a", "b"});
  CHECK_FALSE(zero.within);
  CHECK_FALSE(zero.between);
  CHECK(zero.reason == "all zero");
  CHECK(zero.groups.rows() == 2);
}

TEST_CASE("within and between add up, on random values") {
  std::mt19937 engine(2);
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const real loads = random_loads(seed);
    words groups;
    for (std::size_t row = 0; row < loads.size(); ++row) {
      groups.push_back("g" + std::to_string(engine() % 5));
    }
    const auto found = theil_decomposition(loads, groups);
    REQUIRE(found.total.has_value() == found.reason.empty());
    if (!found.total) continue;
    REQUIRE(near(*found.within + *found.between, *found.total, 1e-12));
    REQUIRE(*found.total == value_of(balance(loads), "theil"));
    const auto one = theil_decomposition(loads, words(loads.size(), "all"));
    REQUIRE(*one.within == *one.total);
    REQUIRE(*one.between == 0);
    // Turned round, groups come in another order; the sums are the same to the bit.
    const real back(loads.rbegin(), loads.rend());
    const auto turned = theil_decomposition(back, words(groups.rbegin(), groups.rend()));
    REQUIRE(*turned.total == *found.total);
    REQUIRE(*turned.within == *found.within);
    REQUIRE(*turned.between == *found.between);
  }
}

TEST_CASE("org1: unevenness of the shares of chapters") {
  const plan p = org1_builder().build();
  const auto found = theil_decomposition(p, {.load = load_measure::effort_fractional});
  CHECK(texts(found.groups, "number") == words{"S1", "S2", "S3"});
  CHECK(counts(found.groups, "members") == whole{2, 3, 0});
  CHECK(reals(found.groups, "load") == real{12, 8, 0});
  CHECK(found.groups.column("mean").is_null(2));
  CHECK(*found.total == value_of(balance(real{10, 2, 1, 6, 1}), "theil"));
  CHECK(near(*found.within + *found.between, *found.total, 1e-12));
  CHECK(found.caption.find("one without an item is no unit") != std::string::npos);
  CHECK(found.caption.find("denominator: 5 units, total load 20 in 3 groups") != std::string::npos);
}

TEST_CASE("the units of a plan are the rows of roll_up_by_actor, on random plans") {
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const plan p = random_plan(seed);
    for (const node_kind by : {node_kind::heading, node_kind::section, node_kind::task_force}) {
      const table rows = roll_up_by_actor(p, {.by = by});
      const auto found = theil_decomposition(p, {.by = by});
      const auto given = theil_decomposition(reals(rows, "items_fractional"), texts(rows, "name"));
      REQUIRE(found.total == given.total);
      REQUIRE(found.within == given.within);
      REQUIRE(found.between == given.between);
      REQUIRE(found.groups.rows() == roll_up(p, {.by = by}).rows());
      if (found.total) {
        REQUIRE(near(*found.within + *found.between, *found.total, 1e-12));
      }
    }
  }
}

TEST_CASE("balance refuses kinds that are no actors, and stops") {
  CHECK_THROWS_AS(balance(plan(), {.of = node_kind::item}), argument_error);
  CHECK_THROWS_AS(lorenz_curve(plan(), {.of = node_kind::theme}), argument_error);
  CHECK_THROWS_AS(theil_decomposition(plan(), {.of = node_kind::item}), argument_error);
  CHECK_THROWS_AS(theil_decomposition(plan(), {.by = node_kind::item}), argument_error);
  CHECK_THROWS_AS(theil_decomposition(plan(), {.load = load_measure::utilisation}), argument_error);
  CHECK_THROWS_AS(balance(org1_builder().build(), {.weight = {{"T9", 1}}}), unknown_name);
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(balance(plan(), {}, stop_token(stop)), stopped);
  CHECK_THROWS_AS(lorenz_curve(plan(), {}, stop_token(stop)), stopped);
  CHECK_THROWS_AS(theil_decomposition(plan(), {}, stop_token(stop)), stopped);
}

TEST_CASE("measures of load have names") {
  for (std::size_t at = 0; at < load_measure_names.size(); ++at) {
    CHECK(to_string(static_cast<load_measure>(at)) == load_measure_names[at]);
  }
  CHECK(value_named<load_measure>(load_measure_names, "utilisation") == load_measure::utilisation);
  CHECK_FALSE(value_named<load_measure>(load_measure_names, "weight"));
}
