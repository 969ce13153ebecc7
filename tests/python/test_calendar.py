"""Commitments by deadline, the calendar as .ics, and the ledger."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

import dutygraph as dg
from dutygraph import _sheet, cli

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "qufu_2020.txt"
PLANS = sorted((ROOT / "tests" / "data" / "plans").glob("*.txt"))

DATED = """青溪市2031年工作要点
一、水利
1. 修渠。11月15日前建成投入使用。完成绿化。
2. 筑坝。6月底前完成改造。
3. 立规。3年内出台办法。
4. 巡查。年底前完成整改；上半年完成检查。
（分管领导：林一帆。牵头单位：水利局；责任科室：工程科）
"""


def events(text: str) -> list[dict[str, str]]:
    """A reader of its own: lines unfolded, values unescaped."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    for line in text.encode().split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    found: list[dict[str, str]] = []
    for line in text.replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and name not in ("END", "BEGIN"):
            found[-1][name] = re.sub(
                r"\\(.)", lambda mark: "\n" if mark[1] == "n" else mark[1], value
            )
    return found


def test_order_and_dates() -> None:
    table = dg.read_text(DATED).calendar()
    assert table.columns == [
        "due",
        "deadline",
        "number",
        "key",
        "item",
        "text",
        "leaders",
        "sections",
        "line",
    ]
    assert table.types["due"] == "date"
    rows = [(row["due"], row["deadline"], row["number"]) for row in table]
    day = datetime.date
    assert rows == [
        (day(2031, 6, 30), "6月底前", "2"),
        (day(2031, 6, 30), "上半年", "4"),
        (day(2031, 11, 15), "11月15日前", "1"),
        (day(2031, 12, 31), "年底前", "4"),
        (None, "3年内", "3"),
        (None, None, "1"),
    ]
    assert set(map(tuple, table["leaders"])) == {("林一帆",)}
    assert table["sections"][0] == ["水利局", "工程科"]
    assert "6 commitments, 5 with a stated deadline, 4 of them with a day" in table.caption


def test_qufu() -> None:
    plan = dg.read(SEED)
    table = plan.calendar()
    assert sorted(map(str, table["text"])) == sorted(map(str, plan.commitments()["text"]))
    assert [str(due) for due in table["due"][:4]] == ["2020-12-31"] * 3 + ["None"]
    made = events(plan.to_ics())
    assert len(made) == 3
    assert {event["DTSTART;VALUE=DATE"] for event in made} == {"20201231"}
    assert {event["DTEND;VALUE=DATE"] for event in made} == {"20210101"}
    assert {event["DTSTAMP"] for event in made} == {"20200408T000000Z"}
    assert made[2]["SUMMARY"] == "27. 提升救助管理服务质量：年底前完工投入使用"
    assert made[2]["DESCRIPTION"].split("\n") == [
        "时限：年底前",
        "牵头领导：任志民",
        "责任科室：市社会福利院、市救助管理站",
        "原文第51行：年底前完工投入使用",
    ]


def test_a_role_word_is_kept() -> None:
    plan = dg.read_text(DATED)
    assert "牵头领导：林一帆（分管领导）" in events(plan.to_ics())[0]["DESCRIPTION"]
    row = plan.ledger().rows()[0]
    assert row["牵头领导"] == "林一帆（分管领导）"
    assert row["责任科室"] == "水利局（牵头单位）、工程科"


@pytest.mark.parametrize("path", [SEED, *PLANS], ids=lambda path: path.stem)
def test_ics_of_the_sample_plans(path: Path) -> None:
    plan = dg.read(path)
    table = plan.calendar()
    dues = [row["due"] for row in table]
    dated = [due for due in dues if due is not None]
    assert dues[: len(dated)] == sorted(dated)
    text = plan.to_ics()
    made = events(text)
    assert len(made) == len(dated)
    assert len({event["UID"] for event in made}) == len(made)
    assert dg.read(path).to_ics() == text
    assert len(table) == len(plan.commitments())
    ledger = plan.ledger()
    assert ledger["任务"] == [plan._plan.label(item._id) for item in plan.items]


def test_hostile_words(tmp_path: Path) -> None:
    text = (
        "2031年子;丑,寅\\卯要点\n一、甲\n"
        "1. 修\\缮。年底前完成BEGIN:VEVENT项目<script>alert(1)</script>建设。\n"
        '（牵头领导：<script>alert(1)</script>。责任科室：=HYPERLINK("x"）\n'
    )
    plan = dg.read_text(text)
    made = events(plan.to_ics())
    assert len(made) == 1
    assert "X-WR-CALNAME:2031年子\\;丑\\,寅\\\\卯要点\r\n" in plan.to_ics()
    assert made[0]["SUMMARY"].startswith("1. 修\\缮：年底前完成BEGIN")
    assert "<script>alert(1)</script>" in made[0]["DESCRIPTION"]
    path = tmp_path / "台账.csv"
    plan.ledger(path)
    for _, cells in _sheet.read(path, None, None)[1:]:
        assert cells[5].startswith("=HYPERLINK")
    assert ",\"'=HYPERLINK" in path.read_bytes().decode("utf-8-sig")


def test_ledger(tmp_path: Path) -> None:
    plan = dg.read(SEED)
    table = plan.ledger()
    assert table.columns == [
        "序号",
        "工作板块",
        "任务",
        "目标要求",
        "牵头领导",
        "责任科室",
        "完成时限",
        "进展情况",
        "备注",
    ]
    assert len(table) == len(plan.items) == 33
    ninth = table.rows()[8]
    assert ninth["工作板块"] == "三、加快推进养老服务发展"
    assert ninth["任务"] == "9. 优化养老服务供给"
    assert "新增养老床位200张" in ninth["目标要求"]
    assert (ninth["牵头领导"], ninth["责任科室"]) == ("孔维健", "养老服务科")
    assert ninth["进展情况"] is ninth["备注"] is ninth["完成时限"] is None
    assert table.rows()[9]["完成时限"] == "年底前"
    first = table.rows()[0]
    assert first["目标要求"] == plan.items[0].text  # nothing undertaken was read: the words
    assert "仅统计文本表述" in table.caption
    assert plan.ledger(language="en").columns[4] == "leaders"
    path = tmp_path / "台账.xlsx"
    plan.ledger(path)
    grid = _sheet.read(path, None, None)
    assert grid[0][1] == table.columns
    assert grid[9][1][2] == "9. 优化养老服务供给"
    with pytest.raises(dg.ArgumentError, match="language='fr'"):
        plan.ledger(language="fr")
    with pytest.raises(dg.ArgumentError, match="inheritance"):
        plan.calendar("none")


def test_empty() -> None:
    plan = dg.read_text("")
    assert len(plan.calendar()) == len(plan.ledger()) == 0
    assert events(plan.to_ics()) == []
    built = dg.from_assignments([{"actor": "Ana", "item": "T1"}])
    assert built.ledger().rows()[0]["牵头领导"] == "Ana"


def test_on_the_command_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.ics"
    assert cli.main(["calendar", str(SEED), "-o", str(path)]) == 0
    assert path.read_bytes().decode() == dg.read(SEED).to_ics()
    assert cli.main(["calendar", str(SEED), "-f", "csv"]) == 0
    assert capfd.readouterr().out.startswith("due,deadline,")
    sheet = tmp_path / "台账.xlsx"
    assert cli.main(["ledger", str(SEED), "-o", str(sheet)]) == 0
    assert len(_sheet.read(sheet, None, None)) == 34
    assert cli.main(["ledger", str(SEED), "--language", "en", "-f", "json"]) == 0
    assert '"leaders"' in capfd.readouterr().out
