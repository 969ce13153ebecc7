"""Excel (.xlsx): the visible sheets as tables, with merged cells and addresses."""

from __future__ import annotations

import re

from ._document import Cell, Document
from ._package import Package
from ._xml import Handler, parse

_MOST_ROWS = 1_048_576
_MOST_COLUMNS = 16_384
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,10})\$?([0-9]{1,20})")
#: Number formats of dates that need no definition.
_DATES = frozenset((14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58))
#: A character that a string spells out, _x000D_ among them; _x005F_ is the underscore itself.
_SPELT = re.compile(r"_x([0-9A-Fa-f]{4})_")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


class _Workbook(Handler):
    """xl/workbook.xml: the sheets in their order."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, str]] = []  # name, relationship, state
        self.from_1904 = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet":
            state = attributes.get("state", "visible")
            self.sheets.append((attributes.get("name", ""), attributes.get("id", ""), state))
        elif tag == "workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true")


class _Strings(Handler):
    """xl/sharedStrings.xml; readings of characters (rPh) are no part of a text."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._in_text = False
        self._reading = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "si":
            self._pieces = []
        self._reading += tag == "rPh"
        self._in_text = tag == "t" and not self._reading

    def end(self, tag: str) -> None:
        self._in_text = False
        self._reading -= tag == "rPh"
        if tag == "si":
            self.texts.append(_spelt("".join(self._pieces)))

    def data(self, text: str) -> None:
        if self._in_text:
            self._pieces.append(text)


class _Styles(Handler):
    """xl/styles.xml: which styles show a number as a date."""

    def __init__(self) -> None:
        self._formats: dict[str, bool] = {}
        self._within = False
        self.dates: list[bool] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "numFmt":
            code = _QUOTED.sub("", attributes.get("formatCode", "")).lower()
            self._formats[attributes.get("numFmtId", "")] = "y" in code or "d" in code
        elif tag == "cellXfs":
            self._within = True
        elif tag == "xf" and self._within:
            number = attributes.get("numFmtId", "0")
            usual = number.isdigit() and len(number) < 9 and int(number) in _DATES
            self.dates.append(self._formats.get(number, usual))

    def end(self, tag: str) -> None:
        if tag == "cellXfs":
            self._within = False


