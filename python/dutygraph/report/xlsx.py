"""Tables as an Excel file (.xlsx): all words are strings, none is a formula."""

from __future__ import annotations

import datetime
import re

from .._text import width
from ..documents.xlsx import letters
from .cells import plain
from .package import HEAD, OFFICE, relations, xml, zipped
from .task_table import COLUMNS, REFERENCE, WORK_COLUMNS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from .tables import NamedTable
    from .task_table import TaskTable

_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_LONGEST = 32_000  # Excel's cells end at 32767
_NAME = 31  # characters of a sheet's name
_WIDTHS = (6, 20, 24, 52, 36, 12, 24, 18, 14, 18, 16)  # of the table of tasks, in half widths
_SPELT = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULAS = "=+-@\t|%"
# Styles by index of cellXfs.
_TEXT, _HEAD, _TITLE, _LINE, _DATE, _SHARE, _MARKED, _NUMBER, _CENTRE = range(9)


class _Sheet:
    """One sheet while it is made."""

    def __init__(self, name: str, widths: Sequence[float], head_row: int) -> None:
        self.name = name
        self.widths = widths
        self.head_row = head_row  # counted from 1
        self.rows: list[str] = []
        self.merged: list[str] = []

    def row(
        self, values: Iterable[Any], style: int = _TEXT, spanning: tuple[int, ...] = ()
    ) -> None:
        """A row as high as its words need, but for cells that go on in further rows or columns."""
        at = len(self.rows) + 1
        cells, lines = [], 1
        for column, value in enumerate(values):
            look = _CENTRE if column == 0 and style == _TEXT else style
            cells.append(_cell(f"{letters(column)}{at}", value, look))
            if isinstance(value, str) and column not in spanning:
                lines = max(lines, lines_of(value, self.widths[column]))
        height = min(lines * 13.5 + 3, 409)  # Excel's most; programs differ in finding it
        self.rows.append(f'<row r="{at}" ht="{height:.1f}" customHeight="1">{"".join(cells)}</row>')

    def wide_row(self, text: str, style: int, height: float) -> None:
        """A line over all columns."""
        at = len(self.rows) + 1
        last = letters(len(self.widths) - 1)
        self.merged.append(f"A{at}:{last}{at}")
        self.rows.append(
            f'<row r="{at}" ht="{height:.0f}" customHeight="1">{_cell(f"A{at}", text, style)}</row>'
        )

    def xml(self, first: bool) -> str:
        last = f"{letters(len(self.widths) - 1)}{max(len(self.rows), self.head_row)}"
        columns = "".join(
            f'<col min="{at}" max="{at}" width="{wide:.1f}" customWidth="1"/>'
            for at, wide in enumerate(self.widths, 1)
        )
        merged = "".join(f'<mergeCell ref="{one}"/>' for one in self.merged)
        merged = f'<mergeCells count="{len(self.merged)}">{merged}</mergeCells>' if merged else ""
        selected = ' tabSelected="1"' if first else ""
        return (
            f'{HEAD}<worksheet xmlns="{_SHEET}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
            f'<sheetViews><sheetView{selected} workbookViewId="0"><pane ySplit="{self.head_row}" '
            f'topLeftCell="A{self.head_row + 1}" activePane="bottomLeft" state="frozen"/>'
            f"</sheetView></sheetViews><cols>{columns}</cols>"
            f"<sheetData>{''.join(self.rows)}</sheetData>"
            f'<autoFilter ref="A{self.head_row}:{last}"/>{merged}'
            '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
            '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
            "</worksheet>"
        )


