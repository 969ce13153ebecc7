"""What-ifs as values: edits of a plan, the plan after them, and the tables of before and after."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping

from . import _core
from ._inputs import (
    columns_of,
    is_missing,
    label_of,
    number_of,
    require_columns,
    roles_of,
    scalar_of,
    text_of,
)
from ._record import Record
from ._saving import write_whole
from ._text import visible
from .errors import ArgumentError
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .node import Node
    from .plan import Plan

    _Named = str | int | Node
    _Several = _Named | Iterable[_Named] | None

_ACTORS = ("leader", "section", "task_force")
_COLUMNS = ("edit", "name", "what", "work", "to", "role", "effort", "reason")


def _handle(given: Any, what: str) -> str:
    """The name of an actor, the key of work: given as such, or as a Node."""
    if hasattr(given, "kind") and hasattr(given, "key"):
        return str(given.name if given.kind in _ACTORS else given.key)
    return label_of(given, what)


def _kind(given: Any, what: str | None) -> str | None:
    """The kind that was given; else that of a Node; else open."""
    return what if what is not None else getattr(given, "kind", None)


def _handles(given: _Several, what: str) -> list[str]:
    if given is None:
        return []
    several = [given] if isinstance(given, (str, int)) or hasattr(given, "kind") else given
    if not hasattr(several, "__iter__"):
        message = f"{what} is a name or several, not {type(given).__name__}"
        raise ArgumentError(message, "argument.type")
    return [_handle(one, what) for one in several]


class Edit(Record):
    """One step of a what-if (假设调整); `str` gives it in one sentence.

    `kind` is remove, add, rename, merge, move or effort; the class methods make each. Actors go by
    name, work by key, or by number or title where that is unique; both may be given as Nodes.
    `what` is the kind of `name`; None means whatever has that name, an actor before work. `role`
    is an effective role. Whether an edit fits a plan is found out when it is applied.
    """

    __slots__ = ("kind", "what", "name", "work", "to", "role", "effort", "reason")  # noqa: RUF023
    kind: str
    what: str | None
    name: str
    work: str
    to: str
    role: str
    effort: float
    reason: str

    def __init__(
        self,
        kind: str,
        what: str | None,
        name: _Named,
        work: _Named = "",
        to: _Named = "",
        role: str = "lead",
        effort: float = 1.0,
        reason: str = "",
    ) -> None:
        super().__init__(
            text_of(kind, "kind"),
            None if what is None else text_of(what, "what"),
            _handle(name, "name"),
            _handle(work, "work"),
            _handle(to, "to"),
            text_of(role, "role"),
            number_of(effort, "effort"),
            text_of(reason, "reason"),
        )
        _core.describe_edit(self._values())  # an unknown kind or role ends here

    @classmethod
    def remove(
        cls,
        name: _Named,
        work: _Named | None = None,
        role: str = "lead",
        *,
        what: str | None = None,
        reason: str = "",
    ) -> Edit:
        """An actor with all its assignments, or work with all below it; with `work` that one
        assignment of the actor."""
        place = "" if work is None else work
        return cls("remove", _kind(name, what), name, place, role=role, reason=reason)

    @classmethod
    def add(
        cls,
        what: str,
        name: str | int,
        title: str = "",
        under: _Named | None = None,
        *,
        effort: float = 1.0,
        reason: str = "",
    ) -> Edit:
        """A leader, section or task_force by name; a heading, item or subitem by number, with a
        title, under a heading (a subitem under an item)."""
        place = "" if under is None else under
        return cls("add", what, name, place, title, effort=effort, reason=reason)

    @classmethod
    def assign(
        cls,
        actor: _Named,
        work: _Named,
        role: str = "lead",
        *,
        what: str | None = None,
        reason: str = "",
    ) -> Edit:
        """The actor holds the work besides whoever does so already."""
        return cls("add", _kind(actor, what), actor, work, role=role, reason=reason)

    @classmethod
    def rename(cls, name: _Named, to: str, *, what: str | None = None, reason: str = "") -> Edit:
        """An actor gets another name, work another title."""
        return cls("rename", _kind(name, what), name, to=to, reason=reason)

    @classmethod
    def merge(cls, name: _Named, to: _Named, *, what: str | None = None, reason: str = "") -> Edit:
        """All that one actor holds passes to another of its kind."""
        return cls("merge", _kind(name, what), name, to=to, reason=reason)

    @classmethod
    def move(
        cls,
        work: _Named,
        name: _Named,
        to: _Named,
        role: str = "lead",
        *,
        what: str | None = None,
        reason: str = "",
    ) -> Edit:
        """`to` holds the work instead of `name`, in the same role."""
        return cls("move", _kind(name, what), name, work, to, role, reason=reason)

    @classmethod
    def set_effort(cls, item: _Named, effort: float, *, reason: str = "") -> Edit:
        """The item takes this effort, from 0 up."""
        return cls("effort", "item", item, effort=effort, reason=reason)

    def __str__(self) -> str:
        return _core.describe_edit(self._values())


class Change(Record):
    """A what-if as a value: edits that are applied one after the other, with a title.

    `edits` are Edits, or anything tabular with the columns edit and name [, what, work, to, role,
    effort, reason]. `str` gives the title and one numbered sentence an edit.
    """

    __slots__ = ("edits", "title")
    edits: tuple[Edit, ...]
    title: str

    def __init__(self, edits: Iterable[Edit] | Any = (), title: str = "") -> None:
        tabular = isinstance(edits, (str, Mapping)) or hasattr(edits, "__arrow_c_stream__")
        given = edits
        if not tabular and not hasattr(edits, "to_dict") and hasattr(edits, "__iter__"):
            given = list(edits)
        if not isinstance(given, list) or not all(isinstance(one, Edit) for one in given):
            given = _edits_of(given)
        super().__init__(tuple(given), text_of(title, "title"))

    def _rows(self) -> list[tuple[Any, ...]]:
        return [one._values() for one in self.edits]

    def to_json(self) -> str:
        """The change as JSON, an edit a line; docs/changes.md lists the members."""
        return _core.change_to_json(self.title, self._rows()).decode("utf-8")

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes `to_json()` to a file: the whole new one or, on an error, the old one."""
        write_whole(path, self.to_json().encode())

    def to_table(self) -> Table:
        """One row an edit: edit, name, what, work, to, role, effort, reason; None where an edit
        does not need one."""
        import json

        rows = json.loads(self.to_json())["edits"]
        types = {name: "float64" if name == "effort" else "utf8" for name in _COLUMNS}
        columns = {name: [row.get(name) for row in rows] for name in _COLUMNS}
        return Table(columns, caption=self.title, types=types)

    def __len__(self) -> int:
        return len(self.edits)

    def __iter__(self) -> Iterator[Edit]:
        return iter(self.edits)

    def __bool__(self) -> bool:
        return bool(self.edits)

    def __str__(self) -> str:
        return _core.describe_change(self.title, self._rows())

    def __repr__(self) -> str:
        count = len(self.edits)
        return (
            f"<Change {visible(self.title or 'without a title')}: {count} edit{'s'[: count != 1]}>"
        )

    def _repr_html_(self) -> str:
        from ._notebook import change_html

        return change_html(self)


