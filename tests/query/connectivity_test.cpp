#include "catch.hpp"

#include <pthread.h>

#include <algorithm>
#include <atomic>
#include <string>
#include <vector>

#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/connected_components.hpp>

#include <dutygraph/query/connectivity.hpp>
#include <dutygraph/query/structure.hpp>

#include "davis.hpp"
#include "model/random_plan.hpp"
#include "org1.hpp"

using namespace dutygraph;

namespace {

/// Components of a view without one vertex, by a search of our own: how many, and the ordered pairs
/// within them.
struct pieces_without {
  std::size_t count = 0;
  std::size_t pairs = 0;
};
pieces_without search_without(const incidence_view& view, std::size_t gone) {
  std::vector<bool> seen(num_vertices(view), false);
  if (gone < seen.size()) seen[gone] = true;
  pieces_without result;
  for (std::size_t first = 0; first < seen.size(); ++first) {
    if (seen[first]) continue;
    std::vector<std::size_t> open{first};
    seen[first] = true;
    for (std::size_t at = 0; at < open.size(); ++at) {
      const auto [begin, end] = out_edges(open[at], view);
      for (auto tie = begin; tie != end; ++tie) {
        if (seen[(*tie).to]) continue;
        seen[(*tie).to] = true;
        open.push_back((*tie).to);
      }
    }
    ++result.count;
    result.pairs += open.size() * (open.size() - 1);
  }
  return result;
}

}  // namespace

TEST_CASE("org1: articulation points, bridges, components [c08]") {
  const plan p = org1_builder().build();
  const table points = articulation_points(p);
  CHECK(columns(points) ==
        words{"kind:utf8", "number:utf8", "key:utf8", "name:utf8", "pieces:int64"});
  CHECK(texts(points, "name") == words{"Ana", "Ben", "three", "four"});
  CHECK(texts(points, "number") == words{"(null)", "(null)", "T3", "T4"});
  CHECK(texts(points, "kind") == words{"leader", "leader", "item", "item"});
  CHECK(counts(points, "pieces") == whole{4, 2, 2, 2});
  const table ties = bridges(p);
  CHECK(columns(ties) == words{"actor:utf8", "number:utf8", "key:utf8", "title:utf8"});
  CHECK(texts(ties, "actor") == words{"Ana", "Ana", "Ana", "Ana", "Ben", "Ben", "Cai"});
  CHECK(texts(ties, "number") == words{"T1", "T2", "T3", "T4", "T3", "T5", "T4"});
  const table parts = components(p);
  CHECK(columns(parts) == words{"component:int64", "actors:int64", "items:int64",
                                "names:list<utf8>", "keys:list<utf8>"});
  CHECK(counts(parts, "component") == whole{1, 2, 3});
  CHECK(lists(parts, "names") == words{"Ana,Ben,Cai", "Dee", ""});
  CHECK(lists(parts, "keys") == words{"S1/T1,S1/T2,S1/T3,S2/T4,S2/T5", "", "S3/T6"});
  CHECK(counts(parts, "items") == whole{5, 0, 1});
}

TEST_CASE("org1: fragmentation without each leader [c09]") {
  const table t = fragmentation(org1_builder().build());
  CHECK(columns(t) == words{"name:utf8", "before:float64", "after:float64", "gain:float64",
                            "gain_as_isolate:float64", "reason:utf8"});
  const double after[] = {0.8888888889, 0.5833333333, 0.4166666667, 0.2222222222};
  const double gain[] = {0.5111111111, 0.2055555556, 0.0388888889, -0.1555555556};
  const double fixed[] = {1 - 8.0 / 90, 1 - 30.0 / 90, 1 - 42.0 / 90, 1 - 56.0 / 90};
  for (std::size_t row = 0; row < 4; ++row) {
    CHECK(reals(t, "before")[row] == Approx(0.3777777778).margin(1e-9));
    CHECK(reals(t, "after")[row] == Approx(after[row]).margin(1e-9));
    CHECK(reals(t, "gain")[row] == Approx(gain[row]).margin(1e-9));
    CHECK(reals(t, "gain_as_isolate")[row] == Approx(fixed[row] - 0.3777777778).margin(1e-9));
  }
  CHECK(texts(t, "reason") == words{"(null)", "(null)", "(null)", "(null)"});
}

TEST_CASE("too few nodes have no fragmentation, and say so") {
  const table one = fragmentation(plan_builder().actor("Ana").build());
  CHECK(one.column("before").is_null(0));
  CHECK(texts(one, "reason") == words{"one node"});
  const table two = fragmentation(plan_builder().item("1", "a").assign("Ana", "1").build());
  CHECK(two.column("before").float64_at(0) == 0.0);
  CHECK(two.column("gain_as_isolate").float64_at(0) == 1.0);
  CHECK(two.column("after").is_null(0));
  CHECK(texts(two, "reason") == words{"one node would be left"});
  CHECK(fragmentation(plan()).rows() == 0);
  CHECK(components(plan()).rows() == 0);
  CHECK(bridges(plan()).rows() == 0);
}

