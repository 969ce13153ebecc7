"""How evenly load is spread, by the worked values, SciPy, NumPy and the plan's own workload."""

from __future__ import annotations

import array
import fractions
import math
import pickle
import random
from typing import Any

import numpy as np
import pandas as pd
import pytest
import scipy.stats
from test_criticality import EFFORT, ORG1, random_rows

import dutygraph as dg

NAMES = [
    "gini",
    "gini_corrected",
    "theil",
    "mean_log_deviation",
    "hhi",
    "hhi_normalised",
    "effective_number",
    "hoover",
    "cv",
    "jain",
    "max_over_mean",
    "range",
]


@pytest.fixture(scope="module")
def org1() -> dg.Plan:
    return dg.from_assignments(ORG1).with_effort(EFFORT)


def values_of(table: dg.Table) -> dict[str, float | None]:
    return dict(zip(table["index"], table["value"], strict=True))


def random_loads(seed: int) -> list[float]:
    draw = random.Random(seed)
    kinds = (lambda: 0.0, draw.random, lambda: float(draw.randrange(9)), lambda: draw.gauss(0, 3))
    return [abs(draw.choice(kinds)()) for _ in range(draw.randrange(40))]


def test_worked_values(org1: dg.Plan) -> None:
    expected = {
        "gini": 0.5,
        "gini_corrected": 0.6666666667,
        "theil": 0.5411811043,
        "hhi": 0.465,
        "hhi_normalised": 0.2866666667,
        "hoover": 0.45,
        "cv": 0.9273618495,
        "jain": 0.5376344086,
        "max_over_mean": 2.2,
        "range": 11.0,
        "effective_number": 2.1505376344,
        "mean_log_deviation": None,
    }
    for table in (org1.balance(load="effort_fractional"), dg.balance([11, 8, 1, 0])):
        assert table.columns == ["index", "value", "minimum", "maximum", "reason"]
        assert table["index"] == NAMES
        found = values_of(table)
        assert {name for name, value in found.items() if value is None} == {"mean_log_deviation"}
        assert table["reason"][NAMES.index("mean_log_deviation")] == "a zero load"
        for name, value in expected.items():
            assert found[name] == (value and pytest.approx(value, abs=1e-9)), name
    curve = org1.lorenz_curve(load="effort_fractional")
    assert list(curve["share_of_actors"]) == [0, 0.25, 0.5, 0.75, 1]
    assert list(curve["share_of_load"]) == [0, 0, 0.05, 0.45, 1]
    full = values_of(org1.balance(load="items"))
    assert full == values_of(dg.balance(org1.workload()["items"]))
    capacity = {"Ana": 8, "Ben": 8, "Cai": 8, "Dee": 4}
    used = org1.balance(load="utilisation", capacity=capacity)
    assert values_of(used) == values_of(dg.balance([1.375, 1, 0.125, 0]))


