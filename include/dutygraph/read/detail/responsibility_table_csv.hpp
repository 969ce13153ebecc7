#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <dutygraph/build/assignments.hpp>
#include <dutygraph/build/build.hpp>
#include <dutygraph/read/csv_records.hpp>
#include <dutygraph/read/detail/responsibility_table_columns.hpp>
#include <dutygraph/read/detail/responsibility_table_cycle.hpp>
#include <dutygraph/read/detail/work_plan_refusal.hpp>
#include <dutygraph/read/extracted_document.hpp>
#include <dutygraph/read/lines.hpp>
#include <dutygraph/read/table_lexicon.hpp>
#include <dutygraph/read/work_plan.hpp>
#include <dutygraph/text/encoding.hpp>
#include <dutygraph/text/line_index.hpp>
#include <dutygraph/text/name_key.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

inline constexpr std::string_view csv_shapes =
    "actor,item[,role,actor_kind,chapter,effort]; source,target[,type|weight]"
    "[,source_kind,target_kind]; source_id,target_id[,type|weight]; leader,section; "
    "leader,chapter; or those of a responsibility table, such as 序号,重点任务,牵头领导,责任科室";

/// The headings of a CSV file, as names without blanks in small letters.
DUTYGRAPH_INLINE std::vector<std::string> csv_headings(const std::vector<csv_field>& fields) {
  std::vector<std::string> names;
  for (const csv_field& field : fields) {
    names.push_back(in_small_letters(name_key::of(field.text)));
  }
  return names;
}

/// Makes a plan of the rows of a CSV file that states its assignments, edges or pairs as such.
class csv_rows {
 public:
  csv_rows(const decoded_text& source, csv_reader& csv, const read_options& options,
           const stop_token& stop)
      : source_(source), csv_(csv), options_(options), stop_(stop), lines_(source.text) {}

  /// A plan if the headings are of one of these shapes, else nothing.
  [[nodiscard]] std::optional<plan> read(const std::vector<csv_field>& headings);

 private:
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
  template <std::size_t Count>
  [[nodiscard]] std::optional<std::size_t> column_of(
      const std::array<std::string_view, Count>& names) const;
  void check_known(std::initializer_list<std::string_view> known) const;
  [[nodiscard]] bool next();
  [[nodiscard]] std::optional<std::string> name(std::optional<std::size_t> column);
  [[nodiscard]] std::optional<double> number(std::optional<std::size_t> column) const;
  void check_id(std::size_t column) const;
  [[noreturn]] void fail(std::string_view code, std::string message, std::size_t column) const;
  void tell(const char* code, severity how, std::string message, std::string advice,
            std::size_t offset, std::string_view excerpt);

  [[nodiscard]] plan read_assignments();
  [[nodiscard]] plan read_edges(std::size_t source, std::size_t target, bool ids);
  [[nodiscard]] plan read_pairs(std::size_t leader, std::size_t other, node_kind kind);
  void tell_cycle(const std::vector<edge_record>& edges);
  [[nodiscard]] plan finish(plan_records records);
  [[nodiscard]] node_kind kind_of(const std::string& name, std::optional<std::size_t> column);
  node_reference add_node(node_kind kind, const std::string& name);
  void add_edge(relation how, const node_reference& from, const node_reference& to,
                std::optional<role> as);

  const decoded_text& source_;
  csv_reader& csv_;
  const read_options& options_;
  const stop_token& stop_;
  line_index lines_;
  std::vector<std::string> headings_;
  std::vector<csv_field> fields_;
  std::uint64_t rows_ = 0;
  plan_records records_;
  std::vector<diagnostic> diagnostics_;
  std::unordered_set<std::string> nodes_;
  std::unordered_set<std::string> edges_;
  std::unordered_map<name_key, node_kind> kinds_;
  std::uint64_t guessed_ = 0;
};

DUTYGRAPH_INLINE std::optional<std::size_t> csv_rows::column(std::string_view name) const {
  const auto at = std::find(headings_.begin(), headings_.end(), name);
  if (at == headings_.end()) return std::nullopt;
  return static_cast<std::size_t>(at - headings_.begin());
}

template <std::size_t Count>
std::optional<std::size_t> csv_rows::column_of(
    const std::array<std::string_view, Count>& names) const {
  for (const std::string_view one : names) {
    if (const auto at = column(one)) return at;
  }
  return std::nullopt;
}

