#include <dutygraph/read/commitments.hpp>
#include <dutygraph/read/quantity_lexicon.hpp>

#include <algorithm>
#include <atomic>
#include <random>
#include <string>
#include <vector>

#include <dutygraph/read/file_bytes.hpp>
#include <dutygraph/read/quantity.hpp>
#include <dutygraph/read/work_plan.hpp>

#include "catch.hpp"
#include "read/commitment_words.hpp"

using namespace dutygraph;

namespace {

struct example {
  const char* sentence;
  const char* said;  ///< as `in_words` has it; empty for nothing
};

const example examples[] = {
    {"新建养老服务站3处。", "amount 养老服务站 = 3 处"},
    {"新建社区食堂12家、助餐点20个。", "amount 社区食堂 = 12 家 + amount 助餐点 = 20 个"},
    {"改造老旧小区5个,惠及居民1200户。", "amount 老旧小区 = 5 个 + amount 惠及居民 = 1200 户"},
    {"新增床位150张，护理员30名。", "amount 床位 = 150 张 + amount 护理员 = 30 名"},
    {"全市新增公共车位2,400个。", "amount 公共车位 = 2400 个"},
    {"建设５所乡镇卫生院。", "amount 乡镇卫生院 = 5 所"},
    {"培育二十家龙头企业。", "amount 龙头企业 = 20 家"},
    {"打造三个示范村。", ""},
    {"重点打造3个示范村和2条精品线路。", "amount 示范村 = 3 个 + amount 精品线路 = 2 条"},
    {"建成8个以上社区书屋。", "amount 社区书屋 >= 8 个"},
    {"新建10个以上村级活动室。", "amount 村级活动室 >= 10 个"},
    {"开工投资5000万元以上项目12个。", "amount 投资5000万元以上项目 = 12 个 [if 5000万元以上]"},
    {"争取上级资金2亿元。", "amount 上级资金 = 2 亿元 [strive 争取]"},
    {"城镇新增就业4000人以上。", "amount 城镇新增就业 >= 4000 人"},
    {"每个乡镇至少建成1个标准化养殖场。", "amount 标准化养殖场 >= 1 个 [per 乡镇]"},
    {"每村培训2名网格员。", "amount 网格员 = 2 名 [per 村]"},
    {"每万人拥有床位达到40张。", "amount 拥有床位 = 40 张 [per 万人]"},
    {"每千人抽检不少于6批次。", "amount 抽检 >= 6 批次 [per 千人]"},
    {"抽检不少于6批次/千人。", "amount 抽检 >= 6 批次 [per 千人]"},
    {"居家养老覆盖率达到90%。", "rate 居家养老覆盖率 = 90 %"},
    {"参保率稳定在95%以上。", "rate 参保率 >= 95 %"},
    {"农村自来水普及率提高到百分之九十二。", "rate 农村自来水普及率 = 92 %"},
    {"满意度不低于98％。", "rate 满意度 >= 98 %"},
    {"登记失业率控制在4.5%以内。", "rate 登记失业率 <= 4.5 %"},
    {"空气优良天数比例达75%左右。", "rate 空气优良天数比例 ~ 75 %"},
    {"全员培训率100%。", "rate 全员培训率 = 100 %"},
    {"八成以上的社区建成服务站。", "rate 社区 >= 8 成"},
    {"全县半数以上行政村实行一窗办理。", "rate 行政村 >= 0.5"},
    {"60%的敬老院完成消防改造。", "rate 敬老院 = 60 %"},
    {"研发投入占营业收入的比重超过3%。", "rate 研发投入 > 3 % [base 营业收入]"},
    {"困难家庭学生占受助学生总数的三分之二以上。",
     "rate 困难家庭学生 >= 0.6666666666666666 [base 受助学生总数]"},
    {"补助标准达到城市低保标准的1.5倍以上。", "rate 补助标准 >= 1.5 倍 [base 城市低保标准]"},
    {"财政收入增长6%以上。", "change 财政收入 increase >= 6 %"},
    {"固定资产投资同比增长8%左右。", "change 固定资产投资 increase ~ 8 % [base 同比]"},
    {"接待游客比上年增长10%。", "change 接待游客 increase = 10 % [base 上年]"},
    {"审批事项减少三分之一以上。", "change 审批事项 decrease >= 0.3333333333333333"},
    {"压减会议20个。", "change 会议 decrease = 20 个"},
    {"精简文件30%。", "change 文件 decrease = 30 %"},
    {"平均办理时间缩短2天。", "change 平均办理时间 decrease = 2 天"},
    {"办理时限压缩至3个工作日以内。", "amount 办理时限 <= 3 个工作日"},
    {"在5个工作日内办结。", "amount <= 5 个工作日"},
    {"单次审批不超过15分钟。", "amount 单次审批 <= 15 分钟"},
    {"控辍率下降0.5个百分点。", "change 控辍率 decrease = 0.5 个百分点"},
    {"游客量翻一番。", "change 游客量 increase = 1 番"},
    {"粮食产量稳定在30万吨以上。", "amount 粮食产量 >= 30 万吨"},
    {"绿化造林2.5万亩。", "amount 造林 = 2.5 万亩"},
    {"新建改造公路10—15公里。", "amount 公路 = 10-15 公里"},
    {"新建学校2至3所。", "amount 学校 = 2-3 所"},
    {"集中培训全年不少于4次。", "frequency 集中培训 >= 4 次 [period 全年]"},
    {"每季度召开两次调度会。", "frequency 调度会 = 2 次 [period 每季度]"},
    {"每半年至少开展1次督查。", "frequency 督查 >= 1 次 [period 每半年]"},
    {"每3年修订1次名录。", "frequency 名录 = 1 次 [period 每3年]"},
    {"组织义诊活动24场。", "amount 义诊活动 = 24 场"},
    {"确保年底前全部建成投入使用。", "all [ensure 确保] [clause 年底前] [due 2020-12-31]"},
    {"6月底前完成主体工程,12月底前竣工。",
     "milestone 主体工程 [clause 6月底前] [due 2020-06-30] + milestone [clause 12月底前] [due "
     "2020-12-31]"},
    {"到2020年底,建成2个园区,入驻企业达到50家。",
     "amount 园区 = 2 个 [sentence 2020年底] [due 2020-12-31] + amount 入驻企业 = 50 家 [sentence "
     "2020年底] [due 2020-12-31]"},
    {"2021年上半年完成验收。", "milestone 验收 [clause 2021年上半年] [due 2021-06-30]"},
    {"一季度完成招标。", "milestone 招标 [clause 一季度] [due 2020-03-31]"},
    {"力争10月底前完成征迁任务,年底前开工建设。",
     "milestone 征迁任务 [strive 力争] [clause 10月底前] [due 2020-10-31] + milestone [strive "
     "力争] [clause 年底前] [due 2020-12-31]"},
    {"原则上每个镇只保留1个站点。", ""},
    {"推动3个项目开工。", "amount 项目开工 = 3 个 [promote 推动]"},
    {"探索建立信用档案。", "milestone 信用档案 [explore 探索]"},
    {"适时召开现场会。", "milestone 现场会 [as_appropriate 适时]"},
    {"条件成熟的,出台管理办法。", "milestone 管理办法 [conditional 条件成熟]"},
    {"对连续三年亏损的企业进行整改,全年清理5家。", "amount 清理 = 5 家 [period 全年]"},
    {"对60岁以上老人每年免费体检1次。",
     "frequency 免费体检 = 1 次 [period 每年] [if 60岁以上老人]"},
    {"为符合条件的家庭发放补贴,做到应补尽补。", "all"},
    {"困难群众应保尽保、应救尽救。", "all 困难群众"},
    {"重点单位视频监控全覆盖。", "all 重点单位视频监控"},
    {"所有村全部建立台账。", "all 所有村"},
    {"将孤儿全部纳入保障范围。", "all 孤儿"},
    {"坚决杜绝重特大事故发生。", "zero 重特大事故"},
    {"实现安全生产零事故。", "zero 安全生产"},
    {"确保不发生群体性事件。", "zero 群体性事件 [ensure 确保]"},
    {"增速高于全省平均水平。", "relative 增速 > [base 全省平均水平]"},
    {"农村低保标准不低于全市平均标准。", "relative 农村低保标准 >= [base 全市平均标准]"},
    {"补助标准与物价指数挂钩。", "relative 补助标准 [base 物价指数]"},
    {"主要指标达到全省平均水平。", "relative 主要指标 [base 全省平均水平]"},
    {"制定《养老服务条例》。", "milestone 《养老服务条例》"},
    {"研究出台人才引进办法。", "milestone 人才引进办法"},
    {"编制完成国土空间规划。", "milestone 国土空间规划"},
    {"做好专项规划编制工作。", "milestone 专项规划"},
    {"成立工作专班。", "milestone 工作专班"},
    {"建立健全困难儿童档案。", "milestone 困难儿童档案"},
    {"启动第二期工程。", "milestone 第二期工程"},
    {"举办全市技能大赛。", "milestone 全市技能大赛"},
    {"图书馆建成并投入使用。", "milestone 图书馆"},
    {"修订应急预案,组织演练2次。", "milestone 应急预案 + amount 演练 = 2 次"},
    {"印发实施方案并抓好落实。", "milestone 实施方案"},
    {"①新建公厕5座;②改造公厕3座。", "amount 公厕 = 5 座 + amount 公厕 = 3 座"},
    {"(1)新增学位600个。(2)新增教师40名。", "amount 学位 = 600 个 + amount 教师 = 40 名"},
    {"一是建设驿站4个;二是配备车辆6台。", "amount 驿站 = 4 个 + amount 车辆 = 6 台"},
    {"百分之五以内的误差。", ""},
    {"增强“四个意识”,坚定“四个自信”,做到“两个维护”。", ""},
    {"落实“三会一课”制度。", ""},
    {"深入学习党的十九届四中全会精神。", ""},
    {"严格执行中央八项规定精神。", ""},
    {"推行“一窗受理、一网通办”。", ""},
    {"实施三年行动计划。", ""},
    {"完成“十三五”规划各项任务。", "milestone “十三五”规划各项任务"},
    {"开展第二届评选活动。", ""},
    {"落实国办发〔2018〕129号文件。", ""},
    {"在2020年召开的会议上。", ""},
    {"2019年已建成5处养老院。", ""},
    {"目前已有12家机构,总投资3亿元。", ""},
    {"去年新增床位300张。", ""},
    {"鼓励企业制定内部管理办法。", ""},
    {"支持建设2个基地。", "amount 基地 = 2 个"},
    {"按照每千人5张的标准规划床位。", ""},
    {"凡60岁以上的老人均可免费乘车。", ""},
    {"3年以上工作经历的人员优先录用。", ""},
    {"建成小康社会。", ""},
    {"加快形成高质量发展格局。", ""},
    {"完成情况每月通报。", ""},
    {"已完成的项目及时验收。", ""},
    {"发挥12345热线作用。", ""},
    {"推广5G应用和“1+X”证书。", ""},
    {"前三名的单位予以表彰。", ""},
    {"两委班子成员参加培训。", ""},
    {"进一步健全三级网络。", ""},
    {"坚持一个标准、一套流程。", ""},
    {"千方百计增加就业。", ""},
    {"统筹推进“五位一体”总体布局。", ""},
    {"分别增长5%和6%。", ""},
    {"全面推进三项制度改革。", ""},
    {"推进1200个30户以上村组改造。",
     "amount 30户以上村组改造 = 1200 个 [if 30户以上] [promote 推进]"},
    {"今年将推进8个项目。", "amount 项目 = 8 个 [promote 推进]"},
    {"计划竣工20个,续建10个。", "amount = 20 个 + amount = 10 个"},
    {"保障粮食安全和不发生规模性风险两条底线。", ""},
    {"新增学位2万个,项目总投资3亿元。", "amount 学位 = 2 万个"},
};

/// All commitments of a text; those of a title with `title`.
std::vector<found_commitment> found_in(std::string_view text, bool title = false) {
  return find_commitments(text, {0, static_cast<std::uint32_t>(text.size())}, {2020, title});
}

void check_bounds(std::string_view text, span part) {
  std::uint32_t last = part.begin;
  for (const found_commitment& one : find_commitments(text, part, {2020, false})) {
    REQUIRE(one.words.begin >= last);
    REQUIRE(one.words.end <= part.end);
    REQUIRE(one.words.present());
    last = one.words.end;
    if (one.said.high) REQUIRE(*one.said.low <= *one.said.high);
    REQUIRE(one.said.has_deadline() == (one.said.deadline_source != deadline_source::none));
    REQUIRE((one.said.direction == direction::none || one.said.kind == commitment_kind::change));
  }
}

}  // namespace

