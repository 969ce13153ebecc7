// The compiled flavour of the exchange part.
#include <dutygraph/exchange/detail/arrow_inl.hpp>
#include <dutygraph/exchange/detail/change_json_inl.hpp>
#include <dutygraph/exchange/detail/json_inl.hpp>
