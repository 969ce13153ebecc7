"""What a brief says of a plan: the one grammar of all languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from . import _core
from ._text import human
from .brief_words import LANGUAGES
from .errors import ArgumentError
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .plan import Plan

_MOST_NAMES = 60  # in one sentence
_MOST_ROWS = 100  # sentences of one kind
_ONCE = ("not_a_plan", "cover_notice", "plan_without_responsibilities")


def told(plan: Plan, language: str, stop: _core.StopFlag | None) -> tuple[str, str, Table]:
    """The language, title and sentences of a brief."""
    if language not in tuple(LANGUAGES):  # which takes what cannot be hashed, too
        message = f'language is "zh" or "en", not {language!r}'
        raise ArgumentError(message, "argument.language")
    words = LANGUAGES[language]
    rows = [
        (words[fact.section], _said(words, fact), fact.query, fact.values())
        for fact in Grammar(plan, stop).facts()
    ]
    names = ("section", "sentence", "query", "values")
    columns = {name: [row[at] for row in rows] for at, name in enumerate(names)}
    types = dict.fromkeys(names[:3], "utf8") | {"values": "list<utf8>"}
    page = Fact("", "page_of" if plan.title else "page", "", {"title": plan.title})
    return language, _said(words, page), Table(columns, types=types)


class Fact:
    """One sentence before it has words: the key of its words, its values, where they come from."""

    __slots__ = ("key", "members", "query", "section")

    def __init__(self, section: str, key: str, query: str, members: dict[str, Any]) -> None:
        self.section = section
        self.key = key
        self.query = query
        self.members = members

    def values(self) -> list[str]:
        """All values in the order of the query's."""
        out: list[str] = []
        for value in self.members.values():
            several = value[:_MOST_NAMES] if isinstance(value, list) else [value]
            out += [human(one) for one in several]
        return out


