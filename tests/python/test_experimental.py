"""Skills and needs, by the worked values and by plain NumPy matrices."""

from __future__ import annotations

import pickle
import random
from typing import Any

import numpy as np
import pandas as pd
import pytest
from test_criticality import EFFORT, ORG1, random_rows

import dutygraph as dg
from dutygraph import experimental

SKILLS = {"Ana": ["K1", "K2"], "Ben": ["K2"], "Cai": ["K3"], "Dee": ["K1"]}
NEEDS = {
    "T1": ["K1"],
    "T2": ["K1", "K2"],
    "T3": ["K2"],
    "T4": ["K2", "K3"],
    "T5": ["K2"],
    "T6": ["K3"],
}
TIES = [["Ana", "Ben"], ["Ana", "Cai"], ["Ben", "Cai"]]


@pytest.fixture(scope="module")
def org1() -> dg.Plan:
    return dg.from_assignments(ORG1).with_effort(EFFORT)


def near(values: Any) -> list[Any]:
    return [None if value is None else pytest.approx(value, abs=1e-9) for value in values]


def test_worked_values(org1: dg.Plan) -> None:
    assert dg.experimental is experimental
    table = experimental.knowledge_by_actor(org1, SKILLS, NEEDS)
    assert list(table["skills"]) == [2, 1, 1, 1]
    assert list(table["potential_workload"]) == near([0.75, 0.5, 0.25, 0.25])
    assert list(table["actual_workload"]) == near([0.625, 0.25, 0.125, 0])
    assert list(table["exclusivity"]) == near([0.7357588823, 0.3678794412, 1, 0.3678794412])
    assert table["unmet_needs"] == near([1 / 6, 0, 0.5, None])
    assert list(table["unused_skills"]) == near([0, 0, 0, 1])
    found = experimental.knowledge(org1, SKILLS, NEEDS)
    assert found.indices["index"] == [
        "redundancy_total",
        "redundancy_mean",
        "redundancy_scaled",
        "task_completion",
        "congruence",
    ]
    assert list(found.indices["value"]) == near([2, 2 / 3, 2 / 9, 5 / 6, 7 / 9])
    assert found.incomplete_items == ["T6"]
    assert pickle.loads(pickle.dumps(found)) == found
    demand = experimental.demand_profile(org1, SKILLS, NEEDS, TIES)
    assert list(demand["interaction_share"]) == near([2 / 3, 2 / 3, 2 / 3, 0])
    assert list(demand["item_share"]) == near([4 / 6, 2 / 6, 1 / 6, 0])
    assert list(demand["co_holder_share"]) == near([2 / 18, 1 / 18, 1 / 18, 0])
    assert list(demand["skill_share"]) == near([2 / 3, 1 / 3, 1 / 3, 1 / 3])
    assert list(demand["need_share"]) == near([6 / 18, 2 / 18, 2 / 18, 0])
    assert list(demand["unmet_need_share"]) == near([1 / 18, 0, 1 / 18, 0])
    assert list(demand["mean"]) == near([0.4166666667, 0.25, 0.2314814815, 0.0555555556])
    for caption in (table.caption, found.indices.caption, demand.caption):
        assert "from memory" in caption
        assert "inheritance: nearest" in caption


def test_any_form_of_rows(org1: dg.Plan) -> None:
    expected = experimental.knowledge_by_actor(org1, SKILLS, NEEDS)
    skills = [(name, skill) for name, several in SKILLS.items() for skill in several]
    needs = [(item, skill) for item, several in NEEDS.items() for skill in several]
    for has, wants in (
        (skills + skills[:2], needs),
        (
            [{"actor": actor, "skill": skill} for actor, skill in skills],
            {"item": [item for item, _ in needs], "skill": [skill for _, skill in needs]},
        ),
        (
            pd.DataFrame(skills, columns=["actor", "skill"]),
            dg.Table({"item": [item for item, _ in needs], "skill": [one for _, one in needs]}),
        ),
        (
            [(org1[name], skill) for name, skill in skills],
            {
                item: several[0] if len(several) == 1 else set(several)
                for item, several in NEEDS.items()
            },
        ),
    ):
        assert experimental.knowledge_by_actor(org1, has, wants) == expected
    demand = experimental.demand_profile(org1, SKILLS, NEEDS, TIES)
    for ties in (
        {"Ana": ["Ben", "Cai"], "Cai": "Ben"},
        [*TIES, ("Ben", "Ana")],
        {"actor": ["Ana", "Ana", "Cai"], "partner": ["Ben", "Cai", "Ben"]},
    ):
        assert experimental.demand_profile(org1, SKILLS, NEEDS, ties) == demand


