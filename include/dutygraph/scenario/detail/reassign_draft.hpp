#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/scenario/detail/reassign_model.hpp>
#include <dutygraph/scenario/reassignment.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// One edit before it is written: who leaves an item, who comes.
struct reassign_step {
  std::uint32_t item = 0;
  std::optional<std::uint32_t> from;
  std::optional<std::uint32_t> to;
};

/// The table of moves.
class move_rows {
 public:
  explicit move_rows(const std::string& caption)
      : rows_("one row an edit, in document order of the items; " + caption) {}

  void push(const graph& structure, node_id item,
            const std::array<std::optional<std::string_view>, 3>& actors, std::string_view reason) {
    number_.push_or_null(structure.number(item));
    key_.push(structure.key(item));
    title_.push(structure.name(item));
    from_.push_optional(actors[0]);
    to_.push_optional(actors[1]);
    via_.push_optional(actors[2]);
    reason_.push(reason);
  }
  [[nodiscard]] table finish() { return rows_.finish(); }

 private:
  table_builder rows_;
  utf8_builder& number_ = rows_.utf8("number");
  utf8_builder& key_ = rows_.utf8("key");
  utf8_builder& title_ = rows_.utf8("title");
  utf8_builder& from_ = rows_.utf8("from");
  utf8_builder& to_ = rows_.utf8("to");
  utf8_builder& via_ = rows_.utf8("via");
  utf8_builder& reason_ = rows_.utf8("reason");
};

/// Turns what a solver took into edits, each with the sentence that says why.
class draft_writer {
 public:
  draft_writer(const plan& where, const reassign_model& model, const reassign_options& options)
      : structure_(where.stated_graph()), model_(model), options_(options) {}

  /// The edits, in document order of the items.
  [[nodiscard]] std::vector<reassign_step> steps(const std::vector<std::uint8_t>& taken) const {
    std::vector<reassign_step> out;
    for (std::uint32_t item = 0; item < model_.rules.items; ++item) {
      std::vector<std::uint32_t> then = holders_then(item, taken);
      const auto now = model_.rules.held.of_item(item);
      std::vector<std::uint32_t> lost;
      for (const std::uint32_t actor : now) {
        const auto at = std::find(then.begin(), then.end(), actor);
        if (at == then.end()) {
          lost.push_back(actor);
        } else {
          then.erase(at);
        }
      }
      for (std::size_t at = 0; at < std::max(lost.size(), then.size()); ++at) {
        reassign_step& step = out.emplace_back();
        step.item = item;
        if (at < lost.size()) step.from = lost[at];
        if (at < then.size()) step.to = then[at];
      }
    }
    return out;
  }

  /// The same as a change; with `moves`, a row for each edit as well.
  [[nodiscard]] change write(const std::vector<std::uint8_t>& taken, move_rows* moves = nullptr) {
    change out;
    out.title = "reassignment of the role " + std::string(to_string(options_.as)) + " (draft)";
    start_loads();
    const std::vector<reassign_step> all = steps(taken);
    for (std::size_t at = 0; at < all.size();) {
      const std::size_t first = at;
      while (at < all.size() && all[at].item == all[first].item) ++at;
      const std::vector<std::int64_t> before = load_;
      pass_on(all[first].item, taken);
      for (std::size_t one = first; one < at; ++one) {
        const reassign_step& step = all[one];
        out.edits.push_back(edit_of(step, sentence(step, before)));
        if (moves == nullptr) continue;
        moves->push(structure_, structure_.nodes(node_kind::item)[step.item],
                    {name_of(step.from), name_of(step.to), link_name(step)},
                    out.edits.back().reason);
      }
    }
    return out;
  }

 private:
  /// Who holds an item after the draft, in document order.
  [[nodiscard]] std::vector<std::uint32_t> holders_then(
      std::uint32_t item, const std::vector<std::uint8_t>& taken) const {
    std::vector<std::uint32_t> then = model_.kept(item);
    const std::uint32_t unit = model_.unit_of[item];
    if (unit != reassign_model::none) {
      const assignment_problem& problem = model_.problem;
      for (std::uint32_t arc = problem.first_arc[unit]; arc < problem.first_arc[unit + 1]; ++arc) {
        if (taken[arc] != 0) then.push_back(model_.holder_actor[problem.arc_holder[arc]]);
      }
      std::sort(then.begin(), then.end());
    }
    return then;
  }

