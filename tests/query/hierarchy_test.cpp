#include "catch.hpp"

#include <pthread.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>

#include <dutygraph/build/build.hpp>
#include <dutygraph/query/hierarchy.hpp>
#include <dutygraph/read/work_plan.hpp>

#include "model/random_plan.hpp"
#include "org1.hpp"

using namespace dutygraph;

namespace {

using arcs = std::vector<std::pair<std::size_t, std::size_t>>;

/// Leaders 0 to n - 1 and who of them leads whom.
plan of_arcs(std::size_t n, const arcs& lines) {
  plan_builder b;
  for (std::size_t at = 0; at < n; ++at) b.actor(std::to_string(at));
  for (const auto& [from, to] : lines) {
    b.lead(std::to_string(from), std::to_string(to), "leader", "leader");
  }
  return b.build();
}

table shape_of(std::size_t n, const arcs& lines) {
  return hierarchy(of_arcs(n, lines), {.lines = line_source::stated});
}

std::optional<std::size_t> row_of(const table& t, std::string_view index) {
  for (std::size_t row = 0; row < t.rows(); ++row) {
    if (t.column("index").utf8_at(row) == index) return row;
  }
  return std::nullopt;
}

std::optional<double> value(const table& t, std::string_view index) {
  const std::size_t row = row_of(t, index).value();
  if (t.column("value").is_null(row)) return std::nullopt;
  return t.column("value").float64_at(row);
}

std::string reason(const table& t, std::string_view index) {
  const std::size_t row = row_of(t, index).value();
  const table_column& column = t.column("reason");
  return column.is_null(row) ? std::string() : std::string(column.utf8_at(row));
}

/// The values of Krackhardt and of reaching, in order; -1 where there is none.
real measures(const table& t) {
  real out;
  for (const char* index : {"connectedness", "hierarchy", "efficiency", "efficiency_undirected",
                            "least_upper_boundedness", "global_reaching_centrality"}) {
    out.push_back(value(t, index).value_or(-1.0));
  }
  return out;
}

/// The counts from actors to several_superiors; -1 where there is none.
real counted_of(const table& t) {
  real out;
  for (const char* index : {"actors", "lines", "roots", "managers", "mean_span", "max_span",
                            "depth", "several_superiors"}) {
    out.push_back(value(t, index).value_or(-1.0));
  }
  return out;
}

bool near(const real& a, const real& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) {
           return std::abs(x - y) < 1e-9;
         });
}

const arcs tree = {{0, 1}, {0, 2}, {1, 3}, {1, 4}, {2, 5}, {2, 6}};
const arcs matrix = {{0, 1}, {0, 2}, {1, 3}, {1, 4}, {2, 4}, {2, 5}};
const arcs circle = {{0, 1}, {1, 2}, {2, 3}, {3, 0}};

/// What the measures say, by their definitions and nothing else.
struct slow {
  slow(std::size_t n, const arcs& lines)
      : size(n), reach(n, std::vector<bool>(n)), arc(n, std::vector<bool>(n)) {
    for (const auto& [from, to] : lines) {
      if (from != to) arc[from][to] = true;
    }
    reach = arc;
    std::vector<std::vector<bool>> joined = arc;
    for (std::size_t a = 0; a < n; ++a) {
      reach[a][a] = joined[a][a] = true;
      for (std::size_t b = 0; b < n; ++b) joined[a][b] = joined[a][b] || arc[b][a];
    }
    close(reach);
    close(joined);
    double pairs = 0, connected = 0, mutual = 0, dyads = 0, violations = 0, triangles = 0;
    double lines_in_all = 0, arc_pairs = 0, needed = 0, squares = 0, reached = 0, most = 0;
    for (std::size_t a = 0; a < n; ++a) {
      const double c = ones(joined[a]);  // each component's terms are shared by its members
      needed += (c - 1) / c;
      squares += (c - 1) * (c - 1) / c;
      triangles += (c - 1) * (c - 2) / 2 / c;
      reached += ones(reach[a]) - 1;
      most = std::max(most, ones(reach[a]) - 1);
      lines_in_all += ones(arc[a]);
      for (std::size_t b = a + 1; b < n; ++b) {
        ++pairs;
        connected += joined[a][b] ? 1 : 0;
        arc_pairs += arc[a][b] || arc[b][a] ? 1 : 0;
        mutual += reach[a][b] && reach[b][a] ? 1 : 0;
        dyads += reach[a][b] || reach[b][a] ? 1 : 0;
        violations += joined[a][b] && !bounded(a, b) ? 1 : 0;
      }
    }
    const auto share = [](double part, double of) { return of < 1e-6 ? -1.0 : 1 - part / of; };
    const auto all = static_cast<double>(n);
    expected = {pairs == 0 ? -1.0 : connected / pairs,
                share(mutual, dyads),
                share(lines_in_all - needed, squares),
                share(arc_pairs - needed, triangles),
                share(violations, triangles),
                n < 2 ? -1.0 : (all * most - reached) / ((all - 1) * (all - 1))};
  }

