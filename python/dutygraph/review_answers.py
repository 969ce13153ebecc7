"""What a person wrote into a sheet to confirm: answers, and the small language of corrections."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from . import _core, _sheet
from ._inputs import columns_of, is_missing
from ._record import Record
from ._text import visible
from .errors import ArgumentError, ParseError
from .review_words import COLUMNS, KINDS, NEEDED, NO, YES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

_HEADINGS = {heading: name for headings in COLUMNS.values() for name, heading in headings.items()}
_KINDS = {word: kind for kinds in KINDS.values() for kind, word in kinds.items()}
_HEAD_WITHIN = 20  # rows that may stand above the headings
_CLAUSES = re.compile(r"[;；\r\n]+")
_RENAMING = re.compile(r"→|->|=>|改为")
_PLACE = re.compile(r"(?:归属|under)\s*[:：]\s*", re.IGNORECASE)
_ITEMS = re.compile(r"(?:任务|事项|items?)\s*[:：]\s*", re.IGNORECASE)
_PLAIN = "责任单位"  # a label that every reader of brackets knows
_MEMBERS = re.compile(r"[、,，]")


class Row(Record):
    """A row as a person gave it back; `yes` is None where nothing was confirmed."""

    __slots__ = (  # noqa: RUF023  # Record's order
        "file",
        "number",
        "kind",
        "subject",
        "key",
        "work",
        "line",
        "quote",
        "sentence",
        "yes",
        "correction",
        "note",
        "reviewer",
    )
    file: str
    number: int
    kind: str
    subject: str
    key: str
    work: str
    line: int | None
    quote: str
    sentence: str
    yes: bool | None
    correction: str
    note: str
    reviewer: str

    @property
    def where(self) -> str:
        """How messages name it."""
        return f"{self.file}: row {self.number}" if self.file else f"row {self.number}"

    @property
    def said(self) -> tuple[bool | None, str]:
        """What it says, whoever says it and why."""
        return self.yes, self.correction

    @property
    def written(self) -> bool:
        """False for a row that is as it was."""
        return self.decides or bool(self.note)

    @property
    def decides(self) -> bool:
        """False for a row that is empty, or has a note alone."""
        return self.yes is not None or bool(self.correction)

    @property
    def reason(self) -> str:
        """Who says so, and why."""
        return ": ".join(part for part in (self.reviewer, self.note) if part)

    def fail(self, code: str, message: str) -> NoReturn:
        """Refuses the row."""
        text = f"{self.where}: {message}"
        raise ParseError(text, f"review.{code}", self.file or None, self.number)


class Correction(Record):
    """A correction, taken apart."""

    __slots__ = ("lists", "items", "renamings", "place")  # noqa: RUF023  # Record's order
    lists: list[tuple[str, str, str, list[str], bool]]  # kind, role, role word, names, open
    items: list[str]
    renamings: list[tuple[str, str]]
    place: str | None

    def __bool__(self) -> bool:
        return bool(self.lists or self.items or self.renamings)


def rows_of(
    sheet: Any, limits: _core.Limits | None, stop: _core.StopFlag | None
) -> list[list[Row]]:
    """The rows of a sheet or several, also those in which nothing was written.

    A sheet is a path, or anything tabular. Raises ParseError that names each row at fault.
    """
    several = isinstance(sheet, (list, tuple)) and not (
        sheet and all(hasattr(one, "keys") for one in sheet)
    )
    sheets: list[list[Row]] = []
    faults: list[ParseError] = []
    for one in sheet if several else [sheet]:
        rows: list[Row] = []
        for number, cells, file in _cells_of(one, limits, stop):
            try:
                rows.append(_row_of(number, cells, file))
            except ParseError as fault:
                faults.append(fault)
        sheets.append(rows)
    if faults:
        first = faults[0]
        told = "\n".join(str(fault) for fault in faults[:20])
        raise ParseError(told, first.code, first.file, first.line)
    return sheets


def _cells_of(
    sheet: Any, limits: _core.Limits | None, stop: _core.StopFlag | None
) -> list[tuple[int, dict[str, str], str]]:
    """The cells of each row by what they hold, with its number and file."""
    if isinstance(sheet, (str, os.PathLike)):
        return _cells_of_file(sheet, limits, stop)
    columns = columns_of(sheet)
    names = _names_of(list(columns), "the table")
    count = len(next(iter(columns.values()), []))
    rows = []
    for at in range(count):
        cells = {
            name: "" if is_missing(columns[heading][at]) else str(columns[heading][at])
            for heading, name in names.items()
        }
        rows.append((at + 1, cells, ""))
    return rows


def _cells_of_file(
    path: str | os.PathLike[str], limits: _core.Limits | None, stop: _core.StopFlag | None
) -> list[tuple[int, dict[str, str], str]]:
    file = os.fsencode(path).decode("utf-8", "backslashreplace")
    grid = _sheet.read(path, limits, stop)
    head = next(
        (at for at, (_, row) in enumerate(grid[:_HEAD_WITHIN]) if _known(row, "kind", "answer")),
        None,
    )
    if head is None:
        found = ", ".join(visible(cell) for cell in (grid[0][1] if grid else [])[:20])
        message = f"{file}: no row has the headings of a sheet to confirm; the first is: {found}"
        raise ParseError(f"{message}; write one with plan.review_sheet", "review.headings", file)
    headings = [cell.strip() for cell in grid[head][1]]
    names = _names_of(headings, file)
    rows = []
    for number, row in grid[head + 1 :]:
        if any(cell.strip() for cell in row):
            padded = row + [""] * (len(headings) - len(row))
            rows.append(
                (
                    number,
                    {names[h]: padded[at] for at, h in enumerate(headings) if h in names},
                    file,
                )
            )
    return rows


def _known(row: Sequence[str], *names: str) -> bool:
    found = {_HEADINGS.get(cell.strip()) for cell in row}
    return all(name in found for name in names)


def _names_of(headings: Sequence[str], where: str) -> dict[str, str]:
    """What each known heading holds; other columns are a person's own."""
    names: dict[str, str] = {}
    for heading in headings:
        name = _HEADINGS.get(heading)
        if name is None:
            continue
        if name in names.values():
            message = f"{where}: two columns are headed as {visible(heading)}; keep one"
            raise ArgumentError(message, "review.headings")
        names[heading] = name
    missing = [COLUMNS["zh"][name] for name in NEEDED if headings and name not in names.values()]
    if missing:
        message = f"{where}: columns are missing: {', '.join(missing)}; a sheet to confirm has "
        message += ", ".join(COLUMNS["zh"].values())
        raise ArgumentError(message, "review.headings")
    return names


