#include "catch.hpp"

#include <atomic>

#include <dutygraph/build/build.hpp>

using namespace dutygraph;

TEST_CASE("no records give an empty plan") {
  const plan p = build({});
  CHECK(p.graph().node_count() == 0);
  CHECK(p.graph().edge_count() == 0);
  CHECK(p == plan());
}

TEST_CASE("unsound records are thrown with all findings") {
  plan_records records;
  records.nodes.resize(2);  // two items without a key
  try {
    (void)build(records);
    FAIL("no error");
  } catch (const build_error& e) {
    CHECK(e.findings().size() == 2);
    CHECK(e.code() == "build.empty_name");
    CHECK(std::string(e.what()).find("2 findings") != std::string::npos);
  }
}

TEST_CASE("contains edges follow from the parents and carry number and title") {
  plan_records records;
  records.text = "一、甲\n1. 乙。丙。\n";
  records.nodes.resize(2);
  records.nodes[0].kind = node_kind::heading;
  records.nodes[0].key = "一";
  records.nodes[1].key = "一/1";
  records.nodes[1].parent = "一";
  records.nodes[1].words = {10, 25};
  records.nodes[1].name_words = {13, 16};
  const plan p = build(records);
  const edge_id edge = p.graph().edges(relation::contains)[0];
  CHECK(p.graph().provenance(edge) == provenance::stated);
  CHECK(p.words(p.graph().words(edge)) == "1. 乙");
}

TEST_CASE("a stop flag ends the build") {
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(build({}, {}, stop_token(stop)), stopped);
}
