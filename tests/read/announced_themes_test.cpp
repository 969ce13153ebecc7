#include "catch.hpp"

#include <string>
#include <vector>

#include <dutygraph/read/announced_themes.hpp>

using namespace dutygraph;

namespace {

std::vector<announced_group> find(std::string_view text) {
  return find_announced_groups(text, span_of(0, text.size()));
}

std::string described(std::string_view text) {
  std::string result;
  for (const announced_group& group : find(text)) {
    result += std::string(to_string(group.kind)) + " " + std::to_string(group.announced) + " " +
              std::string(words_of(text, group.name)) + ":";
    for (const span member : group.members) {
      result.append(" <").append(words_of(text, member)).append(">");
    }
    result += "; ";
  }
  return result;
}

std::vector<std::string> codes(std::string_view text) {
  std::vector<std::string> result;
  const span all = span_of(0, text.size());
  for (const finding& one : findings_of(text, all, find(text))) result.push_back(one.code);
  return result;
}

using strings = std::vector<std::string>;

struct row {
  std::string_view text;
  std::string_view result;
};

}  // namespace

TEST_CASE("announced themes: announced themes and task forces, as a table") {
  const row rows[] = {
      {"构建“123”体系(“1”即“一条主线”:甲,乙。“2”即“两项”:丙,丁;戊。“3”即“三个工作专班推动”:"
       "子专班;丑专班;寅专班。),强化担当。",
       "theme 1 一条主线: <甲,乙>; theme 2 两项: <丙,丁> <戊>; "
       "task_force 3 三个工作专班推动: <子专班> <丑专班> <寅专班>; "},
      {"“1225”（“1”即“一个”：甲。“2”即“两个目标”：乙；丙。“2”即“两项工程”：丁；戊。“5”即“五组”："
       "子推进组；丑推进组；寅推进组；卯推进组；辰推进组。）",
       "theme 1 一个: <甲>; theme 2 两个目标: <乙> <丙>; theme 2 两项工程: <丁> <戊>; "
       "task_force 5 五组: <子推进组> <丑推进组> <寅推进组> <卯推进组> <辰推进组>; "},
      {"12工作法(1即一条主线:甲;2即两项:乙;丙)",
       "theme 1 一条主线: <甲>; theme 2 两项: <乙> <丙>; "},
      {"“1”即一条主线：甲。“2”即两项：乙；丙。后文；不算。",
       "theme 1 一条主线: <甲>; theme 2 两项: <乙> <丙>; "},
      {"“1”是一条主线：甲。", "theme 1 一条主线: <甲>; "},
      {"“1”即“一个品牌”:“子乡·丑城”文化。", "theme 1 一个品牌: <“子乡·丑城”文化>; "},
      {"“1”即“一组”，每组设专班：甲；", "task_force 1 一组: <甲>; "},
      {"设立三个工作专班（子工作专班；丑专班；寅（一期）专班），统筹推进。",
       "task_force 3 三个工作专班: <子工作专班> <丑专班> <寅（一期）专班>; "},
      {"成立2个推进组:甲组;乙组。后文", "task_force 2 2个推进组: <甲组> <乙组>; "},
      {"成立两个专班（子专班、丑专班）。", "task_force 2 两个专班: <子专班> <丑专班>; "},
      {"成立十二支工作小组（甲；乙）", "task_force 12 十二支工作小组: <甲> <乙>; "},
  };
  for (const row& one : rows) {
    INFO(one.text);
    CHECK(described(one.text) == one.result);
  }
}

TEST_CASE("announced themes: what announces nothing") {
  for (const std::string_view text :
       {"", "三个专班", "三个代表（甲；乙；丙）", "设立三个工作专班，统筹推进（甲；乙）。",
        "2020年是：甲", "1.3倍：甲", "增强“四个意识”、坚定“四个自信”", "“1”即", "“1”即“一条主线”",
        "3为三：甲", "个专班（甲；乙）"}) {
    INFO(text);
    CHECK(find(text).empty());
  }
}

TEST_CASE("announced themes: counts that do not fit are found, and the members kept") {
  CHECK(codes("“12”(“1”即“一”:甲。“2”即“二”:乙;丙。)").empty());
  CHECK(codes("“2”即“两项”:甲。") == strings{"reader.count_mismatch"});
  CHECK(codes("三个工作专班（甲；乙）") == strings{"reader.count_mismatch"});
  CHECK(codes("“13”体系(“1”即“一”:甲。“2”即“二”:乙;丙。)") == strings{"reader.system_mismatch"});
  CHECK(codes("“1+2”体系(“1”即“一”:甲。“2”即“二”:乙;丙。)").empty());
  CHECK(codes("设立一个专班（甲专班）").empty());
  const std::string_view empty = "三个工作专班（）";
  REQUIRE(find(empty).size() == 1);
  CHECK(find(empty)[0].members.empty());
  CHECK(codes(empty) == strings{"reader.count_mismatch"});
}

TEST_CASE("announced themes: what is printed is read back, and spans are the very words") {
  std::string system;
  std::string text;
  for (int digit = 1; digit <= 9; ++digit) {
    system += std::to_string(digit);
    text += "“" + std::to_string(digit) + "”即“组" + std::to_string(digit) + "”:";
    for (int member = 0; member < digit; ++member) {
      text += (member == 0 ? "" : ";") + std::string("题") + std::to_string(member);
    }
    text += "。";
  }
  text = "前文“" + system + "”体系(" + text + ")后文。";
  const auto groups = find(text);
  REQUIRE(groups.size() == 9);
  CHECK(codes(text).empty());
  for (std::size_t index = 0; index < groups.size(); ++index) {
    CHECK(groups[index].members.size() == index + 1);
    CHECK(words_of(text, groups[index].name) == "组" + std::to_string(index + 1));
    CHECK(words_of(text, groups[index].members.back()) == "题" + std::to_string(index));
    const std::string_view all = words_of(text, groups[index].words);
    CHECK(all.substr(0, 3) == "“");
    CHECK(all.find(words_of(text, groups[index].members[0])) != std::string_view::npos);
  }
}

TEST_CASE("announced themes: long runs of digits and openings take linear time") {
  CHECK(find(std::string(300'000, '1')).empty());
  CHECK(find("“1”即“一”:" + std::string(300'000, '1')).size() == 1);
  std::string many;
  for (int count = 0; count < 20'000; ++count) many += "“1”即一:";
  CHECK(find(many).size() == 20'000);
}