def test_any_row_of_numbers() -> None:
    expected = dg.balance([1, 2, 4])
    table = dg.Table({"x": [1, 2, 4], "y": [1.0, 2.0, 4.0]})
    for given in (
        (1, 2, 4),
        [1.0, fractions.Fraction(2), np.int16(4)],
        np.array([1, 2, 4], dtype="uint8"),
        np.array([1, 2, 4], dtype="float32"),
        np.array([1, 2, 4], dtype=object),
        pd.Series([1, 2, 4]),
        pd.Series([1, 2, 4], dtype="Int64", index=[7, 8, 9]),
        array.array("d", [1, 2, 4]),
        memoryview(array.array("i", [1, 2, 4])),
        table["x"],
        table["y"],
    ):
        assert dg.balance(given) == expected
        assert dg.lorenz_curve(given) == dg.lorenz_curve([1, 2, 4])
    assert dg.balance(range(3)) == dg.balance([0, 1, 2])
    parts = dg.theil_decomposition((1, 2, 4), ["a", 7, "a"])
    assert parts.groups["name"] == ["a", "7"]
    assert dg.theil_decomposition(np.array([1, 2, 4]), pd.Series(["a", "7", "a"])) == parts
    assert pickle.loads(pickle.dumps(parts)) == parts


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([1, "2"], "row 2 of the values is '2' where a number belongs"),
        ([1, None], "row 2 of the values is None where a number belongs"),
        ([True, 2], "row 1 of the values is True where a number belongs"),
        (np.array([False, True]), "row 1 of the values is False"),
        ([1, [2]], r"row 2 of the values is \[2\]"),
        (np.array([[1, 2]]), r"row 1 of the values is \[1, 2\]"),
        ([1, 1j], "row 2 of the values"),
        ([10**400], "row 1 of the values: int too large"),
        ([1, pd.NA], "row 2 of the values"),
        ([1, -2.5], "row 2 of the loads: the value is -2.5"),
        ([1, 2, math.nan], "row 3 of the loads: the value is nan"),
        ([math.inf], "row 1 of the loads: the value is inf"),
        ("12", "numbers in a row, such as a list, not str"),
        (b"12", "numbers in a row"),
        (12, "numbers in a row"),
        ({1: 2}, "numbers in a row"),
        (None, "numbers in a row"),
        (np.array(["2020-01-01"], dtype="datetime64[ns]"), "where numbers belong"),
    ],
)
def test_what_is_no_load(given: Any, message: str) -> None:
    for call in (
        dg.balance,
        dg.lorenz_curve,
        lambda values: dg.theil_decomposition(values, ["a"] * 3),
    ):
        with pytest.raises(dg.ArgumentError, match=message):
            call(given)


def test_bad_arguments(org1: dg.Plan) -> None:
    with pytest.raises(dg.ArgumentError, match="2 groups for 1 load"):
        dg.theil_decomposition([1], ["a", "b"])
    with pytest.raises(dg.ArgumentError, match="row 2 of the groups"):
        dg.theil_decomposition([1, 2], ["a", None])
    with pytest.raises(dg.ArgumentError, match="groups are names in a row"):
        dg.theil_decomposition([1, 2], "ab")
    with pytest.raises(dg.ArgumentError, match='load="weight" is not known; use items'):
        org1.balance(load="weight")
    with pytest.raises(dg.ArgumentError, match="“Dee” has none"):
        org1.balance(load="utilisation", capacity={"Ana": 1, "Ben": 1, "Cai": 1})
    with pytest.raises(dg.ArgumentError, match="row 2 of the capacities: the value of “Ben” is 0"):
        org1.balance(load="utilisation", capacity={"Ana": 1, "Ben": 0, "Cai": 1, "Dee": 1})
    with pytest.raises(dg.ArgumentError, match="row 1"):
        org1.lorenz_curve(load="utilisation", capacity={"Ana": -1})
    with pytest.raises(dg.ArgumentError, match="ask for utilisation"):
        org1.balance(capacity={"Ana": 1})
    with pytest.raises(dg.ArgumentError, match="capacity is of an actor"):
        org1.theil_decomposition(load="utilisation")
    with pytest.raises(dg.ArgumentError):
        org1.theil_decomposition(by="item")
    with pytest.raises(dg.ArgumentError):
        org1.balance(of="item")
    with pytest.raises(dg.UnknownName):
        org1.balance(weight={"T9": 1})
    with pytest.raises(dg.ArgumentError, match="roles"):
        org1.balance(roles=["boss"])


def test_against_scipy_and_numpy() -> None:
    for seed in range(1000):
        loads = random_loads(seed)
        table = dg.balance(loads)
        found = values_of(table)
        if not sum(loads):
            undefined = [name for name in NAMES if name != "range" or not loads]
            assert all(found[name] is None for name in undefined), seed
            continue
        x = np.array(loads)
        n, share = len(x), x / x.sum()
        expected = {
            "gini": np.abs(x[:, None] - x).sum() / (2 * n * n * x.mean()),
            "theil": math.log(n) - scipy.stats.entropy(share),
            "hhi": (share**2).sum(),
            "effective_number": 1 / (share**2).sum(),
            "hoover": np.abs(share - 1 / n).sum() / 2,
            "cv": scipy.stats.variation(x),
            "jain": x.sum() ** 2 / (n * (x**2).sum()),
            "max_over_mean": x.max() / x.mean(),
            "range": np.ptp(x),
        }
        if x.min() > 0:
            uniform = np.full(n, 1 / n)
            expected["mean_log_deviation"] = scipy.stats.entropy(uniform, share)
        else:
            assert found["mean_log_deviation"] is None, seed
        if n > 1:
            expected["gini_corrected"] = expected["gini"] * n / (n - 1)
            expected["hhi_normalised"] = (expected["hhi"] - 1 / n) / (1 - 1 / n)
        for name, value in expected.items():
            assert found[name] == pytest.approx(value, rel=1e-12, abs=1e-12), (seed, name)
        curve = dg.lorenz_curve(loads)
        assert np.allclose(curve["share_of_load"], np.r_[0, np.sort(x).cumsum() / x.sum()])
        assert np.allclose(curve["share_of_actors"], np.arange(n + 1) / n)


