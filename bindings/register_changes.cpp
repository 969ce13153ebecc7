#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <dutygraph/exchange/change_json.hpp>
#include <dutygraph/scenario/apply.hpp>
#include <dutygraph/scenario/before_after.hpp>
#include <dutygraph/scenario/change.hpp>
#include <dutygraph/scenario/filter.hpp>

#include "change_tuple.hpp"
#include "convert.hpp"
#include "interrupt.hpp"
#include "named_arguments.hpp"
#include "register.hpp"

namespace py = pybind11;

namespace dutygraph::python {
namespace {

/// The members of Python's Edit, in its order.
using edit_row = std::tuple<std::string, std::optional<std::string>, std::string, std::string,
                            std::string, std::string, double, std::string>;
using names = std::vector<std::string>;

edit edit_of(const edit_row& row) {
  const auto& [kind, what, name, work, to, role_name, effort, reason] = row;
  edit made;
  made.kind = named<edit_kind>(edit_kind_names, kind, "kind");
  made.what = what ? std::optional(kind_named(*what, "what")) : std::nullopt;
  made.name = name;
  made.work = work;
  made.to = to;
  made.role = named<role>(role_names, role_name, "role");
  made.effort = effort;
  made.reason = reason;
  return made;
}

change change_of(const std::string& title, const std::vector<edit_row>& edits) {
  change made;
  made.title = title;
  for (const edit_row& row : edits) made.edits.push_back(edit_of(row));
  return made;
}

py::tuple change_from(const py::bytes& bytes, const std::string& file, const limits& allowed,
                      const optional_stop& stop) {
  const auto view = static_cast<std::string_view>(bytes);  // `bytes` is immutable and held
  const change found = run(
      stop, [&](const stop_token& token) { return change_from_json(view, file, allowed, token); });
  return to_tuple(found);
}

plan filtered(const plan& self, const names& chapters, const names& leaders, const names& sections,
              const names& task_forces, const names& roles, const std::string& rule,
              const limits& allowed, const optional_stop& stop) {
  const filter_options options{chapters,           leaders,         sections, task_forces,
                               roles_named(roles), rule_named(rule)};
  return run(stop, [&](const stop_token& token) { return filter(self, options, allowed, token); });
}

/// The tables of before and after: workload, items, uncovered.
std::tuple<table, table, table> before_after(const plan& before, const plan& after,
                                             const std::string& of, const std::string& rule,
                                             const optional_stop& stop) {
  const before_after_options options{kind_named(of, "of"), rule_named(rule)};
  return run(stop, [&](const stop_token& token) {
    return std::tuple(compare_workload(before, after, options, token),
                      changed_items(before, after, options, token),
                      newly_uncovered(before, after, options, token));
  });
}

}  // namespace

void register_changes(py::module_& module) {
  module.def("describe_edit", [](const edit_row& row) { return to_str(describe(edit_of(row))); });
  module.def("describe_change", [](const std::string& title, const std::vector<edit_row>& edits) {
    return to_str(describe(change_of(title, edits)));
  });
  module.def("change_to_json", [](const std::string& title, const std::vector<edit_row>& edits) {
    return py::bytes(change_to_json(change_of(title, edits)));
  });
  module.def("change_from_json", &change_from);
  module.def("apply", [](const plan& self, const std::string& title,
                         const std::vector<edit_row>& edits, const limits& allowed,
                         const optional_stop& stop) {
    const change what = change_of(title, edits);
    return run(stop, [&](const stop_token& token) { return apply(self, what, allowed, token); });
  });
  module.def("without", [](const plan& self, const names& leaving, const limits& allowed,
                           const optional_stop& stop) {
    return run(stop,
               [&](const stop_token& token) { return without(self, leaving, allowed, token); });
  });
  module.def("filter", &filtered);
  module.def("before_after", &before_after);
}

}  // namespace dutygraph::python
