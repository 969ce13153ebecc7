"""The verb `compare` of the command line."""

from __future__ import annotations

from .cli_answer import Answer
from .reading import read

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from typing import Any

    from .plan import Plan
    from .table import Table

    _Parser = argparse.ArgumentParser


def add_verbs(verb: Callable[..., _Parser], tabular: Callable[[_Parser], _Parser]) -> None:
    """Adds the verb with its options."""
    parser = tabular(verb("compare", "what moved from one plan to another", "BEFORE"))
    parser.add_argument("after", metavar="AFTER", help="the plan that came later")
    parser.add_argument(
        "--show", choices=("items", "actors", "headings", "totals"), default="items"
    )
    parser.add_argument(
        "--threshold", type=float, default=0.4, help="least score of a pair (default 0.4)"
    )


def _compare(before: Plan, given: argparse.Namespace) -> Answer:
    texts: dict[str, Any] = {}  # as the first plan is read
    if given.encoding is not None or given.errors != "strict":
        texts = {"encoding": given.encoding, "errors": given.errors}
    after = read(given.after, **texts)
    found = before.compare(after, given.threshold, given.inheritance)
    table: Table = getattr(found, given.show)
    return Answer(table, notes=after.diagnostics)


VERBS = {"compare": _compare}
