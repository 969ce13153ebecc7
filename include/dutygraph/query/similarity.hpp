#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <dutygraph/model/plan.hpp>
#include <dutygraph/model/table.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// By what `similarity` compares.
enum class similarity_basis : std::uint8_t {
  leader,   ///< the leaders of the items
  section,  ///< the sections of the items
  item,     ///< the items held
  chapter,  ///< the top-level headings of the items held
  text,     ///< title and body; of items only
};

inline constexpr std::array<std::string_view, 5> similarity_basis_names = {
    "leader", "section", "item", "chapter", "text"};

/// The English name of a value, as it stands in tables and files.
[[nodiscard]] constexpr std::string_view to_string(similarity_basis value) noexcept {
  return similarity_basis_names[static_cast<std::size_t>(value)];
}

/// What `similarity` looks at.
struct similarity_options {
  node_kind of = node_kind::leader;  ///< leader, section, task_force or item
  /// leader: section (default), item, chapter; section: item (default), leader, chapter;
  /// task_force: item; item: text (default), leader, section.
  std::optional<similarity_basis> by = {};
  std::uint32_t k = 5;  ///< the most neighbours of each
  inheritance rule = inheritance::nearest;
};

/// Who, or what, is alike: the nearest neighbours of each node (相似度).
///
/// Sets are compared by the Jaccard index, what two share over what either has. "leader by section"
/// takes for each leader the sections that hold at least one item with that leader. Texts are
/// compared by the cosine of their tf-idf vectors: terms are neighbouring pairs of characters of
/// title and body, full-width ASCII as ASCII and capitals as small letters; marks, blanks and line
/// breaks part, invisible characters do not. A term weighs its count in the item times
/// ln((N + 1)/(df + 1)) + 1, for df of the N items with a pair. Nothing shared is no row: a node
/// with nothing, or an item without letters, has no neighbour. Being alike is no judgement.
///
/// Result, for each node in document order its at most k nearest with a similarity above 0, the
/// most similar first, ties in document order: name, key, neighbour, neighbour_key utf8, similarity
/// float64 (0..1), shared int64 (things, or distinct pairs of characters, in common), common
/// list<utf8> (at most 20 of the things in document order; of texts at most 5 of the longest runs
/// of characters that both have, as printed in the first, the most informative first: by the sum of
/// the logarithms of their pairs).
///
/// The same for both directions and for any order of the input, to the bit. At worst the sum of the
/// squared numbers of nodes that share each thing or pair; memory is that of the incidence. Throws
/// `argument_error` for kinds that do not go together, `stopped`. Sources: Jaccard 1901 (Bull. Soc.
/// Vaud. Sci. Nat. 37:547); Salton and Buckley 1988 (Inf. Process. Manag. 24:513).
[[nodiscard]] table similarity(const plan& where, const similarity_options& options = {},
                               const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/query/detail/similarity_inl.hpp>
#endif
