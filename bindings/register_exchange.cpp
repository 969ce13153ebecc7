#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <dutygraph/exchange/json.hpp>
#include <dutygraph/read/file_bytes.hpp>

#include "interrupt.hpp"
#include "register.hpp"

namespace py = pybind11;

namespace dutygraph::python {

void register_exchange(py::module_& module) {
  module.def("to_json", [](const plan& self, const optional_stop& stop) {
    return py::bytes(run(stop, [&](const stop_token& token) { return to_json(self, token); }));
  });
  module.def("from_json", [](const py::bytes& bytes, const std::string& file, const limits& allowed,
                             const optional_stop& stop) {
    const auto view = static_cast<std::string_view>(bytes);  // `bytes` is immutable and held
    return run(stop,
               [&](const stop_token& token) { return from_json(view, file, allowed, token); });
  });
  module.def("read_json", [](const std::string& path, const std::string& file,
                             const limits& allowed, const optional_stop& stop) {
    return run(stop, [&](const stop_token& token) {
      return from_json(file_bytes(path, allowed, token), file, allowed, token);
    });
  });
}

}  // namespace dutygraph::python
