#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/model/lookup.hpp>
#include <dutygraph/query/commitments.hpp>
#include <dutygraph/query/hierarchy.hpp>
#include <dutygraph/query/lines_of_command.hpp>
#include <dutygraph/query/workload.hpp>
#include <dutygraph/scenario/detail/check_findings.hpp>
#include <dutygraph/scenario/detail/check_parameters.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// \file
/// The checks, one function each: `(scope, the rule's values, where findings go)`.

/// The distinct actors that count on one item after the other.
class counted_holders {
 public:
  counted_holders(check_scope& scope, const holder_filter& who)
      : scope_(scope),
        who_(who),
        held_(scope.where.holdings(scope.by, scope.stop)),
        driving_(who.counts_driving() ? &scope.where.graph(scope.stop) : nullptr),
        last_item_(scope.structure.actors().size()) {}

  /// In the order in which they are stated; valid until the next call.
  [[nodiscard]] std::span<const node_id> of(node_id item) {
    found_.clear();
    ++turn_;
    for (const incident& entry : held_.of_item(item)) {
      scope_.step();
      const graph& structure = scope_.structure;
      const role as = structure.effective_role(entry.edge);
      if (who_.counts(structure.kind(entry.node), as)) take(entry.node);
    }
    if (driving_ == nullptr) return found_;
    for (const incident& entry : driving_->in(relation::drives, item)) {
      scope_.step();
      take(entry.node);
    }
    return found_;
  }

 private:
  void take(node_id actor) {
    std::uint32_t& last = last_item_[scope_.structure.actors().index(actor)];
    if (last == turn_) return;
    last = turn_;
    found_.push_back(actor);
  }

  check_scope& scope_;
  const holder_filter& who_;
  const holdings& held_;
  const graph* driving_;
  std::vector<std::uint32_t> last_item_;  // the turn in which an actor was found last
  std::uint32_t turn_ = 0;
  std::vector<node_id> found_;
};

/// `孔德民, 孔令爱`: at most ten names.
template <class Names>
[[nodiscard]] std::string names_in_a_row(const Names& names) {
  constexpr std::size_t most = 10;
  std::string text;
  std::size_t count = 0;
  for (const std::string_view name : names) {
    if (count == most) return text + ", …";
    text.append(count++ == 0 ? "" : ", ").append(name);
  }
  return text;
}

[[nodiscard]] inline std::string names_in_a_row(const graph& structure,
                                                std::span<const node_id> nodes) {
  std::vector<std::string_view> names;
  for (const node_id node : nodes) names.push_back(structure.name(node));
  return names_in_a_row(names);
}

inline void items_without(check_scope& scope, const parameter_values& values, finding_rows& found) {
  counted_holders holders(scope, values.who());
  const id_range<node_id> items = scope.structure.nodes(node_kind::item);
  std::vector<node_id> open;
  for (const node_id item : items) {
    scope.step();
    if (holders.of(item).empty()) open.push_back(item);
  }
  if (open.empty()) return;
  const std::string who = values.who().text();
  const std::string of_all = amount(items.size(), "item", "items");
  if (open.size() == items.size()) {
    return found.at_plan("The plan names no " + who + " for any of its " + of_all + ".");
  }
  const std::string message = "No " + who + " is named for this item; " +
                              std::to_string(items.size() - open.size()) + " of " + of_all +
                              " have one.";
  for (const node_id item : open) found.at(item, message);
}

inline void items_with_many(check_scope& scope, const parameter_values& values,
                            finding_rows& found) {
  counted_holders holders(scope, values.who());
  const std::uint64_t most = values.count("at_most");
  for (const node_id item : scope.structure.nodes(node_kind::item)) {
    scope.step();
    const auto named = holders.of(item);
    if (named.size() <= most) continue;
    found.at(item, "It names " + std::to_string(named.size()) + " as " + values.who().text() +
                       ", where the rule has " + std::to_string(most) +
                       " at most: " + names_in_a_row(scope.structure, named) + ".");
  }
}

inline void items_with_one(check_scope& scope, const parameter_values& values,
                           finding_rows& found) {
  counted_holders holders(scope, values.who());
  for (const node_id item : scope.structure.nodes(node_kind::item)) {
    scope.step();
    const auto named = holders.of(item);
    if (named.size() != 1) continue;
    found.at(item, "This item rests on one name alone: " +
                       std::string(scope.structure.name(named.front())) + ".");
  }
}

inline void task_forces_without_head(check_scope& scope, const parameter_values& values,
                                     finding_rows& found) {
  const graph& structure = scope.structure;
  for (const node_id force : structure.nodes(node_kind::task_force)) {
    bool headed = false;
    for (const incident& entry : structure.in(relation::assigned, force)) {
      scope.step();
      headed = headed || values.who().counts(structure.kind(entry.node),
                                             structure.effective_role(entry.edge));
    }
    if (headed) continue;
    found.at(force, "No " + values.who().text() + " is assigned to this task force.");
  }
}

inline void actors_without_item(check_scope& scope, node_kind kind, finding_rows& found) {
  const graph& structure = scope.structure;
  const holdings& held = scope.where.holdings(scope.by, scope.stop);
  for (const node_id actor : structure.nodes(kind)) {
    scope.step();
    if (!held.of_actor(actor).empty()) continue;
    const std::string who = "this " + std::string(to_string(kind));
    found.at(actor, structure.out(relation::assigned, actor).empty()
                        ? "Nothing is assigned to " + who + "."
                        : "What is assigned to " + who + " reaches no item (inheritance: " +
                              std::string(to_string(scope.by)) + ").");
  }
}

