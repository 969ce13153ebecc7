"""The verb `review-sheet` of the command line."""

from __future__ import annotations

from . import _sheet
from .cli_answer import Answer
from .review_words import COLUMNS

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from .plan import Plan

    _Parser = argparse.ArgumentParser


def add_verbs(verb: Callable[[str, str], _Parser], tabular: Callable[[_Parser], _Parser]) -> None:
    """Adds the verb with its options."""
    sub = verb("review-sheet", "what a person should confirm, as a sheet to fill in")
    sub.add_argument("--language", choices=tuple(COLUMNS), default="zh", help="default zh")
    sub.add_argument(
        "-f",
        "--format",
        choices=("table", "csv", "json"),
        help="on standard output; default: table on a terminal, else csv",
    )
    sub.add_argument("-o", "--output", metavar="PATH", help="write there: .xlsx or .csv")


def _sheet_of(plan: Plan, given: argparse.Namespace) -> Answer:
    table = plan.review_sheet(language=given.language)
    is_sheet = given.output is not None and given.output.lower().endswith(_sheet.SUFFIXES)
    if not is_sheet or given.format is not None:
        return Answer(table)
    plan.review_sheet(given.output, language=given.language)
    return Answer("", f"{len(table)} rows to confirm; read them back with --review")


VERBS = {"review-sheet": _sheet_of}
