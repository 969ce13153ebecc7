#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <dutygraph/scenario/reassign.hpp>

#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/query/workload.hpp>
#include <dutygraph/scenario/apply.hpp>
#include <dutygraph/scenario/detail/reassign_draft.hpp>
#include <dutygraph/scenario/detail/reassign_model.hpp>
#include <dutygraph/scenario/detail/reassign_solution.hpp>
#include <dutygraph/scenario/detail/reassign_words.hpp>
#include <dutygraph/scenario/divisible_load.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

[[nodiscard]] inline std::string reassign_caption(const reassign_model& model,
                                                  const reassign_options& options) {
  const std::string of(to_string(options.of));
  std::string text = "role " + std::string(to_string(options.as)) + " of " + model.rules.several +
                     "; load: " + std::string(to_string(options.load));
  text += options.divisible
              ? "; the least greatest utilisation if efforts could be divided"
              : "; objective: " +
                    std::string(load_objective_names[static_cast<std::size_t>(options.objective)]);
  text += "; eligibility: " + std::string(to_string(model.candidates.who)) +
          "; inheritance: nearest; utilisation: load / capacity, where capacity is " +
          (options.capacity.empty() ? "1" : "as given") +
          (options.posts.empty() ? "" : ", times months in office / 12");
  if (options.max_moves) text += "; at most " + std::to_string(*options.max_moves) + " moves";
  return text;
}

/// The loads of a plan in the role that is reassigned, with capacities; no row for an empty plan.
[[nodiscard]] inline table reassign_loads(const plan& where, const reassign_model& model,
                                          const reassign_options& options,
                                          const reassignment& result, const stop_token& stop) {
  workload_options counted;
  counted.of = options.of;
  counted.roles = {options.as};
  if (!where.stated_graph().nodes().empty()) counted.weight = options.weight;
  const table all = workload(where, counted, stop);
  std::vector<table_column> columns;
  for (const char* const name :
       {"name", "items", "items_fractional", "effort", "effort_fractional"}) {
    columns.push_back(all.column(name));
  }
  table_builder more;
  auto& load = more.float64("load");
  auto& capacity = more.float64("capacity");
  auto& utilisation = more.float64("utilisation");
  const table_column& measured = all.column(to_string(options.load));
  for (std::uint32_t actor = 0; actor < all.rows(); ++actor) {
    const double value = options.load == load_measure::items
                             ? static_cast<double>(measured.int64_at(actor))
                             : measured.float64_at(actor);
    load.push(value);
    const std::uint32_t holder = model.holder_of_actor[actor];
    if (holder == reassign_model::none) {
      capacity.push_null();
      utilisation.push_null();
    } else {
      const double most = model.shown(model.problem.capacity[holder]);
      capacity.push(most);
      utilisation.push(value / most);
    }
  }
  const table added = more.finish();
  columns.insert(columns.end(), added.columns().begin(), added.columns().end());
  return {result.caption, std::move(columns)};
}

/// The tables of a division of effort.
class division_tables {
 public:
  division_tables(const plan& where, const reassign_model& model, const reassign_options& options,
                  const std::string& caption)
      : structure_(where.stated_graph()),
        model_(model),
        actors_(structure_.nodes(options.of)),
        shares_(
            "a division of effort, not of responsibility: it changes no holder; share: of the "
            "item's load on all its holders; " +
            caption),
        after_(caption) {}

  void write(const divisible_load_result& found) {
    for (std::uint32_t item = 0; item < model_.rules.items; ++item) push_shares(item, found);
    for (std::uint32_t actor = 0; actor < model_.rules.actors; ++actor) {
      name_.push(structure_.name(actors_[actor]));
      const std::uint32_t holder = model_.holder_of_actor[actor];
      if (holder == reassign_model::none) {
        load_.push(model_.shown(stays_with(actor)));
        capacity_.push_null();
        utilisation_.push_null();
        continue;
      }
      const double most = model_.shown(model_.problem.capacity[holder]);
      load_.push(found.utilisations[holder].value() * most);
      capacity_.push(most);
      utilisation_.push(found.utilisations[holder].value());
    }
  }
  [[nodiscard]] table shares() { return shares_.finish(); }
  [[nodiscard]] table after() { return after_.finish(); }

 private:
  void push_shares(std::uint32_t item, const divisible_load_result& found) {
    const assignment_problem& problem = model_.problem;
    const std::uint32_t unit = model_.unit_of[item];
    if (unit == reassign_model::none || problem.effort[unit] == 0) return;
    const double whole = static_cast<double>(problem.effort[unit]) * problem.demand[unit];
    const double own =
        model_.shown(model_.load_of(item, model_.demand[item])) * problem.demand[unit];
    const node_id node = structure_.nodes(node_kind::item)[item];
    for (std::uint32_t arc = problem.first_arc[unit]; arc < problem.first_arc[unit + 1]; ++arc) {
      if (!(found.flow[arc] > 0.0)) continue;
      number_.push_or_null(structure_.number(node));
      key_.push(structure_.key(node));
      title_.push(structure_.name(node));
      holder_.push(structure_.name(actors_[model_.holder_actor[problem.arc_holder[arc]]]));
      share_.push(found.flow[arc] / whole);
      part_.push(found.flow[arc] / whole * own);
    }
  }
  [[nodiscard]] std::int64_t stays_with(std::uint32_t actor) const {
    std::int64_t sum = 0;
    for (std::uint32_t item = 0; item < model_.rules.items; ++item) {
      const auto now = model_.rules.held.of_item(item);
      if (std::find(now.begin(), now.end(), actor) != now.end()) {
        sum += model_.load_of(item, model_.demand[item]);
      }
    }
    return sum;
  }

