"""The verb `compare` of the command line."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from .plan import Plan
    from .table import Table

WORDS = "what moved from one plan to another"


def add_compare(parser: argparse.ArgumentParser) -> None:
    """The second plan and the options."""
    parser.add_argument("after", metavar="AFTER", help="the plan that came later")
    parser.add_argument(
        "--show", choices=("items", "actors", "headings", "totals"), default="items"
    )
    parser.add_argument(
        "--threshold", type=float, default=0.4, help="least score of a pair (default 0.4)"
    )


def compare(before: Plan, after: Plan, given: argparse.Namespace) -> Table:
    """The table asked for."""
    found = before.compare(after, given.threshold, given.inheritance)
    table: Table = getattr(found, given.show)
    return table