class Grammar:
    """What a brief says of a plan, in order, whatever the language."""

    def __init__(self, plan: Plan, stop: _core.StopFlag | None) -> None:
        self.plan = plan
        self.stop = stop
        self.section = ""
        numbers = [item.number for item in plan.items]
        # Numbers are what a reader knows; where they begin again in each chapter, keys tell apart.
        self.label = "number" if len(set(numbers)) == len(numbers) else "key"

    def facts(self) -> Iterator[Fact]:
        """All sentences, section by section."""
        for section in (
            "document",
            "responsibility",
            "leaders",
            "sections",
            "task_forces",
            "commitments",
            "open",
        ):
            self.section = section
            yield from getattr(self, f"_{section}")()

    def say(self, key: str, query: str, **members: Any) -> Fact:
        """One sentence of the section that is being told."""
        return Fact(self.section, key, query, members)

    def listed(self, key: str, otherwise: str | None, query: str, names: list[Any]) -> list[Fact]:
        """How many there are and which; other words, or none, where there are none."""
        if names:
            return [self.say(key, query, count=len(names), names=names)]
        return [] if otherwise is None else [self.say(otherwise, query)]

    def rows(
        self,
        query: str,
        table: Sequence[dict[str, Any]],
        tell: Callable[[dict[str, Any]], tuple[str, dict[str, Any]]],
        wanted: Callable[[dict[str, Any]], bool] | None = None,
    ) -> Iterator[Fact]:
        """A sentence for each row of a table, or for the rows wanted: its key and its values."""
        picked = [at for at, row in enumerate(table) if wanted is None or wanted(row)]
        for at in picked[:_MOST_ROWS]:
            key, members = tell(table[at])
            yield self.say(key, f"{query}.rows()[{at}]", **members)
        if wanted is None and len(picked) > _MOST_ROWS:
            rest = len(picked) - _MOST_ROWS
            yield self.say("more", f"len({query}) - {_MOST_ROWS}", count=rest)

    def _document(self) -> Iterator[Fact]:
        plan = self.plan
        for name in ("title", "notice", "issuer", "date"):
            value = getattr(plan, name)
            if value is not None:
                yield self.say(name, f"plan.{name}", **{name: str(value)})
            elif name != "notice":
                yield self.say(f"no_{name}", f"plan.{name}")
        if plan.kind in _ONCE:
            yield self.say(plan.kind, f'plan.kind == "{plan.kind}"')
        if plan.text is None:
            yield self.say("no_text", "plan.text is None")
        kinds = ("chapters", "items", "leaders", "sections", "task_forces")
        yield self.say(
            "counts",
            ", ".join(f"len(plan.{kind})" for kind in kinds),
            **{kind: len(getattr(plan, kind)) for kind in kinds},
        )
        yield self.say("basis", "plan.assignments()")

    def _responsibility(self) -> Iterator[Fact]:
        direct = self.plan.assignments("direct", stop=self.stop)
        kinds = direct["work_kind"]
        query = 'plan.assignments("direct")["work_kind"]'
        if not kinds:
            yield self.say("stated_nowhere", query)
        at_headings = [kind in ("chapter", "heading") for kind in kinds]
        if any(at_headings):
            words = f'sum(kind in ("chapter", "heading") for kind in {query})'
            yield self.say("stated_at_headings", words, count=sum(at_headings))
        for kind in ("item", "task_force"):
            if kind in kinds:
                words = f'{query}.count("{kind}")'
                yield self.say(f"stated_at_{kind}s", words, count=kinds.count(kind))
        if not len(self.plan.items):
            return
        for key, by in (("led", "leader"), ("with_section", "section")):
            table = self.plan.coverage(by=by, stop=self.stop)
            held = sum(table["covered"])
            queries = f'sum(plan.coverage(by="{by}")["covered"]), len(plan.uncovered(by="{by}"))'
            yield self.say(key, queries, held=held, open=len(table) - held)
        if len(self.plan.leaders):
            load = self.plan.workload(stop=self.stop)
            yield self.say(
                "sums",
                'sum(plan.workload()["items"]), sum(plan.workload()["items_fractional"])',
                items=sum(load["items"]),
                fractional=float(sum(load["items_fractional"])),
            )

    def _leaders(self) -> Iterator[Fact]:
        if not len(self.plan.leaders):
            return
        yield from self.rows(
            "plan.workload()",
            self.plan.workload(stop=self.stop).rows(),
            lambda row: (
                "leader",
                {
                    "name": row["name"],
                    "items": row["items"],
                    "fractional": row["items_fractional"],
                    "chapters": row["chapters"],
                },
            ),
        )
        table = self.plan.coverage(stop=self.stop).rows()
        for key, otherwise, test, joint in (
            ("shared", "not_shared", "> 1", True),
            ("single", "no_single", "== 1", False),
        ):
            names = [
                row[self.label] for row in table if row["count"] and (row["count"] > 1) is joint
            ]
            query = f'[row["{self.label}"] for row in plan.coverage() if row["count"] {test}]'
            yield from self.listed(key, otherwise, query, names)

    def _sections(self) -> Iterator[Fact]:
        if not len(self.plan.sections):
            return
        direct = self.plan.assignments("direct", stop=self.stop)
        above = any(kind in ("chapter", "heading") for kind in direct["work_kind"])
        key = "section_at_most" if above else "section"
        yield from self.rows(
            'plan.workload(of="section")',
            self.plan.workload(of="section", stop=self.stop).rows(),
            lambda row: (key, {"name": row["name"], "items": row["items"]}),
        )
        query = 'plan.unity_of_command("derived")'
        lines = self.plan.unity_of_command("derived", stop=self.stop).rows()
        yield from self.listed(
            "several_leads",
            "no_several_leads",
            f'[row["name"] for row in {query} if row["lead_groups"] > 1]',
            [row["name"] for row in lines if row["lead_groups"] > 1],
        )
        yield from self.rows(
            query,
            lines,
            lambda row: (
                "several_leads_of",
                {"name": row["name"], "groups": row["lead_groups"], "names": row["names"]},
            ),
            lambda row: row["lead_groups"] > 1,
        )

    def _task_forces(self) -> Iterator[Fact]:
        plan = self.plan
        if not len(plan.task_forces):
            return
        links = plan.links(stop=self.stop).rows()
        held = plan.assignments(stop=self.stop).rows()
        forces = plan.task_force_coverage(stop=self.stop).rows()
        facts = self.rows(
            "plan.task_force_coverage()",
            forces,
            lambda row: (
                "task_force",
                {
                    "name": row["task_force"],
                    **{each: row[each] for each in ("items", "stated", "curated", "inferred")},
                },
            ),
        )
        for force, fact in zip(forces, facts, strict=False):
            yield fact
            if fact.key == "task_force":
                yield from self._items_of(force["task_force"], links, held)
        yield from self.listed(
            "outside",
            "none_outside",
            f'plan.uncovered()["{self.label}"]',
            plan.uncovered(stop=self.stop)[self.label],
        )

    def _items_of(
        self, force: str, links: list[dict[str, Any]], held: list[dict[str, Any]]
    ) -> Iterator[Fact]:
        """The items of a task force, by how each is known."""
        assigned = [
            row[self.label]
            for row in held
            if (row["actor_kind"], row["actor"]) == ("task_force", force)
        ]
        yield from self.listed(
            "force_assigned",
            None,
            f'list(dict.fromkeys(row["{self.label}"] for row in plan.assignments() '
            f'if (row["actor_kind"], row["actor"]) == ("task_force", {force!r})))',
            list(dict.fromkeys(assigned)),
        )
        for known in ("stated", "curated", "inferred"):
            names = [
                row[self.label]
                for row in links
                if (row["task_force"], row["provenance"]) == (force, known)
            ]
            query = (
                f'[row["{self.label}"] for row in plan.links() '
                f'if (row["task_force"], row["provenance"]) == ({force!r}, "{known}")]'
            )
            yield from self.listed(f"force_{known}", None, query, names)

    def _commitments(self) -> Iterator[Fact]:
        said = self.plan.commitments(stop=self.stop).rows()
        if not said:
            return
        figures = self.plan.targets(stop=self.stop).rows()
        yield self.say(
            "undertaken",
            "len(plan.commitments()), len(plan.targets()), "
            'sum(deadline is not None for deadline in plan.commitments()["deadline"])',
            count=len(said),
            figures=len(figures),
            deadlines=sum(row["deadline"] is not None for row in said),
        )

        def tell(row: dict[str, Any]) -> tuple[str, dict[str, Any]]:
            members = {"number": row["number"], "text": row["text"]}
            if row["deadline"] is None:
                return "target", members
            return "target_by", {**members, "deadline": row["deadline"]}

        yield from self.rows("plan.targets()", figures, tell)
        yield from self.rows(
            "plan.commitments()",
            said,
            lambda row: ("deadline", tell(row)[1]),
            lambda row: row["deadline"] is not None and row["low"] is None,
        )

    def _open(self) -> Iterator[Fact]:
        found = [row for row in self.plan.gaps(stop=self.stop) if row["level"] == "finding"]
        for gap in dict.fromkeys(row["gap"] for row in found):
            column = self.label if gap.startswith("item_") else "name"
            yield from self.listed(
                gap,
                None,
                f'[row["{column}"] for row in plan.gaps() '
                f'if (row["gap"], row["level"]) == ("{gap}", "finding")]',
                [row[column] for row in found if row["gap"] == gap],
            )
        unclear = [
            notice.code for notice in self.plan.diagnostics if notice.severity != "information"
        ]
        query = '[notice.code for notice in plan.diagnostics if notice.severity != "information"]'
        yield from self.listed("unclear", None, query, unclear)
        if not found and not unclear:
            findings = '[row["gap"] for row in plan.gaps() if row["level"] == "finding"]'
            yield self.say("nothing_open", f"{findings} + {query}")


def _said(words: dict[str, str], fact: Fact) -> str:
    """The sentence that a list of words makes of a fact."""
    from string import Formatter

    out = []
    for text, name, form, _ in Formatter().parse(words[fact.key]):
        out.append(text)
        if name is None:
            continue
        value = fact.members[name]
        if form:
            one, several = form.split("|")
            out.append((one if value == 1 else several).replace("#", human(value)))
        elif isinstance(value, list):
            shown = [human(each) for each in value[:_MOST_NAMES]]
            out.append(words["comma"].join(shown + ["…"] * (len(value) > _MOST_NAMES)))
        else:
            out.append(human(value))
    return "".join(out)
