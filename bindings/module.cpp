// The module lists its parts, nothing else.
#include <dutygraph/version.hpp>

#include <string>

#include "register.hpp"

PYBIND11_MODULE(_core, module) {
  module.doc() = "The C++ core of dutygraph; use the package dutygraph.";
  module.attr("__version__") = std::string(dutygraph::version);
  dutygraph::python::register_errors(module);
  dutygraph::python::register_stop(module);
  dutygraph::python::register_table(module);
  dutygraph::python::register_model(module);
  dutygraph::python::register_build(module);
  dutygraph::python::register_read(module);
  dutygraph::python::register_query(module);
  dutygraph::python::register_criticality(module);
  dutygraph::python::register_network(module);
  dutygraph::python::register_hierarchy(module);
  dutygraph::python::register_gaps(module);
  dutygraph::python::register_balance(module);
  dutygraph::python::register_similarity(module);
  dutygraph::python::register_experimental(module);
  dutygraph::python::register_commitments(module);
  dutygraph::python::register_linear_assignment(module);
  dutygraph::python::register_changes(module);
  dutygraph::python::register_check(module);
  dutygraph::python::register_compare(module);
  dutygraph::python::register_convene(module);
  dutygraph::python::register_reassign(module);
  dutygraph::python::register_review(module);
  dutygraph::python::register_exchange(module);
}
