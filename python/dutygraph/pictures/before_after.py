"""Before and after a change: two marks an actor with a line between, and what moves."""

from __future__ import annotations

from .._record import Record
from . import colours
from .measuring import short, shown, wide
from .svg import LABEL, PAD, SMALL, Card
from .words import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_ROWS = 100
MOST_MOVES = 40
_ROW = 28.0
_ROOM = 230.0


class Load(Record):
    """The load of an actor before and after, and where the text says what was before."""

    __slots__ = ("name", "before", "after", "sources")  # noqa: RUF023  # Record's order
    name: str
    before: float
    after: float
    sources: list[str]


class Move(Record):
    """An item that others hold after, and where the text says who did before."""

    __slots__ = ("item", "before", "after", "sources")  # noqa: RUF023  # Record's order
    item: str
    before: str
    after: str
    sources: list[str]


def change_card(
    title: str,
    loads: Sequence[Load],
    moves: Sequence[Move],
    lost: int,
    kind: str,
    words: Words,
) -> Card:
    """The picture of loads in printed order, and of moves; `lost` items have nobody after."""
    card = Card(title, words("draft"))
    if not loads:
        card.nothing(words("no_actors", kind=words.kind(kind)))
        return card
    rows = loads[:MOST_ROWS]
    card.legend([("ring", colours.ORANGE, words("before")), ("dot", colours.BLUE, words("after"))])
    label = min(max(wide(shown(row.name), LABEL) for row in rows), _ROOM) + 10
    left = PAD + label
    most = max([1.0, *(max(row.before, row.after) for row in rows)])
    unit = (card.width - PAD - left - 110) / most
    top = card.y + 8
    bottom = top + len(rows) * _ROW
    card.scale(int(most), left, top, bottom, unit)
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


def _draw(
    card: Card,
    row: Load,
    at: int,
    left: float,
    top: float,
    unit: float,
    label: float,
    words: Words,
) -> None:
    before, after = row.before, row.after
    y = top + _ROW / 2
    said = words("changed", name=row.name, before=short(before), after=short(after))
    card.said.append(said)
    tip = "\n".join([said, *row.sources])
    card.label(left - 10, y + 5, row.name, label - 10, LABEL, "end", tip, kind="row")
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
    said = short(before) if before == after else f"{short(before)} → {short(after)}"
    card.text(max(x, x2) + 16, y + 4, said, SMALL, kind="value")


def _moves(card: Card, moves: Sequence[Move], words: Words) -> None:
    card.y += 6
    if not moves:
        card.lines(words("no_moves"))
        return
    card.lines(words("moves", count=len(moves)), kind="head", size=LABEL)
    for move in moves[:MOST_MOVES]:
        said = words("move", item=move.item, before=move.before, after=move.after)
        card.lines(said, kind="move", title="\n".join(move.sources))
    if len(moves) > MOST_MOVES:
        card.lines(words("more", count=len(moves) - MOST_MOVES))
