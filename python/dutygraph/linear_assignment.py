"""One-to-one assignment of rows to columns: the least sum, or the least maximum."""

from __future__ import annotations

from array import array
from collections.abc import Mapping

from . import _core
from ._inputs import listed, number_of
from ._record import Record
from .errors import ArgumentError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    _Costs = tuple[memoryview | array[float], int, int]


class Prices(Record):
    """Prices of rows and columns that no entry undercuts, equal to the entries chosen.

    rows[i] + columns[j] <= costs[i][j] within rounding, and of what is more, rows or columns, no
    price is above 0: no assignment costs less than the sum of all prices, which is the total.
    """

    __slots__ = ("rows", "columns")  # noqa: RUF023  # Record's order
    rows: list[float]
    columns: list[float]

    __hash__ = None  # type: ignore[assignment]


class HallViolator(Record):
    """Rows and columns, counted from 0, that cannot all be matched.

    The permitted entries of `rows` lie in `columns`, which are fewer; of a matrix with more rows
    than columns, those of `columns` lie in `rows`, which are fewer.
    """

    __slots__ = ("rows", "columns")  # noqa: RUF023  # Record's order
    rows: list[int]
    columns: list[int]

    __hash__ = None  # type: ignore[assignment]


class SumAssignment(Record):
    """The assignment with the least sum: of each row its column, None where it has none.

    `certificate`: Prices, or the HallViolator where forbidden entries leave no assignment; then
    `feasible` is False and `total` is None.
    """

    __slots__ = ("columns", "total", "feasible", "certificate")  # noqa: RUF023  # Record's order
    columns: list[int | None]
    total: float | None
    feasible: bool
    certificate: Prices | HallViolator

    __hash__ = None  # type: ignore[assignment]


class BottleneckAssignment(Record):
    """The assignment with the least maximum: of each row its column, None where it has none.

    `certificate`: the HallViolator that is left when only entries below `maximum` are permitted or,
    where `feasible` is False, all that are not infinite. `maximum` is None where nothing is chosen,
    and without a row or column `certificate` is None, too.
    """

    __slots__ = ("columns", "maximum", "feasible", "certificate")  # noqa: RUF023  # Record's order
    columns: list[int | None]
    maximum: float | None
    feasible: bool
    certificate: HallViolator | None

    __hash__ = None  # type: ignore[assignment]


def linear_sum_assignment(costs: Any, *, stop: _core.StopFlag | None = None) -> SumAssignment:
    """The one-to-one assignment of rows to columns with the least sum (线性指派问题).

    `costs`: a list of rows, or a matrix with the buffer protocol such as a NumPy array, read in
    place if it is float64 row by row, else copied. math.inf forbids an entry. Every row gets its
    own column, or every column its own row if there are fewer columns. The same matrix gives the
    same answer among equal sums. O(n² m), n the smaller and m the larger side. Raises ArgumentError
    (NaN, -inf, a finite cost beyond 1e300, uneven rows; names row and column from 0), Stopped.
    Sources: Jonker and Volgenant 1987; Crouse 2016.

    >>> found = linear_sum_assignment([[4, 1, 3], [2, 0, 5], [3, 2, 2]])
    >>> found.columns, found.total
    ([1, 0, 2], 5.0)
    """
    view, rows, width = _matrix_of(costs)
    columns, total, feasible, *proof = _core.linear_sum_assignment(view, rows, width, stop)
    if not feasible:
        return SumAssignment([None] * rows, None, False, HallViolator(*proof[2:]))
    return SumAssignment(columns, total, True, Prices(*proof[:2]))


def linear_bottleneck_assignment(
    costs: Any, *, stop: _core.StopFlag | None = None
) -> BottleneckAssignment:
    """The one-to-one assignment of rows to columns with the least maximum (瓶颈指派问题).

    The fairest where the worst off counts; the sum is not minimised. Arguments, complexity and
    errors as `linear_sum_assignment`. Sources: Derigs and Zimmermann 1978; Burkard, Dell'Amico and
    Martello 2009.

    >>> linear_bottleneck_assignment([[10, 5], [6, 0]]).columns
    [1, 0]
    """
    view, rows, width = _matrix_of(costs)
    columns, maximum, feasible, *proof = _core.linear_bottleneck_assignment(view, rows, width, stop)
    if not feasible:
        return BottleneckAssignment([None] * rows, None, False, HallViolator(*proof))
    if not rows or not width:
        return BottleneckAssignment(columns, None, True, None)
    return BottleneckAssignment(columns, maximum, True, HallViolator(*proof))


def _matrix_of(costs: Any) -> _Costs:
    """A buffer of float64 row by row, rows, columns."""
    if isinstance(costs, (str, bytes, bytearray)) or not hasattr(costs, "__iter__"):
        message = f"costs are a list of rows or a matrix, not {type(costs).__name__}"
        raise ArgumentError(message, "argument.type")
    try:
        view = memoryview(costs)
    except (TypeError, ValueError):  # no buffer, or of what no memoryview can show
        pass
    else:
        if view.ndim != 2:
            message = f"costs have {view.ndim} dimensions where rows and columns belong"
            raise ArgumentError(message, "argument.type")
        if view.shape and view.format == "d" and view.c_contiguous:
            return view, view.shape[0], view.shape[1]
    rows = [_row_of(row, at) for at, row in enumerate(costs)]
    width = len(rows[0]) if rows else 0
    for at, row in enumerate(rows):
        if len(row) != width:
            message = f"row {at} of the costs has {len(row)} entries, row 0 has {width}"
            raise ArgumentError(message, "argument.columns")
    return array("d", (cost for row in rows for cost in row)), len(rows), width


def _row_of(given: Any, at: int) -> list[float]:
    if isinstance(given, (str, bytes, Mapping, set)) or not hasattr(given, "__iter__"):
        message = f"row {at} of the costs is no list of numbers but {type(given).__name__}"
        raise ArgumentError(message, "argument.type")
    return [
        number_of(cost, f"row {at}, column {column} of the costs")
        for column, cost in enumerate(listed(given, f"row {at}"))
    ]
