"""What rests on whom, by the worked values, the Qufu plan and NetworkX."""

from __future__ import annotations

import itertools
import pickle
from pathlib import Path

import networkx as nx
import pytest
from conftest import EFFORT, ORG1, random_rows

import dutygraph as dg

SEED = Path(__file__).resolve().parents[2] / "seeds" / "qufu_2020.txt"


@pytest.fixture(scope="module")
def qufu() -> dg.Plan:
    return dg.read(SEED)


def test_org1(org1: dg.Plan) -> None:
    critical = org1.criticality()
    assert list(critical["sole_items"]) == [2, 1, 0, 0]
    assert critical["is_articulation"] == [True, True, False, False]
    assert list(critical["exclusivity"]) == pytest.approx(
        [2.7357588823, 1.3678794412, 0.3678794412, 0], abs=1e-9
    )
    impact = org1.removal_impact()
    assert impact["keys"] == [["T1", "T2"], ["T5"], [], []]
    assert list(impact["effort_lost"]) == [8, 6, 0, 0]
    assert [row["value"] for row in org1.redundancy()] == pytest.approx([2, 1 / 3, 1 / 9])
    assert org1.coverage_ratio(weighted=True) == pytest.approx(20 / 21)
    found = org1.bus_factor()
    assert (found.value, found.exact, found.denominator) == (2, True, 6)
    assert [member.name for member in found.members] in (["Ana", "Ben"], ["Ana", "Cai"])
    assert "more than 0.5" in found.caption
    assert pickle.loads(pickle.dumps(found)) == found


def test_qufu(qufu: dg.Plan) -> None:
    impact = qufu.removal_impact()
    assert dict(zip(impact["name"], impact["items_lost"], strict=True)) == {
        "孔德民": 0,
        "孔令爱": 0,
        "孔维健": 9,
        "赵树志": 11,
        "邢洪彬": 8,
        "任志民": 2,
    }
    chapters = qufu.roll_up()
    assert len(chapters) == 11
    assert sum(chapters["items"]) == 33
    assert set(chapters["coverage_ratio"]) == {1.0}
    assert chapters["holders"][0] == ["孔德民", "孔令爱"]
    assert sum(qufu.roll_up_by_actor()["items"]) == 36
    found = qufu.bus_factor()
    assert (found.value, [member.name for member in found.members]) == (2, ["孔维健", "赵树志"])
    assert "inheritance: nearest" in found.caption


def test_against_networkx_and_all_subsets() -> None:
    for seed in range(1000):
        rows = random_rows(seed)
        plan = dg.from_assignments(rows)
        holders: dict[str, set[str]] = {
            row["item"]: set() for row in rows if row["item"] is not None
        }
        graph = nx.Graph()
        for row in rows:
            if row["actor"] is not None and row["item"] is not None:
                holders[row["item"]].add(row["actor"])
                graph.add_edge(("actor", row["actor"]), ("item", row["item"]))
        cut = set(nx.articulation_points(graph))
        table = plan.criticality()
        for name, sole, articulation in zip(
            table["name"], table["sole_items"], table["is_articulation"], strict=True
        ):
            assert articulation == (("actor", name) in cut), (seed, name)
            assert sole == sum(those == {name} for those in holders.values()), (seed, name)
        actors = sorted({row["actor"] for row in rows if row["actor"] is not None})
        sizes = [
            size
            for size in range(len(actors) + 1)
            for group in itertools.combinations(actors, size)
            if sum(those <= set(group) for those in holders.values()) * 2 > len(holders)
        ]
        assert plan.bus_factor().value == (min(sizes) if sizes else None), seed


def test_relabelling_order_and_idle_actors_change_nothing_else(org1: dg.Plan) -> None:
    turned = dg.from_assignments(ORG1[::-1]).with_effort(EFFORT)
    one = {row["name"]: row for row in org1.removal_impact()}
    other = {row["name"]: row for row in turned.removal_impact()}
    for name, row in one.items():
        assert other[name]["effort_lost"] == row["effort_lost"]
        assert sorted(other[name]["keys"]) == sorted(row["keys"])
    idle = dg.from_assignments([*ORG1, {"actor": "Eve", "item": None}])
    assert idle.bus_factor().value == org1.bus_factor().value
    assert idle.criticality().rows()[-1]["exclusivity"] == 0.0


def test_bad_input(org1: dg.Plan) -> None:
    for threshold in (-0.1, 1.5, float("nan")):
        with pytest.raises(dg.ArgumentError, match="share of items"):
            org1.bus_factor(threshold=threshold)
    with pytest.raises(dg.ArgumentError, match="where a number belongs"):
        org1.bus_factor(threshold="half")  # type: ignore[arg-type]
    with pytest.raises(dg.ArgumentError):
        org1.criticality(of="item")
    with pytest.raises(dg.ArgumentError, match="row 1"):
        org1.removal_impact(weight={"T1": -1})
    with pytest.raises(dg.UnknownName):
        org1.roll_up(weight={"T9": 1})
    with pytest.raises(dg.ArgumentError):
        org1.roll_up(by="item")
    with pytest.raises(dg.ArgumentError, match="True or False"):
        org1.coverage_ratio(weighted="yes")  # type: ignore[arg-type]


def test_stop() -> None:
    flag = dg.StopFlag()
    flag.set()
    plan = dg.from_assignments(ORG1)
    for call in (
        plan.criticality,
        plan.removal_impact,
        plan.redundancy,
        plan.roll_up,
        plan.roll_up_by_actor,
        plan.bus_factor,
    ):
        with pytest.raises(dg.Stopped):
            call(stop=flag)
