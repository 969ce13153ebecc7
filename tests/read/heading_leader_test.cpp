#include "catch.hpp"

#include <string>
#include <string_view>

#include <dutygraph/read/heading_leader.hpp>

using namespace dutygraph;

namespace {

/// `甲一,乙二 主抓`, or nothing.
std::string described(std::string_view title) {
  const auto found = find_heading_leaders(title, span_of(0, title.size()));
  if (!found) return "";
  std::string result;
  for (const span name : found->names) {
    result.append(result.empty() ? "" : ",").append(words_of(title, name));
  }
  CHECK(found->meaning.role == role::lead);
  CHECK(found->meaning.kind == node_kind::leader);
  CHECK(words_of(title, found->words).ends_with(words_of(title, found->label)));
  return result.append(" ").append(words_of(title, found->label));
}

struct row {
  std::string_view title;
  std::string_view result;
};

}  // namespace

TEST_CASE("heading leader: people with a title of office and a word for what they do") {
  const row rows[] = {
      {"周明市长主抓重点工作", "周明 主抓"},
      {"陈立副市长主抓重点工作", "陈立 主抓"},
      {"副市长宋佳分管工作", "宋佳 分管"},
      {"市委常委、常务副市长宋佳分管工作", "宋佳 分管"},
      {"周明市长、陈立副市长牵头的工作", "周明,陈立 牵头"},
      {"由周　明同志牵头", "周　明 牵头"},
      {"宣传部部长王芳联系的工作", "王芳 联系"},
      {"李四光县委副书记联系项目", "李四光 联系"},
  };
  for (const row& one : rows) {
    INFO(one.title);
    CHECK(described(one.title) == one.result);
  }
}

TEST_CASE("heading leader: other titles name nobody") {
  for (const std::string_view title :
       {"", "主抓", "市长主抓重点工作", "重点工作", "政府主抓重点工作", "各部门负责的工作",
        "周明主抓重点工作", "加强市长热线工作，分管领导负责", "市长办公会议负责的工作",
        "一二三四五六七市长主抓", "“周明”市长主抓"}) {
    INFO(title);
    CHECK(described(title).empty());
  }
}

TEST_CASE("heading leader: a long title takes linear time", "[robust]") {
  std::string title;
  while (title.size() < 200'000) title += "市长、";
  CHECK(described(title).empty());
}
