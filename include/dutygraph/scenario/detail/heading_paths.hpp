#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <dutygraph/model/graph.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// The headings above each piece of work from the top down, as places among the headings; at most
/// 16 of them, so that deep nesting costs no more than its size.
class heading_paths {
 public:
  static constexpr std::uint32_t most_levels = 16;

  explicit heading_paths(const graph& structure)
      : structure_(structure),
        headings_(structure.nodes(node_kind::heading)),
        level_(headings_.size(), unknown),
        begin_(headings_.size()),
        size_(headings_.size()) {
    std::vector<std::uint32_t> open;
    for (std::uint32_t heading = 0; heading < headings_.size(); ++heading) {
      for (std::uint32_t at = heading; level_[at] == unknown;) {
        open.push_back(at);
        const auto above = structure.parent(headings_[at]);
        if (!above) break;
        at = headings_.index(*above);
      }
      for (; !open.empty(); open.pop_back()) add(open.back());
    }
  }

  /// Levels above a heading: 0 at the top.
  [[nodiscard]] std::uint32_t level(std::uint32_t heading) const noexcept {
    return level_[heading];
  }
  /// The heading itself last, if it is not too deep.
  [[nodiscard]] std::span<const std::uint32_t> to_heading(std::uint32_t heading) const noexcept {
    return std::span(steps_).subspan(begin_[heading], size_[heading]);
  }
  /// The headings above an item; none at the top.
  [[nodiscard]] std::span<const std::uint32_t> to_item(node_id item) const noexcept {
    const auto above = structure_.parent(item);
    if (!above || !headings_.contains(*above)) return {};
    return to_heading(headings_.index(*above));
  }

 private:
  static constexpr std::uint32_t unknown = 0xFFFFFFFFU;

  void add(std::uint32_t heading) {
    const auto above = structure_.parent(headings_[heading]);
    begin_[heading] = steps_.size();
    level_[heading] = 0;
    if (above) {
      const std::uint32_t parent = headings_.index(*above);
      level_[heading] = level_[parent] + 1;
      for (std::size_t at = 0; at < size_[parent]; ++at) {
        steps_.push_back(steps_[begin_[parent] + at]);
      }
    }
    if (level_[heading] < most_levels) steps_.push_back(heading);
    size_[heading] = static_cast<std::uint32_t>(steps_.size() - begin_[heading]);
  }

  const graph& structure_;
  id_range<node_id> headings_;
  std::vector<std::uint32_t> level_;
  std::vector<std::size_t> begin_;
  std::vector<std::uint32_t> size_;
  std::vector<std::uint32_t> steps_;
};

}  // namespace detail

}  // namespace dutygraph
