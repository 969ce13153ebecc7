#include "catch.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <dutygraph/read/detail/theme_naming_automaton.hpp>
#include <dutygraph/read/theme_naming.hpp>

using namespace dutygraph;

namespace {

using pair = std::pair<std::uint32_t, std::uint32_t>;

std::vector<pair> pairs(const std::vector<std::string_view>& themes,
                        const std::vector<nameable_item>& items) {
  std::vector<pair> result;
  for (const named_theme& one : find_named(themes, items)) result.emplace_back(one.theme, one.item);
  return result;
}

bool names(std::string_view theme, std::string_view title, std::string_view body = {}) {
  return !pairs({theme}, {{title, body}}).empty();
}

struct row {
  std::string_view theme;
  std::string_view phrase;
  bool attitude;
};

}  // namespace

TEST_CASE("the phrase of a theme, as a table") {
  const row rows[] = {
      // The published plan.
      {"全省城市社区治理实验区建设", "城市社区治理实验区", false},
      {"全省社会救助制度创新试点", "社会救助制度", false},
      {"“儒乡圣地·孝养曲阜”文化养老体系品牌打造", "儒乡圣地·孝养曲阜", false},
      {"强化党建统领,提高政治站位", "党建统领", true},
      {"坚持底线思维,防范化解风险", "底线思维", true},
      {"加强基层基础,提升服务质量", "基层基础", true},
      // What is stripped, and what stays.
      {"2020年全市文明城市创建工作", "文明城市", false},
      {"推进乡村建设行动", "乡村建设", true},
      {"高标准农田建设", "高标准农田", false},
      {"河长制落实", "河长制", false},
      {"信息化建设", "信息化建设", false},
      {"子丑市义务教育优质均衡发展", "义务教育优质均衡", false},
      {"就业、社保、养老服务保障", "养老服务保障", false},
      {"居家和社区养老服务改革试点", "社区养老服务改革", false},
      {"ＡＩ 教育应用", "ＡＩ 教育应用", false},
      // Quoted words.
      {"“十四五”规划编制", "十四五”规划编制", false},
      {"打造“寅卯善治”品牌", "寅卯善治", false},
      {"“一老一小”服务，“辰巳午未申”工程", "辰巳午未申", false},
      {"“推进养老服务改革”", "养老服务改革", true},
      {"“提质增效”行动", "", false},
      // Nothing that names a matter.
      {"提升服务质量", "", true},
      {"服务管理创新", "", false},
      {"高质量发展", "", false},
      {"双减", "", false},
      {"", "", false},
      {"，。“”", "", false},
      // Attitudes: every clause an action.
      {"全面深入践行宗旨，转变作风", "践行宗旨", true},
      {"坚持党建引领，基层治理创新", "党建引领", false},
      {"建设工程消防审验", "工程消防审验", false},
  };
  for (const row& one : rows) {
    INFO(one.theme);
    const theme_phrase found = phrase_of_theme(one.theme);
    CHECK(found.phrase == one.phrase);
    CHECK(found.attitude == one.attitude);
  }
}

TEST_CASE("themes of other bureaus: what names them, and near misses that do not") {
  // Agriculture.
  CHECK(names("全省高标准农田建设示范", "农田建设", "新建高标准农田三万亩。"));
  CHECK(!names("全省高标准农田建设示范", "高标准推进农田水利", "建设农田。"));
  // Education.
  CHECK(names("学前教育普及普惠创建", "推进学前教育普及普惠", ""));
  CHECK(!names("学前教育普及普惠创建", "发展学前教育", "推进普及、普惠。"));
  // Health.
  CHECK(names("紧密型县域医共体建设试点", "", "深化紧密型县域医共体改革。"));
  CHECK(!names("紧密型县域医共体建设试点", "县域医疗改革", "建设紧密型医共体。"));
  // Transport: a quoted name wins over the words around it.
  CHECK(names("“四好农村路”品牌打造", "农村公路", "创建“四好 农村路”示范县。"));
  CHECK(!names("“四好农村路”品牌打造", "农村公路品牌打造", "建好、管好农村路。"));
  // Water.
  CHECK(names("河长制落实", "全面落实河长制", ""));
  CHECK(!names("河长制落实", "河道管理", "落实湖长制；压实河长责任。"));
  // Market supervision: quotation marks are passed over, other marks are not.
  CHECK(names("“放管服”改革深化", "深化放管服改革", ""));
  CHECK(!names("“放管服”改革深化", "放管服", "改革。"));
  CHECK(!names("放心消费环境创建", "放心消费，环境整治", ""));
  // Housing: width, case and 的 do not count.
  CHECK(names("城镇老旧小区的改造ABC", "", "开展城镇老旧小区改造ａｂｃ。"));
  // Broad words name nothing, however often they stand there.
  CHECK(!names("加强基层基础,提升服务质量", "提升服务质量", "提升养老服务质量。"));
  // An attitude may still be named.
  CHECK(names("坚持底线思维", "坚持底线思维", ""));
}

TEST_CASE("a title goes before a body, the first place counts, pairs are in order") {
  const std::vector<std::string_view> themes = {"文明城市创建", "营商环境优化"};
  const std::vector<nameable_item> items = {{"营商环境", "文明城市。营商 环境，文明城市。"},
                                            {"", "创建文明城市。"}};
  const std::vector<named_theme> expected = {
      {0, 0, nameable_field::body, 0, 12},
      {0, 1, nameable_field::body, 6, 12},
      {1, 0, nameable_field::title, 0, 12},
  };
  CHECK(find_named(themes, items) == expected);
  CHECK(find_named({}, items).empty());
  CHECK(find_named(themes, {}).empty());
  CHECK(find_named(std::vector<std::string_view>{"", "双减"}, items).empty());
  const auto blank = find_named(std::vector<std::string_view>{"营商环境"},
                                std::vector<nameable_item>{{"", "营商 环境"}});
  REQUIRE(blank.size() == 1);
  CHECK(blank[0].length == 13);
}

