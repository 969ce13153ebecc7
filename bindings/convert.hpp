#pragma once

#include <pybind11/pybind11.h>

#include <optional>
#include <string_view>

#include <dutygraph/model/diagnostic.hpp>

namespace dutygraph::python {

/// A str. What a plan holds is UTF-8 by construction; only file names may hold other bytes, which
/// are shown escaped.
[[nodiscard]] inline pybind11::str to_str(std::string_view text) {
  PyObject* made =
      PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "backslashreplace");
  if (made == nullptr) throw pybind11::error_already_set();
  return pybind11::reinterpret_steal<pybind11::str>(made);
}

[[nodiscard]] inline pybind11::object text_or_none(std::string_view text) {
  return text.empty() ? pybind11::object(pybind11::none()) : pybind11::object(to_str(text));
}

template <class Number>
[[nodiscard]] pybind11::object number_or_none(const std::optional<Number>& value) {
  return value ? pybind11::object(pybind11::int_(*value)) : pybind11::object(pybind11::none());
}

/// A line or column, which is 0 where it is not known.
[[nodiscard]] inline pybind11::object positive_or_none(std::uint64_t value) {
  return value == 0 ? pybind11::object(pybind11::none()) : pybind11::object(pybind11::int_(value));
}

/// The members of Python's Diagnostic, in its order.
[[nodiscard]] inline pybind11::tuple to_tuple(const diagnostic& value) {
  return pybind11::make_tuple(to_str(value.code), to_str(to_string(value.severity)),
                              to_str(value.message), positive_or_none(value.where.line),
                              positive_or_none(value.where.column),
                              number_or_none(value.where.byte), to_str(value.excerpt),
                              to_str(value.advice), to_str(value.where.file));
}

}  // namespace dutygraph::python
