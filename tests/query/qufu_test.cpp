// What a careful reader finds in the Qufu plan of 2020, asked of the plan as read.
#include "catch.hpp"

#include <atomic>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include <dutygraph/model/lookup.hpp>
#include <dutygraph/query/assignments.hpp>
#include <dutygraph/query/coverage.hpp>
#include <dutygraph/query/matrix.hpp>
#include <dutygraph/query/task_forces.hpp>
#include <dutygraph/query/why.hpp>
#include <dutygraph/query/workload.hpp>
#include <dutygraph/read/work_plan.hpp>

#include "org1.hpp"

using namespace dutygraph;

namespace {

const plan& qufu() {
  static const plan read = [] {
    read_options options;
    options.links = read_links("seeds/qufu_2020.links.csv");
    return read_file("seeds/qufu_2020.txt", options);
  }();
  return read;
}

std::map<std::string, long long> by_name(const table& t, std::string_view column) {
  std::map<std::string, long long> out;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    out[std::string(t.column("name").utf8_at(row))] = t.column(column).int64_at(row);
  }
  return out;
}

}  // namespace

TEST_CASE("Qufu: leaders in full and fractional counting") {
  const table t = workload(qufu());
  CHECK(texts(t, "name") == words{"孔德民", "孔令爱", "孔维健", "赵树志", "邢洪彬", "任志民"});
  CHECK(counts(t, "items") == whole{3, 3, 9, 11, 8, 2});
  CHECK(reals(t, "items_fractional") == real{1.5, 1.5, 9, 11, 8, 2});
  CHECK(reals(t, "effort_fractional") == reals(t, "items_fractional"));
  CHECK(counts(t, "chapters") == whole{1, 1, 3, 3, 3, 1});
  CHECK(counts(t, "sole_items") == whole{0, 0, 9, 11, 8, 2});
  CHECK(counts(t, "partners") == whole{1, 1, 0, 0, 0, 0});
  CHECK(t.caption() ==
        "items of leaders counted in full and fractionally (1/number of leaders on the item); "
        "inheritance: nearest; responsibility stated at headings for 33 of 33 items; denominator: "
        "33 items; share: of the effort of the 33 items with one of the leaders; efforts: exact, "
        "rounded once");
}

TEST_CASE("Qufu: sections in full counting, upper bounds") {
  const table t = workload(qufu(), {.of = node_kind::section});
  CHECK(by_name(t, "items") == std::map<std::string, long long>{{"社会组织监督管理办公室", 10},
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
                                                                {"市救助管理站", 2}});
  long long pairs = 0;
  for (const long long count : counts(t, "items")) pairs += count;
  CHECK(pairs == 87);
  CHECK(t.caption().find("upper bounds") != std::string::npos);
}

TEST_CASE("Qufu: every item has a leader and a section, 11 of 33 a task force") {
  CHECK(coverage_ratio(qufu()) == 1.0);
  CHECK(coverage_ratio(qufu(), {.by = node_kind::section}) == 1.0);
  CHECK(coverage_ratio(qufu(), {.k = 2}) == 3.0 / 33.0);
  CHECK(uncovered(qufu()).rows() == 0);
  const table rest = uncovered(qufu(), {.by = node_kind::task_force});
  CHECK(rest.rows() == 22);
  CHECK(texts(rest, "number")[0] == "1");
  CHECK(texts(rest, "chapter")[0] == "严格落实党建、党风廉政建设和意识形态工作责任");
  CHECK(texts(coverage(qufu()), "number").back() == "33");
}

TEST_CASE("Qufu: what the task forces drive, as a person reads it") {
  const table t = task_force_coverage(qufu());
  CHECK(texts(t, "task_force") == words{"社会救助体系优化与兜底保障工作专班",
                                        "养老服务质量提升工作专班", "行政村建制优化推行工作专班",
                                        "城市社区治理实验区建设推进工作专班",
                                        "社会组织党建提升工作专班", "绿色殡葬改革推进工作专班"});
  CHECK(counts(t, "items") == whole{4, 3, 1, 1, 1, 1});
  CHECK(counts(t, "curated") == counts(t, "items"));
  CHECK(counts(t, "stated") == whole{0, 0, 0, 0, 0, 0});
  CHECK(counts(t, "inferred") == whole{0, 0, 0, 0, 0, 0});
  CHECK(counts(t, "leaders") == whole{1, 1, 1, 1, 1, 1});
  CHECK(counts(t, "sections") == whole{6, 1, 1, 1, 2, 1});
  CHECK(t.caption().find("22 of 33 items outside every task force, which is normal") !=
        std::string::npos);
  CHECK(texts(links(qufu()), "number") ==
        words{"4", "5", "6", "7", "8", "9", "10", "13", "15", "17", "23"});
}

