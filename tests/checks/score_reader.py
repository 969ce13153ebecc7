"""How well the reader finds what a careful reader finds: `score_reader.py TEXTS [GOLD]`.

TEXTS is a folder of plans (.txt), GOLD one of what stands in them (.json of the same stem; the
same folder if it is left out). A gold file holds `chapters`, `items` (counts) and `assignments`:
`scope` (chapter, heading, item), `number`, `role`, `names`; `kind` and `conventions` may be given.

For each file and for all: whether the chapters, items and the kind are exact, and precision,
recall and F1 of (scope, number, role, name). A gold number is an end of our key in whole segments,
brackets and width apart: key 一/（一）/3 answers 3, (一)/3 and 一/（一）/3; an end of several keys
answers nothing. Names are compared without blanks. A rule stated for the whole text does not change
what is compared: the role is the literal one, and what is inherited is left out. A role that gold
has no name for (supervise, coordinate) and gold's `deadline` are left out.

Ends with 1 where a floor is not reached: --least-f1 of all files together, --least-file-f1 of each,
--exact-counts for chapters, items and kind of each.
"""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import dutygraph as dg

Found = tuple[str, str, str, str]  # scope, key, role, name

ROLES = {
    "lead_leader": ("lead", "leader"),
    "lead_unit": ("lead", "unit"),
    "responsible": ("responsible", "unit"),
    "responsible_person": ("responsible", "leader"),
    "cooperating_unit": ("support", "unit"),
    "participating_unit": ("support", "unit"),
    "guiding_unit": ("guide", "unit"),
}
BRACKETS = str.maketrans("", "", "()（）")


@dataclass
class Score:
    """What was compared in one file, or in several."""

    name: str
    expected: int = 0
    given: int = 0
    common: int = 0
    exact: dict[str, bool] = field(default_factory=dict)
    missing: list[Found] = field(default_factory=list)
    extra: list[Found] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.common / self.given if self.given else float(self.expected == 0)

    @property
    def recall(self) -> float:
        return self.common / self.expected if self.expected else float(self.given == 0)

    @property
    def f1(self) -> float:
        both = self.expected + self.given
        return 2 * self.common / both if both else 1.0

    def line(self) -> str:
        counts = " ".join(f"{what} {'yes' if good else 'NO'}" for what, good in self.exact.items())
        return (
            f"{self.name:32} {counts}  assignments {self.common}/{self.expected} "
            f"given {self.given}  P {self.precision:.4f} R {self.recall:.4f} F1 {self.f1:.4f}"
        )


def segments(number: str) -> tuple[str, ...]:
    """The parts of a key or number, without brackets, circles and differences of width."""
    folded = unicodedata.normalize("NFKC", number).translate(BRACKETS)
    return tuple(part.strip() for part in folded.split("/"))


def without_blanks(name: str) -> str:
    return "".join(name.split())


def scope_of(plan: dg.Plan, number: str, scope: str) -> str:
    """The key that a gold number is the end of, or the number with `?` where that is not one."""
    if scope == "item":
        keys = [item.key for item in plan.items]
        parts = [row["key"] for row in plan.assignments("direct") if row["work_kind"] == "item"]
        groups = [keys, list(dict.fromkeys(key for key in parts if key not in set(keys)))]
    else:
        groups = [[str(h.key) for h in (plan.chapters if scope == "chapter" else plan.headings)]]
    wanted = segments(number)
    for group in groups:
        found = [key for key in group if segments(str(key))[-len(wanted) :] == wanted]
        if len(found) == 1:
            return str(found[0])
        if found:
            break
    return f"{number}?"


def given_by(plan: dg.Plan) -> set[Found]:
    named = set(ROLES.values())
    result = set()
    for row in plan.assignments("direct"):
        role = (row["role"], "leader" if row["actor_kind"] == "leader" else "unit")
        if row["provenance"] != "stated" or role not in named or row["work_kind"] == "task_force":
            continue
        result.add((row["work_kind"], row["key"], " ".join(role), without_blanks(row["actor"])))
    return result


def expected_by(gold: dict[str, Any], plan: dg.Plan) -> set[Found]:
    result = set()
    for one in gold["assignments"]:
        if one["role"] == "deadline":
            continue
        key = scope_of(plan, one["number"], one["scope"])
        role = " ".join(ROLES[one["role"]])
        result.update((one["scope"], key, role, without_blanks(name)) for name in one["names"])
    return result


def open_lists(gold: dict[str, Any], plan: dg.Plan) -> bool:
    """Whether the lists that gold calls open are those that are open here, unit by unit."""
    wanted = {
        scope_of(plan, one["number"], one["scope"])
        for one in gold["assignments"]
        if one.get("open_list")
    }
    found = {
        row["key"]
        for row in plan.assignments("direct")
        if row["open_list"] and row["provenance"] == "stated"
    }
    return wanted == found


def score_text(text: Path, gold_file: Path) -> Score:
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    plan = dg.read(text)
    score = Score(text.stem)
    score.exact = {
        "chapters": len(plan.chapters) == gold["chapters"],
        "items": len(plan.items) == gold["items"],
        "open": open_lists(gold, plan),
    }
    if "kind" in gold:
        score.exact["kind"] = plan.kind == gold["kind"]
    expected, given = expected_by(gold, plan), given_by(plan)
    score.expected, score.given = len(expected), len(given)
    score.common = len(expected & given)
    score.missing, score.extra = sorted(expected - given), sorted(given - expected)
    return score


def score_folder(texts: Path, golds: Path) -> list[Score]:
    """The scores of the texts that have a gold file, by name."""
    return [
        score_text(text, golds / f"{text.stem}.json")
        for text in sorted(texts.glob("*.txt"))
        if (golds / f"{text.stem}.json").is_file()
    ]


def total_of(scores: Sequence[Score]) -> Score:
    total = Score("total")
    for score in scores:
        total.expected += score.expected
        total.given += score.given
        total.common += score.common
        for what, good in score.exact.items():
            total.exact[what] = total.exact.get(what, True) and good
    return total


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("gold", type=Path, nargs="?")
    parser.add_argument("--least-f1", type=float, default=0.0)
    parser.add_argument("--least-file-f1", type=float, default=0.0)
    parser.add_argument("--exact-counts", action="store_true")
    parser.add_argument("--differences", action="store_true", help="print what is missing or extra")
    options = parser.parse_args(arguments)
    scores = score_folder(options.texts, options.gold or options.texts)
    if not scores:
        print(f"no text in {options.texts} has a gold file", file=sys.stderr)
        return 2
    total = total_of(scores)
    failed = total.f1 < options.least_f1
    for score in [*scores, total]:
        counts = all(score.exact.values()) or not options.exact_counts
        low = score.f1 < options.least_file_f1 or not counts
        failed = failed or low
        print(score.line() + ("  LOW" if low else ""))
        if options.differences:
            for mark, rows in (("-", score.missing), ("+", score.extra)):
                for row in rows:
                    print(f"    {mark} {' '.join(row)}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
