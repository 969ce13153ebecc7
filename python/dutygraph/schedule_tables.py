"""The tables and the calendar behind `plan.calendar()`, `to_ics()` and `ledger()`."""

from __future__ import annotations

from collections import defaultdict

from . import _core
from ._inputs import text_of
from .errors import ArgumentError
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from typing import Any

LEDGER: dict[str, tuple[str, ...]] = {
    "zh": (
        "序号",
        "工作板块",
        "任务",
        "目标要求",
        "牵头领导",
        "责任科室",
        "完成时限",
        "进展情况",
        "备注",
    ),
    "en": ("number", "area", "task", "goals", "leaders", "units", "deadline", "progress", "note"),
}
#: The role words that the headings of leaders and units say already.
_PLAIN = ("牵头领导", "责任科室")
_LEVELS = {
    "zh": "仅统计文本表述；责任写明于标题{headings}处、任务{items}处，标题的责任及于其下任务"
    "（就近）。“目标要求”为读出的目标任务，没有读出的为任务正文。",
    "en": "By the text alone; {headings} assignments stand at headings and reach the items below "
    "(nearest), {items} at items. Goals are the commitments that were read, else the item's text.",
}
TITLE = {"zh": "台账", "en": "ledger"}


def calendar_of(plan: Any, inheritance: str, stop: _core.StopFlag | None) -> Table:
    """The commitments in the order of their deadlines."""
    holders = _holders(plan, inheritance, stop)
    rows = plan.commitments(stop=stop).rows()
    rows.sort(key=lambda row: _order(row["due"], row["deadline"]))
    titles = {item.key: item.title for item in plan.items}
    columns: dict[str, list[Any]] = {
        "due": [row["due"] for row in rows],
        "deadline": [row["deadline"] for row in rows],
        "number": [row["number"] for row in rows],
        "key": [row["key"] for row in rows],
        "item": [titles.get(_item_key(row["key"], titles)) for row in rows],
        "text": [row["text"] for row in rows],
    }
    for name, kind in (("leaders", "leader"), ("sections", "section")):
        columns[name] = [
            [actor for actor, _ in holders[_item_key(row["key"], titles), kind]] for row in rows
        ]
    columns["line"] = [row["line"] for row in rows]
    dated = sum(row["due"] is not None for row in rows)
    stated = sum(row["deadline"] is not None for row in rows)
    caption = (
        f"{len(rows)} commitments, {stated} with a stated deadline, {dated} of them with a "
        f"day; who holds the item by inheritance {inheritance}; 仅统计文本表述"
    )
    types = {"due": "date", "line": "int64", "leaders": "list<utf8>", "sections": "list<utf8>"}
    kinds = {name: types.get(name, "utf8") for name in columns}
    return Table(columns, caption=caption, types=kinds)


def ics_of(plan: Any, inheritance: str) -> str:
    """The commitments with a date as an iCalendar."""
    holders = _holders(plan, inheritance, None)
    items = {item.key for item in plan.items}
    table = plan.calendar(inheritance)
    dated = [row for row in table if row["due"] is not None]
    for row in dated:
        for name, kind in (("leaders", "leader"), ("sections", "section")):
            row[name] = _names(holders[_item_key(row["key"], items), kind])
    return "".join(f"{_folded(line)}\r\n" for line in _ics(plan, dated, len(table)))


def _order(due: date | None, deadline: str | None) -> tuple[int, str]:
    if due is not None:
        return 0, due.isoformat()
    return (1, "") if deadline is not None else (2, "")


def _item_key(key: str, items: Any) -> str:
    """The key of the item that a part belongs to."""
    return key if key in items else key.rpartition("/")[0]


