#include "catch.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <dutygraph/build/build.hpp>
#include <dutygraph/read/file_bytes.hpp>
#include <dutygraph/read/work_plan.hpp>
#include <dutygraph/text/name_key.hpp>

using namespace dutygraph;

namespace {

using strings = std::vector<std::string>;

strings names(const graph& g, node_kind kind) {
  strings result;
  for (const node_id node : g.nodes(kind)) result.emplace_back(g.name(node));
  return result;
}

strings codes(const plan& read) {
  strings result;
  for (const diagnostic& one : read.diagnostics()) result.push_back(one.code);
  return result;
}

/// Code of the error that reading throws, or nothing.
std::string fault(std::string_view text, const read_options& options = {}) {
  try {
    static_cast<void>(read_bytes(text, options));
  } catch (const error& caught) {
    return caught.code();
  }
  return "";
}

std::size_t count(const graph& g, relation value) {
  return g.edges(value).size();
}

/// Every span gives the very words of what it belongs to.
void check_spans(const plan& read) {
  const graph& g = read.graph();
  for (const node_id node : g.nodes()) {
    INFO(g.name(node));
    REQUIRE(g.words(node).present());
    CHECK(name_key::of(read.words(g.name_words(node))) == name_key::of(g.name(node)));
    CHECK(read.words(g.words(node)).find(read.words(g.name_words(node))) != std::string_view::npos);
    CHECK(read.words(g.text_words(node)) == g.text(node));
    if (is_work(g.kind(node))) CHECK(read.words(g.name_words(node)) == g.name(node));
  }
  for (const edge_id edge : g.edges()) {
    if (g.provenance(edge) == provenance::curated) continue;
    REQUIRE(g.words(edge).present());
    const std::string_view words = read.words(g.words(edge));
    if (g.relation_of(edge) == relation::assigned) {
      CHECK(name_key::of(words).view().find(g.role_word(edge)) != std::string_view::npos);
      const span name = g.name_words(edge);
      CHECK(name.begin >= g.words(edge).begin);
      CHECK(name.end <= g.words(edge).end);
      CHECK(name_key::of(read.words(name)) == name_key::of(g.name(g.source(edge))));
    }
  }
}

const plan& qufu() {
  static const plan read = read_file("seeds/qufu_2020.txt");
  return read;
}

const char* const small =
    "一、甲事\n1.子。丑。\n2.寅。\n(牵头领导:甲一。责任科室:子科、丑科)\n"
    "二、乙事\n3.卯。\n(牵头领导:乙二。责任科室:子科)\n";

}  // namespace

TEST_CASE("work plan: the published plan: head") {
  const document_record& document = qufu().document();
  CHECK(document.title == "2020年曲阜市民政工作要点");
  CHECK(document.notice == "曲阜市民政局关于印发《2020年全市民政工作要点》的通知");
  CHECK(document.issuer == "曲阜市民政局");
  CHECK(document.date == date{2020, 4, 8});
  CHECK(document.year == 2020);
  CHECK(document.addressees == strings{"各镇街民政办公室", "局机关各科室", "局属各单位"});
  CHECK(document.kind == plan_kind::plan_with_responsibilities);
  CHECK(document.encoding == "utf-8");
  CHECK(document.file == "seeds/qufu_2020.txt");
  CHECK(qufu().diagnostics().empty());
  CHECK(qufu().text() == file_bytes("seeds/qufu_2020.txt"));
}

TEST_CASE("work plan: the published plan: what a theme advances by is what names it") {
  const graph& g = qufu().stated_graph();
  strings said;
  for (const edge_id edge : g.edges(relation::advances)) {
    REQUIRE(g.provenance(edge) == provenance::inferred);
    REQUIRE(g.matched(edge).size() == 1);
    CHECK(g.score(edge) == 1.0);
    CHECK(qufu().words(g.words(edge)) == g.string(g.matched(edge)[0]));
    said.push_back(std::string(g.name(g.source(edge))) + ": " + std::string(g.key(g.target(edge))) +
                   " line " + std::to_string(qufu().position(g.words(edge))->line));
  }
  CHECK(said == strings{"全省城市社区治理实验区建设: 五/15 line 31",
                        "“儒乡圣地·孝养曲阜”文化养老体系品牌打造: 三/9 line 21"});
  std::vector<bool> attitudes;
  for (const node_id theme : g.nodes(node_kind::theme)) attitudes.push_back(g.attitude(theme));
  CHECK(attitudes == std::vector<bool>{true, true, true, false, false, false});
  CHECK(qufu().graph().edges(relation::advances).size() == 2);
}

