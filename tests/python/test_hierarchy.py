"""Lines of command by the worked values, the Qufu plan, NetworkX and brute force."""

from __future__ import annotations

import itertools
import pickle
import random
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import dutygraph as dg

SEED = Path(__file__).resolve().parents[2] / "seeds" / "qufu_2020.txt"

KRACKHARDT = (
    "connectedness",
    "hierarchy",
    "efficiency",
    "efficiency_undirected",
    "least_upper_boundedness",
)
TREE = [(0, 1), (0, 2), (1, 3), (1, 4), (2, 5), (2, 6)]
MATRIX = [(0, 1), (0, 2), (1, 3), (1, 4), (2, 4), (2, 5)]
CIRCLE = [(0, 1), (1, 2), (2, 3), (3, 0)]

Arcs = list[tuple[int, int]]


@pytest.fixture(scope="module")
def qufu() -> dg.Plan:
    return dg.read(SEED)


def plan_of(size: int, arcs: Arcs) -> dg.Plan:
    builder = dg.PlanBuilder()
    for at in range(size):
        builder.actor(str(at))
    for superior, subordinate in arcs:
        builder.lead(str(superior), str(subordinate), subordinate_kind="leader")
    return builder.build()


def values_of(plan: dg.Plan) -> dict[str, Any]:
    table = plan.hierarchy("stated")
    return dict(zip(table["index"], table["value"], strict=True))


@pytest.mark.parametrize(
    ("size", "arcs", "expected"),
    [
        (7, TREE, [1, 1, 1, 1, 1]),
        (6, MATRIX, [1, 1, 0.96, 0.9, 1]),
        (5, [(0, 2), (1, 2), (2, 3), (2, 4)], [1, 1, 1, 1, 0.8333333333]),
    ],
)
def test_krackhardt(size: int, arcs: Arcs, expected: list[float]) -> None:
    """[e01, e02, e03]"""
    found = values_of(plan_of(size, arcs))
    assert [found[name] for name in KRACKHARDT] == pytest.approx(expected, abs=1e-9)


def test_spans_and_reaching() -> None:
    """[e_span, e_grc]"""
    counts = ("mean_span", "max_span", "managers", "roots", "depth", "several_superiors")
    for size, arcs, expected, reaching in (
        (7, TREE, [2, 2, 3, 1, 2, 0], 0.8888888889),
        (6, MATRIX, [2, 2, 3, 1, 2, 1], 0.84),
        (4, CIRCLE, [1, 1, 4, 0, None, 0], 0),
        (6, [(0, at) for at in range(1, 6)], [5, 5, 1, 1, 1, 0], 1),
    ):
        found = values_of(plan_of(size, arcs))
        assert [found[name] for name in counts] == expected
        assert found["global_reaching_centrality"] == pytest.approx(reaching, abs=1e-9)
    rows = {row["index"]: row for row in plan_of(4, CIRCLE).hierarchy()}
    assert rows["depth"]["reason"] == "cycle: 0 → 1 → 2 → 3 → 0"
    assert rows["depth"]["minimum"] is None
    assert list(plan_of(4, CIRCLE).span_of_control()["depth"]) == [None] * 4


