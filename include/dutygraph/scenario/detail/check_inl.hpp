#pragma once

#include <cmath>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <dutygraph/scenario/check.hpp>

#include <dutygraph/model/lookup.hpp>
#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/scenario/detail/check_findings.hpp>
#include <dutygraph/scenario/detail/check_parameters.hpp>
#include <dutygraph/scenario/detail/check_registry.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// A rule that was found to be one.
struct ready_rule {
  const check_entry* entry = nullptr;
  std::string name;
  severity as = severity::warning;
  parameter_values values;
};

/// Makes rules ready, or says what is wrong with one.
class rule_reader {
 public:
  explicit rule_reader(const rule& given)
      : given_(given), name_(given.name.empty() ? given.check : given.name) {}

  [[nodiscard]] ready_rule read() const {
    ready_rule made;
    made.entry = &entry();
    made.name = name_;
    made.as = given_.severity.value_or(made.entry->severity);
    for (const rule_parameter& one : given_.parameters) require_known(*made.entry, one.name);
    for (const check_parameter& one : made.entry->parameters) {
      made.values.add(one.name, value_of(one));
    }
    return made;
  }

  [[noreturn]] void refuse(std::string_view code, const std::string& message) const {
    throw argument_error(code, "rule “" + printable(name_) + "”: " + message, given_.where);
  }

 private:
  [[nodiscard]] const check_entry& entry() const {
    std::vector<std::string_view> names;
    for (const check_entry& one : check_registry) {
      if (one.name == given_.check) return one;
      names.push_back(one.name);
    }
    const bool own = !given_.name.empty() && given_.name != given_.check;
    throw unknown_name(given_.check, own ? "check of the rule “" + printable(name_) + "”" : "check",
                       nearest_words(names, given_.check), given_.where);
  }

  void require_known(const check_entry& check, std::string_view name) const {
    std::string known;
    for (const check_parameter& one : check.parameters) {
      if (one.name == name) return;
      known.append(known.empty() ? "it has " : ", ").append(one.name);
    }
    refuse("check.parameter", std::string(check.name) + " has no parameter “" + printable(name) +
                                  "”; " + (known.empty() ? "it has none" : known));
  }

  [[nodiscard]] parameter_value value_of(const check_parameter& wanted) const {
    const rule_parameter* given = nullptr;
    for (const rule_parameter& one : given_.parameters) {
      if (one.name != wanted.name) continue;
      if (given != nullptr) refuse("check.parameter", one.name + " is given twice; give it once");
      given = &one;
    }
    if (given == nullptr) return standard(wanted);
    switch (wanted.type) {
      case parameter_type::number:
      case parameter_type::count:
        return number(wanted, given->value);
      case parameter_type::word:
        return word(wanted, given->value);
      default:
        return holders(wanted, given->value);
    }
  }

  [[nodiscard]] static parameter_value standard(const check_parameter& wanted) {
    parameter_value value;
    value.number = wanted.standard;
    value.word = wanted.standard_words;
    if (wanted.type == parameter_type::holders) {
      for_words(wanted.standard_words,
                [&](std::string_view one) { static_cast<void>(value.who.add(one)); });
    }
    return value;
  }

  [[nodiscard]] parameter_value number(const check_parameter& wanted,
                                       const rule_value& given) const {
    parameter_value value;
    const auto* whole = std::get_if<std::int64_t>(&given);
    const auto* real = std::get_if<double>(&given);
    const bool fits =
        whole != nullptr || (real != nullptr && wanted.type == parameter_type::number);
    if (whole != nullptr) value.number = static_cast<double>(*whole);
    if (real != nullptr) value.number = *real;
    if (!fits || !(value.number >= wanted.least && value.number <= wanted.most)) {
      refuse("check.value", std::string(wanted.name) + " takes a " +
                                (wanted.type == parameter_type::count ? "whole " : "") +
                                "number from " + two_places(wanted.least) + " to " +
                                two_places(wanted.most));
    }
    return value;
  }

  [[nodiscard]] parameter_value word(const check_parameter& wanted, const rule_value& given) const {
    const auto* text = std::get_if<std::string>(&given);
    std::string choices;
    for (const std::string_view one : wanted.choices) {
      if (text != nullptr && *text == one) {
        parameter_value value;
        value.word = *text;
        return value;
      }
      choices.append(choices.empty() ? "" : ", ").append(one);
    }
    refuse("check.value", std::string(wanted.name) + " takes one of these words: " + choices);
  }

  [[nodiscard]] parameter_value holders(const check_parameter& wanted,
                                        const rule_value& given) const {
    parameter_value value;
    std::vector<std::string> words;
    if (const auto* one = std::get_if<std::string>(&given)) words = {*one};
    if (const auto* several = std::get_if<std::vector<std::string>>(&given)) words = *several;
    bool fits = !words.empty();
    for (const std::string& one : words) fits = value.who.add(one) && fits;
    if (!fits) {
      refuse("check.value",
             std::string(wanted.name) +
                 " takes kinds of actors (leader, section, task_force), each alone or with a role, "
                 "such as section:responsible");
    }
    return value;
  }

  const rule& given_;
  const std::string& name_;
};

/// All rules made ready, before the first is checked.
[[nodiscard]] inline std::vector<ready_rule> ready(std::span<const rule> rules) {
  std::vector<ready_rule> out;
  std::set<std::string, std::less<>> names;
  for (const rule& one : rules) {
    const rule_reader reader(one);
    out.push_back(reader.read());
    if (!names.insert(out.back().name).second) {
      reader.refuse("check.name", "another rule has this name; give each its own");
    }
  }
  return out;
}

/// `times = 1.5`, as a rules file has it.
[[nodiscard]] inline std::string written(const check_parameter& one) {
  std::string text = std::string(one.name) + " = ";
  const auto quoted = [](std::string_view words) {
    return std::string("\"").append(words).append("\"");
  };
  if (one.type == parameter_type::word) return text + quoted(one.standard_words);
  if (one.type != parameter_type::holders) return text + two_places(one.standard);
  std::string list;
  for_words(one.standard_words,
            [&](std::string_view word) { list += (list.empty() ? "" : ", ") + quoted(word); });
  return text + "[" + list + "]";
}

}  // namespace detail

DUTYGRAPH_INLINE std::vector<rule> default_rules() {
  std::vector<rule> out;
  for (const detail::check_entry& one : detail::check_registry) {
    if (one.is_default) out.emplace_back().check = one.name;
  }
  return out;
}

DUTYGRAPH_INLINE table checks() {
  table_builder out("severity and parameters as they are unless a rule gives others");
  auto& name = out.utf8("check");
  auto& as = out.utf8("severity");
  auto& is_default = out.boolean("is_default");
  auto& words = out.utf8("words");
  auto& parameters = out.list("parameters");
  for (const detail::check_entry& one : detail::check_registry) {
    name.push(one.name);
    as.push(to_string(one.severity));
    is_default.push(one.is_default);
    words.push(one.words);
    for (const detail::check_parameter& each : one.parameters) {
      parameters.add_word(detail::written(each));
    }
    parameters.end_list();
  }
  return out.finish();
}

DUTYGRAPH_INLINE table check(const plan& where, std::span<const rule> rules, inheritance by,
                             const stop_token& stop) {
  const std::vector<detail::ready_rule> all = detail::ready(rules);
  detail::check_scope scope(where, by, stop);
  detail::finding_rows found(scope);
  for (const detail::ready_rule& one : all) {
    stop.check("check");
    found.begin(one.name, one.as);
    one.entry->run(scope, one.values, found);
  }
  return found.finish();
}

}  // namespace dutygraph
