"""A sheet to confirm: written, filled, read back, found again when the text has moved."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

import dutygraph as dg
from dutygraph import _sheet, cli
from dutygraph.review_questions import same
from dutygraph.review_words import COLUMNS
from dutygraph.table import Table

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "qufu_2020.txt"
LINKS = ROOT / "seeds" / "qufu_2020.links.csv"
LIBRARY = ROOT / "examples" / "plans" / "library_2031.txt"
PLANS = sorted((ROOT / "tests" / "data" / "plans").glob("*.txt"))
LINKED = sorted((ROOT / "tests" / "data" / "linkage").glob("*.txt"))

OPEN = """青溪市2031年工作要点
一、水利
1. 修渠。整修水渠。
（责任单位：水利局、应急局等）
2. 筑坝。加固大坝。
（县住建局同意后办理；牵头）
3. 植树。绿化河岸。
（牵头领导：林一帆。责任单位：林业局）
4. 巡河。
（牵头领导：林　一帆；责任单位：水利局）
"""


def filled(table: Table, answers: dict[int, dict[str, str]]) -> list[dict[str, Any]]:
    """The rows with what a person writes into some of them, by number from 1."""
    rows = table.rows()
    for number, written in answers.items():
        rows[number - 1].update({"核对人": "王核", **written})
    return rows


def edges(plan: dg.Plan, relation: str) -> list[tuple[str, str, str]]:
    return [
        (edge.source.name, edge.target.key, edge.provenance)
        for edge in plan.edges
        if edge.relation == relation
    ]


def codes(plan: dg.Plan) -> list[str]:
    return [found.code for found in plan.diagnostics]


def test_columns_and_rows() -> None:
    plan = dg.read(SEED)
    table = plan.review_sheet()
    assert table.columns == list(COLUMNS["zh"].values())
    assert plan.review_sheet(language="en").columns == list(COLUMNS["en"].values())
    inferred = [edge for edge in plan.edges if edge.provenance == "inferred"]
    assert len(table) == len(inferred) == 15
    for row in table:
        assert row["原文"] in row["所在句"]
        assert row["所在句"] in SEED.read_text(encoding="utf-8").splitlines()[row["行号"] - 1]
        assert row["确认"] is row["更正"] is row["说明"] is row["核对人"] is None
    assert set(table["类别"]) == {"专班对应任务", "主题对应任务"}
    with pytest.raises(dg.ArgumentError, match="language='fr'"):
        plan.review_sheet(language="fr")


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_round_trip_on_qufu(tmp_path: Path, suffix: str, language: str) -> None:
    path = tmp_path / f"待核实{suffix}"
    plan = dg.read(SEED)
    plan.review_sheet(path, language=language)
    assert dg.read(SEED, review=path) == plan  # nothing filled in, nothing changed
    answers = dict.fromkeys(range(1, 16), "是" if language == "zh" else "Yes")
    answers[5] = "否" if language == "zh" else "n"
    rewrite(path, language, answers)
    after = dg.read(SEED, review=path)
    before = [one for one in edges(plan, "drives") if one[1] != "九/27"]
    assert edges(after, "drives") == [(force, key, "curated") for force, key, _ in before]
    assert {how for _, _, how in edges(after, "advances")} == {"curated"}
    for edge in after.edges:
        if edge.provenance == "curated":
            assert edge.matched == ["王核: 问过"]
            assert edge.quote  # it still opens to its sentence
    assert codes(after) == ["review.settled"]
    assert "九/27" in str(after.diagnostics[0])
    assert "王核: 问过" in str(after.diagnostics[0])
    assert len(after.review_sheet()) == 0
    assert dg.read(SEED, review=path) == after


def rewrite(path: Path, language: str, answers: dict[int, str]) -> None:
    """Writes answers as a person does: through the file."""
    grid = [cells for _, cells in _sheet.read(path, None, None)]
    names = COLUMNS[language]
    rows = [dict(zip(grid[0], row + [""] * 20, strict=False)) for row in grid[1:]]
    for number, answer in answers.items():
        written = {"answer": answer, "note": "问过", "reviewer": "王核"}
        rows[number - 1].update({names[name]: text for name, text in written.items()})
    _sheet.save(Table(rows), path)


def test_a_rejected_link_is_not_inferred_again(tmp_path: Path) -> None:
    plan = dg.read(SEED)
    all_no = filled(plan.review_sheet(), {at: {"确认": "否"} for at in range(1, 16)})
    after = plan.reviewed(all_no)
    assert edges(after, "drives") == edges(after, "advances") == []
    path = tmp_path / "plan.json"
    after.save(path)
    assert edges(dg.read(path), "drives") == []
    assert set(after.uncovered()["number"]) == {item.number for item in plan.items}


def test_numbers_and_lines_may_change() -> None:
    text = SEED.read_text(encoding="utf-8")
    answers = {at: {"确认": "是"} for at in range(1, 16)} | {5: {"确认": "否"}}
    rows = filled(dg.read_text(text).review_sheet(), answers)
    head, body = text.split("一、严格落实", 1)
    moved = f"{head}\n\n一、严格落实{body}".replace("9. 优化养老服务供给", "99. 优化养老服务供给")
    after = dg.read_text(moved, review=rows)
    assert len(edges(after, "drives")) == 12
    assert {how for _, _, how in edges(after, "drives")} == {"curated"}
    assert ("养老服务质量提升工作专班", "三/99", "curated") in edges(after, "drives")
    told = [code for code in codes(after) if code.startswith("review")]
    assert told == ["review.settled"]


def test_other_words_around_are_told() -> None:
    text = SEED.read_text(encoding="utf-8")
    rows = filled(dg.read_text(text).review_sheet(), {14: {"确认": "是"}, 13: {"确认": "是"}})
    changed = text.replace("适时召开城乡社区治理领导小组成员会议", "召开会议")
    gone = changed.replace("绿色殡葬改革推进工作专班", "殡葬改革推进工作专班")
    after = dg.read_text(gone, review=rows)
    told = {found.code: found for found in after.diagnostics}
    assert set(told) == {"review.moved", "review.no_match"}
    assert told["review.moved"].line == 31
    assert "row 13" in told["review.no_match"].message
    assert told["review.no_match"].severity == "information"  # 是: nothing is lost
    assert ("全省城市社区治理实验区建设", "五/15", "curated") in edges(after, "advances")
    with_no = dg.read_text(
        gone, review=filled(dg.read(SEED).review_sheet(), {13: {"更正": "任务：9"}})
    )
    assert [found.severity for found in with_no.diagnostics] == ["warning"]


def test_another_task_is_named() -> None:
    plan = dg.read(SEED)
    rows = filled(plan.review_sheet(), {11: {"更正": "任务：16、加强机关党的建设"}})
    with pytest.raises(dg.ParseError, match="row 11: row 11 says otherwise"):
        plan.reviewed(rows)
    rows = filled(plan.review_sheet(), {11: {"更正": "任务：16、深化党风廉政建设"}})
    after = plan.reviewed(rows)
    force = [one for one in edges(after, "drives") if one[0] == "社会组织党建提升工作专班"]
    assert force == [
        ("社会组织党建提升工作专班", "六/17", "inferred"),
        ("社会组织党建提升工作专班", "五/16", "curated"),
        ("社会组织党建提升工作专班", "一/3", "curated"),
    ]


def test_with_links() -> None:
    sheet = dg.read(SEED).review_sheet()
    both = dg.read(SEED, links=LINKS, review=filled(sheet, {1: {"确认": "是"}, 14: {"确认": "是"}}))
    alone = dg.read(SEED, links=LINKS)
    assert edges(both, "drives") == edges(alone, "drives")
    assert ("全省城市社区治理实验区建设", "五/15", "curated") in edges(both, "advances")
    # A link that a person gave in the links file cannot be denied in the sheet.
    stated = next(
        at
        for at, row in enumerate(sheet, 1)
        if (row["对象"], row["任务编号"], "curated") in edges(alone, "drives")
    )
    with pytest.raises(dg.ParseError, match=f"row {stated}: it is curated that") as fault:
        dg.read(SEED, links=LINKS, review=filled(sheet, {stated: {"确认": "否"}}))
    assert fault.value.code == "review.contradiction"
    # One that the file leaves out is added beside it.
    missing = next(
        at
        for at, row in enumerate(sheet, 1)
        if row["类别"] == "专班对应任务"
        and (row["对象"], row["任务编号"], "curated") not in edges(alone, "drives")
    )
    more = dg.read(SEED, links=LINKS, review=filled(sheet, {missing: {"确认": "是"}}))
    assert len(edges(more, "drives")) == len(edges(alone, "drives")) + 1


def kinds(table: Table) -> dict[str, int]:
    return {row["类别"]: row["序号"] for row in table}


def test_an_open_list() -> None:
    plan = dg.read_text(OPEN)
    sheet = plan.review_sheet()
    row = sheet.rows()[kinds(sheet)["名单未列全"] - 1]
    assert row["对象"] == "责任单位：水利局、应急局"
    at = row["序号"]
    closed = plan.reviewed(filled(sheet, {at: {"确认": "是"}}))
    assert not any(edge.open_list for edge in closed.edges)
    assert ("水利局", "一/1", "curated") in edges(closed, "assigned")
    longer = plan.reviewed(filled(sheet, {at: {"确认": "是", "更正": "气象局、消防站"}}))
    added = [edge for edge in longer.edges if edge.source.name == "气象局"]
    assert [edge.role_word for edge in added] == ["责任单位"]
    assert added[0].quote == "（责任单位：水利局、应急局等）"
    assert added[0].matched == ["王核"]
    left = plan.reviewed(filled(sheet, {at: {"确认": "否", "更正": "责任单位：气象局"}}))
    assert {edge.source.name for edge in left.edges if edge.open_list} == {
        "水利局",
        "应急局",
        "气象局",
    }
    for after in (closed, longer, left):
        assert "名单未列全" not in kinds(after.review_sheet())


def test_an_open_list_below_a_heading_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("重点任务,经办,跟班\n甲,保管科等,乙科等\n", "utf-8")
    plan = dg.read(path, columns={"经办": "责任单位", "跟班": "配合单位"})
    sheet = plan.review_sheet()
    assert sheet["对象"] == ["经办：保管科", "跟班：乙科"]
    for said, made in (
        ("利用科、丙局", [("利用科", "support", "跟班"), ("丙局", "support", "跟班")]),
        ("利用科牵头", [("利用科", "lead", "牵头")]),
    ):
        after = plan.reviewed(filled(sheet, {2: {"确认": "否", "更正": said}}))
        assert [
            (edge.source.name, edge.role, edge.role_word)
            for edge in after.edges
            if edge.provenance == "curated"
        ] == made


def test_an_unread_bracket_is_read_by_a_person() -> None:
    plan = dg.read_text(OPEN)
    sheet = plan.review_sheet()
    at = kinds(sheet)["reader.unread_bracket"]
    row = sheet.rows()[at - 1]
    assert row["任务编号"] == "一/2"
    assert row["程序读法"] == "责任括号没有读懂，没有读出责任"
    after = plan.reviewed(
        filled(sheet, {at: {"更正": "牵头单位：住建局；配合单位：水利局", "说明": "电话"}})
    )
    made = [edge for edge in after.edges if edge.target.key == "一/2" and edge.role]
    assert [(edge.source.name, edge.role, edge.role_word) for edge in made] == [
        ("住建局", "lead", "牵头单位"),
        ("水利局", "support", "配合单位"),
    ]
    assert {edge.provenance for edge in made} == {"curated"}
    assert made[0].matched == ["王核: 电话"]
    assert made[0].quote == "（县住建局同意后办理；牵头）"
    assert after.section("住建局").items[0].title == "筑坝"
    assert "reader.unread_bracket" not in codes(after)
    assert "corrected by row" in after.diagnostics[codes(after).index("review.settled")].message
    elsewhere = plan.reviewed(filled(sheet, {at: {"更正": "归属：一；牵头领导：周若水"}}))
    assert [edge.target.key for edge in elsewhere.edges if edge.source.name == "周若水"] == ["一"]


def test_what_a_reader_read_is_confirmed_or_left_open() -> None:
    plan = dg.read_text(OPEN)
    sheet = plan.review_sheet()
    at = kinds(sheet)["reader.unread_bracket"]
    strict = plan.reviewed(filled(sheet, {at: {"确认": "是"}}))
    found = {one.code: one for one in strict.diagnostics}
    assert found["review.settled"].severity == "information"
    unsure = plan.reviewed(filled(sheet, {at: {"确认": "否"}}))
    found = {one.code: one for one in unsure.diagnostics}
    assert found["review.open"].severity == "warning"
    assert "says that this is not right" in found["review.open"].message
    noted = plan.reviewed(filled(sheet, {at: {"说明": "再问"}}))
    assert [one.code for one in noted.diagnostics if one.code.startswith("review")] == [
        "review.open"
    ]


def test_strict_looks_at_what_is_left() -> None:
    text = "一、甲\n1. 子。\n（责任单位：乙局\n"
    with pytest.raises(dg.ParseError):
        dg.read_text(text, strict=True)
    sheet = dg.read_text(text).review_sheet()
    with pytest.raises(dg.ParseError):
        dg.read_text(text, review=sheet, strict=True)
    after = dg.read_text(text, review=filled(sheet, {1: {"确认": "是"}}), strict=True)
    assert codes(after) == ["review.settled"]


def test_two_alike_on_one_line() -> None:
    """Two rows of the same words on one line are two questions, each with its answer."""
    text = "一、甲\n1. 子。\n（牵头领导：孙　尧、汤　涛）\n"
    plan = dg.read_text(text)
    sheet = plan.review_sheet()
    assert sheet["类别"] == ["reader.name_blank"] * 2
    after = plan.reviewed(filled(sheet, {1: {"确认": "是"}, 2: {"确认": "否"}}))
    assert codes(after) == ["review.settled", "review.open"]
    with pytest.raises(dg.ParseError, match="says otherwise"):
        plan.reviewed(
            [
                *filled(sheet, {1: {"确认": "是"}, 2: {"确认": "是"}}),
                *filled(sheet, {1: {"确认": "否"}}),
            ]
        )


def test_an_actor_gets_another_name() -> None:
    plan = dg.read_text(OPEN)
    sheet = plan.review_sheet()
    at = kinds(sheet)["reader.name_variant"]
    renamed = plan.reviewed(filled(sheet, {at: {"更正": "林一帆→林一凡"}}))
    assert [leader.name for leader in renamed.leaders] == ["林一凡"]
    merged = plan.reviewed(filled(sheet, {at: {"更正": "应急局->水利局"}}))
    assert "应急局" not in [section.name for section in merged.sections]
    assert len(merged.section("水利局").items) == 2
    both = plan.reviewed(filled(sheet, {at: {"更正": "应急局改为救援局；林一帆→林一凡"}}))
    assert both.section("救援局")
    assert both.leader("林一凡")


@pytest.mark.parametrize(
    ("written", "code", "words"),
    [
        ({"确认": "也许"}, "answer", "“也许” is no answer"),
        ({"更正": "找一下"}, "correction", "“找一下” is not understood"),
        ({"更正": "完成时限：6月底"}, "correction", "does not say who"),
        ({"更正": "林一帆→"}, "correction", "旧名→新名"),
        ({"更正": "无此人→某人"}, "correction", "no actor of the plan is named “无此人”"),
        ({"更正": "任务：3"}, "correction", "任务 corrects links only"),
        ({"更正": "归属：一"}, "correction", "it changes nothing"),
        ({"更正": "归属：九；牵头单位：甲局"}, "correction", "归属：九 is no work"),
        ({"更正": "牵头单位：甲局)2. 新任务(责任单位：乙局"}, "correction", "not understood"),
    ],
)
def test_rows_at_fault(written: dict[str, str], code: str, words: str) -> None:
    plan = dg.read_text(OPEN)
    sheet = plan.review_sheet()
    at = kinds(sheet)["reader.unread_bracket"]
    with pytest.raises(dg.ParseError, match=f"row {at}") as fault:
        plan.reviewed(filled(sheet, {at: written}))
    assert fault.value.code == f"review.{code}"
    assert fault.value.line == at
    assert words in str(fault.value)


def test_links_at_fault() -> None:
    plan = dg.read(SEED)
    sheet = plan.review_sheet()
    for written in ("责任科室：养老服务科", "任务：77", "甲→乙"):
        with pytest.raises(dg.ParseError, match="row 3"):
            plan.reviewed(filled(sheet, {3: {"更正": written}}))
    # All rows with unknown answers are named at once.
    with pytest.raises(dg.ParseError, match=r"(?s)row 2.*row 4"):
        plan.reviewed(filled(sheet, {2: {"确认": "?"}, 4: {"确认": "未定"}}))


def test_contradictions() -> None:
    plan = dg.read(SEED)
    rows = filled(plan.review_sheet(), {1: {"确认": "是"}})
    again = dict(rows[0], 确认="否")
    with pytest.raises(dg.ParseError, match="row 16: row 1 says otherwise") as fault:
        plan.reviewed([*rows, again])
    assert fault.value.code == "review.contradiction"
    assert plan.reviewed([*rows, dict(rows[0])]) == plan.reviewed(rows)
    # Of an older sheet the row with the line of today counts, and the other is told.
    older = dict(again, 行号=rows[0]["行号"] + 2)
    after = plan.reviewed([older, *rows])
    assert edges(after, "drives")[0][2] == "curated"
    assert codes(after) == ["review.overruled"]


def test_several_sheets(tmp_path: Path) -> None:
    plan = dg.read(SEED)
    first, second = tmp_path / "a.xlsx", tmp_path / "b.csv"
    sheet = plan.review_sheet()
    _sheet.save(Table(filled(sheet, {1: {"确认": "是"}})), first)
    _sheet.save(Table(filled(sheet, {2: {"确认": "否"}})), second)
    after = dg.read(SEED, review=[first, second])
    assert edges(after, "drives")[0][2] == "curated"
    assert len(edges(after, "drives")) == 12


def test_the_later_sheet_counts() -> None:
    plan = dg.read(SEED)
    sheet = plan.review_sheet()
    yes = Table(filled(sheet, {1: {"确认": "是"}}))
    no = Table(filled(sheet, {1: {"确认": "否"}}))
    noted = Table(filled(sheet, {1: {"说明": "再问"}}))
    for sheets, how in (([no, yes, noted], "curated"), ([no, yes, yes], "curated")):
        after = plan.reviewed(sheets)
        assert edges(after, "drives")[0][2] == how
        assert codes(after) == ["review.overruled"]
    assert len(edges(plan.reviewed([yes, no]), "drives")) == 12


def test_the_same_sentence_in_two_places() -> None:
    """One of two is answered; it stays the second when lines move onto each other."""
    text = "一、甲\n1. 子。\n（丙局同意后办理；牵头）\n2. 子。\n（丙局同意后办理；牵头）\n"
    plan = dg.read_text(text)
    sheet = plan.review_sheet()
    assert [row["行号"] for row in sheet if row["类别"] == "reader.unread_bracket"] == [3, 5]
    rows = filled(sheet, {kinds(sheet)["reader.unread_bracket"]: {"更正": "牵头单位：乙局"}})
    for moved in (text, "要点\n\n" + text, "要点\n" + text):
        after = dg.read_text(moved, review=rows)
        assert edges(after, "assigned") == [("乙局", "一/2", "curated")]
    three = text + "3. 子。\n（丙局同意后办理；牵头）\n"
    assert edges(dg.read_text(three, review=rows), "assigned") == [("乙局", "一/2", "curated")]
    unclear = dg.read_text("要点\n" + three, review=rows)
    assert edges(unclear, "assigned") == []
    assert "review.no_match" in codes(unclear)


@pytest.mark.parametrize("path", PLANS + LINKED, ids=lambda path: path.stem)
def test_on_the_sample_plans(path: Path, tmp_path: Path) -> None:
    plan = dg.read(path)
    asked = plan.review_sheet()
    doubts = sum(edge.provenance == "inferred" for edge in plan.edges)
    lists = {
        (edge.target, edge.role_word, edge.span.begin) for edge in plan.edges if edge.open_list
    }
    assert len(asked) == doubts + len(lists) + len(plan.diagnostics)
    assert plan.reviewed(asked) == plan
    yes = {at: {"确认": "是"} for at in range(1, len(asked) + 1)}
    rows = filled(asked, yes)
    after = plan.reviewed(rows)
    assert len(after.review_sheet()) == 0
    assert not any(edge.provenance == "inferred" or edge.open_list for edge in after.edges)
    assert {found.code for found in after.diagnostics} <= {"review.settled"}
    assert all(found.severity == "information" for found in after.diagnostics)
    file = tmp_path / "sheet.xlsx"
    _sheet.save(Table(rows, types=asked.types) if rows else asked, file)
    texts = [found.message.split("; ")[0] for found in after.diagnostics]
    again = dg.read(path, review=file)
    assert [found.message.split("; ")[0] for found in again.diagnostics] == texts
    assert list(again.edges) == list(after.edges) or edges(again, "drives") == edges(
        after, "drives"
    )


HOSTILE = [
    "<script>alert(1)</script>",
    '=HYPERLINK("http://x","y")',
    "+1+1",
    "@SUM(A1)",
    "-2",
    "'=1",
    "_x0041_",
    "a\x01b\ufffe",
    "多\n行\r\n文,“字”",
    "x" * 40_000,
]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_hostile_cells(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"x{suffix}"
    table = Table({"类别": HOSTILE, "确认": [None] * len(HOSTILE)})
    _sheet.save(table, path, '"<&>', {"确认": ("是", "否")})
    first = path.read_bytes()
    _sheet.save(table, path, '"<&>', {"确认": ("是", "否")})
    assert path.read_bytes() == first
    grid = _sheet.read(path, None, None)
    for (_, row), text in zip(grid[1:], HOSTILE, strict=True):
        if len(text) < 30_000 and suffix == ".xlsx":
            assert same(row[0]) == same(text)
        elif len(text) < 30_000 and "\x01" not in text:
            assert row[0] == text
    if suffix == ".csv":
        cells = [row[0] for row in csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig")))]
        assert not any(cell[:1] in tuple("=+-@\t\r") for cell in cells)
        return
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
        assert b'name="&quot;&lt;&amp;&gt;"' in archive.read("xl/workbook.xml")
    assert "<f>" not in xml
    assert "<script" not in xml
    assert 'state="frozen"' in xml


def test_hostile_names(tmp_path: Path) -> None:
    text = (
        '一、甲\n1. 子。\n（牵头领导：<script>alert(1)</script>；责任科室：=HYPERLINK("http://x","y"）\n'
        "2. 丑。（县住建局同意后办理；牵头）\n"
    )
    plan = dg.read_text(text)
    path = tmp_path / "x.xlsx"
    sheet = plan.review_sheet(path)
    assert len(sheet)
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<script>" not in xml
    assert "<f>" not in xml
    rows = filled(sheet, {len(sheet): {"更正": "牵头领导：<script>alert(1)</script>"}})
    assert plan.reviewed(rows).leader("<script>alert(1)</script>")


def test_files_that_are_no_sheets(tmp_path: Path) -> None:
    plan = dg.read(LIBRARY)
    with pytest.raises(dg.ArgumentError, match=r"\.xlsx or \.csv"):
        plan.review_sheet(tmp_path / "x.txt")
    with pytest.raises(dg.ArgumentError, match=r"\.xlsx or a \.csv"):
        plan.reviewed(tmp_path / "x.docx")
    other = tmp_path / "x.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(dg.ParseError, match="no row has the headings"):
        plan.reviewed(other)
    other.write_text('类别,确认\n"a', encoding="utf-8")
    with pytest.raises(dg.ParseError, match="this is no CSV"):
        plan.reviewed(other)
    with pytest.raises(dg.ArgumentError, match="columns are missing: 对象"):
        plan.reviewed({"类别": ["x"], "确认": ["是"]})
    with pytest.raises(dg.ParseError):
        plan.reviewed(tmp_path / "none.csv")
    (tmp_path / "bad.xlsx").write_bytes(b"PK no")
    with pytest.raises(dg.ParseError, match="ZIP"):
        plan.reviewed(tmp_path / "bad.xlsx")


def test_a_sheet_as_spreadsheets_save_it(tmp_path: Path) -> None:
    """GB18030, a title above the headings, columns of one's own, another order."""
    plan = dg.read(SEED)
    rows = filled(plan.review_sheet(), {1: {"确认": "是。"}})
    headings = [*reversed(plan.review_sheet().columns), "科室意见"]
    lines = [["待核实事项"], headings]
    lines += [[str(row.get(name) or "") for name in headings] for row in rows]
    made = io.StringIO(newline="")
    csv.writer(made).writerows(lines)
    path = tmp_path / "x.csv"
    path.write_bytes(made.getvalue().encode("gb18030"))
    assert edges(dg.read(SEED, review=path), "drives")[0][2] == "curated"
    answers = dg.read(SEED, review=path).diagnostics
    assert answers == []


