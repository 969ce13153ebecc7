#include "catch.hpp"

#include <atomic>
#include <string>
#include <utility>
#include <vector>

#include <dutygraph/build/build.hpp>
#include <dutygraph/query/task_forces.hpp>

#include "org1.hpp"

using namespace dutygraph;

namespace {

edge_record drives(const char* force, const char* item, provenance known, double score = 1.0,
                   std::vector<std::string> matched = {}) {
  edge_record edge;
  edge.relation = relation::drives;
  edge.source = {node_kind::task_force, force};
  edge.target = {node_kind::item, item};
  edge.provenance = known;
  edge.score = score;
  edge.matched = std::move(matched);
  return edge;
}

plan mixed(linker find_links = {}) {
  plan_records records = to_records(plan_builder()
                                        .chapter("一", "top")
                                        .item("1", "a", "一")
                                        .item("2", "b", "一")
                                        .item("3", "c", "一")
                                        .item("4", "d")
                                        .task_force("F")
                                        .task_force("G")
                                        .task_force("Idle")
                                        .assign("Ana", "一")
                                        .assign("Ben", "一/2")
                                        .assign("Office", "一", {.actor_kind = "section"})
                                        .build());
  records.edges.push_back(drives("F", "一/2", provenance::curated, 1.0, {"read in the text"}));
  records.edges.push_back(drives("F", "一/1", provenance::stated));
  records.edges.push_back(drives("F", "一/2", provenance::stated));
  return build(std::move(records), {}, {}, std::move(find_links));
}

}  // namespace

TEST_CASE("what each task force drives, by how it is known") {
  int calls = 0;
  const plan p = mixed([&calls](const plan&, const stop_token&) {
    ++calls;
    return std::vector<edge_record>{drives("G", "4", provenance::inferred, 0.75, {"d", "e"}),
                                    drives("G", "一/1", provenance::inferred, 0.5, {"a"})};
  });
  const table t = task_force_coverage(p);
  CHECK(columns(t) == words{"task_force:utf8", "items:int64", "stated:int64", "curated:int64",
                            "inferred:int64", "leaders:int64", "sections:int64"});
  CHECK(texts(t, "task_force") == words{"F", "G", "Idle"});
  CHECK(counts(t, "items") == whole{2, 2, 0});
  CHECK(counts(t, "stated") == whole{2, 0, 0});  // the stronger edge of item 2
  CHECK(counts(t, "curated") == whole{0, 0, 0});
  CHECK(counts(t, "inferred") == whole{0, 2, 0});
  CHECK(counts(t, "leaders") == whole{2, 1, 0});
  CHECK(counts(t, "sections") == whole{1, 1, 0});
  CHECK(t.caption().find("links: 5 (2 stated, 1 curated, 2 inferred)") != std::string::npos);
  CHECK(t.caption().find("1 of 4 items outside every task force, which is normal") !=
        std::string::npos);

  const table l = links(p);
  CHECK(columns(l) == words{"task_force:utf8", "number:utf8", "key:utf8", "title:utf8",
                            "provenance:utf8", "score:float64", "matched:list<utf8>"});
  CHECK(texts(l, "task_force") == words{"F", "F", "F", "G", "G"});
  CHECK(texts(l, "key") == words{"一/1", "一/2", "一/2", "一/1", "4"});
  CHECK(texts(l, "provenance") == words{"stated", "curated", "stated", "inferred", "inferred"});
  CHECK(lists(l, "matched") == words{"", "read in the text", "", "a", "d,e"});
  CHECK(l.column("score").is_null(0));
  CHECK(l.column("score").is_null(1));
  CHECK(l.column("score").float64_at(3) == 0.5);
  CHECK(l.column("score").float64_at(4) == 0.75);
  CHECK(calls == 1);
}

TEST_CASE("what a task force is assigned counts as its items") {
  const plan p = plan_builder()
                     .item("1", "a")
                     .item("2", "b")
                     .task_force("F")
                     .drive("F", "1")
                     .assign("F", "1", {.actor_kind = "task_force"})
                     .assign("F", "2", {.actor_kind = "task_force"})
                     .build();
  const table t = task_force_coverage(p);
  CHECK(counts(t, "items") == whole{2});
  CHECK(counts(t, "curated") == whole{2});
  CHECK(links(p).rows() == 1);
}

TEST_CASE("a plan without task forces gives no row") {
  CHECK(task_force_coverage(plan()).rows() == 0);
  CHECK(links(plan()).rows() == 0);
  CHECK(links(plan()).columns().size() == 7);
}

TEST_CASE("a stop flag ends both, and the next call infers anew") {
  const plan p = mixed([](const plan&, const stop_token&) { return std::vector<edge_record>{}; });
  std::atomic<bool> flag{true};
  const stop_token stop(flag);
  CHECK_THROWS_AS(task_force_coverage(p, stop), stopped);
  CHECK_THROWS_AS(links(p, stop), stopped);
  flag = false;
  CHECK(links(p, stop).rows() == 3);
}
