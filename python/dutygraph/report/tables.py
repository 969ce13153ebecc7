"""The tables of a report: what was counted, with headings for people."""

from __future__ import annotations

from .._record import Record
from ..documents._document import COUNTED
from ..table import Table
from .words import CODED, COLUMNS, COMPARATORS, TABLES, VALUES, YES_NO

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from ..plan import Plan

_SHOWN: dict[str, tuple[str, ...]] = {
    "assignments": (
        *("number", "title", "actor", "actor_kind", "role", "role_word", "effective_role"),
        *("provenance", "open_list", "line", "quote", "key"),
    ),
    "leaders": ("name", "items", "items_fractional", "chapters", "sole_items", "partners"),
    "sections": ("name", "items", "items_fractional", "chapters", "sole_items", "partners"),
    "task_forces": ("task_force", "items", "stated", "curated", "inferred", "leaders", "sections"),
    "links": ("task_force", "number", "title", "provenance", "score", "matched", "key"),
    "single": ("number", "title", "holders", "key"),
    "outside": ("number", "title", "chapter", "key"),
    "commitments": (
        *("number", "kind", "text", "subject", "comparator", "low", "high", "unit"),
        *("deadline", "due", "line", "key"),
    ),
    "gaps": ("gap", "level", "kind", "number", "name", "line", "quote", "key"),
    "diagnostics": ("severity", "message", "line", "column", "excerpt", "advice", "code"),
}


class NamedTable(Record):
    """A table of a report: its key, name, columns, headings, rows, and how it was counted.

    `index` heads the column of row numbers that files put before the others: `dg.read` knows it.
    """

    __slots__ = ("key", "name", "index", "columns", "headings", "types", "rows", "note", "table")  # noqa: RUF023
    key: str
    name: str
    index: str
    columns: tuple[str, ...]
    headings: list[str]
    types: list[str]
    rows: list[list[Any]]
    note: str
    table: Table


def tables_of(plan: Plan, language: str) -> Iterator[NamedTable]:
    """The tables of a plan in their order; one on task forces only where the plan has any."""
    found: list[tuple[str, Table]] = [
        ("assignments", plan.assignments()),
        ("leaders", plan.workload()),
        ("sections", plan.workload("section")),
    ]
    if len(plan.task_forces):
        found += [("task_forces", plan.task_force_coverage()), ("links", plan.links())]
    held = plan.coverage()
    found.append(("single", _where(held, [count == 1 for count in held["count"]])))
    if len(plan.task_forces):
        found.append(("outside", plan.uncovered()))
    found += [
        ("commitments", plan.commitments()),
        ("gaps", plan.gaps()),
        ("diagnostics", _diagnostics(plan)),
    ]
    for key, table in found:
        yield _named(key, table, language)


def _named(key: str, table: Table, language: str) -> NamedTable:
    at = 0 if language == "zh" else 1
    names = _SHOWN[key]
    cells = [_in_words(name, table._table.cells(name), language) for name in names]
    types = table.types
    note = TABLES[key][2] if language == "zh" else table.caption
    return NamedTable(
        key,
        TABLES[key][at],
        COUNTED[at],
        names,
        [COLUMNS[name][at] for name in names],
        [types[name] for name in names],
        [list(row) for row in zip(*cells, strict=True)],
        note,
        table,
    )


def _in_words(name: str, values: Sequence[Any], language: str) -> list[Any]:
    """Values as people read them: codes in words, lists joined, truth values as yes or no."""
    yes, no = YES_NO[language]
    out: list[Any] = []
    for value in values:
        if isinstance(value, bool):
            out.append(yes if value else no)
        elif isinstance(value, list):
            out.append("、".join(value))
        elif name == "comparator" and isinstance(value, str) and language == "zh":
            out.append(COMPARATORS.get(value, value))
        elif name in CODED and isinstance(value, str):
            out.append(VALUES.get(value, value) if language == "zh" else value.replace("_", " "))
        else:
            out.append(value)
    return out


def _where(table: Table, wanted: Sequence[bool]) -> Table:
    rows = [row for row, yes in zip(table, wanted, strict=True) if yes]
    columns = {name: [row[name] for row in rows] for name in table.columns}
    return Table(columns, caption=table.caption, types=table.types)


def _diagnostics(plan: Plan) -> Table:
    names = _SHOWN["diagnostics"]
    found = plan.diagnostics
    columns = {name: [getattr(one, name) for one in found] for name in names}
    types = {name: "int64" if name in ("line", "column") else "utf8" for name in names}
    return Table(columns, caption=f"{len(found)} diagnostics of the reader", types=types)
