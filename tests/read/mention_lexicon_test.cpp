#include "catch.hpp"

#include <array>
#include <set>
#include <string>
#include <string_view>

#include <dutygraph/read/mention_lexicon.hpp>

using namespace dutygraph;

namespace {

/// No word stands behind one that begins it: the longer would never be found.
template <std::size_t Count>
bool longest_first(const std::array<std::string_view, Count>& words) {
  for (std::size_t at = 0; at < Count; ++at) {
    for (std::size_t before = 0; before < at; ++before) {
      if (words[at].substr(0, words[before].size()) == words[before]) return false;
    }
  }
  return true;
}

}  // namespace

TEST_CASE("no word of the mention lexicon hides a longer one") {
  CHECK(longest_first(lexicon::fields));
  CHECK(longest_first(lexicon::collectives));
  CHECK(longest_first(lexicon::whole_bodies));
  CHECK(longest_first(lexicon::list_bodies));
  CHECK(longest_first(lexicon::mention_joiners));
  CHECK(!longest_first(std::array<std::string_view, 2>{"甲", "甲乙"}));
  std::set<std::string_view> seen;
  for (const lexicon::body_end& end : lexicon::body_ends) {
    for (const std::string_view other : seen) CHECK(end.word.substr(0, other.size()) != other);
    seen.insert(end.word);
  }
}
