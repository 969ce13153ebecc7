#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <string>

#include <dutygraph/query/why.hpp>

#include <dutygraph/model/lookup.hpp>
#include <dutygraph/query/detail/holder_rows.hpp>
#include <dutygraph/query/detail/reasons.hpp>
#include <dutygraph/query/detail/statements.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

[[nodiscard]] inline evidence evidence_of(const plan& where, const graph& structure, edge_id edge,
                                          node_id work) {
  evidence found;
  found.source = structure.source(edge);
  found.target = structure.target(edge);
  found.relation = structure.relation_of(edge);
  if (found.relation == relation::assigned) found.role = structure.effective_role(edge);
  found.role_word = structure.role_word(edge);
  found.provenance = provenance_towards(structure, edge, work);
  found.rule = structure.rule(edge);
  const std::string way = way_to(structure, edge, work);
  if (!way.empty()) found.rule += (found.rule.empty() ? "" : "; ") + way;

  std::vector<node_id> upwards;  // from the work to just below the target
  const bool from_part = found.target != work && structure.parent(found.target) == work;
  for (node_id at = work; !from_part && at != found.target;) {
    upwards.push_back(at);
    const auto above = structure.parent(at);
    if (!above) break;
    at = *above;
  }
  if (from_part) upwards.push_back(work);
  found.path = {found.source, found.target};
  found.path.insert(found.path.end(), upwards.rbegin(), upwards.rend());

  found.words = structure.words(edge);
  found.name_words = structure.name_words(edge);
  found.where = where.position(found.words);
  found.quote = quoted(where, found.words);
  found.score = structure.score(edge);
  for (const string_id phrase : structure.matched(edge)) {
    found.matched.emplace_back(structure.string(phrase));
  }
  return found;
}

/// `text` without anything that does not show, however long.
[[nodiscard]] inline std::string shown(std::string_view text) {
  constexpr std::size_t piece = 180;  // bytes: fewer characters than `printable` keeps
  std::string result;
  while (!text.empty()) {
    std::size_t size = text.size() < piece ? text.size() : piece;
    while (size > 1 && size < text.size() &&
           (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) {
      --size;
    }
    result += printable(text.substr(0, size));
    text.remove_prefix(size);
  }
  return result;
}

/// Writes an explanation in plain words.
class explanation_writer {
 public:
  explanation_writer(const plan& where, const graph& structure)
      : where_(where), structure_(structure) {}

  /// `孔维健 (leader)`, `9. 优化养老服务供给 (item 三/9)`.
  [[nodiscard]] std::string who(node_id node) const {
    const node_kind kind = structure_.kind(node);
    const std::string key = is_work(kind) ? " " + shown(structure_.key(node)) : std::string();
    return name(node) + " (" + std::string(singular(kind)) + key + ")";
  }

  void add(const evidence& found) {
    line("");
    for (std::size_t index = 0; index < found.path.size(); ++index) {
      text += (index == 0 ? "" : " → ") + name(found.path[index]);
    }
    if (found.relation != relation::assigned) {
      text += " (" + std::string(to_string(found.relation)) + ")";
    }
    if (found.role) {
      line("  role: " + std::string(to_string(*found.role)));
      if (!found.role_word.empty()) text += ", printed " + shown(found.role_word);
    }
    line("  provenance: " + std::string(to_string(found.provenance)));
    if (!found.rule.empty()) text += "; rule: " + shown(found.rule);
    if (found.provenance == provenance::inferred) text += "; score " + score(found.score);
    if (!found.matched.empty()) add_matched(found);
    if (!found.quote.empty()) line("  " + beginning(found.where) + "“" + shown(found.quote) + "”");
  }

  /// One line with all that the item has, at most `most` names.
  void add_what_it_has(node_id work, const std::vector<edge_id>& edges) {
    constexpr std::size_t most = 20;
    if (edges.empty()) {
      line(name(work) + " has no leader, section, task force or theme.");
      return;
    }
    line(name(work) + " has: ");
    for (std::size_t index = 0; index < edges.size() && index < most; ++index) {
      const evidence found = evidence_of(where_, structure_, edges[index], work);
      if (index != 0) text += "; ";
      text += std::string(singular(structure_.kind(found.source))) + " " + name(found.source) +
              " (" + (found.role ? std::string(to_string(*found.role)) + ", " : std::string()) +
              std::string(to_string(found.provenance));
      const std::string way = way_to(structure_, edges[index], work);
      if (found.provenance == provenance::inherited && !way.empty()) {
        text += way.substr(std::string_view("inherited").size());
      } else if (!way.empty()) {
        text += ", " + way;
      }
      text += ")";
    }
    if (edges.size() > most) text += "; and " + std::to_string(edges.size() - most) + " more";
  }

  void line(const std::string& words) {
    if (!text.empty()) text += "\n";
    text += words;
  }

  std::string text;

 private:
  [[nodiscard]] std::string name(node_id node) const { return shown(label(structure_, node)); }
  [[nodiscard]] static std::string score(double value) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                   std::chars_format::fixed, 2);
    return {digits.data(), end.ptr};
  }
  [[nodiscard]] static std::string beginning(const std::optional<line_position>& at) {
    if (!at) return {};
    return "line " + std::to_string(at->line) + ", column " + std::to_string(at->column) + ": ";
  }

  void add_matched(const evidence& found) {
    if (found.provenance != provenance::inferred) {
      line("  reason:");
      for (const std::string& reason : found.matched) text += " " + shown(reason);
      return;
    }
    for (const std::string& phrase : found.matched) {
      line("  matched: “" + shown(phrase) + "”" + place_in_work(found.target, phrase));
    }
  }

  /// Where a phrase stands: in the title, then in an enclosing heading, then in the body.
  [[nodiscard]] std::string place_in_work(node_id work, std::string_view phrase) const {
    std::string found =
        place_in(" in the title", structure_.name(work), structure_.name_words(work), phrase);
    for (auto above = structure_.parent(work); above && found.empty();
         above = structure_.parent(*above)) {
      found = place_in(" in the heading " + shown(short_name(structure_, *above)),
                       structure_.name(*above), structure_.name_words(*above), phrase);
    }
    if (!found.empty()) return found;
    return place_in(" in the text", structure_.text(work), structure_.text_words(work), phrase);
  }
  [[nodiscard]] std::string place_in(std::string field, std::string_view whole, span part,
                                     std::string_view phrase) const {
    const std::size_t offset = where_.words(part).find(phrase);
    if (offset != std::string_view::npos) {
      const auto begin = static_cast<std::uint32_t>(part.begin + offset);
      const auto at = where_.position({begin, static_cast<std::uint32_t>(begin + phrase.size())});
      if (!at) return field;
      return field + ", line " + std::to_string(at->line) + ", column " +
             std::to_string(at->column);
    }
    return whole.find(phrase) == std::string_view::npos ? std::string() : field;
  }

  const plan& where_;
  const graph& structure_;
};

