"""The table of tasks that offices circulate (任务分解表), as plain cells."""

from __future__ import annotations

from .. import _core
from .._record import Record
from ..diagnostic import Diagnostic
from ..errors import UnknownName
from .cells import holders_in_words, plain
from .head import levels_of, source_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from ..node import Node
    from ..plan import Plan

#: Headings as offices print them; `dg.read` knows all but 工作专班, which assigns nobody.
COLUMNS = (
    *("序号", "工作板块", "重点任务", "主要内容", "目标要求", "牵头领导"),
    *("责任科室(单位)", "配合单位", "完成时限", "工作专班", "备注"),
)
WORK_COLUMNS = 5  # that a heading's row spans
REFERENCE = "（参考材料）"
_ENDS = "。；;！!？?"
_PAIRS = {"(": ")", "（": "）", "“": "”", "‘": "’", "《": "》", "「": "」", "【": "】"}


class TaskRow(Record):
    """A row: its cells by COLUMNS; `heading` if its words span the columns of work.

    `group_rows` is how many rows the cell of 工作板块 spans from here on; 0 where one above does.
    """

    __slots__ = ("cells", "heading", "group_rows")  # noqa: RUF023  # Record's order
    cells: tuple[str, ...]
    heading: bool
    group_rows: int


class TaskTable(Record):
    """A plan as a table of tasks: what stands above it, its rows, what stands below it.

    `losses` are Diagnostics: what a reader of the table does not get back.
    """

    __slots__ = ("title", "head", "rows", "notes", "losses")  # noqa: RUF023  # Record's order
    title: str
    head: list[str]
    rows: list[TaskRow]
    notes: list[str]
    losses: list[Diagnostic]


def task_table(plan: Plan, of: str | Node | None = None) -> TaskTable:
    """The table of a plan, or of what one leader, section or task force holds.

    Linear in text, items and assignments. Raises UnknownName, AmbiguousName.
    """
    return _Maker(plan, of).made()


def sentences(text: str) -> list[str]:
    """The sentences of a text with their marks; marks within brackets and quotes end none."""
    found, begin = [], 0
    closing: list[str] = []
    for at, mark in enumerate(text):
        if closing and mark == closing[-1]:
            closing.pop()
        elif mark in _PAIRS and text.find(_PAIRS[mark], at) >= 0:
            closing.append(_PAIRS[mark])
        elif mark in _ENDS and not closing:
            found.append(text[begin : at + 1])
            begin = at + 1
    return [*found, text[begin:]] if begin < len(text) else found


