#include "catch.hpp"

#include <dutygraph/model/records.hpp>

using namespace dutygraph;

TEST_CASE("default records say nothing that nobody said") {
  const edge_record edge;
  CHECK(edge.score == 1.0);
  CHECK_FALSE(edge.open_list);
  CHECK_FALSE(edge.words.present());
  CHECK(node_record().effort == 1.0);
  CHECK_FALSE(document_record().date.has_value());
  CHECK_FALSE(plan_records().text.has_value());
}
