#pragma once

#include <utility>

#include <dutygraph/model/interner.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

DUTYGRAPH_INLINE string_id interner::intern(std::string_view name) {
  name_key key = name_key::of(name);
  if (key.empty()) return string_id();
  if (const auto found = ids_.find(key); found != ids_.end()) return found->second;
  // The map first: if the arena cannot grow, the entry goes again and nothing has changed.
  const auto entry = ids_.emplace(std::move(key), string_id()).first;
  try {
    entry->second = names_.add(display_name(name));
  } catch (...) {
    ids_.erase(entry);
    throw;
  }
  return entry->second;
}

DUTYGRAPH_INLINE std::optional<string_id> interner::find(std::string_view name) const {
  const name_key key = name_key::of(name);
  if (key.empty()) return string_id();
  const auto found = ids_.find(key);
  return found == ids_.end() ? std::nullopt : std::optional<string_id>(found->second);
}

}  // namespace dutygraph
