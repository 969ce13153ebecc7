#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <dutygraph/query/gaps.hpp>

#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/query/detail/holder_rows.hpp>
#include <dutygraph/query/detail/item_commitments.hpp>
#include <dutygraph/query/detail/statements.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// True if a leader is assigned to a task force as its lead.
[[nodiscard]] inline bool has_head(const graph& structure, node_id force, pace& steps) {
  for (const incident& entry : structure.in(relation::assigned, force)) {
    steps.step();
    if (structure.kind(entry.node) == node_kind::leader &&
        structure.effective_role(entry.edge) == role::lead) {
      return true;
    }
  }
  return false;
}

/// Collects the rows of `gaps`, and counts them.
class gap_rows {
 public:
  gap_rows(const plan& where, inheritance rule, pace& steps)
      : where_(where), structure_(where.graph(steps.token())), rule_(rule), steps_(steps) {}

  [[nodiscard]] table run() {
    const holder_rows leaders(where_, node_kind::leader, rule_, role_filter(), steps_);
    const holder_rows sections(where_, node_kind::section, rule_, role_filter(), steps_);
    const holder_rows forces(where_, node_kind::task_force, rule_, role_filter(), steps_);
    items_without("item_without_leader", leaders, node_kind::leader);
    items_without("item_without_section", sections, node_kind::section);
    const bool read = where_.has_text() || !structure_.nodes(node_kind::commitment).empty();
    if (read) {
      items_that_state_no("item_without_figure", "no figure stands in it; not all work has one",
                          has_figure);
      items_that_state_no("item_without_deadline", "it states no deadline of its own",
                          has_deadline);
    }
    themes_without_item();
    actors_without_item("task_force_without_item", forces, true);
    task_forces_without_head();
    actors_without_item("leader_without_item", leaders, false);
    actors_without_item("section_without_item", sections, false);
    mentioned_bodies();
    return out_.finish().with_caption(caption(read));
  }

 private:
  struct tally {
    std::string_view gap;
    std::uint64_t count = 0;
  };

  void add(std::string_view gap, bool finding, node_id node, std::string_view note) {
    const node_kind kind = structure_.kind(node);
    const bool work = is_work(kind);
    row(gap, finding, to_string(kind), work ? structure_.number(node) : std::string_view(),
        structure_.key(node), structure_.name(node), note,
        structure_.name_words(node).present() ? structure_.name_words(node)
                                              : structure_.words(node));
  }

  void row(std::string_view gap, bool finding, std::string_view kind, std::string_view number,
           std::string_view key, std::string_view name, std::string_view note, span words) {
    std::vector<tally>& counts = finding ? findings_ : information_;
    if (counts.empty() || counts.back().gap != gap) counts.push_back({gap});
    ++counts.back().count;
    gap_.push(gap);
    level_.push(finding ? "finding" : "information");
    kind_.push(kind);
    number_.push_or_null(number);
    key_.push(key);
    name_.push(name);
    note_.push(note);
    line_.push_optional(lines_.line(words));
    quote_.push_or_null(quoted(where_, words));
  }

  [[nodiscard]] std::string by_rule() const {
    return "inheritance: " + std::string(to_string(rule_));
  }

  void items_without(std::string_view gap, const holder_rows& rows, node_kind of) {
    const std::uint32_t held = rows.covered_count(1);
    const std::string a(singular(of));
    std::string note;
    if (held != 0) {
      note = "no " + a + " holds it; " + std::to_string(held) + " of " +
             counted(rows.items().size(), "item has one", "items have one");
    } else if (rows.actors().empty()) {
      note = "the plan names no " + a;
    } else {
      note = "the plan names no " + a + " for any item, " + by_rule();
    }
    for (std::uint32_t item = 0; item < rows.items().size(); ++item) {
      steps_.step();
      if (rows.holder_count(item) == 0) add(gap, held != 0, rows.items()[item], note);
    }
  }

  template <class Fits>
  void items_that_state_no(std::string_view gap, std::string_view note, Fits fits) {
    for (const node_id item : structure_.nodes(node_kind::item)) {
      steps_.step();
      if (!fits(structure_, item)) add(gap, false, item, note);
    }
  }

