// The compiled flavour of the scenario part.
#include <dutygraph/scenario/detail/check_inl.hpp>
