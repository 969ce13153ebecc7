#pragma once

#include <pybind11/pybind11.h>

#include <memory>
#include <span>
#include <string>
#include <utility>

namespace dutygraph::python {

/// Numbers that live in a column: a read-only buffer that holds the column, so that the view stays
/// good when table and plan are gone.
template <class Number>
class owned_numbers {
 public:
  owned_numbers(std::shared_ptr<const void> owner, std::span<const Number> values) noexcept
      : owner_(std::move(owner)), values_(values) {}
  [[nodiscard]] std::span<const Number> values() const noexcept { return values_; }

 private:
  std::shared_ptr<const void> owner_;
  std::span<const Number> values_;
};

template <class Number>
void register_owned(pybind11::module_& module, const char* name) {
  namespace py = pybind11;
  using numbers = owned_numbers<Number>;
  py::class_<numbers>(module, name, py::buffer_protocol())
      .def_buffer([](numbers& self) {
        const std::span<const Number> values = self.values();
        return py::buffer_info(values.data(), static_cast<py::ssize_t>(values.size()));
      })
      .def("__len__", [](const numbers& self) { return self.values().size(); })
      .def("__repr__", [name = std::string(name)](const numbers& self) {
        return name + "(" + std::to_string(self.values().size()) + ")";
      });
}

}  // namespace dutygraph::python