class _Maker:
    """Makes one table."""

    def __init__(self, plan: Plan, of: str | Node | None) -> None:
        self._plan = plan
        self._rows = plan.assignments()
        self._by_item: dict[str, list[dict[str, Any]]] = {}
        for row in self._rows:
            self._by_item.setdefault(row["key"], []).append(row)
        self._direct: dict[tuple[bool, str], list[dict[str, Any]]] = {}
        self._forces: list[dict[str, Any]] = []
        for row in plan.assignments("direct"):
            if row["work_kind"] == "task_force":
                self._forces.append(row)
            else:
                heading = row["work_kind"] in ("chapter", "heading")
                self._direct.setdefault((heading, row["key"]), []).append(row)
        self._holder = None if of is None else self._actor(of)
        self._items = [item for item in plan.items if self._wanted(item)]
        self._targets = _texts(plan.targets(), "text")
        self._deadlines = _texts(plan.commitments(), "deadline")
        self._driving: dict[str, list[str]] = {}
        for row in plan.links():
            if row["provenance"] != "inferred":
                by_hand = row["provenance"] == "curated" and plan.text is not None
                name = row["task_force"] + ("（人工整理）" if by_hand else "")
                self._driving.setdefault(row["key"], []).append(name)

    def _actor(self, of: str | Node) -> Node:
        node = self._plan[of] if isinstance(of, str) else self._plan[of.name]
        if node.kind not in ("leader", "section", "task_force"):
            message = f"{node!r} is no leader, section or task force; of= takes the name of one"
            raise UnknownName(message, "lookup.kind")
        return node

    def _wanted(self, item: Node) -> bool:
        if self._holder is None:
            return True
        mine = (self._holder.name, self._holder.kind)
        held = {(row["actor"], row["actor_kind"]) for row in self._by_item.get(item.key, ())}
        return mine in held

    def made(self) -> TaskTable:
        rows = self._all_rows()
        title = plain(self._plan.title or "")
        title += "" if title.endswith("分解表") else "任务分解表"
        if self._holder is not None:
            title += f"（{plain(self._holder.name)}）"
        head = [source_of(self._plan, "zh"), levels_of(self._plan, "zh")]
        quotes, losses = self._read_back(title, head, rows)
        return TaskTable(title, head + quotes, rows, self._notes(losses), losses)

    def _all_rows(self) -> list[TaskRow]:
        below: dict[str | None, list[Node]] = {}
        used: set[str] = set()
        for item in self._items:
            parent = item.parent
            below.setdefault(None if parent is None else parent.key, []).append(item)
            while parent is not None:
                used.add(parent.key)
                parent = parent.parent
        rows = self._group("", below.get(None, []))
        for heading in self._plan.headings:
            if self._holder is not None and heading.key not in used:
                continue
            number = plain(heading.number or "")
            words = plain(heading.title or "")
            if "（" not in number and "(" not in number and number and number != words:
                number += " " if number.startswith("第") else "、"
            words = number + words if number != words else words
            own = below.get(heading.key, [])
            extra = self._displaced(heading)
            if own:
                rows += self._group(words + _bracket(extra), own)
            else:
                blank = ("", words, "", "", "", *_actor_cells(extra), "", "", "")
                rows.append(TaskRow(blank, True, 1))
        return rows

    def _group(self, words: str, items: Sequence[Node]) -> list[TaskRow]:
        return [
            TaskRow(self._cells(item, words if at == 0 else ""), False, 0 if at else len(items))
            for at, item in enumerate(items)
        ]

    def _displaced(self, heading: Node) -> list[dict[str, Any]]:
        """What is stated at a heading and reaches no item below it."""
        stated = self._direct.get((True, heading.key), [])
        if not stated:
            return []
        reached = {
            (row["actor"], row["actor_kind"], row["role"])
            for item in heading.items
            for row in self._by_item.get(item.key, ())
        }
        return [
            row for row in stated if (row["actor"], row["actor_kind"], row["role"]) not in reached
        ]

    def _cells(self, item: Node, group: str) -> tuple[str, ...]:
        targets = self._targets.get(item.key, [])
        parts = sentences(item.text or "")
        wanted = [any(target in part for target in targets) for part in parts]
        content = "".join(part for part, yes in zip(parts, wanted, strict=True) if not yes)
        aims = "".join(part for part, yes in zip(parts, wanted, strict=True) if yes)
        held = self._by_item.get(item.key, [])
        return (
            plain(item.number or ""),
            group,
            plain(item.title or ""),
            plain(content).strip(),
            plain(aims).strip(),
            *_actor_cells(held),
            plain("；".join(self._deadlines.get(item.key, []))),
            plain("、".join(self._driving.get(item.key, []))),
            self._remark(item, held),
        )

    def _remark(self, item: Node, held: Sequence[dict[str, Any]]) -> str:
        """At what level the responsibility of an item is stated, where not at itself."""
        if not held:
            return "原文未写明责任"
        said = {(row["actor"], row["actor_kind"], row["role"]) for row in held}
        notes = []
        above = item.parent
        while above is not None:
            rows = self._direct.get((True, above.key), [])
            if any((row["actor"], row["actor_kind"], row["role"]) in said for row in rows):
                notes.append(f"责任见标题“{plain(above.number or above.title or '')}”")
            above = above.parent
        inner = [key for heading, key in self._direct if not heading]
        parts = [key[len(item.key) + 1 :] for key in inner if key.startswith(item.key + "/")]
        if parts:
            notes.append(f"含其中{plain('、'.join(parts))}的责任")
        return "；".join(notes)

    def _read_back(
        self, title: str, head: list[str], rows: list[TaskRow]
    ) -> tuple[list[str], list[Diagnostic]]:
        """The words of the plan that must stand above the table, and what is lost with them."""
        best: tuple[list[str], list[Diagnostic]] | None = None
        for quotes in self._quotes():
            told = _read_back(title, head + quotes, rows)
            losses = _losses(self._plan, self._items, self._holder, told)
            if best is None or len(losses) < len(best[1]):
                best = quotes, losses
            if not losses:
                break
        assert best is not None  # there is always a first way: no quote
        return best

    def _quotes(self) -> Iterable[list[str]]:
        """Ways to quote what holds for the whole text: the shortest first.

        What announces themes and task forces, and a rule that gives roles (排在第一位的为牵头单位).
        """
        plan, text = self._plan, (self._plan.text or "").encode()
        rules = []
        for edge in plan.edges if text else ():
            words = (edge.rule or "").partition(": ")[2]
            if (edge.rule or "").startswith("first_listed") and words[:-1] not in rules:
                rules.append(words[:-1])
        stated = [f"原文：{plain(words)}" for words in rules]
        lines: dict[int, tuple[int, int]] = {}
        for node in (*plan.themes, *plan.task_forces):
            span = node.name_span
            if node.group is None or span is None:
                continue
            begin, end = lines.get(span.line, (span.begin, span.end))
            lines[span.line] = (min(begin, span.begin), max(end, span.end))
        short, whole = [], []
        for begin, end in lines.values():
            start = text.rfind(b"\n", 0, begin) + 1
            stop = text.find(b"\n", end)
            line = text[start : stop if stop >= 0 else len(text)].decode()
            first = len(text[start:begin].decode())
            last = first + len(text[begin:end].decode())
            short.append("原文：" + plain(_clause(line, first, last)))
            whole.append("原文：" + plain(line))
        for quotes in ([], short, whole) if whole else ([],):
            yield quotes
            if stated:
                yield quotes + stated

    def _notes(self, losses: Sequence[Diagnostic]) -> list[str]:
        notes = ["说明：本表由程序据原文整理，供参考；空格表示原文没有写明。"]
        if len(self._plan.task_forces):
            notes.append("工作专班一栏只填原文写明或人工整理的关联，不填程序推断的关联。")
        for row in self._forces:
            word = row["role_word"] or "责任"
            notes.append(f"{plain(row['title'])}：{plain(word)}为{plain(row['actor'])}。")
        notes += [f"表中未能写明：{plain(loss.message)}" for loss in losses[:20]]
        if len(losses) > 20:
            notes.append(f"此外还有{len(losses) - 20}条未能写明。")
        return notes


