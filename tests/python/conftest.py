from __future__ import annotations

import itertools
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import dutygraph as dg

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "qufu_2020.txt"
LINKS = ROOT / "seeds" / "qufu_2020.links.csv"


ORG1 = [
    *({"actor": "Ana", "item": item} for item in ("T1", "T2", "T3", "T4")),
    *({"actor": "Ben", "item": item} for item in ("T3", "T5")),
    {"actor": "Cai", "item": "T4"},
    {"actor": "Dee", "item": None},
    {"actor": None, "item": "T6"},
]
EFFORT = {"T1": 5, "T2": 3, "T3": 4, "T4": 2, "T5": 6, "T6": 1}


def random_rows(seed: int) -> list[dict[str, str | None]]:
    draw = random.Random(seed)
    actors, items = draw.randrange(8), draw.randrange(10)
    rows: list[dict[str, str | None]] = [{"actor": f"a{at}", "item": None} for at in range(actors)]
    rows += [{"actor": None, "item": f"i{at}"} for at in range(items)]
    rows += [
        {"actor": f"a{actor}", "item": f"i{item}"}
        for actor, item in itertools.product(range(actors), range(items))
        if draw.random() < 0.25
    ]
    return rows


@pytest.fixture(scope="session")
def org1() -> dg.Plan:
    return dg.from_assignments(ORG1).with_effort(EFFORT)


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


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A real browser without a window; skips where Playwright or a Chromium is missing."""
    playwright = pytest.importorskip("playwright.sync_api")
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with playwright.sync_playwright() as started:
        try:
            opened = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        except playwright.Error as missing:
            pytest.skip(f"no browser starts: {missing}"[:80])
        yield opened
        opened.close()