TEST_CASE("work plan: bodies that items lean on are mentioned, and nothing else") {
  REQUIRE(qufu().mentions().size() == 6);
  for (const mention& one : qufu().mentions()) {
    CHECK(qufu().words(one.name_words) == one.name);
    CHECK(qufu().words(one.words).find(one.name) != std::string_view::npos);
    CHECK(qufu().words(one.words).find(one.word) != std::string_view::npos);
    CHECK(!qufu().stated_graph().find(node_kind::section, one.name));
  }
  CHECK(build(to_records(qufu())) == qufu());
  // Left out: the issuer in either form, actors of the plan, what assigns, and headings.
  const plan read = read_text(
      "子丑市民政局关于印发要点的通知\n子丑市民政局\n一、会同市公安局\n"
      "1.配合民政局做好。会同子丑市民政局、养老办公室、市财政局研究。(责任科室:养老办公室)\n"
      "2.会同残联。（市教育局会同市体育局负责）\n");
  strings names_seen;
  for (const mention& one : read.mentions()) names_seen.push_back(one.name);
  CHECK(names_seen == strings{"市财政局", "残联"});
  CHECK(read.document().issuer == "子丑市民政局");
}

TEST_CASE("work plan: a phrase in the title, and a plan whose themes name no one responsible") {
  const plan read = read_text("“1”即一条主线：文明城市创建。\n一、甲\n1.创建文明城市。子。\n");
  const graph& g = read.graph();
  REQUIRE(g.edges(relation::advances).size() == 1);
  CHECK(read.position(g.words(g.edges(relation::advances)[0]))->line == 3);
  CHECK(read.document().kind == plan_kind::plan_without_responsibilities);
  read_options few;
  few.limits.edges = 0;
  CHECK_THROWS_AS(read_text("“1”即一条主线：文明城市创建。\n1.文明城市。子。\n", few),
                  limit_exceeded);
}

TEST_CASE("work plan: the published plan: what a careful reader counts") {
  const graph& g = qufu().stated_graph();
  CHECK(g.nodes(node_kind::heading).size() == 11);
  CHECK(g.nodes(node_kind::item).size() == 33);
  CHECK(names(g, node_kind::leader) ==
        strings{"孔德民", "孔令爱", "孔维健", "赵树志", "邢洪彬", "任志民"});
  CHECK(g.nodes(node_kind::section).size() == 16);
  CHECK(g.nodes(node_kind::task_force).size() == 6);
  std::map<std::string, int> groups;
  for (const node_id theme : g.nodes(node_kind::theme)) ++groups[std::string(g.group(theme))];
  CHECK(groups ==
        std::map<std::string, int>{{"一条主线", 1}, {"两项重中之重", 2}, {"三项探索创新", 3}});
  CHECK(names(g, node_kind::theme)[0] == "强化党建统领,提高政治站位");
  CHECK(g.group(g.nodes(node_kind::task_force)[0]) == "六个工作专班推动");
  int number = 0;
  for (const node_id item : g.nodes(node_kind::item)) {
    CHECK(g.number(item) == std::to_string(++number));
    CHECK(!g.text(item).empty());
  }
  const node_id nine = g.nodes(node_kind::item)[8];
  CHECK(g.key(nine) == "三/9");
  CHECK(g.name(nine) == "优化养老服务供给");
  CHECK(g.name(*g.parent(nine)) == "加快推进养老服务发展");
  CHECK(qufu().words(g.words(nine)).substr(0, 3) == "9. ");
  CHECK(g.name(g.nodes(node_kind::item)[12]) == "积极稳妥推进行政村建制优化工作");
}

