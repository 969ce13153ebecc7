#include "catch.hpp"

#include <dutygraph/read/linkage.hpp>
#include <dutygraph/read/linkage_lexicon.hpp>

using namespace dutygraph;

TEST_CASE("type and action words of a name tell no items apart") {
  const std::vector<std::string_view> forces = {"推进提升工作专班"};
  const std::vector<linkable_item> items = {{"", "推进甲乙", "提升丙丁。"}, {"", "专班工作", ""}};
  for (const inferred_link& link : infer_links(forces, items)) CHECK(link.item != 1);
}
