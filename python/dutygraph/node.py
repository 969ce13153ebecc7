"""What stands in a plan: its nodes and edges, and where the text says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ._record import Record
from ._text import visible
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .plan import Plan

_WORK = ("heading", "item", "subitem")


class Span(Record):
    """A part of the text: begin and end in bytes of its UTF-8 form, the words and where they are.

    `line` and `column` count from 1, the column in code points. `place` is the cell, paragraph or
    page of the file that the text was taken out of (表1!B3); None for a text read as it is.
    """

    __slots__ = ("begin", "end", "text", "line", "column", "place")  # noqa: RUF023  # Record's order
    begin: int
    end: int
    text: str
    line: int
    column: int
    place: str | None

    def __str__(self) -> str:
        return self.text


class Node:
    """One leader, section, task force, heading, item, subitem or theme of a plan.

    It keeps its plan alive. What a kind lacks, or the plan does not state, is None. Lists stand in
    document order; what an actor holds is counted under `nearest` inheritance.
    """

    __slots__ = ("_id", "_plan", "_row")

    def __init__(self, plan: Plan, identity: int) -> None:
        self._plan = plan
        self._id = identity
        self._row = plan._plan.node(identity)

    @property
    def kind(self) -> str:
        """leader, section, task_force, heading, item, subitem, theme or commitment."""
        return self._row[0]

    @property
    def name(self) -> str:
        """Name as printed; the title of a heading or item."""
        return self._row[1]

    @property
    def number(self) -> str | None:
        """The printed numeral of a heading or item, without its closing mark."""
        return self._row[2]

    @property
    def key(self) -> str:
        """Unique among nodes of its kind: the joined numbers of work, the name key of the rest."""
        return self._row[3]

    @property
    def title(self) -> str | None:
        """The title of a heading or item."""
        return self._row[1] or None if self.kind in _WORK else None

    @property
    def text(self) -> str | None:
        """The body of an item after its title."""
        return self._row[4]

    @property
    def group(self) -> str | None:
        """The words that announce a theme or task force, such as 一条主线."""
        return self._row[5]

    @property
    def effort(self) -> float | None:
        """Effort of an item, in any unit; 1.0 unless given."""
        return self._row[6] if self.kind == "item" else None

    @property
    def span(self) -> Span | None:
        """Where all of it stands in the text."""
        return self._plan._span(self._row[7])

    @property
    def name_span(self) -> Span | None:
        """Where its name or title stands."""
        return self._plan._span(self._row[8])

    @property
    def text_span(self) -> Span | None:
        """Where its body stands."""
        return self._plan._span(self._row[9])

    @property
    def line(self) -> int | None:
        """The line on which it begins, from 1."""
        span = self.span
        return None if span is None else span.line

    @property
    def parent(self) -> Node | None:
        """The enclosing heading, or the item of a subitem."""
        return self._plan._node(self._plan._plan.parent(self._id))

    @property
    def chapter(self) -> Node | None:
        """The top-level heading above it, or itself if it is one."""
        return self._plan._node(self._plan._plan.chapter(self._id))

    @property
    def assignments(self) -> Table:
        """The rows of `plan.assignments()` about it: an actor's own, those of a heading's items.

        Of a subitem, the rows that are attached to itself.
        """
        if self.kind == "subitem":
            return self._plan._rows("direct", lambda row: row["key"] == self.key)
        if self.kind in ("leader", "section", "task_force"):
            mine = (self.name, self.kind)
            return self._plan._rows(
                "nearest", lambda row: (row["actor"], row["actor_kind"]) == mine
            )
        keys = {item.key for item in self.items}
        return self._plan._rows("nearest", lambda row: row["key"] in keys)

    def _related(self, what: str) -> list[Node]:
        return [Node(self._plan, one) for one in self._plan._plan.related(self._id, what)]

    @property
    def items(self) -> list[Node]:
        """What an actor holds, a task force drives or holds, a theme advances by, a heading has.

        Of an item itself.
        """
        return self._related("items")

    @property
    def partners(self) -> list[Node]:
        """Other actors of the same kind that share an item with it; none for other kinds."""
        return self._related("partners")

    @property
    def leaders(self) -> list[Node]:
        """Leaders who hold one of its items, or are attached to it or to what it is attached to."""
        return self._related("leader")

    @property
    def sections(self) -> list[Node]:
        """Sections that hold one of its items, or are attached to it or where it is attached."""
        return self._related("section")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Node):
            return NotImplemented
        return self._id == other._id and (self._plan is other._plan or self._plan == other._plan)

    def __hash__(self) -> int:
        return hash((self.kind, self.key))

    def __reduce__(self) -> tuple[Any, ...]:
        return Node, (self._plan, self._id)

    def __repr__(self) -> str:
        return f"<{self.kind} {visible(self._plan._plan.label(self._id))}>"

    def _repr_html_(self) -> str:
        from ._notebook import node_html

        return node_html(self)


class Edge:
    """One edge of a plan, with how it is known. It keeps its plan alive."""

    __slots__ = ("_id", "_plan", "_row")

    def __init__(self, plan: Plan, identity: int) -> None:
        self._plan = plan
        self._id = identity
        self._row = plan._plan.edge(identity)

    @property
    def relation(self) -> str:
        """contains, assigned, leads, advances, commits or drives."""
        return self._row[0]

    @property
    def source(self) -> Node:
        """Where it starts."""
        return Node(self._plan, self._row[1])

    @property
    def target(self) -> Node:
        """Where it ends."""
        return Node(self._plan, self._row[2])

    @property
    def role(self) -> str | None:
        """The role as printed; None unless assigned."""
        return self._row[3]

    @property
    def effective_role(self) -> str | None:
        """The role after a rule stated once for the whole text; None unless assigned."""
        return self._row[4]

    @property
    def role_word(self) -> str | None:
        """The printed word, such as 牵头领导."""
        return self._row[5]

    @property
    def provenance(self) -> str:
        """stated, inherited, inferred or curated."""
        return self._row[6]

    @property
    def score(self) -> float | None:
        """0..1 where inferred, else None."""
        return self._row[7]

    @property
    def matched(self) -> list[str]:
        """Phrases an inferred edge rests on, or a person's reason for a curated one."""
        return list(self._row[8])

    @property
    def rule(self) -> str | None:
        """The rule that made the edge or its effective role, if one did."""
        return self._row[9]

    @property
    def open_list(self) -> bool:
        """True if its list ends in 等 or 有关部门."""
        return self._row[10]

    @property
    def span(self) -> Span | None:
        """Where the words stand that say so."""
        return self._plan._span(self._row[11])

    @property
    def name_span(self) -> Span | None:
        """Where the actor's name stands within them."""
        return self._plan._span(self._row[12])

    @property
    def line(self) -> int | None:
        """The line of the words, from 1."""
        span = self.span
        return None if span is None else span.line

    @property
    def quote(self) -> str | None:
        """The words that say so."""
        span = self.span
        return None if span is None else span.text

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Edge):
            return NotImplemented
        return self._id == other._id and (self._plan is other._plan or self._plan == other._plan)

    def __hash__(self) -> int:
        return hash(self._row[:3])

    def __reduce__(self) -> tuple[Any, ...]:
        return Edge, (self._plan, self._id)

    def __repr__(self) -> str:
        return f"<{self.relation} {self.source!r} → {self.target!r} ({self.provenance})>"

    def _repr_html_(self) -> str:
        from ._notebook import edge_html

        return edge_html(self)


class NodeSequence(Sequence["Any"]):
    """Nodes of one kind, or edges, each made when asked for."""

    __slots__ = ("_ids", "_make", "_plan")

    def __init__(self, plan: Plan, ids: Sequence[int], make: type[Node | Edge]) -> None:
        self._plan = plan
        self._ids = ids
        self._make = make

    def __len__(self) -> int:
        return len(self._ids)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return NodeSequence(self._plan, self._ids[at], self._make)
        return self._make(self._plan, self._ids[at])

    def __iter__(self) -> Iterator[Any]:
        return (self._make(self._plan, identity) for identity in self._ids)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (list, tuple, NodeSequence)):
            return NotImplemented
        return len(self) == len(other) and all(
            mine == theirs for mine, theirs in zip(self, other, strict=True)
        )

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        return NodeSequence, (self._plan, self._ids, self._make)

    def __repr__(self) -> str:
        shown = ", ".join(map(repr, self[:20]))
        return f"[{shown}, … {len(self) - 20} more]" if len(self) > 20 else f"[{shown}]"

    def _repr_html_(self) -> str:
        from ._notebook import nodes_html

        return nodes_html(self)
