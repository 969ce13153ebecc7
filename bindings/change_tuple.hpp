#pragma once

#include <pybind11/pybind11.h>

#include <dutygraph/scenario/change.hpp>

#include "convert.hpp"

namespace dutygraph::python {

/// The title and the edits of a change, each with the members of Python's Edit in its order.
[[nodiscard]] inline pybind11::tuple to_tuple(const change& from) {
  pybind11::list edits;
  for (const edit& one : from.edits) {
    const pybind11::object what = one.what ? pybind11::object(to_str(to_string(*one.what)))
                                           : pybind11::object(pybind11::none());
    edits.append(pybind11::make_tuple(to_str(to_string(one.kind)), what, to_str(one.name),
                                      to_str(one.work), to_str(one.to), to_str(to_string(one.role)),
                                      one.effort, to_str(one.reason)));
  }
  return pybind11::make_tuple(to_str(from.title), edits);
}

}  // namespace dutygraph::python
