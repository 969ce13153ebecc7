#include <dutygraph/query/commitments.hpp>

#include <algorithm>
#include <atomic>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <dutygraph/build/builder.hpp>
#include <dutygraph/exchange/json.hpp>
#include <dutygraph/query/detail/item_commitments.hpp>
#include <dutygraph/read/work_plan.hpp>

#include "catch.hpp"
#include "model/random_plan.hpp"
#include "query/small_plan.hpp"

using namespace dutygraph;

namespace {

const plan& qufu() {
  static const plan read = read_file("seeds/qufu_2020.txt");
  return read;
}

/// A figure as a careful reader finds it; empty where nothing is stated.
struct worked {
  const char* item;
  const char* words;  ///< within the text of the row
  const char* comparator;
  double low;
  std::optional<double> high;
  const char* unit;
  const char* kind;
  const char* subject;
  const char* base;
  const char* per;
  const char* period;
  const char* condition;
  const char* strength;
  const char* deadline;
};

const worked figures[] = {
    {"5",
     "基本生活标准分别达到城乡低保标准的1.3倍以上",
     ">=",
     1.3,
     {},
     "倍",
     "rate",
     "城乡特困人员基本生活标准",
     "城乡低保标准",
     "",
     "",
     "",
     "plain",
     ""},
    {"5",
     "集中供养率达到50%以上",
     ">=",
     50,
     {},
     "%",
     "rate",
     "生活不能自理特困人员集中供养率",
     "",
     "",
     "",
     "",
     "plain",
     ""},
    {"9",
     "改造提升乡镇敬老院4处",
     "=",
     4,
     {},
     "处",
     "amount",
     "乡镇敬老院",
     "",
     "",
     "",
     "",
     "plain",
     ""},
    {"9",
     "新建日间照料中心、社区养老服务中心2处",
     "=",
     2,
     {},
     "处",
     "amount",
     "日间照料中心、社区养老服务中心",
     "",
     "",
     "",
     "",
     "plain",
     ""},
    {"9",
     "民办养老机构2家",
     "=",
     2,
     {},
     "家",
     "amount",
     "民办养老机构",
     "",
     "",
     "",
     "",
     "plain",
     ""},
    {"9",
     "新增养老床位200张",
     "=",
     200,
     {},
     "张",
     "amount",
     "养老床位",
     "",
     "",
     "",
     "",
     "plain",
     ""},
    {"9",
     "重点改造22处农村幸福院",
     "=",
     22,
     {},
     "处",
     "amount",
     "农村幸福院",
     "",
     "",
     "",
     "",
     "plain",
     ""},
    {"10",
     "95%的农村幸福院规范运行",
     "=",
     95,
     {},
     "%",
     "rate",
     "农村幸福院",
     "",
     "",
     "",
     "",
     "ensure",
     "年底前"},
    {"13",
     "行政村数量减少三分之一",
     "decrease by",
     1.0 / 3.0,
     {},
     "",
     "change",
     "全市行政村数量",
     "",
     "",
     "",
     "500人以下的村、“空心化”突出的村以及到2021年村集体收入难以达到10万元的村",
     "in_principle",
     ""},
    {"14",
     "全年不少于两次",
     ">=",
     2,
     {},
     "次",
     "frequency",
     "市级暗访",
     "",
     "",
     "全年",
     "",
     "plain",
     ""},
    {"15",
     "力争80%以上的城市社区",
     ">=",
     80,
     {},
     "%",
     "rate",
     "城市社区",
     "",
     "",
     "",
     "",
     "strive",
     ""},
    {"23", "每个镇街至少建成2-3处", ">=", 2, 3, "处", "amount", "镇级或村级节地生态绿色公益性公墓",
     "", "镇街", "", "", "plain", ""},
    {"23",
     "安葬率达到50%以上",
     ">=",
     50,
     {},
     "%",
     "rate",
     "节地生态安葬率",
     "",
     "",
     "",
     "",
     "plain",
     ""},
};

}  // namespace

