#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <dutygraph/query/hierarchy.hpp>

#include <dutygraph/model/table_builder.hpp>
#include <dutygraph/query/detail/command_network.hpp>
#include <dutygraph/query/detail/condensation.hpp>
#include <dutygraph/query/detail/index_table.hpp>
#include <dutygraph/query/detail/reachability.hpp>

#ifdef DUTYGRAPH_COMPILED
namespace dutygraph::inline compiled {
#else
namespace dutygraph::inline header_only {
#endif

namespace detail {

/// A network, its strong components, and the weak components with the strong components of each.
struct command_shape {
  command_shape(const plan& where, const command_options& options, pace& steps)
      : network(where, options, steps),
        strong_components(network, steps),
        component_of(weak_components(network, steps)) {
    const std::uint32_t nodes = network.size();
    sizes.resize(nodes);
    begin.resize(std::size_t{nodes} + 1);
    for (const std::uint32_t component : component_of) ++sizes[component];
    for (std::uint32_t strong_component = 0; strong_component < strong_components.size();
         ++strong_component)
      ++begin[component(strong_component) + 1];
    for (std::size_t at = 1; at < begin.size(); ++at) begin[at] += begin[at - 1];
    members.resize(strong_components.size());
    std::vector<std::size_t> next(begin.begin(), begin.end() - 1);
    for (std::uint32_t strong_component = 0; strong_component < strong_components.size();
         ++strong_component) {
      members[next[component(strong_component)]++] = strong_component;
    }
    for (const std::uint32_t size : sizes) with_line += size > 1 ? size : 0;
  }

  [[nodiscard]] std::size_t component(std::uint32_t strong_component) const noexcept {
    return component_of[strong_components.members(strong_component).front()];
  }
  /// True if reachability would take more than a fixed amount of room and time.
  [[nodiscard]] bool too_large() const noexcept { return with_line > most_actors_for_reachability; }

  /// Calls `visit(reachability, strong_components)` for each component of two nodes or more.
  template <class Visit>
  void each_component(const Visit& visit) const {
    std::vector<std::uint32_t> place_of(strong_components.size());
    for (std::size_t at = 0; at < sizes.size(); ++at) {
      if (sizes[at] < 2) continue;
      const auto own = std::span(members).subspan(begin[at], begin[at + 1] - begin[at]);
      reachability reach(network, strong_components, own, place_of);
      visit(reach, own);
    }
  }

  command_network network;
  condensation strong_components;
  std::vector<std::uint32_t> component_of;  // of each node, by the first node of the component
  std::vector<std::uint32_t> sizes;         // nodes of each component
  std::vector<std::size_t> begin;           // of each component among `members`
  std::vector<std::uint32_t> members;  // strong components, component by component, in rising order
  std::uint32_t with_line = 0;
};

[[nodiscard]] inline std::string beyond_reachability() {
  return "more than " + std::to_string(most_actors_for_reachability) + " actors with a line";
}

/// `cycle: A → B → A`, of at most ten names.
[[nodiscard]] inline std::string cycle_named(const command_shape& shape, pace& steps) {
  constexpr std::size_t most = 10;
  const graph& structure = shape.network.structure();
  const std::vector<std::uint32_t> cycle =
      first_cycle(shape.network, shape.strong_components, steps);
  std::string text = "cycle: ";
  const bool all = cycle.size() < most;
  for (std::size_t at = 0; at < (all ? cycle.size() : most - 1); ++at) {
    text.append(structure.name(shape.network.node(cycle[at]))).append(" → ");
  }
  if (!all) text += "… → ";
  return text.append(structure.name(shape.network.node(cycle.front())));
}

/// The sums over actors, lines and components that the measures divide.
struct hierarchy_counts {
  explicit hierarchy_counts(const command_shape& shape, pace& steps) {
    const command_network& network = shape.network;
    for (std::uint32_t place = 0; place < network.size(); ++place) {
      const std::size_t span = network.subordinates(place).size();
      const std::size_t superiors = network.superiors(place).size();
      if (superiors == 0) ++roots;
      if (superiors > 1) ++several_superiors;
      if (span > 0) ++managers;
      max_span = std::max<std::uint64_t>(max_span, span);
      for (const std::uint32_t below : network.subordinates(place)) {
        steps.step();
        const auto back = network.subordinates(below);
        if (below > place && std::binary_search(back.begin(), back.end(), place)) ++both_ways;
      }
    }
    for (const std::uint64_t size : shape.sizes) {
      if (size < 2) continue;
      joined_pairs += size * (size - 1) / 2;
      tree_lines += size - 1;
      squares += (size - 1) * (size - 1);
      triangles += (size - 1) * (size - 2) / 2;
    }
    for (std::uint32_t strong_component = 0; strong_component < shape.strong_components.size();
         ++strong_component) {
      const std::uint64_t size = shape.strong_components.members(strong_component).size();
      mutual_pairs += size * (size - 1) / 2;
    }
  }

