#include "catch.hpp"

#include <algorithm>
#include <atomic>
#include <string>
#include <vector>

#include <dutygraph/query/coverage.hpp>
#include <dutygraph/query/gaps.hpp>
#include <dutygraph/query/task_forces.hpp>
#include <dutygraph/query/workload.hpp>
#include <dutygraph/read/work_plan.hpp>

#include "model/random_plan.hpp"
#include "org1.hpp"
#include "small_plan.hpp"

using namespace dutygraph;

namespace {

/// `gap level number-or-name` of each row.
words described(const table& t) {
  words out;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    const table_column& number = t.column("number");
    out.push_back(
        std::string(t.column("gap").utf8_at(row)) + " " +
        std::string(t.column("level").utf8_at(row)) + " " +
        std::string(number.is_null(row) ? t.column("name").utf8_at(row) : number.utf8_at(row)));
  }
  return out;
}

words keys_of(const table& t, std::string_view gap) {
  words out;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    if (t.column("gap").utf8_at(row) == gap) out.emplace_back(t.column("key").utf8_at(row));
  }
  return out;
}

std::string note_of(const table& t, std::string_view gap) {
  for (std::size_t row = 0; row < t.rows(); ++row) {
    if (t.column("gap").utf8_at(row) == gap) return std::string(t.column("note").utf8_at(row));
  }
  return {};
}

bool says(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// Names of the rows of a measure in which a count is 0.
words without(const table& t, std::string_view name, std::string_view count) {
  words out;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    if (t.column(count).int64_at(row) == 0) out.emplace_back(t.column(name).utf8_at(row));
  }
  return out;
}

}  // namespace

TEST_CASE("every gap on a small plan, in its order") {
  using enum node_kind;
  text_records t("一、甲\n1. 子。\n2. 丑。会同市局。\n");
  t.node(leader, "Ana", "", "Ana");
  t.node(leader, "Ben", "", "Ben");
  t.node(leader, "Cai", "", "Cai");
  t.node(section, "乙科", "", "乙科");
  t.node(section, "丙科", "", "丙科");
  t.node(task_force, "丁专班", "", "丁专班");
  t.node(task_force, "戊专班", "", "戊专班");
  t.node(heading, "一", "一", "甲");
  t.node(item, "一/1", "1", "子", "一");
  t.node(item, "一/2", "2", "丑", "一");
  t.node(theme, "己", "", "己");
  t.node(theme, "庚", "", "庚").attitude = true;
  t.node(theme, "辛", "", "辛");
  dutygraph::commitment beds;
  beds.low = 200;
  beds.deadline = "年底前";
  t.node(commitment, "一/1/c", "", "二百张").commitment = beds;
  t.edge(relation::assigned, leader, "Ana", item, "一/1");
  t.edge(relation::assigned, section, "乙科", item, "一/2");
  t.edge(relation::assigned, leader, "Ben", task_force, "丁专班");
  t.edge(relation::assigned, leader, "Ana", task_force, "戊专班").effective_role = role::support;
  t.edge(relation::assigned, section, "丙科", task_force, "戊专班");
  t.edge(relation::drives, task_force, "丁专班", item, "一/2");
  t.edge(relation::advances, theme, "辛", item, "一/2");
  t.edge(relation::commits, item, "一/1", commitment, "一/1/c");
  t.records.mentions.push_back({"一/2", "市局", "会同", t.words("会同市局"), t.words("市局")});
  const plan p = build(t.records);
  const table found = gaps(p);
  CHECK(columns(found) == words{"gap:utf8", "level:utf8", "kind:utf8", "number:utf8", "key:utf8",
                                "name:utf8", "note:utf8", "line:int64", "quote:utf8"});
  CHECK(described(found) == words{
                                "item_without_leader finding 2",
                                "item_without_section finding 1",
                                "item_without_figure information 2",
                                "item_without_deadline information 2",
                                "theme_without_item finding 己",
                                "theme_without_item information 庚",
                                "task_force_without_item finding 戊专班",
                                "task_force_without_head finding 戊专班",
                                "leader_without_item information Ben",
                                "leader_without_item information Cai",
                                "section_without_item information 丙科",
                                "mentioned_body information 2",
                            });
  CHECK(texts(found, "kind") == words{"item", "item", "item", "item", "theme", "theme",
                                      "task_force", "task_force", "leader", "leader", "section",
                                      "mention"});
  CHECK(keys_of(found, "mentioned_body") == words{"一/2"});
  CHECK(texts(found, "name").back() == "市局");
  CHECK(found.column("line").int64_at(0) == 3);
  CHECK(found.column("quote").utf8_at(0) == "丑");
  CHECK(texts(found, "quote").back() == "会同市局");
  CHECK(found.column("line").is_null(9));  // Cai stands nowhere in the text
  CHECK(says(note_of(found, "item_without_leader"), "1 of 2 items have one"));
  CHECK(says(note_of(found, "mentioned_body"), "会同"));
  CHECK(found.caption() ==
        "5 findings (1 item_without_leader, 1 item_without_section, 1 theme_without_item, 1 "
        "task_force_without_item, 1 task_force_without_head); 7 information (1 "
        "item_without_figure, 1 item_without_deadline, 1 theme_without_item, 2 "
        "leader_without_item, 1 section_without_item, 1 mentioned_body); inheritance: nearest; "
        "denominators: 2 items, 3 themes, 2 task forces, 3 leaders, 2 sections, 1 mention");
}

