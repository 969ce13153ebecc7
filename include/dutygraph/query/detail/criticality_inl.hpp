#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include <dutygraph/query/criticality.hpp>

#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/query/detail/cut_search.hpp>
#include <dutygraph/query/detail/holder_rows.hpp>
#include <dutygraph/query/detail/item_efforts.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Sums exp(1 - d) over the items of one actor after the other, in rising d.
class exclusivity_counter {
 public:
  explicit exclusivity_counter(const holder_rows& rows)
      : rows_(rows), count_(std::size_t{rows.most_holders()} + 1) {}

  [[nodiscard]] double of(std::uint32_t actor) {
    for (const std::uint32_t item : rows_.of_actor(actor)) {
      const std::uint32_t holders = rows_.holder_count(item);
      if (count_[holders]++ == 0) used_.push_back(holders);
    }
    std::sort(used_.begin(), used_.end());
    double sum = 0.0;
    for (const std::uint32_t holders : used_) {
      sum += static_cast<double>(count_[holders]) * std::exp(1.0 - holders);
      count_[holders] = 0;
    }
    used_.clear();
    return sum;
  }

 private:
  const holder_rows& rows_;
  std::vector<std::uint64_t> count_;
  std::vector<std::uint32_t> used_;
};

}  // namespace detail

DUTYGRAPH_INLINE table criticality(const plan& where, const criticality_options& options,
                                   const stop_token& stop) {
  detail::pace steps(stop, "criticality");
  detail::require_actor(options.of, "criticality", "of");
  const detail::holder_rows rows(where, options.of, options.rule, detail::role_filter(), steps);
  const detail::cut_structure cuts = detail::cut_search(rows, steps).run();
  table_builder out("sole_items: items with no other of the " +
                    std::string(detail::plural(options.of)) +
                    "; lost_share: of all items; exclusivity: sum of exp(1 - holders) over the "
                    "items held; " +
                    detail::basis(rows, options.of, options.rule));
  auto& name = out.utf8("name");
  auto& sole_items = out.int64("sole_items");
  auto& lost_share = out.float64("lost_share");
  auto& exclusivity = out.float64("exclusivity");
  auto& is_articulation = out.boolean("is_articulation");
  detail::exclusivity_counter counter(rows);
  for (std::uint32_t actor = 0; actor < rows.actors().size(); ++actor) {
    std::int64_t sole = 0;
    for (const std::uint32_t item : rows.of_actor(actor)) {
      steps.step();
      if (rows.holder_count(item) == 1) ++sole;
    }
    name.push(where.stated_graph().name(rows.actors()[actor]));
    sole_items.push(sole);
    if (rows.items().empty()) {
      lost_share.push_null();
    } else {
      lost_share.push(static_cast<double>(sole) / rows.items().size());
    }
    exclusivity.push(counter.of(actor));
    is_articulation.push(cuts.is_articulation(actor));
  }
  return out.finish();
}

DUTYGRAPH_INLINE table removal_impact(const plan& where, const criticality_options& options,
                                      const stop_token& stop) {
  detail::pace steps(stop, "removal_impact");
  detail::require_actor(options.of, "removal_impact", "of");
  const detail::holder_rows rows(where, options.of, options.rule, detail::role_filter(), steps);
  const detail::item_efforts efforts(where, options.weight, steps);
  const graph& structure = where.stated_graph();
  detail::effort_sum all(efforts);
  for (std::uint32_t item = 0; item < rows.items().size(); ++item) all.add(item);
  const double total = all.value();

  table_builder out("what has no other of the " + std::string(detail::plural(options.of)) +
                    ", each taken alone; shares: of all items and of their effort; " +
                    detail::basis(rows, options.of, options.rule) + "; " +
                    std::string(detail::added(efforts)));
  auto& name = out.utf8("name");
  auto& items_lost = out.int64("items_lost");
  auto& share_lost = out.float64("share_lost");
  auto& effort_lost = out.float64("effort_lost");
  auto& effort_share_lost = out.float64("effort_share_lost");
  auto& keys = out.list("keys");
  for (std::uint32_t actor = 0; actor < rows.actors().size(); ++actor) {
    std::int64_t lost = 0;
    detail::effort_sum effort(efforts);
    for (const std::uint32_t item : rows.of_actor(actor)) {
      steps.step();
      if (rows.holder_count(item) != 1) continue;
      ++lost;
      effort.add(item);
      keys.add_word(structure.key(rows.items()[item]));
    }
    keys.end_list();
    name.push(structure.name(rows.actors()[actor]));
    items_lost.push(lost);
    effort_lost.push(effort.value());
    if (rows.items().empty()) {
      share_lost.push_null();
    } else {
      share_lost.push(static_cast<double>(lost) / rows.items().size());
    }
    if (total > 0.0 && std::isfinite(total)) {
      effort_share_lost.push(effort.value() / total);
    } else {
      effort_share_lost.push_null();
    }
  }
  return out.finish();
}

}  // namespace dutygraph
