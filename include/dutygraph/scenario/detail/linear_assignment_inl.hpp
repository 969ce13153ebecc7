#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dutygraph/scenario/linear_assignment.hpp>

#include <dutygraph/error.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Costs with at most as many rows as columns: as given, or turned. Each row is asked for as a
/// whole, so the stop token is asked once a row.
class cost_rows {
 public:
  cost_rows(std::span<const double> costs, std::uint32_t rows, std::uint32_t columns,
            const stop_token& stop, std::string_view what)
      : costs_(costs),
        rows_(std::min(rows, columns)),
        columns_(std::max(rows, columns)),
        turned_(rows > columns),
        stop_(stop),
        what_(what) {
    stop_.check(what_);
    if (costs.size() != std::size_t{rows} * columns) {
      throw argument_error("scenario.costs", std::to_string(costs.size()) + " costs for " +
                                                 std::to_string(rows) + " rows and " +
                                                 std::to_string(columns) +
                                                 " columns; give one for each row and column");
    }
    constexpr double most = 1e300;  // sums of prices stay finite
    constexpr double infinity = std::numeric_limits<double>::infinity();
    for (std::uint32_t row = 0; row < rows; ++row) {
      stop_.check(what_);
      const double* const row_costs = costs.data() + std::size_t{row} * columns;
      bool good = true;
      for (std::uint32_t column = 0; column < columns; ++column) {
        good &= std::abs(row_costs[column]) <= most || row_costs[column] == infinity;
      }
      for (std::uint32_t column = 0; !good && column < columns; ++column) {
        const double cost = row_costs[column];
        if (std::abs(cost) <= most || cost == infinity) continue;
        throw argument_error(
            "scenario.costs",
            "row " + std::to_string(row) + ", column " + std::to_string(column) + " is " +
                (std::isnan(cost) ? "not a number" : "beyond 1e300") +
                "; a cost is a number from -1e300 to 1e300, or infinity where it is forbidden");
      }
    }
    if (turned_) turn(rows, columns);
  }

  [[nodiscard]] std::uint32_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::uint32_t columns() const noexcept { return columns_; }
  [[nodiscard]] bool turned() const noexcept { return turned_; }
  [[nodiscard]] const double* row(std::uint32_t at) const {
    if (++asked_ % 64 == 0) stop_.check(what_);
    return costs_.data() + std::size_t{at} * columns_;
  }
  [[nodiscard]] double at(std::uint32_t row, std::uint32_t column) const noexcept {
    return costs_[std::size_t{row} * columns_ + column];
  }

 private:
  void turn(std::uint32_t rows, std::uint32_t columns) {
    constexpr std::uint32_t block = 32;  // of both sides at once, for the caches
    copy_.resize(costs_.size());
    for (std::uint32_t top = 0; top < rows; top += block) {
      stop_.check(what_);
      for (std::uint32_t left = 0; left < columns; left += block) {
        for (std::uint32_t row = top; row < std::min(rows, top + block); ++row) {
          for (std::uint32_t column = left; column < std::min(columns, left + block); ++column) {
            copy_[std::size_t{column} * rows + row] = costs_[std::size_t{row} * columns + column];
          }
        }
      }
    }
    costs_ = copy_;
  }

  std::span<const double> costs_;
  std::uint32_t rows_;
  std::uint32_t columns_;
  bool turned_;
  const stop_token& stop_;
  std::string_view what_;
  std::vector<double> copy_;
  mutable std::uint32_t asked_ = 0;
};

/// Which row has which column, and back.
struct row_matching {
  static constexpr std::uint32_t none = no_column;
  explicit row_matching(const cost_rows& costs)
      : column_of(costs.rows(), none), row_of(costs.columns(), none) {}

  void match(std::uint32_t row, std::uint32_t column) noexcept {
    column_of[row] = column;
    row_of[column] = row;
  }
  /// Matches along the path from a free row to a free column; `came_from` are the rows before each.
  void turn_path(std::uint32_t first, std::uint32_t end,
                 const std::vector<std::uint32_t>& came_from) noexcept {
    std::uint32_t column = end;
    while (column != none) {
      const std::uint32_t row = came_from[column];
      const std::uint32_t next = row == first ? none : column_of[row];
      match(row, column);
      column = next;
    }
  }
  /// The column of each row as the caller counts rows.
  [[nodiscard]] std::vector<std::uint32_t> columns(bool turned) const {
    return turned ? row_of : column_of;
  }

  std::vector<std::uint32_t> column_of;
  std::vector<std::uint32_t> row_of;
};

/// Rows reached from a free one through columns that are matched: one row more than columns.
class search_tree {
 public:
  static constexpr std::uint32_t none = no_column;
  static constexpr double infinity = std::numeric_limits<double>::infinity();

  explicit search_tree(std::uint32_t width) : distance(width), came_from(width), open(width) {}

