#include "catch.hpp"

#include <set>
#include <string_view>

#include <dutygraph/read/traditional_lexicon.hpp>

using namespace dutygraph;

TEST_CASE("traditional lexicon: one to one, of three bytes each, in order") {
  const std::string_view traditional = lexicon::traditional_characters;
  const std::string_view simplified = lexicon::simplified_characters;
  REQUIRE(traditional.size() == simplified.size());
  REQUIRE(traditional.size() % 3 == 0);
  std::set<std::string_view> plain;
  for (std::size_t at = 0; at < simplified.size(); at += 3) plain.insert(simplified.substr(at, 3));
  for (std::size_t at = 0; at < traditional.size(); at += 3) {
    if (at > 0) REQUIRE(traditional.substr(at - 3, 3) < traditional.substr(at, 3));
    // Folding twice is folding once.
    REQUIRE(plain.count(traditional.substr(at, 3)) == 0);
  }
}