  static double ones(const std::vector<bool>& row) {
    return static_cast<double>(std::count(row.begin(), row.end(), true));
  }
  void close(std::vector<std::vector<bool>>& rows) const {
    for (std::size_t via = 0; via < size; ++via) {
      for (std::size_t a = 0; a < size; ++a) {
        if (!rows[a][via]) continue;
        for (std::size_t b = 0; b < size; ++b) rows[a][b] = rows[a][b] || rows[via][b];
      }
    }
  }
  [[nodiscard]] bool bounded(std::size_t a, std::size_t b) const {
    std::vector<std::size_t> bounds;
    for (std::size_t k = 0; k < size; ++k) {
      if (reach[k][a] && reach[k][b]) bounds.push_back(k);
    }
    return std::any_of(bounds.begin(), bounds.end(), [&](std::size_t k) {
      return std::all_of(bounds.begin(), bounds.end(), [&](std::size_t l) { return reach[l][k]; });
    });
  }

  std::size_t size;
  std::vector<std::vector<bool>> reach;
  std::vector<std::vector<bool>> arc;
  real expected;
};

arcs random_arcs(std::uint32_t seed, std::size_t n, std::size_t lines, bool downwards) {
  std::mt19937 engine(seed);
  arcs out;
  for (std::size_t at = 0; at < lines; ++at) {
    std::size_t from = engine() % n;
    std::size_t to = engine() % n;
    if (downwards && from > to) std::swap(from, to);
    out.emplace_back(from, to);
  }
  return out;
}

/// A path of sections, each leading the next, and the last one the first if it is closed.
plan path_of(std::uint32_t length, bool closed = false) {
  plan_records records;
  records.nodes.resize(length);
  records.edges.resize(closed ? length : length - 1);
  for (std::uint32_t at = 0; at < length; ++at) {
    records.nodes[at].kind = node_kind::section;
    records.nodes[at].key = records.nodes[at].name = std::to_string(at);
  }
  for (std::uint32_t at = 0; at < records.edges.size(); ++at) {
    edge_record& edge = records.edges[at];
    edge.relation = relation::leads;
    edge.source = {node_kind::section, records.nodes[at].key};
    edge.target = {node_kind::section, records.nodes[(at + 1) % length].key};
  }
  return build(std::move(records));
}

}  // namespace

TEST_CASE("rows and columns of hierarchy and span of control") {
  const table t = shape_of(7, tree);
  CHECK(columns(t) ==
        words{"index:utf8", "value:float64", "minimum:float64", "maximum:float64", "reason:utf8"});
  CHECK(texts(t, "index") == words{"actors", "lines", "roots", "managers", "mean_span", "max_span",
                                   "depth", "several_superiors", "connectedness", "hierarchy",
                                   "efficiency", "efficiency_undirected", "least_upper_boundedness",
                                   "global_reaching_centrality"});
  CHECK(t.column("reason").null_count() == t.rows());
  CHECK(reals(t, "maximum") == real{0, 42, 7, 7, 6, 6, 6, 7, 1, 1, 1, 1, 1, 1});
  CHECK(t.column("maximum").null_count() == 1);
  CHECK(t.caption() ==
        "spans over who leads somebody; connectedness, hierarchy, least_upper_boundedness: "
        "Krackhardt 1994, an upper bound may be one of the two; efficiency: directed, as R sna; "
        "efficiency_undirected: Krackhardt 1994; global_reaching_centrality: Mones, Vicsek and "
        "Vicsek 2012; lines: stated, from the leads edges of the plan");
  const table s = span_of_control(of_arcs(7, tree));
  CHECK(columns(s) == words{"name:utf8", "kind:utf8", "span:int64", "superiors:int64",
                            "depth:int64", "reachable:int64"});
  CHECK(texts(s, "name") == words{"0", "1", "2", "3", "4", "5", "6"});
  CHECK(counts(s, "span") == whole{2, 2, 2, 0, 0, 0, 0});
  CHECK(counts(s, "superiors") == whole{0, 1, 1, 1, 1, 1, 1});
  CHECK(counts(s, "depth") == whole{2, 1, 1, 0, 0, 0, 0});
  CHECK(counts(s, "reachable") == whole{6, 2, 2, 0, 0, 0, 0});
}

