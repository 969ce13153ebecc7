"""What notebooks show of a plan, its nodes, tables and answers; nothing here counts anew.

Every number is that of a query which stands beside it. All lists have a most, with a sentence that
says how to see all: no plan, however large, makes a page slow.
"""

from __future__ import annotations

from math import isfinite

from ._captions import in_words, is_counted
from ._html import (
    LINE,
    SHADE,
    Html,
    bar,
    card,
    code,
    data,
    details,
    head,
    joined,
    line,
    marked,
    page,
    pre,
    quote,
    small,
    table,
    tag,
    title,
    whole,
)
from ._labels import WORDS, column, say
from ._text import human, visible
from .options import options
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from ._record import Record
    from .brief import Brief
    from .changes import BeforeAfter, Change
    from .compare import Comparison
    from .convene import Convening
    from .diagnostic import Diagnostic
    from .node import Edge, Node, NodeSequence
    from .plan import Explanation, Matrix, Plan
    from .reassign import Reassignment

_ROWS = 60  # of a table
_COLUMNS = 40
_CELL = 1000  # characters
_LISTED = 60  # members of a list in a cell
_ENTRIES = 12  # below a check
_ITEMS = 40  # of a node
_WORDS = 120  # characters of a title or quote within a card
_CONTEXT = 200  # characters on either side of the words that say why

# Numbers that are no amounts, or not of one thing, so that no bar compares them.
_NO_BAR = (
    *("begin", "byte", "column", "component", "core", "end", "high", "id", "key", "level", "line"),
    *("low", "maximum", "minimum", "number", "score", "value", "year"),
)
_SEVERITIES = ("error", "warning", "information")


def _lang() -> str:
    return "zh-CN" if options.language == "zh" else "en"


def _short(text: Any, most: int = _WORDS) -> str:
    """Text on one line, cut after so many characters."""
    words = visible(str(text))
    return words if len(words) <= most else words[:most] + "…"


def _word(key: str | None) -> str:
    """The label of a kind, role or provenance; a word that has none as it is."""
    return say(key) if key in WORDS else human(key)


def _listed(values: Sequence[Any], most: int = _LISTED) -> str:
    shown = [human(value) for value in values[:most]]
    rest = len(values) - most
    return "、".join(shown + ([say("more", rest)] if rest > 0 else []))


def _place(at: int | None) -> str:
    return "" if at is None else say("line", at)


# Tables


def _cell(value: Any) -> tuple[Html, bool]:
    """A value as a cell, and whether it was cut."""
    if value is None:
        return data("–"), False
    if isinstance(value, float) and not isfinite(value):
        return data("NaN" if value != value else "∞" if value > 0 else "-∞"), False
    text = _listed(value) if isinstance(value, (list, tuple)) else human(value)
    was_cut = len(text) > _CELL
    return whole(text[:_CELL] + "…" if was_cut else text), was_cut


def _greatest(shown: Table, name: str, kind: str) -> float | None:
    """The maximum by which a column has bars; None where bars would say nothing."""
    if kind not in ("int64", "float64") or len(shown) < 2:
        return None
    if name in _NO_BAR or name.endswith(("_id", "_line", "_number")):
        return None
    numbers = [value for value in shown[name] if value is not None]
    if not numbers or not all(map(isfinite, numbers)) or min(numbers) < 0 or max(numbers) == 0:
        return None
    return float(max(numbers))


def _measures(shown: Table, types: Iterable[tuple[str, str]]) -> dict[str, float | None]:
    """The maximum of each column; before and after have one, so that their bars compare."""
    most = {name: _greatest(shown, name, kind) for name, kind in types}
    for name, after in most.items():
        if name.endswith("after"):
            other = name[: -len("after")] + "before"
            before = most.get(other)
            if before is not None and after is not None:
                most[name] = most[other] = max(before, after)
    return most


