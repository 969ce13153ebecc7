#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <dutygraph/query/lines_of_command.hpp>

#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/query/detail/chapters.hpp>
#include <dutygraph/query/detail/command_network.hpp>
#include <dutygraph/query/detail/reasons.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Chapters of the items on which derived lines rest, by section.
class joint_chapters {
 public:
  explicit joint_chapters(const command_network& network)
      : network_(network), chapter_of_(chapters_of_items(network.structure())) {
    if (network.joint()) last_.resize(network.joint()->sections.actors().size());
  }

  /// Takes the items that one leader leads: `write` then gives what each section shares with them.
  void take_leader(std::uint32_t leader, pace& steps) {
    clear();
    for (const std::uint32_t item : network_.joint()->leaders.of_actor(leader)) {
      for (const std::uint32_t section : network_.joint()->sections.of_item(item)) {
        steps.step();
        add(section, item);
      }
    }
    order();
  }

  /// Takes the items of one section that a leader leads.
  void take_section(std::uint32_t section, pace& steps) {
    clear();
    for (const std::uint32_t item : network_.joint()->sections.of_actor(section)) {
      steps.step();
      if (network_.joint()->leaders.holder_count(item) != 0) add(section, item);
    }
    order();
  }

  /// One list: the chapters of a section, which must come in rising order.
  void write(std::uint32_t section, list_builder& out) {
    const graph& structure = network_.structure();
    const id_range<node_id> headings = structure.nodes(node_kind::heading);
    for (; at_ < found_.size() && found_[at_].first == section; ++at_) {
      out.add_word(short_name(structure, headings[found_[at_].second]));
    }
    out.end_list();
  }

 private:
  void clear() {
    for (const auto& [section, chapter] : found_) last_[section] = 0;
    found_.clear();
    at_ = 0;
  }
  void add(std::uint32_t section, std::uint32_t item) {
    const std::uint32_t chapter = chapter_of_[item];
    if (chapter == no_chapter || last_[section] == chapter + 1) return;
    last_[section] = chapter + 1;  // items come chapter by chapter: this keeps the list short
    found_.emplace_back(section, chapter);
  }
  void order() {
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
  }

  const command_network& network_;
  std::vector<std::uint32_t> chapter_of_;
  std::vector<std::uint32_t> last_;  // of each section the last chapter added, + 1
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found_;  // section, chapter
  std::size_t at_ = 0;
};

/// How many distinct sets of leaders lead the items of each section.
class lead_groups {
 public:
  lead_groups(const joint_items& joint, pace& steps) : joint_(joint) {
    const std::uint32_t items = joint.leaders.items().size();
    std::vector<std::vector<std::uint32_t>> sets(items);
    for (std::uint32_t item = 0; item < items; ++item) {
      steps.step();
      const auto leaders = joint.leaders.of_item(item);
      sets[item].assign(leaders.begin(), leaders.end());
      std::sort(sets[item].begin(), sets[item].end());
    }
    std::vector<std::uint32_t> order(items);
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return sets[a] < sets[b]; });
    group_of_.resize(items);
    for (std::uint32_t at = 1; at < items; ++at) {
      const bool same = sets[order[at]] == sets[order[at - 1]];
      group_of_[order[at]] = group_of_[order[at - 1]] + (same ? 0 : 1);
    }
    last_.resize(items);
  }

  [[nodiscard]] std::int64_t of(std::uint32_t section, pace& steps) {
    std::int64_t count = 0;
    for (const std::uint32_t item : joint_.sections.of_actor(section)) {
      steps.step();
      if (joint_.leaders.holder_count(item) == 0) continue;
      if (std::exchange(last_[group_of_[item]], section + 1) != section + 1) ++count;
    }
    return count;
  }

 private:
  const joint_items& joint_;
  std::vector<std::uint32_t> group_of_;  // of each item
  std::vector<std::uint32_t> last_;      // of each group the last section counted, + 1
};

}  // namespace detail