  void reach(const command_shape& shape, pace& steps) {
    shape.each_component([&](reachability& rows, std::span<const std::uint32_t> strong_components) {
      rows.reach_down(steps);
      for (std::uint32_t at = 0; at < strong_components.size(); ++at) {
        const std::uint64_t others = rows.others(at);
        reached += others * shape.strong_components.members(strong_components[at]).size();
        most_reached = std::max(most_reached, others);
      }
      if (rows.nodes() < 3) return;
      rows.reach_up(steps);
      without_bound += rows.pairs_without_least_upper_bound(steps);
    });
  }

  std::uint64_t roots = 0;
  std::uint64_t several_superiors = 0;
  std::uint64_t managers = 0;
  std::uint64_t max_span = 0;
  std::uint64_t both_ways = 0;     ///< pairs with a line each way
  std::uint64_t joined_pairs = 0;  ///< in one component
  std::uint64_t tree_lines = 0;    ///< sum of N - 1
  std::uint64_t squares = 0;       ///< sum of (N - 1)^2
  std::uint64_t triangles = 0;     ///< sum of (N - 1)(N - 2) / 2
  std::uint64_t mutual_pairs = 0;  ///< that reach each other
  std::uint64_t reached = 0;       ///< ordered pairs
  std::uint64_t most_reached = 0;  ///< by one actor
  std::uint64_t without_bound = 0;
};

inline void add_undefined(index_table& out, std::string_view index, std::string_view reason) {
  out.push(index, std::nullopt, std::nullopt, std::nullopt, reason);
}

/// A share of violations taken from 1; undefined where there could be none.
inline void add_share(index_table& out, std::string_view index, std::uint64_t violations,
                      std::uint64_t most, std::string_view reason) {
  if (most == 0) return add_undefined(out, index, reason);
  out.push(index, static_cast<double>(most - violations) / static_cast<double>(most), 0.0, 1.0, {});
}

inline void add_command_counts(const command_shape& shape, const hierarchy_counts& counts,
                               pace& steps, index_table& out) {
  const auto real = [](std::uint64_t count) { return static_cast<double>(count); };
  const double actors = shape.network.size();
  const double others = actors > 0.0 ? actors - 1.0 : 0.0;
  const double lines = real(shape.network.line_count());
  out.push("actors", actors, 0.0, std::nullopt, {});
  out.push("lines", lines, 0.0, actors * others, {});
  out.push("roots", real(counts.roots), 0.0, actors, {});
  out.push("managers", real(counts.managers), 0.0, actors, {});
  if (counts.managers == 0) {
    add_undefined(out, "mean_span", "nobody leads");
    add_undefined(out, "max_span", "nobody leads");
  } else {
    out.push("mean_span", lines / real(counts.managers), 1.0, others, {});
    out.push("max_span", real(counts.max_span), 1.0, others, {});
  }
  if (shape.network.size() == 0) {
    add_undefined(out, "depth", "no actor");
  } else if (counts.mutual_pairs != 0) {
    add_undefined(out, "depth", cycle_named(shape, steps));
  } else {
    const auto all = depths(shape.network, shape.strong_components, steps);
    out.push("depth", *std::max_element(all.begin(), all.end()), 0.0, others, {});
  }
  out.push("several_superiors", real(counts.several_superiors), 0.0, actors, {});
}

inline void add_krackhardt(const command_shape& shape, const hierarchy_counts& counts,
                           index_table& out) {
  const std::uint64_t actors = shape.network.size();
  const std::uint64_t lines = shape.network.line_count();
  const std::uint64_t pairs = actors < 2 ? 0 : actors * (actors - 1) / 2;
  add_share(out, "connectedness", pairs - counts.joined_pairs, pairs, "fewer than two actors");
  if (counts.mutual_pairs == 0) {  // 1 without a cycle, whoever reaches whom
    add_share(out, "hierarchy", 0, lines, "no line");
  } else if (shape.too_large()) {
    add_undefined(out, "hierarchy", beyond_reachability());
  } else {
    add_share(out, "hierarchy", counts.mutual_pairs, counts.reached - counts.mutual_pairs, {});
  }
  add_share(out, "efficiency", lines - counts.tree_lines, counts.squares, "no line");
  add_share(out, "efficiency_undirected", lines - counts.both_ways - counts.tree_lines,
            counts.triangles, "no component of three actors");
  if (counts.triangles != 0 && shape.too_large()) {
    add_undefined(out, "least_upper_boundedness", beyond_reachability());
  } else {
    add_share(out, "least_upper_boundedness", counts.without_bound, counts.triangles,
              "no component of three actors");
  }
}

}  // namespace detail

DUTYGRAPH_INLINE table span_of_control(const plan& where, const command_options& options,
                                       const stop_token& stop) {
  detail::pace steps(stop, "span_of_control");
  const detail::command_shape shape(where, options, steps);
  const detail::command_network& network = shape.network;
  const std::vector<std::uint32_t> depth_of =
      detail::depths(network, shape.strong_components, steps);
  std::vector<std::uint32_t> reached(shape.strong_components.size());
  if (!shape.too_large()) {
    shape.each_component(
        [&](detail::reachability& rows, std::span<const std::uint32_t> strong_components) {
          rows.reach_down(steps);
          for (std::uint32_t at = 0; at < strong_components.size(); ++at)
            reached[strong_components[at]] = rows.others(at);
        });
  }
  table_builder out(
      "span: distinct subordinates; depth: longest path of lines below, none where a "
      "cycle is reached; reachable: other actors reached by lines" +
      (shape.too_large() ? ", none: " + detail::beyond_reachability() : "") + "; " +
      network.basis());
  auto& name = out.utf8("name");
  auto& kind = out.utf8("kind");
  auto& span = out.int64("span");
  auto& superiors = out.int64("superiors");
  auto& depth = out.int64("depth");
  auto& reachable = out.int64("reachable");
  for (std::uint32_t place = 0; place < network.size(); ++place) {
    steps.step();
    const node_id node = network.node(place);
    const std::uint32_t strong_component = shape.strong_components.of_node(place);
    name.push(network.structure().name(node));
    kind.push(to_string(network.structure().kind(node)));
    span.push(network.subordinates(place).size());
    superiors.push(network.superiors(place).size());
    if (depth_of[strong_component] == detail::no_depth) {
      depth.push_null();
    } else {
      depth.push(depth_of[strong_component]);
    }
    if (shape.too_large()) {
      reachable.push_null();
    } else {
      reachable.push(reached[strong_component]);
    }
  }
  return out.finish();
}

DUTYGRAPH_INLINE table hierarchy(const plan& where, const command_options& options,
                                 const stop_token& stop) {
  detail::pace steps(stop, "hierarchy");
  const detail::command_shape shape(where, options, steps);
  detail::hierarchy_counts counts(shape, steps);
  if (!shape.too_large()) counts.reach(shape, steps);
  detail::index_table out(
      "spans over who leads somebody; connectedness, hierarchy, least_upper_boundedness: "
      "Krackhardt 1994, an upper bound may be one of the two; efficiency: directed, as R sna; "
      "efficiency_undirected: Krackhardt 1994; global_reaching_centrality: Mones, Vicsek and "
      "Vicsek 2012; " +
      shape.network.basis());
  detail::add_command_counts(shape, counts, steps, out);
  detail::add_krackhardt(shape, counts, out);
  const std::uint64_t actors = shape.network.size();
  constexpr std::string_view reaching = "global_reaching_centrality";
  if (actors < 2) {
    detail::add_undefined(out, reaching, "fewer than two actors");
  } else if (shape.too_large()) {
    detail::add_undefined(out, reaching, detail::beyond_reachability());
  } else {
    const auto others = static_cast<double>(actors - 1);
    const auto missing = static_cast<double>(actors * counts.most_reached - counts.reached);
    out.push(reaching, missing / (others * others), 0.0, 1.0, {});
  }
  return out.finish();
}

}  // namespace dutygraph