TEST_CASE("work plan: the published plan: leaders' chapters and items, sections' items") {
  const graph& g = qufu().stated_graph();
  std::map<std::string, std::set<node_id>> chapters;
  for (const edge_id edge : g.edges(relation::assigned)) {
    CHECK(g.kind(g.target(edge)) == node_kind::heading);
    CHECK(g.provenance(edge) == provenance::stated);
    const bool leader = g.kind(g.source(edge)) == node_kind::leader;
    CHECK(g.role(edge) == (leader ? role::lead : role::responsible));
    CHECK(g.effective_role(edge) == g.role(edge));
    CHECK(g.role_word(edge) == (leader ? "牵头领导" : "责任科室"));
    CHECK(!g.open_list(edge));
    chapters[std::string(g.name(g.source(edge)))].insert(g.target(edge));
  }
  std::map<std::string, std::pair<std::size_t, std::size_t>> found;  // chapters, items
  for (const auto& [name, headings] : chapters) {
    std::size_t items = 0;
    for (const node_id heading : headings) items += g.out(relation::contains, heading).size();
    found[name] = {headings.size(), items};
  }
  using pair = std::pair<std::size_t, std::size_t>;
  CHECK(found["孔德民"] == pair{1, 3});
  CHECK(found["孔令爱"] == pair{1, 3});
  CHECK(found["孔维健"] == pair{3, 9});
  CHECK(found["赵树志"] == pair{3, 11});
  CHECK(found["邢洪彬"] == pair{3, 8});
  CHECK(found["任志民"] == pair{1, 2});
  const std::map<std::string, std::size_t> sections = {{"社会组织监督管理办公室", 10},
                                                       {"慈善事业促进和社会工作科", 8},
                                                       {"党建科", 7},
                                                       {"人事科", 7},
                                                       {"局办公室", 7},
                                                       {"社会事务科", 7},
                                                       {"养老服务科", 7},
                                                       {"儿童福利科", 6},
                                                       {"财务科", 6},
                                                       {"社会救助科", 4},
                                                       {"基层政权建设和社区治理科", 4},
                                                       {"市社会组织综合党委办公室", 4},
                                                       {"政策法规科", 4},
                                                       {"区划地名科", 2},
                                                       {"市社会福利院", 2},
                                                       {"市救助管理站", 2}};
  REQUIRE(sections.size() == 16);
  for (const auto& [name, items] : sections) {
    INFO(name);
    CHECK(found[name].second == items);
  }
  CHECK(count(g, relation::assigned) == 39);
}

TEST_CASE("work plan: every span's words are the very words") {
  check_spans(qufu());
  check_spans(read_file("tests/data/plans/counted_list.txt"));
  check_spans(read_file("tests/data/plans/system_1225.txt"));
  for (const char* name : {"agriculture", "education", "health", "market", "transport", "water"}) {
    const plan read = read_file(std::string("tests/data/linkage/") + name + ".txt");
    INFO(name);
    CHECK(read.diagnostics().empty());
    CHECK(read.stated_graph().nodes(node_kind::task_force).size() >= 3);
    check_spans(read);
  }
}

TEST_CASE("work plan: a counted list, full width, no notice, brackets at item and chapter") {
  const plan read = read_file("tests/data/plans/counted_list.txt");
  const graph& g = read.stated_graph();
  CHECK(read.document().notice.empty());
  CHECK(read.document().title == "临溪县文化和旅游局2023年工作安排");
  CHECK(read.document().issuer == "临溪县文化和旅游局");
  CHECK(!read.document().date);
  CHECK(read.document().year == 2023);
  CHECK(names(g, node_kind::task_force) ==
        strings{"古道修复工作专班", "乡村戏台工作专班", "“溪上书屋”建设工作专班"});
  CHECK(g.group(g.nodes(node_kind::task_force)[0]) == "三个工作专班");
  CHECK(names(g, node_kind::leader) == strings{"白　石", "林小溪"});
  CHECK(names(g, node_kind::section) == strings{"文物科", "规划财务科", "公共服务科"});
  CHECK(names(g, node_kind::item) == strings{"修复溪北古道", "普查古戏台", "建设“溪上书屋”6处",
                                             "组织乡村演出", "完成档案数字化"});
  strings said;
  for (const edge_id edge : g.edges(relation::assigned)) {
    said.push_back(std::string(g.name(g.source(edge))) + " " + std::string(g.key(g.target(edge))) +
                   (g.open_list(edge) ? " open" : ""));
  }
  CHECK(said == strings{"白　石 一", "林小溪 一", "文物科 一 open", "规划财务科 一 open",
                        "公共服务科 二/4", "白　石 二", "公共服务科 二", "乡村戏台工作专班 二"});
  CHECK(codes(read) == strings{"reader.name_blank", "reader.name_variant"});
  CHECK(read.diagnostics()[0].where.line == 6);
  CHECK(read.diagnostics()[1].where.line == 10);
  for (const diagnostic& one : read.diagnostics()) CHECK(one.severity == severity::information);
}

TEST_CASE("work plan: 1225, a date in Chinese digits, task forces as announced") {
  const plan read = read_file("tests/data/plans/system_1225.txt");
  const graph& g = read.stated_graph();
  CHECK(read.document().date == date{2024, 3, 5});
  CHECK(read.document().issuer == "望岭市林业局");
  strings groups;
  for (const node_id theme : g.nodes(node_kind::theme)) groups.emplace_back(g.group(theme));
  CHECK(groups == strings{"一个目标", "两条底线", "两条底线", "两项改革", "两项改革"});
  CHECK(g.nodes(node_kind::task_force).size() == 5);
  CHECK(names(g, node_kind::leader) == strings{"石　磊", "秦岚"});
  CHECK(codes(read) == strings{"reader.name_blank", "reader.name_variant"});
}

