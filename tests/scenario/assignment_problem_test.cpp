#include <cstdint>
#include <vector>

#include "catch.hpp"

#include <dutygraph/scenario/assignment_problem.hpp>

using dutygraph::assignment_problem;
using dutygraph::certify;
using dutygraph::load_certificate;

TEST_CASE("a set of holders is left with what the others cannot hold") {
  // Items 0 and 1 may go to holder 0 only, item 2 needs two of holders 0, 1 and 2.
  assignment_problem given;
  given.holders = 3;
  given.first_arc = {0, 1, 2, 5};
  given.arc_holder = {0, 0, 0, 1, 2};
  given.held = {1, 1, 1, 1, 0};
  given.demand = {1, 1, 2};
  given.effort = {2'000'000, 1'000'000, 1'000'000};
  given.capacity = {2'000'000, 1'000'000, 1'000'000};
  given.fixed_load = {500'000, 0, 0};

  const std::vector<std::uint32_t> first = {0};
  CHECK(certify(given, first) == load_certificate{{0}, {0, 1}, 3'500'000, 2'000'000});
  const std::vector<std::uint32_t> both = {1, 0};
  CHECK(certify(given, both) == load_certificate{{0, 1}, {0, 1, 2}, 4'500'000, 3'000'000});
  const std::vector<std::uint32_t> nobody = {};
  CHECK(certify(given, nobody) == load_certificate{});
}
