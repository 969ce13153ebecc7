#include <dutygraph/read/responsibility_table.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include <dutygraph/query/assignments.hpp>
#include <dutygraph/text/name_key.hpp>

#include "catch.hpp"

namespace {

using namespace dutygraph;
using rows = std::vector<std::vector<std::string>>;

/// A table of strings: `<` goes on the cell to the left, `^` the cell above.
std::vector<cell_text> cells_of(const rows& table) {
  std::vector<cell_text> cells;
  for (std::uint32_t row = 0; row < table.size(); ++row) {
    for (std::uint32_t column = 0; column < table[row].size(); ++column) {
      const std::string& text = table[row][column];
      if (text == "<" || text == "^") continue;
      cell_text cell{
          row,  column,
          1,    1,
          text, "表!" + std::string(1, static_cast<char>('A' + column)) + std::to_string(row + 1)};
      while (column + cell.columns < table[row].size() &&
             table[row][column + cell.columns] == "<") {
        ++cell.columns;
      }
      while (row + cell.rows < table.size() && table[row + cell.rows][column] == "^") ++cell.rows;
      cells.push_back(std::move(cell));
    }
  }
  return cells;
}

plan plan_of(const rows& table, std::vector<column_alias> aliases = {},
             const std::string& before = {}, const std::string& after = {}) {
  extracted_document made;
  if (!before.empty()) made.add_line(before, "paragraph 1");
  made.add_table("表", cells_of(table));
  if (!after.empty()) made.add_line(after, "paragraph 2");
  return read_document(made, {}, aliases);
}

using work = std::tuple<std::string, std::string, std::string>;

/// Headings and items: kind, key, title.
std::vector<work> works_of(const plan& value) {
  std::vector<work> made;
  for (const node_id node : value.graph().outline()) {
    made.emplace_back(to_string(value.graph().kind(node)), value.graph().key(node),
                      value.graph().name(node));
  }
  return made;
}

using holding = std::tuple<std::string, std::string, std::string, std::string>;

/// Actor, kind, role and number of each row of `assignments`.
std::vector<holding> holdings_of(const plan& value) {
  const table found = assignments(value, inheritance::nearest);
  std::vector<holding> made;
  for (std::size_t row = 0; row < found.rows(); ++row) {
    const auto at = [&](std::string_view name) { return found.column(name).utf8_at(row); };
    made.emplace_back(at("actor"), at("actor_kind"), at("role"), at("number"));
  }
  std::sort(made.begin(), made.end());
  return made;
}

std::vector<std::string> codes_of(const plan& value) {
  std::vector<std::string> codes;
  for (const diagnostic& one : value.diagnostics()) codes.push_back(one.code);
  return codes;
}

bool tells(const plan& value, std::string_view code) {
  const auto codes = codes_of(value);
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

void check_twins(const plan& table, const plan& prose) {
  CHECK(works_of(table) == works_of(prose));
  CHECK(holdings_of(table) == holdings_of(prose));
  CHECK(table.document().kind == prose.document().kind);
}

TEST_CASE("a table and its twin in prose are one plan") {
  SECTION("chapters in rows of their own, brackets in them") {
    const plan table = plan_of({{"2023年目标任务分解表", "<", "<", "<", "<"},
                                {"序号", "目  标  任  务", "牵头单位", "责任单位", "责任人"},
                                {"一、发改、财政等工作(牵头领导:成涛、柯文)", "<", "<", "<", "<"},
                                {"1", "★地区生产总值增长9%。", "区发改局", "区统计局", "刘海"},
                                {"2", "税收占比达到75%。", "区财政局", "区税务局\n各乡镇", "周平"},
                                {"二、民政、人社等工作(牵头领导:吴 敏)", "<", "<", "<", "<"},
                                {"3", "城镇新增就业2600人。", "区人社局", "区民政局", "郑洁"}});
    CHECK(table.document().title == "2023年目标任务分解表");
    check_twins(table,
                read_text("2023年目标任务分解表\n"
                          "一、发改、财政等工作(牵头领导:成涛、柯文)\n"
                          "1. ★地区生产总值增长9%。"
                          "（牵头单位：区发改局；责任单位：区统计局；责任人：刘海）\n"
                          "2. 税收占比达到75%。"
                          "（牵头单位：区财政局；责任单位：区税务局、各乡镇；责任人：周平）\n"
                          "二、民政、人社等工作(牵头领导:吴 敏)\n"
                          "3. 城镇新增就业2600人。"
                          "（牵头单位：区人社局；责任单位：区民政局；责任人：郑洁）\n"));
  }
  SECTION("chapters in a column that spans, leaders of a chapter in one merged cell") {
    check_twins(plan_of({{"工作类别", "重点任务", "目标要求", "分管领导", "责任科室（单位）"},
                         {"一、养老服务", "建设中心。", "年内建成。", "孔甲", "养老科、财务科等"},
                         {"^", "增加床位。", "新增200张。", "^", "养老科"},
                         {"二、社会救助", "提高标准。", "提高5%。", "颜乙", "救助科"}}),
                read_text("一、养老服务\n1. 建设中心。年内建成。（责任科室：养老科、财务科等）\n"
                          "2. 增加床位。新增200张。（责任科室：养老科）\n（分管领导：孔甲）\n"
                          "二、社会救助\n3. 提高标准。提高5%。（责任科室：救助科）\n"
                          "（分管领导：颜乙）\n"));
  }
  SECTION("two rows of headings") {
    check_twins(plan_of({{"序号", "任务", "责任分工", "<", "完成时限"},
                         {"^", "^", "牵头领导", "配合单位", "^"},
                         {"1", "甲事。", "张三", "乙局；丙局", "6月底"}}),
                read_text("1. 甲事。（牵头领导：张三，配合单位：乙局、丙局。完成时限：6月底）\n"));
  }
  SECTION("the heading number in the column of numbers") {
    check_twins(plan_of({{"序号", "工作任务", "责任单位"},
                         {"一", "党建工作", ""},
                         {"1", "抓学习。", "党建科"},
                         {"二", "民政工作", ""},
                         {"2", "抓救助。", "救助科"}}),
                read_text("一、党建工作\n1. 抓学习。（责任单位：党建科）\n"
                          "二、民政工作\n2. 抓救助。（责任单位：救助科）\n"));
  }
  SECTION("a first chapter that is called like a column") {
    check_twins(plan_of({{"序号", "工作板块", "重点任务", "责任单位"},
                         {"一、总体要求", "<", "<", "<"},
                         {"1", "二、重点任务", "建设冷库。", "市文化和旅游局"}}),
                read_text("一、总体要求\n二、重点任务\n"
                          "1. 建设冷库。（责任单位：市文化和旅游局）\n"));
  }
  SECTION("numbers within the title") {
    check_twins(plan_of({{"工作任务", "责任单位"},
                         {"一、党建工作", "办公室"},
                         {"1.抓学习。", "党建科"},
                         {"2.抓整改。", "无"}}),
                read_text("一、党建工作（责任单位：办公室）\n1.抓学习。（责任单位：党建科）\n"
                          "2.抓整改。\n"));
  }
}

TEST_CASE("an unnumbered column that spans is the group of its items") {
  const plan value = plan_of({{"工作板块", "工作任务", "牵头领导", "责任科室"},
                              {"养老", "建中心", "张三", "养老科"},
                              {"^", "加床位", "李四", "养老科"},
                              {"救助", "提标准", "", "救助科"}});
  CHECK(works_of(value) == std::vector<work>{{"item", "1", "建中心"},
                                             {"item", "2", "加床位"},
                                             {"item", "3", "提标准"}});
  std::vector<std::string> groups;
  for (const node_id item : value.graph().nodes(node_kind::item)) {
    groups.emplace_back(value.graph().group(item));
  }
  CHECK(groups == std::vector<std::string>{"养老", "养老", "救助"});
  CHECK(codes_of(value) == std::vector<std::string>{"table.filled_down"});
  CHECK(holdings_of(value).size() == 5);
}

TEST_CASE("a row without a number or title of its own belongs to the item above") {
  const plan value = plan_of({{"序号", "任务", "责任单位"},
                              {"1", "甲事", "乙局"},
                              {"^", "^", "丙局"},
                              {"", "丁事", "戊局"}});
  CHECK(works_of(value) == std::vector<work>{{"item", "1", "甲事"}, {"item", "2", "丁事"}});
  CHECK(holdings_of(value) == std::vector<holding>{{"丙局", "section", "responsible", "1"},
                                                   {"乙局", "section", "responsible", "1"},
                                                   {"戊局", "section", "responsible", "2"}});
}

TEST_CASE("a title that spans the rows of its measures is their group") {
  const plan value = plan_of({{"重点任务", "具体措施", "责任科室"},
                              {"养老服务", "建中心。", "甲科"},
                              {"^", "加床位。", "乙科"}});
  CHECK(works_of(value) == std::vector<work>{{"item", "1", "养老服务"}, {"item", "2", "加床位"}});
  CHECK(value.graph().group(value.graph().nodes(node_kind::item)[1]) == "养老服务");
}

TEST_CASE("names in a cell") {
  struct cell {
    std::string said;
    std::vector<std::string> names;
    bool open = false;
  };
  for (const cell& one : std::vector<cell>{{"甲科、乙科", {"甲科", "乙科"}},
                                           {"甲科\n乙科", {"甲科", "乙科"}},
                                           {"甲科；乙科;丙科。", {"甲科", "乙科", "丙科"}},
                                           {"甲科 乙科", {"甲科", "乙科"}},
                                           {"吴 敏", {"吴 敏"}},
                                           {"甲科等", {"甲科"}, true},
                                           {"甲科\n等有关部门", {"甲科"}, true},
                                           {"甲局（办公室）", {"甲局（办公室）"}},
                                           {"—", {}},
                                           {"", {}}}) {
    CAPTURE(one.said);
    const plan value = plan_of({{"任务", "责任单位"}, {"甲事", one.said}});
    std::vector<std::string> names;
    for (const edge_id edge : value.graph().edges(relation::assigned)) {
      names.emplace_back(value.graph().name(value.graph().source(edge)));
      CHECK(value.graph().open_list(edge) == one.open);
      CHECK(value.graph().role_word(edge) == "责任单位");
      CHECK(value.place_in_source(value.graph().name_words(edge)) == "表!B2");
      CHECK(display_name(value.words(value.graph().name_words(edge))) == names.back());
    }
    CHECK(names == one.names);
  }
  const plan odd = plan_of({{"任务", "责任单位"}, {"甲事", "甲科）、乙科（"}});
  CHECK(tells(odd, "table.odd_cell"));
}

TEST_CASE("what a cell says itself wins over its heading") {
  const plan value =
      plan_of({{"任务", "责任单位"}, {"甲事", "牵头单位：甲局\n配合单位：乙局、丙局"}});
  CHECK(holdings_of(value) == std::vector<holding>{{"丙局", "section", "support", "1"},
                                                   {"乙局", "section", "support", "1"},
                                                   {"甲局", "section", "lead", "1"}});
}

TEST_CASE("the caller says what a heading means") {
  const rows table{{"活儿", "谁办", "任务说明"}, {"甲事", "乙科", "x"}};
  CHECK(plan_of(table).graph().nodes(node_kind::item).empty());
  const plan value = plan_of(table, {{"活儿", "任务"}, {"谁办", "责任科室"}});
  CHECK(holdings_of(value) == std::vector<holding>{{"乙科", "section", "responsible", "1"}});
  CHECK(value.graph().role_word(value.graph().edges(relation::assigned)[0]) == "谁办");
}

TEST_CASE("headings that are not known are told") {
  const plan value =
      plan_of({{"任务", "责任单位", "颜色", "责任科室及责任人"}, {"甲事", "乙局", "红", "丙科"}});
  CHECK(tells(value, "table.unknown_column"));
  CHECK(tells(value, "table.joined_heading"));
}

TEST_CASE("a table over two pages, with its headings again or without") {
  extracted_document made;
  made.add_line("2023年分工方案", "paragraph 1");
  made.add_table("", cells_of({{"序号", "任务", "责任单位"}, {"1", "甲事", "甲局"}}));
  made.add_table("", cells_of({{"2", "乙事", "乙局"}}));
  made.add_table("", cells_of({{"序号", "任务", "责任单位"}, {"3", "丙事", "丙局"}}));
  made.add_line("某某县人民政府", "paragraph 2");
  made.add_line("2023年1月5日", "paragraph 3");
  const plan value = read_document(made);
  CHECK(works_of(value) ==
        std::vector<work>{{"item", "1", "甲事"}, {"item", "2", "乙事"}, {"item", "3", "丙事"}});
  CHECK(value.document().title == "2023年分工方案");
  CHECK(value.document().issuer == "某某县人民政府");
  CHECK(value.document().date == date{2023, 1, 5});
}

TEST_CASE("prose that says who is responsible wins over a table beside it") {
  const rows table{{"任务", "责任单位"}, {"甲事", "甲局"}};
  const plan prose = plan_of(table, {}, "1. 乙事。（责任单位：乙局）");
  CHECK(works_of(prose) == std::vector<work>{{"item", "1", "乙事"}});
  CHECK(tells(prose, "document.table_left_out"));
  const plan beside = plan_of(table, {}, "1. 乙事。");
  CHECK(works_of(beside) == std::vector<work>{{"item", "1", "甲事"}});
  CHECK(tells(beside, "document.prose_left_out"));
}

TEST_CASE("a table without known headings is text") {
  const plan value = plan_of({{"一、甲事", "数"}, {"1. 乙事。", "2"}});
  CHECK(works_of(value) ==
        std::vector<work>{{"heading", "一", "甲事\t数"}, {"item", "一/1", "乙事"}});
}

TEST_CASE("equal numbers get keys of their own") {
  const plan value =
      plan_of({{"序号", "任务", "责任单位"}, {"1", "甲事", "甲局"}, {"1", "乙事", "乙局"}});
  CHECK(works_of(value) == std::vector<work>{{"item", "1", "甲事"}, {"item", "1#2", "乙事"}});
  CHECK(tells(value, "reader.duplicate_number"));
}

TEST_CASE("the order of columns does not matter") {
  const rows table{{"序号", "任务", "牵头领导", "责任单位"},
                   {"1", "甲事", "张三", "甲局"},
                   {"2", "乙事", "李四", "乙局、丙局"}};
  const auto wanted = holdings_of(plan_of(table));
  std::vector<std::size_t> order{0, 1, 2, 3};
  do {
    rows turned;
    for (const auto& row : table) {
      turned.emplace_back();
      for (const std::size_t column : order) turned.back().push_back(row[column]);
    }
    CHECK(holdings_of(plan_of(turned)) == wanted);
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("a table may be stopped and has limits") {
  read_options few;
  few.limits.nodes = 1;
  extracted_document made;
  made.add_table("", cells_of({{"任务", "责任单位"}, {"甲事", "甲局"}, {"乙事", "乙局"}}));
  CHECK_THROWS_AS(read_document(made, few), limit_exceeded);
  CHECK_THROWS_AS(read_document(made, {}, {}, stop_token([] { return true; })), stopped);
}

TEST_CASE("a CSV file is one of four shapes") {
  SECTION("assignments") {
    const plan value =
        read_csv("actor,item,role,chapter,effort\n甲,1,lead,一,2\n乙,1,support,一,\n");
    CHECK(holdings_of(value) ==
          std::vector<holding>{{"乙", "leader", "support", "1"}, {"甲", "leader", "lead", "1"}});
    CHECK(value.graph().effort(value.graph().nodes(node_kind::item)[0]) == 2.0);
    CHECK(value.document().encoding == "utf-8");
  }
  SECTION("edges") {
    const plan value = read_csv(
        "source,target,type\n甲,养老科,leads\n甲,1,responsible\n养老专班,1,drives\n甲,养老科,"
        "leads\n");
    CHECK(value.graph().edges(relation::leads).size() == 1);
    CHECK(value.graph().edges(relation::drives).size() == 1);
    CHECK(value.graph().nodes(node_kind::section).size() == 1);
    CHECK(tells(value, "csv.duplicate_edge"));
    const plan weighed =
        read_csv("source_id,target_id,weight\n4294967296,18446744073709551615,2.5\n");
    CHECK(weighed.graph().effort(weighed.graph().nodes(node_kind::item)[0]) == 2.5);
  }
  SECTION("lines in a circle are told, a chain into one and out of it is not") {
    const std::string chain =
        "source,target,type\n子,甲,leads\n甲,乙,leads\n乙,丙,leads\n丙,丑,leads\n";
    CHECK_FALSE(tells(read_csv(chain), "csv.lead_cycle"));
    const plan circle = read_csv(chain + "丙,甲,leads\n");
    REQUIRE(tells(circle, "csv.lead_cycle"));
    for (const diagnostic& one : circle.diagnostics()) {
      if (one.code == "csv.lead_cycle") CHECK(one.excerpt == "甲, 乙, 丙");
    }
  }
  SECTION("pairs") {
    const plan value = read_csv("leader,section\n甲,乙科\n丙,乙科\n甲,乙科\n");
    CHECK(value.graph().nodes(node_kind::item).size() == 2);
    CHECK(value.graph().nodes(node_kind::section).size() == 1);
    const plan chapters = read_csv("牵头领导,章节\n甲德民,加强党建\n");
    CHECK(works_of(chapters) == std::vector<work>{{"heading", "加强党建", "加强党建"}});
  }
  SECTION("a responsibility table, doubled quotes single") {
    const plan value = read_csv(
        "sep=;\n2023年任务表;;\n序号;任务;责任单位\n1;\"抓\"\"双\"\"减\";\"甲局\n乙局\"\n");
    CHECK(works_of(value) == std::vector<work>{{"item", "1", "抓\"双\"减"}});
    CHECK(holdings_of(value).size() == 2);
    CHECK(value.document().title == "2023年任务表");
  }
  SECTION("nothing") {
    CHECK(codes_of(read_csv("")) == std::vector<std::string>{"reader.empty_text"});
  }
}

TEST_CASE("a faulty CSV file is refused with line and byte") {
  struct fault {
    std::string_view text, code;
    std::uint64_t line, byte;
  };
  for (const fault& one :
       {fault{"source,target\n\"a,b\n", "csv.quote", 2, 14},
        fault{"source,target\na\n", "csv.fields", 2, 14},
        fault{"source,target\na,b\na,b,c\n", "csv.fields", 3, 18},
        fault{"source,target,type\na,b,king\n", "csv.value", 2, 23},
        fault{"source_id,target_id\n1,-1\n", "csv.range", 2, 22},
        fault{"source_id,target_id\n18446744073709551616,1\n", "csv.range", 2, 20},
        fault{"source,target,weight\na,b,1e400\n", "csv.range", 2, 25},
        fault{"source,target,weight\na,b,NaN\n", "csv.range", 2, 25},
        fault{"source,target,weight\na,b,\"1,5\"\n", "csv.value", 2, 26},
        fault{"actor,item,color\na,b,c\n", "csv.headings", 1, 0},
        fault{"actor,item,role\na,b,king\n", "csv.value", 2, 20},
        fault{"任务,责任单位\na,b,c\n", "csv.fields", 2, 24},
        fault{"颜色,大小\n", "csv.headings", 1, 0}}) {
    CAPTURE(one.text);
    try {
      static_cast<void>(read_csv(one.text));
      FAIL("no error");
    } catch (const parse_error& caught) {
      CHECK(caught.code() == one.code);
      CHECK(caught.where().line == one.line);
      CHECK(caught.where().byte == one.byte);
    }
  }
  read_options strict;
  strict.strict = true;
  CHECK_THROWS_AS(read_csv("leader,section\n甲,乙\n甲,乙\n", strict), parse_error);
}

}  // namespace

TEST_CASE("random plans and their twins in a table, 200 of them") {
  std::mt19937 random(20);
  const auto any = [&](std::uint32_t below) {
    return static_cast<std::uint32_t>(random() % below);
  };
  using strings = std::vector<std::string>;
  const strings numerals{"一", "二", "三", "四"};
  const strings leaders{"成涛", "柯文", "王建军", "李四"};
  const strings bodies{"组织科", "教育局", "发改局", "市场监管局", "城管中队"};
  const strings marks{"、", "\n", "，", "；"};
  const auto some = [&](const strings& from) {
    strings made;
    for (const std::string& one : from) {
      if (any(3) == 0) made.push_back(one);
    }
    return made;
  };
  const auto joined = [](const strings& all, const std::string& mark) {
    std::string made;
    for (const std::string& one : all) made += (made.empty() ? "" : mark) + one;
    return made;
  };
  std::size_t held = 0;
  for (int round = 0; round < 200; ++round) {
    std::string prose;
    rows table{{"序号", "工作任务", "牵头领导", "牵头单位", "责任科室", "完成时限"}};
    std::uint32_t number = 0;
    const std::uint32_t chapters = any(4) + 1;
    for (std::uint32_t chapter = 0; chapter < chapters; ++chapter) {
      std::string heading = numerals[chapter] + "、甲" + numerals[chapter] + "工作";
      const strings above = some(leaders);
      if (!above.empty()) heading += "（牵头领导：" + joined(above, "、") + "）";
      prose += heading + "\n";
      table.push_back({heading, "<", "<", "<", "<", "<"});
      for (std::uint32_t item = any(4); item < 4; ++item) {
        const std::string title = "办好第" + std::to_string(++number) + "件事。";
        strings row{std::to_string(number), title};
        std::string bracket;
        for (std::size_t at = 2; at < 5; ++at) {
          const strings who = some(at == 2 ? leaders : bodies);
          row.push_back(who.empty() && any(2) == 0 ? "/" : joined(who, marks[any(4)]));
          if (who.empty()) continue;
          bracket += (bracket.empty() ? "（" : "；") + table[0][at] + "：" + joined(who, "、");
        }
        row.emplace_back("6月底前");
        table.push_back(std::move(row));
        prose += std::to_string(number) + "." + title + bracket;
        prose += bracket.empty() ? "\n" : "）\n";
      }
    }
    INFO(prose);
    const plan made = plan_of(table);
    check_twins(made, read_text(prose));
    held += holdings_of(made).size();
  }
  CHECK(held > 1000);
}

TEST_CASE("prefixes and mutants of CSV files are read or refused") {
  const std::string rows_of_a_plan =
      "序号,重点任务,牵头领导,责任单位\n1,\"建\"\"园\"\"区。\",成涛,\"经发局,招商局\"\n,招企业,,"
      "招商局\n";
  const std::string edges = "source,target,type,weight\n甲,子科,leads,1\n子科,T1,lead,2\n";
  std::mt19937 random(1000);
  std::size_t read = 0;
  std::size_t refused = 0;
  const auto attempt = [&](std::string_view bytes) {
    try {
      static_cast<void>(read_csv(bytes));
      ++read;
    } catch (const error&) {
      ++refused;
    }
  };
  for (const std::string& bytes : {rows_of_a_plan, edges}) {
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
      attempt(std::string_view(bytes).substr(0, cut));
    }
    for (int round = 0; round < 1000; ++round) {
      std::string changed = bytes;
      changed[random() % changed.size()] = static_cast<char>(random() % 256);
      attempt(changed);
    }
  }
  CHECK(read > 100);
  CHECK(refused > 100);
}

TEST_CASE("responsibility table: traditional headings") {
  const plan read =
      plan_of({{"序號", "重點工作", "牽頭單位", "完成時限"}, {"1", "辦理子事", "丑處", "6月底前"}});
  CHECK(works_of(read) == std::vector<work>{{"item", "1", "辦理子事"}});
  CHECK(holdings_of(read) == std::vector<holding>{{"丑處", "section", "lead", "1"}});
  CHECK(read.diagnostics().empty());
}
