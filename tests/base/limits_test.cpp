#include <dutygraph/limits.hpp>

#include "catch.hpp"

using namespace dutygraph;

TEST_CASE("the limits that hold unless changed") {
  const limits usual;
  CHECK(usual.input_bytes == 2'147'483'648U);
  CHECK(usual.nesting == 256);
  CHECK(usual.nodes == 4'294'967'294U);
  CHECK(usual.edges == 4'294'967'294U);
  CHECK(usual.diagnostics_of_a_kind == 100);
  CHECK(usual.zip_part_bytes == std::uint64_t{256} << 20);
  CHECK(usual.zip_bytes == std::uint64_t{1} << 30);
  CHECK(usual.zip_ratio == 100);
  CHECK(usual.zip_entries == 10'000);
  limits other;
  CHECK(other == usual);
  other.nesting = 3;
  CHECK_FALSE(other == usual);
}

TEST_CASE("a limit may be reached but not passed") {
  CHECK_NOTHROW(check_limit("nesting", 3, 3));
  CHECK_NOTHROW(check_limit("nesting", 0, 0));
  try {
    check_limit("nesting", 4, 3);
    FAIL("not refused");
  } catch (const limit_exceeded& thrown) {
    CHECK(thrown.limit() == "nesting");
    CHECK(thrown.code() == "limit.nesting");
  }
}
