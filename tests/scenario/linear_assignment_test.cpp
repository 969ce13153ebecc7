#include "catch.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <dutygraph/error.hpp>
#include <dutygraph/scenario/linear_assignment.hpp>

using namespace dutygraph;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
using places = std::vector<std::uint32_t>;

struct cost_matrix {
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;
  std::vector<double> costs;

  [[nodiscard]] double at(std::uint32_t row, std::uint32_t column) const {
    return costs[std::size_t{row} * columns + column];
  }
};

/// Small numbers, so that ties are many; every fourth matrix with fractions.
cost_matrix drawn_matrix(std::uint32_t seed) {
  std::mt19937 engine(seed);
  const auto draw = [&](std::uint32_t below) {
    return static_cast<std::uint32_t>(engine()) % below;
  };
  cost_matrix out;
  out.rows = draw(6);
  out.columns = draw(2) == 0 ? out.rows : draw(7);
  const std::uint32_t forbidden = draw(3);
  for (std::uint32_t at = 0; at < out.rows * out.columns; ++at) {
    const double whole = static_cast<double>(draw(10)) - 3;
    const double cost = seed % 4 == 0 ? whole + static_cast<double>(draw(1000)) / 999 : whole;
    out.costs.push_back(forbidden > 0 && draw(4) < forbidden ? infinity : cost);
  }
  return out;
}

/// The least value of all assignments, by trying all; infinity where there is none.
double least_of_all(const cost_matrix& given,
                    const std::function<double(const std::vector<double>&)>& value) {
  places columns(std::max(given.rows, given.columns));
  for (std::uint32_t at = 0; at < columns.size(); ++at) columns[at] = at;
  double least = infinity;
  do {
    std::vector<double> chosen;
    for (std::uint32_t row = 0; row < given.rows; ++row) {
      if (columns[row] < given.columns) chosen.push_back(given.at(row, columns[row]));
    }
    const bool allowed =
        std::all_of(chosen.begin(), chosen.end(), [](double cost) { return cost != infinity; });
    if (allowed) least = std::min(least, value(chosen));
  } while (std::next_permutation(columns.begin(), columns.end()));
  return least;
}

double sum(const std::vector<double>& chosen) {
  double total = 0.0;
  for (const double cost : chosen) total += cost;
  return total;
}

double greatest(const std::vector<double>& chosen) {
  double most = -infinity;
  for (const double cost : chosen) most = std::max(most, cost);
  return most;
}

/// What was chosen, once it is seen to be one column a row and as many as can be.
std::vector<double> chosen_by(const cost_matrix& given, const places& columns) {
  REQUIRE(columns.size() == given.rows);
  std::vector<double> chosen;
  std::vector<bool> taken(given.columns);
  for (std::uint32_t row = 0; row < given.rows; ++row) {
    if (columns[row] == no_column) continue;
    REQUIRE(columns[row] < given.columns);
    REQUIRE_FALSE(taken[columns[row]]);
    taken[columns[row]] = true;
    chosen.push_back(given.at(row, columns[row]));
  }
  REQUIRE(chosen.size() == std::min(given.rows, given.columns));
  return chosen;
}

/// Hall's condition fails for entries below the limit.
bool violates(const cost_matrix& given, const hall_violator& found, double limit) {
  const auto has = [](const places& some, std::uint32_t one) {
    return std::binary_search(some.begin(), some.end(), one);
  };
  const bool by_rows = given.rows <= given.columns;
  for (std::uint32_t row = 0; row < given.rows; ++row) {
    for (std::uint32_t column = 0; column < given.columns; ++column) {
      if (!(given.at(row, column) < limit)) continue;
      if (by_rows && has(found.rows, row) && !has(found.columns, column)) return false;
      if (!by_rows && has(found.columns, column) && !has(found.rows, row)) return false;
    }
  }
  const auto rows = found.rows.size();
  const auto columns = found.columns.size();
  return std::is_sorted(found.rows.begin(), found.rows.end()) &&
         std::is_sorted(found.columns.begin(), found.columns.end()) &&
         (by_rows ? columns < rows : rows < columns);
}

