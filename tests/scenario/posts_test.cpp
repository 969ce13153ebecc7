#include "catch.hpp"

#include <atomic>
#include <string>

#include <dutygraph/build/builder.hpp>
#include <dutygraph/scenario/posts.hpp>

using namespace dutygraph;

namespace {

plan three_leaders() {
  plan_builder b;
  b.item("1", "a").item("2", "b");
  for (const char* name : {"Ana", "Ben", "Cai"}) b.actor(name);
  for (const char* name : {"S", "T", "U"}) b.actor(name, "section");
  return b.build();
}

std::string message(const plan& where, const std::vector<post_row>& rows) {
  try {
    (void)find_posts(where, rows);
  } catch (const error& fault) {
    return fault.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("no row: no head, twelve months, nothing overseen") {
  const leader_posts found = find_posts(three_leaders(), {});
  CHECK(found.head == std::vector<std::uint8_t>{0, 0, 0});
  CHECK(found.months == std::vector<std::uint32_t>{12, 12, 12});
  CHECK(found.oversees == std::vector<std::vector<std::uint32_t>>(3));
  CHECK(found.row == std::vector<std::size_t>{0, 0, 0});
  CHECK(find_posts(plan(), {}).months.empty());
}

TEST_CASE("rows of one leader add up: months once, sections once, posts in order") {
  const std::vector<post_row> rows = {{"Ben", "局长", true, {"U", "S"}, 1, 3},
                                      {"Ana", "", false, {}, 7, 12},
                                      {"Ben", "党组书记", false, {"S"}, 3, 6}};
  const leader_posts found = find_posts(three_leaders(), rows);
  CHECK(found.head == std::vector<std::uint8_t>{0, 1, 0});
  CHECK(found.months == std::vector<std::uint32_t>{6, 6, 12});
  CHECK(found.oversees[1] == std::vector<std::uint32_t>{0, 2});
  CHECK(found.posts[1] == std::vector<std::string>{"局长", "党组书记"});
  CHECK(found.row == std::vector<std::size_t>{2, 1, 0});
}

TEST_CASE("posts refuse, and name the row") {
  const plan p = three_leaders();
  CHECK(message(p, {{"Ana", "", false, {}, 0, 3}}).find("row 1 of the posts") == 0);
  CHECK(message(p, {{"Ana", "", false, {}, 1, 13}}).find("months from 1 to 12") !=
        std::string::npos);
  CHECK(message(p, {{"Ana"}, {"Ben", "", false, {}, 9, 3}}).find("row 2 of the posts") == 0);
  CHECK(message(p, {{"Ana"}, {"Bem"}}).find("leader (row 2 of the posts)") != std::string::npos);
  CHECK(message(p, {{"Ana", "", false, {"X"}}}).find("section (row 1 of the posts)") !=
        std::string::npos);
  CHECK_THROWS_AS(find_posts(p, std::vector<post_row>{{"Bem"}}), unknown_name);
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(find_posts(p, {}, stop_token(stop)), stopped);
}
