#pragma once

#include <algorithm>
#include <bit>
#include <string>

#include <dutygraph/scenario/posts.hpp>

#include <dutygraph/scenario/detail/named_rows.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

inline constexpr int months_of_a_year = 12;

/// The months of a row as bits. Throws `argument_error` that names the row.
[[nodiscard]] inline std::uint32_t month_bits(const post_row& given, const std::string& row) {
  const auto is_month = [](int month) { return month >= 1 && month <= months_of_a_year; };
  if (!is_month(given.from) || !is_month(given.to) || given.to < given.from) {
    throw argument_error("scenario.months",
                         row + ": “" + printable(given.name) + "” is in office from month " +
                             std::to_string(given.from) + " to month " + std::to_string(given.to) +
                             "; give months from 1 to 12, the first one first");
  }
  std::uint32_t bits = 0;
  for (int month = given.from; month <= given.to; ++month) bits |= 1U << month;
  return bits;
}

}  // namespace detail

DUTYGRAPH_INLINE leader_posts find_posts(const plan& where, std::span<const post_row> rows,
                                         const stop_token& stop) {
  stop.check("posts");
  const std::uint32_t leaders = where.stated_graph().nodes(node_kind::leader).size();
  leader_posts result;
  result.posts.resize(leaders);
  result.head.resize(leaders);
  result.months.resize(leaders);
  result.oversees.resize(leaders);
  result.row.resize(leaders);
  detail::row_names leader_names(where, node_kind::leader);
  detail::row_names section_names(where, node_kind::section);
  for (std::size_t index = 0; index < rows.size(); ++index) {
    if (index % 4096 == 4095) stop.check("posts");
    const post_row& given = rows[index];
    const std::string row = detail::row_of(index, "the posts");
    const std::uint32_t leader = leader_names.find(given.name, row);
    if (result.row[leader] == 0) result.row[leader] = index + 1;
    if (!given.post.empty()) result.posts[leader].push_back(given.post);
    if (given.head) result.head[leader] = 1;
    result.months[leader] |= detail::month_bits(given, row);  // bits until all rows are in
    for (const std::string& section : given.oversees) {
      result.oversees[leader].push_back(section_names.find(section, row));
    }
  }
  for (std::uint32_t leader = 0; leader < leaders; ++leader) {
    std::vector<std::uint32_t>& sections = result.oversees[leader];
    std::sort(sections.begin(), sections.end());
    sections.erase(std::unique(sections.begin(), sections.end()), sections.end());
    const std::uint32_t bits = result.months[leader];
    result.months[leader] =
        bits == 0 ? detail::months_of_a_year : static_cast<std::uint32_t>(std::popcount(bits));
  }
  return result;
}

}  // namespace dutygraph
