#include "catch.hpp"

#include <algorithm>
#include <string_view>

#include <dutygraph/read/flat_table_lexicon.hpp>

using namespace dutygraph;

TEST_CASE("flat table lexicon: a mark on a line of its own is a mark between cells") {
  for (const std::string_view mark : lexicon::lone_cell_marks) {
    CHECK(std::find(lexicon::cell_marks.begin(), lexicon::cell_marks.end(), mark) !=
          lexicon::cell_marks.end());
  }
}

TEST_CASE("flat table lexicon: a heading means one thing") {
  for (const std::string_view heading : lexicon::group_headings) {
    for (const std::string_view other : lexicon::other_headings) CHECK(heading != other);
    for (const std::string_view number : lexicon::number_headings) CHECK(heading != number);
  }
}
