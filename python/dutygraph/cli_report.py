"""The verb `report` of the command line."""

from __future__ import annotations

from .cli_answer import Answer
from .options import known
from .report import FORMATS

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from .plan import Plan

    _Parser = argparse.ArgumentParser


def add_verbs(verb: Callable[[str, str], _Parser], tabular: Callable[[_Parser], _Parser]) -> None:
    """Adds the verb with its options."""
    sub = verb("report", "the plan as a file to hand round: a page, a table of tasks")
    sub.add_argument("-o", "--output", metavar="PATH", required=True, help="write there")
    sub.add_argument("-f", "--format", choices=FORMATS, help="default: by the ending of PATH")
    sub.add_argument("--of", metavar="NAME", help="only what this leader or section holds")
    sub.add_argument("--language", choices=("zh", "en"), default="zh", help="default zh")
    sub.add_argument("--pseudonymise", action="store_true", help="codes for names: L1, S1, T1")


def _report(plan: Plan, given: argparse.Namespace) -> Answer:
    losses = plan.report(
        given.output,
        format=given.format,
        of=given.of,
        language=known(given.language),
        pseudonymise=given.pseudonymise,
    )
    return Answer("", notes=losses)


VERBS = {"report": _report}
