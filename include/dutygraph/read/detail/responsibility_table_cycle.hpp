#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <dutygraph/model/records.hpp>
#include <dutygraph/text/name_key.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// Actors who lead each other round in a circle: whoever is left when again and again those whom
/// nobody left leads have been taken out, and those who lead nobody left. In the order of
/// first mention; linear.
[[nodiscard]] inline std::vector<std::string> lead_cycle(const std::vector<edge_record>& edges) {
  std::unordered_map<std::string, std::size_t> places;
  std::vector<std::string> names;
  std::array<std::vector<std::vector<std::size_t>>, 2> next;  // downwards, upwards
  const auto place_of = [&](const node_reference& actor) {
    std::string identity(to_string(actor.kind));
    identity.append("/").append(name_key::of(actor.key).view());
    const auto [at, is_new] = places.try_emplace(std::move(identity), names.size());
    if (is_new) {
      names.push_back(actor.key);
      for (auto& rows : next) rows.emplace_back();
    }
    return at->second;
  };
  for (const edge_record& edge : edges) {
    if (edge.relation != relation::leads) continue;
    const std::size_t above = place_of(edge.source);
    const std::size_t below = place_of(edge.target);
    next[0][above].push_back(below);
    next[1][below].push_back(above);
  }
  std::vector<bool> gone(names.size(), false);
  for (const std::size_t way : {std::size_t{0}, std::size_t{1}}) {
    std::vector<std::size_t> left(names.size(), 0);  // neighbours against the way that are left
    for (std::size_t one = 0; one < names.size(); ++one) {
      if (gone[one]) continue;
      for (const std::size_t other : next[way][one]) ++left[other];
    }
    std::vector<std::size_t> free;
    for (std::size_t one = 0; one < names.size(); ++one) {
      if (!gone[one] && left[one] == 0) free.push_back(one);
    }
    while (!free.empty()) {
      const std::size_t one = free.back();
      free.pop_back();
      gone[one] = true;
      for (const std::size_t other : next[way][one]) {
        if (!gone[other] && --left[other] == 0) free.push_back(other);
      }
    }
  }
  std::vector<std::string> found;
  for (std::size_t one = 0; one < names.size(); ++one) {
    if (!gone[one]) found.push_back(std::move(names[one]));
  }
  return found;
}

}  // namespace detail

}  // namespace dutygraph
