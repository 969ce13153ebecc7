"""Tables as an Excel file: strings stay strings, the first sheet is the plan."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from conftest import SEED
from reports import (
    FORMS,
    FORMULA,
    LIBRARY,
    SCRIPT,
    SHEET,
    converted,
    hostile,
    parts_of,
    same_plan,
    words_of,
)

import dutygraph as dg
from dutygraph.report.xlsx import cut, sheet_name

NAMES = [
    *("任务分解表", "责任分工", "牵头领导", "责任科室", "工作专班", "专班关联", "单人牵头任务"),
    *("不在专班范围", "目标任务", "待核实事项", "读取说明", "说明"),
]


@pytest.mark.parametrize("path", [SEED, LIBRARY, *FORMS], ids=lambda path: path.stem)
def test_every_form_of_plan_reads_back(path: Path, tmp_path: Path) -> None:
    plan = dg.read(path)
    assert plan.report(tmp_path / "out.xlsx", language="zh") == []
    same_plan(dg.read(tmp_path / "out.xlsx"), plan)


def test_the_counted_tables_are_told_when_read(plan: dg.Plan, tmp_path: Path) -> None:
    for language in ("zh", "en"):
        plan.report(tmp_path / "out.xlsx", language=language)
        back = dg.read(tmp_path / "out.xlsx")
        codes = [found.code for found in back.diagnostics]
        assert codes.count("document.counted_table") == len(NAMES) - 1


def test_sheets(plan: dg.Plan, tmp_path: Path) -> None:
    plan.report(tmp_path / "out.xlsx", language="zh")
    parts = parts_of(tmp_path / "out.xlsx")
    listed = [one.get("name") for one in parts["xl/workbook.xml"].iter(f"{SHEET}sheet")]
    assert listed == NAMES
    for at in range(1, len(NAMES) + 1):
        sheet = parts[f"xl/worksheets/sheet{at}.xml"]
        pane = sheet.find(f".//{SHEET}pane")
        assert pane is not None
        assert pane.get("state") == "frozen"
        filtered = sheet.find(f"{SHEET}autoFilter")
        assert filtered is not None
        assert filtered.get("ref", "").startswith(f"A{pane.get('ySplit')}:")
        widths = [float(one.get("width", "0")) for one in sheet.iter(f"{SHEET}col")]
        assert all(6 <= width <= 100 for width in widths)
        assert all(float(row.get("ht", "0")) <= 409 for row in sheet.iter(f"{SHEET}row"))
    tasks = parts["xl/worksheets/sheet1.xml"]
    merged = [one.get("ref", "") for one in tasks.iter(f"{SHEET}mergeCell")]
    assert merged[-11] == "B7:B9"
    assert len([one for one in merged if one.startswith("B")]) == len(plan.chapters)
    leaders = parts["xl/worksheets/sheet3.xml"]
    assert [cell.text for cell in leaders.iter(f"{SHEET}v")][:2] == ["1", "3"]
    assert words_of(leaders, f"{SHEET}t")[:3] == ["统计序号", "名称", "任务数"]
    # A name of five characters in a column of at least ten half widths.
    (width,) = (one for one in leaders.iter(f"{SHEET}col") if one.get("min") == "2")
    assert float(width.get("width", "0")) >= 10


def test_columns_hold_what_they_are_called(plan: dg.Plan, tmp_path: Path) -> None:
    plan.report(tmp_path / "out.xlsx", language="zh")
    sheet = parts_of(tmp_path / "out.xlsx")["xl/worksheets/sheet9.xml"]
    rows = list(sheet.iter(f"{SHEET}row"))
    assert len(rows) == 1 + len(plan.commitments())
    tenth = [row for row in rows if "95%的农村幸福院规范运行" in "".join(row.itertext())]
    cells = {cell.get("r", "")[0]: "".join(cell.itertext()) for cell in tenth[0]}
    assert cells["K"] == "44196"  # 2020-12-31, as a date
    assert cells["J"] == "年底前"


def test_no_word_is_a_formula(tmp_path: Path) -> None:
    hostile().report(tmp_path / "out.xlsx", language="zh")
    parts = parts_of(tmp_path / "out.xlsx")
    said = []
    for name, part in parts.items():
        assert not list(part.iter(f"{SHEET}f")), name
        for cell in part.iter(f"{SHEET}c"):
            if cell.find(f"{SHEET}v") is not None:
                assert cell.get("t") is None
                float("".join(cell.itertext()))
            elif "".join(cell.itertext()):
                assert cell.get("t") == "inlineStr"
                said.append(("".join(cell.itertext()), cell.get("s")))
    looks = next(parts["xl/styles.xml"].iter(f"{SHEET}cellXfs"))
    quoted = [str(at) for at, look in enumerate(looks) if look.get("quotePrefix") == "1"]
    for text in (FORMULA, "+cmd|' /C calc'", "@SUM(1)", "-专班"):
        assert {style for words, style in said if words == text} <= set(quoted), text
    assert any(words == SCRIPT for words, _ in said)
    assert any(words == "_x005F_x0041_ \\u202e" for words, _ in said)
    back = dg.read(tmp_path / "out.xlsx")
    assert [leader.name for leader in back.leaders] == [SCRIPT]
    assert back.item("2").title == "@SUM(1)"
    assert back.item("2").text == "_x0041_ \\u202e"


def test_names_of_sheets() -> None:
    taken: set[str] = set()
    assert sheet_name("a[b]:*?/\\c", taken) == "a_b______c"
    assert sheet_name("'x'", taken) == "x"
    assert sheet_name("X", taken) == "X_2"
    assert sheet_name("", taken) == "_"
    long = sheet_name("长" * 40, taken)
    assert len(long) == 31
    assert sheet_name("长" * 40, taken) == "长" * 29 + "_2"


def test_long_cells_are_cut_and_say_so() -> None:
    assert cut("字" * 32_000) == "字" * 32_000
    assert cut("字" * 40_000).endswith("（余下部分见原文）")
    assert len(cut("字" * 40_000)) < 32_767


def test_one_actor_has_the_table_of_tasks_only(plan: dg.Plan, tmp_path: Path) -> None:
    plan.report(tmp_path / "out.xlsx", of="孔维健", language="zh")
    listed = parts_of(tmp_path / "out.xlsx")["xl/workbook.xml"].iter(f"{SHEET}sheet")
    assert [one.get("name") for one in listed] == ["任务分解表", "说明"]
    assert len(dg.read(tmp_path / "out.xlsx").items) == 9


def test_the_same_plan_gives_the_same_bytes(plan: dg.Plan, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        plan.report(tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_libreoffice_opens_it(tmp_path: Path) -> None:
    hostile().report(tmp_path / "out.xlsx", language="zh")
    options = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1"
    converted(tmp_path / "out.xlsx", options, tmp_path)
    (made,) = tmp_path.glob("*.csv")
    with made.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    (row,) = (row for row in rows if row[0] == "1")
    assert row[5] == SCRIPT
    assert row[6] == FORMULA
    (row,) = (row for row in rows if row[0] == "2")
    assert row[2] == "@SUM(1)"
    assert row[3] == "_x0041_ \\u202e"
