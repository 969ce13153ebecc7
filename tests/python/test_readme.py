"""What the first pages promise, run as they stand."""

from __future__ import annotations

import re
from typing import Any

import pytest
from conftest import ROOT

import dutygraph as dg


def run(page: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The names that the Python on a page makes, its blocks one after the other."""
    monkeypatch.chdir(ROOT)
    blocks = re.findall(
        r"```python\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL
    )
    assert blocks
    names: dict[str, Any] = {}
    for block in blocks:
        exec(block, names)
    return names


def test_readme(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    names = run("README.md", monkeypatch)
    plan: dg.Plan = names["plan"]
    library: dg.Plan = names["library"]
    assert len(plan.uncovered(by="task_force")) == 22
    assert len(plan.targets()) == 13
    assert len(library.before_after(names["away"]).uncovered) == 4
    said = capsys.readouterr().out
    assert "line 23" in said
    assert "someone carries at least 4" in said
    assert "It has 4 chapters, 10 items, 4 leaders" in said


def test_readme_in_chinese(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plan: dg.Plan = run("README.zh-CN.md", monkeypatch)["plan"]
    assert len(plan.uncovered(by="task_force")) == 22
    assert "line 23" in capsys.readouterr().out


def test_the_pages_that_are_named_are_there() -> None:
    for page in ("README.md", "README.zh-CN.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (ROOT / target).exists(), (page, target)
