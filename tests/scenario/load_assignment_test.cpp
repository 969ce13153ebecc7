#include <cstdint>
#include <vector>

#include "catch.hpp"
#include "problems.hpp"

#include <dutygraph/scenario/load_assignment.hpp>

using dutygraph::assignment_of;
using dutygraph::assignment_problem;
using dutygraph::compare_assignments;
using dutygraph::compare_loads;
using dutygraph::compare_square_sums;
using dutygraph::load_assignment;
using dutygraph::load_objective;
using dutygraph::utilisation;

using loads = std::vector<std::int64_t>;

TEST_CASE("an assignment comes to loads, a maximum, squares and moves") {
  assignment_problem given = six_items();
  given.fixed_load[2] = one_unit / 2;
  const load_assignment now = assignment_of(given, given.held);
  CHECK(now.load == loads{4 * one_unit, one_unit, 3 * one_unit / 2});
  CHECK(now.maximum == utilisation{4, 1});
  CHECK(now.sum_of_squares == 16.0 + 1.0 + 2.25);
  CHECK(now.moves == 0);
  // Item 3 from A to B is one move; that A drops it is none.
  const load_assignment moved = assignment_of(given, {1, 1, 1, 0, 1, 1, 0, 1});
  CHECK(moved.maximum == utilisation{3, 1});
  CHECK(moved.moves == 1);
  CHECK(assignment_of(given, std::vector<std::uint8_t>(8)).moves == 0);
  CHECK(assignment_of({}, {}).maximum == utilisation{});
}

TEST_CASE("loads are compared by the objective") {
  const assignment_problem given = empty_problem({2, 1, 1});
  const loads even{4, 2, 1};     // 2 2 1
  const loads turned{2, 2, 2};   // 1 2 2
  const loads lighter{4, 1, 1};  // 2 1 1
  const auto less = std::weak_ordering::less;
  const auto same = std::weak_ordering::equivalent;
  CHECK(compare_loads(given, load_objective::leximin, even, turned) == same);
  CHECK(compare_loads(given, load_objective::leximin, lighter, even) == less);
  CHECK(compare_loads(given, load_objective::minimum_maximum, lighter, even) == same);
  CHECK(compare_loads(given, load_objective::minimum_maximum, loads{3, 0, 0}, even) == less);
  CHECK(compare_loads(given, load_objective::sum_of_squares, even, turned) == same);
  CHECK(compare_loads(given, load_objective::sum_of_squares, lighter, turned) == less);
  // One at 2.5 is worse than all at 2 by the maximum, better by the squares.
  CHECK(compare_loads(given, load_objective::leximin, loads{4, 2, 2}, loads{5, 0, 0}) == less);
  CHECK(compare_loads(given, load_objective::sum_of_squares, loads{5, 0, 0}, loads{4, 2, 2}) ==
        less);
  CHECK(compare_square_sums(1.0, 1.0 + 1e-13) == same);
  CHECK(compare_square_sums(1.0, 1.0 + 1e-11) == less);
  CHECK(compare_square_sums(0.0, 0.0) == same);
}

TEST_CASE("of equal loads fewer moves come first, then earlier holders") {
  assignment_problem given = empty_problem({1, 1});
  add_item(given, 1, {0, 1}, {1});
  add_item(given, 1, {0, 1});
  const load_assignment stays = assignment_of(given, {0, 1, 1, 0});
  const load_assignment changes = assignment_of(given, {1, 0, 0, 1});
  CHECK((compare_assignments(given, load_objective::leximin, stays, changes) < 0));
  given.held = {0, 0, 0, 0};
  CHECK((compare_assignments(given, load_objective::leximin, assignment_of(given, stays.taken),
                             assignment_of(given, changes.taken)) > 0));
  CHECK((compare_assignments(given, load_objective::leximin, stays, stays) == 0));
}
