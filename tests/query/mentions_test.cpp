#include "catch.hpp"

#include <atomic>

#include <dutygraph/query/mentions.hpp>

#include "org1.hpp"
#include "small_plan.hpp"

using namespace dutygraph;

TEST_CASE("mentions: item, name, word and clause") {
  text_records t("一、甲\n1. 子。会同组织部门做好丑。\n2. 寅。配合省厅。");
  t.node(node_kind::item, "1", "1", "子");
  t.node(node_kind::item, "2", "2", "寅");
  const auto add = [&](const char* item, const char* name, const char* word, const char* clause) {
    t.records.mentions.push_back({item, name, word, t.words(clause), t.words(name)});
  };
  add("1", "组织部门", "会同", "会同组织部门做好丑");
  add("2", "省厅", "配合", "配合省厅");
  t.records.mentions.push_back({"2", "市局", "会同", {}, {}});
  const table found = mentions(build(t.records));
  CHECK(columns(found) ==
        words{"number:utf8", "key:utf8", "name:utf8", "word:utf8", "line:int64", "quote:utf8"});
  CHECK(texts(found, "name") == words{"组织部门", "省厅", "市局"});
  CHECK(texts(found, "number") == words{"1", "2", "2"});
  CHECK(texts(found, "word") == words{"会同", "配合", "会同"});
  CHECK(texts(found, "quote") == words{"会同组织部门做好丑", "配合省厅", "(null)"});
  CHECK(found.column("line").int64_at(0) == 2);
  CHECK(found.column("line").int64_at(1) == 3);
  CHECK(found.column("line").is_null(2));
  CHECK(found.caption().substr(0, 10) == "3 mentions");
}

TEST_CASE("mentions: none, and stop") {
  CHECK(mentions(plan()).rows() == 0);
  CHECK(mentions(small_plan()).rows() == 0);
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(mentions(plan(), stop_token(stop)), stopped);
}
