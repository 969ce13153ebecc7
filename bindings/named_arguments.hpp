#pragma once

#include <string>
#include <utility>
#include <vector>

#include <dutygraph/model/vocabulary.hpp>
#include <dutygraph/query/named_value.hpp>

#include "interrupt.hpp"

/// \file
/// What Python gives as words and pairs, as the types of the questions.

namespace dutygraph::python {

using pairs = std::vector<std::pair<std::string, double>>;

[[nodiscard]] inline inheritance rule_named(const std::string& name) {
  return named<inheritance>(inheritance_names, name, "inheritance");
}

[[nodiscard]] inline node_kind kind_named(const std::string& name, const char* argument) {
  return named<node_kind>(node_kind_names, name, argument);
}

/// Groups of items: "chapter" stands for the top-level headings.
[[nodiscard]] inline node_kind group_named(const std::string& name) {
  return name == "chapter" ? node_kind::heading : kind_named(name, "by");
}

[[nodiscard]] inline std::vector<role> roles_named(const std::vector<std::string>& names) {
  std::vector<role> out;
  for (const std::string& name : names) out.push_back(named<role>(role_names, name, "roles"));
  return out;
}

[[nodiscard]] inline std::vector<named_value> named_values(const pairs& given) {
  std::vector<named_value> out;
  for (const auto& [name, value] : given) {
    named_value& added = out.emplace_back();
    added.name = name;
    added.value = value;
  }
  return out;
}

}  // namespace dutygraph::python
