#include "catch.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/query/text_similarity.hpp>
#include <dutygraph/scenario/compare.hpp>
#include <dutygraph/scenario/detail/heaviest_matching.hpp>

#include "model/random_plan.hpp"
#include "query/org1.hpp"

using namespace dutygraph;

namespace {

const assignment_options section_lead{.role = "responsible", .actor_kind = "section"};

/// An invented plan of one year.
plan_builder last_year() {
  plan_builder b("2023年甲市民政工作要点");
  b.issuer("甲市民政局");
  b.chapter("一", "养老服务").chapter("二", "社会救助");
  b.item("1", "新增养老床位", "一", 1.0, "新建床位二百张。");
  b.item("2", "培训护理人员", "一", 1.0, "组织培训四期。");
  b.item("3", "提高低保标准", "二", 1.0, "按月发放。");
  b.item("4", "规范临时救助", "二", 1.0, "建立备用金。");
  b.item("5", "编印政策手册", "二");
  b.assign("孙尧", "一").assign("养老科", "一", section_lead);
  b.assign("李禾", "二").assign("救助科", "二", section_lead);
  return b;
}

/// The next one: a chapter before the others, titles and holders changed, an item dropped.
plan_builder this_year(std::string_view issuer) {
  plan_builder b("2024年甲市民政工作要点");
  b.issuer(issuer);
  b.chapter("一", "党的建设").chapter("二", "养老服务").chapter("三", "困难群众社会救助");
  b.item("1", "加强党员教育", "一", 1.0, "每月一课。");
  b.item("2", "编印政策手册", "一");
  b.item("3", "新增养老床位", "二", 1.0, "新建床位二百张。");
  b.item("4", "培训养老护理人员", "二", 1.0, "组织培训四期。");
  b.item("5", "提高低保标准", "三", 1.0, "按月足额发放。");
  b.assign("周宁", "一").assign("孙尧", "二").assign("李禾", "三");
  b.assign("养老科", "二", {.role = "support", .actor_kind = "section"});
  b.assign("救助科", "三", section_lead).assign("周宁", "5");
  return b;
}

std::vector<std::string> scores(const table& t) {
  std::vector<std::string> out;
  for (std::size_t row = 0; row < t.rows(); ++row) {
    const table_column& score = t.column("score");
    out.push_back(score.is_null(row) ? "-" : std::to_string(score.float64_at(row)).substr(0, 4));
  }
  return out;
}

bool all_same(const table& t) {
  const words change = lists(t, "change");
  return std::all_of(change.begin(), change.end(), [](const auto& one) { return one == "same"; });
}

long long total(const comparison& found, std::string_view kind, std::string_view column) {
  const words kinds = texts(found.totals, "kind");
  const auto row = std::find(kinds.begin(), kinds.end(), kind) - kinds.begin();
  return found.totals.column(column).int64_at(static_cast<std::size_t>(row));
}

bool says(const table& t, std::string_view part) {
  return t.caption().find(part) != std::string::npos;
}

/// An item of random words, so that many are alike.
std::string random_words(std::mt19937& engine, std::uint32_t most) {
  constexpr std::string_view parts[] = {"养老", "救助", "床位", "标准", "服务", "提高", "规范"};
  std::string out;
  for (auto count = engine() % most; count > 0; --count) out += parts[engine() % 7];
  return out;
}

plan random_items(std::mt19937& engine) {
  plan_builder b("random");
  const auto items = engine() % 6;
  for (std::uint32_t item = 0; item < items; ++item) {
    b.item(std::to_string(item + 1 + engine() % 2 * 10), random_words(engine, 4), "", 1.0,
           random_words(engine, 4));
  }
  return b.build();
}

/// The greatest sum of scores of one-to-one pairs, by trying all, in millionths.
class all_pairings {
 public:
  all_pairings(const plan& before, const plan& after) {
    const id_range<node_id> mine = before.graph().nodes(node_kind::item);
    const id_range<node_id> theirs = after.graph().nodes(node_kind::item);
    std::vector<std::string_view> titles;
    std::vector<std::string_view> bodies;
    const auto read = [&](const plan& where, const id_range<node_id>& items) {
      for (const node_id item : items) {
        titles.push_back(where.graph().name(item));
        bodies.push_back(where.graph().text(item));
      }
    };
    read(before, mine);
    read(after, theirs);
    const text_similarity title(titles);
    const text_similarity body(bodies);
    for (std::uint32_t one = 0; one < mine.size(); ++one) {
      score_.emplace_back();
      for (std::uint32_t other = 0; other < theirs.size(); ++other) {
        const std::uint32_t behind = mine.size() + other;
        const double number =
            before.graph().number(mine[one]) == after.graph().number(theirs[other]) ? 1.0 : 0.0;
        const bool titled = !titles[one].empty() || !titles[behind].empty();
        const bool texts = !bodies[one].empty() && !bodies[behind].empty();
        const bool any = !bodies[one].empty() || !bodies[behind].empty();
        const double t = title.between(one, behind);
        const double x = body.between(one, behind);
        const double score = titled && texts ? 0.5 * t + 0.4 * x + 0.1 * number
                             : titled        ? 0.9 * t + 0.1 * number
                             : any           ? 0.9 * x + 0.1 * number
                                             : number;
        const long long whole = std::llround(score * 1e6);
        score_.back().push_back(whole < 400'000 ? 0 : whole);
      }
    }
    columns_ = theirs.size();
  }

  [[nodiscard]] long long best() const {
    std::vector<long long> sums(std::size_t{1} << columns_);  // by the set of partners used
    for (const std::vector<long long>& row : score_) {
      for (std::size_t used = sums.size(); used-- > 0;) {
        for (std::uint32_t other = 0; other < columns_; ++other) {
          if ((used >> other & 1U) == 0 || row[other] == 0) continue;
          sums[used] = std::max(sums[used], sums[used ^ (std::size_t{1} << other)] + row[other]);
        }
      }
    }
    return *std::max_element(sums.begin(), sums.end());
  }

 private:
  std::vector<std::vector<long long>> score_;
  std::uint32_t columns_ = 0;
};

long long sum_of_scores(const comparison& found) {
  long long sum = 0;
  for (std::size_t row = 0; row < found.items.rows(); ++row) {
    sum += std::llround(found.items.column("score").float64_at(row) * 1e6);
  }
  return sum;
}

}  // namespace

TEST_CASE("what moved between two invented years") {
  const comparison found = compare(last_year().build(), this_year("甲市民政局").build());
  const table& items = found.items;
  CHECK(columns(items) == words{"change:list<utf8>", "number_before:utf8", "number_after:utf8",
                                "key_before:utf8", "key_after:utf8", "title_before:utf8",
                                "title_after:utf8", "chapter_before:utf8", "chapter_after:utf8",
                                "score:float64", "title_similarity:float64",
                                "text_similarity:float64", "match:utf8", "evidence:list<utf8>",
                                "leaders_before:list<utf8>", "leaders_after:list<utf8>",
                                "sections_before:list<utf8>", "sections_after:list<utf8>"});
  CHECK(lists(items, "change") == words{"renumbered,roles_changed",
                                        "renamed,renumbered,roles_changed",
                                        "renumbered,reworded,holders_changed", "lost",
                                        "renumbered,moved,holders_changed", "gained"});
  CHECK(texts(items, "number_before") == words{"1", "2", "3", "4", "5", "(null)"});
  CHECK(texts(items, "number_after") == words{"3", "4", "5", "(null)", "2", "1"});
  CHECK(texts(items, "key_after") == words{"二/3", "二/4", "三/5", "(null)", "一/2", "一/1"});
  CHECK(texts(items, "title_after") == words{"新增养老床位", "培训养老护理人员", "提高低保标准",
                                             "(null)", "编印政策手册", "加强党员教育"});
  CHECK(texts(items, "chapter_before") == words{"一、养老服务", "一、养老服务", "二、社会救助",
                                                "二、社会救助", "二、社会救助", "(null)"});
  CHECK(texts(items, "chapter_after")[2] == "三、困难群众社会救助");
  CHECK(texts(items, "match") ==
        words{"identical", "inferred", "identical", "(null)", "identical", "(null)"});
  CHECK(lists(items, "evidence") ==
        words{"title,text", "similar_title,text", "title,similar_text", "", "title", ""});
  CHECK(items.column("evidence").is_null(3));
  CHECK(items.column("score").float64_at(0) == 0.9);
  CHECK(items.column("score").float64_at(4) == 0.9);
  CHECK(items.column("text_similarity").is_null(4));
  CHECK(items.column("score").is_null(3));
  CHECK(lists(items, "leaders_before") == words{"孙尧", "孙尧", "李禾", "李禾", "李禾", ""});
  CHECK(lists(items, "leaders_after") == words{"孙尧", "孙尧", "周宁", "", "周宁", "周宁"});
  CHECK(lists(items, "sections_after") == words{"养老科", "养老科", "救助科", "", "", ""});
  CHECK(says(items, "both plans issued by 甲市民政局"));
  CHECK(says(items, "inheritance: nearest; denominators: 5 items before, 5 after"));
  CHECK(says(items, "pairs from 0.4 on"));

  const table& headings = found.headings;
  CHECK(columns(headings) == words{"change:list<utf8>", "number_before:utf8", "number_after:utf8",
                                   "key_before:utf8", "key_after:utf8", "title_before:utf8",
                                   "title_after:utf8", "score:float64", "match:utf8",
                                   "items_before:int64", "items_after:int64", "items_kept:int64"});
  CHECK(lists(headings, "change") == words{"renumbered", "renamed,renumbered", "gained"});
  CHECK(texts(headings, "title_after") == words{"养老服务", "困难群众社会救助", "党的建设"});
  CHECK(texts(headings, "match") == words{"identical", "inferred", "(null)"});
  CHECK(scores(headings)[0] == "0.90");
  CHECK(headings.column("items_before").int64_at(1) == 3);
  CHECK(headings.column("items_kept").int64_at(1) == 1);
  CHECK(headings.column("items_before").is_null(2));

  const table& actors = found.actors;
  CHECK(columns(actors) ==
        words{"name:utf8", "kind:utf8", "items_before:int64", "items_after:int64", "kept:int64",
              "items_fractional_before:float64", "items_fractional_after:float64"});
  CHECK(texts(actors, "name") == words{"孙尧", "李禾", "周宁", "养老科", "救助科"});
  CHECK(texts(actors, "kind") == words{"leader", "leader", "leader", "section", "section"});
  CHECK(counts(actors, "items_before") == whole{2, 3, 0, 2, 3});
  CHECK(actors.column("items_before").is_null(2));
  CHECK(counts(actors, "items_after") == whole{2, 0, 3, 2, 1});
  CHECK_FALSE(actors.column("items_after").is_null(1));
  CHECK(counts(actors, "kept") == whole{2, 0, 0, 2, 1});
  CHECK(actors.column("items_fractional_before").float64_at(1) == 3.0);

  CHECK(texts(found.totals, "kind") == words{"item", "heading", "leader", "section"});
  CHECK(counts(found.totals, "before") == whole{5, 2, 2, 2});
  CHECK(counts(found.totals, "after") == whole{5, 3, 3, 2});
  CHECK(counts(found.totals, "both") == whole{4, 2, 2, 2});
  CHECK(counts(found.totals, "gained") == whole{1, 1, 1, 0});
  CHECK(counts(found.totals, "lost") == whole{1, 0, 0, 0});
  CHECK(counts(found.totals, "same") == whole{0, 0, 0, 0});
  CHECK(counts(found.totals, "inferred") == whole{1, 1, 0, 0});
  CHECK(counts(found.totals, "renamed") == whole{1, 1, 0, 0});
  CHECK(counts(found.totals, "renumbered") == whole{4, 2, 0, 0});
  CHECK(counts(found.totals, "moved") == whole{1, 0, 0, 0});
  CHECK(found.totals.column("reworded").is_null(1));
  CHECK(found.totals.column("same").is_null(2));
  CHECK(found.exact);
}

TEST_CASE("the score by the formula, from the similarities beside it") {
  const comparison found = compare(last_year().build(), this_year("甲市民政局").build());
  const double title = found.items.column("title_similarity").float64_at(1);
  CHECK(title > 0.4);
  CHECK(title < 1.0);
  CHECK(found.items.column("text_similarity").float64_at(1) == 1.0);
  CHECK(found.items.column("score").float64_at(1) == Approx(0.5 * title + 0.4).margin(5e-7));
}

TEST_CASE("whoever has one name in two documents may be two persons") {
  for (const char* issuer : {"乙市民政局", ""}) {
    const comparison found = compare(last_year().build(), this_year(issuer).build());
    for (const table* t : {&found.items, &found.actors, &found.totals}) {
      CHECK(says(*t, "same name, not necessarily the same person"));
    }
  }
  CHECK(says(compare(plan(), plan()).actors, "issuers not stated for both"));
}

TEST_CASE("a plan against itself is the same all over") {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const plan p = random_plan(seed);
    const comparison found = compare(p, p);
    REQUIRE(all_same(found.items));
    REQUIRE(all_same(found.headings));
    REQUIRE(found.items.rows() == p.graph().nodes(node_kind::item).size());
    for (std::size_t row = 0; row < found.items.rows(); ++row) {
      REQUIRE(found.items.column("score").float64_at(row) == 1.0);
      REQUIRE(found.items.column("match").utf8_at(row) == "identical");
    }
    REQUIRE(counts(found.actors, "items_before") == counts(found.actors, "items_after"));
    REQUIRE(counts(found.actors, "items_before") == counts(found.actors, "kept"));
  }
  // Without words there is only the number; of two equal items the place decides.
  const plan bare = plan_builder()
                        .chapter("一", "")
                        .item("1", "", "一")
                        .item("2", "", "一")
                        .item("3", "甲", "一")
                        .item("4", "甲", "一")
                        .build();
  CHECK(all_same(compare(bare, bare).items));
  CHECK(all_same(compare(bare, bare).headings));
}