/// Prices under which no assignment costs less than `total`.
void check_prices(const cost_matrix& given, const linear_sum_assignment_result& found) {
  constexpr double rounding = 1e-9;
  double prices = 0.0;
  std::vector<bool> taken(given.columns);
  for (std::uint32_t row = 0; row < given.rows; ++row) {
    const std::uint32_t own = found.columns[row];
    if (own != no_column) taken[own] = true;
    for (std::uint32_t column = 0; column < given.columns; ++column) {
      const double price = found.row_prices[row] + found.column_prices[column];
      REQUIRE(price <= given.at(row, column) + rounding);
      if (column == own) REQUIRE(price >= given.at(row, column) - rounding);
    }
    if (given.rows > given.columns) REQUIRE(found.row_prices[row] <= 0.0);
    if (own == no_column) REQUIRE(found.row_prices[row] == 0.0);
    prices += found.row_prices[row];
  }
  for (std::uint32_t column = 0; column < given.columns; ++column) {
    if (given.columns > given.rows) REQUIRE(found.column_prices[column] <= 0.0);
    if (!taken[column]) REQUIRE(found.column_prices[column] == 0.0);
    prices += found.column_prices[column];
  }
  REQUIRE(std::abs(prices - found.total) <= rounding * 100);
}

}  // namespace

TEST_CASE("three by three: columns 1, 0, 2 for 5 [f04]") {
  const std::vector<double> costs = {4, 1, 3, 2, 0, 5, 3, 2, 2};
  const linear_sum_assignment_result found = linear_sum_assignment(costs, 3, 3);
  CHECK(found.columns == places{1, 0, 2});
  CHECK(found.total == 5.0);
}

TEST_CASE("the least sum need not have the least maximum [f05]") {
  const std::vector<double> costs = {10, 5, 6, 0};
  const linear_sum_assignment_result cheapest = linear_sum_assignment(costs, 2, 2);
  CHECK(cheapest.columns == places{0, 1});
  CHECK(cheapest.total == 10.0);
  const linear_bottleneck_assignment_result fairest = linear_bottleneck_assignment(costs, 2, 2);
  CHECK(fairest.columns == places{1, 0});
  CHECK(fairest.maximum == 6.0);
}

TEST_CASE("nothing to assign") {
  for (const std::uint32_t rows : {0U, 3U}) {
    const linear_sum_assignment_result found = linear_sum_assignment({}, rows, 0);
    CHECK(found.feasible);
    CHECK(found.total == 0.0);
    CHECK(found.columns == places(rows, no_column));
    CHECK(linear_bottleneck_assignment({}, rows, 0).maximum == -infinity);
  }
  CHECK(linear_sum_assignment({}, 0, 3).column_prices == std::vector<double>(3));
}

TEST_CASE("what is forbidden, and what is no cost") {
  const std::vector<double> costs = {1, infinity, 2, infinity};
  const linear_sum_assignment_result none = linear_sum_assignment(costs, 2, 2);
  CHECK_FALSE(none.feasible);
  CHECK(none.columns.empty());
  CHECK(none.violator == hall_violator{{0, 1}, {0}});
  CHECK(linear_bottleneck_assignment(costs, 2, 2).violator == none.violator);
  // Three rows, two columns: it is the columns that must be served.
  const std::vector<double> tall = {infinity, 1, infinity, 2, infinity, 3};
  CHECK(linear_sum_assignment(tall, 3, 2).violator == hall_violator{{}, {0}});

  for (const double bad : {std::nan(""), -infinity, 1e301, -1e301}) {
    const std::vector<double> wrong = {1, 2, 3, bad};
    CHECK_THROWS_AS(linear_sum_assignment(wrong, 2, 2), argument_error);
    CHECK_THROWS_AS(linear_bottleneck_assignment(wrong, 2, 2), argument_error);
  }
  try {
    (void)linear_sum_assignment(std::vector<double>{1, 2, std::nan(""), 3}, 2, 2);
    FAIL("NaN was taken for a cost");
  } catch (const argument_error& fault) {
    CHECK(std::string(fault.what()).find("row 1, column 0 is not a number") != std::string::npos);
  }
  CHECK_THROWS_AS(linear_sum_assignment(costs, 2, 3), argument_error);
}

