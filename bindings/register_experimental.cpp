#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <dutygraph/query/experimental.hpp>

#include "convert.hpp"
#include "interrupt.hpp"
#include "named_arguments.hpp"
#include "register.hpp"

namespace py = pybind11;

namespace dutygraph::python {
namespace {

using text_pairs = std::vector<std::pair<std::string, std::string>>;

template <class Row>
std::vector<Row> rows_of(const text_pairs& given) {
  std::vector<Row> out;
  for (const auto& [first, second] : given) out.push_back({first, second});
  return out;
}

experimental::skill_options skill_options_named(const std::string& of, const std::string& rule) {
  return {kind_named(of, "of"), rule_named(rule)};
}

}  // namespace

void register_experimental(py::module_& module) {
  using experimental::named_skill;
  module.def("knowledge_by_actor", [](const plan& self, const text_pairs& skills,
                                      const text_pairs& needs, const std::string& of,
                                      const std::string& rule, const optional_stop& stop) {
    const auto options = skill_options_named(of, rule);
    return run(stop, [&](const stop_token& token) {
      return experimental::knowledge_by_actor(self, rows_of<named_skill>(skills),
                                              rows_of<named_skill>(needs), options, token);
    });
  });
  module.def("knowledge",
             [](const plan& self, const text_pairs& skills, const text_pairs& needs,
                const std::string& of, const std::string& rule, const optional_stop& stop) {
               const auto options = skill_options_named(of, rule);
               const auto found = run(stop, [&](const stop_token& token) {
                 return experimental::knowledge(self, rows_of<named_skill>(skills),
                                                rows_of<named_skill>(needs), options, token);
               });
               py::list keys;
               for (const std::string& key : found.incomplete_items) keys.append(to_str(key));
               return py::make_tuple(found.indices, keys);
             });
  module.def("demand_profile",
             [](const plan& self, const text_pairs& skills, const text_pairs& needs,
                const text_pairs& interaction, const std::string& of, const std::string& rule,
                const optional_stop& stop) {
               const auto options = skill_options_named(of, rule);
               return run(stop, [&](const stop_token& token) {
                 return experimental::demand_profile(
                     self, rows_of<named_skill>(skills), rows_of<named_skill>(needs),
                     rows_of<experimental::named_tie>(interaction), options, token);
               });
             });
}

}  // namespace dutygraph::python
