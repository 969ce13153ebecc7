"""What must hold between the answers for a plan and for one made from it, whatever the values."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from test_criticality import random_rows

import dutygraph as dg

Rows = list[dict[str, str | None]]
SEEDS = range(300)


def keyed(table: dg.Table, *keys: str) -> dict[tuple[object, ...], dict[str, object]]:
    """Rows by what they are about, lists without their order."""
    out = {}
    for row in table:
        about = tuple(row.pop(key) for key in keys)
        if len(keys) == 2 and keys[1] == "partner":
            about = tuple(sorted(about))  # type: ignore[type-var]
        for name, value in row.items():
            if isinstance(value, list):
                row[name] = sorted(value)
        out[about] = row
    return out


PER_ACTOR: dict[str, Callable[[dg.Plan], dg.Table]] = {
    "workload": lambda plan: plan.workload(),
    "criticality": lambda plan: plan.criticality(),
    "removal_impact": lambda plan: plan.removal_impact(),
    "fragmentation": lambda plan: plan.fragmentation(),
    "redundancy_by_actor": lambda plan: plan.redundancy_by_actor(),
    "unity_of_command": lambda plan: plan.unity_of_command(),
    "span_of_control": lambda plan: plan.span_of_control(),
}
PLAN_WIDE: dict[str, Callable[[dg.Plan], object]] = {
    "balance": lambda plan: plan.balance().rows(),
    "lorenz_curve": lambda plan: plan.lorenz_curve().rows(),
    "redundancy": lambda plan: plan.redundancy().rows(),
    "hierarchy": lambda plan: plan.hierarchy().rows(),
    "coverage_ratio": lambda plan: plan.coverage_ratio(),
    "bus_factor": lambda plan: plan.bus_factor().value,
    "minimum_cover": lambda plan: plan.minimum_cover().value,
    "components": lambda plan: len(plan.components()),
}


def renamed(rows: Rows) -> Rows:
    """Other names, in another order of the alphabet."""
    return [
        {kind: None if name is None else f"{name[::-1]}'" for kind, name in row.items()}
        for row in rows
    ]


@pytest.mark.parametrize("name", PLAN_WIDE)
def test_neither_names_nor_order_change_what_is_said_of_the_plan(name: str) -> None:
    ask = PLAN_WIDE[name]
    for seed in SEEDS:
        rows = random_rows(seed)
        found = ask(dg.from_assignments(rows))
        assert ask(dg.from_assignments(rows[::-1])) == found, seed
        assert ask(dg.from_assignments(renamed(rows))) == found, seed


@pytest.mark.parametrize("name", PER_ACTOR)
def test_neither_names_nor_order_change_what_is_said_of_an_actor(name: str) -> None:
    ask = PER_ACTOR[name]
    for seed in SEEDS:
        rows = random_rows(seed)
        found = keyed(ask(dg.from_assignments(rows)), "name")
        assert keyed(ask(dg.from_assignments(rows[::-1])), "name") == found, seed
        other = keyed(ask(dg.from_assignments(renamed(rows))), "name")
        for (actor,), row in found.items():
            again = other[f"{actor[::-1]}'",]
            plain = {key: value for key, value in row.items() if not isinstance(value, list)}
            assert {key: again[key] for key in plain} == plain, (seed, actor)


@pytest.mark.parametrize("name", ["workload", "criticality", "removal_impact"])
def test_an_idle_leader_changes_no_other_row(name: str) -> None:
    ask = PER_ACTOR[name]
    for seed in SEEDS:
        rows = random_rows(seed)
        found = keyed(ask(dg.from_assignments(rows)), "name")
        more = keyed(ask(dg.from_assignments([*rows, {"actor": "idle", "item": None}])), "name")
        idle = more.pop(("idle",))
        assert more == found, seed
        assert not any(value for value in idle.values() if isinstance(value, float)), seed


def test_an_idle_leader_changes_only_what_counts_leaders() -> None:
    for seed in SEEDS:
        rows = random_rows(seed)
        plan = dg.from_assignments(rows)
        more = dg.from_assignments([*rows, {"actor": "idle", "item": None}])
        assert more.coverage_ratio() == plan.coverage_ratio()
        assert more.bus_factor().value == plan.bus_factor().value
        assert more.minimum_cover().value == plan.minimum_cover().value
        assert more.projection().rows() == plan.projection().rows()
        assert more.articulation_points().rows() == plan.articulation_points().rows()
        assert len(more.components()) == len(plan.components()) + 1
        count = len(plan.leaders)
        before = {row["index"]: row["value"] for row in plan.balance()}
        after = {row["index"]: row["value"] for row in more.balance()}
        if before["gini"] is None:
            continue
        # One more zero: G' = (n G + 1) / (n + 1), the shares and so the HHI stay, the mean falls.
        assert after["gini"] == pytest.approx((count * before["gini"] + 1) / (count + 1))
        assert after["hhi"] == pytest.approx(before["hhi"])
        assert after["range"] >= before["range"]


def test_each_item_twice_doubles_counts_and_changes_no_share() -> None:
    for seed in SEEDS:
        rows = random_rows(seed)
        again = [{**row, "item": row["item"] and f"{row['item']} again"} for row in rows]
        plan = dg.from_assignments(rows)
        twice = dg.from_assignments(rows + again)
        one = keyed(plan.workload(), "name")
        two = keyed(twice.workload(), "name")
        for actor, row in one.items():
            for column in ("items", "items_fractional", "effort", "effort_fractional"):
                assert two[actor][column] == pytest.approx(2 * row[column])
            assert two[actor]["sole_items"] == 2 * row["sole_items"]
            assert two[actor]["partners"] == row["partners"]
            assert two[actor]["share"] == pytest.approx(row["share"])
        for before, after in zip(plan.criticality(), twice.criticality(), strict=True):
            assert after["exclusivity"] == pytest.approx(2 * before["exclusivity"])
            assert after["lost_share"] == before["lost_share"]
        assert twice.coverage_ratio() == plan.coverage_ratio()
        assert twice.bus_factor().value == plan.bus_factor().value
        assert twice.minimum_cover().value == plan.minimum_cover().value
        for before, after in zip(plan.projection(), twice.projection(), strict=True):
            assert after["weight"] == pytest.approx(2 * before["weight"])
        for before, after in zip(plan.balance(), twice.balance(), strict=True):
            if before["index"] != "range":
                assert after["value"] == pytest.approx(before["value"]), before["index"]
