#include <cstdint>
#include <limits>
#include <random>

#include "catch.hpp"

#include <dutygraph/scenario/utilisation.hpp>

using dutygraph::utilisation;

TEST_CASE("utilisations are ratios") {
  CHECK(utilisation{1, 2} == utilisation{2, 4});
  CHECK(utilisation{1, 3} < utilisation{1, 2});
  CHECK(utilisation{0, 5} == utilisation{});
  CHECK(utilisation{3, 2}.value() == 1.5);
}

TEST_CASE("what doubles cannot tell apart is told apart") {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const utilisation less{most - 1, most};
  const utilisation more{most, most};
  CHECK(less < more);
  CHECK(less.value() == more.value());
  CHECK(utilisation{most, 1} > utilisation{most, 2});
}

TEST_CASE("the order is that of small fractions as doubles") {
  std::mt19937 engine(1);
  for (int round = 0; round < 1000; ++round) {
    const utilisation a{static_cast<std::int64_t>(engine() % 50),
                        static_cast<std::int64_t>(1 + engine() % 50)};
    const utilisation b{static_cast<std::int64_t>(engine() % 50),
                        static_cast<std::int64_t>(1 + engine() % 50)};
    REQUIRE((a < b) == (a.value() < b.value()));
    REQUIRE((a == b) == (a.value() == b.value()));
  }
}
