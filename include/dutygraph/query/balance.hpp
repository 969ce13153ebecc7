#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/table.hpp>
#include <dutygraph/query/named_value.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Which column of `workload` is the load of an actor.
enum class load_measure : std::uint8_t {
  items,              ///< items, counted in full
  items_fractional,   ///< items, each shared evenly by its holders
  effort,             ///< efforts of items, counted in full
  effort_fractional,  ///< efforts of items, each shared evenly by its holders
  utilisation,        ///< effort_fractional / capacity
};

inline constexpr std::array<std::string_view, 5> load_measure_names = {
    "items", "items_fractional", "effort", "effort_fractional", "utilisation"};

/// The English name of a value, as it stands in tables and files.
[[nodiscard]] constexpr std::string_view to_string(load_measure value) noexcept {
  return load_measure_names[static_cast<std::size_t>(value)];
}

/// What `balance` and `lorenz_curve` look at in a plan.
struct balance_options {
  node_kind of = node_kind::leader;  ///< leader, section or task_force
  load_measure load = load_measure::items_fractional;
  inheritance rule = inheritance::nearest;
  std::vector<role> roles = {};            ///< effective roles that count; empty: all
  std::vector<named_value> weight = {};    ///< effort of items, >= 0; the plan's own for the rest
  std::vector<named_value> capacity = {};  ///< of every actor, > 0; with utilisation only
};

/// How evenly a load is spread (均衡程度).
///
/// Every value counts, a zero too: 0 ln 0 = 0, and n stays the number of all values. Result, always
/// these rows in this order, with the range that the index can take for n values:
///
/// | index | formula (x: values, m: mean, s: shares) | range |
/// | --- | --- | --- |
/// | gini | sum of (2i - n - 1) x_i / (n sum x), x rising, i from 1 | 0..(n-1)/n |
/// | gini_corrected | gini n/(n-1) | 0..1 |
/// | theil | mean of (x/m) ln(x/m) | 0..ln n |
/// | mean_log_deviation | mean of ln(m/x) | 0.. |
/// | hhi | sum of s² (Herfindahl-Hirschman) | 1/n..1 |
/// | hhi_normalised | (hhi - 1/n) / (1 - 1/n) | 0..1 |
/// | effective_number | 1/hhi | 1..n |
/// | hoover | sum of abs(x - m) / (2 sum x): the share to move until all are equal | 0..(n-1)/n |
/// | cv | population standard deviation / m | 0..sqrt(n-1) |
/// | jain | 1/(n hhi) = 1/(1 + cv²) | 1/n..1 |
/// | max_over_mean | greatest x / m | 1..n |
/// | range | greatest x - least x | 0.. |
///
/// Columns: index utf8, value, minimum, maximum float64 (maximum null where there is no bound),
/// reason utf8: why there is no value, else null. No value: all without a value ("no value"); all
/// but range where the sum is 0 ("all zero"); gini_corrected and hhi_normalised of one value ("one
/// value"); mean_log_deviation beside a zero ("a zero load"). The order of the values changes no
/// bit; neither great (10³⁰⁸) nor tiny ones overflow. O(n log n). Throws `argument_error`, naming
/// the row from 1, for a value that is negative or not finite.
///
/// Sources: Theil 1967; Hirschman 1945, Herfindahl 1950; Jain, Chiu and Hawe 1984 (DEC TR-301);
/// docs/balance.md. hhi, cv and jain are one number in three forms.
[[nodiscard]] table balance(std::span<const double> loads);

/// How evenly a load is spread over all actors of a kind, those without an item with load 0.
///
/// The loads are those of `workload`; the caption names counting, inheritance and denominator.
/// O(V + holdings + n log n). Throws as `workload`, and `argument_error` if a capacity is missing,
/// zero, or given for another load than utilisation, or if a load is not finite.
[[nodiscard]] table balance(const plan& where, const balance_options& options = {},
                            const stop_token& stop = {});

/// The Lorenz curve: what share of the load the least loaded share of the values carries.
///
/// Result, n + 1 rows from (0, 0) to (1, 1) in rising load: share_of_actors, share_of_load float64.
/// No row without a value, or where all are zero; the caption says so. It names nobody. Complexity
/// and errors as `balance`. Source: Lorenz 1905 (Publ. Am. Stat. Assoc. 9:209).
[[nodiscard]] table lorenz_curve(std::span<const double> loads);

/// The Lorenz curve of all actors of a kind. Complexity and errors as `balance`.
[[nodiscard]] table lorenz_curve(const plan& where, const balance_options& options = {},
                                 const stop_token& stop = {});

/// What `theil_decomposition` looks at in a plan.
struct theil_decomposition_options {
  node_kind of = node_kind::leader;   ///< who holds the items: leader, section or task_force
  node_kind by = node_kind::heading;  ///< heading (the top-level ones), section or task_force
  load_measure load = load_measure::items_fractional;  ///< any but utilisation
  inheritance rule = inheritance::nearest;
  std::vector<named_value> weight = {};  ///< effort of items, >= 0; the plan's own for the rest
};

/// Theil's index in two parts that add up to it.
struct theil_decomposition_result {
  std::optional<double> total;    ///< of all units; nothing where `reason` says why
  std::optional<double> within;   ///< sum of s_g T_g: unevenness inside groups
  std::optional<double> between;  ///< sum of s_g ln(m_g/m): unevenness of the groups' means
  /// One row a group: name, number utf8 (of a chapter, else null), members int64, load, mean, theil
  /// float64 (T_g; mean is null without members, theil where the load is 0), within, between
  /// float64 (what the group adds; 0 where its load is 0). A load beyond the range of a double is
  /// null.
  table groups;
  std::string reason;   ///< "no value", "all zero", or empty
  std::string caption;  ///< what the units are, by which rule
};

/// Theil's index of loads in groups, within and between them (组内与组间差异).
///
/// s_g is the group's share of the load, T_g Theil's index inside it, m_g its mean, m the mean of
/// all. Groups stand in the order in which they are first named. O(n log n). Throws
/// `argument_error` for a value that is negative or not finite, naming the row from 1, or if there
/// is not one group a value. Source: Theil 1967, Economics and Information Theory.
[[nodiscard]] theil_decomposition_result theil_decomposition(std::span<const double> loads,
                                                             std::span<const std::string> groups);

/// The same for a plan, whose units are pairs: each chapter, section or task force with each actor
/// who has an item there, as in `roll_up_by_actor`.
///
/// An actor with items in two chapters is two units, one without an item is none, and an item under
/// no chapter is in none. So the total is not the theil of `balance`. Groups in document order,
/// those without a unit too. Complexity and errors as `roll_up_by_actor`; `argument_error` for
/// utilisation, and if a load is not finite.
[[nodiscard]] theil_decomposition_result theil_decomposition(
    const plan& where, const theil_decomposition_options& options = {},
    const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/balance_inl.hpp>
#endif
