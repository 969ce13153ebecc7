"""The Lorenz curve with the line of equality and the Gini index."""

from __future__ import annotations

from bisect import bisect_right

from .._text import human
from . import colours
from .facts import Facts
from .svg import LABEL, PAD, SMALL, Card, number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .. import _core
    from ..plan import Plan
    from .words import Words

_SIDE = 440.0
_WIDTH = 660
_LEFT = PAD + 60.0
_MARKS = 60  # beyond so many actors the curve goes without points


def percent(share: float) -> str:
    """A share as a percentage with at most one place."""
    return f"{human(round(share * 100, 1))}%"


def at_half(actors: list[float], load: list[float]) -> float:
    """The share of load of the half with the least, on the lines between the points."""
    at = min(max(bisect_right(actors, 0.5), 1), len(actors) - 1)
    low, high = actors[at - 1], actors[at]
    part = 0.0 if high == low else (0.5 - low) / (high - low)
    return load[at - 1] + part * (load[at] - load[at - 1])


def lorenz_card(
    plan: Plan, of: str, load: str, inheritance: str, words: Words, stop: _core.StopFlag | None
) -> tuple[Card, str]:
    """The curve, drawn, and its caption."""
    facts = Facts(plan, of, inheritance, words, stop)
    kind = words.kind(of)
    curve = plan.lorenz_curve(of, load, inheritance=inheritance, stop=stop)
    gini = plan.balance(of, load, inheritance=inheritance, stop=stop).rows()[0]
    loads = plan.workload(of, inheritance=inheritance, stop=stop)[load]
    head = words("lorenz_title", load=words(f"{load}_load"), kind=kind, title=facts.title())
    card = Card(head, width=_WIDTH)
    total = human(float(sum(loads)))
    counted = words("lorenz_caption", count=len(loads), kind=kind, total=total)
    caption = facts.counting(words("load_caption", load=words(f"{load}_load")), counted)
    if not len(curve):
        reason = words("no_actors", kind=kind)
        if len(loads):
            reason = (
                words("no_items") if not facts.count else words("no_load", reason=gini["reason"])
            )
        card.nothing(reason)
        return card, caption
    actors, shares = list(curve["share_of_actors"]), list(curve["share_of_load"])
    top = card.y + 20
    _plot(card, words, kind, actors, shares)
    if gini["value"] is None:
        said = words("gini_none", reason=gini["reason"])
        bounds = ""
    else:
        said = words("gini", value=human(gini["value"]))
        bounds = words("gini_range", maximum=human(gini["maximum"]), count=len(loads), kind=kind)
    card.text(_LEFT + 14, top + 30, said, 16, font_weight="bold", kind="gini")
    card.legend(
        [("line", colours.BLUE, words("curve")), ("dashed", colours.INK, words("equality"))]
    )
    half = words("half", load=percent(at_half(actors, shares)), kind=kind)
    card.said += [said, half]
    card.lines(words.sentences(f"{said} ({bounds})" if bounds else said, half))
    card.lines(words("lorenz_note"), colours.SOFT)
    return card, caption


def _plot(card: Card, words: Words, kind: str, actors: list[float], shares: list[float]) -> None:
    top = card.y + 26
    bottom, right = top + _SIDE, _LEFT + _SIDE

    def place(share: float, load: float) -> tuple[float, float]:
        return _LEFT + share * _SIDE, bottom - load * _SIDE

    card.rect(_LEFT, top, _SIDE, _SIDE, "none", stroke=colours.LINE)
    for part in (0.0, 0.25, 0.5, 0.75, 1.0):
        x, y = place(part, part)
        card.line(x, top, x, bottom, stroke_width=0.7)
        card.line(_LEFT, y, right, y, stroke_width=0.7)
        said = percent(part)
        card.text(x, bottom + 17, said, SMALL, "middle", fill=colours.SOFT, kind="tick")
        card.text(_LEFT - 8, y + 4, said, SMALL, "end", fill=colours.SOFT, kind="tick")
    points = [place(*point) for point in zip(actors, shares, strict=True)]
    way = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    card.path(f"M{way}Z", fill=colours.SKY, fill_opacity=0.25, stroke="none", kind="area")
    card.line(
        _LEFT,
        bottom,
        right,
        top,
        stroke=colours.INK,
        stroke_width=1.5,
        stroke_dasharray="6 4",
        kind="equality",
    )
    card.path(f"M{way}", stroke=colours.BLUE, stroke_width=3, kind="curve", stroke_linejoin="round")
    if len(points) <= _MARKS:
        for (x, y), share, load in zip(points, actors, shares, strict=True):
            tip = words("point", actors=percent(share), load=percent(load), kind=kind)
            card.circle(
                x,
                y,
                4.5,
                colours.BLUE,
                title=tip,
                stroke=colours.CARD,
                kind="point",
                data_actors=repr(share),
                data_load=repr(load),
            )
    card.text(
        _LEFT + _SIDE / 2, bottom + 38, words("x_axis", kind=kind), LABEL, "middle", kind="axis"
    )
    card.text(PAD, top - 10, words("y_axis"), LABEL, kind="axis")
    card.y = bottom + 48
