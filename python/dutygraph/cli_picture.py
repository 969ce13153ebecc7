"""The verb `picture` of the command line: a picture of the plan, into a file."""

from __future__ import annotations

from .cli_answer import Answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from typing import Any

    from .pictures import Picture
    from .plan import Plan

    _Parser = argparse.ArgumentParser

_ACTORS = ("leader", "section", "task_force")
_COLUMNS = ("item", "chapter", "heading", "leader", "section", "task_force", "theme")


def add_verbs(verb: Callable[[str, str], _Parser], tabular: Callable[[_Parser], _Parser]) -> None:
    """Adds the verb with its options."""
    sub = verb("picture", "a picture of the plan: a matrix, a map, bars, a Lorenz curve")
    sub.add_argument("which", choices=("matrix", "map", "workload", "lorenz"))
    sub.add_argument(
        "-o", "--output", metavar="PATH", help="write there: .svg, .png, .pdf (default: SVG text)"
    )
    sub.add_argument(
        "--of",
        "--rows",
        dest="of",
        choices=_ACTORS,
        default="leader",
        help="whom bars, curve and rows of the matrix show (default leader)",
    )
    sub.add_argument(
        "--columns", choices=_COLUMNS, default="item", help="of the matrix (default item)"
    )
    sub.add_argument("--language", choices=("en", "zh"), default="en", help="default en")
    sub.add_argument(
        "--inheritance",
        choices=("direct", "nearest", "all"),
        default="nearest",
        help="how headings' assignments reach items (default nearest)",
    )


def _picture(plan: Plan, given: argparse.Namespace) -> Answer:
    picture = _made(plan, given)
    if given.output is None:
        return Answer(picture.svg, picture.caption)
    picture.save(given.output)
    return Answer("", picture.caption)


def _made(plan: Plan, given: argparse.Namespace) -> Picture:
    common: dict[str, Any] = {"inheritance": given.inheritance, "language": given.language}
    made: Picture
    if given.which == "matrix":
        made = plan.picture.matrix(given.of, given.columns, **common)
    elif given.which == "map":
        made = plan.picture.map(**common)
    elif given.which == "workload":
        made = plan.picture.workload(given.of, **common)
    else:
        made = plan.picture.lorenz(given.of, **common)
    return made


VERBS = {"picture": _picture}
