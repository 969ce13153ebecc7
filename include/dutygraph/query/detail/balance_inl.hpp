#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <dutygraph/query/balance.hpp>

#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/query/detail/holder_rows.hpp>
#include <dutygraph/query/detail/index_table.hpp>
#include <dutygraph/query/detail/item_efforts.hpp>
#include <dutygraph/query/detail/item_groups.hpp>
#include <dutygraph/query/detail/load_counter.hpp>
#include <dutygraph/query/detail/load_spread.hpp>
#include <dutygraph/query/detail/named_values.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Loads with the words that say what they are.
struct described_loads {
  std::vector<double> values;
  std::string what;   ///< how they were counted, and of whom
  std::string count;  ///< `6 leaders`
};

inline void check_loads(std::span<const double> loads) {
  for (std::size_t row = 0; row < loads.size(); ++row) {
    if (std::isfinite(loads[row]) && loads[row] >= 0.0) continue;
    throw argument_error("query.value", "row " + std::to_string(row + 1) +
                                            " of the loads: the value is " + decimal(loads[row]) +
                                            "; give a finite number that is not negative");
  }
}

[[nodiscard]] inline described_loads given_loads(std::span<const double> loads) {
  check_loads(loads);
  return {{loads.begin(), loads.end()},
          "loads as given, zeros included",
          counted(loads.size(), "value", "values")};
}

/// The load that was asked for, of all that were counted.
[[nodiscard]] inline double chosen(load_measure which, double items, double fraction, double effort,
                                   double effort_fraction) noexcept {
  switch (which) {
    case load_measure::items:
      return items;
    case load_measure::items_fractional:
      return fraction;
    case load_measure::effort:
      return effort;
    default:
      return effort_fraction;
  }
}

[[nodiscard]] inline std::string counting(load_measure which, node_kind of) {
  const std::string shared =
      " fractionally (1/number of " + std::string(plural(of)) + " on the item)";
  switch (which) {
    case load_measure::items:
      return "items counted in full";
    case load_measure::items_fractional:
      return "items counted" + shared;
    case load_measure::effort:
      return "efforts counted in full";
    case load_measure::effort_fractional:
      return "efforts counted" + shared;
    case load_measure::utilisation:
      break;
  }
  return "utilisation: efforts counted" + shared + " / capacity";
}

[[noreturn]] inline void throw_no_load(std::string_view name, load_measure which, double value) {
  throw argument_error(
      "query.value", "the " + std::string(to_string(which)) + " of “" + printable(name) + "” is " +
                         decimal(value) + ", which is not finite; give smaller efforts" +
                         (which == load_measure::utilisation ? " or a greater capacity" : ""));
}

/// The capacities of all actors, none of which may be missing.
[[nodiscard]] inline std::vector<double> all_capacities(const plan& where,
                                                        const balance_options& options,
                                                        const id_range<node_id>& actors,
                                                        pace& steps) {
  actor_capacities given(where, options.of, options.capacity, actors, steps);
  for (std::uint32_t actor = 0; actor < actors.size(); ++actor) {
    if (given.rows[actor] != 0) continue;
    throw argument_error("query.capacity",
                         "the capacities: “" + printable(where.stated_graph().name(actors[actor])) +
                             "” has none, and utilisation is effort / capacity; give one for "
                             "every " +
                             std::string(singular(options.of)));
  }
  return std::move(given.values);
}

