#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <dutygraph/query/balance.hpp>

#include "convert.hpp"
#include "interrupt.hpp"
#include "named_arguments.hpp"
#include "register.hpp"

namespace py = pybind11;

namespace dutygraph::python {
namespace {

load_measure load_named(const std::string& name) {
  return named<load_measure>(load_measure_names, name, "load");
}

balance_options balance_named(const std::string& of, const std::string& load, const pairs& weight,
                              const std::vector<std::string>& roles, const std::string& rule,
                              const pairs& capacity) {
  balance_options options;
  options.of = kind_named(of, "of");
  options.load = load_named(load);
  options.rule = rule_named(rule);
  options.roles = roles_named(roles);
  options.weight = named_values(weight);
  options.capacity = named_values(capacity);
  return options;
}

py::object real_or_none(const std::optional<double>& value) {
  return value ? py::object(py::float_(*value)) : py::object(py::none());
}

py::tuple to_tuple(const theil_decomposition_result& found) {
  return py::make_tuple(real_or_none(found.total), real_or_none(found.within),
                        real_or_none(found.between), found.groups, text_or_none(found.reason),
                        to_str(found.caption));
}

}  // namespace

void register_balance(py::module_& module) {
  module.def(
      "balance", [](const plan& self, const std::string& of, const std::string& load,
                    const pairs& weight, const std::vector<std::string>& roles,
                    const std::string& rule, const pairs& capacity, const optional_stop& stop) {
        const balance_options options = balance_named(of, load, weight, roles, rule, capacity);
        return run(stop, [&](const stop_token& token) { return balance(self, options, token); });
      });
  module.def("lorenz_curve", [](const plan& self, const std::string& of, const std::string& load,
                                const pairs& weight, const std::vector<std::string>& roles,
                                const std::string& rule, const pairs& capacity,
                                const optional_stop& stop) {
    const balance_options options = balance_named(of, load, weight, roles, rule, capacity);
    return run(stop, [&](const stop_token& token) { return lorenz_curve(self, options, token); });
  });
  module.def("theil_decomposition", [](const plan& self, const std::string& of,
                                       const std::string& by, const std::string& load,
                                       const pairs& weight, const std::string& rule,
                                       const optional_stop& stop) {
    const theil_decomposition_options options{kind_named(of, "of"), group_named(by),
                                              load_named(load), rule_named(rule),
                                              named_values(weight)};
    return to_tuple(run(
        stop, [&](const stop_token& token) { return theil_decomposition(self, options, token); }));
  });
  module.def("balance_of", [](const std::vector<double>& loads) {
    return run(std::nullopt, [&](const stop_token&) { return balance(loads); });
  });
  module.def("lorenz_curve_of", [](const std::vector<double>& loads) {
    return run(std::nullopt, [&](const stop_token&) { return lorenz_curve(loads); });
  });
  module.def("theil_decomposition_of", [](const std::vector<double>& loads,
                                          const std::vector<std::string>& groups) {
    return to_tuple(
        run(std::nullopt, [&](const stop_token&) { return theil_decomposition(loads, groups); }));
  });
}

}  // namespace dutygraph::python
