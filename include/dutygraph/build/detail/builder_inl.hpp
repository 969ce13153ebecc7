#pragma once

#include <optional>
#include <unordered_map>
#include <utility>

#include <dutygraph/build/builder.hpp>
#include <dutygraph/build/detail/record_index.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

DUTYGRAPH_INLINE plan_builder::plan_builder(std::string_view title) {
  document_.title = title;
}

DUTYGRAPH_INLINE plan_builder& plan_builder::issuer(std::string_view name) {
  document_.issuer = name;
  return *this;
}

DUTYGRAPH_INLINE plan_builder& plan_builder::issued(date day) {
  document_.date = day;
  document_.year = day.year;
  return *this;
}

DUTYGRAPH_INLINE plan_builder& plan_builder::add_node(node_kind kind, std::string_view key,
                                                      std::string_view name) {
  step& added = steps_.emplace_back();
  added.node.kind = kind;
  added.node.key = key;
  added.node.name = name;
  return *this;
}

DUTYGRAPH_INLINE plan_builder& plan_builder::add_edge(relation value, node_kind source_kind,
                                                      std::string_view source,
                                                      node_kind target_kind,
                                                      std::string_view target) {
  step& added = steps_.emplace_back();
  added.kind = step_kind::edge;
  added.edge.relation = value;
  added.edge.source = {source_kind, std::string(source)};
  added.edge.target = {target_kind, std::string(target)};
  return *this;
}

DUTYGRAPH_INLINE plan_builder& plan_builder::chapter(std::string_view number,
                                                     std::string_view title,
                                                     std::string_view parent) {
  add_node(node_kind::heading, number, title);
  steps_.back().node.number = number;
  steps_.back().node.parent = parent;
  return *this;
}

DUTYGRAPH_INLINE plan_builder& plan_builder::item(std::string_view number, std::string_view title,
                                                  std::string_view chapter, double effort,
                                                  std::string_view text) {
  add_node(node_kind::item, number, title);
  node_record& node = steps_.back().node;
  node.number = number;
  node.parent = chapter;
  node.effort = effort;
  node.text = text;
  return *this;
}

DUTYGRAPH_INLINE plan_builder& plan_builder::subitem(std::string_view number,
                                                     std::string_view title,
                                                     std::string_view item) {
  add_node(node_kind::subitem, number, title);
  steps_.back().node.number = number;
  steps_.back().node.parent = item;
  return *this;
}

DUTYGRAPH_INLINE plan_builder& plan_builder::actor(std::string_view name, std::string_view kind) {
  add_node(node_kind::leader, name, name);
  steps_.back().node_kind_name = kind;
  return *this;
}

DUTYGRAPH_INLINE plan_builder& plan_builder::task_force(std::string_view name,
                                                        std::string_view group) {
  add_node(node_kind::task_force, name, name);
  steps_.back().node.group = group;
  return *this;
}

DUTYGRAPH_INLINE plan_builder& plan_builder::theme(std::string_view name, std::string_view group) {
  add_node(node_kind::theme, name, name);
  steps_.back().node.group = group;
  return *this;
}

DUTYGRAPH_INLINE plan_builder& plan_builder::commitment(std::string_view text,
                                                        std::string_view item,
                                                        const dutygraph::commitment& said) {
  add_node(node_kind::commitment, text, text);
  steps_.back().node.commitment = said;
  return add_edge(relation::commits, node_kind::item, item, node_kind::commitment, text);
}

DUTYGRAPH_INLINE plan_builder& plan_builder::assign(std::string_view actor, std::string_view work,
                                                    const assignment_options& options) {
  add_edge(relation::assigned, node_kind::leader, actor, node_kind::item, work);
  steps_.back().kind = step_kind::assign;
  steps_.back().options = options;
  return *this;
}

DUTYGRAPH_INLINE plan_builder& plan_builder::drive(std::string_view task_force,
                                                   std::string_view item) {
  return add_edge(relation::drives, node_kind::task_force, task_force, node_kind::item, item);
}

DUTYGRAPH_INLINE plan_builder& plan_builder::advance(std::string_view theme,
                                                     std::string_view item) {
  return add_edge(relation::advances, node_kind::theme, theme, node_kind::item, item);
}

