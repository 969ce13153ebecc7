#pragma once

#include <pybind11/pybind11.h>

namespace dutygraph::python {

void register_errors(pybind11::module_& module);
void register_stop(pybind11::module_& module);
void register_table(pybind11::module_& module);
void register_model(pybind11::module_& module);
void register_build(pybind11::module_& module);
void register_read(pybind11::module_& module);
void register_query(pybind11::module_& module);
void register_criticality(pybind11::module_& module);
void register_network(pybind11::module_& module);
void register_hierarchy(pybind11::module_& module);
void register_gaps(pybind11::module_& module);
void register_balance(pybind11::module_& module);
void register_similarity(pybind11::module_& module);
void register_experimental(pybind11::module_& module);
void register_commitments(pybind11::module_& module);
void register_linear_assignment(pybind11::module_& module);
void register_changes(pybind11::module_& module);
void register_check(pybind11::module_& module);
void register_compare(pybind11::module_& module);
void register_convene(pybind11::module_& module);
void register_reassign(pybind11::module_& module);
void register_review(pybind11::module_& module);
void register_exchange(pybind11::module_& module);

}  // namespace dutygraph::python
