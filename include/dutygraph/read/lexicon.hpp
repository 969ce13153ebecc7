#pragma once

#include <array>
#include <string_view>

#include <dutygraph/fwd.hpp>
#include <dutygraph/model/vocabulary.hpp>

/// \file
/// The only place for Chinese marks, role words, labels and the words that open or close a part of
/// a plan. Everything is UTF-8; half- and full-width forms stand side by side. What `linkage` knows
/// of task forces' names is in linkage_lexicon.hpp.

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace lexicon {

using namespace std::string_view_literals;

// Marks.
inline constexpr std::array opening_brackets{"("sv, "（"sv};
inline constexpr std::array closing_brackets{")"sv, "）"sv};
inline constexpr std::array colons{":"sv, "："sv};
/// Between the names of a list (顿号, 逗号).
inline constexpr std::array list_separators{"、"sv, ","sv, "，"sv};
/// Between the labelled lists of one bracket, and between the members of an announced list.
inline constexpr std::array part_separators{"。"sv, ";"sv, "；"sv};
inline constexpr std::array semicolons{";"sv, "；"sv};
/// End the title sentence of an item.
inline constexpr std::array sentence_ends{"。"sv, ";"sv, "；"sv, "！"sv, "？"sv, "!"sv, "?"sv};
inline constexpr std::string_view full_stop = "。";
/// Stand before a task or an annotation to mark it out.
inline constexpr std::array emphasis_marks{"★"sv, "△"sv, "☆"sv, "▲"sv, "※"sv, "*"sv};
/// Marks within which a sentence end does not count: opening and closing.
struct mark_pair {
  std::string_view opening, closing;
};
inline constexpr std::array enclosing_marks{
    mark_pair{"(", ")"},   mark_pair{"（", "）"}, mark_pair{"“", "”"},   mark_pair{"‘", "’"},
    mark_pair{"《", "》"}, mark_pair{"「", "」"}, mark_pair{"【", "】"}, mark_pair{"〔", "〕"}};
inline constexpr std::array opening_quotes{"“"sv, "‘"sv, "「"sv, "\""sv, "『"sv};
inline constexpr std::array closing_quotes{"”"sv, "’"sv, "」"sv, "\""sv, "』"sv};

// Numbers.
/// After an Arabic numeral at the start of a line: `1.` `1．` `1、`.
inline constexpr std::array points{"."sv, "．"sv, "、"sv};
/// After a Chinese numeral that opens a heading.
inline constexpr std::array heading_marks{"、"sv};
inline constexpr std::string_view ordinal = "第";
/// 第一章, 第一部分.
inline constexpr std::array chapter_words{"章"sv, "部分"sv, "篇"sv};
struct numeral {
  std::string_view word;
  int value;
};
inline constexpr std::array chinese_digits{
    numeral{"〇", 0}, numeral{"零", 0}, numeral{"○", 0},  numeral{"一", 1}, numeral{"二", 2},
    numeral{"两", 2}, numeral{"三", 3}, numeral{"四", 4}, numeral{"五", 5}, numeral{"六", 6},
    numeral{"七", 7}, numeral{"八", 8}, numeral{"九", 9}};
inline constexpr std::array chinese_units{numeral{"十", 10}, numeral{"百", 100}};
/// Numerals above what a heading can have; only to tell an absurd number from a word.
inline constexpr std::array chinese_large_units{"千"sv, "万"sv, "亿"sv, "兆"sv};

// Dates: 2020年4月8日.
inline constexpr std::string_view year_mark = "年";
inline constexpr std::string_view month_mark = "月";
inline constexpr std::array day_marks{"日"sv, "号"sv};

// Labels of a responsibility bracket: a role word and a party word, such as 牵头 + 领导.
struct role_word {
  std::string_view word;
  dutygraph::role role;
};
inline constexpr std::array role_words{
    role_word{"牵头", role::lead},        role_word{"主办", role::lead},
    role_word{"责任", role::responsible}, role_word{"负责", role::responsible},
    role_word{"承办", role::responsible}, role_word{"落实", role::responsible},
    role_word{"会同", role::responsible}, role_word{"配合", role::support},
    role_word{"参与", role::support},     role_word{"参加", role::support},
    role_word{"协助", role::support},     role_word{"协办", role::support},
    role_word{"协同", role::support},     role_word{"指导", role::guide},
    role_word{"督导", role::supervise},   role_word{"督办", role::supervise},
    role_word{"监督", role::supervise},   role_word{"统筹", role::coordinate},
    role_word{"汇总", role::coordinate}};
struct party_word {
  std::string_view word;
  node_kind kind;
};
inline constexpr std::array party_words{
    party_word{"领导", node_kind::leader},  party_word{"负责人", node_kind::leader},
    party_word{"人", node_kind::leader},    party_word{"单位", node_kind::section},
    party_word{"部门", node_kind::section}, party_word{"科室", node_kind::section},
    party_word{"处室", node_kind::section}, party_word{"股室", node_kind::section},
    party_word{"中心", node_kind::section}, party_word{"机构", node_kind::section},
    party_word{"科", node_kind::section},   party_word{"主体", node_kind::section},
    party_word{"市长", node_kind::leader},  party_word{"县长", node_kind::leader},
    party_word{"区长", node_kind::leader}};
/// Before 领导 and the like, for a leader who answers for the work: 分管领导.
inline constexpr std::array leading_words{"分管"sv, "主抓"sv, "包抓"sv, "包保"sv, "挂包"sv,
                                          "主管"sv, "包联"sv, "联系"sv, "挂点"sv, "挂联"sv};
inline constexpr std::string_view leader_party = "领导";
inline constexpr std::string_view person_party = "人";
/// Labels of what is no assignment.
inline constexpr std::array other_labels{
    "适用范围"sv, "实施范围"sv, "推广范围"sv, "完成时限"sv, "完成时间"sv, "完成日期"sv,
    "办结时限"sv, "时间节点"sv, "时限要求"sv, "时限"sv,     "完成期限"sv, "时间安排"sv,
    "时间要求"sv, "完成时点"sv, "工作时限"sv, "进度安排"sv, "备注"sv,     "联系电话"sv};
/// A label is no longer than this, in bytes without blanks.
inline constexpr std::size_t longest_label = 36;

// Lists.
/// A member of a list that names nobody.
inline constexpr std::array nameless{"有关部门和单位"sv, "相关部门和单位"sv, "有关部门"sv,
                                     "有关单位"sv,       "相关部门"sv,       "相关单位"sv};

// Announced themes and task forces.
/// Between a digit of the system and the words it stands for: “1”即“一条主线”.
struct standing_word {
  std::string_view word;
  bool certain;  ///< also where the digit is not in quotes
};
inline constexpr std::array stands_for{standing_word{"即", true},     standing_word{"是指", true},
                                       standing_word{"指的是", true}, standing_word{"指", true},
                                       standing_word{"代表", true},   standing_word{"就是", false},
                                       standing_word{"是", false},    standing_word{"为", false}};
inline constexpr std::string_view plus = "+";
/// What a task force calls itself. The longest first.
inline constexpr std::array task_force_words{
    "工作专班"sv, "工作小组"sv, "领导小组"sv, "专项小组"sv, "攻坚小组"sv, "推进小组"sv, "专班"sv,
    "工作组"sv,   "专项组"sv,   "推进组"sv,   "攻坚组"sv,   "专责组"sv,   "专案组"sv,   "指挥部"sv};
/// Between the number and the thing counted: 三个工作专班.
inline constexpr std::array counters{"个"sv, "支"sv, "大"sv};
/// An actor whose name ends so is a task force even if nothing announced it.
inline constexpr std::string_view task_force_end = "专班";

// The head of the document.
inline constexpr std::string_view notice_end = "的通知";
/// At the end of the heading of what may send a plan along.
inline constexpr std::array cover_ends{notice_end, "的函"sv};
inline constexpr std::string_view about = "关于";
/// A line that only says that an attachment follows.
inline constexpr std::string_view attachment = "附件";
/// Words of a notice that only sends something along.
inline constexpr std::array sends{"印发"sv, "转发"sv, "下发"sv, "批转"sv};
/// Behind the name of a body, printed above its documents: 甲市人民政府文件.
inline constexpr std::string_view letterhead_end = "文件";
/// What a document calls itself, at the end of its title.
inline constexpr std::array title_words{"要点"sv,     "方案"sv,   "计划"sv,   "安排"sv, "意见"sv,
                                        "通知"sv,     "规划"sv,   "分解表"sv, "清单"sv, "分工"sv,
                                        "任务书"sv,   "任务表"sv, "分解"sv,   "台账"sv, "措施"sv,
                                        "工作思路"sv, "决定"sv,   "办法"sv,   "报告"sv, "批复"sv};
/// At the end of the title of what speaks about a plan and is none.
inline constexpr std::array comment_words{"解读"sv, "问答"sv,    "答记者问"sv,   "新闻稿"sv,
                                          "总结"sv, "图解"sv,    "新闻发布会"sv, "解读材料"sv,
                                          "访谈"sv, "政策说明"sv};
/// At its beginning.
inline constexpr std::array comment_starts{"一图读懂"sv, "图解"sv, "解读"sv};
/// In the title of a document that names, appoints or honours people.
inline constexpr std::array people_words{"组成人员"sv, "人员名单"sv, "任免"sv,
                                         "任职"sv,     "免职"sv,     "表彰"sv,
                                         "奖励的"sv,   "先进集体"sv, "先进个人"sv};
/// Before the name of a body that a notice sets up.
inline constexpr std::array founding_words{"成立"sv, "设立"sv, "调整"sv};
/// At the end of the title of a rule, a letter or a record.
inline constexpr std::array other_document_words{
    "预案"sv, "条例"sv, "规定"sv, "通报"sv, "函"sv,   "批复"sv,     "纪要"sv,
    "讲话"sv, "致辞"sv, "公报"sv, "公示"sv, "名单"sv, "简报"sv,     "章程"sv,
    "规则"sv, "细则"sv, "令"sv,   "答复"sv, "公告"sv, "暂行办法"sv, "管理办法"sv};
inline constexpr std::array closing_title_marks{"》"sv, "〉"sv};
/// Around a page number.
inline constexpr std::array dashes{"—"sv, "－"sv, "–"sv, "-"sv, "─"sv, "·"sv};
/// At the end of the name of a body that issues documents.
inline constexpr std::array issuer_ends{"委员会"sv, "办公室"sv, "办公厅"sv, "人民政府"sv, "政府"sv,
                                        "党组"sv,   "党委"sv,   "局"sv,     "委"sv,       "厅"sv,
                                        "部"sv,     "办"sv,     "院"sv,     "处"sv,       "署"sv,
                                        "中心"sv,   "联合会"sv, "总工会"sv};
/// Marks the number of a document: 国办发〔2018〕129号.
inline constexpr std::array document_number_marks{"〔"sv, "["sv, "［"sv};
inline constexpr std::string_view document_number_end = "号";
/// Members of a list of addressees begin so: 各镇街民政办公室.
inline constexpr std::string_view each = "各";

}  // namespace lexicon

}  // namespace dutygraph
