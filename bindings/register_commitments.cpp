#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <dutygraph/query/commitments.hpp>

#include "convert.hpp"
#include "interrupt.hpp"
#include "register.hpp"

namespace dutygraph::python {

void register_commitments(pybind11::module_& module) {
  module.def("commitments", [](const plan& self, const optional_stop& stop) {
    return run(stop, [&](const stop_token& token) { return commitments(self, token); });
  });
  module.def("targets", [](const plan& self, const optional_stop& stop) {
    return run(stop, [&](const stop_token& token) { return targets(self, token); });
  });
}

}  // namespace dutygraph::python