def _row_of(number: int, cells: dict[str, str], file: str) -> Row:
    def cell(name: str) -> str:
        return cells.get(name, "").strip()

    line = cell("line").removesuffix(".0")
    valid = line.isascii() and line.isdigit() and len(line) < 12
    answer = cell("answer").rstrip("。.!！").strip()
    word = answer.casefold()
    yes = True if word in YES else False if word in NO else None
    row = Row(
        file,
        number,
        _KINDS.get(cell("kind"), cell("kind")),
        cell("subject"),
        cell("key"),
        cell("work"),
        int(line) if valid else None,
        cell("quote"),
        cell("sentence"),
        yes,
        cell("correction"),
        cell("note"),
        cell("reviewer"),
    )
    if answer and yes is None:
        row.fail(
            "answer",
            f"“{visible(answer[:80])}” is no answer; write 是 or 否 (yes or no), or leave it empty "
            "and write what is right under 更正",
        )
    return row


def correction_of(row: Row, like: tuple[str, str, str] | None = None) -> Correction:
    """Takes a correction apart. Raises ParseError naming the row.

    Names alone go on with the list `like`: the kind of its actors, its role, its printed label.
    """
    lists: list[str] = []
    items: list[str] = []
    renamings: list[tuple[str, str]] = []
    place: str | None = None
    for clause in filter(None, (part.strip() for part in _CLAUSES.split(row.correction))):
        arrow = _RENAMING.split(clause)
        if len(arrow) > 1:
            old, new = arrow[0].strip(), arrow[-1].strip()
            if len(arrow) > 2 or not old or not new:
                _refuse(row, clause, "a new name is written 旧名→新名")
            renamings.append((old, new))
        elif found := _PLACE.match(clause):
            if place is not None or not clause[found.end() :].strip():
                _refuse(row, clause, "归属 names one heading or item, once")
            place = clause[found.end() :].strip()
        elif found := _ITEMS.match(clause):
            named = [part.strip() for part in _MEMBERS.split(clause[found.end() :])]
            items += filter(None, named)
            if not any(named):
                _refuse(row, clause, "任务 is followed by numbers or titles")
        else:
            lists.append(clause)
    made = Correction(_lists_of(row, lists, like), items, renamings, place)
    if row.correction and not made:
        _refuse(row, row.correction, "it changes nothing")
    return made


def _lists_of(
    row: Row, clauses: list[str], like: tuple[str, str, str] | None
) -> list[tuple[str, str, str, list[str], bool]]:
    if not clauses:
        return []
    words = "；".join(clauses)
    tries = [words]
    if like and not re.search("[:：]", words):
        tries = [f"{like[2]}：{words}", f"{words}{like[2]}"]
    faults: list[str] = []
    for one in tries:
        lists, faults = _core.bracket_lists(one)
        if lists and not faults:
            return lists
    if len(tries) > 1:  # the label is a table's own heading, which brackets do not know
        lists, faults = _core.bracket_lists(f"{_PLAIN}：{words}")
        if lists and not faults:
            return [(*like, *one[3:]) if like and one[2] == _PLAIN else one for one in lists]
    return _refuse(row, words, faults[0] if faults else "nobody is named")


def _refuse(row: Row, clause: str, why: str) -> NoReturn:
    row.fail(
        "correction",
        f"the correction “{visible(clause[:80])}” is not understood: {why}; write 牵头单位：甲局、"
        "乙局 as a plan prints it, 旧名→新名, or 任务：9、10",
    )
