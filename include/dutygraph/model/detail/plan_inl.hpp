#pragma once

#include <array>
#include <mutex>
#include <utility>

#include <dutygraph/model/plan.hpp>
#include <dutygraph/text/name_key.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// The members below `mutable` are filled once, on first use, under their flag.
struct plan::state {
  document_record document;
  std::optional<std::string> text;
  line_index lines;
  dutygraph::graph stated;
  std::vector<diagnostic> diagnostics;
  linker find_links;
  std::vector<mention> mentions;
  std::vector<source_place> places;

  mutable std::once_flag whole_once;
  mutable std::optional<dutygraph::graph> whole;
  mutable std::array<std::once_flag, 3> holdings_once;
  mutable std::array<std::optional<dutygraph::holdings>, 3> holdings;
};

namespace detail {

/// `base` with further `drives` edges behind all others: no id of `base` changes.
DUTYGRAPH_INLINE graph with_drives(const graph& base, const std::vector<edge_record>& edges) {
  graph_parts parts = base.parts();
  for (const edge_record& edge : edges) {
    const auto source = base.find(node_kind::task_force, name_key::of(edge.source.key).view());
    const auto target = base.find(node_kind::item, edge.target.key);
    if (!source || !target) {
      throw unknown_name(source ? edge.target.key : edge.source.key, "end of an inferred edge", {});
    }
    parts.source.push_back(*source);
    parts.target.push_back(*target);
    parts.provenance.push_back(edge.provenance);
    parts.role.push_back(edge.role);
    parts.effective_role.push_back(edge.effective_role);
    parts.role_word.push_back(parts.strings.add(edge.role_word));
    parts.rule.push_back(parts.strings.add(edge.rule));
    parts.open_list.push_back(edge.open_list ? 1 : 0);
    parts.score.push_back(edge.score);
    parts.edge_words.push_back(edge.words);
    parts.edge_name_words.push_back(edge.name_words);
    for (const std::string& phrase : edge.matched)
      parts.matched.push_back(parts.strings.add(phrase));
    parts.matched_begin.push_back(static_cast<std::uint32_t>(parts.matched.size()));
    ++parts.first_edge.back();
  }
  return graph(std::move(parts));
}

}  // namespace detail

DUTYGRAPH_INLINE plan::plan() : state_(std::make_shared<const state>()) {}

DUTYGRAPH_INLINE plan::plan(document_record document, std::optional<std::string> text,
                            dutygraph::graph stated, std::vector<diagnostic> diagnostics,
                            linker find_links, std::vector<mention> mentions,
                            std::vector<source_place> places) {
  auto made = std::make_shared<state>();
  made->document = std::move(document);
  made->text = std::move(text);
  if (made->text) made->lines = line_index(*made->text);
  made->stated = std::move(stated);
  made->diagnostics = std::move(diagnostics);
  made->find_links = std::move(find_links);
  made->mentions = std::move(mentions);
  made->places = std::move(places);
  state_ = std::move(made);
}

DUTYGRAPH_INLINE const document_record& plan::document() const noexcept {
  return state_->document;
}

DUTYGRAPH_INLINE bool plan::has_text() const noexcept {
  return state_->text.has_value();
}

DUTYGRAPH_INLINE std::string_view plan::text() const noexcept {
  return state_->text ? std::string_view(*state_->text) : std::string_view();
}

DUTYGRAPH_INLINE const std::vector<diagnostic>& plan::diagnostics() const noexcept {
  return state_->diagnostics;
}

DUTYGRAPH_INLINE const std::vector<mention>& plan::mentions() const noexcept {
  return state_->mentions;
}

DUTYGRAPH_INLINE const std::vector<source_place>& plan::places() const noexcept {
  return state_->places;
}

DUTYGRAPH_INLINE const dutygraph::graph& plan::stated_graph() const noexcept {
  return state_->stated;
}

DUTYGRAPH_INLINE const dutygraph::graph& plan::graph(const stop_token& stop) const {
  if (!state_->find_links) return state_->stated;
  std::call_once(state_->whole_once, [&] {
    state_->whole = detail::with_drives(state_->stated, state_->find_links(*this, stop));
  });
  return *state_->whole;
}