TEST_CASE("Krackhardt's four and reaching, by the worked values [e01, e02, e03, e_grc]") {
  CHECK(near(measures(shape_of(7, tree)), {1, 1, 1, 1, 1, 0.8888888889}));
  CHECK(near(measures(shape_of(6, matrix)), {1, 1, 0.96, 0.9, 1, 0.84}));
  const table two_roots = shape_of(5, {{0, 2}, {1, 2}, {2, 3}, {2, 4}});
  CHECK(near(measures(two_roots), {1, 1, 1, 1, 0.8333333333, 0.4375}));
  CHECK(value(shape_of(4, circle), "global_reaching_centrality") == 0.0);
  CHECK(value(shape_of(6, {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {0, 5}}),
              "global_reaching_centrality") == 1.0);
}

TEST_CASE("spans, roots and depth, by the worked values [e_span]") {
  CHECK(counted_of(shape_of(7, tree)) == real{7, 6, 1, 3, 2, 2, 2, 0});
  CHECK(counted_of(shape_of(6, matrix)) == real{6, 6, 1, 3, 2, 2, 2, 1});
  const table round = shape_of(4, circle);
  CHECK(counted_of(round) == real{4, 4, 0, 4, 1, 1, -1, 0});
  CHECK(reason(round, "depth") == "cycle: 0 → 1 → 2 → 3 → 0");
  const table s = span_of_control(of_arcs(5, {{4, 0}, {0, 1}, {1, 0}, {1, 2}, {2, 3}}));
  CHECK(s.column("depth").null_count() == 3);
  CHECK(counts(s, "depth") == whole{0, 0, 1, 0, 0});
  CHECK(counts(s, "reachable") == whole{3, 3, 1, 0, 4});
}

TEST_CASE("two trees, a mutual pair, two equal superiors") {
  const table two = shape_of(6, {{0, 1}, {0, 2}, {3, 4}, {3, 5}});
  CHECK(near(measures(two), {0.4, 1, 1, 1, 1, 0.32}));
  const table mutual = shape_of(4, {{0, 1}, {1, 2}, {2, 3}, {3, 2}});
  CHECK(near({value(mutual, "hierarchy").value()}, {0.8333333333}));
  CHECK(value(mutual, "efficiency_undirected") == 1.0);  // a mutual pair once
  CHECK(near({value(mutual, "efficiency").value()}, {8.0 / 9}));
  const table equal = shape_of(4, {{0, 2}, {0, 3}, {1, 2}, {1, 3}});
  CHECK(near({value(equal, "least_upper_boundedness").value()}, {0.3333333333}));
}

TEST_CASE("what is undefined has a reason and no value") {
  const auto reasons = [](const table& t) {
    words out;
    for (std::size_t row = 0; row < t.rows(); ++row) {
      const bool none = t.column("value").is_null(row);
      CHECK(none == !t.column("reason").is_null(row));
      CHECK((!none || (t.column("minimum").is_null(row) && t.column("maximum").is_null(row))));
      out.push_back(none ? std::string(t.column("reason").utf8_at(row)) : std::string());
    }
    return out;
  };
  const std::string few = "fewer than two actors";
  const std::string three = "no component of three actors";
  const std::string nobody = "nobody leads";
  CHECK(reasons(hierarchy(plan())) == words{"", "", "", "", nobody, nobody, "no actor", "", few,
                                            "no line", "no line", three, three, few});
  CHECK(reasons(shape_of(1, {})) == words{"", "", "", "", nobody, nobody, "", "", few, "no line",
                                          "no line", three, three, few});
  const table apart = shape_of(3, {{1, 1}});
  CHECK(reasons(apart) ==
        words{"", "", "", "", nobody, nobody, "", "", "", "no line", "no line", three, three, ""});
  CHECK(counted_of(apart) == real{3, 0, 3, 0, -1, -1, 0, 0});
  CHECK(value(apart, "connectedness") == 0.0);
  CHECK(value(apart, "global_reaching_centrality") == 0.0);
  CHECK(apart.caption().find("1 line from an actor to itself left out") != std::string::npos);
  const table pair = shape_of(2, {{0, 1}, {1, 0}});
  CHECK(reasons(pair) ==
        words{"", "", "", "", "", "", "cycle: 0 → 1 → 0", "", "", "", "", three, three, ""});
  CHECK(near(measures(pair), {1, 0, 0, -1, -1, 0}));
  CHECK(span_of_control(plan()).rows() == 0);
}

