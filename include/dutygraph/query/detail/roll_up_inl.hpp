#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <dutygraph/query/roll_up.hpp>

#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/query/detail/chapters.hpp>
#include <dutygraph/query/detail/holder_rows.hpp>
#include <dutygraph/query/detail/item_efforts.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// The groups of `roll_up`: their nodes, and for each the places of its items in document order.
class item_groups {
 public:
  item_groups(const plan& where, const roll_up_options& options, pace& steps)
      : structure_(where.stated_graph()) {
    if (options.by == node_kind::heading) {
      add_chapters(steps);
    } else {
      require_actor(options.by, "roll_up", "by");
      const holder_rows rows(where, options.by, options.rule, role_filter(), steps);
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

[[nodiscard]] inline std::string roll_up_caption(const roll_up_options& options,
                                                 const holder_rows& rows,
                                                 const item_efforts& efforts) {
  std::string text = options.by == node_kind::heading
                         ? "items below each top-level heading"
                         : "items held by each of the " + std::string(plural(options.by));
  return text + ", each counted once there; holders: " + std::string(plural(options.of)) + "; " +
         basis(rows, options.of, options.rule) + "; " + std::string(added(efforts));
}

}  // namespace detail

DUTYGRAPH_INLINE table roll_up(const plan& where, const roll_up_options& options,
                               const stop_token& stop) {
  detail::pace steps(stop, "roll_up");
  detail::require_actor(options.of, "roll_up", "of");
  const detail::item_groups groups(where, options, steps);
  const detail::holder_rows rows(where, options.of, options.rule, detail::role_filter(), steps);
  const detail::item_efforts efforts(where, options.weight, steps);
  const graph& structure = where.stated_graph();

  table_builder out(detail::roll_up_caption(options, rows, efforts));
  auto& name = out.utf8("name");
  auto& number = out.utf8("number");
  auto& items = out.int64("items");
  auto& effort = out.float64("effort");
  auto& covered = out.int64("covered");
  auto& coverage_ratio = out.float64("coverage_ratio");
  auto& min_holders = out.int64("min_holders");
  auto& holders = out.list("holders");
  std::vector<std::size_t> last_group(rows.actors().size());  // group + 1: the actor is in it
  std::vector<std::uint32_t> actors;
  for (std::size_t group = 0; group < groups.size(); ++group) {
    detail::effort_sum sum(efforts);
    std::int64_t with_holder = 0;
    std::optional<std::uint32_t> fewest;
    actors.clear();
    for (const std::uint32_t item : groups.items(group)) {
      sum.add(item);
      const std::uint32_t count = rows.holder_count(item);
      if (count > 0) ++with_holder;
      fewest = std::min(fewest.value_or(count), count);
      for (const std::uint32_t actor : rows.of_item(item)) {
        steps.step();
        if (std::exchange(last_group[actor], group + 1) != group + 1) actors.push_back(actor);
      }
    }
    std::sort(actors.begin(), actors.end());
    const node_id node = groups.node(group);
    const auto count = static_cast<std::int64_t>(groups.items(group).size());
    name.push(structure.name(node));
    number.push_or_null(options.by == node_kind::heading ? structure.number(node)
                                                         : std::string_view());
    items.push(count);
    effort.push(sum.value());
    covered.push(with_holder);
    if (count == 0) {
      coverage_ratio.push_null();
    } else {
      coverage_ratio.push(static_cast<double>(with_holder) / static_cast<double>(count));
    }
    min_holders.push_optional(fewest);
    for (const std::uint32_t actor : actors) {
      holders.add_word(structure.name(rows.actors()[actor]));
    }
    holders.end_list();
  }
  return out.finish();
}

DUTYGRAPH_INLINE table roll_up_by_actor(const plan& where, const roll_up_options& options,
                                        const stop_token& stop) {
  detail::pace steps(stop, "roll_up_by_actor");
  detail::require_actor(options.of, "roll_up_by_actor", "of");
  const detail::item_groups groups(where, options, steps);
  const detail::holder_rows rows(where, options.of, options.rule, detail::role_filter(), steps);
  const detail::item_efforts efforts(where, options.weight, steps);
  const graph& structure = where.stated_graph();

  table_builder out(detail::roll_up_caption(options, rows, efforts));
  auto& name = out.utf8("name");
  auto& number = out.utf8("number");
  auto& actor_name = out.utf8("actor");
  auto& items = out.int64("items");
  auto& items_fractional = out.float64("items_fractional");
  auto& effort = out.float64("effort");
  auto& effort_fractional = out.float64("effort_fractional");
  detail::share_sum shares(rows.most_holders());
  detail::share_sum amounts(rows.most_holders());
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
    const node_id node = groups.node(group);
    for (std::size_t at = 0; at < held.size();) {
      const std::uint32_t actor = held[at].first;
      const std::size_t first = at;
      detail::effort_sum full(efforts);
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
      name.push(structure.name(node));
      number.push_or_null(options.by == node_kind::heading ? structure.number(node)
                                                           : std::string_view());
      actor_name.push(structure.name(rows.actors()[actor]));
      items.push(at - first);
      items_fractional.push(shares.take());
      effort.push(full.value());
      effort_fractional.push(efforts.floating() ? floating : amounts.take(detail::millionths));
    }
  }
  return out.finish();
}

}  // namespace dutygraph