def test_another_program_reads_and_writes_it(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "x.xlsx"
    dg.read(SEED).review_sheet(path)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert (sheet.title, sheet.freeze_panes, sheet.dimensions) == ("待核实", "A2", "A1:N16")
    assert [rule.formula1 for rule in sheet.data_validations.dataValidation] == ['"是,否"']
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"n", "s", "inlineStr"}
    sheet["K2"], sheet["K6"], sheet["N6"] = "是", "否", "李核"
    book.save(path)
    after = dg.read(SEED, review=path)
    assert edges(after, "drives")[0][2] == "curated"
    assert len(edges(after, "drives")) == 12
    assert "row 6 (李核)" in after.diagnostics[0].message


def test_a_plan_from_a_table(tmp_path: Path) -> None:
    """What stands in another format has no lines of its own, but words."""
    path = tmp_path / "plan.md"
    path.write_text(OPEN, encoding="utf-8")
    plan = dg.read(path)
    sheet = plan.review_sheet()
    at = kinds(sheet)["名单未列全"]
    after = dg.read(path, review=filled(sheet, {at: {"确认": "是"}}))
    assert not any(edge.open_list for edge in after.edges)
    built = dg.from_assignments([{"actor": "Ana", "item": "T1"}])
    assert len(built.review_sheet()) == 0
    assert built.reviewed(built.review_sheet()) == built


def test_on_the_command_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "待核实.xlsx"
    assert cli.main(["review-sheet", str(SEED), "-o", str(path)]) == 0
    assert "15 rows to confirm" in capfd.readouterr().err
    rewrite(path, "zh", {5: "否"})
    assert cli.main(["read", str(SEED), "--review", str(path), "-f", "csv"]) == 0
    assert "review.settled" in capfd.readouterr().err
    assert cli.main(["review-sheet", str(SEED), "--review", str(path), "-f", "json"]) == 0
    assert capfd.readouterr().out.count('"序号"') == 14
    rewrite(path, "zh", {6: "？？"})
    assert cli.main(["read", str(SEED), "--review", str(path)]) == 3
    assert "row 7" in capfd.readouterr().err
