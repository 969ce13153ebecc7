"""What items undertake: the part of `Plan` that asks for commitments and targets."""

from __future__ import annotations

from . import _core
from .table import Table


class Commitments:
    """The part of `Plan` that asks what items undertake."""

    __slots__ = ()
    _plan: _core.Plan

    def commitments(self, *, stop: _core.StopFlag | None = None) -> Table:
        """What the items undertake (目标任务), in figures and in words, in document order.

        Columns: number, kind, text, subject, comparator, low, high, unit, base, per, period,
        condition, strength, deadline, deadline_source, line, due, key. `comparator` is =, >=, >,
        <=, < or ~, of a change behind "increase by" or "decrease by"; a figure without one is as
        printed. None where nothing is stated. docs/commitments.md lists kinds and strengths.
        """
        return Table._of(_core.commitments(self._plan, stop))

    def targets(self, *, stop: _core.StopFlag | None = None) -> Table:
        """The commitments with a figure (指标), in document order.

        Columns: number, item (its title), text, comparator, low, high, unit, deadline, subject,
        line, due, key.
        """
        return Table._of(_core.targets(self._plan, stop))