class _Sheet(Handler):
    """One sheet. Rows and columns count from 0 here, from 1 in messages."""

    def __init__(
        self, name: str, document: Document, strings: list[str], dates: list[bool], epoch: int
    ) -> None:
        self._name = name
        self._document = document
        self._strings = strings
        self._dates = dates
        self._epoch = epoch
        self.texts: dict[tuple[int, int], str] = {}
        self.merged: dict[tuple[int, int], tuple[int, int]] = {}
        self.hidden_rows = 0
        self._row = -1
        self._column = -1
        self._type = ""
        self._style = ""
        self._pieces: list[str] = []
        self._taking = False
        self._reading = 0

    def _fail(self, where: str, message: str) -> None:
        self._document.fail("xlsx.reference", f"{self._name}!{where}: {message}")

    def _position(self, reference: str) -> tuple[int, int]:
        found = _REFERENCE.fullmatch(reference)
        column = 0
        for letter in found.group(1).upper() if found else "":
            column = column * 26 + ord(letter) - ord("A") + 1
        row = int(found.group(2)) if found else 0
        if not 0 < row <= _MOST_ROWS or not 0 < column <= _MOST_COLUMNS:
            self._fail(reference, "no cell has this reference; the last is XFD1048576")
        return row - 1, column - 1

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "row":
            number = attributes.get("r")
            row = self._row + 1
            if number is not None:
                valid = number.isascii() and number.isdigit() and len(number) < 9
                row = int(number) - 1 if valid else -1
            if not 0 <= row < _MOST_ROWS:
                self._fail(f"row {number}", f"rows are numbered from 1 to {_MOST_ROWS}")
            self._row = row
            self._column = -1
            self.hidden_rows += attributes.get("hidden") in ("1", "true")
        elif tag == "c":
            reference = attributes.get("r")
            if reference is not None:
                self._row, self._column = self._position(reference)
            else:
                self._column += 1
                if self._column >= _MOST_COLUMNS:
                    self._fail(
                        f"row {self._row + 1}", "a row has more cells than there are columns"
                    )
            self._type = attributes.get("t", "n")
            self._style = attributes.get("s", "")
            self._pieces = []
        elif tag == "mergeCell":
            first, _, last = attributes.get("ref", "").partition(":")
            begin, end = self._position(first), self._position(last or first)
            self.merged[begin] = (end[0] - begin[0] + 1, end[1] - begin[1] + 1)
        self._reading += tag == "rPh"
        self._taking = tag == "v" or (tag == "t" and not self._reading)

    def end(self, tag: str) -> None:
        self._taking = False
        self._reading -= tag == "rPh"
        if tag == "c":
            text = self._text("".join(self._pieces))
            if text.strip():
                self.texts[self._row, self._column] = text

    def data(self, text: str) -> None:
        if self._taking:
            self._pieces.append(text)

    def _text(self, value: str) -> str:
        if self._type == "s":
            valid = value.isascii() and value.isdigit() and len(value) < 12
            if not valid or int(value) >= len(self._strings):
                self._document.fail(
                    "xlsx.shared_string",
                    f"{address(self._name, self._row, self._column)}: shared string {value} is "
                    f"none of the {len(self._strings)} that there are; save the file again",
                )
            return self._strings[int(value)]
        if self._type == "b":
            return "TRUE" if value == "1" else "FALSE"
        if self._type in ("str", "inlineStr", "e", "d") or not value:
            return _spelt(value) if self._type in ("str", "inlineStr") else value
        return self._number(value)

    def _number(self, value: str) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        style = int(self._style) if self._style.isdigit() and len(self._style) < 9 else 0
        if style < len(self._dates) and self._dates[style] and 0 < number < 2_958_466:
            from datetime import date, timedelta

            return (date(1899, 12, 30) + timedelta(days=int(number) + self._epoch)).isoformat()
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)

    def cells(self) -> list[Cell]:
        """The cells with words, each with the range that it spans."""
        made = []
        for (row, column), text in self.texts.items():
            rows, columns = self.merged.get((row, column), (1, 1))
            place = address(self._name, row, column)
            made.append(Cell(row, column, max(rows, 1), max(columns, 1), text, place))
        return made


def _spelt(text: str) -> str:
    return _SPELT.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def letters(column: int) -> str:
    """A, B, … Z, AA of a column counted from 0."""
    said = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        said = chr(ord("A") + rest) + said
    return said


def address(sheet: str, row: int, column: int) -> str:
    """表1!B3."""
    return f"{sheet}!{letters(column)}{row + 1}"


def extract(data: bytes, document: Document) -> None:
    """Adds each visible sheet as a table."""
    package = Package(data, document, ".xlsx")
    main = package.main_part("xl/workbook.xml")
    workbook, strings, styles = _Workbook(), _Strings(), _Styles()
    parse(package.read(main), main, workbook, document)
    relations = package.relations(main)
    for kind, name in relations.values():
        if kind == "sharedStrings" and name in package:
            parse(package.read(name), name, strings, document)
        elif kind == "styles" and name in package:
            parse(package.read(name), name, styles, document)
    for name, identity, state in workbook.sheets:
        kind, part = relations.get(identity, ("", ""))
        if kind != "worksheet":
            continue  # a chart
        if state != "visible":
            document.tell(
                "xlsx.hidden_sheet",
                "information",
                f"the sheet “{name}” is hidden and was not read",
                "unhide it if it belongs to the plan",
                name,
            )
            continue
        epoch = 1462 if workbook.from_1904 else 0
        sheet = _Sheet(name, document, strings.texts, styles.dates, epoch)
        parse(package.read(part), part, sheet, document)
        if sheet.hidden_rows:
            document.tell(
                "xlsx.hidden_rows",
                "information",
                f"{sheet.hidden_rows} hidden rows of the sheet “{name}” were read like the others",
                "delete them if they do not belong to the plan",
                name,
            )
        document.table(name, sheet.cells())
