#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <dutygraph/query/coordination.hpp>

#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/query/detail/holder_rows.hpp>
#include <dutygraph/query/detail/named_values.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// The places that pairs of names stand for, smaller first, sorted and each once.
template <class Find>
std::vector<std::pair<std::uint32_t, std::uint32_t>> place_pairs(
    const std::vector<named_pair>& given, std::string_view what, std::string_view kind,
    const Find& find, pace& steps) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> result;
  result.reserve(given.size());
  for (std::size_t index = 0; index < given.size(); ++index) {
    steps.step();
    const std::string row = "row " + std::to_string(index + 1) + " of " + std::string(what);
    const std::uint32_t one = find_in_row(given[index].one, row, kind, find);
    const std::uint32_t other = find_in_row(given[index].other, row, kind, find);
    if (one == other) {
      throw argument_error("query.pair", row + ": “" + printable(given[index].one) +
                                             "” stands beside itself; name two different ones");
    }
    result.emplace_back(std::minmax(one, other));
  }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

}  // namespace detail

DUTYGRAPH_INLINE coordination_result coordination(const plan& where,
                                                  const coordination_options& options,
                                                  const stop_token& stop) {
  detail::pace steps(stop, "coordination");
  detail::require_actor(options.of, "coordination", "of");
  const detail::holder_rows rows(where, options.of, options.rule, detail::role_filter(), steps);
  const detail::item_finder finder(where);
  const auto dependent = detail::place_pairs(
      options.dependencies, "the dependencies", "item",
      [&](std::string_view name) { return rows.items().index(finder.find(name)); }, steps);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> actual;
  if (options.actual) {
    actual = detail::place_pairs(
        *options.actual, "the actual coordination", to_string(options.of),
        [&](std::string_view name) {
          return rows.actors().index(find_node(where, options.of, name));
        },
        steps);
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> needed;
  for (const auto& [item, other_item] : dependent) {
    for (const std::uint32_t one : rows.of_item(item)) {
      for (const std::uint32_t other : rows.of_item(other_item)) {
        steps.step();
        if (one != other) needed.emplace_back(std::minmax(one, other));
      }
    }
  }
  std::sort(needed.begin(), needed.end());

  coordination_result result;
  table_builder out;
  auto& name = out.utf8("name");
  auto& partner = out.utf8("partner");
  auto& weight = out.int64("weight");
  auto& happens = out.boolean("actual");
  std::size_t pairs = 0;
  std::size_t met = 0;
  for (std::size_t at = 0; at < needed.size();) {
    const std::size_t first = at;
    while (at < needed.size() && needed[at] == needed[first]) ++at;
    const bool found = std::binary_search(actual.begin(), actual.end(), needed[first]);
    ++pairs;
    met += found ? 1 : 0;
    name.push(where.stated_graph().name(rows.actors()[needed[first].first]));
    partner.push(where.stated_graph().name(rows.actors()[needed[first].second]));
    weight.push(at - first);
    if (options.actual) {
      happens.push(bool{found});
    } else {
      happens.push_null();
    }
  }
  if (pairs == 0) {
    result.reason = "no pair has to coordinate";
  } else if (!options.actual) {
    result.reason = "who coordinates is not given";
  } else {
    result.congruence = static_cast<double>(met) / static_cast<double>(pairs);
  }
  result.required = out.finish().with_caption(
      "pairs of " + std::string(detail::plural(options.of)) +
      " who hold items that depend on each other, in " +
      detail::counted(dependent.size(), "dependency", "dependencies") +
      "; weight: dependent pairs of their items; " +
      (options.actual ? std::to_string(met) + " of " + detail::counted(pairs, "pair", "pairs") +
                            " coordinate; "
                      : "") +
      detail::basis(rows, options.of, options.rule));
  return result;
}

}  // namespace dutygraph
