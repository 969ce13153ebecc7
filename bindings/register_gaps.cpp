#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <dutygraph/query/gaps.hpp>
#include <dutygraph/query/mentions.hpp>

#include "interrupt.hpp"
#include "named_arguments.hpp"
#include "register.hpp"

namespace py = pybind11;

namespace dutygraph::python {

void register_gaps(py::module_& module) {
  module.def("gaps", [](const plan& self, const std::string& rule, const optional_stop& stop) {
    const inheritance value = rule_named(rule);
    return run(stop, [&](const stop_token& token) { return gaps(self, value, token); });
  });
  module.def("mentions", [](const plan& self, const optional_stop& stop) {
    return run(stop, [&](const stop_token& token) { return mentions(self, token); });
  });
}

}  // namespace dutygraph::python
