#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dutygraph/query/similarity.hpp>

#include <dutygraph/model/lookup.hpp>
#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/query/detail/chapters.hpp>
#include <dutygraph/query/detail/character_pairs.hpp>
#include <dutygraph/query/detail/feature_rows.hpp>
#include <dutygraph/query/detail/holder_rows.hpp>
#include <dutygraph/query/detail/shared_runs.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// The basis asked for, or the usual one of the kind.
[[nodiscard]] inline similarity_basis basis_of(const similarity_options& options) {
  struct choice {
    node_kind of;
    std::vector<similarity_basis> by;  // the usual one first
  };
  using enum similarity_basis;
  const choice choices[] = {{node_kind::leader, {section, item, chapter}},
                            {node_kind::section, {item, leader, chapter}},
                            {node_kind::task_force, {item}},
                            {node_kind::item, {text, leader, section}}};
  for (const choice& one : choices) {
    if (one.of != options.of) continue;
    std::string known;
    for (const similarity_basis by : one.by) {
      if (by == options.by.value_or(one.by.front())) return by;
      known.append(known.empty() ? "" : ", ").append(to_string(by));
    }
    throw argument_error("query.similarity", "similarity: " + std::string(plural(options.of)) +
                                                 " are compared by " + known + ", not by " +
                                                 std::string(to_string(*options.by)));
  }
  throw argument_error("query.kind", "similarity: of is leader, section, task_force or item, not " +
                                         std::string(to_string(options.of)));
}

/// The things that nodes are compared by, as places within their kind.
class compared_things {
 public:
  compared_things(const plan& where, node_kind of, similarity_basis by, inheritance rule,
                  pace& steps)
      : structure_(where.stated_graph()), by_(by) {
    if (is_actor(of)) nodes_.emplace(where, of, rule, role_filter(), steps);
    if (by == similarity_basis::leader || by == similarity_basis::section) {
      features_.emplace(where, kind(), rule, role_filter(), steps);
    }
    if (by == similarity_basis::chapter) chapter_of_ = chapters_of_items(structure_);
    const std::uint32_t count = nodes_ ? nodes_->actors().size() : items().size();
    last_.resize(size());
    for (std::uint32_t node = 0; node < count; ++node) {
      if (nodes_) {
        for (const std::uint32_t item : nodes_->of_actor(node)) take(item, node, steps);
      } else {
        take(node, node, steps);
      }
      rows_.end_row();
    }
    turned_ = rows_.turned(size());
    rows_ = turned_.turned(count);
  }

  [[nodiscard]] const entry_rows& rows() const noexcept { return rows_; }
  [[nodiscard]] const entry_rows& turned() const noexcept { return turned_; }
  [[nodiscard]] std::string name(std::uint32_t place) const {
    const node_id node = structure_.nodes(kind())[place];
    const std::string_view printed = structure_.name(node);
    return structure_.number(node) == printed ? std::string(printed) : label(structure_, node);
  }
  /// How the holders were found, `; ` at the end.
  [[nodiscard]] std::string footings(node_kind of, inheritance rule) const {
    std::string text;
    if (nodes_) text += std::string(plural(of)) + " by " + footing(*nodes_, of, rule) + "; ";
    if (features_) {
      text += std::string(plural(kind())) + " by " + footing(*features_, kind(), rule) + "; ";
    }
    return text;
  }

 private:
  [[nodiscard]] node_kind kind() const noexcept {
    switch (by_) {
      case similarity_basis::leader:
        return node_kind::leader;
      case similarity_basis::section:
        return node_kind::section;
      case similarity_basis::chapter:
        return node_kind::heading;
      default:
        return node_kind::item;
    }
  }
  [[nodiscard]] id_range<node_id> items() const noexcept {
    return structure_.nodes(node_kind::item);
  }
  [[nodiscard]] std::size_t size() const noexcept { return structure_.nodes(kind()).size(); }

  /// Adds to `node` what it has through one item.
  void take(std::uint32_t item, std::uint32_t node, pace& steps) {
    const auto add = [&](std::uint32_t thing) {
      steps.step();
      if (std::exchange(last_[thing], node + 1) != node + 1) rows_.entries.push_back({thing, 1.0});
    };
    if (features_) {
      for (const std::uint32_t holder : features_->of_item(item)) add(holder);
    } else if (by_ == similarity_basis::item) {
      add(item);
    } else if (chapter_of_[item] != no_chapter) {
      add(chapter_of_[item]);
    }
  }

  const graph& structure_;
  similarity_basis by_;
  std::optional<holder_rows> nodes_;     // of an actor kind; else the nodes are the items
  std::optional<holder_rows> features_;  // where things are actors
  std::vector<std::uint32_t> chapter_of_;
  std::vector<std::uint32_t> last_;  // node + 1 that last had this thing
  entry_rows rows_;
  entry_rows turned_;
};

/// The columns of `similarity` but the last, and who had no neighbour.
class similarity_table {
 public:
  similarity_table(const graph& structure, node_kind of)
      : structure_(structure),
        nodes_(structure.nodes(of)),
        name_(out_.utf8("name")),
        key_(out_.utf8("key")),
        neighbour_(out_.utf8("neighbour")),
        neighbour_key_(out_.utf8("neighbour_key")),
        similarity_(out_.float64("similarity")),
        shared_(out_.int64("shared")),
        common_(out_.list("common")) {}

