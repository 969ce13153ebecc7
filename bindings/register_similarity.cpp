#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <dutygraph/query/similarity.hpp>

#include "interrupt.hpp"
#include "named_arguments.hpp"
#include "register.hpp"

namespace py = pybind11;

namespace dutygraph::python {

void register_similarity(py::module_& module) {
  module.def("similarity", [](const plan& self, const std::string& of,
                              const std::optional<std::string>& by, std::uint32_t k,
                              const std::string& rule, const optional_stop& stop) {
    similarity_options options;
    options.of = kind_named(of, "of");
    if (by) options.by = named<similarity_basis>(similarity_basis_names, *by, "by");
    options.k = k;
    options.rule = rule_named(rule);
    return run(stop, [&](const stop_token& token) { return similarity(self, options, token); });
  });
}

}  // namespace dutygraph::python
