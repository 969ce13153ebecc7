#pragma once

#include <dutygraph/scenario/indivisible_load.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

DUTYGRAPH_INLINE indivisible_load_result indivisible_load(const assignment_problem&,
                                                          const indivisible_load_options&,
                                                          const stop_token&) {
  throw argument_error("scenario.unfinished", "indivisible_load has no body yet");
}

DUTYGRAPH_INLINE std::vector<load_front_point> load_front(const assignment_problem&,
                                                          const indivisible_load_options&,
                                                          const stop_token&) {
  throw argument_error("scenario.unfinished", "load_front has no body yet");
}

}  // namespace dutygraph
