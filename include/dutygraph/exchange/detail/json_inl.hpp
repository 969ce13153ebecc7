#pragma once

#include <dutygraph/exchange/json.hpp>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <limits>
#include <optional>
#include <utility>

#include <dutygraph/build/build.hpp>
#include <dutygraph/exchange/detail/json_members.hpp>
#include <dutygraph/exchange/detail/json_writer.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

DUTYGRAPH_INLINE void write_document(json_writer& out, const document_record& document) {
  out.open();
  out.text("title", document.title);
  out.text("notice", document.notice);
  out.text("issuer", document.issuer);
  if (document.date) out.text("date", to_string(*document.date));
  if (document.year) {
    out.name("year");
    out.raw(std::to_string(*document.year));
  }
  out.list("addressees", document.addressees);
  out.text("kind", to_string(document.kind));
  out.text("encoding", document.encoding);
  out.text("file", document.file);
  out.close();
}

DUTYGRAPH_INLINE void write_commitment(json_writer& out, const commitment& said) {
  const auto named = [&out](std::string_view member, auto value, auto default_value) {
    if (value != default_value) out.text(member, to_string(value));
  };
  const commitment nothing;
  out.open();
  named("kind", said.kind, nothing.kind);
  out.text("subject", said.subject);
  named("comparator", said.comparator, nothing.comparator);
  named("direction", said.direction, nothing.direction);
  if (said.low) out.number("low", *said.low);
  if (said.high) out.number("high", *said.high);
  out.text("unit", said.unit);
  out.text("base", said.base);
  out.text("per", said.per);
  out.text("period", said.period);
  out.text("condition", said.condition);
  named("strength", said.strength, nothing.strength);
  out.text("strength_word", said.strength_word);
  out.text("deadline", said.deadline);
  if (said.due) out.text("due", to_string(*said.due));
  named("deadline_source", said.deadline_source, nothing.deadline_source);
  out.close();
}

DUTYGRAPH_INLINE void write_node(json_writer& out, const node_record& node) {
  out.text("kind", to_string(node.kind));
  out.text("key", node.key);
  out.text("number", node.number);
  out.text("name", node.name);
  out.text("text", node.text);
  out.text("group", node.group);
  out.text("parent", node.parent);
  out.number("effort", node.effort, 1.0);
  out.flag("attitude", node.attitude);
  out.words("words", node.words);
  out.words("name_words", node.name_words);
  out.words("text_words", node.text_words);
  if (node.commitment.value() != commitment()) {
    out.name("commitment");
    write_commitment(out, node.commitment.value());
  }
  out.close();
}

DUTYGRAPH_INLINE void write_reference(json_writer& out, std::string_view member,
                                      const node_reference& reference) {
  out.name(member);
  out.raw("[");
  out.string(to_string(reference.kind));
  out.raw(",");
  out.string(reference.key);
  out.raw("]");
}

DUTYGRAPH_INLINE void write_edge(json_writer& out, const edge_record& edge) {
  out.text("relation", to_string(edge.relation));
  write_reference(out, "source", edge.source);
  write_reference(out, "target", edge.target);
  if (edge.relation == relation::assigned) {
    out.text("role", to_string(edge.role));
    out.text("effective_role", to_string(edge.effective_role));
    out.text("role_word", edge.role_word);
  }
  out.text("rule", edge.rule);
  out.text("provenance", to_string(edge.provenance));
  out.flag("open_list", edge.open_list);
  out.number("score", edge.score, 1.0);
  out.list("matched", edge.matched);
  out.words("words", edge.words);
  out.words("name_words", edge.name_words);
  out.close();
}

DUTYGRAPH_INLINE void write_mention(json_writer& out, const mention_record& one) {
  out.text("item", one.item);
  out.text("name", one.name);
  out.text("word", one.word);
  out.words("words", one.words);
  out.words("name_words", one.name_words);
  out.close();
}

DUTYGRAPH_INLINE void write_diagnostic(json_writer& out, const diagnostic& value) {
  out.text("code", value.code);
  out.text("severity", to_string(value.severity));
  out.text("message", value.message);
  out.text("excerpt", value.excerpt);
  out.text("advice", value.advice);
  out.text("file", value.where.file);
  if (value.where.line != 0) out.integer("line", value.where.line);
  if (value.where.column != 0) out.integer("column", value.where.column);
  if (value.where.byte) out.integer("byte", *value.where.byte);
  out.close();
}

DUTYGRAPH_INLINE void write_place(json_writer& out, const source_place& one) {
  out.integer("begin", one.begin);
  out.text("name", one.name);
  out.close();
}

/// Turns parsed values into records.
class json_records : private json_members {
 public:
  using json_members::json_members;

