"""The verbs of the command line for what-ifs: `without` and `apply`."""

from __future__ import annotations

from ._text import human, visible
from .changes import read_change
from .cli_answer import Answer
from .cli_measures import ACTORS

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from .changes import BeforeAfter
    from .plan import Plan
    from .table import Table

    _Parser = argparse.ArgumentParser

_TABLES = ("uncovered", "workload", "items")


def add_verbs(verb: Callable[[str, str], _Parser], tabular: Callable[[_Parser], _Parser]) -> None:
    """Adds the verbs with their options."""
    sub = tabular(verb("without", "what is left without a holder if some were away"))
    sub.add_argument("names", nargs="+", metavar="NAME", help="of an actor, or key of work")
    sub.add_argument(
        "--of", "--by", dest="kind", choices=ACTORS, default="leader", help="default leader"
    )
    sub.add_argument(
        "--show",
        choices=_TABLES,
        help="one table alone (with -f or -o: uncovered unless given); else all three in words",
    )
    sub = verb("apply", "the plan after a change, as JSON")
    sub.add_argument("change", metavar="CHANGE", help="a change that was saved as .json")
    sub.add_argument("-o", "--output", metavar="PATH", help="write there instead")


def _apply(plan: Plan, given: argparse.Namespace) -> Answer:
    change = read_change(given.change)
    after = plan.apply(change)
    words = "\n".join(visible(line) for line in str(change).splitlines())
    if given.output is None:
        return Answer(after.to_json(), words)
    after.save(given.output)
    return Answer("", words)


def _without(plan: Plan, given: argparse.Namespace) -> Answer:
    found = plan.before_after(plan.without(*given.names), given.kind, given.inheritance)
    if given.show is None and given.format is None and given.output is None:
        return Answer(_in_words(found, plan, given))
    table: Table = getattr(found, given.show or "uncovered")
    return Answer(table)


def _in_words(found: BeforeAfter, plan: Plan, given: argparse.Namespace) -> str:
    kind = given.kind.replace("_", " ")
    measures = [
        f"{name}_{side}"
        for name in ("items", "items_fractional", "sole_items")
        for side in ("before", "after")
    ]
    parts = [
        f"Without {', '.join(visible(name) for name in given.names)}",
        _part(
            f"{len(found.uncovered)} of {len(plan.items)} items lose their last {kind} (无人负责)",
            found.uncovered,
            *("number", "title", "holders_before"),
        ),
        _part(f"Each {kind} before and after, in printed order", found.workload, "name", *measures),
        _part(
            f"Items whose {kind}s differ",
            found.items,
            *("number", "title", "holders_before", "holders_after"),
        ),
        f"counted: {human(found.workload.caption)}",
    ]
    return "\n\n".join(parts) + "\n"


def _part(head: str, table: Table, *names: str) -> str:
    return f"{head}\n{table._only(names)._grid(len(table))}" if len(table) else head


VERBS = {"without": _without, "apply": _apply}
