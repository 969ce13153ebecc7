#pragma once

#include <charconv>

#include <dutygraph/scenario/change.hpp>

#include <dutygraph/error.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// The shortest decimal that reads back as `value`.
[[nodiscard]] inline std::string effort_digits(double value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return {digits.data(), end};
}

/// `the leader Ana`, `the item 三/9`; the name alone where the kind is left open.
[[nodiscard]] inline std::string edited(std::optional<node_kind> kind, const std::string& name) {
  if (!kind) return printable(name);
  const std::string_view word =
      *kind == node_kind::task_force ? std::string_view("task force") : to_string(*kind);
  return "the " + std::string(word) + " " + printable(name);
}

[[nodiscard]] inline std::string described_addition(const edit& one) {
  const std::string what = edited(one.what, one.name);
  if (!one.what || !is_work(*one.what)) {
    if (one.work.empty()) return "Add " + what;
    return "Assign " + printable(one.work) + " to " + what + " in the role " +
           std::string(to_string(one.role));
  }
  std::string text = "Add " + what;
  if (!one.to.empty()) text += " “" + printable(one.to) + "”";
  if (!one.work.empty()) text += " under " + printable(one.work);
  if (one.what == node_kind::item) text += " with effort " + effort_digits(one.effort);
  return text;
}

[[nodiscard]] inline std::string described_removal(const edit& one) {
  const std::string what = edited(one.what, one.name);
  if (!one.work.empty()) {
    return "Take " + printable(one.work) + " from " + what + " in the role " +
           std::string(to_string(one.role));
  }
  if (!one.what) return "Remove " + what + " with all that belongs to it";
  return "Remove " + what +
         (is_work(*one.what) ? " with all that stands below it" : " with all its assignments");
}

}  // namespace detail

DUTYGRAPH_INLINE std::string describe(const edit& one) {
  const std::string what = detail::edited(one.what, one.name);
  const std::string to = printable(one.to);
  std::string text;
  switch (one.kind) {
    case edit_kind::remove:
      text = detail::described_removal(one);
      break;
    case edit_kind::add:
      text = detail::described_addition(one);
      break;
    case edit_kind::rename:
      text = "Rename " + what + " to " + to;
      break;
    case edit_kind::merge:
      text = "Merge " + what + " into " + to;
      break;
    case edit_kind::move:
      text = "Move " + printable(one.work) + " from " + what + " to " + to + " in the role " +
             std::string(to_string(one.role));
      break;
    case edit_kind::effort:
      text = "Set the effort of " + what + " to " + detail::effort_digits(one.effort);
      break;
  }
  if (!one.reason.empty()) text += "; reason: " + printable(one.reason);
  return text + ".";
}

DUTYGRAPH_INLINE std::string describe(const change& all) {
  std::string text = printable(all.title);
  for (std::size_t at = 0; at < all.edits.size(); ++at) {
    if (!text.empty()) text += "\n";
    text += std::to_string(at + 1) + ". " + describe(all.edits[at]);
  }
  return text;
}

}  // namespace dutygraph
