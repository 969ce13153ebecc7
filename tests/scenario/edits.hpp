#pragma once

#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <dutygraph/model/plan.hpp>
#include <dutygraph/scenario/change.hpp>

/// Short ways to make edits; kinds are left open.
inline dutygraph::edit an_edit(dutygraph::edit_kind kind, std::string name, std::string work = {},
                               std::string to = {}, dutygraph::role in = dutygraph::role::lead) {
  dutygraph::edit one;
  one.kind = kind;
  one.what.reset();
  one.name = std::move(name);
  one.work = std::move(work);
  one.to = std::move(to);
  one.role = in;
  return one;
}
inline dutygraph::edit removal(std::string name) {
  return an_edit(dutygraph::edit_kind::remove, std::move(name));
}
inline dutygraph::edit taking(std::string work, std::string name,
                              dutygraph::role in = dutygraph::role::lead) {
  return an_edit(dutygraph::edit_kind::remove, std::move(name), std::move(work), {}, in);
}
inline dutygraph::edit assigning(std::string work, std::string name,
                                 dutygraph::role in = dutygraph::role::lead) {
  return an_edit(dutygraph::edit_kind::add, std::move(name), std::move(work), {}, in);
}
inline dutygraph::edit addition(dutygraph::node_kind what, std::string name, std::string under = {},
                                std::string title = {}, double effort = 1.0) {
  dutygraph::edit one =
      an_edit(dutygraph::edit_kind::add, std::move(name), std::move(under), std::move(title));
  one.what = what;
  one.effort = effort;
  return one;
}
inline dutygraph::edit renaming(std::string name, std::string to) {
  return an_edit(dutygraph::edit_kind::rename, std::move(name), {}, std::move(to));
}
inline dutygraph::edit merging(std::string name, std::string to) {
  return an_edit(dutygraph::edit_kind::merge, std::move(name), {}, std::move(to));
}
inline dutygraph::edit moving(std::string work, std::string name, std::string to,
                              dutygraph::role in = dutygraph::role::lead) {
  return an_edit(dutygraph::edit_kind::move, std::move(name), std::move(work), std::move(to), in);
}
inline dutygraph::edit setting(std::string item, double effort) {
  dutygraph::edit one = an_edit(dutygraph::edit_kind::effort, std::move(item));
  one.effort = effort;
  return one;
}

/// Item key, role, kind and name of whoever holds it.
using holder = std::tuple<std::string, dutygraph::role, dutygraph::node_kind, std::string>;

inline std::set<holder> holders_of(const dutygraph::plan& where,
                                   dutygraph::inheritance rule = dutygraph::inheritance::nearest) {
  const dutygraph::graph& g = where.stated_graph();
  std::set<holder> found;
  for (const dutygraph::node_id item : g.nodes(dutygraph::node_kind::item)) {
    for (const dutygraph::incident& entry : where.holdings(rule).of_item(item)) {
      found.emplace(g.key(item), g.effective_role(entry.edge), g.kind(entry.node),
                    g.name(entry.node));
    }
  }
  return found;
}

/// `Ana,Ben` for an item, in the order in which they are stated; all roles and kinds.
inline std::string names_on(const dutygraph::plan& where, std::string_view item) {
  const dutygraph::graph& g = where.stated_graph();
  std::string all;
  const auto node = g.find(dutygraph::node_kind::item, item);
  if (!node) return "(no item)";
  for (const dutygraph::incident& entry :
       where.holdings(dutygraph::inheritance::nearest).of_item(*node)) {
    if (!all.empty()) all += ",";
    all += g.name(entry.node);
  }
  return all;
}