def test_against_numpy() -> None:
    for seed in range(1000):
        rows = random_rows(seed)
        plan = dg.from_assignments(rows)
        draw = random.Random(seed)
        actors = [row["actor"] for row in rows if row["item"] is None]
        items = [row["item"] for row in rows if row["actor"] is None]
        names = [f"K{at}" for at in range(draw.randrange(5))]
        n, t, k = len(actors), len(items), len(names)

        def cells(of: int, draw: random.Random = draw, k: int = k) -> np.ndarray:
            drawn = [draw.random() < 0.4 for _ in range(of * k)]
            return np.array(drawn, dtype=int).reshape(of, k)

        ak, kt = cells(n), cells(t)
        named = (ak.sum(0) + kt.sum(0)) > 0
        ak, kt, names = ak[:, named], kt[:, named].T, [*np.array(names, dtype=object)[named]]
        k = len(names)
        held = {(row["actor"], row["item"]) for row in rows}
        at = np.array([[(a, i) in held for i in items] for a in actors], dtype=int).reshape(n, t)
        ties = np.triu(np.array([draw.random() < 0.3 for _ in range(n * n)]).reshape(n, n), 1)
        skills = [(actors[i], names[j]) for i, j in zip(*ak.nonzero(), strict=True)]
        needs = [(items[j], names[i]) for i, j in zip(*kt.nonzero(), strict=True)]
        interaction = [(actors[i], actors[j]) for i, j in zip(*ties.nonzero(), strict=True)]

        def over(part: Any, whole: Any) -> float | None:
            return float(part) / float(whole) if whole else None

        table = experimental.knowledge_by_actor(plan, skills, needs).rows()
        demand = experimental.demand_profile(plan, skills, needs, interaction).rows()
        need = at @ kt.T  # of own items, by skill
        both = ties + ties.T
        owners = at.sum(0)
        for i in range(n):
            expected = {
                "potential_workload": over((ak @ kt)[i].sum(), kt.sum()),
                "actual_workload": over((ak @ kt @ at.T)[i, i], kt.sum()),
                "exclusivity": float((ak[i] * np.exp(1.0 - ak.sum(0))).sum()),
                "unmet_needs": over((need[i] * (1 - ak[i])).sum(), need[i].sum()),
                "unused_skills": over((ak[i] * (need[i] == 0)).sum(), ak[i].sum()),
            }
            for name, value in expected.items():
                assert [table[i][name]] == near([value]), (seed, name)
            shares = {
                "interaction_share": over(both[i].sum(), n - 1),
                "item_share": over(at[i].sum(), t),
                "co_holder_share": over((at[i] * (owners - 1)).sum(), t * (n - 1)),
                "skill_share": over(ak[i].sum(), k),
                "need_share": over(need[i].sum(), t * k),
                "unmet_need_share": over((need[i] * (1 - ak[i])).sum(), t * k),
            }
            known = [value for value in shares.values() if value is not None]
            shares["mean"] = over(sum(known), len(known))
            for name, value in shares.items():
                assert [demand[i][name]] == near([value]), (seed, name)
        found = experimental.knowledge(plan, skills, needs)
        beyond = np.maximum(0, ak.sum(0) - 1).sum()
        at_hand = (ak.T @ at) > 0
        lacking = ((kt == 1) & ~at_hand).any(0)
        assert found.incomplete_items == [
            item for item, lacks in zip(items, lacking, strict=True) if lacks
        ], seed
        values = [
            float(beyond),
            over(beyond, k),
            over(beyond, k * max(0, n - 1)),
            over(t - lacking.sum(), t),
            over(k * t - (at_hand != (kt == 1)).sum(), k * t),
        ]
        assert list(found.indices["value"]) == near(values), seed


def test_bad_input_and_stop(org1: dg.Plan) -> None:
    with pytest.raises(dg.UnknownName, match="row 2 of the skills"):
        experimental.knowledge(org1, [("Ana", "K1"), ("Eve", "K1")], NEEDS)
    with pytest.raises(dg.UnknownName, match="row 1 of the needs"):
        experimental.knowledge_by_actor(org1, SKILLS, {"T9": ["K1"]})
    with pytest.raises(dg.ArgumentError, match="row 2 of the skills: skill"):
        experimental.knowledge(org1, [("Ana", "K1"), ("Ana", None)], NEEDS)
    with pytest.raises(dg.ArgumentError, match="row 1 of the needs: the skill of “T1” is empty"):
        experimental.knowledge(org1, SKILLS, {"T1": ""})
    with pytest.raises(dg.ArgumentError, match="columns actor and skill"):
        experimental.knowledge(org1, [{"actor": "Ana", "ability": "K1"}], NEEDS)
    with pytest.raises(dg.ArgumentError):
        experimental.knowledge(org1, "Ana", NEEDS)
    with pytest.raises(dg.ArgumentError, match="both ends"):
        experimental.demand_profile(org1, SKILLS, NEEDS, [("Ana", "Ana")])
    with pytest.raises(dg.ArgumentError):
        experimental.demand_profile(org1, SKILLS, NEEDS, of="item")
    with pytest.raises(dg.ArgumentError, match="plan is a Plan"):
        experimental.knowledge("plan", SKILLS, NEEDS)  # type: ignore[arg-type]
    flag = dg.StopFlag()
    flag.set()
    for call in (
        experimental.knowledge,
        experimental.knowledge_by_actor,
        experimental.demand_profile,
    ):
        with pytest.raises(dg.Stopped):
            call(org1, SKILLS, NEEDS, stop=flag)
