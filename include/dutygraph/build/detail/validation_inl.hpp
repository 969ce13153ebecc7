#pragma once

#include <dutygraph/build/validation.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

#include <dutygraph/build/detail/record_index.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

[[nodiscard]] DUTYGRAPH_INLINE std::string first_findings(const std::vector<diagnostic>& findings) {
  constexpr std::size_t shown = 5;
  std::string text = std::to_string(findings.size()) +
                     (findings.size() == 1 ? " finding keeps" : " findings keep") +
                     " the records from becoming a plan";
  for (std::size_t index = 0; index < findings.size() && index < shown; ++index) {
    text += (index == 0 ? ": " : "; ") + findings[index].message;
  }
  if (findings.size() > shown) {
    text += "; and " + std::to_string(findings.size() - shown) + " more in findings()";
  }
  return text;
}

/// How a message calls a record: `item "三/9"`.
[[nodiscard]] DUTYGRAPH_INLINE std::string named(node_kind kind, const std::string& key) {
  return std::string(to_string(kind)) + " \"" + printable(key) + "\"";
}

/// The checks of `validate`, one after the other over the same records.
class validator {
 public:
  validator(const plan_records& records, const limits& allowed)
      : records_(records), allowed_(allowed) {}

  [[nodiscard]] std::vector<diagnostic> run() {
    check_limit("nodes", records_.nodes.size(), allowed_.nodes);
    check_limit("edges", records_.edges.size() + records_.nodes.size(), allowed_.edges);
    for (std::uint32_t at = 0; at < records_.nodes.size(); ++at) check_node(records_.nodes[at], at);
    for (const node_record& node : records_.nodes) check_parent(node);
    check_cycles();
    for (std::size_t at = 0; at < records_.edges.size(); ++at) check_edge(records_.edges[at], at);
    for (std::size_t at = 0; at < records_.mentions.size(); ++at) {
      check_mention(records_.mentions[at], at);
    }
    return std::move(findings_);
  }

 private:
  void add(std::string_view code, std::string message, std::string advice,
           std::string_view excerpt) {
    findings_.push_back({std::string(code),
                         severity::error,
                         std::move(message),
                         printable(excerpt),
                         std::move(advice),
                         {}});
  }

  /// `name` gives what messages call the record; it is asked only where there is one.
  template <class Name>
  void check_span(span words, const Name& name) {
    const bool outside = records_.text && words.end > records_.text->size();
    if (words.begin > words.end || outside) {
      const std::string of = name();
      add("build.span", "the span of " + of + " lies outside the text", "give begin <= end <= size",
          of);
    }
  }

  void check_node(const node_record& node, std::uint32_t at) {
    const auto name = [&node] { return named(node.kind, node.key); };
    check_limit("name_bytes", std::max(node.key.size(), node.name.size()), allowed_.name_bytes);
    if (detail::canonical_key(node.kind, node.key).empty()) {
      add("build.empty_name",
          name() + " (record " + std::to_string(at + 1) + ") has no key or name", "give it one",
          node.name);
    } else if (!index_.add(node, at)) {
      add("build.duplicate_key", name() + " stands twice", "give each its own key", node.key);
    }
    if (!std::isfinite(node.effort) || node.effort < 0) {
      add("build.effort", "the effort of " + name() + " is negative or not a finite number",
          "give a number from 0 up", node.key);
    }
    check_commitment(node);
    check_span(node.words, name);
    check_span(node.name_words, name);
    check_span(node.text_words, name);
  }

  void check_commitment(const node_record& node) {
    if (!node.commitment.has_value()) return;
    const auto name = [&node] { return named(node.kind, node.key); };
    const commitment& said = node.commitment.value();
    if (node.kind != node_kind::commitment) {
      add("build.commitment", name() + " has what only a commitment has",
          "give it to a node of kind commitment", node.key);
    }
    for (const std::optional<double>& figure : {said.low, said.high}) {
      if (!figure || std::isfinite(*figure)) continue;
      add("build.commitment", "a figure of " + name() + " is not a finite number",
          "give a finite number, or leave it out", node.key);
    }
    if (said.high && !(said.low && *said.low <= *said.high)) {
      add("build.commitment",
          "the range of " + name() + " has no lower end, or one above its upper",
          "give low <= high", node.key);
    }
    if (said.due && !is_valid(*said.due)) {
      add("build.commitment", "the day on which " + name() + " is due does not exist",
          "give a day of the calendar", node.key);
    }
  }

