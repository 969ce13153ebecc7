"""A sheet to confirm (待核实事项) that a person fills, and the plan with what it says."""

from __future__ import annotations

from . import _core
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from typing import Any

    from .plan import Plan


class Review:
    """The part of `Plan` that asks a person, and takes the answers."""

    __slots__ = ()
    _plan: _core.Plan

    def review_sheet(
        self: Any, path: str | os.PathLike[str] | None = None, *, language: str = "zh"
    ) -> Table:
        """What a person should look at (待核实), one row each; with `path` also as a file.

        Rows: links that were inferred (`drives`, `advances`), lists that end in 等 (`open_list`),
        diagnostics (by code); each with its line, quote and sentence. Columns: 序号, 类别,
        待核实事项, 对象, 任务编号, 任务, 程序读法, 行号, 原文, 所在句, and to be filled in 确认,
        更正, 说明, 核对人; "en" gives English headings. `path` is an .xlsx or, for Excel too,
        a .csv; no text becomes a formula. What was settled by a review is left out.
        docs/review.md says what answers mean. Linear. Raises ArgumentError.
        """
        from . import _sheet
        from .review_apply import sheet_of
        from .review_words import COLUMNS, FILLED, OFFERED, TITLE

        table = sheet_of(self, language)
        if path is not None:
            offered = OFFERED[language]
            headings = COLUMNS[language]
            fill = {headings[name]: offered if yes else () for name, yes in FILLED.items()}
            _sheet.save(table, path, TITLE[language], fill)
        return table

    def reviewed(
        self: Any,
        sheet: Any,
        *,
        limits: _core.Limits | None = None,
        stop: _core.StopFlag | None = None,
    ) -> Plan:
        """The plan with what a person wrote into a sheet to confirm, or into several.

        `sheet` is a path, or anything tabular with the columns of `review_sheet`; a list holds
        several. Rows are found again by kind, subject, work, quote and sentence, not by line. What
        is confirmed or corrected is `curated`, with the reviewer and the note as its reason; what
        is not so is gone and not inferred again. Diagnostics `review.settled` say what a person
        decided, `review.moved`, `review.overruled`, `review.no_match` and `review.open` what should
        be looked at. Raises ParseError that names
        the rows (`review.answer`, `review.correction`, `review.contradiction`, `review.headings`),
        ArgumentError, LimitExceeded, Stopped.
        """
        from .review_apply import applied

        return applied(self, sheet, limits, stop)
