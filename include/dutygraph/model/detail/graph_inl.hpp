#pragma once

#include <algorithm>
#include <utility>

#include <dutygraph/model/graph.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

DUTYGRAPH_INLINE graph::graph(graph_parts parts) : parts_(std::move(parts)) {
  const auto range_between = [this](node_kind first, node_kind last) {
    return id_range<node_id>(parts_.first_node[static_cast<std::size_t>(first)],
                             parts_.first_node[static_cast<std::size_t>(last) + 1]);
  };
  std::vector<incident> entries;
  for (std::size_t index = 0; index < relation_names.size(); ++index) {
    const relation_ends ends = ends_of(static_cast<relation>(index));
    const std::uint32_t begin = parts_.first_edge[index];
    const std::uint32_t count = parts_.first_edge[index + 1] - begin;
    const auto sources = std::span<const node_id>(parts_.source).subspan(begin, count);
    const auto targets = std::span<const node_id>(parts_.target).subspan(begin, count);
    entries.resize(count);
    for (std::uint32_t edge = 0; edge < count; ++edge) {
      entries[edge] = {targets[edge], edge_id(begin + edge)};
    }
    out_[index] = incidence(range_between(ends.source_first, ends.source_last), sources, entries);
    for (std::uint32_t edge = 0; edge < count; ++edge) entries[edge].node = sources[edge];
    in_[index] = incidence(range_between(ends.target_first, ends.target_last), targets, entries);
  }
  by_key_.reserve(node_count());
  for (const node_id node : nodes()) by_key_.push_back(node);
  for (std::size_t kind = 0; kind < node_kind_names.size(); ++kind) {
    std::sort(by_key_.begin() + parts_.first_node[kind],
              by_key_.begin() + parts_.first_node[kind + 1],
              [this](node_id a, node_id b) { return key(a) < key(b); });
  }
}

DUTYGRAPH_INLINE id_range<node_id> graph::nodes(node_kind kind) const noexcept {
  const auto index = static_cast<std::size_t>(kind);
  return {parts_.first_node[index], parts_.first_node[index + 1]};
}

DUTYGRAPH_INLINE id_range<edge_id> graph::edges(relation value) const noexcept {
  const auto index = static_cast<std::size_t>(value);
  return {parts_.first_edge[index], parts_.first_edge[index + 1]};
}

DUTYGRAPH_INLINE id_range<node_id> graph::actors() const noexcept {
  return {parts_.first_node[0],
          parts_.first_node[static_cast<std::size_t>(node_kind::task_force) + 1]};
}

DUTYGRAPH_INLINE node_kind graph::kind(node_id node) const noexcept {
  std::size_t kind = 0;
  while (parts_.first_node[kind + 1] <= node.value()) ++kind;
  return static_cast<node_kind>(kind);
}

DUTYGRAPH_INLINE const commitment& graph::commitment(node_id node) const noexcept {
  static const shared_commitment nothing;
  const id_range<node_id> range = nodes(node_kind::commitment);
  const bool known = range.contains(node) && range.index(node) < parts_.commitment.size();
  return (known ? parts_.commitment[range.index(node)] : nothing).value();
}

DUTYGRAPH_INLINE relation graph::relation_of(edge_id edge) const noexcept {
  std::size_t index = 0;
  while (parts_.first_edge[index + 1] <= edge.value()) ++index;
  return static_cast<relation>(index);
}

DUTYGRAPH_INLINE std::optional<node_id> graph::parent(node_id node) const noexcept {
  const auto above = in(relation::contains, node);
  if (above.empty()) return std::nullopt;
  return above.front().node;
}

DUTYGRAPH_INLINE std::optional<node_id> graph::chapter(node_id node) const noexcept {
  node_id top = node;
  while (const auto above = parent(top)) top = *above;
  if (kind(top) != node_kind::heading) return std::nullopt;
  return top;
}

DUTYGRAPH_INLINE std::span<const string_id> graph::matched(edge_id edge) const noexcept {
  const std::uint32_t begin = parts_.matched_begin[edge.value()];
  const std::uint32_t end = parts_.matched_begin[edge.value() + 1];
  return std::span<const string_id>(parts_.matched).subspan(begin, end - begin);
}

DUTYGRAPH_INLINE std::optional<node_id> graph::find(node_kind kind,
                                                    std::string_view wanted) const noexcept {
  const id_range<node_id> range = nodes(kind);
  const auto first = by_key_.begin() + (range.empty() ? 0 : range[0].value());
  const auto last = first + range.size();
  const auto at =
      std::lower_bound(first, last, wanted,
                       [this](node_id node, std::string_view text) { return key(node) < text; });
  if (at == last || key(*at) != wanted) return std::nullopt;
  return *at;
}

DUTYGRAPH_INLINE bool operator==(const graph& a, const graph& b) {
  const graph_parts& left = a.parts_;
  const graph_parts& right = b.parts_;
  const auto same_strings = [&](const std::vector<string_id>& one,
                                const std::vector<string_id>& other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [&](string_id x, string_id y) { return a.string(x) == b.string(y); });
  };
  const auto same_commitments = [&] {
    const auto range = a.nodes(node_kind::commitment);
    return std::all_of(range.begin(), range.end(),
                       [&](node_id node) { return a.commitment(node) == b.commitment(node); });
  };
  return left.first_node == right.first_node && left.first_edge == right.first_edge &&
         left.outline == right.outline && left.effort == right.effort &&
         left.attitude == right.attitude && left.node_words == right.node_words &&
         left.node_name_words == right.node_name_words &&
         left.node_text_words == right.node_text_words && left.source == right.source &&
         left.target == right.target && left.provenance == right.provenance &&
         left.role == right.role && left.effective_role == right.effective_role &&
         left.open_list == right.open_list && left.score == right.score &&
         left.edge_words == right.edge_words && left.edge_name_words == right.edge_name_words &&
         left.matched_begin == right.matched_begin && same_strings(left.key, right.key) &&
         same_strings(left.number, right.number) && same_strings(left.name, right.name) &&
         same_strings(left.text, right.text) && same_strings(left.group, right.group) &&
         same_strings(left.role_word, right.role_word) && same_strings(left.rule, right.rule) &&
         same_strings(left.matched, right.matched) && same_commitments();
}

}  // namespace dutygraph
