#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dutygraph/scenario/compare.hpp>

#include <dutygraph/error.hpp>
#include <dutygraph/model/interner.hpp>
#include <dutygraph/model/lookup.hpp>
#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/query/workload.hpp>
#include <dutygraph/scenario/detail/compared_work.hpp>
#include <dutygraph/scenario/detail/differences.hpp>
#include <dutygraph/scenario/detail/item_holders.hpp>
#include <dutygraph/scenario/detail/paired_headings.hpp>
#include <dutygraph/scenario/detail/pairing.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

inline constexpr double similar_from = 0.4;  // of the words similar_title and similar_text

/// The columns that say what a piece of work was before and is after.
class work_columns {
 public:
  explicit work_columns(table_builder& out)
      : change(out.list("change")),
        number{&out.utf8("number_before"), &out.utf8("number_after")},
        key{&out.utf8("key_before"), &out.utf8("key_after")},
        title{&out.utf8("title_before"), &out.utf8("title_after")} {}

  /// One side of a row; nothing where it lacks.
  void push(std::size_t side, const graph& structure, const std::optional<node_id>& node) {
    if (!node) {
      number[side]->push_null();
      key[side]->push_null();
      title[side]->push_null();
      return;
    }
    number[side]->push_or_null(structure.number(*node));
    key[side]->push(structure.key(*node));
    title[side]->push_or_null(structure.name(*node));
  }

  list_builder& change;
  std::array<utf8_builder*, 2> number;
  std::array<utf8_builder*, 2> key;
  std::array<utf8_builder*, 2> title;
};

/// Compares two plans and writes down what it finds.
class plan_comparison {
 public:
  plan_comparison(const plan& before, const plan& after, const compare_options& options,
                  const stop_token& stop)
      : plans_{&before, &after},
        options_(options),
        stop_(stop),
        least_(least_score(options.threshold)),
        work_(graph_of(0), graph_of(1), node_kind::item, stop),
        items_(pair_up(
            work_, work_.candidates(options.all_pairs, {}, stop), least_,
            [this](const place_pair& pair) {
              const bool both = work_.both_texts(pair);
              const bool any = work_.any_text(pair);
              const bool counts = both || !work_.any_title(pair);
              return score_of(work_, pair, counts ? work_.text(pair) : 0.0, both, any);
            },
            stop)),
        headings_(graph_of(0), graph_of(1), items_, options.all_pairs, least_, stop),
        holders_{item_holders(before, options.rule, stop),
                 item_holders(after, options.rule, stop)} {
    const id_range<node_id> actors = graph_of(0).actors();
    for (const node_id actor : actors) {
      counterpart_.push_back(graph_of(1).find(graph_of(0).kind(actor), graph_of(0).key(actor)));
    }
  }

  [[nodiscard]] dutygraph::comparison run() {
    dutygraph::comparison result;
    result.items = items();
    result.headings = headings();
    result.actors = actors();
    result.totals = totals();
    result.exact = items_.exact && headings_.pairs().exact;
    return result;
  }

 private:
  using side_holders = std::vector<std::pair<node_id, role>>;  // sorted, each once

  [[nodiscard]] static std::int64_t least_score(double threshold) {
    if (threshold > 0.0 && threshold <= 1.0) {
      return std::max<std::int64_t>(1, std::llround(threshold * millionths_in_one));
    }
    throw argument_error("scenario.threshold", "compare: threshold is " +
                                                   std::to_string(threshold) +
                                                   "; give a score above 0 and at most 1");
  }
  [[nodiscard]] const graph& graph_of(std::size_t side) const {
    return plans_[side]->stated_graph();
  }
  [[nodiscard]] std::string counted_items(std::size_t side) const {
    return std::to_string(graph_of(side).nodes(node_kind::item).size());
  }

  /// Whether leaders and sections of two items are others, or the same in other roles.
  void compare_holders(node_id before, node_id after, difference_set& found) {
    side_holders mine;
    bool changed = false;
    for (const auto& [actor, as] : holders_[0].with_roles(before)) {
      const auto& there = counterpart_[graph_of(0).actors().index(actor)];
      changed = changed || !there;
      if (there) mine.emplace_back(*there, as);
    }
    std::sort(mine.begin(), mine.end());
    const side_holders& theirs = holders_[1].with_roles(after);
    const auto same_actor = [](const auto& one, const auto& other) {
      return one.first == other.first;
    };
    side_holders one = mine;
    side_holders other = theirs;
    one.erase(std::unique(one.begin(), one.end(), same_actor), one.end());
    other.erase(std::unique(other.begin(), other.end(), same_actor), other.end());
    changed =
        changed || !std::equal(one.begin(), one.end(), other.begin(), other.end(), same_actor);
    found.add(difference::holders_changed, changed);
    found.add(difference::roles_changed, !changed && mine != theirs);
  }

