"""A plan as one page (.html) that needs nothing else: to open offline, to print on A4."""

from __future__ import annotations

from .._text import escape, human
from .cells import plain
from .head import levels_of, source_of
from .sources import Sources
from .style import STYLE
from .tables import tables_of
from .words import CODED, LANGUAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from ..pictures import Picture
    from ..plan import Matrix, Plan
    from .sources import Quote
    from .tables import NamedTable

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_MOST_ROWS = 500  # of one table
_MOST_COLUMNS = 22  # of the matrix on one page; further ones go on below
_FOR_FILES = ("assignments",)  # tables that only files hold
# Columns that only files hold: the words of the text say them.
_COLUMNS_FOR_FILES = frozenset(
    ("line", "quote", "key", "subject", "comparator", "low", "high", "unit", "column")
)


def write(plan: Plan, language: str, codes: bool) -> bytes:
    """The page; the same plan gives the same bytes. `codes` says that names are codes."""
    return _Page(plan, language, codes).made().encode("utf-8")


class _Page:
    def __init__(self, plan: Plan, language: str, codes: bool) -> None:
        self._plan = plan
        self._language = language
        self._codes = codes
        self._words = {**LANGUAGES[language], "lang": "zh-CN" if language == "zh" else "en"}
        self._sources = Sources(plan, self._words)
        self._parts: list[tuple[str, str, str]] = []  # anchor, name, HTML

    def made(self) -> str:
        words = self._words
        self._pictures()
        self._brief()
        for table in tables_of(self._plan, self._language):
            if table.key in _FOR_FILES:
                continue
            if table.key == "leaders":
                self._matrix()
            self._table(table)
        if self._sources.quoted:
            self._parts.append(("quotes", words["quotes"], self._sources.all()))
        title = plain(self._plan.title or words["plan"])
        name = words["report_of"].format(title=title)
        notes = [source_of(self._plan, self._language), levels_of(self._plan, self._language)]
        if self._plan.text is None:
            notes.append(words["no_text"])
        if self._codes:
            notes.append(words["codes"])
        notes.append(words["made"])
        contents = "".join(
            f'<li><a href="#{anchor}">{escape(part)}</a></li>' for anchor, part, _ in self._parts
        )
        body = "".join(
            f'<section id="{anchor}"><h2>{escape(part)}</h2>{content}</section>'
            for anchor, part, content in self._parts
        )
        return (
            f'<!DOCTYPE html>\n<html lang="{words["lang"]}"><head><meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            '<meta name="color-scheme" content="light dark">'
            '<meta name="referrer" content="no-referrer">'
            f"<title>{_text(name)}</title><style>{STYLE}</style></head><body>"
            f'<header><p class="kind">{escape(words["reference"])}</p><h1>{_text(name)}</h1>'
            + "".join(f"<p>{_text(note)}</p>" for note in notes)
            + f'</header><nav aria-label="{escape(words["contents"])}">'
            f"<ol>{contents}</ol></nav><main>{body}</main></body></html>\n"
        )

    def _pictures(self) -> None:
        """The matrix of items, as a part of the page: sharp on paper, with tooltips on a screen."""
        plan = self._plan
        if not len(plan.items) or not (len(plan.leaders) or len(plan.sections)):
            return
        kind = "leader" if len(plan.leaders) else "section"
        drawn = plan.picture.matrix(kind, language=self._language)
        self._parts.append(("pictures", self._words["pictures"], _figure(drawn)))

    def _brief(self) -> None:
        brief = self._plan.brief(self._language)
        parts = []
        for section, rows in brief._sections():
            items = "".join(f"<li>{_text(said)}</li>" for said, _ in rows)
            queries = "".join(f"<li><code>{_text(query)}</code></li>" for _, query in rows)
            parts.append(
                f"<h3>{_text(section)}</h3><ol>{items}</ol><details><summary>"
                f"{escape(self._words['queries'])}</summary><ol>{queries}</ol></details>"
            )
        self._parts.append(("brief", self._words["brief"], "".join(parts)))

    def _matrix(self) -> None:
        plan, words = self._plan, self._words
        rows = "leader" if len(plan.leaders) else "section"
        columns = "section" if rows == "leader" and len(plan.sections) else "chapter"
        name = words["matrix"].format(rows=words[rows], columns=words[columns])
        matrix = plan.matrix(rows, columns)
        if not matrix.rows or not matrix.columns:
            self._parts.append(("matrix", name, f"<p>{escape(words['none'])}</p>"))
            return
        made = "".join(
            self._matrix_part(matrix, name, rows, at)
            for at in range(0, len(matrix.columns), _MOST_COLUMNS)
        )
        drawn = _figure(plan.picture.map(language=self._language))
        self._parts.append(("matrix", name, made + drawn))

    def _matrix_part(self, matrix: Matrix, name: str, kind: str, first: int) -> str:
        last = min(first + _MOST_COLUMNS, len(matrix.columns))
        most = max(max(row, default=0) for row in matrix.values) or 1
        heads = "".join(
            f'<th scope="col" class="tall"><bdi>{_text(one)}</bdi></th>'
            for one in matrix.columns[first:last]
        )
        body = []
        for row, values in list(zip(matrix.rows, matrix.values, strict=True))[:_MOST_ROWS]:
            cells = "".join(
                f'<td class="count" style="background:rgba(70,130,180,{0.55 * count / most:.2f})">'
                f"{count}</td>"
                if count
                else "<td></td>"
                for count in values[first:last]
            )
            quotes = self._sources.shown(self._sources.of_actor(kind, row))
            body.append(
                f'<tr><th scope="row"><bdi>{_text(row)}</bdi></th>{cells}'
                f'<td class="why">{quotes}</td></tr>'
            )
        caption = f"<caption>{escape(self._words['matrix_note'])}</caption>"
        return _framed(
            f'<table class="matrix">{caption}<thead><tr><td></td>{heads}'
            f'<th scope="col">{escape(self._words["why"])}</th></tr></thead>'
            f"<tbody>{''.join(body)}</tbody></table>",
            name,
        )

    def _table(self, table: NamedTable) -> None:
        words = self._words
        pairs = list(zip(table.table, table.rows, strict=True))
        told = ""
        if table.key == "gaps":  # what is only information would fill pages
            pairs = [(full, row) for full, row in pairs if full["level"] == "finding"]
            left = len(table.rows) - len(pairs)
            told = f"<p>{escape(words['information'].format(count=left))}</p>" if left else ""
        if not pairs:
            content = f"<p>{_text(table.note)}</p><p>{escape(words['none'])}</p>{told}"
            self._parts.append((table.key, table.name, content))
            return
        shown = [at for at, name in enumerate(table.columns) if name not in _COLUMNS_FOR_FILES]
        behind = [self._behind(table.key, full) for full, _ in pairs[:_MOST_ROWS]]
        heads = "".join(
            f'<th scope="col"{_look(table.columns[at], table.types[at])}>'
            f"{escape(table.headings[at])}</th>"
            for at in shown
        )
        if any(behind):
            heads += f'<th scope="col">{escape(words["why"])}</th>'
        body = []
        for (_, values), quotes in zip(pairs, behind, strict=False):
            cells = "".join(
                _cell(values[at], table.columns[at], table.types[at], at == shown[0])
                for at in shown
            )
            if any(behind):
                cells += f'<td class="why">{self._sources.shown(quotes)}</td>'
            body.append(f"<tr>{cells}</tr>")
        made = _framed(
            f"<table><caption>{_text(table.note)}</caption><thead><tr>{heads}</tr></thead>"
            f"<tbody>{''.join(body)}</tbody></table>",
            table.name,
        )
        left = len(pairs) - _MOST_ROWS
        more = f"<p>{escape(words['more'].format(count=left))}</p>" if left > 0 else ""
        self._parts.append((table.key, table.name, made + more + told))

    def _behind(self, key: str, row: dict[str, Any]) -> Sequence[Quote]:
        """The sentences that a row of a table rests on."""
        if key in ("leaders", "sections"):
            return self._sources.of_actor(key[:-1], row["name"])
        if key == "task_forces":
            return self._of_node("task_force", row["task_force"])
        if key == "single":
            return self._sources.of_item(row["key"])
        if key in ("links", "outside"):
            return self._of_node("item", row["key"])
        if key == "commitments" and row["line"] is not None:
            return [(row["line"], row["text"])]
        if key == "gaps" and row["line"] is not None:
            return [(row["line"], row["quote"] or row["name"])]
        if key == "diagnostics" and row["line"] is not None and row["excerpt"]:
            return [(row["line"], row["excerpt"])]
        return []

    def _of_node(self, kind: str, key: str) -> list[Quote]:
        """Where a task force or an item stands, title only."""
        plan = self._plan
        if kind == "item":
            span = plan.item(key).name_span
        else:
            span = next(one.name_span for one in plan.task_forces if one.name == key)
        return [] if span is None else [(span.line, span.text)]


def _text(text: str) -> str:
    return escape(plain(text))


def _figure(picture: Picture) -> str:
    return f"<figure>{picture.svg}</figure>"


def _framed(table: str, name: str) -> str:
    """A wide table scrolls in its own frame, by keys too."""
    return (
        f'<div class="frame" role="region" tabindex="0" aria-label="{escape(name)}">{table}</div>'
    )


def _look(column: str, kind: str) -> str:
    if kind in ("int64", "float64"):
        return ' class="number"'
    return ' class="short"' if column in CODED or column in ("number", "due") else ""


def _cell(value: Any, column: str, kind: str, first: bool) -> str:
    shown = plain(value) if isinstance(value, str) else human(value)
    words = "<br>".join(escape(part) for part in shown.split("\n"))
    words = f"<bdi>{words}</bdi>" if words else ""
    if first:
        return f'<th scope="row"{_look(column, kind)}>{words}</th>'
    return f"<td{_look(column, kind)}>{words}</td>"
