// expect: this algorithm is defined on undirected graphs: give it an undirected_view
#include <dutygraph/query/structure.hpp>

std::size_t components(const dutygraph::graph& g) {
#ifdef DUTYGRAPH_COMPILE_OK
  return dutygraph::connected_components(dutygraph::undirected_view(g)).count;
#else
  return dutygraph::connected_components(dutygraph::directed_view(g)).count;
#endif
}