  [[nodiscard]] table items() {
    table_builder out(
        "items paired one to one with the greatest sum of scores; score: 0.5 title + 0.4 text + "
        "0.1 "
        "number, 0.9 title + 0.1 number where one has no text, each similarity 0 to 1; pairs "
        "from " +
        decimal(options_.threshold) + " on; match: identical title, or inferred by similarity" +
        (items_.exact ? "" : "; the work allowed was not enough for the greatest sum") +
        "; chapters: paired by title and items; leaders and sections: compared by name" +
        same_names() + "; inheritance: " + std::string(to_string(options_.rule)) +
        "; denominators: " + counted_items(0) + " items before, " + counted_items(1) + " after");
    work_columns columns(out);
    const std::array<utf8_builder*, 2> chapter = {&out.utf8("chapter_before"),
                                                  &out.utf8("chapter_after")};
    auto& score = out.float64("score");
    auto& title = out.float64("title_similarity");
    auto& text = out.float64("text_similarity");
    auto& match = out.utf8("match");
    auto& evidence = out.list("evidence");
    const std::array<list_builder*, 4> held = {
        &out.list("leaders_before"), &out.list("leaders_after"), &out.list("sections_before"),
        &out.list("sections_after")};
    const auto row = [&](std::optional<node_id> before, std::optional<node_id> after) {
      stop_.check("compare");
      difference_set found;
      if (before && after) {
        const place_pair pair(work_.before().index(*before), work_.after().index(*after));
        score.push(static_cast<double>(items_.score[pair.first]) / millionths_in_one);
        push_match(work_, pair, work_.any_text(pair), match, evidence);
        const double alike = work_.title(pair);
        work_.any_title(pair) ? title.push(alike) : title.push_null();
        work_.both_texts(pair) ? text.push(work_.text(pair)) : text.push_null();
        compare_work(work_, pair, found);
        found.add(difference::moved, headings_.other_chapter(*before, *after));
        found.add(difference::reworded, !work_.same_text(pair));
        compare_holders(*before, *after, found);
        found.close();
        item_count_.count(found, !identical(work_, pair, work_.any_text(pair)));
        ++item_count_.both;
      } else {
        push_nulls(score, title, text, match, evidence);
        found.add(before ? difference::lost : difference::gained);
        item_count_.count(found, false);
      }
      found.print(columns.change);
      columns.push(0, graph_of(0), before);
      columns.push(1, graph_of(1), after);
      push_chapter(*chapter[0], 0, before ? headings_.chapter_before(*before) : std::nullopt);
      push_chapter(*chapter[1], 1, after ? headings_.chapter_after(*after) : std::nullopt);
      push_holders(*held[0], 0, node_kind::leader, before);
      push_holders(*held[1], 1, node_kind::leader, after);
      push_holders(*held[2], 0, node_kind::section, before);
      push_holders(*held[3], 1, node_kind::section, after);
    };
    each_row(work_, items_, row, item_count_);
    return out.finish();
  }

  [[nodiscard]] table headings() {
    const compared_work& work = headings_.work();
    const pairing& pairs = headings_.pairs();
    table_builder out(
        "headings of one level paired one to one with the greatest sum of scores; score: 0.5 title "
        "+ 0.4 items (twice the paired items below both, over the items below either) + 0.1 "
        "number; "
        "pairs from " +
        decimal(options_.threshold) + " on; match: identical title, or inferred" +
        (pairs.exact ? "" : "; the work allowed was not enough for the greatest sum") +
        "; items: below each, at any level; denominators: " + std::to_string(work.before().size()) +
        " headings before, " + std::to_string(work.after().size()) + " after");
    work_columns columns(out);
    auto& score = out.float64("score");
    auto& match = out.utf8("match");
    auto& before_items = out.int64("items_before");
    auto& after_items = out.int64("items_after");
    auto& kept = out.int64("items_kept");
    const auto row = [&](std::optional<node_id> before, std::optional<node_id> after) {
      difference_set found;
      const auto items_before =
          before ? headings_.items_before(work.before().index(*before)) : std::nullopt;
      const auto items_after =
          after ? headings_.items_after(work.after().index(*after)) : std::nullopt;
      before_items.push_optional(items_before);
      after_items.push_optional(items_after);
      if (before && after) {
        const place_pair pair(work.before().index(*before), work.after().index(*after));
        const bool any_items = items_before.value_or(0) + items_after.value_or(0) != 0;
        const bool by_title = identical(work, pair, any_items);
        score.push(static_cast<double>(pairs.score[pair.first]) / millionths_in_one);
        match.push(by_title ? "identical" : "inferred");
        items_before ? kept.push(headings_.kept(pair)) : kept.push_null();
        compare_work(work, pair, found);
        found.add(difference::moved,
                  headings_.other_parent(graph_of(0).parent(*before), graph_of(1).parent(*after)));
        found.close();
        heading_count_.count(found, !by_title);
        ++heading_count_.both;
      } else {
        score.push_null();
        match.push_null();
        kept.push_null();
        found.add(before ? difference::lost : difference::gained);
        heading_count_.count(found, false);
      }
      found.print(columns.change);
      columns.push(0, graph_of(0), before);
      columns.push(1, graph_of(1), after);
    };
    each_row(work, pairs, row, heading_count_);
    return out.finish();
  }