TEST_CASE("Qufu: the 13 figures") {
  const table all = commitments(qufu());
  std::size_t found = 0;
  for (std::size_t row = 0; row < all.rows(); ++row) {
    if (all.column("low").is_null(row)) continue;
    REQUIRE(found < std::size(figures));
    const worked& one = figures[found++];
    INFO(one.words);
    const auto text = [&](std::string_view column) { return all.column(column).utf8_at(row); };
    CHECK(text("number") == one.item);
    CHECK(text("text").find(one.words) != std::string_view::npos);
    CHECK(text("comparator") == one.comparator);
    CHECK(all.column("low").float64_at(row) == one.low);
    CHECK(all.column("high").is_null(row) == !one.high);
    CHECK(all.column("high").float64_at(row) == one.high.value_or(0));
    CHECK(text("unit") == one.unit);
    CHECK(all.column("unit").is_null(row) == (std::string_view(one.unit).empty()));
    CHECK(text("kind") == one.kind);
    CHECK(text("subject") == one.subject);
    CHECK(text("base") == one.base);
    CHECK(text("per") == one.per);
    CHECK(text("period") == one.period);
    CHECK(text("condition") == one.condition);
    CHECK(text("strength") == one.strength);
    CHECK(text("deadline") == one.deadline);
    CHECK(text("deadline_source") == (text("deadline").empty() ? "" : "sentence"));
  }
  CHECK(found == 13);
}

TEST_CASE("Qufu: targets are the 13 in the same order") {
  const table t = targets(qufu());
  REQUIRE(t.rows() == 13);
  for (std::size_t row = 0; row < 13; ++row) {
    CHECK(t.column("number").utf8_at(row) == figures[row].item);
    CHECK(t.column("low").float64_at(row) == figures[row].low);
  }
  std::vector<std::string> columns;
  for (const table_column& one : t.columns()) columns.push_back(one.name());
  CHECK(columns == std::vector<std::string>{"number", "item", "text", "comparator", "low", "high",
                                            "unit", "deadline", "subject", "line", "due", "key"});
  CHECK(t.column("item").utf8_at(2) == "优化养老服务供给");
  CHECK(t.column("line").int64_at(2) == 21);
  CHECK(t.column("key").utf8_at(2) == "三/9");
  CHECK(t.column("due").date_at(7) == date{2020, 12, 31});
  CHECK(t.column("due").is_null(6));
  CHECK(t.caption() ==
        "those with a figure; 44 commitments of 21 of 33 items, parts counted with their item; 13 "
        "with a figure, 3 with a stated deadline; a figure without a comparator is as printed (=)");
}

TEST_CASE("Qufu: what has no figure, by kind, and what has a deadline") {
  const table t = commitments(qufu());
  std::map<std::string, std::set<std::string>> items;
  std::set<std::string> dated;
  std::set<std::string> strengths;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    const std::string number(t.column("number").utf8_at(row));
    if (t.column("low").is_null(row)) {
      items[std::string(t.column("kind").utf8_at(row))].insert(number);
    }
    if (!t.column("deadline").is_null(row)) dated.insert(number);
    strengths.insert(std::string(t.column("strength").utf8_at(row)));
  }
  using numbers = std::set<std::string>;
  CHECK(items["all"] == numbers{"4", "5", "10", "11", "15"});
  CHECK(items["zero"] == numbers{"26"});
  CHECK(items["relative"] == numbers{"4", "5", "6"});
  CHECK(items["milestone"] ==
        numbers{"7", "8", "9", "10", "12", "15", "17", "19", "21", "22", "23", "27", "29", "30"});
  CHECK(items.size() == 4);
  CHECK(dated == numbers{"10", "27"});
  CHECK(strengths == numbers{"ensure", "plain", "strive", "in_principle", "promote",
                             "as_appropriate", "conditional"});
}

