#pragma once

#include <utility>

#include <dutygraph/model/diagnostic.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

DUTYGRAPH_INLINE void diagnostic_list::add(diagnostic value) {
  tally* found = nullptr;
  for (tally& one : tallies_) {
    if (one.code == value.code) found = &one;
  }
  if (found == nullptr) found = &tallies_.emplace_back(tally{value.code, 0});
  if (++found->count <= most_) kept_.push_back(std::move(value));
}

DUTYGRAPH_INLINE void diagnostic_list::add_more(std::string_view code, std::uint64_t count) {
  for (tally& one : tallies_) {
    if (one.code != code) continue;
    one.count += count;
    return;
  }
  tallies_.push_back({std::string(code), count});
}

DUTYGRAPH_INLINE std::vector<diagnostic> diagnostic_list::take() {
  std::vector<diagnostic> result = std::exchange(kept_, {});
  for (const tally& one : std::exchange(tallies_, {})) {
    if (one.count <= most_) continue;
    diagnostic rest;
    rest.code = one.code;
    for (const diagnostic& kept : result) {
      if (kept.code == one.code) rest.severity = kept.severity;
    }
    rest.message = std::to_string(one.count - most_) + " more of this kind are not listed";
    rest.advice = "raise the limit diagnostics_of_a_kind to see them";
    result.push_back(std::move(rest));
  }
  return result;
}

DUTYGRAPH_INLINE std::string to_string(const diagnostic& value) {
  std::string result = printable(value.where.file);
  const auto part = [&result](std::uint64_t number) {
    if (number == 0) return;
    if (!result.empty()) result += ":";
    result += std::to_string(number);
  };
  part(value.where.line);
  part(value.where.column);
  if (!result.empty()) result += ": ";
  result += std::string(to_string(value.severity)) + ": " + value.message;
  return value.code.empty() ? result : result + " [" + value.code + "]";
}

DUTYGRAPH_INLINE std::string explained(const diagnostic& value) {
  std::string result = to_string(value);
  if (!value.excerpt.empty()) {
    constexpr std::size_t most = 60;
    std::size_t count = 0;
    std::size_t end = 0;
    for (; end < value.excerpt.size() && count < most; ++count) {
      do ++end;
      while (end < value.excerpt.size() &&
             (static_cast<unsigned char>(value.excerpt[end]) & 0xC0) == 0x80);
    }
    result += "\n  " + value.excerpt.substr(0, end);
    if (end < value.excerpt.size()) result += "…";
    result += "\n  ^";
  }
  if (!value.advice.empty()) result += "\n  " + value.advice;
  return result;
}

}  // namespace dutygraph
