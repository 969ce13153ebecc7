#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <dutygraph/model/diagnostic.hpp>
#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// What checks are about. It asks the stop token once in some thousand steps.
class check_scope {
 public:
  check_scope(const plan& checked, inheritance rule, const stop_token& token)
      : where(checked), structure(checked.stated_graph()), by(rule), stop(token) {
    stop.check("check");
  }
  void step() {
    if ((++steps_ & 4095U) == 0) stop.check("check");
  }

  const plan& where;
  const graph& structure;
  inheritance by;
  const stop_token& stop;

 private:
  std::uint32_t steps_ = 0;
};

/// `8.25`, `11`: at most two places.
[[nodiscard]] inline std::string two_places(double value) {
  std::array<char, 400> digits{};  // the longest double has 309 before the point
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                 std::chars_format::fixed, 2);
  std::string text(digits.data(), end.ptr);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

/// `33 items`, `1 item`.
[[nodiscard]] inline std::string amount(std::uint64_t count, std::string_view one,
                                        std::string_view several) {
  return std::to_string(count).append(" ").append(count == 1 ? one : several);
}

/// Collects the rows of `check`, rule by rule.
class finding_rows {
 public:
  explicit finding_rows(const check_scope& scope) : scope_(scope) {}

  /// What is added from now on is of this rule.
  void begin(std::string_view rule, severity as) {
    rule_ = rule;
    severity_ = as;
    ++rules_;
    broken_ = false;
  }

  /// A finding at a node.
  void at(node_id node, std::string_view message) {
    const graph& structure = scope_.structure;
    const span words =
        structure.name_words(node).present() ? structure.name_words(node) : structure.words(node);
    row(to_string(structure.kind(node)), structure.number(node), structure.key(node),
        structure.name(node), message, scope_.where.line(words), scope_.where.words(words));
  }
  /// A finding at the plan as a whole.
  void at_plan(std::string_view message) {
    row("plan", {}, {}, scope_.where.document().title, message, std::nullopt, {});
  }
  void row(std::string_view kind, std::string_view number, std::string_view key,
           std::string_view name, std::string_view message, std::optional<std::uint64_t> line,
           std::string_view quote) {
    if (!std::exchange(broken_, true)) ++broken_rules_;
    ++counts_[static_cast<std::size_t>(severity_)];
    rule_column_.push(rule_);
    severity_column_.push(to_string(severity_));
    kind_.push(kind);
    number_.push_or_null(number);
    key_.push_or_null(key);
    name_.push_or_null(name);
    message_.push(message);
    line_.push_optional(line);
    quote_.push_or_null(quote);
  }

  [[nodiscard]] table finish() {
    const auto count = [this](severity one) { return counts_[static_cast<std::size_t>(one)]; };
    const std::uint64_t all = counts_[0] + counts_[1] + counts_[2];
    std::string caption = amount(rules_, "rule", "rules") + " checked, " +
                          std::to_string(rules_ - broken_rules_) + " kept; " +
                          amount(all, "finding", "findings");
    if (all != 0) {
      caption += ": " + amount(count(severity::error), "error", "errors") + ", " +
                 amount(count(severity::warning), "warning", "warnings") + ", " +
                 std::to_string(count(severity::information)) + " information";
    }
    caption += "; inheritance: " + std::string(to_string(scope_.by));
    return out_.finish().with_caption(caption);
  }

 private:
  const check_scope& scope_;
  std::string_view rule_;
  severity severity_ = severity::warning;
  bool broken_ = false;
  std::uint64_t rules_ = 0;
  std::uint64_t broken_rules_ = 0;
  std::array<std::uint64_t, 3> counts_{};
  table_builder out_;
  utf8_builder& rule_column_ = out_.utf8("rule");
  utf8_builder& severity_column_ = out_.utf8("severity");
  utf8_builder& kind_ = out_.utf8("kind");
  utf8_builder& number_ = out_.utf8("number");
  utf8_builder& key_ = out_.utf8("key");
  utf8_builder& name_ = out_.utf8("name");
  utf8_builder& message_ = out_.utf8("message");
  int64_builder& line_ = out_.int64("line");
  utf8_builder& quote_ = out_.utf8("quote");
};

}  // namespace detail

}  // namespace dutygraph
