#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include <dutygraph/model/diagnostic.hpp>
#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/table.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// What a rule gives a parameter: a whole number, a number, a word, or several words.
using rule_value = std::variant<std::int64_t, double, std::string, std::vector<std::string>>;

struct rule_parameter {
  std::string name;
  rule_value value;
  friend bool operator==(const rule_parameter&, const rule_parameter&) = default;
};

/// One rule that a plan is to keep (检查规则), as a value.
struct rule {
  std::string check;  ///< what is looked for: a name in `checks()`
  std::string name;   ///< as findings print it; empty: the name of the check
  std::optional<dutygraph::severity> severity;  ///< of its findings; nothing: the check's own
  std::vector<rule_parameter> parameters;       ///< those that differ from the check's own
  place where;                                  ///< where the rule is written, for errors
  friend bool operator==(const rule&, const rule&) = default;
};

/// The rules that fit most plans: every check that `checks()` marks as such, in its order.
[[nodiscard]] std::vector<rule> default_rules();

/// What rules can look for.
///
/// Result, one row a check: check utf8, severity utf8 (error, warning, information: of its findings
/// unless a rule says otherwise), is_default bool (in `default_rules`), words utf8 (what a finding
/// is), parameters list<utf8> (`times = 1.5`, with the values they have unless a rule gives
/// others). A name says what is found, not what is wished: `item_without_leader`. Source:
/// docs/check.md, which says why each severity is what it is.
[[nodiscard]] table checks();

/// Whether a plan keeps rules (规则检查): what does not, so that a plan can be tested like code.
///
/// No rules, or a plan that keeps them all: no row. What a plan says of no item at all (such as who
/// leads it) is one finding on the plan instead of one for each item, and never silence. `by` is
/// the inheritance under which actors hold items; two roles of one actor on one item are one.
///
/// Result, by rule in the order given, then in document order: rule utf8 (its name), severity utf8,
/// kind utf8 (of the node; `plan`, `diagnostic`), number utf8 (of work, and of the item of a
/// commitment), key utf8 (null for a plan or a diagnostic), name utf8 (title of work, name of the
/// rest, code of a diagnostic), message utf8 (one sentence), line int64, quote utf8 (null where the
/// text does not say). The caption says how many rules were checked and kept.
///
/// O(rules · (V + E + holdings)), and what `workload`, `unity_of_command` and `hierarchy` cost
/// where a rule rests on them. Throws, before anything is checked and naming the rule with its
/// place: `unknown_name` (no such check; with the nearest names), `argument_error` (a parameter
/// that the check has not, a value of the wrong type or out of range, two rules of one name);
/// `stopped`. Source: docs/check.md; for the responsibility matrix (责任分配矩阵, RACI) the PMBOK
/// Guide: one accountable and at least one responsible for each item.
[[nodiscard]] table check(const plan& where, std::span<const rule> rules,
                          inheritance by = inheritance::nearest, const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/scenario/detail/check_inl.hpp>
#endif
