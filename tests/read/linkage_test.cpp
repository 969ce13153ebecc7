#include "catch.hpp"

#include <algorithm>
#include <atomic>
#include <string_view>
#include <vector>

#include <dutygraph/read/linkage.hpp>

using namespace dutygraph;

namespace {

const std::vector<std::string_view> forces = {"生猪产业发展工作专班", "农村公路建设工作专班",
                                              "海上风电项目工作专班"};

std::vector<linkable_item> sample() {
  return {{"保障供给", "稳定生猪产业", "落实生猪产业扶持办法。"},
          {"保障供给", "推进蔬菜种植", "扩大大棚面积。"},
          {"改善交通", "新建农村公路", "完成农村公路三十里。"},
          {"改善交通", "整治客运站", "更新候车室座椅。"}};
}

}  // namespace

TEST_CASE("a task force drives the items that hold its matter, and none without shared words") {
  const std::vector<linkable_item> items = sample();
  const std::vector<inferred_link> found = infer_links(forces, items);
  REQUIRE(found.size() == 2);
  CHECK(found[0].task_force == 0);
  CHECK(found[0].item == 0);
  CHECK(found[1].task_force == 1);
  CHECK(found[1].item == 2);
  for (const inferred_link& link : found) {
    CHECK(link.score > 0);
    CHECK(link.score <= 1);
    REQUIRE_FALSE(link.matched.empty());
    const linkable_item& item = items[link.item];
    const std::string_view field = link.where.field == linkable_field::title     ? item.title
                                   : link.where.field == linkable_field::heading ? item.heading
                                                                                 : item.body;
    CHECK(field.substr(link.where.offset, link.where.length) == link.matched.front());
  }
}

TEST_CASE("the order of the items changes no score") {
  const std::vector<linkable_item> items = sample();
  std::vector<linkable_item> turned = items;
  std::reverse(turned.begin(), turned.end());
  const std::vector<inferred_link> one = infer_links(forces, items);
  const std::vector<inferred_link> other = infer_links(forces, turned);
  REQUIRE(one.size() == other.size());
  for (std::size_t at = 0; at < one.size(); ++at) {
    CHECK(one[at].score == other[at].score);
    CHECK(one[at].item == items.size() - 1 - other[at].item);
  }
}

TEST_CASE("a repeated sentence counts once") {
  std::vector<linkable_item> items = sample();
  items[1].body = "学习生猪产业经验。";
  const std::vector<inferred_link> once = infer_links(forces, items);
  items[1].body = "学习生猪产业经验。学习生猪产业经验。学习生猪产业经验。";
  CHECK(infer_links(forces, items).size() == once.size());
}

TEST_CASE("nothing gives nothing, and a stop flag ends the search") {
  CHECK(infer_links({}, sample()).empty());
  CHECK(infer_links(forces, {}).empty());
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(infer_links(forces, sample(), stop_token(stop)), stopped);
}
