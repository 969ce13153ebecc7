from __future__ import annotations

from pathlib import Path

import pytest

import dutygraph as dg

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "qufu_2020.txt"
LINKS = ROOT / "seeds" / "qufu_2020.links.csv"


@pytest.fixture(scope="session")
def plan() -> dg.Plan:
    return dg.read(SEED, links=LINKS)


@pytest.fixture(scope="session")
def inferred() -> dg.Plan:
    return dg.read(SEED)


@pytest.fixture
def small() -> dg.Plan:
    return (
        dg.PlanBuilder("small")
        .chapter("一", "first")
        .item("1", "a", chapter="一", effort=2.0)
        .item("2", "b", chapter="一")
        .assign("Ana", "1")
        .assign("Ben", "1")
        .assign("Office", "一", role="responsible", actor_kind="section")
        .build()
    )
