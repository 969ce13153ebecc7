#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <dutygraph/scenario/compare.hpp>

#include "interrupt.hpp"
#include "named_arguments.hpp"
#include "register.hpp"

namespace py = pybind11;

namespace dutygraph::python {

void register_compare(py::module_& module) {
  module.def("compare", [](const plan& before, const plan& after, double threshold,
                           const std::string& rule, const optional_stop& stop) {
    compare_options options;
    options.threshold = threshold;
    options.rule = rule_named(rule);
    comparison found =
        run(stop, [&](const stop_token& token) { return compare(before, after, options, token); });
    return py::make_tuple(std::move(found.items), std::move(found.actors),
                          std::move(found.headings), std::move(found.totals), found.exact);
  });
}

}  // namespace dutygraph::python