def test_qufu(qufu: dg.Plan) -> None:
    unity = qufu.unity_of_command()
    assert {row["name"]: row["names"] for row in unity if row["superiors"] > 1} == {
        "党建科": ["孔德民", "孔令爱", "赵树志"],
        "人事科": ["孔德民", "孔令爱", "赵树志"],
        "局办公室": ["孔德民", "孔令爱", "赵树志"],
        "社会组织监督管理办公室": ["孔维健", "邢洪彬"],
        "慈善事业促进和社会工作科": ["孔维健", "邢洪彬"],
        "社会事务科": ["孔维健", "赵树志"],
        "财务科": ["赵树志", "邢洪彬"],
    }
    assert {row["lead_groups"] for row in unity if row["superiors"] > 1} == {2}
    assert "7 of 16 actors" in unity.caption
    assert "inheritance: nearest" in unity.caption
    lines = qufu.lines_of_command()
    assert len(lines) == 26
    assert set(lines["provenance"]) == {"inferred"}
    assert lines.rows()[0] == {
        "superior": "孔德民",
        "superior_kind": "leader",
        "subordinate": "党建科",
        "subordinate_kind": "section",
        "provenance": "inferred",
        "rule": "leader and section of one item; inheritance: nearest",
        "items": 3,
        "chapters": ["一"],
    }
    spans = {row["name"]: row["span"] for row in qufu.span_of_control() if row["span"]}
    assert spans == {
        "孔德民": 3,
        "孔令爱": 3,
        "孔维健": 6,
        "赵树志": 7,
        "邢洪彬": 5,
        "任志民": 2,
    }
    graph = nx.DiGraph(list(zip(lines["superior"], lines["subordinate"], strict=True)))
    found = dict(zip(qufu.hierarchy()["index"], qufu.hierarchy()["value"], strict=True))
    assert len(graph) == found["actors"]  # nobody is without a line
    for name, value in brute(graph).items():
        assert found[name] == pytest.approx(value, abs=1e-9), name
    assert len(qufu.lines_of_command("stated")) == 0
    assert len(qufu.lines_of_command(inheritance="direct")) == 0


def test_qufu_values_in_the_docs(qufu: dg.Plan) -> None:
    page = (SEED.parents[1] / "docs" / "hierarchy.md").read_text(encoding="utf-8")
    printed = {
        cells[1].strip(): cells[2].strip()
        for line in page.split("## The Qufu plan", 1)[1].splitlines()
        if len(cells := line.split("|")) == 4
    }
    for row in qufu.hierarchy():
        shown = "–" if row["value"] is None else f"{row['value']:.4f}".rstrip("0").rstrip(".")
        assert printed[row["index"]] == shown, row["index"]


def test_stated_lines_of_any_kind() -> None:
    plan = (
        dg.PlanBuilder()
        .lead("Ana", "Office")
        .lead(superior="Ana", subordinate="Ben", subordinate_kind="leader")
        .lead("Office", "Force", "section", "task_force")
        .lead("Ana", "Ana", "leader", "leader")
        .build()
    )
    lines = plan.lines_of_command()
    assert list(zip(lines["superior"], lines["subordinate"], strict=True)) == [
        ("Ana", "Ben"),
        ("Ana", "Office"),
        ("Office", "Force"),
    ]
    assert lines["subordinate_kind"] == ["leader", "section", "task_force"]
    assert lines["items"] == [None] * 3
    assert "1 line from an actor to itself left out" in lines.caption
    assert plan.unity_of_command()["name"] == ["Ben", "Office", "Force"]
    assert pickle.loads(pickle.dumps(plan)).lines_of_command() == lines
    with pytest.raises(dg.BuildError) as caught:
        dg.PlanBuilder().lead("Ana", "Ben", "boss", "robot").build()
    assert [finding.code for finding in caught.value.findings] == ["build.unknown_kind"] * 2


