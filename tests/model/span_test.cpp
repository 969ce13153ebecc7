#include <dutygraph/model/span.hpp>

#include "catch.hpp"

using namespace dutygraph;

TEST_CASE("an empty span is not in the text") {
  CHECK_FALSE(span().present());
  CHECK_FALSE(span{3, 3}.present());
  CHECK_FALSE(span{4, 3}.present());
  CHECK(span{3, 4}.present());
  CHECK(span{3, 7}.size() == 4);
  CHECK(span{3, 7} == span{3, 7});
  CHECK_FALSE(span{3, 7} == span{3, 8});
}
