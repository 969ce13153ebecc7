"""Markdown: its lines without the marks, and its tables."""

from __future__ import annotations

import re

from ._document import Cell, Document

_RULE = re.compile(r":?-+:?")
_OPENING = re.compile(r"\s{0,3}(?:>\s?)*(?:#{1,6}(?=\s)|[-*+](?=\s))?[ \t]*")
_IMAGE = re.compile(r"(?<!\\)!\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"(?<!\\)\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)")
_STRONG = re.compile(r"(\*\*|__|~~)(?=\S)([^\n]{1,200}?)(?<=\S)\1")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_CODE = re.compile(r"(?<!\\)`")
_COLUMN = re.compile(r"(?<!\\)\|")


def _plain(text: str) -> str:
    text = _IMAGE.sub(r"\1", text)
    text = _LINK.sub(r"\1", text)
    text = _STRONG.sub(r"\2", text)
    text = _BREAK.sub("\n", text)
    return _ESCAPE.sub(r"\1", _CODE.sub("", text))


def _without_closing(heading: str) -> str:
    """A heading without the marks that may close it: ## 标题 ##."""
    bare = heading.rstrip()
    without = bare.rstrip("#")
    return without if without != bare and without[-1:] in (" ", "\t", "") else heading


def _cells(line: str) -> list[str]:
    parts = _COLUMN.split(line.strip())
    if parts and not parts[0].strip():
        parts = parts[1:]
    if parts and not parts[-1].strip():
        parts = parts[:-1]
    return [_plain(part).strip() for part in parts]


def _is_rule(line: str) -> bool:
    """Whether a line sets the headings of a table off: | --- | :-: |."""
    return all(_RULE.fullmatch(part.strip()) for part in line.strip().strip("|").split("|"))


def extract(data: bytes, document: Document) -> None:
    """Adds the lines, each with its number, and the tables of pipes."""
    lines = document.decode(data).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    at = 0
    if len(lines) > 1 and lines[0].strip() == "---" and "---" in (one.strip() for one in lines[1:]):
        end = next(row for row in range(1, len(lines)) if lines[row].strip() == "---")
        document.tell(
            "markdown.front_matter",
            "information",
            f"lines 1 to {end + 1}, which describe the file, were left out",
            "put what belongs to the plan below them",
            "; ".join(lines[1:end]),
            1,
        )
        at = end + 1
    while at < len(lines):
        document.check_stop()
        table = at + 1 < len(lines) and "|" in lines[at] and "|" in lines[at + 1]
        if table and _is_rule(lines[at + 1]):
            at = _table(lines, at, document)
            continue
        line = lines[at]
        opening = _OPENING.match(line)
        line = line[opening.end() :] if opening else line
        if opening and "#" in opening.group():
            line = _without_closing(line)
        document.line(_plain(line), f"line {at + 1}")
        at += 1


def _table(lines: list[str], at: int, document: Document) -> int:
    """Adds the table that begins in line `at`; gives the line behind it."""
    cells = []
    first = at
    while at < len(lines) and "|" in lines[at] and lines[at].strip():
        if at != first + 1:
            for column, text in enumerate(_cells(lines[at])):
                place = f"line {at + 1}, cell {column + 1}"
                cells.append(Cell(at - first, column, 1, 1, text, place))
        at += 1
    document.table("", cells)
    return at