TEST_CASE("work plan: a byte order mark and CRLF change no node; bytes are those of the input") {
  const std::string plain = file_bytes("seeds/qufu_2020.txt");
  const plan marked = read_bytes("\xEF\xBB\xBF" + plain);
  CHECK(marked.document().encoding == "utf-8-sig");
  CHECK(marked.stated_graph() == qufu().stated_graph());
  std::string broken;
  for (const char byte : plain) broken += byte == '\n' ? std::string("\r\n") : std::string(1, byte);
  const plan crlf = read_bytes(broken);
  for (const node_kind kind : {node_kind::item, node_kind::heading, node_kind::section}) {
    CHECK(names(crlf.stated_graph(), kind) == names(qufu().stated_graph(), kind));
  }
  const std::string fault = "一、甲\n1.子。\n1.丑。(责任单位:乙局)";
  const plan one = read_bytes(fault);
  const plan two = read_bytes("\xEF\xBB\xBF" + fault);
  REQUIRE(codes(one) == strings{"reader.duplicate_number"});
  REQUIRE(codes(two) == codes(one));
  CHECK(one.diagnostics()[0].where == place{"", 3, 1, fault.rfind("1.")});
  CHECK(two.diagnostics()[0].where == place{"", 3, 1, fault.rfind("1.") + 3});
  CHECK(one.diagnostics()[0].excerpt == "1.");
  CHECK(!one.diagnostics()[0].advice.empty());
}

TEST_CASE("work plan: read_text and read_bytes read the same") {
  CHECK(read_text(small).stated_graph() == read_bytes(small).stated_graph());
  CHECK(read_text(small).document().encoding.empty());
  CHECK(read_bytes(small) == read_bytes(small));
}

TEST_CASE("work plan: what is no plan: a clear diagnostic, no assignment") {
  const plan empty = read_bytes("");
  CHECK(codes(empty) == strings{"reader.empty_text"});
  CHECK(empty.stated_graph().node_count() == 0);
  CHECK(codes(read_bytes(" \n\r\n　\n")) == strings{"reader.empty_text"});
  const plan prose = read_bytes("这是一段话。\n没有标题。(牵头领导:甲一)");
  CHECK(codes(prose) == strings{"reader.no_outline"});
  CHECK(prose.document().kind == plan_kind::not_a_plan);
  CHECK(prose.diagnostics()[0].where.line == 1);
  CHECK(prose.diagnostics()[0].excerpt == "这是一段话。");
  CHECK(prose.stated_graph().node_count() == 0);
  const plan cover = read_bytes("子局关于印发《2022年工作要点》的通知\n各科室:\n现印发给你们。\n");
  CHECK(cover.document().kind == plan_kind::cover_notice);
  CHECK(codes(cover) == strings{"reader.cover_only"});
  CHECK(cover.document().issuer == "子局");
  const plan comment =
      read_bytes("《工作方案》解读\n一、背景\n甲。(牵头领导:甲一)\n二、内容\n乙。");
  CHECK(comment.document().kind == plan_kind::not_a_plan);
  CHECK(count(comment.stated_graph(), relation::assigned) == 0);
  CHECK(comment.stated_graph().nodes(node_kind::heading).size() == 2);
  const plan bare = read_bytes("一、甲\n1.子。");
  CHECK(bare.document().kind == plan_kind::plan_without_responsibilities);
  CHECK(codes(bare) == strings{"reader.no_responsibilities"});
  CHECK(bare.diagnostics()[0].severity == severity::information);
}

TEST_CASE("work plan: input that cannot be read is an error that says where") {
  const std::string bytes = file_bytes("seeds/qufu_2020.txt");
  std::string bad = bytes;
  const std::size_t at = bytes.find("\n二、") + 1;
  bad[at] = '\xFF';
  read_options options;
  options.file = "plan.txt";
  try {
    static_cast<void>(read_bytes(bad, options));
    FAIL("bad UTF-8 was read");
  } catch (const parse_error& caught) {
    CHECK(caught.code() == "encoding.utf8");
    CHECK(caught.where() == place{"plan.txt", 13, 1, at});
  }
  options.replace = true;
  CHECK(read_bytes(bad, options).stated_graph().nodes(node_kind::heading).size() == 10);
  CHECK(fault("一、甲\xE5\n") == "encoding.utf8");
  CHECK(fault(std::string("一、甲\0乙", 13)) == "encoding.control");
  CHECK_THROWS_AS(read_file("seeds/none.txt"), parse_error);
  CHECK_THROWS_AS(read_file("seeds"), parse_error);
}

