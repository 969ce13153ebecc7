"""A plan and what stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from . import _core
from ._inputs import count_of, label_of, pairs_of, text_of
from ._record import Record
from ._text import escape, human, visible
from .commitments import Commitments
from .criticality import Criticality
from .diagnostic import Diagnostic
from .errors import ArgumentError
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    import os
    from typing import Any

_WORK = ("heading", "item", "subitem")


class Span(Record):
    """A part of the text: begin and end in bytes of its UTF-8 form, the words and where they are.

    `line` and `column` count from 1, the column in code points.
    """

    __slots__ = ("begin", "end", "text", "line", "column")  # noqa: RUF023  # Record's order
    begin: int
    end: int
    text: str
    line: int
    column: int

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


class _Sequence(Sequence["Any"]):
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
            return _Sequence(self._plan, self._ids[at], self._make)
        return self._make(self._plan, self._ids[at])

    def __iter__(self) -> Iterator[Any]:
        return (self._make(self._plan, identity) for identity in self._ids)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (list, tuple, _Sequence)):
            return NotImplemented
        return len(self) == len(other) and all(
            mine == theirs for mine, theirs in zip(self, other, strict=True)
        )

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        return _Sequence, (self._plan, self._ids, self._make)

    def __repr__(self) -> str:
        shown = ", ".join(map(repr, self[:20]))
        return f"[{shown}, … {len(self) - 20} more]" if len(self) > 20 else f"[{shown}]"


class Matrix(Record):
    """How many items two kinds share: `values[r][c]` for the names `rows[r]` and `columns[c]`."""

    __slots__ = ("rows", "columns", "values", "caption")  # noqa: RUF023  # Record's order
    rows: list[str]
    columns: list[str]
    values: list[list[int]]
    caption: str

    __hash__ = None  # type: ignore[assignment]

    def to_table(self) -> Table:
        """One row a row, one column a column; a name that is taken already gets `#2`."""
        data: dict[str, list[Any]] = {"name": list(self.rows)}
        types = {"name": "utf8"}
        for at, name in enumerate(self.columns):
            label, again = name, 1
            while label in data:
                again += 1
                label = f"{name}#{again}"
            data[label] = [row[at] for row in self.values]
            types[label] = "int64"
        return Table(data, caption=self.caption, types=types)

    def __repr__(self) -> str:
        return repr(self.to_table())

    def _repr_html_(self) -> str:
        return self.to_table()._repr_html_()


class Explanation(Record):
    """Why an actor has to do with an item; `str` gives it in words.

    `because` holds a dict for each statement: source, target, path (Nodes), relation, role,
    role_word, provenance, rule, line, quote, score, matched; empty if nothing joins the two.
    """

    __slots__ = ("actor", "item", "because", "text")  # noqa: RUF023  # Record's order
    actor: Node
    item: Node
    because: list[dict[str, Any]]
    text: str

    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        return bool(self.because)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return (
            '<pre style="color:inherit;background:transparent;white-space:pre-wrap">'
            f"{escape(self.text)}</pre>"
        )


class Plan(Criticality, Commitments):
    """A document's responsibility graph: immutable, equal by content, safe to share by threads.

    Calls that may take long let other threads run, answer Ctrl-C, and take `stop`.
    """

    __slots__ = ("_document", "_plan")

    def __init__(self, core: _core.Plan | None = None) -> None:
        self._plan = core if core is not None else _core.Plan()
        self._document = self._plan.document()

    @property
    def title(self) -> str | None:
        """The plan's own heading, or None."""
        return self._document["title"]

    @property
    def notice(self) -> str | None:
        """The heading of the covering notice, or None."""
        return self._document["notice"]

    @property
    def issuer(self) -> str | None:
        """The body that issued it (发文机关), or None."""
        return self._document["issuer"]

    @property
    def date(self) -> datetime.date | None:
        """When it was issued, or None."""
        from datetime import date

        day = self._document["date"]
        return None if day is None else date.fromisoformat(day)

    @property
    def year(self) -> int | None:
        """The year it plans: the title's, else the date's, or None."""
        return self._document["year"]

    @property
    def addressees(self) -> list[str]:
        """Whom the notice addresses (主送机关)."""
        return list(self._document["addressees"])

    @property
    def kind(self) -> str:
        """plan_with_responsibilities, plan_without_responsibilities, cover_notice, not_a_plan."""
        return self._document["kind"]

    @property
    def encoding(self) -> str | None:
        """Encoding of the input; None where there was none."""
        return self._document["encoding"]

    @property
    def file(self) -> str | None:
        """The input as the caller named it, or None."""
        return self._document["file"]

    @property
    def text(self) -> str | None:
        """The decoded text; None for a plan without one."""
        return self._plan.text()

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What was not understood, and what is worth knowing."""
        return [Diagnostic(*row) for row in self._plan.diagnostics()]

    def _nodes(self, kind: str) -> Sequence[Node]:
        return _Sequence(self, range(*self._plan.nodes(kind)), Node)

    @property
    def leaders(self) -> Sequence[Node]:
        """Persons who answer for work (牵头领导), in document order."""
        return self._nodes("leader")

    @property
    def sections(self) -> Sequence[Node]:
        """Units that carry it out (责任科室), in document order."""
        return self._nodes("section")

    @property
    def items(self) -> Sequence[Node]:
        """Work items (工作任务), in document order."""
        return self._nodes("item")

    @property
    def headings(self) -> Sequence[Node]:
        """Headings of all levels (标题), in document order."""
        return self._nodes("heading")

    @property
    def chapters(self) -> Sequence[Node]:
        """The top-level headings (一级标题)."""
        core = self._plan
        tops = [at for at in range(*core.nodes("heading")) if core.parent(at) is None]
        return _Sequence(self, tops, Node)

    @property
    def task_forces(self) -> Sequence[Node]:
        """Bodies set up for one priority each (工作专班)."""
        return self._nodes("task_force")

    @property
    def themes(self) -> Sequence[Node]:
        """Sentences announced as priorities."""
        return self._nodes("theme")

    @property
    def edges(self) -> Sequence[Edge]:
        """All edges; the first call infers what task forces drive."""
        return _Sequence(self, range(self._plan.edge_count()), Edge)

    def __getitem__(self, name: str | int) -> Node:
        """The node of this name; else the heading, item or subitem of this key, number or title.

        Raises UnknownName (a KeyError) with the nearest names, AmbiguousName with the candidates.
        """
        return Node(self, self._plan.find(label_of(name, "a name")))

    def leader(self, name: str) -> Node:
        """The leader of this name; raises UnknownName."""
        return Node(self, self._plan.find_kind("leader", text_of(name, "a leader's name")))

    def section(self, name: str) -> Node:
        """The section of this name; raises UnknownName."""
        return Node(self, self._plan.find_kind("section", text_of(name, "a section's name")))

    def item(self, name: str | int) -> Node:
        """The item of this key, number or title; raises UnknownName, AmbiguousName."""
        return Node(self, self._plan.find_kind("item", label_of(name, "an item")))

    def assignments(
        self, inheritance: str = "nearest", *, stop: _core.StopFlag | None = None
    ) -> Table:
        """Who is assigned to what, in which role, and where it says so.

        Columns: actor, actor_kind, role, role_word, effective_role, work_kind, number, key, title,
        provenance, open_list, score, line, quote. "direct" gives one row for each assignment as
        stated; "nearest" and "all" one for each actor and effective role on an item.
        """
        return Table._of(_core.assignments(self._plan, _rule(inheritance), stop))

    def workload(
        self,
        of: str = "leader",
        weight: Any = None,
        roles: str | Sequence[str] | None = None,
        inheritance: str = "nearest",
        capacity: Any = None,
        *,
        stop: _core.StopFlag | None = None,
    ) -> Table:
        """How much each leader, section or task force holds (工作量), in document order.

        `weight` gives efforts of items, `capacity` those of actors: a mapping, or a table with the
        columns item, effort or name, capacity. `roles` are the effective roles that count.
        Columns: name, items, items_fractional, effort, effort_fractional, share, chapters,
        sole_items, partners [, capacity, utilisation, overload, slack]. The caption says how it was
        counted. Raises ArgumentError, UnknownName, AmbiguousName, Stopped.
        """
        names = [roles] if isinstance(roles, str) else list(roles or [])
        return Table._of(
            _core.workload(
                self._plan,
                text_of(of, "of"),
                pairs_of(weight, "item", "effort"),
                [text_of(name, "a role") for name in names],
                _rule(inheritance),
                pairs_of(capacity, "name", "capacity"),
                stop,
            )
        )

    def coverage(
        self,
        by: str = "leader",
        k: int = 1,
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Table:
        """For each item, who holds it and whether they are at least k.

        Columns: number, key, title, count, covered, holders (list). Document order.
        """
        return Table._of(_core.coverage(self._plan, *_coverage(by, k, inheritance), stop))

    def uncovered(
        self,
        by: str = "task_force",
        k: int = 1,
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Table:
        """The items that fewer than k actors hold.

        Columns: number, key, title, chapter. Items outside all task forces are normal.
        """
        return Table._of(_core.uncovered(self._plan, *_coverage(by, k, inheritance), stop))

    def coverage_ratio(
        self,
        by: str = "leader",
        k: int = 1,
        inheritance: str = "nearest",
        weighted: bool = False,
        *,
        stop: _core.StopFlag | None = None,
    ) -> float | None:
        """The share of items that at least k actors hold, 0..1; None when there is no item.

        With `weighted`, the share of the effort of all items; None where that is 0.
        """
        if not isinstance(weighted, bool):
            message = f"weighted is True or False, not {weighted!r}"
            raise ArgumentError(message, "argument.type")
        return _core.coverage_ratio(self._plan, *_coverage(by, k, inheritance), weighted, stop)

    def task_force_coverage(self, *, stop: _core.StopFlag | None = None) -> Table:
        """What each task force drives, by how it is known.

        Columns: task_force, items, stated, curated, inferred, leaders, sections (counts).
        """
        return Table._of(_core.task_force_coverage(self._plan, stop))

    def links(self, *, stop: _core.StopFlag | None = None) -> Table:
        """Every edge by which a task force drives an item.

        Columns: task_force, number, key, title, provenance, score, matched (list).
        """
        return Table._of(_core.links(self._plan, stop))

    def matrix(
        self,
        rows: str = "leader",
        columns: str = "section",
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Matrix:
        """How many items two kinds share.

        Kinds: leader, section, task_force, theme, item, chapter (top-level headings), heading.
        """
        names, heads, values, caption = _core.matrix(
            self._plan, text_of(rows, "rows"), text_of(columns, "columns"), _rule(inheritance), stop
        )
        wide = len(heads)
        counts = [values[at * wide : (at + 1) * wide] for at in range(len(names))]
        return Matrix(names, heads, counts, caption)

    def why(
        self,
        actor: str | Node,
        item: str | int | Node,
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Explanation:
        """Why an actor has to do with an item: the path, the quotes with lines, the rule.

        `print` shows it in words; it is false if nothing joins the two.
        """
        first, second, because, text = _core.why(
            self._plan,
            self._end(actor, "an actor"),
            self._end(item, "an item"),
            _rule(inheritance),
            stop,
        )
        for row in because:
            row["source"] = Node(self, row["source"])
            row["target"] = Node(self, row["target"])
            row["path"] = [Node(self, identity) for identity in row["path"]]
        return Explanation(Node(self, first), Node(self, second), because, text)

    def with_effort(self, effort: Any, *, stop: _core.StopFlag | None = None) -> Plan:
        """The same plan with other efforts for the items named, by key, number or title.

        `effort` is a mapping, or a table with the columns item and effort. What is inferred stays.
        """
        return Plan(self._plan.with_effort(pairs_of(effort, "item", "effort"), stop))

    def to_json(self, *, stop: _core.StopFlag | None = None) -> str:
        """The plan as JSON, inferred edges included; docs/json.md lists the members."""
        return _core.to_json(self._plan, stop).decode("utf-8")

    def save(self, path: str | os.PathLike[str], *, stop: _core.StopFlag | None = None) -> None:
        """Writes `to_json()` to a file: the whole new one or, on an error, the old one."""
        import os

        data = _core.to_json(self._plan, stop)
        target = os.fspath(path)
        temporary = f"{target}.{os.getpid()}.tmp"
        try:
            with open(temporary, "xb") as file:  # noqa: PTH123
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, target)  # noqa: PTH105
        except BaseException:
            if os.path.exists(temporary):  # noqa: PTH110
                os.unlink(temporary)  # noqa: PTH108
            raise

    def _node(self, identity: int | None) -> Node | None:
        return None if identity is None else Node(self, identity)

    def _end(self, given: str | int | Node, what: str) -> str | int:
        """A node's id, or the name to look up."""
        if not isinstance(given, Node):
            return label_of(given, what)
        if given._plan is not self and given._plan != self:
            message = f"{what}: {given!r} is a node of another plan; look it up in this one"
            raise ArgumentError(message, "argument.node")
        return given._id

    def _rows(self, inheritance: str, wanted: Any) -> Table:
        """The rows of `assignments` that `wanted` picks."""
        table = self.assignments(inheritance)
        rows = [row for row in table if wanted(row)]
        columns = {name: [row[name] for row in rows] for name in table.columns}
        return Table(columns, caption=table.caption, types=table.types)

    def _span(self, ends: tuple[int, int] | None) -> Span | None:
        at = None if ends is None else self._plan.position(*ends)
        if ends is None or at is None:
            return None
        return Span(*ends, self._plan.words(*ends), *at)

    def _counts(self) -> dict[str, int]:
        return {
            "chapters": len(self.chapters),
            "items": len(self.items),
            "leaders": len(self.leaders),
            "sections": len(self.sections),
            "task forces": len(self.task_forces),
            "themes": len(self.themes),
        }

    def __eq__(self, other: object) -> bool:
        return self._plan == other._plan if isinstance(other, Plan) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.title, self._plan.nodes("leader"), self._plan.nodes("item")))

    def __copy__(self) -> Plan:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Plan:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (_core.to_json(self._plan, None),)

    def __repr__(self) -> str:
        counts = ", ".join(f"{count} {name}" for name, count in self._counts().items())
        return f"<Plan {visible(self.title or 'without a title')}: {counts}>"

    def _repr_html_(self) -> str:
        facts = [self.issuer, self.date and self.date.isoformat()]
        line = " · ".join(escape(human(str(fact))) for fact in facts if fact)
        cells = "".join(
            f'<td style="padding:2px 12px 2px 0"><b>{count}</b> {name}</td>'
            for name, count in self._counts().items()
        )
        found = len(self.diagnostics)
        notes = f"<div>{found} diagnostic{'s' * (found > 1)}</div>" if found else ""
        return (
            '<div style="color:inherit;background:transparent;border:1px solid '
            'rgba(128,128,128,.4);padding:8px 12px;display:inline-block">'
            f"<div><b><bdi>{escape(visible(self.title or 'Plan'))}</bdi></b></div><div>{line}</div>"
            f'<table style="color:inherit"><tbody><tr>{cells}</tr></tbody></table>{notes}</div>'
        )


def _restore(data: bytes) -> Plan:
    return Plan(_core.from_json(data, "", _core.Limits(), None))


def _rule(inheritance: str) -> str:
    return text_of(inheritance, "inheritance")


def _coverage(by: str, k: int, inheritance: str) -> tuple[str, int, str]:
    return text_of(by, "by"), count_of(k, "k"), _rule(inheritance)
