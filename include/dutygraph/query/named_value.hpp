#pragma once

#include <string>

#include <dutygraph/fwd.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// A number for a named item (by key, number or title) or actor (by name).
struct named_value {
  std::string name;
  double value = 0.0;
};

}  // namespace dutygraph
