#pragma once

#include <cmath>
#include <cstdint>
#include <string>

#include <dutygraph/query/coverage.hpp>

#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/query/detail/chapters.hpp>
#include <dutygraph/query/detail/holder_rows.hpp>
#include <dutygraph/query/detail/item_efforts.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

[[nodiscard]] inline holder_rows rows_of(const plan& where, const coverage_options& options,
                                         std::string_view call, pace& steps) {
  require_actor(options.by, call, "by");
  return {where, options.by, options.rule, role_filter(), steps};
}

[[nodiscard]] inline std::string coverage_caption(const holder_rows& rows,
                                                  const coverage_options& options) {
  std::string text = std::to_string(rows.covered_count(options.k)) + " of " +
                     counted(rows.items().size(), "item has", "items have") + " at least " +
                     counted(options.k, singular(options.by), plural(options.by)) +
                     ", each counted once; " + basis(rows, options.by, options.rule);
  if (rows.stated_at_headings() != 0) {
    text += "; an item below a heading with " + std::string(plural(options.by)) +
            " is covered by construction";
  }
  return text;
}

}  // namespace detail

DUTYGRAPH_INLINE table coverage(const plan& where, const coverage_options& options,
                                const stop_token& stop) {
  detail::pace steps(stop, "coverage");
  const detail::holder_rows rows = detail::rows_of(where, options, "coverage", steps);
  const graph& structure = where.stated_graph();
  table_builder out(detail::coverage_caption(rows, options));
  auto& number = out.utf8("number");
  auto& key = out.utf8("key");
  auto& title = out.utf8("title");
  auto& count = out.int64("count");
  auto& covered = out.boolean("covered");
  auto& holders = out.list("holders");
  for (std::uint32_t index = 0; index < rows.items().size(); ++index) {
    steps.step();
    const node_id item = rows.items()[index];
    number.push(structure.number(item));
    key.push(structure.key(item));
    title.push(structure.name(item));
    count.push(rows.holder_count(index));
    covered.push(rows.holder_count(index) >= options.k);
    for (const std::uint32_t actor : rows.of_item(index)) {
      steps.step();
      holders.add_word(structure.name(rows.actors()[actor]));
    }
    holders.end_list();
  }
  return out.finish();
}

DUTYGRAPH_INLINE table uncovered(const plan& where, const coverage_options& options,
                                 const stop_token& stop) {
  detail::pace steps(stop, "uncovered");
  const detail::holder_rows rows = detail::rows_of(where, options, "uncovered", steps);
  const graph& structure = where.stated_graph();
  const std::vector<std::uint32_t> chapter_of = detail::chapters_of_items(structure);
  table_builder out(detail::coverage_caption(rows, options));
  auto& number = out.utf8("number");
  auto& key = out.utf8("key");
  auto& title = out.utf8("title");
  auto& chapter = out.utf8("chapter");
  for (std::uint32_t index = 0; index < rows.items().size(); ++index) {
    steps.step();
    if (rows.holder_count(index) >= options.k) continue;
    const node_id item = rows.items()[index];
    number.push(structure.number(item));
    key.push(structure.key(item));
    title.push(structure.name(item));
    if (chapter_of[index] == detail::no_chapter) {
      chapter.push_null();
    } else {
      chapter.push(structure.name(structure.nodes(node_kind::heading)[chapter_of[index]]));
    }
  }
  return out.finish();
}

DUTYGRAPH_INLINE std::optional<double> coverage_ratio(const plan& where,
                                                      const coverage_options& options,
                                                      const stop_token& stop) {
  detail::pace steps(stop, "coverage_ratio");
  const detail::holder_rows rows = detail::rows_of(where, options, "coverage_ratio", steps);
  if (rows.items().empty()) return std::nullopt;
  if (options.weighted) {
    const detail::item_efforts efforts(where, {}, steps);
    detail::effort_sum all(efforts);
    detail::effort_sum covered(efforts);
    for (std::uint32_t item = 0; item < rows.items().size(); ++item) {
      all.add(item);
      if (rows.holder_count(item) >= options.k) covered.add(item);
    }
    const double total = all.value();
    if (!(total > 0.0) || !std::isfinite(total)) return std::nullopt;
    return covered.value() / total;
  }
  return static_cast<double>(rows.covered_count(options.k)) / rows.items().size();
}

}  // namespace dutygraph
