#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <dutygraph/read/work_plan.hpp>
#include <dutygraph/text/name_key.hpp>

#include "interrupt.hpp"
#include "register.hpp"

namespace py = pybind11;

namespace dutygraph::python {
namespace {

read_options options(std::string encoding, bool replace, bool strict, std::string file,
                     const limits& allowed) {
  read_options out;
  out.encoding = std::move(encoding);
  out.replace = replace;
  out.strict = strict;
  out.file = std::move(file);
  out.limits = allowed;
  return out;
}

}  // namespace

void register_read(py::module_& module) {
  py::class_<read_options>(module, "ReadOptions")
      .def(py::init(&options), py::arg("encoding"), py::arg("replace"), py::arg("strict"),
           py::arg("file"), py::arg("limits"))
      .def("links_from_file",
           [](read_options& self, const std::string& path, const optional_stop& stop) {
             self.links = run(stop, [&](const stop_token& token) {
               return read_links(path, self.limits, token);
             });
           })
      .def("links_from_bytes",
           [](read_options& self, const py::bytes& bytes, const optional_stop& stop) {
             const auto view = static_cast<std::string_view>(bytes);
             self.links = run(stop, [&](const stop_token& token) {
               return parse_links(view, "links", self.limits, token);
             });
           });
  module.def("read_file", [](const std::string& path, const read_options& given,
                             const optional_stop& stop) {
    return run(stop, [&](const stop_token& token) { return read_file(path, given, token); });
  });
  module.def("read_bytes", [](const py::bytes& bytes, const read_options& given,
                              const optional_stop& stop) {
    const auto view = static_cast<std::string_view>(bytes);  // `bytes` is immutable and held
    return run(stop, [&](const stop_token& token) { return read_bytes(view, given, token); });
  });
  module.def("read_text", [](const std::string& text, const read_options& given,
                             const optional_stop& stop) {
    return run(stop, [&](const stop_token& token) { return read_text(text, given, token); });
  });
  module.def("name_key",
             [](const std::string& name) { return std::string(name_key::of(name).view()); });
  module.def("display_name", &display_name);
}

}  // namespace dutygraph::python
