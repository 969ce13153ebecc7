#include <dutygraph/read/table_lexicon.hpp>

#include <set>
#include <string_view>

#include "catch.hpp"

namespace {

namespace words = dutygraph::table_lexicon;

TEST_CASE("a heading means one thing") {
  std::set<std::string_view> seen;
  const auto add = [&seen](std::string_view word) {
    CAPTURE(word);
    CHECK(seen.insert(word).second);
  };
  for (const auto word : words::number_headings) add(word);
  for (const auto word : words::group_headings) add(word);
  for (const auto word : words::task_headings) add(word);
  for (const auto word : words::body_headings) add(word);
  for (const auto word : words::other_headings) add(word);
  for (const auto& one : words::actor_headings) add(one.word);
}

TEST_CASE("actors are leaders or sections") {
  for (const auto& one : words::actor_headings) CHECK(dutygraph::is_actor(one.kind));
}

}  // namespace
