#pragma once

#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/read/commitments.hpp>

/// A commitment in one line: kind, subject, figure, and in brackets what else it states. The same
/// for all of a text, joined by ` + `; empty for none.
inline std::string in_words(const dutygraph::commitment& said) {
  using namespace dutygraph;
  const auto number = [](double value) {
    char digits[32];
    return std::string(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  };
  std::string out(to_string(said.kind));
  if (!said.subject.empty()) out += " " + said.subject;
  if (said.direction != direction::none) out += " " + std::string(to_string(said.direction));
  if (said.low || said.comparator != comparator::equal) {
    out += " " + std::string(to_string(said.comparator));
  }
  if (said.low) out += " " + number(*said.low);
  if (said.high) out += "-" + number(*said.high);
  if (!said.unit.empty()) out += " " + said.unit;
  const auto add = [&out](const char* name, const std::string& value) {
    if (!value.empty()) out += std::string(" [") + name + " " + value + "]";
  };
  add("base", said.base);
  add("per", said.per);
  add("period", said.period);
  add("if", said.condition);
  if (said.strength != strength::plain) add(to_string(said.strength).data(), said.strength_word);
  add(to_string(said.deadline_source).data(), said.deadline);
  if (said.due) add("due", to_string(*said.due));
  return out;
}

inline std::string all_in_words(std::string_view text,
                                const dutygraph::commitment_context& context = {2020, false}) {
  std::string out;
  const dutygraph::span all{0, static_cast<std::uint32_t>(text.size())};
  for (const dutygraph::found_commitment& one : dutygraph::find_commitments(text, all, context)) {
    if (!out.empty()) out += " + ";
    out += in_words(one.said);
  }
  return out;
}
