#include <cstdint>
#include <limits>

#include "catch.hpp"

#include <dutygraph/scenario/utilisation.hpp>

using dutygraph::utilisation;

TEST_CASE("utilisations are compared as fractions, without rounding") {
  CHECK(utilisation{3, 2} == utilisation{6, 4});
  CHECK(utilisation{0, 5} == utilisation{});
  CHECK(utilisation{1, 3} < utilisation{1, 2});
  CHECK(utilisation{9, 8}.value() == 1.125);

  // Far beyond 64 bits, and equal as doubles.
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  CHECK(utilisation{most - 1, most} < utilisation{most, most});
  CHECK(utilisation{most - 2, most - 1} < utilisation{most - 1, most});
  CHECK(utilisation{most, 1} > utilisation{most - 1, 1});
}
