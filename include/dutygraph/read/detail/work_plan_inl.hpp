#pragma once

#include <dutygraph/read/work_plan.hpp>

#include <algorithm>
#include <iterator>
#include <limits>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <dutygraph/build/build.hpp>
#include <dutygraph/read/announced_themes.hpp>
#include <dutygraph/read/commitments.hpp>
#include <dutygraph/read/detail/work_plan_links.hpp>
#include <dutygraph/read/detail/work_plan_refusal.hpp>
#include <dutygraph/read/document_head.hpp>
#include <dutygraph/read/document_kind.hpp>
#include <dutygraph/read/file_bytes.hpp>
#include <dutygraph/read/lexicon.hpp>
#include <dutygraph/read/mentions.hpp>
#include <dutygraph/read/outline.hpp>
#include <dutygraph/read/quantity.hpp>
#include <dutygraph/read/quantity_lexicon.hpp>
#include <dutygraph/read/reading_text.hpp>
#include <dutygraph/read/stated_rules.hpp>
#include <dutygraph/read/theme_naming.hpp>
#include <dutygraph/read/unusual_characters.hpp>
#include <dutygraph/text/encoding.hpp>
#include <dutygraph/text/line_index.hpp>
#include <dutygraph/text/name_key.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Makes the records of one plan from its decoded text.
class work_plan_reader {
 public:
  work_plan_reader(prepared_text given, const read_options& options, const stop_token& stop)
      : given_(std::move(given)),
        source_(given_.source),
        options_(options),
        stop_(stop),
        original_(source_.text),
        reading_(reading_text(original_)),
        text_(reading_.empty() ? original_ : std::string_view(reading_)) {}

  [[nodiscard]] plan take() {
    // A span has 32 bits.
    constexpr std::uint64_t largest = std::numeric_limits<std::uint32_t>::max();
    check_limit("input_bytes", text_.size(), std::min(options_.limits.input_bytes, largest));
    read_parts();
    add_document();
    add_announced();
    add_outline();
    if (is_plan()) add_assignments();
    decide_kind();
    if (is_plan()) add_advances();
    if (is_plan()) add_mentions();
    if (is_plan()) add_commitments();
    curated_links(records_).add(options_.links, stop_);
    tell_findings();
    records_.text = std::move(source_.text);
    records_.places = std::move(given_.places);
    return build(std::move(records_), options_.limits, stop_, find_links());
  }

 private:
  [[nodiscard]] std::string_view said(span part) const { return words_of(original_, part); }
  /// The words of work; a line break within a wrapped title is no part of it.
  [[nodiscard]] std::string printed(span part) const {
    const bool wrapped = !reading_.empty() && words_of(text_, part) != said(part);
    return wrapped ? display_name(said(part)) : std::string(said(part));
  }
  /// A name as printed, line breaks aside: another form is worth a word.
  [[nodiscard]] std::string shown_as_printed(span part) const {
    const bool broken = said(part).find_first_of("\r\n") != std::string_view::npos;
    return reading_.empty() && !broken ? std::string(said(part)) : shown(part);
  }
  /// A name, without the marks of pronunciation that the reading text leaves out.
  [[nodiscard]] std::string shown(span part) const {
    if (reading_.empty()) return display_name(said(part));
    return display_name(without_marks(said(part), words_of(text_, part)));
  }
  void add(const char* code, severity how, span where, std::string message, std::string advice) {
    findings_.push_back({code, how, where, std::move(message), std::move(advice)});
  }

  void read_parts();
  void number_lines();
  void apply_carry_overs(const outline_unit& unit, std::size_t behind);
  [[nodiscard]] const stated_rule* first_listed_rule(span bracket) const;
  [[nodiscard]] std::string rule_text(const char* name, const stated_rule& rule) const;
  void read_around();
  void add_document();
  void add_announced();
  void add_outline();
  void add_assignments();
  void add_assignment(const outline_unit& unit, const annotation& bracket,
                      const labelled_list& list, span name, const stated_rule* first);
  void add_commitments();
  [[nodiscard]] std::optional<deadline_found> deadline_of(const outline_unit& unit) const;
  void add_commitment(const outline_unit& unit, found_commitment found, std::size_t number);
  [[nodiscard]] span part_unlike(span name, std::string_view other) const noexcept;
  [[nodiscard]] node_reference actor(node_kind kind, span name);
  [[nodiscard]] bool is_plan() const noexcept { return !outline_.units.empty() && !comment_; }
  void add_advances();
  void add_mentions();
  [[nodiscard]] bool is_own(const std::string& name) const;
  void decide_kind();
  void tell_findings();
  void tell_source(span where, diagnostic& said) const;
  [[nodiscard]] linker find_links() const;

