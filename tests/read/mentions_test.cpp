#include "catch.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include <dutygraph/read/mentions.hpp>

using namespace dutygraph;

namespace {

std::vector<found_mention> find(std::string_view text) {
  return find_mentions(text, span_of(0, text.size()));
}

/// `word name` of each, joined by a blank and a bar.
std::string described(std::string_view text) {
  std::string result;
  for (const found_mention& one : find(text)) {
    if (!result.empty()) result += " | ";
    result.append(words_of(text, one.word)).append(" ").append(words_of(text, one.name));
  }
  return result;
}

struct row {
  std::string_view text;
  std::string_view result;
};

}  // namespace

TEST_CASE("mentions: bodies that a text leans on, as a table") {
  const row rows[] = {
      // The published plan.
      {"会同组织部门做好新一届村(社区)“两委”换届选举准备工作。", "会同 组织部门"},
      {"配合省厅、济宁市民政局做好第七届推荐申报工作。", "配合 省厅 | 配合 济宁市民政局"},
      {"配合有关部门加强婚介服务机构监管。", "配合 有关部门"},
      {"完善法人治理,做好与审批部门工作对接。", "对接 审批部门"},
      {"制定政策,指导镇街开展救助工作和核查核对。", "指导 镇街"},
      // Names of every make.
      {"会同市财政局研究", "会同 市财政局"},
      {"会同财政局、市委组织部和县委编办印发", "会同 财政局 | 会同 市委组织部 | 会同 县委编办"},
      {"联合团市委、妇联开展活动", "联合 团市委 | 联合 妇联"},
      {"协助公安机关查处", "协助 公安机关"},
      {"协同街道办事处做好安置", "协同 街道办事处"},
      {"配合各级人民政府", "配合 各级人民政府"},
      {"会同国家发展改革委、文化和旅游部等部门筛选", "会同 国家发展改革委 | 会同 文化和旅游部"},
      {"会同公安、市场监管等部门开展联合执法", "会同 公安、市场监管等部门"},
      {"会同公安、教育部门查处", "会同 公安、教育部门"},
      {"会同文化和旅游、教育等部门检查", "会同 文化和旅游、教育等部门"},
      {"会同市扶贫开发领导小组办公室督办", "会同 市扶贫开发领导小组办公室"},
      {"会同各有关单位落实", "会同 各有关单位"},
      {"督促指导各镇街、各有关部门落实责任", "指导 各镇街 | 指导 各有关部门"},
      {"指导乡镇（街道）做好登记", "指导 乡镇（街道）"},
      {"指导镇街民政办公室做好登记", "指导 镇街民政办公室"},
      {"积极配合好有关部门", "配合 有关部门"},
      {"加强与市医保局的沟通协调", "沟通 市医保局"},
      {"商市财政局拨付", "商 市财政局"},
      {"协调有关部门解决", "协调 有关部门"},
      {"配合上级部门", "配合 上级部门"},
      // Two in one text, each with its own word.
      {"会同市公安局检查。联合残联走访。", "会同 市公安局 | 联合 残联"},
  };
  for (const row& one : rows) {
    INFO(one.text);
    CHECK(described(one.text) == one.result);
  }
}

TEST_CASE("mentions: what leans on nobody") {
  for (const std::string_view text : {
           "",
           "会同",
           "配合",
           // Bodies that are not public, and none at all.
           "配合医院做好救治",
           "配合医院办公室开展",
           "联合企业、学校等单位",
           "联合社会组织开展",
           "配合做好规划布局",
           "配合做好前期工作部门预算",
           "会同部门",
           "配合单位",
           // Words of which a part looks like another.
           "残疾人联合会办公室",
           "联合国教科文组织部门",
           "构建现代农业产教联合体",
           "加强部门协同配合",
           "常态化开展联合执法部门行动",
           "实施联合惩戒",
           "部门联合监管执法机制",
           "协同办理",
           "发起、参与部门沟通",
           "与会部门联系",
           "同级财政部门配合",
           "不配合有关部门检查的",
           "配合教育局面向全市",
           "会同市委托机构",
           "会同教育办法",
           "联合市部分单位",
           "协商市财政局",
           "工商局配合",
           "招商局",
           "电子商务局",
           // Longer names that begin like a collective.
           "指导乡镇敬老院改造",
           "指导街道综合性养老服务机构建设",
           "配合乡镇卫生院",
           // One's own.
           "配合局办公室",
           "指导各科室开展",
           "会同本局办公室",
           // Guiding what is no body.
           "指导社会组织及时建立党组织",
           "指导部门规范",
           "协调机制办公室",
           "推动政府购买服务",
           "与审批部门要求一致",
           "与时俱进部门联系",
           "每个镇街至少建成2处",
           // Assignments.
           "(牵头领导:孔维健。责任科室:社会救助科)",
           "（教育部会同有关部门负责）",
           "（市财政局指导，会同市教育局参与）",
           "（责任单位：市民政局会同市财政局）",
           "责任单位：区发改局会同区财政局",
           "牵头单位：市委组织部，配合单位：市国资委",
           "由市民政局牵头，市财政局配合。",
       }) {
    INFO(text);
    CHECK(described(text).empty());
  }
}

TEST_CASE("mentions: the clause, and names at the end of a part") {
  const std::string_view text = "甲，会同组织部门做好村(社区)“两委”换届。乙";
  const auto found = find(text);
  REQUIRE(found.size() == 1);
  CHECK(words_of(text, found[0].clause) == "会同组织部门做好村(社区)“两委”换届");
  const std::string_view whole = "一配合市财政局二";
  const auto cut = find_mentions(whole, span_of(3, whole.size() - 3));
  REQUIRE(cut.size() == 1);
  CHECK(words_of(whole, cut[0].name) == "市财政局");
  CHECK(words_of(whole, cut[0].clause) == "配合市财政局");
  // The end of the part is the end of the name, though the text goes on.
  CHECK(find_mentions(whole, span_of(3, whole.size() - 6)).empty());
  for (std::size_t end = 0; end <= whole.size(); end += 3) {
    for (const found_mention& one : find_mentions(whole, span_of(0, end)))
      CHECK(one.name.end <= end);
  }
}

TEST_CASE("mentions: a text put together from found mentions gives them again") {
  std::string text;
  std::string expected;
  for (const char* const name : {"市财政局", "有关部门", "县委宣传部", "各级人民政府"}) {
    for (const char* const word : {"会同", "配合", "协助"}) {
      text += std::string("甲，") + word + name + "做好乙。";
      expected += (expected.empty() ? "" : " | ") + std::string(word) + " " + name;
    }
  }
  CHECK(described(text) == expected);
}

TEST_CASE("mentions: hostile texts are read once") {
  // Each would take minutes if a part of it were read again for each of its places.
  constexpr int many = 60'000;
  const auto repeated = [](std::string_view piece) {
    std::string text;
    for (int n = 0; n < many; ++n) text += piece;
    return text;
  };
  CHECK(find(repeated("与市财政局")).empty());
  CHECK(find(repeated("（")).empty());
  CHECK(find(repeated("（会同")).empty());
  CHECK(find(repeated("会同 ")).empty());
  CHECK(find(repeated("市")).empty());
  CHECK(find("会同" + repeated("公安、")).empty());
  CHECK(find(repeated("配合市财政局")).size() == many);
  CHECK(find("会同市财政局" + repeated("、市财政局")).size() == many + 1);
}
