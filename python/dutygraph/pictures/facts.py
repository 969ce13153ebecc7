"""What pictures say beside the numbers of queries: sources, labels, how things were counted."""

from __future__ import annotations

from .._text import cut
from .words import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from .. import _core
    from ..node import Node
    from ..plan import Plan

ACTORS = ("leader", "section", "task_force")
_QUOTE = 240  # columns of a quote in a tooltip
_QUOTES = 4  # of one tooltip


def heading_label(node: Node) -> str:
    """Number and title of a heading or item; the name of all else."""
    if not node.number or node.number == node.name:
        return node.name
    return f"{node.number} {node.name}".strip()


class Facts:
    """The sources of what one kind of actor holds, each read once."""

    def __init__(
        self,
        plan: Plan,
        kind: str,
        inheritance: str,
        words: Words,
        stop: _core.StopFlag | None = None,
    ) -> None:
        self.plan = plan
        self.kind = kind
        self.inheritance = inheritance
        self.words = words
        self.count = len(plan.items)
        self._stop = stop
        self._sources: dict[tuple[str, str], list[tuple[int | None, str]]] | None = None

    def sources(self, actor: str, keys: Iterable[str]) -> list[tuple[int | None, str]]:
        """Line and quote of each statement that gives an actor one of these items, once each."""
        if self._sources is None:
            table = self.plan.assignments(self.inheritance, stop=self._stop)
            self._sources = {}
            names = ("actor", "actor_kind", "key", "line", "quote")
            for name, kind, key, line, quote in zip(*(table[one] for one in names), strict=True):
                if kind == self.kind and quote:
                    self._sources.setdefault((name, key), []).append((line, quote))
        found = (source for key in keys for source in self._sources.get((actor, key), ()))
        return list(dict.fromkeys(found))

    def quotes(self, actor: str, keys: Iterable[str]) -> list[str]:
        """The same as lines of a tooltip."""
        found = self.sources(actor, keys)
        lines = [self.quote(line, quote) for line, quote in found[:_QUOTES]]
        rest = len(found) - _QUOTES
        return [*lines, f"… (+{rest})"] if rest > 0 else lines

    def quote(self, line: int | None, quote: str) -> str:
        """One statement with its line."""
        quote = cut(" ".join(quote.split()), _QUOTE)
        return quote if line is None else self.words("line", line=line, quote=quote)

    def item(self, node: Node) -> list[str]:
        """Number and title of an item, and the line it stands on, as lines of a tooltip."""
        label = heading_label(node)
        span = node.name_span or node.span
        if span is None:
            return [label]
        return [self.words("line", line=span.line, quote=label)]

    def title(self) -> str:
        """The plan's heading, or that it has none."""
        return self.plan.title or self.words("untitled")

    def cut(self, shown: int, count: int, kind: str) -> str:
        """That not all is shown; nothing where all is."""
        if shown >= count:
            return ""
        said = {"shown": f"{shown:,}", "all": f"{count:,}", "kind": self.words.kind(kind)}
        return self.words("cut", **said)

    def counting(self, *also: str) -> str:
        """The caption: what is counted, how it is inherited, where it is stated, out of what."""
        words = self.words
        table = self.plan.assignments("direct", stop=self._stop)
        kinds = [
            work
            for work, actor in zip(table["work_kind"], table["actor_kind"], strict=True)
            if actor == self.kind
        ]
        headings = sum(kind in ("chapter", "heading") for kind in kinds)
        if kinds:
            items = kinds.count("item")
            force = kinds.count("task_force")
            level = words("stated", heading=headings, item=items, force=force)
        else:
            level = words("stated_nowhere", kind=words.kind(self.kind))
        if self.kind == "task_force":
            known = list(self.plan.links(stop=self._stop)["provenance"])
            counts = {how: known.count(how) for how in ("stated", "curated", "inferred")}
            level = words("links", **counts)
        note = ""
        if headings and self.inheritance != "direct":
            note = {"section": words("upper"), "leader": words("below")}.get(self.kind, "")
        return words.sentences(
            words("only_text"),
            *also,
            words("inheritance", rule=words(self.inheritance)),
            level,
            note,
            words("denominator", count=self.count),
        )


def held_by(
    plan: Plan, kind: str, inheritance: str, stop: _core.StopFlag | None
) -> list[list[int]]:
    """For each item the places of the actors who hold it, both in document order."""
    place = {node.name: at for at, node in enumerate(plan._nodes(kind))}
    holders = plan.coverage(kind, inheritance=inheritance, stop=stop)["holders"]
    return [[place[name] for name in names] for names in holders]


def labels_of(items: list[Node]) -> list[str]:
    """What items go by: the printed number, or the key where numbers come again."""
    numbers = [item.number or item.key for item in items]
    if len(set(numbers)) == len(numbers):
        return numbers
    return [item.key for item in items]
