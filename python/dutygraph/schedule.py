"""Commitments by deadline, and the plan as a ledger (台账): a part of what `Plan` answers."""

from __future__ import annotations

from . import _core
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from typing import Any


class Schedule:
    """The part of `Plan` that puts it in the order of time, and of a ledger."""

    __slots__ = ()
    _plan: _core.Plan

    def calendar(
        self: Any, inheritance: str = "nearest", *, stop: _core.StopFlag | None = None
    ) -> Table:
        """The commitments by deadline (目标任务时限), the earliest first.

        Behind those with a date come those whose deadline names no day, then those without one;
        each in document order. Columns: due (the deadline's last day: 年底前 is December 31 of the
        plan's year), deadline (as printed), number, key, item (its title), text, leaders, sections
        (lists), line. Raises ArgumentError, Stopped.
        """
        from .schedule_tables import calendar_of

        return calendar_of(self, inheritance, stop)

    def to_ics(
        self: Any, path: str | os.PathLike[str] | None = None, inheritance: str = "nearest"
    ) -> str:
        """The commitments with a date as an iCalendar (RFC 5545) of whole days; also to `path`.

        Same plan, same bytes: identifiers come of the words, the stamp is the plan's own date.
        What has no date is counted in the calendar's description and left out.
        """
        from ._saving import write_whole
        from .schedule_tables import ics_of

        text = ics_of(self, inheritance)
        if path is not None:
            write_whole(path, text.encode())
        return text

    def ledger(
        self: Any,
        path: str | os.PathLike[str] | None = None,
        *,
        language: str = "zh",
        inheritance: str = "nearest",
        stop: _core.StopFlag | None = None,
    ) -> Table:
        """The plan as a ledger to fill in (台账), one row an item; with `path` also a file.

        Columns: 序号, 工作板块 (the top-level heading), 任务, 目标要求 (commitments; where none was
        read the item's text), 牵头领导, 责任科室 (names; a role word other than the heading's
        stands behind the name), 完成时限 (as printed), 进展情况 and 备注 (empty). "en" gives
        English headings. `path` is an .xlsx or .csv. Raises ArgumentError, Stopped.
        """
        from . import _sheet
        from .schedule_tables import LEDGER, TITLE, ledger_of

        table = ledger_of(self, language, inheritance, stop)
        if path is not None:
            _sheet.save(table, path, TITLE[language], dict.fromkeys(LEDGER[language][-2:], ()))
        return table
