// The compiled flavour of the scenario part.
#include <dutygraph/scenario/detail/apply_inl.hpp>
#include <dutygraph/scenario/detail/before_after_inl.hpp>
#include <dutygraph/scenario/detail/change_inl.hpp>
#include <dutygraph/scenario/detail/check_inl.hpp>
#include <dutygraph/scenario/detail/compare_inl.hpp>
#include <dutygraph/scenario/detail/convene_inl.hpp>
#include <dutygraph/scenario/detail/curate_inl.hpp>
#include <dutygraph/scenario/detail/divisible_load_inl.hpp>
#include <dutygraph/scenario/detail/eligibility_inl.hpp>
#include <dutygraph/scenario/detail/filter_inl.hpp>
#include <dutygraph/scenario/detail/indivisible_load_inl.hpp>
#include <dutygraph/scenario/detail/linear_assignment_inl.hpp>
#include <dutygraph/scenario/detail/optimal_semi_matching_inl.hpp>
#include <dutygraph/scenario/detail/posts_inl.hpp>
#include <dutygraph/scenario/detail/reassign_inl.hpp>