def _edits_of(data: Any) -> list[Edit]:
    columns = columns_of(data)
    require_columns(columns, _COLUMNS, 2)
    count = len(next(iter(columns.values()), []))
    nothing: list[Any] = [None] * count
    out = []
    for at, row in enumerate(zip(*(columns.get(name, nothing) for name in _COLUMNS), strict=True)):
        where = f"row {at + 1}:"
        effort = row[6]
        kind, name, what, work, to, role, _, reason = (
            None if column == "effort" else scalar_of(value, f"{where} {column}")
            for column, value in zip(_COLUMNS, row, strict=True)
        )
        if kind is None:
            message = f"{where} edit is missing; say remove, add, rename, merge, move or effort"
            raise ArgumentError(message, "argument.missing")
        try:
            out.append(
                Edit(
                    kind,
                    what,
                    name or "",
                    work or "",
                    to or "",
                    role or "lead",
                    1.0 if is_missing(effort) else number_of(effort, "effort"),
                    reason or "",
                )
            )
        except ArgumentError as fault:
            raise ArgumentError(f"{where} {fault}", fault.code) from None
    return out


def read_change(
    path: str | os.PathLike[str],
    *,
    limits: _core.Limits | None = None,
    stop: _core.StopFlag | None = None,
) -> Change:
    """Reads a change that `Change.save` wrote.

    Raises ExchangeError with the line, OSError, LimitExceeded, Stopped.
    """
    allowed = limits or _core.Limits()
    encoded = os.fsencode(path)
    name = encoded.decode("utf-8", "backslashreplace")
    data = _core.file_bytes(encoded, allowed, stop)
    title, edits = _core.change_from_json(data, name, allowed, stop)
    return Change([Edit(*row) for row in edits], title)


