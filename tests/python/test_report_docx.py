"""The table of tasks as a Word file: it says what the plan says, and reads back."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import SEED
from reports import (
    FORMS,
    FORMULA,
    LIBRARY,
    SCRIPT,
    WORD,
    converted,
    hostile,
    parts_of,
    same_plan,
    words_of,
)

import dutygraph as dg
from dutygraph.report.docx import widths_of
from dutygraph.report.task_table import COLUMNS, sentences, task_table


def cells_of(path: Path) -> list[list[str]]:
    """The rows of the table, cells that go on in merged ones left blank."""
    body = parts_of(path)["word/document.xml"]
    rows = []
    for row in body.iter(f"{WORD}tr"):
        cells = []
        for cell in row.iter(f"{WORD}tc"):
            span = cell.find(f"{WORD}tcPr/{WORD}gridSpan")
            cells.append("".join(words_of(cell, f"{WORD}t")))
            cells += [""] * (0 if span is None else int(span.get(f"{WORD}val", "1")) - 1)
        rows.append(cells)
    return rows


@pytest.mark.parametrize("path", [SEED, LIBRARY, *FORMS], ids=lambda path: path.stem)
def test_every_form_of_plan_reads_back(path: Path, tmp_path: Path) -> None:
    plan = dg.read(path)
    assert plan.report(tmp_path / "out.docx") == []
    same_plan(dg.read(tmp_path / "out.docx"), plan)


def test_qufu(plan: dg.Plan, tmp_path: Path) -> None:
    plan.report(tmp_path / "out.docx")
    rows = cells_of(tmp_path / "out.docx")
    assert rows[0] == list(COLUMNS)
    assert len(rows) == 1 + 33
    first = dict(zip(COLUMNS, rows[1], strict=True))
    assert first["工作板块"] == "一、严格落实党建、党风廉政建设和意识形态工作责任"
    assert first["重点任务"] == "坚持把政治建设摆在首位"
    assert first["牵头领导"] == "孔德民孔令爱"  # a line each
    assert first["责任科室(单位)"] == "党建科、人事科、局办公室"
    assert first["备注"] == "责任见标题“一”"
    assert [first[name] for name in ("目标要求", "配合单位", "完成时限", "工作专班")] == [""] * 4
    fourth = dict(zip(COLUMNS, rows[4], strict=True))
    assert fourth["工作专班"] == "社会救助体系优化与兜底保障工作专班（人工整理）"
    ninth = dict(zip(COLUMNS, rows[9], strict=True))
    assert "新增养老床位200张" in ninth["目标要求"]
    assert "新增养老床位200张" not in ninth["主要内容"]
    assert dict(zip(COLUMNS, rows[10], strict=True))["完成时限"] == "年底前"
    back = dg.read(tmp_path / "out.docx")
    assert back.title == "2020年曲阜市民政工作要点任务分解表"
    assert back.year == 2020
    assert len(back.commitments()) == len(plan.commitments())


def test_all_words_are_the_plan_s_or_ours(plan: dg.Plan) -> None:
    text = "".join((plan.text or "").split())
    for row, item in zip(task_table(plan).rows, plan.items, strict=True):
        content = row.cells[3] + row.cells[4]
        assert sorted("".join(content.split())) == sorted("".join((item.text or "").split()))
        for part in sentences(row.cells[3]) + sentences(row.cells[4]):
            assert "".join(part.split()) in text


def test_what_is_inferred_is_not_filled_in(inferred: dg.Plan) -> None:
    assert len(inferred.links())
    table = task_table(inferred)
    assert {row.cells[9] for row in table.rows} == {""}
    assert any("不填程序推断的关联" in note for note in table.notes)


def test_head_and_notes(plan: dg.Plan) -> None:
    table = task_table(plan)
    assert table.title == "2020年曲阜市民政工作要点任务分解表"
    assert table.head[0] == (
        "来源：曲阜市民政局《2020年曲阜市民政工作要点》，2020年4月8日；文件：qufu_2020.txt。"
    )
    assert table.head[1] == "仅统计文本表述：责任写在标题处39处；标题处的责任由其下任务就近承接。"
    assert table.head[2].startswith("原文：全力构建“1236”工作体系(")
    assert "空格表示原文没有写明" in table.notes[0]


def test_form(plan: dg.Plan, tmp_path: Path) -> None:
    plan.report(tmp_path / "out.docx")
    parts = parts_of(tmp_path / "out.docx")
    body = parts["word/document.xml"]
    page = body.find(f".//{WORD}pgSz")
    assert page is not None
    assert (page.get(f"{WORD}w"), page.get(f"{WORD}h")) == ("16838", "11906")
    assert page.get(f"{WORD}orient") == "landscape"
    margins = body.find(f".//{WORD}pgMar")
    assert margins is not None
    millimetres = {
        side: round(int(margins.get(f"{WORD}{side}", "0")) * 25.4 / 1440)
        for side in ("top", "right", "bottom", "left")
    }
    assert millimetres == {"top": 28, "right": 37, "bottom": 26, "left": 35}
    rows = list(body.iter(f"{WORD}tr"))
    assert all(row.find(f"{WORD}trPr/{WORD}cantSplit") is not None for row in rows)
    heads = [row.find(f"{WORD}trPr/{WORD}tblHeader") is not None for row in rows]
    assert heads == [True] + [False] * 33
    merges = [one.get(f"{WORD}val") for one in body.iter(f"{WORD}vMerge")]
    assert merges.count("restart") == len(plan.chapters)  # each has two items or more
    assert len(merges) == len(plan.items)
    fonts = {one.get(f"{WORD}eastAsia") for one in parts["word/styles.xml"].iter(f"{WORD}rFonts")}
    assert {"方正小标宋简体", "仿宋_GB2312", "黑体"} <= fonts
    assert not any("font" in name.lower() for name in parts)  # named, not embedded
    assert words_of(parts["word/header1.xml"], f"{WORD}t") == ["参考材料"]
    assert not any("FF0000" in str(one.attrib) for part in parts.values() for one in part.iter())


def test_columns_share_the_width_of_the_page(plan: dg.Plan) -> None:
    for rows in (task_table(plan).rows, task_table(dg.Plan()).rows):
        widths = widths_of(rows)
        assert sum(widths) == pytest.approx(297 - 35 - 37)
        assert min(widths) >= 9


def test_part_of_one_leader_or_section(plan: dg.Plan, tmp_path: Path) -> None:
    path = tmp_path / "out.docx"
    assert plan.report(path, of="孔维健") == []
    back = dg.read(path)
    assert back.title == "2020年曲阜市民政工作要点任务分解表（孔维健）"
    assert [item.key for item in back.items] == [item.key for item in plan["孔维健"].items]
    assert [chapter.number for chapter in back.chapters] == ["二", "三", "四"]
    assert plan.report(path, of=plan.section("财务科")) == []
    assert [item.key for item in dg.read(path).items] == [i.key for i in plan["财务科"].items]
    with pytest.raises(dg.UnknownName):
        plan.report(path, of="无名氏")
    with pytest.raises(dg.UnknownName, match="no leader, section or task force"):
        plan.report(path, of="三")


def test_roles_without_a_column(tmp_path: Path) -> None:
    plan = dg.read_text(
        "一、甲\n1.开会。（牵头单位：甲局；责任单位：乙局；配合单位：丙局等；指导单位：丁局；"
        "督导单位：戊局；统筹单位：己局）\n2.办事。（分管领导：孙尧；责任人：周明；责任科室：庚科）\n"
    )
    first, second = task_table(plan).rows
    assert first.cells[6] == (
        "牵头单位：甲局；责任单位：乙局；指导单位：丁局；督导单位：戊局；统筹单位：己局"
    )
    assert first.cells[7] == "丙局等"
    assert second.cells[5] == "分管领导：孙尧；责任人：周明"  # never called 牵头领导
    assert plan.report(tmp_path / "out.docx") == []
    back = dg.read(tmp_path / "out.docx")
    same_plan(back, plan)
    assert [row["open_list"] for row in back.assignments()].count(True) == 1


def test_chapters_of_other_forms(tmp_path: Path) -> None:
    plan = dg.read_text(
        "第一章 总则\n1. 开会。（责任单位：甲局）\n第二章 养老\n2. 办事。（责任单位：乙局）\n"
    )
    assert [row.cells[1] for row in task_table(plan).rows] == ["第一章 总则", "第二章 养老"]
    assert plan.report(tmp_path / "out.docx") == []
    same_plan(dg.read(tmp_path / "out.docx"), plan)


def test_parts_of_items(tmp_path: Path) -> None:
    plan = dg.read_text(
        "一、救助\n1. 开会。（责任单位：甲局）\n①选人。（责任单位：丁局）\n"
        "②订房。（责任单位：丙局）\n"
    )
    (row,) = task_table(plan).rows
    assert row.cells[6] == "甲局、丁局、丙局"
    assert row.cells[10] == "含其中①、②的责任"
    assert plan.report(tmp_path / "out.docx") == []
    same_plan(dg.read(tmp_path / "out.docx"), plan)


def test_an_actor_of_a_heading_that_reaches_no_item(tmp_path: Path) -> None:
    plan = dg.read_text(
        "一、甲\n1.开会。（牵头领导：孙尧）\n（牵头领导：周明）\n二、乙\n（责任单位：丙局）\n"
    )
    rows = task_table(plan).rows
    assert rows[0].cells[1] == "一、甲（牵头领导：周明）"
    assert rows[1].heading
    assert rows[1].cells[6] == "丙局"
    assert plan.report(tmp_path / "out.docx") == []
    same_plan(dg.read(tmp_path / "out.docx"), plan)


def test_what_a_table_cannot_say_is_told(tmp_path: Path) -> None:
    plan = (
        dg.PlanBuilder("plan")
        .item("1", "甲事。乙事")
        .item("2", "丙事")
        .actor("闲人", "leader")
        .assign("甲局、乙局", "1", role="lead", actor_kind="section")
        .assign("孙尧", "2")
        .build()
    )
    losses = plan.report(tmp_path / "out.docx")
    assert {loss.code for loss in losses} == {
        *("report.title", "report.actor", "report.assignment", "report.addition")
    }
    assert all(loss.severity == "information" and loss.advice for loss in losses)
    assert "任务1：甲局、乙局（lead）" in [loss.message for loss in losses]
    said = "".join(words_of(parts_of(tmp_path / "out.docx")["word/document.xml"], f"{WORD}t"))
    assert all(loss.message in said for loss in losses)


def test_hostile_names_are_text(tmp_path: Path) -> None:
    hostile().report(tmp_path / "out.docx")
    rows = cells_of(tmp_path / "out.docx")
    assert rows[1][5] == SCRIPT
    assert rows[1][6] == FORMULA
    assert rows[1][3] == "-1+1x|y `z` [a](http://x) ]]>&\\x07"
    assert rows[2][3] == "_x0041_ \\u202e"


def test_the_same_plan_gives_the_same_bytes(plan: dg.Plan, tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        plan.report(tmp_path / name)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_a_plan_without_items(tmp_path: Path) -> None:
    assert dg.Plan().report(tmp_path / "out.docx") == []
    assert cells_of(tmp_path / "out.docx") == [list(COLUMNS)]


def test_sentences() -> None:
    assert sentences("甲事。乙（丙；丁）事；“戊。”己") == ["甲事。", "乙（丙；丁）事；", "“戊。”己"]
    assert sentences("（甲。乙") == ["（甲。", "乙"]
    assert sentences("") == []


def test_libreoffice_opens_it(plan: dg.Plan, tmp_path: Path) -> None:
    plan.report(tmp_path / "out.docx")
    made = converted(tmp_path / "out.docx", "pdf", tmp_path)
    assert made.read_bytes().startswith(b"%PDF")
    reader = shutil.which("pdftotext")
    if reader is not None:
        said = subprocess.run([reader, str(made), "-"], check=True, capture_output=True, text=True)
        pages = said.stdout.split("\f")[:-1]
        assert len(pages) > 2
        assert all("参考材料" in page and "重点任务" in page for page in pages)
