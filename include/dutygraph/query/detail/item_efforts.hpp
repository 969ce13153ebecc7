#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include <dutygraph/model/plan.hpp>
#include <dutygraph/query/detail/exact_sum.hpp>
#include <dutygraph/query/detail/named_values.hpp>
#include <dutygraph/query/detail/pace.hpp>
#include <dutygraph/query/named_value.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

inline constexpr std::int64_t millionths = 1'000'000;

/// `effort` in millionths if it is a whole number of them that a double tells from its neighbours.
[[nodiscard]] inline std::optional<std::int64_t> in_millionths(double effort) noexcept {
  constexpr double most = 9.0e15;  // below 2^53
  const double scaled = std::nearbyint(effort * static_cast<double>(millionths));
  if (!(scaled <= most) || scaled / static_cast<double>(millionths) != effort) return std::nullopt;
  return static_cast<std::int64_t>(scaled);
}

/// The efforts of all items: whole millionths where every one is, and their sum fits into 64 bits.
struct item_efforts {
  std::vector<double> values;
  std::vector<std::int64_t> whole;  ///< empty: floating

  item_efforts(const plan& where, const std::vector<named_value>& weight, pace& steps) {
    const graph& structure = where.stated_graph();
    const id_range<node_id> items = structure.nodes(node_kind::item);
    values.reserve(items.size());
    for (const node_id item : items) values.push_back(structure.effort(item));
    if (!weight.empty()) {
      const item_finder finder(where);
      std::vector<std::size_t> rows(items.size());
      const auto find = [&](std::string_view name) { return items.index(finder.find(name)); };
      put_values(weight, "the weights", "item", find, values, rows, steps);
    }
    whole.reserve(items.size());
    std::int64_t sum = 0;
    for (const double value : values) {
      const auto amount = in_millionths(value);
      if (!amount || *amount > std::numeric_limits<std::int64_t>::max() - sum) {
        whole.clear();
        return;
      }
      sum += *amount;
      whole.push_back(*amount);
    }
  }
  [[nodiscard]] bool floating() const noexcept { return whole.size() != values.size(); }
};

/// Sums efforts of items: exactly and rounded once, or floating in the order of the calls.
class effort_sum {
 public:
  explicit effort_sum(const item_efforts& efforts) noexcept : efforts_(efforts) {}

  void add(std::uint32_t item) noexcept {
    if (efforts_.floating()) {
      value_ += efforts_.values[item];
    } else {
      whole_ += efforts_.whole[item];
    }
  }
  [[nodiscard]] double value() const {
    if (efforts_.floating()) return value_;
    share_sum rounded(1);
    rounded.add(1, whole_);
    return rounded.take(millionths);
  }

 private:
  const item_efforts& efforts_;
  std::int64_t whole_ = 0;
  double value_ = 0.0;
};

/// How efforts were added, for a caption.
[[nodiscard]] inline std::string_view added(const item_efforts& efforts) noexcept {
  return efforts.floating() ? "efforts: floating, added in document order"
                            : "efforts: exact, rounded once";
}

}  // namespace detail

}  // namespace dutygraph
