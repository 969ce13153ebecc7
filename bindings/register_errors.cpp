// One translator: every C++ error becomes the class of dutygraph.errors with the same name.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <dutygraph/build/validation.hpp>
#include <dutygraph/error.hpp>

#include "convert.hpp"
#include "register.hpp"

namespace py = pybind11;

namespace dutygraph::python {
namespace {

void raise(const error& problem, const char* name, const py::object& details = py::none()) {
  const py::object type = py::module_::import("dutygraph.errors").attr(name);
  const place& where = problem.where();
  const py::object value =
      type(to_str(problem.what()), to_str(problem.code()), text_or_none(where.file),
           positive_or_none(where.line), positive_or_none(where.column), number_or_none(where.byte),
           details);
  PyErr_SetObject(type.ptr(), value.ptr());
}

py::list findings_of(const build_error& problem) {
  py::list out;
  for (const diagnostic& finding : problem.findings()) out.append(to_tuple(finding));
  return out;
}

py::list strings(const std::vector<std::string>& values) {
  py::list out;
  for (const std::string& value : values) out.append(to_str(value));
  return out;
}

void translate(std::exception_ptr pending) {
  try {
    if (pending) std::rethrow_exception(pending);
  } catch (const parse_error& e) {
    raise(e, "ParseError");
  } catch (const build_error& e) {
    raise(e, "BuildError", findings_of(e));
  } catch (const unknown_name& e) {
    raise(e, "UnknownName", strings(e.nearest()));
  } catch (const ambiguous_name& e) {
    raise(e, "AmbiguousName", strings(e.candidates()));
  } catch (const exchange_error& e) {
    raise(e, "ExchangeError", to_str(e.format()));
  } catch (const argument_error& e) {
    raise(e, "ArgumentError");
  } catch (const limit_exceeded& e) {
    raise(e, "LimitExceeded", to_str(e.limit()));
  } catch (const stopped& e) {
    raise(e, "Stopped");
  } catch (const error& e) {
    raise(e, "Error");
  }
}

}  // namespace

void register_errors(py::module_&) {
  py::register_local_exception_translator(&translate);
}

}  // namespace dutygraph::python