TEST_CASE("work plan: strict: the first warning is thrown, information is not") {
  read_options strict;
  strict.strict = true;
  CHECK(fault(small, strict).empty());
  CHECK(fault("", strict) == "reader.empty_text");
  CHECK(fault("一、甲\n1.子。\n3.丑。", strict).empty());
  CHECK(fault("一、甲\n3.子。\n1.丑。\n1.寅。\n(牵头领导:甲", strict) == "reader.duplicate_number");
  CHECK(fault("一、甲\n1.子。\n(挂帅:甲)", strict) == "reader.unknown_label");
  CHECK(read_file("seeds/qufu_2020.txt", strict).diagnostics().empty());
}

TEST_CASE("work plan: limits name what was passed; a stop set before the call ends it") {
  const auto limited = [](auto member, std::uint64_t value) {
    read_options options;
    options.limits.*member = value;
    return fault(small, options);
  };
  CHECK(limited(&limits::input_bytes, 10) == "limit.input_bytes");
  CHECK(limited(&limits::nodes, 3) == "limit.nodes");
  CHECK(limited(&limits::edges, 3) == "limit.edges");
  CHECK(limited(&limits::name_bytes, 3) == "limit.name_bytes");
  CHECK(limited(&limits::nodes, 100).empty());
  read_options few;
  few.limits.diagnostics_of_a_kind = 1;
  CHECK(read_bytes("一、甲\n1.子(责任单位:乙局)\n1.丑\n1.寅\n1.卯", few).diagnostics().size() == 2);
  const std::atomic<bool> set{true};
  CHECK_THROWS_AS(read_bytes(small, {}, stop_token(set)), stopped);
  CHECK_THROWS_AS(read_file("seeds/qufu_2020.txt", {}, stop_token(set)), stopped);
}

TEST_CASE(
    "work plan: links of a person: core rows become curated edges, nothing is inferred beside "
    "them") {
  read_options options;
  options.links = read_links("seeds/qufu_2020.links.csv");
  const plan read = read_file("seeds/qufu_2020.txt", options);
  const graph& g = read.graph();
  std::map<std::string, strings> driven;
  for (const edge_id edge : g.edges(relation::drives)) {
    CHECK(g.provenance(edge) == provenance::curated);
    CHECK(!g.words(edge).present());
    CHECK(g.matched(edge).size() == 1);
    driven[std::string(g.name(g.source(edge)))].emplace_back(g.number(g.target(edge)));
  }
  CHECK(driven["社会救助体系优化与兜底保障工作专班"] == strings{"4", "5", "6", "7"});
  CHECK(driven["养老服务质量提升工作专班"] == strings{"8", "9", "10"});
  CHECK(driven["行政村建制优化推行工作专班"] == strings{"13"});
  CHECK(driven["城市社区治理实验区建设推进工作专班"] == strings{"15"});
  CHECK(driven["社会组织党建提升工作专班"] == strings{"17"});
  CHECK(driven["绿色殡葬改革推进工作专班"] == strings{"23"});
  CHECK(count(g, relation::drives) == 11);
}

TEST_CASE("work plan: a task force without a row is inferred; one with any row is not") {
  const std::string name = "绿色殡葬改革推进工作专班";
  read_options options;
  options.links = {{name, "23", link_tier::not_driven, "", "", 2, "l.csv"}};
  const plan read = read_file("seeds/qufu_2020.txt", options);
  const graph& g = read.graph();
  CHECK(count(read.stated_graph(), relation::drives) == 0);
  CHECK(count(g, relation::drives) > 0);
  for (const edge_id edge : g.edges(relation::drives)) {
    CHECK(g.name(g.source(edge)) != name);
    CHECK(g.provenance(edge) == provenance::inferred);
    CHECK(g.score(edge) > 0);
    CHECK(g.score(edge) <= 1);
    REQUIRE(!g.matched(edge).empty());
    CHECK(read.words(g.words(edge)) == g.string(g.matched(edge)[0]));
  }
}

TEST_CASE("work plan: rows that fit nothing name file, line and the nearest names") {
  const auto message = [](const std::string& force, const std::string& item) {
    read_options options;
    options.links = {{force, item, link_tier::core, "", "", 7, "l.csv"}};
    try {
      static_cast<void>(
          read_text("设立二个专班（养老专班；救助专班）。\n一、甲\n（一）乙\n1.子。\n"
                    "（二）丙\n1.丑。\n2.寅。",
                    options));
    } catch (const parse_error& caught) {
      CHECK(caught.where() == place{"l.csv", 7, 0, std::nullopt});
      return caught.code() + " " + caught.what();
    }
    return std::string();
  };
  CHECK(message("养老专班", "2").empty());
  CHECK(message("养老专班", "一/（一）/1").empty());
  CHECK(message("养老专班", "(一)/1").empty());
  CHECK(message("养老 专班", "（二）/1").empty());
  const std::string force = message("养考专班", "2");
  CHECK(force.find("links.unknown_task_force l.csv:7: ") == 0);
  CHECK(force.find("养老专班") != std::string::npos);
  CHECK(message("养老专班", "9").find("links.unknown_item") == 0);
  const std::string several = message("养老专班", "1");
  CHECK(several.find("links.unknown_item") == 0);
  CHECK(several.find("一/（一）/1") != std::string::npos);
  CHECK(several.find("一/（二）/1") != std::string::npos);
}

