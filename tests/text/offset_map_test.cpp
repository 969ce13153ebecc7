#include <dutygraph/text/offset_map.hpp>

#include "catch.hpp"

using namespace dutygraph;

TEST_CASE("without runs text and input are the same bytes") {
  const offset_map same;
  CHECK(same.input_byte(0) == 0);
  CHECK(same.input_byte(12) == 12);
  CHECK(same.run_count() == 0);
}

TEST_CASE("a byte order mark shifts all") {
  offset_map map;
  map.add_run(0, 3, 1, 1);
  CHECK(map.input_byte(0) == 3);
  CHECK(map.input_byte(10) == 13);
  CHECK(map.run_count() == 1);
}

TEST_CASE("converted characters map to where they began") {
  offset_map map;  // 2 ASCII, 3 Chinese of two bytes, 1 ASCII
  map.add_run(0, 0, 1, 1);
  map.add_run(2, 2, 3, 2);
  map.add_run(11, 8, 1, 1);
  CHECK(map.run_count() == 2);  // the first says nothing new
  CHECK(map.input_byte(1) == 1);
  CHECK(map.input_byte(2) == 2);
  CHECK(map.input_byte(3) == 2);
  CHECK(map.input_byte(4) == 2);
  CHECK(map.input_byte(5) == 4);
  CHECK(map.input_byte(8) == 6);
  CHECK(map.input_byte(11) == 8);
  CHECK(map.input_byte(12) == 9);
}

TEST_CASE("a run that continues the last is not stored, one in its place replaces it") {
  offset_map map;
  map.add_run(0, 0, 3, 2);
  map.add_run(6, 4, 3, 2);
  CHECK(map.run_count() == 1);
  map.add_run(9, 6, 1, 1);
  map.add_run(9, 6, 3, 2);
  CHECK(map.run_count() == 1);
  CHECK(map.input_byte(12) == 8);
  map.add_run(15, 99, 3, 2);
  CHECK(map.run_count() == 2);
  CHECK(map.input_byte(18) == 101);
}

TEST_CASE("maps compare by their runs") {
  offset_map left;
  offset_map right;
  left.add_run(0, 3, 1, 1);
  CHECK_FALSE(left == right);
  right.add_run(0, 3, 1, 1);
  CHECK(left == right);
}