/// The load of every actor of the kind.
[[nodiscard]] inline described_loads plan_loads(const plan& where, const balance_options& options,
                                                std::string_view call, pace& steps) {
  require_actor(options.of, call, "of");
  const bool per_capacity = options.load == load_measure::utilisation;
  if (!per_capacity && !options.capacity.empty()) {
    throw argument_error("query.capacity",
                         std::string(call) + ": capacities have no part in the load " +
                             std::string(to_string(options.load)) + "; ask for utilisation");
  }
  const holder_rows rows(where, options.of, options.rule, role_filter(options.roles), steps);
  const item_efforts efforts(where, options.weight, steps);
  std::vector<double> capacity;
  if (per_capacity) capacity = all_capacities(where, options, rows.actors(), steps);
  load_counter counter(rows, efforts, where.stated_graph());
  described_loads found;
  found.values.reserve(rows.actors().size());
  for (std::uint32_t actor = 0; actor < rows.actors().size(); ++actor) {
    const load held = counter.count(actor, steps);
    double value = chosen(options.load, static_cast<double>(held.items), held.fraction, held.effort,
                          held.effort_fraction);
    if (per_capacity) value /= capacity[actor];
    if (!std::isfinite(value)) {
      throw_no_load(where.stated_graph().name(rows.actors()[actor]), options.load, value);
    }
    found.values.push_back(value);
  }
  const std::string several(plural(options.of));
  found.what = "load of all " + several +
               ", 0 without an item: " + counting(options.load, options.of) + "; " +
               counted_roles(options.roles) + footing(rows, options.of, options.rule);
  if (options.load >= load_measure::effort) found.what += "; " + std::string(added(efforts));
  found.count = counted(rows.actors().size(), singular(options.of), several);
  return found;
}

/// `denominator: 6 leaders, total load 33`.
[[nodiscard]] inline std::string spread_denominator(const std::string& count,
                                                    const load_spread& spread) {
  const double total = spread.total();
  return "denominator: " + count + ", total load " +
         (std::isfinite(total) ? decimal(total) : "beyond 1.79e+308");
}

/// Why a spread has no index, or nothing.
[[nodiscard]] inline std::string_view missing(const load_spread& spread) noexcept {
  return spread.empty() ? "no value" : spread.all_zero() ? "all zero" : "";
}

[[nodiscard]] inline table balance_table(described_loads loads) {
  const load_spread spread(std::move(loads.values));
  index_table out("unevenness of: " + loads.what + "; " + spread_denominator(loads.count, spread));
  const double n = spread.count();
  const bool alone = spread.size() == 1;
  const std::string_view none = missing(spread);
  using bound = std::optional<double>;
  const auto push = [&](std::string_view index, double value, bound least, bound most,
                        std::string_view reason) {
    if (spread.empty()) {
      least.reset();
      most.reset();
    }
    out.push(index, value, least, most, reason);
  };
  const auto beyond_one = [&](std::string_view index, double value) {
    const bound least = alone ? bound() : bound(0.0);
    const bound most = alone ? bound() : bound(1.0);
    push(index, value, least, most, alone ? "one value" : none);
  };
  const bool defined = none.empty();
  const double ranked = defined ? spread.rank_weighted() : 0.0;
  const double most_square = alone ? 0.0 : n - 1.0;
  const double square = defined ? std::min(spread.squared_variation(), most_square) : 0.0;
  const bound unbounded = alone ? bound(0.0) : bound();
  const bool has_logarithms = defined && !spread.has_zero();

  push("gini", ranked / n, 0.0, most_square / n, none);
  beyond_one("gini_corrected", ranked / (n - 1.0));
  push("theil", defined ? spread.theil() : 0.0, 0.0, std::log(n), none);
  push("mean_log_deviation", has_logarithms ? spread.mean_log_deviation() : 0.0, 0.0, unbounded,
       has_logarithms ? ""
       : defined      ? "a zero load"
                      : none);
  push("hhi", (1.0 + square) / n, 1.0 / n, 1.0, none);
  beyond_one("hhi_normalised", square / (n - 1.0));
  push("effective_number", n / (1.0 + square), 1.0, n, none);
  push("hoover", defined ? spread.hoover() : 0.0, 0.0, most_square / n, none);
  push("cv", std::sqrt(square), 0.0, std::sqrt(most_square), none);
  push("jain", 1.0 / (1.0 + square), 1.0 / n, 1.0, none);
  push("max_over_mean", defined ? spread.greatest_over_mean() : 0.0, 1.0, n, none);
  push("range", spread.range(), 0.0, unbounded, spread.empty() ? none : "");
  return out.finish();
}

