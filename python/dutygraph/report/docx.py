"""The table of tasks as a Word file (.docx), set after GB/T 9704-2012.

A4 across, with the margins of the standard turned; its fonts are named, none is in the file.
"""

from __future__ import annotations

from .package import HEAD, OFFICE, relations, xml, zipped
from .task_table import COLUMNS, REFERENCE, WORK_COLUMNS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from .task_table import TaskRow, TaskTable

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TWIPS = 1440 / 25.4  # in a millimetre
# The page of the standard has 37 above, 35 below, 28 at the binding and 26 at the cut; the head of
# a table that lies across stands at the binding of an odd page.
_PAGE, _MARGINS = (297, 210), {"top": 28, "right": 37, "bottom": 26, "left": 35}
_WIDTHS = (9, 18, 22, 46, 34, 15, 24, 16, 13, 14, 14)  # millimetres, of COLUMNS
_EMPTY = 9  # of a column without words: two characters wide
_WIDE = 3, 4  # the columns that share the room there is
_POINTS = 9  # of words in cells
_TITLE, _HEADING, _BODY = "方正小标宋简体", "黑体", "仿宋_GB2312"


def write(table: TaskTable) -> bytes:
    """The file; the same table gives the same bytes."""
    notes = "".join(_paragraph(line, "Note") for line in table.notes)
    body = (
        _paragraph(table.title, "Title")
        + "".join(_paragraph(line, "Source") for line in table.head)
        + _grid(table)
        + notes
        + _section()
    )
    document = (
        f'{HEAD}<w:document xmlns:w="{_WORD}" xmlns:r="{OFFICE}"><w:body>{body}</w:body>'
        "</w:document>"
    )
    parts = {
        "word/document.xml": document,
        "word/_rels/document.xml.rels": relations(
            (
                ("styles", "styles.xml"),
                ("settings", "settings.xml"),
                ("footer", "footer1.xml"),
                ("header", "header1.xml"),
            )
        ),
        "word/styles.xml": _styles(),
        "word/settings.xml": (
            f'{HEAD}<w:settings xmlns:w="{_WORD}"><w:compat><w:compatSetting '
            'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
            'w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
            "</w:settings>"
        ),
        "word/footer1.xml": _footer(),
        # At the head of each page; read as a part of the text it would be the first of a title.
        "word/header1.xml": (
            f'{HEAD}<w:hdr xmlns:w="{_WORD}">{_paragraph(REFERENCE.strip("（）"), "Reference")}'
            "</w:hdr>"
        ),
    }
    types = {
        "word/document.xml": f"{_MAIN}.document.main+xml",
        "word/styles.xml": f"{_MAIN}.styles+xml",
        "word/settings.xml": f"{_MAIN}.settings+xml",
        "word/footer1.xml": f"{_MAIN}.footer+xml",
        "word/header1.xml": f"{_MAIN}.header+xml",
    }
    return zipped("word/document.xml", types, parts, table.title)


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS)


def _run(text: str) -> str:
    """Runs of a text, its line breaks as breaks."""
    lines = text.split("\n")
    shown = "<w:br/>".join(f'<w:t xml:space="preserve">{xml(line)}</w:t>' for line in lines)
    return f"<w:r>{shown}</w:r>" if text else ""


def _paragraph(text: str, style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_run(text)}</w:p>'


def widths_of(rows: Sequence[TaskRow]) -> list[float]:
    """Widths of the columns in millimetres, so that the two of most words take the fewest lines."""
    widths: list[float] = [
        width if any(row.cells[at] for row in rows) else min(width, _EMPTY)
        for at, width in enumerate(_WIDTHS)
    ]
    first, second = _WIDE
    room = _PAGE[0] - _MARGINS["left"] - _MARGINS["right"] - sum(widths)
    room += widths[first] + widths[second]
    best = min(
        range(_EMPTY, int(room) - _EMPTY + 1),
        key=lambda wide: (_lines(rows, wide, room - wide), abs(2 * wide - room)),
    )
    widths[first], widths[second] = best, room - best
    return widths


