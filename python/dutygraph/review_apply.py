"""Brings the rows of sheets to confirm together with what is asked of a plan, and applies them."""

from __future__ import annotations

import re
from collections import defaultdict

from . import _core
from ._text import visible
from .changes import Change, Edit
from .diagnostic import Diagnostic
from .errors import ArgumentError, Error, UnknownName
from .node import Node
from .review_answers import Correction, Row, correction_of, rows_of
from .review_questions import SETTLED, Question, questions_of, same, title_of
from .review_words import COLUMNS, KINDS, WORDS
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .plan import Plan

    _Key = tuple[str, ...]

#: The number at the front of a line: another one there is no other sentence.
_NUMBER = re.compile(r"\s*[（(]?[0-9０-９一二三四五六七八九十百]{1,6}[）)]?[、.．)）]?\s*")
_LINKS = {"drives": "task_force", "advances": "theme"}


def sheet_of(plan: Plan, language: str) -> Table:
    """The sheet as a table."""
    if language not in COLUMNS:
        message = f"language={language!r} is not known; use {' or '.join(map(repr, COLUMNS))}"
        raise ArgumentError(message, "argument.unknown_value")
    words = WORDS[language]
    headings = COLUMNS[language]
    rows: dict[str, list[Any]] = {heading: [] for heading in headings.values()}
    asked = questions_of(plan, language)
    for number, one in enumerate(asked, 1):
        values = {
            "number": number,
            "kind": KINDS[language].get(one.kind, one.kind),
            "question": words.get(one.kind, words["finding"]),
            "subject": one.subject,
            "key": one.work.key if one.work is not None else None,
            "work": one.work_title,
            "reading": one.reading,
            "line": one.line,
            "quote": one.quote,
            "sentence": one.sentence,
        }
        for name, heading in headings.items():
            rows[heading].append(values.get(name))
    types = dict.fromkeys(headings.values(), "utf8")
    types[headings["number"]] = types[headings["line"]] = "int64"
    return Table(rows, caption=words["caption"].format(count=len(asked)), types=types)


def applied(
    plan: Plan, sheet: Any, limits: _core.Limits | None, stop: _core.StopFlag | None
) -> Plan:
    """The plan with what the sheets say."""
    sheets = rows_of(sheet, limits, stop)
    review = _Review(plan, limits or _core.Limits(), stop)
    for rows in sheets:
        review.match(rows)
    return review.take()


