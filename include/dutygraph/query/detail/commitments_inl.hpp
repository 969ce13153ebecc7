#pragma once

#include <cstdint>
#include <string>

#include <dutygraph/query/commitments.hpp>

#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/query/detail/holder_rows.hpp>
#include <dutygraph/query/detail/item_commitments.hpp>
#include <dutygraph/query/detail/pace.hpp>
#include <dutygraph/query/detail/statements.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// How a commitment's figure is meant, as tables print it; empty where it has none to compare.
[[nodiscard]] inline std::string comparison(const commitment& said) {
  const bool relative = said.kind == commitment_kind::relative;
  const bool equal = said.comparator == comparator::equal;
  if (!said.has_figure() && (!relative || equal)) return {};
  if (said.direction == direction::none) return std::string(to_string(said.comparator));
  std::string text = std::string(to_string(said.direction)) + " by";
  if (!equal) text.append(" ").append(to_string(said.comparator));
  return text;
}

/// How many items, commitments, figures and deadlines there are.
struct commitment_counts {
  std::uint64_t items = 0;
  std::uint64_t undertaking = 0;
  std::uint64_t all = 0;
  std::uint64_t figures = 0;
  std::uint64_t deadlines = 0;
};

[[nodiscard]] inline commitment_counts count_commitments(const graph& structure, pace& steps) {
  commitment_counts counts;
  for (const node_id item : structure.nodes(node_kind::item)) {
    steps.step();
    ++counts.items;
    const std::uint64_t before = counts.all;
    for_commitments(structure, item, [&](edge_id edge) {
      steps.step();
      const commitment& said = structure.commitment(structure.target(edge));
      ++counts.all;
      counts.figures += said.has_figure() ? 1 : 0;
      counts.deadlines += said.has_deadline() ? 1 : 0;
    });
    counts.undertaking += counts.all > before ? 1 : 0;
  }
  return counts;
}

[[nodiscard]] inline std::string commitments_caption(const commitment_counts& counts) {
  return counted(counts.all, "commitment", "commitments") + " of " +
         std::to_string(counts.undertaking) + " of " + counted(counts.items, "item", "items") +
         ", parts counted with their item; " + std::to_string(counts.figures) + " with a figure, " +
         std::to_string(counts.deadlines) +
         " with a stated deadline; a figure without a comparator is as printed (=)";
}

/// Calls `take(item, edge, commitment)` for all that the items and their parts undertake.
template <class Take>
void for_all_commitments(const graph& structure, pace& steps, Take take) {
  for (const node_id item : structure.nodes(node_kind::item)) {
    steps.step();
    for_commitments(structure, item, [&](edge_id edge) {
      steps.step();
      take(item, edge, structure.commitment(structure.target(edge)));
    });
  }
}

/// The columns comparator, low, high, unit.
class figure_columns {
 public:
  explicit figure_columns(table_builder& out)
      : comparator_(out.utf8("comparator")),
        low_(out.float64("low")),
        high_(out.float64("high")),
        unit_(out.utf8("unit")) {}

  void push(const commitment& said) {
    comparator_.push_or_null(comparison(said));
    low_.push_optional(said.low);
    high_.push_optional(said.high);
    unit_.push_or_null(said.unit);
  }

 private:
  utf8_builder& comparator_;
  float64_builder& low_;
  float64_builder& high_;
  utf8_builder& unit_;
};

/// The columns line, due, key.
class place_columns {
 public:
  place_columns(const plan& where, table_builder& out)
      : structure_(where.stated_graph()),
        lines_(where),
        line_(out.int64("line")),
        due_(out.date("due")),
        key_(out.utf8("key")) {}

  void push(edge_id edge, const commitment& said) {
    line_.push_optional(lines_.line(structure_.words(structure_.target(edge))));
    due_.push_optional(said.due);
    key_.push(structure_.key(structure_.source(edge)));
  }

 private:
  const graph& structure_;
  line_finder lines_;
  int64_builder& line_;
  date_builder& due_;
  utf8_builder& key_;
};

}  // namespace detail

DUTYGRAPH_INLINE table commitments(const plan& where, const stop_token& stop) {
  detail::pace steps(stop, "commitments");
  const graph& structure = where.stated_graph();
  table_builder out(detail::commitments_caption(detail::count_commitments(structure, steps)));
  auto& number = out.utf8("number");
  auto& kind = out.utf8("kind");
  auto& text = out.utf8("text");
  auto& subject = out.utf8("subject");
  detail::figure_columns figure(out);
  auto& base = out.utf8("base");
  auto& per = out.utf8("per");
  auto& period = out.utf8("period");
  auto& condition = out.utf8("condition");
  auto& strength = out.utf8("strength");
  auto& deadline = out.utf8("deadline");
  auto& deadline_source = out.utf8("deadline_source");
  detail::place_columns place(where, out);
  const auto push = [&](node_id item, edge_id edge, const commitment& said) {
    number.push(structure.number(item));
    kind.push(to_string(said.kind));
    text.push(structure.name(structure.target(edge)));
    subject.push_or_null(said.subject);
    figure.push(said);
    base.push_or_null(said.base);
    per.push_or_null(said.per);
    period.push_or_null(said.period);
    condition.push_or_null(said.condition);
    strength.push(to_string(said.strength));
    deadline.push_or_null(said.deadline);
    const bool known = said.deadline_source != dutygraph::deadline_source::none;
    deadline_source.push_or_null(known ? to_string(said.deadline_source) : std::string_view());
    place.push(edge, said);
  };
  detail::for_all_commitments(structure, steps, push);
  return out.finish();
}

DUTYGRAPH_INLINE table targets(const plan& where, const stop_token& stop) {
  detail::pace steps(stop, "targets");
  const graph& structure = where.stated_graph();
  table_builder out("those with a figure; " +
                    detail::commitments_caption(detail::count_commitments(structure, steps)));
  auto& number = out.utf8("number");
  auto& title = out.utf8("item");
  auto& text = out.utf8("text");
  detail::figure_columns figure(out);
  auto& deadline = out.utf8("deadline");
  auto& subject = out.utf8("subject");
  detail::place_columns place(where, out);
  const auto push = [&](node_id item, edge_id edge, const commitment& said) {
    if (!said.has_figure()) return;
    number.push(structure.number(item));
    title.push_or_null(structure.name(item));
    text.push(structure.name(structure.target(edge)));
    figure.push(said);
    deadline.push_or_null(said.deadline);
    subject.push_or_null(said.subject);
    place.push(edge, said);
  };
  detail::for_all_commitments(structure, steps, push);
  return out.finish();
}

}  // namespace dutygraph
