// expect: deleted
#include <dutygraph/model/boost_graph.hpp>

std::size_t count() {
#ifdef DUTYGRAPH_COMPILE_OK
  const dutygraph::graph g;
  return num_vertices(dutygraph::directed_view(g));
#else
  return num_vertices(dutygraph::directed_view(dutygraph::graph()));
#endif
}
