#include "catch.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/model/lookup.hpp>
#include <dutygraph/query/workload.hpp>
#include <dutygraph/read/work_plan.hpp>
#include <dutygraph/scenario/curate.hpp>

#include "model/random_plan.hpp"
#include "query/small_plan.hpp"

using namespace dutygraph;
using enum node_kind;

namespace {

constexpr const char* force = "养老服务专班";

plan curated(const plan& where, const std::vector<curation>& said) {
  return curate(where, said, where.diagnostics());
}

curation drive(const char* item_key, bool holds, std::vector<std::string> reasons = {}) {
  curation one;
  one.source = {task_force, force};
  one.target = {item, item_key};
  one.holds = holds;
  one.reasons = std::move(reasons);
  return one;
}

curation assignment(node_kind kind, const char* actor, node_kind work, const char* key) {
  curation one;
  one.relation = relation::assigned;
  one.source = {kind, actor};
  one.target = {work, key};
  one.role = role::support;
  one.role_word = "配合";
  return one;
}

/// The edges of a relation as `source target provenance`.
std::vector<std::string> edges_of(const plan& where, relation of) {
  const graph& g = where.graph();
  std::vector<std::string> out;
  for (const edge_id edge : g.edges(of)) {
    out.push_back(std::string(g.key(g.source(edge))) + " " + std::string(g.key(g.target(edge))) +
                  " " + std::string(to_string(g.provenance(edge))));
  }
  return out;
}

edge_id last_assignment(const graph& g) {
  edge_id last = *g.edges(relation::assigned).begin();
  for (const edge_id edge : g.edges(relation::assigned)) last = edge;
  return last;
}

std::string code_of(const plan& where, const std::vector<curation>& said) {
  try {
    (void)curated(where, said);
  } catch (const error& fault) {
    return fault.code();
  }
  return {};
}

}  // namespace

TEST_CASE("what was inferred is confirmed or goes") {
  const plan where = small_plan();
  REQUIRE(edges_of(where, relation::drives) ==
          std::vector<std::string>{"养老服务专班 一/2 inferred", "养老服务专班 一/1 curated"});
  const plan yes = curated(where, {drive("一/2", true, {"asked", "Li"})});
  CHECK(edges_of(yes, relation::drives)[0] == "养老服务专班 一/2 curated");
  const graph& g = yes.graph();
  const edge_id first = *g.edges(relation::drives).begin();
  CHECK(g.score(first) == 1.0);
  REQUIRE(g.matched(first).size() == 2);
  CHECK(g.string(g.matched(first)[1]) == "Li");
  const plan no = curated(where, {drive("一/2", false)});
  CHECK(edges_of(no, relation::drives) == std::vector<std::string>{"养老服务专班 一/1 curated"});
  // Saying it again changes nothing.
  CHECK(curated(yes, {drive("一/2", true)}) == yes);
  CHECK(curated(no, {drive("一/2", false)}) == no);
}

TEST_CASE("an edge that nobody inferred is added behind the others") {
  const plan after = curated(small_plan(), {drive("二/3", true)});
  CHECK(edges_of(after, relation::drives).back() == "养老服务专班 二/3 curated");
  curation theme;
  theme.relation = relation::advances;
  theme.source = {node_kind::theme, "优化服务"};
  theme.target = {item, "二/3"};
  CHECK(edges_of(curated(small_plan(), {theme}), relation::advances).size() == 2);
}

TEST_CASE("an assignment is added with its words, its actor too") {
  const plan where = small_plan();
  curation one = assignment(section, "戊科", heading, "二");
  one.words = {3, 9};
  const plan after = curated(where, {one});
  const graph& g = after.graph();
  const node_id actor = find_node(after, section, "戊科");
  const edge_id edge = last_assignment(g);
  CHECK(g.source(edge) == actor);
  CHECK(g.provenance(edge) == provenance::curated);
  CHECK(g.effective_role(edge) == role::support);
  CHECK(g.role_word(edge) == "配合");
  CHECK(g.words(edge) == span{3, 9});
  CHECK(where.graph().nodes(section).size() + 1 == g.nodes(section).size());
  // A name in other marks is the same one.
  const plan twice = curated(after, {assignment(section, "戊 科", heading, "二")});
  CHECK(twice == after);
}

TEST_CASE("a person closes an open list") {
  const plan where = small_plan();
  const curation closed = assignment(section, "丙科", subitem, "二/3/(1)");
  const plan after = curated(where, {closed});
  const graph& g = after.graph();
  for (const edge_id edge : g.edges(relation::assigned)) CHECK_FALSE(g.open_list(edge));
  const edge_id edge = g.edges(relation::assigned)[3];
  CHECK(g.provenance(edge) == provenance::curated);
  CHECK(after.words(g.words(edge)) == "丙科配合");
  curation open = closed;
  open.open_list = true;
  CHECK(curated(where, {open}) == where);
}

TEST_CASE("what is refused") {
  const plan where = small_plan();
  CHECK(code_of(where, {drive("一/1", false)}) == "curate.stated");
  CHECK(code_of(where, {drive("一/2", false), drive("一/2", true)}) == "curate.contradiction");
  CHECK(code_of(where, {drive("七/7", true)}) == "name.unknown");
  curation nobody = drive("一/2", true);
  nobody.source.key = "无此专班";
  CHECK(code_of(where, {nobody}) == "name.unknown");
  curation led = drive("一/2", true);
  led.relation = relation::leads;
  CHECK(code_of(where, {led}) == "curate.relation");
  CHECK(code_of(where, {assignment(section, "乙科", leader, "甲")}) == "curate.relation");
  stop_token now([] { return true; });
  CHECK_THROWS_AS(curate(where, std::vector<curation>{}, {}, {}, now), stopped);
  limits few;
  few.nodes = 3;
  CHECK_THROWS_AS(curate(where, std::vector<curation>{}, {}, few), limit_exceeded);
}

TEST_CASE("the findings that remain are those that were given") {
  diagnostic one;
  one.code = "review.settled";
  one.message = "settled";
  const plan after = curate(small_plan(), std::vector<curation>{}, {one});
  REQUIRE(after.diagnostics().size() == 1);
  CHECK(after.diagnostics().front() == one);
}

TEST_CASE("nothing said is the same plan") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const plan where = random_plan(seed);
    CHECK(curated(where, {}) == where);
    std::vector<curation> all;
    const graph& g = where.graph();
    for (const edge_id edge : g.edges(relation::drives)) {
      curation& one = all.emplace_back();
      one.source = {task_force, std::string(g.key(g.source(edge)))};
      one.target = {item, std::string(g.key(g.target(edge)))};
    }
    CHECK(curated(where, all) == where);  // a builder's edges are a person's already
  }
}

TEST_CASE("after a review nothing is inferred again") {
  const std::string text =
      "要点\n成立“两个专班”：养老服务专班；道路建设专班。\n一、民生\n1. 养老服务。增加床位。\n"
      "2. 道路建设。修路。\n";
  const plan read = read_text(text);
  const auto before = edges_of(read, relation::drives);
  std::vector<curation> none;
  const graph& g = read.graph();
  for (const edge_id edge : g.edges(relation::drives)) {
    curation& one = none.emplace_back();
    one.source = {task_force, std::string(g.key(g.source(edge)))};
    one.target = {item, std::string(g.key(g.target(edge)))};
    one.holds = false;
  }
  const plan after = curated(read, none);
  CHECK(edges_of(after, relation::drives).empty());
  CHECK(before.size() == none.size());
  CHECK_FALSE(before.empty());
}
