#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <dutygraph/query/bus_factor.hpp>
#include <dutygraph/query/criticality.hpp>
#include <dutygraph/query/redundancy.hpp>
#include <dutygraph/query/roll_up.hpp>

#include "convert.hpp"
#include "interrupt.hpp"
#include "named_arguments.hpp"
#include "register.hpp"

namespace py = pybind11;

namespace dutygraph::python {
namespace {

criticality_options criticality_named(const std::string& of, const pairs& weight,
                                      const std::string& rule) {
  return {kind_named(of, "of"), rule_named(rule), named_values(weight)};
}

roll_up_options roll_up_named(const std::string& by, const std::string& of, const pairs& weight,
                              const std::string& rule) {
  roll_up_options options;
  options.by = group_named(by);
  options.of = kind_named(of, "of");
  options.rule = rule_named(rule);
  options.weight = named_values(weight);
  return options;
}

py::tuple bus_factor_of(const plan& self, const std::string& of, double threshold,
                        bool covered_only, const std::string& rule, const optional_stop& stop) {
  const bus_factor_options options{kind_named(of, "of"), threshold, covered_only, rule_named(rule)};
  const bus_factor_result found =
      run(stop, [&](const stop_token& token) { return bus_factor(self, options, token); });
  py::list members;
  for (const node_id member : found.members) members.append(member.value());
  return py::make_tuple(number_or_none(found.value), found.exact, found.lower_bound, members,
                        found.threshold, found.denominator, text_or_none(found.reason),
                        to_str(found.caption));
}

}  // namespace

void register_criticality(py::module_& module) {
  module.def("criticality", [](const plan& self, const std::string& of, const std::string& rule,
                               const optional_stop& stop) {
    const criticality_options options = criticality_named(of, {}, rule);
    return run(stop, [&](const stop_token& token) { return criticality(self, options, token); });
  });
  module.def("removal_impact", [](const plan& self, const std::string& of, const pairs& weight,
                                  const std::string& rule, const optional_stop& stop) {
    const criticality_options options = criticality_named(of, weight, rule);
    return run(stop, [&](const stop_token& token) { return removal_impact(self, options, token); });
  });
  module.def("redundancy", [](const plan& self, const std::string& of, const std::string& rule,
                              const optional_stop& stop) {
    const node_kind kind = kind_named(of, "of");
    const inheritance value = rule_named(rule);
    return run(stop, [&](const stop_token& token) { return redundancy(self, kind, value, token); });
  });
  module.def(
      "roll_up", [](const plan& self, const std::string& by, const std::string& of,
                    const pairs& weight, const std::string& rule, const optional_stop& stop) {
        const roll_up_options options = roll_up_named(by, of, weight, rule);
        return run(stop, [&](const stop_token& token) { return roll_up(self, options, token); });
      });
  module.def("roll_up_by_actor", [](const plan& self, const std::string& by, const std::string& of,
                                    const pairs& weight, const std::string& rule,
                                    const optional_stop& stop) {
    const roll_up_options options = roll_up_named(by, of, weight, rule);
    return run(stop,
               [&](const stop_token& token) { return roll_up_by_actor(self, options, token); });
  });
  module.def("bus_factor", &bus_factor_of);
}

}  // namespace dutygraph::python
