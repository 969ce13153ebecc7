#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <dutygraph/scenario/reassign.hpp>

#include "change_tuple.hpp"
#include "convert.hpp"
#include "interrupt.hpp"
#include "named_arguments.hpp"
#include "register.hpp"

namespace py = pybind11;

namespace dutygraph::python {
namespace {

using text_pairs = std::vector<std::pair<std::string, std::string>>;
using post_tuple = std::tuple<std::string, std::string, bool, std::vector<std::string>, int, int>;

template <class Row>
[[nodiscard]] std::vector<Row> rows_of(const text_pairs& given) {
  std::vector<Row> out;
  for (const auto& [one, other] : given) out.push_back({one, other});
  return out;
}

/// The member of a dict that Python's `reassign` has filled.
template <class Value>
[[nodiscard]] Value member(const py::dict& given, const char* name) {
  return given[name].cast<Value>();
}

[[nodiscard]] reassign_options options_of(const py::dict& given) {
  using std::string;
  reassign_options out;
  out.of = kind_named(member<string>(given, "of"), "of");
  out.as = named<role>(role_names, member<string>(given, "role"), "role");
  out.load = named<load_measure>(load_measure_names, member<string>(given, "load"), "load");
  out.divisible = member<bool>(given, "divisible");
  out.objective =
      named<load_objective>(load_objective_names, member<string>(given, "objective"), "objective");
  if (const auto who = member<std::optional<string>>(given, "eligibility")) {
    out.who = named<eligibility>(eligibility_names, *who, "eligibility");
  }
  out.pairs = rows_of<eligible_pair>(member<text_pairs>(given, "pairs"));
  out.weight = named_values(member<pairs>(given, "weight"));
  out.capacity = named_values(member<pairs>(given, "capacity"));
  out.holders_each = member<std::optional<std::uint32_t>>(given, "holders_each");
  out.holders = named_values(member<pairs>(given, "holders"));
  for (auto& [name, post, head, oversees, from, to] :
       member<std::vector<post_tuple>>(given, "posts")) {
    out.posts.push_back({name, post, head, oversees, from, to});
  }
  out.heads = named<head_rule>(head_rule_names, member<string>(given, "heads"), "heads");
  out.may_not_oversee = rows_of<named_pair>(member<text_pairs>(given, "may_not_oversee"));
  out.together = member<std::vector<std::vector<string>>>(given, "together");
  out.apart = rows_of<named_pair>(member<text_pairs>(given, "apart"));
  out.protect = member<std::vector<string>>(given, "protected");
  out.max_moves = member<std::optional<std::uint32_t>>(given, "max_moves");
  out.alternatives = member<std::uint32_t>(given, "alternatives");
  out.node_limit = member<std::uint64_t>(given, "node_limit");
  out.time_limit = member<std::optional<double>>(given, "time_limit");
  return out;
}

[[nodiscard]] py::list strings(const std::vector<std::string>& words) {
  py::list out;
  for (const std::string& word : words) out.append(to_str(word));
  return out;
}

[[nodiscard]] py::dict to_dict(reassignment&& from) {
  const reassign_certificate& why = from.certificate;
  py::dict out;
  out["certificate"] = py::make_tuple(to_str(why.words), strings(why.holders), strings(why.items),
                                      why.forced, why.capacity);
  out["feasible"] = from.feasible;
  out["exact"] = from.exact;
  out["change"] = to_tuple(from.draft);
  out["before"] = std::move(from.before);
  out["after"] = std::move(from.after);
  out["moves"] = std::move(from.moves);
  out["pareto"] = std::move(from.pareto);
  out["shares"] = std::move(from.shares);
  out["maximum"] = from.maximum;
  out["bound"] = from.bound;
  out["gap"] = from.gap;
  out["caption"] = to_str(from.caption);
  py::list alternatives;
  for (const change& one : from.alternatives) alternatives.append(to_tuple(one));
  out["alternatives"] = alternatives;
  return out;
}

}  // namespace

void register_reassign(py::module_& module) {
  module.def("reassign", [](const plan& self, const py::dict& given, const optional_stop& stop) {
    const reassign_options options = options_of(given);
    return to_dict(
        run(stop, [&](const stop_token& token) { return reassign(self, options, token); }));
  });
}

}  // namespace dutygraph::python
