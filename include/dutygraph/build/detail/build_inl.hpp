#pragma once

#include <unordered_map>
#include <utility>

#include <dutygraph/build/build.hpp>
#include <dutygraph/build/detail/record_index.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Fills the columns of a graph from checked records.
class graph_assembly {
 public:
  graph_assembly(const plan_records& records, const stop_token& stop)
      : records_(records), stop_(stop), ids_(records.nodes.size()) {}

  /// The mentions with the ids that `run` gave.
  [[nodiscard]] std::vector<mention> mentions() const {
    std::vector<mention> result;
    result.reserve(records_.mentions.size());
    for (const mention_record& one : records_.mentions) {
      result.push_back({ids_[*index_.find(node_kind::item, one.item)], one.name, one.word,
                        one.words, one.name_words});
    }
    return result;
  }

  [[nodiscard]] graph_parts run() {
    number_nodes();
    add_nodes();
    add_contains();
    for (std::size_t relation = 1; relation < relation_names.size(); ++relation) {
      parts_.first_edge[relation] = edge_count();
      add_edges(static_cast<dutygraph::relation>(relation));
    }
    parts_.first_edge.back() = edge_count();
    return std::move(parts_);
  }

 private:
  [[nodiscard]] std::uint32_t edge_count() const noexcept {
    return static_cast<std::uint32_t>(parts_.source.size());
  }

  /// Names, keys and role words repeat: each text is stored once.
  [[nodiscard]] string_id text(const std::string& value) {
    if (value.empty()) return string_id(0);
    const auto [at, is_new] = seen_.try_emplace(value, string_id(0));
    if (is_new) at->second = parts_.strings.add(value);
    return at->second;
  }

  /// Ids in the order of kinds, and within a kind of the records.
  void number_nodes() {
    for (const node_record& node : records_.nodes) {
      ++parts_.first_node[static_cast<std::size_t>(node.kind) + 1];
    }
    for (std::size_t kind = 1; kind < parts_.first_node.size(); ++kind) {
      parts_.first_node[kind] += parts_.first_node[kind - 1];
    }
    std::array<std::uint32_t, 9> next = parts_.first_node;
    for (std::uint32_t at = 0; at < records_.nodes.size(); ++at) {
      const node_record& node = records_.nodes[at];
      ids_[at] = node_id(next[static_cast<std::size_t>(node.kind)]++);
      index_.add(node, at);
    }
  }

  void add_nodes() {
    const std::size_t count = records_.nodes.size();
    for (auto* column : {&parts_.key, &parts_.number, &parts_.name, &parts_.text, &parts_.group}) {
      column->resize(count);
    }
    parts_.effort.resize(count);
    parts_.attitude.resize(count);
    const auto first_commitment =
        parts_.first_node[static_cast<std::size_t>(node_kind::commitment)];
    parts_.commitment.resize(count - first_commitment);
    for (auto* column : {&parts_.node_words, &parts_.node_name_words, &parts_.node_text_words}) {
      column->resize(count);
    }
    for (std::uint32_t at = 0; at < count; ++at) {
      if (at % 4096 == 0) stop_.check("build");
      const node_record& node = records_.nodes[at];
      const std::size_t id = ids_[at].value();
      parts_.key[id] = text(canonical_key(node.kind, node.key));
      parts_.number[id] = text(node.number);
      parts_.name[id] = text(node.name.empty() && !is_work(node.kind) ? node.key : node.name);
      parts_.text[id] = parts_.strings.add(node.text);
      parts_.group[id] = text(node.group);
      parts_.effort[id] = node.effort;
      parts_.attitude[id] = node.attitude ? 1 : 0;
      parts_.node_words[id] = node.words;
      parts_.node_name_words[id] = node.name_words;
      parts_.node_text_words[id] = node.text_words;
      if (node.kind == node_kind::commitment) {
        parts_.commitment[id - first_commitment] = node.commitment;
      }
      if (is_work(node.kind)) parts_.outline.push_back(ids_[at]);
    }
  }

  void add_edge(node_id source, node_id target, const edge_record& edge) {
    parts_.source.push_back(source);
    parts_.target.push_back(target);
    parts_.provenance.push_back(edge.provenance);
    parts_.role.push_back(edge.role);
    parts_.effective_role.push_back(edge.effective_role);
    parts_.role_word.push_back(text(edge.role_word));
    parts_.rule.push_back(text(edge.rule));
    parts_.open_list.push_back(edge.open_list ? 1 : 0);
    parts_.score.push_back(edge.score);
    parts_.edge_words.push_back(edge.words);
    parts_.edge_name_words.push_back(edge.name_words);
    for (const std::string& phrase : edge.matched) parts_.matched.push_back(text(phrase));
    parts_.matched_begin.push_back(static_cast<std::uint32_t>(parts_.matched.size()));
  }

  /// A text that nests its numbers states what contains what: the words are number and title.
  void add_contains() {
    edge_record edge;
    for (std::uint32_t at = 0; at < records_.nodes.size(); ++at) {
      const node_record& node = records_.nodes[at];
      if (node.parent.empty()) continue;
      edge.provenance = node.words.present() ? provenance::stated : provenance::curated;
      edge.words = node.words;
      if (node.name_words.present()) edge.words.end = node.name_words.end;
      edge.name_words = node.name_words;
      add_edge(ids_[*parent_of(node, index_)], ids_[at], edge);
    }
  }

  void add_edges(relation value) {
    std::uint32_t step = 0;
    for (const edge_record& edge : records_.edges) {
      if (step++ % 4096 == 0) stop_.check("build");
      if (edge.relation != value) continue;
      add_edge(ids_[*index_.find(edge.source.kind, edge.source.key)],
               ids_[*index_.find(edge.target.kind, edge.target.key)], edge);
    }
  }

  const plan_records& records_;
  const stop_token& stop_;
  std::vector<node_id> ids_;
  record_index index_;
  std::unordered_map<std::string, string_id> seen_;
  graph_parts parts_;
};

}  // namespace detail

DUTYGRAPH_INLINE plan build(plan_records records, const limits& allowed, const stop_token& stop,
                            linker find_links) {
  stop.check("build");
  std::vector<diagnostic> findings = validate(records, allowed);
  if (!findings.empty()) throw build_error(std::move(findings));
  detail::graph_assembly assembly(records, stop);
  graph made(assembly.run());
  std::vector<mention> mentions = assembly.mentions();
  return plan(std::move(records.document), std::move(records.text), std::move(made),
              std::move(records.diagnostics), std::move(find_links), std::move(mentions),
              std::move(records.places));
}

}  // namespace dutygraph