TEST_CASE("Qufu: the words of single commitments without a figure") {
  const table t = commitments(qufu());
  const auto row_of = [&](std::string_view words) {
    std::size_t row = 0;
    while (row < t.rows() && t.column("text").utf8_at(row) != words) ++row;
    return row;
  };
  const std::size_t above = row_of("确保农村低保标准稳定动态高于省定扶贫标准");
  REQUIRE(above < t.rows());
  CHECK(t.column("subject").utf8_at(above) == "农村低保标准");
  CHECK(t.column("base").utf8_at(above) == "省定扶贫标准");
  CHECK(t.column("comparator").utf8_at(above) == ">");
  CHECK(t.column("low").is_null(above));
  CHECK(t.column("strength").utf8_at(above) == "ensure");
  const std::size_t finished = row_of("年底前完工投入使用");
  REQUIRE(finished < t.rows());
  CHECK(t.column("number").utf8_at(finished) == "27");
  CHECK(t.column("deadline").utf8_at(finished) == "年底前");
  CHECK(t.column("deadline_source").utf8_at(finished) == "clause");
  CHECK(t.column("due").date_at(finished) == date{2020, 12, 31});
  CHECK(t.column("comparator").is_null(finished));
  const std::size_t printed = row_of("条件允许印刷出版《曲阜市地图》、《曲阜市地名志》");
  REQUIRE(printed < t.rows());
  CHECK(t.column("strength").utf8_at(printed) == "conditional");
}

TEST_CASE("Qufu: no slogan, ordinal, date or name of a system is a commitment") {
  const table t = commitments(qufu());
  for (const char* slogan :
       {"四个意识", "四个自信", "两个维护", "三会一课",   "十九大", "八项规定", "1236",
        "一门受理", "一证通办", "一站式",   "四议两公开", "两委",   "两项补贴", "周转房",
        "互联网+",  "第二届",   "第三届",   "第七届",     "十三五", "第一书记", "双联系"}) {
    INFO(slogan);
    for (std::size_t row = 0; row < t.rows(); ++row) {
      CHECK(t.column("text").utf8_at(row).find(slogan) == std::string_view::npos);
    }
  }
  // These words stand in a commitment, but are no figure of it.
  const table figures_only = targets(qufu());
  for (const char* decoy : {"三年", "2020-2022", "三岗十八级"}) {
    for (std::size_t row = 0; row < figures_only.rows(); ++row) {
      CHECK(figures_only.column("text").utf8_at(row).find(decoy) == std::string_view::npos);
    }
  }
}

TEST_CASE("commitments: contract of the columns") {
  const table t = commitments(plan());
  CHECK(t.rows() == 0);
  std::vector<std::string> columns;
  for (const table_column& one : t.columns()) columns.push_back(one.name());
  CHECK(columns == std::vector<std::string>{"number", "kind", "text", "subject", "comparator",
                                            "low", "high", "unit", "base", "per", "period",
                                            "condition", "strength", "deadline", "deadline_source",
                                            "line", "due", "key"});
  CHECK(t.column("low").type() == column_type::float64);
  CHECK(t.column("line").type() == column_type::int64);
  CHECK(t.column("due").type() == column_type::date);
  CHECK(t.column("subject").type() == column_type::utf8);
  CHECK(t.caption().find("0 commitments of 0 of 0 items") == 0);
}

