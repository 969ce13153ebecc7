"""The sentences behind a figure: the words of the plan and their lines."""

from __future__ import annotations

from .._text import escape
from .cells import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..plan import Plan

_MOST = 60  # sentences below one figure

Quote = tuple[int, str]  # line and words


class Sources:
    """Collects what a page quotes, so that all of it stands once more in the order of the text."""

    def __init__(self, plan: Plan, words: dict[str, str]) -> None:
        self._words = words
        self._held: dict[tuple[str, str], dict[Quote, None]] = {}
        self._items: dict[str, dict[Quote, None]] = {}
        self._shared: dict[tuple[str, str], dict[Quote, None]] = {}
        self.quoted: dict[Quote, None] = {}
        for row in plan.assignments():
            if row["line"] is None or row["quote"] is None:
                continue
            quote = (row["line"], row["quote"])
            self._held.setdefault((row["actor_kind"], row["actor"]), {})[quote] = None
            self._items.setdefault(row["key"], {})[quote] = None

    def of_actor(self, kind: str, name: str) -> list[Quote]:
        """What assigns an actor to its items."""
        return list(self._held.get((kind, name), ()))

    def of_item(self, key: str) -> list[Quote]:
        """What assigns somebody to an item."""
        return list(self._items.get(key, ()))

    def shown(self, quotes: Iterable[Quote]) -> str:
        """The lines of the sentences, which open to their words; as HTML."""
        several = list(dict.fromkeys(quotes))
        if not several:
            return ""
        for quote in several:
            self.quoted[quote] = None
        lines = list(dict.fromkeys(line for line, _ in several))
        few = "、" if self._words["lang"] == "zh-CN" else ", "
        summary = few.join(str(line) for line in lines[:3]) + ("…" if len(lines) > 3 else "")
        summary = self._words["line"].format(line=summary)
        return (
            f"<details><summary>{escape(summary)}</summary>"
            f"{''.join(map(self._block, several[:_MOST]))}</details>"
        )

    def all(self) -> str:
        """All that was quoted, once each, by line; as HTML."""
        return "".join(map(self._block, sorted(self.quoted)))

    def _block(self, quote: Quote) -> str:
        line = self._words["line"].format(line=quote[0])
        words = "<br>".join(escape(part) for part in plain(quote[1]).split("\n"))
        return f"<blockquote><bdi>{words}</bdi> <small>{escape(line)}</small></blockquote>"