TEST_CASE("a commitment of a subitem is one of the item") {
  plan_builder b("p");
  b.item("1", "one").item("2", "two").subitem("(1)", "part", "2").commitment("200 beds", "1");
  plan_records records = to_records(b.build());
  CHECK(keys_of(gaps(build(records)), "item_without_figure") == words{"1", "2"});
  commitment beds;
  beds.low = 200;
  records.nodes.back().commitment = beds;
  CHECK(keys_of(gaps(build(records)), "item_without_figure") == words{"2"});
  CHECK(keys_of(gaps(build(records)), "item_without_deadline") == words{"1", "2"});
  records.edges.back().source = {node_kind::subitem, "2/(1)"};
  CHECK(keys_of(gaps(build(records)), "item_without_figure") == words{"1"});
}

TEST_CASE("what a plan says nowhere is information") {
  const table none = gaps(plan_builder().item("1", "one").build());
  CHECK(described(none) ==
        words{"item_without_leader information 1", "item_without_section information 1"});
  CHECK(note_of(none, "item_without_leader") == "the plan names no leader");
  CHECK(says(none.caption(), "0 findings; 2 information (1 item_without_leader"));
  CHECK(says(none.caption(), "figures and deadlines: not read"));
  // Leaders at headings only: under `direct` no item has one.
  plan_builder b;
  b.chapter("一", "first").item("1", "one", "一").assign("Ana", "一");
  const table direct = gaps(b.build(), inheritance::direct);
  CHECK(described(direct) == words{"item_without_leader information 1",
                                   "item_without_section information 1",
                                   "leader_without_item information Ana"});
  CHECK(note_of(direct, "item_without_leader") ==
        "the plan names no leader for any item, inheritance: direct");
  CHECK(gaps(plan()).rows() == 0);
  CHECK(says(gaps(plan()).caption(), "0 findings; 0 information; inheritance: nearest"));
}

TEST_CASE("org1: the item that nobody holds is a finding, the idle leader is information") {
  const table t = gaps(org1_builder().build());
  CHECK(keys_of(t, "item_without_leader") == words{"S3/T6"});
  CHECK(keys_of(t, "leader_without_item") == words{"Dee"});
  CHECK(note_of(t, "leader_without_item") == "nothing is assigned to it");
  CHECK(t.rows() == 8);  // and six items without a section, of which the plan has none
}