def _texts(table: Any, column: str) -> dict[str, list[str]]:
    """Different values of a column by the key of the item, in order."""
    found: dict[str, list[str]] = {}
    for row in table:
        if row[column] is not None and row[column] not in found.setdefault(row["key"], []):
            found[row["key"]].append(row[column])
    return found


def _actor_cells(rows: Sequence[dict[str, Any]]) -> tuple[str, str, str]:
    """Leaders, those who support, and all other sections and task forces."""
    leaders = [row for row in rows if row["actor_kind"] == "leader"]
    others = [row for row in rows if row["actor_kind"] != "leader"]
    support = [row for row in others if row["role"] == "support"]
    rest = [row for row in others if row["role"] != "support"]
    return (
        holders_in_words(leaders, ("牵头领导",), "\n"),
        holders_in_words(rest, ("责任科室", "责任单位")),
        holders_in_words(support, ("配合单位",)),
    )


def _bracket(rows: Sequence[dict[str, Any]]) -> str:
    words = holders_in_words(rows, ())
    return f"（{words}）" if words else ""


def _clause(line: str, first: int, last: int) -> str:
    """The part of a line about the characters first to last: with the bracket that holds them."""
    begin = max(line.rfind("（", 0, first), line.rfind("(", 0, first), 0)
    begin = max(line.rfind(mark, 0, begin) + 1 for mark in ("，", ",", "。", "；", ";"))
    ends = [at for at in (line.find("）", last), line.find(")", last)) if at >= 0]
    return line[begin : min(ends) + 1 if ends else len(line)]


