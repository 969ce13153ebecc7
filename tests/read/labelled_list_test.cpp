#include "catch.hpp"

#include <dutygraph/read/labelled_list.hpp>

using namespace dutygraph;

TEST_CASE("labelled_list: a list that nothing was said of assigns to units and is closed") {
  const labelled_list list;
  CHECK(list.known);
  CHECK(list.meaning.assigns);
  CHECK_FALSE(list.open);
  CHECK(list.names.empty());
  CHECK(list == labelled_list{});
}

TEST_CASE("labelled_list: two lists differ by each of their parts") {
  const labelled_list list;
  labelled_list other = list;
  other.meaning.role = role::support;
  CHECK_FALSE(other == list);
  other = list;
  other.names.push_back({1, 2});
  CHECK_FALSE(other == list);
  other = list;
  other.open = true;
  CHECK_FALSE(other == list);
}
