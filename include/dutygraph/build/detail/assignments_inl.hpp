#pragma once

#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include <dutygraph/build/assignments.hpp>
#include <dutygraph/build/detail/record_index.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Gathers rows into records; what is wrong with a row becomes a finding that names it.
class row_collector {
 public:
  void take(const assignment_row& row, std::size_t number) {
    where_ = "row " + std::to_string(number);
    const auto kind = value_named<node_kind>(node_kind_names, row.actor_kind);
    const auto role = value_named<dutygraph::role>(role_names, row.role);
    if (!kind || !is_actor(*kind)) {
      find("build.unknown_kind", "unknown actor_kind \"" + printable(row.actor_kind) + "\"",
           "use leader, section or task_force", row.actor_kind);
      return;
    }
    if (!role) {
      find("build.unknown_role", "unknown role \"" + printable(row.role) + "\"",
           "use lead, responsible, support, guide, supervise or coordinate", row.role);
      return;
    }
    if (!row.actor && !row.item) {
      find("build.empty_row", "neither actor nor item", "give at least one of them", "");
      return;
    }
    if (row.actor) add_actor(*kind, *row.actor);
    if (!row.item) return;
    const auto item = item_of(row);
    if (!item) return;
    if (row.effort) set_effort(*item, *row.effort);
    if (row.actor) add_edge(*kind, *row.actor, *role, records_.nodes[*item].key);
  }

  plan_records records_;
  std::vector<diagnostic> findings_;

 private:
  void find(std::string_view code, std::string message, std::string advice,
            std::string_view excerpt) {
    findings_.push_back({std::string(code),
                         severity::error,
                         where_ + ": " + std::move(message),
                         printable(excerpt),
                         std::move(advice),
                         {}});
  }

  std::uint32_t add(node_record record) {
    const auto at = static_cast<std::uint32_t>(records_.nodes.size());
    index_.add(record, at);
    records_.nodes.push_back(std::move(record));
    return at;
  }

  void add_actor(node_kind kind, const std::string& name) {
    if (index_.find(kind, name)) return;
    node_record record;
    record.kind = kind;
    record.key = name;
    record.name = name;
    add(std::move(record));
  }

  std::optional<std::uint32_t> item_of(const assignment_row& row) {
    node_record record;
    record.kind = node_kind::item;
    record.number = *row.item;
    record.name = *row.item;
    record.key = *row.item;
    if (row.chapter) {
      if (!index_.find(node_kind::heading, *row.chapter)) {
        node_record heading;
        heading.kind = node_kind::heading;
        heading.key = heading.name = heading.number = *row.chapter;
        add(std::move(heading));
      }
      record.parent = *row.chapter;
      record.key = *row.chapter + "/" + *row.item;
    } else if (const auto same = by_name_.find(*row.item); same != by_name_.end()) {
      if (same->second.size() == 1) return same->second.front();
      find("build.ambiguous_item",
           "item \"" + printable(*row.item) + "\" stands in several chapters",
           "give the chapter in this row", *row.item);
      return std::nullopt;
    }
    if (const auto at = index_.find(node_kind::item, record.key)) return at;
    auto& same = by_name_[*row.item];
    const std::uint32_t at = add(std::move(record));
    same.push_back(at);
    return at;
  }

  void set_effort(std::uint32_t item, double effort) {
    node_record& record = records_.nodes[item];
    if (!std::isfinite(effort) || effort < 0) {
      find("build.effort", "the effort is negative or not a finite number",
           "give a number from 0 up", record.name);
    } else if (const auto [at, is_new] = efforts_.try_emplace(item, effort);
               !is_new && at->second != effort) {
      find("build.effort", "item \"" + printable(record.name) + "\" has another effort above",
           "give one effort an item", record.name);
    } else {
      record.effort = effort;
    }
  }

  void add_edge(node_kind kind, const std::string& actor, role role, const std::string& item) {
    edge_record edge;
    edge.source = {kind, actor};
    edge.target = {node_kind::item, item};
    edge.role = role;
    edge.effective_role = role;
    edge.provenance = provenance::curated;
    std::string identity = std::to_string(static_cast<int>(kind)) + '/' +
                           std::to_string(static_cast<int>(role)) + '/' +
                           std::to_string(item.size()) + '/' + item + canonical_key(kind, actor);
    if (edges_.try_emplace(std::move(identity), true).second) {
      records_.edges.push_back(std::move(edge));
    }
  }

  std::string where_;
  record_index index_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_name_;
  std::unordered_map<std::uint32_t, double> efforts_;
  std::unordered_map<std::string, bool> edges_;
};

}  // namespace detail

DUTYGRAPH_INLINE plan from_assignments(std::span<const assignment_row> rows, const limits& allowed,
                                       const stop_token& stop) {
  stop.check("from_assignments");
  detail::row_collector collector;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    if (at % 4096 == 4095) stop.check("from_assignments");
    collector.take(rows[at], at + 1);
  }
  if (!collector.findings_.empty()) throw build_error(std::move(collector.findings_));
  return build(std::move(collector.records_), allowed, stop);
}

}  // namespace dutygraph
