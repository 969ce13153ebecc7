#include <dutygraph/text/name_key.hpp>
#include <dutygraph/text/utf8.hpp>
#include <iterator>
#include <random>
#include <string>
#include <unordered_set>

#include "catch.hpp"

using namespace dutygraph;

namespace {

std::string key(std::string_view name) {
  return std::string(name_key::of(name).view());
}

}  // namespace

TEST_CASE("what the key of a name folds away") {
  CHECK(key("孔维健") == "孔维健");
  CHECK(key("孙　尧") == "孙尧");
  CHECK(key("孙 尧") == "孙尧");
  CHECK(key("  孙\u00A0\u2003尧\t") == "孙尧");
  CHECK(key("孙\r\n尧") == "孙尧");
  CHECK(key("ＡＢＣ１２３（甲）") == "ABC123(甲)");
  CHECK(key("甲\u200B德\uFEFF民\u202E") == "甲德民");
  CHECK(key("Anna  Maria\u3000Li") == "Anna Maria Li");
  CHECK(key("A组 B 组") == "A组B组");
  CHECK(key("Ａ Ｂ") == "A B");
  CHECK(key("A \u200B B") == "A B");
  CHECK(key("").empty());
  CHECK(key(" \u3000\u200B\n").empty());
  CHECK(name_key::of("\u200B").empty());
}

TEST_CASE("composed and decomposed forms have one key, in NFC") {
  CHECK(key("e\u0301") == "é");
  CHECK(key("Ａ\u0301") == "Á");           // composed again behind the width
  CHECK(key("\u212B") == "Å");             // the sign
  CHECK(key("\u0344") == "\u0308\u0301");  // never composed
  CHECK(key("e\u0323\u0302") == "\u1EC7");
  CHECK(key("e\u0302\u0323") == "\u1EC7");  // marks in another order
  CHECK(key("e\u034F\u0301") == "é");       // an invisible joiner between
  CHECK(key("\uD55C") == "\uD55C");
  CHECK(key("\u1112\u1161\u11AB") == "\uD55C");
  CHECK(key("\u1112\u1161") == "\uD558");
  CHECK(key("が") == key("か\u3099"));
  CHECK(key("\uF900") == "\u8C48");
  CHECK(key("\U0002F800") == "\u4E3D");
  CHECK(key("\uFA0E") == "\uFA0E");  // unified, in spite of its block
}

TEST_CASE("blanks and combining marks") {
  CHECK(key("a e \u0301") == "aé");
  CHECK(key("B é") == "Bé");
  CHECK(key("B e\u0301") == "Bé");
  CHECK(key("é B") == "éB");
  CHECK(key("B \u212A") == "B K");  // the Kelvin sign
  CHECK(key(" \u0301") == "\u0301");
  CHECK(key("A \u2000\u2001 B") == "A B");
}

TEST_CASE("radicals are the ideographs they look like") {
  CHECK(key("\u2F08事科") == "人事科");
  CHECK(key("甲德\u2EA0") == "甲德民");
  CHECK(key("\u2FD5") == "\u9FA0");
  CHECK(key("\u2E80\u2E9A") == "\u2E80\u2E9A");  // they stand for none
  CHECK(key("\u2E87") == "\U00020628");
  CHECK(key("\u2EF3") == "龟");
}

TEST_CASE("middle dots are one dot") {
  for (const char* dot : {"\u00B7", "\u0387", "\u2022", "\u2027", "\u2219", "\u22C5", "\u2E31",
                          "\u30FB", "\uFF65", " · ", "\u3000•"}) {
    CHECK(key("买买提" + std::string(dot) + "艾力") == "买买提·艾力");
  }
  CHECK(key("甲．乙") == "甲.乙");
  CHECK(key("甲。乙") != key("甲·乙"));
}

TEST_CASE("every character: one key for what its key is, and for how it is shown") {
  std::size_t wrong = 0;
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    for (const std::string_view around : {"", "B \n", "甲"}) {
      std::string name(around);
      append_utf8(name, code);
      name += around;
      const name_key made = name_key::of(name);
      wrong += name_key::of(made.view()) == made ? 0 : 1;
      wrong += name_key::of(display_name(name)) == made ? 0 : 1;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("a row of marks is sorted, not shuffled one by one") {
  std::string name = "e";
  for (int count = 0; count < 200'000; ++count) name += count % 2 == 0 ? "\u0301" : "\u0323";
  CHECK(key(name) == key(key(name)));
}

TEST_CASE("what it keeps apart") {
  CHECK(key("曰") != key("日"));
  CHECK(key("巳") != key("已"));
  CHECK(key("ｶﾞ") != key("ガ"));
  CHECK(key("①") == "①");
  CHECK(key("ﬁ") == "ﬁ");
  CHECK(key("Li") != key("LI"));
  CHECK(key("孙尧") != key("孫堯"));
  CHECK(key("A") != key("Α"));  // Latin, Greek
  CHECK(key("甲·乙") != key("甲乙"));
  CHECK(key("甲、乙") != key("甲乙"));
  CHECK(key("ｱ") != key("ア"));
  CHECK(key("￥") == "￥");
}

TEST_CASE("the key of a key is the same key, and so is that of the form shown") {
  std::mt19937 random(7);
  const char32_t pool[] = {U' ',      U'\u3000', U'\n',  U'a',   U'Z',    U'Ａ',  U'孔', U'\u200B',
                           U'\u202E', U'·',      U'é',   U'～',  0x1F600, 0x301,  0x323, U'e',
                           U'ệ',      0x212A,    0x2F08, 0x30FB, 0x1112,  0x1161, 0x34F};
  std::size_t wrong = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string name;
    for (auto left = random() % 10; left > 0; --left)
      append_utf8(name, pool[random() % std::size(pool)]);
    const name_key made = name_key::of(name);
    wrong += name_key::of(made.view()) == made ? 0 : 1;
    wrong += name_key::of(display_name(name)) == made ? 0 : 1;
    wrong += display_name(display_name(name)) == display_name(name) ? 0 : 1;
  }
  CHECK(wrong == 0);
}

TEST_CASE("the form shown is the printed one, less what cannot be seen") {
  CHECK(display_name("孙　尧") == "孙　尧");
  CHECK(display_name("  Anna  Maria ") == "Anna  Maria");
  CHECK(display_name("Ａ组") == "Ａ组");
  CHECK(display_name("甲\u200B德\u202E民") == "甲德民");
  CHECK(display_name("孔维\r\n  健") == "孔维健");
  CHECK(display_name("Anna\n Maria") == "Anna Maria");
  CHECK(display_name("Ａ\nＢ") == "Ａ Ｂ");
  CHECK(display_name("\u200B \n").empty());
  CHECK(display_name("").empty());
}

TEST_CASE("keys are ordered by code points and hash by value") {
  CHECK(name_key::of("a") < name_key::of("b"));
  CHECK(name_key::of("z") < name_key::of("孔"));
  CHECK(name_key::of("\uFFFD") < name_key::of("😀"));
  CHECK(name_key() == name_key::of(""));
  std::unordered_set<name_key> seen;
  seen.insert(name_key::of("孙尧"));
  CHECK(seen.count(name_key::of("孙　尧")) == 1);
  CHECK(seen.count(name_key::of("孔维健")) == 0);
}

TEST_CASE("bytes that are no UTF-8 do no harm") {
  CHECK(key("孙\xFF尧") == "孙\uFFFD尧");
  CHECK(display_name("\xE5\xAD") == "\uFFFD");
}
