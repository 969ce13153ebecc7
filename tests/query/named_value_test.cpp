#include "catch.hpp"

#include <dutygraph/query/named_value.hpp>

TEST_CASE("a named value is nothing until it is given") {
  const dutygraph::named_value none;
  CHECK(none.name.empty());
  CHECK(none.value == 0.0);
}
