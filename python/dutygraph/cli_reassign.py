"""The verb `reassign` of the command line: a draft of who takes what, in words."""

from __future__ import annotations

import os

from . import _core
from .cli_answer import Answer
from .errors import ArgumentError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from typing import Any

    from .plan import Plan

    _Parser = argparse.ArgumentParser

_RULES = {
    "any": "any",
    "overseen": "overseen",
    "shared-leader": "shared_leader",
    "shared-section": "shared_section",
}


def add_verbs(verb: Callable[[str, str], _Parser], tabular: Callable[[_Parser], _Parser]) -> None:
    """Adds the verb with its options."""
    sub = verb("reassign", "who could take what, so that load is even with few moves (a draft)")
    sub.add_argument("--of", choices=("leader", "section"), default="leader", help="default leader")
    sub.add_argument("--role", default="lead", help="the role that is reassigned (default lead)")
    sub.add_argument(
        "--load",
        choices=("items", "items_fractional", "effort", "effort_fractional"),
        default="items",
        help="default items",
    )
    sub.add_argument(
        "--objective",
        choices=("leximin", "minimum_maximum", "sum_of_squares"),
        default="leximin",
        help="default leximin",
    )
    sub.add_argument(
        "--eligibility",
        metavar="RULE",
        help=f"who may take an item: {', '.join(_RULES)}, or a CSV with actor,item",
    )
    sub.add_argument("--effort", metavar="CSV", help="efforts of items: item,effort")
    sub.add_argument("--capacity", metavar="CSV", help="capacities of actors: name,capacity")
    sub.add_argument("--posts", metavar="CSV", help="posts: name,post,head,oversees,from,to")
    sub.add_argument(
        "--heads",
        choices=("takes_no_more", "left_out", "as_others"),
        default="takes_no_more",
        help="what becomes of heads (default takes_no_more)",
    )
    sub.add_argument("--holders", metavar="N", type=int, help="how many every item needs")
    sub.add_argument(
        "--protect",
        metavar="NAME",
        action="append",
        help="an item or actor whose assignments stay; may be repeated",
    )
    sub.add_argument("--divisible", action="store_true", help="if efforts could be divided")
    sub.add_argument("--max-moves", metavar="N", type=int, help="at most so many moves")
    sub.add_argument("--time-limit", metavar="S", type=float, help="seconds of search")
    sub.add_argument("-o", "--output", metavar="PATH", help="write the draft there, as JSON")


def _reassign(plan: Plan, given: argparse.Namespace) -> Answer:
    eligibility = given.eligibility
    if eligibility is not None:
        eligibility = _RULES.get(eligibility) or _table(eligibility)
    found = plan.reassign(
        given.of,
        given.role,
        given.load,
        divisible=given.divisible,
        objective=given.objective,
        eligibility=eligibility,
        weight=_numbers(given.effort, "effort"),
        capacity=_numbers(given.capacity, "capacity"),
        posts=_table(given.posts),
        heads=given.heads,
        holders=given.holders,
        protected=given.protect,
        max_moves=given.max_moves,
        time_limit=given.time_limit,
    )
    words = ""
    if given.output is not None and found.feasible:
        found.change.save(given.output)
    elif given.output is not None:
        words = "dutygraph: there is no draft to write"
    return Answer(f"{found}\n", words)


def _table(path: str | None) -> list[dict[str, str]] | None:
    """The rows of a CSV file with a head, in any encoding that plans may have."""
    if path is None:
        return None
    import csv
    import io

    limits = _core.Limits()
    data = _core.file_bytes(os.fsencode(path), limits, None)
    text, _ = _core.decode(data, "", False, path, limits, None)
    rows = csv.reader(io.StringIO(text, newline=""))
    head = [name.strip() for name in next(rows, [])]
    out = []
    for at, row in enumerate(filter(None, rows), 1):
        if len(row) != len(head):
            message = f"{path}: row {at} has {len(row)} fields, the head {len(head)}"
            raise ArgumentError(message, "argument.columns")
        out.append(dict(zip(head, (cell.strip() for cell in row), strict=True)))
    if not out:
        raise ArgumentError(f"{path}: there is no row below the head", "argument.columns")
    return out


def _numbers(path: str | None, column: str) -> list[dict[str, Any]] | None:
    """The same where one column holds numbers."""
    rows = _table(path)
    if rows is None:
        return None
    out: list[dict[str, Any]] = []
    for at, row in enumerate(rows, 1):
        try:
            out.append({**row, column: float(row.get(column, ""))})
        except ValueError:
            message = f"{path}: row {at}: {column} is {row.get(column)!r} where a number belongs"
            raise ArgumentError(message, "argument.not_a_number") from None
    return out


VERBS = {"reassign": _reassign}
