#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <dutygraph/scenario/detail/compared_work.hpp>
#include <dutygraph/scenario/detail/heading_paths.hpp>
#include <dutygraph/scenario/detail/pairing.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// The headings of two plans with the items below them.
class paired_headings {
 public:
  paired_headings(const graph& before, const graph& after, const pairing& items,
                  std::uint64_t all_pairs, std::int64_t least, const stop_token& stop)
      : work_(before, after, node_kind::heading, stop),
        paths_before_(before),
        paths_after_(after),
        below_before_(below(before, paths_before_)),
        below_after_(below(after, paths_after_)) {
    count_kept(before, after, items, stop);
    std::vector<place_pair> candidates = work_.candidates(all_pairs, pairs_kept(), stop);
    candidates.erase(std::remove_if(candidates.begin(), candidates.end(),
                                    [&](const place_pair& pair) {
                                      return paths_before_.level(pair.first) !=
                                             paths_after_.level(pair.second);
                                    }),
                     candidates.end());
    pairs_ = pair_up(
        work_, candidates, least, [&](const place_pair& pair) { return score(pair); }, stop);
  }

  [[nodiscard]] const compared_work& work() const noexcept { return work_; }
  [[nodiscard]] const pairing& pairs() const noexcept { return pairs_; }
  /// Items below a heading; nothing below the 16th level.
  [[nodiscard]] std::optional<std::uint32_t> items_before(std::uint32_t heading) const noexcept {
    return items_of(paths_before_, below_before_, heading);
  }
  [[nodiscard]] std::optional<std::uint32_t> items_after(std::uint32_t heading) const noexcept {
    return items_of(paths_after_, below_after_, heading);
  }
  /// Paired items below both.
  [[nodiscard]] std::uint32_t kept(const place_pair& pair) const noexcept {
    const auto at = std::lower_bound(
        kept_.begin(), kept_.end(), pair,
        [](const auto& entry, const place_pair& sought) { return entry.first < sought; });
    return at != kept_.end() && at->first == pair ? at->second : 0;
  }
  /// Whether two items, or two headings, are below headings that are not partners, at the top or
  /// right above them.
  [[nodiscard]] bool other_chapter(node_id before, node_id after) const noexcept {
    return apart(first_of(paths_before_.to_item(before)), first_of(paths_after_.to_item(after)));
  }
  [[nodiscard]] bool other_parent(std::optional<node_id> before,
                                  std::optional<node_id> after) const noexcept {
    return apart(before ? work_.before().index(*before) : nobody,
                 after ? work_.after().index(*after) : nobody);
  }
  /// The top-level heading above an item.
  [[nodiscard]] std::optional<node_id> chapter_before(node_id item) const noexcept {
    const auto path = paths_before_.to_item(item);
    return path.empty() ? std::nullopt : std::optional(work_.before()[path.front()]);
  }
  [[nodiscard]] std::optional<node_id> chapter_after(node_id item) const noexcept {
    const auto path = paths_after_.to_item(item);
    return path.empty() ? std::nullopt : std::optional(work_.after()[path.front()]);
  }

 private:
  [[nodiscard]] static std::vector<std::uint32_t> below(const graph& structure,
                                                        const heading_paths& paths) {
    std::vector<std::uint32_t> count(structure.nodes(node_kind::heading).size());
    for (const node_id item : structure.nodes(node_kind::item)) {
      for (const std::uint32_t heading : paths.to_item(item)) ++count[heading];
    }
    return count;
  }
  [[nodiscard]] static std::optional<std::uint32_t> items_of(
      const heading_paths& paths, const std::vector<std::uint32_t>& count,
      std::uint32_t heading) noexcept {
    if (paths.level(heading) >= heading_paths::most_levels) return std::nullopt;
    return count[heading];
  }
  [[nodiscard]] static std::uint32_t first_of(std::span<const std::uint32_t> path) noexcept {
    return path.empty() ? nobody : path.front();
  }
  [[nodiscard]] bool apart(std::uint32_t before, std::uint32_t after) const noexcept {
    if (before == nobody || after == nobody) return before != after;
    return pairs_.partner_after[before] != after;
  }

  void count_kept(const graph& before, const graph& after, const pairing& items,
                  const stop_token& stop) {
    std::vector<place_pair> all;
    const id_range<node_id> mine = before.nodes(node_kind::item);
    const id_range<node_id> theirs = after.nodes(node_kind::item);
    for (std::uint32_t item = 0; item < mine.size(); ++item) {
      if (items.partner_after[item] == nobody) continue;
      const auto one = paths_before_.to_item(mine[item]);
      const auto other = paths_after_.to_item(theirs[items.partner_after[item]]);
      for (std::size_t level = 0; level < std::min(one.size(), other.size()); ++level) {
        all.emplace_back(one[level], other[level]);
      }
    }
    stop.check("compare");
    std::sort(all.begin(), all.end());
    for (const place_pair& pair : all) {
      if (kept_.empty() || kept_.back().first != pair) kept_.emplace_back(pair, 0U);
      ++kept_.back().second;
    }
  }
  [[nodiscard]] std::vector<place_pair> pairs_kept() const {
    std::vector<place_pair> out;
    for (const auto& entry : kept_) out.push_back(entry.first);
    return out;
  }
  [[nodiscard]] std::int64_t score(const place_pair& pair) const {
    const std::uint32_t either =
        items_before(pair.first).value_or(0) + items_after(pair.second).value_or(0);
    const double dice = either == 0 ? 0.0 : 2.0 * kept(pair) / either;
    return score_of(work_, pair, dice, either != 0, either != 0);
  }

  compared_work work_;
  heading_paths paths_before_;
  heading_paths paths_after_;
  std::vector<std::uint32_t> below_before_;
  std::vector<std::uint32_t> below_after_;
  std::vector<std::pair<place_pair, std::uint32_t>> kept_;
  pairing pairs_;
};

}  // namespace detail

}  // namespace dutygraph
