"""Tables as sheets that a person opens, fills and gives back: .xlsx and .csv, never a formula."""

from __future__ import annotations

import os
import re

from . import _core
from ._saving import write_whole
from ._text import machine, width
from .documents.xlsx import letters
from .errors import ArgumentError, ParseError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .documents._document import Cell
    from .table import Table

    Grid = list[tuple[int, list[str]]]  # the number of each row, its cells

SUFFIXES = (".xlsx", ".csv")
_MOST_UNITS = 32_767  # of UTF-16 in a cell
_WIDEST = 30  # of a column, in digits
_LINE = 15  # points
_TALLEST = 405
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")  # what a spreadsheet takes for one, quoted or not


def save(
    table: Table,
    path: str | os.PathLike[str],
    title: str = "1",
    fill: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Writes a table as .xlsx or, for spreadsheets too, as .csv.

    `title` names the sheet; `fill` are columns for a person, with the answers that are offered.
    Every text is a text: in .csv a mark ' stands before what would be a formula. Control
    characters become U+FFFD, and a cell ends where Excel's does. Raises ArgumentError.
    """
    target = os.fspath(path)
    suffix = os.path.splitext(target)[1].lower()  # noqa: PTH122
    if suffix not in SUFFIXES:
        message = f"{target}: a sheet is written as .xlsx or .csv; name the file so"
        raise ArgumentError(message, "argument.suffix")
    data = _workbook(table, title, fill or {}) if suffix == ".xlsx" else _csv(table)
    write_whole(target, data)


def _csv(table: Table) -> bytes:
    """CSV after RFC 4180 with a byte-order mark, by which Excel knows UTF-8."""

    def field(value: object) -> str:
        text = _NO_XML.sub("\ufffd", machine(value))
        if isinstance(value, str) and _FORMULA.match(text):
            text = "'" + text
        return '"' + text.replace('"', '""') + '"' if re.search('[,"\r\n]', text) else text

    lines = [table.columns, *(row.values() for row in table.rows())]
    text = "".join(",".join(map(field, line)) + "\r\n" for line in lines)
    return b"\xef\xbb\xbf" + text.encode("utf-8", "replace")


def _xml(text: str) -> str:
    text = _NO_XML.sub("\ufffd", text)
    text = _ESCAPED.sub(lambda found: f"_x005F_x{found.group(1)}_", text)
    while len(text.encode("utf-16-le")) > 2 * _MOST_UNITS:
        text = text[: min(len(text) - 1, _MOST_UNITS - 1)]
    for mark, name in (
        ("&", "&amp;"),
        ("<", "&lt;"),
        (">", "&gt;"),
        ('"', "&quot;"),
        ("\r", "&#13;"),
    ):
        text = text.replace(mark, name)
    return text


def _cell(reference: str, value: object, style: int) -> str:
    if value is None or value == "":
        return f'<c r="{reference}" s="{style}"/>'
    if isinstance(value, int) and not isinstance(value, bool):
        return f'<c r="{reference}" s="{style}"><v>{value}</v></c>'
    inner = _xml(machine(value))
    text = f'<t xml:space="preserve">{inner}</t>'
    return f'<c r="{reference}" s="{style}" t="inlineStr"><is>{text}</is></c>'


def _sheet(table: Table, fill: Mapping[str, Sequence[str]]) -> str:
    """Styles: 0 plain, 1 heading, 2 text, 3 to fill in, 4 number."""
    rows = [table.columns, *(list(row.values()) for row in table.rows())]
    styles = [
        3 if name in fill else 4 if kind == "int64" else 2 for name, kind in table.types.items()
    ]
    wide = []
    for at, style in enumerate(styles):
        longest = max(_line(machine(row[at])) for row in rows)
        wide.append(min(max(longest + 2, 12 if style == 3 else 6), _WIDEST))
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{size}" customWidth="1"/>'
        for at, size in enumerate(wide, 1)
    )
    made = []
    for number, row in enumerate(rows, 1):
        cells = "".join(
            _cell(f"{letters(at)}{number}", value, 1 if number == 1 else styles[at])
            for at, value in enumerate(row)
        )
        high = max((_lines(machine(value), wide[at]) for at, value in enumerate(row)), default=1)
        points = min(high * _LINE + 3, _TALLEST)
        made.append(f'<row r="{number}" ht="{points}" customHeight="1">{cells}</row>')
    last = f"{letters(max(len(styles) - 1, 0))}{len(rows)}"
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>{''.join(made)}</sheetData>"
        f'<autoFilter ref="A1:{last}"/>{_offered(table, fill)}'
        '<pageMargins left="0.3" right="0.3" top="0.4" bottom="0.4" header="0.2" footer="0.2"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _line(text: str) -> int:
    return max(width(part) for part in text.split("\n"))


def _lines(text: str, wide: int) -> int:
    """Lines that a text takes in a column."""
    return sum(-(-max(width(part), 1) // max(wide - 2, 1)) for part in text.split("\n"))


def _offered(table: Table, fill: Mapping[str, Sequence[str]]) -> str:
    """The answers that cells offer; others may be written."""
    rules = [
        f'<dataValidation type="list" allowBlank="1" sqref="{letters(at)}2:'
        f'{letters(at)}{len(table) + 1}"><formula1>"{_xml(",".join(fill[name]))}"</formula1>'
        "</dataValidation>"
        for at, name in enumerate(table.columns)
        if fill.get(name) and len(table)
    ]
    if not rules:
        return ""
    return f'<dataValidations count="{len(rules)}">{"".join(rules)}</dataValidations>'


_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/></font>'
    '<font><b/><sz val="11"/></font></fonts><fills count="4"><fill><patternFill '
    'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE7EDF3"/></patternFill></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFFFF9E3"/></patternFill></fill></fills>'
    '<borders count="2"><border/><border><left style="thin"><color rgb="FFB8C0C8"/></left>'
    '<right style="thin"><color rgb="FFB8C0C8"/></right><top style="thin"><color rgb="FFB8C0C8"/>'
    '</top><bottom style="thin"><color rgb="FFB8C0C8"/></bottom></border></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/>'
    + "".join(
        f'<xf numFmtId="{49 * (fill == 3)}" fontId="{font}" fillId="{fill}" borderId="1" '
        f'applyAlignment="1"><alignment {side}vertical="top" wrapText="1"/></xf>'
        for font, fill, side in ((1, 2, ""), (0, 0, ""), (0, 3, ""), (0, 0, 'horizontal="center" '))
    )
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
    "</cellStyles></styleSheet>"
)


def _workbook(table: Table, title: str, fill: Mapping[str, Sequence[str]]) -> bytes:
    from .report.package import HEAD, OFFICE, relations, zipped

    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    main, sheet, styles = "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"
    types = {
        main: f"{kind}.sheet.main+xml",
        styles: f"{kind}.styles+xml",
        sheet: f"{kind}.worksheet+xml",
    }
    parts = {
        main: f'{HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name="{_xml(title)}" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            [("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")]
        ),
        styles: _STYLES,
        sheet: _sheet(table, fill),
    }
    return zipped(main, types, parts, title)


def read(
    path: str | os.PathLike[str], limits: _core.Limits | None, stop: _core.StopFlag | None
) -> Grid:
    """The rows of the first visible sheet of an .xlsx, or of a .csv in any encoding of texts.

    Raises ParseError, LimitExceeded, ArgumentError, Stopped.
    """
    name = os.fsencode(path).decode("utf-8", "backslashreplace")
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122
    if suffix not in SUFFIXES:
        raise ArgumentError(f"{name}: a sheet is an .xlsx or a .csv", "argument.suffix", name)
    allowed = limits or _core.Limits()
    data = _core.file_bytes(os.fsencode(path), allowed, stop)
    if suffix == ".csv":
        return _rows_of_csv(data, name, allowed, stop)
    return _rows_of_workbook(data, name, allowed, stop)


def _rows_of_csv(data: bytes, name: str, limits: _core.Limits, stop: _core.StopFlag | None) -> Grid:
    import csv
    import io

    text, _ = _core.decode(data, "", False, name, limits, stop)
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        return [
            (
                number,
                [cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell for cell in row],
            )
            for number, row in enumerate(rows, 1)
        ]
    except csv.Error as fault:
        message = f"{name}:{rows.line_num}: this is no CSV ({fault}); save the sheet again"
        raise ParseError(message, "review.csv", name, rows.line_num) from fault


def _rows_of_workbook(
    data: bytes, name: str, limits: _core.Limits, stop: _core.StopFlag | None
) -> Grid:
    from .documents import xlsx
    from .documents._document import Document

    class Cells(Document):
        """Keeps the cells of the first table, and tells nothing."""

        cells: tuple[Cell, ...] | None = None

        def table(self, name: str, cells: object) -> None:
            if self.cells is None:
                self.cells = tuple(cells)  # type: ignore[arg-type]

        def tell(self, *said: object, **more: object) -> None:
            pass

    document = Cells(name, limits, stop)
    xlsx.extract(data, document)
    rows: dict[int, list[str]] = {}
    for cell in sorted(document.cells or ()):
        row = rows.setdefault(cell.row + 1, [])
        row += [""] * (cell.column - len(row))
        row.append(_NO_XML.sub("\ufffd", cell.text))
    return list(rows.items())