  [[nodiscard]] plan_records run() {
    plan_records out;
    bool has_format = false;
    bool has_version = false;
    members(0, [&](std::size_t at) {
      const std::string& name = values_[at].name;
      if (name == "format") {
        has_format = string(at) == "dutygraph";
      } else if (name == "version") {
        has_version = true;
        require_first_version(at);
      } else if (name == "document") {
        document(at, out.document);
      } else if (name == "text") {
        if (values_[at].type != json_type::null) out.text = string(at);
      } else if (name == "nodes") {
        each(at, [&](std::size_t record) { node(record, out.nodes.emplace_back()); });
      } else if (name == "edges") {
        each(at, [&](std::size_t record) { edge(record, out.edges.emplace_back()); });
      } else if (name == "mentions") {
        each(at, [&](std::size_t record) { mention(record, out.mentions.emplace_back()); });
      } else if (name == "places") {
        each(at, [&](std::size_t record) { place(record, out.places.emplace_back()); });
        check_places(at, out.places);
      } else if (name == "diagnostics") {
        each(at, [&](std::size_t record) { finding(record, out.diagnostics.emplace_back()); });
      } else {
        unknown(at);
      }
    });
    if (!has_format || !has_version) {
      fail("json.member", 0, "is no plan: it lacks \"format\": \"dutygraph\" or \"version\": 1");
    }
    return out;
  }

 private:
  [[nodiscard]] date day(std::size_t at) const {
    const auto value = parse_date(string(at));
    if (!value) fail("json.value", at, "has a date that is no yyyy-mm-dd");
    return *value;
  }
  [[nodiscard]] span words(std::size_t at) {
    std::vector<std::uint32_t> ends;
    each(at, [&](std::size_t part) { ends.push_back(whole<std::uint32_t>(part)); });
    if (ends.size() != 2 || ends[1] < ends[0]) {
      fail("json.value", at, "has a span that is no [begin, end]");
    }
    const span found{ends[0], ends[1]};
    return found.present() ? found : span{};  // an empty one is written as none
  }
  [[nodiscard]] node_reference reference(std::size_t at) {
    std::vector<std::size_t> found;
    each(at, [&](std::size_t part) { found.push_back(part); });
    if (found.size() != 2) fail("json.value", at, "has a reference that is no [kind, key]");
    return {named<node_kind>(found[0], node_kind_names), string(found[1])};
  }

