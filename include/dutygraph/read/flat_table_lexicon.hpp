#pragma once

#include <array>
#include <string_view>

#include <dutygraph/fwd.hpp>

/// \file
/// Headings of the columns of a table of tasks, and the marks between its cells. UTF-8.

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace lexicon {

using namespace std::string_view_literals;

/// Between the cells of a line.
inline constexpr std::array cell_marks{"|"sv, "｜"sv, "│"sv, "┃"sv, "║"sv, "丨"sv, "\t"sv};
/// Of which these may stand on a line of their own behind each cell.
inline constexpr std::array lone_cell_marks{"|"sv, "｜"sv, "│"sv, "┃"sv, "║"sv, "丨"sv};
/// Make up a border beside box-drawing characters: | --- | :---: |.
inline constexpr std::string_view border_marks = "|-+=: ";

// Headings, without blanks.
inline constexpr std::array number_headings{"序号"sv, "编号"sv, "项号"sv, "序"sv, "No"sv};
inline constexpr std::array group_headings{"类别"sv,     "分类"sv,     "领域"sv,    "板块"sv,
                                           "类型"sv,     "方面"sv,     "大类"sv,    "专题"sv,
                                           "工作类别"sv, "项目类别"sv, "任务类别"sv};
/// At the end of the heading of a column of tasks.
inline constexpr std::array task_headings{
    "任务"sv, "目标"sv, "事项"sv,     "项目"sv,     "内容"sv,     "措施"sv, "工作"sv, "指标"sv,
    "要求"sv, "举措"sv, "项目名称"sv, "任务名称"sv, "任务分解"sv, "要点"sv, "标准"sv, "安排"sv};
/// Headings that end like one of the above and hold no task.
inline constexpr std::array no_task_headings{"进度安排"sv, "时间安排"sv, "时限要求"sv, "时间要求"sv,
                                             "完成目标"sv};
/// Headings of columns that are neither task nor party.
inline constexpr std::array other_headings{
    "完成时限"sv, "完成时间"sv, "时限"sv,     "备注"sv,     "时间节点"sv, "完成期限"sv,
    "进度安排"sv, "时间安排"sv, "时限要求"sv, "时间要求"sv, "联系电话"sv, "联系人"sv,
    "适用范围"sv, "推广范围"sv, "分值"sv,     "权重"sv,     "资金来源"sv, "总投资"sv,
    "年度投资"sv, "依据"sv,     "完成目标"sv, "完成情况"sv, "时间"sv,     "进度"sv};

}  // namespace lexicon

}  // namespace dutygraph