TEST_CASE("work plan: lines of one length are not joined where a chapter or part begins") {
  const plan read = read_bytes(
      "第一章 总则\n1. 开会。（责任单位：己局）\n第二章 养老\n2. 办事。（责任单位：甲局）\n"
      "①选人。（责任单位：丁局）\n②订房。（责任单位：丙局）\n");
  const graph& g = read.stated_graph();
  CHECK(names(g, node_kind::heading) == strings{"总则", "养老"});
  CHECK(names(g, node_kind::item) == strings{"开会", "办事"});
  CHECK(names(g, node_kind::subitem) == strings{"选人", "订房"});
  CHECK(names(g, node_kind::section) == strings{"己局", "甲局", "丁局", "丙局"});
}

TEST_CASE("work plan: one person, one edge: blanks and repeats") {
  const plan read = read_bytes(
      "一、甲\n1.子。\n(牵头领导:甲　一、甲一。责任科室:甲一)\n二、乙\n2.丑。\n(牵头领导:甲 一)");
  const graph& g = read.stated_graph();
  CHECK(names(g, node_kind::leader) == strings{"甲　一"});
  CHECK(names(g, node_kind::section) == strings{"甲一"});
  CHECK(count(g, relation::assigned) == 3);
  CHECK(codes(read) == strings{"reader.repeated_name", "reader.name_blank", "reader.name_variant",
                               "reader.name_variant"});
}

TEST_CASE("work plan: every prefix of the published plan reads or fails cleanly", "[robust]") {
  const std::string bytes = file_bytes("seeds/qufu_2020.txt");
  std::size_t read = 0;
  for (std::size_t size = 0; size <= bytes.size(); ++size) {
    // Inside a character the error is the decoder's; there one size in eight is enough.
    const bool within =
        size < bytes.size() && (static_cast<unsigned char>(bytes[size]) & 0xC0) == 0x80;
    if (within && size % 8 != 0) continue;
    if (!within && size % 3 != 0 && bytes[size - (size > 0 ? 1 : 0)] != '\n') continue;
    try {
      static_cast<void>(read_bytes(std::string_view(bytes).substr(0, size)));
      ++read;
    } catch (const error& caught) {
      CHECK(caught.code() == "encoding.utf8");
    }
  }
  CHECK(read > 1000);
}

TEST_CASE("work plan: one-byte changes read or fail cleanly", "[robust]") {
  const std::string bytes = file_bytes("seeds/qufu_2020.txt");
  std::uint64_t state = 20200408;
  const auto next = [&state](std::uint64_t below) {  // xorshift64*, Vigna 2016
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (state * 0x2545F4914F6CDD1DULL >> 33) % below;
  };
  std::size_t read = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string changed = bytes;
    const std::size_t at = next(changed.size());
    // ASCII for ASCII at every other time, so that the grammars see it and not the decoder only.
    const char* const marks = "()0123456789.,:; \n\"";
    if (round % 2 == 0) {
      changed[at] = static_cast<char>(next(256));
    } else {
      changed.insert(at - at % 3, 1, marks[next(19)]);
    }
    try {
      const plan made = read_bytes(changed);
      CHECK(made.stated_graph().nodes(node_kind::item).size() > 20);
      ++read;
    } catch (const error& caught) {
      CHECK(caught.where().byte);
    }
  }
  CHECK(read > 100);
}

