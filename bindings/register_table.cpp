#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <limits>

#include <dutygraph/exchange/arrow.hpp>
#include <dutygraph/model/table.hpp>
#include <dutygraph/model/table_builder.hpp>

#include "convert.hpp"
#include "interrupt.hpp"
#include "owned.hpp"
#include "register.hpp"

namespace py = pybind11;

namespace dutygraph::python {
namespace {

py::object day(const date& value) {
  return py::module_::import("datetime").attr("date")(value.year, value.month, value.day);
}

py::object cell(const table_column& column, std::size_t row) {
  if (column.is_null(row)) return py::none();
  switch (column.type()) {
    case column_type::utf8:
      return to_str(column.utf8_at(row));
    case column_type::int64:
      return py::int_(column.int64_at(row));
    case column_type::float64:
      return py::float_(column.float64_at(row));
    case column_type::boolean:
      return py::bool_(column.boolean_at(row));
    case column_type::date:
      return day(column.date_at(row));
    case column_type::utf8_list: {
      py::list words;
      for (const std::string_view word : column.list_at(row)) words.append(to_str(word));
      return words;
    }
  }
  return py::none();
}

/// The first values of a column, at most `most`.
py::list cells(const table& self, const std::string& name, std::size_t most) {
  const table_column& column = self.column(name);
  const std::size_t count = std::min(most, column.rows());
  py::list out(count);
  for (std::size_t row = 0; row < count; ++row) out[row] = cell(column, row);
  return out;
}

/// A view of a number column without nulls; None for any other column.
py::object numbers(const table& self, const std::string& name) {
  const table_column& column = self.column(name);
  if (column.null_count() != 0) return py::none();
  if (column.type() == column_type::int64) {
    return py::cast(owned_numbers<std::int64_t>(column.data(), column.int64_values()));
  }
  if (column.type() == column_type::float64) {
    return py::cast(owned_numbers<double>(column.data(), column.float64_values()));
  }
  return py::none();
}

/// One value on its way into a column, to name in errors.
class given_value {
 public:
  given_value(const std::string& column, std::size_t row, py::handle value)
      : column_(column), row_(row), value_(value) {}

  [[noreturn]] void fail(const char* expected) const {
    throw argument_error("table.value", "column \"" + printable(column_) + "\", row " +
                                            std::to_string(row_ + 1) + ": a value of type " +
                                            Py_TYPE(value_.ptr())->tp_name + "; expected " +
                                            expected);
  }
  [[nodiscard]] std::string_view text() const { return text(value_); }
  [[nodiscard]] std::string_view text(py::handle value) const {
    if (!PyUnicode_Check(value.ptr())) fail("a str");
    Py_ssize_t size = 0;
    const char* bytes = PyUnicode_AsUTF8AndSize(value.ptr(), &size);
    if (bytes == nullptr) {
      PyErr_Clear();
      fail("text without lone surrogates");
    }
    return {bytes, static_cast<std::size_t>(size)};
  }
  [[nodiscard]] std::int64_t integer() const {
    if (!PyLong_Check(value_.ptr()) || PyBool_Check(value_.ptr())) fail("an int");
    int overflow = 0;
    const long long number = PyLong_AsLongLongAndOverflow(value_.ptr(), &overflow);
    if (overflow != 0) fail("an int of 64 bits with a sign");
    return number;
  }
  [[nodiscard]] double real() const {
    if (!PyFloat_Check(value_.ptr())) fail("a float");
    return PyFloat_AsDouble(value_.ptr());
  }
  [[nodiscard]] bool truth() const {
    if (!PyBool_Check(value_.ptr())) fail("a bool");
    return value_.ptr() == Py_True;
  }
  [[nodiscard]] date day() const {
    if (!py::isinstance(value_, py::module_::import("datetime").attr("date"))) {
      fail("a datetime.date");
    }
    return {value_.attr("year").cast<std::int32_t>(), value_.attr("month").cast<std::uint8_t>(),
            value_.attr("day").cast<std::uint8_t>()};
  }
  void push_words(list_builder& out) const {
    if (!py::isinstance<py::list>(value_) && !py::isinstance<py::tuple>(value_)) {
      fail("a list of str");
    }
    for (const py::handle word : value_) out.add_word(text(word));
    out.end_list();
  }

