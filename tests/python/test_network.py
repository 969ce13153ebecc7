"""The network of actors and items, by published values, by hand and by NetworkX and igraph."""

from __future__ import annotations

import itertools
import pickle
import random

import igraph
import networkx as nx
import pytest
from networkx.algorithms import bipartite
from test_criticality import ORG1, random_rows

import dutygraph as dg
from dutygraph import samples

# Borgatti and Halgin 2011, table 3: degree, closeness, betweenness of the Southern Women.
DAVIS = {
    "Evelyn Jefferson": (0.57, 0.80, 0.10),
    "Laura Mandeville": (0.50, 0.73, 0.05),
    "Theresa Anderson": (0.57, 0.80, 0.09),
    "Brenda Rogers": (0.50, 0.73, 0.05),
    "Charlotte McDowd": (0.29, 0.60, 0.01),
    "Frances Anderson": (0.29, 0.67, 0.01),
    "Eleanor Nye": (0.29, 0.67, 0.01),
    "Pearl Oglethorpe": (0.21, 0.67, 0.01),
    "Ruth DeSand": (0.29, 0.71, 0.02),
    "Verne Sanderson": (0.29, 0.71, 0.02),
    "Myra Liddel": (0.29, 0.69, 0.02),
    "Katherina Rogers": (0.43, 0.73, 0.05),
    "Sylvia Avondale": (0.50, 0.77, 0.07),
    "Nora Fayette": (0.57, 0.80, 0.11),
    "Helen Lloyd": (0.36, 0.73, 0.04),
    "Dorothy Murchison": (0.14, 0.65, 0.00),
    "Olivia Carleton": (0.14, 0.59, 0.01),
    "Flora Price": (0.14, 0.59, 0.01),
    "E1": (0.17, 0.52, 0.00),
    "E2": (0.17, 0.52, 0.00),
    "E3": (0.33, 0.56, 0.02),
    "E4": (0.22, 0.54, 0.01),
    "E5": (0.44, 0.59, 0.04),
    "E6": (0.44, 0.69, 0.07),
    "E7": (0.56, 0.73, 0.13),
    "E8": (0.78, 0.85, 0.24),
    "E9": (0.67, 0.79, 0.23),
    "E10": (0.28, 0.55, 0.01),
    "E11": (0.22, 0.54, 0.02),
    "E12": (0.33, 0.56, 0.02),
    "E13": (0.17, 0.52, 0.00),
    "E14": (0.17, 0.52, 0.00),
}


@pytest.fixture(scope="module")
def davis() -> dg.Plan:
    return samples.davis_southern_women()


@pytest.fixture(scope="module")
def org1() -> dg.Plan:
    return dg.from_assignments(ORG1)


def network_of(rows: list[dict[str, str | None]]) -> tuple[nx.Graph, set[str], set[str]]:
    """The two-mode graph with its sides: actors a…, items i… of `random_rows`."""
    graph = nx.Graph()
    graph.add_nodes_from(name for row in rows for name in row.values() if name is not None)
    graph.add_edges_from((row["actor"], row["item"]) for row in rows if None not in row.values())
    return (
        graph,
        {row["actor"] for row in rows if row["actor"] is not None},
        {row["item"] for row in rows if row["item"] is not None},
    )


