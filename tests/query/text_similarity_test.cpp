#include "catch.hpp"

#include <atomic>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/build/builder.hpp>
#include <dutygraph/query/similarity.hpp>
#include <dutygraph/query/text_similarity.hpp>

using namespace dutygraph;

using given = std::vector<std::string_view>;
using places = std::vector<std::uint32_t>;

TEST_CASE("the cosine of two texts, worked by hand") {
  // Pairs: ab bc | ab bd | xy. N = 3, df(ab) = 2, the rest 1.
  const text_similarity alike(given{"abc", "abd", "xy"});
  const double common = std::log(4.0 / 3.0) + 1.0;
  const double single = std::log(4.0 / 2.0) + 1.0;
  const double cosine = common * common / (common * common + single * single);
  CHECK(alike.between(0, 1) == Approx(cosine).epsilon(1e-14));
  CHECK(alike.between(0, 1) == alike.between(1, 0));
  CHECK(alike.between(0, 2) == 0.0);
  CHECK(alike.between(2, 2) == 1.0);
}

TEST_CASE("marks, blanks, width and capitals do not matter; single characters do") {
  const text_similarity alike(given{"养老，服务。", "养老 服务", "Ａ", "a", "b", "", "——！"});
  CHECK(alike.between(0, 1) == 1.0);
  CHECK(alike.same(1) == 0);
  CHECK(alike.between(2, 3) == 1.0);
  CHECK(alike.between(3, 4) == 0.0);
  CHECK(alike.blank(5));
  CHECK(alike.blank(6));
  CHECK_FALSE(alike.blank(4));
  CHECK(alike.between(5, 6) == 0.0);  // nothing is not alike to nothing
}

TEST_CASE("it is what similarity says of items by text") {
  const std::vector<std::string> titles = {"新增养老床位", "新增养老服务设施", "提升养老服务质量"};
  plan_builder b;
  for (const std::string& title : titles) {
    b.item(std::to_string(1 + &title - titles.data()), title);
  }
  const plan p = b.build();
  const text_similarity alike(given(titles.begin(), titles.end()));
  const table t = similarity(p, {.of = node_kind::item});
  REQUIRE(t.rows() == 6);
  for (std::size_t row = 0; row < t.rows(); ++row) {
    const auto place = [&](std::string_view column) {
      return static_cast<std::uint32_t>(t.column(column).utf8_at(row)[0] - '1');
    };
    CHECK(t.column("similarity").float64_at(row) ==
          alike.between(place("key"), place("neighbour_key")));
  }
}

TEST_CASE("candidates share the rarest pairs, within what may be looked at") {
  const text_similarity alike(given{"工作甲乙", "工作", "工作甲乙丙", "工作丁戊", "工作甲乙"});
  CHECK(alike.candidates(0, 1, 5, 8, 100) == places{2, 4, 1, 3});
  CHECK(alike.candidates(0, 1, 5, 1, 100) == places{2});
  CHECK(alike.candidates(0, 3, 5, 8, 100) == places{4, 3});
  CHECK(alike.candidates(0, 1, 5, 8, 3) == places{2, 4});  // 作甲 alone
  CHECK(alike.candidates(1, 0, 5, 8, 0).empty());
}

TEST_CASE("no text at all, and a stop") {
  CHECK_NOTHROW(text_similarity(given{}));
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(text_similarity(given{"ab"}, stop_token(stop)), stopped);
}
