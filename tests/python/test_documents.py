from __future__ import annotations

import random
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx as python_docx
import openpyxl
import pytest
from office_files import docx, paragraph, pdf, relations, sheet, word_table, xlsx, zipped

import dutygraph as dg
from dutygraph.documents._numbering import written

PROSE = """2026年某市民政工作要点
一、加强党建
1. 抓好学习。每月一次。
2. 抓好整改。
(牵头领导:甲德民。责任科室:党建科、人事科)
二、社会救助
3. 提高标准。
(牵头领导:乙立。责任科室:救助科)
"""
LINES = PROSE.splitlines()
TABLE = [
    ["2026年某市民政工作任务分解表", "<", "<", "<"],
    ["序号", "重点任务", "牵头领导", "责任科室（单位）"],
    ["一、加强党建", "<", "<", "<"],
    ["1", "抓好学习。每月一次。", "甲德民", "党建科\n人事科"],
    ["2", "抓好整改。", "^", "党建科、人事科"],
    ["二、社会救助", "<", "<", "<"],
    ["3", "提高标准。", "乙立", "救助科"],
]
Reader = Callable[[str, bytes | str], dg.Plan]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    def reader(name: str, content: bytes | str, **options: Any) -> dg.Plan:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return dg.read(path, **options)

    return reader


def works(plan: dg.Plan) -> list[tuple[str, str | None, str | None]]:
    return [(one.key, one.title, one.text) for one in (*plan.headings, *plan.items)]


def holdings(plan: dg.Plan) -> list[tuple[str, str, str, str]]:
    return sorted(
        (row["actor"], row["actor_kind"], row["role"], row["number"]) for row in plan.assignments()
    )


def same(plan: dg.Plan, twin: dg.Plan) -> bool:
    return works(plan) == works(twin) and holdings(plan) == holdings(twin)


def codes(plan: dg.Plan) -> list[str]:
    return [one.code for one in plan.diagnostics]


@pytest.fixture(scope="module")
def twin() -> dg.Plan:
    return dg.read_text(PROSE)


# HTML


def page(body: str, head: str = '<meta charset="utf-8">') -> str:
    return f"<!doctype html><html><head>{head}<title>某市</title></head><body>{body}</body></html>"


@pytest.mark.parametrize(
    "article",
    [
        "".join(f"<p>{line}</p>" for line in LINES),
        "<br>\n".join(LINES),
        "".join(f"<div><span>{line[:3]}</span><b>{line[3:]}</b></div>\n" for line in LINES),
        "<div>" * 5000 + "".join(f"<p>{line}" for line in LINES),
        "".join(f"<tr><td>{line}</td></tr>" for line in LINES).join(("<table>", "</table>")),
        "".join(f"<p>{line}</p>" for line in LINES)
        .replace("甲德民", "甲<b>德</b>民")
        .replace("。责任", "。<br/>责任"),
        "".join(f"<P STYLE='x'>{line}</P><!-- <p>9. 甲 -->" for line in LINES)
        + "<script>'<p>8. 假的</p>'</script><style>p{}</style><p hidden>7. 藏的</p>",
    ],
)
def test_html_is_its_text(read: Reader, twin: dg.Plan, article: str) -> None:
    assert same(read("page.html", page(article)), twin)
    around = (
        "<div id=nav><a href=x>首页</a><a href=y>政务公开</a></div>"
        "<table><tr><td>索 引 号：</td><td>0001</td></tr><tr><td>发文机关：</td><td>甲局</td></tr>"
        "</table><div class=content>{}</div><div>扫一扫打开当前页</div><div>版权所有</div>"
    )
    plan = read("page.htm", page(around.format(article)))
    assert same(plan, twin)
    assert plan.title == twin.title
    assert "html.left_out" in codes(plan)
    assert "索引" not in (plan.text or "")


def test_html_keeps_the_heading_before_the_article(read: Reader) -> None:
    body = "".join(f"<p>{line}</p>" for line in LINES[1:])
    plan = read("page.html", page(f"<h1>{LINES[0]}</h1><p>日期</p><div>{body}</div>"))
    assert plan.title == LINES[0]


