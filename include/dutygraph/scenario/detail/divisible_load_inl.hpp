#pragma once

#include <dutygraph/scenario/divisible_load.hpp>

#include <dutygraph/scenario/detail/checked_problem.hpp>
#include <dutygraph/scenario/detail/load_division.hpp>
#include <dutygraph/scenario/detail/search_pace.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

DUTYGRAPH_INLINE divisible_load_result divisible_load(const assignment_problem& problem,
                                                      std::span<const std::int64_t> limit,
                                                      const stop_token& stop) {
  detail::search_pace steps(stop, "divisible_load");
  detail::check_problem(problem, limit);
  divisible_load_result result;
  const std::uint32_t item = detail::item_short_of_holders(problem);
  if (item < problem.items()) {
    result.fault = division_fault::too_few_holders;
    result.certificate = detail::shortage_of(problem, item);
    result.reason = detail::shortage_reason(problem, item);
    return result;
  }
  if (problem.holders == 0) {
    result.reason = "no holder";
    return result;
  }
  return detail::load_division(problem, limit, steps).run();
}

}  // namespace dutygraph
