#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <dutygraph/query/centrality.hpp>
#include <dutygraph/query/connectivity.hpp>
#include <dutygraph/query/coordination.hpp>
#include <dutygraph/query/minimum_cover.hpp>
#include <dutygraph/query/projection.hpp>
#include <dutygraph/query/redundancy.hpp>

#include "convert.hpp"
#include "interrupt.hpp"
#include "named_arguments.hpp"
#include "register.hpp"

namespace py = pybind11;

namespace dutygraph::python {
namespace {

using text_pairs = std::vector<std::pair<std::string, std::string>>;

std::vector<named_pair> named_pairs(const text_pairs& given) {
  std::vector<named_pair> out;
  for (const auto& [one, other] : given) out.push_back({one, other});
  return out;
}

/// Defines a question that takes a kind of actor and a rule and gives a table.
void define(py::module_& module, const char* name,
            table (*ask)(const plan&, node_kind, inheritance, const stop_token&)) {
  module.def(name, [ask](const plan& self, const std::string& of, const std::string& rule,
                         const optional_stop& stop) {
    const node_kind kind = kind_named(of, "of");
    const inheritance value = rule_named(rule);
    return run(stop, [&](const stop_token& token) { return ask(self, kind, value, token); });
  });
}

py::list ids(const std::vector<node_id>& nodes) {
  py::list out;
  for (const node_id node : nodes) out.append(node.value());
  return out;
}

py::tuple minimum_cover_of(const plan& self, const std::string& of, const std::string& rule,
                           const optional_stop& stop) {
  const node_kind kind = kind_named(of, "of");
  const inheritance value = rule_named(rule);
  const minimum_cover_result found =
      run(stop, [&](const stop_token& token) { return minimum_cover(self, kind, value, token); });
  return py::make_tuple(number_or_none(found.value), found.exact, found.lower_bound,
                        ids(found.members), ids(found.essential), ids(found.uncovered),
                        found.denominator, text_or_none(found.reason), to_str(found.caption));
}

py::tuple coordination_of(const plan& self, const text_pairs& dependencies,
                          const std::optional<text_pairs>& actual, const std::string& of,
                          const std::string& rule, const optional_stop& stop) {
  coordination_options options;
  options.of = kind_named(of, "of");
  options.rule = rule_named(rule);
  options.dependencies = named_pairs(dependencies);
  if (actual) options.actual = named_pairs(*actual);
  const coordination_result found =
      run(stop, [&](const stop_token& token) { return coordination(self, options, token); });
  return py::make_tuple(found.required, found.congruence, text_or_none(found.reason));
}

}  // namespace

void register_network(py::module_& module) {
  define(module, "components", &components);
  define(module, "articulation_points", &articulation_points);
  define(module, "bridges", &bridges);
  define(module, "fragmentation", &fragmentation);
  define(module, "projection", &projection);
  define(module, "redundancy_by_actor", &redundancy_by_actor);
  module.def("centrality", [](const plan& self, const std::string& of, const std::string& by,
                              const std::string& rule, const optional_stop& stop) {
    const centrality_options options{kind_named(of, "of"), kind_named(by, "by"), rule_named(rule)};
    return run(stop, [&](const stop_token& token) { return centrality(self, options, token); });
  });
  module.def("minimum_cover", &minimum_cover_of);
  module.def("coordination", &coordination_of);
}

}  // namespace dutygraph::python