def test_html_numbers_lists(read: Reader) -> None:
    plan = read("x.html", page("<p>一、甲</p><ol start=4><li>乙事。<li>丙事。<li>6. 丁事。</ol>"))
    assert [item.key for item in plan.items] == ["一/4", "一/5", "一/6"]


def test_html_encodings(read: Reader, twin: dg.Plan) -> None:
    body = page("".join(f"<p>{line}</p>" for line in LINES), '<meta charset="gb2312">')
    plan = read("x.html", body)
    assert same(plan, twin)
    lie = next(one for one in plan.diagnostics if one.code == "html.charset")
    assert (lie.severity, lie.line, lie.byte) == ("warning", 1, body.encode().index(b"gb2312"))
    assert read("x.html", body, encoding="utf-8").encoding == "utf-8"
    with pytest.raises(dg.ParseError):
        read("x.html", body, strict=True)
    assert read("x.html", b"\xef\xbb\xbf" + page("x").encode()).encoding == "utf-8-sig"


def test_html_table_is_a_responsibility_table(read: Reader, twin: dg.Plan) -> None:
    rows = ""
    for at, row in enumerate(TABLE):
        cells = ""
        for column, text in enumerate(row):
            wide = 4 if row[1] == "<" else 1
            high = 2 if at + 1 < len(TABLE) and TABLE[at + 1][column] == "^" else 1
            if text not in ("<", "^"):
                shown = text.replace("\n", "<br>")
                cells += f"<td colspan={wide} rowspan={high}>{shown}</td>"
        rows += f"<tr>{cells}</tr>"
    plan = read("x.html", page(f"<table>{rows}</table>"))
    assert same(plan, twin)
    assert "table.filled_down" in codes(plan)


@pytest.mark.parametrize(
    "part", ["<!--a", "<a", "<a b='", '<a b="', "<![CDATA[", "</a", "<?a", "<", "&a", "<title>"]
)
def test_html_that_never_closes_ends(read: Reader, part: str) -> None:
    assert read("x.html", part * 200_000).items == []


# Markdown


def test_markdown(read: Reader, twin: dg.Plan) -> None:
    lines = [f"# {LINES[0]} #", f"## {LINES[1]}", "", "1\\. **抓好学习**。每月[一次](http://x)。"]
    lines += ["2. 抓好整改。", LINES[4], f"## {LINES[5]}", f"- {LINES[6]}", f"> {LINES[7]}"]
    plan = read("plan.md", "---\ntitle: x\n---\n" + "\n".join(lines) + "\n")
    assert same(plan, twin)
    assert plan.title == LINES[0]
    assert codes(plan)[0] == "markdown.front_matter"
    span = plan.items[0].span
    assert span is not None
    assert span.place == "line 7"


@pytest.mark.parametrize(
    "text",
    [
        "a|b\n" + " " * 200_000 + "|x",
        "a|b\n" + "- " * 200_000 + "|x",
        "a|b\n" + "-|" * 200_000 + "x",
        "[" * 100_000,
        "**a " * 50_000,
        "## a" + " #" * 200_000 + "x",
    ],
    ids=["blanks", "dashes", "pipes", "brackets", "stars", "hashes"],
)
def test_markdown_is_read_in_linear_time(read: Reader, text: str) -> None:
    assert read("x.md", text).items == []  # a pattern that starts over would take minutes


def test_markdown_table(read: Reader) -> None:
    text = "| 序号 | 任务 | 责任单位 |\n|---|:-:|---|\n| 1 | 甲\\|乙 | 丙局<br>丁局 |\n"
    plan = read("plan.md", text)
    assert [item.title for item in plan.items] == ["甲|乙"]
    assert [section.name for section in plan.sections] == ["丙局", "丁局"]


# CSV; tests/read/responsibility_table_test.cpp has the rest


def test_csv(read: Reader, twin: dg.Plan) -> None:
    rows = [[cell.strip("<^") for cell in row] for row in TABLE]
    rows[4][2] = "甲德民"
    text = "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
    plan = read("x.csv", text)
    assert same(plan, twin)
    assert plan.title == "2026年某市民政工作任务分解表"
    row = next(iter(plan.assignments()))
    assert (row["line"], row["quote"]) == (4, "甲德民")
    with pytest.raises(dg.ParseError, match="seen: a, b; known: actor,item") as caught:
        read("x.csv", "a,b\n1,2\n")
    assert caught.value.code == "csv.headings"
    assert read("x.csv", "活儿,谁\n甲,乙\n", columns={"活儿": "任务", "谁": "责任科室"}).sections
    with pytest.raises(dg.ArgumentError):
        read("x.csv", "a,b\n", columns=["a"])


