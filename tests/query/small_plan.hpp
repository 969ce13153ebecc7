#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/build/build.hpp>

/// Makes records over a text; spans are found by their words.
class text_records {
 public:
  explicit text_records(std::string text) { records.text = std::move(text); }

  dutygraph::span words(std::string_view part) const {
    const std::size_t at = part.empty() ? std::string::npos : records.text->find(part);
    if (at == std::string::npos) return {};
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + part.size())};
  }
  dutygraph::node_record& node(dutygraph::node_kind kind, std::string_view key,
                               std::string_view number, std::string_view name,
                               std::string_view parent = {}, std::string_view text = {}) {
    dutygraph::node_record& made = records.nodes.emplace_back();
    made.kind = kind;
    made.key = key;
    made.number = number;
    made.name = name;
    made.parent = parent;
    made.text = text;
    made.name_words = words(name);
    made.text_words = words(text);
    return made;
  }
  dutygraph::edge_record& edge(dutygraph::relation relation, dutygraph::node_kind source,
                               std::string_view from, dutygraph::node_kind target,
                               std::string_view to, std::string_view quote = {}) {
    dutygraph::edge_record& made = records.edges.emplace_back();
    made.relation = relation;
    made.source = {source, std::string(from)};
    made.target = {target, std::string(to)};
    made.words = words(quote);
    return made;
  }

  dutygraph::plan_records records;
};

/// Two chapters, three items with a subitem, a leader and a section in a bracket of each chapter, a
/// task force with one inferred and one curated item, a theme.
inline dutygraph::plan small_plan() {
  using namespace dutygraph;
  using enum node_kind;
  text_records t(
      "一、养老\n1. 床位。新增养老床位。\n2. 服务。提升服务质量。\n(牵头领导:甲。责任科室:乙科)\n"
      "二、救助\n3. 标准。\n(1)城市。丙科配合。\n(牵头领导:丁)\n");
  t.node(leader, "甲", "", "甲");
  t.node(leader, "丁", "", "丁");
  t.node(section, "乙科", "", "乙科");
  t.node(section, "丙科", "", "丙科");
  t.node(task_force, "养老服务专班", "", "养老服务专班");
  t.node(heading, "一", "一", "养老");
  t.node(item, "一/1", "1", "床位", "一", "新增养老床位。");
  t.node(item, "一/2", "2", "服务", "一", "提升服务质量。");
  t.node(heading, "二", "二", "救助");
  t.node(item, "二/3", "3", "标准", "二");
  t.node(subitem, "二/3/(1)", "(1)", "城市", "二/3");
  t.node(theme, "优化服务", "", "优化服务");
  const auto assign = [&](node_kind kind, const char* actor, node_kind to, const char* key, role as,
                          const char* word, const char* quote) {
    edge_record& made = t.edge(relation::assigned, kind, actor, to, key, quote);
    made.role = made.effective_role = as;
    made.role_word = word;
  };
  assign(leader, "甲", heading, "一", role::lead, "牵头领导", "(牵头领导:甲。责任科室:乙科)");
  assign(section, "乙科", heading, "一", role::responsible, "责任科室",
         "(牵头领导:甲。责任科室:乙科)");
  assign(leader, "丁", heading, "二", role::lead, "牵头领导", "(牵头领导:丁)");
  assign(section, "丙科", subitem, "二/3/(1)", role::support, "配合", "丙科配合");
  t.records.edges.back().open_list = true;
  assign(leader, "丁", task_force, "养老服务专班", role::lead, "组长", "");
  edge_record& inferred = t.edge(relation::drives, task_force, "养老服务专班", item, "一/2");
  inferred.provenance = provenance::inferred;
  inferred.score = 0.625;
  inferred.matched = {"养老", "服务", "质量"};
  edge_record& curated = t.edge(relation::drives, task_force, "养老服务专班", item, "一/1");
  curated.provenance = provenance::curated;
  curated.matched = {"the beds are its matter"};
  t.edge(relation::advances, theme, "优化服务", item, "一/2");
  return build(std::move(t.records));
}
