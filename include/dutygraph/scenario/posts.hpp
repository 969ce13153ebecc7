#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <dutygraph/model/plan.hpp>
#include <dutygraph/stop.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

/// One row of a table of posts (职务): what a leader holds office as. A plan does not say it, and
/// nothing guesses it from the order of names.
struct post_row {
  std::string name;                        ///< of the leader
  std::string post = {};                   ///< as printed, such as 局长; may be empty
  bool head = false;                       ///< the head of the body (主要负责人)
  std::vector<std::string> oversees = {};  ///< sections (分管科室)
  int from = 1;                            ///< first month in office, 1..12
  int to = 12;                             ///< last month in office, 1..12, not before `from`
  friend bool operator==(const post_row&, const post_row&) = default;
};

/// What the rows say of each leader of a plan, by place in document order.
struct leader_posts {
  std::vector<std::vector<std::string>> posts;  ///< as printed, in the order of the rows
  std::vector<std::uint8_t> head;               ///< 1 where a row says so
  std::vector<std::uint32_t> months;            ///< in office, 1..12; 12 where no row names them
  std::vector<std::vector<std::uint32_t>> oversees;  ///< places of sections, rising, each once
  std::vector<std::size_t> row;  ///< the first row that names each, from 1; or 0
  friend bool operator==(const leader_posts&, const leader_posts&) = default;
};

/// Joins the rows of a table of posts to the leaders of a plan (职务表).
///
/// A leader whom no row names is no head, oversees nothing and is in office for 12 months. Several
/// rows of one leader add up: months that overlap count once. No rows: every leader is such a one.
/// O(V + rows · months + oversight log oversight). Throws `argument_error` (a month outside 1 to
/// 12, an end before its begin), `unknown_name`, `ambiguous_name`, each naming the row from 1;
/// `stopped`. Source: docs/reassign.md.
[[nodiscard]] leader_posts find_posts(const plan& where, std::span<const post_row> rows,
                                      const stop_token& stop = {});

}  // namespace dutygraph

#ifndef DUTYGRAPH_COMPILED
#include <dutygraph/scenario/detail/posts_inl.hpp>
#endif