TEST_CASE("commitments: sentences and what they say") {
  for (const example& one : examples) {
    INFO(one.sentence);
    CHECK(all_in_words(one.sentence) == one.said);
  }
}

TEST_CASE("commitments: a sentence says the same among others, in brackets of a line, with marks") {
  for (const example& one : examples) {
    INFO(one.sentence);
    const std::string before = std::string("加强领导。") + one.sentence;
    const std::string behind = std::string(one.sentence) + "加强领导。";
    CHECK(all_in_words(before) == one.said);
    CHECK(all_in_words(behind) == one.said);
    CHECK(all_in_words(std::string(one.sentence) + "\n" + one.sentence) ==
          (std::string_view(one.said).empty() ? std::string()
                                              : std::string(one.said) + " + " + one.said));
    std::string marks = one.sentence;
    for (std::size_t at = marks.find(','); at != std::string::npos; at = marks.find(',', at + 1)) {
      const bool number = at + 1 < marks.size() && marks[at + 1] >= '0' && marks[at + 1] <= '9';
      if (!number) marks.replace(at, 1, "，");
    }
    CHECK(all_in_words(marks) == one.said);
    CHECK(all_in_words("“" + std::string(one.sentence) + "”") == "");
  }
}

TEST_CASE("commitments: words are those of the clause, in order") {
  const std::string text =
      "确保年底前新建A站3处、B站2处,力争全覆盖。第二届,1.完成验收(附后)并投入使用；编制规划。";
  std::vector<std::string> words;
  for (const found_commitment& one : found_in(text)) {
    words.emplace_back(words_of(text, one.words));
  }
  CHECK(words == std::vector<std::string>{"确保年底前新建A站3处", "B站2处", "力争全覆盖",
                                          "1.完成验收(附后)并投入使用", "编制规划"});
}

