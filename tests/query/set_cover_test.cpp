#include "catch.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstdint>
#include <random>
#include <vector>

#include <dutygraph/query/set_cover.hpp>

using namespace dutygraph;

using sets = std::vector<std::vector<std::uint32_t>>;
using group = std::vector<std::uint32_t>;

TEST_CASE("one member of each set is enough") {
  const set_cover_result found = set_cover({{0, 1}, {1, 2}, {3}}, 4);
  CHECK(found.members == group{1, 3});
  CHECK(found.exact);
  CHECK(found.lower_bound == 2);
}

TEST_CASE("no set needs nobody; repeated sets and members change nothing") {
  CHECK(set_cover({}, 0).members.empty());
  CHECK(set_cover({}, 3).exact);
  CHECK(set_cover({{2, 0, 2}, {0, 2}, {0, 2}}, 3).members == set_cover({{0, 2}}, 3).members);
}

TEST_CASE("the smallest group, by trying all, on 500 random families") {
  for (std::uint32_t seed = 0; seed < 500; ++seed) {
    std::mt19937 engine(seed);
    const std::uint32_t members = 1 + static_cast<std::uint32_t>(engine()) % 9;
    sets given;
    for (auto count = engine() % 12; count > 0; --count) {
      std::vector<std::uint32_t>& set = given.emplace_back();
      set.push_back(static_cast<std::uint32_t>(engine()) % members);
      for (std::uint32_t member = 0; member < members; ++member) {
        if (engine() % 4 == 0) set.push_back(member);
      }
    }
    const auto meets = [&](std::uint32_t mask) {
      return std::all_of(given.begin(), given.end(), [&](const auto& set) {
        return std::any_of(set.begin(), set.end(),
                           [&](std::uint32_t member) { return (mask >> member & 1U) != 0; });
      });
    };
    int smallest = 32;
    for (std::uint32_t mask = 0; mask < 1U << members; ++mask) {
      if (meets(mask)) smallest = std::min(smallest, std::popcount(mask));
    }
    const set_cover_result found = set_cover(given, members);
    REQUIRE(found.exact);
    REQUIRE(found.members.size() == static_cast<std::size_t>(smallest));
    REQUIRE(found.lower_bound == found.members.size());
    REQUIRE(std::is_sorted(found.members.begin(), found.members.end()));
    std::uint32_t mask = 0;
    for (const std::uint32_t member : found.members) mask |= 1U << member;
    REQUIRE(meets(mask));
  }
}

TEST_CASE("a small budget gives bounds from either side") {
  std::mt19937 engine(3);
  sets given;
  for (int set = 0; set < 600; ++set) {
    std::vector<std::uint32_t>& added = given.emplace_back();
    for (int member = 0; member < 4; ++member) {
      added.push_back(static_cast<std::uint32_t>(engine()) % 90);
    }
  }
  const set_cover_result found = set_cover(given, 90, 100'000);
  CHECK_FALSE(found.exact);
  CHECK(found.lower_bound > 0);
  CHECK(found.lower_bound < found.members.size());
  CHECK(found.work > 100'000);
  CHECK(found.work < 200'000);
}

TEST_CASE("set_cover refuses empty sets and strangers, and stops") {
  CHECK_THROWS_AS(set_cover({{0}, {}}, 1), argument_error);
  CHECK_THROWS_AS(set_cover({{1}}, 1), argument_error);
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(set_cover({{0}}, 1, most_set_cover_work, stop_token(stop)), stopped);
}