DUTYGRAPH_INLINE plan_builder& plan_builder::lead(std::string_view superior,
                                                  std::string_view subordinate,
                                                  std::string_view superior_kind,
                                                  std::string_view subordinate_kind) {
  add_edge(relation::leads, node_kind::leader, superior, node_kind::section, subordinate);
  steps_.back().kind = step_kind::lead;
  steps_.back().node_kind_name = superior_kind;
  steps_.back().target_kind_name = subordinate_kind;
  return *this;
}

/// Turns the steps into records: keys from numbers and parents, references to keys.
class plan_builder::resolution {
 public:
  explicit resolution(const plan_builder& from) {
    records_.document = from.document_;
    add_works(from.steps_);
    for (const step& one : from.steps_) add_other(one);
    for (const step& one : from.steps_) add_edge(one);
  }

  [[nodiscard]] plan_records& records() noexcept { return records_; }
  [[nodiscard]] std::vector<diagnostic>& findings() noexcept { return findings_; }

 private:
  void find(std::string_view code, std::string message, std::string advice,
            const std::string& excerpt) {
    findings_.push_back({std::string(code),
                         severity::error,
                         std::move(message),
                         printable(excerpt),
                         std::move(advice),
                         {}});
  }

  /// Steps come in any order: headings are keyed from the top down, however they were given.
  void add_works(const std::vector<step>& steps) {
    for (const node_kind kind : {node_kind::heading, node_kind::item, node_kind::subitem}) {
      std::vector<const step*> open;
      for (const step& one : steps) {
        if (one.kind == step_kind::node && one.node.kind == kind) open.push_back(&one);
      }
      bool moved = true;
      while (moved && !open.empty()) {
        moved = false;
        std::vector<const step*> later;
        for (const step* one : open) {
          if (one->node.parent.empty() || parent_key(one->node)) {
            add_work(one->node);
            moved = true;
          } else {
            later.push_back(one);
          }
        }
        open = std::move(later);
      }
      for (const step* one : open) add_work(one->node);  // build reports the parent it lacks
    }
    order_as_given(steps);
  }

  [[nodiscard]] std::optional<std::string> parent_key(const node_record& node) const {
    const bool part = node.kind == node_kind::subitem;
    return work_key(part ? node_kind::item : node_kind::heading, node.parent);
  }

  void add_work(const node_record& given) {
    node_record node = given;
    if (const auto above = parent_key(given); above && !given.parent.empty()) node.parent = *above;
    if (!node.parent.empty()) node.key = node.parent + "/" + given.number;
    by_key_[static_cast<std::size_t>(node.kind)].try_emplace(node.key, node.key);
    auto [at, is_new] =
        by_number_[static_cast<std::size_t>(node.kind)].try_emplace(given.number, node.key);
    if (!is_new && at->second && *at->second != node.key) at->second.reset();  // not unique
    keyed_.emplace(&given, std::move(node));
  }

  void order_as_given(const std::vector<step>& steps) {
    for (const step& one : steps) {
      if (const auto at = keyed_.find(&one.node); at != keyed_.end()) {
        records_.nodes.push_back(std::move(at->second));
      }
    }
  }

  /// The key of the work of one kind that has this key, or this number where that is unique.
  [[nodiscard]] std::optional<std::string> work_key(node_kind kind, const std::string& text) const {
    const auto& keys = by_key_[static_cast<std::size_t>(kind)];
    if (keys.find(text) != keys.end()) return text;
    const auto& numbers = by_number_[static_cast<std::size_t>(kind)];
    const auto at = numbers.find(text);
    return at == numbers.end() ? std::nullopt : at->second;
  }

  void add_other(const step& one) {
    if (one.kind != step_kind::node || is_work(one.node.kind)) return;
    node_record node = one.node;
    if (!one.node_kind_name.empty()) {
      const auto kind = actor_kind(one.node_kind_name, "actor \"" + printable(node.name) + "\"");
      if (!kind) return;
      node.kind = *kind;
    }
    const bool is_new = actors_.add(node, 0);
    // An actor may be named twice; a theme, task force or commitment may not.
    if (is_new || one.node_kind_name.empty()) records_.nodes.push_back(std::move(node));
  }

