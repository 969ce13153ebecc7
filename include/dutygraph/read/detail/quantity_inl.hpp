#pragma once

#include <dutygraph/read/quantity.hpp>

#include <dutygraph/read/detail/quantity_tokens.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

DUTYGRAPH_INLINE std::vector<quantity> find_quantities(std::string_view text, span part) {
  using detail::quantities::token;
  detail::quantities::token_reader reader(text, part);
  reader.read();
  std::vector<quantity> found;
  found.reserve(reader.figures.size());
  for (std::size_t at = 0; at < reader.tokens.size(); ++at) {
    const token& one = reader.tokens[at];
    if (one.kind != detail::quantities::token_kind::figure) continue;
    const detail::quantities::figure& figure = reader.figures[one.index];
    const auto before = detail::quantities::comparator_before(reader.tokens, at);
    const comparator means = figure.after ? *figure.after : before.value_or(comparator::equal);
    found.push_back(
        {span_of(one.begin, one.end), figure.number, means, figure.low, figure.high, figure.unit});
  }
  return found;
}

DUTYGRAPH_INLINE std::optional<deadline_found> find_deadline(std::string_view text, span part,
                                                             std::optional<std::int32_t> year) {
  detail::quantities::token_reader reader(text, part);
  reader.read();
  for (const detail::quantities::token& one : reader.tokens) {
    if (one.kind != detail::quantities::token_kind::time) continue;
    const detail::quantities::time_found& time = reader.times[one.index];
    if (!time.deadline) continue;
    return deadline_found{span_of(one.begin, one.end), detail::quantities::last_day(time, year)};
  }
  return std::nullopt;
}

}  // namespace dutygraph
