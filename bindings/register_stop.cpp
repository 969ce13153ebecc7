#include "interrupt.hpp"
#include "register.hpp"

namespace py = pybind11;

namespace dutygraph::python {

void register_stop(py::module_& module) {
  py::class_<stop_flag>(module, "StopFlag",
                        "Ends the calls that were given it, from any thread, once it is set.")
      .def(py::init<>())
      .def("set", &stop_flag::set, "Asks the calls to end.")
      .def_property_readonly("is_set", &stop_flag::is_set)
      .def("__repr__", [](const stop_flag& flag) {
        return std::string("StopFlag(") + (flag.is_set() ? "set" : "not set") + ")";
      });
}

}  // namespace dutygraph::python
