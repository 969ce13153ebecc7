#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Rows and columns that cannot all be matched: the permitted entries of `rows` lie in `columns`,
/// which are fewer (of a matrix with more rows than columns: those of `columns` lie in `rows`,
/// which are fewer). Hall's condition, violated.
struct hall_violator {
  std::vector<std::uint32_t> rows;     ///< rising
  std::vector<std::uint32_t> columns;  ///< rising
  friend bool operator==(const hall_violator&, const hall_violator&) = default;
};

/// A row without a column.
inline constexpr std::uint32_t no_column = std::numeric_limits<std::uint32_t>::max();

/// The cheapest one-to-one assignment.
struct linear_sum_assignment_result {
  bool feasible = true;                ///< false: `violator` says why, all else is empty
  std::vector<std::uint32_t> columns;  ///< of each row; `no_column` where there are more rows
  double total = 0.0;                  ///< sum of the entries chosen, in the order of rows
  /// Prices: row_prices[i] + column_prices[j] ≤ costs[i, j] for each entry, equal for those chosen,
  /// and where there are more columns (rows) than rows (columns) no price of theirs is above 0, and
  /// 0 for those left out; all within rounding. So no assignment costs less than the sum of prices.
  std::vector<double> row_prices;
  std::vector<double> column_prices;
  hall_violator violator;
};

/// The one-to-one assignment of rows to columns with the least sum (线性指派问题).
///
/// `costs` are `rows` · `columns` numbers, row by row; infinity forbids an entry; a negative cost
/// is one as any other. Every row gets its own column, or every column its own row if there are
/// fewer columns. Infeasible where forbidden entries leave no such assignment: `violator` says why.
/// No row or no column: nothing to assign, total 0. Among equal sums the answer is the same for the
/// same matrix.
///
/// Augmenting row reduction, then shortest augmenting paths; O(n² m) for n the smaller and m the
/// larger side, far less as a rule; O(n + m) memory beside `costs` (with more rows than columns a
/// turned copy of them). Throws `argument_error` ("scenario.costs", naming row and column from 0)
/// for NaN, a finite cost beyond ±10³⁰⁰, −infinity, or a span of another size; `stopped`.
/// Source: Jonker and Volgenant 1987 (Computing 38:325); Crouse 2016 (IEEE Trans. Aerospace and
/// Electronic Systems 52:1679).
[[nodiscard]] linear_sum_assignment_result linear_sum_assignment(std::span<const double> costs,
                                                                 std::uint32_t rows,
                                                                 std::uint32_t columns,
                                                                 const stop_token& stop = {});

/// The one-to-one assignment whose greatest entry is least.
struct linear_bottleneck_assignment_result {
  bool feasible = true;                ///< false: `violator` says why, all else is empty
  std::vector<std::uint32_t> columns;  ///< of each row; `no_column` where there are more rows
  double maximum = 0.0;                ///< the greatest entry chosen; −infinity where none is
  /// Why no assignment has a smaller maximum: a violator once only entries below it are permitted;
  /// why there is none, once all that are not infinite are.
  hall_violator violator;
};

/// The one-to-one assignment of rows to columns with the least maximum (瓶颈指派问题): the fairest
/// where the worst off counts. The sum is not minimised.
///
/// Arguments, edges and errors as `linear_sum_assignment`. Augmenting paths that raise the
/// threshold only as far as they must; O(n² m), O(n + m) memory beside `costs` (turned as there).
/// Source: Derigs and Zimmermann 1978 (Computing 19:285); Burkard, Dell'Amico and Martello 2009,
/// Assignment Problems, 6.2.
[[nodiscard]] linear_bottleneck_assignment_result linear_bottleneck_assignment(
    std::span<const double> costs, std::uint32_t rows, std::uint32_t columns,
    const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/scenario/detail/linear_assignment_inl.hpp>
#endif
