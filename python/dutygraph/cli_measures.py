"""The measures as verbs of the command line: each is the `Plan` method of its name."""

from __future__ import annotations

from ._record import Record
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from .plan import Plan

ACTORS = ("leader", "section", "task_force")
_GROUPS = ("chapter", "section", "task_force")
_LINES = ("auto", "stated", "derived")
_LOADS = ("items", "items_fractional", "effort", "effort_fractional")

# verb: what it shows; then its options: method argument, choices (or a type), default.
_OF = ("of", ACTORS, "leader")
_LINES_OPTION = ("lines", _LINES, "auto")
MEASURES: dict[str, tuple[str, tuple[tuple[str, Any, Any], ...]]] = {
    "criticality": ("what rests on each actor alone", (_OF,)),
    "removal-impact": ("what would have no holder without each actor", (_OF,)),
    "bus-factor": (
        "the fewest actors without whom too much has nobody",
        (_OF, ("threshold", float, 0.5)),
    ),
    "redundancy": ("holders beyond the first", (_OF,)),
    "redundancy-by-actor": ("pairs of items that another holds too", (_OF,)),
    "roll-up": ("items and cover of each group", (("by", _GROUPS, "chapter"), _OF)),
    "gaps": ("what the plan leaves open", ()),
    "mentions": ("bodies outside the plan that items lean on", ()),
    "commitments": ("what items undertake", ()),
    "targets": ("commitments with a figure", ()),
    "balance": ("how evenly load is spread", (_OF, ("load", _LOADS, "items_fractional"))),
    "lorenz-curve": ("cumulative shares of load", (_OF, ("load", _LOADS, "items_fractional"))),
    "components": ("what hangs together through shared items", (_OF,)),
    "articulation-points": ("what holds a component together", (_OF,)),
    "bridges": ("ties that hold a component together", (_OF,)),
    "fragmentation": ("how far the network falls apart without each actor", (_OF,)),
    "projection": ("pairs that share items", (_OF,)),
    "centrality": (
        "where actors or items stand in the network",
        (("of", (*ACTORS, "item"), "leader"), ("by", ACTORS, "leader")),
    ),
    "minimum-cover": ("the fewest actors who hold everything", (_OF,)),
    "lines-of-command": ("who leads whom, stated or derived", (_LINES_OPTION,)),
    "unity-of-command": ("who has several superiors", (_LINES_OPTION,)),
    "span-of-control": ("how many each one leads", (_LINES_OPTION,)),
    "hierarchy": ("how the lines of command are built", (_LINES_OPTION,)),
    "similarity": (
        "who is alike",
        (
            ("of", (*ACTORS, "item"), "leader"),
            ("by", ("section", "item", "leader", "chapter", "text"), None),
            ("k", int, 5),
        ),
    ),
}
_WITHOUT_INHERITANCE = ("commitments", "mentions", "targets")


def add_options(verb: str, parser: argparse.ArgumentParser) -> None:
    """The options of a measure, each with its default."""
    for name, values, default in MEASURES[verb][1]:
        flag = f"-{name}" if len(name) == 1 else f"--{name}"
        shown = "" if default is None else f"default {default}"
        if isinstance(values, tuple):
            parser.add_argument(flag, choices=values, default=default, help=shown)
        else:
            parser.add_argument(flag, type=values, default=default, help=shown)


def answer(plan: Plan, verb: str, given: argparse.Namespace) -> Table:
    """What the plan's method of this name gives, as a table."""
    options = {name: getattr(given, name) for name, _, _ in MEASURES[verb][1]}
    if verb not in _WITHOUT_INHERITANCE:
        options["inheritance"] = given.inheritance
    found = getattr(plan, verb.replace("-", "_"))(**options)
    return found if isinstance(found, Table) else _one_row(found)


def _one_row(found: Record) -> Table:
    """The members of a record as one row: nodes by name, the caption as the table's."""
    row = {}
    for name in found.__slots__:
        value = getattr(found, name)
        if name == "caption":
            continue
        if isinstance(value, list):
            value = [node.name if node.kind != "item" else node.key for node in value]
        row[name] = [value]
    types = {name: "list<utf8>" for name, (value,) in row.items() if isinstance(value, list)}
    return Table(row, caption=found.caption, types=types)  # type: ignore[attr-defined]