  void start(std::uint32_t row) {
    for (std::uint32_t column = 0; column < open.size(); ++column) {
      distance[column] = infinity;
      open[column] = column;
    }
    left = static_cast<std::uint32_t>(open.size());
    rows.assign(1, row);
    columns.clear();
  }
  /// Takes the column at `place` of `open` into the tree, with its row. Returns the column if it is
  /// free, which ends the search.
  [[nodiscard]] std::uint32_t take(std::uint32_t place, const row_matching& matching) {
    const std::uint32_t column = open[place];
    open[place] = open[--left];
    if (matching.row_of[column] == none) return column;
    columns.push_back(column);
    rows.push_back(matching.row_of[column]);
    return none;
  }
  /// Why the rows of the tree cannot all be matched within its columns.
  [[nodiscard]] hall_violator violator() const { return {rows, columns}; }

  std::vector<double> distance;  // of each column
  std::vector<std::uint32_t> came_from;
  std::vector<std::uint32_t> open;  // the first `left` are the columns outside
  std::uint32_t left = 0;
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> columns;
};

/// The violator as the caller counts rows.
[[nodiscard]] inline hall_violator as_given(hall_violator found, bool turned) {
  std::sort(found.rows.begin(), found.rows.end());
  std::sort(found.columns.begin(), found.columns.end());
  if (turned) std::swap(found.rows, found.columns);
  return found;
}

/// Shortest augmenting paths with prices of rows (u) and columns (v): u + v ≤ cost always, equal
/// where matched; v ≤ 0, and 0 for columns without a row.
class sum_assignment {
 public:
  explicit sum_assignment(const cost_rows& costs)
      : costs_(costs),
        matching_(costs),
        row_price_(costs.rows()),
        column_price_(costs.columns()),
        tree_(costs.columns()) {}

  [[nodiscard]] linear_sum_assignment_result run() {
    linear_sum_assignment_result found;
    std::vector<std::uint32_t> free(costs_.rows());
    for (std::uint32_t row = 0; row < costs_.rows(); ++row) free[row] = row;
    for (int pass = 0; pass < 2 && !free.empty(); ++pass) free = reduce_rows(free);
    for (const std::uint32_t row : free) {
      if (augment(row)) continue;
      found.feasible = false;
      found.violator = as_given(tree_.violator(), costs_.turned());
      return found;
    }
    for (std::uint32_t row = 0; row < costs_.rows(); ++row) {
      const std::uint32_t column = matching_.column_of[row];
      row_price_[row] = costs_.at(row, column) - column_price_[column];
    }
    found.columns = matching_.columns(costs_.turned());
    for (std::uint32_t row = 0; row < found.columns.size(); ++row) {
      const std::uint32_t column = found.columns[row];
      if (column == no_column) continue;
      found.total += costs_.turned() ? costs_.at(column, row) : costs_.at(row, column);
    }
    found.row_prices = std::move(row_price_);
    found.column_prices = std::move(column_price_);
    if (costs_.turned()) std::swap(found.row_prices, found.column_prices);
    return found;
  }

 private:
  static constexpr std::uint32_t none = no_column;
  static constexpr double infinity = std::numeric_limits<double>::infinity();

  /// Each free row takes its cheapest column and lowers the column's price to what the second
  /// cheapest leaves; the row that had it is free again, and follows at once as long as prices
  /// fall. Returns the rows that are left free.
  [[nodiscard]] std::vector<std::uint32_t> reduce_rows(const std::vector<std::uint32_t>& free) {
    std::vector<std::uint32_t> left;
    // Prices that fall by less and less must not go on for ever: that is the paths' work.
    std::size_t work = 4 * free.size();
    for (const std::uint32_t first : free) {
      std::uint32_t row = first;
      while (row != none) {
        const double* const cost = costs_.row(row);
        double least = infinity;
        double second = infinity;
        std::uint32_t best = none;
        for (std::uint32_t column = 0; column < costs_.columns(); ++column) {
          const double value = cost[column] - column_price_[column];
          if (value >= second) continue;
          if (value < least) {
            second = least;
            least = value;
            best = column;
          } else {
            second = value;
          }
        }
        if (best == none || second == infinity) {  // one column or none: no price to go by
          left.push_back(row);
          break;
        }
        const std::uint32_t before = matching_.row_of[best];
        const double price = column_price_[best] - (second - least);
        const bool falls = price < column_price_[best];
        if (before != none && (!falls || work == 0)) {
          left.push_back(row);
          break;
        }
        if (work > 0) --work;
        column_price_[best] = price;
        matching_.match(row, best);
        if (before != none) matching_.column_of[before] = none;
        row = before;
      }
    }
    return left;
  }

