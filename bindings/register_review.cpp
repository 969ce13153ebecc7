#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <array>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <dutygraph/read/annotation.hpp>
#include <dutygraph/scenario/curate.hpp>
#include <dutygraph/text/name_key.hpp>

#include "convert.hpp"
#include "interrupt.hpp"
#include "named_arguments.hpp"
#include "register.hpp"

namespace py = pybind11;

namespace dutygraph::python {
namespace {

/// relation, source kind and name, target kind and key, holds, role, role word, open list, reasons,
/// begin and end of the words.
using curation_row =
    std::tuple<std::string, std::string, std::string, std::string, std::string, bool, std::string,
               std::string, bool, std::vector<std::string>, std::uint32_t, std::uint32_t>;

/// The members of Python's Diagnostic, in its order.
using diagnostic_row =
    std::tuple<std::string, std::string, std::string, std::optional<std::uint64_t>,
               std::optional<std::uint64_t>, std::optional<std::uint64_t>, std::string, std::string,
               std::string>;

curation curation_of(const curation_row& row) {
  const auto& [relation_name, source_kind, source, target_kind, target, holds, role_name, role_word,
               open_list, reasons, begin, end] = row;
  curation made;
  made.relation = named<relation>(relation_names, relation_name, "relation");
  made.source = {kind_named(source_kind, "source"), source};
  made.target = {kind_named(target_kind, "target"), target};
  made.holds = holds;
  made.role = named<role>(role_names, role_name, "role");
  made.role_word = role_word;
  made.open_list = open_list;
  made.reasons = reasons;
  made.words = {begin, end};
  return made;
}

diagnostic diagnostic_of(const diagnostic_row& row) {
  const auto& [code, severity_name, message, line, column, byte, excerpt, advice, file] = row;
  constexpr std::array severities{severity::information, severity::warning, severity::error};
  diagnostic made;
  made.code = code;
  for (const severity one : severities) {
    if (to_string(one) == severity_name) made.severity = one;
  }
  made.message = message;
  made.excerpt = excerpt;
  made.advice = advice;
  made.where = {file, line.value_or(0), column.value_or(0), byte};
  return made;
}

/// The lists of the bracket that `words` would be, each with kind, role, label, names and whether
/// it is open; and in words what was not understood. No lists: it is no such bracket.
py::tuple bracket_lists(const std::string& words) {
  const std::string text = "。(" + words + ")";
  const auto found = find_annotations(text, {0, static_cast<std::uint32_t>(text.size())});
  py::list lists;
  py::list faults;
  for (const annotation& one : found) {
    for (const finding& fault : findings_of(text, one)) faults.append(to_str(fault.message));
    for (const labelled_list& list : one.lists) {
      if (!list.known || !list.meaning.assigns || !list.terms.empty()) {
        faults.append(to_str("“" + std::string(words_of(text, list.words)) +
                             "” does not say who is responsible"));
        continue;
      }
      py::list names;
      for (const span name : list.names) {
        names.append(to_str(display_name(words_of(text, name))));
      }
      lists.append(py::make_tuple(
          to_str(to_string(list.meaning.kind)), to_str(to_string(list.meaning.role)),
          to_str(name_key::of(words_of(text, list.label)).view()), names, list.open));
    }
  }
  const bool whole = found.size() == 1 && found.front().words.end == text.size();
  if (!whole) faults.append(to_str("these words are no such list"));
  return py::make_tuple(lists, faults);
}

}  // namespace

void register_review(py::module_& module) {
  module.def("bracket_lists", &bracket_lists);
  module.def("curate", [](const plan& self, const std::vector<curation_row>& rows,
                          const std::vector<diagnostic_row>& remaining, const limits& allowed,
                          const optional_stop& stop) {
    std::vector<curation> said;
    for (const curation_row& row : rows) said.push_back(curation_of(row));
    std::vector<diagnostic> kept;
    for (const diagnostic_row& row : remaining) kept.push_back(diagnostic_of(row));
    return run(stop, [&](const stop_token& token) {
      return curate(self, said, std::move(kept), allowed, token);
    });
  });
}

}  // namespace dutygraph::python