TEST_CASE("marks, width and blanks are no change") {
  const plan one = plan_builder().item("1", "养老，服务", "", 1.0, "做好。").build();
  const plan other = plan_builder().item("1", "养老 服务。", "", 1.0, "做好！").build();
  CHECK(all_same(compare(one, other).items));
}

TEST_CASE("an item inserted at the front renumbers all and disturbs nothing") {
  plan_builder before;
  plan_builder after;
  after.item("1", "先办一件别的事");
  for (int item = 1; item <= 400; ++item) {  // too many for all pairs
    const std::string title = "第" + std::to_string(item * 7919) + "号任务";
    before.item(std::to_string(item), title);
    after.item(std::to_string(item + 1), title);
  }
  const comparison found = compare(before.build(), after.build());
  const words change = lists(found.items, "change");
  REQUIRE(change.size() == 401);
  CHECK(std::count(change.begin(), change.end(), "renumbered") == 400);
  CHECK(change.back() == "gained");
  CHECK(counts(found.totals, "inferred")[0] == 0);
}

TEST_CASE("a number alone pairs no items that have words") {
  const comparison found = compare(plan_builder().item("1", "甲乙丙").build(),
                                   plan_builder().item("1", "丁戊己").build());
  CHECK(lists(found.items, "change") == words{"lost", "gained"});
}