TEST_CASE("a cycle is named by ten names at most, the shortest through its first actor") {
  arcs lines = {{20, 1}};
  for (std::size_t at = 1; at < 20; ++at) lines.emplace_back(at, at + 1);
  CHECK(reason(shape_of(21, lines), "depth") == "cycle: 1 → 2 → 3 → 4 → 5 → 6 → 7 → 8 → 9 → … → 1");
  lines.emplace_back(9, 1);
  CHECK(reason(shape_of(21, lines), "depth") == "cycle: 1 → 2 → 3 → 4 → 5 → 6 → 7 → 8 → 9 → 1");
  lines.emplace_back(3, 1);
  CHECK(reason(shape_of(21, lines), "depth") == "cycle: 1 → 2 → 3 → 1");
}

TEST_CASE("the measures are what their definitions say, on random lines") {
  std::size_t undefined = 0;
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const std::size_t n = 1 + seed % 9;
    const arcs lines = random_arcs(seed, n, seed / 9 % 13, seed % 3 != 0);
    const real found = measures(shape_of(n, lines));
    CAPTURE(seed, found);
    REQUIRE(near(found, slow(n, lines).expected));
    undefined += static_cast<std::size_t>(std::count(found.begin(), found.end(), -1.0));
  }
  CHECK(undefined > 100);
  CHECK(undefined < 4000);
  for (std::uint32_t seed = 0; seed < 24; ++seed) {  // rows of several words
    const std::size_t n = 60 + seed * 5;
    const arcs lines = random_arcs(seed, n, n + seed % 4 * n / 3, seed % 2 == 0);
    CAPTURE(seed);
    REQUIRE(near(measures(shape_of(n, lines)), slow(n, lines).expected));
  }
}

TEST_CASE("cycles are where Boost's strong components are") {
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    const std::size_t n = 2 + seed % 30;
    const arcs lines = random_arcs(seed, n, n, seed % 4 == 0);
    boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS> g(n);
    for (const auto& [from, to] : lines) {
      if (from != to) {
        boost::add_edge(from, to, g);
      }
    }
    std::vector<std::size_t> label(n);
    const auto count = boost::strong_components(
        g, boost::make_iterator_property_map(label.begin(), boost::get(boost::vertex_index, g)));
    const plan p = of_arcs(n, lines);
    const table t = hierarchy(p, {.lines = line_source::stated});
    REQUIRE(value(t, "depth").has_value() == (count == n));
    const slow brute(n, lines);
    const table s = span_of_control(p, {.lines = line_source::stated});
    for (std::size_t a = 0; a < n; ++a) {
      const auto row = a;
      const auto& reach = brute.reach[row];
      bool cycle = false;
      for (std::size_t b = 0; b < label.size(); ++b) {
        const bool shared = std::count(label.begin(), label.end(), label[b]) > 1;
        cycle = cycle || (reach[b] && shared);
      }
      REQUIRE(s.column("depth").is_null(row) == cycle);
      REQUIRE(s.column("reachable").int64_at(row) ==
              std::count(reach.begin(), reach.end(), true) - 1);
    }
  }
}

TEST_CASE("names and the order of lines change nothing, an idle leader only what it must") {
  std::mt19937 engine(7);
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const std::size_t n = 3 + seed % 12;
    arcs lines = random_arcs(seed, n, 2 * n, seed % 2 == 0);
    const table t = shape_of(n, lines);
    const real found = measures(t);
    const real counted = counted_of(t);
    std::reverse(lines.begin(), lines.end());
    REQUIRE(shape_of(n, lines).columns()[1] == t.columns()[1]);
    std::vector<std::size_t> other(n);
    std::iota(other.begin(), other.end(), std::size_t{0});
    std::shuffle(other.begin(), other.end(), engine);
    arcs renamed;
    for (const auto& [from, to] : lines) {
      renamed.emplace_back(other[from], other[to]);
    }
    REQUIRE(shape_of(n, renamed).columns()[1] == t.columns()[1]);
    const table idle = shape_of(n + 1, lines);
    real expected = counted;
    ++expected[0];
    ++expected[2];
    REQUIRE(counted_of(idle) == expected);
    const real with_idle = measures(idle);
    for (std::size_t at = 1; at < 5; ++at) REQUIRE(with_idle[at] == found[at]);
    const auto all = static_cast<double>(n);  // a share of all pairs, of which there are more now
    REQUIRE(near({with_idle[0] * (all + 1)}, {found[0] * (all - 1)}));
  }
}

