"""Tables as Markdown, with what the plan says escaped."""

from __future__ import annotations

from .cells import plain
from .task_table import COLUMNS, REFERENCE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from .tables import NamedTable
    from .task_table import TaskTable

_MARKS = "\\`*_[]<>#|~&$!"


def marked(text: str) -> str:
    """Text that Markdown shows as it is; line breaks as breaks."""
    shown = "".join("\\" + mark if mark in _MARKS else mark for mark in plain(text))
    return shown.replace("\n", "<br>")


def grid(headings: Sequence[str], rows: Sequence[Sequence[Any]], right: Sequence[bool] = ()) -> str:
    """A table of pipes."""
    from .._text import human

    sides = [*right, *[False] * (len(headings) - len(right))]
    lines = [_line(map(marked, headings)), _line("--:" if side else "---" for side in sides)]
    for row in rows:
        cells = (marked(value if isinstance(value, str) else human(value)) for value in row)
        lines.append(_line(cells))
    return "\n".join(lines) + "\n"


def _line(cells: Any) -> str:
    return f"| {' | '.join(cells)} |"


def write(table: TaskTable, others: Sequence[NamedTable]) -> bytes:
    """The table of tasks, and below it the other tables with what they count."""
    parts = [f"# {marked(table.title)}\n", f"{REFERENCE}\n"]
    parts += [marked(line) + "\n" for line in table.head]
    parts.append(grid(COLUMNS, [row.cells for row in table.rows]))
    parts += [marked(line) + "\n" for line in table.notes]
    for other in others:
        parts += [f"## {marked(other.name)}\n", marked(other.note) + "\n"]
        numbers = [False, *(kind in ("int64", "float64") for kind in other.types)]
        counted = [[at, *row] for at, row in enumerate(other.rows, 1)]
        parts.append(grid([other.index, *other.headings], counted, numbers))
    return "\n".join(parts).encode("utf-8")