  [[nodiscard]] table actors() {
    table_builder out(
        "items of each leader and section before and after, in full and fractionally (1/number of "
        "holders of the kind); kept: paired items held in both; paired by kind and name" +
        same_names() + "; counts of sections are upper bounds where headings state them; " +
        "inheritance: " + std::string(to_string(options_.rule)) +
        "; denominators: " + counted_items(0) + " items before, " + counted_items(1) + " after");
    auto& name = out.utf8("name");
    auto& kind_name = out.utf8("kind");
    auto& items_before = out.int64("items_before");
    auto& items_after = out.int64("items_after");
    auto& kept = out.int64("kept");
    auto& fraction_before = out.float64("items_fractional_before");
    auto& fraction_after = out.float64("items_fractional_after");
    const std::vector<std::uint32_t> kept_of = count_kept();
    for (const node_kind kind : {node_kind::leader, node_kind::section}) {
      const table mine = workload(*plans_[0], {kind, options_.rule, {}, {}, {}}, stop_);
      const table theirs = workload(*plans_[1], {kind, options_.rule, {}, {}, {}}, stop_);
      const id_range<node_id> before = graph_of(0).nodes(kind);
      const id_range<node_id> after = graph_of(1).nodes(kind);
      difference_count& count = kind == node_kind::leader ? leader_count_ : section_count_;
      count.before = before.size();
      count.after = after.size();
      const auto push = [&](const table& loads, std::uint32_t place, int64_builder& items,
                            float64_builder& fraction) {
        items.push(loads.column("items").int64_at(place));
        fraction.push(loads.column("items_fractional").float64_at(place));
      };
      std::vector<bool> known(after.size());
      for (std::uint32_t place = 0; place < before.size(); ++place) {
        const std::uint32_t index = graph_of(0).actors().index(before[place]);
        name.push(graph_of(0).name(before[place]));
        kind_name.push(to_string(kind));
        push(mine, place, items_before, fraction_before);
        if (const auto& there = counterpart_[index]) {
          known[after.index(*there)] = true;
          push(theirs, after.index(*there), items_after, fraction_after);
          kept.push(kept_of[index]);
          ++count.both;
        } else {
          items_after.push_null();
          fraction_after.push_null();
          kept.push_null();
        }
      }
      for (std::uint32_t place = 0; place < after.size(); ++place) {
        if (known[place]) continue;
        name.push(graph_of(1).name(after[place]));
        kind_name.push(to_string(kind));
        items_before.push_null();
        fraction_before.push_null();
        kept.push_null();
        push(theirs, place, items_after, fraction_after);
      }
    }
    return out.finish();
  }

  [[nodiscard]] table totals() const {
    table_builder out(
        "both: paired, of items and headings by score, of leaders and sections by name" +
        same_names() + "; gained: after only; lost: before only; same: no difference; inferred: " +
        "paired by similarity and not by an identical title; an item may have several differences");
    auto& kind = out.utf8("kind");
    auto& before = out.int64("before");
    auto& after = out.int64("after");
    auto& both = out.int64("both");
    auto& gained = out.int64("gained");
    auto& lost = out.int64("lost");
    auto& same = out.int64("same");
    auto& inferred = out.int64("inferred");
    std::vector<int64_builder*> changes;
    for (std::size_t at = 3; at < difference_names.size(); ++at) {
      changes.push_back(&out.int64(difference_names[at]));
    }
    const auto row = [&](node_kind what, const difference_count& count, std::size_t known) {
      kind.push(to_string(what));
      before.push(count.before);
      after.push(count.after);
      both.push(count.both);
      gained.push(count.after - count.both);
      lost.push(count.before - count.both);
      known > 0 ? same.push(count.of[0]) : same.push_null();
      known > 0 ? inferred.push(count.inferred) : inferred.push_null();
      for (std::size_t at = 0; at < changes.size(); ++at) {
        at < known ? changes[at]->push(count.of[at + 3]) : changes[at]->push_null();
      }
    };
    row(node_kind::item, item_count_, changes.size());
    row(node_kind::heading, heading_count_, 3);
    row(node_kind::leader, leader_count_, 0);
    row(node_kind::section, section_count_, 0);
    return out.finish();
  }