TEST_CASE("commitments: a hedge, a deadline and 鼓励 reach the end of their sentence, not beyond") {
  CHECK(all_in_words("确保新建站2处,新增床位3张。新增床位4张。") ==
        "amount 站 = 2 处 [ensure 确保] + amount 床位 = 3 张 [ensure 确保] + amount 床位 = 4 张");
  CHECK(all_in_words("年底前,新建站2处；新建站3处") ==
        "amount 站 = 2 处 [sentence 年底前] [due 2020-12-31] + amount 站 = 3 处");
  CHECK(all_in_words("推动站点全覆盖,新建站2处") == "all 站点 [promote 推动] + amount 站 = 2 处");
  CHECK(all_in_words("鼓励企业参与,制定方案。制定方案。") == "milestone 方案");
  CHECK(all_in_words("6月底前完成A,9月底前完成B,完成C") ==
        "milestone A [clause 6月底前] [due 2020-06-30] + "
        "milestone B [clause 9月底前] [due 2020-09-30] + "
        "milestone C [sentence 9月底前] [due 2020-09-30]");
}

TEST_CASE("commitments: a date within a condition is no deadline") {
  CHECK(all_in_words("对到2021年收入不足10万元的村进行帮扶,新建站2处。") == "amount 站 = 2 处");
}