# Word


def test_docx_is_its_text(read: Reader, twin: dg.Plan) -> None:
    plan = read("x.docx", docx("".join(paragraph(line) for line in LINES)))
    assert same(plan, twin)
    assert plan.encoding is None
    span = plan.items[0].span
    assert span is not None
    assert span.place == "paragraph 3"


def test_docx_table(read: Reader, twin: dg.Plan, tmp_path: Path) -> None:
    plan = read("x.docx", docx(word_table(TABLE)))
    assert same(plan, twin)
    assert "table.filled_down" in codes(plan)
    edge = next(one for one in plan.edges if one.source.name == "人事科")
    assert edge.name_span.place == "table 1, row 4, column 4"
    plan.save(tmp_path / "x.json")
    assert dg.read(tmp_path / "x.json") == plan


def _level(level: int, form: str, text: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def test_docx_automatic_numbers(read: Reader, twin: dg.Plan) -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="7">{_level(0, "chineseCounting", "%1、")}'
        f"{_level(1, 'decimal', '%2.')}</w:abstractNum>"
        f'<w:abstractNum w:abstractNumId="8">{_level(0, "decimal", "%1.", 3)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    )
    styles = (
        '<w:style w:styleId="base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="heading"><w:basedOn w:val="base"/></w:style>'
    )
    body = paragraph(LINES[0]) + paragraph("加强党建", style="heading")
    body += paragraph("抓好学习。每月一次。", (1, 1)) + paragraph("抓好整改。", (1, 1))
    body += paragraph(LINES[4]) + paragraph("社会救助", style="heading")
    body += paragraph("提高标准。", (2, 0)) + paragraph(LINES[7])
    assert same(read("x.docx", docx(body, numbering=numbering, styles=styles)), twin)


def test_numbers_as_word_writes_them() -> None:
    wanted = {1: "一", 10: "十", 11: "十一", 20: "二十", 101: "一百零一", 110: "一百一十"}
    for value, text in wanted.items():
        assert written(value, "chineseCountingThousand") == text
    assert written(3, "decimalEnclosedCircleChinese") == "③"
    assert written(14, "lowerRoman") == "xiv"
    assert written(28, "upperLetter") == "BB"
    assert written(12, "decimalFullWidth") == "１２"
    assert written(10**9, "chineseCounting") == "1000000000"


def test_docx_changes_and_hidden_text(read: Reader, twin: dg.Plan) -> None:
    lines = [paragraph(line) for line in LINES]
    lines[4] = (
        "<w:p><w:r><w:t>(牵头领导:</w:t></w:r><w:del><w:r><w:delText>旧领导、</w:delText></w:r>"
        "</w:del><w:moveFrom><w:r><w:t>移走、</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>甲德民"
        "</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:t>。责任科室:"
        "党建科、人事科)</w:t></w:r></w:p>"
    )
    lines[6] = (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>3. 提高</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>标准。</w:t></w:r></w:p>"
    )
    plan = read("x.docx", docx("".join(lines)))
    assert same(plan, twin)
    assert codes(plan)[:2] == ["docx.tracked_deletion", "docx.hidden_text"]


# Excel


def test_xlsx(read: Reader, twin: dg.Plan, tmp_path: Path) -> None:
    rows = [[cell.strip("<^") for cell in row] for row in TABLE]
    content = sheet(rows, "A1:D1 A3:D3 A6:D6 C4:C5")
    data = xlsx(
        {"任务": content, "旧": sheet([["任务", "责任单位"], ["旧事", "旧局"]])}, None, "旧"
    )
    plan = read("x.xlsx", data)
    assert same(plan, twin)
    assert plan.title == rows[0][0]
    assert codes(plan) == ["xlsx.hidden_sheet", "table.filled_down"]
    edge = next(one for one in plan.edges if one.source.name == "人事科")
    assert edge.name_span.place == "任务!D4"
    found = plan.diagnostics[1]
    assert "任务!C4" in found.message
    assert found.byte is None


def test_files_of_other_writers(tmp_path: Path, twin: dg.Plan) -> None:
    rows = [[cell.strip("<^") for cell in row] for row in TABLE]
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([int(cell) if cell.isdigit() else cell or None for cell in row])
    for merged in ("A1:D1", "A3:D3", "A6:D6", "C4:C5"):
        book.active.merge_cells(merged)
    book.save(tmp_path / "a.xlsx")
    assert same(dg.read(tmp_path / "a.xlsx"), twin)
    document = python_docx.Document()
    table = document.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    for at in (0, 2, 5):
        table.cell(at, 0).merge(table.cell(at, 3))
    table.cell(3, 2).merge(table.cell(4, 2))
    document.save(str(tmp_path / "a.docx"))
    assert same(dg.read(tmp_path / "a.docx"), twin)


def test_xlsx_values(read: Reader) -> None:
    cells = (
        '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c t="str"><v>备注</v></c>',
        '<c r="A2"><v>7</v></c><c r="B2" t="s"><v>2</v></c><c r="C2" t="b"><v>1</v></c>',
    )
    data = "".join(f'<row r="{at}">{row}</row>' for at, row in enumerate(cells, 1))
    plan = read(
        "x.xlsx", xlsx({"S": f"<sheetData>{data}</sheetData>"}, ["任务", "责任单位", "甲局"])
    )
    assert [item.title for item in plan.items] == ["7"]
    assert plan.text == "任务\t责任单位\t备注\n7\t甲局\tTRUE\n"


@pytest.mark.parametrize(
    ("cell", "code", "where"),
    [
        ('<row r="1"><c r="A1" t="s"><v>9</v></c></row>', "xlsx.shared_string", "S!A1"),
        ('<row r="1"><c r="B1" t="s"><v>-1</v></c></row>', "xlsx.shared_string", "S!B1"),
        ('<row r="0"/>', "xlsx.reference", "row 0"),
        ('<row r="99999999999"/>', "xlsx.reference", "row 99999999999"),
        ('<row r="1"><c r="XFE1"/></row>', "xlsx.reference", "XFE1"),
        ('<row r="1"><c r="A0"/></row>', "xlsx.reference", "A0"),
        ('<row r="1"><c r="甲"/></row>', "xlsx.reference", "甲"),
    ],
)
def test_xlsx_that_refers_to_nothing(read: Reader, cell: str, code: str, where: str) -> None:
    with pytest.raises(dg.ParseError) as caught:
        read("x.xlsx", xlsx({"S": f"<sheetData>{cell}</sheetData>"}, ["a"]))
    assert caught.value.code == code
    assert where in str(caught.value)


# PDF


def test_pdf(read: Reader, twin: dg.Plan) -> None:
    broken = [LINES[0], LINES[1], "1. 抓好学习。每月一次。", "2. 抓好整改。"]
    long = "(牵头领导:甲德民。责任科室:党建科、人事科)"
    first = [*broken, long[:12], long[12:]]
    plan = read("x.pdf", pdf([[*first, "— 1 —"], [*LINES[5:], "— 2 —"]]))
    assert same(plan, twin)
    assert codes(plan)[0] == "pdf.running_lines"
    span = plan.items[2].span
    assert span is not None
    assert span.place == "page 2"


def test_pdf_lines_are_rejoined(read: Reader) -> None:
    text = "为做好全年民政工作，现就有关事项安排如下，请各单位结合实际认真抓好落实工作"
    lines = [text[at : at + 12] for at in range(0, len(text), 12)]
    plan = read("x.pdf", pdf([["题目", *lines[:2]], [*lines[2:], "一、甲"]]))
    assert plan.text == f"题目\n{text}\n一、甲\n"


def test_pdf_that_cannot_be_read(read: Reader) -> None:
    with pytest.raises(dg.ParseError, match="image only") as caught:
        read("x.pdf", pdf([[], []]))
    assert caught.value.code == "pdf.image_only"
    for data in (b"", b"%PDF-1.4", b"PK", pdf([["一、甲"]])[:300]):
        with pytest.raises(dg.ParseError) as caught:
            read("x.pdf", data)
        assert caught.value.code in ("pdf.damaged", "pdf.image_only")
    assert codes(read("x.pdf", pdf([["一、甲"], []])))[0] == "pdf.blank_pages"


def test_pdf_needs_a_package(read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(dg.MissingPackage, match=r"pip install .dutygraph\[readers\]"):
        read("x.pdf", pdf([["一、甲"]]))


# What is refused


@pytest.mark.parametrize(
    ("name", "advice"), [("x.ofd", "OFD"), ("x.doc", "docx"), ("x.wps", "docx"), ("x.XLS", "xlsx")]
)
def test_what_to_convert(read: Reader, name: str, advice: str) -> None:
    with pytest.raises(dg.ParseError) as caught:
        read(name, b"x")
    assert caught.value.code == "input.unsupported"
    assert advice in str(caught.value)
    assert "\n" not in str(caught.value)


def _document(content: str) -> bytes:
    return zipped(
        {
            "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
            "word/document.xml": content,
        }
    )


def _changed(data: bytes, old: bytes, new: bytes) -> bytes:
    """All places of `old`: in the local header and in the central directory."""
    assert data.count(old) == 2
    return data.replace(old, new)


PLAIN = docx("".join(paragraph(line) for line in LINES))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "format.ole"),
        (PLAIN[: len(PLAIN) * 2 // 3], "zip.damaged"),
        (b"", "zip.damaged"),
        (_document("<a><b></a>"), "xml.syntax"),
        (_document("<!DOCTYPE a><a/>"), "xml.doctype"),
        (
            _document('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
            "xml.doctype",
        ),
        (
            _document('<!DOCTYPE a [<!ENTITY x "aa"><!ENTITY y "&x;&x;">]><a>&y;</a>'),
            "xml.doctype",
        ),
        (_document("<a>&x;</a>"), "xml.syntax"),
        (_document("<a>" * 300), "limit.nesting"),
        (_document("<a>" + "x" * 2_000_000 + "</a>"), "limit.zip_ratio"),
        (zipped({"_rels/.rels": "<a/>"}), "zip.missing_part"),
        (_changed(zipped({"word/document.xml": "<a/>", "b.xml": ""}), b"b.xml", b"b\xff/ml"), ""),
        (
            _changed(
                zipped({"Word/document.xml": "<a/>", "word/document.xmL": ""}), b"Word", b"word"
            ),
            "zip.duplicate",
        ),
    ],
)
def test_damaged_archives(read: Reader, data: bytes, code: str) -> None:
    if not code:
        assert read("x.docx", data).items == []
        return
    with pytest.raises((dg.ParseError, dg.LimitExceeded)) as caught:
        read("x.docx", data)
    assert caught.value.code == code
    if isinstance(caught.value, dg.LimitExceeded):
        assert code == f"limit.{caught.value.limit}"
        assert f"raise {caught.value.limit}" in str(caught.value)


def test_sizes_are_checked_while_unpacking(read: Reader) -> None:
    data = zipped({"word/document.xml": "<a>甲</a>"})
    central = data.rindex(b"PK\x01\x02")
    short = bytearray(data)
    short[central + 24 : central + 28] = struct.pack("<I", 7)
    with pytest.raises(dg.ParseError) as caught:
        read("x.docx", bytes(short))
    assert caught.value.code == "zip.size"
    wrong = bytearray(data)
    wrong[central + 16] ^= 1
    with pytest.raises(dg.ParseError) as caught:
        read("x.docx", bytes(wrong))
    assert caught.value.code == "zip.checksum"


def test_limits_of_archives(read: Reader) -> None:
    size = len("<w:document") + 100
    for name, allowed in (("zip_part_bytes", 10), ("zip_bytes", size), ("zip_entries", 1)):
        with pytest.raises(dg.LimitExceeded) as caught:
            read("x.docx", PLAIN, limits=dg.Limits(**{name: allowed}))
        assert caught.value.limit == name
    large = _document("<a>" + "x" * 2_000_000 + "</a>")
    assert read("x.docx", large, limits=dg.Limits(zip_ratio=2000)).items == []


def test_archives_say_their_own_encoding(read: Reader) -> None:
    for options in ({"encoding": "utf-8"}, {"errors": "replace"}):
        with pytest.raises(dg.ArgumentError):
            read("x.docx", PLAIN, **options)


SMALL = {
    "x.html": page("".join(f"<p>{line}</p>" for line in LINES[:4])).encode(),
    "x.md": "# 甲\n| 任务 | 责任单位 |\n|-|-|\n| 乙 | 丙 |\n".encode(),
    "x.csv": '任务,责任单位\n"甲",乙\n'.encode(),
    "x.docx": docx(word_table(TABLE[:4])),
    "x.xlsx": xlsx({"S": sheet([["任务", "责任单位"], ["甲", "乙"]], "A1:A2")}),
}


@pytest.mark.parametrize("name", SMALL)
def test_no_part_or_mutant_is_more_than_an_error(read: Reader, name: str) -> None:
    whole = SMALL[name]
    chance = random.Random(7)
    step = max(1, len(whole) // 300)
    given = [whole[:end] for end in range(0, len(whole), step)]
    for _ in range(300):
        mutant = bytearray(whole)
        mutant[chance.randrange(len(whole))] = chance.randrange(256)
        given.append(bytes(mutant))
    refused = 0
    for data in given:
        try:
            read(name, data)
        except dg.Error as caught:
            refused += bool(caught.code)
    assert refused > 0


_OPENED: list[str] | None = None


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if _OPENED is not None and (event == "open" or event.startswith("socket.")):
        _OPENED.append(f"{event} {arguments[0]}")


def test_nothing_else_is_opened(read: Reader) -> None:
    global _OPENED
    outside = zipped(
        {
            "_rels/.rels": relations(("r1", "officeDocument", "../../etc/passwd"))
            .replace("</R", '<Relationship Id="e" TargetMode="External" Target="http://x/"/></R')
            .replace('Id="e"', f'Id="e" Type="{"a/styles"}"'),
            "word/document.xml": "<a/>",
        }
    )
    pages = page("<img src=http://x/y.png><iframe src=/etc/passwd></iframe><p>一、甲</p>")
    files: dict[str, bytes | str] = {"o.docx": outside, "p.html": pages, **SMALL}
    for name, data in files.items():
        read(name, data)  # modules are imported by now
    sys.addaudithook(_watch)
    _OPENED = []
    for name, data in files.items():
        read(name, data)
    opened, _OPENED = _OPENED, None
    # The test itself writes the file; the library opens it in C++, which no hook sees.
    assert len(opened) == len(files)
    assert all(any(name in one for name in files) for one in opened)


def test_an_extraction_is_stopped(read: Reader) -> None:
    flag = dg.StopFlag()
    flag.set()
    for name, data in SMALL.items():
        with pytest.raises(dg.Stopped):
            read(name, data, stop=flag)


def test_characters_that_a_sheet_spells_out(tmp_path: Path) -> None:
    rows = [["序号", "工作任务", "责任单位"], ["1", "甲_x000D_\n乙_x005F_x0041_", "丙局"]]
    (tmp_path / "plan.xlsx").write_bytes(xlsx({"表": sheet(rows)}))
    text = dg.read(tmp_path / "plan.xlsx").text or ""
    assert "乙_x0041_" in text
    assert "_x000D_" not in text


def test_tables_that_were_counted_out_of_a_plan(tmp_path: Path) -> None:
    table = "|序号|工作任务|责任单位|\n|-|-|-|\n|1|甲事|乙局|\n"
    for heading in ("统计序号", "Counted row"):
        counted = table.replace("序号", heading).replace("甲事", "丙事")
        (tmp_path / "plan.md").write_text(f"{table}\n{counted}", encoding="utf-8")
        plan = dg.read(tmp_path / "plan.md")
        assert [item.title for item in plan.items] == ["甲事"]
        assert "丙事" not in (plan.text or "")
        assert "document.counted_table" in [found.code for found in plan.diagnostics]


def test_escaped_marks_of_markdown(tmp_path: Path) -> None:
    line = r"|1|\[甲\](乙) \`丙\` a\&b \!\[x\](y)|丁局|"
    text = f"|序号|工作任务|责任单位|\n|-|-|-|\n{line}\n"
    (tmp_path / "plan.md").write_text(text, encoding="utf-8")
    assert "[甲](乙) `丙` a&b ![x](y)" in (dg.read(tmp_path / "plan.md").text or "")