DUTYGRAPH_INLINE table lines_of_command(const plan& where, const command_options& options,
                                        const stop_token& stop) {
  detail::pace steps(stop, "lines_of_command");
  const detail::command_network network(where, options, steps);
  const graph& structure = network.structure();
  table_builder out("who leads whom, each pair once; " + network.basis());
  auto& superior = out.utf8("superior");
  auto& superior_kind = out.utf8("superior_kind");
  auto& subordinate = out.utf8("subordinate");
  auto& subordinate_kind = out.utf8("subordinate_kind");
  auto& provenance = out.utf8("provenance");
  auto& rule = out.utf8("rule");
  auto& items = out.int64("items");
  auto& chapters = out.list("chapters");
  detail::joint_chapters joint(network);
  for (std::uint32_t place = 0; place < network.size(); ++place) {
    const node_id above = network.node(place);
    const auto below = network.subordinates(place);
    if (network.joint() && !below.empty()) joint.take_leader(place, steps);
    for (std::size_t at = 0; at < below.size(); ++at) {
      steps.step();
      const std::size_t line = network.first_line(place) + at;
      const node_id led = network.node(below[at]);
      superior.push(structure.name(above));
      superior_kind.push(to_string(structure.kind(above)));
      subordinate.push(structure.name(led));
      subordinate_kind.push(to_string(structure.kind(led)));
      if (network.joint()) {
        provenance.push(to_string(provenance::inferred));
        rule.push(network.rule());
        items.push(network.items(line));
        joint.write(below[at] - network.joint()->leaders.actors().size(), chapters);
      } else {
        provenance.push(to_string(structure.provenance(network.edge(line))));
        rule.push_or_null(structure.rule(network.edge(line)));
        items.push_null();
        chapters.end_list();
      }
    }
  }
  return out.finish();
}

DUTYGRAPH_INLINE table unity_of_command(const plan& where, const command_options& options,
                                        const stop_token& stop) {
  detail::pace steps(stop, "unity_of_command");
  const detail::command_network network(where, options, steps);
  const graph& structure = network.structure();
  std::vector<std::uint32_t> shown;
  std::uint64_t several = 0;
  for (std::uint32_t place = 0; place < network.size(); ++place) {
    const std::size_t superiors = network.superiors(place).size();
    if (superiors > 1) ++several;
    const bool section = structure.kind(network.node(place)) == node_kind::section;
    if (superiors != 0 || section) shown.push_back(place);
  }
  std::string caption = "with more than one superior: " + std::to_string(several) + " of " +
                        detail::counted(shown.size(), "actor", "actors") +
                        " (all sections, and others who have one)";
  if (network.joint()) {
    caption +=
        "; where leaders lead together several names are normal, and the text shows no more than "
        "that";
  }
  table_builder out(caption + "; " + network.basis());
  auto& name = out.utf8("name");
  auto& kind = out.utf8("kind");
  auto& superiors = out.int64("superiors");
  auto& groups = out.int64("lead_groups");
  auto& chapters = out.list("chapters");
  auto& names = out.list("names");
  detail::joint_chapters joint(network);
  std::optional<detail::lead_groups> sets;
  if (network.joint()) sets.emplace(*network.joint(), steps);
  for (const std::uint32_t place : shown) {
    const node_id node = network.node(place);
    const auto above = network.superiors(place);
    name.push(structure.name(node));
    kind.push(to_string(structure.kind(node)));
    superiors.push(above.size());
    if (network.joint()) {  // then only sections are led
      const std::uint32_t section = place - network.joint()->leaders.actors().size();
      groups.push(sets->of(section, steps));
      joint.take_section(section, steps);
      joint.write(section, chapters);
    } else {
      groups.push(above.size());
      chapters.end_list();
    }
    for (const std::uint32_t one : above) {
      steps.step();
      names.add_word(structure.name(network.node(one)));
    }
    names.end_list();
  }
  return out.finish();
}

}  // namespace dutygraph
