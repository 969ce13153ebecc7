// The compiled flavour of the scenario part.
#include <dutygraph/scenario/detail/compare_inl.hpp>
#include <dutygraph/scenario/detail/convene_inl.hpp>
