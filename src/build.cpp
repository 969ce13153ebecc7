// The compiled flavour of the build part.
#include <dutygraph/build/detail/assignments_inl.hpp>
#include <dutygraph/build/detail/build_inl.hpp>
#include <dutygraph/build/detail/builder_inl.hpp>
#include <dutygraph/build/detail/validation_inl.hpp>