[[nodiscard]] inline table lorenz_table(described_loads loads) {
  const load_spread spread(std::move(loads.values));
  std::string caption = "Lorenz curve in rising load of: " + loads.what + "; " +
                        spread_denominator(loads.count, spread);
  if (const auto reason = missing(spread); !reason.empty()) {
    caption.append("; no curve: ").append(reason);
  }
  table_builder out(std::move(caption));
  auto& actors = out.float64("share_of_actors");
  auto& load = out.float64("share_of_load");
  if (missing(spread).empty()) {
    spread.cumulate([&](std::size_t count, double sum) {
      actors.push(static_cast<double>(count) / spread.count());
      load.push(sum / spread.sum().high);
    });
  }
  return out.finish();
}

/// Loads in groups: those of group g are `loads[begin[g]] …`.
struct grouped_loads {
  std::vector<double> loads;
  std::vector<std::size_t> begin{0};
  std::vector<std::string> names;
  std::vector<std::string> numbers;  ///< empty, or one a group

  [[nodiscard]] std::vector<double> group(std::size_t place) const {
    const auto at = [&](std::size_t index) {
      return loads.begin() + static_cast<std::ptrdiff_t>(index);
    };
    return {at(begin[place]), at(begin[place + 1])};
  }
};

/// A sum that no order of the terms changes.
[[nodiscard]] inline double sum_of(std::vector<double> terms) {
  std::sort(terms.begin(), terms.end());
  two_doubles all;
  for (const double term : terms) all.add(term, 0.0);
  return all.high;
}

[[nodiscard]] inline double theil_of(const load_spread& spread) noexcept {
  return std::clamp(spread.theil(), 0.0, std::log(spread.count()));
}

[[nodiscard]] inline theil_decomposition_result decompose(const grouped_loads& grouped,
                                                          const std::string& what,
                                                          const std::string& count) {
  const load_spread all(grouped.loads);
  theil_decomposition_result result;
  result.reason = missing(all);
  result.caption = what + "; " + spread_denominator(count, all) + " in " +
                   counted(grouped.names.size(), "group", "groups");
  table_builder out(result.caption);
  auto& name = out.utf8("name");
  auto& number = out.utf8("number");
  auto& members = out.int64("members");
  auto& load = out.float64("load");
  auto& mean = out.float64("mean");
  auto& theil = out.float64("theil");
  auto& within = out.float64("within");
  auto& between = out.float64("between");
  std::vector<double> within_terms;
  std::vector<double> between_terms;
  for (std::size_t place = 0; place < grouped.names.size(); ++place) {
    const load_spread part(grouped.group(place));
    name.push(grouped.names[place]);
    number.push_or_null(grouped.numbers.empty() ? std::string_view() : grouped.numbers[place]);
    members.push(part.size());
    const double total = part.total();
    std::isfinite(total) ? load.push(total) : load.push_null();
    part.empty() ? mean.push_null() : mean.push(std::ldexp(part.mean().high, part.exponent()));
    if (missing(part).empty()) {
      const double index = theil_of(part);
      const int shift = part.exponent() - all.exponent();
      const relative_load relative(
          {std::ldexp(part.mean().high, shift), std::ldexp(part.mean().low, shift)}, all.mean());
      const double weight = part.count() / all.count();
      theil.push(index);
      within_terms.push_back(weight * relative.quotient * index);
      between_terms.push_back(weight * relative.times_logarithm());
    } else {
      theil.push_null();
      within_terms.push_back(0.0);
      between_terms.push_back(0.0);
    }
    within.push(within_terms.back());
    between.push(between_terms.back());
  }
  result.groups = out.finish();
  if (result.reason.empty()) {
    result.total = theil_of(all);
    result.within = sum_of(std::move(within_terms));
    result.between = std::max(0.0, sum_of(std::move(between_terms)));
  }
  return result;
}

}  // namespace detail

DUTYGRAPH_INLINE table balance(std::span<const double> loads) {
  return detail::balance_table(detail::given_loads(loads));
}

DUTYGRAPH_INLINE table balance(const plan& where, const balance_options& options,
                               const stop_token& stop) {
  detail::pace steps(stop, "balance");
  return detail::balance_table(detail::plan_loads(where, options, "balance", steps));
}

DUTYGRAPH_INLINE table lorenz_curve(std::span<const double> loads) {
  return detail::lorenz_table(detail::given_loads(loads));
}