class BeforeAfter(Record):
    """A plan before and after a change: three tables.

    `workload`: an actor a row, with name, then items, items_fractional, effort, effort_fractional
    and sole_items, each `…_before`, `…_after`, `…_change`. `items`: those that other actors hold
    now: number, key, title, holders_before, holders_after (lists; None: the item is not there).
    `uncovered`: those that had a holder and have none now: number, key, title, chapter,
    holders_before.
    """

    __slots__ = ("workload", "items", "uncovered")  # noqa: RUF023  # the order of the question
    workload: Table
    items: Table
    uncovered: Table

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"{self.workload!r}\n\n{self.items!r}\n\n{self.uncovered!r}"

    def _repr_html_(self) -> str:
        from ._notebook import before_after_html

        return before_after_html(self)


class Changes:
    """The part of `Plan` that answers what would be if."""

    __slots__ = ()
    _plan: _core.Plan

    def without(
        self,
        *names: _Named,
        limits: _core.Limits | None = None,
        stop: _core.StopFlag | None = None,
    ) -> Plan:
        """The plan without these actors (by name) or this work (by key, number or title).

        What only an actor held has nobody then, or whom the next heading above names. The plan
        itself stays as it is. Raises UnknownName, AmbiguousName, ArgumentError, Stopped.
        """
        leaving = [_handle(name, "a name") for name in names]
        return _made(_core.without(self._plan, leaving, limits or _core.Limits(), stop))

    def apply(
        self,
        change: Change | Iterable[Edit] | Any,
        *,
        limits: _core.Limits | None = None,
        stop: _core.StopFlag | None = None,
    ) -> Plan:
        """The plan as it would be after a change; the plan itself stays as it is.

        `change` is a Change, or what makes one. docs/changes.md says what each edit does. What is
        added or changed is curated, with the title and the edit's reason; all else stays, and so
        do the text and the diagnostics. No edits give an equal plan. Errors name the edit. Raises
        ArgumentError, UnknownName, AmbiguousName, LimitExceeded, Stopped.
        """
        what = change if isinstance(change, Change) else Change(change)
        allowed = limits or _core.Limits()
        return _made(_core.apply(self._plan, what.title, what._rows(), allowed, stop))

    def filter(
        self,
        *,
        chapter: _Several = None,
        role: str | Iterable[str] | None = None,
        leader: _Several = None,
        section: _Several = None,
        task_force: _Several = None,
        inheritance: str = "nearest",
        limits: _core.Limits | None = None,
        stop: _core.StopFlag | None = None,
    ) -> Plan:
        """The part of the plan that is asked for, as a plan; each argument takes one or several.

        `chapter`: the items below these headings, of any level. `leader`, `section`, `task_force`:
        the items that one of them holds. `role`: the assignments in these effective roles; driving
        and leading have none and stay. Arguments narrow each other. Who holds what remains is the
        same; actors with nothing left stay, with load 0. Raises UnknownName, AmbiguousName,
        ArgumentError, Stopped.
        """
        return _made(
            _core.filter(
                self._plan,
                _handles(chapter, "chapter"),
                _handles(leader, "leader"),
                _handles(section, "section"),
                _handles(task_force, "task_force"),
                roles_of(role),
                text_of(inheritance, "inheritance"),
                limits or _core.Limits(),
                stop,
            )
        )

    def before_after(
        self,
        after: Plan,
        of: str = "leader",
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> BeforeAfter:
        """This plan beside itself after a change, as tables of actors and items.

        Actors are matched by name and items by key, so `after` comes from this plan. Document
        order; what is new comes last. Raises ArgumentError, Stopped.
        """
        core = getattr(after, "_plan", None)
        if not isinstance(core, _core.Plan):
            message = f"after is a Plan, not {type(after).__name__}"
            raise ArgumentError(message, "argument.type")
        tables = _core.before_after(
            self._plan, core, text_of(of, "of"), text_of(inheritance, "inheritance"), stop
        )
        return BeforeAfter(*(Table._of(table) for table in tables))


def _made(core: _core.Plan) -> Plan:
    from .plan import Plan

    return Plan(core)