TEST_CASE("commitments: from a program, with parts of an item") {
  commitment beds;
  beds.kind = commitment_kind::amount;
  beds.low = 200.0;
  beds.unit = "beds";
  text_records records("1 a\n");
  records.node(node_kind::item, "1", "1", "a");
  records.node(node_kind::subitem, "1/(1)", "(1)", "b", "1");
  records.node(node_kind::item, "2", "2", "c");
  records.node(node_kind::commitment, "x", "", "200 beds").commitment = beds;
  records.node(node_kind::commitment, "y", "", "a rule");
  records.edge(relation::commits, node_kind::subitem, "1/(1)", node_kind::commitment, "x");
  records.edge(relation::commits, node_kind::item, "1", node_kind::commitment, "y");
  const plan p = build(std::move(records.records));
  const table t = commitments(p);
  REQUIRE(t.rows() == 2);
  CHECK(t.column("text").utf8_at(0) == "a rule");
  CHECK(t.column("kind").utf8_at(0) == "milestone");
  CHECK(t.column("number").utf8_at(1) == "1");
  CHECK(t.column("key").utf8_at(1) == "1/(1)");
  CHECK(t.column("line").is_null(1));
  CHECK(targets(p).rows() == 1);
  const graph& g = p.stated_graph();
  CHECK(detail::has_figure(g, g.nodes(node_kind::item)[0]));
  CHECK_FALSE(detail::has_figure(g, g.nodes(node_kind::item)[1]));
  CHECK_FALSE(detail::has_deadline(g, g.nodes(node_kind::item)[0]));
  CHECK(from_json(to_json(p)) == p);
}

TEST_CASE("commitments: how a comparison is printed") {
  const auto printed = [](commitment said) {
    const plan p = plan_builder().item("1", "a").commitment("c", "1", said).build();
    const table t = commitments(p);
    return std::string(t.column("comparator").utf8_at(0));
  };
  commitment said;
  CHECK(printed(said).empty());
  said.comparator = comparator::at_least;
  CHECK(printed(said).empty());
  said.kind = commitment_kind::relative;
  CHECK(printed(said) == ">=");
  said.kind = commitment_kind::change;
  said.low = 1.0;
  said.direction = direction::increase;
  CHECK(printed(said) == "increase by >=");
  said.comparator = comparator::equal;
  CHECK(printed(said) == "increase by");
}

TEST_CASE("commitments: one row for each commits edge, and targets are those with a figure") {
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    plan_records records = to_records(random_plan(seed));
    std::vector<std::string> items;
    for (const node_record& node : records.nodes) {
      if (node.kind == node_kind::item) items.push_back(node.key);
    }
    std::size_t figured = 0;
    const std::size_t count = items.empty() ? 0 : seed % 7;
    for (std::size_t at = 0; at < count; ++at) {
      node_record& node = records.nodes.emplace_back();
      node.kind = node_kind::commitment;
      node.key = node.name = "c" + std::to_string(at);
      commitment said;
      if ((seed + at) % 3 == 0) said.low = static_cast<double>(at);
      figured += said.has_figure() ? 1 : 0;
      node.commitment = said;
      edge_record& edge = records.edges.emplace_back();
      edge.relation = relation::commits;
      edge.source = {node_kind::item, items[(seed * 7 + at * 5) % items.size()]};
      edge.target = {node_kind::commitment, node.key};
    }
    const plan p = build(std::move(records));
    const table t = commitments(p);
    REQUIRE(t.rows() == count);
    REQUIRE(targets(p).rows() == figured);
    REQUIRE(t.column("low").null_count() == count - figured);
    const graph& g = p.stated_graph();
    std::size_t with_figure = 0;  // a peer: by the rows of the table
    std::set<std::string_view> keys;
    for (std::size_t row = 0; row < t.rows(); ++row) {
      if (!t.column("low").is_null(row)) keys.insert(t.column("key").utf8_at(row));
    }
    for (const node_id item : g.nodes(node_kind::item)) {
      with_figure += detail::has_figure(g, item) ? 1 : 0;
    }
    REQUIRE(with_figure == keys.size());
  }
}

TEST_CASE("commitments: a stop flag ends both") {
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(commitments(qufu(), stop_token(stop)), stopped);
  CHECK_THROWS_AS(targets(qufu(), stop_token(stop)), stopped);
}
