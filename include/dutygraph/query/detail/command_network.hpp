#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include <dutygraph/model/plan.hpp>
#include <dutygraph/query/detail/holder_rows.hpp>
#include <dutygraph/query/detail/pace.hpp>
#include <dutygraph/query/line_source.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Who leads an item and which sections they lead there: what derived lines rest on.
struct joint_items {
  joint_items(const plan& where, inheritance rule, pace& steps)
      : leaders(where, node_kind::leader, rule, role_filter(leading), steps),
        sections(where, node_kind::section, rule, role_filter(led), steps) {}

  static constexpr std::array<role, 1> leading = {role::lead};
  static constexpr std::array<role, 2> led = {role::lead, role::responsible};
  holder_rows leaders;
  holder_rows sections;
};

/// The actors and lines of a plan, each pair once, as rows of places in both directions.
///
/// A place is an index into `nodes`, which are in document order; leaders come first, then sections
/// and then task forces. Line `n` ends at the n-th of all subordinates, superior by superior.
class command_network {
 public:
  command_network(const plan& where, const command_options& options, pace& steps)
      : structure_(where.stated_graph()), rule_(options.rule) {
    const bool stated =
        options.lines == line_source::stated ||
        (options.lines == line_source::automatic && !structure_.edges(relation::leads).empty());
    if (stated) {
      fill_stated(steps);
    } else {
      joint_.emplace(where, rule_, steps);
      fill_derived(steps);
    }
    fill_superiors(steps);
  }

  [[nodiscard]] const graph& structure() const noexcept { return structure_; }
  [[nodiscard]] std::uint32_t size() const noexcept {
    return static_cast<std::uint32_t>(nodes_.size());
  }
  [[nodiscard]] node_id node(std::uint32_t place) const noexcept { return nodes_[place]; }
  [[nodiscard]] std::size_t line_count() const noexcept { return subordinate_.size(); }
  /// The number of the first line of a superior.
  [[nodiscard]] std::size_t first_line(std::uint32_t place) const noexcept { return begin_[place]; }
  [[nodiscard]] std::span<const std::uint32_t> subordinates(std::uint32_t place) const noexcept {
    return std::span(subordinate_).subspan(begin_[place], begin_[place + 1] - begin_[place]);
  }
  [[nodiscard]] std::span<const std::uint32_t> superiors(std::uint32_t place) const noexcept {
    return std::span(superior_).subspan(in_begin_[place], in_begin_[place + 1] - in_begin_[place]);
  }
  /// What derived lines rest on; nothing if the lines are stated.
  [[nodiscard]] const std::optional<joint_items>& joint() const noexcept { return joint_; }
  /// The edge of a stated line.
  [[nodiscard]] edge_id edge(std::size_t line) const noexcept { return edges_[line]; }
  /// How many items a derived line rests on.
  [[nodiscard]] std::uint32_t items(std::size_t line) const noexcept { return items_[line]; }

  /// The rule of derived lines, as it stands in a column.
  [[nodiscard]] std::string rule() const {
    return "leader and section of one item; inheritance: " + std::string(to_string(rule_));
  }

  /// The part of a caption that says which lines were used.
  [[nodiscard]] std::string basis() const {
    if (!joint_) {
      std::string text = "lines: stated, from the leads edges of the plan";
      if (structure_.edges(relation::leads).empty()) text += ", which has none";
      if (repeated_ != 0) {
        text += "; " + counted(repeated_, "repeated line", "repeated lines") + " left out";
      }
      if (loops_ != 0) {
        text += "; " + counted(loops_, "line", "lines") + " from an actor to itself left out";
      }
      return text;
    }
    const holder_rows& sections = joint_->sections;
    std::string text =
        "lines: derived, not stated: a leader leads a section where both hold one item, the leader "
        "in role lead, the section in role lead or responsible; inheritance: " +
        std::string(to_string(rule_)) + "; responsibility stated at headings for " +
        std::to_string(sections.stated_at_headings()) + " of " +
        counted(sections.items().size(), "item", "items");
    if (sections.stated_at_headings() != 0) {
      text +=
          "; lines are upper bounds, because a heading does not say which of its items each "
          "section carries out";
    }
    return text;
  }

