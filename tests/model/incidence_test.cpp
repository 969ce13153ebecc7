#include "catch.hpp"

#include <vector>

#include <dutygraph/model/incidence.hpp>

using namespace dutygraph;

TEST_CASE("rows keep the order of the entries and end at the range") {
  const std::vector<node_id> row_of = {node_id(5), node_id(3), node_id(5)};
  const std::vector<incident> entries = {
      {node_id(9), edge_id(0)}, {node_id(8), edge_id(1)}, {node_id(7), edge_id(2)}};
  const incidence rows(id_range<node_id>(3, 6), row_of, entries);
  CHECK(rows.size() == 3);
  REQUIRE(rows.row(node_id(5)).size() == 2);
  CHECK(rows.row(node_id(5))[0] == entries[0]);
  CHECK(rows.row(node_id(5))[1] == entries[2]);
  CHECK(rows.row(node_id(3))[0] == entries[1]);
  CHECK(rows.row(node_id(4)).empty());
  CHECK(rows.row(node_id(2)).empty());
  CHECK(rows.row(node_id(6)).empty());
  CHECK(incidence().row(node_id(0)).empty());
}