  prepared_text given_;
  decoded_text& source_;
  const read_options& options_;
  const stop_token& stop_;
  std::string_view original_;
  std::string reading_;
  std::string_view text_;  ///< as the grammars read it
  std::vector<text_line> lines_;
  dutygraph::outline outline_;
  document_head head_;
  signature signature_;
  bool comment_ = false;
  plan_records records_;
  std::vector<finding> findings_;
  struct actor_use {
    std::string key;
    std::string printed;
    span unlike_key = {};  ///< the first form, if the key differs from it by more than blanks
  };
  std::array<std::unordered_map<name_key, actor_use>, 3> actors_;  // by kind
  std::unordered_set<std::string> seen_edges_;
  std::vector<stated_rule> rules_;
  std::unordered_set<std::string> carried_;
  std::optional<other_document> other_;
};

DUTYGRAPH_INLINE void work_plan_reader::read_parts() {
  lines_ = split_lines(text_, stop_);
  if (!reading_.empty()) number_lines();
  if (given_.outline) {
    read_around();
    return;
  }
  signature_ = read_signature(text_, lines_);
  const std::span<const text_line> body(lines_.data(), signature_.first_line);
  outline_ = read_outline(text_, body, options_.limits, stop_);
  head_ = read_head(text_, body.first(outline_.first_line.value_or(body.size())));
  findings_ = std::move(outline_.findings);
}

/// The numbers of joined lines are those of the original.
DUTYGRAPH_INLINE void work_plan_reader::number_lines() {
  const line_index index(original_);
  for (text_line& line : lines_) {
    line.number = static_cast<std::uint32_t>(index.line(original_, line.words.begin));
  }
}

/// Head and signature, where the outline is known already.
DUTYGRAPH_INLINE void work_plan_reader::read_around() {
  outline_ = std::move(*given_.outline);
  findings_ = std::move(outline_.findings);
  const auto before = [](std::uint32_t at) {
    return [at](const text_line& line) { return line.words.begin < at; };
  };
  const auto first =
      std::partition_point(lines_.begin(), lines_.end(), before(given_.outlined.begin));
  const auto last = std::partition_point(first, lines_.end(), before(given_.outlined.end));
  const std::span<const text_line> all(lines_);
  head_ = read_head(text_, all.first(static_cast<std::size_t>(first - lines_.begin())));
  signature_ = read_signature(text_, all.subspan(static_cast<std::size_t>(last - lines_.begin())));
}

DUTYGRAPH_INLINE void work_plan_reader::add_document() {
  document_record& document = records_.document;
  document.title = shown(head_.title);
  document.notice = shown(head_.notice);
  document.issuer = shown(head_.issuer.present() ? head_.issuer : signature_.issuer);
  document.date = head_.date ? head_.date : signature_.date;
  document.year = read_year(document.title);
  if (!document.year && document.date) document.year = document.date->year;
  for (const span one : head_.addressees) document.addressees.push_back(shown(one));
  document.encoding = source_.encoding;
  document.file = options_.file;
  const span heading = head_.title.present() ? head_.title : head_.notice;
  other_ = find_other_document(text_, heading);
  if (!other_ && head_.notice.present()) other_ = find_other_document(text_, head_.notice);
  comment_ = other_ && other_->always;
}