def table_html(shown: Table, caption: str | None = None, bars: bool = True) -> Html:
    """The first rows with bars below amounts, and how they were counted."""
    types = list(shown.types.items())[:_COLUMNS]
    cells = {name: shown._table.cells(name, _ROWS) for name, _ in types}
    most = _measures(shown, types if bars else ())
    some_cut = False

    def made(name: str, value: Any) -> Html:
        nonlocal some_cut
        text, was_cut = _cell(value)
        some_cut = some_cut or was_cut
        greatest = most.get(name)
        return text if greatest is None or value is None else joined([text, bar(value / greatest)])

    rows = [
        [made(name, value) for (name, _), value in zip(types, row, strict=True)]
        for row in zip(*cells.values(), strict=True)
    ]
    heads = [
        tag(
            "span",
            data(column(name)),
            style="white-space:nowrap;" * (len(column(name)) < 16)
            + "display:inline-block;min-width:4em" * (most.get(name) is not None),
            title=name if column(name) != name else "",
        )
        for name, _ in types
    ]
    right = [kind in ("int64", "float64") for _, kind in types]
    notes = []
    if len(shown) > _ROWS:
        notes.append(small(say("table_more", len(shown) - _ROWS)))
    if len(shown.types) > _COLUMNS:
        notes.append(small(say("columns_more", len(shown.types) - _COLUMNS)))
    if some_cut:
        notes.append(small(say("cut")))
    if not rows:
        notes.append(small(say("empty")))
    given = shown.caption if caption is None else caption
    return page(table(heads, rows, right, _caption(given)), *notes, lang=_lang())


def _caption(given: str, basis: bool = False) -> Html | str:
    if not given:
        return ""
    words = in_words(visible(given))
    if is_counted(given) or basis:
        words += ("" if options.language == "zh" else " ") + say("basis")
    return data(words)


def matrix_html(shown: Matrix) -> Html:
    """Counts, each shaded by its share of the greatest."""
    most = max((value for row in shown.values for value in row), default=0) or 1

    def count(value: int) -> Html:
        if not value:
            return tag("span", "0", style="opacity:0.4")
        style = f"background-color:{SHADE.format(0.08 + 0.42 * value / most)};padding:2px 6px"
        return tag("span", value, style=style)

    names = shown.columns[:_COLUMNS]
    heads = ["", *(data(_short(name, 40)) for name in names)]
    rows = [
        [tag("b", whole(_short(name, 60))), *(count(value) for value in row[:_COLUMNS])]
        for name, row in zip(shown.rows[:_ROWS], shown.values, strict=False)
    ]
    right = [False, *[True] * len(names)]
    parts: list[Html] = [table(heads, rows, right, _caption(shown.caption))]
    left = max(0, len(shown.rows) - _ROWS), max(0, len(shown.columns) - _COLUMNS)
    if any(left):
        parts.append(small(say("matrix_more", *left)))
    if not rows:
        parts.append(small(say("empty")))
    return page(*parts, lang=_lang())


# A plan


def _share(some: int, total: int) -> str:
    """So many of so many; of nothing there is no share."""
    return say("of", some, total) if total else say("of_none")


