// Runs two algorithms of Boost.Graph on the plan file given as its argument, without a copy of the
// graph: how far each node is from the first heading, and what hangs together.
#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>

#include <dutygraph/model/boost_graph.hpp>
#include <dutygraph/read/work_plan.hpp>

int main(int argc, char** argv) {
  if (argc != 2) return std::fputs("usage: boost_graph PLAN.txt\n", stderr), 2;
  try {
    const dutygraph::plan plan = dutygraph::read_file(argv[1]);
    const dutygraph::graph& graph = plan.stated_graph();
    const auto headings = graph.nodes(dutygraph::node_kind::heading);
    if (headings.empty()) return std::fputs("the plan has no heading\n", stderr), 3;

    const dutygraph::directed_view directed(graph);  // edges run from heading to item
    std::vector<int> steps(graph.node_count(), 0);
    const auto steps_of =
        boost::make_iterator_property_map(steps.begin(), get(boost::vertex_index, directed));
    const auto first = *headings.begin();
    boost::breadth_first_search(directed, first,
                                boost::visitor(boost::make_bfs_visitor(
                                    boost::record_distances(steps_of, boost::on_tree_edge()))));
    for (const auto node : graph.nodes()) {
      if (steps[node.value()] == 0) continue;
      std::printf("%d step from %s: %s\n", steps[node.value()],
                  std::string(graph.name(first)).c_str(), std::string(graph.name(node)).c_str());
    }

    const dutygraph::undirected_view undirected(graph);  // components ask for this one
    std::vector<std::size_t> component(graph.node_count());
    const auto components = boost::connected_components(
        undirected,
        boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, undirected)));
    std::vector<std::size_t> sizes(components);
    for (const std::size_t one : component) ++sizes[one];
    std::printf("%zu components, the largest of %zu nodes\n", components,
                *std::max_element(sizes.begin(), sizes.end()));
  } catch (const dutygraph::error& problem) {
    return std::fprintf(stderr, "%s\n", problem.what()), 3;
  }
}