TEST_CASE("the greatest sum of scores, by trying all, on 500 pairs of plans; and the way back") {
  int inferred = 0;
  int contested = 0;
  for (std::uint32_t seed = 0; seed < 500; ++seed) {
    std::mt19937 engine(seed);
    const plan before = random_items(engine);
    const plan after = random_items(engine);
    const comparison found = compare(before, after);
    REQUIRE(sum_of_scores(found) == all_pairings(before, after).best());
    inferred += total(found, "item", "inferred") > 0 ? 1 : 0;
    contested += total(found, "item", "lost") > 0 && total(found, "item", "both") > 0 ? 1 : 0;

    // By candidates instead of all pairs nothing changes on plans this small.
    compare_options few;
    few.all_pairs = 0;
    const comparison again = compare(before, after, few);
    REQUIRE(sum_of_scores(again) == sum_of_scores(found));

    const comparison back = compare(after, before);
    REQUIRE(sum_of_scores(back) == sum_of_scores(found));
    words there;
    words here;
    for (std::size_t row = 0; row < found.items.rows(); ++row) {
      there.push_back(texts(found.items, "key_before")[row] + ">" +
                      texts(found.items, "key_after")[row]);
    }
    for (std::size_t row = 0; row < back.items.rows(); ++row) {
      here.push_back(texts(back.items, "key_after")[row] + ">" +
                     texts(back.items, "key_before")[row]);
    }
    std::sort(there.begin(), there.end());
    std::sort(here.begin(), here.end());
    REQUIRE(there == here);
    REQUIRE(total(found, "item", "gained") == total(back, "item", "lost"));
    REQUIRE(total(found, "item", "moved") == total(back, "item", "moved"));
  }
  CHECK(inferred > 50);
  CHECK(contested > 50);
}

