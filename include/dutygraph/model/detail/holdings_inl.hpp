#pragma once

#include <array>

#include <dutygraph/model/holdings.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Gathers the holders of one item after the other.
class holder_collector {
 public:
  explicit holder_collector(const graph& structure)
      : structure_(structure),
        last_item_(std::size_t{structure.actors().size()} * role_names.size()) {}

  void begin_item() noexcept {
    ++item_;
    taken_.fill(false);
  }

  /// Takes what stands at `work`: all of it, or under `nearest` only the capacities that nothing
  /// nearer has taken.
  void take(node_id work, bool only_free) {
    std::array<bool, slots> found{};
    for (const incident& entry : structure_.in(relation::assigned, work)) {
      const std::size_t slot = slot_of(entry);
      if (only_free && taken_[slot]) continue;
      found[slot] = true;
      // One stamp for each actor and role keeps this linear however long a list is.
      std::uint32_t& last =
          last_item_[std::size_t{entry.node.value()} * role_names.size() + role_of(entry)];
      if (last == item_) continue;
      last = item_;
      entries.push_back(entry);
    }
    for (std::size_t slot = 0; slot < slots; ++slot) taken_[slot] = taken_[slot] || found[slot];
  }

  std::vector<incident> entries;

 private:
  static constexpr std::size_t slots = role_names.size() * 3;

  [[nodiscard]] std::size_t role_of(const incident& entry) const noexcept {
    return static_cast<std::size_t>(structure_.effective_role(entry.edge));
  }
  [[nodiscard]] std::size_t slot_of(const incident& entry) const noexcept {
    return role_of(entry) * 3 + static_cast<std::size_t>(structure_.kind(entry.node));
  }

  const graph& structure_;
  std::vector<std::uint32_t> last_item_;
  std::array<bool, slots> taken_{};
  std::uint32_t item_ = 0;
};

}  // namespace detail

DUTYGRAPH_INLINE holdings::holdings(const graph& structure, inheritance rule,
                                    const stop_token& stop)
    : rule_(rule) {
  detail::holder_collector collector(structure);
  std::vector<node_id> items;
  std::uint32_t step = 0;
  for (const node_id item : structure.nodes(node_kind::item)) {
    if (step++ % 4096 == 0) stop.check("holdings");
    collector.begin_item();
    collector.take(item, false);
    if (rule != inheritance::direct) {
      for (auto above = structure.parent(item); above; above = structure.parent(*above)) {
        collector.take(*above, rule == inheritance::nearest);
      }
    }
    for (const incident& part : structure.out(relation::contains, item)) {
      collector.take(part.node, false);
    }
    items.resize(collector.entries.size(), item);
  }
  std::vector<incident>& entries = collector.entries;
  by_item_ = incidence(structure.nodes(node_kind::item), items, entries);
  std::vector<node_id> actors(entries.size());
  for (std::size_t index = 0; index < entries.size(); ++index) {
    actors[index] = entries[index].node;
    entries[index].node = items[index];
  }
  by_actor_ = incidence(structure.actors(), actors, entries);
}

}  // namespace dutygraph