TEST_CASE("commitments: the plan's year") {
  const std::string text = "年底前完成验收。2019年完成验收。2021年完成验收。";
  CHECK(all_in_words(text, {std::nullopt, false}) ==
        "milestone 验收 [clause 年底前] + milestone 验收 [clause 2019年] [due 2019-12-31] + "
        "milestone 验收 [clause 2021年] [due 2021-12-31]");
  CHECK(all_in_words(text, {2020, false}) ==
        "milestone 验收 [clause 年底前] [due 2020-12-31] + "
        "milestone 验收 [clause 2021年] [due 2021-12-31]");
}

TEST_CASE("commitments: the title above a body names the whole") {
  CHECK(found_in("高质量完成脱贫任务", true).empty());
  CHECK(found_in("高质量完成脱贫任务", false).size() == 1);
  CHECK(found_in("编制学位供给方案", true).size() == 1);
  CHECK(found_in("新建幼儿园4所", true).size() == 1);
}

TEST_CASE("commitments: bad input") {
  CHECK(found_in("").empty());
  CHECK(found_in("。，、；\n\n：").empty());
  CHECK(found_in("3处").empty());
  CHECK(found_in("新建").empty());
  CHECK(found_in("完成").empty());
  CHECK(found_in("与挂钩").empty());
  CHECK(found_in("每").empty());
  CHECK(found_in("高于").empty());
  CHECK(found_in("新建\xE5\xA4处3\xFF处").size() <= 1);
  CHECK(find_commitments("新建站3处", {6, 6}).empty());
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(find_commitments("新建站3处", {0, 13}, {}, stop_token(stop)), stopped);
}