  const graph& structure_;
  const reassign_model& model_;
  id_range<node_id> actors_;
  table_builder shares_;
  utf8_builder& number_ = shares_.utf8("number");
  utf8_builder& key_ = shares_.utf8("key");
  utf8_builder& title_ = shares_.utf8("title");
  utf8_builder& holder_ = shares_.utf8("name");
  float64_builder& share_ = shares_.float64("share");
  float64_builder& part_ = shares_.float64("load");
  table_builder after_;
  utf8_builder& name_ = after_.utf8("name");
  float64_builder& load_ = after_.float64("load");
  float64_builder& capacity_ = after_.float64("capacity");
  float64_builder& utilisation_ = after_.float64("utilisation");
};

/// `divisible`: the shares of items, and the loads that they add up to.
inline void divide(const plan& where, const reassign_model& model, const reassign_options& options,
                   reassignment& result, const stop_token& stop) {
  const divisible_load_result found = divisible_load(model.problem, {}, stop);
  reassign_solution solution;
  solution.feasible = found.fault == division_fault::none;
  solution.bound = solution.certified = found.maximum;
  solution.certificate = found.certificate;
  result.feasible = solution.feasible;
  result.exact = true;
  result.certificate = certificate_writer(where, model, options, solution).write();
  result.draft.title = "a division of effort, which changes no holder";
  division_tables tables(where, model, options, result.caption);
  if (*solution.feasible) {
    result.maximum = result.bound = found.maximum.value();
    result.gap = 0.0;
    tables.write(found);
  }
  result.shares = tables.shares();
  result.after = tables.after();
}

inline void check_options(const reassign_options& options) {
  constexpr std::uint32_t most_alternatives = 3;
  const auto refuse = [](const std::string& words) {
    throw argument_error("scenario.options", words);
  };
  if (options.alternatives > most_alternatives) {
    refuse("alternatives is a number from 0 to 3, not " + std::to_string(options.alternatives));
  }
  if (options.time_limit && !(*options.time_limit >= 0.0)) {
    refuse("time_limit is a number of seconds from 0 up, not " + plain_number(*options.time_limit));
  }
  if (!options.divisible) return;
  if (options.max_moves) refuse("max_moves: divided efforts move no holder; leave one of them out");
  if (!options.apart.empty()) {
    refuse("apart: efforts that may be divided are not held by one hand; leave one of them out");
  }
  if (options.alternatives != 0) refuse("alternatives: a division of effort has no drafts");
  if (options.objective == load_objective::sum_of_squares) {
    refuse("objective sum_of_squares: a division of effort is leximin; leave one of them out");
  }
}

}  // namespace detail

DUTYGRAPH_INLINE reassignment reassign(const plan& where, const reassign_options& options,
                                       const stop_token& stop) {
  stop.check("reassign");
  detail::check_options(options);
  const detail::reassign_model model(where, options, stop);
  reassignment result;
  result.caption = detail::reassign_caption(model, options);
  result.before = detail::reassign_loads(where, model, options, result, stop);
  detail::move_rows moves(result.caption);
  table_builder front("the least greatest utilisation that each number of moves can reach; " +
                      result.caption);
  auto& front_moves = front.int64("moves");
  auto& front_maximum = front.float64("maximum");
  if (options.divisible) {
    detail::divide(where, model, options, result, stop);
    result.moves = moves.finish();
    result.pareto = front.finish();
    return result;
  }
  const detail::reassign_solution found =
      detail::reassign_solver(model.problem, options, stop).solve();
  result.feasible = found.feasible;
  result.exact = found.exact;
  result.certificate = detail::certificate_writer(where, model, options, found).write();
  for (const auto& [count, maximum] : found.front) {
    front_moves.push(count);
    front_maximum.push(maximum.value());
  }
  result.pareto = front.finish();
  result.shares = detail::division_tables(where, model, options, result.caption).shares();
  if (found.feasible == true) {
    detail::draft_writer writer(where, model, options);
    result.maximum = found.maximum.value();
    result.bound = found.bound.value();
    result.gap = found.gap;
    result.draft = writer.write(found.taken, &moves);
    for (const std::vector<std::uint8_t>& taken : found.alternatives) {
      result.alternatives.push_back(writer.write(taken));
    }
    result.after =
        detail::reassign_loads(apply(where, result.draft, {}, stop), model, options, result, stop);
  } else {
    result.after = detail::reassign_loads(plan(), model, options, result, stop);
  }
  result.moves = moves.finish();
  return result;
}

}  // namespace dutygraph
