#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <dutygraph/query/detail/chapters.hpp>
#include <dutygraph/query/detail/exact_sum.hpp>
#include <dutygraph/query/detail/holder_rows.hpp>
#include <dutygraph/query/detail/item_efforts.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Groups of items (chapters, or what sections or task forces hold): their nodes, and for each the
/// places of its items in document order.
class item_groups {
 public:
  /// `by`: heading (the top-level ones) or an actor kind; `call` names the question in errors.
  item_groups(const plan& where, node_kind by, inheritance rule, std::string_view call, pace& steps)
      : structure_(where.stated_graph()) {
    if (by == node_kind::heading) {
      add_chapters(steps);
    } else {
      require_actor(by, call, "by");
      const holder_rows rows(where, by, rule, role_filter(), steps);
      for (std::uint32_t actor = 0; actor < rows.actors().size(); ++actor) {
        nodes_.push_back(rows.actors()[actor]);
        const auto items = rows.of_actor(actor);
        items_.insert(items_.end(), items.begin(), items.end());
        begin_.push_back(items_.size());
      }
    }
  }

  [[nodiscard]] std::size_t size() const noexcept { return nodes_.size(); }
  [[nodiscard]] node_id node(std::size_t group) const noexcept { return nodes_[group]; }
  [[nodiscard]] std::span<const std::uint32_t> items(std::size_t group) const noexcept {
    return std::span(items_).subspan(begin_[group], begin_[group + 1] - begin_[group]);
  }

 private:
  void add_chapters(pace& steps) {
    const id_range<node_id> headings = structure_.nodes(node_kind::heading);
    const std::vector<std::uint32_t> chapter_of = chapters_of_items(structure_);
    std::vector<std::size_t> place(headings.size());
    for (std::uint32_t heading = 0; heading < headings.size(); ++heading) {
      steps.step();
      const auto above = structure_.parent(headings[heading]);
      if (above && headings.contains(*above)) continue;
      place[heading] = nodes_.size();
      nodes_.push_back(headings[heading]);
    }
    begin_.assign(nodes_.size() + 1, 0);
    for (const std::uint32_t chapter : chapter_of) {
      if (chapter != no_chapter) ++begin_[place[chapter] + 1];
    }
    for (std::size_t group = 1; group < begin_.size(); ++group) begin_[group] += begin_[group - 1];
    items_.resize(begin_.back());
    std::vector<std::size_t> next(begin_.begin(), begin_.end() - 1);
    for (std::uint32_t item = 0; item < chapter_of.size(); ++item) {
      if (chapter_of[item] != no_chapter) items_[next[place[chapter_of[item]]]++] = item;
    }
  }

  const graph& structure_;
  std::vector<node_id> nodes_;
  std::vector<std::size_t> begin_{0};
  std::vector<std::uint32_t> items_;
};

/// What one actor holds within one group.
struct group_load {
  std::size_t items = 0;
  double fraction = 0.0;
  double effort = 0.0;
  double effort_fraction = 0.0;
};

/// Calls `visit(group, actor, group_load)` for each group and actor with an item there, in the
/// order of both.
template <class Visit>
void group_loads(const item_groups& groups, const holder_rows& rows, const item_efforts& efforts,
                 pace& steps, const Visit& visit) {
  share_sum shares(rows.most_holders());
  share_sum amounts(rows.most_holders());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> held;  // actor, item
  for (std::size_t group = 0; group < groups.size(); ++group) {
    held.clear();
    for (const std::uint32_t item : groups.items(group)) {
      for (const std::uint32_t actor : rows.of_item(item)) {
        steps.step();
        held.emplace_back(actor, item);
      }
    }
    std::sort(held.begin(), held.end());
    for (std::size_t at = 0; at < held.size();) {
      const std::uint32_t actor = held[at].first;
      const std::size_t first = at;
      effort_sum full(efforts);
      double floating = 0.0;
      for (; at < held.size() && held[at].first == actor; ++at) {
        const std::uint32_t item = held[at].second;
        const std::uint32_t holders = rows.holder_count(item);
        full.add(item);
        shares.add(holders, 1);
        if (efforts.floating()) {
          floating += efforts.values[item] / holders;
        } else {
          amounts.add(holders, efforts.whole[item]);
        }
      }
      visit(group, actor,
            group_load{at - first, shares.take(), full.value(),
                       efforts.floating() ? floating : amounts.take(millionths)});
    }
  }
}

}  // namespace detail

}  // namespace dutygraph
