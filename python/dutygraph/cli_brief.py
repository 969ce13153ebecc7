"""The verb `brief` of the command line."""

from __future__ import annotations

from .brief_words import LANGUAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from .plan import Plan


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `brief`."""
    parser.add_argument("--language", choices=tuple(LANGUAGES), default="zh", help="default zh")
    parser.add_argument("-o", "--output", metavar="PATH", help="write there: .md or .txt")


def page(plan: Plan, given: argparse.Namespace) -> str:
    """The page to print; nothing where it was written to a file."""
    brief = plan.brief(given.language)
    if given.output is None:
        return str(brief)
    brief.save(given.output)
    return ""
