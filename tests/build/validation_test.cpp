#include "catch.hpp"

#include <cmath>
#include <string>
#include <vector>

#include <dutygraph/build/validation.hpp>

using namespace dutygraph;

namespace {

node_record node(node_kind kind, const char* key, const char* parent = "") {
  node_record record;
  record.kind = kind;
  record.key = record.name = key;
  record.parent = parent;
  return record;
}

edge_record assigned(const char* actor, node_kind kind, const char* work) {
  edge_record edge;
  edge.source = {node_kind::leader, actor};
  edge.target = {kind, work};
  return edge;
}

std::vector<std::string> codes(const plan_records& records) {
  std::vector<std::string> out;
  for (const diagnostic& finding : validate(records)) out.push_back(finding.code);
  return out;
}

}  // namespace

TEST_CASE("sound records have no finding") {
  plan_records records;
  CHECK(codes(records).empty());
  records.nodes = {node(node_kind::heading, "一"), node(node_kind::item, "一/1", "一"),
                   node(node_kind::leader, "Ana")};
  records.edges = {assigned("Ana", node_kind::item, "一/1")};
  CHECK(codes(records).empty());
}

TEST_CASE("all findings are reported at once, in the order of the records") {
  plan_records records;
  records.text = "abc";
  records.nodes = {node(node_kind::leader, "孙尧"),       node(node_kind::leader, "孙　尧"),
                   node(node_kind::item, "1", "nowhere"), node(node_kind::section, " "),
                   node(node_kind::theme, "t", "1"),      node(node_kind::item, "2")};
  records.nodes[5].effort = -1;
  records.nodes[0].words = {2, 9};
  records.edges = {assigned("孙尧", node_kind::item, "3"),
                   assigned("孙尧", node_kind::leader, "孙尧")};
  records.edges[1].score = NAN;
  CHECK(codes(records) ==
        std::vector<std::string>{"build.span", "build.duplicate_key", "build.empty_name",
                                 "build.effort", "build.dangling_reference", "build.wrong_kind",
                                 "build.dangling_reference", "build.wrong_kind", "build.score"});
}

TEST_CASE("headings under themselves are found") {
  plan_records records;
  records.nodes = {node(node_kind::heading, "a", "b"), node(node_kind::heading, "b", "a"),
                   node(node_kind::heading, "c", "c"), node(node_kind::heading, "d", "a")};
  CHECK(codes(records) == std::vector<std::string>{"build.parent_cycle", "build.parent_cycle"});
}

TEST_CASE("limits end the check and are named") {
  plan_records records;
  records.nodes = {node(node_kind::item, "1"), node(node_kind::item, "2")};
  limits few;
  few.nodes = 1;
  try {
    (void)validate(records, few);
    FAIL("no error");
  } catch (const limit_exceeded& e) {
    CHECK(e.limit() == "nodes");
  }
  limits brief;
  brief.name_bytes = 0;
  CHECK_THROWS_AS(validate(records, brief), limit_exceeded);
}

TEST_CASE("a mention needs its item, a name and spans in the text") {
  plan_records records;
  records.text = "abc";
  records.nodes = {node(node_kind::item, "1"), node(node_kind::heading, "2")};
  records.mentions = {{"1", "name", "word", {0, 3}, {1, 2}}};
  CHECK(codes(records).empty());
  records.mentions.push_back({"2", "", "word", {0, 4}, {2, 1}});
  CHECK(codes(records) == std::vector<std::string>{"build.empty_name", "build.dangling_reference",
                                                   "build.span", "build.span"});
}

TEST_CASE("a commitment is finite, in order, of a day that exists, and on its kind of node") {
  const auto found = [](const commitment& said, node_kind kind = node_kind::commitment) {
    plan_records records;
    records.nodes = {node(kind, "c")};
    records.nodes[0].commitment = said;
    return codes(records);
  };
  using codes_found = std::vector<std::string>;
  commitment said;
  CHECK(found(said).empty());
  said.low = 2.0;
  said.high = 2.0;
  CHECK(found(said).empty());
  said.high = 1.0;
  CHECK(found(said) == codes_found{"build.commitment"});
  said.low.reset();
  CHECK(found(said) == codes_found{"build.commitment"});
  said.high.reset();
  said.low = std::nan("");
  CHECK(found(said) == codes_found{"build.commitment"});
  said.low = -INFINITY;
  CHECK(found(said) == codes_found{"build.commitment"});
  said.low = -1.0;
  said.due = date{2021, 2, 29};
  CHECK(found(said) == codes_found{"build.commitment"});
  CHECK(found({}, node_kind::item) == codes_found{"build.commitment"});
}
