#pragma once

#include <array>
#include <string_view>

#include <dutygraph/fwd.hpp>

/// \file
/// The words that `linkage` and `theme_naming` know: how Chinese offices build the name of a task
/// force or word a theme, whatever its matter. No word here names a matter of any one bureau.

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace lexicon {

/// What a body calls itself; it ends the name.
inline constexpr std::array<std::u32string_view, 38> body_types{
    U"专班",     U"专案组",   U"专项组",   U"专责组",   U"专门小组", U"工作组",   U"工作小组",
    U"推进组",   U"推进小组", U"促进组",   U"促进小组", U"攻坚组",   U"攻坚小组", U"攻坚队",
    U"突击队",   U"领导小组", U"领导组",   U"协调小组", U"协调组",   U"协调机制", U"指挥部",
    U"总指挥部", U"委员会",   U"联席会议", U"办公室",   U"工作队",   U"督导组",   U"专组",
    U"小组",     U"组",       U"小分队",   U"工作",     U"工作室",   U"专项小组", U"专题组",
    U"任务组",   U"行动组",   U"工作办"};

/// Light action words: what is done, never to what.
inline constexpr std::array<std::u32string_view, 87> light_actions{
    U"推进",   U"推动",   U"推行",   U"推广",   U"提升",   U"提高", U"提质", U"增效", U"优化",
    U"加强",   U"强化",   U"加快",   U"促进",   U"完善",   U"健全", U"深化", U"改进", U"落实",
    U"实施",   U"贯彻",   U"开展",   U"打造",   U"建设",   U"发展", U"创建", U"建立", U"构建",
    U"巩固",   U"拓展",   U"扩大",   U"扩面",   U"规范",   U"统筹", U"协调", U"突破", U"攻坚",
    U"攻坚战", U"行动",   U"争创",   U"创优",   U"申报",   U"筹备", U"筹建", U"抓好", U"做好",
    U"做强",   U"做优",   U"做大",   U"全面",   U"大力",   U"扎实", U"深入", U"持续", U"着力",
    U"切实",   U"进一步", U"高质量", U"高标准", U"高水平", U"高效", U"重点", U"重大", U"专项",
    U"工作",   U"壮大",   U"跨越",   U"聚焦",   U"助力",   U"赋能", U"护航", U"增强", U"充实",
    U"稳步",   U"积极",   U"有序",   U"有效",   U"突出",   U"培优", U"提标", U"提速", U"扩容",
    U"扩能",   U"增收",   U"攻关",   U"普及",   U"创先",   U"争优"};

/// Aspect nouns: which side of the matter is meant. They go from the end of a segment only.
inline constexpr std::array<std::u32string_view, 36> aspects{
    U"质量", U"体系",     U"机制", U"体制", U"水平", U"能力", U"制度",     U"效能", U"效率",
    U"效益", U"成效",     U"实效", U"质效", U"品质", U"工程", U"计划",     U"领域", U"方面",
    U"问题", U"突出问题", U"事项", U"任务", U"力度", U"进程", U"步伐",     U"格局", U"模式",
    U"战略", U"活动",     U"成果", U"结构", U"布局", U"工作", U"体制机制", U"目标", U"事业"};

/// Broad activities: a matter only together with what they are done to.
inline constexpr std::array<std::u32string_view, 48> broad_activities{
    U"服务", U"管理", U"治理",     U"保障", U"改革", U"整治", U"监管", U"监督", U"创新", U"保护",
    U"防控", U"防治", U"维护",     U"转型", U"升级", U"培育", U"培养", U"支持", U"扶持", U"引导",
    U"指导", U"督查", U"督导",     U"检查", U"考核", U"评价", U"宣传", U"协同", U"融合", U"调整",
    U"整合", U"配置", U"利用",     U"运行", U"运营", U"管护", U"改造", U"更新", U"试点", U"示范",
    U"振兴", U"排查", U"治理整顿", U"清理", U"执法", U"处置", U"救治", U"应对"};

/// A word at the front of a segment that ends so says of which kind the matter is (紧密型, 省级).
inline constexpr std::u32string_view kind_ends = U"型化级式";

/// Whose plan it is; at the front of a name.
inline constexpr std::array<std::u32string_view, 14> scopes{
    U"全国", U"全省", U"全市", U"全县", U"全区", U"全州", U"全旗",
    U"全镇", U"全局", U"我省", U"我市", U"我县", U"我区", U"年度"};

/// A place name ends in one of these (…市), unless what stands around it makes another word.
inline constexpr std::u32string_view place_ends = U"省市县";
inline constexpr std::u32string_view no_place_before = U"城都上超门夜集股全我各本强大名范点新";
inline constexpr std::u32string_view no_place_after = U"场民容政域级直区花值委城";

/// Joins two matters, unless a neighbour makes another word of it (和谐, 参与, 普及).
struct joining_word {
  char32_t word = 0;
  std::u32string_view not_after;
  std::u32string_view not_before;
};
inline constexpr std::array<joining_word, 4> joining_words{
    joining_word{U'和', U"共饱缓温总中调柔祥谐", U"谐平睦解美顺气善"},
    joining_word{U'与', U"参给赋授", U"会时"},
    joining_word{U'及', U"普涉顾危波触惠遍", U"时早格其"}, joining_word{U'暨', U"", U""}};

/// Done for the first time or to be shown: at both ends of a theme, and no part of its matter.
inline constexpr std::array<std::u32string_view, 11> theme_trials{
    U"试点", U"试验", U"示范", U"样板", U"标杆", U"品牌",
    U"高地", U"创新", U"探索", U"先行", U"先试"};

/// Actions that open an appeal (坚持底线思维). Words that open a noun as often (建设工程,
/// 规范性文件, 发展规划) are left out.
inline constexpr std::array<std::u32string_view, 66> appeals{
    U"坚持", U"坚定", U"坚守", U"强化", U"加强", U"提高", U"提升", U"增强", U"深化", U"推进",
    U"推动", U"推行", U"促进", U"加快", U"优化", U"完善", U"健全", U"落实", U"贯彻", U"实施",
    U"开展", U"打造", U"构建", U"建立", U"巩固", U"拓展", U"扩大", U"统筹", U"防范", U"化解",
    U"筑牢", U"夯实", U"压实", U"守住", U"守牢", U"严守", U"抓好", U"抓实", U"狠抓", U"做好",
    U"做实", U"做细", U"聚焦", U"突出", U"树立", U"践行", U"弘扬", U"牢记", U"凝聚", U"激发",
    U"争当", U"争创", U"争做", U"改进", U"转变", U"保持", U"确保", U"注重", U"发扬", U"紧扣",
    U"紧盯", U"围绕", U"立足", U"把握", U"补齐", U"破解"};

/// How an action is done; stands before it.
inline constexpr std::array<std::u32string_view, 20> manners{
    U"全面", U"全力", U"大力", U"着力", U"奋力", U"扎实", U"深入", U"持续", U"不断", U"切实",
    U"坚决", U"积极", U"稳步", U"有序", U"严格", U"认真", U"牢牢", U"始终", U"充分", U"进一步"};

/// Passed over in every text: 党的建设 is 党建设.
inline constexpr char32_t particle = U'的';

}  // namespace lexicon

}  // namespace dutygraph
