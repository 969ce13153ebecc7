#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <dutygraph/model/ids.hpp>
#include <dutygraph/model/incidence.hpp>
#include <dutygraph/model/quantity.hpp>
#include <dutygraph/model/span.hpp>
#include <dutygraph/model/string_arena.hpp>
#include <dutygraph/model/vocabulary.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// The columns a graph is made of, one value a node or an edge. `build` fills them.
struct graph_parts {
  string_arena strings;

  std::array<std::uint32_t, 9> first_node{};  ///< of each kind; then the number of nodes
  std::vector<string_id> key;                 ///< name key of actors, task forces and themes
  std::vector<string_id> number;
  std::vector<string_id> name;
  std::vector<string_id> text;
  std::vector<string_id> group;
  std::vector<double> effort;
  std::vector<std::uint8_t> attitude;
  std::vector<span> node_words;
  std::vector<span> node_name_words;
  std::vector<span> node_text_words;
  std::vector<shared_commitment> commitment;  ///< of each commitment node
  std::vector<node_id> outline;               ///< headings, items and subitems in document order

  std::array<std::uint32_t, 7> first_edge{};  ///< of each relation; then the number of edges
  std::vector<node_id> source;
  std::vector<node_id> target;
  std::vector<dutygraph::provenance> provenance;
  std::vector<dutygraph::role> role;
  std::vector<dutygraph::role> effective_role;
  std::vector<string_id> role_word;
  std::vector<string_id> rule;
  std::vector<std::uint8_t> open_list;
  std::vector<double> score;
  std::vector<span> edge_words;
  std::vector<span> edge_name_words;
  std::vector<std::uint32_t> matched_begin = {0};  ///< into `matched`; one more than edges
  std::vector<string_id> matched;
};

/// The organizational graph: immutable, with dense permanent ids grouped by kind and relation.
///
/// Every const member is safe to call from any number of threads. Nothing here checks ids: an id
/// from another graph is undefined behaviour, as with an index of a `std::vector`. Reads are O(1).
/// The incidence is kept by relation and in both directions, because queries that scan one mixed
/// edge list were measured 3.5 to 7.6 times slower.
class graph {
 public:
  graph() : graph(graph_parts{}) {}
  /// Takes columns that `build` has checked, and makes the incidence rows. O(V + E).
  explicit graph(graph_parts parts);

  [[nodiscard]] std::uint32_t node_count() const noexcept { return parts_.first_node.back(); }
  [[nodiscard]] std::uint32_t edge_count() const noexcept { return parts_.first_edge.back(); }
  [[nodiscard]] id_range<node_id> nodes() const noexcept { return {0, node_count()}; }
  [[nodiscard]] id_range<edge_id> edges() const noexcept { return {0, edge_count()}; }
  /// All nodes of one kind, in document order.
  [[nodiscard]] id_range<node_id> nodes(node_kind kind) const noexcept;
  /// All edges of one relation, in document order.
  [[nodiscard]] id_range<edge_id> edges(relation value) const noexcept;
  /// Leaders, sections and task forces: one range.
  [[nodiscard]] id_range<node_id> actors() const noexcept;
  /// Headings, items and subitems, each once, in document order.
  [[nodiscard]] std::span<const node_id> outline() const noexcept { return parts_.outline; }

