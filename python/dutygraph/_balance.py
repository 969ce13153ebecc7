"""How evenly load is spread: of a plan's actors, or of any numbers."""

from __future__ import annotations

from collections.abc import Sequence

from . import _core
from ._inputs import label_of, listed, numbers_of, pairs_of, plain, roles_of, text_of
from ._record import Record
from .errors import ArgumentError
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    _Arguments = tuple[
        _core.Plan,
        str,
        str,
        list[tuple[str, float]],
        list[str],
        str,
        list[tuple[str, float]],
        _core.StopFlag | None,
    ]


class TheilDecomposition(Record):
    """Theil's index in two parts: `total` = `within` + `between`; None where `reason` says why.

    `groups` is a Table: name, number, members, load, mean, theil, within, between.
    """

    __slots__ = ("total", "within", "between", "groups", "reason", "caption")  # noqa: RUF023  # Record's order
    total: float | None
    within: float | None
    between: float | None
    groups: Table
    reason: str | None
    caption: str

    __hash__ = None  # type: ignore[assignment]


class Balance:
    """The part of `Plan` that asks how evenly load is spread."""

    __slots__ = ()
    _plan: _core.Plan

    def balance(
        self,
        of: str = "leader",
        load: str = "items_fractional",
        weight: Any = None,
        roles: str | Sequence[str] | None = None,
        inheritance: str = "nearest",
        capacity: Any = None,
        *,
        stop: _core.StopFlag | None = None,
    ) -> Table:
        """How evenly the load is spread over all actors of a kind (均衡程度), the idle ones too.

        `load` is a column of `workload`: items, items_fractional, effort, effort_fractional or
        utilisation, which needs a `capacity` above 0 for every actor. Columns and rows as those of
        the function `dutygraph.balance`. Raises ArgumentError, UnknownName, AmbiguousName, Stopped.
        """
        return Table._of(
            _core.balance(*self._loads(of, load, weight, roles, inheritance, capacity, stop))
        )

    def lorenz_curve(
        self,
        of: str = "leader",
        load: str = "items_fractional",
        weight: Any = None,
        roles: str | Sequence[str] | None = None,
        inheritance: str = "nearest",
        capacity: Any = None,
        *,
        stop: _core.StopFlag | None = None,
    ) -> Table:
        """What share of the load the least loaded share of the actors carries.

        Columns: share_of_actors, share_of_load, from (0, 0) to (1, 1) in rising load; it names
        nobody. No row without a load. Arguments and errors as `balance`.
        """
        return Table._of(
            _core.lorenz_curve(*self._loads(of, load, weight, roles, inheritance, capacity, stop))
        )

    def theil_decomposition(
        self,
        of: str = "leader",
        by: str = "chapter",
        load: str = "items_fractional",
        weight: Any = None,
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> TheilDecomposition:
        """Theil's index within and between chapters, sections or task forces (组内与组间差异).

        The units are the rows of `roll_up_by_actor`: a group with an actor who has an item there.
        An actor with items in two chapters is two units, one without an item is none, so the total
        is not the theil of `balance`. `load` may be all but utilisation.
        """
        return TheilDecomposition(
            *_decomposed(
                _core.theil_decomposition(
                    self._plan,
                    text_of(of, "of"),
                    text_of(by, "by"),
                    text_of(load, "load"),
                    pairs_of(weight, "item", "effort"),
                    text_of(inheritance, "inheritance"),
                    stop,
                )
            )
        )

    def _loads(
        self,
        of: str,
        load: str,
        weight: Any,
        roles: str | Sequence[str] | None,
        inheritance: str,
        capacity: Any,
        stop: _core.StopFlag | None,
    ) -> _Arguments:
        return (
            self._plan,
            text_of(of, "of"),
            text_of(load, "load"),
            pairs_of(weight, "item", "effort"),
            roles_of(roles),
            text_of(inheritance, "inheritance"),
            pairs_of(capacity, "name", "capacity"),
            stop,
        )


def balance(values: Any) -> Table:
    """How evenly numbers are spread (均衡程度); zeros count.

    `values`: a list, tuple, array, Series or column of a Table; none may be negative. Columns:
    index, value, minimum, maximum (what the index can be for so many values; None without a bound),
    reason (why there is no value). Rows: gini, gini_corrected, theil, mean_log_deviation, hhi,
    hhi_normalised, effective_number, hoover, cv (population), jain, max_over_mean, range. Raises
    ArgumentError that names the row from 1. Sources: docs/balance.md.

    >>> balance([11, 8, 1, 0])["index"][0], balance([11, 8, 1, 0])["value"][0]
    ('gini', 0.5)
    """
    return Table._of(_core.balance_of(numbers_of(values, "the values")))


def lorenz_curve(values: Any) -> Table:
    """What share of the sum the least of the numbers make: share_of_actors, share_of_load.

    One row more than values, from (0, 0) to (1, 1); no row without a value or where all are 0.
    """
    return Table._of(_core.lorenz_curve_of(numbers_of(values, "the values")))


def theil_decomposition(values: Any, groups: Any) -> TheilDecomposition:
    """Theil's index of numbers within and between groups; `groups` names one for each number.

    Groups stand in the order in which they are first named. Source: Theil 1967.

    >>> found = theil_decomposition([1, 3, 4, 4], ["a", "a", "b", "b"])
    >>> found.groups["load"].tolist()
    [4.0, 8.0]
    """
    if isinstance(groups, (str, bytes)) or not hasattr(groups, "__iter__"):
        message = f"groups are names in a row, one a value, not {type(groups).__name__}"
        raise ArgumentError(message, "argument.type")
    names = [
        label_of(plain(name), f"row {at} of the groups")
        for at, name in enumerate(listed(groups, "groups"), 1)
    ]
    return TheilDecomposition(
        *_decomposed(_core.theil_decomposition_of(numbers_of(values, "the values"), names))
    )


def _decomposed(found: _core._Decomposition) -> tuple[Any, ...]:
    total, within, between, groups, *rest = found
    return total, within, between, Table._of(groups), *rest