DUTYGRAPH_INLINE void csv_rows::check_known(std::initializer_list<std::string_view> known) const {
  std::string listed;
  for (const std::string_view one : known) listed.append(listed.empty() ? "" : ", ").append(one);
  for (std::size_t at = 0; at < headings_.size(); ++at) {
    const bool twice = std::find(headings_.begin(), headings_.begin() + static_cast<long>(at),
                                 headings_[at]) != headings_.begin() + static_cast<long>(at);
    if (!twice && std::find(known.begin(), known.end(), headings_[at]) != known.end()) continue;
    csv_.fail("csv.headings",
              "the heading \"" + printable(headings_[at]) +
                  (twice ? "\" stands twice" : "\" is not known here") + "; known: " + listed,
              csv_.begin());
  }
}

DUTYGRAPH_INLINE void csv_rows::fail(std::string_view code, std::string message,
                                     std::size_t column) const {
  csv_.fail(code, "column " + headings_[column] + ": " + std::move(message),
            fields_[column].words.begin);
}

DUTYGRAPH_INLINE void csv_rows::tell(const char* code, severity how, std::string message,
                                     std::string advice, std::size_t offset,
                                     std::string_view excerpt) {
  diagnostic& made = diagnostics_.emplace_back();
  made.code = code;
  made.severity = how;
  made.message = std::move(message);
  made.advice = std::move(advice);
  made.excerpt = printable(excerpt);
  made.where = place_of(source_.text, offset, lines_, source_.offsets, options_.file);
}

DUTYGRAPH_INLINE bool csv_rows::next() {
  if (rows_ % 4096 == 0) stop_.check("reading a CSV file");
  if (!csv_.next(fields_)) return false;
  ++rows_;
  if (fields_.size() != headings_.size()) {
    csv_.fail("csv.fields",
              "a row has " + std::to_string(fields_.size()) + " fields where the headings are " +
                  std::to_string(headings_.size()) + "; quote a field that holds the separator",
              csv_.begin());
  }
  return true;
}

/// The cell as a name; nothing where it is blank.
DUTYGRAPH_INLINE std::optional<std::string> csv_rows::name(std::optional<std::size_t> column) {
  if (!column) return std::nullopt;
  const csv_field& field = fields_[*column];
  check_limit("name_bytes", field.text.size(), options_.limits.name_bytes);
  const std::size_t control = field.text.find_first_of("\t\r\n");
  if (control != std::string::npos) {
    tell("csv.control_in_cell", severity::warning,
         "a cell holds a tab or a line break, which no name has; it was left out",
         "look whether the cell is what it seems", field.words.begin + control, field.text);
  }
  std::string said = display_name(field.text);
  said.erase(std::remove_if(said.begin(), said.end(), [](char mark) { return mark == '\t'; }),
             said.end());
  if (said.empty()) return std::nullopt;
  return said;
}

DUTYGRAPH_INLINE std::optional<double> csv_rows::number(std::optional<std::size_t> column) const {
  if (!column) return std::nullopt;
  const std::string& text = fields_[*column].text;
  if (text.empty()) return std::nullopt;
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec == std::errc::result_out_of_range) {
    fail("csv.range", "\"" + printable(text) + "\" is out of the range of numbers", *column);
  }
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) {
    fail("csv.value", "\"" + printable(text) + "\" is no number; write 1.5 for one and a half",
         *column);
  }
  if (!std::isfinite(value) || value < 0) {
    fail("csv.range", "\"" + printable(text) + "\" is negative or not finite; give 0 or more",
         *column);
  }
  return value;
}

DUTYGRAPH_INLINE void csv_rows::check_id(std::size_t column) const {
  const std::string& text = fields_[column].text;
  std::uint64_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) {
    fail("csv.range", "\"" + printable(text) + "\" is no whole number from 0 to 2^64 - 1", column);
  }
}

