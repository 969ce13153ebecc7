#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include <dutygraph/model/records.hpp>
#include <dutygraph/text/name_key.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// The key by which a node is told apart from others of its kind: of work and commitments the key
/// as it is, of the rest the name key.
[[nodiscard]] inline std::string canonical_key(node_kind kind, const std::string& key) {
  if (is_work(kind) || kind == node_kind::commitment) return key;
  return std::string(name_key::of(key).view());
}

/// Finds node records by kind and key.
class record_index {
 public:
  /// False if a record of this kind and key stands there already, which stays.
  bool add(const node_record& record, std::uint32_t index) {
    return of(record.kind).emplace(canonical_key(record.kind, record.key), index).second;
  }
  [[nodiscard]] std::optional<std::uint32_t> find(node_kind kind, const std::string& key) const {
    const map& keys = maps_[static_cast<std::size_t>(kind)];
    const auto at = keys.find(canonical_key(kind, key));
    if (at == keys.end()) return std::nullopt;
    return at->second;
  }

 private:
  using map = std::unordered_map<std::string, std::uint32_t>;
  [[nodiscard]] map& of(node_kind kind) { return maps_[static_cast<std::size_t>(kind)]; }
  std::array<map, node_kind_names.size()> maps_;
};

/// The record of the node above: a heading, or the item of a subitem; nothing if there is none.
[[nodiscard]] inline std::optional<std::uint32_t> parent_of(const node_record& record,
                                                            const record_index& index) {
  const bool part = record.kind == node_kind::subitem;
  return index.find(part ? node_kind::item : node_kind::heading, record.parent);
}

}  // namespace detail

}  // namespace dutygraph
