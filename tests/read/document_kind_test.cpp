#include "catch.hpp"

#include <string>
#include <string_view>

#include <dutygraph/read/document_kind.hpp>

using namespace dutygraph;

namespace {

std::string described(std::string_view title) {
  const auto found = find_other_document(title, span_of(0, title.size()));
  if (!found) return "";
  return std::string(words_of(title, found->words)) + (found->always ? "" : "?");
}

struct row {
  std::string_view title;
  std::string_view result;
};

}  // namespace

TEST_CASE("document kind: what titles say, as a table") {
  const row rows[] = {
      {"《2024年任务分工方案》解读", "解读"},
      {"一图读懂2024年工作要点", "一图读懂"},
      {"2023年工作总结", "总结"},
      {"关于调整普查领导小组组成人员的通知", "组成人员"},
      {"关于张三任职的通知", "任职"},
      {"关于表彰先进的决定", "表彰"},
      {"关于2018年度科学技术奖励的决定", "奖励的"},
      {"关于成立城市更新领导小组的通知", "成立城市更新领导小组?"},
      {"甲市防汛应急预案", "预案?"},
      {"关于印发《甲市防汛应急预案（试行）》的通知", "预案?"},
      {"关于同意设立开发区的批复", "批复?"},
      {"甲市政府\n关于寅县地质险情有关问题的复函", "函?"},
      {"关于印发\n甲 市 粮 食 应 急 预 案 的 函", "函?"},
      {"甲 市 政 府 工 作 规 则", "规 则?"},
      {"甲市住房补贴暂行办法", "暂行办法?"},
      {"中华人民共和国国务院令", "令?"},
      {"对第12号提案的答复", "答复?"},
  };
  for (const row& one : rows) {
    INFO(one.title);
    CHECK(described(one.title) == one.result);
  }
}

TEST_CASE("document kind: titles of plans, and none") {
  for (const std::string_view title :
       {"", "2020年曲阜市民政工作要点", "甲市2024年重点任务分解方案（试行）",
        "关于印发甲方案的通知", "关于进一步加大激励支持力度的通知", "关于促进发展的若干意见",
        "任务清单", "关于设立基金的方案", "工 作 要 点", " \n "}) {
    INFO(title);
    CHECK(described(title).empty());
  }
}