DUTYGRAPH_INLINE plan csv_rows::read_assignments() {
  check_known({"actor", "item", "role", "actor_kind", "chapter", "effort"});
  std::vector<assignment_row> rows;
  while (next()) {
    assignment_row& row = rows.emplace_back();
    row.actor = name(column("actor"));
    row.item = name(column("item"));
    row.chapter = name(column("chapter"));
    row.effort = number(column("effort"));
    if (const auto said = name(column("role"))) row.role = *said;
    if (const auto said = name(column("actor_kind"))) row.actor_kind = *said;
    const auto kind = value_named<node_kind>(node_kind_names, row.actor_kind);
    if (!kind || !is_actor(*kind)) {
      fail("csv.value",
           "\"" + printable(row.actor_kind) +
               "\" is no kind of actor; use leader, section or task_force",
           *column("actor_kind"));
    }
    if (!value_named<role>(role_names, row.role)) {
      fail("csv.value",
           "\"" + printable(row.role) +
               "\" is no role; use lead, responsible, support, guide, supervise or "
               "coordinate",
           *column("role"));
    }
    if (!row.actor && !row.item) {
      csv_.fail("csv.value", "a row names neither actor nor item; give one of them", csv_.begin());
    }
  }
  return finish(to_records(from_assignments(rows, options_.limits, stop_), stop_));
}

/// The kind that the row gives, else the one that the name had before, else what its end says.
DUTYGRAPH_INLINE node_kind csv_rows::kind_of(const std::string& name,
                                             std::optional<std::size_t> column) {
  const name_key key = name_key::of(name);
  if (column && !fields_[*column].text.empty()) {
    const auto kind = value_named<node_kind>(node_kind_names, fields_[*column].text);
    if (!kind || (!is_actor(*kind) && !is_work(*kind))) {
      fail("csv.value",
           "\"" + printable(fields_[*column].text) +
               "\" is no kind; use leader, section, task_force, heading or item",
           *column);
    }
    return *kind;
  }
  if (const auto known = kinds_.find(key); known != kinds_.end()) return known->second;
  const auto ends = [&](std::string_view end) { return key.view().ends_with(end); };
  const bool body =
      std::any_of(table_lexicon::body_ends.begin(), table_lexicon::body_ends.end(), ends);
  ++guessed_;
  return !body                           ? node_kind::leader
         : ends(lexicon::task_force_end) ? node_kind::task_force
                                         : node_kind::section;
}

DUTYGRAPH_INLINE node_reference csv_rows::add_node(node_kind kind, const std::string& name) {
  if (is_actor(kind)) kinds_.try_emplace(name_key::of(name), kind);
  std::string identity(to_string(kind));
  identity.append("/").append(is_work(kind) ? std::string_view(name) : name_key::of(name).view());
  if (nodes_.insert(std::move(identity)).second) {
    node_record& node = records_.nodes.emplace_back();
    node.kind = kind;
    node.key = node.name = name;
    if (is_work(kind)) node.number = name;
  }
  return {kind, name};
}

DUTYGRAPH_INLINE void csv_rows::add_edge(relation how, const node_reference& from,
                                         const node_reference& to, std::optional<role> as) {
  std::string identity(to_string(how));
  identity.append("/").append(as ? to_string(*as) : std::string_view());
  for (const node_reference* end : {&from, &to}) {
    identity.append("\n").append(to_string(end->kind)).append("/");
    identity.append(is_work(end->kind) ? end->key : std::string(name_key::of(end->key).view()));
  }
  if (!edges_.insert(std::move(identity)).second) {
    const std::size_t begin = csv_.begin();
    tell("csv.duplicate_edge", severity::warning, "a row stands twice; it counts once",
         "take one of them out", begin,
         std::string_view(source_.text).substr(begin, fields_.back().words.end - begin));
    return;
  }
  edge_record& edge = records_.edges.emplace_back();
  edge.relation = how;
  edge.source = from;
  edge.target = to;
  edge.role = edge.effective_role = as.value_or(role::lead);
  edge.provenance = provenance::curated;
}

