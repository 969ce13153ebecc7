#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include <dutygraph/fwd.hpp>
#include <dutygraph/model/quantity.hpp>

/// \file
/// What the grammars of quantities and commitments know of words. Everything is UTF-8.

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace lexicon {

/// What a word tells a reader of commitments.
enum class cue : std::uint8_t {
  none,      ///< nothing: it only looks like a number or another cue
  numeral,   ///< a Chinese digit or unit
  half,      ///< 一半, 半数, 过半
  numbered,  ///< 第
  compares,  ///< before a figure; value: comparator
  level,     ///< before a figure that is reached: 达到, 提高到
  held,      ///< before a figure that is not passed: 控制在
  changes,   ///< before the figure of a change; value: direction
  shares,    ///< 占: what follows is the base
  against,   ///< 比, 较: what follows is the base of a change
  action,    ///< a verb whose object is counted; value 1: never the first part of a noun (新建)
  verb,      ///< another verb; value 1: 实现, no part of a subject at its end
  hedge,     ///< value: strength
  every,     ///< 全部: every one does what follows
  covered,   ///< 全覆盖
  naught,  ///< 坚决杜绝: what follows is not to be; value 1: only if it happens (事故); 2: 不发生
  naught_end,  ///< 零发生: what stands before is not to be
  beyond,      ///< 高于: relative to what follows; value: comparator
  hooked,      ///< 挂钩: relative to what 与 stands before
  with,        ///< 与
  completes,   ///< 完成
  documents,   ///< 制定: its object is a document
  results,     ///< 建成, 投入使用
  starts,      ///< 启动
  founds,      ///< 成立, 建立: its object is a body or a record
  meets,       ///< 召开
  others,   ///< 按照, 允许: no undertaking of the item's own; value 1: 鼓励, its figures are
  fact,     ///< 已, 现有: what follows is there already
  negates,  ///< 不, 未, 难以
  filler,   ///< 全面, 逐步: no part of a subject
  place,    ///< 全市: before a verb it is no part of a subject
  joins,    ///< 并: a further predicate follows
  takes,    ///< 将, 把: the object follows
  object,   ///< 对: the object follows, up to 进行
  treats,   ///< 进行: ends the object of 对
  each_of,  ///< 每
  period,   ///< 全年, 每月
  term,     ///< 年底, 上半年: a time without a number; value: due_month
  condition,   ///< 符合条件的
  enumerates,  ///< 一是
  opens,       ///< a bracket or quotation mark; value: which pair
  closes,      ///< the same
  turns,       ///< a quotation mark that opens and closes
  lists,       ///< 、
  clause,      ///< a comma or colon
  sentence,    ///< a full stop, semicolon or line break
};

struct cue_word {
  std::string_view word;
  cue what = cue::none;
  std::uint8_t value = 0;
};

/// The value of a cue word that stands for one of an enumeration.
template <class Enum>
[[nodiscard]] constexpr std::uint8_t meaning(Enum value) noexcept {
  return static_cast<std::uint8_t>(value);
}

/// Pairs of marks: the title marks 《》 are number 4, the brackets those below 2.
inline constexpr std::uint8_t title_marks = 4;
inline constexpr std::uint8_t mark_pairs = 12;

// Plain arrays: one that is deduced from so many words is too much for clang. The longest word that
// fits at a place is taken, so that 不少于 is not 不 and 少于.
inline constexpr cue_word cue_words[] = {
    // Marks.
    cue_word{"(", cue::opens, 0}, cue_word{")", cue::closes, 0}, cue_word{"（", cue::opens, 1},
    cue_word{"）", cue::closes, 1}, cue_word{"“", cue::opens, 2}, cue_word{"”", cue::closes, 2},
    cue_word{"‘", cue::opens, 3}, cue_word{"’", cue::closes, 3}, cue_word{"《", cue::opens, 4},
    cue_word{"》", cue::closes, 4}, cue_word{"「", cue::opens, 5}, cue_word{"」", cue::closes, 5},
    cue_word{"【", cue::opens, 6}, cue_word{"】", cue::closes, 6}, cue_word{"〔", cue::opens, 7},
    cue_word{"〕", cue::closes, 7}, cue_word{"『", cue::opens, 8}, cue_word{"』", cue::closes, 8},
    cue_word{"[", cue::opens, 9}, cue_word{"]", cue::closes, 9}, cue_word{"［", cue::opens, 10},
    cue_word{"］", cue::closes, 10}, cue_word{"\"", cue::turns, 11}, cue_word{"、", cue::lists},
    cue_word{",", cue::clause}, cue_word{"，", cue::clause}, cue_word{":", cue::clause},
    cue_word{"：", cue::clause}, cue_word{"。", cue::sentence}, cue_word{"；", cue::sentence},
    cue_word{";", cue::sentence}, cue_word{"！", cue::sentence}, cue_word{"!", cue::sentence},
    cue_word{"？", cue::sentence}, cue_word{"?", cue::sentence}, cue_word{"\n", cue::sentence, 1},
    cue_word{"\r", cue::sentence, 1},
    // Numbers, and words that are none.
    cue_word{"一", cue::numeral, 1}, cue_word{"二", cue::numeral, 2},
    cue_word{"两", cue::numeral, 2}, cue_word{"三", cue::numeral, 3},
    cue_word{"四", cue::numeral, 4}, cue_word{"五", cue::numeral, 5},
    cue_word{"六", cue::numeral, 6}, cue_word{"七", cue::numeral, 7},
    cue_word{"八", cue::numeral, 8}, cue_word{"九", cue::numeral, 9},
    cue_word{"十", cue::numeral, 10}, cue_word{"百", cue::numeral, 100},
    cue_word{"千", cue::numeral, 101}, cue_word{"〇", cue::numeral, 0},
    cue_word{"零", cue::numeral, 0}, cue_word{"一半", cue::half, 0}, cue_word{"半数", cue::half, 0},
    cue_word{"过半", cue::half, 1}, cue_word{"第", cue::numbered}, cue_word{"一批"},
    cue_word{"一系列"}, cue_word{"一体"}, cue_word{"一般"}, cue_word{"一定"}, cue_word{"一律"},
    cue_word{"一些"}, cue_word{"一流"}, cue_word{"一致"}, cue_word{"一站式"}, cue_word{"二次"},
    cue_word{"一次性"}, cue_word{"三次产业"}, cue_word{"一把手"}, cue_word{"统一"},
    cue_word{"进一步"}, cue_word{"三农"}, cue_word{"两委"}, cue_word{"十分"}, cue_word{"万一"},
    cue_word{"为重点"}, cue_word{"建设性"}, cue_word{"一是", cue::enumerates},
    cue_word{"二是", cue::enumerates}, cue_word{"三是", cue::enumerates},
    cue_word{"四是", cue::enumerates}, cue_word{"五是", cue::enumerates},
    cue_word{"六是", cue::enumerates},
    // Comparators.
    cue_word{"不少于", cue::compares, meaning(comparator::at_least)},
    cue_word{"不低于", cue::beyond, meaning(comparator::at_least)},
    cue_word{"至少", cue::compares, meaning(comparator::at_least)},
    cue_word{"最少", cue::compares, meaning(comparator::at_least)},
    cue_word{"超过", cue::compares, meaning(comparator::more_than)},
    cue_word{"突破", cue::compares, meaning(comparator::more_than)},
    cue_word{"高于", cue::beyond, meaning(comparator::more_than)},
    cue_word{"多于", cue::compares, meaning(comparator::more_than)},
    cue_word{"大于", cue::compares, meaning(comparator::more_than)},
    cue_word{"优于", cue::beyond, meaning(comparator::more_than)},
    cue_word{"好于", cue::beyond, meaning(comparator::more_than)},
    cue_word{"快于", cue::beyond, meaning(comparator::more_than)},
    cue_word{"不超过", cue::compares, meaning(comparator::at_most)},
    cue_word{"不得超过", cue::compares, meaning(comparator::at_most)},
    cue_word{"不得少于", cue::compares, meaning(comparator::at_least)},
    cue_word{"不得低于", cue::beyond, meaning(comparator::at_least)},
    cue_word{"不高于", cue::beyond, meaning(comparator::at_most)},
    cue_word{"不多于", cue::compares, meaning(comparator::at_most)},
    cue_word{"不大于", cue::compares, meaning(comparator::at_most)},
    cue_word{"至多", cue::compares, meaning(comparator::at_most)},
    cue_word{"最多", cue::compares, meaning(comparator::at_most)},
    cue_word{"低于", cue::beyond, meaning(comparator::less_than)},
    cue_word{"少于", cue::compares, meaning(comparator::less_than)},
    cue_word{"小于", cue::compares, meaning(comparator::less_than)},
    cue_word{"不足", cue::compares, meaning(comparator::less_than)},
    cue_word{"约", cue::compares, meaning(comparator::about)},
    cue_word{"大约", cue::compares, meaning(comparator::about)},
    cue_word{"近", cue::compares, meaning(comparator::about)},
    // Levels and changes.
    cue_word{"达到", cue::level}, cue_word{"达", cue::level}, cue_word{"达标"},
    cue_word{"提高到", cue::level}, cue_word{"提升到", cue::level}, cue_word{"提高至", cue::level},
    cue_word{"提升至", cue::level}, cue_word{"增加到", cue::level}, cue_word{"增加至", cue::level},
    cue_word{"增至", cue::level}, cue_word{"升至", cue::level}, cue_word{"扩大到", cue::level},
    cue_word{"扩大至", cue::level}, cue_word{"降至", cue::level}, cue_word{"降到", cue::level},
    cue_word{"降低到", cue::level}, cue_word{"降低至", cue::level}, cue_word{"下降到", cue::level},
    cue_word{"下降至", cue::level}, cue_word{"减少到", cue::level}, cue_word{"减少至", cue::level},
    cue_word{"减至", cue::level}, cue_word{"压缩到", cue::level}, cue_word{"压缩至", cue::level},
    cue_word{"压减到", cue::level}, cue_word{"压减至", cue::level}, cue_word{"缩短到", cue::level},
    cue_word{"缩短至", cue::level}, cue_word{"保持在", cue::level}, cue_word{"稳定在", cue::level},
    cue_word{"维持在", cue::level}, cue_word{"控制在", cue::held},
    cue_word{"增长", cue::changes, meaning(direction::increase)},
    cue_word{"增加", cue::changes, meaning(direction::increase)},
    cue_word{"提高", cue::changes, meaning(direction::increase)},
    cue_word{"提升", cue::changes, meaning(direction::increase)},
    cue_word{"上升", cue::changes, meaning(direction::increase)},
    cue_word{"上涨", cue::changes, meaning(direction::increase)},
    cue_word{"扩大", cue::changes, meaning(direction::increase)},
    cue_word{"上调", cue::changes, meaning(direction::increase)},
    cue_word{"翻", cue::changes, meaning(direction::increase)},
    cue_word{"减少", cue::changes, meaning(direction::decrease)},
    cue_word{"下降", cue::changes, meaning(direction::decrease)},
    cue_word{"降低", cue::changes, meaning(direction::decrease)},
    cue_word{"压减", cue::changes, meaning(direction::decrease)},
    cue_word{"压缩", cue::changes, meaning(direction::decrease)},
    cue_word{"缩短", cue::changes, meaning(direction::decrease)},
    cue_word{"缩减", cue::changes, meaning(direction::decrease)},
    cue_word{"削减", cue::changes, meaning(direction::decrease)},
    cue_word{"精简", cue::changes, meaning(direction::decrease)},
    cue_word{"下调", cue::changes, meaning(direction::decrease)}, cue_word{"占", cue::shares},
    cue_word{"占地", cue::none}, cue_word{"占用", cue::none}, cue_word{"比", cue::against},
    cue_word{"较", cue::against}, cue_word{"比例"}, cue_word{"比率"}, cue_word{"比重"},
    cue_word{"比武"}, cue_word{"比赛"}, cue_word{"比选"}, cue_word{"比较"}, cue_word{"较大"},
    cue_word{"较好"}, cue_word{"占比"}, cue_word{"附近"}, cue_word{"近年"}, cue_word{"就近"},
    cue_word{"契约"}, cue_word{"节约"}, cue_word{"集约"}, cue_word{"预约"}, cue_word{"约谈"},
    cue_word{"约束"}, cue_word{"违约"}, cue_word{"公约"}, cue_word{"接近"}, cue_word{"靠近"},
    cue_word{"亲近"}, cue_word{"达成"}, cue_word{"到达"}, cue_word{"发达"}, cue_word{"直达"},
    cue_word{"通达"}, cue_word{"传达"}, cue_word{"下达"}, cue_word{"表达"}, cue_word{"转达"},
    cue_word{"送达"}, cue_word{"对比"}, cue_word{"占有"}, cue_word{"推翻"},
    // Verbs whose objects are counted.
    cue_word{"新建", cue::action, 1}, cue_word{"改建", cue::action, 1},
    cue_word{"扩建", cue::action, 1}, cue_word{"改扩建", cue::action, 1},
    cue_word{"新改建", cue::action, 1}, cue_word{"新改扩建", cue::action, 1},
    cue_word{"建设", cue::action, 1}, cue_word{"建成", cue::results, 1},
    cue_word{"改造", cue::action, 1}, cue_word{"改造提升", cue::action, 1},
    cue_word{"提升改造", cue::action, 1}, cue_word{"新增", cue::action, 1},
    cue_word{"打造", cue::action, 1}, cue_word{"培育", cue::action, 1},
    cue_word{"引进", cue::action, 1}, cue_word{"招引", cue::action},
    cue_word{"实施", cue::action, 1}, cue_word{"开展", cue::action, 1},
    cue_word{"组织", cue::action}, cue_word{"组织开展", cue::action, 1},
    cue_word{"争创", cue::action, 1}, cue_word{"创建", cue::action}, cue_word{"培训", cue::action},
    cue_word{"培养", cue::action}, cue_word{"选派", cue::action}, cue_word{"选树", cue::action},
    cue_word{"选聘", cue::action}, cue_word{"招聘", cue::action}, cue_word{"招录", cue::action},
    cue_word{"招收", cue::action}, cue_word{"发展", cue::action}, cue_word{"发放", cue::action},
    cue_word{"申报", cue::action}, cue_word{"认定", cue::action}, cue_word{"评选", cue::action},
    cue_word{"命名", cue::action}, cue_word{"推荐", cue::action}, cue_word{"遴选", cue::action},
    cue_word{"扶持", cue::action}, cue_word{"帮扶", cue::action}, cue_word{"资助", cue::action},
    cue_word{"救助", cue::action}, cue_word{"安置", cue::action}, cue_word{"整治", cue::action},
    cue_word{"清理", cue::action}, cue_word{"维修", cue::action}, cue_word{"修缮", cue::action},
    cue_word{"修复", cue::action}, cue_word{"治理", cue::action}, cue_word{"拆除", cue::action},
    cue_word{"淘汰", cue::action}, cue_word{"造林", cue::action}, cue_word{"绿化", cue::action},
    cue_word{"种植", cue::action}, cue_word{"铺设", cue::action}, cue_word{"安装", cue::action},
    cue_word{"更换", cue::action}, cue_word{"配备", cue::action}, cue_word{"购置", cue::action},
    cue_word{"投放", cue::action}, cue_word{"投入", cue::action}, cue_word{"投资", cue::action},
    cue_word{"落实", cue::action}, cue_word{"减负", cue::action}, cue_word{"减免", cue::action},
    cue_word{"减税", cue::action}, cue_word{"吸纳", cue::action}, cue_word{"转移", cue::action},
    cue_word{"征集", cue::action}, cue_word{"办理", cue::action}, cue_word{"化解", cue::action},
    cue_word{"抽检", cue::action}, cue_word{"抽查", cue::action}, cue_word{"检查", cue::action},
    cue_word{"检测", cue::action}, cue_word{"筹集", cue::action}, cue_word{"募集", cue::action},
    cue_word{"推出", cue::action}, cue_word{"布局", cue::action}, cue_word{"增设", cue::action},
    cue_word{"开设", cue::action}, cue_word{"开通", cue::action}, cue_word{"开发", cue::action},
    cue_word{"储备", cue::action}, cue_word{"建好", cue::action}, cue_word{"办好", cue::action},
    cue_word{"设置", cue::action}, cue_word{"开工", cue::results, 1}, cue_word{"收储", cue::action},
    cue_word{"选择", cue::action}, cue_word{"选取", cue::action}, cue_word{"续建", cue::action, 1},
    cue_word{"更新", cue::action, 1}, cue_word{"打通", cue::action, 1},
    cue_word{"解决", cue::action, 1}, cue_word{"开办", cue::action, 1},
    cue_word{"新辟", cue::action, 1}, cue_word{"新开", cue::action, 1},
    cue_word{"新开工", cue::action, 1}, cue_word{"布建", cue::action, 1},
    cue_word{"安排", cue::action, 1}, cue_word{"创成", cue::action, 1},
    cue_word{"增配", cue::action, 1}, cue_word{"推送", cue::action, 1},
    cue_word{"新增或更新", cue::action, 1}, cue_word{"调整", cue::action, 1},
    cue_word{"盘活", cue::action}, cue_word{"签约", cue::action}, cue_word{"新签约", cue::action},
    // Other verbs.
    cue_word{"实行", cue::verb}, cue_word{"实现", cue::verb, 1}, cue_word{"规范", cue::verb},
    cue_word{"符合", cue::verb}, cue_word{"纳入", cue::verb}, cue_word{"执行", cue::verb},
    cue_word{"推行", cue::verb}, cue_word{"加强", cue::verb}, cue_word{"强化", cue::verb},
    cue_word{"完善", cue::verb}, cue_word{"健全", cue::verb}, cue_word{"提供", cue::verb},
    cue_word{"享受", cue::verb}, cue_word{"参加", cue::verb}, cue_word{"接受", cue::verb},
    cue_word{"取得", cue::verb}, cue_word{"获得", cue::verb}, cue_word{"得到", cue::verb},
    cue_word{"接入", cue::verb}, cue_word{"覆盖", cue::verb}, cue_word{"整改", cue::verb},
    cue_word{"取消", cue::verb}, cue_word{"办结", cue::verb}, cue_word{"公开", cue::verb},
    cue_word{"上网", cue::verb}, cue_word{"到位", cue::verb}, cue_word{"脱贫", cue::verb},
    cue_word{"利用", cue::verb}, cue_word{"按", cue::verb}, cue_word{"按照", cue::others},
    cue_word{"通过", cue::others}, cue_word{"通过验收", cue::results}, cue_word{"通过率"},
    cue_word{"做好", cue::verb}, cue_word{"抓好", cue::verb}, cue_word{"保障", cue::verb},
    cue_word{"优化", cue::verb}, cue_word{"深化", cue::verb}, cue_word{"巩固", cue::verb},
    cue_word{"拓展", cue::verb}, cue_word{"做到", cue::verb, 1}, cue_word{"加大", cue::verb},
    cue_word{"严格", cue::verb}, cue_word{"形成", cue::verb}, cue_word{"构建", cue::verb},
    cue_word{"研究", cue::verb}, cue_word{"研究提出", cue::verb}, cue_word{"印刷", cue::verb},
    cue_word{"贯彻", cue::verb}, cue_word{"持有", cue::verb}, cue_word{"配套", cue::verb},
    cue_word{"建立健全", cue::founds}, cue_word{"上岗", cue::verb},
    // Hedges.
    cue_word{"确保", cue::hedge, meaning(strength::ensure)},
    cue_word{"保证", cue::hedge, meaning(strength::ensure)},
    cue_word{"务必", cue::hedge, meaning(strength::ensure)},
    cue_word{"力争", cue::hedge, meaning(strength::strive)},
    cue_word{"争取", cue::hedge, meaning(strength::strive)},
    cue_word{"力求", cue::hedge, meaning(strength::strive)},
    cue_word{"努力实现", cue::hedge, meaning(strength::strive)},
    cue_word{"原则上", cue::hedge, meaning(strength::in_principle)},
    cue_word{"推动", cue::hedge, meaning(strength::promote)},
    cue_word{"推进", cue::hedge, meaning(strength::promote)},
    cue_word{"促进", cue::hedge, meaning(strength::promote)},
    cue_word{"探索", cue::hedge, meaning(strength::explore)},
    cue_word{"适时", cue::hedge, meaning(strength::as_appropriate)},
    cue_word{"条件允许", cue::hedge, meaning(strength::conditional)},
    cue_word{"条件成熟", cue::hedge, meaning(strength::conditional)},
    cue_word{"有条件的", cue::hedge, meaning(strength::conditional)},
    cue_word{"具备条件的", cue::hedge, meaning(strength::conditional)},
    // Without a figure.
    cue_word{"全部", cue::every}, cue_word{"全覆盖", cue::covered},

    cue_word{"应保尽保", cue::covered}, cue_word{"应纳尽纳", cue::covered},
    cue_word{"应救尽救", cue::covered}, cue_word{"应养尽养", cue::covered},
    cue_word{"应助尽助", cue::covered}, cue_word{"应享尽享", cue::covered},
    cue_word{"应兜尽兜", cue::covered}, cue_word{"应改尽改", cue::covered},
    cue_word{"应收尽收", cue::covered}, cue_word{"应整尽整", cue::covered},
    cue_word{"应治尽治", cue::covered}, cue_word{"应检尽检", cue::covered},
    cue_word{"应接尽接", cue::covered}, cue_word{"应贷尽贷", cue::covered},
    cue_word{"应补尽补", cue::covered}, cue_word{"应付尽付", cue::covered},
    cue_word{"应抚尽抚", cue::covered}, cue_word{"应扶尽扶", cue::covered},
    cue_word{"应帮尽帮", cue::covered}, cue_word{"应退尽退", cue::covered},
    cue_word{"应签尽签", cue::covered}, cue_word{"应上尽上", cue::covered},
    cue_word{"应建尽建", cue::covered}, cue_word{"应录尽录", cue::covered},
    cue_word{"坚决杜绝", cue::naught}, cue_word{"杜绝", cue::naught, 1},
    cue_word{"不发生", cue::naught, 2}, cue_word{"零发生", cue::naught_end},
    cue_word{"零事故", cue::naught_end}, cue_word{"零死亡", cue::naught_end},
    cue_word{"零伤亡", cue::naught_end}, cue_word{"零感染", cue::naught_end},
    cue_word{"零投诉", cue::naught_end}, cue_word{"零积压", cue::naught_end},
    cue_word{"清零", cue::naught_end}, cue_word{"挂钩", cue::hooked}, cue_word{"持平", cue::hooked},
    cue_word{"同步增长", cue::hooked}, cue_word{"与", cue::with}, cue_word{"参与", cue::others},
    cue_word{"给予", cue::treats},
    // Milestones.
    cue_word{"完成", cue::completes}, cue_word{"制定", cue::documents},
    cue_word{"制订", cue::documents}, cue_word{"出台", cue::documents},
    cue_word{"印发", cue::documents}, cue_word{"发布", cue::documents},
    cue_word{"公布", cue::documents}, cue_word{"修订", cue::documents},
    cue_word{"编制", cue::documents, 1}, cue_word{"编纂", cue::documents, 1},
    cue_word{"编印", cue::documents}, cue_word{"编写", cue::documents, 1},
    cue_word{"出版", cue::documents}, cue_word{"起草", cue::documents},
    cue_word{"投入使用", cue::results}, cue_word{"投入运营", cue::results},
    cue_word{"投入运行", cue::results}, cue_word{"投入试运营", cue::results},
    cue_word{"投用", cue::results}, cue_word{"投运", cue::results}, cue_word{"投产", cue::results},
    cue_word{"竣工", cue::results}, cue_word{"完工", cue::results}, cue_word{"通车", cue::results},
    cue_word{"开工建设", cue::results}, cue_word{"建成投用", cue::results},
    cue_word{"启用", cue::results}, cue_word{"上线", cue::results}, cue_word{"挂牌", cue::results},
    cue_word{"启动", cue::starts}, cue_word{"启动实施", cue::starts}, cue_word{"成立", cue::founds},
    cue_word{"组建", cue::founds}, cue_word{"设立", cue::founds}, cue_word{"建立", cue::founds},
    cue_word{"召开", cue::meets}, cue_word{"举办", cue::meets}, cue_word{"编制内", cue::none},
    cue_word{"建成区", cue::none}, cue_word{"建成小康社会"}, cue_word{"全面建成小康社会"},
    cue_word{"建成社会主义"}, cue_word{"未成立", cue::fact}, cue_word{"线上线下", cue::none},
    // What makes a figure or milestone no undertaking of the item's own.
    cue_word{"鼓励", cue::others, 1}, cue_word{"支持", cue::others, 1},
    cue_word{"引导", cue::others, 1}, cue_word{"允许", cue::others},
    cue_word{"倡导", cue::others, 1}, cue_word{"可", cue::others}, cue_word{"指导", cue::others, 1},
    cue_word{"督促", cue::others, 1}, cue_word{"协助", cue::others, 1},
    cue_word{"配合", cue::others, 1}, cue_word{"动员", cue::others, 1},
    cue_word{"帮助", cue::others, 1}, cue_word{"避免", cue::others}, cue_word{"防止", cue::others},
    cue_word{"严禁", cue::others}, cue_word{"禁止", cue::others}, cue_word{"不得", cue::others},
    cue_word{"有利于", cue::others}, cue_word{"根据", cue::others}, cue_word{"依据", cue::others},
    cue_word{"依照", cue::others}, cue_word{"围绕", cue::others}, cue_word{"结合", cue::others},
    cue_word{"对照", cue::others}, cue_word{"可持续"}, cue_word{"可靠"}, cue_word{"可行"},
    cue_word{"可视"}, cue_word{"可追溯"}, cue_word{"可回收"}, cue_word{"可降解"}, cue_word{"许可"},
    cue_word{"认可"}, cue_word{"可再生"}, cue_word{"因地制宜", cue::filler},
    cue_word{"已", cue::fact}, cue_word{"已经", cue::fact}, cue_word{"现有", cue::fact},
    cue_word{"目前", cue::fact}, cue_word{"截至", cue::fact}, cue_word{"去年", cue::fact},
    cue_word{"近年来", cue::fact}, cue_word{"曾", cue::fact}, cue_word{"以来", cue::fact},
    cue_word{"原有", cue::fact}, cue_word{"正在", cue::fact}, cue_word{"早已", cue::fact},
    cue_word{"不", cue::negates}, cue_word{"未", cue::negates}, cue_word{"没有", cue::negates},
    cue_word{"难以", cue::negates}, cue_word{"无", cue::negates}, cue_word{"不断", cue::filler},
    cue_word{"不动产"}, cue_word{"未成年"}, cue_word{"未来"}, cue_word{"无障碍"}, cue_word{"无人"},
    cue_word{"无线"}, cue_word{"不良"}, cue_word{"不规范"}, cue_word{"不忘初心"},
    // What is no part of a subject.
    cue_word{"重点", cue::filler, 2}, cue_word{"全面", cue::filler, 2},
    cue_word{"基本", cue::filler, 2}, cue_word{"初步", cue::filler}, cue_word{"分别", cue::filler},
    cue_word{"稳定", cue::filler, 2}, cue_word{"动态", cue::filler, 2},
    cue_word{"累计", cue::filler},

    cue_word{"计划", cue::filler, 2}, cue_word{"继续", cue::filler}, cue_word{"加快", cue::filler},
    cue_word{"大力", cue::filler}, cue_word{"积极", cue::filler}, cue_word{"持续", cue::filler},
    cue_word{"切实", cue::filler}, cue_word{"全力", cue::filler}, cue_word{"及时", cue::filler},
    cue_word{"稳步", cue::filler}, cue_word{"同时", cue::filler}, cue_word{"其中", cue::filler},
    cue_word{"使用", cue::verb}, cue_word{"使命"}, cue_word{"要", cue::filler}, cue_word{"要求"},
    cue_word{"需要"}, cue_word{"主要"}, cue_word{"重要"}, cue_word{"要素"}, cue_word{"要点"},
    cue_word{"要件"}, cue_word{"均等"}, cue_word{"应届"}, cue_word{"可研"}, cue_word{"可比"},
    cue_word{"可支配"}, cue_word{"应", cue::filler}, cue_word{"应急"}, cue_word{"应用", cue::verb},
    cue_word{"响应"}, cue_word{"供应"}, cue_word{"相应"}, cue_word{"适应"},
    cue_word{"应当", cue::filler}, cue_word{"着力", cue::filler}, cue_word{"认真", cue::filler},
    cue_word{"扎实", cue::filler}, cue_word{"科学", cue::filler, 2},
    cue_word{"统筹", cue::filler, 2}, cue_word{"有序", cue::filler}, cue_word{"按时", cue::filler},
    cue_word{"如期", cue::filler}, cue_word{"高质量", cue::filler, 2},
    cue_word{"逐步", cue::filler}, cue_word{"基本实现", cue::verb}, cue_word{"均", cue::filler},
    cue_word{"平均"}, cue_word{"人均"}, cue_word{"户均"}, cue_word{"均衡"},
    cue_word{"首先", cue::filler}, cue_word{"优先", cue::filler}, cue_word{"牢固", cue::filler},
    cue_word{"科学技术"}, cue_word{"一并", cue::filler}, cue_word{"总数", cue::none},
    cue_word{"年均", cue::filler}, cue_word{"月均", cue::filler}, cue_word{"同比", cue::filler, 1},
    cue_word{"环比", cue::filler, 1}, cue_word{"预计", cue::filler}, cue_word{"总投资"},
    cue_word{"共计", cue::filler}, cue_word{"今年", cue::filler}, cue_word{"本年度", cue::filler},
    cue_word{"时间", cue::none}, cue_word{"争当", cue::verb}, cue_word{"全市", cue::place},
    cue_word{"全县", cue::place}, cue_word{"全区", cue::place}, cue_word{"全省", cue::place},
    cue_word{"全国", cue::place}, cue_word{"全镇", cue::place}, cue_word{"全州", cue::place},
    cue_word{"我市", cue::place}, cue_word{"我县", cue::place}, cue_word{"我区", cue::place},
    cue_word{"我省", cue::place}, cue_word{"全年", cue::period}, cue_word{"并", cue::joins},
    cue_word{"并且", cue::joins}, cue_word{"合并"}, cue_word{"兼并"}, cue_word{"并轨"},
    cue_word{"并联"}, cue_word{"并网"}, cue_word{"并重"}, cue_word{"将", cue::takes},
    cue_word{"把", cue::takes}, cue_word{"把握", cue::verb}, cue_word{"将来"},
    cue_word{"对", cue::object}, cue_word{"对外"}, cue_word{"对接", cue::verb},
    cue_word{"对于", cue::object}, cue_word{"对口"}, cue_word{"对象"}, cue_word{"应对", cue::verb},
    cue_word{"针对", cue::others}, cue_word{"核对", cue::verb}, cue_word{"面对", cue::others},
    cue_word{"进行", cue::treats}, cue_word{"予以", cue::treats}, cue_word{"反对"},
    // Times.
    cue_word{"每", cue::each_of}, cue_word{"每年", cue::period}, cue_word{"每月", cue::period},
    cue_word{"每季度", cue::period}, cue_word{"每季", cue::period}, cue_word{"每周", cue::period},
    cue_word{"每天", cue::period}, cue_word{"每日", cue::period}, cue_word{"每半年", cue::period},
    cue_word{"每学期", cue::period}, cue_word{"每学年", cue::period},
    cue_word{"每年度", cue::period}, cue_word{"年底", cue::term, 12},
    cue_word{"年末", cue::term, 12}, cue_word{"年内", cue::term, 12},
    cue_word{"年中", cue::term, 6}, cue_word{"上半年", cue::term, 6},
    cue_word{"下半年", cue::term, 12}, cue_word{"今年底", cue::term, 12},
    cue_word{"今年年底", cue::term, 12}, cue_word{"本年底", cue::term, 12},
    cue_word{"本年度内", cue::term, 12}, cue_word{"今年内", cue::term, 12},
    cue_word{"今年年内", cue::term, 12}, cue_word{"年底以前", cue::term, 12},
    cue_word{"每年底", cue::period}, cue_word{"去年底", cue::fact}, cue_word{"去年年底", cue::fact},
    cue_word{"上年底", cue::fact}, cue_word{"上年末", cue::fact}, cue_word{"明年", cue::none},
    cue_word{"明年底", cue::none}, cue_word{"符合条件的", cue::condition},
    cue_word{"符合条件", cue::condition}};

/// How the figures of a unit are read.
enum class unit_kind : std::uint8_t {
  none,            ///< a word that only begins like a unit: 所有
  count,           ///< things and measures: 处, 公里, 元
  times,           ///< 次, 场
  share,           ///< %, 成
  multiple,        ///< 倍, 番
  percent_points,  ///< 个百分点
  limit,           ///< short times that are limits: 工作日
  duration,        ///< long times: 年; only with a comparator
  age,             ///< 岁: always a condition
};
struct unit_word {
  std::string_view word;
  unit_kind kind = unit_kind::none;
};
inline constexpr unit_word unit_words[] = {
    unit_word{"处", unit_kind::count}, unit_word{"家", unit_kind::count},
    unit_word{"张", unit_kind::count}, unit_word{"个", unit_kind::count},
    unit_word{"所", unit_kind::count}, unit_word{"座", unit_kind::count},
    unit_word{"项", unit_kind::count}, unit_word{"名", unit_kind::count},
    unit_word{"人", unit_kind::count}, unit_word{"户", unit_kind::count},
    unit_word{"件", unit_kind::count}, unit_word{"套", unit_kind::count},
    unit_word{"台", unit_kind::count}, unit_word{"辆", unit_kind::count},
    unit_word{"条", unit_kind::count}, unit_word{"篇", unit_kind::count},
    unit_word{"部", unit_kind::count}, unit_word{"份", unit_kind::count},
    unit_word{"批", unit_kind::count}, unit_word{"批次", unit_kind::count},
    unit_word{"支", unit_kind::count}, unit_word{"间", unit_kind::count},
    unit_word{"栋", unit_kind::count}, unit_word{"幢", unit_kind::count},
    unit_word{"宗", unit_kind::count}, unit_word{"起", unit_kind::count},
    unit_word{"例", unit_kind::count}, unit_word{"头", unit_kind::count},
    unit_word{"只", unit_kind::count}, unit_word{"株", unit_kind::count},
    unit_word{"亩", unit_kind::count}, unit_word{"公顷", unit_kind::count},
    unit_word{"平方米", unit_kind::count}, unit_word{"平米", unit_kind::count},
    unit_word{"平方公里", unit_kind::count}, unit_word{"公里", unit_kind::count},
    unit_word{"千米", unit_kind::count}, unit_word{"米", unit_kind::count},
    unit_word{"立方米", unit_kind::count}, unit_word{"吨", unit_kind::count},
    unit_word{"公斤", unit_kind::count}, unit_word{"千克", unit_kind::count},
    unit_word{"吨标准煤", unit_kind::count}, unit_word{"千瓦", unit_kind::count},
    unit_word{"兆瓦", unit_kind::count}, unit_word{"千瓦时", unit_kind::count},
    unit_word{"元", unit_kind::count}, unit_word{"美元", unit_kind::count},
    unit_word{"人次", unit_kind::count}, unit_word{"户次", unit_kind::count},
    unit_word{"车次", unit_kind::count}, unit_word{"床", unit_kind::count},
    unit_word{"斤", unit_kind::count}, unit_word{"羽", unit_kind::count},
    unit_word{"枚", unit_kind::count}, unit_word{"课时", unit_kind::count},
    unit_word{"学时", unit_kind::count}, unit_word{"学分", unit_kind::count},
    unit_word{"对", unit_kind::count}, unit_word{"组", unit_kind::count},
    unit_word{"本", unit_kind::count}, unit_word{"册", unit_kind::count},
    unit_word{"盏", unit_kind::count}, unit_word{"艘", unit_kind::count},
    unit_word{"口", unit_kind::count}, unit_word{"次", unit_kind::times},
    unit_word{"场", unit_kind::times}, unit_word{"场次", unit_kind::times},
    unit_word{"期", unit_kind::times}, unit_word{"轮", unit_kind::times},
    unit_word{"遍", unit_kind::times}, unit_word{"%", unit_kind::share},
    unit_word{"％", unit_kind::share}, unit_word{"‰", unit_kind::share},
    unit_word{"倍", unit_kind::multiple}, unit_word{"番", unit_kind::multiple},
    unit_word{"个百分点", unit_kind::percent_points},
    unit_word{"百分点", unit_kind::percent_points}, unit_word{"位", unit_kind::count},
    unit_word{"个工作日", unit_kind::limit}, unit_word{"工作日", unit_kind::limit},
    unit_word{"个小时", unit_kind::limit}, unit_word{"小时", unit_kind::limit},
    unit_word{"分钟", unit_kind::limit}, unit_word{"天", unit_kind::limit},
    unit_word{"年", unit_kind::duration}, unit_word{"个月", unit_kind::duration},
    unit_word{"岁", unit_kind::age}, unit_word{"周岁", unit_kind::age},
    // Words that only begin like a unit.
    unit_word{"家庭"}, unit_word{"家长"}, unit_word{"项目"}, unit_word{"名录"}, unit_word{"名单"},
    unit_word{"部门"}, unit_word{"部委"}, unit_word{"所有"}, unit_word{"所需"}, unit_word{"所在"},
    unit_word{"人民"}, unit_word{"人员"}, unit_word{"人才"}, unit_word{"人大"}, unit_word{"户籍"},
    unit_word{"场所"}, unit_word{"场地"}, unit_word{"处理"}, unit_word{"处置"}, unit_word{"处室"},
    unit_word{"期间"}, unit_word{"起草"}, unit_word{"台账"}, unit_word{"例会"}, unit_word{"例如"},
    unit_word{"批准"}, unit_word{"批示"}, unit_word{"天然"}, unit_word{"年度"}, unit_word{"座谈"},
    unit_word{"条例"}, unit_word{"条件"}, unit_word{"次要"}, unit_word{"对口"}, unit_word{"对象"},
    unit_word{"组织"}, unit_word{"本级"}, unit_word{"本科"}, unit_word{"口岸"}, unit_word{"年代"},
    unit_word{"位一体"}, unit_word{"米线"}, unit_word{"期规划"}, unit_word{"小时制"}};

/// Units that slogans count in Chinese digits: 四个意识, 八项规定, 二期.
inline constexpr std::array slogan_units{
    std::string_view("个"), std::string_view("项"), std::string_view("条"), std::string_view("支"),
    std::string_view("位"), std::string_view("组"), std::string_view("期")};
/// Part of a unit: 10万元 is 10 of 万元.
inline constexpr std::array multipliers{std::string_view("万"), std::string_view("亿"),
                                        std::string_view("千"), std::string_view("百")};
inline constexpr std::array range_marks{
    std::string_view("——"), std::string_view("—"),  std::string_view("–"),
    std::string_view("-"),  std::string_view("－"), std::string_view("~"),
    std::string_view("～"), std::string_view("至"), std::string_view("到")};
/// Between a number and its unit: more than that.
inline constexpr std::array and_more{std::string_view("余"), std::string_view("多")};
/// After a figure.
struct figure_end {
  std::string_view word;
  dutygraph::comparator means;
  bool limit;  ///< only after a time: 5个工作日内
};
inline constexpr std::array figure_ends{figure_end{"及以上", comparator::at_least, false},
                                        figure_end{"以上", comparator::at_least, false},
                                        figure_end{"以内", comparator::at_most, false},
                                        figure_end{"之内", comparator::at_most, false},
                                        figure_end{"及以下", comparator::at_most, false},
                                        figure_end{"以下", comparator::at_most, false},
                                        figure_end{"左右", comparator::about, false},
                                        figure_end{"上下", comparator::about, false},
                                        figure_end{"内", comparator::at_most, true}};
inline constexpr std::string_view out_of = "分之";
inline constexpr std::string_view decimal_word = "点";
inline constexpr std::string_view tenth = "成";
inline constexpr std::string_view of = "的";
/// Before a number that is a rank: 前三名.
inline constexpr std::string_view before = "前";

// Dates. Year, month and day are in lexicon.hpp.
inline constexpr std::string_view quarter = "季度";
/// After a year or month: until its end, or within it.
inline constexpr std::array date_ends{std::string_view("底"), std::string_view("末")};
inline constexpr std::array date_parts{std::string_view("上旬"), std::string_view("中旬"),
                                       std::string_view("下旬")};
/// After a date: it is a deadline.
inline constexpr std::array deadline_ends{std::string_view("以前"), std::string_view("之前"),
                                          std::string_view("前"),   std::string_view("以内"),
                                          std::string_view("之内"), std::string_view("内"),
                                          std::string_view("为止"), std::string_view("止")};
/// Behind one of these it is none: 年内容, 6月前后.
inline constexpr std::array no_deadline_ends{
    std::string_view("容"), std::string_view("部"), std::string_view("外"),
    std::string_view("后"), std::string_view("期"), std::string_view("提"),
    std::string_view("景"), std::string_view("往"), std::string_view("列")};
/// At the end of a deadline that is within its time, not before it.
inline constexpr std::string_view within = "内";
/// 2020年度, 6月份.
inline constexpr std::string_view year_word = "度";
inline constexpr std::string_view month_word = "份";
/// Before a date: it is a deadline.
inline constexpr std::array deadline_starts{std::string_view("到"), std::string_view("至")};
/// After a date: something begins then.
inline constexpr std::array date_starts{std::string_view("开始"), std::string_view("以来"),
                                        std::string_view("起"), std::string_view("以后")};

// The end of a clause.
/// At the end of a clause that is no main clause.
inline constexpr std::array subordinate_ends{
    std::string_view("的"),     std::string_view("后"),     std::string_view("时"),
    std::string_view("前提下"), std::string_view("基础上"), std::string_view("情况下"),
    std::string_view("条件下"), std::string_view("过程中"), std::string_view("原则")};
/// Between the members of a list with figures of their own.
inline constexpr std::array member_marks{std::string_view("、"), std::string_view("和"),
                                         std::string_view("及"), std::string_view("以及"),
                                         std::string_view("与"), std::string_view("并")};
/// At the end of an open list.
inline constexpr std::string_view and_so_on = "等";

// Objects of milestones, at the end of the clause.
inline constexpr std::array document_nouns{
    std::string_view("规划"),     std::string_view("计划"), std::string_view("方案"),
    std::string_view("办法"),     std::string_view("细则"), std::string_view("意见"),
    std::string_view("政策"),     std::string_view("措施"), std::string_view("标准"),
    std::string_view("规范"),     std::string_view("规程"), std::string_view("规则"),
    std::string_view("规定"),     std::string_view("制度"), std::string_view("条例"),
    std::string_view("清单"),     std::string_view("目录"), std::string_view("指南"),
    std::string_view("指引"),     std::string_view("名录"), std::string_view("名单"),
    std::string_view("预案"),     std::string_view("报告"), std::string_view("导则"),
    std::string_view("手册"),     std::string_view("流程"), std::string_view("法规"),
    std::string_view("法律法规"), std::string_view("文件"), std::string_view("通知"),
    std::string_view("丛书"),     std::string_view("指标"), std::string_view("图册"),
    std::string_view("地图"),     std::string_view("志"),   std::string_view("公告"),
    std::string_view("条款"),     std::string_view("章程"), std::string_view("要点")};
inline constexpr std::array founded_nouns{
    std::string_view("档案"),   std::string_view("台账"),   std::string_view("数据库"),
    std::string_view("信息库"), std::string_view("专家库"), std::string_view("人才库"),
    std::string_view("项目库"), std::string_view("名录库"), std::string_view("平台"),
    std::string_view("名录"),   std::string_view("名单"),   std::string_view("清单"),
    std::string_view("目录"),   std::string_view("中心"),   std::string_view("基地"),
    std::string_view("专班"),   std::string_view("小组"),   std::string_view("委员会"),
    std::string_view("协会"),   std::string_view("机构"),   std::string_view("基金"),
    std::string_view("工作站"), std::string_view("服务站"), std::string_view("指挥部"),
    std::string_view("联盟"),   std::string_view("学院"),   std::string_view("公司"),
    std::string_view("账户"),   std::string_view("账号")};
inline constexpr std::array meeting_nouns{std::string_view("会"),   std::string_view("会议"),
                                          std::string_view("大赛"), std::string_view("比赛"),
                                          std::string_view("竞赛"), std::string_view("活动"),
                                          std::string_view("论坛"), std::string_view("培训班"),
                                          std::string_view("展览"), std::string_view("文化节")};
inline constexpr std::array relative_nouns{
    std::string_view("水平"), std::string_view("标准"),   std::string_view("平均"),
    std::string_view("均值"), std::string_view("平均值"), std::string_view("平均数"),
    std::string_view("上年"), std::string_view("去年"),   std::string_view("同期"),
    std::string_view("增速"), std::string_view("增幅"),   std::string_view("指标")};
/// At the end of what is compared with by 达到.
inline constexpr std::array average_nouns{
    std::string_view("平均水平"), std::string_view("平均值"),   std::string_view("平均数"),
    std::string_view("平均"),     std::string_view("平均标准"), std::string_view("平均增速")};
/// Behind 完成 and the like: the word is a noun there.
inline constexpr std::array noun_ends{
    std::string_view("情况"), std::string_view("率"),   std::string_view("过程"),
    std::string_view("进度"), std::string_view("质量"), std::string_view("时限"),
    std::string_view("时间"), std::string_view("后"),   std::string_view("的"),
    std::string_view("以来"), std::string_view("之"),   std::string_view("程度"),
    std::string_view("单位"), std::string_view("比例"), std::string_view("前")};
/// At the front of what is no object: 制定过, 制定或调整, 建成以…为.
inline constexpr std::array no_objects{
    std::string_view("过"), std::string_view("或"), std::string_view("的"), std::string_view("中"),
    std::string_view("以"), std::string_view("于"), std::string_view("等"), std::string_view("了")};
/// In the object of 杜绝: what can happen.
inline constexpr std::array happenings{std::string_view("事故"), std::string_view("事件"),
                                       std::string_view("案件"), std::string_view("现象"),
                                       std::string_view("问题"), std::string_view("发生"),
                                       std::string_view("行为")};
/// Right before a number that is no count of an object: 增加为30项, 在10个领域.
inline constexpr std::array no_counts{
    std::string_view("为"), std::string_view("在"), std::string_view("于"),
    std::string_view("从"), std::string_view("由"), std::string_view("是"),
    std::string_view("有"), std::string_view("内"), std::string_view("中")};
/// Behind a verb at the front of a noun: 保障性住房, 培训率.
inline constexpr std::array noun_parts{
    std::string_view("性"), std::string_view("率"), std::string_view("型"), std::string_view("化"),
    std::string_view("类"), std::string_view("员"), std::string_view("者"), std::string_view("度"),
    std::string_view("量"), std::string_view("房")};
/// At the front of a figure that only describes what was counted before: 总投资5亿元.
inline constexpr std::array describing{std::string_view("总"),        std::string_view("共"),
                                       std::string_view("占"),        std::string_view("约"),
                                       std::string_view("年产"),      std::string_view("面积"),
                                       std::string_view("项目总投资")};
/// Right before a share of which nothing else is said: 办结率100%.
inline constexpr std::array rate_nouns{std::string_view("率"),   std::string_view("比例"),
                                       std::string_view("比重"), std::string_view("涨幅"),
                                       std::string_view("增幅"), std::string_view("增速")};
/// Of what a share is: 占生产总值比重.
inline constexpr std::array proportions{std::string_view("的比重"), std::string_view("比重"),
                                        std::string_view("的比例"), std::string_view("比例")};
/// 制定本方案: the document itself.
inline constexpr std::string_view this_one = "本";
/// At the end of what 建成 makes of a whole society.
inline constexpr std::array slogan_nouns{
    std::string_view("社会"), std::string_view("强国"), std::string_view("强省"),
    std::string_view("强市"), std::string_view("高地"), std::string_view("格局"),
    std::string_view("小康"), std::string_view("体系"), std::string_view("机制")};
/// Behind a nominal 编制: 推进规划编制工作.
inline constexpr std::string_view work = "工作";
inline constexpr std::string_view task = "任务";
/// At the end of a deadline among the units of a bracket: 6月底完成.
inline constexpr std::string_view done = "完成";
inline constexpr std::string_view happens = "发生";
inline constexpr std::string_view improves = "提升";
inline constexpr std::string_view each_word = "每";
/// Between 每 and what is meant by it.
inline constexpr std::array each_counters{
    std::string_view("个"), std::string_view("所"), std::string_view("家"), std::string_view("名"),
    std::string_view("户"), std::string_view("座"), std::string_view("位")};
/// Before a time, and no part of anything else.
inline constexpr std::array prepositions{std::string_view("到"), std::string_view("至"),
                                         std::string_view("在"), std::string_view("于"),
                                         std::string_view("从"), std::string_view("自")};
/// At the front of a subject, and no part of it.
inline constexpr std::array subject_fronts{std::string_view("★"), std::string_view("△"),
                                           std::string_view("和"), std::string_view("或"),
                                           std::string_view("及")};

}  // namespace lexicon

}  // namespace dutygraph