TEST_CASE("the search agrees with looking for every phrase in every item") {
  std::mt19937 engine(7);
  const auto below = [&](std::uint32_t bound) {
    return static_cast<std::uint32_t>(engine()) % bound;
  };
  const auto letters = [&](std::uint32_t most) {
    constexpr const char* alphabet[] = {"甲", "乙", "丙", "，"};
    std::string text;
    for (std::uint32_t n = below(most + 1); n > 0; --n) text += alphabet[below(4)];
    return text;
  };
  for (int draw = 0; draw < 1000; ++draw) {
    std::vector<std::string> texts;
    for (int n = 0; n < 24; ++n) texts.push_back(letters(n < 8 ? 7 : 30));
    std::vector<std::string_view> themes(texts.begin(), texts.begin() + 8);
    std::vector<nameable_item> items;
    for (std::size_t n = 8; n < texts.size(); n += 2) items.push_back({texts[n], texts[n + 1]});
    std::vector<named_theme> expected;
    for (std::uint32_t theme = 0; theme < themes.size(); ++theme) {
      const std::string phrase = phrase_of_theme(themes[theme]).phrase;
      if (phrase.empty()) continue;
      for (std::uint32_t item = 0; item < items.size(); ++item) {
        const std::size_t in_title = items[item].title.find(phrase);
        const std::size_t in_body = items[item].body.find(phrase);
        const bool titled = in_title != std::string_view::npos;
        if (!titled && in_body == std::string_view::npos) continue;
        expected.push_back({theme, item, titled ? nameable_field::title : nameable_field::body,
                            titled ? in_title : in_body, phrase.size()});
      }
    }
    REQUIRE(find_named(themes, items) == expected);
  }
}

TEST_CASE("a theme that has a phrase names itself") {
  constexpr const char* pieces[] = {"全省", "推进", "建设", "试点", "品牌", "服务", "质量",
                                    "体系", "的",   "养老", "农村", "公路", "“",    "”",
                                    "，",   "、",   "和",   "·",    "坚持", "ＡＢ", "曲阜市"};
  std::mt19937 engine(3);
  std::size_t named = 0;
  for (int draw = 0; draw < 20'000; ++draw) {
    std::string theme;
    for (auto n = engine() % 12; n > 0; --n) theme += pieces[engine() % std::size(pieces)];
    INFO(theme);
    const bool has_phrase = !phrase_of_theme(theme).phrase.empty();
    REQUIRE(names(theme, "", theme) == has_phrase);
    named += has_phrase ? 1 : 0;
  }
  CHECK(named > 5000);
  CHECK(named < 19'000);
}

TEST_CASE("a phrase that many themes share names none; a very long run is no phrase") {
  std::vector<std::string> texts;
  for (int n = 0; n < 9; ++n) texts.push_back("文明城市创建，" + std::to_string(n));
  const std::vector<nameable_item> items = {{"文明城市", ""}};
  std::vector<std::string_view> themes(texts.begin(), texts.end());
  CHECK(find_named(themes, items).empty());
  themes.pop_back();
  CHECK(find_named(themes, items).size() == 8);
  std::string longest;
  for (int n = 0; n < 64; ++n) longest += "甲";
  CHECK(names(longest, longest));
  CHECK(!names(longest + "乙", longest + "乙"));
}

TEST_CASE("twice the themes and items are twice the work") {
  // Beginnings, ends and middles shared on purpose, so that fallbacks and phrases within phrases
  // come up at every letter.
  const auto work = [](std::size_t count) {
    std::vector<std::u32string> phrases;
    for (std::size_t n = 0; n < count; ++n) {
      std::u32string phrase;
      for (std::size_t rest = n + 4; rest > 0; rest /= 2) phrase += rest % 2 == 0 ? U'a' : U'b';
      phrases.push_back(std::move(phrase));
    }
    std::sort(phrases.begin(), phrases.end());
    detail::phrase_automaton automaton(phrases);
    std::uint32_t state = 0;
    std::size_t found = 0;
    for (std::size_t n = 0; n < 16 * count; ++n) {
      state = automaton.read(state, n % 3 == 0 ? U'b' : U'a', [&](std::uint32_t) { ++found; });
    }
    CHECK(found > 0);
    return automaton.steps();
  };
  const std::uint64_t once = work(50'000);
  const std::uint64_t twice = work(100'000);
  CHECK(10 * twice < 23 * once);
  CHECK(10 * twice > 15 * once);
}

TEST_CASE("a hundred thousand themes that stand in every item make no more than a few pairs each") {
  std::vector<std::string> texts;
  for (int n = 0; n < 100'000; ++n) texts.push_back("文明城市创建，坚持" + std::to_string(n));
  const std::vector<std::string_view> themes(texts.begin(), texts.end());
  const std::vector<nameable_item> items(20'000, {"文明城市", "文明城市创建"});
  CHECK(find_named(themes, items).size() <= 8 * items.size());
}

TEST_CASE("finding the items of themes stops") {
  const std::atomic<bool> stop{true};
  const std::vector<std::string_view> themes = {"文明城市创建"};
  CHECK_THROWS_AS(find_named(themes, {}, stop_token(stop)), stopped);
}
