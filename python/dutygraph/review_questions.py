"""What a person should look at (待核实事项): links that were inferred, open lists, diagnostics."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from . import _core
from ._record import Record
from ._text import visible
from .review_words import WORDS, reading_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .diagnostic import Diagnostic
    from .node import Edge, Node
    from .plan import Plan

#: Diagnostics of a review itself; they are no questions.
OWN = "review."
SETTLED = "review.settled"
_BREAKS = re.compile(r"\r\n|\r|\n")
_ENDS = frozenset("。；;！!？?")
_AROUND = 200  # characters of a sentence on each side of the quote
_MOST_QUOTE = 400
_UNSEEN = re.compile("[\x00-\x1f\x7f\ufffd\ud800-\udfff\ufffe\uffff]")


def same(text: str) -> str:
    """What two texts have in common that differ by blanks, widths and unseen characters only."""
    return _core.name_key(_UNSEEN.sub("", text))


class Question(Record):
    """One thing to confirm, and what it is about: `edges` or the diagnostic `at`."""

    __slots__ = (  # noqa: RUF023  # Record's order
        "kind",
        "subject",
        "work",
        "reading",
        "line",
        "quote",
        "sentence",
        "edges",
        "at",
        "words",
    )
    kind: str
    subject: str
    work: Node | None
    reading: str
    line: int | None
    quote: str
    sentence: str
    edges: tuple[Edge, ...]
    at: int | None  # of the diagnostic, in the plan's
    words: tuple[int, int]  # bytes of the text

    @property
    def work_title(self) -> str:
        """The title of the work, or the beginning of its text."""
        return "" if self.work is None else title_of(self.work)


def title_of(work: Node) -> str:
    """How a sheet names work, so that it is found again under another number."""
    return work.name or (work.text or "")[:40]


class Lines:
    """The lines of a plan's text, and the sentences in them."""

    def __init__(self, text: str | None) -> None:
        self._starts: list[int] = []
        self._lines = _BREAKS.split(text or "")
        at = 0
        breaks = _BREAKS.findall(text or "")
        for index, line in enumerate(self._lines):
            self._starts.append(at)
            at += len(line.encode()) + (len(breaks[index]) if index < len(breaks) else 0)

    def sentence(self, line: int | None, column: int | None, quote: str) -> str:
        """The sentence of the line around a quote that begins at this column."""
        if not line or line > len(self._lines):
            return ""
        words = self._lines[line - 1]
        begin = min((column or 1) - 1, len(words))
        end = begin + len(quote) if words.startswith(quote, begin) else begin
        first = begin
        while first > 0 and begin - first < _AROUND and words[first - 1] not in _ENDS:
            first -= 1
        last = end
        while last < len(words) and last - end < _AROUND:
            last += 1
            if words[last - 1] in _ENDS:
                break
        return words[first:last].strip()

    def sentence_of(self, line: int | None, quote: str) -> str:
        """The sentence around the first place of a quote on the line."""
        if not line or line > len(self._lines):
            return ""
        at = self._lines[line - 1].find(quote)
        return self.sentence(line, max(at, 0) + 1, quote) if quote else ""

    def bytes_at(self, line: int | None, column: int | None, quote: str) -> tuple[int, int]:
        """Where a quote stands; to the end of its line where it goes on; (0, 0): nowhere."""
        if not line or line > len(self._lines):
            return 0, 0
        words = self._lines[line - 1]
        at = min((column or 1) - 1, len(words))
        end = at + len(quote) if quote and words.startswith(quote, at) else len(words)
        start = self._starts[line - 1]
        return start + len(words[:at].encode()), start + len(words[:end].encode())


class Places:
    """Which work a byte of the text belongs to."""

    def __init__(self, plan: Plan) -> None:
        units = [
            (node.span.begin, node.span.end, node)
            for node in (*plan.headings, *plan.items, *_subitems(plan))
            if node.span is not None
        ]
        self._units = sorted(units, key=lambda unit: (unit[0], -unit[1]))
        self._begins = [begin for begin, _, _ in self._units]
        stated = [edge.target.kind for edge in plan.edges if edge.relation == "assigned"]
        self._at_headings = stated.count("heading") > stated.count("item")

    def work(self, byte: int) -> Node | None:
        """The innermost work around; else the item before, or its heading if it ends there."""
        behind = bisect_right(self._begins, byte)
        around = [
            node for begin, end, node in self._units[max(0, behind - 64) : behind] if byte < end
        ]
        if around:
            return around[-1]
        if not behind:
            return None
        before: Node = self._units[behind - 1][2]
        if before.kind == "subitem":
            before = before.parent or before
        above = before.parent
        if before.kind != "item" or above is None or not self._at_headings:
            return before
        after: Node | None = self._units[behind][2] if behind < len(self._units) else None
        return before if after is not None and after.parent == above else above


def _subitems(plan: Plan) -> Sequence[Node]:
    return plan._nodes("subitem")


def questions_of(plan: Plan, language: str) -> list[Question]:
    """Links in printed order of their task force or theme, open lists, diagnostics."""
    lines = Lines(plan.text)
    edges: list[Edge] = list(plan.edges)
    made = [
        _of_link(lines, edge, language)
        for relation in ("drives", "advances")
        for edge in edges
        if edge.relation == relation and edge.provenance == "inferred"
    ]
    found = plan.diagnostics
    settled = {(one.line, one.message.split(":")[0], one.excerpt) for one in found if _own(one)}
    for question in _open_lists(lines, edges, language):
        mark = (question.line, question.kind, visible(question.quote))
        if mark not in settled:
            made.append(question)
    places = Places(plan)
    made += [
        _of_diagnostic(lines, places, at, one, language)
        for at, one in enumerate(found)
        if not _own(one)
    ]
    return made


def _own(one: Diagnostic) -> bool:
    return one.code.startswith(OWN)


def _of_link(lines: Lines, edge: Edge, language: str) -> Question:
    words = WORDS[language]
    matched = "、".join(edge.matched)
    reading = words[f"{edge.relation}_reading"].format(score=f"{edge.score:.2f}", matched=matched)
    work = edge.target
    return Question(
        edge.relation, edge.source.name, work, reading, *_where(lines, edge), (edge,), None, (0, 0)
    )


def _where(lines: Lines, edge: Edge) -> tuple[int | None, str, str]:
    span = edge.span
    if span is None:
        return None, "", ""
    quote = span.text[:_MOST_QUOTE]
    return span.line, quote, lines.sentence(span.line, span.column, quote)


def _open_lists(lines: Lines, edges: Sequence[Edge], language: str) -> Iterator[Question]:
    """One question for the names of a label in a bracket."""
    lists: dict[Any, list[Edge]] = {}
    for edge in edges:
        if edge.relation == "assigned" and edge.open_list and edge.provenance != "curated":
            begin = edge.span.begin if edge.span else None
            work = edge.target
            lists.setdefault((work.kind, work.key, edge.role_word, begin), []).append(edge)
    for same_list in lists.values():
        first = same_list[0]
        names = "、".join(edge.source.name for edge in same_list)
        yield Question(
            "open_list",
            f"{first.role_word}：{names}" if first.role_word else names,
            first.target,
            WORDS[language]["open_list_reading"],
            *_where(lines, first),
            tuple(same_list),
            None,
            (first.span.begin, first.span.end) if first.span else (0, 0),
        )


def _of_diagnostic(
    lines: Lines, places: Places, at: int, one: Diagnostic, language: str
) -> Question:
    quote = one.excerpt[:_MOST_QUOTE]
    words = lines.bytes_at(one.line, one.column, quote)
    return Question(
        one.code,
        "",
        places.work(words[0]) if words[1] else None,
        reading_of(one.code, one.message, language),
        one.line,
        quote,
        lines.sentence(one.line, one.column, quote),
        (),
        at,
        words,
    )
