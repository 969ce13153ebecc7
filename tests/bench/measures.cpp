// What each measure costs as plans grow: every size is measured in one run, so that ratios hold on
// any machine. Under valgrind --tool=callgrind it counts instructions instead, exactly.
//
//     dutygraph_bench_measures [items of the smallest plan, doubled four times]
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <limits>
#include <random>
#include <string>
#include <vector>

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else
#define RUNNING_ON_VALGRIND 0
#define CALLGRIND_ZERO_STATS
#define CALLGRIND_DUMP_STATS_AT(name)
#endif

#include <dutygraph/build/build.hpp>
#include <dutygraph/query/balance.hpp>
#include <dutygraph/query/connectivity.hpp>
#include <dutygraph/query/coverage.hpp>
#include <dutygraph/query/criticality.hpp>
#include <dutygraph/query/hierarchy.hpp>
#include <dutygraph/query/lines_of_command.hpp>
#include <dutygraph/query/projection.hpp>
#include <dutygraph/query/redundancy.hpp>
#include <dutygraph/query/roll_up.hpp>
#include <dutygraph/query/workload.hpp>

#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/connected_components.hpp>

#include <dutygraph/query/structure.hpp>

namespace {

using namespace dutygraph;

constexpr std::size_t doublings = 4;

/// Chapters of ten items, each item with one or two leaders and one to six sections, drawn evenly:
/// the holders of an item stay few while items and actors grow together.
plan drawn_plan(std::uint32_t items) {
  std::mt19937 engine(20201125);
  const auto below = [&engine](std::uint32_t bound) {
    return static_cast<std::uint32_t>(engine()) % bound;
  };
  plan_records records;
  const std::uint32_t leaders = std::max(items / 10, 2U);
  const std::uint32_t sections = std::max(items / 4, 6U);
  const auto add_node = [&records](node_kind kind, std::string key, std::string parent) {
    node_record& node = records.nodes.emplace_back();
    node.kind = kind;
    node.key = node.name = node.number = std::move(key);
    node.parent = std::move(parent);
  };
  for (std::uint32_t at = 0; at < leaders; ++at) {
    add_node(node_kind::leader, "l" + std::to_string(at), {});
  }
  for (std::uint32_t at = 0; at < sections; ++at) {
    add_node(node_kind::section, "s" + std::to_string(at), {});
  }
  for (std::uint32_t at = 0; at < items; ++at) {
    const std::string chapter = "c" + std::to_string(at / 10);
    if (at % 10 == 0) add_node(node_kind::heading, chapter, {});
    const std::string key = "i" + std::to_string(at);
    add_node(node_kind::item, key, chapter);
    records.nodes.back().effort = 1 + below(10);
    const auto assign = [&](node_kind kind, const std::string& name) {
      edge_record& edge = records.edges.emplace_back();
      edge.relation = relation::assigned;
      edge.source = {kind, name};
      edge.target = {node_kind::item, key};
    };
    for (std::uint32_t n = 1 + below(2); n > 0; --n) {
      assign(node_kind::leader, "l" + std::to_string(below(leaders)));
    }
    for (std::uint32_t n = 1 + below(6); n > 0; --n) {
      assign(node_kind::section, "s" + std::to_string(below(sections)));
    }
  }
  return build(std::move(records));
}

struct measure {
  const char* name;
  std::function<double(const plan&)> ask;  ///< some number of the answer, so that none is skipped
};

double rows(const table& t) {
  return static_cast<double>(t.rows());
}

std::size_t boost_articulation(const incidence_view& view) {
  std::vector<std::size_t> found;
  boost::articulation_points(view, std::back_inserter(found));
  return found.size();
}

std::vector<measure> measures() {
  constexpr node_kind section = node_kind::section;
  return {
      {"coverage", [](const plan& p) { return rows(coverage(p, {.by = section})); }},
      {"coverage_ratio", [](const plan& p) { return *coverage_ratio(p, {.by = section}); }},
      {"workload", [](const plan& p) { return rows(workload(p, {.of = section})); }},
      {"criticality", [](const plan& p) { return rows(criticality(p, {.of = section})); }},
      {"removal_impact", [](const plan& p) { return rows(removal_impact(p, {.of = section})); }},
      {"roll_up", [](const plan& p) { return rows(roll_up(p, {.of = section})); }},
      {"lines_of_command", [](const plan& p) { return rows(lines_of_command(p)); }},
      {"unity_of_command", [](const plan& p) { return rows(unity_of_command(p)); }},
      {"balance", [](const plan& p) { return rows(balance(p, {.of = section})); }},
      {"lorenz_curve", [](const plan& p) { return rows(lorenz_curve(p, {.of = section})); }},
      {"theil_decomposition",
       [](const plan& p) { return rows(theil_decomposition(p, {.of = section}).groups); }},
      {"redundancy", [](const plan& p) { return rows(redundancy(p, section)); }},
      {"components", [](const plan& p) { return rows(components(p, section)); }},
      {"articulation_points", [](const plan& p) { return rows(articulation_points(p, section)); }},
      {"bridges", [](const plan& p) { return rows(bridges(p, section)); }},
      {"fragmentation", [](const plan& p) { return rows(fragmentation(p, section)); }},
      {"projection", [](const plan& p) { return rows(projection(p, section)); }},
      {"boost: incidence_view",
       [](const plan& p) { return static_cast<double>(num_edges(incidence_view(p, section))); }},
      {"boost: view, articulation_points",
       [](const plan& p) {
         return static_cast<double>(boost_articulation(incidence_view(p, section)));
       }},
  };
}

double sink = 0;

/// The best of several runs, in nanoseconds.
double nanoseconds(const measure& one, const plan& p) {
  using clock = std::chrono::steady_clock;
  double best = std::numeric_limits<double>::infinity();
  for (int run = 0; run < 7; ++run) {
    const auto began = clock::now();
    sink += one.ask(p);
    best = std::min(best, std::chrono::duration<double, std::nano>(clock::now() - began).count());
  }
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  const bool counting = RUNNING_ON_VALGRIND != 0;
  const auto smallest =
      static_cast<std::uint32_t>(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 20'000);
  std::vector<plan> plans;
  std::vector<double> edges;
  for (std::size_t step = 0; step <= doublings; ++step) {
    plans.push_back(drawn_plan(smallest << step));
    edges.push_back(static_cast<double>(plans.back().graph().edges(relation::assigned).size()));
    static_cast<void>(plans.back().holdings(inheritance::nearest));  // shared by all questions
  }
  std::printf("assignments:");
  for (const double count : edges) std::printf(" %.0f", count);
  std::printf("\n%-34s %10s  time of each size by that of the one before\n", "measure", "ns/edge");
  for (const measure& one : measures()) {
    std::vector<double> took;
    for (std::size_t step = 0; step < plans.size(); ++step) {
      if (counting) {
        const std::string name = std::string(one.name) + "|" + std::to_string(step);
        CALLGRIND_ZERO_STATS;
        sink += one.ask(plans[step]);
        CALLGRIND_DUMP_STATS_AT(name.c_str());
      } else {
        took.push_back(nanoseconds(one, plans[step]));
      }
    }
    if (counting) continue;
    std::printf("%-34s %10.1f ", one.name, took.back() / edges.back());
    for (std::size_t step = 1; step < took.size(); ++step) {
      std::printf("  %.2f", took[step] / took[step - 1]);
    }
    std::printf("\n");
  }
  return sink > 0 ? 0 : 1;
}
