"""Text for terminals and pages: widths, escaping, and what a person sees of a value."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


def width(text: str) -> int:
    """Columns that text takes on a terminal: East-Asian wide ones two, combining marks none."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    return sum(
        0
        if category(mark) in ("Cf", "Me", "Mn")
        else 2
        if east_asian_width(mark) in ("F", "W")
        else 1
        for mark in text
    )


def cut(text: str, columns: int) -> str:
    """Text that takes at most so many columns; what is cut off is shown as `…`."""
    if len(text) * 2 <= columns or width(text) <= columns:
        return text
    used, end = 1, 0
    for mark in text:
        used += width(mark)
        if used > columns:
            break
        end += 1
    return text[:end] + "…"


def pad(text: str, columns: int, right: bool = False) -> str:
    """Text filled with blanks to a width in terminal columns."""
    blanks = " " * max(0, columns - width(text))
    return blanks + text if right else text + blanks


def visible(text: str) -> str:
    """Text on one line, with control and invisible characters escaped, so that it only shows."""
    if text.isprintable():
        return text
    return "".join(
        mark
        if mark.isprintable() or mark == "\u3000"
        else mark.encode("unicode_escape").decode("ascii")
        for mark in text
    )


def escape(text: str) -> str:
    """Text for HTML, in content and in quoted attributes."""
    for mark, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(mark, name)
    return text.replace("'", "&#x27;").replace("`", "&#x60;")


def machine(value: Any) -> str:
    """A value for a file: floats so that they read back equal, lists joined by 、."""
    if value is None:
        return ""
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return "、".join(value)
    return str(value)


def human(value: Any) -> str:
    """A value for a person: floats with at most four places, all on one line."""
    if isinstance(value, float):
        if 0 < abs(value) < 0.00005 or abs(value) >= 1e15:
            return f"{value:.4g}"
        text = f"{value:.4f}".rstrip("0")
        return text[:-1] if text.endswith(".") else text
    return visible(machine(value))


def grid(head: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool]) -> str:
    """Rows as aligned text lines; `right` says which columns are numbers."""
    lines = [list(head), *rows]
    widths = [max(width(line[at]) for line in lines) for at in range(len(head))]
    return "\n".join(
        "  ".join(pad(cell, widths[at], right[at]) for at, cell in enumerate(line)).rstrip()
        for line in lines
    )
