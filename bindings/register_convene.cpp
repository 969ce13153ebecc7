#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <variant>
#include <vector>

#include <dutygraph/model/lookup.hpp>
#include <dutygraph/scenario/convene.hpp>

#include "convert.hpp"
#include "interrupt.hpp"
#include "named_arguments.hpp"
#include "register.hpp"

namespace py = pybind11;

namespace dutygraph::python {
namespace {

/// The id of a node, or the name of one.
using end = std::variant<std::uint32_t, std::string>;

py::tuple to_tuple(const convening& found) {
  const auto ids = [](const std::vector<node_id>& nodes) {
    py::list out;
    for (const node_id node : nodes) out.append(node.value());
    return out;
  };
  return py::make_tuple(number_or_none(found.value), ids(found.people), ids(found.essential),
                        ids(found.uncovered), found.exact, found.lower_bound, found.unique,
                        found.areas, found.others, found.items, text_or_none(found.reason),
                        to_str(found.caption));
}

convene_options options_named(const std::string& of, const std::string& rule) {
  return {kind_named(of, "of"), rule_named(rule)};
}

}  // namespace

void register_convene(py::module_& module) {
  module.def("convene", [](const plan& self, const end& what, const std::string& of,
                           const std::string& rule, const optional_stop& stop) {
    const convene_options options = options_named(of, rule);
    return to_tuple(run(stop, [&](const stop_token& token) {
      const auto* id = std::get_if<std::uint32_t>(&what);
      return id != nullptr ? convene(self, node_id(*id), options, token)
                           : convene(self, std::get<std::string>(what), options, token);
    }));
  });
  module.def(
      "convene_items", [](const plan& self, const std::vector<end>& items, const std::string& of,
                          const std::string& rule, const optional_stop& stop) {
        const convene_options options = options_named(of, rule);
        return to_tuple(run(stop, [&](const stop_token& token) {
          std::vector<node_id> nodes;
          for (const end& item : items) {
            const auto* id = std::get_if<std::uint32_t>(&item);
            nodes.push_back(id != nullptr
                                ? node_id(*id)
                                : find_node(self, node_kind::item, std::get<std::string>(item)));
          }
          return convene(self, nodes, options, token);
        }));
      });
}

}  // namespace dutygraph::python
