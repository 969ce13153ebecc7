"""Whom to convene for a piece of work: a part of what `Plan` answers."""

from __future__ import annotations

from collections.abc import Sequence

from . import _core
from ._inputs import text_of
from ._record import Record
from .errors import ArgumentError
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .node import Node


class Convening(Record):
    """The fewest people whose areas cover some items, and who else is touched; `str` says it.

    `people` is empty where `reason` says why; with `exact` False nothing below `lower_bound` will
    do. `essential` are the sole holders of some item; `unique` tells whether no other group is as
    small (None: not known). `areas`: what each of `people` holds of it; `others`: who else is
    touched; `items`: the work and how it belongs to it; `uncovered`: items that nobody of the kind
    holds. `inferred_keys` and `provenance` mark what rests on an inferred link. Document order.
    """

    __slots__ = (  # noqa: RUF023  # Record's order
        "people",
        "essential",
        "uncovered",
        "exact",
        "lower_bound",
        "unique",
        "areas",
        "others",
        "items",
        "reason",
        "caption",
    )
    people: list[Node]
    essential: list[Node]
    uncovered: list[Node]
    exact: bool
    lower_bound: int
    unique: bool | None
    areas: Table
    others: Table
    items: Table
    reason: str | None
    caption: str

    __hash__ = None  # type: ignore[assignment]

    def __str__(self) -> str:
        parts = [f"nobody to convene: {self.reason}"] if self.reason else []
        essential = {node.name for node in self.essential}
        for row in self.areas:
            sole = ", holds some alone" if row["name"] in essential else ""
            parts.append(f"convene {_area(row)}{sole}")
        parts += [f"touched: {_area(row)}" for row in self.others]
        links = dict(zip(self.items["key"], self.items["provenance"], strict=True))
        for node in self.uncovered:
            parts.append(f"held by nobody of the kind: {_key(node.key, links[node.key])}")
        return "\n".join([*parts, self.caption])

    def __repr__(self) -> str:
        return f"<Convening:\n{self}>"

    def _repr_html_(self) -> str:
        from ._notebook import convening_html

        return convening_html(self)


def _key(key: str, provenance: str | None) -> str:
    return f"{key} (inferred)" if provenance == "inferred" else key


def _area(row: dict[str, Any]) -> str:
    """`孔维健 (leader): 三/8, 三/9 (inferred)`."""
    inferred = set(row["inferred_keys"])
    keys = [_key(key, "inferred" if key in inferred else None) for key in row["keys"]]
    place = ", of the task force" if row["in_task_force"] else ""
    return f"{row['name']} ({row['kind']}{place}): {', '.join(keys) or 'none of the items'}"


class Convene:
    """The part of `Plan` that asks whom to convene."""

    __slots__ = ()
    _plan: _core.Plan

    def _node(self, identity: int | None) -> Any:
        raise NotImplementedError

    def _end(self, given: str | int | Node, what: str) -> str | int:
        raise NotImplementedError

    def convene(
        self,
        what: str | Node | Sequence[str | int | Node],
        of: str = "leader",
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Convening:
        """The fewest people whose areas cover the items of a task force (召集名单).

        `what` is a task force or theme (name or Node), or a list of items (key, number, title or
        Node). `of` is leader or section. Among several groups the first in printed order; exact by
        branch and bound as far as a fixed amount of work goes. `areas`: name, kind, items, keys,
        inferred_keys, sole_keys, in_task_force; `others` likewise without sole_keys; `items`:
        number, key, title, provenance, score, matched, holders, convened. Raises UnknownName with
        the nearest names, AmbiguousName, ArgumentError, Stopped. Source: Karp 1972 (set cover).
        """
        rest = text_of(of, "of"), text_of(inheritance, "inheritance"), stop
        if isinstance(what, (list, tuple)):
            items = [self._identity(one, "an item") for one in what]
            found = _core.convene_items(self._plan, items, *rest)
        elif isinstance(what, str) or hasattr(what, "kind"):
            found = _core.convene(self._plan, self._identity(what, "a task force"), *rest)
        else:
            message = f"what is a task force, a theme or a list of items, not {what!r}"
            raise ArgumentError(message, "argument.type")
        _, people, essential, uncovered, *others, areas, touched, work, reason, caption = found
        groups = ([self._node(one) for one in ids] for ids in (people, essential, uncovered))
        tables = (Table._of(table) for table in (areas, touched, work))
        return Convening(*groups, *others, *tables, reason, caption)

    def _identity(self, given: Any, what: str) -> str | int:
        """The id of a Node; a name or number as text."""
        found = self._end(given, what)
        return found if isinstance(found, int) else text_of(found, what)
