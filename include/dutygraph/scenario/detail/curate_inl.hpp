#pragma once

#include <dutygraph/scenario/curate.hpp>

#include <algorithm>
#include <cstddef>
#include <unordered_map>
#include <utility>

#include <dutygraph/build/build.hpp>
#include <dutygraph/model/lookup.hpp>
#include <dutygraph/text/name_key.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Brings the curations of a plan into its records.
class curated_edges {
 public:
  curated_edges(const plan& where, const stop_token& stop)
      : where_(where), stop_(stop), records_(to_records(where, stop)) {
    for (const node_record& node : records_.nodes) {
      const std::string of_node = end_of({node.kind, node.key});
      nodes_.emplace(of_node, node.key);
    }
    for (std::size_t at = 0; at < records_.edges.size(); ++at) {
      edges_.emplace(signature_of(records_.edges[at]), at);
    }
    gone_.resize(records_.edges.size());
  }

  void add(const curation& one) {
    stop_.check("curate");
    check_ends(one);
    edge_record edge;
    edge.relation = one.relation;
    edge.source = {one.source.kind, source_of(one)};
    edge.target = {one.target.kind, known(one.target)};
    if (one.relation == relation::assigned) {
      edge.role = edge.effective_role = one.role;
      edge.role_word = one.role_word;
      edge.open_list = one.open_list;
    }
    edge.provenance = provenance::curated;
    edge.matched = one.reasons;
    edge.words = one.words;
    const std::string signature = signature_of(edge);
    const auto [said, is_new] = said_.emplace(signature, &one);
    const curation& first = *said->second;
    if (!is_new && (first.holds != one.holds || first.open_list != one.open_list)) {
      throw argument_error("curate.contradiction", shown(edge) +
                                                       " is said to hold in one way and in "
                                                       "another; keep one of the two");
    }
    if (!is_new) return;
    const auto there = edges_.find(signature);
    if (there == edges_.end()) {
      if (one.holds) records_.edges.push_back(std::move(edge));
    } else {
      decide(there->second, one, shown(edge));
    }
  }

  [[nodiscard]] plan_records take(std::vector<diagnostic> remaining) {
    plan_records out = std::move(records_);
    std::size_t kept = 0;
    for (std::size_t at = 0; at < out.edges.size(); ++at) {
      if (at < gone_.size() && gone_[at]) continue;
      if (kept != at) out.edges[kept] = std::move(out.edges[at]);
      ++kept;
    }
    out.edges.resize(kept);
    out.diagnostics = std::move(remaining);
    return out;
  }

 private:
  static std::string end_of(const node_reference& end) {
    const bool by_key = is_work(end.kind) || end.kind == node_kind::commitment;
    std::string out(to_string(end.kind));
    out.append("\n").append(by_key ? end.key : std::string(name_key::of(end.key).view()));
    return out;
  }

  static std::string signature_of(const edge_record& edge) {
    std::string out(to_string(edge.relation));
    out.append("\n").append(end_of(edge.source)).append("\n").append(end_of(edge.target));
    if (edge.relation == relation::assigned) {
      out.append("\n").append(to_string(edge.role));
      out.append("\n").append(name_key::of(edge.role_word).view());
    }
    return out;
  }

  static std::string shown(const edge_record& edge) {
    return "that “" + printable(edge.source.key) + "” " + std::string(to_string(edge.relation)) +
           " “" + printable(edge.target.key) + "”";
  }

  static void check_ends(const curation& one) {
    const node_kind from = one.source.kind;
    const node_kind to = one.target.kind;
    const bool fits =
        (one.relation == relation::drives && from == node_kind::task_force &&
         to == node_kind::item) ||
        (one.relation == relation::advances && from == node_kind::theme && to == node_kind::item) ||
        (one.relation == relation::assigned && is_actor(from) &&
         (is_work(to) || to == node_kind::task_force));
    if (fits) return;
    throw argument_error("curate.relation",
                         "a person says of task forces what items they drive, of themes what items "
                         "they advance by, of actors what they are assigned to; no " +
                             std::string(to_string(from)) + " " +
                             std::string(to_string(one.relation)) + " a " +
                             std::string(to_string(to)));
  }

  /// The key of a node that is there; an error that says the nearest names for one that is not.
  [[nodiscard]] std::string known(const node_reference& end) const {
    const auto at = nodes_.find(end_of(end));
    if (at != nodes_.end()) return at->second;
    const graph& g = where_.stated_graph();
    return std::string(g.key(find_node(where_, end.kind, end.key)));
  }

  [[nodiscard]] std::string source_of(const curation& one) {
    const bool may_be_new = one.relation == relation::assigned && one.holds;
    if (!may_be_new || nodes_.count(end_of(one.source)) != 0) return known(one.source);
    node_record& node = records_.nodes.emplace_back();
    node.kind = one.source.kind;
    node.key = node.name = one.source.key;
    nodes_.emplace(end_of(one.source), node.key);
    return node.key;
  }

  void decide(std::size_t at, const curation& one, const std::string& what) {
    edge_record& edge = records_.edges[at];
    const bool inferred = edge.provenance == provenance::inferred;
    if (!one.holds && !inferred) {
      throw argument_error("curate.stated",
                           what + " is " + std::string(to_string(edge.provenance)) +
                               " and not inferred; to see the plan without it, apply a change");
    }
    if (!one.holds) {
      gone_[at] = true;
      return;
    }
    const bool closes = edge.relation == relation::assigned && edge.open_list && !one.open_list;
    if (!inferred && !closes) return;
    edge.provenance = provenance::curated;
    edge.open_list = edge.open_list && !closes;
    edge.score = 1.0;
    edge.matched = one.reasons;
  }

  const plan& where_;
  const stop_token& stop_;
  plan_records records_;
  std::unordered_map<std::string, std::string> nodes_;  ///< key by kind and name key
  std::unordered_map<std::string, std::size_t> edges_;  ///< by signature, the first
  std::unordered_map<std::string, const curation*> said_;
  std::vector<bool> gone_;
};

}  // namespace detail

DUTYGRAPH_INLINE plan curate(const plan& where, std::span<const curation> said,
                             std::vector<diagnostic> remaining, const limits& allowed,
                             const stop_token& stop) {
  stop.check("curate");
  detail::curated_edges edges(where, stop);
  for (const curation& one : said) edges.add(one);
  return build(edges.take(std::move(remaining)), allowed, stop);
}

}  // namespace dutygraph
