#include "catch.hpp"

#include <dutygraph/scenario/load_search.hpp>

using namespace dutygraph;

TEST_CASE("what is searched by default: leximin, bounded by nodes and not by time") {
  const indivisible_load_options options;
  CHECK(options.objective == load_objective::leximin);
  CHECK(options.limit.empty());
  CHECK_FALSE(options.max_moves);
  CHECK_FALSE(options.node_limit);
  CHECK_FALSE(options.time_limit);
  CHECK(options.alternatives == 0);
}

TEST_CASE("before a search nothing is known and nothing proved") {
  const indivisible_load_result nothing;
  CHECK_FALSE(nothing.feasible);
  CHECK_FALSE(nothing.exact);
  CHECK_FALSE(nothing.maximum_exact);
  CHECK_FALSE(nothing.fewest_moves);
  CHECK_FALSE(nothing.gap);
  CHECK(nothing.fault == assignment_fault::none);
  CHECK_FALSE(load_front_point{}.exact);
}