TEST_CASE("cuts agree with Boost and with taking each node away, on 1000 random plans") {
  std::size_t cuts_seen = 0;
  std::size_t bridges_seen = 0;
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const plan p = random_plan(seed);
    const graph& g = p.graph();
    for (const node_kind kind : {node_kind::leader, node_kind::section, node_kind::task_force}) {
      const incidence_view view(p, kind);
      const std::size_t nodes = num_vertices(view);
      std::vector<std::size_t> cut;
      boost::articulation_points(view, std::back_inserter(cut));
      std::sort(cut.begin(), cut.end());
      words expected;
      for (const std::size_t vertex : cut) expected.emplace_back(g.key(view.node(vertex)));
      const table points = articulation_points(p, kind);
      REQUIRE(texts(points, "key") == expected);
      cuts_seen += cut.size();

      std::vector<std::size_t> label(nodes);
      const auto labels = boost::make_iterator_property_map(
          label.begin(), boost::typed_identity_property_map<std::size_t>());
      const std::size_t parts = boost::connected_components(view, labels);
      const table found = components(p, kind);
      REQUIRE(found.rows() == parts);
      const pieces_without all = search_without(view, nodes);
      std::size_t row = 0;
      for (std::size_t vertex = 0; vertex < nodes; ++vertex) {
        const pieces_without rest = search_without(view, vertex);
        if (row < cut.size() && cut[row] == vertex) {
          REQUIRE(points.column("pieces").int64_at(row) ==
                  static_cast<std::int64_t>(rest.count - all.count + 1));
          ++row;
        }
        if (vertex >= view.actor_count() || nodes < 3) continue;
        const auto n = static_cast<double>(nodes);
        const table broken = fragmentation(p, kind);
        const double after = 1 - static_cast<double>(rest.pairs) / ((n - 1) * (n - 2));
        REQUIRE(broken.column("after").float64_at(vertex) == Approx(after).margin(1e-12));
        REQUIRE(broken.column("gain_as_isolate").float64_at(vertex) ==
                Approx(static_cast<double>(all.pairs - rest.pairs) / (n * (n - 1))).margin(1e-12));
      }
      // A bridge is a tie whose ends lie in two components without it: both ends are cut points
      // or have this tie only, and the component of edges that Boost gives it holds nothing else.
      std::vector<std::size_t> block(num_edges(view));
      const auto blocks = boost::make_iterator_property_map(block.begin(), tie_index_map());
      const std::size_t count = boost::biconnected_components(view, blocks);
      std::vector<std::size_t> size(count);
      for (const std::size_t one : block) ++size[one];
      words bridge_keys;
      const auto [begin, end] = edges(view);
      for (auto tie = begin; tie != end; ++tie) {
        if (size[block[(*tie).id]] == 1) bridge_keys.emplace_back(g.key(view.node((*tie).to)));
      }
      REQUIRE(texts(bridges(p, kind), "key") == bridge_keys);
      bridges_seen += bridge_keys.size();
    }
  }
  CHECK(cuts_seen > 1000);
  CHECK(bridges_seen > 1000);
}

TEST_CASE("an idle leader changes nothing but the number of nodes; order changes no set") {
  const plan more = org1_builder().actor("Eve").build();
  CHECK(texts(articulation_points(more), "name") == words{"Ana", "Ben", "three", "four"});
  CHECK(components(more).rows() == 4);
  CHECK(reals(fragmentation(more), "gain_as_isolate")[4] == 0.0);
  std::vector<assignment_row> rows = org1_rows();
  std::reverse(rows.begin(), rows.end());
  words turned = texts(articulation_points(from_assignments(rows)), "key");
  std::sort(turned.begin(), turned.end());
  words straight = texts(articulation_points(from_assignments(org1_rows())), "key");
  std::sort(straight.begin(), straight.end());
  CHECK(turned == straight);
  CHECK(articulation_points(davis()).rows() == 0);  // nobody in Davis holds it together alone
}

TEST_CASE("all of it on a path of a million nodes fits a stack of 256 KB") {
  static constexpr int length = 500'000;
  std::vector<assignment_row> rows;
  rows.reserve(2 * length);
  for (int at = 0; at < length; ++at) {
    for (const int item : {at, at + 1}) {
      assignment_row& row = rows.emplace_back();
      row.actor = "a" + std::to_string(at);
      row.item = "i" + std::to_string(item);
    }
  }
  static const plan* path = nullptr;
  static std::size_t found[4] = {};
  static double gain = 0;
  const plan made = from_assignments(rows);
  path = &made;
  pthread_attr_t small;
  REQUIRE(pthread_attr_init(&small) == 0);
  REQUIRE(pthread_attr_setstacksize(&small, std::size_t{256} * 1024) == 0);
  pthread_t thread{};
  const auto ask = [](void*) -> void* {
    found[0] = components(*path).rows();
    found[1] = articulation_points(*path).rows();
    found[2] = bridges(*path).rows();
    const table t = fragmentation(*path);
    found[3] = t.rows();
    gain = t.column("after").float64_at(length / 2);
    return nullptr;
  };
  REQUIRE(pthread_create(&thread, &small, ask, nullptr) == 0);
  REQUIRE(pthread_join(thread, nullptr) == 0);
  pthread_attr_destroy(&small);
  CHECK(found[0] == 1);
  CHECK(found[1] == 2 * length - 1);  // all but the two ends
  CHECK(found[2] == 2 * length);
  CHECK(found[3] == length);
  CHECK(gain == Approx(0.5).margin(1e-5));  // two halves: half of the pairs are parted
}

TEST_CASE("connectivity refuses kinds that are no actors, and stops") {
  const std::atomic<bool> flag{true};
  const stop_token stop(flag);
  for (const auto ask : {components, articulation_points, bridges, fragmentation}) {
    CHECK_THROWS_AS(ask(plan(), node_kind::item, inheritance::nearest, {}), argument_error);
    CHECK_THROWS_AS(ask(plan(), node_kind::leader, inheritance::nearest, stop), stopped);
  }
}