  [[nodiscard]] std::optional<node_kind> actor_kind(const std::string& name,
                                                    const std::string& of) {
    const auto kind = value_named<node_kind>(node_kind_names, name);
    if (kind && is_actor(*kind)) return kind;
    find("build.unknown_kind", "unknown kind \"" + printable(name) + "\" of " + of,
         "use leader, section or task_force", name);
    return std::nullopt;
  }

  void add_edge(const step& one) {
    if (one.kind == step_kind::node) return;
    edge_record edge = one.edge;
    edge.provenance = provenance::curated;
    if (one.kind == step_kind::assign) {
      if (!fill_assignment(one, edge)) return;
    } else if (one.kind == step_kind::lead) {
      if (!fill_line(one, edge)) return;
    } else if (is_work(edge.target.kind)) {
      resolve(edge.target);
    } else if (is_work(edge.source.kind)) {
      resolve(edge.source);
    }
    records_.edges.push_back(std::move(edge));
  }

  void resolve(node_reference& reference) const {
    if (const auto key = work_key(reference.kind, reference.key)) reference.key = *key;
  }

  [[nodiscard]] bool fill_assignment(const step& one, edge_record& edge) {
    const std::string of = "assignment of \"" + printable(edge.source.key) + "\" to \"" +
                           printable(edge.target.key) + "\"";
    const auto kind = actor_kind(one.options.actor_kind, of);
    const auto role = value_named<dutygraph::role>(role_names, one.options.role);
    if (!role) {
      find("build.unknown_role", "unknown role \"" + printable(one.options.role) + "\" in " + of,
           "use lead, responsible, support, guide, supervise or coordinate", one.options.role);
    }
    const bool found = fill_target(edge.target, of);
    if (!kind || !role || !found) return false;
    edge.source.kind = *kind;
    edge.role = *role;
    edge.effective_role = *role;
    edge.role_word = one.options.role_word;
    edge.open_list = one.options.open_list;
    add_actor(edge.source);
    return true;
  }

  /// A line of command: both ends by kind, each made if need be.
  [[nodiscard]] bool fill_line(const step& one, edge_record& edge) {
    const std::string of = "lead of \"" + printable(edge.source.key) + "\" over \"" +
                           printable(edge.target.key) + "\"";
    const auto superior = actor_kind(one.node_kind_name, of);
    const auto subordinate = actor_kind(one.target_kind_name, of);
    if (!superior || !subordinate) return false;
    edge.source.kind = *superior;
    edge.target.kind = *subordinate;
    add_actor(edge.source);
    add_actor(edge.target);
    return true;
  }

  /// What the work of an assignment names: an item, heading or subitem, else a task force.
  [[nodiscard]] bool fill_target(node_reference& target, const std::string& of) {
    const std::string text = target.key;
    for (const node_kind kind : {node_kind::item, node_kind::heading, node_kind::subitem}) {
      if (const auto key = work_key(kind, text)) {
        target = {kind, *key};
        return true;
      }
    }
    if (actors_.find(node_kind::task_force, text)) {
      target.kind = node_kind::task_force;
      return true;
    }
    find("build.dangling_reference",
         of + ": \"" + printable(text) + "\" is no item, heading or task force, or its number " +
             "stands several times",
         "add it, or name it by its key", text);
    return false;
  }

  void add_actor(const node_reference& actor) {
    node_record node;
    node.kind = actor.kind;
    node.key = actor.key;
    node.name = actor.key;
    if (actors_.add(node, 0)) records_.nodes.push_back(std::move(node));
  }

  plan_records records_;
  std::vector<diagnostic> findings_;
  std::array<std::unordered_map<std::string, std::string>, 8> by_key_;
  std::array<std::unordered_map<std::string, std::optional<std::string>>, 8> by_number_;
  std::unordered_map<const node_record*, node_record> keyed_;
  detail::record_index actors_;
};

DUTYGRAPH_INLINE plan plan_builder::build(const limits& allowed, const stop_token& stop) const {
  stop.check("build");
  resolution resolved(*this);
  std::vector<diagnostic> findings = std::move(resolved.findings());
  for (diagnostic& finding : validate(resolved.records(), allowed)) {
    findings.push_back(std::move(finding));
  }
  if (!findings.empty()) throw build_error(std::move(findings));
  return dutygraph::build(std::move(resolved.records()), allowed, stop);
}

}  // namespace dutygraph
