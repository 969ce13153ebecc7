"""A plan and the questions about it."""

from __future__ import annotations

from collections.abc import Sequence

from . import _core
from ._balance import Balance
from ._inputs import count_of, label_of, pairs_of, roles_of, text_of
from ._record import Record
from ._saving import write_whole
from ._text import visible
from .brief import Briefing
from .changes import Changes
from .check import Check
from .commitments import Commitments
from .compare import Compare
from .convene import Convene
from .criticality import Criticality
from .diagnostic import Diagnostic
from .errors import ArgumentError
from .explore import Explore
from .gaps import Gaps
from .hierarchy import Hierarchy
from .network import Network
from .node import Edge, Node, NodeSequence, Span
from .pictures import Picturing
from .reassign import Reassign
from .report import Reporting
from .review import Review
from .schedule import Schedule
from .similarity import Similarity
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    import os
    from typing import Any


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
        from ._notebook import matrix_html

        return matrix_html(self)


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
        from ._notebook import explanation_html

        return explanation_html(self)


class Plan(
    Balance,
    Briefing,
    Changes,
    Check,
    Commitments,
    Compare,
    Convene,
    Criticality,
    Explore,
    Gaps,
    Hierarchy,
    Network,
    Picturing,
    Reassign,
    Review,
    Schedule,
    Reporting,
    Similarity,
):
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
        """utf-8, utf-8-sig (with a mark), gb18030, utf-16-le, utf-16-be; None: not from bytes."""
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
        return NodeSequence(self, range(*self._plan.nodes(kind)), Node)

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
        return NodeSequence(self, tops, Node)

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
        return NodeSequence(self, range(self._plan.edge_count()), Edge)

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
        return Table._of(
            _core.workload(
                self._plan,
                text_of(of, "of"),
                pairs_of(weight, "item", "effort"),
                roles_of(roles),
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
        write_whole(path, _core.to_json(self._plan, stop))

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
        return Span(*ends, self._plan.words(*ends), *at, self._plan.place(*ends))

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
        from ._notebook import plan_html

        return plan_html(self)


def _restore(data: bytes) -> Plan:
    return Plan(_core.from_json(data, "", _core.Limits(), None))


def _rule(inheritance: str) -> str:
    return text_of(inheritance, "inheritance")


def _coverage(by: str, k: int, inheritance: str) -> tuple[str, int, str]:
    return text_of(by, "by"), count_of(k, "k"), _rule(inheritance)
