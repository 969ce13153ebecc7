#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <dutygraph/query/task_forces.hpp>

#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/query/detail/holder_rows.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Lower is stronger; what follows from a rule stated for the text counts as stated.
[[nodiscard]] constexpr std::uint8_t weakness(provenance value) noexcept {
  return value == provenance::inferred ? 2 : value == provenance::curated ? 1 : 0;
}

/// Counts the distinct actors of one kind over the items of one task force after the other.
class distinct_counter {
 public:
  explicit distinct_counter(id_range<node_id> actors) : actors_(actors), last_(actors.size()) {}

  /// True if `actor` is of the kind and was not yet seen for `whom` (from 1).
  [[nodiscard]] bool is_new(node_id actor, std::uint32_t whom) {
    if (!actors_.contains(actor)) return false;
    std::uint32_t& last = last_[actors_.index(actor)];
    if (last == whom) return false;
    last = whom;
    return true;
  }

 private:
  id_range<node_id> actors_;
  std::vector<std::uint32_t> last_;
};

/// `links: 11 (0 stated, 11 curated, 0 inferred)`.
[[nodiscard]] inline std::string links_summary(const graph& structure) {
  std::array<std::uint32_t, 3> counts{};
  const id_range<edge_id> edges = structure.edges(relation::drives);
  for (const edge_id edge : edges) ++counts[weakness(structure.provenance(edge))];
  return "links: " + std::to_string(edges.size()) + " (" + std::to_string(counts[0]) + " stated, " +
         std::to_string(counts[1]) + " curated, " + std::to_string(counts[2]) + " inferred)";
}

}  // namespace detail

DUTYGRAPH_INLINE table task_force_coverage(const plan& where, const stop_token& stop) {
  detail::pace steps(stop, "task_force_coverage");
  const graph& structure = where.graph(stop);
  const holdings& held = where.holdings(inheritance::nearest, stop);
  const id_range<node_id> items = structure.nodes(node_kind::item);
  const id_range<node_id> forces = structure.nodes(node_kind::task_force);
  const std::string of_all = detail::counted(items.size(), "item", "items");
  std::vector<std::uint8_t> outside(items.size(), 1);

  table_builder out;
  auto& name = out.utf8("task_force");
  auto& count = out.int64("items");
  auto& stated = out.int64("stated");
  auto& curated = out.int64("curated");
  auto& inferred = out.int64("inferred");
  auto& leaders = out.int64("leaders");
  auto& sections = out.int64("sections");
  detail::distinct_counter leader(structure.nodes(node_kind::leader));
  detail::distinct_counter section(structure.nodes(node_kind::section));
  std::vector<std::pair<node_id, std::uint8_t>> driven;  // item and weakness, reused
  for (std::uint32_t place = 0; place < forces.size(); ++place) {
    driven.clear();
    const auto take = [&](const incident& entry) {
      steps.step();
      driven.emplace_back(entry.node, detail::weakness(structure.provenance(entry.edge)));
    };
    for (const incident& entry : structure.out(relation::drives, forces[place])) take(entry);
    for (const incident& entry : held.of_actor(forces[place])) take(entry);
    std::sort(driven.begin(), driven.end());
    const auto same_item = [](const auto& a, const auto& b) { return a.first == b.first; };
    driven.erase(std::unique(driven.begin(), driven.end(), same_item), driven.end());

    std::array<std::int64_t, 3> known{};
    std::int64_t leader_count = 0;
    std::int64_t section_count = 0;
    for (const auto& [item, weakness] : driven) {
      ++known[weakness];
      outside[items.index(item)] = 0;
      for (const incident& entry : held.of_item(item)) {
        steps.step();
        if (leader.is_new(entry.node, place + 1)) ++leader_count;
        if (section.is_new(entry.node, place + 1)) ++section_count;
      }
    }
    name.push(structure.name(forces[place]));
    count.push(driven.size());
    stated.push(known[0]);
    curated.push(known[1]);
    inferred.push(known[2]);
    leaders.push(leader_count);
    sections.push(section_count);
  }
  const auto rest = std::count(outside.begin(), outside.end(), 1);
  return out.finish().with_caption(
      "items that each task force drives or is assigned, an item of several counted for each; " +
      detail::links_summary(structure) + "; leaders and sections: distinct holders of those items" +
      ", inheritance: nearest; " + std::to_string(rest) + " of " + of_all +
      " outside every task force, which is normal; denominator: " + of_all);
}

DUTYGRAPH_INLINE table links(const plan& where, const stop_token& stop) {
  detail::pace steps(stop, "links");
  const graph& structure = where.graph(stop);
  table_builder out(detail::links_summary(structure) +
                    "; score: 0 to 1, of inferred links only; matched: shared phrases of an "
                    "inferred link, the reason given for a curated one");
  auto& task_force = out.utf8("task_force");
  auto& number = out.utf8("number");
  auto& key = out.utf8("key");
  auto& title = out.utf8("title");
  auto& known = out.utf8("provenance");
  auto& score = out.float64("score");
  auto& matched = out.list("matched");
  std::vector<incident> row;
  for (const node_id force : structure.nodes(node_kind::task_force)) {
    const auto driven = structure.out(relation::drives, force);
    row.assign(driven.begin(), driven.end());
    std::stable_sort(row.begin(), row.end(),
                     [](const incident& a, const incident& b) { return a.node < b.node; });
    for (const incident& entry : row) {
      steps.step();
      const provenance value = structure.provenance(entry.edge);
      task_force.push(structure.name(force));
      number.push(structure.number(entry.node));
      key.push(structure.key(entry.node));
      title.push(structure.name(entry.node));
      known.push(to_string(value));
      value == provenance::inferred ? score.push(structure.score(entry.edge)) : score.push_null();
      for (const string_id phrase : structure.matched(entry.edge)) {
        matched.add_word(structure.string(phrase));
      }
      matched.end_list();
    }
  }
  return out.finish();
}

}  // namespace dutygraph
