// expect: edge_id
#include <dutygraph/model/graph.hpp>

std::string_view name(const dutygraph::graph& g) {
#ifdef DUTYGRAPH_COMPILE_OK
  return g.name(dutygraph::node_id(0));
#else
  return g.name(dutygraph::edge_id(0));
#endif
}
