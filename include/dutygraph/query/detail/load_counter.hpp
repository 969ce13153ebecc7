#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/query/detail/chapters.hpp>
#include <dutygraph/query/detail/exact_sum.hpp>
#include <dutygraph/query/detail/holder_rows.hpp>
#include <dutygraph/query/detail/item_efforts.hpp>
#include <dutygraph/query/detail/named_values.hpp>
#include <dutygraph/query/detail/pace.hpp>
#include <dutygraph/query/named_value.hpp>

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

/// The capacities given for the actors of one kind.
struct actor_capacities {
  std::vector<double> values;
  std::vector<std::size_t> rows;  ///< the row that gave each, from 1; 0: none did

  actor_capacities(const plan& where, node_kind of, const std::vector<named_value>& capacity,
                   const id_range<node_id>& actors, pace& steps)
      : values(actors.size()), rows(actors.size()) {
    const auto find = [&](std::string_view name) {
      return actors.index(find_node(where, of, name));
    };
    put_values(capacity, "the capacities", to_string(of), find, values, rows, steps, zero::refused);
  }
};

/// `effective roles: lead, support; `, or nothing where all roles count.
[[nodiscard]] inline std::string counted_roles(std::span<const role> roles) {
  std::string text;
  for (const role one : roles) {
    text.append(text.empty() ? "effective roles: " : ", ").append(to_string(one));
  }
  return text.empty() ? text : text + "; ";
}

}  // namespace detail

}  // namespace dutygraph