TEST_CASE("commitments: words read again give the same figure") {
  const std::string seed = file_bytes("seeds/qufu_2020.txt");
  std::vector<std::string> texts{seed};
  for (const example& one : examples) texts.emplace_back(one.sentence);
  std::size_t figures = 0;
  for (const std::string& text : texts) {
    for (const found_commitment& one : found_in(text)) {
      if (!one.said.has_figure()) continue;
      ++figures;
      const std::string words(words_of(text, one.words));
      INFO(words);
      const auto again = find_quantities(words, {0, static_cast<std::uint32_t>(words.size())});
      const bool same = std::any_of(again.begin(), again.end(), [&](const quantity& other) {
        return other.low == *one.said.low && other.high == one.said.high &&
               other.unit == one.said.unit && other.comparator == one.said.comparator;
      });
      CHECK(same);
    }
  }
  CHECK(figures > 80);
}

TEST_CASE("commitments: random bytes and changed sentences stay within bounds") {
  std::mt19937 engine(11);
  const std::string seed = file_bytes("seeds/qufu_2020.txt");
  for (int round = 0; round < 3000; ++round) {
    const std::size_t size = 1 + engine() % 200;
    std::string text = seed.substr(engine() % (seed.size() - size), size);
    for (std::size_t changes = engine() % 6; changes > 0; --changes) {
      const std::size_t at = engine() % text.size();
      switch (engine() % 4) {
        case 0:
          text[at] = static_cast<char>(engine() % 256);
          break;
        case 1:
          text.erase(at, 1 + engine() % 9);
          break;
        case 2:
          text.insert(at, examples[engine() % std::size(examples)].sentence);
          break;
        default:
          text.insert(at, seed.substr(engine() % (seed.size() - 30), 1 + engine() % 30));
      }
      if (text.empty()) text = "。";
    }
    const auto end = static_cast<std::uint32_t>(text.size());
    check_bounds(text, {0, end});
    const auto begin = static_cast<std::uint32_t>(engine() % text.size());
    check_bounds(text, {begin, end});
  }
}

