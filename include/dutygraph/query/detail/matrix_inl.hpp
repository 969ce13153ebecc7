#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <dutygraph/query/matrix.hpp>

#include <dutygraph/model/lookup.hpp>
#include <dutygraph/query/detail/chapters.hpp>
#include <dutygraph/query/detail/holder_rows.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// One side of a matrix: its nodes, and for each item those that it belongs to.
class matrix_axis {
 public:
  matrix_axis(const plan& where, node_kind kind, inheritance rule, bool chapters_only, pace& steps)
      : kind_(kind) {
    const graph& structure = where.stated_graph();
    if (is_actor(kind)) {
      holders_.emplace(where, kind, rule, role_filter(), steps);
      for (const node_id actor : holders_->actors()) nodes_.push_back(actor);
      return;
    }
    switch (kind) {
      case node_kind::theme:
        fill_themes(structure, steps);
        break;
      case node_kind::heading:
        fill_headings(structure, chapters_only, steps);
        break;
      case node_kind::item:
        fill_items(structure);
        break;
      default:
        throw argument_error("query.kind",
                             "matrix: rows and columns are leader, section, task_force, theme, "
                             "heading or item, not " +
                                 std::string(to_string(kind)));
    }
  }

  [[nodiscard]] std::size_t size() const noexcept { return nodes_.size(); }
  [[nodiscard]] std::span<const std::uint32_t> of_item(std::uint32_t item) const noexcept {
    if (holders_) return holders_->of_item(item);
    return std::span(place_).subspan(begin_[item], begin_[item + 1] - begin_[item]);
  }
  [[nodiscard]] std::vector<std::string> names(const graph& structure) const {
    std::vector<std::string> result;
    result.reserve(nodes_.size());
    for (const node_id node : nodes_) {
      result.push_back(is_work(kind_) ? label(structure, node) : std::string(structure.name(node)));
    }
    return result;
  }
  [[nodiscard]] const std::optional<holder_rows>& holders() const noexcept { return holders_; }

 private:
  void fill_themes(const graph& structure, pace& steps) {
    const id_range<node_id> themes = structure.nodes(node_kind::theme);
    std::vector<std::uint32_t> last(themes.size());
    for (const node_id theme : themes) nodes_.push_back(theme);
    begin_.push_back(0);
    std::uint32_t stamp = 0;
    for (const node_id item : structure.nodes(node_kind::item)) {
      ++stamp;
      for (const incident& entry : structure.in(relation::advances, item)) {
        steps.step();
        const std::uint32_t place = themes.index(entry.node);
        if (last[place] == stamp) continue;
        last[place] = stamp;
        place_.push_back(place);
      }
      begin_.push_back(place_.size());
    }
  }

  void fill_headings(const graph& structure, bool chapters_only, pace& steps) {
    const id_range<node_id> headings = structure.nodes(node_kind::heading);
    std::vector<std::uint32_t> place_of(headings.size());
    for (const node_id node : structure.outline()) {
      if (!headings.contains(node) || (chapters_only && structure.parent(node))) continue;
      place_of[headings.index(node)] = static_cast<std::uint32_t>(nodes_.size());
      nodes_.push_back(node);
    }
    const std::vector<std::uint32_t> chapter_of = chapters_of_items(structure);
    begin_.push_back(0);
    for (const node_id item : structure.nodes(node_kind::item)) {
      steps.step();
      if (chapters_only) {
        const std::uint32_t chapter = chapter_of[begin_.size() - 1];
        if (chapter != no_chapter) place_.push_back(place_of[chapter]);
      } else {
        for (auto above = structure.parent(item); above; above = structure.parent(*above)) {
          steps.step();
          if (headings.contains(*above)) place_.push_back(place_of[headings.index(*above)]);
        }
      }
      begin_.push_back(place_.size());
    }
  }

  void fill_items(const graph& structure) {
    begin_.push_back(0);
    for (const node_id item : structure.nodes(node_kind::item)) {
      place_.push_back(static_cast<std::uint32_t>(nodes_.size()));
      nodes_.push_back(item);
      begin_.push_back(place_.size());
    }
  }

  node_kind kind_;
  std::optional<holder_rows> holders_;  // of an actor kind; else the rows below
  std::vector<node_id> nodes_;
  std::vector<std::size_t> begin_;
  std::vector<std::uint32_t> place_;
};

[[nodiscard]] inline std::string matrix_caption(const graph& structure, node_kind rows,
                                                node_kind columns, inheritance rule,
                                                bool chapters_only, const matrix_axis& down,
                                                const matrix_axis& across) {
  std::string text =
      "number of items in common, each counted in full; rows: " + std::string(plural(rows)) +
      ", columns: " + std::string(plural(columns));
  if (rows == node_kind::heading || columns == node_kind::heading) {
    text += chapters_only ? " (headings: top-level)"
                          : " (headings: all, an item counts for each around it)";
  }
  text += "; ";
  const bool one_kind = rows == columns;
  for (const bool first : {true, false}) {
    const auto& holders = (first ? down : across).holders();
    if (!holders || (!first && one_kind)) continue;
    const node_kind kind = first ? rows : columns;
    text += std::string(plural(kind)) + " by " + basis(*holders, kind, rule) + "; ";
  }
  if (down.holders() || across.holders()) return text.substr(0, text.size() - 2);
  return text + "denominator: " + counted(structure.nodes(node_kind::item).size(), "item", "items");
}

}  // namespace detail

DUTYGRAPH_INLINE matrix shared_items(const plan& where, node_kind rows, node_kind columns,
                                     inheritance rule, bool chapters_only, const stop_token& stop) {
  constexpr std::size_t most_cells = std::size_t{1} << 27;  // one GiB of counts
  detail::pace steps(stop, "shared_items");
  const detail::matrix_axis down(where, rows, rule, chapters_only, steps);
  const detail::matrix_axis across(where, columns, rule, chapters_only, steps);
  const graph& structure = where.stated_graph();
  if (across.size() != 0 && down.size() > most_cells / across.size()) {
    throw argument_error(
        "query.matrix_size",
        "matrix: " + std::to_string(down.size()) + " " + std::string(detail::plural(rows)) +
            " times " + std::to_string(across.size()) + " " + std::string(detail::plural(columns)) +
            " are more than " + std::to_string(most_cells) +
            " cells; filter the plan, or take kinds with fewer nodes");
  }
  matrix result;
  result.rows = down.names(structure);
  result.columns = across.names(structure);
  result.values.resize(down.size() * across.size());
  for (std::uint32_t item = 0; item < structure.nodes(node_kind::item).size(); ++item) {
    steps.step();
    for (const std::uint32_t row : down.of_item(item)) {
      const std::span line = std::span(result.values).subspan(row * across.size(), across.size());
      for (const std::uint32_t column : across.of_item(item)) {
        steps.step();
        ++line[column];
      }
    }
  }
  result.caption =
      detail::matrix_caption(structure, rows, columns, rule, chapters_only, down, across);
  return result;
}

}  // namespace dutygraph
