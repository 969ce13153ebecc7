#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <dutygraph/model/plan.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Sections of leaders, leaders of sections.
[[nodiscard]] inline node_kind other_kind(node_kind of) noexcept {
  return of == node_kind::leader ? node_kind::section : node_kind::leader;
}

inline void require_leader_or_section(node_kind of) {
  if (of == node_kind::leader || of == node_kind::section) return;
  throw argument_error("scenario.kind",
                       "of is leader or section, not " + std::string(to_string(of)));
}

/// The distinct actors of one kind on each item, as places within their kind, in the order in
/// which they are stated; of one effective role, or of any.
class kind_rows {
 public:
  kind_rows(const plan& where, node_kind of, std::optional<role> as, inheritance rule,
            const stop_token& stop) {
    const graph& structure = where.stated_graph();
    const id_range<node_id> actors = structure.nodes(of);
    const id_range<node_id> items = structure.nodes(node_kind::item);
    const holdings& held = where.holdings(rule, stop);
    std::vector<std::uint32_t> last_item(actors.size());  // item + 1: the actor is on it already
    begin_.reserve(std::size_t{items.size()} + 1);
    for (std::uint32_t item = 0; item < items.size(); ++item) {
      if (item % 4096 == 4095) stop.check("reassign");
      for (const incident& entry : held.of_item(items[item])) {
        if (!actors.contains(entry.node)) continue;
        if (as && structure.effective_role(entry.edge) != *as) continue;
        const std::uint32_t place = actors.index(entry.node);
        if (last_item[place] == item + 1) continue;
        last_item[place] = item + 1;
        places_.push_back(place);
      }
      begin_.push_back(places_.size());
    }
  }

  [[nodiscard]] std::span<const std::uint32_t> of_item(std::uint32_t item) const noexcept {
    return std::span(places_).subspan(begin_[item], begin_[item + 1] - begin_[item]);
  }

 private:
  std::vector<std::size_t> begin_ = {0};
  std::vector<std::uint32_t> places_;
};

/// The actors that a heading has under a rule, as `holdings` has them for items; they may repeat.
[[nodiscard]] inline std::vector<node_id> actors_at_heading(const graph& structure, node_id heading,
                                                            inheritance rule) {
  constexpr std::size_t kinds = 3;  // of actors
  std::vector<node_id> found;
  std::array<bool, role_names.size() * kinds> taken{};
  for (std::optional<node_id> at = heading; at; at = structure.parent(*at)) {
    std::array<bool, role_names.size()* kinds> here = taken;
    for (const incident& entry : structure.in(relation::assigned, *at)) {
      const auto as = static_cast<std::size_t>(structure.effective_role(entry.edge));
      const std::size_t slot = as * kinds + static_cast<std::size_t>(structure.kind(entry.node));
      here[slot] = true;
      if (rule == inheritance::nearest && taken[slot]) continue;
      found.push_back(entry.node);
    }
    taken = here;
    if (rule == inheritance::direct) break;
  }
  return found;
}

}  // namespace detail

}  // namespace dutygraph