TEST_CASE("both objectives, by trying all, on 2000 drawn matrices") {
  int infeasible = 0;
  for (std::uint32_t seed = 0; seed < 2000; ++seed) {
    CAPTURE(seed);
    const cost_matrix given = drawn_matrix(seed);
    const double total = least_of_all(given, sum);
    const linear_sum_assignment_result cheapest =
        linear_sum_assignment(given.costs, given.rows, given.columns);
    const linear_bottleneck_assignment_result fairest =
        linear_bottleneck_assignment(given.costs, given.rows, given.columns);
    REQUIRE(cheapest.feasible == (total != infinity));
    REQUIRE(fairest.feasible == cheapest.feasible);
    if (!cheapest.feasible) {
      ++infeasible;
      REQUIRE(violates(given, cheapest.violator, infinity));
      REQUIRE(violates(given, fairest.violator, infinity));
      continue;
    }
    REQUIRE(std::abs(cheapest.total - total) < 1e-9);
    REQUIRE(sum(chosen_by(given, cheapest.columns)) == cheapest.total);
    check_prices(given, cheapest);
    REQUIRE(fairest.maximum == least_of_all(given, greatest));
    REQUIRE(greatest(chosen_by(given, fairest.columns)) == fairest.maximum);
    if (given.costs.empty()) continue;
    REQUIRE(violates(given, fairest.violator, fairest.maximum));
  }
  CHECK(infeasible > 100);
}

TEST_CASE("turning the matrix, and adding to a row, changes what it must") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    CAPTURE(seed);
    cost_matrix given = drawn_matrix(seed);
    std::vector<double> turned;
    for (std::uint32_t column = 0; column < given.columns; ++column) {
      for (std::uint32_t row = 0; row < given.rows; ++row) turned.push_back(given.at(row, column));
    }
    const auto before = linear_sum_assignment(given.costs, given.rows, given.columns);
    const auto other = linear_sum_assignment(turned, given.columns, given.rows);
    REQUIRE(other.feasible == before.feasible);
    if (!before.feasible) continue;
    REQUIRE(std::abs(other.total - before.total) < 1e-9);
    REQUIRE(linear_bottleneck_assignment(turned, given.columns, given.rows).maximum ==
            linear_bottleneck_assignment(given.costs, given.rows, given.columns).maximum);
    if (given.rows == 0 || given.rows > given.columns) continue;
    for (std::uint32_t column = 0; column < given.columns; ++column) given.costs[column] += 8;
    REQUIRE(std::abs(linear_sum_assignment(given.costs, given.rows, given.columns).total - 8 -
                     before.total) < 1e-9);
  }
}

TEST_CASE("large matrices keep their proofs, and the calls stop") {
  std::mt19937 engine(3);
  std::uniform_real_distribution<double> draw;
  cost_matrix large{120, 150, {}};
  for (int at = 0; at < 120 * 150; ++at) large.costs.push_back(draw(engine));
  const linear_sum_assignment_result found = linear_sum_assignment(large.costs, 120, 150);
  check_prices(large, found);
  const linear_bottleneck_assignment_result fairest =
      linear_bottleneck_assignment(large.costs, 120, 150);
  CHECK(violates(large, fairest.violator, fairest.maximum));

  std::vector<double> far(400 * 400);  // the far end of the search, where every row wants the same
  for (std::size_t row = 0; row < 400; ++row) {
    for (std::size_t column = 0; column < 400; ++column) {
      far[row * 400 + column] = static_cast<double>((row + 1) * (column + 1));
    }
  }
  double expected = 0.0;  // the greatest row has the least column, and so on
  for (int row = 1; row <= 400; ++row) expected += row * (401 - row);
  CHECK(linear_sum_assignment(far, 400, 400).total == expected);

  int calls = 0;
  const stop_token later([&calls] { return ++calls > 5; });
  CHECK_THROWS_AS(linear_sum_assignment(far, 400, 400, later), stopped);
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(linear_bottleneck_assignment(far, 400, 400, stop_token(stop)), stopped);
}
