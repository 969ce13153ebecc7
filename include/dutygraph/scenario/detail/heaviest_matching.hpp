#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <queue>
#include <utility>
#include <vector>

#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

inline constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

/// What a pair is worth: the score first, the rest decides among equal sums. Sums of weights are
/// compared member by member, which keeps the order through additions.
struct pair_weight {
  std::int64_t score = 0;   ///< millionths
  std::int64_t beside = 0;  ///< 1 under headings of one title
  std::int64_t apart = 0;   ///< how far apart the places are, squared and negative
  std::int64_t late = 0;    ///< the sum of the places, negative

  friend auto operator<=>(const pair_weight&, const pair_weight&) = default;
  friend pair_weight operator+(const pair_weight& a, const pair_weight& b) noexcept {
    return {a.score + b.score, a.beside + b.beside, a.apart + b.apart, a.late + b.late};
  }
  friend pair_weight operator-(const pair_weight& a, const pair_weight& b) noexcept {
    return {a.score - b.score, a.beside - b.beside, a.apart - b.apart, a.late - b.late};
  }
};

struct weighted_pair {
  std::uint32_t before = 0;
  std::uint32_t after = 0;
  pair_weight weight;  ///< above 0
};

/// Pairs two sides one to one with the greatest sum of weights: the Hungarian method by shortest
/// augmenting paths on the pairs given, which reach no further than what has to give way.
class heaviest_matching {
 public:
  /// `pairs` are sorted by `before`, each at most once.
  heaviest_matching(std::uint32_t before, std::uint32_t after, std::vector<weighted_pair> pairs,
                    std::uint64_t most_work, const stop_token& stop)
      : stop_(stop),
        pairs_(std::move(pairs)),
        first_(std::size_t{before} + 1),
        most_work_(most_work),
        price_before_(before),
        price_after_(after),
        partner_before_(before, nobody),
        partner_after_(after, nobody),
        distance_(after),
        reached_(after),
        reached_from_(after) {
    for (const weighted_pair& pair : pairs_) ++first_[std::size_t{pair.before} + 1];
    for (std::size_t at = 1; at < first_.size(); ++at) first_[at] += first_[at - 1];
  }

  /// For each node before its partner after, or `nobody`.
  [[nodiscard]] std::vector<std::uint32_t> run() {
    for (std::uint32_t root = 0; root < partner_before_.size(); ++root) {
      stop_.check("compare");
      if (work_ <= most_work_) {
        add(root);
      } else {
        take_free(root);
      }
    }
    return std::move(partner_before_);
  }
  /// Whether the work allowed was enough for the greatest sum; after `run`.
  [[nodiscard]] bool exact() const noexcept { return exact_; }

 private:
  using place_at = std::pair<pair_weight, std::uint32_t>;

  /// Makes room for `root` where that raises the sum, and keeps the prices such that each pair is
  /// worth at most what its two ends cost.
  void add(std::uint32_t root) {
    pair_weight price;
    for (std::size_t at = first_[root]; at < first_[std::size_t{root} + 1]; ++at) {
      price = std::max(price, pairs_[at].weight - price_after_[pairs_[at].after]);
    }
    price_before_[root] = price;
    ++stamp_;
    queue_ = {};
    settled_before_.assign(1, {pair_weight(), root});
    settled_after_.clear();
    pair_weight best = price;  // what it costs to leave one node before without a partner
    std::uint32_t left_out = root;
    std::uint32_t free_end = nobody;
    reach(root, {}, best);
    while (!queue_.empty()) {
      const auto [distance, after] = queue_.top();
      queue_.pop();
      if (distance != distance_[after]) continue;
      if (!(distance < best)) break;
      const std::uint32_t owner = partner_after_[after];
      if (owner == nobody) {
        best = distance;
        free_end = after;
        break;
      }
      settled_after_.push_back({distance, after});
      settled_before_.push_back({distance, owner});
      if (distance + price_before_[owner] < best) {
        best = distance + price_before_[owner];
        left_out = owner;
      }
      reach(owner, distance, best);
    }
    for (const auto& [distance, node] : settled_before_) {
      price_before_[node] = price_before_[node] - (best - distance);
    }
    for (const auto& [distance, node] : settled_after_) {
      price_after_[node] = price_after_[node] + (best - distance);
    }
    if (free_end == nobody) free_end = std::exchange(partner_before_[left_out], nobody);
    while (free_end != nobody) {
      const std::uint32_t node = reached_from_[free_end];
      partner_after_[free_end] = node;
      free_end = std::exchange(partner_before_[node], free_end);
      if (node == root) break;
    }
  }

  void reach(std::uint32_t node, const pair_weight& distance, const pair_weight& best) {
    const std::size_t end = first_[std::size_t{node} + 1];
    work_ += end - first_[node] + 1;
    if (work_ % 4096 < end - first_[node]) stop_.check("compare");
    for (std::size_t at = first_[node]; at < end; ++at) {
      const std::uint32_t after = pairs_[at].after;
      const pair_weight further =
          distance + price_before_[node] + price_after_[after] - pairs_[at].weight;
      if (!(further < best)) continue;
      if (reached_[after] == stamp_ && !(further < distance_[after])) continue;
      reached_[after] = stamp_;
      distance_[after] = further;
      reached_from_[after] = node;
      queue_.push({further, after});
    }
  }

  /// The best partner that is free, where the work for more is used up.
  void take_free(std::uint32_t root) {
    exact_ = false;
    pair_weight best;
    for (std::size_t at = first_[root]; at < first_[std::size_t{root} + 1]; ++at) {
      if (partner_after_[pairs_[at].after] != nobody || !(best < pairs_[at].weight)) continue;
      best = pairs_[at].weight;
      partner_before_[root] = pairs_[at].after;
    }
    if (partner_before_[root] != nobody) partner_after_[partner_before_[root]] = root;
  }

  const stop_token& stop_;
  std::vector<weighted_pair> pairs_;
  std::vector<std::size_t> first_;  // pair of each node before
  std::uint64_t most_work_;
  std::uint64_t work_ = 0;
  bool exact_ = true;
  std::vector<pair_weight> price_before_;
  std::vector<pair_weight> price_after_;
  std::vector<std::uint32_t> partner_before_;
  std::vector<std::uint32_t> partner_after_;
  std::uint64_t stamp_ = 0;
  std::vector<pair_weight> distance_;
  std::vector<std::uint64_t> reached_;
  std::vector<std::uint32_t> reached_from_;
  std::vector<place_at> settled_before_;
  std::vector<place_at> settled_after_;
  std::priority_queue<place_at, std::vector<place_at>, std::greater<>> queue_;
};

}  // namespace detail

}  // namespace dutygraph
