"""What rests on whom: the measures of single actors and groups of items that `Plan` has."""

from __future__ import annotations

from . import _core
from ._inputs import number_of, pairs_of, text_of
from ._record import Record
from .errors import ArgumentError
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .node import Node


class BusFactor(Record):
    """How few actors could leave before more than `threshold` of the items have nobody.

    `value` is None where `reason` says why; with `exact` False it is an upper bound and nothing
    below `lower_bound` will do. `members` is one such group, in document order.
    """

    __slots__ = (  # noqa: RUF023  # Record's order
        "value",
        "exact",
        "lower_bound",
        "members",
        "threshold",
        "denominator",
        "reason",
        "caption",
    )
    value: int | None
    exact: bool
    lower_bound: int
    members: list[Node]
    threshold: float
    denominator: int
    reason: str | None
    caption: str

    __hash__ = None  # type: ignore[assignment]


class Criticality:
    """The part of `Plan` that asks what rests on whom."""

    __slots__ = ()
    _plan: _core.Plan

    def _node(self, identity: int | None) -> Any:
        raise NotImplementedError

    def criticality(
        self,
        of: str = "leader",
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Table:
        """What rests on each actor alone (关键程度), in document order.

        Columns: name, sole_items, lost_share (of all items; None without items), exclusivity (sum
        of exp(1 - holders) over the items held), is_articulation (without the actor, what hangs
        together through shared items falls apart). Raises ArgumentError, Stopped. Sources: Ashworth
        and Carley 2006; Hopcroft and Tarjan 1973.
        """
        table = _core.criticality(
            self._plan, text_of(of, "of"), text_of(inheritance, "inheritance"), stop
        )
        return Table._of(table)

    def removal_impact(
        self,
        of: str = "leader",
        weight: Any = None,
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Table:
        """What would have no holder if one actor left and nothing else changed.

        Columns: name, items_lost, share_lost, effort_lost, effort_share_lost, keys (list). Shares
        are of all items and of their effort, None where that is 0. `weight` as in `workload`.
        Raises ArgumentError, UnknownName, AmbiguousName, Stopped.
        """
        table = _core.removal_impact(
            self._plan,
            text_of(of, "of"),
            pairs_of(weight, "item", "effort"),
            text_of(inheritance, "inheritance"),
            stop,
        )
        return Table._of(table)

    def redundancy(
        self,
        of: str = "leader",
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Table:
        """How many holders items have beyond the first (责任冗余).

        Columns: index, value, minimum, maximum, reason; rows total, mean (by items), scaled (0 to
        1). A value is None where its denominator is 0, and reason says which.
        """
        table = _core.redundancy(
            self._plan, text_of(of, "of"), text_of(inheritance, "inheritance"), stop
        )
        return Table._of(table)

    def roll_up(
        self,
        by: str = "chapter",
        of: str = "leader",
        weight: Any = None,
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Table:
        """Items, effort and coverage of each chapter, section or task force (分组汇总).

        Columns: name, number, items, effort, covered, coverage_ratio, min_holders, holders (list).
        An item counts once in each group that it is in; a group without items has no ratio.
        """
        return Table._of(_core.roll_up(*self._groups(by, of, weight, inheritance), stop))

    def roll_up_by_actor(
        self,
        by: str = "chapter",
        of: str = "leader",
        weight: Any = None,
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Table:
        """How much each actor holds within each chapter, section or task force.

        Columns: name, number, actor, items, items_fractional, effort, effort_fractional; one row
        for each group and actor with an item there.
        """
        return Table._of(_core.roll_up_by_actor(*self._groups(by, of, weight, inheritance), stop))

    def bus_factor(
        self,
        of: str = "leader",
        threshold: float = 0.5,
        covered_only: bool = False,
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> BusFactor:
        """The fewest actors without whom more than `threshold` of the items have nobody.

        Items that nobody holds count as lost from the start, unless `covered_only`. Exact by branch
        and bound as far as a fixed amount of work goes; beyond it an upper and a lower bound.
        Raises ArgumentError (a threshold outside 0 to 1), Stopped. Source: Avelino, Passos, Hora
        and Valente 2016 (truck factor).
        """
        if not isinstance(covered_only, bool):
            message = f"covered_only is True or False, not {covered_only!r}"
            raise ArgumentError(message, "argument.type")
        value, exact, bound, members, *rest = _core.bus_factor(
            self._plan,
            text_of(of, "of"),
            number_of(threshold, "threshold"),
            covered_only,
            text_of(inheritance, "inheritance"),
            stop,
        )
        return BusFactor(value, exact, bound, [self._node(one) for one in members], *rest)

    def _groups(
        self, by: str, of: str, weight: Any, inheritance: str
    ) -> tuple[_core.Plan, str, str, list[tuple[str, float]], str]:
        return (
            self._plan,
            text_of(by, "by"),
            text_of(of, "of"),
            pairs_of(weight, "item", "effort"),
            text_of(inheritance, "inheritance"),
        )
