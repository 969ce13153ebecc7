#include "catch.hpp"

#include <set>
#include <string>

#include <dutygraph/read/lexicon.hpp>

#include "word_tables.hpp"

using namespace dutygraph;

namespace {

/// The same for words matched at the end of a name.
template <class Table>
bool longest_end_first(const Table& table) {
  for (std::size_t first = 0; first < table.size(); ++first) {
    for (std::size_t later = first + 1; later < table.size(); ++later) {
      const std::string_view word = table[later];
      if (word.size() >= table[first].size() &&
          word.substr(word.size() - table[first].size()) == table[first]) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace

TEST_CASE("lexicon: tables that are searched in order hold the longer word first") {
  CHECK(longest_first(lexicon::opening_brackets));
  CHECK(longest_first(lexicon::chapter_words));
  CHECK(longest_end_first(lexicon::issuer_ends));
}

TEST_CASE("lexicon: every label fits its bound, and no word stands twice") {
  std::set<std::string> seen;
  for (const auto& role : lexicon::role_words) {
    CHECK(seen.insert(std::string(role.word)).second);
    for (const auto& party : lexicon::party_words) {
      CHECK(role.word.size() + party.word.size() <= lexicon::longest_label);
    }
  }
  for (const auto word : lexicon::leading_words) {
    CHECK(seen.insert(std::string(word)).second);
  }
  for (const auto label : lexicon::other_labels) CHECK(label.size() <= lexicon::longest_label);
}

TEST_CASE("lexicon: marks come in both widths") {
  CHECK(lexicon::opening_brackets.size() == lexicon::closing_brackets.size());
  CHECK(lexicon::opening_quotes.size() == lexicon::closing_quotes.size());
  CHECK(lexicon::colons[0] == ":");
  CHECK(lexicon::colons[1] == "：");
}
