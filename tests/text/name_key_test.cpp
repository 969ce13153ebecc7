#include <dutygraph/text/name_key.hpp>
#include <dutygraph/text/utf8.hpp>
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

TEST_CASE("what it keeps apart") {
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
  const char32_t pool[] = {U' ',      U'\u3000', U'\n', U'a', U'Z',  U'Ａ',  U'孔',
                           U'\u200B', U'\u202E', U'·',  U'é', U'～', 0x1F600};
  std::size_t wrong = 0;
  for (int round = 0; round < 5000; ++round) {
    std::string name;
    for (auto left = random() % 10; left > 0; --left) append_utf8(name, pool[random() % 13]);
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