  /// A shortest path from a free row to a free column. False if there is none.
  [[nodiscard]] bool augment(std::uint32_t first) {
    tree_.start(first);
    double* const distance = tree_.distance.data();
    const std::uint32_t* const open = tree_.open.data();
    std::uint32_t end = none;
    double length = 0.0;
    while (end == none) {
      const std::uint32_t row = tree_.rows.back();
      const double* const cost = costs_.row(row);
      const std::uint32_t own = matching_.column_of[row];
      const double base = own == none ? length : length - (cost[own] - column_price_[own]);
      double least = infinity;
      std::uint32_t place = none;
      for (std::uint32_t at = 0; at < tree_.left; ++at) {
        const std::uint32_t column = open[at];
        const double through = base + (cost[column] - column_price_[column]);
        if (through < distance[column]) {
          distance[column] = through;
          tree_.came_from[column] = row;
        }
        const double value = distance[column];
        if (value > least || value == infinity) continue;
        if (value < least || matching_.row_of[column] == none) {
          least = value;
          place = at;
        }
      }
      if (place == none) return false;
      length = least;
      end = tree_.take(place, matching_);
    }
    for (const std::uint32_t column : tree_.columns) {
      column_price_[column] += std::min(0.0, distance[column] - length);
    }
    matching_.turn_path(first, end, tree_.came_from);
    return true;
  }

  const cost_rows& costs_;
  row_matching matching_;
  std::vector<double> row_price_;
  std::vector<double> column_price_;
  search_tree tree_;
};

/// Augmenting paths over entries up to a threshold, which rises to the least entry that leaves the
/// search tree whenever the tree is stuck.
class bottleneck_assignment {
 public:
  explicit bottleneck_assignment(const cost_rows& costs)
      : costs_(costs), matching_(costs), tree_(costs.columns()) {}

  [[nodiscard]] linear_bottleneck_assignment_result run() {
    linear_bottleneck_assignment_result found;
    bound_by_rows();
    found.feasible = threshold_ < infinity;
    std::vector<std::uint32_t> free;
    for (std::uint32_t row = 0; found.feasible && row < costs_.rows(); ++row) {
      if (!take_free_column(row)) free.push_back(row);
    }
    for (const std::uint32_t row : free) {
      found.feasible = found.feasible && augment(row);
    }
    found.violator = as_given(std::move(violator_), costs_.turned());
    if (!found.feasible) return found;
    found.columns = matching_.columns(costs_.turned());
    found.maximum = threshold_;
    return found;
  }

 private:
  static constexpr std::uint32_t none = no_column;
  static constexpr double infinity = std::numeric_limits<double>::infinity();

  /// Each row has an entry of its own; the greatest of the least ones is a bound, and that row
  /// alone the reason.
  void bound_by_rows() {
    for (std::uint32_t row = 0; row < costs_.rows(); ++row) {
      const double* const cost = costs_.row(row);
      const double least = *std::min_element(cost, cost + costs_.columns());
      if (least <= threshold_) continue;
      threshold_ = least;
      violator_ = {{row}, {}};
    }
  }

  [[nodiscard]] bool take_free_column(std::uint32_t row) {
    const double* const cost = costs_.row(row);
    for (std::uint32_t column = 0; column < costs_.columns(); ++column) {
      if (cost[column] > threshold_) continue;
      if (matching_.row_of[column] != none) continue;
      matching_.match(row, column);
      return true;
    }
    return false;
  }

  /// A path from a free row to a free column. False if there is none over entries below infinity.
  [[nodiscard]] bool augment(std::uint32_t first) {
    tree_.start(first);
    double* const least = tree_.distance.data();
    std::uint32_t end = none;
    while (end == none) {
      const std::uint32_t row = tree_.rows.back();
      const double* const cost = costs_.row(row);
      double best = infinity;
      std::uint32_t place = none;
      for (std::uint32_t at = 0; at < tree_.left; ++at) {
        const std::uint32_t column = tree_.open[at];
        if (cost[column] < least[column]) {
          least[column] = cost[column];
          tree_.came_from[column] = row;
        }
        // All within the threshold are alike, but for a free column, which ends the search.
        const double value = std::max(least[column], threshold_);
        if (value > best || value == infinity) continue;
        if (value < best || matching_.row_of[column] == none) {
          best = value;
          place = at;
        }
      }
      if (place == none || best > threshold_) violator_ = tree_.violator();
      if (place == none) return false;
      threshold_ = best;
      end = tree_.take(place, matching_);
    }
    matching_.turn_path(first, end, tree_.came_from);
    return true;
  }

  const cost_rows& costs_;
  row_matching matching_;
  double threshold_ = -infinity;
  hall_violator violator_;
  search_tree tree_;
};

}  // namespace detail

DUTYGRAPH_INLINE linear_sum_assignment_result linear_sum_assignment(std::span<const double> costs,
                                                                    std::uint32_t rows,
                                                                    std::uint32_t columns,
                                                                    const stop_token& stop) {
  const detail::cost_rows given(costs, rows, columns, stop, "linear_sum_assignment");
  return detail::sum_assignment(given).run();
}

DUTYGRAPH_INLINE linear_bottleneck_assignment_result
linear_bottleneck_assignment(std::span<const double> costs, std::uint32_t rows,
                             std::uint32_t columns, const stop_token& stop) {
  const detail::cost_rows given(costs, rows, columns, stop, "linear_bottleneck_assignment");
  return detail::bottleneck_assignment(given).run();
}

}  // namespace dutygraph
