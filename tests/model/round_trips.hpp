#pragma once

#include <array>
#include <cstddef>
#include <set>
#include <string_view>

#include <dutygraph/model/vocabulary.hpp>

/// How many values of an enumeration are named in both directions, each by its own name.
template <class Enum, std::size_t Count>
std::size_t round_trips(const std::array<std::string_view, Count>& names) {
  std::set<std::string_view> seen;
  for (std::size_t index = 0; index < Count; ++index) {
    const auto value = static_cast<Enum>(index);
    if (dutygraph::value_named<Enum>(names, to_string(value)) == value) {
      seen.insert(to_string(value));
    }
  }
  return seen.size();
}
