"""A plan made step by step."""

from __future__ import annotations

from . import _core
from ._inputs import label_of, number_of, text_of
from .errors import ArgumentError
from .plan import Plan

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from typing import Any


class PlanBuilder:
    """Makes a plan without a text, step by step and in any order; every step gives the builder.

    Nothing is checked before `build`, which reports every finding at once. All that is built so is
    curated. Numbers may be given as int.
    """

    __slots__ = ("_date", "_issuer", "_steps", "_title")

    def __init__(
        self,
        title: str = "",
        *,
        issuer: str = "",
        date: datetime.date | None = None,
    ) -> None:
        self._title = text_of(title, "title")
        self._issuer = text_of(issuer, "issuer")
        if date is not None and not all(hasattr(date, part) for part in ("year", "month", "day")):
            message = f"date is a datetime.date, not {type(date).__name__}"
            raise ArgumentError(message, "argument.type")
        self._date = None if date is None else (date.year, date.month, date.day)
        self._steps: list[tuple[str, tuple[Any, ...]]] = []

    def _add(self, step: str, *values: Any) -> PlanBuilder:
        self._steps.append((step, values))
        return self

    def chapter(
        self, number: str | int, title: str, parent: str | int | None = None
    ) -> PlanBuilder:
        """A heading; `parent` is the key or number of the enclosing one."""
        above = "" if parent is None else label_of(parent, "parent")
        return self._add("chapter", label_of(number, "number"), text_of(title, "title"), above)

    def item(
        self,
        number: str | int,
        title: str,
        chapter: str | int | None = None,
        effort: float = 1.0,
        text: str = "",
    ) -> PlanBuilder:
        """An item; `chapter` is the key or number of the enclosing heading."""
        return self._add(
            "item",
            label_of(number, "number"),
            text_of(title, "title"),
            "" if chapter is None else label_of(chapter, "chapter"),
            number_of(effort, "effort"),
            text_of(text, "text"),
        )

    def subitem(self, number: str | int, title: str, item: str | int) -> PlanBuilder:
        """A part of an item that has assignments of its own."""
        number = label_of(number, "number")
        return self._add("subitem", number, text_of(title, "title"), label_of(item, "item"))

    def actor(self, name: str, kind: str = "leader") -> PlanBuilder:
        """A leader, section or task force; needed only for one without an assignment."""
        return self._add("actor", text_of(name, "name"), text_of(kind, "kind"))

    def task_force(self, name: str, group: str = "") -> PlanBuilder:
        """A task force (工作专班)."""
        return self._add("task_force", text_of(name, "name"), text_of(group, "group"))

    def theme(self, name: str, group: str = "") -> PlanBuilder:
        """A sentence announced as a priority."""
        return self._add("theme", text_of(name, "name"), text_of(group, "group"))

    def assign(
        self,
        actor: str,
        work: str | int,
        role: str = "lead",
        actor_kind: str = "leader",
        role_word: str = "",
        open_list: bool = False,
    ) -> PlanBuilder:
        """Assigns an actor to a heading, item, subitem (key or number) or task force (name)."""
        return self._add(
            "assign",
            text_of(actor, "actor"),
            label_of(work, "work"),
            text_of(role, "role"),
            text_of(actor_kind, "actor_kind"),
            text_of(role_word, "role_word"),
            bool(open_list),
        )

    def drive(self, task_force: str, item: str | int) -> PlanBuilder:
        """The task force drives the item."""
        return self._add("drive", text_of(task_force, "task_force"), label_of(item, "item"))

    def advance(self, theme: str, item: str | int) -> PlanBuilder:
        """The theme advances by the item."""
        return self._add("advance", text_of(theme, "theme"), label_of(item, "item"))

    def lead(
        self,
        superior: str,
        subordinate: str,
        superior_kind: str = "leader",
        subordinate_kind: str = "section",
    ) -> PlanBuilder:
        """One actor leads another: leaders, sections or task forces, made if need be."""
        return self._add(
            "lead",
            text_of(superior, "superior"),
            text_of(subordinate, "subordinate"),
            text_of(superior_kind, "superior_kind"),
            text_of(subordinate_kind, "subordinate_kind"),
        )

    def build(
        self, *, limits: _core.Limits | None = None, stop: _core.StopFlag | None = None
    ) -> Plan:
        """The plan of all steps so far; raises BuildError with all findings. Linear in them."""
        builder = _core.PlanBuilder(self._title)
        if self._issuer:
            builder.issuer(self._issuer)
        if self._date is not None:
            builder.issued(*self._date)
        for step, values in self._steps:
            getattr(builder, step)(*values)
        return Plan(builder.build(limits or _core.Limits(), stop))

    def _state(self) -> tuple[Any, ...]:
        return self._title, self._issuer, self._date, self._steps

    def __eq__(self, other: object) -> bool:
        return self._state() == other._state() if isinstance(other, PlanBuilder) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, self._state()

    def __repr__(self) -> str:
        return f"<PlanBuilder {self._title or 'without a title'}: {len(self._steps)} steps>"


def _restore(title: str, issuer: str, date: tuple[int, int, int] | None, steps: Any) -> PlanBuilder:
    builder = PlanBuilder(title, issuer=issuer)
    builder._date = date
    builder._steps = list(steps)
    return builder