TEST_CASE("Qufu: assignments as stated and as inherited") {
  const table stated = assignments(qufu(), inheritance::direct);
  CHECK(stated.rows() == 12 + 27);  // leaders and sections in the brackets of the 11 chapters
  CHECK(texts(stated, "work_kind") == words(stated.rows(), "chapter"));
  CHECK(texts(stated, "provenance") == words(stated.rows(), "stated"));
  CHECK(texts(stated, "role_word")[0] == "牵头领导");
  CHECK(texts(stated, "quote")[0] ==
        "(牵头领导:孔德民、孔令爱。责任科室:党建科、人事科、局办公室)");
  const table held = assignments(qufu());
  CHECK(held.rows() == 36 + 87);
  CHECK(texts(held, "provenance") == words(held.rows(), "inherited"));
}

TEST_CASE("Qufu: leaders by sections, in items") {
  const matrix m = shared_items(qufu(), node_kind::leader, node_kind::section);
  REQUIRE(m.rows.size() == 6);
  REQUIRE(m.columns.size() == 16);
  const auto sections_of = [&m](std::size_t row) {
    int count = 0;
    for (std::size_t c = 0; c < m.columns.size(); ++c) {
      count += m.values[row * m.columns.size() + c] != 0 ? 1 : 0;
    }
    return count;
  };
  const int expected[] = {3, 3, 6, 7, 5, 2};
  for (std::size_t row = 0; row < 6; ++row) CHECK(sections_of(row) == expected[row]);
  std::map<std::string, words> leaders_of;  // sections under headings of more than one leader
  for (std::size_t c = 0; c < m.columns.size(); ++c) {
    words leaders;
    for (std::size_t row = 0; row < m.rows.size(); ++row) {
      if (m.values[row * m.columns.size() + c] != 0) leaders.push_back(m.rows[row]);
    }
    if (leaders.size() > 1) leaders_of[m.columns[c]] = leaders;
  }
  CHECK(leaders_of ==
        std::map<std::string, words>{{"党建科", {"孔德民", "孔令爱", "赵树志"}},
                                     {"人事科", {"孔德民", "孔令爱", "赵树志"}},
                                     {"局办公室", {"孔德民", "孔令爱", "赵树志"}},
                                     {"社会组织监督管理办公室", {"孔维健", "邢洪彬"}},
                                     {"慈善事业促进和社会工作科", {"孔维健", "邢洪彬"}},
                                     {"社会事务科", {"孔维健", "赵树志"}},
                                     {"财务科", {"赵树志", "邢洪彬"}}});
}

TEST_CASE("Qufu: queries of many threads at once give what one gives", "[threads]") {
  const plan fresh = read_file("seeds/qufu_2020.txt");  // inferred on first use, by some thread
  const table alone = links(read_file("seeds/qufu_2020.txt"));
  const table leaders = workload(qufu());
  std::atomic<int> right{0};
  std::vector<std::thread> threads;
  for (int n = 0; n < 8; ++n) {
    threads.emplace_back([&] {
      for (int round = 0; round < 10; ++round) {
        const bool same = links(fresh) == alone && workload(fresh) == leaders &&
                          workload(fresh, {.of = node_kind::section}).rows() == 16 &&
                          coverage(fresh).rows() == 33 && assignments(fresh).rows() == 36 + 87;
        if (same) ++right;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(right == 80);
}

TEST_CASE("Qufu: why 孔维健 has to do with item 8") {
  const explanation found = why(qufu(), "孔维健", "8");
  REQUIRE(found.because.size() == 1);
  CHECK(found.because[0].quote == "(牵头领导:孔维健。责任科室:养老服务科)");
  CHECK(found.text ==
        "孔维健 (leader) and 8. 强化基本养老服务保障 (item 三/8) are joined by 1 statement; "
        "inheritance: nearest\n"
        "孔维健 → 三、加快推进养老服务发展 → 8. 强化基本养老服务保障\n"
        "  role: lead, printed 牵头领导\n"
        "  provenance: inherited; rule: inherited from 三\n"
        "  line 23, column 1: “(牵头领导:孔维健。责任科室:养老服务科)”");
  CHECK(why(qufu(), "任志民", "8").because.empty());
  const explanation force = why(qufu(), "养老服务质量提升工作专班", "9");
  REQUIRE(force.because.size() == 1);
  CHECK(force.because[0].provenance == provenance::curated);
  CHECK(force.because[0].matched == words{"养老服务供给"});
}
