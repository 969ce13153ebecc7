#include "catch.hpp"

#include <atomic>
#include <string>

#include <dutygraph/build/builder.hpp>
#include <dutygraph/exchange/json.hpp>

#include "model/random_plan.hpp"

using namespace dutygraph;

namespace {

struct refusal {
  std::string code;
  std::uint64_t line = 0;
  std::uint64_t byte = 0;
};

refusal refused(const std::string& text) {
  try {
    (void)from_json(text, "p.json");
  } catch (const exchange_error& e) {
    return {e.code(), e.where().line, e.where().byte.value_or(9999)};
  }
  return {};
}

}  // namespace

TEST_CASE("a plan reads back equal, and the same plan gives the same bytes") {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const plan p = random_plan(seed);
    const std::string text = to_json(p);
    const plan back = from_json(text);
    REQUIRE(back == p);
    REQUIRE(to_json(back) == text);
  }
  CHECK(from_json(to_json(plan())) == plan());
}

TEST_CASE("an attitude is written where there is one, and reads back") {
  plan_records records;
  for (const bool attitude : {true, false}) {
    node_record& theme = records.nodes.emplace_back();
    theme.kind = node_kind::theme;
    theme.key = theme.name = attitude ? "one" : "two";
    theme.attitude = attitude;
  }
  const plan p = build(records);
  const std::string text = to_json(p);
  CHECK(text.find("\"name\":\"one\",\"attitude\":true}") != std::string::npos);
  CHECK(text.find("\"name\":\"two\"}") != std::string::npos);
  CHECK(from_json(text) == p);
  records.nodes[0].attitude = false;
  CHECK(!(build(records) == p));
}

TEST_CASE("places are written where there are any, and read back") {
  plan_records records;
  records.text = "ab\n";
  CHECK(to_json(build(records)).find("places") == std::string::npos);
  records.places = {{0, "表1!A1"}, {1, "表1!B1"}};
  const plan p = build(records);
  const std::string text = to_json(p);
  CHECK(text.find("\"places\":[\n{\"begin\":0,\"name\":\"表1!A1\"},\n{\"begin\":1,") !=
        std::string::npos);
  CHECK(from_json(text) == p);
  CHECK(!(build(plan_records{{}, "ab\n", {}, {}, {}, {}, {}}) == p));
  const std::string head = "{\"format\":\"dutygraph\",\"version\":1,";
  CHECK(refused(head + "\"places\":[{\"begin\":2},{\"begin\":1}]}").code == "json.value");
  CHECK(refused(head + "\"places\":[{\"end\":2}]}").code == "json.member");
}

TEST_CASE("mentions are written where there are any, and read back") {
  plan_records records = to_records(plan_builder().item("1", "one").build());
  records.text = "0123456789";
  const plan without = build(records);
  CHECK(to_json(without).find("mentions") == std::string::npos);
  records.mentions = {{"1", "name", "word", {1, 8}, {3, 5}}, {"1", "bare", "", {}, {}}};
  const plan with = build(records);
  CHECK(to_json(with).find(
            "\"mentions\":[\n{\"item\":\"1\",\"name\":\"name\",\"word\":\"word\",\"words\":[1,8],"
            "\"name_words\":[3,5]},\n{\"item\":\"1\",\"name\":\"bare\"}]") != std::string::npos);
  CHECK(from_json(to_json(with)) == with);
  CHECK(!(with == without));
  const std::string head = "{\"format\":\"dutygraph\",\"version\":1,";
  CHECK(refused(head + "\"mentions\":[{\"kind\":\"item\"}]}").code == "json.member");
  CHECK(refused(head + "\"mentions\":{}}").code == "json.value");
  CHECK_THROWS_AS(from_json(head + "\"mentions\":[{\"item\":\"1\",\"name\":\"n\"}]}"), build_error);
}

