#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <cmath>
#include <functional>

#include <dutygraph/model/lookup.hpp>
#include <dutygraph/model/plan.hpp>

#include "convert.hpp"
#include "interrupt.hpp"
#include "register.hpp"
#include "related.hpp"

namespace py = pybind11;

namespace dutygraph::python {
namespace {

using optional_id = std::optional<std::uint32_t>;

py::object span_or_none(span words) {
  if (!words.present()) return py::none();
  return py::make_tuple(words.begin, words.end);
}

node_id checked(const plan& self, std::uint32_t id) {
  if (id >= self.stated_graph().node_count()) throw py::index_error("no such node");
  return node_id(id);
}

optional_id value_of(const std::optional<node_id>& node) {
  return node ? optional_id(node->value()) : std::nullopt;
}

/// The whole graph, inferred edges included.
const graph& whole(const plan& self) {
  return run(std::nullopt, [&](const stop_token& token) { return std::cref(self.graph(token)); });
}

py::dict document(const plan& self) {
  const document_record& document = self.document();
  py::list addressees;
  for (const std::string& one : document.addressees) addressees.append(to_str(one));
  py::dict out;
  out["title"] = text_or_none(document.title);
  out["notice"] = text_or_none(document.notice);
  out["issuer"] = text_or_none(document.issuer);
  out["date"] = text_or_none(document.date ? to_string(*document.date) : std::string());
  out["year"] = number_or_none(document.year);
  out["addressees"] = addressees;
  out["kind"] = to_str(to_string(document.kind));
  out["encoding"] = text_or_none(document.encoding);
  out["file"] = text_or_none(document.file);
  return out;
}

py::list diagnostics(const plan& self) {
  py::list out;
  for (const diagnostic& one : self.diagnostics()) out.append(to_tuple(one));
  return out;
}

py::tuple node(const plan& self, std::uint32_t id) {
  const graph& g = self.stated_graph();
  const node_id at = checked(self, id);
  return py::make_tuple(to_str(to_string(g.kind(at))), to_str(g.name(at)),
                        text_or_none(g.number(at)), to_str(g.key(at)), text_or_none(g.text(at)),
                        text_or_none(g.group(at)), g.effort(at), span_or_none(g.words(at)),
                        span_or_none(g.name_words(at)), span_or_none(g.text_words(at)));
}

py::tuple edge(const plan& self, std::uint32_t id) {
  const graph& g = whole(self);
  if (id >= g.edge_count()) throw py::index_error("no such edge");
  const edge_id at(id);
  const bool assigned = g.relation_of(at) == relation::assigned;
  const bool inferred = g.provenance(at) == provenance::inferred;
  py::list matched;
  for (const string_id phrase : g.matched(at)) matched.append(to_str(g.string(phrase)));
  const auto role_or_none = [&](role value) {
    return text_or_none(assigned ? to_string(value) : std::string_view());
  };
  return py::make_tuple(to_str(to_string(g.relation_of(at))), g.source(at).value(),
                        g.target(at).value(), role_or_none(g.role(at)),
                        role_or_none(g.effective_role(at)), text_or_none(g.role_word(at)),
                        to_str(to_string(g.provenance(at))),
                        inferred ? py::object(py::float_(g.score(at))) : py::object(py::none()),
                        matched, text_or_none(g.rule(at)), g.open_list(at),
                        span_or_none(g.words(at)), span_or_none(g.name_words(at)));
}

/// Nodes that have to do with a node: items, partners, or actors of a kind.
std::vector<std::uint32_t> related(const plan& self, std::uint32_t id, const std::string& what) {
  const node_id at = checked(self, id);
  const auto found = run(std::nullopt, [&](const stop_token& token) {
    if (what == "items") return items_of(self, at, token);
    if (what == "partners") return partners_of(self, at, token);
    return actors_of(self, at, named<node_kind>(node_kind_names, what, "kind"), token);
  });
  std::vector<std::uint32_t> out;
  out.reserve(found.size());
  for (const node_id one : found) out.push_back(one.value());
  return out;
}

/// The same plan with other efforts. What is inferred stays as it is: it rests on words only.
plan with_effort(const plan& self, const std::vector<std::pair<std::string, double>>& efforts,
                 const optional_stop& stop) {
  return run(stop, [&](const stop_token& token) {
    graph_parts parts = self.graph(token).parts();
    for (const auto& [name, effort] : efforts) {
      const node_id item = find_node(self, node_kind::item, name);
      if (!std::isfinite(effort) || effort < 0) {
        throw argument_error("argument.effort",
                             "the effort of item \"" + printable(name) +
                                 "\" is negative or not finite; give a number from 0 up");
      }
      parts.effort[item.value()] = effort;
    }
    std::optional<std::string> text;
    if (self.has_text()) text = std::string(self.text());
    return plan(self.document(), std::move(text), graph(std::move(parts)), self.diagnostics(), {},
                self.mentions(), self.places());
  });
}

}  // namespace

void register_model(py::module_& module) {
  py::class_<plan>(module, "Plan")
      .def(py::init<>())
      .def("document", &document)
      .def("text",
           [](const plan& self) {
             return self.has_text() ? py::object(to_str(self.text())) : py::object(py::none());
           })
      .def("diagnostics", &diagnostics)
      .def("nodes",
           [](const plan& self, const std::string& kind) {
             const auto range =
                 self.stated_graph().nodes(named<node_kind>(node_kind_names, kind, "kind"));
             const std::uint32_t first = range.empty() ? 0 : range[0].value();
             return std::pair(first, first + range.size());
           })
      .def("node", &node)
      .def("edge_count", [](const plan& self) { return whole(self).edge_count(); })
      .def("edge", &edge)
      .def("parent",
           [](const plan& self, std::uint32_t id) {
             return value_of(self.stated_graph().parent(checked(self, id)));
           })
      .def("chapter",
           [](const plan& self, std::uint32_t id) {
             return value_of(self.stated_graph().chapter(checked(self, id)));
           })
      .def("related", &related)
      .def("find",
           [](const plan& self, const std::string& name) { return find_node(self, name).value(); })
      .def("find_kind",
           [](const plan& self, const std::string& kind, const std::string& name) {
             return find_node(self, named<node_kind>(node_kind_names, kind, "kind"), name).value();
           })
      .def("label", [](const plan& self,
                       std::uint32_t id) { return label(self.stated_graph(), checked(self, id)); })
      .def("words",
           [](const plan& self, std::uint32_t begin, std::uint32_t end) {
             return to_str(self.words({begin, end}));
           })
      .def("position",
           [](const plan& self, std::uint32_t begin,
              std::uint32_t end) -> std::optional<std::pair<std::uint64_t, std::uint64_t>> {
             const auto at = self.position({begin, end});
             if (!at) return std::nullopt;
             return std::pair(at->line, at->column);
           })
      .def("place",
           [](const plan& self, std::uint32_t begin, std::uint32_t end) {
             return text_or_none(self.place_in_source({begin, end}));
           })
      .def("with_effort", &with_effort)
      .def(
          "__eq__",
          [](const plan& a, const plan& b) {
            return run(std::nullopt, [&](const stop_token&) { return a == b; });
          },
          py::is_operator())
      .def("__repr__", [](const plan& self) {
        return "_core.Plan(" + std::to_string(self.stated_graph().node_count()) + " nodes)";
      });
}

}  // namespace dutygraph::python
