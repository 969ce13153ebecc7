"""Small .docx, .xlsx and .pdf files, made part by part."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def relations(*targets: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="{one}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for one, kind, target in targets
    )
    return f'<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'


def paragraph(text: str, number: tuple[int, int] | None = None, style: str = "") -> str:
    numbered = ""
    if number is not None:
        ilvl, num = number[1], number[0]
        numbered = f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{num}"/></w:numPr>'
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    return f"<w:p><w:pPr>{styled}{numbered}</w:pPr>{run}</w:p>"


def word_table(rows: list[list[str]]) -> str:
    """A cell `^` goes on the one above, `<` the one to the left."""
    made = ""
    for at, row in enumerate(rows):
        made += "<w:tr>"
        for column, text in enumerate(row):
            if text == "<":
                continue
            span = 1
            while column + span < len(row) and row[column + span] == "<":
                span += 1
            below = at + 1 < len(rows) and rows[at + 1][column] == "^"
            merge = '<w:vMerge w:val="restart"/>' if below and text != "^" else ""
            merge = "<w:vMerge/>" if text == "^" else merge
            lines = "".join(paragraph(line) for line in text.strip("^").split("\n"))
            made += f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merge}</w:tcPr>{lines}</w:tc>'
        made += "</w:tr>"
    return f"<w:tbl>{made}</w:tbl>"


def docx(body: str, **parts: str) -> bytes:
    """`numbering` and `styles` may be given as parts."""
    files: dict[str, str | bytes] = {
        "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>',
    }
    if parts:
        files["word/_rels/document.xml.rels"] = relations(
            *((f"r{at}", name, f"{name}.xml") for at, name in enumerate(parts))
        )
    for name, content in parts.items():
        files[f"word/{name}.xml"] = f'<w:{name} xmlns:w="{_WORD}">{content}</w:{name}>'
    return zipped(files)


def xlsx(sheets: dict[str, str], strings: list[str] | None = None, hidden: str = "") -> bytes:
    """Each sheet is the XML within <worksheet>."""
    listed, targets = "", []
    files: dict[str, str | bytes] = {
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml"))
    }
    for at, (name, content) in enumerate(sheets.items(), 1):
        state = ' state="hidden"' if name == hidden else ""
        listed += f'<sheet name="{name}" sheetId="{at}"{state} r:id="s{at}"/>'
        targets.append((f"s{at}", "worksheet", f"worksheets/sheet{at}.xml"))
        files[f"xl/worksheets/sheet{at}.xml"] = f'<worksheet xmlns="{_SHEET}">{content}</worksheet>'
    if strings is not None:
        targets.append(("t", "sharedStrings", "sharedStrings.xml"))
        inner = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
        files["xl/sharedStrings.xml"] = f'<sst xmlns="{_SHEET}">{inner}</sst>'
    files["xl/workbook.xml"] = (
        f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'
    )
    files["xl/_rels/workbook.xml.rels"] = relations(*targets)
    return zipped(files)


def sheet(rows: list[list[str]], merged: str = "") -> str:
    """Rows of inline strings; numbers as numbers."""
    made = ""
    for at, row in enumerate(rows, 1):
        made += f'<row r="{at}">'
        for column, text in enumerate(row):
            reference = f"{chr(ord('A') + column)}{at}"
            if text.isdigit():
                made += f'<c r="{reference}"><v>{text}.0</v></c>'
            elif text:
                made += f'<c r="{reference}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
        made += "</row>"
    ranges = "".join(f'<mergeCell ref="{one}"/>' for one in merged.split())
    return f"<sheetData>{made}</sheetData><mergeCells>{ranges}</mergeCells>"


def pdf(pages: list[list[str]]) -> bytes:
    """Pages of lines in a font that maps each character to itself."""
    marks = sorted({mark for page in pages for line in page for mark in line})
    mapped = "".join(f"<{ord(mark):04X}> <{ord(mark):04X}>\n" for mark in marks)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(marks)} beginbfchar\n{mapped}endbfchar\nendcmap end end"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H "
        "/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 1000 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    kids = []
    for page in pages:
        shown = ""
        for at, line in enumerate(page):
            codes = "".join(f"{ord(mark):04X}" for mark in line)
            shown += f"BT /F 12 Tf 1 0 0 1 50 {780 - 20 * at} Tm <{codes}> Tj ET\n"
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] "
            f"/Resources << /Font << /F 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    made, offsets = "%PDF-1.4\n", []
    for at, content in enumerate(objects, 1):
        offsets.append(len(made))
        made += f"{at} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    count = len(objects) + 1
    made += (
        f"xref\n0 {count}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {count} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    )
    return made.encode()
