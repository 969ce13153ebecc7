#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dutygraph/model/graph.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// What a parameter of a check takes.
enum class parameter_type : std::uint8_t {
  number,   ///< a number within bounds
  count,    ///< a whole number within bounds
  word,     ///< one of a list of words
  holders,  ///< kinds of actors, each alone or with a role: leader, section:responsible
};

/// A parameter of a check with the value that it has unless a rule gives another.
struct check_parameter {
  std::string_view name;
  parameter_type type = parameter_type::number;
  double standard = 0;                             ///< of a number or count
  double least = 0;                                ///< of a number or count
  double most = 0;                                 ///< of a number or count
  std::string_view standard_words = {};            ///< of a word, of holders (joined by a comma)
  std::span<const std::string_view> choices = {};  ///< of a word
};

/// Which actors count, by kind and effective role.
class holder_filter {
 public:
  /// Adds `kind` or `kind:role`; false if it is neither.
  [[nodiscard]] bool add(std::string_view words) {
    const std::size_t colon = words.find(':');
    const auto kind = value_named<node_kind>(node_kind_names, words.substr(0, colon));
    if (!kind || !is_actor(*kind)) return false;
    std::uint32_t& mask = roles_[static_cast<std::size_t>(*kind)];
    std::string name(*kind == node_kind::task_force ? "task force" : to_string(*kind));
    if (colon == std::string_view::npos) {
      mask = any_role;
    } else {
      const auto as = value_named<role>(role_names, words.substr(colon + 1));
      if (!as) return false;
      mask |= 1U << static_cast<unsigned>(*as);
      name.append(" in role ").append(to_string(*as));
    }
    text_.append(text_.empty() ? "" : " or ").append(name);
    return true;
  }

  [[nodiscard]] bool counts(node_kind kind, role as) const noexcept {
    return (roles_[static_cast<std::size_t>(kind)] >> static_cast<unsigned>(as) & 1U) != 0;
  }
  /// True if task forces count in every role, so that those that drive an item do too.
  [[nodiscard]] bool counts_driving() const noexcept {
    return roles_[static_cast<std::size_t>(node_kind::task_force)] == any_role;
  }
  /// `leader in role lead or section`.
  [[nodiscard]] const std::string& text() const noexcept { return text_; }

 private:
  static constexpr std::uint32_t any_role = ~0U;
  std::array<std::uint32_t, 3> roles_{};
  std::string text_;
};

/// The value of one parameter: only the member of its type is in use.
struct parameter_value {
  double number = 0;
  std::string word;
  holder_filter who;
};

/// The values of a rule's parameters by name, the check's own where the rule gives none.
class parameter_values {
 public:
  void add(std::string_view name, parameter_value value) {
    values_.emplace_back(name, std::move(value));
  }
  [[nodiscard]] double number(std::string_view name) const { return get(name).number; }
  [[nodiscard]] std::uint64_t count(std::string_view name) const {
    return static_cast<std::uint64_t>(number(name));
  }
  [[nodiscard]] const std::string& word(std::string_view name) const { return get(name).word; }
  [[nodiscard]] const holder_filter& who() const { return get("who").who; }

 private:
  [[nodiscard]] const parameter_value& get(std::string_view name) const {
    std::size_t at = 0;
    while (values_[at].first != name) ++at;  // the registry gives each check what it asks for
    return values_[at].second;
  }

  std::vector<std::pair<std::string_view, parameter_value>> values_;
};

/// Calls `take(word)` for each word of a list joined by a comma and a blank.
template <class Take>
void for_words(std::string_view list, Take take) {
  while (!list.empty()) {
    const std::size_t comma = list.find(", ");
    take(list.substr(0, comma));
    list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 2);
  }
}

}  // namespace detail

}  // namespace dutygraph
