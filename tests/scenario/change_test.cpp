#include "catch.hpp"

#include <dutygraph/scenario/change.hpp>

TEST_CASE("changes are equal by their edits") {
  dutygraph::change one;
  one.edits.push_back({dutygraph::edit_kind::move, dutygraph::node_kind::leader, "Ana", "1", "Ben",
                       dutygraph::role::lead, 1.0, ""});
  dutygraph::change other = one;
  CHECK(one == other);
  other.edits[0].to = "Cai";
  CHECK_FALSE(one == other);
}
