#include <cstdint>
#include <limits>

#include "catch.hpp"

#include <dutygraph/scenario/load_ratio.hpp>

using dutygraph::load_ratio;

TEST_CASE("utilisations are compared as fractions, without rounding") {
  CHECK(load_ratio{3, 2} == load_ratio{6, 4});
  CHECK(load_ratio{0, 5} == load_ratio{});
  CHECK(load_ratio{1, 3} < load_ratio{1, 2});
  CHECK(load_ratio{9, 8}.value() == 1.125);

  // Far beyond 64 bits, and equal as doubles.
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  CHECK(load_ratio{most - 1, most} < load_ratio{most, most});
  CHECK(load_ratio{most - 2, most - 1} < load_ratio{most - 1, most});
  CHECK(load_ratio{most, 1} > load_ratio{most - 1, 1});
}
