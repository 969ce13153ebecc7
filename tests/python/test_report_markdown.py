"""Tables as Markdown: pipes are escaped, and it reads back."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import SEED
from reports import FORMS, LIBRARY, SCRIPT, hostile, same_plan

import dutygraph as dg
from dutygraph.report.markdown import grid, marked


@pytest.mark.parametrize("path", [SEED, LIBRARY, *FORMS], ids=lambda path: path.stem)
def test_every_form_of_plan_reads_back(path: Path, tmp_path: Path) -> None:
    plan = dg.read(path)
    assert plan.report(tmp_path / "out.md", language="zh") == []
    same_plan(dg.read(tmp_path / "out.md"), plan)


def test_qufu(plan: dg.Plan, tmp_path: Path) -> None:
    plan.report(tmp_path / "out.md", language="zh")
    lines = (tmp_path / "out.md").read_text(encoding="utf-8").split("\n")
    assert lines[0] == "# 2020年曲阜市民政工作要点任务分解表"
    assert lines[2] == "（参考材料）"
    assert any(line.startswith("| 1 | 一、严格落实党建") for line in lines)
    assert "| 1 | 孔德民 | 3 | 1.5 | 1 | 0 | 1 |" in lines
    assert [line[3:] for line in lines if line.startswith("## ")][:2] == ["责任分工", "牵头领导"]
    plan.report(tmp_path / "one.md", of="孔维健")
    assert "## " not in (tmp_path / "one.md").read_text(encoding="utf-8")


def test_hostile_names_are_text(tmp_path: Path) -> None:
    hostile().report(tmp_path / "out.md", language="zh")
    text = (tmp_path / "out.md").read_text(encoding="utf-8")
    assert "<script" not in text.replace("\\<script", "")
    assert "](http" not in text.replace("\\](http", "")
    for line in text.split("\n"):
        if line.startswith("| 1 | 一、"):
            assert line.replace("\\|", "").count("|") == 12
    back = dg.read(tmp_path / "out.md")
    assert [leader.name for leader in back.leaders] == [SCRIPT]
    assert back.item("1").title == "+cmd|' /C calc'"
    assert back.item("1").text == "-1+1\nx|y `z` [a](http://x) ]]>&\\x07"


def test_marks() -> None:
    assert marked("a|b*c*<d>&`e`\n#f") == "a\\|b\\*c\\*\\<d\\>\\&\\`e\\`<br>\\#f"
    assert grid(["n"], [[1.5], [None]], [True]) == "| n |\n| --: |\n| 1.5 |\n|  |\n"