  [[nodiscard]] node_kind kind(node_id node) const noexcept;
  /// Name of an actor, task force or theme as printed; title of a heading or item.
  [[nodiscard]] std::string_view name(node_id node) const noexcept {
    return parts_.strings[parts_.name[node.value()]];
  }
  /// Name key of an actor, task force or theme; for work the joined numbers, such as `三/9`.
  [[nodiscard]] std::string_view key(node_id node) const noexcept {
    return parts_.strings[parts_.key[node.value()]];
  }
  /// The printed numeral of a heading, item or subitem; empty for the rest.
  [[nodiscard]] std::string_view number(node_id node) const noexcept {
    return parts_.strings[parts_.number[node.value()]];
  }
  /// The body of an item or subitem after its title; empty for the rest.
  [[nodiscard]] std::string_view text(node_id node) const noexcept {
    return parts_.strings[parts_.text[node.value()]];
  }
  [[nodiscard]] std::string_view group(node_id node) const noexcept {
    return parts_.strings[parts_.group[node.value()]];
  }
  [[nodiscard]] double effort(node_id node) const noexcept { return parts_.effort[node.value()]; }
  /// True for a theme that asks for a way of working rather than a piece of work.
  [[nodiscard]] bool attitude(node_id node) const noexcept {
    return parts_.attitude[node.value()] != 0;
  }
  [[nodiscard]] span words(node_id node) const noexcept { return parts_.node_words[node.value()]; }
  [[nodiscard]] span name_words(node_id node) const noexcept {
    return parts_.node_name_words[node.value()];
  }
  [[nodiscard]] span text_words(node_id node) const noexcept {
    return parts_.node_text_words[node.value()];
  }
  /// What a commitment says; of another node, or where nothing is known of it, one that says
  /// nothing.
  [[nodiscard]] const dutygraph::commitment& commitment(node_id node) const noexcept;
  /// The enclosing heading, or the item of a subitem; nothing at the top and for other kinds.
  [[nodiscard]] std::optional<node_id> parent(node_id node) const noexcept;
  /// The top-level heading above (or equal to) `node`; nothing if there is none.
  [[nodiscard]] std::optional<node_id> chapter(node_id node) const noexcept;

  [[nodiscard]] relation relation_of(edge_id edge) const noexcept;
  [[nodiscard]] node_id source(edge_id edge) const noexcept { return parts_.source[edge.value()]; }
  [[nodiscard]] node_id target(edge_id edge) const noexcept { return parts_.target[edge.value()]; }
  [[nodiscard]] dutygraph::provenance provenance(edge_id edge) const noexcept {
    return parts_.provenance[edge.value()];
  }
  /// The role as printed. Meaningful for `assigned` edges only.
  [[nodiscard]] dutygraph::role role(edge_id edge) const noexcept {
    return parts_.role[edge.value()];
  }
  /// The role after a rule stated once for the whole text; measures use this one.
  [[nodiscard]] dutygraph::role effective_role(edge_id edge) const noexcept {
    return parts_.effective_role[edge.value()];
  }
  [[nodiscard]] std::string_view role_word(edge_id edge) const noexcept {
    return parts_.strings[parts_.role_word[edge.value()]];
  }
  [[nodiscard]] std::string_view rule(edge_id edge) const noexcept {
    return parts_.strings[parts_.rule[edge.value()]];
  }
  [[nodiscard]] bool open_list(edge_id edge) const noexcept {
    return parts_.open_list[edge.value()] != 0;
  }
  [[nodiscard]] double score(edge_id edge) const noexcept { return parts_.score[edge.value()]; }
  [[nodiscard]] span words(edge_id edge) const noexcept { return parts_.edge_words[edge.value()]; }
  [[nodiscard]] span name_words(edge_id edge) const noexcept {
    return parts_.edge_name_words[edge.value()];
  }
  /// The phrases that an inferred edge rests on, or a person's reason for a curated one.
  [[nodiscard]] std::span<const string_id> matched(edge_id edge) const noexcept;
  [[nodiscard]] std::string_view string(string_id id) const noexcept { return parts_.strings[id]; }

  /// Edges of one relation that leave `node`, in document order; the node is the target.
  [[nodiscard]] std::span<const incident> out(relation value, node_id node) const noexcept {
    return out_[static_cast<std::size_t>(value)].row(node);
  }
  /// Edges of one relation that enter `node`, in document order; the node is the source.
  [[nodiscard]] std::span<const incident> in(relation value, node_id node) const noexcept {
    return in_[static_cast<std::size_t>(value)].row(node);
  }

  /// The node of this kind with this key; nothing if there is none. O(log V).
  [[nodiscard]] std::optional<node_id> find(node_kind kind, std::string_view key) const noexcept;

  /// The columns, to make a further graph from.
  [[nodiscard]] const graph_parts& parts() const noexcept { return parts_; }
  /// Equal nodes and edges in equal order, whatever the storage of the strings.
  friend bool operator==(const graph& a, const graph& b);

 private:
  graph_parts parts_;
  std::array<incidence, 6> out_;
  std::array<incidence, 6> in_;
  std::vector<node_id> by_key_;  // within each kind's range sorted by key
};

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/model/detail/graph_inl.hpp>
#endif
