// How well `infer_links` finds what a careful reader finds: precision, recall and F1 for each plan
// named on the command line (<plan>.txt beside <plan>.links.csv), with the constants of the
// library and, leaving one plan out, with those of a grid that do best on the other plans.
// Pairs of tier `possible` are neither rewarded nor punished. `--least F1` as the first two words:
// ends with 1 if a plan stays under it.

#include <algorithm>
#include <cstdio>
#include <exception>
#include <iterator>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <dutygraph/model/lookup.hpp>
#include <dutygraph/read/linkage.hpp>
#include <dutygraph/read/links_file.hpp>
#include <dutygraph/read/work_plan.hpp>

namespace dg = dutygraph;

namespace {

using pairs = std::set<std::pair<std::uint32_t, std::uint32_t>>;

struct annotated_plan {
  std::string name;
  dg::plan read;
  std::vector<std::string> headings;
  std::vector<dg::linkable_item> items;
  std::vector<std::string_view> task_forces;
  pairs core;
  pairs possible;
};

struct score {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
};

annotated_plan load(const std::string& path) {
  const std::string stem = path.substr(0, path.rfind('.'));
  annotated_plan one{stem.substr(stem.rfind('/') + 1), dg::read_file(path), {}, {}, {}, {}, {}};
  const dg::graph& g = one.read.stated_graph();
  const auto items = g.nodes(dg::node_kind::item);
  const auto forces = g.nodes(dg::node_kind::task_force);
  for (const dg::node_id item : items) {
    std::string headings;
    for (auto above = g.parent(item); above; above = g.parent(*above)) {
      headings = std::string(g.name(*above)) + (headings.empty() ? "" : "\n") + headings;
    }
    one.headings.push_back(std::move(headings));
  }
  for (const dg::node_id item : items) {
    one.items.push_back({one.headings[one.items.size()], g.name(item), g.text(item)});
  }
  for (const dg::node_id force : forces) one.task_forces.push_back(g.name(force));
  const auto place_of = [](const auto& nodes, dg::node_id wanted) {
    return static_cast<std::uint32_t>(
        std::distance(nodes.begin(), std::find(nodes.begin(), nodes.end(), wanted)));
  };
  for (const dg::link_row& row : dg::read_links(stem + ".links.csv")) {
    const std::pair pair{
        place_of(forces, dg::find_node(one.read, dg::node_kind::task_force, row.task_force)),
        place_of(items, dg::find_node(one.read, dg::node_kind::item, row.item))};
    if (row.tier == dg::link_tier::core) one.core.insert(pair);
    if (row.tier == dg::link_tier::possible) one.possible.insert(pair);
  }
  return one;
}

score score_of(const annotated_plan& one, const dg::linkage_constants& constants, bool tell) {
  std::size_t right = 0;
  std::size_t wrong = 0;
  pairs missed = one.core;
  for (const dg::inferred_link& link : dg::infer_links(one.task_forces, one.items, {}, constants)) {
    const std::pair pair{link.task_force, link.item};
    missed.erase(pair);
    if (one.core.count(pair) != 0) {
      ++right;
    } else if (one.possible.count(pair) == 0) {
      ++wrong;
      if (!tell) continue;
      std::printf("    only found    %s -> %s (%.2f)\n",
                  std::string(one.task_forces[link.task_force]).c_str(),
                  std::string(one.items[link.item].title).c_str(), link.score);
    }
  }
  if (tell) {
    for (const auto& [force, item] : missed) {
      std::printf("    only a person %s -> %s\n", std::string(one.task_forces[force]).c_str(),
                  std::string(one.items[item].title).c_str());
    }
  }
  const auto share = [&](std::size_t of) {
    return of == 0 ? 1.0 : static_cast<double>(right) / static_cast<double>(of);
  };
  const std::size_t both = right + wrong + one.core.size();
  return {share(right + wrong), share(one.core.size()),
          both == 0 ? 1.0 : 2.0 * static_cast<double>(right) / static_cast<double>(both)};
}

std::vector<dg::linkage_constants> grid() {
  std::vector<dg::linkage_constants> all{dg::linkage_constants{}};  // first, so that it wins a tie
  for (const double sentence : {1.0 / 3, 1.0 / 2, 2.0 / 3, 3.0 / 4}) {
    for (const double least : {0.3, 0.4, 0.5, 0.6, 0.7}) {
      all.push_back({sentence, least});
    }
  }
  return all;
}

}  // namespace

int main(int count, char** words) {
  try {
    const bool bounded = count > 2 && std::string(words[1]) == "--least";
    const double bound = bounded ? std::stod(words[2]) : 0.0;
    std::vector<annotated_plan> plans;
    for (int at = bounded ? 3 : 1; at < count; ++at) plans.push_back(load(words[at]));
    const auto constants = grid();
    std::vector<std::vector<double>> f1(constants.size(), std::vector<double>(plans.size()));
    for (std::size_t c = 0; c < constants.size(); ++c) {
      for (std::size_t p = 0; p < plans.size(); ++p) {
        f1[c][p] = score_of(plans[p], constants[c], false).f1;
      }
    }
    double least = 1;
    double whole = 0;
    for (std::size_t p = 0; p < plans.size(); ++p) {
      std::size_t best = 0;
      double best_sum = -1;
      for (std::size_t c = 0; c < constants.size(); ++c) {
        double sum = 0;
        for (std::size_t other = 0; other < plans.size(); ++other) {
          if (other != p) sum += f1[c][other];
        }
        if (sum > best_sum + 1e-9) {
          best = c;
          best_sum = sum;
        }
      }
      const score own = score_of(plans[p], constants[0], false);
      std::printf(
          "%-12s precision %.3f recall %.3f F1 %.3f; left out: F1 %.3f "
          "(sentence %.2f least %.2f)\n",
          plans[p].name.c_str(), own.precision, own.recall, own.f1, f1[best][p],
          constants[best].sentence, constants[best].least);
      static_cast<void>(score_of(plans[p], constants[0], true));
      least = std::min(least, own.f1);
      whole += own.f1;
    }
    std::printf("%zu plans: mean F1 %.3f, least %.3f\n", plans.size(),
                whole / static_cast<double>(std::max<std::size_t>(plans.size(), 1)), least);
    if (plans.empty() || least < bound) return 1;
  } catch (const std::exception& caught) {
    std::fprintf(stderr, "score_linkage: %s\n", caught.what());
    return 1;
  }
  return 0;
}
