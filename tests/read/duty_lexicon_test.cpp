#include "catch.hpp"

#include <set>
#include <string>
#include <string_view>

#include <dutygraph/read/duty_lexicon.hpp>

#include "word_tables.hpp"

using namespace dutygraph;

namespace {

template <class Table>
bool each_once(const Table& table) {
  std::set<std::string_view> seen;
  for (const std::string_view word : table) {
    if (word.empty() || !seen.insert(word).second) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("duty lexicon: tables that are searched in order hold the longer word first") {
  CHECK(longest_first(lexicon::duty_fillers));
  CHECK(longest_first(lexicon::duty_tails));
  CHECK(longest_first(lexicon::joiners));
  CHECK(longest_first(lexicon::divisions));
  CHECK(longest_first(lexicon::label_modifiers));
  CHECK(longest_first(lexicon::first_listed_words));
}

TEST_CASE("duty lexicon: no word stands twice in a table") {
  CHECK(each_once(lexicon::unit_ends));
  CHECK(each_once(lexicon::titles));
  CHECK(each_once(lexicon::title_parts));
  CHECK(each_once(lexicon::terms));
  CHECK(each_once(lexicon::nobody));
  CHECK(each_once(lexicon::open_tail_words));
  CHECK(each_once(lexicon::carry_ends));
}

TEST_CASE("duty lexicon: brackets come in pairs, surnames are characters of three bytes") {
  CHECK(lexicon::duty_openings.size() == lexicon::duty_closings.size());
  CHECK(lexicon::surnames.size() % 3 == 0);
}
