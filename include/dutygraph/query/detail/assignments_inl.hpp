#pragma once

#include <cstdint>
#include <string>

#include <dutygraph/query/assignments.hpp>

#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/query/detail/holder_rows.hpp>
#include <dutygraph/query/detail/statements.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Writes rows of assignments.
class assignment_writer {
 public:
  assignment_writer(const plan& where, table_builder& out)
      : where_(where),
        structure_(where.stated_graph()),
        lines_(where),
        actor_(out.utf8("actor")),
        actor_kind_(out.utf8("actor_kind")),
        role_(out.utf8("role")),
        role_word_(out.utf8("role_word")),
        effective_role_(out.utf8("effective_role")),
        work_kind_(out.utf8("work_kind")),
        number_(out.utf8("number")),
        key_(out.utf8("key")),
        title_(out.utf8("title")),
        provenance_(out.utf8("provenance")),
        open_list_(out.boolean("open_list")),
        score_(out.float64("score")),
        line_(out.int64("line")),
        quote_(out.utf8("quote")) {}

  /// The row that says that by `edge` its source holds `work`, which is its target or below it.
  void push(edge_id edge, node_id work) {
    const node_id actor = structure_.source(edge);
    const provenance known = provenance_towards(structure_, edge, work);
    const span words = structure_.words(edge);
    actor_.push(structure_.name(actor));
    actor_kind_.push(to_string(structure_.kind(actor)));
    role_.push(to_string(structure_.role(edge)));
    role_word_.push_or_null(structure_.role_word(edge));
    effective_role_.push(to_string(structure_.effective_role(edge)));
    work_kind_.push(kind_of_work(work));
    number_.push(structure_.number(work));
    key_.push(structure_.key(work));
    title_.push_or_null(structure_.name(work));
    provenance_.push(to_string(known));
    open_list_.push(structure_.open_list(edge));
    known == provenance::inferred ? score_.push(structure_.score(edge)) : score_.push_null();
    line_.push_optional(lines_.line(words));
    quote_.push_or_null(quoted(where_, words));
  }

 private:
  [[nodiscard]] std::string_view kind_of_work(node_id work) const noexcept {
    const node_kind kind = structure_.kind(work);
    if (kind == node_kind::subitem) return to_string(node_kind::item);
    if (kind == node_kind::heading && !structure_.parent(work)) return "chapter";
    return to_string(kind);
  }

  const plan& where_;
  const graph& structure_;
  line_finder lines_;
  utf8_builder& actor_;
  utf8_builder& actor_kind_;
  utf8_builder& role_;
  utf8_builder& role_word_;
  utf8_builder& effective_role_;
  utf8_builder& work_kind_;
  utf8_builder& number_;
  utf8_builder& key_;
  utf8_builder& title_;
  utf8_builder& provenance_;
  boolean_builder& open_list_;
  float64_builder& score_;
  int64_builder& line_;
  utf8_builder& quote_;
};

}  // namespace detail

DUTYGRAPH_INLINE table assignments(const plan& where, inheritance rule, const stop_token& stop) {
  detail::pace steps(stop, "assignments");
  const graph& structure = where.stated_graph();
  table_builder out;
  detail::assignment_writer rows(where, out);
  const auto push_all_at = [&](node_id work) {
    for (const incident& entry : structure.in(relation::assigned, work)) {
      steps.step();
      rows.push(entry.edge, work);
    }
  };
  if (rule == inheritance::direct) {
    for (const node_id force : structure.nodes(node_kind::task_force)) push_all_at(force);
    for (const node_id work : structure.outline()) push_all_at(work);
    return out.finish().with_caption(
        "assignments as stated, one row each; inheritance: direct; denominator: " +
        detail::counted(structure.edges(relation::assigned).size(), "assignment", "assignments"));
  }
  const holdings& held = where.holdings(rule, stop);
  std::uint32_t covered = 0;
  for (const node_id item : structure.nodes(node_kind::item)) {
    steps.step();
    if (!held.of_item(item).empty()) ++covered;
    for (const incident& entry : held.of_item(item)) {
      steps.step();
      rows.push(entry.edge, item);
    }
  }
  const std::uint32_t items = structure.nodes(node_kind::item).size();
  return out.finish().with_caption(
      "one row for each actor and effective role on an item; "
      "inheritance: " +
      std::string(to_string(rule)) + "; " + std::to_string(covered) + " of " +
      detail::counted(items, "item has", "items have") +
      " an actor; denominator: " + detail::counted(items, "item", "items"));
}

}  // namespace dutygraph
