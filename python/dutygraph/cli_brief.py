"""The verb `brief` of the command line."""

from __future__ import annotations

from .brief_words import LANGUAGES
from .cli_answer import Answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from .plan import Plan

    _Parser = argparse.ArgumentParser


def add_verbs(verb: Callable[[str, str], _Parser], tabular: Callable[[_Parser], _Parser]) -> None:
    """Adds the verb with its options."""
    sub = verb("brief", "the plan in plain words")
    sub.add_argument("--language", choices=tuple(LANGUAGES), default="zh", help="default zh")
    sub.add_argument("-o", "--output", metavar="PATH", help="write there: .md or .txt")


def _brief(plan: Plan, given: argparse.Namespace) -> Answer:
    brief = plan.brief(given.language)
    if given.output is None:
        return Answer(str(brief))
    brief.save(given.output)
    return Answer("")


VERBS = {"brief": _brief}