  /// `common(node, neighbour, list)` adds the words of one list.
  template <class Common>
  void fill(neighbour_finder& finder, std::uint32_t most, pace& steps, const Common& common) {
    for (std::uint32_t node = 0; node < nodes_.size(); ++node) {
      for (const neighbour& one : finder.nearest(node, most, steps)) {
        name_.push(structure_.name(nodes_[node]));
        key_.push(structure_.key(nodes_[node]));
        neighbour_.push(structure_.name(nodes_[one.node]));
        neighbour_key_.push(structure_.key(nodes_[one.node]));
        similarity_.push(one.similarity);
        shared_.push(one.shared);
        common(node, one.node, common_);
        common_.end_list();
      }
      if (!finder.found_any()) ++alone_;
    }
  }
  [[nodiscard]] table finish(const similarity_options& options, const std::string& how,
                             const std::string& footings) {
    const std::string_view several = plural(options.of);
    return out_.finish().with_caption(
        "similarity of " + std::string(several) + ": " + how + "; at most " +
        std::to_string(options.k) + " nearest of each, those with nothing in common left out; " +
        std::to_string(alone_) + " of " + counted(nodes_.size(), singular(options.of), several) +
        " without a neighbour; " + footings);
  }

 private:
  const graph& structure_;
  id_range<node_id> nodes_;
  table_builder out_;
  utf8_builder& name_;
  utf8_builder& key_;
  utf8_builder& neighbour_;
  utf8_builder& neighbour_key_;
  float64_builder& similarity_;
  int64_builder& shared_;
  list_builder& common_;
  std::uint32_t alone_ = 0;
};

[[nodiscard]] inline table similarity_by_things(const plan& where,
                                                const similarity_options& options,
                                                similarity_basis by, pace& steps) {
  constexpr std::size_t most_names = 20;
  const compared_things things(where, options.of, by, options.rule, steps);
  neighbour_finder finder(things.rows(), things.turned(), false);
  similarity_table out(where.stated_graph(), options.of);
  std::vector<std::uint32_t> last(things.turned().size());  // node + 1 that has this thing
  out.fill(finder, options.k, steps,
           [&](std::uint32_t node, std::uint32_t other, list_builder& common) {
             for (const feature_entry& entry : things.rows().row(node)) {
               last[entry.place] = node + 1;
             }
             std::size_t names = 0;
             for (const feature_entry& entry : things.rows().row(other)) {
               steps.step();
               if (last[entry.place] != node + 1) continue;
               common.add_word(things.name(entry.place));
               if (++names == most_names) break;
             }
           });
  constexpr std::string_view what[] = {"leaders", "sections", "items held", "top-level headings"};
  std::string how = "Jaccard index, what two share over what either has, of the ";
  how += what[static_cast<std::size_t>(by)];
  if (options.of != node_kind::item && by != similarity_basis::item) how += " of the items held";
  return out.finish(
      options, how,
      things.footings(options.of, options.rule) + "denominator: what either of the two has");
}

/// Prints the runs that two items share.
class run_printer {
 public:
  run_printer(const graph& structure, const character_pairs& pairs)
      : structure_(structure), pairs_(pairs), items_(structure.nodes(node_kind::item)) {}

  void print(std::uint32_t item, std::uint32_t other, list_builder& out) {
    constexpr std::size_t most_runs = 5;
    if (!read_ || *read_ != item) {
      read_characters(structure_, items_[item], mine_);
      finder_.read(mine_);
      read_ = item;
    }
    read_characters(structure_, items_[other], theirs_);
    finder_.find(theirs_, runs_);
    choose_runs(mine_, pairs_, most_runs, runs_);
    for (const shared_run& run : runs_) {
      const printed_character& first = mine_[run.begin];
      const printed_character& last = mine_[run.begin + run.size - 1];
      const std::string_view text =
          first.in_body ? structure_.text(items_[item]) : structure_.name(items_[item]);
      out.add_word(text.substr(first.begin, last.end - first.begin));
    }
  }

 private:
  const graph& structure_;
  const character_pairs& pairs_;
  id_range<node_id> items_;
  run_finder finder_;
  std::optional<std::uint32_t> read_;  // the item whose runs the finder knows
  std::vector<printed_character> mine_;
  std::vector<printed_character> theirs_;
  std::vector<shared_run> runs_;
};

[[nodiscard]] inline table similarity_by_text(const plan& where, const similarity_options& options,
                                              pace& steps) {
  const graph& structure = where.stated_graph();
  const character_pairs pairs(structure, steps);
  const entry_rows rows = pairs.items().turned(structure.nodes(node_kind::item).size());
  neighbour_finder finder(rows, pairs.items(), true);
  similarity_table out(structure, options.of);
  run_printer runs(structure, pairs);
  out.fill(finder, options.k, steps,
           [&](std::uint32_t item, std::uint32_t other, list_builder& common) {
             steps.token().check("similarity");
             runs.print(item, other, common);
           });
  return out.finish(options,
                    "cosine of the tf-idf vectors of neighbouring pairs of characters of title and "
                    "body; idf: ln((N + 1)/(df + 1)) + 1, N = " +
                        counted(pairs.with_text(), "item", "items") + " with text",
                    "inheritance has no part in it; denominator: the lengths of the two vectors");
}

}  // namespace detail

DUTYGRAPH_INLINE table similarity(const plan& where, const similarity_options& options,
                                  const stop_token& stop) {
  detail::pace steps(stop, "similarity");
  const similarity_basis by = detail::basis_of(options);
  if (by == similarity_basis::text) return detail::similarity_by_text(where, options, steps);
  return detail::similarity_by_things(where, options, by, steps);
}

}  // namespace dutygraph