TEST_CASE("the way back on random plans with headings and holders") {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const plan one = random_plan(seed);
    const plan other = random_plan(seed + 1000);
    const comparison there = compare(one, other);
    const comparison back = compare(other, one);
    for (const char* kind : {"item", "heading", "leader", "section"}) {
      REQUIRE(total(there, kind, "gained") == total(back, kind, "lost"));
      REQUIRE(total(there, kind, "both") == total(back, kind, "both"));
    }
    for (const char* change : {"same", "renamed", "moved", "holders_changed", "roles_changed"}) {
      REQUIRE(total(there, "item", change) == total(back, "item", change));
    }
  }
}

TEST_CASE("headings: another parent, another level, deep nesting") {
  const auto nested = [](const char* parent) {
    return plan_builder()
        .chapter("一", "甲部分")
        .chapter("二", "乙部分")
        .chapter("（一）", "丙事务", parent)
        .item("1", "丁任务", std::string(parent) + "/（一）")
        .build();
  };
  const comparison moved = compare(nested("一"), nested("二"));
  CHECK(lists(moved.headings, "change") == words{"same", "same", "moved"});
  CHECK(lists(moved.items, "change") == words{"moved"});
  const plan top = plan_builder().chapter("（一）", "丙事务").build();
  CHECK(total(compare(nested("一"), top), "heading", "both") == 0);

  plan_builder deep;
  std::string parent;
  for (int level = 0; level < 40; ++level) {
    const std::string number = "h" + std::to_string(level);
    deep.chapter(number, "标题" + number, parent);
    parent += (parent.empty() ? "" : "/") + number;
  }
  const plan p = deep.item("1", "任务", parent).build();
  const comparison same = compare(p, p);
  CHECK(all_same(same.headings));
  CHECK(same.headings.column("items_kept").int64_at(15) == 1);
  CHECK(same.headings.column("items_kept").is_null(16));
}

