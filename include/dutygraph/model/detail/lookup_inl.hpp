#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include <dutygraph/model/lookup.hpp>
#include <dutygraph/text/name_key.hpp>
#include <dutygraph/text/utf8.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// The name and the kind, as errors show a node: `孔维健 (leader)`, `三/9 优化养老服务供给 (item)`.
DUTYGRAPH_INLINE std::string described(const graph& structure, node_id node) {
  const node_kind kind = structure.kind(node);
  std::string text = is_work(kind) ? std::string(structure.key(node)) + " " : std::string();
  return text.append(structure.name(node)).append(" (").append(to_string(kind)).append(")");
}

[[nodiscard]] DUTYGRAPH_INLINE std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out.push_back(next_code_point(text, at));
  return out;
}

/// Levenshtein distance in code points (V. I. Levenshtein 1966). O(|a| |b|).
[[nodiscard]] DUTYGRAPH_INLINE std::size_t edit_distance(const std::u32string& a,
                                                         const std::u32string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above + 1, row[j - 1] + 1, replaced});
      diagonal = above;
    }
  }
  return row.back();
}

/// How near words are to a wanted one.
class nearness {
 public:
  explicit nearness(std::string_view wanted)
      : sought_(code_points(wanted.substr(0, longest * 4))) {}

  /// 0 for a longer word that holds it, the number of edits where they are few, else nothing.
  [[nodiscard]] std::optional<std::size_t> of(std::string_view word) const {
    const std::u32string name = code_points(word);
    if (name.empty() || name.size() > longest || sought_.size() > longest) return std::nullopt;
    if (!sought_.empty() && name.find(sought_) != std::u32string::npos) return 0;
    const std::size_t size = std::max(sought_.size(), name.size());
    const std::size_t distance = edit_distance(sought_, name);
    if (distance > size / 2 || distance >= size) return std::nullopt;
    return distance;
  }

 private:
  static constexpr std::size_t longest =
      64;  // a name; anything longer is a sentence, not a slip of the pen
  std::u32string sought_;
};

inline constexpr std::size_t most_nearest = 5;

/// Up to five names near `wanted`: a longer name that holds it, or one with few edits.
DUTYGRAPH_INLINE std::vector<std::string> nearest_names(const graph& structure,
                                                        std::string_view wanted,
                                                        std::optional<node_kind> only) {
  const nearness sought(wanted);
  std::vector<std::pair<std::size_t, node_id>> near;
  for (const node_id node : structure.nodes()) {
    const node_kind kind = structure.kind(node);
    if (only ? kind != *only : kind == node_kind::commitment) continue;
    if (const auto distance = sought.of(structure.name(node))) near.emplace_back(*distance, node);
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> out;
  for (std::size_t index = 0; index < near.size() && index < most_nearest; ++index) {
    out.push_back(described(structure, near[index].second));
  }
  return out;
}

/// The only candidate; throws when there are several, or none.
DUTYGRAPH_INLINE node_id only_one(const graph& structure, const std::vector<node_id>& found,
                                  std::string_view name, std::string_view sought,
                                  std::optional<node_kind> only) {
  if (found.size() == 1) return found.front();
  if (found.empty()) throw unknown_name(name, sought, nearest_names(structure, name, only));
  std::vector<std::string> candidates;
  for (const node_id node : found) candidates.push_back(described(structure, node));
  throw ambiguous_name(name, std::move(candidates));
}

/// Work of one kind by key, else by number or title.
DUTYGRAPH_INLINE void find_work(const graph& structure, node_kind kind, std::string_view name,
                                std::vector<node_id>& found) {
  if (const auto node = structure.find(kind, name)) {
    found.push_back(*node);
    return;
  }
  for (const node_id node : structure.nodes(kind)) {
    if (structure.number(node) == name || structure.name(node) == name) found.push_back(node);
  }
}

}  // namespace detail

DUTYGRAPH_INLINE node_id find_node(const plan& where, std::string_view name) {
  const graph& structure = where.stated_graph();
  std::vector<node_id> found;
  const name_key key = name_key::of(name);
  for (const node_kind kind :
       {node_kind::leader, node_kind::section, node_kind::task_force, node_kind::theme}) {
    if (const auto node = structure.find(kind, key.view())) found.push_back(*node);
  }
  if (found.empty()) {
    for (const node_kind kind : {node_kind::item, node_kind::heading, node_kind::subitem}) {
      // A key names one node; numbers and titles are tried only where no key fits.
      if (const auto node = structure.find(kind, name)) found.push_back(*node);
    }
  }
  if (found.empty()) {
    for (const node_kind kind : {node_kind::item, node_kind::heading, node_kind::subitem}) {
      detail::find_work(structure, kind, name, found);
    }
  }
  return detail::only_one(structure, found, name, "name, key, number or title", std::nullopt);
}

DUTYGRAPH_INLINE node_id find_node(const plan& where, node_kind kind, std::string_view name) {
  const graph& structure = where.stated_graph();
  std::vector<node_id> found;
  if (is_work(kind)) {
    detail::find_work(structure, kind, name, found);
  } else if (const auto node = structure.find(kind, name_key::of(name).view())) {
    found.push_back(*node);
  }
  return detail::only_one(structure, found, name, to_string(kind), kind);
}

DUTYGRAPH_INLINE std::vector<std::string> nearest_words(std::span<const std::string_view> words,
                                                        std::string_view wanted) {
  const detail::nearness sought(wanted);
  std::vector<std::pair<std::size_t, std::size_t>> near;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (const auto distance = sought.of(words[at])) near.emplace_back(*distance, at);
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> out;
  for (std::size_t index = 0; index < near.size() && index < detail::most_nearest; ++index) {
    out.emplace_back(words[near[index].second]);
  }
  return out;
}

DUTYGRAPH_INLINE std::string label(const graph& structure, node_id node) {
  std::string text;
  if (!structure.number(node).empty()) {
    const bool chinese = structure.kind(node) == node_kind::heading;
    text.append(structure.number(node)).append(chinese ? "、" : ". ");
  }
  return text.append(structure.name(node));
}

}  // namespace dutygraph
