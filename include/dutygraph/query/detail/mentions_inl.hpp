#pragma once

#include <dutygraph/query/mentions.hpp>

#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/query/detail/holder_rows.hpp>
#include <dutygraph/query/detail/statements.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

DUTYGRAPH_INLINE table mentions(const plan& where, const stop_token& stop) {
  detail::pace steps(stop, "mentions");
  const graph& structure = where.stated_graph();
  table_builder out(detail::counted(where.mentions().size(), "mention", "mentions") +
                    " of bodies outside the plan's actors; mentioned only, in no count");
  auto& number = out.utf8("number");
  auto& key = out.utf8("key");
  auto& name = out.utf8("name");
  auto& word = out.utf8("word");
  auto& line = out.int64("line");
  auto& quote = out.utf8("quote");
  detail::line_finder lines(where);
  for (const mention& one : where.mentions()) {
    steps.step();
    number.push(structure.number(one.item));
    key.push(structure.key(one.item));
    name.push(one.name);
    word.push(one.word);
    line.push_optional(lines.line(one.words));
    quote.push_or_null(detail::quoted(where, one.words));
  }
  return out.finish();
}

}  // namespace dutygraph