TEST_CASE("commitments: every word of the grammar next to every other stays within bounds") {
  // Each pair of words of one class or two, with a number between and behind them.
  for (const lexicon::cue_word& one : lexicon::cue_words) {
    for (std::size_t step = 0; step < std::size(lexicon::cue_words); step += 7) {
      const lexicon::cue_word& other = lexicon::cue_words[step];
      const std::string text = std::string(one.word) + "3处" + std::string(other.word) + "站5%的";
      check_bounds(text, {0, static_cast<std::uint32_t>(text.size())});
    }
  }
}

TEST_CASE("commitments: long clauses of one kind of word are read in one go") {
  // Quadratic work would not end within the test's time.
  for (const char* unit :
       {"新建站3处、", "3处",  "一",    "“",        "（",   "）",     "每",     "2020年",
        "年底前",      "确保", "的",    "对",       "达到", "完成",   "与挂钩", "占",
        "比上年增长",  "5%的", "3处和", "城",       "1,",   "百分之", "高于",   "编制",
        "全部",        "并",   "每个",  "2020年的", "（“",  "第"}) {
    std::string text;
    while (text.size() < 400'000) text += unit;
    INFO(unit);
    check_bounds(text, {0, static_cast<std::uint32_t>(text.size())});
    text += "新建站3处。";
    check_bounds(text, {0, static_cast<std::uint32_t>(text.size())});
  }
}

TEST_CASE("commitments: of a plan hang below its items") {
  const plan read = read_text(
      "甲市2022年工作要点\n一、甲\n1.新建站3处。年底前完成验收。\n2.推进厨房改造。\n"
      "(责任领导:孙浩。完成时限:11月底)\n");
  const graph& g = read.stated_graph();
  REQUIRE(g.edges(relation::commits).size() == g.nodes(node_kind::commitment).size());
  for (const edge_id edge : g.edges(relation::commits)) {
    const node_id item = g.source(edge);
    const node_id node = g.target(edge);
    CHECK(g.provenance(edge) == provenance::stated);
    CHECK(g.words(edge) == g.words(node));
    CHECK(read.words(g.words(node)) == g.name(node));
    CHECK(g.words(node).begin >= g.words(item).begin);
    CHECK(g.words(node).end <= g.words(item).end);
    CHECK(g.key(node).find(g.key(item)) == 0);
  }
  REQUIRE(g.nodes(node_kind::commitment).size() >= 2);
  CHECK(g.key(g.nodes(node_kind::commitment)[0]) == "一/1/c1");
  CHECK(in_words(g.commitment(g.nodes(node_kind::commitment)[0])) == "amount 站 = 3 处");
}

TEST_CASE("commitments: a labelled deadline of the bracket is the item's") {
  const plan read = read_text(
      "甲市2022年工作要点\n一、甲\n1.新建站3处。6月底前完成验收。(责任领导:孙浩。完成时限:11月底)\n"
      "2.推进厨房改造。(责任领导:孙浩。完成时限:全年)\n"
      "3.开通窗口。(牵头单位:甲局;责任单位:乙局,6月底完成)\n"
      "4.改善服务。(牵头单位:甲局;责任单位:乙局,持续推进)\n");
  const graph& g = read.stated_graph();
  std::vector<std::string> said;
  for (const node_id node : g.nodes(node_kind::commitment)) {
    said.push_back(std::string(g.key(node)) + ": " + in_words(g.commitment(node)));
  }
  CHECK(said ==
        std::vector<std::string>{"一/1/c1: amount 站 = 3 处 [item 11月底] [due 2022-11-30]",
                                 "一/1/c2: milestone 验收 [clause 6月底前] [due 2022-06-30]",
                                 "一/3/c1: milestone [item 6月底] [due 2022-06-30]"});
}