def most_between(own: int, other: int) -> float:
    """The norm of two-mode betweenness; NetworkX divides by that of both sides, even where 0."""
    s, t = divmod(own - 1, other)
    squares = other**2 * (s + 1) ** 2
    return (squares + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2


def column(table: dg.Table, name: str, key: str = "name") -> dict[str, object]:
    return dict(zip(table[key], table[name], strict=True))


def test_davis_has_the_published_centralities(davis: dg.Plan) -> None:
    assert (len(davis.leaders), len(davis.items)) == (18, 14)
    assert len(davis.assignments()) == 89
    found = davis.centrality().rows() + davis.centrality(of="item").rows()
    assert {row["name"] for row in found} == set(DAVIS)
    for row in found:
        published = DAVIS[row["name"]]
        values = (row["degree"], row["closeness"], row["betweenness"])
        assert values == pytest.approx(published, abs=0.0051), row["name"]


def test_davis_is_networkx_davis(davis: dg.Plan) -> None:
    peer = nx.davis_southern_women_graph()
    women = {node for node, side in peer.nodes(data="bipartite") if side == 0}
    ties = {(row["actor"], row["title"]) for row in davis.assignments()}
    assert ties == {(a, b) if a in women else (b, a) for a, b in peer.edges}
    mine = {**column(davis.centrality(), "betweenness")}
    mine |= column(davis.centrality(of="item"), "betweenness")
    assert mine == pytest.approx(bipartite.betweenness_centrality(peer, women), abs=1e-12)
    redundancy = column(davis.redundancy_by_actor(), "redundancy")
    assert redundancy == pytest.approx(bipartite.node_redundancy(peer, women), abs=1e-12)
    cover = davis.minimum_cover()
    assert [member.name for member in cover.members] == ["Evelyn Jefferson", "Nora Fayette"]
    assert (cover.value, cover.exact, cover.essential) == (2, True, [])
    assert davis.bus_factor().value == 12


def test_random_plans_against_networkx_and_igraph() -> None:
    seen = {"cuts": 0, "bridges": 0, "pairs": 0}
    for seed in range(1000):
        rows = random_rows(seed)
        graph, actors, items = network_of(rows)
        plan = dg.from_assignments(rows)

        cuts = set(nx.articulation_points(graph))
        assert set(plan.articulation_points()["name"]) == cuts, seed
        assert len(plan.components()) == nx.number_connected_components(graph), seed
        ties = set(zip(plan.bridges()["actor"], plan.bridges()["key"], strict=True))
        assert ties == {tuple(sorted(tie)) for tie in nx.bridges(graph)}, seed
        peer = igraph.Graph.from_networkx(graph)
        assert {peer.vs[at]["_nx_name"] for at in peer.articulation_points()} == cuts, seed

        weights = bipartite.collaboration_weighted_projected_graph(graph, actors)
        found = {
            tuple(sorted((row["name"], row["partner"]))): row["weight"] for row in plan.projection()
        }
        expected = {tuple(sorted(pair[:2])): pair[2] for pair in weights.edges(data="weight")}
        assert found == pytest.approx(expected, abs=1e-12), seed

        core = nx.core_number(graph)
        for side, other, table in (
            (actors, items, plan.centrality()),
            (items, actors, plan.centrality(of="item")),
        ):
            assert column(table, "core") == {name: core[name] for name in side}, seed
            closeness = bipartite.closeness_centrality(graph, side)
            mine = column(table, "closeness")
            assert mine == pytest.approx({name: closeness[name] for name in side}), seed
            if side and other:
                degree = bipartite.degree_centrality(graph, side)
                mine = column(table, "degree")
                assert mine == pytest.approx({name: degree[name] for name in side}), seed
            raw = nx.betweenness_centrality(graph, normalized=False)
            for name, value in column(table, "betweenness").items():
                if value is None:
                    assert raw[name] == 0, seed
                else:
                    most = most_between(len(side), len(other))
                    assert value == pytest.approx(raw[name] / most, abs=1e-12), seed

        redundant = {name for name in actors if graph.degree(name) >= 2}
        values = column(plan.redundancy_by_actor(), "redundancy")
        assert {name for name, value in values.items() if value is not None} == redundant, seed
        if redundant:
            peers = bipartite.node_redundancy(graph, redundant)
            assert {name: values[name] for name in redundant} == pytest.approx(peers), seed
        seen["cuts"] += len(cuts)
        seen["bridges"] += len(ties)
        seen["pairs"] += len(found)
    assert min(seen.values()) > 1000


def test_fragmentation_against_taking_nodes_away() -> None:
    def fragmentation(graph: nx.Graph) -> float:
        size = len(graph)
        joined = sum(len(part) * (len(part) - 1) for part in nx.connected_components(graph))
        return 1 - joined / (size * (size - 1))

    for seed in range(300):
        rows = random_rows(seed)
        graph, _, _ = network_of(rows)
        for row in dg.from_assignments(rows).fragmentation():
            if len(graph) < 3:
                assert row["after"] is None
                continue
            rest = graph.copy()
            rest.remove_node(row["name"])
            assert row["before"] == pytest.approx(fragmentation(graph))
            assert row["after"] == pytest.approx(fragmentation(rest))
            rest.add_node(row["name"])
            gain = fragmentation(rest) - fragmentation(graph)
            assert row["gain_as_isolate"] == pytest.approx(gain)


def test_minimum_cover_by_trying_all() -> None:
    for seed in range(500):
        draw = random.Random(seed)
        actors = [f"a{at}" for at in range(draw.randrange(1, 8))]
        rows: list[dict[str, str | None]] = [{"actor": name, "item": None} for name in actors]
        rows += [{"actor": None, "item": f"i{at}"} for at in range(draw.randrange(10))]
        items = [row["item"] for row in rows if row["item"] is not None]
        rows += [
            {"actor": actor, "item": item}
            for actor, item in itertools.product(actors, items)
            if draw.random() < 0.3
        ]
        holders: dict[str, set[str]] = {}
        for row in rows:
            if row["actor"] is not None and row["item"] is not None:
                holders.setdefault(row["item"], set()).add(row["actor"])
        found = dg.from_assignments(rows).minimum_cover()
        sizes = [
            size
            for size in range(1, len(actors) + 1)
            for group in itertools.combinations(actors, size)
            if all(those & set(group) for those in holders.values())
        ]
        assert found.value == (min(sizes) if holders else None), seed
        assert (found.reason is None) == bool(holders)
        assert {node.name for node in found.uncovered} == set(items) - set(holders)
        group = {member.name for member in found.members}
        assert all(those & group for those in holders.values())


def test_coordination(org1: dg.Plan) -> None:
    dependencies = [("T1", "T5"), ("T2", "T4")]
    found = org1.coordination(dependencies, actual=[("Ben", "Ana")])
    assert found.congruence == 0.5
    assert found.required.rows() == [
        {"name": "Ana", "partner": "Ben", "weight": 1, "actual": True},
        {"name": "Ana", "partner": "Cai", "weight": 1, "actual": False},
    ]
    table = {"item": ["T1", "T2"], "depends_on": ["T5", "T4"]}
    assert org1.coordination(table, actual=[("Ben", "Ana")]) == found
    as_rows = [{"item": "T1", "depends_on": "T5"}, {"item": "T2", "depends_on": "T4"}]
    assert org1.coordination(as_rows, actual=[("Ben", "Ana")]) == found
    unknown = org1.coordination(dependencies)
    assert (unknown.congruence, unknown.reason) == (None, "who coordinates is not given")
    assert org1.coordination([]).reason == "no pair has to coordinate"
    assert pickle.loads(pickle.dumps(found)) == found


def test_org1(org1: dg.Plan) -> None:
    assert org1.articulation_points()["name"] == ["Ana", "Ben", "T3", "T4"]
    assert len(org1.bridges()) == 7
    assert org1.components()["names"] == [["Ana", "Ben", "Cai"], ["Dee"], []]
    gains = list(org1.fragmentation()["gain"])
    assert gains == pytest.approx([0.5111111111, 0.2055555556, 0.0388888889, -0.1555555556])
    cover = org1.minimum_cover()
    assert [node.name for node in cover.essential] == ["Ana", "Ben"]
    assert [node.name for node in cover.uncovered] == ["T6"]
    assert pickle.loads(pickle.dumps(cover)) == cover


def test_bad_input(org1: dg.Plan) -> None:
    for ask in (org1.components, org1.projection, org1.minimum_cover, org1.centrality):
        with pytest.raises(dg.ArgumentError):
            ask(of="theme")
        with pytest.raises(dg.ArgumentError):
            ask(of=3)  # type: ignore[arg-type]
    with pytest.raises(dg.UnknownName, match="row 1 of the dependencies"):
        org1.coordination([("T9", "T1")])
    with pytest.raises(dg.ArgumentError, match="row 1 is a str"):
        org1.coordination(["T1"])
    with pytest.raises(dg.ArgumentError, match="depends_on"):
        org1.coordination({"item": ["T1"]})
    with pytest.raises(dg.ArgumentError, match="beside itself"):
        org1.coordination([("T1", "T1")])


def test_stop(org1: dg.Plan) -> None:
    flag = dg.StopFlag()
    flag.set()
    for ask in (
        org1.components,
        org1.articulation_points,
        org1.bridges,
        org1.fragmentation,
        org1.projection,
        org1.redundancy_by_actor,
        org1.centrality,
        org1.minimum_cover,
    ):
        with pytest.raises(dg.Stopped):
            ask(stop=flag)
    with pytest.raises(dg.Stopped):
        org1.coordination([], stop=flag)
