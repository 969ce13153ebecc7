#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <dutygraph/build/assignments.hpp>
#include <dutygraph/build/builder.hpp>

#include "interrupt.hpp"
#include "register.hpp"

namespace py = pybind11;

namespace dutygraph::python {
namespace {

using optional_text = std::optional<std::string>;
/// actor, item, role, actor_kind, chapter, effort
using row = std::tuple<optional_text, optional_text, std::string, std::string, optional_text,
                       std::optional<double>>;

plan from_rows(const std::vector<row>& rows, const limits& allowed, const optional_stop& stop) {
  return run(stop, [&](const stop_token& token) {
    std::vector<assignment_row> given;
    given.reserve(rows.size());
    for (const auto& [actor, item, role, kind, chapter, effort] : rows) {
      given.push_back({actor, item, role, kind, chapter, effort});
    }
    return from_assignments(given, allowed, token);
  });
}

}  // namespace

void register_build(py::module_& module) {
  py::class_<limits>(module, "Limits", "What a reader accepts before it gives up.")
      .def(
          py::init([](std::uint64_t input_bytes, std::uint64_t nesting, std::uint64_t name_bytes,
                      std::uint64_t nodes, std::uint64_t edges, std::uint64_t diagnostics_of_a_kind,
                      std::uint64_t zip_part_bytes, std::uint64_t zip_bytes,
                      std::uint64_t zip_ratio, std::uint64_t zip_entries) {
            return limits{
                input_bytes,           nesting,        name_bytes, nodes,     edges,
                diagnostics_of_a_kind, zip_part_bytes, zip_bytes,  zip_ratio, zip_entries};
          }),
          py::kw_only(), py::arg("input_bytes") = limits().input_bytes,
          py::arg("nesting") = limits().nesting, py::arg("name_bytes") = limits().name_bytes,
          py::arg("nodes") = limits().nodes, py::arg("edges") = limits().edges,
          py::arg("diagnostics_of_a_kind") = limits().diagnostics_of_a_kind,
          py::arg("zip_part_bytes") = limits().zip_part_bytes,
          py::arg("zip_bytes") = limits().zip_bytes, py::arg("zip_ratio") = limits().zip_ratio,
          py::arg("zip_entries") = limits().zip_entries)
      .def_readonly("input_bytes", &limits::input_bytes)
      .def_readonly("nesting", &limits::nesting)
      .def_readonly("name_bytes", &limits::name_bytes)
      .def_readonly("nodes", &limits::nodes)
      .def_readonly("edges", &limits::edges)
      .def_readonly("diagnostics_of_a_kind", &limits::diagnostics_of_a_kind)
      .def_readonly("zip_part_bytes", &limits::zip_part_bytes)
      .def_readonly("zip_bytes", &limits::zip_bytes)
      .def_readonly("zip_ratio", &limits::zip_ratio)
      .def_readonly("zip_entries", &limits::zip_entries)
      .def(
          "__eq__", [](const limits& a, const limits& b) { return a == b; }, py::is_operator())
      .def(py::pickle(
          [](const limits& self) {
            return py::make_tuple(self.input_bytes, self.nesting, self.name_bytes, self.nodes,
                                  self.edges, self.diagnostics_of_a_kind, self.zip_part_bytes,
                                  self.zip_bytes, self.zip_ratio, self.zip_entries);
          },
          [](const py::tuple& state) {
            const auto at = [&](std::size_t index) { return state[index].cast<std::uint64_t>(); };
            return limits{at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8), at(9)};
          }))
      .def("__repr__", [](const limits& self) {
        return "Limits(input_bytes=" + std::to_string(self.input_bytes) +
               ", nesting=" + std::to_string(self.nesting) +
               ", name_bytes=" + std::to_string(self.name_bytes) +
               ", nodes=" + std::to_string(self.nodes) + ", edges=" + std::to_string(self.edges) +
               ", diagnostics_of_a_kind=" + std::to_string(self.diagnostics_of_a_kind) +
               ", zip_part_bytes=" + std::to_string(self.zip_part_bytes) +
               ", zip_bytes=" + std::to_string(self.zip_bytes) +
               ", zip_ratio=" + std::to_string(self.zip_ratio) +
               ", zip_entries=" + std::to_string(self.zip_entries) + ")";
      });
  module.def("from_assignments", &from_rows, py::arg("rows"), py::arg("limits") = limits(),
             py::arg("stop") = py::none());
  py::class_<plan_builder>(module, "PlanBuilder")
      .def(py::init<std::string_view>())
      .def("issuer", [](plan_builder& b, std::string_view name) { b.issuer(name); })
      .def("issued",
           [](plan_builder& b, int year, int month, int day) {
             const date value{year, static_cast<std::uint8_t>(month),
                              static_cast<std::uint8_t>(day)};
             b.issued(value);
           })
      .def("chapter", [](plan_builder& b, std::string_view number, std::string_view title,
                         std::string_view parent) { b.chapter(number, title, parent); })
      .def("item", [](plan_builder& b, std::string_view number, std::string_view title,
                      std::string_view chapter, double effort,
                      std::string_view text) { b.item(number, title, chapter, effort, text); })
      .def("subitem", [](plan_builder& b, std::string_view number, std::string_view title,
                         std::string_view item) { b.subitem(number, title, item); })
      .def("actor", [](plan_builder& b, std::string_view name,
                       std::string_view kind) { b.actor(name, kind); })
      .def("task_force", [](plan_builder& b, std::string_view name,
                            std::string_view group) { b.task_force(name, group); })
      .def("theme", [](plan_builder& b, std::string_view name,
                       std::string_view group) { b.theme(name, group); })
      .def("assign",
           [](plan_builder& b, std::string_view actor, std::string_view work,
              const std::string& role, const std::string& kind, const std::string& role_word,
              bool open_list) {
             b.assign(actor, work, {role, kind, role_word, open_list});
           })
      .def("drive", [](plan_builder& b, std::string_view force,
                       std::string_view item) { b.drive(force, item); })
      .def("advance", [](plan_builder& b, std::string_view theme,
                         std::string_view item) { b.advance(theme, item); })
      .def("lead",
           [](plan_builder& b, std::string_view superior, std::string_view subordinate,
              std::string_view superior_kind, std::string_view subordinate_kind) {
             b.lead(superior, subordinate, superior_kind, subordinate_kind);
           })
      .def(
          "build",
          [](const plan_builder& b, const limits& allowed, const optional_stop& stop) {
            return run(stop, [&](const stop_token& token) { return b.build(allowed, token); });
          },
          py::arg("limits") = limits(), py::arg("stop") = py::none());
}

}  // namespace dutygraph::python