DUTYGRAPH_INLINE const dutygraph::holdings& plan::holdings(inheritance rule,
                                                           const stop_token& stop) const {
  const auto index = static_cast<std::size_t>(rule);
  std::call_once(state_->holdings_once[index], [&] {
    state_->holdings[index] = dutygraph::holdings(state_->stated, rule, stop);
  });
  return *state_->holdings[index];
}

DUTYGRAPH_INLINE std::string_view plan::words(span part) const noexcept {
  const std::string_view all = text();
  if (!part.present() || part.end > all.size()) return {};
  return all.substr(part.begin, part.size());
}

DUTYGRAPH_INLINE std::optional<line_position> plan::position(span part) const noexcept {
  if (!part.present() || part.end > text().size()) return std::nullopt;
  return state_->lines.position(text(), part.begin);
}

DUTYGRAPH_INLINE std::optional<std::uint64_t> plan::line(span part) const noexcept {
  if (!part.present() || part.end > text().size()) return std::nullopt;
  return state_->lines.line(text(), part.begin);
}

DUTYGRAPH_INLINE std::string_view plan::place_in_source(span part) const noexcept {
  return part.present() ? place_at(state_->places, part.begin) : std::string_view();
}

DUTYGRAPH_INLINE bool operator==(const plan& a, const plan& b) {
  if (a.state_ == b.state_) return true;
  return a.state_->document == b.state_->document && a.state_->text == b.state_->text &&
         a.state_->diagnostics == b.state_->diagnostics &&
         a.state_->mentions == b.state_->mentions && a.state_->places == b.state_->places &&
         a.graph() == b.graph();
}

DUTYGRAPH_INLINE plan_records to_records(const plan& value, const stop_token& stop) {
  stop.check("to_records");
  const graph& g = value.graph(stop);
  plan_records out;
  out.document = value.document();
  if (value.has_text()) out.text = std::string(value.text());
  out.diagnostics = value.diagnostics();
  out.places = value.places();
  const auto add_node = [&](node_id node) {
    node_record& record = out.nodes.emplace_back();
    record.kind = g.kind(node);
    record.key = g.key(node);
    record.number = g.number(node);
    record.name = g.name(node);
    record.text = g.text(node);
    record.group = g.group(node);
    if (const auto above = g.parent(node)) record.parent = g.key(*above);
    record.effort = g.effort(node);
    record.attitude = g.attitude(node);
    record.words = g.words(node);
    record.name_words = g.name_words(node);
    record.text_words = g.text_words(node);
    if (record.kind == node_kind::commitment) record.commitment = g.commitment(node);
  };
  for (const node_id node : g.actors()) add_node(node);
  for (const node_id node : g.nodes(node_kind::theme)) add_node(node);
  for (const node_id node : g.outline()) add_node(node);
  for (const node_id node : g.nodes(node_kind::commitment)) add_node(node);
  for (const mention& one : value.mentions()) {
    out.mentions.push_back(
        {std::string(g.key(one.item)), one.name, one.word, one.words, one.name_words});
  }
  std::uint32_t step = 0;
  for (const edge_id edge : g.edges()) {
    if (step++ % 4096 == 0) stop.check("to_records");
    if (g.relation_of(edge) == relation::contains) continue;
    edge_record& record = out.edges.emplace_back();
    record.relation = g.relation_of(edge);
    record.source = {g.kind(g.source(edge)), std::string(g.key(g.source(edge)))};
    record.target = {g.kind(g.target(edge)), std::string(g.key(g.target(edge)))};
    record.role = g.role(edge);
    record.effective_role = g.effective_role(edge);
    record.role_word = g.role_word(edge);
    record.rule = g.rule(edge);
    record.provenance = g.provenance(edge);
    record.open_list = g.open_list(edge);
    record.score = g.score(edge);
    for (const string_id phrase : g.matched(edge)) record.matched.emplace_back(g.string(phrase));
    record.words = g.words(edge);
    record.name_words = g.name_words(edge);
  }
  return out;
}

}  // namespace dutygraph
