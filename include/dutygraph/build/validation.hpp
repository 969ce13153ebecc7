#pragma once

#include <string>
#include <vector>

#include <dutygraph/error.hpp>
#include <dutygraph/limits.hpp>
#include <dutygraph/model/records.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// Records that do not make a graph. All findings are reported at once: `what()` holds the first
/// few, `findings()` all.
class build_error : public error {
 public:
  explicit build_error(std::vector<diagnostic> findings);
  [[nodiscard]] const std::vector<diagnostic>& findings() const noexcept { return findings_; }

 private:
  std::vector<diagnostic> findings_;
};

/// Everything that keeps `records` from becoming a graph, in the order of the records; empty if
/// they are sound. Codes: `build.duplicate_key`, `build.dangling_reference` (of a parent, an edge
/// or a mention), `build.wrong_kind` (an edge between kinds that its relation does not join),
/// `build.parent_cycle`, `build.empty_name`, `build.effort` (negative or not finite), `build.score`
/// (outside 0..1), `build.span` (outside the text), `build.commitment` (on another kind of node, or
/// with a figure that is not finite, a range without or below its lower end, a day that does not
/// exist). O(records). Throws `limit_exceeded` on nodes and edges.
[[nodiscard]] std::vector<diagnostic> validate(const plan_records& records,
                                               const limits& allowed = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/build/detail/validation_inl.hpp>
#endif
