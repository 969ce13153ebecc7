// The compiled flavour of the query part.
#include <dutygraph/query/detail/assignments_inl.hpp>
#include <dutygraph/query/detail/bus_factor_inl.hpp>
#include <dutygraph/query/detail/commitments_inl.hpp>
#include <dutygraph/query/detail/coverage_inl.hpp>
#include <dutygraph/query/detail/criticality_inl.hpp>
#include <dutygraph/query/detail/matrix_inl.hpp>
#include <dutygraph/query/detail/redundancy_inl.hpp>
#include <dutygraph/query/detail/roll_up_inl.hpp>
#include <dutygraph/query/detail/task_forces_inl.hpp>
#include <dutygraph/query/detail/why_inl.hpp>
#include <dutygraph/query/detail/workload_inl.hpp>
