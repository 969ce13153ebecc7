#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <dutygraph/query/centrality.hpp>

#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/core_numbers.hpp>

#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/query/detail/holder_rows.hpp>
#include <dutygraph/query/detail/network_caption.hpp>
#include <dutygraph/query/structure.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// An incidence view that asks the stop token as its edges are listed: what Boost.Graph runs on it
/// can so be ended, by the exception that passes through it.
class polling_view : public incidence_view {
 public:
  polling_view(const incidence_view& view, pace& steps) : incidence_view(view), steps_(&steps) {}
  [[nodiscard]] pace& steps() const noexcept { return *steps_; }

 private:
  pace* steps_;
};

[[nodiscard]] inline auto out_edges(std::size_t vertex, const polling_view& view) {
  view.steps().step();
  return view.ties_of(vertex);
}

/// The most that shortest paths can run through one node of a side of `own` nodes, with `other` on
/// the other side.
[[nodiscard]] inline double most_between(double own, double other) noexcept {
  if (other == 0.0) return 0.0;
  const double s = std::floor((own - 1.0) / other);
  const double t = own - 1.0 - s * other;
  return (other * other * (s + 1.0) * (s + 1.0) + other * (s + 1.0) * (2.0 * t - s - 1.0) -
          t * (2.0 * s - t + 3.0)) /
         2.0;
}

/// The sum of distances from one node to all it reaches, and how many those are.
struct reach {
  std::uint64_t distance = 0;
  std::uint64_t nodes = 0;
};

/// Breadth-first from one node after the other, in memory that is reused.
class distance_counter {
 public:
  explicit distance_counter(const polling_view& view)
      : view_(view), last_(num_vertices(view), num_vertices(view)), depth_(num_vertices(view)) {}

  [[nodiscard]] reach from(std::size_t start) {
    reach sum;
    open_.assign(1, start);
    last_[start] = start;
    depth_[start] = 0;
    for (std::size_t at = 0; at < open_.size(); ++at) {
      const std::size_t node = open_[at];
      sum.distance += depth_[node];
      const auto [begin, end] = out_edges(node, view_);
      for (auto tie = begin; tie != end; ++tie) {
        const std::size_t other = (*tie).to;
        if (last_[other] == start) continue;
        last_[other] = start;
        depth_[other] = depth_[node] + 1;
        open_.push_back(other);
      }
    }
    sum.nodes = open_.size() - 1;
    return sum;
  }

 private:
  const polling_view& view_;
  std::vector<std::size_t> last_;  // from where a node was reached last
  std::vector<std::uint32_t> depth_;
  std::vector<std::size_t> open_;
};

}  // namespace detail

DUTYGRAPH_INLINE table centrality(const plan& where, const centrality_options& options,
                                  const stop_token& stop) {
  detail::pace steps(stop, "centrality");
  const bool of_items = options.of == node_kind::item;
  if (!of_items) detail::require_actor(options.of, "centrality", "of");
  const node_kind actors = of_items ? options.by : options.of;
  detail::require_actor(actors, "centrality", "by");
  const detail::polling_view view(incidence_view(where, actors, options.rule, stop), steps);
  const std::size_t nodes = num_vertices(view);
  const auto index = get(boost::vertex_index, view);
  std::vector<double> between(nodes);
  boost::brandes_betweenness_centrality(view,
                                        boost::make_iterator_property_map(between.begin(), index));
  std::vector<std::size_t> cores(nodes);
  boost::core_numbers(view, boost::make_iterator_property_map(cores.begin(), index));

  const graph& structure = where.stated_graph();
  const detail::holder_rows rows(where, actors, options.rule, detail::role_filter(), steps);
  table_builder out;
  const std::string caption =
      "two-mode centralities: degree by the other side, closeness and betweenness by the most a "
      "node of its side could have, floating; core: greatest k of a k-core; " +
      detail::network_caption(rows, actors, options.rule);
  auto& name = out.utf8("name");
  auto& key = out.utf8("key");
  auto& degree = out.float64("degree");
  auto& closeness = out.float64("closeness");
  auto& betweenness = out.float64("betweenness");
  auto& core = out.int64("core");
  const auto own = static_cast<double>(of_items ? view.item_count() : view.actor_count());
  const double other = static_cast<double>(nodes) - own;
  const double most = detail::most_between(own, other);
  detail::distance_counter counter(view);
  const std::size_t first = of_items ? view.actor_count() : 0;
  const std::size_t last = of_items ? nodes : view.actor_count();
  bool connected = true;
  for (std::size_t vertex = first; vertex < last; ++vertex) {
    const detail::reach found = counter.from(vertex);
    connected = connected && found.nodes + 1 == nodes;
    name.push(structure.name(view.node(vertex)));
    key.push(structure.key(view.node(vertex)));
    if (other == 0.0) {
      degree.push_null();
    } else {
      degree.push(static_cast<double>(out_degree(vertex, view)) / other);
    }
    closeness.push(found.nodes == 0
                       ? 0.0
                       : (other + 2.0 * (own - 1.0)) / static_cast<double>(found.distance) *
                             (static_cast<double>(found.nodes) / static_cast<double>(nodes - 1)));
    if (most == 0.0) {
      betweenness.push_null();
    } else {
      betweenness.push(between[vertex] / most);
    }
    core.push(cores[vertex]);
  }
  return out.finish().with_caption(
      connected ? caption
                : caption + "; of several components, closeness in a small one can exceed 1");
}

}  // namespace dutygraph