DUTYGRAPH_INLINE plan csv_rows::read_edges(std::size_t source, std::size_t target, bool ids) {
  check_known({"source", "target", "source_id", "target_id", "type", "weight", "source_kind",
               "target_kind"});
  const auto type_column = column("type");
  const auto weight_column = column("weight");
  const auto target_kind = column("target_kind");
  std::unordered_map<std::string, double> efforts;
  while (next()) {
    if (ids) check_id(source);
    if (ids) check_id(target);
    const auto weight = number(weight_column);
    const auto from = name(source);
    const auto to = name(target);
    if (!from || !to) fail("csv.value", "an edge has no name at this end", from ? target : source);
    std::string type = type_column ? fields_[*type_column].text : std::string();
    if (type.empty()) type = "assigned";
    const bool leads = type == "leads" || type == "lead";
    const bool drives = type == "drives";
    const auto as = type == "assigned" ? std::optional(role::lead)
                    : leads            ? std::nullopt
                                       : value_named<role>(role_names, type);
    if (!leads && !drives && !as) {
      fail("csv.value",
           "\"" + printable(type) +
               "\" is no type of an edge; use leads, assigned, drives, responsible, "
               "support, guide, supervise or coordinate",
           *type_column);
    }
    const node_kind source_is =
        drives ? node_kind::task_force : kind_of(*from, column("source_kind"));
    const bool work = !leads && (!target_kind || fields_[*target_kind].text.empty());
    const node_kind target_is = work ? node_kind::item : kind_of(*to, target_kind);
    const relation how = leads ? relation::leads : drives ? relation::drives : relation::assigned;
    if (!ends_of(how).join(source_is, target_is)) {
      fail("csv.value",
           std::string(to_string(how)) + " cannot join a " + std::string(to_string(source_is)) +
               " to a " + std::string(to_string(target_is)),
           target);
    }
    const node_reference begin = add_node(source_is, *from);
    const node_reference end = add_node(target_is, *to);
    add_edge(how, begin, end, as);
    if (weight && end.kind == node_kind::item) {
      const auto [known, is_new] = efforts.try_emplace(end.key, *weight);
      if (!is_new && known->second != *weight) {
        fail("csv.value", "the item has another weight above; give one effort an item",
             *weight_column);
      }
    }
  }
  for (node_record& node : records_.nodes) {
    const auto effort = efforts.find(node.key);
    if (node.kind == node_kind::item && effort != efforts.end()) node.effort = effort->second;
  }
  if (guessed_ != 0) {
    tell("csv.kind_guessed", severity::information,
         "no column gives the kind of names: those that end like a body's were taken as sections "
         "or task forces, the others as leaders",
         "add the columns source_kind and target_kind", 0, {});
  }
  return finish(std::move(records_));
}

DUTYGRAPH_INLINE plan csv_rows::read_pairs(std::size_t leader, std::size_t other, node_kind kind) {
  std::unordered_set<std::string> seen;
  while (next()) {
    const auto person = name(leader);
    const auto partner = name(other);
    if (!person || !partner) fail("csv.value", "a pair lacks a name", person ? other : leader);
    if (kind == node_kind::heading) {
      add_edge(relation::assigned, add_node(node_kind::leader, *person), add_node(kind, *partner),
               role::lead);
      continue;
    }
    // Each pair is one piece of work; the same pair again is the same one.
    std::string identity(name_key::of(*person).view());
    identity.append("\n").append(name_key::of(*partner).view());
    const std::string number = std::to_string(seen.size() + 1);
    const bool is_new = seen.insert(std::move(identity)).second;
    if (!is_new) {
      tell("csv.duplicate_edge", severity::warning, "a pair stands twice; it counts once",
           "take one of them out", csv_.begin(), *person + "," + *partner);
      continue;
    }
    const node_reference work = add_node(node_kind::item, number);
    add_edge(relation::assigned, add_node(node_kind::leader, *person), work, role::lead);
    add_edge(relation::assigned, add_node(kind, *partner), work, role::responsible);
  }
  return finish(std::move(records_));
}

DUTYGRAPH_INLINE void csv_rows::tell_cycle(const std::vector<edge_record>& edges) {
  constexpr std::size_t shown = 10;
  const std::vector<std::string> names = lead_cycle(edges);
  if (names.empty()) return;
  std::string excerpt;
  for (std::size_t at = 0; at < names.size() && at < shown; ++at) {
    excerpt += (at == 0 ? "" : ", ") + printable(names[at]);
  }
  diagnostics_.push_back(
      {"csv.lead_cycle",
       severity::warning,
       "lines of command run in a circle; actors in it: " + std::to_string(names.size()),
       excerpt + (names.size() > shown ? ", …" : ""),
       "take one of the lines out",
       {options_.file, 0, 0, std::nullopt}});
}

DUTYGRAPH_INLINE plan csv_rows::finish(plan_records records) {
  if (!options_.links.empty()) {
    throw argument_error("argument.links",
                         "links are for plans with a text; state them as edges of the type drives");
  }
  records.document.encoding = source_.encoding;
  records.document.file = options_.file;
  tell_cycle(records.edges);
  diagnostic_list kept(options_.limits.diagnostics_of_a_kind);
  for (diagnostic& one : diagnostics_) {
    if (options_.strict && one.severity != severity::information) refuse(one);
    kept.add(std::move(one));
  }
  records.diagnostics = kept.take();
  return build(std::move(records), options_.limits, stop_);
}

