"""Whether a plan keeps rules: a part of what `Plan` answers."""

from __future__ import annotations

from . import _core
from ._inputs import text_of
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def checks() -> Table:
    """What rules can look for; docs/check.md says more.

    Columns: check, severity, is_default (in `default_rules`), words, parameters (list).
    """
    return Table._of(_core.checks())


def default_rules() -> list[dict[str, Any]]:
    """The rules that `Plan.check` takes by default, as dicts to add to or to leave out."""
    return [
        {"check": row["check"], "severity": row["severity"]}
        for row in checks()
        if row["is_default"]
    ]


class Check:
    """The part of `Plan` that tests a plan like code."""

    __slots__ = ()
    _plan: _core.Plan

    def check(
        self,
        rules: Any = None,
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Table:
        """What does not keep rules (规则检查); no row where all are kept.

        `rules`: None for `default_rules`, the path of a .toml file, a mapping of names to tables,
        or a list of dicts with check, severity, name, disabled and the check's parameters.
        Columns: rule, severity ("error", "warning", "information"), kind, number, key, name,
        message, line, quote; by rule, then in document order. The caption says how many rules were
        checked and kept. Raises UnknownName (no such check), ArgumentError, ParseError (of a
        file), MissingPackage (tomli before Python 3.11), Stopped.
        """
        from .rules import rules_of

        held = text_of(inheritance, "inheritance")
        return Table._of(_core.check(self._plan, rules_of(rules), held, stop))