  void document(std::size_t at, document_record& out) {
    members(at, [&](std::size_t part) {
      const std::string& name = values_[part].name;
      if (name == "title")
        out.title = string(part);
      else if (name == "notice")
        out.notice = string(part);
      else if (name == "issuer")
        out.issuer = string(part);
      else if (name == "year")
        out.year = whole<std::int32_t>(part);
      else if (name == "addressees")
        out.addressees = strings(part);
      else if (name == "kind")
        out.kind = named<plan_kind>(part, plan_kind_names);
      else if (name == "encoding")
        out.encoding = string(part);
      else if (name == "file")
        out.file = string(part);
      else if (name == "date")
        out.date = day(part);
      else
        unknown(part);
    });
  }
  void node(std::size_t at, node_record& out) {
    members(at, [&](std::size_t part) {
      const std::string& name = values_[part].name;
      if (name == "kind")
        out.kind = named<node_kind>(part, node_kind_names);
      else if (name == "key")
        out.key = string(part);
      else if (name == "number")
        out.number = string(part);
      else if (name == "name")
        out.name = string(part);
      else if (name == "text")
        out.text = string(part);
      else if (name == "group")
        out.group = string(part);
      else if (name == "parent")
        out.parent = string(part);
      else if (name == "effort")
        out.effort = real(part);
      else if (name == "attitude")
        out.attitude = truth(part);
      else if (name == "words")
        out.words = words(part);
      else if (name == "name_words")
        out.name_words = words(part);
      else if (name == "text_words")
        out.text_words = words(part);
      else if (name == "commitment")
        out.commitment = said(part);
      else
        unknown(part);
    });
  }
  [[nodiscard]] commitment said(std::size_t at) {
    commitment out;
    members(at, [&](std::size_t part) {
      const std::string& name = values_[part].name;
      if (name == "kind")
        out.kind = named<commitment_kind>(part, commitment_kind_names);
      else if (name == "subject")
        out.subject = string(part);
      else if (name == "comparator")
        out.comparator = named<comparator>(part, comparator_names);
      else if (name == "direction")
        out.direction = named<direction>(part, direction_names);
      else if (name == "low")
        out.low = real(part);
      else if (name == "high")
        out.high = real(part);
      else if (name == "unit")
        out.unit = string(part);
      else if (name == "base")
        out.base = string(part);
      else if (name == "per")
        out.per = string(part);
      else if (name == "period")
        out.period = string(part);
      else if (name == "condition")
        out.condition = string(part);
      else if (name == "strength")
        out.strength = named<strength>(part, strength_names);
      else if (name == "strength_word")
        out.strength_word = string(part);
      else if (name == "deadline")
        out.deadline = string(part);
      else if (name == "due")
        out.due = day(part);
      else if (name == "deadline_source")
        out.deadline_source = named<deadline_source>(part, deadline_source_names);
      else
        unknown(part);
    });
    return out;
  }
  void edge(std::size_t at, edge_record& out) {
    members(at, [&](std::size_t part) {
      const std::string& name = values_[part].name;
      if (name == "relation")
        out.relation = named<relation>(part, relation_names);
      else if (name == "source")
        out.source = reference(part);
      else if (name == "target")
        out.target = reference(part);
      else if (name == "role")
        out.role = named<role>(part, role_names);
      else if (name == "effective_role")
        out.effective_role = named<role>(part, role_names);
      else if (name == "role_word")
        out.role_word = string(part);
      else if (name == "rule")
        out.rule = string(part);
      else if (name == "provenance")
        out.provenance = named<provenance>(part, provenance_names);
      else if (name == "open_list")
        out.open_list = truth(part);
      else if (name == "score")
        out.score = real(part);
      else if (name == "matched")
        out.matched = strings(part);
      else if (name == "words")
        out.words = words(part);
      else if (name == "name_words")
        out.name_words = words(part);
      else
        unknown(part);
    });
  }
  void mention(std::size_t at, mention_record& out) {
    members(at, [&](std::size_t part) {
      const std::string& name = values_[part].name;
      if (name == "item")
        out.item = string(part);
      else if (name == "name")
        out.name = string(part);
      else if (name == "word")
        out.word = string(part);
      else if (name == "words")
        out.words = words(part);
      else if (name == "name_words")
        out.name_words = words(part);
      else
        unknown(part);
    });
  }
  void place(std::size_t at, source_place& out) {
    members(at, [&](std::size_t part) {
      const std::string& name = values_[part].name;
      if (name == "begin")
        out.begin = whole<std::uint32_t>(part);
      else if (name == "name")
        out.name = string(part);
      else
        unknown(part);
    });
  }
  void check_places(std::size_t at, const std::vector<source_place>& places) const {
    const auto by_begin = [](const source_place& a, const source_place& b) {
      return a.begin < b.begin;
    };
    if (!std::is_sorted(places.begin(), places.end(), by_begin)) {
      fail("json.value", at, "has places that do not rise by \"begin\"");
    }
  }
  void finding(std::size_t at, diagnostic& out) {
    members(at, [&](std::size_t part) {
      const std::string& name = values_[part].name;
      if (name == "code")
        out.code = string(part);
      else if (name == "severity") {
        const std::string& level = string(part);
        out.severity = level == "information" ? severity::information
                       : level == "error"     ? severity::error
                                              : severity::warning;
        if (to_string(out.severity) != level) fail("json.value", part, "has an unknown severity");
      } else if (name == "message")
        out.message = string(part);
      else if (name == "excerpt")
        out.excerpt = string(part);
      else if (name == "advice")
        out.advice = string(part);
      else if (name == "file")
        out.where.file = string(part);
      else if (name == "line")
        out.where.line = whole(part);
      else if (name == "column")
        out.where.column = whole(part);
      else if (name == "byte")
        out.where.byte = whole(part);
      else
        unknown(part);
    });
  }
};

}  // namespace detail

DUTYGRAPH_INLINE std::string to_json(const plan& value, const stop_token& stop) {
  const plan_records records = to_records(value, stop);
  detail::json_writer out;
  out.open();
  out.text("format", "dutygraph");
  out.integer("version", 1);
  out.raw(",\n\"document\":");
  detail::write_document(out, records.document);
  out.raw(",\n\"text\":");
  if (records.text) {
    out.string(*records.text);
  } else {
    out.raw("null");
  }
  std::size_t steps = 0;
  const auto write_all = [&](std::string_view name, const auto& all, const auto& write) {
    out.raw(",\n");
    out.string(name);
    out.raw(":[");
    bool first = true;
    for (const auto& one : all) {
      if (++steps % 4096 == 0) stop.check("to_json");
      out.begin_record(first);
      write(out, one);
      first = false;
    }
    out.raw("]");
  };
  write_all("nodes", records.nodes, detail::write_node);
  write_all("edges", records.edges, detail::write_edge);
  if (!records.mentions.empty()) write_all("mentions", records.mentions, detail::write_mention);
  if (!records.places.empty()) write_all("places", records.places, detail::write_place);
  write_all("diagnostics", records.diagnostics, detail::write_diagnostic);
  out.raw("}\n");
  return out.take();
}

DUTYGRAPH_INLINE plan from_json(std::string_view bytes, std::string_view file,
                                const limits& allowed, const stop_token& stop) {
  stop.check("from_json");
  detail::json_reader reader(bytes, file, allowed, stop);
  const std::vector<detail::json_value> values = reader.run();
  return build(detail::json_records(reader, values, stop).run(), allowed, stop);
}

}  // namespace dutygraph
