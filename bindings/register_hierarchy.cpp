#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <dutygraph/query/hierarchy.hpp>
#include <dutygraph/query/lines_of_command.hpp>

#include "interrupt.hpp"
#include "named_arguments.hpp"
#include "register.hpp"

namespace py = pybind11;

namespace dutygraph::python {
namespace {

using question = table (*)(const plan&, const command_options&, const stop_token&);

void define(py::module_& module, const char* name, question ask) {
  module.def(name, [ask](const plan& self, const std::string& lines, const std::string& rule,
                         const optional_stop& stop) {
    const command_options options{named<line_source>(line_source_names, lines, "lines"),
                                  rule_named(rule)};
    return run(stop, [&](const stop_token& token) { return ask(self, options, token); });
  });
}

}  // namespace

void register_hierarchy(py::module_& module) {
  define(module, "lines_of_command", &lines_of_command);
  define(module, "unity_of_command", &unity_of_command);
  define(module, "span_of_control", &span_of_control);
  define(module, "hierarchy", &hierarchy);
}

}  // namespace dutygraph::python
