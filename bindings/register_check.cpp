#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <dutygraph/scenario/check.hpp>

#include "interrupt.hpp"
#include "named_arguments.hpp"
#include "register.hpp"

namespace py = pybind11;

namespace dutygraph::python {
namespace {

/// check, name, severity, parameters, file, line
using given_rule =
    std::tuple<std::string, std::string, std::optional<std::string>,
               std::vector<std::pair<std::string, rule_value>>, std::string, std::uint64_t>;

std::vector<rule> rules_named(const std::optional<std::vector<given_rule>>& given) {
  if (!given) return default_rules();
  std::vector<rule> out;
  for (const auto& [check_name, name, as, parameters, file, line] : *given) {
    rule& made = out.emplace_back();
    made.check = check_name;
    made.name = name;
    made.where.file = file;
    made.where.line = line;
    if (as) {
      constexpr std::array<std::string_view, 3> names = {"information", "warning", "error"};
      const std::string& label = name.empty() ? check_name : name;
      try {
        made.severity = named<severity>(names, *as, "severity");
      } catch (const argument_error& problem) {
        throw argument_error(problem.code(), "rule “" + printable(label) + "”: " + problem.what(),
                             made.where);
      }
    }
    for (const auto& [parameter, value] : parameters) {
      made.parameters.push_back({parameter, value});
    }
  }
  return out;
}

}  // namespace

void register_check(py::module_& module) {
  module.def("checks", &checks);
  module.def("check", [](const plan& self, const std::optional<std::vector<given_rule>>& given,
                         const std::string& by, const optional_stop& stop) {
    const std::vector<rule> rules = rules_named(given);
    const inheritance held = rule_named(by);
    return run(stop, [&](const stop_token& token) { return check(self, rules, held, token); });
  });
}

}  // namespace dutygraph::python