def test_against_the_workload_of_random_plans() -> None:
    for seed in range(1000):
        plan = dg.from_assignments(random_rows(seed))
        loads = plan.workload()
        for load in ("items", "items_fractional", "effort", "effort_fractional"):
            given = loads[load] if len(loads) else []
            expected = values_of(dg.balance(given))
            assert values_of(plan.balance(load=load)) == expected, (seed, load)
            curve = plan.lorenz_curve(load=load)
            assert len(curve) == (len(loads) + 1 if sum(given) else 0), (seed, load)
        capacity = {name: 1 + at % 3 for at, name in enumerate(loads["name"])}
        if capacity:
            used = plan.workload(capacity=capacity)["utilisation"]
            assert values_of(plan.balance(load="utilisation", capacity=capacity)) == values_of(
                dg.balance(used)
            ), seed


def test_parts_of_theil_add_up() -> None:
    for seed in range(1000):
        loads = random_loads(seed)
        draw = random.Random(seed)
        groups = [draw.choice("abc") for _ in loads]
        found = dg.theil_decomposition(loads, groups)
        assert found.total == values_of(dg.balance(loads))["theil"], seed
        if found.total is None:
            assert found.reason in ("no value", "all zero")
            continue
        assert found.within + found.between == pytest.approx(found.total, abs=1e-12), seed
        for row in found.groups:
            part = [x for x, group in zip(loads, groups, strict=True) if group == row["name"]]
            assert row["members"] == len(part)
            assert row["load"] == pytest.approx(sum(part))
            assert row["theil"] == values_of(dg.balance(part))["theil"]
        plan = dg.from_assignments(
            [{**row, "chapter": str(row["item"])[-1]} for row in random_rows(seed) if row["item"]]
        )
        of_plan = plan.theil_decomposition()
        rows = plan.roll_up_by_actor()
        names = [f"{row['number']} {row['name']}" for row in rows]
        given = dg.theil_decomposition([row["items_fractional"] for row in rows], names)
        assert (of_plan.total, of_plan.within, of_plan.between) == (
            given.total,
            given.within,
            given.between,
        ), seed


def test_qufu(plan: dg.Plan) -> None:
    # Loads 1.5, 1.5, 9, 11, 8, 2 of 33 items; mean 5.5.
    found = values_of(plan.balance())
    assert found["hoover"] == pytest.approx((3.5 + 5.5 + 2.5) / 33)
    assert found["max_over_mean"] == 2.0
    assert found["hhi"] == pytest.approx((2 * 1.5**2 + 9**2 + 11**2 + 8**2 + 2**2) / 33**2)
    assert "inheritance: nearest" in plan.balance().caption
    assert "denominator: 6 leaders, total load 33" in plan.balance().caption
    assert "upper bounds" in plan.balance(of="section").caption
    parts = plan.theil_decomposition()
    assert len(parts.groups) == 11
    assert sum(parts.groups["members"]) == 12
    assert parts.within == 0.0
    assert parts.between == pytest.approx(parts.total, abs=1e-15)
    idle = dg.balance([*plan.workload()["items_fractional"], 0])
    assert values_of(idle)["gini"] == pytest.approx((6 * found["gini"] + 1) / 7)


def test_stop(org1: dg.Plan) -> None:
    flag = dg.StopFlag()
    flag.set()
    for call in (org1.balance, org1.lorenz_curve, org1.theil_decomposition):
        with pytest.raises(dg.Stopped):
            call(stop=flag)