TEST_CASE("empty plans") {
  const comparison none = compare(plan(), plan());
  CHECK(none.items.rows() == 0);
  CHECK(none.items.columns().size() == 18);
  CHECK(counts(none.totals, "before") == whole{0, 0, 0, 0});
  const comparison all = compare(plan(), last_year().build());
  CHECK(total(all, "item", "gained") == 5);
  CHECK(total(compare(last_year().build(), plan()), "item", "lost") == 5);
}

TEST_CASE("ten thousand items, by candidates") {
  // Words of two out of 500 characters, each year the same ones; what all items say is in all.
  const auto make = [](std::uint32_t items, std::uint32_t year) {
    std::mt19937 engine(7);
    const auto word = [&engine] {
      std::string out;
      for (int character = 0; character < 2; ++character) {
        const std::uint32_t code = 0x4E00 + static_cast<std::uint32_t>(engine()) % 500;
        out += {static_cast<char>(0xE0 | code >> 12), static_cast<char>(0x80 | (code >> 6 & 0x3F)),
                static_cast<char>(0x80 | (code & 0x3F))};
      }
      return out;
    };
    plan_builder b("large");
    for (std::uint32_t item = 0; item < items; ++item) {
      std::string title = "加强" + word() + word() + word() + "工作";
      std::string text = "切实加强领导,";
      for (int count = 0; count < 20; ++count) text += word() + (count % 5 == 4 ? "," : "");
      if (year == 1 && item % 10 == 0) title = "扎实做好" + title;
      if (year == 1 && item % 7 == 0) text += "进一步提高水平";
      b.item(std::to_string(item + 1 + year * 3), title, "", 1.0, text);
    }
    return b.build();
  };
  const comparison found = compare(make(10'000, 0), make(10'000, 1));
  CHECK(total(found, "item", "both") == 10'000);
  CHECK(total(found, "item", "renumbered") == 10'000);
  CHECK(total(found, "item", "inferred") == 1'000);
  CHECK(found.exact);
}

TEST_CASE("thousands of equal items end in time") {
  const auto make = [](std::uint32_t items) {
    plan_builder b("equal");
    for (std::uint32_t item = 0; item < items; ++item) b.item(std::to_string(item + 1), "例会");
    return b.build();
  };
  const comparison found = compare(make(3'000), make(1'500));
  CHECK(total(found, "item", "both") == 1'500);
  CHECK(total(found, "item", "lost") == 1'500);
}

TEST_CASE("beyond the work allowed each takes the best that is free") {
  using detail::weighted_pair;
  const stop_token stop;
  const std::vector<weighted_pair> pairs = {
      {0, 0, {6, 0, 0, 0}}, {0, 1, {5, 0, 0, 0}}, {1, 0, {5, 0, 0, 0}}, {2, 0, {9, 0, 0, 0}}};
  detail::heaviest_matching enough(3, 2, pairs, 100, stop);
  CHECK(enough.run() == std::vector<std::uint32_t>{1, detail::nobody, 0});
  CHECK(enough.exact());
  detail::heaviest_matching cut(3, 2, pairs, 2, stop);
  CHECK(cut.run() == std::vector<std::uint32_t>{0, detail::nobody, detail::nobody});
  CHECK_FALSE(cut.exact());
}

TEST_CASE("compare refuses and stops") {
  for (const double threshold : {0.0, -1.0, 1.1, std::nan("")}) {
    compare_options options;
    options.threshold = threshold;
    CHECK_THROWS_AS(compare(plan(), plan(), options), argument_error);
  }
  compare_options strict;
  strict.threshold = 1.0;
  CHECK(total(compare(last_year().build(), last_year().build(), strict), "item", "both") == 5);
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(compare(plan(), plan(), {}, stop_token(stop)), stopped);
}
