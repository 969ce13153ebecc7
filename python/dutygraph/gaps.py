"""What a plan leaves open, and whom it leans on: a part of what `Plan` answers."""

from __future__ import annotations

from . import _core
from ._inputs import text_of
from .table import Table


class Gaps:
    """The part of `Plan` that asks what is left open."""

    __slots__ = ()
    _plan: _core.Plan

    def gaps(self, inheritance: str = "nearest", *, stop: _core.StopFlag | None = None) -> Table:
        """What the plan leaves open, seen from its work and from its actors (缺口).

        A "finding" is what a plan of its kind normally says and this one does not; "information"
        is no fault. Columns: gap, level, kind, number, key, name, note, line, quote; grouped by
        gap, then in document order. docs/gaps.md says what each gap is. Raises ArgumentError,
        Stopped.
        """
        return Table._of(_core.gaps(self._plan, text_of(inheritance, "inheritance"), stop))

    def mentions(self, *, stop: _core.StopFlag | None = None) -> Table:
        """The bodies outside the plan's actors that items lean on: mentioned, never counted.

        Columns: number, key (of the item), name, word (会同, 配合 …), line, quote (the clause).
        Document order. Raises Stopped.
        """
        return Table._of(_core.mentions(self._plan, stop))
