#include <dutygraph/model/date.hpp>
#include <limits>

#include "catch.hpp"

using namespace dutygraph;

TEST_CASE("days that exist") {
  CHECK(is_valid({2020, 2, 29}));
  CHECK(is_valid({2000, 2, 29}));
  CHECK_FALSE(is_valid({1900, 2, 29}));
  CHECK_FALSE(is_valid({2021, 2, 29}));
  CHECK(is_valid({2021, 4, 30}));
  CHECK_FALSE(is_valid({2021, 4, 31}));
  CHECK(is_valid({2021, 12, 31}));
  CHECK_FALSE(is_valid({2021, 13, 1}));
  CHECK_FALSE(is_valid({2021, 0, 1}));
  CHECK_FALSE(is_valid({2021, 1, 0}));
}

TEST_CASE("worked values") {
  CHECK(days_since_epoch({1970, 1, 1}) == 0);
  CHECK(days_since_epoch({1969, 12, 31}) == -1);
  CHECK(days_since_epoch({2000, 3, 1}) == 11'017);
  CHECK(days_since_epoch({2020, 4, 8}) == 18'360);
  CHECK(days_since_epoch({1, 1, 1}) == -719'162);
  CHECK(days_since_epoch({0, 1, 1}) == -719'528);
}

TEST_CASE("day by day over 800 years, forwards and back") {
  date day{1600, 1, 1};
  std::int32_t days = days_since_epoch(day);
  CHECK(days == -135'140);
  std::size_t wrong = 0;
  while (day.year < 2400) {
    wrong += is_valid(day) && date_of_days(days) == day && days_since_epoch(day) == days ? 0 : 1;
    ++days;
    ++day.day;
    if (!is_valid(day)) day = {day.year, static_cast<std::uint8_t>(day.month + 1), 1};
    if (!is_valid(day)) day = {day.year + 1, 1, 1};
  }
  CHECK(wrong == 0);
  CHECK(days == days_since_epoch({2400, 1, 1}));
}

TEST_CASE("the ends of the range of days") {
  using range = std::numeric_limits<std::int32_t>;
  for (const std::int32_t days : {range::min(), range::min() + 1, -1, 0, range::max()}) {
    CHECK(days_since_epoch(date_of_days(days)) == days);
  }
  CHECK(days_since_epoch({range::max(), 12, 31}) == range::max());
  CHECK(days_since_epoch({range::min(), 1, 1}) == range::min());
}

TEST_CASE("days are written and read as ISO 8601") {
  CHECK(to_string(date{2020, 4, 8}) == "2020-04-08");
  CHECK(to_string(date{33, 1, 2}) == "0033-01-02");
  CHECK(to_string(date{-5, 1, 2}) == "-0005-01-02");
  CHECK(to_string(date{12'020, 1, 2}) == "12020-01-02");
  CHECK(parse_date("2020-04-08") == date{2020, 4, 8});
  CHECK(parse_date("0000-01-01") == date{0, 1, 1});
  for (const char* text : {"", "2020-4-8", "2020-04-31", "2020/04/08", "2020-04-08 ", "+020-04-08",
                           "2020-0x-08", "-020-04-08", "20200408", "2020-04-0８"}) {
    CHECK_FALSE(parse_date(text));
  }
}

TEST_CASE("days are ordered in time") {
  CHECK(date{2020, 4, 8} < date{2020, 5, 1});
  CHECK(date{2019, 12, 31} < date{2020, 1, 1});
}
