#include <dutygraph/model/interner.hpp>
#include <string>

#include "catch.hpp"

using namespace dutygraph;

TEST_CASE("names of one key get one id and the form first seen") {
  interner names;
  const string_id first = names.intern("孙　尧");
  const string_id second = names.intern("孔维健");
  CHECK(first == string_id(1));
  CHECK(second == string_id(2));
  CHECK(names.intern("孙尧") == first);
  CHECK(names.intern("孙\u200B尧") == first);
  CHECK(names.name(first) == "孙　尧");
  CHECK(names.name(second) == "孔维健");
  CHECK(names.size() == 3);
}

TEST_CASE("finding makes nothing new") {
  interner names;
  CHECK_FALSE(names.find("孔维健"));
  CHECK(names.size() == 1);
  const string_id id = names.intern("孔维健");
  CHECK(names.find("孔 维健") == id);
  CHECK_FALSE(names.find("孔维"));
}

TEST_CASE("the empty name is id 0") {
  interner names;
  CHECK(names.intern("") == string_id(0));
  CHECK(names.intern(" \u200B") == string_id(0));
  CHECK(names.find("") == string_id(0));
  CHECK(names.name(string_id(0)).empty());
  CHECK(names.size() == 1);
}

TEST_CASE("copies are independent") {
  interner names;
  (void)names.intern("甲");
  interner copy = names;
  CHECK(copy.intern("乙") == string_id(2));
  CHECK_FALSE(names.find("乙"));
  CHECK(names.intern("丙") == string_id(2));
  CHECK(copy.name(string_id(2)) == "乙");
}

TEST_CASE("many names keep their ids") {
  interner names;
  for (int count = 0; count < 5000; ++count) (void)names.intern("人" + std::to_string(count));
  std::size_t same = 0;
  for (std::uint32_t count = 0; count < 5000; ++count) {
    const std::string name = "人" + std::to_string(count);
    const auto id = names.find(name);
    same += id == string_id(count + 1) && names.name(*id) == name ? 1 : 0;
  }
  CHECK(same == 5000);
}
