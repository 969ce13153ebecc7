#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <dutygraph/build/build.hpp>
#include <dutygraph/model/lookup.hpp>
#include <dutygraph/model/plan.hpp>
#include <dutygraph/read/linkage.hpp>
#include <dutygraph/read/links_file.hpp>
#include <dutygraph/text/name_key.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Turns the rows of a links file (工作专班 → 工作任务) into curated `drives` edges.
class curated_links {
 public:
  explicit curated_links(plan_records& records) : records_(records) {
    for (std::size_t index = 0; index < records.nodes.size(); ++index) {
      const node_record& node = records.nodes[index];
      if (node.kind == node_kind::task_force) task_forces_.emplace(name_key::of(node.name), index);
      if (node.kind != node_kind::item) continue;
      keys_.emplace(name_key::of(node.key), index);
      numbers_[name_key::of(node.number)].push_back(index);
    }
  }

  void add(const std::vector<link_row>& rows, const stop_token& stop) {
    std::unordered_set<std::uint64_t> seen;
    for (std::size_t index = 0; index < rows.size(); ++index) {
      if (index % 4096 == 0) stop.check("reading a plan");
      const link_row& row = rows[index];
      const auto force = task_forces_.find(name_key::of(row.task_force));
      if (force == task_forces_.end()) {
        fail("links.unknown_task_force", row, node_kind::task_force, row.task_force);
      }
      const std::size_t item = find_item(row);
      const auto pair = (static_cast<std::uint64_t>(force->second) << 32) | item;
      if (row.tier != link_tier::core || !seen.insert(pair).second) continue;
      edge_record& edge = records_.edges.emplace_back();
      edge.relation = relation::drives;
      edge.source = {node_kind::task_force, records_.nodes[force->second].key};
      edge.target = {node_kind::item, records_.nodes[item].key};
      edge.provenance = provenance::curated;
      if (!row.reason.empty()) edge.matched.push_back(row.reason);
    }
  }

 private:
  [[noreturn]] void fail(const char* code, const link_row& row, node_kind kind,
                         const std::string& name) const {
    const std::string where = " “" + printable(name) + "” is in the plan";
    std::string message = "no " + std::string(to_string(kind)) + where;
    try {  // the records are sound at this point; the plan knows the nearest names
      static_cast<void>(find_node(build(records_), kind, name));
    } catch (const unknown_name& unknown) {
      for (std::size_t index = 0; index < unknown.nearest().size(); ++index) {
        message += (index == 0 ? "; the nearest: " : ", ") + unknown.nearest()[index];
      }
    } catch (const ambiguous_name& ambiguous) {
      message = "more than one " + std::string(to_string(kind)) + where;
      for (std::size_t index = 0; index < ambiguous.candidates().size(); ++index) {
        message += (index == 0 ? "; name one by its key: " : ", ") + ambiguous.candidates()[index];
      }
    }
    throw parse_error(code, std::move(message), place{row.file, row.line, 0, std::nullopt});
  }

  /// By key, else by the shortest end of the key in whole numbers that is not ambiguous.
  [[nodiscard]] std::size_t find_item(const link_row& row) const {
    const name_key wanted = name_key::of(row.item);
    if (const auto found = keys_.find(wanted); found != keys_.end()) return found->second;
    const std::string_view view = wanted.view();
    const std::size_t slash = view.rfind('/');
    const auto last = slash == std::string_view::npos ? view : view.substr(slash + 1);
    std::vector<std::size_t> found;
    if (const auto at = numbers_.find(name_key::of(last)); at != numbers_.end()) {
      for (const std::size_t index : at->second) {
        const name_key key = name_key::of(records_.nodes[index].key);
        if (slash == std::string_view::npos || key.view().ends_with("/" + std::string(view))) {
          found.push_back(index);
        }
      }
    }
    if (found.size() != 1) fail("links.unknown_item", row, node_kind::item, row.item);
    return found.front();
  }

  plan_records& records_;
  std::unordered_map<name_key, std::size_t> task_forces_;
  std::unordered_map<name_key, std::size_t> keys_;
  std::unordered_map<name_key, std::vector<std::size_t>> numbers_;
};

/// The part of the text where a phrase of an item stands; empty if the plan has no text.
DUTYGRAPH_INLINE span phrase_words(const graph& g, node_id item,
                                   const std::vector<node_id>& headings, const phrase_place& at) {
  const auto within = [&](span words, std::string_view printed, std::size_t offset) {
    if (!words.present() || words.size() != printed.size()) return span{};
    if (offset + at.length > printed.size()) return span{};
    const auto begin = words.begin + static_cast<std::uint32_t>(offset);
    return span{begin, begin + static_cast<std::uint32_t>(at.length)};
  };
  if (at.field == linkable_field::title) return within(g.name_words(item), g.name(item), at.offset);
  if (at.field == linkable_field::body) return within(g.text_words(item), g.text(item), at.offset);
  std::size_t begin = 0;
  for (const node_id heading : headings) {
    const std::string_view title = g.name(heading);
    if (at.offset < begin + title.size()) {
      return within(g.name_words(heading), title, at.offset - begin);
    }
    begin += title.size() + 1;
  }
  return {};
}

/// The headings above an item, the outermost first.
DUTYGRAPH_INLINE std::vector<node_id> headings_above(const graph& g, node_id item) {
  std::vector<node_id> headings;
  for (auto above = g.parent(item); above; above = g.parent(*above)) headings.push_back(*above);
  std::reverse(headings.begin(), headings.end());
  return headings;
}

/// Infers the `drives` edges of the task forces that no person has linked.
DUTYGRAPH_INLINE std::vector<edge_record> inferred_links(
    const plan& whole, const std::unordered_set<name_key>& curated, const stop_token& stop) {
  const graph& g = whole.stated_graph();
  std::vector<node_id> forces;
  std::vector<std::string_view> names;
  for (const node_id force : g.nodes(node_kind::task_force)) {
    if (curated.count(name_key::of(g.name(force))) != 0) continue;
    forces.push_back(force);
    names.push_back(g.name(force));
  }
  const auto item_nodes = g.nodes(node_kind::item);
  std::vector<std::string> headings(item_nodes.size());
  std::vector<linkable_item> items;
  items.reserve(item_nodes.size());
  for (const node_id item : item_nodes) {
    if (items.size() % 4096 == 0) stop.check("finding the items of task forces");
    std::string& joined = headings[items.size()];
    for (const node_id heading : headings_above(g, item)) {
      if (!joined.empty()) joined.push_back('\n');
      joined.append(g.name(heading));
    }
    items.push_back({joined, g.name(item), g.text(item)});
  }
  std::vector<edge_record> edges;
  for (inferred_link& link : infer_links(names, items, stop)) {
    const node_id item = item_nodes[link.item];
    edge_record& edge = edges.emplace_back();
    edge.relation = relation::drives;
    edge.source = {node_kind::task_force, std::string(g.name(forces[link.task_force]))};
    edge.target = {node_kind::item, std::string(g.key(item))};
    edge.provenance = provenance::inferred;
    edge.score = link.score;
    edge.matched = std::move(link.matched);
    edge.words = phrase_words(g, item, headings_above(g, item), link.where);
  }
  return edges;
}

}  // namespace detail

}  // namespace dutygraph