inline void leaders_without_item(check_scope& scope, const parameter_values&, finding_rows& found) {
  actors_without_item(scope, node_kind::leader, found);
}

inline void sections_without_item(check_scope& scope, const parameter_values&,
                                  finding_rows& found) {
  actors_without_item(scope, node_kind::section, found);
}

inline void loads_above_mean(check_scope& scope, const parameter_values& values,
                             finding_rows& found) {
  workload_options options;
  options.of = *value_named<node_kind>(node_kind_names, values.word("of"));
  options.rule = scope.by;
  const table loads = workload(scope.where, options, scope.stop);
  const table_column& column = loads.column(values.word("load"));
  const auto load = [&column](std::size_t row) {
    return column.type() == column_type::int64 ? static_cast<double>(column.int64_at(row))
                                               : column.float64_at(row);
  };
  double sum = 0.0;
  for (std::size_t row = 0; row < loads.rows(); ++row) sum += load(row);
  const double mean = sum / static_cast<double>(loads.rows());
  const double times = values.number("times");
  constexpr double rounding = 1e-12;  // of the mean, so that equal loads are not above it
  const id_range<node_id> actors = scope.structure.nodes(options.of);
  for (std::size_t row = 0; row < loads.rows(); ++row) {
    if (!(load(row) > times * mean * (1.0 + rounding))) continue;
    found.at(actors[static_cast<std::uint32_t>(row)],
             "The load in " + values.word("load") + " is " + two_places(load(row)) + ", above " +
                 two_places(times) + " times the mean of " + two_places(mean) + ".");
  }
}

inline void sections_under_several_leads(check_scope& scope, const parameter_values& values,
                                         finding_rows& found) {
  const table lines =
      unity_of_command(scope.where, {.lines = line_source::derived, .rule = scope.by}, scope.stop);
  const id_range<node_id> sections = scope.structure.nodes(node_kind::section);
  const table_column& groups = lines.column("lead_groups");
  for (std::size_t row = 0; row < lines.rows(); ++row) {  // derived: all sections, nothing else
    const auto several = static_cast<std::uint64_t>(groups.int64_at(row));
    if (several < values.count("leads")) continue;
    found.at(sections[static_cast<std::uint32_t>(row)],
             "It stands under " + std::to_string(several) +
                 " different leads, joint leads counted once: " +
                 names_in_a_row(lines.column("names").list_at(row)) + ".");
  }
}

[[nodiscard]] inline command_options lines_of(const check_scope& scope,
                                              const parameter_values& values) {
  return {*value_named<line_source>(line_source_names, values.word("lines")), scope.by};
}

inline void circles_of_command(check_scope& scope, const parameter_values& values,
                               finding_rows& found) {
  if (scope.structure.edges(relation::leads).empty()) return;  // derived lines have no circle
  const table shape = hierarchy(scope.where, lines_of(scope, values), scope.stop);
  constexpr std::string_view mark = "cycle: ";
  for (std::size_t row = 0; row < shape.rows(); ++row) {
    const table_column& reason = shape.column("reason");
    if (shape.column("index").utf8_at(row) != "depth" || reason.is_null(row)) continue;
    if (reason.utf8_at(row).substr(0, mark.size()) != mark) continue;
    const std::string path(reason.utf8_at(row).substr(mark.size()));
    found.at_plan("The lines of command run in a circle: " + path + ".");
  }
}

inline void wide_spans(check_scope& scope, const parameter_values& values, finding_rows& found) {
  const table lines = lines_of_command(scope.where, lines_of(scope, values), scope.stop);
  const table_column& superior = lines.column("superior");
  const table_column& kind = lines.column("superior_kind");
  for (std::size_t first = 0, row = 0; row < lines.rows(); ++row) {
    const bool last = row + 1 == lines.rows() ||
                      superior.utf8_at(row + 1) != superior.utf8_at(first) ||
                      kind.utf8_at(row + 1) != kind.utf8_at(first);
    if (!last) continue;
    const std::size_t span = row + 1 - first;
    if (span > values.count("at_most")) {
      const auto of = *value_named<node_kind>(node_kind_names, kind.utf8_at(first));
      found.at(find_node(scope.where, of, superior.utf8_at(first)),
               amount(span, "subordinate", "subordinates") + " where the rule has " +
                   std::to_string(values.count("at_most")) + " at most.");
    }
    first = row + 1;
  }
}

inline void targets_without_deadline(check_scope& scope, const parameter_values&,
                                     finding_rows& found) {
  const table figures = targets(scope.where, scope.stop);
  const table_column& line = figures.column("line");
  for (std::size_t row = 0; row < figures.rows(); ++row) {
    scope.step();
    if (!figures.column("deadline").is_null(row)) continue;
    const std::string_view text = figures.column("text").utf8_at(row);
    std::optional<std::uint64_t> at;
    if (!line.is_null(row)) at = static_cast<std::uint64_t>(line.int64_at(row));
    found.row(to_string(node_kind::commitment), figures.column("number").utf8_at(row),
              figures.column("key").utf8_at(row), text, "No deadline is stated for this figure.",
              at, at ? text : std::string_view());
  }
}

inline void not_understood(check_scope& scope, const parameter_values& values,
                           finding_rows& found) {
  severity least = severity::information;
  while (to_string(least) != values.word("least")) {
    least = static_cast<severity>(static_cast<int>(least) + 1);
  }
  for (const diagnostic& one : scope.where.diagnostics()) {
    scope.step();
    if (one.severity < least) continue;
    std::optional<std::uint64_t> line;
    if (one.where.line != 0) line = one.where.line;
    found.row("diagnostic", {}, {}, one.code, one.message, line, one.excerpt);
  }
}

}  // namespace detail

}  // namespace dutygraph
