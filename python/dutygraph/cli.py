"""The command `dutygraph`: data on standard output, words on standard error."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from . import (
    __version__,
    cli_brief,
    cli_changes,
    cli_check,
    cli_compare,
    cli_convene,
    cli_picture,
    cli_reassign,
    cli_report,
    cli_review,
    cli_schedule,
    read,
)
from ._text import human, visible
from .cli_answer import Answer, put
from .cli_measures import ACTORS, MEASURES, add_options, answer
from .errors import ArgumentError, Error, MissingPackage
from .plan import Plan
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_PARTS = (
    cli_changes,
    cli_reassign,
    cli_convene,
    cli_compare,
    cli_check,
    cli_brief,
    cli_picture,
    cli_review,
    cli_schedule,
    cli_report,
)
_ANSWERS: dict[str, Callable[[Plan, argparse.Namespace], Answer]] = {
    verb: ask for part in _PARTS for verb, ask in part.VERBS.items()
}

OK, FINDINGS, USAGE, INPUT, MISSING, DEFECT, INTERRUPTED = 0, 1, 2, 3, 4, 70, 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dutygraph",
        description="Reads who is responsible for what in a work plan, and counts it.",
        epilog="Exit codes: 0 done, 1 findings (check, --strict), 2 usage, 3 input, 4 a package is "
        "missing, 70 a defect of dutygraph.",
    )
    parser.add_argument("--version", action="version", version=f"dutygraph {__version__}")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="verb")

    def verb(
        name: str, words: str, file: str = "FILE", nargs: str | None = None
    ) -> argparse.ArgumentParser:
        sub = verbs.add_parser(name, help=words, description=words)
        sub.add_argument(
            "file", metavar=file, nargs=nargs, help="a plan: .txt, .md, or .json saved before"
        )
        sub.add_argument("--links", metavar="CSV", help="links a person made: task_force,item,…")
        sub.add_argument(
            "--review", metavar="SHEET", help="a sheet to confirm, filled: .xlsx or .csv"
        )
        sub.add_argument("--encoding", help="of the file; found out unless given")
        sub.add_argument(
            "--errors",
            choices=("strict", "replace"),
            default="strict",
            help="what to do with bytes that are no text (default strict: end)",
        )
        sub.add_argument("--strict", action="store_true", help="exit 1 if anything was not clear")
        return sub

    def tabular(sub: argparse.ArgumentParser) -> argparse.ArgumentParser:
        sub.add_argument(
            "-f",
            "--format",
            choices=("table", "csv", "json"),
            help="default: table on a terminal, else by the suffix of PATH, else csv",
        )
        sub.add_argument("-o", "--output", metavar="PATH", help="write there instead")
        return inheriting(sub)

    def inheriting(sub: argparse.ArgumentParser) -> argparse.ArgumentParser:
        sub.add_argument(
            "--inheritance",
            choices=("direct", "nearest", "all"),
            default="nearest",
            help="how headings' assignments reach items (default nearest)",
        )
        return sub

    tabular(verb("read", "every assignment, one row each"))
    for name, words, kind in (
        ("workload", "how much each actor holds", "leader"),
        ("coverage", "who holds each item", "leader"),
        ("uncovered", "items that nobody of a kind holds", "task_force"),
    ):
        sub = tabular(verb(name, words))
        sub.add_argument(
            "--of", "--by", dest="kind", choices=ACTORS, default=kind, help=f"default {kind}"
        )
        if name != "workload":
            sub.add_argument("-k", type=int, default=1, help="at least this many (default 1)")
    for name, (words, _) in MEASURES.items():
        add_options(name, tabular(verb(name, words)))
    for part in _PARTS:
        part.add_verbs(verb, tabular)
    why = inheriting(verb("why", "why an actor has to do with an item"))
    why.add_argument("actor", metavar="ACTOR", help="name of a leader, section, task force, theme")
    why.add_argument("item", metavar="ITEM", help="number, key or title")
    verb("demo", "what a first look at a plan shows")
    return parser


def _shape(wanted: str | None, output: str | None) -> str:
    if wanted is not None:
        return wanted
    if output is None:
        return "table" if sys.stdout.isatty() else "csv"
    return "json" if output.lower().endswith(".json") else "csv"


def _json(table: Table) -> str:
    import json
    from math import isfinite

    rows = [
        {
            name: None if isinstance(value, float) and not isfinite(value) else value
            for name, value in row.items()
        }
        for row in table.rows()
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1, allow_nan=False, default=str) + "\n"


def _write(table: Table, wanted: str | None, output: str | None) -> None:
    shape = _shape(wanted, output)
    if shape == "table":
        text = table._grid(len(table)) + "\n"
        print(human(table.caption), file=sys.stderr)
    else:
        text = (table.to_csv() or "") if shape == "csv" else _json(table)
    put(text, output)


def _card(plan: Plan) -> str:
    counts = plan._counts()
    facts = [plan.issuer, plan.date and plan.date.isoformat()]
    lines = [
        visible(plan.title or "(no title)"),
        " · ".join(visible(str(fact)) for fact in facts if fact),
        ", ".join(f"{count} {name}" for name, count in counts.items()),
    ]
    return "\n".join(line for line in lines if line)


def _demo(plan: Plan) -> str:
    leaders = plan.workload()
    sections = plan.workload(of="section")
    full = sum(leaders["items"])
    fractional = human(float(sum(leaders["items_fractional"])))

    def part(head: str, table: Table, *names: str) -> str:
        return f"{head}\n{table._only(names)._grid(len(table))}"

    parts = [
        _card(plan),
        part(
            "Leaders (牵头领导), in printed order",
            leaders,
            *("name", "chapters", "items", "items_fractional"),
        )
        + f"\nsum: {full} in full counting, {fractional} in fractional counting",
        part("Sections (责任科室), in printed order", sections, "name", "items"),
        f"counted: {human(leaders.caption)}",
    ]
    if len(plan.task_forces):
        outside = plan.uncovered(by="task_force")
        parts += [
            part(
                "What the task forces (工作专班) drive, and how that is known",
                plan.links(),
                *("task_force", "number", "title", "provenance", "score"),
            ),
            part(
                f"{len(outside)} of {len(plan.items)} items lie outside all "
                f"{len(plan.task_forces)} task forces (information: task forces exist for "
                "priorities)",
                outside,
                *("number", "title"),
            ),
        ]
    return "\n\n".join(parts) + "\n"


def _run(given: argparse.Namespace) -> int:
    if getattr(given, "k", 0) < 0:
        raise ArgumentError("-k takes a whole number from 0 up", "argument.k")
    texts: dict[str, Any] = {}
    if given.encoding is not None or given.errors != "strict":
        texts = {"encoding": given.encoding, "errors": given.errors}
    if given.verb == "check" and given.list:
        _write(cli_check.listed(), given.format, given.output)
        return OK
    if given.file is None:
        raise ArgumentError("check takes the FILE of a plan, or --list", "argument.file")
    plan = read(given.file, links=given.links, review=given.review, **texts)
    for found in plan.diagnostics:
        print(visible(str(found)), file=sys.stderr)
    answered = _answer(plan, given)
    for found in answered.notes:
        print(visible(str(found)), file=sys.stderr)
    if answered.words:
        print(answered.words, file=sys.stderr)
    if isinstance(answered.data, str):
        sys.stdout.write(answered.data)
    else:
        _write(answered.data, given.format, given.output)
    sys.stdout.flush()
    notes = [*plan.diagnostics, *answered.notes]
    unclear = given.strict and any(found.severity != "information" for found in notes)
    return FINDINGS if answered.failed or unclear else OK


def _answer(plan: Plan, given: argparse.Namespace) -> Answer:
    if given.verb in _ANSWERS:
        return _ANSWERS[given.verb](plan, given)
    if given.verb in MEASURES:
        return Answer(answer(plan, given.verb, given))
    if given.verb == "demo":
        return Answer(_demo(plan))
    if given.verb == "why":
        return Answer(f"{plan.why(given.actor, given.item, given.inheritance)}\n")
    if given.verb == "read":
        return Answer(plan.assignments(given.inheritance), _card(plan))
    if given.verb == "workload":
        return Answer(plan.workload(of=given.kind, inheritance=given.inheritance))
    question = plan.coverage if given.verb == "coverage" else plan.uncovered
    return Answer(question(by=given.kind, k=given.k, inheritance=given.inheritance))


def _say(words: object) -> None:
    print(f"dutygraph: {visible(str(words))}", file=sys.stderr)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the result is its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return _run(_parser().parse_args(arguments))
    except SystemExit as leaving:  # from argparse, which has said why
        return leaving.code if isinstance(leaving.code, int) else USAGE
    except BrokenPipeError:  # the reader has what it wanted, such as head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        return INTERRUPTED
    except MissingPackage as problem:
        _say(problem)
        return MISSING
    except ArgumentError as problem:
        _say(problem)
        return USAGE
    except (Error, OSError) as problem:
        _say(problem)
        return INPUT
    except Exception as problem:
        if os.environ.get("DUTYGRAPH_TRACE"):
            raise
        _say(f"a defect of ours: {problem!r}; please report it (DUTYGRAPH_TRACE=1 shows where)")
        return DEFECT


if __name__ == "__main__":
    sys.exit(main())