DUTYGRAPH_INLINE void work_plan_reader::add_announced() {
  if (outline_.units.empty() || !head_.preamble.present()) return;
  const auto groups = find_announced_groups(text_, head_.preamble);
  for (finding& one : findings_of(text_, head_.preamble, groups)) {
    findings_.push_back(std::move(one));
  }
  std::unordered_set<name_key> themes;
  for (const announced_group& group : groups) {
    for (const span member : group.members) {
      node_record node;
      node.kind = group.kind;
      node.key = node.name = shown(member);
      node.group = shown(group.name);
      node.words = node.name_words = member;
      if (node.kind == node_kind::theme) node.attitude = phrase_of_theme(node.name).attitude;
      const name_key key = name_key::of(node.name);
      const bool is_new = group.kind == node_kind::task_force
                              ? actors_[2].try_emplace(key, actor_use{node.key, node.name}).second
                              : themes.insert(key).second;
      if (is_new) {
        records_.nodes.push_back(std::move(node));
      } else {
        add("reader.repeated_name", severity::information, member,
            "a name is announced twice; it counts once", "take one of them out");
      }
    }
  }
}

DUTYGRAPH_INLINE void work_plan_reader::add_outline() {
  for (std::size_t index = 0; index < outline_.units.size(); ++index) {
    if (index % 4096 == 0) stop_.check("reading a plan");
    const outline_unit& unit = outline_.units[index];
    node_record& node = records_.nodes.emplace_back();
    node.kind = unit.kind;
    node.key = unit.key;
    node.number = unit.number;
    node.name = printed(unit.name_words);
    node.text = printed(unit.text_words);
    node.group = shown(unit.group);
    if (unit.parent) node.parent = outline_.units[*unit.parent].key;
    node.words = unit.words;
    node.name_words = unit.name_words;
    node.text_words = unit.text_words;
    if (index < given_.groups.size()) node.group = shown(given_.groups[index]);
  }
  check_limit("nodes", records_.nodes.size(), options_.limits.nodes);
}

/// The end of `name` from where it departs from `other` on; all of it if that only goes on.
DUTYGRAPH_INLINE span work_plan_reader::part_unlike(span name,
                                                    std::string_view other) const noexcept {
  const std::string_view words = said(name);
  std::size_t same = 0;
  while (same < words.size() && same < other.size() && words[same] == other[same]) ++same;
  while (same > 0 && same < words.size() &&
         (static_cast<unsigned char>(words[same]) & 0xC0) == 0x80) {
    --same;
  }
  return same < words.size() ? span_of(name.begin + same, name.end) : name;
}

DUTYGRAPH_INLINE node_reference work_plan_reader::actor(node_kind kind, span name) {
  const std::string called = shown(name);
  const name_key key = name_key::of(called);
  const bool force = kind == node_kind::section &&
                     (actors_[2].count(key) != 0 || called.ends_with(lexicon::task_force_end));
  if (force) kind = node_kind::task_force;
  auto& known = actors_[static_cast<std::size_t>(kind)];
  const std::string as_printed = shown_as_printed(name);
  const span blanks = reading_.empty() ? find_dropped_blanks(original_, name) : span{};
  const bool unlike_key = !blanks.present() && key.view() != as_printed;
  const auto [at, is_new] =
      known.try_emplace(key, actor_use{called, as_printed, unlike_key ? name : span{}});
  if (is_new) {
    if (blanks.present()) {
      add("reader.name_blank", severity::information, blanks,
          "blanks stand inside a name; the name without them is the same one", "take them out");
    }
    check_limit("nodes", records_.nodes.size() + 1, options_.limits.nodes);
    node_record& node = records_.nodes.emplace_back();
    node.kind = kind;
    node.key = node.name = called;
    node.words = node.name_words = name;
  } else if (at->second.printed != as_printed) {
    // Where the later form is the plain one, the first is the one to change.
    const bool first_is_odd = at->second.unlike_key.present() && key.view() == as_printed;
    const span odd = first_is_odd ? std::exchange(at->second.unlike_key, {}) : name;
    const std::string& other = first_is_odd ? as_printed : at->second.printed;
    add("reader.name_variant", severity::information, part_unlike(odd, other),
        "“" + printable(said(odd)) + "” is printed “" + printable(other) +
            "” elsewhere; both are one " + std::string(to_string(kind)),
        "print the name in one way");
  }
  return {kind, at->second.key};
}