TEST_CASE("any name survives") {
  const std::string odd = "a\"\\/\b\f\n\r\t\x01 \xE2\x80\xA8 <script> \xF0\xA0\x80\x80";
  plan_builder b(odd);
  b.item("1", odd, "", 0.1, odd).assign("Ana", "1", {.role_word = odd, .open_list = true});
  b.issued({2020, 4, 8});
  const plan p = b.build();
  CHECK(from_json(to_json(p)) == p);
  CHECK(from_json(to_json(p)).document().title == odd);
}

TEST_CASE("the file says what it is") {
  const std::string text = to_json(plan());
  CHECK(text.substr(0, 34) == "{\"format\":\"dutygraph\",\"version\":1,");
}

TEST_CASE("bad syntax is refused with line and byte") {
  CHECK(refused("").code == "json.syntax");
  CHECK(refused("{\n \"a\":1,\"a\":2}").line == 2);
  CHECK(refused("{\"a\":1,\"a\":2}").byte == 7);
  for (const char* bad :
       {"[1,", "[1,]", "{\"a\"}", "nul", "01", "1.", "1e", "-", "{}x", "\"\\x\"", "\"\n\"", "\"abc",
        "[1 2]", "{,}", "// c\n{}", "{\"a\":1,}", "'a'", "NaN"}) {
    INFO(bad);
    CHECK(refused(bad).code == "json.syntax");
  }
  CHECK(refused("{\"a\":1,\"a\":2}").code == "json.duplicate");
  CHECK(refused("1e999").code == "json.range");
  CHECK(refused("\"\\ud800\"").code == "json.surrogate");
  CHECK(refused("\"\\ud800\\u0041\"").code == "json.surrogate");
  CHECK(refused("\"\xFF\"").code == "json.utf8");
}

TEST_CASE("what is no plan is refused") {
  const std::string head = "{\"format\":\"dutygraph\",\"version\":1,";
  CHECK(refused("{}").code == "json.member");
  CHECK(refused("[]").code == "json.value");
  CHECK(refused("{\"format\":\"dutygraph\",\"version\":2}").code == "json.version");
  CHECK(refused(head + "\"other\":1}").code == "json.member");
  CHECK(refused(head + "\"nodes\":[{\"kind\":\"king\"}]}").code == "json.value");
  CHECK(refused(head + "\"nodes\":[{\"effort\":\"1\"}]}").code == "json.value");
  CHECK(refused(head + "\"nodes\":[{\"words\":[1]}]}").code == "json.value");
  CHECK(refused(head + "\"nodes\":[{\"words\":[2,1]}]}").code == "json.value");
  CHECK(refused(head + "\"nodes\":[{\"words\":[1,1.5]}]}").code == "json.value");
  CHECK(refused(head + "\"nodes\":[{\"words\":[1,99999999999]}]}").code == "json.value");
  CHECK_THROWS_AS(from_json(head + "\"nodes\":[{\"kind\":\"item\"}]}"), build_error);
}

TEST_CASE("an empty span is none, wherever it is said to stand") {
  const plan read = from_json(
      "{\"format\":\"dutygraph\",\"version\":1,\"text\":\"abc\","
      "\"nodes\":[{\"kind\":\"item\",\"key\":\"1\",\"name\":\"a\",\"words\":[2,2]}]}");
  CHECK(from_json(to_json(read)) == read);
}

TEST_CASE("depth and size are limited, and a stop flag ends both ways") {
  limits shallow;
  shallow.nesting = 8;
  try {
    (void)from_json(std::string(100, '['), {}, shallow);
    FAIL("no error");
  } catch (const limit_exceeded& e) {
    CHECK(e.limit() == "nesting");
    CHECK(e.where() == place{"", 1, 9, 8});
  }
  CHECK_THROWS_AS(from_json(std::string(1'000'000, '[')), limit_exceeded);
  limits small;
  small.input_bytes = 10;
  CHECK_THROWS_AS(from_json(to_json(plan()), {}, small), limit_exceeded);
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(to_json(plan(), stop_token(stop)), stopped);
  CHECK_THROWS_AS(from_json("{}", {}, {}, stop_token(stop)), stopped);
}