  void start_loads() {
    load_.assign(model_.rules.actors, 0);
    for (std::uint32_t item = 0; item < model_.rules.items; ++item) {
      const auto now = model_.rules.held.of_item(item);
      for (const std::uint32_t actor : now) {
        load_[actor] += model_.load_of(item, static_cast<std::uint32_t>(now.size()));
      }
    }
  }
  void pass_on(std::uint32_t item, const std::vector<std::uint8_t>& taken) {
    const auto now = model_.rules.held.of_item(item);
    for (const std::uint32_t actor : now) {
      load_[actor] -= model_.load_of(item, static_cast<std::uint32_t>(now.size()));
    }
    for (const std::uint32_t actor : holders_then(item, taken)) {
      load_[actor] += model_.load_of(item, model_.demand[item]);
    }
  }

  [[nodiscard]] std::optional<std::string_view> name_of(
      const std::optional<std::uint32_t>& actor) const {
    if (!actor) return std::nullopt;
    return structure_.name(structure_.nodes(options_.of)[*actor]);
  }
  /// The section (or leader) that makes the one who comes eligible.
  [[nodiscard]] std::optional<std::uint32_t> link_of(const reassign_step& step) const {
    if (!step.to) return std::nullopt;
    const item_candidates& all = model_.candidates;
    for (std::size_t arc = all.first_arc[step.item]; arc < all.first_arc[step.item + 1]; ++arc) {
      if (all.holder[arc] == *step.to && all.link[arc] != item_candidates::none) {
        return all.link[arc];
      }
    }
    return std::nullopt;
  }
  [[nodiscard]] std::optional<std::string_view> link_name(const reassign_step& step) const {
    const auto link = link_of(step);
    if (!link) return std::nullopt;
    return structure_.name(structure_.nodes(other_kind(options_.of))[*link]);
  }

  [[nodiscard]] edit edit_of(const reassign_step& step, std::string reason) const {
    edit out;
    out.kind = step.from && step.to ? edit_kind::move
               : step.to            ? edit_kind::add
                                    : edit_kind::remove;
    out.what = options_.of;
    out.name = std::string(*name_of(step.from ? step.from : step.to));
    out.work = std::string(structure_.key(structure_.nodes(node_kind::item)[step.item]));
    if (step.from && step.to) out.to = std::string(*name_of(step.to));
    out.role = options_.as;
    out.reason = std::move(reason);
    return out;
  }

  /// `10 from A to B: B shares section S with it; A goes from 11 to 10, B from 2 to 3`.
  [[nodiscard]] std::string sentence(const reassign_step& step,
                                     const std::vector<std::int64_t>& before) const {
    const std::string item = model_.rules.item_name(step.item);
    std::string text = item;
    if (step.from && step.to) {
      text += " from " + named(*step.from) + " to " + named(*step.to);
    } else if (step.to) {
      const bool open = model_.rules.held.of_item(step.item).empty();
      text += std::string(open ? ", which has nobody, to " : " also to ") + named(*step.to);
    } else {
      text += " no longer with " + named(*step.from) + ", because it needs " +
              std::to_string(model_.demand[step.item]);
    }
    text += ": ";
    std::uint32_t section = 0;
    if (step.from && model_.rules.barred_row(*step.from, step.item, &section) != 0) {
      text += options_.of == node_kind::leader
                  ? named(*step.from) + " may not oversee " + model_.rules.other_name(section)
                  : model_.rules.other_name(section) + " may not oversee " + named(*step.from);
      text += "; ";
    }
    if (step.to) text += why_eligible(step) + "; ";
    if (step.from) text += span_of(*step.from, before, true);
    if (step.from && step.to) text += ", ";
    if (step.to) text += span_of(*step.to, before, !step.from);
    return text;
  }

  [[nodiscard]] std::string named(std::uint32_t actor) const {
    return model_.rules.actor_name(actor);
  }
  [[nodiscard]] std::string span_of(std::uint32_t actor, const std::vector<std::int64_t>& before,
                                    bool first) const {
    return named(actor) + (first ? " goes from " : " from ") +
           plain_number(model_.shown(before[actor])) + " to " +
           plain_number(model_.shown(load_[actor]));
  }
  [[nodiscard]] std::string why_eligible(const reassign_step& step) const {
    const auto link = link_of(step);
    const std::string to = named(*step.to);
    switch (model_.candidates.who) {
      case eligibility::shared_section:
        return to + " shares section " + model_.rules.other_name(*link) + " with it";
      case eligibility::shared_leader:
        return to + " shares leader " + model_.rules.other_name(*link) + " with it";
      case eligibility::overseen:
        return to + " oversees section " + model_.rules.other_name(*link) + " of it";
      case eligibility::table:
        return "the table names " + to + " for it";
      case eligibility::any:
        break;
    }
    return "anyone may take it";
  }

  const graph& structure_;
  const reassign_model& model_;
  const reassign_options& options_;
  std::vector<std::int64_t> load_;  // of each actor, as it goes along
};

}  // namespace detail

}  // namespace dutygraph