def _names(plan: Plan, kinds: Sequence[str]) -> list[set[str]]:
    nodes = {"theme": plan.themes, "task_force": plan.task_forces}
    nodes |= {"leader": plan.leaders, "section": plan.sections}
    return [{node.key for node in nodes[kind]} for kind in kinds]


def _read_back(title: str, head: Sequence[str], rows: Sequence[TaskRow]) -> Plan:
    """The plan that a reader of the table gets."""
    from ..plan import Plan

    limits = _core.Limits()
    document = _core.ExtractedDocument("", limits)
    for line in (REFERENCE, title, *head):
        document.add_line(line, "")
    cells = [(0, at, 1, 1, name, "") for at, name in enumerate(COLUMNS)]
    for at, row in enumerate(rows, 1):
        for column, words in enumerate(row.cells):
            if not words:
                continue
            if row.heading and column == 1:
                cells.append((at, 0, 1, WORK_COLUMNS, words, ""))
            else:
                cells.append((at, column, row.group_rows if column == 1 else 1, 1, words, ""))
    document.add_table("", cells)
    options = _core.ReadOptions("", False, False, "", limits)
    return Plan(_core.read_document(document, options, [], None))


def _losses(plan: Plan, items: Sequence[Node], holder: Node | None, told: Plan) -> list[Diagnostic]:
    """What the table does not give back, told one by one."""

    def loss(code: str, message: str, line: int | None, excerpt: str = "") -> Diagnostic:
        advice = "look it up in the plan, or save the plan itself as .json"
        return Diagnostic(
            f"report.{code}", "information", message, line, None, None, excerpt, advice, ""
        )

    found = []
    back = {item.key: item for item in told.items}
    for item in items:
        again = back.get(item.key)
        if again is None:
            message = f"任务{item.key}“{item.title}”的编号或所在标题"
            found.append(loss("item", message, item.line))
        elif plain(again.title or "") != plain(item.title or ""):
            message = f"任务{item.key}的名称“{item.title}”读回为“{again.title}”"
            found.append(loss("title", message, item.line))
    keys = {item.key for item in items}
    found += [
        loss("addition", f"“{again.title}”读回为任务{again.key}", None)
        for again in told.items
        if again.key not in keys
    ]
    if holder is None:
        titles = {(heading.key, heading.title) for heading in told.headings}
        found += [
            loss("heading", f"标题{heading.key}“{heading.title}”", heading.line)
            for heading in plan.headings
            if (heading.key, heading.title) not in titles
        ]
        for kind, nodes in (("theme", plan.themes), ("task_force", plan.task_forces)):
            known = _names(told, (kind,))[0]
            lost = [node for node in nodes if node.key not in known]
            word = {"theme": "重点", "task_force": "工作专班"}[kind]
            found += [loss(kind, f"{word}“{node.name}”", node.line) for node in lost]
        for kind, nodes in (("leader", plan.leaders), ("section", plan.sections)):
            known = _names(told, (kind,))[0]
            lost = [node for node in nodes if node.key not in known]
            found += [loss("actor", f"“{node.name}”没有任务", node.line) for node in lost]
    names = ("key", "actor", "actor_kind", "role")
    wanted = [row for row in plan.assignments() if row["key"] in keys]
    given = [row for row in told.assignments() if row["key"] in keys]
    mine = {tuple(row[name] for name in names) for row in wanted}
    theirs = {tuple(row[name] for name in names): row for row in given}
    for row in wanted:
        again_row = theirs.get(tuple(row[name] for name in names))
        said = f"任务{row['key']}：{row['actor']}（{row['role_word'] or row['role']}）"
        if again_row is None:
            found.append(loss("assignment", said, row["line"], row["quote"] or ""))
        elif again_row["effective_role"] != row["effective_role"]:
            message = f"{said}按原文统一规定的角色"
            found.append(loss("effective_role", message, row["line"], row["quote"] or ""))
    found += [
        loss("addition", f"任务{key}：{actor}的责任读回有误", None)
        for key, actor, kind, role in theirs
        if (key, actor, kind, role) not in mine
    ]
    return found
