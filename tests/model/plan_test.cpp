#include "catch.hpp"

#include <atomic>
#include <thread>
#include <vector>

#include <dutygraph/build/build.hpp>
#include <dutygraph/build/builder.hpp>
#include <dutygraph/model/plan.hpp>

#include "model/random_plan.hpp"

using namespace dutygraph;

namespace {

plan_records with_text() {
  plan_records records;
  records.text = "题\n一、甲\n（牵头领导：孙尧）\n";
  node_record heading;
  heading.kind = node_kind::heading;
  heading.key = heading.number = "一";
  heading.name = "甲";
  heading.words = {4, 13};
  heading.name_words = {10, 13};
  node_record leader;
  leader.kind = node_kind::leader;
  leader.key = leader.name = "孙尧";
  leader.words = {32, 38};
  node_record item;
  item.key = item.number = "1";
  node_record force;
  force.kind = node_kind::task_force;
  force.key = force.name = "甲专班";
  edge_record edge;
  edge.source = {node_kind::leader, "孙　尧"};  // another form of the same name
  edge.target = {node_kind::heading, "一"};
  edge.words = {14, 41};
  edge.name_words = {32, 38};
  records.nodes = {heading, leader, item, force};
  records.edges = {edge};
  return records;
}

edge_record inferred_edge() {
  edge_record edge;
  edge.relation = relation::drives;
  edge.source = {node_kind::task_force, "甲专班"};
  edge.target = {node_kind::item, "1"};
  edge.provenance = provenance::inferred;
  edge.score = 0.5;
  edge.matched = {"甲"};
  return edge;
}

}  // namespace

TEST_CASE("spans give the very words, lines and columns") {
  const plan p = build(with_text());
  const graph& g = p.graph();
  const edge_id edge = g.edges(relation::assigned)[0];
  CHECK(p.words(g.words(edge)) == "（牵头领导：孙尧）");
  CHECK(p.words(g.name_words(edge)) == "孙尧");
  REQUIRE(p.position(g.name_words(edge)).has_value());
  CHECK(*p.position(g.name_words(edge)) == line_position{3, 7});
  CHECK(p.words(span{}).empty());
  CHECK_FALSE(p.position(span{}).has_value());
  CHECK(p.line(g.name_words(edge)) == std::optional<std::uint64_t>(3));
  CHECK_FALSE(p.line(span{}).has_value());
  CHECK_FALSE(plan_builder().item("1", "x").build().line({0, 1}).has_value());
  CHECK_FALSE(plan_builder().item("1", "x").build().has_text());
}

TEST_CASE("inferred edges are found on first use and move no id") {
  int calls = 0;
  const plan p = build(with_text(), {}, {}, [&calls](const plan& of, const stop_token&) {
    ++calls;
    CHECK(of.stated_graph().edges(relation::drives).empty());
    return std::vector<edge_record>{inferred_edge()};
  });
  CHECK(calls == 0);
  CHECK(p.stated_graph().edge_count() == 1);
  const graph& g = p.graph();
  CHECK(p.graph().edge_count() == 2);
  CHECK(calls == 1);
  CHECK(g.source(edge_id(0)) == p.stated_graph().source(edge_id(0)));
  const edge_id drives = g.edges(relation::drives)[0];
  CHECK(g.provenance(drives) == provenance::inferred);
  CHECK(g.score(drives) == 0.5);
  REQUIRE(g.matched(drives).size() == 1);
  CHECK(g.string(g.matched(drives)[0]) == "甲");
}

TEST_CASE("a linkage that was stopped starts anew on the next call") {
  const plan p = build(with_text(), {}, {}, [](const plan&, const stop_token& stop) {
    stop.check("linkage");
    return std::vector<edge_record>{inferred_edge()};
  });
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(p.graph(stop_token(stop)), stopped);
  CHECK(p.graph().edges(relation::drives).size() == 1);
}

TEST_CASE("records of a plan build the same plan again") {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const plan p = random_plan(seed);
    CHECK(build(to_records(p)) == p);
  }
  CHECK(build(to_records(build(with_text()))) == build(with_text()));
  CHECK_FALSE(random_plan(1) == random_plan(2));
}

TEST_CASE("a span of an extracted text has a place") {
  plan_records records;
  records.text = "abcdef";
  records.places = {{1, "A1"}, {4, "B1"}};
  const plan p = build(records);
  CHECK(p.place_in_source({0, 1}).empty());
  CHECK(p.place_in_source({1, 6}) == "A1");
  CHECK(p.place_in_source({3, 4}) == "A1");
  CHECK(p.place_in_source({4, 5}) == "B1");
  CHECK(p.place_in_source({}).empty());
  CHECK(build(to_records(p)) == p);
  CHECK(plan().place_in_source({0, 1}).empty());
}

TEST_CASE("many threads read one plan", "[threads]") {
  const plan p = build(with_text(), {}, {}, [](const plan&, const stop_token&) {
    return std::vector<edge_record>{inferred_edge()};
  });
  std::atomic<int> right{0};
  std::vector<std::thread> threads;
  for (int n = 0; n < 8; ++n) {
    threads.emplace_back([&p, &right] {
      for (int round = 0; round < 100; ++round) {
        const plan copy = p;
        if (copy.graph().edge_count() == 2 && copy.holdings(inheritance::nearest).size() == 0) {
          ++right;
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(right == 800);
}
