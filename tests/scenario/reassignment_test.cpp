#include "catch.hpp"

#include <dutygraph/scenario/reassignment.hpp>

using namespace dutygraph;

TEST_CASE("the names of objectives and of what becomes of heads stand in their order") {
  CHECK(value_named<load_objective>(load_objective_names, "leximin") == load_objective::leximin);
  CHECK(value_named<load_objective>(load_objective_names, "minimum_maximum") ==
        load_objective::minimum_maximum);
  CHECK(value_named<load_objective>(load_objective_names, "sum_of_squares") ==
        load_objective::sum_of_squares);
  CHECK(value_named<head_rule>(head_rule_names, "takes_no_more") == head_rule::takes_no_more);
  CHECK(value_named<head_rule>(head_rule_names, "left_out") == head_rule::left_out);
  CHECK(value_named<head_rule>(head_rule_names, "as_others") == head_rule::as_others);
}

TEST_CASE("what is asked by default: leaders who lead, in full counts, by shared sections") {
  const reassign_options options;
  CHECK(options.of == node_kind::leader);
  CHECK(options.as == role::lead);
  CHECK(options.load == load_measure::items);
  CHECK(options.objective == load_objective::leximin);
  CHECK(options.heads == head_rule::takes_no_more);
  CHECK_FALSE(options.who);
  CHECK_FALSE(options.max_moves);
  const reassignment nothing;
  CHECK_FALSE(nothing.feasible);
  CHECK_FALSE(nothing.exact);
}
