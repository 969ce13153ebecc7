"""A page in plain words about a plan, each sentence with the query that made its numbers."""

from __future__ import annotations

from collections.abc import Iterator

from . import _core
from ._record import Record
from .errors import ArgumentError
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from typing import Any


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
        from ._notebook import brief_html

        return brief_html(self)

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
        from .brief_grammar import told

        return Brief(*told(self, language, stop))


def _marked(text: str) -> str:
    """Text that Markdown shows as it is."""
    return "".join("\\" + mark if mark in "\\`*_[]<>&#|~!$" else mark for mark in text)


def _code(query: str) -> str:
    """A code span, fenced by one backtick more than stands in it."""
    fence = "`"
    while fence in query:
        fence += "`"
    return f"{fence} {query} {fence}" if len(fence) > 1 else f"`{query}`"