class _Review:
    """One review of one plan."""

    def __init__(self, plan: Plan, limits: _core.Limits, stop: _core.StopFlag | None) -> None:
        self._plan = plan
        self._limits = limits
        self._stop = stop
        self._questions = questions_of(plan, "en")
        self._found: list[Diagnostic] = list(plan.diagnostics)
        self._own: list[Diagnostic] = []
        self._keys = [_whole(question) for question in self._questions]
        self._answers: dict[int, list[Row]] = defaultdict(list)
        self._curations: dict[_Key, tuple[Row, tuple[Any, ...]]] = {}
        self._renamings: dict[str, tuple[Row, str]] = {}
        self._known = {
            (edge.relation, edge.source.kind, edge.source.key, edge.target.key): edge.provenance
            for edge in plan.edges
            if edge.relation in _LINKS and edge.provenance != "inferred"
        }

    # Which row is about which question.

    def match(self, rows: list[Row]) -> None:
        """Finds the question of each row of one sheet; tells of those that have none."""
        asked: dict[_Key, list[int]] = defaultdict(list)
        for at, key in enumerate(self._keys):
            asked[key].append(at)
        given: dict[_Key, list[Row]] = defaultdict(list)
        for row in rows:
            given[_whole(row)].append(row)
        paired: dict[int, Row] = {}
        rest: list[Row] = []
        for key, alike in given.items():
            rest += self._pair(alike, asked.get(key, []), paired)
        # The sentence, or the title, may differ where it is still clear what is meant.
        rest = [row for row in rest if row.written]
        for part in ("sentence", "work"):
            rest = self._pair_loosely(rest, paired, part)
        for at, row in paired.items():
            self._answers[at].append(row)
        for row in rest:
            self._unmatched(row)

    def _pair(self, rows: list[Row], asked: list[int], paired: dict[int, Row]) -> list[Row]:
        """Pairs rows and questions of the same words; gives back the rows that have none.

        As many of both are the same in their order, whatever lines they stand on now. Else the
        line decides, and where it does not, only what all rows say alike is clear.
        """
        if len(rows) == len(asked):
            rows = sorted(rows, key=lambda row: row.line or 0)
            paired.update(zip(asked, rows, strict=True))
            return []
        free = list(asked)
        here: list[Row] = []
        left: list[Row] = []
        for row in sorted(rows, key=lambda row: not row.decides):
            at = next((at for at in free if self._questions[at].line == row.line), None)
            if at is None:
                left.append(row)
                continue
            free.remove(at)
            paired[at] = row
            here.append(row)
        for row in left:
            twin = next((one for one in here if one.line == row.line), None)
            if twin is not None and row.decides and row.said not in [one.said for one in here]:
                _contradict(row, twin)
        if left and free and len({row.said for row in left}) == 1:
            paired.update(zip(free, left))  # noqa: B905  # what is more says the same
            return []
        known = [one.said for one in here]
        over = [row for row in left if row.decides and row.said not in known]
        if not here:
            return over or left
        for row in over:
            self._tell("overruled", "warning", row, "another row with these words says otherwise")
        return []

    def _pair_loosely(self, rows: list[Row], paired: dict[int, Row], part: str) -> list[Row]:
        """The same where a part differs, and both sides are the only ones."""
        if not rows:
            return rows
        asked: dict[_Key, list[int]] = defaultdict(list)
        for at, question in enumerate(self._questions):
            if at not in paired:
                asked[_without(question, part)].append(at)
        given: dict[_Key, list[Row]] = defaultdict(list)
        for row in rows:
            given[_without(row, part)].append(row)
        rest: list[Row] = []
        for key, alike in given.items():
            found = asked.get(key, [])
            if len(alike) != 1 or len(found) != 1:
                rest += alike
                continue
            paired[found[0]] = alike[0]
            line = self._questions[found[0]].line
            message = "the words around it are others now; it was taken for the same"
            self._tell("moved", "information", alike[0], message, line)
        return rest

    def _decide(self) -> None:
        """Answers each question by the last sheet that decides it."""
        for at, rows in sorted(self._answers.items()):
            written = [row for row in rows if row.written]
            deciding = [row for row in written if row.decides]
            for row in deciding[:-1]:
                if row.said != deciding[-1].said:
                    message = f"{deciding[-1].where} says otherwise, and is the later one"
                    self._tell("overruled", "warning", row, message)
            if written:
                self._answer((deciding or written)[-1], self._questions[at])

    def _unmatched(self, row: Row) -> None:
        """A link may be said without having been inferred, such as where links were given too."""
        if row.kind in _LINKS and row.decides and self._is_said(row):
            return
        settled = row.yes is True and not row.correction
        self._tell(
            "no_match",
            "information" if settled else "warning",
            row,
            f"nothing in the plan is asked about “{visible(row.quote[:60])}” "
            f"({visible(row.kind)}) any more; the row has no effect",
        )

    def _is_said(self, row: Row) -> bool:
        source = next(
            (
                node
                for node in (*self._plan.task_forces, *self._plan.themes)
                if node.kind == _LINKS[row.kind] and same(node.name) == same(row.subject)
            ),
            None,
        )
        works = [item for item in self._plan.items if same(title_of(item)) == same(row.work)]
        by_key = [item for item in works if item.key == row.key]
        works = by_key or works
        if source is None or len(works) != 1 or not _holds(works[0], row.quote):
            return False
        self._answer_link(row, row.kind, source, works[0], (0, 0))
        return True

    def _tell(
        self,
        code: str,
        severity: str,
        row: Row,
        message: str,
        line: int | None = None,
        excerpt: str = "",
    ) -> None:
        self._own.append(
            Diagnostic(
                f"review.{code}",
                severity,
                f"{visible(row.where)}: {message}",
                line,
                None,
                None,
                excerpt or visible(row.quote[:80]),
                "look at the row and write a new sheet" if severity == "warning" else "",
                self._plan.file or "",
            )
        )

    # What an answer does.

    def _answer(self, row: Row, question: Question) -> None:
        if not row.decides:
            self._tell("open", "information", row, "a note without 确认 or 更正 decides nothing")
        elif question.kind in _LINKS and question.edges:
            edge = question.edges[0]
            self._answer_link(row, question.kind, edge.source, edge.target, question.words)
        elif question.kind == "open_list":
            self._answer_list(row, question)
        else:
            self._answer_finding(row, question)

    def _answer_link(
        self, row: Row, relation: str, source: Node, work: Node, words: tuple[int, int]
    ) -> None:
        correction = correction_of(row)
        if correction.lists or correction.renamings or correction.place is not None:
            row.fail("correction", "a link is corrected by naming its items: 任务：9、10")
        holds = row.yes is True
        self._curate(row, relation, source, work, holds, words)
        if not holds:
            told = f"“{visible(source.name)}” → “{visible(work.key)}” does not hold"
            self._settle(row, f"{relation}: {told}", work.line)
        for name in correction.items:
            self._curate(row, relation, source, self._item(row, name), True, (0, 0))

    def _item(self, row: Row, name: str) -> Node:
        try:
            return self._plan.item(name)
        except Error as fault:
            return row.fail("correction", str(fault))

    def _curate(
        self,
        row: Row,
        relation: str,
        source: Node | tuple[str, str],
        work: Node,
        holds: bool,
        words: tuple[int, int],
        role: str = "lead",
        role_word: str = "",
        open_list: bool = False,
    ) -> None:
        kind, name = source if isinstance(source, tuple) else (source.kind, source.name)
        if not isinstance(source, tuple):
            name = source.key
        key = (relation, kind, same(name), work.kind, work.key, role, same(role_word))
        reasons = [row.reason] if row.reason else []
        said = (relation, kind, name, work.kind, work.key, holds, role, role_word, open_list)
        other = self._curations.setdefault(key, (row, (*said, reasons, *words)))
        if other[1][5] != holds or other[1][8] != open_list:
            _contradict(row, other[0])
        if not holds:
            self._check_inferred(row, relation, kind, name, work)

    def _check_inferred(self, row: Row, relation: str, kind: str, name: str, work: Node) -> None:
        known = self._known.get((relation, kind, name, work.key))
        if known is not None:
            row.fail(
                "contradiction",
                f"it is {known} that “{visible(name)}” {relation} “{visible(work.key)}”, in the "
                "plan or in the links given with it; change the row or the links",
            )

    def _answer_list(self, row: Row, question: Question) -> None:
        first = question.edges[0]
        like = (first.source.kind, first.role or "lead", first.role_word or "")
        correction = correction_of(row, like if first.role_word else None)
        still_open = row.yes is not True
        if row.yes is True:
            for edge in question.edges:
                self._curate(
                    row,
                    "assigned",
                    edge.source,
                    edge.target,
                    True,
                    (0, 0),
                    edge.role or "lead",
                    edge.role_word or "",
                    False,
                )
        self._correct(row, correction, question, still_open)
        said = "closed" if row.yes else "left open"
        self._settle(row, f"open_list: {said}", question.line, visible(question.quote))

    def _answer_finding(self, row: Row, question: Question) -> None:
        correction = correction_of(row)
        self._correct(row, correction, question, False)
        at = question.at
        assert at is not None
        one = self._found[at]
        by = f" ({visible(row.reason)})" if row.reason else ""
        if row.yes is False and not correction:
            message = f"{one.message}; {visible(row.where)} says that this is not right{by}"
            advice = "write what is right under 更正"
            self._found[at] = _replaced(one, "review.open", "warning", message, advice)
            return
        done = "corrected" if correction else "confirmed"
        message = f"{one.code}: {one.message}; {done} by {visible(row.where)}{by}"
        self._found[at] = _replaced(one, SETTLED, "information", message, "")

    def _correct(
        self, row: Row, correction: Correction, question: Question, open_list: bool
    ) -> None:
        if correction.items:
            row.fail("correction", "任务 corrects links only; write 牵头单位：甲局 or 旧名→新名")
        for old, new in correction.renamings:
            self._rename(row, old, new)
        if not correction.lists:
            return
        work = question.work
        if correction.place is not None:
            work = self._work(row, correction.place)
        if work is None:
            row.fail("correction", "it is not clear what work this is for; add 归属：, the number")
        forces = {same(node.name) for node in self._plan.task_forces}
        for kind, role, role_word, names, says_open in correction.lists:
            for name in names:
                of = "task_force" if kind == "section" and same(name) in forces else kind
                self._curate(
                    row,
                    "assigned",
                    (of, name),
                    work,
                    True,
                    question.words,
                    role,
                    role_word,
                    says_open or open_list,
                )

    def _work(self, row: Row, name: str) -> Node:
        for kind in ("item", "heading", "subitem"):
            try:
                return Node(self._plan, self._plan._plan.find_kind(kind, name))
            except UnknownName:
                continue
            except Error as fault:
                return row.fail("correction", str(fault))
        return row.fail("correction", f"归属：{visible(name)} is no work of the plan")

    def _rename(self, row: Row, old: str, new: str) -> None:
        other = self._renamings.setdefault(same(old), (row, new))
        if other[1] != new:
            _contradict(row, other[0])
        if not any(same(node.name) == same(old) for node in _actors(self._plan)):
            row.fail("correction", f"no actor of the plan is named “{visible(old)}”")

    def _settle(self, row: Row, told: str, line: int | None, excerpt: str = "") -> None:
        by = f" ({visible(row.reason)})" if row.reason else ""
        one = f"{told}; by {visible(row.where)}{by}"
        empty = self._plan.file or ""
        self._own.append(
            Diagnostic(SETTLED, "information", one, line, None, None, excerpt, "", empty)
        )

    # The plan that comes of it.

    def take(self) -> Plan:
        """The plan with all that was said."""
        from .plan import Plan

        self._decide()
        said = [curation for _, curation in self._curations.values()]
        found = [one._values() for one in (*self._found, *self._own)]
        made = Plan(_core.curate(self._plan._plan, said, found, self._limits, self._stop))
        for row, new in self._renamings.values():
            made = _renamed(made, row, new)
        return made


