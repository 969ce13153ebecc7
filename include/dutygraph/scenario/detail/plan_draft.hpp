#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <dutygraph/model/records.hpp>
#include <dutygraph/text/name_key.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

inline constexpr std::uint32_t no_place = ~std::uint32_t{0};

/// A node of a draft; nodes and edges go by their place, and what is gone stays in its place.
struct draft_node {
  node_record record;
  std::uint32_t parent = no_place;
  std::uint32_t next = no_place;     ///< in document order
  std::vector<std::uint32_t> below;  ///< directly, in document order
  std::vector<std::uint32_t> edges;  ///< of either end, also some that have left since
  std::size_t gone = 0;              ///< the edit that removed it, from 1; 0: it is there
  std::uint32_t heir = no_place;     ///< what it was merged into
};

struct draft_edge {
  edge_record record;
  std::uint32_t source = no_place;
  std::uint32_t target = no_place;
  bool there = true;
};

/// The records of a plan while they change: what refers to what goes by place, so that a removal
/// or a new name costs no search.
class plan_draft {
 public:
  explicit plan_draft(plan_records records) : rest_(std::move(records)) {
    for (node_record& record : rest_.nodes) append(std::move(record));
    // A heading may stand behind what is below it, so parents come after all nodes.
    for (std::uint32_t at = 0; at < nodes_.size(); ++at) adopt(at);
    for (edge_record& record : rest_.edges) {
      const std::uint32_t source = *find(record.source.kind, record.source.key);
      const std::uint32_t target = *find(record.target.kind, record.target.key);
      add_edge(std::move(record), source, target);
    }
    for (const mention_record& one : rest_.mentions) {
      mentioning_.push_back(*find(node_kind::item, one.item));
    }
    rest_.nodes.clear();
    rest_.edges.clear();
  }

  [[nodiscard]] const draft_node& node(std::uint32_t at) const noexcept { return nodes_[at]; }
  [[nodiscard]] draft_edge& edge(std::uint32_t at) noexcept { return edges_[at]; }
  [[nodiscard]] const draft_edge& edge(std::uint32_t at) const noexcept { return edges_[at]; }
  [[nodiscard]] std::uint32_t size() const noexcept {
    return static_cast<std::uint32_t>(nodes_.size());
  }
  [[nodiscard]] std::uint32_t edge_count() const noexcept {
    return static_cast<std::uint32_t>(edges_.size());
  }
  [[nodiscard]] node_kind kind(std::uint32_t at) const noexcept { return nodes_[at].record.kind; }

  /// The node that is there under this kind and key: of actors and themes the name.
  [[nodiscard]] std::optional<std::uint32_t> find(node_kind kind, std::string_view key) const {
    const auto& keys = keys_[static_cast<std::size_t>(kind)];
    const auto at = keys.find(canonical(kind, key));
    return at == keys.end() ? std::nullopt : std::optional(at->second);
  }

  /// Work goes behind the last that stands under `parent`; without one, and all else, to the end.
  std::uint32_t add_node(node_record record, std::uint32_t parent) {
    if (parent != no_place) record.parent = nodes_[parent].record.key;
    const std::uint32_t before = parent == no_place ? last_ : last_below(parent);
    const std::uint32_t at = append(std::move(record), before);
    adopt(at);
    return at;
  }

  std::uint32_t add_edge(edge_record record, std::uint32_t source, std::uint32_t target) {
    const auto at = static_cast<std::uint32_t>(edges_.size());
    edges_.push_back({std::move(record), source, target, true});
    nodes_[source].edges.push_back(at);
    nodes_[target].edges.push_back(at);
    return at;
  }

  void set_ends(std::uint32_t at, std::uint32_t source, std::uint32_t target) {
    draft_edge& one = edges_[at];
    if (std::exchange(one.source, source) != source) nodes_[source].edges.push_back(at);
    if (std::exchange(one.target, target) != target) nodes_[target].edges.push_back(at);
  }

  void set_effort(std::uint32_t at, double effort) noexcept { nodes_[at].record.effort = effort; }

  /// A new title, or a new name of an actor, which must be free.
  void rename(std::uint32_t at, const std::string& name) {
    node_record& record = nodes_[at].record;
    record.name = name;
    if (is_work(record.kind)) return;
    auto& keys = keys_[static_cast<std::size_t>(record.kind)];
    keys.erase(canonical(record.kind, record.key));
    record.key = name;
    keys.emplace(canonical(record.kind, name), at);
  }

