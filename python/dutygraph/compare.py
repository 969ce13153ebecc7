"""What moved between two plans: a part of what `Plan` answers."""

from __future__ import annotations

from . import _core
from ._inputs import number_of, text_of
from ._record import Record
from .errors import ArgumentError
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Comparison(Record):
    """What two plans have in common and what not; `str` counts it.

    `items`, `headings`: a row for each of the plan before in document order, then those only after;
    `change`, `score`, `match` ("identical" or "inferred") and the two sides. `actors`: leaders and
    sections by name, which is no identity of persons. `totals`: counts by kind. With `exact` False
    another pairing may have a greater sum of scores.
    """

    __slots__ = ("items", "actors", "headings", "totals", "exact")  # noqa: RUF023  # Record's order
    items: Table
    actors: Table
    headings: Table
    totals: Table
    exact: bool

    __hash__ = None  # type: ignore[assignment]

    def __str__(self) -> str:
        return "\n".join(_line(row) for row in self.totals)

    def __repr__(self) -> str:
        return f"<Comparison:\n{self}>"

    def _repr_html_(self) -> str:
        from ._notebook import comparison_html

        return comparison_html(self)


def _line(row: dict[str, Any]) -> str:
    """`items: 5 before, 5 after; 4 in both (1 inferred), 1 lost, 1 gained; 2 renamed`."""
    inferred = f" ({row['inferred']} inferred)" if row["inferred"] else ""
    by_name = " by name" if row["inferred"] is None else ""
    text = f"{row['kind']}s: {row['before']} before, {row['after']} after; "
    text += f"{row['both']} in both{by_name}{inferred}, {row['lost']} lost, {row['gained']} gained"
    changes = ("same", "renamed", "renumbered", "moved", "reworded")
    found = [
        f"{row[name]} {name.replace('_', ' ')}"
        for name in (*changes, "holders_changed", "roles_changed")
        if row[name]
    ]
    return f"{text}; {', '.join(found)}" if found else text


class Compare:
    """The part of `Plan` that asks what moved from it to another plan."""

    __slots__ = ()
    _plan: _core.Plan

    def compare(
        self,
        other: Any,
        threshold: float = 0.4,
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Comparison:
        """What moved from this plan to `other`, such as last year's to this one's (计划对比).

        Items are paired one to one with the greatest sum of scores: 0.5 title + 0.4 text + 0.1
        number; below `threshold` (above 0, at most 1) they are no pair. `items` has the columns
        change (list: same, gained, lost, or any of renamed, renumbered, moved, reworded,
        holders_changed, roles_changed), number_before, number_after, key_before, key_after,
        title_before, title_after, chapter_before, chapter_after, score, title_similarity,
        text_similarity, match (identical or inferred), evidence (list), leaders_before,
        leaders_after, sections_before, sections_after (lists). `actors`: name, kind, items_before,
        items_after, kept, items_fractional_before, items_fractional_after. `headings` is like
        `items`, with items_before, items_after, items_kept. `totals` counts each kind. What one
        side lacks is None. docs/compare.md says how. Raises ArgumentError, Stopped.
        """
        core = getattr(other, "_plan", None)
        if not isinstance(other, Compare) or not isinstance(core, _core.Plan):
            message = f"compare takes another Plan, not {type(other).__name__}; read it first"
            raise ArgumentError(message, "argument.type")
        *tables, exact = _core.compare(
            self._plan,
            core,
            number_of(threshold, "threshold"),
            text_of(inheritance, "inheritance"),
            stop,
        )
        return Comparison(*map(Table._of, tables), exact)