/// The edges that join `actor` and `work`.
[[nodiscard]] inline std::vector<edge_id> joining(const graph& structure, node_id actor,
                                                  const std::vector<edge_id>& edges) {
  std::vector<edge_id> result;
  for (const edge_id edge : edges) {
    if (structure.source(edge) == actor) result.push_back(edge);
  }
  return result;
}

}  // namespace detail

DUTYGRAPH_INLINE explanation why(const plan& where, node_id actor, node_id item, inheritance rule,
                                 const stop_token& stop) {
  detail::pace steps(stop, "why");
  const graph& stated = where.stated_graph();
  const bool known = actor.value() < stated.node_count() && item.value() < stated.node_count();
  if (!known || !(is_actor(stated.kind(actor)) || stated.kind(actor) == node_kind::theme) ||
      !is_work(stated.kind(item))) {
    throw argument_error("query.kind",
                         "why: takes a leader, section, task force or theme, and an item or "
                         "heading of this plan; look them up with find_node");
  }
  const graph& structure = stated.kind(actor) == node_kind::task_force ? where.graph(stop) : stated;
  const std::vector<edge_id> edges =
      detail::joining(structure, actor, detail::edges_to(where, structure, item, rule, steps));

  explanation result{actor, item, {}, {}};
  detail::explanation_writer out(where, structure);
  const std::string both = out.who(actor) + " and " + out.who(item);
  const std::string by_rule = "inheritance: " + std::string(to_string(rule));
  if (!edges.empty()) {
    out.line(both +
             (edges.size() == 1
                  ? " are joined by 1 statement; "
                  : " are joined by " + std::to_string(edges.size()) + " statements; ") +
             by_rule);
    for (const edge_id edge : edges) {
      result.because.push_back(detail::evidence_of(where, structure, edge, item));
      out.add(result.because.back());
    }
    result.text = std::move(out.text);
    return result;
  }
  out.line("Nothing in this plan joins " + both + "; " + by_rule + ".");
  const auto at_all = detail::joining(
      structure, actor, detail::edges_to(where, structure, item, inheritance::all, steps));
  if (!at_all.empty()) {
    const std::string way = detail::way_to(structure, at_all.front(), item);
    out.line("With inheritance: all they would be joined" + (way.empty() ? "" : ", " + way) + ".");
  }
  result.text = std::move(out.text);
  const graph& whole = where.graph(stop);
  detail::explanation_writer rest(where, whole);
  rest.add_what_it_has(item, detail::edges_to(where, whole, item, rule, steps));
  result.text += "\n" + rest.text;
  return result;
}

DUTYGRAPH_INLINE explanation why(const plan& where, std::string_view actor, std::string_view item,
                                 inheritance rule, const stop_token& stop) {
  stop.check("why");
  return why(where, detail::find_doer_named(where, actor), detail::find_work_named(where, item),
             rule, stop);
}

}  // namespace dutygraph
