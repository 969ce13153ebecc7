#pragma once

#include <array>
#include <string_view>

#include <dutygraph/fwd.hpp>

/// \file
/// The words that `mentions` knows: what leans on another body, and how public bodies are called.
/// UTF-8. Where one word begins with another, the longer stands first.

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace lexicon {

using namespace std::string_view_literals;

/// A word that stands before the name of a body.
struct leaning_word {
  std::string_view word;
  bool levels_only;  ///< means a body only where the name begins with its level, or is collective
  bool joint;        ///< forms terms with an action: 联合执法
  bool opens;        ///< only where a clause begins
};
inline constexpr std::array leaning_words{
    leaning_word{"会同", false, false, false}, leaning_word{"配合", false, false, false},
    leaning_word{"协助", false, false, false}, leaning_word{"联合", false, true, false},
    leaning_word{"协同", false, true, false},  leaning_word{"商请", true, false, false},
    leaning_word{"协调", true, false, false},  leaning_word{"指导", true, false, false},
    leaning_word{"督促", true, false, false},  leaning_word{"商", true, false, true}};
/// Before a leaning word these make something else of it: 不配合.
inline constexpr std::array unsaying{"不"sv, "拒"sv};
/// May stand between a leaning word and the name.
inline constexpr std::string_view leaning_filler = "好";
/// Behind 联合 and 协同 these are actions of one's own, not the name of a body.
inline constexpr std::array joint_actions{
    "会"sv,   "体"sv,   "国"sv,   "执法"sv, "惩戒"sv, "监管"sv, "检查"sv, "抽查"sv, "督查"sv,
    "整治"sv, "办公"sv, "办理"sv, "办学"sv, "审批"sv, "治理"sv, "攻关"sv, "育人"sv, "发文"sv};

/// 与 … 对接: opens before the name, and what must follow it.
inline constexpr std::array with_words{"与"sv, "同"sv};
/// Before 与 and 同 these make another word: 参与, 共同.
inline constexpr std::array no_with_after{"参"sv, "给"sv, "赋"sv, "授"sv, "会"sv, "协"sv,
                                          "共"sv, "合"sv, "相"sv, "不"sv, "如"sv};
/// The same behind them: 同级, 与会.
inline constexpr std::array no_with_before{"级"sv, "步"sv, "时"sv, "样"sv,
                                           "类"sv, "一"sv, "意"sv, "会"sv};
inline constexpr std::array with_closings{"对接"sv, "联合"sv, "协作"sv, "配合"sv,
                                          "沟通"sv, "合作"sv, "协调"sv, "衔接"sv,
                                          "会商"sv, "联动"sv, "共同"sv, "联系"sv};

/// Between the names of a list.
inline constexpr std::array mention_joiners{"、"sv, "以及"sv, "和"sv, "与"sv, "及"sv};

/// What begins the name of a body with its level.
inline constexpr std::array levels{"国家"sv, "国务院"sv, "中央"sv, "上级"sv, "有关"sv,
                                   "相关"sv, "各"sv,     "省"sv,   "市"sv,   "县"sv,
                                   "区"sv,   "镇"sv,     "乡"sv,   "州"sv,   "旗"sv};
/// Levels that may stand before a field: 国家卫生健康委.
inline constexpr std::array whole_levels{"国家"sv, "国务院"sv, "中央"sv, "上级"sv, "各级"sv,
                                         "市直"sv, "县直"sv,   "区直"sv, "省直"sv, "各"sv};
/// A level or place ends in one of these: 济宁市.
inline constexpr std::array level_ends{"省"sv, "市"sv, "县"sv, "区"sv, "州"sv,
                                       "旗"sv, "镇"sv, "乡"sv, "委"sv, "府"sv};

/// Bodies below, taken together.
inline constexpr std::array collectives{"乡镇（街道）"sv, "乡镇(街道)"sv, "镇（街道）"sv,
                                        "镇(街道)"sv,     "乡镇街道"sv,   "镇街"sv,
                                        "乡镇"sv,         "街道"sv,       "镇办"sv};

/// Bodies whose name is whole without a stem.
inline constexpr std::array whole_bodies{
    "妇联"sv,     "残联"sv,   "工商联"sv, "总工会"sv, "团省委"sv, "团市委"sv,
    "团县委"sv,   "团区委"sv, "团委"sv,   "关工委"sv, "科协"sv,   "文联"sv,
    "红十字会"sv, "检察院"sv, "法院"sv,   "人大"sv,   "政协"sv};

/// What the stem of a name must be for it to end so.
enum class stem_kind : unsigned char {
  any,       ///< any words but actions: 审批部门
  field,     ///< a level, a field or both: 市财政局
  selected,  ///< one of `unit_stems`: 有关单位
  place,     ///< a level or place: 各级人民政府
};
struct body_end {
  std::string_view word;
  stem_kind stem;
  std::string_view not_before;  ///< characters that make another word of it: 局面
};
inline constexpr std::array body_ends{body_end{"部门单位", stem_kind::any, ""},
                                      body_end{"部门", stem_kind::any, ""},
                                      body_end{"委员会", stem_kind::any, ""},
                                      body_end{"办公室", stem_kind::any, ""},
                                      body_end{"办公厅", stem_kind::any, ""},
                                      body_end{"办事处", stem_kind::any, ""},
                                      body_end{"管委会", stem_kind::any, ""},
                                      body_end{"人民政府", stem_kind::place, ""},
                                      body_end{"政府", stem_kind::place, ""},
                                      body_end{"党工委", stem_kind::place, ""},
                                      body_end{"党委", stem_kind::place, ""},
                                      body_end{"机关", stem_kind::field, ""},
                                      body_end{"单位", stem_kind::selected, ""},
                                      body_end{"厅", stem_kind::field, "级长局官堂"},
                                      body_end{"局", stem_kind::field, "面势部长限域"},
                                      body_end{"委", stem_kind::field, "员托派培"},
                                      body_end{"办", stem_kind::field, "理法公学事案结好成证"},
                                      body_end{"部", stem_kind::field, "分署长队位级件"}};
inline constexpr std::array unit_stems{"各有关"sv, "各相关"sv, "有关"sv, "相关"sv,
                                       "成员"sv,   "各成员"sv, "主管"sv, "业务主管"sv,
                                       "市直"sv,   "县直"sv,   "区直"sv, "责任"sv};
/// Stems of 政府 beside levels and places.
inline constexpr std::array government_stems{"各级地方"sv, "地方各级"sv, "地方"sv, "各级"sv,
                                             "上级"sv,     "当地"sv,     "属地"sv, "所在地"sv,
                                             "县级"sv,     "市级"sv,     "省级"sv};
/// These alone are levels whose body has a short name: 省厅, 市局, 县委.
inline constexpr std::array bare_levels{"省"sv, "市"sv, "县"sv, "区"sv, "州"sv, "旗"sv};

/// What a body is there for; with an ending it makes a name.
inline constexpr std::array fields{"组织"sv,
                                   "宣传"sv,
                                   "统战"sv,
                                   "政法"sv,
                                   "机构编制"sv,
                                   "编"sv,
                                   "网信"sv,
                                   "巡察"sv,
                                   "纪检监察"sv,
                                   "监察"sv,
                                   "司法"sv,
                                   "检察"sv,
                                   "审判"sv,
                                   "财政"sv,
                                   "公安"sv,
                                   "教育"sv,
                                   "民政"sv,
                                   "卫生健康"sv,
                                   "卫健"sv,
                                   "卫生"sv,
                                   "发展和改革"sv,
                                   "发展改革"sv,
                                   "发改"sv,
                                   "人力资源社会保障"sv,
                                   "人力资源和社会保障"sv,
                                   "人社"sv,
                                   "住房城乡建设"sv,
                                   "住房和城乡建设"sv,
                                   "住建"sv,
                                   "自然资源和规划"sv,
                                   "自然资源"sv,
                                   "规划"sv,
                                   "农业农村"sv,
                                   "农业"sv,
                                   "水利"sv,
                                   "水务"sv,
                                   "交通运输"sv,
                                   "交通"sv,
                                   "应急管理"sv,
                                   "应急"sv,
                                   "市场监督管理"sv,
                                   "市场监管"sv,
                                   "市监"sv,
                                   "生态环境"sv,
                                   "环保"sv,
                                   "文化和旅游"sv,
                                   "文化旅游"sv,
                                   "文旅"sv,
                                   "文广新"sv,
                                   "广电"sv,
                                   "审计"sv,
                                   "统计"sv,
                                   "医疗保障"sv,
                                   "医保"sv,
                                   "退役军人事务"sv,
                                   "退役军人"sv,
                                   "税务"sv,
                                   "林业"sv,
                                   "林草"sv,
                                   "园林"sv,
                                   "城市管理"sv,
                                   "城管"sv,
                                   "综合行政执法"sv,
                                   "综合执法"sv,
                                   "行政审批服务"sv,
                                   "行政审批"sv,
                                   "审批服务"sv,
                                   "审批"sv,
                                   "大数据"sv,
                                   "信访"sv,
                                   "工业和信息化"sv,
                                   "工信"sv,
                                   "科学技术"sv,
                                   "科技"sv,
                                   "商务"sv,
                                   "体育"sv,
                                   "气象"sv,
                                   "消防救援"sv,
                                   "消防"sv,
                                   "民族宗教"sv,
                                   "民宗"sv,
                                   "外事"sv,
                                   "机关事务"sv,
                                   "粮食和物资储备"sv,
                                   "粮食"sv,
                                   "邮政管理"sv,
                                   "邮政"sv,
                                   "烟草"sv,
                                   "扶贫"sv,
                                   "乡村振兴"sv,
                                   "国资"sv,
                                   "金融监管"sv,
                                   "金融"sv,
                                   "供销"sv,
                                   "畜牧"sv,
                                   "渔业"sv,
                                   "老龄"sv,
                                   "文明"sv,
                                   "双拥"sv,
                                   "国土资源"sv,
                                   "国土"sv,
                                   "安监"sv,
                                   "质监"sv,
                                   "工商"sv,
                                   "食药"sv,
                                   "投资促进"sv,
                                   "政务服务"sv,
                                   "数据"sv,
                                   "能源"sv,
                                   "价格"sv,
                                   "妇儿工"sv};

/// No part of a name: actions, particles, and bodies that are not public.
inline constexpr std::array no_name_parts{
    "做好"sv, "开展"sv,     "推进"sv, "推动"sv, "加强"sv, "落实"sv, "完成"sv, "实施"sv, "建立"sv,
    "完善"sv, "提升"sv,     "提高"sv, "抓好"sv, "参与"sv, "负责"sv, "牵头"sv, "设立"sv, "成立"sv,
    "召开"sv, "制定"sv,     "进行"sv, "及时"sv, "组建"sv, "会同"sv, "配合"sv, "协助"sv, "联合"sv,
    "协同"sv, "协调"sv,     "指导"sv, "督促"sv, "医院"sv, "学校"sv, "高校"sv, "企业"sv, "公司"sv,
    "机构"sv, "社会组织"sv, "社区"sv, "的"sv,   "了"sv,   "把"sv,   "将"sv,   "对"sv,   "在"sv,
    "以"sv,   "为"sv,       "并"sv,   "是"sv,   "到"sv,   "向"sv,   "由"sv,   "从"sv,   "使"sv,
    "让"sv,   "被"sv,       "等"sv,   "本局"sv, "我局"sv};
/// A name that begins so is the issuer's own.
inline constexpr std::array own_bodies{"局"sv, "本"sv, "我"sv, "机关"sv, "各科室"sv, "科室"sv};

/// Closes a list whose members are no names of their own: 公安、教育等部门.
inline constexpr std::array list_bodies{
    "等有关部门单位"sv, "等相关部门单位"sv, "等有关部门"sv, "等相关部门"sv,
    "等职能部门"sv,     "等部门单位"sv,     "等多部门"sv,   "等部门"sv,
    "等单位"sv,         "等机关"sv,         "部门"sv};

/// What may follow a short name; else the name may go on: 乡镇敬老院.
inline constexpr std::array follows{
    "和"sv,   "与"sv,   "及"sv,   "以及"sv, "等"sv,   "的"sv,   "对"sv,   "在"sv,   "按"sv,
    "要"sv,   "把"sv,   "将"sv,   "从"sv,   "为"sv,   "依"sv,   "共同"sv, "做"sv,   "抓"sv,
    "开"sv,   "向"sv,   "就"sv,   "以"sv,   "并"sv,   "研究"sv, "推"sv,   "加强"sv, "加快"sv,
    "落实"sv, "完成"sv, "完善"sv, "建"sv,   "实施"sv, "制定"sv, "组织"sv, "探索"sv, "出台"sv,
    "印发"sv, "召开"sv, "举办"sv, "打"sv,   "提"sv,   "规范"sv, "强化"sv, "督促"sv, "指导"sv,
    "配合"sv, "及时"sv, "积极"sv, "认真"sv, "切实"sv, "全面"sv, "深入"sv, "严"sv,   "查"sv,
    "核"sv,   "摸排"sv, "排查"sv, "进行"sv, "工作"sv, "履行"sv, "走访"sv, "慰问"sv, "检查"sv,
    "清理"sv, "打击"sv, "审"sv,   "评"sv,   "起草"sv, "编制"sv, "调查"sv, "督导"sv, "监测"sv,
    "处置"sv, "整治"sv, "持续"sv, "扎实"sv, "大力"sv};

/// Ends the words of a bracket that assigns and has no label: （教育部会同有关部门负责）.
inline constexpr std::array assigning_ends{"负责"sv, "牵头"sv, "指导"sv, "参与"sv, "配合"sv,
                                           "落实"sv, "协助"sv, "协办"sv, "承办"sv, "督导"sv};

}  // namespace lexicon

}  // namespace dutygraph
