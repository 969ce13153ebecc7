"""Bars of how much each actor holds: alone, with others, the fractional count, the mean."""

from __future__ import annotations

from .._record import Record
from . import colours
from .facts import Facts
from .measuring import short, shown, wide
from .svg import LABEL, PAD, SMALL, Card

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .. import _core
    from ..plan import Plan
    from .words import Words

MOST_ROWS = 100
_ROW = 28.0
_BAR = 16.0
_ROOM = 230.0


class Bar(Record):
    """One actor: items in full counting, how many of them with others, fractional, tooltip."""

    __slots__ = ("name", "items", "shared", "fractional", "tip")  # noqa: RUF023  # Record's order
    name: str
    items: int
    shared: int
    fractional: float
    tip: str


class Bars:
    """What the bars show, before they are drawn: the rows of `workload` and their means."""

    def __init__(
        self, plan: Plan, of: str, inheritance: str, words: Words, stop: _core.StopFlag | None
    ) -> None:
        self.words, self.kind = words, of
        self.facts = Facts(plan, of, inheritance, words, stop)
        table = plan.workload(of, inheritance=inheritance, stop=stop)
        self.count = len(table)
        self.mean = self._mean(table["items"])
        self.mean_fractional = self._mean(table["items_fractional"])
        covered = plan.coverage(of, inheritance=inheritance, stop=stop)["covered"]
        self.held = sum(map(bool, covered))
        columns = (table["name"], table["items"], table["sole_items"], table["items_fractional"])
        rows = list(zip(*(column[:MOST_ROWS] for column in columns), strict=True))
        nodes = plan._nodes(of)[:MOST_ROWS]
        self.bars = [
            self._bar(name, items, items - sole, fractional, [item.key for item in node.items])
            for (name, items, sole, fractional), node in zip(rows, nodes, strict=True)
        ]
        self.most = max([1, *table["items"]])

    def _mean(self, values: list[float]) -> float | None:
        return sum(values) / len(values) if len(values) else None

    def _bar(self, name: str, items: int, shared: int, fractional: float, keys: list[str]) -> Bar:
        said = self.words(
            "bar", name=name, items=items, shared=shared, fractional=short(fractional)
        )
        return Bar(
            name, items, shared, fractional, "\n".join([said, *self.facts.quotes(name, keys)])
        )

    def value(self, bar: Bar) -> str:
        """What stands at the end of a bar: the fractional count where it differs."""
        if bar.fractional == bar.items:
            return self.words("bar_value", items=bar.items)
        return self.words("bar_values", items=bar.items, fractional=short(bar.fractional))

    def empty(self) -> str:
        """Why there is nothing to show; "" where there is something."""
        if not self.bars:
            return self.words("no_actors", kind=self.words.kind(self.kind))
        return self.words("no_items") if not self.facts.count else ""

    def title(self) -> str:
        """What the picture shows."""
        kind = self.words.kind(self.kind)
        return self.words("workload_title", kind=kind, title=self.facts.title())

    def caption(self) -> str:
        """How it was counted."""
        words, kind = self.words, self.words.kind(self.kind)
        means = ""
        if self.mean is not None and self.mean_fractional is not None:
            means = words(
                "mean_caption",
                count=self.count,
                kind=kind,
                mean=short(self.mean),
                fractional=short(self.mean_fractional),
            )
        return self.facts.counting(
            self.facts.cut(len(self.bars), self.count, self.kind),
            words("full", kind=kind),
            words("fractional"),
            means,
            words("scope", count=self.held, kind=kind),
            words("printed"),
        )


def bars_card(bars: Bars) -> Card:
    """The bars, drawn."""
    card = Card(bars.title())
    reason = bars.empty()
    if reason:
        card.nothing(reason)
        return card
    card.said += [bar.tip.split("\n", 1)[0] for bar in bars.bars]
    words = bars.words
    label = min(max(wide(shown(bar.name), LABEL) for bar in bars.bars), _ROOM) + 10
    left = PAD + label
    values = max(wide(bars.value(bar), SMALL) for bar in bars.bars)
    unit = (card.width - PAD - left - values - 12) / bars.most
    top = card.y + 20
    bottom = top + len(bars.bars) * _ROW
    card.scale(bars.most, left, top, bottom, unit)
    for at, bar in enumerate(bars.bars):
        _draw(card, bars, bar, at, (left, top + at * _ROW, unit, label))
    if bars.mean is not None:
        x = left + bars.mean * unit
        # A light line below the dark one, so that it shows on the bars, too.
        card.line(x, top - 4, x, bottom, stroke=colours.CARD, stroke_width=3, kind="mean-edge")
        card.line(
            x,
            top - 4,
            x,
            bottom,
            stroke=colours.INK,
            stroke_width=1.5,
            stroke_dasharray="6 4",
            kind="mean",
            data_value=float(bars.mean),
        )
        said = words("mean", value=short(bars.mean))
        half = wide(said, SMALL) / 2
        x = min(max(x, PAD + half), card.width - PAD - half)
        card.text(x, top - 8, said, SMALL, "middle", kind="mean-label")
    card.y = bottom + 22
    entries = [("filled", colours.BLUE, words("alone"))]
    if any(bar.shared for bar in bars.bars):
        entries.append(("hatched", colours.SKY, words("shared")))
        entries.append(("mark", colours.INK, words("fractional_mark")))
    card.legend(entries)
    return card


def _draw(
    card: Card, bars: Bars, bar: Bar, at: int, place: tuple[float, float, float, float]
) -> None:
    left, top, unit, label = place
    y = top + (_ROW - _BAR) / 2
    middle = top + _ROW / 2 + 5
    card.label(left - 8, middle, bar.name, label - 8, LABEL, "end", bar.tip, kind="row")
    alone = bar.items - bar.shared
    if alone:
        card.rect(
            left,
            y,
            alone * unit,
            _BAR,
            colours.BLUE,
            title=bar.tip,
            kind="alone",
            data_row=at,
            data_value=alone,
        )
    if bar.shared:
        x = left + alone * unit
        card.rect(
            x,
            y,
            bar.shared * unit,
            _BAR,
            colours.SKY,
            title=bar.tip,
            kind="shared",
            data_row=at,
            data_value=bar.shared,
        )
        card.hatch(x, y, bar.shared * unit, _BAR, colours.INK)
        card.diamond(
            left + bar.fractional * unit,
            top + _ROW / 2,
            colours.INK,
            title=bar.tip,
            kind="fractional",
            data_row=at,
            data_value=float(bar.fractional),
        )
    card.text(left + bar.items * unit + 8, middle, bars.value(bar), SMALL, kind="value")