 private:
  void fill_stated(pace& steps) {
    const id_range<node_id> actors = structure_.actors();
    const id_range<edge_id> edges = structure_.edges(relation::leads);
    std::vector<bool> part(actors.size());
    for (const node_id actor : actors) {
      part[actors.index(actor)] = structure_.kind(actor) != node_kind::task_force;
    }
    for (const edge_id edge : edges) {
      part[actors.index(structure_.source(edge))] = true;
      part[actors.index(structure_.target(edge))] = true;
    }
    std::vector<std::uint32_t> place(actors.size());
    for (const node_id actor : actors) {
      steps.step();
      if (!part[actors.index(actor)]) continue;
      place[actors.index(actor)] = size();
      nodes_.push_back(actor);
    }
    std::vector<std::tuple<std::uint32_t, std::uint32_t, edge_id>> lines;
    lines.reserve(edges.size());
    for (const edge_id edge : edges) {
      steps.step();
      lines.emplace_back(place[actors.index(structure_.source(edge))],
                         place[actors.index(structure_.target(edge))], edge);
    }
    std::sort(lines.begin(), lines.end());
    begin_.assign(std::size_t{size()} + 1, 0);
    for (std::size_t at = 0; at < lines.size(); ++at) {
      steps.step();
      const auto& [superior, subordinate, edge] = lines[at];
      if (superior == subordinate) {
        ++loops_;
      } else if (at != 0 && std::get<0>(lines[at - 1]) == superior &&
                 std::get<1>(lines[at - 1]) == subordinate) {
        ++repeated_;
      } else {
        ++begin_[std::size_t{superior} + 1];
        subordinate_.push_back(subordinate);
        edges_.push_back(edge);
      }
    }
    for (std::size_t at = 1; at < begin_.size(); ++at) begin_[at] += begin_[at - 1];
  }

  void fill_derived(pace& steps) {
    const holder_rows& leaders = joint_->leaders;
    const holder_rows& sections = joint_->sections;
    for (const node_id leader : leaders.actors()) nodes_.push_back(leader);
    for (const node_id section : sections.actors()) nodes_.push_back(section);
    begin_.reserve(nodes_.size() + 1);
    begin_.push_back(0);
    std::vector<std::uint32_t> common(sections.actors().size());
    std::vector<std::uint32_t> met;
    for (std::uint32_t leader = 0; leader < leaders.actors().size(); ++leader) {
      for (const std::uint32_t item : leaders.of_actor(leader)) {
        for (const std::uint32_t section : sections.of_item(item)) {
          steps.step();
          if (common[section]++ == 0) met.push_back(section);
        }
      }
      std::sort(met.begin(), met.end());
      for (const std::uint32_t section : met) {
        subordinate_.push_back(leaders.actors().size() + section);
        items_.push_back(common[section]);
        common[section] = 0;
      }
      met.clear();
      begin_.push_back(subordinate_.size());
    }
    begin_.resize(nodes_.size() + 1, subordinate_.size());
  }

  void fill_superiors(pace& steps) {
    in_begin_.assign(std::size_t{size()} + 1, 0);
    for (const std::uint32_t subordinate : subordinate_) ++in_begin_[std::size_t{subordinate} + 1];
    for (std::size_t at = 1; at < in_begin_.size(); ++at) in_begin_[at] += in_begin_[at - 1];
    superior_.resize(subordinate_.size());
    std::vector<std::size_t> next(in_begin_.begin(), in_begin_.end() - 1);
    for (std::uint32_t place = 0; place < size(); ++place) {
      for (const std::uint32_t subordinate : subordinates(place)) {
        steps.step();
        superior_[next[subordinate]++] = place;
      }
    }
  }

  const graph& structure_;
  inheritance rule_;
  std::optional<joint_items> joint_;
  std::vector<node_id> nodes_;
  std::vector<std::size_t> begin_;
  std::vector<std::uint32_t> subordinate_;
  std::vector<edge_id> edges_;
  std::vector<std::uint32_t> items_;
  std::vector<std::size_t> in_begin_;
  std::vector<std::uint32_t> superior_;
  std::uint64_t repeated_ = 0;
  std::uint64_t loops_ = 0;
};

}  // namespace detail

}  // namespace dutygraph
