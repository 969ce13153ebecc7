#include "catch.hpp"

#include <dutygraph/model/string_arena.hpp>

using namespace dutygraph;

TEST_CASE("an arena gives back each text, and the empty one is id 0") {
  string_arena arena;
  CHECK(arena[string_id(0)].empty());
  const string_id a = arena.add("孔");
  const string_id b = arena.add("abc");
  CHECK(arena[a] == "孔");
  CHECK(arena[b] == "abc");
  CHECK(arena.add("") == string_id(0));
  CHECK(arena.add("abc") != b);
  CHECK(arena.size() == 4);
}
