"""What tests of reports share: plans, and files taken apart again."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import ROOT

import dutygraph as dg

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SCRIPT = "<script>alert(1)</script>"
FORMULA = '=HYPERLINK("http://x","y")'
LIBRARY = ROOT / "examples" / "plans" / "library_2031.txt"
FORMS = sorted((ROOT / "tests" / "data" / "plans").glob("*.txt"))


def hostile() -> dg.Plan:
    """Names that are markup, formulas and marks of tables."""
    plan = dg.PlanBuilder(title='<b>"计划"</b>要点')
    plan.chapter("一", f"{FORMULA}标题")
    plan.item("1", "+cmd|' /C calc'", chapter="一", text="-1+1\nx|y `z` [a](http://x) ]]>&\x07")
    plan.item("2", "@SUM(1)", chapter="一", text="_x0041_ \u202e")
    plan.assign(SCRIPT, "1").assign(FORMULA, "1", role="responsible", actor_kind="section")
    plan.task_force("-专班").drive("-专班", "2")
    return plan.build()


def held(plan: dg.Plan) -> list[tuple[str, ...]]:
    names = ("actor", "actor_kind", "role", "number")
    return sorted(tuple(row[name] for name in names) for row in plan.assignments())


def same_plan(back: dg.Plan, plan: dg.Plan) -> None:
    """The same headings, items, actors and assignments."""
    for kind in ("headings", "items"):
        assert [(node.key, node.number, node.title) for node in getattr(back, kind)] == [
            (node.key, node.number, node.title) for node in getattr(plan, kind)
        ]
    assert [node.key for node in back.chapters] == [node.key for node in plan.chapters]
    for kind in ("leaders", "sections", "task_forces", "themes"):
        mine = {node.name for node in getattr(plan, kind)}
        assert {node.name for node in getattr(back, kind)} == mine
    assert held(back) == held(plan)
    effective = {(row["actor"], row["key"], row["effective_role"]) for row in plan.assignments()}
    assert effective == {
        (row["actor"], row["key"], row["effective_role"]) for row in back.assignments()
    }


def parts_of(path: Path) -> dict[str, ElementTree.Element]:
    """Every part of an office file, each parsed."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}


def words_of(part: ElementTree.Element, tag: str) -> list[str]:
    return [element.text or "" for element in part.iter(tag)]


def converted(path: Path, to: str, folder: Path) -> Path:
    """The file as LibreOffice opens and saves it; skips where it is not installed."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    home = f"-env:UserInstallation=file://{folder / 'home'}"
    subprocess.run(
        [office, home, "--headless", "--convert-to", to, "--outdir", str(folder), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / f"{path.stem}.{to.split(':')[0]}"