DUTYGRAPH_INLINE void work_plan_reader::add_assignment(const outline_unit& unit,
                                                       const annotation& bracket,
                                                       const labelled_list& list, span name,
                                                       const stated_rule* first) {
  edge_record edge;
  edge.source = actor(list.meaning.kind, name);
  edge.target = {unit.kind, unit.key};
  edge.role = edge.effective_role = list.meaning.role;
  if (first != nullptr) {
    edge.effective_role = first->role;
    edge.rule = rule_text("first_listed", *first);
  }
  edge.role_word = name_key::of(shown(list.label)).view();
  edge.open_list = list.open;
  edge.words = bracket.words;
  edge.name_words = name;
  // The same said twice of one unit is one edge.
  std::string said(to_string(edge.source.kind));
  said.append("/").append(name_key::of(edge.source.key).view());
  said.append("\n").append(to_string(unit.kind)).append("/").append(unit.key);
  said.append("\n").append(edge.role_word);
  if (seen_edges_.insert(std::move(said)).second) records_.edges.push_back(std::move(edge));
}

/// The rule that gives the first of the lists of a bracket a role of its own, if one does.
DUTYGRAPH_INLINE const stated_rule* work_plan_reader::first_listed_rule(span bracket) const {
  for (const stated_rule& rule : rules_) {
    const bool reaches = !rule.from_here || bracket.end >= rule.words.begin;
    if (rule.kind == rule_kind::first_listed && reaches) return &rule;
  }
  return nullptr;
}

DUTYGRAPH_INLINE std::string work_plan_reader::rule_text(const char* name,
                                                         const stated_rule& rule) const {
  const std::uint64_t line = line_index(original_).line(original_, rule.words.begin);
  return std::string(name) + " (line " + std::to_string(line) + ": " +
         display_name(said(rule.words)) + ")";
}

/// A name that a rule carries over is responsible for a unit whose annotations begin behind it.
DUTYGRAPH_INLINE void work_plan_reader::apply_carry_overs(const outline_unit& unit,
                                                          std::size_t behind) {
  for (const stated_rule& rule : rules_) {
    if (rule.kind != rule_kind::carry_over || behind < rule.words.end) continue;
    for (const span name : rule.names) {
      edge_record edge;
      edge.source = actor(node_kind::section, name);
      edge.target = {unit.kind, unit.key};
      edge.role = edge.effective_role = rule.role;
      edge.role_word = name_key::of(shown(rule.role_words)).view();
      edge.provenance = provenance::inherited;
      edge.rule = rule_text("carry_over", rule);
      edge.words = rule.words;
      edge.name_words = name;
      std::string key(edge.source.key);
      key.append("\n").append(to_string(unit.kind)).append("/").append(unit.key);
      if (carried_.insert(std::move(key)).second) records_.edges.push_back(std::move(edge));
    }
  }
}

DUTYGRAPH_INLINE void work_plan_reader::add_assignments() {
  struct use {
    const annotation* bracket;
    const outline_unit* unit;
  };
  std::vector<use> uses;
  rules_ = find_stated_rules(text_, span_of(0, text_.size()));
  for (const outline_unit& unit : outline_.units) {
    for (const annotation& bracket : unit.annotations) uses.push_back({&bracket, &unit});
  }
  std::sort(uses.begin(), uses.end(), [](const use& a, const use& b) {
    return a.bracket->words.begin < b.bracket->words.begin;
  });
  for (std::size_t index = 0; index < uses.size(); ++index) {
    if (index % 1024 == 0) stop_.check("reading a plan");
    const std::vector<labelled_list>& lists = uses[index].bracket->lists;
    const bool has_lead = std::any_of(lists.begin(), lists.end(), [](const labelled_list& list) {
      return list.known && list.meaning.assigns && list.meaning.role == role::lead &&
             list.meaning.kind != node_kind::leader;
    });
    const stated_rule* first = has_lead ? nullptr : first_listed_rule(uses[index].bracket->words);
    for (const labelled_list& list : lists) {
      if (!list.known || !list.meaning.assigns) continue;
      const bool led = list.meaning.role != role::responsible ||
                       list.meaning.kind == node_kind::leader || first == nullptr;
      for (const span name : list.names) {
        add_assignment(*uses[index].unit, *uses[index].bracket, list, name,
                       led ? nullptr : std::exchange(first, nullptr));
      }
    }
    const bool last = index + 1 == uses.size() || uses[index + 1].unit != uses[index].unit;
    if (last) apply_carry_overs(*uses[index].unit, uses[index].bracket->words.begin);
  }
}

