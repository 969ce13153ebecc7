// The compiled flavour of the model part.
#include <dutygraph/model/detail/date_inl.hpp>
#include <dutygraph/model/detail/diagnostic_inl.hpp>
#include <dutygraph/model/detail/graph_inl.hpp>
#include <dutygraph/model/detail/holdings_inl.hpp>
#include <dutygraph/model/detail/incidence_inl.hpp>
#include <dutygraph/model/detail/interner_inl.hpp>
#include <dutygraph/model/detail/lookup_inl.hpp>
#include <dutygraph/model/detail/plan_inl.hpp>
#include <dutygraph/model/detail/string_arena_inl.hpp>
#include <dutygraph/model/detail/table_builder_inl.hpp>
#include <dutygraph/model/detail/table_inl.hpp>
