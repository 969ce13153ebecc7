"""Reports: the page, formats, codes for names, and words that never stand."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import SEED
from reports import FORMS, FORMULA, LIBRARY, SCRIPT, hostile
from test_brief import NEVER_EN, NEVER_ZH, random_plan

import dutygraph as dg
from dutygraph import cli
from dutygraph.report import FORMATS, head, task_table, words
from dutygraph.report import cells as report_cells

VOID = {"meta", "br", "img", "hr", "link", "input"}
#: Elements of SVG that Python's parser is told in small letters.
ADDRESSES = {"href", "src", "action", "data", "poster", "srcset", "xlink:href", "formaction"}


class Page(HTMLParser):
    """Takes a page apart, and fails where tags do not close."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[tuple[int, str]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self.open and re.fullmatch("h[1-6]", self.open[-1]):
            level, said = self.headings[-1]
            self.headings[-1] = (level, said + data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def page_of(plan: dg.Plan, folder: Path, **given: object) -> tuple[str, Page]:
    plan.report(folder / "page.html", **given)  # type: ignore[arg-type]
    text = (folder / "page.html").read_text(encoding="utf-8")
    return text, Page(text)


def test_page(plan: dg.Plan, tmp_path: Path) -> None:
    text, page = page_of(plan, tmp_path, language="zh")
    assert page.all("html")[0]["lang"] == "zh-CN"
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert {"http-equiv": "Content-Security-Policy", "content": policy} in page.all("meta")
    assert not {"script", "link", "iframe", "object", "form", "base"} & {
        tag for tag, _ in page.tags
    }
    for tag, attributes in page.tags:
        assert not any(name.startswith("on") for name in attributes), tag
        for name in ADDRESSES & set(attributes):
            assert (attributes[name] or "").startswith(("#", "data:")), (tag, attributes)
    assert "url(" not in text
    assert "@import" not in text
    assert "@media print" in text
    assert "prefers-color-scheme:dark" in text
    assert "size:A4" in text
    levels = [level for level, _ in page.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [said for level, said in page.headings if level == 2] == [
        *("图示", "概要", "牵头领导与责任科室对应表", "牵头领导", "责任科室", "工作专班"),
        *("专班关联", "单人牵头任务", "不在专班范围", "目标任务", "待核实事项", "读取说明"),
        "所引原句",
    ]
    assert len(page.all("caption")) == len(page.all("table")) >= 9
    assert all(one.get("scope") in ("col", "row") for one in page.all("th"))
    anchors = {one["id"] for one in page.all("section")}
    assert {f"#{anchor}" for anchor in anchors} == {one["href"] for one in page.all("a")}
    assert len(page.all("svg")) == 2
    assert "仅统计文本表述：责任写在标题处39处" in text


def test_every_figure_opens_to_its_sentence(plan: dg.Plan, tmp_path: Path) -> None:
    text, _ = page_of(plan, tmp_path, language="zh")
    sections = dict(re.findall(r'<section id="(\w+)">(.*?)</section>', text, flags=re.DOTALL))
    for name in ("matrix", "leaders", "sections", "task_forces", "links", "single", "commitments"):
        rows = re.findall(r"<tr>(.*?)</tr>", sections[name], flags=re.DOTALL)[1:]
        assert rows
        for row in rows:
            assert "<details><summary>第" in row
            assert "<blockquote>" in row
    row = next(row for row in sections["leaders"].split("<tr>") if "任志民" in row)
    assert "第52行" in row
    assert "(牵头领导:任志民。责任科室:" in row
    lines = (plan.text or "").split("\n")
    quoted = re.findall(
        r"<blockquote><bdi>(.*?)</bdi> <small>第(\d+)行</small>", sections["quotes"]
    )
    assert len(quoted) > 40
    for said, line in quoted:
        begin = said.split("<br>")[0].replace("&quot;", '"').replace("&amp;", "&")
        assert begin in lines[int(line) - 1]


def test_figures_are_those_of_the_plan(plan: dg.Plan, tmp_path: Path) -> None:
    text, _ = page_of(plan, tmp_path, language="en")
    levels = plan.gaps()["level"]
    findings = re.findall('<td class="short"><bdi>finding</bdi>', text)
    assert len(findings) == levels.count("finding") > 0
    assert f"{levels.count('information')} more are information" in text
    for row in plan.workload():
        cells = "".join(
            f'<td class="number"><bdi>{value}</bdi></td>'
            for value in (
                row["items"],
                f"{row['items_fractional']:g}",
                row["chapters"],
                row["sole_items"],
                row["partners"],
            )
        )
        assert f"<bdi>{row['name']}</bdi></th>{cells}" in text
    matrix = plan.matrix()
    counts = re.findall(r'<td class="count"[^>]*>(\d+)</td>', text)
    assert [int(one) for one in counts] == [one for row in matrix.values for one in row if one]


@pytest.mark.parametrize("path", [LIBRARY, *FORMS], ids=lambda path: path.stem)
def test_every_form_of_plan_has_a_page(path: Path, tmp_path: Path) -> None:
    plan = dg.read(path)
    for language in ("zh", "en"):
        _, page = page_of(plan, tmp_path, language=language)
        assert len(page.all("caption")) == len(page.all("table"))


def test_plans_that_say_little(tmp_path: Path) -> None:
    for plan in (dg.Plan(), dg.read_text(""), dg.read_text("你好。"), dg.from_assignments([])):
        text, _ = page_of(plan, tmp_path, language="zh")
        assert "<title>工作计划：责任分工情况</title>" in text
        for name in FORMATS[1:]:
            assert plan.report(tmp_path / f"out.{name}") == []
    text, _ = page_of(dg.Plan(), tmp_path, language="zh")
    assert "原文没有责任分工表述" in text
    assert "没有保存原文，因此不引用原句。" in text


def test_random_plans(tmp_path: Path) -> None:
    for seed in range(40):
        plan = random_plan(seed)
        page_of(plan, tmp_path, language=random.Random(seed).choice(("zh", "en")))
        losses = plan.report(tmp_path / "out.docx")
        back = dg.read(tmp_path / "out.docx")
        lost = {loss.code for loss in losses}
        if not lost & {"report.item", "report.title", "report.addition"}:
            assert [item.name for item in back.items] == [item.name for item in plan.items]
        if not lost & {"report.item", "report.assignment"}:
            mine = {(r["actor"], r["role"], r["key"]) for r in plan.assignments()}
            theirs = {(r["actor"], r["role"], r["key"]) for r in back.assignments()}
            assert mine <= theirs


def test_hostile_names_are_text(tmp_path: Path) -> None:
    text, page = page_of(hostile(), tmp_path, language="zh")
    assert "<script" not in text
    assert "<b>" not in text
    assert "\u202e" not in text
    said = "\n".join(page.words)
    for name in (SCRIPT, FORMULA, '<b>"计划"</b>要点', "+cmd|' /C calc'", "@SUM(1)", "-专班"):
        assert name in said, name


def test_many_columns_and_rows_are_split_and_cut(tmp_path: Path) -> None:
    rows = [{"actor": f"领导{at}", "item": f"任务{at}"} for at in range(510)]
    rows += [
        {"actor": f"科室{at}", "item": f"任务{at}", "role": "responsible", "actor_kind": "section"}
        for at in range(50)
    ]
    text, page = page_of(dg.from_assignments(rows), tmp_path, language="zh")
    assert len(re.findall('<table class="matrix">', text)) == 3
    assert "此外还有10行，见表格文件。" in "".join(page.words)


def test_formats(plan: dg.Plan, tmp_path: Path) -> None:
    assert plan.report(tmp_path / "PAGE.HTM") == []
    plan.report(tmp_path / "plain", format="md")
    assert (tmp_path / "plain").read_text(encoding="utf-8").startswith("# 2020年")
    with pytest.raises(dg.ArgumentError, match="html, docx, xlsx, md"):
        plan.report(tmp_path / "out.pdf")
    with pytest.raises(dg.ArgumentError, match="not 'pdf'"):
        plan.report(tmp_path / "out.docx", format="pdf")
    with pytest.raises(dg.ArgumentError, match="of="):
        plan.report(tmp_path / "out.html", of="孔维健")
    with pytest.raises(dg.ArgumentError, match="language"):
        plan.report(tmp_path / "out.html", language="fr")
    with pytest.raises(dg.ArgumentError, match="pseudonymise"):
        plan.report(tmp_path / "out.html", pseudonymise="yes")  # type: ignore[arg-type]
    assert not (tmp_path / "out.html").exists()


def test_language_is_that_of_the_options(plan: dg.Plan, tmp_path: Path) -> None:
    assert 'lang="en"' in page_of(plan, tmp_path)[0]
    dg.options.language = "zh"
    try:
        assert 'lang="zh-CN"' in page_of(plan, tmp_path)[0]
    finally:
        dg.options.language = "en"


def test_the_same_plan_gives_the_same_bytes(plan: dg.Plan, tmp_path: Path) -> None:
    assert page_of(plan, tmp_path)[0] == page_of(dg.Plan(plan._plan), tmp_path)[0]


def test_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in FORMATS:
        out = tmp_path / f"out.{name}"
        assert cli.main(["report", str(SEED), "-o", str(out)]) == 0
        assert out.stat().st_size > 5000
    assert "责任分工情况" in (tmp_path / "out.html").read_text(encoding="utf-8")
    one = tmp_path / "one.docx"
    given = ["--format", "docx", "-o", str(one), "--of", "孔维健", "--pseudonymise"]
    assert cli.main(["report", str(SEED), *given]) == 0
    assert [leader.name for leader in dg.read(one).leaders] == ["L3"]
    capsys.readouterr()
    assert cli.main(["report", str(SEED), "-o", str(tmp_path / "out.pdf")]) == 2
    assert "html, docx, xlsx, md" in capsys.readouterr().err
    assert cli.main(["report", str(SEED), "-o", str(one), "--of", "无名氏"]) == 3


# Codes for names.


def questions() -> list[Callable[[dg.Plan], list[list[object]]]]:
    numbers = ("items", "items_fractional", "chapters", "sole_items", "partners")
    return [
        lambda plan: [[row[name] for name in numbers] for row in plan.workload()],
        lambda plan: [[row[name] for name in numbers] for row in plan.workload("section")],
        lambda plan: [[row["key"], row["count"]] for row in plan.coverage()],
        lambda plan: plan.matrix().values,  # type: ignore[return-value]
        lambda plan: [[row["items"], row["inferred"]] for row in plan.task_force_coverage()],
        lambda plan: [[row["key"], row["score"]] for row in plan.links()],
        lambda plan: [[row["key"], row["line"], row["due"]] for row in plan.commitments()],
        lambda plan: [[row["gap"], row["number"], row["line"]] for row in plan.gaps()],
        lambda plan: [
            [row["role"], row["role_word"], row["key"], row["line"]] for row in plan.assignments()
        ],
    ]


@pytest.mark.parametrize("path", [SEED, LIBRARY, *FORMS], ids=lambda path: path.stem)
def test_codes_change_names_and_nothing_else(path: Path) -> None:
    plan = dg.read(path)
    coded = plan.pseudonymise()
    assert [node.name for node in coded.leaders] == [
        f"L{at}" for at in range(1, len(plan.leaders) + 1)
    ]
    assert [node.name for node in coded.sections] == [
        f"S{at}" for at in range(1, len(plan.sections) + 1)
    ]
    assert [node.name for node in coded.task_forces] == [
        f"T{at}" for at in range(1, len(plan.task_forces) + 1)
    ]
    for ask in questions():
        assert ask(coded) == ask(plan)
    written = coded.to_json()
    for node in (*plan.leaders, *plan.sections, *plan.task_forces):
        assert node.name not in written, node
    # Spans point at the same words as before, but for the names.
    for mine, theirs in zip(plan.items, coded.items, strict=True):
        assert theirs.span is not None
        assert theirs.name_span is not None
        assert "".join(theirs.name_span.text.split()) == "".join((theirs.title or "").split())
        assert mine.line == theirs.line
    for row in coded.assignments():
        if row["quote"] is not None and row["provenance"] != "inherited":
            assert row["actor"] in row["quote"], row
    assert coded.pseudonymise() == coded or not plan.leaders


def test_codes_of_one_s_own(plan: dg.Plan, tmp_path: Path) -> None:
    coded = plan.pseudonymise({"孔维健": "甲", "财务科": "X9"})
    assert [node.name for node in coded.leaders] == ["L1", "L2", "甲", "L4", "L5", "L6"]
    assert coded["X9"].kind == "section"
    assert "孔维健" not in (coded.text or "")
    for names, wanted in (
        ({"孔维健": "L4"}, "also|too"),
        ({"孔维健": "甲", "财务科": "甲"}, "one code"),
        ({"孔维健": ""}, "letters and digits"),
        ({"孔维健": "<b>"}, "letters and digits"),
    ):
        with pytest.raises(dg.ArgumentError, match=wanted):
            plan.pseudonymise(names)
    with pytest.raises(dg.UnknownName, match="无名氏"):
        plan.pseudonymise({"无名氏": "甲"})


def test_codes_mask_every_output(plan: dg.Plan, tmp_path: Path) -> None:
    names = [node.name for node in (*plan.leaders, *plan.sections, *plan.task_forces)]
    for name in ("html", "md"):
        plan.report(tmp_path / f"out.{name}", pseudonymise=True, language="zh")
        text = (tmp_path / f"out.{name}").read_text(encoding="utf-8")
        assert not [one for one in names if one in text]
        assert "S16" in text
        assert "T6" in text
    for name in ("docx", "xlsx"):
        plan.report(tmp_path / f"out.{name}", pseudonymise={"孔维健": "甲"})
        back = dg.read(tmp_path / f"out.{name}")
        assert not [one for one in names if one in (back.text or "")]
        assert "甲" in [leader.name for leader in back.leaders]


def test_codes_where_names_are_printed_otherwise() -> None:
    plan = dg.read_text(
        "一、甲\n1. 开会。请吴 敏同志讲话。（牵头领导：吴 敏；责任单位：甲局）\n"
        "2. 办事。（牵头领导：吴敏；责任单位：甲局办公室）\n"
    )
    coded = plan.pseudonymise()
    assert coded.text == (
        "一、甲\n1. 开会。请L1同志讲话。（牵头领导：L1；责任单位：S1）\n"
        "2. 办事。（牵头领导：L1；责任单位：S2）\n"
    )
    assert coded.items[0].text == "请L1同志讲话。"
    assert not any("吴" in str(vars_of) for vars_of in coded.diagnostics)


# Words.


def own_words() -> list[str]:
    """All that reports say of themselves, in Chinese."""
    said = list(words.ZH.values())
    said += [text for name in words.TABLES.values() for text in (name[0], name[2])]
    said += [name[0] for name in words.COLUMNS.values()]
    said += [*words.VALUES.values(), *task_table.COLUMNS, *report_cells._LABELS.values()]
    return said


def test_words_that_never_stand() -> None:
    for text in own_words():
        for word in NEVER_ZH:
            assert word not in text, (text, word)
    english = [*words.EN.values(), *(name[1] for name in words.TABLES.values())]
    english += [name[1] for name in words.COLUMNS.values()]
    for text in english:
        for word in NEVER_EN:
            assert not re.search(rf"\b{word}\b", text, re.IGNORECASE), (text, word)


def test_words_that_never_stand_in_files(tmp_path: Path) -> None:
    plan = dg.read(LIBRARY)  # none of these words is its own
    for name in FORMATS:
        plan.report(tmp_path / f"out.{name}", language="zh")
    said = (tmp_path / "out.html").read_text(encoding="utf-8")
    said += (tmp_path / "out.md").read_text(encoding="utf-8")
    said += dg.read(tmp_path / "out.docx").text or ""
    for word in ("覆盖率", "工作量", "超负荷", "排名", "第一名", "末位", "落后", "问责", "不力"):
        assert word not in said


def test_one_list_of_words_for_each_language() -> None:
    assert words.ZH.keys() == words.EN.keys()
    fields = re.compile(r"\{\w+\}")
    for key, text in words.ZH.items():
        assert sorted(fields.findall(text)) == sorted(fields.findall(words.EN[key])), key


def test_head_in_both_languages(plan: dg.Plan) -> None:
    assert head.source_of(plan, "en") == (
        "Source: 曲阜市民政局, 《2020年曲阜市民政工作要点》, 2020-04-08; file qufu_2020.txt."
    )
    assert head.levels_of(plan, "en") == (
        "Only what the text says is counted (仅统计文本表述): stated 39 at headings; items take "
        "over what stands at the nearest heading."
    )
    assert head.source_of(dg.Plan(), "zh") == "来源：未注明。"
    assert head.source_of(dg.Plan(), "en") == "Source: not stated."
    assert "states no responsibility" in head.levels_of(dg.Plan(), "en")
