#pragma once

#include <array>
#include <span>
#include <string_view>

#include <dutygraph/model/diagnostic.hpp>
#include <dutygraph/query/line_source.hpp>
#include <dutygraph/scenario/detail/check_functions.hpp>
#include <dutygraph/scenario/detail/check_parameters.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// One thing that rules can look for.
struct check_entry {
  std::string_view name;
  dutygraph::severity severity;
  bool is_default;
  std::string_view words;
  std::span<const check_parameter> parameters;
  void (*run)(check_scope&, const parameter_values&, finding_rows&);
};

inline constexpr std::array<std::string_view, 3> actor_words = {"leader", "section", "task_force"};
inline constexpr std::array<std::string_view, 4> load_words = {"items", "items_fractional",
                                                               "effort", "effort_fractional"};
inline constexpr std::array<std::string_view, 3> severity_words = {"information", "warning",
                                                                   "error"};

[[nodiscard]] constexpr check_parameter who(std::string_view standard) noexcept {
  return {"who", parameter_type::holders, 0, 0, 0, standard};
}
[[nodiscard]] constexpr check_parameter word(std::string_view name, std::string_view standard,
                                             std::span<const std::string_view> choices) noexcept {
  return {name, parameter_type::word, 0, 0, 0, standard, choices};
}
[[nodiscard]] constexpr check_parameter count(std::string_view name, double standard,
                                              double least) noexcept {
  return {name, parameter_type::count, standard, least, 1e6};
}

inline constexpr std::array who_leads = {who("leader")};
inline constexpr std::array who_works = {who("section")};
inline constexpr std::array who_is_accountable = {who("leader:lead")};
inline constexpr std::array who_is_responsible = {
    who("leader:responsible, section:responsible, section:lead")};
inline constexpr std::array accountable_at_most = {who("leader:lead"), count("at_most", 1, 1)};
inline constexpr std::array who_at_all = {who("leader, section, task_force")};
inline constexpr std::array load_parameters = {
    check_parameter{"times", parameter_type::number, 1.5, 0, 1e6},
    word("of", "leader", actor_words), word("load", "items_fractional", load_words)};
inline constexpr std::array lead_parameters = {count("leads", 3, 2)};
inline constexpr std::array line_parameters = {word("lines", "auto", line_source_names)};
inline constexpr std::array span_parameters = {count("at_most", 6, 1),
                                               word("lines", "auto", line_source_names)};
inline constexpr std::array least_parameters = {word("least", "warning", severity_words)};

/// All of them: another check is one row here and one function.
inline constexpr std::array check_registry = {
    check_entry{"not_understood", severity::warning, true,
                "the reader did not understand something in the text", least_parameters,
                not_understood},
    check_entry{"item_without_leader", severity::error, true, "an item has no leader", who_leads,
                items_without},
    check_entry{"item_without_section", severity::warning, true, "an item has no section",
                who_works, items_without},
    check_entry{"no_accountable", severity::error, false,
                "responsibility matrix: nobody is accountable for an item", who_is_accountable,
                items_without},
    check_entry{"multiple_accountable", severity::information, true,
                "responsibility matrix: several are accountable for an item", accountable_at_most,
                items_with_many},
    check_entry{"no_responsible", severity::warning, false,
                "responsibility matrix: nobody is responsible for an item", who_is_responsible,
                items_without},
    check_entry{"item_with_one_holder", severity::information, true,
                "an item rests on one name alone", who_at_all, items_with_one},
    check_entry{"target_without_deadline",
                severity::information,
                true,
                "a figure has no stated deadline",
                {},
                targets_without_deadline},
    check_entry{"task_force_without_head", severity::warning, true,
                "nobody is assigned to a task force as its head", who_is_accountable,
                task_forces_without_head},
    check_entry{"leader_without_item",
                severity::information,
                true,
                "a leader has no item",
                {},
                leaders_without_item},
    check_entry{"section_without_item",
                severity::information,
                true,
                "a section has no item",
                {},
                sections_without_item},
    check_entry{"load_above_mean", severity::information, true,
                "a load is above so many times the mean", load_parameters, loads_above_mean},
    check_entry{"section_under_several_leads", severity::warning, true,
                "a section stands under so many different leads or more", lead_parameters,
                sections_under_several_leads},
    check_entry{"circle_of_command", severity::error, true, "the lines of command run in a circle",
                line_parameters, circles_of_command},
    check_entry{"wide_span", severity::information, false, "somebody leads more than so many",
                span_parameters, wide_spans},
};

}  // namespace detail

}  // namespace dutygraph