TEST_CASE("work plan: a hostile text takes linear time", "[robust]") {
  for (const char* piece : {"一、",
                            "1.",
                            "(牵头领导:",
                            "(",
                            "）",
                            "“1”即",
                            "\n(牵头领导:甲、\n",
                            "、\n\n",
                            "一、甲\n（一）乙\n(牵头领导:甲)\n",
                            "1.子\n(注:",
                            "三个专班（",
                            "《",
                            "一",
                            "（甲局负责）",
                            "（甲局、",
                            "。（甲局负责",
                            "责任单位：甲局\n",
                            "责任单位：",
                            "(1)子。（甲局负责）",
                            "①子。②丑。",
                            "等和",
                            "。（甲局会同",
                            "【",
                            "序号\n任务\n责任单位\n1\n",
                            "負責(zé)",
                            "甲市长、",
                            "\n一、甲市长",
                            "局和",
                            "以下均需",
                            "排在第一位为",
                            "|\n",
                            "牵头"}) {
    std::string text = "一、甲\n1.子\n";
    while (text.size() < 200'000) text += piece;
    INFO(piece);
    read_options options;
    options.limits.nesting = 1'000'000;
    options.limits.name_bytes = 10'000'000;
    CHECK(read_bytes(text, options).has_text());
    CHECK(read_bytes("前文" + text.substr(10), options).has_text());
  }
}

TEST_CASE("work plan: rules stated once: the first listed leads, names are carried over") {
  const plan listed = read_file("tests/data/plans/rule_first_listed.txt");
  const graph& first = listed.stated_graph();
  strings said;
  for (const edge_id edge : first.edges(relation::assigned)) {
    CHECK(first.role(edge) == role::responsible);
    if (first.effective_role(edge) != role::lead) continue;
    said.push_back(std::string(first.number(first.target(edge))) + " " +
                   std::string(first.name(first.source(edge))));
    CHECK(first.rule(edge) == "first_listed (line 3: 排在第一位的部门为牵头部门，下同)");
  }
  CHECK(said == strings{"1 江北海关", "2 市财政局", "3 市自然资源局"});
  CHECK(codes(listed).empty());

  const plan carried = read_file("tests/data/plans/rule_carry_over.txt");
  const graph& g = carried.stated_graph();
  strings inherited;
  for (const edge_id edge : g.edges(relation::assigned)) {
    if (g.provenance(edge) != provenance::inherited) continue;
    inherited.push_back(std::string(g.key(g.target(edge))) + " " +
                        std::string(g.name(g.source(edge))));
    CHECK(g.rule(edge) == "carry_over (line 3: 以下均需试点园区管委会落实，不再列出)");
    CHECK(g.role(edge) == role::responsible);
    CHECK(carried.words(g.words(edge)) == "以下均需试点园区管委会落实，不再列出");
  }
  CHECK(inherited == strings{"一/（二） 试点园区管委会", "一/（三） 试点园区管委会"});
  // A rule in the notice holds for all; a list with a lead of its own needs none.
  const plan notice = read_file("tests/data/plans/rule_in_notice.txt");
  CHECK(count(notice.stated_graph(), relation::assigned) == 4);
  const plan led = read_text(
      "一、甲\n1.子。（甲局、乙局负责，列第一位的为牵头单位）\n2.丑。（丙局牵头，丁局负责）\n");
  for (const edge_id edge : led.stated_graph().edges(relation::assigned)) {
    const graph& l = led.stated_graph();
    const bool leads = l.name(l.source(edge)) == "甲局" || l.name(l.source(edge)) == "丙局";
    CHECK((l.effective_role(edge) == role::lead) == leads);
  }
}

TEST_CASE("work plan: parts of an item with an annotation of their own are subitems") {
  const plan read = read_file("tests/data/plans/inline_subitems.txt");
  const graph& g = read.stated_graph();
  strings parts;
  for (const node_id part : g.nodes(node_kind::subitem)) {
    parts.push_back(std::string(g.key(part)) + " " + std::string(g.name(part)));
    CHECK(g.key(*g.parent(part)) == "一/1");
  }
  CHECK(parts == strings{"一/1/(1) 推行多证合一,编制《证照清单》(以下简称《清单》)",
                         "一/1/(2) 开通网上登记"});
  CHECK(g.nodes(node_kind::item).size() == 2);
  check_spans(read);
  check_spans(read_file("tests/data/plans/listed_subitems.txt"));
}

TEST_CASE("work plan: words of another script or broken by lines keep their places") {
  const plan read = read_file("tests/data/plans/traditional.txt");
  const graph& g = read.stated_graph();
  CHECK(names(g, node_kind::section)[0] == "市民政局");
  CHECK(g.find(node_kind::section, "市發展改革委"));
  std::set<std::string> role_words;
  for (const edge_id edge : g.edges(relation::assigned)) {
    role_words.emplace(g.role_word(edge));
    CHECK(read.words(g.words(edge)).substr(0, 3) == "（");
  }
  CHECK(role_words == std::set<std::string>{"負責", "牽頭", "參與", "責任單位", "配合單位"});
  const plan wrapped = read_file("tests/data/plans/hard_wrapped.txt");
  const graph& w = wrapped.stated_graph();
  CHECK(wrapped.document().title == "关于加快昌宁市现代服务业发展的实施方案");
  CHECK(wrapped.text() == file_bytes("tests/data/plans/hard_wrapped.txt"));
  const auto edge = w.edges(relation::assigned)[0];
  CHECK(wrapped.words(w.words(edge)).substr(0, 3) == "（");
  CHECK(wrapped.position(w.words(edge))->line == 6);
  for (const node_id section : w.nodes(node_kind::section)) {
    CHECK(w.name(section).find('\n') == std::string_view::npos);
  }
}

TEST_CASE("work plan: what kind of document it is, and the words that say so") {
  const plan members = read_file("tests/data/plans/members_notice.txt");
  CHECK(members.document().kind == plan_kind::not_a_plan);
  REQUIRE(codes(members) == strings{"reader.not_a_plan"});
  CHECK(members.diagnostics()[0].where.line == 1);
  CHECK(members.diagnostics()[0].excerpt == "成立长河市城市更新领导小组");
  // A letter that says who is responsible is a plan.
  const plan letter = read_text("关于推进改革的函\n一、甲\n1.子。（甲局负责）\n");
  CHECK(letter.document().kind == plan_kind::plan_with_responsibilities);
  const plan comment = read_file("tests/data/plans/interpretation.txt");
  CHECK(comment.document().kind == plan_kind::not_a_plan);
  CHECK(count(comment.stated_graph(), relation::assigned) == 0);
}

TEST_CASE("work plan: the rows of a table that was flattened to text are items") {
  const plan box = read_file("tests/data/plans/table_box.txt");
  const graph& g = box.stated_graph();
  CHECK(names(g, node_kind::item) == strings{"打通断头路", "新增车位", "改造公厕"});
  strings groups;
  for (const node_id item : g.nodes(node_kind::item)) groups.emplace_back(g.group(item));
  CHECK(groups == strings{"交通", "交通", "环境"});
  for (const edge_id edge : g.edges(relation::assigned)) {
    CHECK(box.words(g.name_words(edge)) == g.name(g.source(edge)));
    CHECK(g.role_word(edge) == "责任单位");
  }
  const plan cells = read_file("tests/data/plans/table_cell_a_line.txt");
  CHECK(names(cells.stated_graph(), node_kind::item)[0] == "生产总值增长6%");
  CHECK(names(cells.stated_graph(), node_kind::leader) ==
        strings{"章程", "伍岳", "柳青", "高帆", "杨柳"});
  CHECK(codes(cells).empty());
  const plan orders = read_text("工作任务\t牵头单位\n子\t甲局\n丑\t乙局\n");
  CHECK(orders.stated_graph().find(node_kind::item, "2"));
}

TEST_CASE("work plan: of two forms of a name the odd one is told, the first or a later") {
  const auto told = [](const std::string& first, const std::string& later) {
    std::vector<std::uint64_t> lines;
    const plan read = read_bytes("一、甲\n1.子。\n(责任科室:" + first +
                                 ")\n二、乙\n2.丑。\n(责任科室:" + later + ")\n3.寅。\n");
    for (const diagnostic& one : read.diagnostics()) {
      if (one.code == "reader.name_variant") lines.push_back(one.where.line);
    }
    return lines;
  };
  CHECK(told("IT科", "ＩＴ科") == std::vector<std::uint64_t>{6});
  CHECK(told("ＩＴ科", "IT科") == std::vector<std::uint64_t>{3});
  CHECK(told("ＩＴ科", "IＴ科") == std::vector<std::uint64_t>{6});
  CHECK(told("\u2F08事科", "人事科") == std::vector<std::uint64_t>{3});
  CHECK(told("人 事科", "人事科") == std::vector<std::uint64_t>{6});
  CHECK(told("IT科", "IT科").empty());
  const plan dots = read_bytes("一、甲\n1.子。\n(牵头领导:甲·乙)\n2.丑。\n(牵头领导:甲•乙)\n");
  REQUIRE(codes(dots) == strings{"reader.brackets_between_items", "reader.name_variant"});
  CHECK(dots.diagnostics()[1].excerpt == "•乙");
  CHECK(dots.diagnostics()[1].message ==
        "“甲•乙” is printed “甲·乙” elsewhere; both are one leader");
}

TEST_CASE("work plan: characters that do not show, or mean nothing, are told") {
  const plan read = read_bytes("一、甲\u2067\n1.子\uE000。\n(牵头领导:乙\u200B丙)\n");
  CHECK(codes(read) ==
        strings{"reader.bidi_control", "reader.private_use", "reader.invisible_character"});
  CHECK(read.diagnostics()[1].where == place{"", 2, 4, 18});
  CHECK(names(read.stated_graph(), node_kind::leader) == strings{"乙丙"});
  std::string many = "一、甲\n1.子。(责任单位:丑局)\n";
  for (int count = 0; count < 102; ++count) many += "x\uE000";
  const plan counted = read_bytes(many);
  CHECK(counted.diagnostics().size() == 101);
  CHECK(counted.diagnostics().back().message == "2 more of this kind are not listed");
}
