#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <dutygraph/query/workload.hpp>

#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/query/detail/holder_rows.hpp>
#include <dutygraph/query/detail/item_efforts.hpp>
#include <dutygraph/query/detail/load_counter.hpp>
#include <dutygraph/query/detail/partners.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// The capacity columns of a table.
class capacity_columns {
 public:
  explicit capacity_columns(actor_capacities given) : given_(std::move(given)) {}

  void begin(table_builder& out) {
    capacity_ = &out.float64("capacity");
    utilisation_ = &out.float64("utilisation");
    overload_ = &out.float64("overload");
    slack_ = &out.float64("slack");
  }
  void push(std::uint32_t actor, double effort) {
    if (given_.rows[actor] == 0) {
      for (float64_builder* column : {capacity_, utilisation_, overload_, slack_}) {
        column->push_null();
      }
      return;
    }
    const double capacity = given_.values[actor];
    capacity_->push(capacity);
    utilisation_->push(effort / capacity);
    overload_->push(effort > capacity ? effort - capacity : 0.0);
    slack_->push(capacity > effort ? capacity - effort : 0.0);
  }

 private:
  actor_capacities given_;
  float64_builder* capacity_ = nullptr;
  float64_builder* utilisation_ = nullptr;
  float64_builder* overload_ = nullptr;
  float64_builder* slack_ = nullptr;
};

[[nodiscard]] inline std::string workload_caption(const holder_rows& rows,
                                                  const workload_options& options,
                                                  const item_efforts& efforts) {
  const std::string several(plural(options.of));
  std::string text = "items of " + several + " counted in full and fractionally (1/number of " +
                     several + " on the item); ";
  text += counted_roles(options.roles) + basis(rows, options.of, options.rule);
  text += "; share: of the effort of the " + counted(rows.covered_count(1), "item", "items") +
          " with one of the " + several;
  return text.append("; ").append(added(efforts));
}

}  // namespace detail

DUTYGRAPH_INLINE table workload(const plan& where, const workload_options& options,
                                const stop_token& stop) {
  detail::pace steps(stop, "workload");
  detail::require_actor(options.of, "workload", "of");
  const detail::holder_rows rows(where, options.of, options.rule,
                                 detail::role_filter(options.roles), steps);
  const detail::item_efforts efforts(where, options.weight, steps);
  std::optional<detail::capacity_columns> capacity;
  if (!options.capacity.empty()) {
    capacity.emplace(
        detail::actor_capacities(where, options.of, options.capacity, rows.actors(), steps));
  }

  table_builder out(detail::workload_caption(rows, options, efforts));
  auto& name = out.utf8("name");
  auto& items = out.int64("items");
  auto& items_fractional = out.float64("items_fractional");
  auto& effort = out.float64("effort");
  auto& effort_fractional = out.float64("effort_fractional");
  auto& share = out.float64("share");
  auto& chapters = out.int64("chapters");
  auto& sole_items = out.int64("sole_items");
  auto& partners = out.int64("partners");
  if (capacity) capacity->begin(out);

  detail::load_counter counter(rows, efforts, where.stated_graph());
  const double total = counter.total();
  const std::vector<std::uint32_t> partner_counts = detail::partner_counts(rows, steps);
  for (std::uint32_t actor = 0; actor < rows.actors().size(); ++actor) {
    const detail::load load = counter.count(actor, steps);
    name.push(where.stated_graph().name(rows.actors()[actor]));
    items.push(load.items);
    items_fractional.push(load.fraction);
    effort.push(load.effort);
    effort_fractional.push(load.effort_fraction);
    total > 0.0 && std::isfinite(total) ? share.push(load.effort_fraction / total)
                                        : share.push_null();
    chapters.push(load.chapters);
    sole_items.push(load.sole);
    partners.push(partner_counts[actor]);
    if (capacity) capacity->push(actor, load.effort_fraction);
  }
  return out.finish();
}

}  // namespace dutygraph