def _holders(
    plan: Any, inheritance: str, stop: _core.StopFlag | None
) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """For each item and kind the names, once each in printed order, with their role words."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    items = {item.key for item in plan.items}
    for row in plan.assignments(text_of(inheritance, "inheritance"), stop=stop):
        held = found[_item_key(row["key"], items), row["actor_kind"]]
        if all(name != row["actor"] for name, _ in held):
            held.append((row["actor"], row["role_word"] or ""))
    return found


def ledger_of(plan: Any, language: str, inheritance: str, stop: _core.StopFlag | None) -> Table:
    """The plan as a ledger, one row an item."""
    if language not in LEDGER:
        message = f"language={language!r} is not known; use 'zh' or 'en'"
        raise ArgumentError(message, "argument.unknown_value")
    holders = _holders(plan, inheritance, stop)
    items = {item.key for item in plan.items}
    said: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in plan.commitments(stop=stop):
        said[_item_key(row["key"], items)].append(row)
    rows = []
    for number, item in enumerate(plan.items, 1):
        chapter = item.chapter
        own = said[item.key]
        deadlines = dict.fromkeys(row["deadline"] for row in own if row["deadline"])
        goals = "；".join(dict.fromkeys(row["text"] for row in own))
        units = [*holders[item.key, "section"], *holders[item.key, "task_force"]]
        rows.append(
            (
                number,
                None if chapter is None else plan._plan.label(chapter._id),
                plan._plan.label(item._id),
                goals or item.text,
                _names(holders[item.key, "leader"]),
                _names(units),
                "、".join(deadlines) or None,
                None,
                None,
            )
        )
    headings = LEDGER[language]
    direct = [row["work_kind"] for row in plan.assignments("direct", stop=stop)]
    caption = _LEVELS[language].format(
        headings=sum(kind in ("chapter", "heading") for kind in direct),
        items=sum(kind == "item" for kind in direct),
    )
    columns = {name: [row[at] for row in rows] for at, name in enumerate(headings)}
    types = dict.fromkeys(headings, "utf8")
    types[headings[0]] = "int64"
    return Table(columns, caption=caption, types=types)


def _names(held: list[tuple[str, str]]) -> str | None:
    """Names as printed, each with its role word where the heading does not say it."""
    shown = [name if word in ("", *_PLAIN) else f"{name}（{word}）" for name, word in held]
    return "、".join(shown) or None


def _ics(plan: Any, rows: list[dict[str, Any]], count: int) -> Iterator[str]:
    from datetime import timedelta
    from hashlib import sha256

    whole = "\n".join(str(part) for part in (plan.issuer, plan.title, plan.year))
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//dutygraph//dutygraph {_core.__version__}//ZH"
    yield "CALSCALE:GREGORIAN"
    yield "METHOD:PUBLISH"
    yield f"X-WR-CALNAME:{_escaped(plan.title or 'dutygraph')}"
    if len(rows) < count:
        left = count - len(rows)
        yield f"X-WR-CALDESC:{_escaped(f'目标任务{count}条，其中{left}条没有写明日期，未列入。')}"
    seen: dict[str, int] = defaultdict(int)
    for row in rows:
        words = f"{whole}\n{row['key']}\n{row['text']}\n{row['due'].isoformat()}"
        seen[words] += 1
        identity = sha256(f"{words}\n{seen[words]}".encode()).hexdigest()[:32]
        title = ". ".join(part for part in (row["number"], row["item"]) if part)
        about = [
            f"时限：{row['deadline']}",
            f"牵头领导：{row['leaders']}" if row["leaders"] else "",
            f"责任科室：{row['sections']}" if row["sections"] else "",
            f"原文第{row['line']}行：{row['text']}" if row["line"] else "",
        ]
        yield "BEGIN:VEVENT"
        yield f"UID:{identity}@dutygraph"
        yield f"DTSTAMP:{_day(plan.date or row['due'])}T000000Z"
        yield f"DTSTART;VALUE=DATE:{_day(row['due'])}"
        if row["due"].toordinal() < row["due"].max.toordinal():
            yield f"DTEND;VALUE=DATE:{_day(row['due'] + timedelta(days=1))}"
        yield f"SUMMARY:{_escaped(f'{title}：' if title else '')}{_escaped(row['text'])}"
        yield f"DESCRIPTION:{_escaped(chr(10).join(filter(None, about)))}"
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    """TEXT of RFC 5545: no mark of it ends the value, no character of it a line."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(mark for mark in text if mark >= " " and mark != "\x7f")


def _folded(line: str) -> str:
    """A line in pieces of at most 75 bytes, none of which cuts a character."""
    pieces, size = [""], 0
    for mark in line:
        wide = len(mark.encode())
        if size + wide > 75:
            pieces.append(" ")
            size = 1
        pieces[-1] += mark
        size += wide
    return "\r\n".join(pieces)
