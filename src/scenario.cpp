// The compiled flavour of the scenario part.
#include <dutygraph/scenario/detail/divisible_load_inl.hpp>
#include <dutygraph/scenario/detail/eligibility_inl.hpp>
#include <dutygraph/scenario/detail/indivisible_load_inl.hpp>
#include <dutygraph/scenario/detail/posts_inl.hpp>
