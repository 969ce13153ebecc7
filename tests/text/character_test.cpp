#include <dutygraph/text/character.hpp>

#include "catch.hpp"

using namespace dutygraph;

namespace {

template <class Predicate>
unsigned count(Predicate predicate) {
  unsigned result = 0;
  for (char32_t code = 0; code <= 0x10FFFF; ++code) result += predicate(code) ? 1U : 0U;
  return result;
}

}  // namespace

TEST_CASE("each class has as many members as Unicode lists") {
  CHECK(count(is_control) == 65);
  CHECK(count(is_line_break) == 7);
  CHECK(count(is_blank) == 25 - 7);  // White_Space has 25 members
  CHECK(count(is_bidi_control) == 12);
  CHECK(count(is_default_ignorable) == 4174);
  CHECK(count(is_noncharacter) == 66);
}

TEST_CASE("the classes overlap only as they should") {
  CHECK(count([](char32_t code) { return is_blank(code) && is_line_break(code); }) == 0);
  CHECK(count([](char32_t code) { return is_bidi_control(code) && !is_default_ignorable(code); }) ==
        0);
  CHECK(count([](char32_t code) { return is_blank(code) && is_default_ignorable(code); }) == 0);
}

TEST_CASE("phrases are compared by folded letters and digits, not by marks") {
  CHECK(fold_ascii(U'Ａ') == U'a');
  CHECK(fold_ascii(U'Z') == U'z');
  CHECK(fold_ascii(U'，') == U',');
  CHECK(fold_ascii(U'孔') == U'孔');
  for (const char32_t code : U"az09é孔ぁ가𠀀") {
    if (code != 0) CHECK(is_phrase_character(code));
  }
  for (const char32_t code : U" ,A·。、“”（）—…\n") CHECK_FALSE(is_phrase_character(code));
}

TEST_CASE("some members") {
  CHECK(is_blank(U'\u3000'));
  CHECK(is_blank(U'\t'));
  CHECK_FALSE(is_blank(U'\n'));
  CHECK(is_line_break(U'\r'));
  CHECK(is_default_ignorable(U'\u200D'));
  CHECK(is_default_ignorable(U'\uFEFF'));
  CHECK_FALSE(is_default_ignorable(U'孔'));
  CHECK(is_bidi_control(U'\u202E'));
  CHECK(is_noncharacter(U'\uFFFF'));
  CHECK_FALSE(is_noncharacter(0x11FFFF));
}
