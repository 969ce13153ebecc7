#pragma once

#include <array>
#include <string_view>

#include <dutygraph/fwd.hpp>
#include <dutygraph/model/vocabulary.hpp>

/// \file
/// The words of tables: what columns are called, and what fills a cell that says nothing. Headings
/// that are labels of a responsibility bracket (牵头领导, 责任单位) are in lexicon.hpp.

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace table_lexicon {

using namespace std::string_view_literals;

// What a responsibility table (责任分解表) calls its columns, without blanks.
inline constexpr std::array number_headings{"序号"sv,   "编号"sv, "项号"sv,
                                            "number"sv, "no"sv,   "no."sv};
/// The cells of such a column span the items that belong together.
inline constexpr std::array group_headings{
    "工作板块"sv, "板块"sv,     "工作类别"sv, "类别"sv,     "工作分类"sv, "分类"sv,    "工作领域"sv,
    "领域"sv,     "项目类别"sv, "任务类别"sv, "任务分类"sv, "工作方面"sv, "方面"sv,    "大类"sv,
    "类型"sv,     "一级指标"sv, "版块"sv,     "工作版块"sv, "group"sv,    "category"sv};
inline constexpr std::array task_headings{
    "重点任务"sv, "工作任务"sv, "目标任务"sv, "主要任务"sv, "任务名称"sv, "工作项目"sv,
    "项目名称"sv, "工作事项"sv, "任务事项"sv, "重点工作"sv, "主要工作"sv, "工作名称"sv,
    "项目"sv,     "事项"sv,     "任务"sv,     "item"sv,     "task"sv};
/// What is said of the item beside its title; the title, where no column above is there.
inline constexpr std::array body_headings{
    "主要内容"sv, "工作内容"sv, "任务内容"sv, "具体内容"sv, "目标要求"sv,
    "工作目标"sv, "工作要求"sv, "具体措施"sv, "工作措施"sv, "主要措施"sv,
    "工作举措"sv, "具体举措"sv, "主要举措"sv, "具体任务"sv, "具体工作"sv,
    "年度目标"sv, "任务要求"sv, "目标"sv,     "内容"sv,     "措施"sv,
    "要求"sv,     "举措"sv,     "指标"sv,     "text"sv,     "content"sv};
/// Read, but neither an item nor an assignment.
inline constexpr std::array other_headings{
    "适用范围"sv, "实施范围"sv, "推广范围"sv, "备注"sv,     "说明"sv,     "完成情况"sv,
    "进展情况"sv, "工作进展"sv, "进度"sv,     "进展"sv,     "联系电话"sv, "电话"sv,
    "完成期限"sv, "时间要求"sv, "工作时限"sv, "完成时限"sv, "时间安排"sv, "时间"sv,
    "期限"sv,     "日期"sv,     "文件依据"sv, "依据"sv,     "来源"sv,     "任务来源"sv,
    "remark"sv,   "deadline"sv, "ignore"sv};

/// A heading that is no label of a bracket, but says who is named below it.
struct actor_heading {
  std::string_view word;
  dutygraph::role role;
  node_kind kind;
};
inline constexpr std::array actor_headings{
    actor_heading{"牵头", role::lead, node_kind::section},
    actor_heading{"主办", role::lead, node_kind::section},
    actor_heading{"责任", role::responsible, node_kind::section},
    actor_heading{"配合", role::support, node_kind::section},
    actor_heading{"协办", role::support, node_kind::section},
    actor_heading{"参与", role::support, node_kind::section},
    actor_heading{"单位", role::responsible, node_kind::section},
    actor_heading{"部门", role::responsible, node_kind::section},
    actor_heading{"科室", role::responsible, node_kind::section},
    actor_heading{"处室", role::responsible, node_kind::section},
    actor_heading{"领导", role::lead, node_kind::leader},
    actor_heading{"牵头县领导", role::lead, node_kind::leader},
    actor_heading{"牵头区领导", role::lead, node_kind::leader},
    actor_heading{"牵头市领导", role::lead, node_kind::leader},
    actor_heading{"牵头局领导", role::lead, node_kind::leader},
    actor_heading{"包保县领导", role::lead, node_kind::leader},
    actor_heading{"leader", role::lead, node_kind::leader},
    actor_heading{"section", role::responsible, node_kind::section},
    actor_heading{"lead", role::lead, node_kind::section},
    actor_heading{"responsible", role::responsible, node_kind::section},
    actor_heading{"support", role::support, node_kind::section},
    actor_heading{"guide", role::guide, node_kind::section},
    actor_heading{"supervise", role::supervise, node_kind::section},
    actor_heading{"coordinate", role::coordinate, node_kind::section}};

/// Between two headings in one cell: 责任科室及责任人. Its names are of two kinds.
inline constexpr std::array joins{"及"sv, "和"sv, "与"sv, "/"sv, "、"sv, "／"sv, "或"sv};
/// A cell of such words only says nothing.
inline constexpr std::array empty_cells{"/"sv,  "／"sv, "\\"sv, "-"sv,  "—"sv,
                                        "——"sv, "–"sv,  "－"sv, "无"sv, "*"sv};

// Columns of CSV files.
inline constexpr std::array leader_columns{"leader"sv, "牵头领导"sv, "分管领导"sv, "责任领导"sv,
                                           "领导"sv};
inline constexpr std::array section_columns{"section"sv,  "责任科室"sv, "责任单位"sv,
                                            "责任部门"sv, "牵头单位"sv, "科室"sv};
inline constexpr std::array chapter_columns{"chapter"sv, "章节"sv, "heading"sv, "标题"sv};
/// Ends the name of a body; what ends otherwise is taken for a person where nothing else says so.
inline constexpr std::array body_ends{
    "科"sv,   "室"sv,   "局"sv,   "委"sv,   "办"sv,       "部"sv,   "院"sv,     "处"sv,    "署"sv,
    "厅"sv,   "站"sv,   "所"sv,   "队"sv,   "会"sv,       "组"sv,   "中心"sv,   "政府"sv,  "街道"sv,
    "公司"sv, "单位"sv, "部门"sv, "学校"sv, "工作专班"sv, "专班"sv, "指挥部"sv, "合作社"sv};

}  // namespace table_lexicon

}  // namespace dutygraph