  void check_parent(const node_record& node) {
    if (node.parent.empty()) {
      if (node.kind == node_kind::subitem) {
        add("build.dangling_reference", named(node.kind, node.key) + " belongs to no item",
            "name its item", node.key);
      }
    } else if (!is_work(node.kind)) {
      add("build.wrong_kind", named(node.kind, node.key) + " cannot stand under a heading",
          "leave its parent empty", node.parent);
    } else if (!detail::parent_of(node, index_)) {
      add("build.dangling_reference",
          named(node.kind, node.key) + " stands under \"" + printable(node.parent) +
              "\", which there is not",
          "add that heading or item first", node.parent);
    }
  }

  /// Follows the parents of each heading once; a path that comes back to itself is a cycle.
  void check_cycles() {
    std::vector<std::uint32_t> walk(records_.nodes.size());
    for (std::uint32_t start = 0; start < records_.nodes.size(); ++start) {
      std::uint32_t at = start;
      while (walk[at] == 0 && records_.nodes[at].kind == node_kind::heading) {
        walk[at] = start + 1;
        const auto above = detail::parent_of(records_.nodes[at], index_);
        if (!above) break;
        at = *above;
        if (walk[at] == start + 1) {
          add("build.parent_cycle",
              named(node_kind::heading, records_.nodes[at].key) + " stands under itself",
              "break the circle of parents", records_.nodes[at].key);
          break;
        }
      }
    }
  }

  void check_edge(const edge_record& edge, std::size_t at) {
    const auto name = [&edge, at] {
      return std::string(to_string(edge.relation)) + " edge " + std::to_string(at + 1) + " (" +
             named(edge.source.kind, edge.source.key) + " to " +
             named(edge.target.kind, edge.target.key) + ")";
    };
    if (edge.relation == relation::contains ||
        !ends_of(edge.relation).join(edge.source.kind, edge.target.kind)) {
      add("build.wrong_kind", name() + " joins kinds that this relation does not join",
          "contains follows from parents; see the table of relations", edge.source.key);
    }
    for (const node_reference* end : {&edge.source, &edge.target}) {
      if (!index_.find(end->kind, end->key)) {
        add("build.dangling_reference",
            name() + " refers to " + named(end->kind, end->key) + ", which there is not",
            "add that node first, or correct the key", end->key);
      }
    }
    if (!(edge.score >= 0.0 && edge.score <= 1.0)) {
      add("build.score", "the score of " + name() + " is outside 0..1", "give a score in 0..1",
          edge.source.key);
    }
    check_span(edge.words, name);
    check_span(edge.name_words, name);
  }

  void check_mention(const mention_record& one, std::size_t at) {
    const auto name = [&] {
      return "mention " + std::to_string(at + 1) + " (\"" + printable(one.name) + "\")";
    };
    if (one.name.empty()) add("build.empty_name", name() + " has no name", "give it one", one.item);
    if (!index_.find(node_kind::item, one.item)) {
      add("build.dangling_reference",
          name() + " refers to " + named(node_kind::item, one.item) + ", which there is not",
          "add that item first, or correct the key", one.item);
    }
    check_span(one.words, name);
    check_span(one.name_words, name);
  }

  const plan_records& records_;
  const limits& allowed_;
  detail::record_index index_;
  std::vector<diagnostic> findings_;
};

}  // namespace detail

DUTYGRAPH_INLINE build_error::build_error(std::vector<diagnostic> findings)
    : error(findings.empty() ? std::string_view("build.unsound") : findings.front().code,
            detail::first_findings(findings)),
      findings_(std::move(findings)) {}

DUTYGRAPH_INLINE std::vector<diagnostic> validate(const plan_records& records,
                                                  const limits& allowed) {
  return detail::validator(records, allowed).run();
}

}  // namespace dutygraph