  /// Those before in order, each with its partner, then those after that have none.
  template <class Row>
  void each_row(const compared_work& work, const pairing& pairs, const Row& row,
                difference_count& count) {
    count.before = work.before().size();
    count.after = work.after().size();
    for (std::uint32_t place = 0; place < count.before; ++place) {
      const std::uint32_t partner = pairs.partner_after[place];
      row(work.before()[place],
          partner == nobody ? std::nullopt : std::optional(work.after()[partner]));
    }
    for (std::uint32_t place = 0; place < count.after; ++place) {
      if (pairs.partner_before[place] == nobody) row(std::nullopt, work.after()[place]);
    }
  }

  /// Whether a pair rests on an identical title, or on what stands for it where there is none.
  [[nodiscard]] static bool identical(const compared_work& work, const place_pair& pair,
                                      bool any_more) noexcept {
    if (work.any_title(pair)) return work.same_title(pair);
    return any_more ? work.any_text(pair) && work.same_text(pair) : work.same_number(pair);
  }

  static void compare_work(const compared_work& work, const place_pair& pair,
                           difference_set& found) {
    found.add(difference::renamed, !work.same_title(pair));
    found.add(difference::renumbered, !work.same_number(pair));
  }

  void push_match(const compared_work& work, const place_pair& pair, bool any_text,
                  utf8_builder& match, list_builder& evidence) const {
    match.push(identical(work, pair, any_text) ? "identical" : "inferred");
    const bool numbered = !graph_of(0).number(work.before()[pair.first]).empty();
    if (numbered && work.same_number(pair)) evidence.add_word("number");
    if (work.any_title(pair) && work.same_title(pair)) {
      evidence.add_word("title");
    } else if (work.title(pair) >= similar_from) {
      evidence.add_word("similar_title");
    }
    if (work.both_texts(pair) && work.same_text(pair)) {
      evidence.add_word("text");
    } else if (work.text(pair) >= similar_from) {
      evidence.add_word("similar_text");
    }
    evidence.end_list();
  }

  template <class... Columns>
  static void push_nulls(Columns&... columns) {
    (columns.push_null(), ...);
  }
  void push_chapter(utf8_builder& out, std::size_t side, const std::optional<node_id>& chapter) {
    chapter ? out.push(label(graph_of(side), *chapter)) : out.push_null();
  }
  void push_holders(list_builder& out, std::size_t side, node_kind kind,
                    const std::optional<node_id>& item) {
    if (!item) {
      out.push_null();
      return;
    }
    for (const node_id actor : holders_[side].of(*item, kind)) {
      out.add_word(graph_of(side).name(actor));
    }
    out.end_list();
  }

  /// For each actor before, how many paired items it holds in both.
  [[nodiscard]] std::vector<std::uint32_t> count_kept() {
    std::vector<std::uint32_t> kept(counterpart_.size());
    for (const node_kind kind : {node_kind::leader, node_kind::section}) {
      for (std::uint32_t place = 0; place < work_.before().size(); ++place) {
        const std::uint32_t partner = items_.partner_after[place];
        if (partner == nobody) continue;
        const std::vector<node_id>& theirs = holders_[1].of(work_.after()[partner], kind);
        for (const node_id actor : holders_[0].of(work_.before()[place], kind)) {
          const std::uint32_t index = graph_of(0).actors().index(actor);
          const auto& there = counterpart_[index];
          if (there && std::binary_search(theirs.begin(), theirs.end(), *there)) ++kept[index];
        }
      }
    }
    return kept;
  }

  /// What a caption says of names in two documents.
  [[nodiscard]] std::string same_names() const {
    const std::string& one = plans_[0]->document().issuer;
    const std::string& other = plans_[1]->document().issuer;
    const bool known = !one.empty() && !other.empty();
    if (known && name_key::of(one) == name_key::of(other)) {
      return " (both plans issued by " + one + ")";
    }
    return " (same name, not necessarily the same person: issuers " +
           (known ? one + " and " + other : std::string("not stated for both")) + ")";
  }
  [[nodiscard]] static std::string decimal(double value) {
    std::string text = std::to_string(value);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
  }

  std::array<const plan*, 2> plans_;
  const compare_options& options_;
  const stop_token& stop_;
  std::int64_t least_;
  compared_work work_;
  pairing items_;
  paired_headings headings_;
  std::array<item_holders, 2> holders_;
  std::vector<std::optional<node_id>> counterpart_;  // after, of each actor before
  difference_count item_count_;
  difference_count heading_count_;
  difference_count leader_count_;
  difference_count section_count_;
};

}  // namespace detail

DUTYGRAPH_INLINE comparison compare(const plan& before, const plan& after,
                                    const compare_options& options, const stop_token& stop) {
  stop.check("compare");
  return detail::plan_comparison(before, after, options, stop).run();
}

}  // namespace dutygraph
