#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <dutygraph/scenario/before_after.hpp>

#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/query/coverage.hpp>
#include <dutygraph/query/workload.hpp>
#include <dutygraph/text/name_key.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// One thing on both sides: its row in the table of each, if it is there.
struct matched_rows {
  std::optional<std::uint32_t> before;
  std::optional<std::uint32_t> after;
};

/// The nodes of one kind of two plans, matched by key: those of `before`, then the new ones.
[[nodiscard]] inline std::vector<matched_rows> matched_by_key(const plan& before, const plan& after,
                                                              node_kind kind) {
  const graph& old_graph = before.stated_graph();
  const graph& new_graph = after.stated_graph();
  const id_range<node_id> old_nodes = old_graph.nodes(kind);
  const id_range<node_id> new_nodes = new_graph.nodes(kind);
  std::vector<matched_rows> rows;
  for (std::uint32_t at = 0; at < old_nodes.size(); ++at) {
    const auto found = new_graph.find(kind, old_graph.key(old_nodes[at]));
    rows.push_back({at, found ? std::optional(new_nodes.index(*found)) : std::nullopt});
  }
  for (std::uint32_t at = 0; at < new_nodes.size(); ++at) {
    if (!old_graph.find(kind, new_graph.key(new_nodes[at]))) rows.push_back({std::nullopt, at});
  }
  return rows;
}

/// How both sides were counted, once where it was the same.
[[nodiscard]] inline std::string both_captions(const table& before, const table& after) {
  if (before.caption() == after.caption()) return "before and after: " + before.caption();
  return "before: " + before.caption() + " | after: " + after.caption();
}

/// The columns `…_before`, `…_after` and `…_change` of one measure.
template <class Builder, class Value>
void push_measure(const std::vector<matched_rows>& rows, Value value, Builder& before,
                  Builder& after, Builder& change) {
  for (const matched_rows& row : rows) {
    row.before ? before.push(value(0, *row.before)) : before.push_null();
    row.after ? after.push(value(1, *row.after)) : after.push_null();
    row.before&& row.after ? change.push(value(1, *row.after) - value(0, *row.before))
                           : change.push_null();
  }
}

/// True if both rows list the same names, in whatever order.
[[nodiscard]] inline bool same_holders(const word_list& one, const word_list& other) {
  if (one.size() != other.size()) return false;
  const auto keys = [](const word_list& names) {
    std::vector<name_key> found;
    for (const std::string_view name : names) found.push_back(name_key::of(name));
    std::sort(found.begin(), found.end());
    return found;
  };
  return std::equal(one.begin(), one.end(), other.begin()) || keys(one) == keys(other);
}

/// Both sides' holders of all items.
class holders_of_both {
 public:
  holders_of_both(const plan& before, const plan& after, const before_after_options& options,
                  const stop_token& stop)
      : rows(matched_by_key(before, after, node_kind::item)),
        before_(coverage(before, {.by = options.of, .rule = options.rule}, stop)),
        after_(coverage(after, {.by = options.of, .rule = options.rule}, stop)) {}

  [[nodiscard]] word_list before(const matched_rows& row) const {
    return row.before ? before_.column("holders").list_at(*row.before) : word_list();
  }
  [[nodiscard]] word_list after(const matched_rows& row) const {
    return row.after ? after_.column("holders").list_at(*row.after) : word_list();
  }
  [[nodiscard]] std::string caption() const { return both_captions(before_, after_); }

  std::vector<matched_rows> rows;

 private:
  table before_;
  table after_;
};

}  // namespace detail

DUTYGRAPH_INLINE table compare_workload(const plan& before, const plan& after,
                                        const before_after_options& options,
                                        const stop_token& stop) {
  const workload_options counted{.of = options.of, .rule = options.rule};
  const table sides[] = {workload(before, counted, stop), workload(after, counted, stop)};
  const std::vector<detail::matched_rows> rows = detail::matched_by_key(before, after, options.of);
  table_builder out(detail::both_captions(sides[0], sides[1]));
  auto& name = out.utf8("name");
  for (const detail::matched_rows& row : rows) {
    const std::size_t side = row.before ? 0 : 1;
    name.push(sides[side].column("name").utf8_at(row.before ? *row.before : *row.after));
  }
  const auto add = [&](std::string measure, auto& column) {
    auto& was = column(measure + "_before");
    auto& is = column(measure + "_after");
    auto& change = column(measure + "_change");
    const table_column* values[] = {&sides[0].column(measure), &sides[1].column(measure)};
    const auto value = [&](std::size_t side, std::uint32_t row) {
      if constexpr (std::is_same_v<decltype(was), int64_builder&>) {
        return values[side]->int64_at(row);
      } else {
        return values[side]->float64_at(row);
      }
    };
    detail::push_measure(rows, value, was, is, change);
  };
  auto count = [&out](const std::string& column) -> int64_builder& { return out.int64(column); };
  auto sum = [&out](const std::string& column) -> float64_builder& { return out.float64(column); };
  add("items", count);
  add("items_fractional", sum);
  add("effort", sum);
  add("effort_fractional", sum);
  add("sole_items", count);
  return out.finish();
}

DUTYGRAPH_INLINE table changed_items(const plan& before, const plan& after,
                                     const before_after_options& options, const stop_token& stop) {
  const detail::holders_of_both holders(before, after, options, stop);
  table_builder out("items whose holders differ; " + holders.caption());
  auto& number = out.utf8("number");
  auto& key = out.utf8("key");
  auto& title = out.utf8("title");
  auto& holders_before = out.list("holders_before");
  auto& holders_after = out.list("holders_after");
  for (const detail::matched_rows& row : holders.rows) {
    const word_list was = holders.before(row);
    const word_list is = holders.after(row);
    if (row.before && row.after && detail::same_holders(was, is)) continue;
    const graph& structure = (row.after ? after : before).stated_graph();
    const node_id item = structure.nodes(node_kind::item)[row.after ? *row.after : *row.before];
    number.push(structure.number(item));
    key.push(structure.key(item));
    title.push(structure.name(item));
    row.before ? holders_before.push(was) : holders_before.push_null();
    row.after ? holders_after.push(is) : holders_after.push_null();
  }
  return out.finish();
}

DUTYGRAPH_INLINE table newly_uncovered(const plan& before, const plan& after,
                                       const before_after_options& options,
                                       const stop_token& stop) {
  const detail::holders_of_both holders(before, after, options, stop);
  const graph& structure = after.stated_graph();
  std::vector<const detail::matched_rows*> found;
  std::size_t uncovered_before = 0;
  for (const detail::matched_rows& row : holders.rows) {
    if (!row.before || !row.after || !holders.after(row).empty()) continue;
    holders.before(row).empty() ? static_cast<void>(++uncovered_before) : found.push_back(&row);
  }
  table_builder out("items that had a holder before and have none after; beside them " +
                    std::to_string(uncovered_before) + " had none before; " + holders.caption());
  auto& number = out.utf8("number");
  auto& key = out.utf8("key");
  auto& title = out.utf8("title");
  auto& chapter = out.utf8("chapter");
  auto& holders_before = out.list("holders_before");
  for (const detail::matched_rows* row : found) {
    const node_id item = structure.nodes(node_kind::item)[*row->after];
    const auto top = structure.chapter(item);
    number.push(structure.number(item));
    key.push(structure.key(item));
    title.push(structure.name(item));
    top ? chapter.push(structure.name(*top)) : chapter.push_null();
    holders_before.push(holders.before(*row));
  }
  return out.finish();
}

}  // namespace dutygraph