def write(table: TaskTable, others: Sequence[NamedTable], about: Sequence[Sequence[str]]) -> bytes:
    """The file: the table of tasks, other tables, and a sheet that says how they were counted.

    `about`: the name of that sheet with its three headings, then rows of two.
    """
    sheets = [_tasks(table), *map(_named, others), _about(about)]
    taken: set[str] = set()
    names = [sheet_name(sheet.name, taken) for sheet in sheets]
    listed = "".join(
        f'<sheet name="{xml(name)}" sheetId="{at}" r:id="r{at}"/>'
        for at, name in enumerate(names, 1)
    )
    defined = ""
    for at, (name, sheet) in enumerate(zip(names, sheets, strict=True)):
        place = xml("'" + name.replace("'", "''") + "'")
        rows = f"{place}!${sheet.head_row}:${sheet.head_row}"
        last = f"${letters(len(sheet.widths) - 1)}${max(len(sheet.rows), sheet.head_row)}"
        defined += (
            f'<definedName name="_xlnm._FilterDatabase" localSheetId="{at}" hidden="1">'
            f"{place}!$A${sheet.head_row}:{last}</definedName>"
            f'<definedName name="_xlnm.Print_Titles" localSheetId="{at}">{rows}</definedName>'
        )
    parts = {
        "xl/workbook.xml": (
            f'{HEAD}<workbook xmlns="{_SHEET}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets>'
            f"<definedNames>{defined}</definedNames></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": relations(
            [("worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(sheets) + 1)]
            + [("styles", "styles.xml")]
        ),
        "xl/styles.xml": _styles(),
    }
    types = {"xl/workbook.xml": f"{_MAIN}.sheet.main+xml", "xl/styles.xml": f"{_MAIN}.styles+xml"}
    for at, sheet in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{at}.xml"] = sheet.xml(at == 1)
        types[f"xl/worksheets/sheet{at}.xml"] = f"{_MAIN}.worksheet+xml"
    return zipped("xl/workbook.xml", types, parts, table.title)


def sheet_name(name: str, taken: set[str]) -> str:
    """A name that a sheet may have: no mark of references, at most 31 characters, used once."""
    kept = "".join("_" if mark in "[]:*?/\\" else mark for mark in plain(name).replace("\n", " "))
    kept = kept.strip().strip("'")[:_NAME] or "_"
    made, again = kept, 1
    while made.casefold() in taken:
        again += 1
        end = f"_{again}"
        made = kept[: _NAME - len(end)] + end
    taken.add(made.casefold())
    return made


def cut(text: str) -> str:
    """Text that a cell holds; what is cut off is said."""
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "……（余下部分见原文）"


def lines_of(text: str, wide: float) -> int:
    """About how many lines a text takes in a column of so many half widths."""
    return sum(max(1, -(-width(line) // max(1, int(wide - 1)))) for line in text.split("\n"))


def _cell(place: str, value: Any, style: int) -> str:
    """A number or date as one, all else as a string; `quotePrefix` keeps = a letter when edited."""
    if value is None or value == "":
        return f'<c r="{place}" s="{style}"/>'
    if isinstance(value, datetime.date):
        days = (value - datetime.date(1899, 12, 30)).days
        if days > 60:  # before, Excel's days are another's
            return f'<c r="{place}" s="{_DATE}"><v>{days}</v></c>'
        value = value.isoformat()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if value == value and abs(value) < 1e15:
            shown = _SHARE if style == _TEXT and isinstance(value, float) else _NUMBER
            shown = _CENTRE if style == _CENTRE else shown
            return f'<c r="{place}" s="{shown}"><v>{value!r}</v></c>'
        value = str(value)
    text = cut(plain(str(value)))
    if text.startswith(tuple(_FORMULAS)) and style in (_TEXT, _CENTRE):
        style = _MARKED
    text = _SPELT.sub("_x005F_", text)  # a reader takes _x0041_ for a letter
    return (
        f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{xml(text)}</t></is>'
        "</c>"
    )


def _tasks(table: TaskTable) -> _Sheet:
    lines = [table.title, REFERENCE, *table.head]
    sheet = _Sheet("任务分解表", _WIDTHS, len(lines) + 1)
    total = sum(_WIDTHS)
    sheet.wide_row(table.title, _TITLE, 30)
    for line in lines[1:]:
        rows = -(-width(line) // int(total * 0.95))
        sheet.wide_row(line, _LINE, 15 * max(1, rows) + 2)
    sheet.row(COLUMNS, _HEAD)
    for row in table.rows:
        at = len(sheet.rows) + 1
        if row.heading:
            cells: list[Any] = [row.cells[1], *([None] * (WORK_COLUMNS - 1))]
            sheet.merged.append(f"A{at}:{letters(WORK_COLUMNS - 1)}{at}")
            sheet.row([*cells, *row.cells[WORK_COLUMNS:]], spanning=(0,))
            continue
        if row.group_rows > 1 and row.cells[1]:
            sheet.merged.append(f"B{at}:B{at + row.group_rows - 1}")
        sheet.row(row.cells, spanning=(1,) if row.group_rows != 1 else ())
    return sheet


def _named(table: NamedTable) -> _Sheet:
    columns = [[heading] for heading in table.headings]
    rows = [[at, *row] for at, row in enumerate(table.rows, 1)]
    for row in table.rows[:500]:
        for column, value in zip(columns, row, strict=True):
            column.append("" if value is None else plain(str(value)))
    widths = [10.0]
    for column in columns:
        longest = max(max(map(width, text.split("\n"))) for text in column)
        widths.append(min(max(longest + 4, 10), 60))
    sheet = _Sheet(table.name, widths, 1)
    sheet.row([table.index, *table.headings], _HEAD)
    for row in rows:
        sheet.row(row)
    return sheet


def _about(about: Sequence[Sequence[str]]) -> _Sheet:
    (name, *heads), *rows = about
    sheet = _Sheet(name, (10, 24, 100), 1)
    sheet.row(heads, _HEAD)
    for at, row in enumerate(rows, 1):
        sheet.row([at, *row])
    return sheet


def _styles() -> str:
    line = "".join(
        f'<{side} style="thin"><color rgb="FFBFBFBF"/></{side}>'
        for side in ("left", "right", "top", "bottom")
    )
    wrap = '<alignment vertical="top" wrapText="1"/>'
    middle = '<alignment horizontal="center" vertical="center" wrapText="1"/>'

    def look(font: int, fill: int, border: int, number: int, align: str, more: str = "") -> str:
        return (
            f'<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" '
            f'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" '
            f'applyAlignment="1"{more}>{align}</xf>'
        )

    looks = (
        look(0, 0, 1, 0, wrap),
        look(1, 2, 1, 0, middle),
        look(2, 0, 0, 0, middle),
        look(0, 0, 0, 0, wrap),
        look(0, 0, 1, 164, wrap),
        look(0, 0, 1, 165, wrap),
        look(0, 0, 1, 0, wrap, ' quotePrefix="1"'),
        look(0, 0, 1, 0, wrap),
        look(0, 0, 1, 0, middle),
    )
    fonts = (
        '<font><sz val="10"/><name val="宋体"/><family val="3"/></font>',
        '<font><b/><sz val="10"/><name val="黑体"/><family val="3"/></font>',
        '<font><sz val="18"/><name val="方正小标宋简体"/><family val="3"/></font>',
    )
    return (
        f'{HEAD}<styleSheet xmlns="{_SHEET}"><numFmts count="2">'
        '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>'
        '<numFmt numFmtId="165" formatCode="0.####"/></numFmts>'
        f'<fonts count="{len(fonts)}">{"".join(fonts)}</fonts>'
        '<fills count="3"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid">'
        '<fgColor rgb="FFEFEFEF"/><bgColor indexed="64"/></patternFill></fill></fills>'
        f'<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
        f"<border>{line}<diagonal/></border></borders>"
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        f'</cellStyleXfs><cellXfs count="{len(looks)}">{"".join(looks)}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )
