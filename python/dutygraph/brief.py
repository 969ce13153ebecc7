"""A page in plain words about a plan, each sentence with the query that made its numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from . import _core
from ._record import Record
from ._text import escape, human
from .brief_words import LANGUAGES
from .errors import ArgumentError
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from typing import Any

    from .plan import Plan

_MOST_NAMES = 60  # in one sentence
_MOST_ROWS = 100  # sentences of one kind
_ONCE = ("not_a_plan", "cover_notice", "plan_without_responsibilities")


class Brief(Record):
    """A page about a plan (计划概要): `str` gives it as text, a notebook shows it as a page.

    `sentences` is a Table: section, sentence, query, values (list). A query is Python about `plan`;
    the values are what it gives: of a list its length and what is in it, of a row or a table the
    cells that the sentence is about.
    """

    __slots__ = ("language", "title", "sentences")  # noqa: RUF023  # Record's order
    language: str
    title: str
    sentences: Table

    __hash__ = None  # type: ignore[assignment]

    def _sections(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """Each section with its sentences and queries."""
        rows: list[tuple[str, str]] = []
        last = ""
        for row in self.sentences:
            if rows and row["section"] != last:
                yield last, rows
                rows = []
            last = row["section"]
            rows.append((row["sentence"], row["query"]))
        if rows:
            yield last, rows

    def __str__(self) -> str:
        lines = [self.title]
        for section, rows in self._sections():
            lines += ["", section, *(f"  {words}  [{query}]" for words, query in rows)]
        return "\n".join(lines) + "\n"

    def __repr__(self) -> str:
        return str(self)

    def to_markdown(self) -> str:
        """The page as Markdown, with what the plan says escaped."""
        lines = [f"# {_marked(self.title)}"]
        for section, rows in self._sections():
            lines += ["", f"## {_marked(section)}", ""]
            lines += [f"- {_marked(words)} {_code(query)}" for words, query in rows]
        return "\n".join(lines) + "\n"

    def _repr_html_(self) -> str:
        parts = [f"<h2>{escape(self.title)}</h2>"]
        for section, rows in self._sections():
            items = "".join(
                f'<li>{escape(words)} <code style="opacity:.6">{escape(query)}</code></li>'
                for words, query in rows
            )
            parts.append(f"<h3>{escape(section)}</h3><ul>{items}</ul>")
        style = "color:inherit;background:transparent"
        return f'<div lang="{self.language}" style="{style}">{"".join(parts)}</div>'

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the page: Markdown to a path that ends in .md, text to one in .txt."""
        import os

        target = os.fspath(path)
        if not target.lower().endswith((".md", ".txt")):
            message = f"a brief is saved as .md or .txt, not as {target}"
            raise ArgumentError(message, "argument.path")
        text = self.to_markdown() if target.lower().endswith(".md") else str(self)
        with open(target, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123
            file.write(text)


class Briefing:
    """The part of `Plan` that tells it in plain words."""

    __slots__ = ()
    _plan: _core.Plan

    def brief(self: Any, language: str = "zh", *, stop: _core.StopFlag | None = None) -> Brief:
        """The plan in plain words (计划概要), in Chinese ("zh") or English ("en").

        What document it is; where responsibility is stated; leaders, sections and task forces in
        printed order; what is undertaken; what is left to be verified. Every sentence has the
        query that its numbers come from. Raises ArgumentError, Stopped.
        """
        if language not in tuple(LANGUAGES):  # which takes what cannot be hashed, too
            message = f'language is "zh" or "en", not {language!r}'
            raise ArgumentError(message, "argument.language")
        words = LANGUAGES[language]
        rows = [
            (words[fact.section], _said(words, fact), fact.query, fact.values())
            for fact in _Grammar(self, stop).facts()
        ]
        names = ("section", "sentence", "query", "values")
        columns = {name: [row[at] for row in rows] for at, name in enumerate(names)}
        types = dict.fromkeys(names[:3], "utf8") | {"values": "list<utf8>"}
        page = _Fact("", "page_of" if self.title else "page", "", {"title": self.title})
        return Brief(language, _said(words, page), Table(columns, types=types))


class _Fact:
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


class _Grammar:
    """What a brief says of a plan, in order, whatever the language."""

    def __init__(self, plan: Plan, stop: _core.StopFlag | None) -> None:
        self.plan = plan
        self.stop = stop
        self.section = ""
        numbers = [item.number for item in plan.items]
        # Numbers are what a reader knows; where they begin again in each chapter, keys tell apart.
        self.label = "number" if len(set(numbers)) == len(numbers) else "key"

    def facts(self) -> Iterator[_Fact]:
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

    def say(self, key: str, query: str, **members: Any) -> _Fact:
        return _Fact(self.section, key, query, members)

    def listed(self, key: str, otherwise: str | None, query: str, names: list[Any]) -> list[_Fact]:
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
    ) -> Iterator[_Fact]:
        """A sentence for each row of a table, or for the rows wanted: its key and its values."""
        picked = [at for at, row in enumerate(table) if wanted is None or wanted(row)]
        for at in picked[:_MOST_ROWS]:
            key, members = tell(table[at])
            yield self.say(key, f"{query}.rows()[{at}]", **members)
        if wanted is None and len(picked) > _MOST_ROWS:
            rest = len(picked) - _MOST_ROWS
            yield self.say("more", f"len({query}) - {_MOST_ROWS}", count=rest)

    def _document(self) -> Iterator[_Fact]:
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

    def _responsibility(self) -> Iterator[_Fact]:
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

    def _leaders(self) -> Iterator[_Fact]:
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

    def _sections(self) -> Iterator[_Fact]:
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

    def _task_forces(self) -> Iterator[_Fact]:
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
    ) -> Iterator[_Fact]:
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

    def _commitments(self) -> Iterator[_Fact]:
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

    def _open(self) -> Iterator[_Fact]:
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


def _said(words: dict[str, str], fact: _Fact) -> str:
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


def _marked(text: str) -> str:
    """Text that Markdown shows as it is."""
    return "".join("\\" + mark if mark in "\\`*_[]<>&#|~!$" else mark for mark in text)


def _code(query: str) -> str:
    """A code span, fenced by one backtick more than stands in it."""
    fence = "`"
    while fence in query:
        fence += "`"
    return f"{fence} {query} {fence}" if len(fence) > 1 else f"`{query}`"
