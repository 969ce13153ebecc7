"""How the network of actors and items hangs together: the part of `Plan` that asks for it."""

from __future__ import annotations

from . import _core
from ._inputs import label_pairs_of, text_of
from ._record import Record
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .node import Node


class MinimumCover(Record):
    """The fewest actors who between them hold every item that anybody holds.

    `value` is None where `reason` says why; with `exact` False it is an upper bound and nothing
    below `lower_bound` will do. `members` is one such group; `essential` are the sole holders of
    some item, in every such group; `uncovered` are the items that nobody holds. Document order.
    """

    __slots__ = (  # noqa: RUF023  # Record's order
        "value",
        "exact",
        "lower_bound",
        "members",
        "essential",
        "uncovered",
        "denominator",
        "reason",
        "caption",
    )
    value: int | None
    exact: bool
    lower_bound: int
    members: list[Node]
    essential: list[Node]
    uncovered: list[Node]
    denominator: int
    reason: str | None
    caption: str

    __hash__ = None  # type: ignore[assignment]


class Coordination(Record):
    """Who would have to coordinate, and the share of those pairs that does.

    `required` is a Table: name, partner, weight (dependent pairs of their items), actual (None
    where not known). `congruence` is None where `reason` says why.
    """

    __slots__ = ("required", "congruence", "reason")  # noqa: RUF023  # Record's order
    required: Table
    congruence: float | None
    reason: str | None

    __hash__ = None  # type: ignore[assignment]


class Network:
    """The part of `Plan` that looks at the network of actors and items (责任网络).

    Its nodes are the actors of one kind and all items; two roles of one actor on one item are one
    tie. All of it takes `inheritance` and `stop`, and raises ArgumentError and Stopped.
    """

    __slots__ = ()
    _plan: _core.Plan

    def _node(self, identity: int | None) -> Any:
        raise NotImplementedError

    def components(
        self,
        of: str = "leader",
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Table:
        """What hangs together through shared items (连通分量), in the order of first nodes.

        Columns: component (from 1), actors, items (counts), names, keys (lists). An actor without
        an item and an item without an actor are components of their own.
        """
        return self._of_kind("components", of, inheritance, stop)

    def articulation_points(
        self,
        of: str = "leader",
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Table:
        """The actors, then the items, without which their component falls apart (割点).

        Columns: kind, number, key, name, pieces (into how many). Linear. Source: Hopcroft and
        Tarjan 1973.
        """
        return self._of_kind("articulation_points", of, inheritance, stop)

    def bridges(
        self,
        of: str = "leader",
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Table:
        """The ties without which their component falls apart (桥), by actor, then item.

        Columns: actor, number, key, title. Linear. Source: Hopcroft and Tarjan 1973.
        """
        return self._of_kind("bridges", of, inheritance, stop)

    def fragmentation(
        self,
        of: str = "leader",
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Table:
        """How far the network falls apart if one actor left (碎片化), in document order.

        Columns: name, before, after, gain, gain_as_isolate (the actor's ties gone, the actor not),
        reason. Shares of the ordered pairs of nodes that no path joins; None with too few nodes.
        `gain` is negative for an actor without ties, because there is one node less. Linear.
        Source: Borgatti 2006.
        """
        return self._of_kind("fragmentation", of, inheritance, stop)

    def projection(
        self,
        of: str = "leader",
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Table:
        """The pairs of actors with an item in common (投影), by both in document order.

        Columns: name, partner, items, weight (each item adds 1/(holders - 1), so an actor's weights
        add up to its items that have another holder). Source: Newman 2001.
        """
        return self._of_kind("projection", of, inheritance, stop)

    def redundancy_by_actor(
        self,
        of: str = "leader",
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Table:
        """The share of the pairs of an actor's items that some other actor holds both of.

        Columns: name, items, redundancy (None with fewer than two items), reason. Source: Latapy,
        Magnien and Del Vecchio 2008 (node redundancy coefficient, 节点冗余系数).
        """
        return self._of_kind("redundancy_by_actor", of, inheritance, stop)

    def centrality(
        self,
        of: str = "leader",
        by: str = "leader",
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Table:
        """Where actors, or items by an actor kind, stand in the two-mode network.

        Columns: name, key, degree, closeness, betweenness (two-mode norms, as NetworkX's
        `bipartite`), core (greatest k of a k-core). `by` counts only with `of="item"`. O(V E).
        Source: Borgatti and Halgin 2011.
        """
        table = _core.centrality(
            self._plan,
            text_of(of, "of"),
            text_of(by, "by"),
            text_of(inheritance, "inheritance"),
            stop,
        )
        return Table._of(table)

    def minimum_cover(
        self,
        of: str = "leader",
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> MinimumCover:
        """The fewest actors who between them hold all items that have a holder (最小覆盖).

        Exact by branch and bound as far as a fixed amount of work goes; beyond it an upper and a
        lower bound. Source: Karp 1972; Chvatal 1979 (minimum set cover).
        """
        value, exact, bound, members, essential, uncovered, *rest = _core.minimum_cover(
            self._plan, text_of(of, "of"), text_of(inheritance, "inheritance"), stop
        )
        groups = ([self._node(one) for one in ids] for ids in (members, essential, uncovered))
        return MinimumCover(value, exact, bound, *groups, *rest)

    def coordination(
        self,
        dependencies: Any,
        actual: Any = None,
        of: str = "leader",
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Coordination:
        """Who would have to coordinate because items of theirs depend on each other (协调需求).

        `dependencies` are pairs of items, or anything tabular with the columns item, depends_on;
        `actual` are the pairs of actors who do coordinate, or columns name, partner. Neither has a
        direction. Raises ArgumentError, UnknownName, AmbiguousName, each naming the row. Source:
        Cataldo, Wagstrom, Herbsleb and Carley 2006.
        """
        met = None if actual is None else label_pairs_of(actual, "name", "partner", "actual")
        table, congruence, reason = _core.coordination(
            self._plan,
            label_pairs_of(dependencies, "item", "depends_on", "dependencies"),
            met,
            text_of(of, "of"),
            text_of(inheritance, "inheritance"),
            stop,
        )
        return Coordination(Table._of(table), congruence, reason)

    def _of_kind(
        self, question: str, of: str, inheritance: str, stop: _core.StopFlag | None
    ) -> Table:
        ask = getattr(_core, question)
        return Table._of(
            ask(self._plan, text_of(of, "of"), text_of(inheritance, "inheritance"), stop)
        )