TEST_CASE("the published plan: what it leaves open") {
  const table t = gaps(read_file("seeds/qufu_2020.txt"));
  const words expected = {
      "theme_without_item information 强化党建统领,提高政治站位",
      "theme_without_item information 坚持底线思维,防范化解风险",
      "theme_without_item information 加强基层基础,提升服务质量",
      "theme_without_item finding 全省社会救助制度创新试点",
      "task_force_without_head finding 社会救助体系优化与兜底保障工作专班",
      "task_force_without_head finding 养老服务质量提升工作专班",
      "task_force_without_head finding 行政村建制优化推行工作专班",
      "task_force_without_head finding 城市社区治理实验区建设推进工作专班",
      "task_force_without_head finding 社会组织党建提升工作专班",
      "task_force_without_head finding 绿色殡葬改革推进工作专班",
  };
  const auto stated = [&](const std::string& gap) {
    words numbers;
    for (int number = 1; number <= 33; ++number) numbers.push_back(std::to_string(number));
    for (std::size_t row = 0; row < t.rows(); ++row) {
      if (t.column("gap").utf8_at(row) != gap) continue;
      CHECK(t.column("level").utf8_at(row) == "information");
      const std::string number(t.column("number").utf8_at(row));
      numbers.erase(std::find(numbers.begin(), numbers.end(), number));
    }
    return numbers;
  };
  CHECK(stated("item_without_figure") == words{"5", "9", "10", "13", "14", "15", "23"});
  CHECK(stated("item_without_deadline") == words{"10", "27"});
  words seen;
  words bodies;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    const std::string gap(t.column("gap").utf8_at(row));
    const bool known = says(gap, "without_figure") || says(gap, "without_deadline");
    if (known) continue;
    if (gap != "mentioned_body") {
      seen.push_back(described(t)[row]);
      continue;
    }
    bodies.push_back(std::string(t.column("number").utf8_at(row)) + " " +
                     std::string(t.column("name").utf8_at(row)) + " line " +
                     std::to_string(t.column("line").int64_at(row)));
  }
  CHECK(seen == expected);
  CHECK(bodies == words{"7 镇街 line 17", "14 组织部门 line 30", "18 审批部门 line 36",
                        "24 有关部门 line 46", "28 省厅 line 54", "28 济宁市民政局 line 54"});
}

TEST_CASE("gaps agree with coverage, workload and task forces on a thousand plans") {
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const plan p = random_plan(seed);
    for (const inheritance rule : {inheritance::direct, inheritance::nearest, inheritance::all}) {
      const table t = gaps(p, rule);
      for (const node_kind kind : {node_kind::leader, node_kind::section}) {
        const std::string name(to_string(kind));
        const words open = texts(uncovered(p, {.by = kind, .rule = rule}), "key");
        REQUIRE(keys_of(t, "item_without_" + name) == open);
        const bool any = open.size() < p.stated_graph().nodes(node_kind::item).size();
        for (const std::string& one : described(t)) {
          if (says(one, "item_without_" + name)) REQUIRE(says(one, " finding ") == any);
        }
        const table load = workload(p, {.of = kind, .rule = rule});
        REQUIRE(keys_of(t, name + "_without_item") == without(load, "name", "items"));
      }
      if (rule == inheritance::nearest) {
        REQUIRE(keys_of(t, "task_force_without_item") ==
                without(task_force_coverage(p), "task_force", "items"));
      }
      REQUIRE(keys_of(t, "task_force_without_head").size() ==
              p.stated_graph().nodes(node_kind::task_force).size());
    }
  }
}

TEST_CASE("gaps keep their order when an assignment is added, and lose what it fills") {
  plan_builder b = org1_builder();
  const words before = described(gaps(b.build()));
  b.assign("Dee", "T6");
  words after = described(gaps(b.build()));
  CHECK(after.size() + 2 == before.size());
  CHECK(std::includes(before.begin(), before.end(), after.begin(), after.end(),
                      [&](const std::string& a, const std::string& c) {
                        const auto place = [&](const std::string& one) {
                          return std::find(before.begin(), before.end(), one);
                        };
                        return place(a) < place(c);
                      }));
}

TEST_CASE("gaps stop") {
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(gaps(plan(), inheritance::nearest, stop_token(stop)), stopped);
  CHECK_THROWS_AS(gaps(org1_builder().build(), inheritance::all, stop_token(stop)), stopped);
}