 private:
  const std::string& column_;
  std::size_t row_;
  py::handle value_;
};

/// Pushes every value but None, which is a null.
template <class Builder, class Push>
void push_all(Builder& out, const std::string& name, const py::iterable& values, Push push) {
  for (const py::handle value : values) {
    if (value.is_none()) {
      out.push_null();
    } else {
      push(out, given_value(name, out.rows(), value));
    }
  }
}

/// `columns`: (name, type, values) each.
table make(const std::string& caption, const py::iterable& columns) {
  table_builder out(caption);
  for (const py::handle entry : columns) {
    const auto column = entry.cast<py::tuple>();
    const auto name = column[0].cast<std::string>();
    const auto type = column[1].cast<std::string>();
    const auto values = column[2].cast<py::iterable>();
    using given = given_value;
    if (type == "utf8") {
      push_all(out.utf8(name), name, values, [](auto& to, const given& v) { to.push(v.text()); });
    } else if (type == "int64") {
      push_all(out.int64(name), name, values,
               [](auto& to, const given& v) { to.push(v.integer()); });
    } else if (type == "float64") {
      push_all(out.float64(name), name, values,
               [](auto& to, const given& v) { to.push(v.real()); });
    } else if (type == "bool") {
      push_all(out.boolean(name), name, values,
               [](auto& to, const given& v) { to.push(v.truth()); });
    } else if (type == "date") {
      push_all(out.date(name), name, values, [](auto& to, const given& v) { to.push(v.day()); });
    } else if (type == "list<utf8>") {
      push_all(out.list(name), name, values, [](auto& to, const given& v) { v.push_words(to); });
    } else {
      throw argument_error("table.type", "column \"" + printable(name) + "\": unknown type \"" +
                                             printable(type) +
                                             "\"; use utf8, int64, float64, bool, date or "
                                             "list<utf8>");
    }
  }
  return out.finish();
}

void delete_stream(PyObject* capsule) {
  auto* stream =
      static_cast<arrow_array_stream*>(PyCapsule_GetPointer(capsule, "arrow_array_stream"));
  const std::unique_ptr<arrow_array_stream> owner(stream);
  if (stream != nullptr && stream->release != nullptr) stream->release(stream);
}

py::object to_stream(const table& self) {
  auto stream = std::make_unique<arrow_array_stream>();
  export_arrow_stream(self, *stream);
  PyObject* capsule = PyCapsule_New(stream.get(), "arrow_array_stream", &delete_stream);
  if (capsule == nullptr) throw py::error_already_set();
  stream.release();  // the capsule's destructor owns it from here
  return py::reinterpret_steal<py::object>(capsule);
}

table from_stream(const py::object& capsule, const limits& allowed, const optional_stop& stop) {
  auto* stream =
      static_cast<arrow_array_stream*>(PyCapsule_GetPointer(capsule.ptr(), "arrow_array_stream"));
  if (stream == nullptr) throw py::error_already_set();
  return run(stop,
             [&](const stop_token& token) { return import_arrow_stream(*stream, allowed, token); });
}

}  // namespace

void register_table(py::module_& module) {
  register_owned<std::int64_t>(module, "IntegerColumn");
  register_owned<double>(module, "RealColumn");
  py::class_<table>(module, "Table")
      .def(py::init(&make), py::arg("caption"), py::arg("columns"))
      .def_static("from_stream", &from_stream)
      .def("to_stream", &to_stream)
      .def("__len__", &table::rows)
      .def_property_readonly("caption", &table::caption)
      .def_property_readonly("columns",
                             [](const table& self) {
                               std::vector<std::string> names;
                               for (const auto& column : self.columns()) {
                                 names.push_back(column.name());
                               }
                               return names;
                             })
      .def_property_readonly("types",
                             [](const table& self) {
                               std::vector<std::string> types;
                               for (const auto& column : self.columns()) {
                                 types.emplace_back(to_string(column.type()));
                               }
                               return types;
                             })
      .def("cells", &cells, py::arg("name"),
           py::arg("most") = std::numeric_limits<std::size_t>::max())
      .def("numbers", &numbers)
      .def("with_caption", &table::with_caption)
      .def(
          "__eq__", [](const table& a, const table& b) { return a == b; }, py::is_operator())
      .def("__repr__", [](const table& self) {
        return "_core.Table(" + std::to_string(self.rows()) + " rows)";
      });
}

}  // namespace dutygraph::python
