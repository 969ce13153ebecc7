"""Before and after a change: two marks an actor with a line between, and what moves."""

from __future__ import annotations

from .._text import human
from . import colours
from .measuring import wide
from .svg import LABEL, PAD, SMALL, Card
from .words import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_ROWS = 100
MOST_MOVES = 40
_ROW = 28.0
_ROOM = 230.0


def change_card(
    title: str,
    loads: Sequence[tuple[str, float, float]],
    moves: Sequence[tuple[str, str, str]],
    lost: int,
    kind: str,
    words: Words,
) -> Card:
    """Loads as (name, before, after) in printed order, moves as (item, before, after)."""
    card = Card(title, words("draft"))
    if not loads:
        card.nothing(words("no_actors", kind=words.kind(kind)))
        return card
    rows = loads[:MOST_ROWS]
    card.legend([("ring", colours.ORANGE, words("before")), ("dot", colours.BLUE, words("after"))])
    label = min(max(wide(name, LABEL) for name, _, _ in rows), _ROOM) + 10
    left = PAD + label
    most = max([1.0, *(max(before, after) for _, before, after in rows)])
    unit = (card.width - PAD - left - 110) / most
    top = card.y + 8
    bottom = top + len(rows) * _ROW
    _axis(card, most, left, top, bottom, unit)
    for at, row in enumerate(rows):
        _draw(card, row, at, left, top + at * _ROW, unit, label, words)
    card.y = bottom + 24
    if len(rows) < len(loads):
        kinds = {"shown": len(rows), "all": len(loads), "kind": words.kind(kind)}
        card.lines(words("cut", **kinds))
    _moves(card, moves, words)
    if lost:
        said = words("lost", count=lost, kind=words.kind(kind))
        card.lines(said)
        card.said.append(said)
    card.y += 4
    return card


def _axis(card: Card, most: float, left: float, top: float, bottom: float, unit: float) -> None:
    step = 1
    while most / step > 10:
        step = {1: 2, 2: 5, 5: 10}[int(str(step)[0])] * 10 ** (len(str(step)) - 1)
    for value in range(0, int(most) + 1, step):
        x = left + value * unit
        card.line(x, top, x, bottom, stroke_width=0.7)
        card.text(x, bottom + 15, str(value), SMALL, "middle", fill=colours.SOFT, kind="tick")


def _draw(
    card: Card,
    row: tuple[str, float, float],
    at: int,
    left: float,
    top: float,
    unit: float,
    label: float,
    words: Words,
) -> None:
    name, before, after = row
    y = top + _ROW / 2
    tip = words("changed", name=name, before=human(before), after=human(after))
    card.said.append(tip)
    card.label(left - 10, y + 5, name, label - 10, LABEL, "end", tip, kind="row")
    x, x2 = left + before * unit, left + after * unit
    if before != after:
        card.line(x, y, x2, y, stroke=colours.INK, stroke_width=2, kind="move")
        side = 1 if after > before else -1  # the head of an arrow, for print in grey
        point, back = x2 - side * 6, x2 - side * 13
        card.path(
            f"M{back:.2f} {y - 5:.2f}L{point:.2f} {y:.2f}L{back:.2f} {y + 5:.2f}",
            stroke=colours.INK,
            stroke_width=2,
        )
    members = {"title": tip, "data_row": at}
    card.circle(x2, y, 6, colours.BLUE, kind="after", data_value=float(after), **members)
    card.circle(
        x,
        y,
        6 if before != after else 9,
        "none" if before == after else colours.CARD,
        stroke=colours.ORANGE,
        stroke_width=3,
        kind="before",
        data_value=float(before),
        **members,
    )
    said = human(before) if before == after else f"{human(before)} → {human(after)}"
    card.text(max(x, x2) + 16, y + 4, said, SMALL, kind="value")


def _moves(card: Card, moves: Sequence[tuple[str, str, str]], words: Words) -> None:
    card.y += 6
    if not moves:
        card.lines(words("no_moves"))
        return
    card.lines(words("moves", count=len(moves)), kind="head", size=LABEL)
    for item, before, after in moves[:MOST_MOVES]:
        card.lines(
            words("move", number="", title=item, before=before, after=after).strip(), kind="move"
        )
    if len(moves) > MOST_MOVES:
        card.lines(words("more", count=len(moves) - MOST_MOVES))
