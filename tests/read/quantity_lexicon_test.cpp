#include <dutygraph/read/quantity_lexicon.hpp>

#include <set>
#include <string_view>

#include <dutygraph/text/utf8.hpp>

#include "catch.hpp"

using namespace dutygraph;

TEST_CASE("quantity lexicon: every cue stands once, is UTF-8 and not empty") {
  std::set<std::string_view> seen;
  for (const lexicon::cue_word& one : lexicon::cue_words) {
    INFO(one.word);
    CHECK_FALSE(one.word.empty());
    CHECK(seen.insert(one.word).second);
    CHECK_FALSE(find_utf8_fault(one.word));
    // The index tells words of one ASCII character and of whole characters by their first three
    // bytes.
    CHECK((one.word.size() == 1 || one.word.size() % 3 == 0));
  }
}

TEST_CASE("quantity lexicon: every unit stands once, is UTF-8 and not empty") {
  std::set<std::string_view> seen;
  for (const lexicon::unit_word& one : lexicon::unit_words) {
    INFO(one.word);
    CHECK_FALSE(one.word.empty());
    CHECK(seen.insert(one.word).second);
    CHECK_FALSE(find_utf8_fault(one.word));
    CHECK((one.word.size() == 1 || one.word.size() % 3 == 0));
  }
}

TEST_CASE("quantity lexicon: values of cues are those of their enumerations") {
  for (const lexicon::cue_word& one : lexicon::cue_words) {
    INFO(one.word);
    switch (one.what) {
      case lexicon::cue::compares:
      case lexicon::cue::beyond:
        CHECK(one.value < comparator_names.size());
        break;
      case lexicon::cue::changes:
        CHECK((one.value == 1 || one.value == 2));
        break;
      case lexicon::cue::hedge:
        CHECK(one.value < strength_names.size());
        break;
      case lexicon::cue::term:
        CHECK((one.value >= 1 && one.value <= 12));
        break;
      case lexicon::cue::opens:
      case lexicon::cue::closes:
      case lexicon::cue::turns:
        CHECK(one.value < lexicon::mark_pairs);
        break;
      default:
        CHECK(one.value <= 101);
    }
  }
}
