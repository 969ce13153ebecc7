#pragma once

#include <dutygraph/scenario/divisible_load.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

DUTYGRAPH_INLINE divisible_load_result divisible_load(const assignment_problem&,
                                                      std::span<const std::int64_t>,
                                                      const stop_token&) {
  throw argument_error("scenario.unfinished", "divisible_load has no body yet");
}

}  // namespace dutygraph
