#include "catch.hpp"

#include <dutygraph/query/line_source.hpp>

using namespace dutygraph;

TEST_CASE("every source of lines has a name, and the name leads back") {
  for (std::size_t at = 0; at < line_source_names.size(); ++at) {
    const auto value = static_cast<line_source>(at);
    CHECK(to_string(value) == line_source_names[at]);
    CHECK(value_named<line_source>(line_source_names, to_string(value)) == value);
  }
  CHECK(to_string(line_source::automatic) == "auto");
  CHECK(command_options().lines == line_source::automatic);
  CHECK(command_options().rule == inheritance::nearest);
}
