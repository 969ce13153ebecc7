#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include <dutygraph/query/detail/exact_sum.hpp>
#include <dutygraph/query/detail/pace.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// One feature of a node and how strong it is there, or one node with a feature.
struct feature_entry {
  std::uint32_t place = 0;  ///< of the feature, or of the node
  double weight = 1.0;
};

/// Rows of entries one after another.
struct entry_rows {
  std::vector<std::size_t> begin{0};
  std::vector<feature_entry> entries;

  [[nodiscard]] std::uint32_t size() const noexcept {
    return static_cast<std::uint32_t>(begin.size() - 1);
  }
  [[nodiscard]] std::span<const feature_entry> row(std::uint32_t place) const noexcept {
    return std::span(entries).subspan(begin[place], begin[place + 1] - begin[place]);
  }
  void end_row() { begin.push_back(entries.size()); }

  /// Rows and entries changed about, so that each row stands in rising order.
  [[nodiscard]] entry_rows turned(std::size_t count) const {
    entry_rows out;
    out.begin.assign(count + 1, 0);
    for (const feature_entry& entry : entries) ++out.begin[std::size_t{entry.place} + 1];
    for (std::size_t row = 1; row <= count; ++row) out.begin[row] += out.begin[row - 1];
    out.entries.resize(entries.size());
    std::vector<std::size_t> next(out.begin.begin(), out.begin.end() - 1);
    for (std::uint32_t place = 0; place < size(); ++place) {
      for (const feature_entry& entry : row(place)) {
        out.entries[next[entry.place]++] = {place, entry.weight};
      }
    }
    return out;
  }
};

/// Two nodes that have something in common.
struct neighbour {
  std::uint32_t node = 0;
  std::uint32_t shared = 0;
  double similarity = 0.0;
};

/// Finds the nearest neighbours of one node after the other, in memory that is reused.
///
/// `weighted`: cosine of the rows of weights; else the Jaccard index of the rows as sets. Sums of
/// products run in rising order of features, so both directions have the same bits.
class neighbour_finder {
 public:
  neighbour_finder(const entry_rows& of_node, const entry_rows& of_feature, bool weighted)
      : of_node_(of_node),
        of_feature_(of_feature),
        weighted_(weighted),
        shared_(of_node.size()),
        product_(weighted ? of_node.size() : 0),
        square_(weighted ? of_node.size() : 0) {
    for (std::uint32_t node = 0; node < square_.size(); ++node) {
      for (const feature_entry& entry : of_node_.row(node)) {
        square_[node] = std::fma(entry.weight, entry.weight, square_[node]);
      }
    }
  }

  /// The at most `most` nearest, valid until the next call.
  [[nodiscard]] std::span<const neighbour> nearest(std::uint32_t node, std::uint32_t most,
                                                   pace& steps) {
    found_.clear();
    for (const feature_entry& mine : of_node_.row(node)) {
      for (const feature_entry& other : of_feature_.row(mine.place)) {
        steps.step();
        if (other.place == node) continue;
        if (shared_[other.place]++ == 0) found_.push_back({other.place, 0, 0.0});
        if (weighted_) {
          double& sum = product_[other.place];
          sum = std::fma(mine.weight, other.weight, sum);
        }
      }
    }
    for (neighbour& one : found_) {
      one.shared = std::exchange(shared_[one.node], 0);
      one.similarity = similarity_of(node, one);
    }
    const auto count = std::min<std::size_t>(most, found_.size());
    std::partial_sort(found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(count),
                      found_.end(), [](const neighbour& one, const neighbour& other) {
                        if (one.similarity != other.similarity) {
                          return one.similarity > other.similarity;
                        }
                        return one.node < other.node;
                      });
    return std::span(found_).first(count);
  }
  /// Whether the last node had any neighbour, whatever `most` was.
  [[nodiscard]] bool found_any() const noexcept { return !found_.empty(); }

 private:
  [[nodiscard]] double similarity_of(std::uint32_t node, const neighbour& other) noexcept {
    if (weighted_) {
      const double squares = product_of(square_[node], square_[other.node]);
      return std::min(1.0, std::exchange(product_[other.node], 0.0) / std::sqrt(squares));
    }
    const std::size_t either =
        of_node_.row(node).size() + of_node_.row(other.node).size() - other.shared;
    return static_cast<double>(other.shared) / static_cast<double>(either);
  }

  const entry_rows& of_node_;
  const entry_rows& of_feature_;
  bool weighted_;
  std::vector<std::uint32_t> shared_;
  std::vector<double> product_;
  std::vector<double> square_;
  std::vector<neighbour> found_;
};

}  // namespace detail

}  // namespace dutygraph
