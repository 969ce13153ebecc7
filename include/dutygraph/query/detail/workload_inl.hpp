#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>

#include <dutygraph/query/workload.hpp>

#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/query/detail/chapters.hpp>
#include <dutygraph/query/detail/exact_sum.hpp>
#include <dutygraph/query/detail/holder_rows.hpp>
#include <dutygraph/query/detail/item_efforts.hpp>
#include <dutygraph/query/detail/named_values.hpp>
#include <dutygraph/query/detail/partners.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// What one actor holds.
struct load {
  std::int64_t items = 0;
  std::int64_t sole = 0;
  std::int64_t chapters = 0;
  double fraction = 0.0;
  double effort = 0.0;
  double effort_fraction = 0.0;
};

/// Adds up one actor after the other in memory that is reused.
class load_counter {
 public:
  load_counter(const holder_rows& rows, const item_efforts& efforts, const graph& structure)
      : rows_(rows),
        efforts_(efforts),
        chapter_(chapters_of_items(structure)),
        last_actor_(structure.nodes(node_kind::heading).size()),
        counts_(rows.most_holders()),
        amounts_(rows.most_holders()),
        full_(1) {}

  [[nodiscard]] load count(std::uint32_t actor, pace& steps) {
    load sum;
    for (const std::uint32_t item : rows_.of_actor(actor)) {
      steps.step();
      const std::uint32_t holders = rows_.holder_count(item);
      ++sum.items;
      if (holders == 1) ++sum.sole;
      counts_.add(holders, 1);
      if (efforts_.floating()) {
        sum.effort += efforts_.values[item];
        sum.effort_fraction += efforts_.values[item] / holders;
      } else {
        full_.add(1, efforts_.whole[item]);
        amounts_.add(holders, efforts_.whole[item]);
      }
      const std::uint32_t chapter = chapter_[item];
      if (chapter == no_chapter || last_actor_[chapter] == actor + 1) continue;
      last_actor_[chapter] = actor + 1;
      ++sum.chapters;
    }
    sum.fraction = counts_.take();
    if (!efforts_.floating()) {
      sum.effort = full_.take(millionths);
      sum.effort_fraction = amounts_.take(millionths);
    }
    return sum;
  }

  /// The effort of all covered items, which is what the fractional efforts of all actors add to.
  [[nodiscard]] double total() {
    double sum = 0.0;
    for (std::uint32_t item = 0; item < rows_.items().size(); ++item) {
      if (rows_.holder_count(item) == 0) continue;
      if (efforts_.floating()) {
        sum += efforts_.values[item];
      } else {
        full_.add(1, efforts_.whole[item]);
      }
    }
    return efforts_.floating() ? sum : full_.take(millionths);
  }

 private:
  const holder_rows& rows_;
  const item_efforts& efforts_;
  std::vector<std::uint32_t> chapter_;
  std::vector<std::uint32_t> last_actor_;  // actor + 1 that was last under this heading
  share_sum counts_;
  share_sum amounts_;
  share_sum full_;
};

/// The capacity columns of a table.
class capacity_columns {
 public:
  capacity_columns(const plan& where, const workload_options& options,
                   const id_range<node_id>& actors, pace& steps)
      : values_(actors.size()), rows_(actors.size()) {
    const auto find = [&](std::string_view name) {
      return actors.index(find_node(where, options.of, name));
    };
    put_values(options.capacity, "the capacities", to_string(options.of), find, values_, rows_,
               steps, zero::refused);
  }

  void begin(table_builder& out) {
    capacity_ = &out.float64("capacity");
    utilisation_ = &out.float64("utilisation");
    overload_ = &out.float64("overload");
    slack_ = &out.float64("slack");
  }
  void push(std::uint32_t actor, double effort) {
    if (rows_[actor] == 0) {
      for (float64_builder* column : {capacity_, utilisation_, overload_, slack_}) {
        column->push_null();
      }
      return;
    }
    const double capacity = values_[actor];
    capacity_->push(capacity);
    utilisation_->push(effort / capacity);
    overload_->push(effort > capacity ? effort - capacity : 0.0);
    slack_->push(capacity > effort ? capacity - effort : 0.0);
  }

 private:
  std::vector<double> values_;
  std::vector<std::size_t> rows_;
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
  if (!options.roles.empty()) {
    text += "effective roles:";
    for (std::size_t index = 0; index < options.roles.size(); ++index) {
      text.append(index == 0 ? " " : ", ").append(to_string(options.roles[index]));
    }
    text += "; ";
  }
  text += basis(rows, options.of, options.rule);
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
  if (!options.capacity.empty()) capacity.emplace(where, options, rows.actors(), steps);

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