  /// Removes the node with its edges and all that stands below it, and the commitments that nothing
  /// makes any more. `edit` is the number of the edit that does it.
  void remove(std::uint32_t first, std::size_t edit, std::uint32_t heir = no_place) {
    std::vector<std::uint32_t> open = {first};
    while (!open.empty()) {
      const std::uint32_t at = open.back();
      open.pop_back();
      draft_node& here = nodes_[at];
      if (here.gone != 0) continue;
      here.gone = edit;
      here.heir = heir;
      keys_[static_cast<std::size_t>(here.record.kind)].erase(
          canonical(here.record.kind, here.record.key));
      open.insert(open.end(), here.below.begin(), here.below.end());
      for (const std::uint32_t one : here.edges) {
        draft_edge& leaving = edges_[one];
        if (!leaving.there || (leaving.source != at && leaving.target != at)) continue;
        leaving.there = false;
        if (leaving.record.relation == relation::commits && leaving.source == at &&
            !is_committed(leaving.target)) {
          open.push_back(leaving.target);
        }
      }
    }
  }

  /// The records of what is there, in the order of the document.
  [[nodiscard]] plan_records records() const {
    plan_records out;
    out.document = rest_.document;
    out.text = rest_.text;
    out.diagnostics = rest_.diagnostics;
    out.places = rest_.places;
    for (std::uint32_t at = first_; at != no_place; at = nodes_[at].next) {
      if (nodes_[at].gone == 0) out.nodes.push_back(nodes_[at].record);
    }
    for (const draft_edge& one : edges_) {
      if (!one.there) continue;
      edge_record& record = out.edges.emplace_back(one.record);
      record.source.key = nodes_[one.source].record.key;
      record.target.key = nodes_[one.target].record.key;
      record.source.kind = kind(one.source);
      record.target.kind = kind(one.target);
    }
    for (std::size_t at = 0; at < mentioning_.size(); ++at) {
      if (nodes_[mentioning_[at]].gone == 0) out.mentions.push_back(rest_.mentions[at]);
    }
    return out;
  }

 private:
  [[nodiscard]] static std::string canonical(node_kind kind, std::string_view key) {
    if (is_work(kind) || kind == node_kind::commitment) return std::string(key);
    return std::string(name_key::of(key).view());
  }

  std::uint32_t append(node_record record) { return append(std::move(record), last_); }
  std::uint32_t append(node_record record, std::uint32_t before) {
    const auto at = static_cast<std::uint32_t>(nodes_.size());
    keys_[static_cast<std::size_t>(record.kind)].emplace(canonical(record.kind, record.key), at);
    draft_node& added = nodes_.emplace_back();
    added.record = std::move(record);
    std::uint32_t& link = before == no_place ? first_ : nodes_[before].next;
    added.next = std::exchange(link, at);
    if (before == last_) last_ = at;
    return at;
  }

  void adopt(std::uint32_t at) {
    const node_record& record = nodes_[at].record;
    if (record.parent.empty()) return;
    const bool part = record.kind == node_kind::subitem;
    const std::uint32_t above = *find(part ? node_kind::item : node_kind::heading, record.parent);
    nodes_[at].parent = above;
    nodes_[above].below.push_back(at);
  }

  [[nodiscard]] std::uint32_t last_below(std::uint32_t at) const noexcept {
    while (!nodes_[at].below.empty()) at = nodes_[at].below.back();
    return at;
  }

  [[nodiscard]] bool is_committed(std::uint32_t commitment) const {
    const auto& edges = nodes_[commitment].edges;
    return std::any_of(edges.begin(), edges.end(),
                       [this](std::uint32_t one) { return edges_[one].there; });
  }

  plan_records rest_;                      // without nodes and edges
  std::vector<std::uint32_t> mentioning_;  // the item of each mention
  std::vector<draft_node> nodes_;
  std::vector<draft_edge> edges_;
  std::uint32_t first_ = no_place;
  std::uint32_t last_ = no_place;
  std::array<std::unordered_map<std::string, std::uint32_t>, node_kind_names.size()> keys_;
};

}  // namespace detail

}  // namespace dutygraph
