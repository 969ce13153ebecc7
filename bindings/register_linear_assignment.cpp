#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <dutygraph/scenario/linear_assignment.hpp>
#include <dutygraph/scenario/optimal_semi_matching.hpp>

#include "interrupt.hpp"
#include "register.hpp"

namespace py = pybind11;

namespace dutygraph::python {
namespace {

/// Numbers in another's memory, row after row, for as long as the view lives.
class cost_view {
 public:
  explicit cost_view(const py::buffer& given) : info_(given.request()) {
    py::ssize_t next = static_cast<py::ssize_t>(sizeof(double));
    bool in_rows = info_.format == py::format_descriptor<double>::format();
    for (py::ssize_t at = info_.ndim; at-- > 0;) {
      const auto dimension = static_cast<std::size_t>(at);
      in_rows = in_rows && (info_.shape[dimension] < 2 || info_.strides[dimension] == next);
      next *= info_.shape[dimension];
    }
    if (!in_rows && info_.size > 0) {
      throw argument_error("argument.costs", "costs are a buffer of float64, row after row");
    }
  }
  [[nodiscard]] std::span<const double> costs() const {
    return {static_cast<const double*>(info_.ptr), static_cast<std::size_t>(info_.size)};
  }

 private:
  py::buffer_info info_;
};

py::list columns_of(const std::vector<std::uint32_t>& columns) {
  py::list out;
  for (const std::uint32_t column : columns) {
    out.append(column == no_column ? py::object(py::none()) : py::object(py::int_(column)));
  }
  return out;
}

py::tuple sum_assignment(const py::buffer& given, std::uint32_t rows, std::uint32_t columns,
                         const optional_stop& stop) {
  const cost_view view(given);
  const linear_sum_assignment_result found = run(stop, [&](const stop_token& token) {
    return linear_sum_assignment(view.costs(), rows, columns, token);
  });
  return py::make_tuple(columns_of(found.columns), found.total, found.feasible, found.row_prices,
                        found.column_prices, found.violator.rows, found.violator.columns);
}

py::tuple bottleneck_assignment(const py::buffer& given, std::uint32_t rows, std::uint32_t columns,
                                const optional_stop& stop) {
  const cost_view view(given);
  const linear_bottleneck_assignment_result found = run(stop, [&](const stop_token& token) {
    return linear_bottleneck_assignment(view.costs(), rows, columns, token);
  });
  return py::make_tuple(columns_of(found.columns), found.maximum, found.feasible,
                        found.violator.rows, found.violator.columns);
}

/// A problem from a dict of the members of `assignment_problem`; for tests and benchmarks.
assignment_problem problem_of(const py::dict& given) {
  assignment_problem out;
  out.holders = given["holders"].cast<std::uint32_t>();
  out.first_arc = given["first_arc"].cast<std::vector<std::uint32_t>>();
  out.arc_holder = given["arc_holder"].cast<std::vector<std::uint32_t>>();
  out.held = given["held"].cast<std::vector<std::uint8_t>>();
  out.demand = given["demand"].cast<std::vector<std::uint32_t>>();
  out.effort = given["effort"].cast<std::vector<std::int64_t>>();
  out.capacity = given["capacity"].cast<std::vector<std::int64_t>>();
  out.fixed_load = given["fixed_load"].cast<std::vector<std::int64_t>>();
  return out;
}

py::tuple semi_matching_of(const py::dict& given, const optional_stop& stop) {
  const assignment_problem problem = problem_of(given);
  const semi_matching found =
      run(stop, [&](const stop_token& token) { return optimal_semi_matching(problem, {}, token); });
  return py::make_tuple(found.feasible, std::vector<int>(found.taken.begin(), found.taken.end()),
                        found.maximum.load, found.maximum.capacity, found.moves);
}

}  // namespace

void register_linear_assignment(py::module_& module) {
  module.def("linear_sum_assignment", &sum_assignment);
  module.def("linear_bottleneck_assignment", &bottleneck_assignment);
  module.def("_optimal_semi_matching", &semi_matching_of);
}

}  // namespace dutygraph::python
