#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include <dutygraph/model/plan.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// How an assigned edge is known with regard to an item below its target: what is said of a heading
/// reaches the item by inheritance, whoever said it; what is inferred stays so.
[[nodiscard]] inline provenance provenance_towards(const graph& structure, edge_id edge,
                                                   node_id work) {
  const provenance known = structure.provenance(edge);
  const node_id target = structure.target(edge);
  const bool above = structure.kind(target) == node_kind::heading && target != work;
  return above && known != provenance::inferred ? provenance::inherited : known;
}

/// The words of `part`, cut at a character after 2000 bytes with `…`: one bracket may name very
/// many actors, and stands once for each of them.
[[nodiscard]] inline std::string quoted(const plan& where, span part) {
  constexpr std::size_t most = 2000;
  const std::string_view words = where.words(part);
  if (words.size() <= most) return std::string(words);
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) --end;
  return std::string(words.substr(0, end)) + "…";
}

/// Lines of spans, each beginning looked up once.
class line_finder {
 public:
  explicit line_finder(const plan& where) : where_(where) {}

  [[nodiscard]] std::optional<std::uint64_t> line(span part) {
    if (!part.present() || !where_.has_text()) return std::nullopt;
    const auto [at, is_new] = known_.try_emplace(part.begin);
    if (is_new) at->second = where_.line(part);
    return at->second;
  }

 private:
  const plan& where_;
  std::unordered_map<std::uint32_t, std::optional<std::uint64_t>> known_;
};

}  // namespace detail

}  // namespace dutygraph
