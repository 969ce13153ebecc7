#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <dutygraph/query/roll_up.hpp>

#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/query/detail/holder_rows.hpp>
#include <dutygraph/query/detail/item_efforts.hpp>
#include <dutygraph/query/detail/item_groups.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

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
  const detail::item_groups groups(where, options.by, options.rule, "roll_up", steps);
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
  const detail::item_groups groups(where, options.by, options.rule, "roll_up_by_actor", steps);
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
  detail::group_loads(groups, rows, efforts, steps,
                      [&](std::size_t group, std::uint32_t actor, const detail::group_load& load) {
                        const node_id node = groups.node(group);
                        name.push(structure.name(node));
                        number.push_or_null(options.by == node_kind::heading
                                                ? structure.number(node)
                                                : std::string_view());
                        actor_name.push(structure.name(rows.actors()[actor]));
                        items.push(load.items);
                        items_fractional.push(load.fraction);
                        effort.push(load.effort);
                        effort_fractional.push(load.effort_fraction);
                      });
  return out.finish();
}

}  // namespace dutygraph
