#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <variant>

#include <dutygraph/query/assignments.hpp>
#include <dutygraph/query/coverage.hpp>
#include <dutygraph/query/matrix.hpp>
#include <dutygraph/query/task_forces.hpp>
#include <dutygraph/query/why.hpp>
#include <dutygraph/query/workload.hpp>

#include "convert.hpp"
#include "interrupt.hpp"
#include "named_arguments.hpp"
#include "register.hpp"

namespace py = pybind11;

namespace dutygraph::python {
namespace {

table workload_of(const plan& self, const std::string& of, const pairs& weight,
                  const std::vector<std::string>& roles, const std::string& rule,
                  const pairs& capacity, const optional_stop& stop) {
  workload_options options;
  options.of = kind_named(of, "of");
  options.rule = rule_named(rule);
  options.roles = roles_named(roles);
  options.weight = named_values(weight);
  options.capacity = named_values(capacity);
  return run(stop, [&](const stop_token& token) { return workload(self, options, token); });
}

coverage_options coverage_named(const std::string& by, std::uint32_t k, const std::string& rule) {
  coverage_options options;
  options.by = kind_named(by, "by");
  options.k = k;
  options.rule = rule_named(rule);
  return options;
}

/// "chapter" stands for the top-level headings.
std::pair<node_kind, bool> matrix_kind(const std::string& name, const char* argument) {
  if (name == "chapter") return {node_kind::heading, true};
  return {kind_named(name, argument), false};
}

/// An end of a question: the id of a node of this plan, or a name to be looked up.
using end_of_why = std::variant<std::uint32_t, std::string>;

node_id checked(const plan& self, std::uint32_t id) {
  if (id >= self.stated_graph().node_count()) throw py::index_error("no such node");
  return node_id(id);
}

/// Names are looked up by `why` itself: it knows which kinds can be meant. A node beside a name
/// goes by its own name or key.
explanation explained(const plan& self, const end_of_why& actor, const end_of_why& item,
                      inheritance rule, const stop_token& token) {
  const auto* from = std::get_if<std::uint32_t>(&actor);
  const auto* to = std::get_if<std::uint32_t>(&item);
  if (from != nullptr && to != nullptr) {
    return why(self, checked(self, *from), checked(self, *to), rule, token);
  }
  const auto name = [&](const end_of_why& end) {
    const auto* id = std::get_if<std::uint32_t>(&end);
    return id == nullptr ? std::get<std::string>(end)
                         : std::string(self.stated_graph().key(checked(self, *id)));
  };
  return why(self, name(actor), name(item), rule, token);
}

py::tuple explain(const plan& self, const end_of_why& actor, const end_of_why& item,
                  const std::string& rule_name, const optional_stop& stop) {
  const inheritance rule = rule_named(rule_name);
  const explanation found =
      run(stop, [&](const stop_token& token) { return explained(self, actor, item, rule, token); });
  py::list because;
  for (const evidence& one : found.because) {
    const bool inferred = one.provenance == provenance::inferred;
    py::list path;
    for (const node_id node : one.path) path.append(node.value());
    py::list matched;
    for (const std::string& phrase : one.matched) matched.append(to_str(phrase));
    py::dict row;
    row["source"] = one.source.value();
    row["target"] = one.target.value();
    row["relation"] = to_str(to_string(one.relation));
    row["role"] = text_or_none(one.role ? to_string(*one.role) : std::string_view());
    row["role_word"] = text_or_none(one.role_word);
    row["provenance"] = to_str(to_string(one.provenance));
    row["rule"] = text_or_none(one.rule);
    row["path"] = path;
    row["line"] = positive_or_none(one.where ? one.where->line : 0);
    row["quote"] = text_or_none(one.quote);
    row["score"] = inferred ? py::object(py::float_(one.score)) : py::object(py::none());
    row["matched"] = matched;
    because.append(row);
  }
  return py::make_tuple(found.actor.value(), found.item.value(), because, to_str(found.text));
}

}  // namespace

void register_query(py::module_& module) {
  module.def("workload", &workload_of);
  module.def("coverage", [](const plan& self, const std::string& by, std::uint32_t k,
                            const std::string& rule, const optional_stop& stop) {
    const coverage_options options = coverage_named(by, k, rule);
    return run(stop, [&](const stop_token& token) { return coverage(self, options, token); });
  });
  module.def("uncovered", [](const plan& self, const std::string& by, std::uint32_t k,
                             const std::string& rule, const optional_stop& stop) {
    const coverage_options options = coverage_named(by, k, rule);
    return run(stop, [&](const stop_token& token) { return uncovered(self, options, token); });
  });
  module.def("coverage_ratio", [](const plan& self, const std::string& by, std::uint32_t k,
                                  const std::string& rule, bool weighted,
                                  const optional_stop& stop) {
    coverage_options options = coverage_named(by, k, rule);
    options.weighted = weighted;
    return run(stop, [&](const stop_token& token) { return coverage_ratio(self, options, token); });
  });
  module.def("task_force_coverage", [](const plan& self, const optional_stop& stop) {
    return run(stop, [&](const stop_token& token) { return task_force_coverage(self, token); });
  });
  module.def("links", [](const plan& self, const optional_stop& stop) {
    return run(stop, [&](const stop_token& token) { return links(self, token); });
  });
  module.def(
      "assignments", [](const plan& self, const std::string& rule, const optional_stop& stop) {
        const inheritance value = rule_named(rule);
        return run(stop, [&](const stop_token& token) { return assignments(self, value, token); });
      });
  module.def("matrix", [](const plan& self, const std::string& rows, const std::string& columns,
                          const std::string& rule, const optional_stop& stop) {
    const auto [row_kind, chapter_rows] = matrix_kind(rows, "rows");
    const auto [column_kind, chapter_columns] = matrix_kind(columns, "columns");
    const bool chapters_only = chapter_rows || chapter_columns;
    const bool all_rows = row_kind == node_kind::heading && !chapter_rows;
    const bool all_columns = column_kind == node_kind::heading && !chapter_columns;
    if (chapters_only && (all_rows || all_columns)) {
      throw argument_error("argument.kinds",
                           "chapter beside heading: chapters are headings of the top level; ask "
                           "for heading and heading");
    }
    const inheritance value = rule_named(rule);
    const matrix found =
        run(stop, [&, row_kind = row_kind, column_kind = column_kind](const stop_token& token) {
          return shared_items(self, row_kind, column_kind, value, chapters_only, token);
        });
    return py::make_tuple(found.rows, found.columns, found.values, found.caption);
  });
  module.def("why", &explain);
}

}  // namespace dutygraph::python
