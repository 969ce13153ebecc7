"""The verbs `calendar` and `ledger` of the command line."""

from __future__ import annotations

from . import _sheet
from .cli_answer import Answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from .plan import Plan

    _Parser = argparse.ArgumentParser


def add_verbs(verb: Callable[[str, str], _Parser], tabular: Callable[[_Parser], _Parser]) -> None:
    """Adds the verbs with their options."""
    tabular(verb("calendar", "commitments by deadline; -o x.ics for a calendar"))
    sub = tabular(verb("ledger", "the plan as a ledger to fill in; -o x.xlsx for a sheet"))
    sub.add_argument("--language", choices=("zh", "en"), default="zh", help="default zh")


def _calendar(plan: Plan, given: argparse.Namespace) -> Answer:
    if given.output is not None and given.output.lower().endswith(".ics"):
        plan.to_ics(given.output, given.inheritance)
        return Answer("")
    return Answer(plan.calendar(given.inheritance))


def _ledger(plan: Plan, given: argparse.Namespace) -> Answer:
    path = given.output
    if path is None or not path.lower().endswith(_sheet.SUFFIXES) or given.format is not None:
        return Answer(plan.ledger(language=given.language, inheritance=given.inheritance))
    plan.ledger(path, language=given.language, inheritance=given.inheritance)
    return Answer("")


VERBS = {"calendar": _calendar, "ledger": _ledger}