/// A theme advances by the items that name it.
DUTYGRAPH_INLINE void work_plan_reader::add_advances() {
  std::vector<std::size_t> theme_nodes;
  std::vector<std::size_t> item_nodes;
  for (std::size_t index = 0; index < records_.nodes.size(); ++index) {
    const node_kind kind = records_.nodes[index].kind;
    if (kind == node_kind::theme) theme_nodes.push_back(index);
    if (kind == node_kind::item) item_nodes.push_back(index);
  }
  if (theme_nodes.empty()) return;
  std::vector<std::string_view> themes;
  for (const std::size_t index : theme_nodes) themes.emplace_back(records_.nodes[index].name);
  std::vector<nameable_item> items;
  for (const std::size_t index : item_nodes) {
    items.push_back({records_.nodes[index].name, records_.nodes[index].text});
  }
  for (const named_theme& found : find_named(themes, items, stop_)) {
    check_limit("edges", records_.edges.size() + 1, options_.limits.edges);
    const node_record& theme = records_.nodes[theme_nodes[found.theme]];
    const node_record& item = records_.nodes[item_nodes[found.item]];
    edge_record& edge = records_.edges.emplace_back();
    edge.relation = relation::advances;
    edge.source = {node_kind::theme, theme.key};
    edge.target = {node_kind::item, item.key};
    edge.provenance = provenance::inferred;
    edge.matched = {phrase_of_theme(theme.name).phrase};
    const span field = found.field == nameable_field::title ? item.name_words : item.text_words;
    edge.words = span_of(field.begin + found.offset, field.begin + found.offset + found.length);
  }
}

/// True for the issuer, also without its place (市民政局), and for whom the plan assigns.
DUTYGRAPH_INLINE bool work_plan_reader::is_own(const std::string& name) const {
  const name_key key = name_key::of(name);
  if (name_key::of(records_.document.issuer).view().ends_with(key.view())) return true;
  return std::any_of(actors_.begin(), actors_.end(),
                     [&key](const auto& known) { return known.count(key) != 0; });
}

DUTYGRAPH_INLINE void work_plan_reader::add_mentions() {
  for (std::size_t index = 0; index < outline_.units.size(); ++index) {
    if (index % 1024 == 0) stop_.check("reading a plan");
    const outline_unit& unit = outline_.units[index];
    if (unit.kind != node_kind::item) continue;
    // Its own brackets and those of its parts, in order; the first that ends behind the mention.
    std::vector<span> brackets;
    for (std::size_t part = index; part < outline_.units.size(); ++part) {
      if (part != index && outline_.units[part].kind != node_kind::subitem) break;
      for (const annotation& one : outline_.units[part].annotations) brackets.push_back(one.words);
    }
    std::sort(brackets.begin(), brackets.end(), [](span a, span b) { return a.begin < b.begin; });
    std::size_t bracket = 0;
    for (const span part : {unit.name_words, unit.text_words}) {
      for (const found_mention& found : find_mentions(text_, part)) {
        while (bracket < brackets.size() && brackets[bracket].end <= found.name.begin) ++bracket;
        const bool assigned =
            bracket < brackets.size() && brackets[bracket].begin <= found.name.begin;
        std::string name = shown(found.name);
        if (assigned || is_own(name)) continue;
        mention_record& made = records_.mentions.emplace_back();
        made.item = unit.key;
        made.name = std::move(name);
        made.word = shown(found.word);
        made.words = found.clause;
        made.name_words = found.name;
      }
    }
  }
}

