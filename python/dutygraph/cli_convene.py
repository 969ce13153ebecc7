"""The verb `convene` of the command line."""

from __future__ import annotations

from ._text import visible
from .cli_answer import Answer

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from .plan import Plan
    from .table import Table

    _Parser = argparse.ArgumentParser


def add_verbs(verb: Callable[[str, str], _Parser], tabular: Callable[[_Parser], _Parser]) -> None:
    """Adds the verb with its options."""
    parser = tabular(verb("convene", "whom to convene for a task force, and who else is touched"))
    parser.add_argument("task_force", metavar="TASK_FORCE", help="name of a task force or theme")
    parser.add_argument("--of", choices=("leader", "section"), default="leader", help="whom")
    parser.add_argument(
        "--show",
        choices=("areas", "others", "items"),
        default="areas",
        help="those to convene (default), who else is touched, or the items",
    )


def _convene(plan: Plan, given: argparse.Namespace) -> Answer:
    found = plan.convene(given.task_force, given.of, given.inheritance)
    table: Table = getattr(found, given.show)
    return Answer(table, "\n".join(map(visible, str(found).split("\n"))))


VERBS = {"convene": _convene}
