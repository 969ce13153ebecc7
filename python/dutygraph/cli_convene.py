"""The verb `convene` of the command line."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from .plan import Plan
    from .table import Table

CONVENE = "whom to convene for a task force, and who else is touched"


def add_convene(parser: argparse.ArgumentParser) -> None:
    """What to convene for, and the options."""
    parser.add_argument("task_force", metavar="TASK_FORCE", help="name of a task force or theme")
    parser.add_argument("--of", choices=("leader", "section"), default="leader", help="whom")
    parser.add_argument(
        "--show",
        choices=("areas", "others", "items"),
        default="areas",
        help="those to convene (default), who else is touched, or the items",
    )


def convene(plan: Plan, given: argparse.Namespace) -> tuple[Table, str]:
    """The table asked for, and the whole answer in words."""
    found = plan.convene(given.task_force, given.of, given.inheritance)
    table: Table = getattr(found, given.show)
    return table, str(found)