/// The deadline of an item's bracket: 完成时限:11月底, or 6月底完成 among the units.
DUTYGRAPH_INLINE std::optional<deadline_found> work_plan_reader::deadline_of(
    const outline_unit& unit) const {
  for (const annotation& bracket : unit.annotations) {
    for (const labelled_list& list : bracket.lists) {
      if (list.known && !list.meaning.assigns) {
        const span words = span_of(std::max(list.label.end, list.words.begin), list.words.end);
        if (const auto found = find_deadline(text_, words, records_.document.year)) return found;
      }
      for (const span term : list.terms) {
        if (const auto found = find_deadline(text_, term, records_.document.year)) return found;
      }
    }
  }
  return std::nullopt;
}

DUTYGRAPH_INLINE void work_plan_reader::add_commitment(const outline_unit& unit,
                                                       found_commitment found, std::size_t number) {
  node_record& node = records_.nodes.emplace_back();
  node.kind = node_kind::commitment;
  node.key = unit.key + "/c" + std::to_string(number);
  node.name = printed(found.words);
  node.words = node.name_words = found.words;
  node.commitment = std::move(found.said);
  edge_record& edge = records_.edges.emplace_back();
  edge.relation = relation::commits;
  edge.source = {unit.kind, unit.key};
  edge.target = {node_kind::commitment, node.key};
  edge.words = edge.name_words = found.words;
}

/// What items and their parts undertake (目标任务), in title and body. One whose bracket has a
/// deadline undertakes its title by then, if nothing else.
DUTYGRAPH_INLINE void work_plan_reader::add_commitments() {
  std::unordered_map<std::string_view, std::size_t> used;  // an item and a part may share a key
  for (const outline_unit& unit : outline_.units) {
    if (unit.kind != node_kind::item) continue;  // the body of an item holds its parts
    const commitment_context context{records_.document.year, unit.text_words.present()};
    std::vector<found_commitment> found = find_commitments(text_, unit.name_words, context, stop_);
    if (unit.text_words.present()) {
      auto body = find_commitments(text_, unit.text_words, {context.year, false}, stop_);
      found.insert(found.end(), std::make_move_iterator(body.begin()),
                   std::make_move_iterator(body.end()));
    }
    const auto deadline = deadline_of(unit);
    if (found.empty() && deadline) found.push_back({unit.name_words, {}});
    if (found.empty()) continue;
    check_limit("nodes", records_.nodes.size() + found.size(), options_.limits.nodes);
    std::size_t& number = used[unit.key];
    for (found_commitment& one : found) {
      if (deadline && !one.said.has_deadline()) {
        one.said.deadline = said(deadline->words);
        one.said.due = deadline->due;
        one.said.deadline_source = deadline_source::item;
      }
      add_commitment(unit, std::move(one), ++number);
    }
  }
}

DUTYGRAPH_INLINE void work_plan_reader::decide_kind() {
  plan_kind& kind = records_.document.kind;
  const span all = trimmed(text_, span_of(0, text_.size()));
  std::size_t first_end = all.end;
  for (const text_line& line : lines_) {
    if (line.blank()) continue;
    first_end = line.words.end;
    break;
  }
  const span first = span_of(all.begin, first_end);
  const bool assigned = !records_.edges.empty();
  if (is_plan() && (assigned || !other_)) {
    kind =
        assigned ? plan_kind::plan_with_responsibilities : plan_kind::plan_without_responsibilities;
    if (!assigned) {
      const span title = head_.title.present() ? head_.title : outline_.units.front().words;
      add("reader.no_responsibilities", severity::information, title,
          "a plan of numbered work in which no words say who is responsible",
          "look whether it stands in an attachment or a table");
    }
  } else if (other_) {
    kind = plan_kind::not_a_plan;
    add("reader.not_a_plan", severity::warning, other_->words,
        "the title says that this text is no plan; it has no assignments", "read the plan itself");
  } else if (head_.notice.present() && head_.sends) {
    kind = plan_kind::cover_notice;
    add("reader.cover_only", severity::warning, first,
        "this is a covering notice without the plan that it sends along",
        "read the attachment that holds the plan");
  } else {
    kind = plan_kind::not_a_plan;
    if (all.present()) {
      add("reader.no_outline", severity::warning, first,
          "no line begins with a number such as 一、 or 1.; nothing could be read",
          "give a plan with numbered headings or items, each on a line of its own");
    } else {
      add("reader.empty_text", severity::warning, {}, "the text is empty",
          "give the text of a plan");
    }
  }
}