class _Checks:
    """The rows of a check strip: what is asked, what comes out, the query, and where it stands."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.total = len(plan.items)
        self.rows: list[tuple[Html, ...]] = []

    def add(self, label: str, outcome: str, query: str, entries: Sequence[Any] = ()) -> None:
        """One check; `entries` (line, words) are what it found, opened by a click."""
        shown: Html | str = tag("b", outcome)
        if entries:
            inner = [
                line(tag("small", _place(at), style="opacity:0.75"), " ", data(_short(words)))
                for at, words in entries[:_ENTRIES]
            ]
            rest = len(entries) - _ENTRIES
            if rest > 0:
                inner.append(small(say("more", rest)))
            shown = details(shown, *inner)
        self.rows.append((joined([say(label)]), joined([shown]), code(query)))

    def held(self, by: str) -> None:
        """Items that have a leader or section, and the sentences that say so."""
        held = sum(self.plan.coverage(by=by)["covered"])
        direct = self.plan.assignments("direct")
        seen: dict[tuple[int | None, str | None], None] = {}
        for kind, at, words in zip(
            direct["actor_kind"], direct._table.cells("line"), direct["quote"], strict=True
        ):
            if kind == by and words is not None:
                seen[at, words] = None
        query = f'sum(plan.coverage(by="{by}")["covered"]), len(plan.items)'
        self.add(f"with_{by}", _share(held, self.total), query, list(seen))

    def nobody(self) -> None:
        """Items that nothing in the text assigns to anybody."""
        held = set(self.plan.assignments()["key"])
        items = self.plan.items
        keys = self.plan.coverage()["key"]  # of the items, in their order
        left = [at for at, key in enumerate(keys) if key not in held]
        entries = [
            (items[at].line, f"{items[at].number or ''} {items[at].name}".strip())
            for at in left[:_ENTRIES]
        ]
        entries += [(None, "")] * (len(left) - len(entries))  # which are only counted
        query = 'set(item.key for item in plan.items) - set(plan.assignments()["key"])'
        self.add("nobody", str(len(left)), f"len({query})", entries)

    def without_head(self) -> None:
        """Task forces of which the text names no head."""
        gaps = self.plan.gaps()
        name = "task_force_without_head"
        found = [
            (at, force)
            for gap, at, force in zip(
                gaps["gap"], gaps._table.cells("line"), gaps["name"], strict=True
            )
            if gap == name
        ]
        outcome = _share(len(found), len(self.plan.task_forces))
        query = f'plan.gaps()["gap"].count("{name}"), len(plan.task_forces)'
        self.add("task_forces_without_head", outcome, query, found)

    def diagnostics(self) -> None:
        """What the reader did not understand, by severity."""
        found = self.plan.diagnostics
        names = [one.severity for one in found]
        outcome = " · ".join(say(f"{each}s", names.count(each)) for each in _SEVERITIES)
        entries = [(one.line, f"{say(one.severity)}: {one.message} {one.excerpt}") for one in found]
        self.add("diagnostics", outcome, "[one.severity for one in plan.diagnostics]", entries)


def plan_html(plan: Plan) -> Html:
    """A card: what document it is, how much stands in it, what is said of who does what."""
    facts = [plan.issuer, plan.date and plan.date.isoformat(), plan.file]
    parts = [title(data(_short(plan.title, 200)) if plan.title else say("no_title"))]
    shown = [data(_short(fact, 200)) for fact in facts if fact]
    if shown:
        parts.append(line(joined(shown, " · ")))
    if plan.kind in WORDS:
        parts.append(line(tag("i", say(plan.kind)), " ", code("plan.kind")))
    counts = {**plan._counts(), "commitments": len(plan.commitments())}
    names = [say(name.replace(" ", "_")) for name in counts]
    parts.append(table(names, [[tag("b", count) for count in counts.values()]], [True] * 7))
    checks = _Checks(plan)
    checks.held("leader")
    checks.held("section")
    checks.nobody()
    checks.without_head()
    checks.diagnostics()
    parts.append(head(say("checks")))
    parts.append(table([say("check"), say("outcome"), say("query")], checks.rows))
    parts.append(small(_level(plan), " ", say("basis")))
    if plan.text is None:
        parts.append(small(say("no_lines")))
    return card(*parts, lang=_lang())


def _level(plan: Plan, *kinds: str) -> str:
    """Where responsibility is stated: the clause of the captions of coverage that says it."""
    out = []
    for kind in kinds or ("leader", "section"):
        for clause in plan.coverage(by=kind).caption.split("; "):
            if clause.startswith("responsibility stated"):
                words = in_words(clause)
                between = "：" if options.language == "zh" else ": "
                out.append(f"{say(kind + 's')}{between}{words}")
    return " ".join(out) if options.language == "en" else "".join(out)


# Nodes and edges


def _known(provenance: str | None, score: float | None, matched: Iterable[str] = ()) -> Html:
    """How an edge is known: stated, inherited, inferred with its score, curated."""
    words = _word(provenance)
    if score is not None:
        words += ", " + say("score", human(score))
    found = _listed(list(matched), 8)
    return joined([words, f": {_short(found)}" if found else ""])


def _named(words: str, name: str) -> list[tuple[int, int]]:
    """Where a name stands in words."""
    begin = words.find(name) if name else -1
    return [] if begin < 0 else [(begin, begin + len(name))]


def _said(
    at: int | None, words: str | None, provenance: Html, rule: str | None = None, name: str = ""
) -> Html:
    """The sentence that an edge rests on, the name in it bold, or that there is none."""
    where = " · ".join(part for part in (_place(at), _short(rule) if rule else "") if part)
    if words is None:
        return line(provenance, f" · {where}" if where else "")
    shown = words[:600] + ("…" if len(words) > 600 else "")
    return quote(marked(shown, (), _named(shown, name)), where)


def _assigned(node: Node) -> list[Html]:
    """An entry for each assignment, the other end first: whom an item has, what an actor has."""
    given = node.assignments
    actor = node.kind in ("leader", "section", "task_force")
    rows = given.rows() if len(given) <= 10 * _ITEMS else given.rows()[: 10 * _ITEMS]
    out = []
    for row in rows[:_ITEMS]:
        number = f"{row['number']}. " if row["number"] else ""
        work = _short(f"{number}{row['title'] or ''}")
        who = _short(row["actor"]) + (f" ({_word(row['actor_kind'])})" if not actor else "")
        what = work if actor else who if node.kind in ("item", "subitem") else f"{who} → {work}"
        known = _known(row["provenance"], row["score"])
        role = row["role_word"] or _word(row["effective_role"] or row["role"])
        tail = [f" · {_short(role)} · ", known]
        if row["line"] is not None:
            tail.append(f" · {_place(row['line'])}")
        if row["open_list"]:
            tail.append(f" · {say('open_list')}")
        inner = [_said(row["line"], row["quote"], known, None, row["actor"])]
        out.append(details(joined([data(what), *tail]), *inner))
    if len(given) > _ITEMS:
        rest = len(given) - _ITEMS
        out.append(line(small(say("more", rest)), code("node.assignments")))
    return out


def _linked(node: Node) -> list[Html]:
    """An entry for each edge of another relation: what it drives, advances, leads, commits to."""
    core = node._plan._plan
    from .node import Edge

    lines = _lines(node._plan)
    out: list[Html] = []
    left = 0
    for at in range(core.edge_count()):
        relation, source, target = core.edge(at)[:3]
        if relation in ("assigned", "contains") or node._id not in (source, target):
            continue
        if len(out) == _ITEMS:
            left += 1
            continue
        edge = Edge(node._plan, at)
        other = edge.target if source == node._id else edge.source
        arrow = "→" if source == node._id else "←"
        known = _known(edge.provenance, edge.score, edge.matched)
        where = edge.line if edge.line is not None else other.line
        words = edge.quote
        if words is None:
            span = other.name_span
            words = None if span is None else span.text
        number = f"{other.number}. " if other.number else ""
        shown: Html | str = data(known)
        if words is not None:
            rule = f" · {_short(edge.rule)}" if edge.rule else ""
            shown = quote(_context(words, where, lines, "", 80), _place(where) + rule)
        summary = [f"{_word(relation)} {arrow} ", data(_short(number + other.name)), " · ", known]
        if where is not None:
            summary.append(f" · {_place(where)}")
        out.append(details(joined(summary), shown))
    if left:
        out.append(small(say("more", left)))
    return out


def node_html(node: Node) -> Html:
    """A card: its name and kind, its items and partners, and the sentences that say so."""
    number = f"{node.number}. " if node.number else ""
    parts = [title(data(_short(number + node.name, 200)))]
    facts: list[Any] = [_word(node.kind)]
    if node.key not in (node.name, node.number):
        facts += [f"{say('key')} ", data(_short(node.key, 60))]
    if node.line is not None:
        facts.append(_place(node.line))
    if node.effort not in (None, 1.0):
        facts.append(f"{say('effort')} {human(node.effort)}")
    if node.kind in ("item", "subitem") and node.chapter is not None:
        facts.append(data(_short(node.chapter.name)))
    joint = [facts[0]]
    for each in facts[1:]:
        joint += ["" if isinstance(joint[-1], str) and joint[-1].endswith(" ") else " · ", each]
    parts.append(line(*joint))
    items = [] if node.kind in ("item", "subitem", "commitment") else node.items
    if node.kind not in ("item", "subitem", "commitment"):
        text = _listed([item.number or _short(item.name) for item in items], _ITEMS)
        parts.append(line(tag("b", len(items)), f" {say('items')} ", data(text)))
    if node.kind in ("leader", "section", "task_force"):
        names = [_short(one.name) for one in node.partners]
        shown = data(_listed(names, _ITEMS))
        parts.append(line(tag("b", len(names)), f" {say('partners')} ", shown))
    if node.kind in ("item", "subitem") and node.text:
        span = node.text_span
        body = marked(node.text[:2000] + ("…" if len(node.text) > 2000 else ""))
        shown_text = quote(body, _place(None if span is None else span.line))
        parts.append(details(say("text"), shown_text))
    entries = _assigned(node) + _linked(node)
    parts.append(head(say("statements")))
    parts += entries or [small(say("none"))]
    kinds = [node.kind] if node.kind in ("leader", "section", "task_force") else []
    parts.append(small(_level(node._plan, *kinds), " ", say("basis")))
    if node._plan.text is None:
        parts.append(small(say("no_lines")))
    return card(*parts, lang=_lang())


def edge_html(edge: Edge) -> Html:
    """One edge with its sentence."""
    known = _known(edge.provenance, edge.score, edge.matched)
    ends = [data(_short(edge.source.name)), " → ", data(_short(edge.target.name))]
    role = f" · {_short(edge.role_word or _word(edge.role))}" if edge.role else ""
    parts = [title(*ends), line(_word(edge.relation), role, " · ", known)]
    parts.append(_said(edge.line, edge.quote, known, edge.rule))
    return card(*parts, lang=_lang())


def nodes_html(nodes: NodeSequence) -> Html:
    """The first nodes or edges as a table."""
    from .node import Edge

    shown = list(nodes[:_ROWS])
    rows: list[list[Html | str]] = []
    if shown and isinstance(shown[0], Edge):
        names = ["relation", "source", "target", "role_word", "provenance", "line", "quote"]
        for edge in shown:
            words = edge.quote
            opened = details(_short(words, 24), marked(words[:600])) if words else data("–")
            rows.append(
                [
                    html_word(edge.relation),
                    data(_short(edge.source.name, 60)),
                    data(_short(edge.target.name, 60)),
                    data(_short(edge.role_word or "–")),
                    _known(edge.provenance, edge.score, edge.matched),
                    _cell(edge.line)[0],
                    opened,
                ]
            )
        right = [False] * 5 + [True, False]
    else:
        kinds = {node.kind for node in shown}
        work = kinds <= {"heading", "item", "subitem"}
        names = ["number"] * work + ["name"] + ["kind"] * (len(kinds) > 1)
        names += ["items"] * (kinds != {"item"}) + ["leaders", "sections"] * work + ["line"]
        for node in shown:
            cells = {
                "number": node.number,
                "name": _short(node.name),
                "kind": _word(node.kind),
                "items": len(node.items),
                "leaders": [one.name for one in node.leaders] if work else None,
                "sections": [one.name for one in node.sections] if work else None,
                "line": node.line,
            }
            rows.append([_cell(cells[name])[0] for name in names])
        right = [name in ("items", "line") for name in names]
    parts: list[Html] = [table([column(name) for name in names], rows, right)]
    if not shown:
        parts = [small(say("empty"))]
    if len(nodes) > _ROWS:
        parts.append(small(say("nodes_more", len(nodes) - _ROWS)))
    return page(*parts, lang=_lang())


def html_word(key: str) -> Html:
    """A label as a cell."""
    return joined([_word(key)])


# Answers


def explanation_html(found: Explanation) -> Html:
    """The path, and the words in the line where they stand, for each statement."""
    plan = found.actor._plan
    item = found.item
    number = f"{item.number}. " if item.number else ""
    ends = [data(_short(found.actor.name)), " → ", data(_short(number + item.name))]
    parts: list[Html] = [title(*ends)]
    if not found.because:
        parts.append(line(say("unjoined")))
    lines = _lines(plan)
    for row in found.because[:_ITEMS]:
        parts.append(_because(row, lines, found.actor.name))
    if len(found.because) > _ITEMS:
        parts.append(small(say("more", len(found.because) - _ITEMS)))
    kinds = [found.actor.kind] if found.actor.kind in ("leader", "section", "task_force") else []
    parts.append(small(_level(plan, *kinds), " ", say("basis")))
    if lines is None:
        parts.append(small(say("no_lines")))
    return card(*parts, lang=_lang())


def _because(row: dict[str, Any], lines: list[str] | None, actor: str) -> Html:
    path: list[Any] = []
    for node in row["path"]:
        number = f"{node.number}. " if node.number and node.kind == "item" else ""
        name = data(_short(number + node.name))
        where = tag("small", f" {_place(node.line)}", style="opacity:0.75")
        path += [*([" → "] if path else []), name, where if node.line is not None else ""]
    known = _known(row["provenance"], row["score"], row["matched"])
    role = row["role_word"] or (_word(row["role"]) if row["role"] else _word(row["relation"]))
    rule = f" · {_short(row['rule'])}" if row["rule"] else ""
    parts: list[Any] = [line(*path), line(_short(role), " · ", known, rule)]
    words, at = row["quote"], row["line"]
    if words is not None:
        around = _context(words, at, lines, actor)
        parts.append(quote(around, _place(at)))
    style = f"margin-top:6px;border-top:{LINE};padding-top:4px"
    return tag("div", *parts, style=style)


def _lines(plan: Plan) -> list[str] | None:
    return None if plan.text is None else plan.text.split("\n")


def _context(
    words: str, at: int | None, lines: list[str] | None, name: str, around: int = _CONTEXT
) -> Html:
    """The words marked within the line where they stand, which is cut at both ends."""
    whole, begin = words, 0
    if lines is not None and at is not None and 0 < at <= len(lines):
        found = lines[at - 1].rstrip("\r").find(words)
        if found >= 0:  # else the words go on in the next line
            whole, begin = lines[at - 1].rstrip("\r"), found
    left = max(0, begin - around)
    right = min(len(whole), begin + len(words) + around)
    ahead = "…" if left else ""
    shown = ahead + whole[left:right] + ("…" if right < len(whole) else "")
    start = len(ahead) + begin - left
    bold = [(start + one, start + end) for one, end in _named(words, name)]
    return marked(shown, [(start, start + len(words))], bold)


def diagnostic_html(found: Diagnostic) -> Html:
    """Severity, place and message, the excerpt with a caret, and the advice."""
    where = ":".join(str(part) for part in (found.file, found.line, found.column) if part)
    parts = [line(tag("b", _word(found.severity)), " · ", data(_short(found.message, 400)))]
    parts.append(small(data(_short(where, 200)) if where else "", " ", code(found.code)))
    if found.excerpt:
        shown = found.excerpt if len(found.excerpt) <= 60 else found.excerpt[:60] + "…"
        parts.append(pre(f"{visible(shown)}\n^"))
    if found.advice:
        parts.append(line(data(_short(found.advice, 400))))
    return card(*parts, lang=_lang())


def _worded(given: Table, name: str) -> Table:
    """The table with the words of one column in the language of `options`."""

    def word(value: Any) -> Any:
        if isinstance(value, list):
            return [column(each) for each in value]
        return _word(value)

    columns = {each: given._table.cells(each) for each in given.columns}
    columns[name] = list(map(word, columns[name]))
    return Table(columns, types=given.types)


def _picked(given: Table, marks: list[bool], wanted: bool) -> Table:
    """The rows with one mark."""
    columns = {
        name: [
            value
            for value, mark in zip(given._table.cells(name), marks, strict=True)
            if mark is wanted
        ]
        for name in given.columns
    }
    return Table(columns, types=given.types)


def comparison_html(found: Comparison) -> Html:
    """Counts by kind, then the items with what moved."""
    parts: list[Html] = [title(say("comparison"))]
    if options.language == "zh":
        parts.append(table_html(_worded(found.totals, "kind"), found.totals.caption, bars=False))
    else:
        parts += [line(data(each)) for each in str(found).split("\n")]
    names = ["change", "number_before", "title_before", "number_after", "title_after"]
    names += ["leaders_before", "leaders_after", "match", "score"]
    items = _worded(found.items._only(names), "change")
    same = [row == [column("same")] for row in items["change"]]
    moved, left = _picked(items, same, False), _picked(items, same, True)
    parts += [head(say("items_moved")), table_html(moved, found.items.caption)]
    if len(left):
        parts.append(details(f"{say('items_same')} ({len(left)})", table_html(left)))
    parts.append(details(say("headings"), table_html(found.headings)))
    parts.append(details(f"{say('leaders')}, {say('sections')}", table_html(found.actors)))
    return card(*parts, lang=_lang())


def _verdict(found: Reassignment) -> str:
    if options.language != "zh":
        return found._verdict()
    if not found.feasible:
        return say("no_draft" if found.feasible is False else "no_answer")
    highest = max((one for one in found.before["utilisation"] if one is not None), default=0.0)
    known = "" if found.exact else say("not_proved", human(found.bound))
    values = human(highest), human(found.maximum)
    if len(found.shares):
        return say("divided", *values)
    return say("draft_is", len(found.moves), *values) + known


def reassignment_html(found: Reassignment) -> Html:
    """A draft: loads before and after, what moves and why, and why no less will do."""
    parts: list[Html] = [title(say("draft")), line(data(_verdict(found)))]
    parts += [head(say("loads")), table_html(found._loads())]
    for label, given, names in (
        ("moves", found.moves, ("number", "title", "from", "to", "reason")),
        ("shares", found.shares, ("number", "title", "name", "share", "load")),
        ("pareto", found.pareto, ("moves", "maximum")),
    ):
        if len(given):
            parts += [head(say(label)), table_html(given._only(names))]
    parts += [head(say("certificate")), line(data(visible(found.certificate.words)))]
    parts.append(small(_caption(found.caption, basis=True)))
    return card(*parts, lang=_lang())


def convening_html(found: Convening) -> Html:
    """Whom to convene for what, who else is touched, and the items."""
    parts: list[Html] = [title(say("areas"))]
    if found.reason:
        parts.append(line(data(found.reason)))
    if len(found.areas):
        parts.append(table_html(found.areas, ""))
    if len(found.others):
        parts += [head(say("others")), table_html(found.others, "")]
    parts += [head(say("items")), table_html(found.items, "")]
    if found.uncovered:
        keys = _listed([node.key for node in found.uncovered])
        parts += [head(say("uncovered")), line(data(keys))]
    parts.append(small(_caption(found.caption)))
    return card(*parts, lang=_lang())


def brief_html(found: Brief) -> Html:
    """The page, each sentence with its query; its language is its own."""
    parts = [tag("h2", data(found.title))]
    for section, rows in found._sections():
        items = [tag("li", data(words), " ", code(query)) for words, query in rows]
        parts += [tag("h3", data(section)), tag("ul", *items)]
    return page(*parts, lang="zh-CN" if found.language == "zh" else found.language)


def change_html(found: Change) -> Html:
    """The title and a numbered sentence an edit."""
    parts: list[Html] = [title(data(_short(found.title, 200)))] if found.title else []
    edits = [tag("li", data(_short(one, 400))) for one in found.edits[:_ROWS]]
    parts.append(tag("ol", *edits, style="margin:2px 0") if edits else small(say("none")))
    if len(found.edits) > _ROWS:
        parts.append(small(say("edits_more", len(found.edits) - _ROWS)))
    return card(*parts, lang=_lang())


def record_html(found: Record) -> Html:
    """An answer without a look of its own: each of its values beside its name."""
    rows: list[list[Any]] = []
    tables: list[Html] = []
    caption = ""
    for name in found.__slots__:
        value = getattr(found, name)
        if name == "caption":
            caption = value
        elif isinstance(value, Table):
            tables += [head(column(name)), table_html(value)]
        else:
            rows.append([column(name), _answer(value)])
    return card(
        title(code(type(found).__name__)),
        table([column("name"), column("value")], rows),
        *tables,
        small(_caption(caption)) if caption else "",
        lang=_lang(),
    )


def _answer(value: Any) -> Html:
    if isinstance(value, (list, tuple)):
        names = [one.name if hasattr(one, "name") else str(one) for one in value[: _LISTED + 1]]
        return data(_short(_listed(names + [""] * (len(value) - len(names))), _CELL))
    if value is None or isinstance(value, (bool, int, float)):
        return _cell(value)[0]
    return data(_short(value.name if hasattr(value, "name") else value, _CELL))


def before_after_html(found: BeforeAfter) -> Html:
    """Three tables under their heads."""
    parts: list[Html] = []
    for label, given in (
        ("workload", found.workload),
        ("items_changed", found.items),
        ("items_left", found.uncovered),
    ):
        parts += [head(say(label)), table_html(given)]
    return card(*parts, lang=_lang())