  void themes_without_item() {
    for (const node_id theme : structure_.nodes(node_kind::theme)) {
      steps_.step();
      if (!structure_.out(relation::advances, theme).empty()) continue;
      const bool attitude = structure_.attitude(theme);
      add("theme_without_item", !attitude, theme,
          attitude ? "no item names it; it asks for a way of working, which none need name"
                   : "no item names it");
    }
  }

  void actors_without_item(std::string_view gap, const holder_rows& rows, bool finding) {
    for (std::uint32_t actor = 0; actor < rows.actors().size(); ++actor) {
      steps_.step();
      if (!rows.of_actor(actor).empty()) continue;
      const node_id node = rows.actors()[actor];
      if (finding) {
        add(gap, true, node, "it neither drives an item nor is assigned one, " + by_rule());
      } else if (structure_.out(relation::assigned, node).empty()) {
        add(gap, false, node, "nothing is assigned to it");
      } else {
        add(gap, false, node, "what is assigned to it reaches no item, " + by_rule());
      }
    }
  }

  void task_forces_without_head() {
    for (const node_id force : structure_.nodes(node_kind::task_force)) {
      steps_.step();
      if (has_head(structure_, force, steps_)) continue;
      add("task_force_without_head", true, force, "no leader is assigned to it as its lead");
    }
  }

  void mentioned_bodies() {
    for (const mention& one : where_.mentions()) {
      steps_.step();
      std::string note = "the item leans on it";
      if (!one.word.empty()) note += " (" + one.word + ")";
      note += "; it is no actor of the plan";
      row("mentioned_body", false, "mention", structure_.number(one.item), structure_.key(one.item),
          one.name, note, one.words);
    }
  }

  /// `7 findings (1 theme_without_item, 6 task_force_without_head)`.
  [[nodiscard]] static std::string summary(const std::vector<tally>& counts, std::string_view one,
                                           std::string_view several) {
    std::uint64_t all = 0;
    for (const tally& each : counts) all += each.count;
    std::string text = counted(all, one, several);
    for (std::size_t at = 0; at < counts.size(); ++at) {
      text.append(at == 0 ? " (" : ", ").append(std::to_string(counts[at].count));
      text.append(" ").append(counts[at].gap);
    }
    return counts.empty() ? text : text + ")";
  }

  [[nodiscard]] std::string caption(bool commitments_read) const {
    std::string text = summary(findings_, "finding", "findings") + "; " +
                       summary(information_, "information", "information") + "; " + by_rule() +
                       "; denominators: ";
    bool first = true;
    for (const node_kind kind : {node_kind::item, node_kind::theme, node_kind::task_force,
                                 node_kind::leader, node_kind::section}) {
      text += (first ? "" : ", ") +
              counted(structure_.nodes(kind).size(), singular(kind), plural(kind));
      first = false;
    }
    text += ", " + counted(where_.mentions().size(), "mention", "mentions");
    if (!commitments_read) text += "; figures and deadlines: not read";
    return text;
  }

  const plan& where_;
  const graph& structure_;
  inheritance rule_;
  pace& steps_;
  line_finder lines_{where_};
  table_builder out_;
  utf8_builder& gap_ = out_.utf8("gap");
  utf8_builder& level_ = out_.utf8("level");
  utf8_builder& kind_ = out_.utf8("kind");
  utf8_builder& number_ = out_.utf8("number");
  utf8_builder& key_ = out_.utf8("key");
  utf8_builder& name_ = out_.utf8("name");
  utf8_builder& note_ = out_.utf8("note");
  int64_builder& line_ = out_.int64("line");
  utf8_builder& quote_ = out_.utf8("quote");
  std::vector<tally> findings_;
  std::vector<tally> information_;
};

}  // namespace detail

DUTYGRAPH_INLINE table gaps(const plan& where, inheritance rule, const stop_token& stop) {
  detail::pace steps(stop, "gaps");
  return detail::gap_rows(where, rule, steps).run();
}

}  // namespace dutygraph