/// An extracted text has no bytes of the input, but cells and paragraphs.
DUTYGRAPH_INLINE void work_plan_reader::tell_source(span where, diagnostic& said) const {
  said.where.byte.reset();
  const std::string_view name = place_at(given_.places, where.begin);
  if (!name.empty()) said.message += " (" + printable(name) + ")";
}

/// Findings in the order of the text; a place is only worked out for those that are kept.
DUTYGRAPH_INLINE void work_plan_reader::tell_findings() {
  unusual_characters unusual =
      find_unusual_characters(original_, options_.limits.diagnostics_of_a_kind, stop_);
  std::move(unusual.findings.begin(), unusual.findings.end(), std::back_inserter(findings_));
  std::stable_sort(findings_.begin(), findings_.end(), [](const finding& a, const finding& b) {
    return a.where.begin < b.where.begin;
  });
  const line_index index(original_);
  const auto said_of = [this](span part) { return said(part); };
  diagnostic_list kept(options_.limits.diagnostics_of_a_kind);
  for (diagnostic& one : given_.diagnostics) {
    if (options_.strict && one.severity != severity::information) refuse(one);
    kept.add(std::move(one));
  }
  std::unordered_map<std::string, std::uint64_t> counts;
  for (finding& one : findings_) {
    diagnostic said;
    said.code = one.code;
    said.severity = one.severity;
    const bool refused = options_.strict && one.severity != severity::information;
    if (refused || ++counts[one.code] <= options_.limits.diagnostics_of_a_kind) {
      said.where = place_of(original_, one.where.begin, index, source_.offsets, options_.file);
      said.excerpt = printable(said_of(one.where));
      said.message = std::move(one.message);
      said.advice = std::move(one.advice);
      if (!given_.places.empty()) tell_source(one.where, said);
    }
    if (refused) refuse(said);
    kept.add(std::move(said));
  }
  for (const finding_count& one : unusual.more) kept.add_more(one.code, one.count);
  records_.diagnostics = kept.take();
}

DUTYGRAPH_INLINE linker work_plan_reader::find_links() const {
  if (actors_[2].empty()) return {};
  std::unordered_set<name_key> curated;
  for (const link_row& row : options_.links) curated.insert(name_key::of(row.task_force));
  return [curated = std::move(curated)](const plan& whole, const stop_token& stop) {
    return inferred_links(whole, curated, stop);
  };
}

DUTYGRAPH_INLINE plan read_decoded(decoded_text source, const read_options& options,
                                   const stop_token& stop) {
  prepared_text text;
  text.source = std::move(source);
  return work_plan_reader(std::move(text), options, stop).take();
}

}  // namespace detail

DUTYGRAPH_INLINE plan read_prepared(prepared_text text, const read_options& options,
                                    const stop_token& stop) {
  stop.check("reading a plan");
  return detail::work_plan_reader(std::move(text), options, stop).take();
}

DUTYGRAPH_INLINE plan read_bytes(std::string_view bytes, const read_options& options,
                                 const stop_token& stop) {
  stop.check("reading a plan");
  const decode_options how{options.encoding, options.replace, options.file};
  return detail::read_decoded(decode(bytes, how, options.limits, stop), options, stop);
}

DUTYGRAPH_INLINE plan read_text(std::string_view text, const read_options& options,
                                const stop_token& stop) {
  stop.check("reading a plan");
  const decode_options how{"utf-8", options.replace, options.file};
  decoded_text source = decode(text, how, options.limits, stop);
  source.encoding.clear();  // there was no input in one
  return detail::read_decoded(std::move(source), options, stop);
}

DUTYGRAPH_INLINE plan read_file(const std::string& path, read_options options,
                                const stop_token& stop) {
  if (options.file.empty()) options.file = path;
  return read_bytes(file_bytes(path, options.limits, stop), options, stop);
}

}  // namespace dutygraph
