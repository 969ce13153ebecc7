#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <dutygraph/model/quantity.hpp>
#include <dutygraph/read/lines.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// A commitment (目标任务) in a text.
struct found_commitment {
  span words;  ///< the clause, or the part of it, that says it
  commitment said;
  friend bool operator==(const found_commitment&, const found_commitment&) = default;
};

/// What a reader of commitments must know besides the words.
struct commitment_context {
  std::optional<std::int32_t> year;  ///< the plan's: the one that 年底 means
  bool title = false;  ///< the title above a body: 完成…任务 names the whole there
};

/// Finds what a part of a text undertakes, sentence by sentence and clause by clause, in order.
///
/// Joins `quantity` to clauses: which figure is a commitment's and which a condition's, of what,
/// against what, by when and how strongly; and the commitments without a figure. A deadline or
/// 确保, 力争, 原则上 at the front of a clause goes for the later clauses of its sentence. What is
/// not certain is left out. docs/commitments.md has the grammar. `part` must lie in `text`; a line
/// break ends a sentence. Result: in the order of the text, disjoint, each within `part`. Linear in
/// the part. Throws `stopped`.
[[nodiscard]] std::vector<found_commitment> find_commitments(std::string_view text, span part,
                                                             const commitment_context& context = {},
                                                             const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/read/detail/commitments_inl.hpp>
#endif