DUTYGRAPH_INLINE table lorenz_curve(const plan& where, const balance_options& options,
                                    const stop_token& stop) {
  detail::pace steps(stop, "lorenz_curve");
  return detail::lorenz_table(detail::plan_loads(where, options, "lorenz_curve", steps));
}

DUTYGRAPH_INLINE theil_decomposition_result
theil_decomposition(std::span<const double> loads, std::span<const std::string> groups) {
  detail::check_loads(loads);
  if (loads.size() != groups.size()) {
    throw argument_error("query.groups", std::to_string(groups.size()) + " groups for " +
                                             detail::counted(loads.size(), "load", "loads") +
                                             "; give one a load");
  }
  detail::grouped_loads grouped;
  std::unordered_map<std::string_view, std::size_t> places;
  std::vector<std::size_t> place_of;
  place_of.reserve(groups.size());
  for (const std::string& group : groups) {
    const auto [at, is_new] = places.try_emplace(group, places.size());
    if (is_new) grouped.names.push_back(group);
    place_of.push_back(at->second);
  }
  grouped.begin.assign(grouped.names.size() + 1, 0);
  for (const std::size_t place : place_of) ++grouped.begin[place + 1];
  for (std::size_t place = 1; place < grouped.begin.size(); ++place) {
    grouped.begin[place] += grouped.begin[place - 1];
  }
  std::vector<std::size_t> next(grouped.begin.begin(), grouped.begin.end() - 1);
  grouped.loads.resize(loads.size());
  for (std::size_t row = 0; row < loads.size(); ++row) {
    grouped.loads[next[place_of[row]]++] = loads[row];
  }
  return detail::decompose(grouped, "Theil's index within and between groups of loads as given",
                           detail::counted(loads.size(), "value", "values"));
}

DUTYGRAPH_INLINE theil_decomposition_result theil_decomposition(
    const plan& where, const theil_decomposition_options& options, const stop_token& stop) {
  detail::pace steps(stop, "theil_decomposition");
  detail::require_actor(options.of, "theil_decomposition", "of");
  if (options.load == load_measure::utilisation) {
    throw argument_error("query.load",
                         "theil_decomposition: a capacity is of an actor and not of a part of the "
                         "actor's items; take items, items_fractional, effort or "
                         "effort_fractional");
  }
  const detail::item_groups groups(where, options.by, options.rule, "theil_decomposition", steps);
  const detail::holder_rows rows(where, options.of, options.rule, detail::role_filter(), steps);
  const detail::item_efforts efforts(where, options.weight, steps);
  const graph& structure = where.stated_graph();
  detail::grouped_loads grouped;
  grouped.begin.assign(groups.size() + 1, 0);
  const auto take = [&](std::size_t group, std::uint32_t actor, const detail::group_load& held) {
    const double value = detail::chosen(options.load, static_cast<double>(held.items),
                                        held.fraction, held.effort, held.effort_fraction);
    if (!std::isfinite(value)) {
      detail::throw_no_load(structure.name(rows.actors()[actor]), options.load, value);
    }
    grouped.loads.push_back(value);
    grouped.begin[group + 1] = grouped.loads.size();
  };
  detail::group_loads(groups, rows, efforts, steps, take);
  const bool chapters = options.by == node_kind::heading;
  for (std::size_t group = 0; group < groups.size(); ++group) {
    grouped.begin[group + 1] = std::max(grouped.begin[group + 1], grouped.begin[group]);
    grouped.names.emplace_back(structure.name(groups.node(group)));
    if (chapters) grouped.numbers.emplace_back(structure.number(groups.node(group)));
  }
  std::string what =
      "Theil's index within and between " +
      std::string(chapters ? "top-level headings" : detail::plural(options.by)) +
      "; units: each with each of the " + std::string(detail::plural(options.of)) +
      " who has an item there, so one without an item is no unit and one with items in two is "
      "two; load: " +
      detail::counting(options.load, options.of) + "; " +
      detail::footing(rows, options.of, options.rule);
  if (options.load >= load_measure::effort) what += "; " + std::string(detail::added(efforts));
  return detail::decompose(grouped, what, detail::counted(grouped.loads.size(), "unit", "units"));
}

}  // namespace dutygraph
