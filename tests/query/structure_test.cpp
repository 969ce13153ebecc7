#include "catch.hpp"

#include <dutygraph/build/builder.hpp>
#include <dutygraph/query/structure.hpp>

using namespace dutygraph;

TEST_CASE("components join what an edge joins, whichever way it points") {
  const plan p = plan_builder()
                     .item("1", "a")
                     .item("2", "b")
                     .item("3", "c")
                     .assign("Ana", "1")
                     .assign("Ana", "2")
                     .assign("Ben", "3")
                     .actor("Dee")
                     .build();
  const component_labels found = connected_components(undirected_view(p.graph()));
  CHECK(found.count == 3);  // Ana with two items, Ben with one, Dee alone
  const auto label = [&](node_kind kind, const char* key) {
    return found.of_node[p.graph().find(kind, key)->value()];
  };
  CHECK(label(node_kind::item, "1") == label(node_kind::item, "2"));
  CHECK(label(node_kind::leader, "Ana") == label(node_kind::item, "1"));
  CHECK(label(node_kind::item, "3") != label(node_kind::item, "1"));
  CHECK(label(node_kind::leader, "Dee") != label(node_kind::leader, "Ben"));
}