def _actors(plan: Plan) -> list[Node]:
    return [*plan.leaders, *plan.sections, *plan.task_forces]


def _renamed(plan: Plan, row: Row, new: str) -> Plan:
    """The actor under its new name, or one with the actor that has it."""
    correction = correction_of(row)
    for old, to in correction.renamings:
        if to != new:
            continue
        named = [node for node in _actors(plan) if same(node.name) == same(old)]
        if len(named) > 1:
            kinds = " and ".join(node.kind for node in named)
            row.fail("correction", f"“{visible(old)}” is {kinds}; give one of them another name")
        for node in named:
            there = any(
                other.kind == node.kind and other != node and same(other.name) == same(to)
                for other in _actors(plan)
            )
            make = Edit.merge if there else Edit.rename
            edit = make(node.name, to, what=node.kind, reason=row.reason)
            if node.name != to:
                plan = plan.apply(Change([edit]))
    return plan


def _replaced(one: Diagnostic, code: str, severity: str, message: str, advice: str) -> Diagnostic:
    _, _, _, line, column, byte, excerpt, _, file = one._values()
    return Diagnostic(code, severity, message, line, column, byte, excerpt, advice, file)


def _unnumbered(sentence: str) -> str:
    found = _NUMBER.match(sentence)
    return sentence[found.end() :] if found else sentence


def _parts(one: Row | Question) -> dict[str, str]:
    work = one.work if isinstance(one, Row) else one.work_title
    return {
        "kind": one.kind,
        "subject": same(one.subject),
        "work": same(work),
        "quote": same(one.quote),
        "sentence": same(_unnumbered(one.sentence)),
    }


def _whole(one: Row | Question) -> _Key:
    return tuple(_parts(one).values())


def _without(one: Row | Question, part: str) -> _Key:
    return tuple(value for name, value in _parts(one).items() if name != part)


def _holds(work: Node, quote: str) -> bool:
    """True if the words still stand in the work or in a heading above it."""
    texts = [work.name, work.text or ""]
    above = work.parent
    while above is not None:
        texts.append(above.name)
        above = above.parent
    return any(same(quote) in same(text) for text in texts)


def _contradict(row: Row, other: Row) -> None:
    row.fail("contradiction", f"{other.where} says otherwise of the same; keep one of the two")