TEST_CASE("derived lines have the shape of leaders over sections") {
  const plan qufu = read_file("seeds/qufu_2020.txt");
  const table t = hierarchy(qufu);
  CHECK(counted_of(t) == real{22, 26, 6, 6, 26.0 / 6, 7, 1, 7});
  const table s = span_of_control(qufu);
  CHECK(s.rows() == 22);
  const whole span = counts(s, "span");
  CHECK(whole(span.begin(), span.begin() + 6) == whole{3, 3, 6, 7, 5, 2});
  CHECK(t.caption().find("lines: derived, not stated: ") != std::string::npos);
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const plan p = random_plan(seed);
    const table found = hierarchy(p);
    const table spans = span_of_control(p);
    REQUIRE(value(found, "actors") == static_cast<double>(spans.rows()));
    long long lines = 0;
    for (const long long one : counts(spans, "span")) lines += one;
    REQUIRE(value(found, "lines") == static_cast<double>(lines));
    REQUIRE(counts(spans, "reachable") == counts(spans, "span"));
  }
}

TEST_CASE("a path of a million lines fits a stack of 256 KB, and says what it does not compute") {
  static constexpr std::uint32_t length = 1'000'000;
  const plan made = path_of(length);
  static const plan* path = nullptr;
  static table shape;
  static table spans;
  path = &made;
  pthread_attr_t small;
  REQUIRE(pthread_attr_init(&small) == 0);
  REQUIRE(pthread_attr_setstacksize(&small, std::size_t{256} * 1024) == 0);
  pthread_t thread{};
  const auto ask = [](void*) -> void* {
    shape = hierarchy(*path);
    spans = span_of_control(*path);
    return nullptr;
  };
  REQUIRE(pthread_create(&thread, &small, ask, nullptr) == 0);
  REQUIRE(pthread_join(thread, nullptr) == 0);
  pthread_attr_destroy(&small);
  CHECK(value(shape, "depth") == length - 1.0);
  CHECK(spans.column("depth").int64_at(0) == length - 1);
  CHECK(spans.column("reachable").null_count() == length);
  CHECK(near(measures(shape), {1, 1, 1, 1, -1, -1}));
  CHECK(reason(shape, "least_upper_boundedness") == "more than 8192 actors with a line");
  CHECK(reason(shape, "global_reaching_centrality") == "more than 8192 actors with a line");
  CHECK(spans.caption().find("none: more than 8192 actors with a line") != std::string::npos);
}

TEST_CASE("beyond the limit a cycle is still found and named") {
  const table t = hierarchy(path_of(most_actors_for_reachability + 1, true));
  CHECK(near(measures(t), {1, -1, 1 - 1.0 / 8192 / 8192, 1 - 2.0 / 8191 / 8192, -1, -1}));
  CHECK(reason(t, "hierarchy") == "more than 8192 actors with a line");
  CHECK(reason(t, "depth") == "cycle: 0 → 1 → 2 → 3 → 4 → 5 → 6 → 7 → 8 → … → 0");
}

TEST_CASE("up to the limit reachability is computed, whoever else has no line") {
  const plan at_limit = path_of(most_actors_for_reachability);
  const table t = hierarchy(at_limit);
  CHECK(near(measures(t), {1, 1, 1, 1, 1, 0.5 * 8192 / 8191}));
  CHECK(span_of_control(at_limit).column("reachable").int64_at(0) == 8191);
}

TEST_CASE("hierarchy and span of control stop") {
  const std::atomic<bool> stop{true};
  CHECK_THROWS_AS(hierarchy(plan(), {}, stop_token(stop)), stopped);
  CHECK_THROWS_AS(span_of_control(plan(), {}, stop_token(stop)), stopped);
  std::size_t asked = 0;
  const stop_token late([&asked] { return ++asked > 20; });
  CHECK_THROWS_AS(hierarchy(path_of(3000), {}, late), stopped);
}