def _lines(rows: Sequence[TaskRow], first: float, second: float) -> int:
    """About how many lines the rows take, where two of their columns are so wide."""
    letter = _POINTS * 25.4 / 72
    fitting = [max(1, int((width - 2) / letter)) for width in (first, second)]
    return sum(
        max(-(-len(row.cells[at]) // most) for at, most in zip(_WIDE, fitting, strict=True))
        for row in rows
    )


def _cell(words: str, style: str, width: float, span: int = 1, merge: str = "") -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/>{spanned}{merge}'
        f"</w:tcPr>{_paragraph(words, style)}</w:tc>"
    )


def _row(row: TaskRow, widths: Sequence[float]) -> str:
    cells, at = [], 0
    while at < len(COLUMNS):
        style = "CellCentre" if at in (0, 5, 8) else "Cell"
        if row.heading and at == 0:
            wide = sum(widths[:WORK_COLUMNS])
            cells.append(_cell(row.cells[1], "CellHeading", wide, WORK_COLUMNS))
            at += WORK_COLUMNS
            continue
        merge = ""
        if at == 1 and row.group_rows != 1 and not row.heading:
            merge = '<w:vMerge w:val="restart"/>' if row.group_rows else "<w:vMerge/>"
        cells.append(_cell(row.cells[at], style, widths[at], 1, merge))
        at += 1
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _grid(table: TaskTable) -> str:
    widths = widths_of(table.rows)
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    sides = "".join(f'<w:{side} w:w="57" w:type="dxa"/>' for side in ("left", "right"))
    heads = "".join(
        _cell(name, "CellHead", width) for name, width in zip(COLUMNS, widths, strict=True)
    )
    columns = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(_twips, widths))}" w:type="dxa"/>'
        f"<w:tblBorders>{edges}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{sides}</w:tblCellMar>'
        f'<w:tblLook w:val="0020" w:firstRow="1"/><w:tblCaption w:val="{xml(table.title)}"/>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>"
        + "".join(_row(row, widths) for row in table.rows)
        + "</w:tbl>"
    )


def _section() -> str:
    margins = " ".join(f'w:{side}="{_twips(size)}"' for side, size in _MARGINS.items())
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="r4"/>'
        '<w:footerReference w:type="default" r:id="r3"/>'
        f'<w:pgSz w:w="{_twips(_PAGE[0])}" w:h="{_twips(_PAGE[1])}" w:orient="landscape"/>'
        f'<w:pgMar {margins} w:header="{_twips(15)}" w:footer="{_twips(15)}" w:gutter="0"/>'
        "</w:sectPr>"
    )


def _footer() -> str:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return (
        f'{HEAD}<w:ftr xmlns:w="{_WORD}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f"{_run('— ')}{field}{_run(' —')}</w:p></w:ftr>"
    )


def _fonts(east: str, latin: str = "Times New Roman") -> str:
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{east}" w:cs="{latin}"/>'


def _style(name: str, shown: str, east: str, points: float, paragraph: str) -> str:
    size = round(points * 2)
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{paragraph}</w:pPr>'
        f'<w:rPr>{_fonts(east)}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _styles() -> str:
    centre = '<w:jc w:val="center"/>'
    close = '<w:spacing w:before="20" w:after="20"/>'
    return (
        f'{HEAD}<w:styles xmlns:w="{_WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'{_fonts(_BODY)}<w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "</w:style>"
        + _style("Reference", "Reference", _HEADING, 16, "")
        + _style("Title", "Title", _TITLE, 22, f'<w:spacing w:before="120" w:after="200"/>{centre}')
        + _style("Source", "Source", _BODY, 12, '<w:spacing w:after="80"/>')
        + _style("CellHead", "Cell head", _HEADING, _POINTS, close + centre)
        + _style("CellHeading", "Cell heading", _HEADING, _POINTS, "<w:keepNext/>" + close)
        + _style("Cell", "Cell", _BODY, _POINTS, close)
        + _style("CellCentre", "Cell centre", _BODY, _POINTS, close + centre)
        + _style("Note", "Note", _BODY, 10.5, '<w:spacing w:before="60"/>')
        + _style("Footer", "footer", "宋体", 14, centre)
        + "</w:styles>"
    )
