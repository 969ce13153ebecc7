"""The verb `check` of the command line: findings, one a line, and an exit code."""

from __future__ import annotations

from ._text import human, visible
from .check import checks
from .cli_answer import Answer, put

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from .plan import Plan
    from .table import Table

    _Parser = argparse.ArgumentParser

SEVERITIES = ("information", "warning", "error")


def add_verbs(verb: Callable[..., _Parser], tabular: Callable[[_Parser], _Parser]) -> None:
    """Adds the verb with its options."""
    parser = tabular(verb("check", "whether the plan keeps rules", nargs="?"))
    parser.add_argument(
        "--rules", metavar="TOML", help="rules to keep; the default ones unless given"
    )
    parser.add_argument(
        "--severity",
        choices=SEVERITIES,
        default="error",
        help="exit 1 on findings of this severity or above (default error)",
    )
    parser.add_argument("--list", action="store_true", help="what rules can look for, and end")


def _check(plan: Plan, given: argparse.Namespace) -> Answer:
    found = plan.check(rules=given.rules, inheritance=given.inheritance)
    failed = _fails(found, given.severity)
    if given.format is not None or str(given.output).endswith((".csv", ".json")):
        return Answer(found, failed=failed)
    put(_lines(found, given.file), given.output)
    return Answer("", human(found.caption), failed=failed)


def listed() -> Table:
    """The checks there are."""
    return checks()


def _lines(found: Table, file: str) -> str:
    """`FILE:LINE: severity: what: message [rule]`, a line each."""
    out = []
    for row in found:
        place = file if row["line"] is None else f"{file}:{row['line']}"
        label = row["number"] if row["kind"] == "commitment" else row["key"]
        name = row["name"] if label is None or label == row["name"] else f"{label} {row['name']}"
        what = f"{name}: " if name and row["kind"] not in ("plan", "diagnostic") else ""
        out.append(f"{place}: {row['severity']}: {what}{row['message']} [{row['rule']}]")
    return "".join(f"{visible(line)}\n" for line in out)


def _fails(found: Table, severity: str) -> bool:
    """True if a finding is of this severity or above."""
    least = SEVERITIES.index(severity)
    return any(SEVERITIES.index(one) >= least for one in found["severity"])


VERBS = {"check": _check}
