#pragma once

#include <array>
#include <string_view>

#include <dutygraph/fwd.hpp>
#include <dutygraph/read/lexicon.hpp>

/// \file
/// Words of lists and clauses that say who is responsible: what joins and ends names, what stands
/// around a role word, titles of office, terms, and rules that hold for a whole text. UTF-8.

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace lexicon {

// Brackets that an annotation may stand in.
inline constexpr std::array duty_openings{"("sv, "（"sv, "【"sv, "["sv, "［"sv, "〔"sv, "〖"sv};
inline constexpr std::array duty_closings{")"sv, "）"sv, "】"sv, "]"sv, "］"sv, "〕"sv, "〗"sv};
/// Which of these go together, by their places in both tables: both widths of a kind.
inline constexpr std::array duty_pairs{0, 0, 1, 2, 2, 3, 4};
/// Marks that no name of an actor holds.
inline constexpr std::array quoting_marks{"《"sv, "》"sv, "“"sv,  "”"sv, "‘"sv,
                                          "’"sv,  "「"sv, "」"sv, "\""sv};
/// The mark that parts the members of a collective name too (各区、县级市).
inline constexpr std::string_view enumeration_comma = "、";

// Labels.
/// May stand within a label beside its role and party words: 市级牵头领导, 主要责任单位.
inline constexpr std::array label_modifiers{
    "主要"sv, "具体"sv, "第一"sv, "直接"sv, "市级"sv, "县级"sv, "区级"sv,
    "省级"sv, "州级"sv, "镇级"sv, "局级"sv, "责任"sv, "副"sv,   "市"sv,
    "县"sv,   "区"sv,   "省"sv,   "州"sv,   "局"sv,   "主"sv,   "总"sv,
    "级"sv,   "及"sv,   "和"sv,   "单位"sv, "部门"sv, "科室"sv, "、"sv};
/// Labels that are a role word and nothing else (牵头：…).
inline constexpr std::array bare_labels{"牵头"sv, "主办"sv, "承办"sv, "协办"sv, "配合"sv, "参与"sv,
                                        "协助"sv, "指导"sv, "督导"sv, "督办"sv, "负责"sv};
/// Labels of words that say by themselves who does what (责任分工：甲局牵头，乙局配合).
inline constexpr std::array sharing_labels{"责任分工"sv, "任务分工"sv, "职责分工"sv, "工作分工"sv,
                                           "分工"sv};

// Clauses: A、B牵头，C配合.
/// Before a role word: how the work is shared out.
inline constexpr std::array duty_fillers{"按照各自职责分工"sv,
                                         "按照职责分工"sv,
                                         "按照职能分工"sv,
                                         "根据职责分工"sv,
                                         "依据职责分工"sv,
                                         "按各自职责"sv,
                                         "按职责分工"sv,
                                         "按职能分工"sv,
                                         "按照职责"sv,
                                         "按照分工"sv,
                                         "依职责"sv,
                                         "按职责"sv,
                                         "按分工"sv,
                                         "分别"sv,
                                         "共同"sv,
                                         "联合"sv,
                                         "具体"sv,
                                         "分级"sv,
                                         "统一"sv,
                                         "总"sv};
/// Behind a role word, part of the same phrase: 负责落实, 牵头组织实施.
inline constexpr std::array duty_tails{"抓好落实"sv, "组织实施"sv, "抓落实"sv, "组织落实"sv,
                                       "推进"sv,     "实施"sv,     "完成"sv,   "组织"sv};
/// Joins further names to those before it.
inline constexpr std::string_view together_with = "会同";
/// Role words that end a name wherever they stand, for few names hold them.
inline constexpr std::array breaking_roles{"牵头"sv, "主办"sv};
/// At the end of a name in a labelled list (责任单位：甲局牵头、乙局配合). The longest first.
inline constexpr std::array roles_behind_names{"牵头负责"sv, "牵头"sv, "负责"sv, "配合"sv,
                                               "参与"sv,     "协助"sv, "主办"sv, "协办"sv,
                                               "承办"sv,     "落实"sv};
/// Opens a clause: 由市教育局负责.
inline constexpr std::string_view by = "由";
/// What a name of an actor does not hold; a clause with one of these is prose.
inline constexpr std::array prose_words{"的"sv,   "是"sv,   "要"sv,   "将"sv,   "不"sv,
                                        "必须"sv, "应当"sv, "可以"sv, "依法"sv, "包括"sv,
                                        "根据"sv, "按照"sv, "其中"sv, "以下"sv, "为"sv};
/// Words with one of the above that names do hold.
inline constexpr std::array no_prose{"要素"sv, "不动产"sv, "要闻"sv, "行为"sv, "作为"sv};
/// Bare words for parties that are nobody's name (政府负责、社会参与).
inline constexpr std::array nobody{
    "政府"sv,     "社会"sv, "部门"sv,   "企业"sv,    "公众"sv, "群众"sv, "市场"sv,
    "党委"sv,     "单位"sv, "学校"sv,   "个人"sv,    "家庭"sv, "机构"sv, "社会力量"sv,
    "社会组织"sv, "地方"sv, "全社会"sv, "村民"sv,    "居民"sv, "行业"sv, "政府部门"sv,
    "社会各界"sv, "人民"sv, "中央"sv,   "主管部门"sv};

// Names.
/// Ends of the names of units.
inline constexpr std::array unit_ends{
    "局"sv,     "委"sv,     "部"sv,     "厅"sv,   "办"sv,   "馆"sv,   "院"sv,   "社"sv,   "会"sv,
    "中心"sv,   "政府"sv,   "公司"sv,   "集团"sv, "署"sv,   "队"sv,   "站"sv,   "所"sv,   "科"sv,
    "室"sv,     "处"sv,     "园"sv,     "园区"sv, "校"sv,   "班"sv,   "组"sv,   "行"sv,   "台"sv,
    "区"sv,     "县"sv,     "市"sv,     "镇"sv,   "乡"sv,   "村"sv,   "旗"sv,   "州"sv,   "盟"sv,
    "省"sv,     "联"sv,     "协"sv,     "关"sv,   "厂"sv,   "场"sv,   "库"sv,   "街道"sv, "街"sv,
    "单位"sv,   "部门"sv,   "机构"sv,   "企业"sv, "大学"sv, "中学"sv, "小学"sv, "总社"sv, "基地"sv,
    "指挥部"sv, "团市委"sv, "共青团"sv, "专员"sv, "港"sv,   "司"sv,   "庭"sv,   "股"sv};
/// End like a unit and are none.
inline constexpr std::array no_unit_ends{"社会"sv, "城市"sv, "农村"sv, "城乡"sv,
                                         "乡村"sv, "机关"sv, "党委"sv, "全市"sv,
                                         "全省"sv, "全县"sv, "全区"sv, "企业"sv};
/// Ends that no person's name has.
inline constexpr std::array sure_unit_ends{
    "局"sv,   "委"sv,   "厅"sv,   "办"sv,   "科"sv,   "室"sv,   "处"sv,   "站"sv,    "中心"sv,
    "政府"sv, "街道"sv, "公司"sv, "集团"sv, "单位"sv, "部门"sv, "专班"sv, "办公室"sv};
/// Between two names, and within one (工业和信息化部). The longest first.
inline constexpr std::array joiners{"以及"sv, "和"sv, "及"sv, "与"sv};
/// Begin the name of a collective: 各区县, 有关镇街.
inline constexpr std::array collective_starts{"各"sv, "有关"sv, "相关"sv};
/// Bare words for divisions and bodies of a country, which a collective name may list.
inline constexpr std::array divisions{
    "自治区"sv, "直辖市"sv, "自治州"sv, "自治县"sv, "县级市"sv, "街道办事处"sv, "开发区"sv,
    "区县"sv,   "县区"sv,   "市县"sv,   "乡镇"sv,   "镇街"sv,   "街道"sv,       "街乡"sv,
    "镇乡"sv,   "旗县"sv,   "省"sv,     "市"sv,     "县"sv,     "区"sv,         "旗"sv,
    "州"sv,     "盟"sv,     "镇"sv,     "乡"sv,     "村"sv};
/// May follow a division at the end of a collective name.
inline constexpr std::array division_ends{"人民政府"sv, "政府"sv,   "党委"sv, "管委会"sv,
                                          "办事处"sv,   "党工委"sv, "（"sv,   "("sv};
/// What may stand behind 等 in the tail of an open list.
inline constexpr std::array open_tail_words{
    "有关"sv, "相关"sv, "其他"sv, "成员"sv, "部门"sv, "单位"sv, "科室"sv, "处室"sv,
    "机构"sv, "各"sv,   "市"sv,   "县"sv,   "区"sv,   "省"sv,   "州"sv,   "级"sv,
    "直"sv,   "和"sv,   "及"sv,   "与"sv,   "个"sv,   "多"sv,   "、"sv,   "地方"sv,
    "地区"sv, "街道"sv, "镇街"sv, "乡镇"sv, "企业"sv, "方面"sv};
inline constexpr std::string_view open_end = "等";

// People.
/// Titles of office, before or behind a name.
inline constexpr std::array titles{
    "市长"sv, "县长"sv, "区长"sv,   "州长"sv,   "盟长"sv,   "旗长"sv,   "镇长"sv, "乡长"sv,
    "省长"sv, "院长"sv, "局长"sv,   "部长"sv,   "厅长"sv,   "处长"sv,   "科长"sv, "股长"sv,
    "所长"sv, "站长"sv, "校长"sv,   "主任"sv,   "书记"sv,   "常委"sv,   "委员"sv, "主席"sv,
    "总理"sv, "组长"sv, "队长"sv,   "会长"sv,   "行长"sv,   "秘书长"sv, "经理"sv, "总裁"sv,
    "馆长"sv, "社长"sv, "司长"sv,   "关长"sv,   "董事长"sv, "同志"sv,   "成员"sv, "专员"sv,
    "署长"sv, "团长"sv, "巡视员"sv, "调研员"sv, "检察长"sv, "理事长"sv, "主编"sv, "台长"sv,
    "庭长"sv, "政委"sv, "司令员"sv};
/// Stand before a title and belong to it.
inline constexpr std::array title_parts{
    "副"sv,     "常务"sv,   "党组"sv, "党委"sv, "党工委"sv, "管委会"sv, "市委"sv,
    "县委"sv,   "区委"sv,   "省委"sv, "州委"sv, "镇党委"sv, "市政府"sv, "县政府"sv,
    "区政府"sv, "省政府"sv, "政府"sv, "人大"sv, "政协"sv,   "国务院"sv, "总"sv,
    "第一"sv,   "市"sv,     "县"sv,   "区"sv,   "省"sv,     "镇"sv,     "一级"sv,
    "二级"sv,   "三级"sv,   "四级"sv, "原"sv,   "兼"sv,     "工委"sv,   "委"sv};
/// Frequent surnames: a clause may name a person where a unit is expected (王军牵头).
inline constexpr std::string_view surnames =
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁"
    "魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹"
    "黎易常武乔贺赖龚文";

// Terms.
/// A member of a list that is a term and no name.
inline constexpr std::array terms{
    "持续推进"sv, "持续开展"sv, "持续实施"sv, "持续坚持"sv, "长期坚持"sv, "长期推进"sv, "长期"sv,
    "全年"sv,     "常年"sv,     "常态化"sv,   "年底前"sv,   "年底"sv,     "年内"sv,     "上半年"sv,
    "下半年"sv,   "每月"sv,     "每季度"sv,   "每年"sv,     "贯穿全年"sv, "按时完成"sv, "按时限"sv,
    "按时间"sv,   "立即"sv,     "即时"sv,     "即知即改"sv, "完成时限"sv, "持续"sv};
/// Behind the digits that open a term: 6月底, 2022年12月, 三季度.
inline constexpr std::array term_units{"年"sv, "月"sv, "季度"sv, "日"sv, "个月"sv};

// Rules that hold for the whole text.
/// Name the first of a list: 排在第一位的为牵头单位.
inline constexpr std::array first_listed_words{
    "排在第一位"sv, "列在第一位"sv, "排名第一位"sv, "列第一位"sv, "排第一位"sv,
    "排在第一"sv,   "列在第一"sv,   "排名第一"sv,   "排在首位"sv, "列在首位"sv,
    "排名首位"sv,   "列首位"sv,     "排首位"sv,     "列第一"sv,   "排第一"sv,
    "第一位"sv,     "首位"sv,       "排名在前"sv,   "排在最前"sv, "第一个"sv};
/// What each of the words above holds, to look for them.
inline constexpr std::array first_listed_anchors{"第一"sv, "首位"sv, "在前"sv, "最前"sv};
/// Between the first of a list and what it is.
inline constexpr std::array rule_verbs{"为"sv, "是"sv, "作为"sv};
/// Open a rule that carries a name over to what follows: 以下均需试点城市政府落实，不再列出.
inline constexpr std::array carry_starts{"以下"sv, "下列"sv, "下述"sv};
/// Say that all of it is meant.
inline constexpr std::array carry_all{"均需"sv, "均由"sv,   "均须"sv, "都由"sv,
                                      "都需"sv, "均应由"sv, "均为"sv, "均"sv};
/// Only from here on.
inline constexpr std::string_view likewise_below = "下同";
inline constexpr std::array carry_ends{"不再列出"sv,     "不再一一列出"sv, "不再重复"sv,
                                       "不再分别列出"sv, "不再单列"sv,     "不另列出"sv};

// Leaders in titles.
/// Behind a person's name and title: 周明市长主抓重点工作.
inline constexpr std::array heading_leads{"主抓"sv, "分管"sv, "牵头"sv, "负责"sv,
                                          "包抓"sv, "主管"sv, "联系"sv, "包保"sv};

// Parts of an item.
/// 一是…二是….
inline constexpr std::string_view part_verb = "是";

}  // namespace lexicon

}  // namespace dutygraph
