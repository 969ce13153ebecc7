// The compiled flavour of the scenario part.
#include <dutygraph/scenario/detail/apply_inl.hpp>
#include <dutygraph/scenario/detail/before_after_inl.hpp>
#include <dutygraph/scenario/detail/change_inl.hpp>
#include <dutygraph/scenario/detail/check_inl.hpp>
#include <dutygraph/scenario/detail/compare_inl.hpp>
#include <dutygraph/scenario/detail/convene_inl.hpp>
#include <dutygraph/scenario/detail/filter_inl.hpp>
