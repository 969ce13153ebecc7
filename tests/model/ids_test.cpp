#include <dutygraph/model/ids.hpp>
#include <type_traits>
#include <vector>

#include "catch.hpp"

using namespace dutygraph;

TEST_CASE("ids hold a number and are ordered by it") {
  CHECK(node_id().value() == 0);
  CHECK(node_id(3).value() == 3);
  CHECK(node_id(3) == node_id(3));
  CHECK(node_id(3) < node_id(4));
}

TEST_CASE("ids of two sorts do not mix, nor with numbers") {
  CHECK_FALSE(std::is_convertible_v<node_id, edge_id>);
  CHECK_FALSE(std::is_constructible_v<edge_id, node_id>);
  CHECK_FALSE(std::is_convertible_v<std::uint32_t, node_id>);
  CHECK_FALSE(std::is_convertible_v<node_id, std::uint32_t>);
}

TEST_CASE("a range of ids") {
  const id_range<node_id> range(3, 6);
  CHECK(range.size() == 3);
  CHECK_FALSE(range.empty());
  CHECK(range[0] == node_id(3));
  CHECK(range[2] == node_id(5));
  CHECK(range.contains(node_id(5)));
  CHECK_FALSE(range.contains(node_id(6)));
  CHECK_FALSE(range.contains(node_id(2)));
  CHECK(range.index(node_id(5)) == 2);
  std::vector<std::uint32_t> seen;
  for (const node_id id : range) seen.push_back(id.value());
  CHECK(seen == std::vector<std::uint32_t>{3, 4, 5});
}

TEST_CASE("an empty range of ids") {
  const id_range<edge_id> range;
  CHECK(range.empty());
  CHECK(range.size() == 0);
  CHECK(range.begin() == range.end());
  CHECK_FALSE(range.contains(edge_id(0)));
}
