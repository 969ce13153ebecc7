#pragma once

#include <dutygraph/model/string_arena.hpp>

#include <limits>

#include <dutygraph/error.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

DUTYGRAPH_INLINE string_id string_arena::add(std::string_view text) {
  if (text.empty()) return string_id(0);
  constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
  const std::uint64_t total = std::uint64_t{bytes_.size()} + text.size();
  if (total > most) throw limit_exceeded("string_bytes", total, most);
  bytes_.append(text);
  ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  return string_id(static_cast<std::uint32_t>(ends_.size() - 1));
}

}  // namespace dutygraph