def brute(graph: nx.DiGraph) -> dict[str, float | None]:
    """The measures by their definitions, from NetworkX's components and closure."""
    size = len(graph)
    closure = nx.transitive_closure(graph, reflexive=None)
    components = [len(part) for part in nx.weakly_connected_components(graph)]
    needed = sum(part - 1 for part in components)
    squares = sum((part - 1) ** 2 for part in components)
    triangles = sum((part - 1) * (part - 2) // 2 for part in components)
    pairs = size * (size - 1) / 2
    dyads = {frozenset(ends) for ends in closure.edges if ends[0] != ends[1]}
    mutual = sum(
        closure.has_edge(*ends) and closure.has_edge(*ends[::-1]) for ends in map(tuple, dyads)
    )
    above = {node: {node, *closure.predecessors(node)} for node in graph}
    violations = 0
    for part in nx.weakly_connected_components(graph):
        for one, other in itertools.combinations(part, 2):
            bounds = above[one] & above[other]
            violations += not any(bounds <= above[bound] for bound in bounds)
    lines = graph.number_of_edges()
    strong_components = [len(part) for part in nx.strongly_connected_components(graph)]
    assert mutual == sum(part * (part - 1) // 2 for part in strong_components)
    acyclic = len(strong_components) == size
    return {
        "depth": nx.dag_longest_path_length(graph) if acyclic and size else None,
        "connectedness": sum(part * (part - 1) / 2 for part in components) / pairs
        if pairs
        else None,
        "hierarchy": 1 - mutual / len(dyads) if dyads else None,
        "efficiency": 1 - (lines - needed) / squares if squares else None,
        "efficiency_undirected": 1 - (graph.to_undirected().size() - needed) / triangles
        if triangles
        else None,
        "least_upper_boundedness": 1 - violations / triangles if triangles else None,
        "global_reaching_centrality": (nx.global_reaching_centrality(graph) if lines else 0.0)
        if size > 1
        else None,
    }


def test_against_networkx() -> None:
    undefined = 0
    for seed in range(1000):
        draw = random.Random(seed)
        size = draw.randrange(10) if seed < 990 else 90
        arcs = (
            [(draw.randrange(size), draw.randrange(size)) for _ in range(draw.randrange(2 * size))]
            if size
            else []
        )
        if draw.random() < 0.5:
            arcs = [(min(ends), max(ends)) for ends in arcs]
        graph = nx.DiGraph()
        graph.add_nodes_from(range(size))
        graph.add_edges_from((one, other) for one, other in arcs if one != other)
        plan = plan_of(size, arcs)
        found = values_of(plan)
        for name, value in brute(graph).items():
            assert found[name] == (None if value is None else pytest.approx(value, abs=1e-9)), (
                seed,
                name,
            )
            undefined += value is None
        spans = plan.span_of_control("stated")
        assert list(spans["span"]) == [graph.out_degree(node) for node in range(size)]
        assert list(spans["superiors"]) == [graph.in_degree(node) for node in range(size)]
        reached = [len(nx.descendants(graph, node)) for node in range(size)]
        assert list(spans["reachable"]) == reached, seed
        deep = [
            nx.dag_longest_path_length(below) if nx.is_directed_acyclic_graph(below) else None
            for node in range(size)
            for below in [graph.subgraph({node, *nx.descendants(graph, node)})]
        ]
        assert list(spans["depth"]) == deep, seed
    assert undefined > 100


def test_no_lines_and_no_actors() -> None:
    rows = {row["index"]: row for row in dg.Plan().hierarchy()}
    assert rows["actors"]["value"] == 0
    assert rows["depth"]["reason"] == "no actor"
    assert rows["connectedness"]["reason"] == "fewer than two actors"
    assert all((row["value"] is None) == (row["reason"] is not None) for row in rows.values())
    assert len(dg.Plan().span_of_control()) == len(dg.Plan().unity_of_command()) == 0


def test_bad_input_and_stop(qufu: dg.Plan) -> None:
    flag = dg.StopFlag()
    flag.set()
    for call in (
        qufu.lines_of_command,
        qufu.unity_of_command,
        qufu.span_of_control,
        qufu.hierarchy,
    ):
        with pytest.raises(dg.ArgumentError, match="use auto, stated, derived"):
            call("guessed")
        with pytest.raises(dg.ArgumentError, match="lines is a str, not int"):
            call(3)  # type: ignore[arg-type]
        with pytest.raises(dg.ArgumentError, match="direct, nearest, all"):
            call(inheritance="far")
        with pytest.raises(dg.Stopped):
            call(stop=flag)
    with pytest.raises(dg.ArgumentError, match="superior_kind is a str"):
        dg.PlanBuilder().lead("a", "b", 3)  # type: ignore[arg-type]
