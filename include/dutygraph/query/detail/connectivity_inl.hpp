#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <dutygraph/query/connectivity.hpp>

#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/query/detail/cut_search.hpp>
#include <dutygraph/query/detail/holder_rows.hpp>
#include <dutygraph/query/detail/network_caption.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// The rows of a network and how it hangs together, as every question of this header needs them.
struct network_cuts {
  network_cuts(const plan& where, node_kind of, inheritance rule, std::string_view call,
               const stop_token& stop)
      : steps(stop, call),
        rows(where, checked(of, call), rule, role_filter(), steps),
        cuts(cut_search(rows, steps).run()) {}

  [[nodiscard]] std::uint32_t actors() const noexcept { return rows.actors().size(); }
  [[nodiscard]] std::uint32_t items() const noexcept { return rows.items().size(); }

  pace steps;
  holder_rows rows;
  cut_structure cuts;

 private:
  static node_kind checked(node_kind of, std::string_view call) {
    require_actor(of, call, "of");
    return of;
  }
};

}  // namespace detail

DUTYGRAPH_INLINE table components(const plan& where, node_kind of, inheritance rule,
                                  const stop_token& stop) {
  detail::network_cuts net(where, of, rule, "components", stop);
  const graph& structure = where.stated_graph();
  const std::size_t count = net.cuts.component_size.size();
  std::vector<std::vector<std::uint32_t>> members(count);
  for (std::uint32_t node = 0; node < net.cuts.component.size(); ++node) {
    net.steps.step();
    members[net.cuts.component[node]].push_back(node);
  }
  table_builder out(detail::counted(count, "component", "components") + " of the " +
                    detail::network_caption(net.rows, of, rule));
  auto& component = out.int64("component");
  auto& actors = out.int64("actors");
  auto& items = out.int64("items");
  auto& names = out.list("names");
  auto& keys = out.list("keys");
  for (std::size_t at = 0; at < count; ++at) {
    std::int64_t actor_count = 0;
    for (const std::uint32_t node : members[at]) {
      net.steps.step();
      if (node < net.actors()) {
        ++actor_count;
        names.add_word(structure.name(net.rows.actors()[node]));
      } else {
        keys.add_word(structure.key(net.rows.items()[node - net.actors()]));
      }
    }
    names.end_list();
    keys.end_list();
    component.push(at + 1);
    actors.push(actor_count);
    items.push(static_cast<std::int64_t>(members[at].size()) - actor_count);
  }
  return out.finish();
}

DUTYGRAPH_INLINE table articulation_points(const plan& where, node_kind of, inheritance rule,
                                           const stop_token& stop) {
  detail::network_cuts net(where, of, rule, "articulation_points", stop);
  const graph& structure = where.stated_graph();
  table_builder out("nodes without which their component falls apart; " +
                    detail::network_caption(net.rows, of, rule));
  auto& kind = out.utf8("kind");
  auto& number = out.utf8("number");
  auto& key = out.utf8("key");
  auto& name = out.utf8("name");
  auto& pieces = out.int64("pieces");
  for (std::uint32_t at = 0; at < net.cuts.pieces.size(); ++at) {
    net.steps.step();
    if (!net.cuts.is_articulation(at)) continue;
    const bool actor = at < net.actors();
    const node_id node = actor ? net.rows.actors()[at] : net.rows.items()[at - net.actors()];
    kind.push(to_string(structure.kind(node)));
    number.push_or_null(structure.number(node));
    key.push(structure.key(node));
    name.push(structure.name(node));
    pieces.push(net.cuts.pieces[at]);
  }
  return out.finish();
}

DUTYGRAPH_INLINE table bridges(const plan& where, node_kind of, inheritance rule,
                               const stop_token& stop) {
  detail::network_cuts net(where, of, rule, "bridges", stop);
  const graph& structure = where.stated_graph();
  table_builder out("ties without which their component falls apart; " +
                    detail::network_caption(net.rows, of, rule));
  auto& actor = out.utf8("actor");
  auto& number = out.utf8("number");
  auto& key = out.utf8("key");
  auto& title = out.utf8("title");
  for (const auto& [holder, held] : net.cuts.bridges) {
    net.steps.step();
    const node_id item = net.rows.items()[held];
    actor.push(structure.name(net.rows.actors()[holder]));
    number.push(structure.number(item));
    key.push(structure.key(item));
    title.push_or_null(structure.name(item));
  }
  return out.finish();
}

DUTYGRAPH_INLINE table fragmentation(const plan& where, node_kind of, inheritance rule,
                                     const stop_token& stop) {
  detail::network_cuts net(where, of, rule, "fragmentation", stop);
  const double nodes = static_cast<double>(net.cuts.component.size());
  const std::uint64_t joined = net.cuts.joined_pairs();
  table_builder out("fragmentation: share of ordered pairs of nodes that no path joins; " +
                    detail::network_caption(net.rows, of, rule) + "; " +
                    detail::counted(net.cuts.component.size(), "node", "nodes") + " in " +
                    detail::counted(net.cuts.component_size.size(), "component", "components"));
  auto& name = out.utf8("name");
  auto& before = out.float64("before");
  auto& after = out.float64("after");
  auto& gain = out.float64("gain");
  auto& gain_as_isolate = out.float64("gain_as_isolate");
  auto& reason = out.utf8("reason");
  const double pairs = nodes * (nodes - 1.0);
  const double base = 1.0 - static_cast<double>(joined) / pairs;
  for (std::uint32_t actor = 0; actor < net.actors(); ++actor) {
    net.steps.step();
    name.push(where.stated_graph().name(net.rows.actors()[actor]));
    if (nodes < 2.0) {
      for (float64_builder* column : {&before, &after, &gain, &gain_as_isolate})
        column->push_null();
      reason.push("one node");
      continue;
    }
    const std::uint64_t size = net.cuts.component_size[net.cuts.component[actor]];
    const std::uint64_t left = joined - size * (size - 1) + net.cuts.pairs_without[actor];
    before.push(base);
    gain_as_isolate.push(static_cast<double>(joined - left) / pairs);
    if (nodes < 3.0) {
      after.push_null();
      gain.push_null();
      reason.push("one node would be left");
      continue;
    }
    const double without = 1.0 - static_cast<double>(left) / ((nodes - 1.0) * (nodes - 2.0));
    after.push(without);
    gain.push(without - base);
    reason.push_null();
  }
  return out.finish();
}

}  // namespace dutygraph