DUTYGRAPH_INLINE std::optional<plan> csv_rows::read(const std::vector<csv_field>& headings) {
  headings_ = csv_headings(headings);
  if (column("actor") && column("item")) return read_assignments();
  for (const bool ids : {false, true}) {
    const auto source = column(ids ? "source_id" : "source");
    const auto target = column(ids ? "target_id" : "target");
    if (source && target) return read_edges(*source, *target, ids);
  }
  if (headings_.size() != 2) return std::nullopt;
  const auto leader = column_of(table_lexicon::leader_columns);
  const auto section = column_of(table_lexicon::section_columns);
  const auto chapter = column_of(table_lexicon::chapter_columns);
  if (leader && section) return read_pairs(*leader, *section, node_kind::section);
  if (leader && chapter) return read_pairs(*leader, *chapter, node_kind::heading);
  return std::nullopt;
}

/// The text as one of a table, cells set off by tabs, and its cells. Separators and quotes become
/// blanks of as many bytes, one quote of each doubled pair is taken out.
DUTYGRAPH_INLINE extracted_document csv_grid(decoded_text source, const read_options& options,
                                             const stop_token& stop) {
  extracted_document made;
  table_grid& grid = made.tables.emplace_back();
  grid.merges_known = false;
  std::vector<std::uint32_t> doubled;  // offsets of quotes to take out
  csv_reader csv(source, {options.file, "csv.quote", true});
  std::vector<csv_field> fields;
  std::string text = source.text;
  std::size_t told = 0;  // up to where the text is one of a table
  const auto blank_to = [&](std::size_t end) {
    for (; told < end; ++told) {
      if (text[told] == csv.separator()) text[told] = '\t';
      if (text[told] != '\t' && text[told] != '\r' && text[told] != '\n') text[told] = ' ';
    }
  };
  for (std::uint32_t row = 0; csv.next(fields); ++row) {
    if (row % 4096 == 0) stop.check("reading a CSV file");
    for (std::uint32_t column = 0; column < fields.size(); ++column) {
      const csv_field& field = fields[column];
      blank_to(field.words.begin);
      told = field.words.end;
      for (std::size_t at = field.words.begin; field.text.size() != field.words.size();) {
        at = source.text.find("\"\"", at);
        if (at == std::string::npos || at >= field.words.end) break;
        doubled.push_back(static_cast<std::uint32_t>(at));
        at += 2;
      }
      if (field.words.present()) grid.cells.push_back({row, column, 1, 1, field.words});
    }
  }
  blank_to(text.size());
  source.text = std::move(text);
  if (!doubled.empty()) {
    text.clear();
    offset_map offsets;
    std::size_t next = 0;
    for (std::size_t at = 0; at < source.text.size();) {
      const std::size_t size = character_size(source.text, at);
      if (next < doubled.size() && doubled[next] == at) {
        ++next;
      } else {
        const std::uint64_t byte = source.offsets.input_byte(at);
        const std::uint64_t step = source.offsets.input_byte(at + size) - byte;
        offsets.add_run(text.size(), byte, static_cast<std::uint8_t>(size),
                        static_cast<std::uint8_t>(std::max<std::uint64_t>(step, 1)));
        text.append(source.text, at, size);
      }
      at += size;
    }
    const auto moved = [&](std::uint32_t at) {
      const auto before = std::lower_bound(doubled.begin(), doubled.end(), at);
      return at - static_cast<std::uint32_t>(before - doubled.begin());
    };
    for (table_cell& cell : grid.cells) {
      cell.words = {moved(cell.words.begin), moved(cell.words.end)};
    }
    source.text = std::move(text);
    source.offsets = std::move(offsets);
  }
  made.source = std::move(source);
  return made;
}

/// No row below the headings may have a cell beyond them.
DUTYGRAPH_INLINE void check_widths(const extracted_document& document, const heading_row& heading,
                                   const read_options& options) {
  const std::vector<table_cell>& cells = document.tables.front().cells;
  for (std::size_t at = heading.after; at < cells.size(); ++at) {
    if (cells[at].column < heading.columns.size()) continue;
    csv_reader(document.source, {options.file, "csv.quote", true})
        .fail("csv.fields",
              "a row has more fields than the " + std::to_string(heading.columns.size()) +
                  " headings; quote a field that holds the separator",
              cells[at].words.begin);
  }
}

}  // namespace detail

}  // namespace dutygraph
