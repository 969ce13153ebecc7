"""The responsibility matrix: who holds what, with task forces, shared and open items evident."""

from __future__ import annotations

from collections.abc import Sequence

from . import colours
from .facts import heading_label
from .grid import Forces, Grid
from .measuring import shown, wide, wrap
from .svg import LABEL, PAD, SMALL, Card

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .. import _core
    from ..node import Node

_ROW = 25.0
_ROOM = 210.0  # of row labels at most
_TOTAL = 52.0


def matrix_card(grid: Grid, stop: _core.StopFlag | None) -> Card:
    """The matrix, drawn."""
    card = Card(grid.title())
    reason = grid.empty()
    if reason:
        card.nothing(reason)
        return card
    for node, total in zip(grid.rows, grid.totals, strict=True):
        card.said.append(grid.words("matrix_said", name=node.name, count=total))
    if grid.columns_kind == "item":
        _Items(card, grid, Forces(grid, stop)).draw()
    else:
        _Counts(card, grid).draw()
    return card


class _Panels:
    """Rows and their labels, with as many columns beside each other as fit, panel below panel."""

    def __init__(self, card: Card, grid: Grid) -> None:
        self.card, self.grid = card, grid
        longest = max(wide(shown(node.name), LABEL) for node in grid.rows)
        needed = [wide(grid.words("force_strip"), SMALL), wide(grid.words("no_holder"), SMALL)]
        self.label = min(max(longest, *needed), _ROOM) + 8
        self.left = PAD + self.label + _TOTAL
        self.room = card.width - PAD - self.left
        self.rows = list(range(len(grid.rows)))  # those of the panel that is drawn

    def panels(self, column: float, count: int) -> list[range]:
        """Even parts of the columns that each fit."""
        most = max(1, int((self.room + 0.01) / column))
        parts = -(-count // most)
        size = -(-count // parts)
        return [range(at, min(at + size, count)) for at in range(0, count, size)]

    def choose(self, columns: range) -> None:
        """All rows; of several panels, those that hold something in this one."""
        values = self.grid.values
        if len(columns) < len(self.grid.columns):
            everyone = range(len(self.grid.rows))
            self.rows = [row for row in everyone if any(values[row][at] for at in columns)]

    def high(self) -> float:
        """The height of the rows; that of one where there is none."""
        return max(len(self.rows), 1) * _ROW

    def left_out(self, parts: int) -> None:
        """What a reader of several panels must know of their rows."""
        grid, words = self.grid, self.grid.words
        if parts < 2:
            return
        nothing = [
            node.name for node, row in zip(grid.rows, grid.values, strict=True) if not any(row)
        ]
        said = words("panels", count=parts)
        if nothing:
            said = words.sentences(said, words("panels_none", names=words.joined(nothing)))
        self.card.lines(said, colours.SOFT)

    def labels(self, top: float) -> None:
        """Names and totals on the left."""
        card, grid = self.card, self.grid
        for place, at in enumerate(self.rows):
            node = grid.rows[at]
            y = top + place * _ROW
            keys = [grid.items[one].key for one in self._held(at)]
            tip = "\n".join([node.name, *grid.facts.quotes(node.name, keys)])
            right = PAD + self.label - 6
            card.label(right, y + 17, node.name, self.label - 6, LABEL, "end", tip, kind="row")
            end = self.left - 12
            card.text(
                end, y + 17, str(grid.totals[at]), SMALL, "end", fill=colours.SOFT, kind="total"
            )

    def _held(self, row: int) -> list[int]:
        return sorted({at for cell in self.grid.within[row] for at in cell})

    def rules(self, top: float, right: float) -> None:
        """Thin lines between rows."""
        for at in range(max(len(self.rows), 1) + 1):
            y = top + at * _ROW
            self.card.line(PAD, y, right, y, stroke=colours.LINE, stroke_width=0.6)

    def head(self, y: float) -> None:
        """The head over the totals."""
        words = self.grid.words("total")
        self.card.text(self.left - 12, y, words, SMALL, "end", fill=colours.SOFT, kind="head")


class _Items(_Panels):
    """A column an item."""

    def __init__(self, card: Card, grid: Grid, forces: Forces) -> None:
        super().__init__(card, grid)
        self.forces = forces
        self.heads = grid.heads()
        longest = max(wide(head, SMALL) for head in self.heads)
        # Few items get broader columns, so that titles of chapters have room.
        roomy = min(self.room / len(self.heads), 46.0)
        self.column = max(min(max(longest + 7, 25.0), 72.0), roomy)

    def draw(self) -> None:
        panels = self.panels(self.column, len(self.heads))
        for columns in panels:
            self.choose(columns)
            self._panel(columns)
            self.card.y += 18
        self.card.y -= 8
        self._legend()
        self.left_out(len(panels))

    def _panel(self, columns: range) -> None:
        card, grid = self.card, self.grid
        right = self.left + len(columns) * self.column
        high = self.high()
        strip = 22.0 if self.forces.names else 0.0
        heads = card.y + 36
        top = heads + 22 + strip
        self._bands(columns, card.y, top + high)
        self.head(heads + 14)
        if strip:
            words = grid.words("force_strip")
            x, y = PAD + self.label - 6, heads + 22 + 14
            card.label(x, y, words, self.label - 6, SMALL, "end", fill=colours.SOFT, kind="head")
        self.rules(top, right)
        for at, column in enumerate(columns):
            x = self.left + at * self.column
            self._column(column, x, heads, top, high)
        self.labels(top)
        for place, row in enumerate(self.rows):
            for at, column in enumerate(columns):
                if grid.values[row][column]:
                    self._cell(row, column, self.left + at * self.column, top + place * _ROW)
        card.y = top + high

    def _bands(self, columns: range, top: float, bottom: float) -> None:
        """A band for each chapter, every other one tinted."""
        chapters = [self.grid.columns[column].chapter for column in columns]
        begin, tinted = 0, False
        for at in range(1, len(chapters) + 1):
            if at < len(chapters) and chapters[at] == chapters[begin]:
                continue
            x, room = self.left + begin * self.column, (at - begin) * self.column
            tinted = not tinted
            if tinted:
                self.card.rect(x, top, room, bottom - top, colours.BAND, kind="band")
            self._band_label(chapters[begin], x, top, room)
            begin = at

    def _band_label(self, chapter: Node | None, x: float, top: float, room: float) -> None:
        words = self.grid.words("no_chapter") if chapter is None else heading_label(chapter)
        tip = [words] if chapter is None else self.grid.facts.item(chapter)
        if chapter is not None and chapter.number and room < 4 * SMALL:
            words = chapter.number
        for at, line in enumerate(wrap(words, room - 4, SMALL, 2)):
            y = top + 14 + at * 15
            self.card.text(x + 2, y, line, SMALL, title="\n".join(tip), kind="band-label")

    def _tip(self, column: int) -> list[str]:
        """The item of a column, its chapter, its holders and task forces."""
        grid, words = self.grid, self.grid.words
        node = grid.columns[column]
        lines = grid.facts.item(node)
        if node.chapter is not None:
            lines.append(words("chapter_of", name=heading_label(node.chapter)))
        for place in self.forces.of.get(node.key, ()):
            how = words(f"{self.forces.known(node.key, place)}_link")
            lines.append(words("force", name=self.forces.names[place], how=how))
        return lines

    def _column(self, column: int, x: float, heads: float, top: float, high: float) -> None:
        card, grid = self.card, self.grid
        middle = x + self.column / 2
        lines = self._tip(column)
        tip = "\n".join(lines)
        head = self.heads[column]
        card.label(middle, heads + 14, head, self.column - 3, SMALL, "middle", tip, kind="head")
        node = grid.columns[column]
        places = self.forces.of.get(node.key, [])
        if places:
            self._mark(places, node.key, x + 2, heads + 22, 18.0, tip, "force")
        if grid.open[column]:
            tip = "\n".join([*lines, grid.words("legend_open", kind=grid.words.kind(grid.kind))])
            card.rect(
                x + 2,
                top + 1,
                self.column - 4,
                high - 2,
                colours.CARD,
                stroke=colours.SOFT,
                stroke_dasharray="3 2",
                title=tip,
                kind="open",
                data_key=node.key,
            )
            card.hatch(x + 2, top + 1, self.column - 4, high - 2, colours.PLAIN)

    def _mark(
        self, places: Sequence[int], key: str, x: float, y: float, high: float, tip: str, kind: str
    ) -> None:
        """Colours and letters of the task forces of an item, side by side; dashed if inferred."""
        card = self.card
        room = self.column - 4
        part = room / len(places)
        for at, place in enumerate(places):
            colour = colours.group_colour(place)
            card.rect(x + at * part, y, part, high, colour, title=tip, kind=kind)
            letter = colours.group_letter(place)
            if wide(letter, 11) <= part:
                ink = colours.ink_on(colour)
                card.text(
                    x + (at + 0.5) * part,
                    y + high / 2 + 4,
                    letter,
                    11,
                    "middle",
                    fill=ink,
                    kind="letter",
                    pointer_events="none",
                )
        if kind == "force" and any(self.forces.known(key, place) == "inferred" for place in places):
            card.rect(
                x,
                y,
                room,
                high,
                "none",
                stroke=colours.INK,
                stroke_dasharray="3 2",
                pointer_events="none",
                kind="inferred",
            )

    def _cell(self, row: int, column: int, x: float, y: float) -> None:
        card, grid = self.card, self.grid
        node, name = grid.columns[column], grid.rows[row].name
        tip = "\n".join([name, *self._tip(column), *grid.facts.quotes(name, [node.key])])
        several = grid.shared[row][column] > 0
        room, high = self.column - 4, _ROW - 4
        places = self.forces.of.get(node.key, [])
        if grid.kind == "task_force":
            places = [place for place in places if self.forces.names[place] == name] or places
        if places:
            self._mark(places, node.key, x + 2, y + 2, high, tip, "part")
        edge = {"stroke": colours.INK, "stroke_width": 2} if several else {}
        fill = colours.PLAIN if not places else colours.CARD
        card.rect(
            x + (3 if several else 2),
            y + (3 if several else 2),
            room - (2 if several else 0),
            high - (2 if several else 0),
            fill,
            fill_opacity=0 if places else None,
            title=tip,
            kind="cell",
            data_row=row,
            data_column=column,
            data_value=grid.values[row][column],
            **edge,
        )

    def _legend(self) -> None:
        card, grid, words = self.card, self.grid, self.grid.words
        kind = words.kind(grid.kind)
        keys = [node.key for node in grid.columns]
        links = [(key, at) for key in keys for at in self.forces.of.get(key, ())]
        entries = [("filled", colours.PLAIN, words("legend_held"))]
        if any(map(any, grid.shared)):
            entries.append(("outlined", colours.CARD, words("legend_shared", kind=kind)))
        if any(grid.open):
            entries.append(("hatched", colours.CARD, words("legend_open", kind=kind)))
        if any(self.forces.known(*link) == "inferred" for link in links):
            entries.append(("outlined dashed", colours.CARD, words("legend_inferred")))
        card.legend(entries)
        card.legend(
            (colours.group_letter(place), colours.group_colour(place), self.forces.names[place])
            for place in sorted({place for _, place in links})
        )
        if self.forces.names:
            outside = sum(not self.forces.of.get(key) for key in keys)
            card.lines(words("not_in_force", count=outside), colours.SOFT)


class _Counts(_Panels):
    """A column a chapter, section or other group of items, with how many they share."""

    def draw(self) -> None:
        card, grid, words = self.card, self.grid, self.grid.words
        heads = grid.heads()
        column = min(max(self.room / len(heads), 56.0), 110.0)
        peak = max([1, *(value for row in grid.values for value in row)])
        open_row = any(grid.open)
        panels = self.panels(column, len(heads))
        for columns in panels:
            self.choose(columns)
            lines = {at: wrap(heads[at], column - 6, SMALL, 4) for at in columns}
            top = card.y + 15 * max(map(len, lines.values())) + 8
            right = self.left + len(columns) * column
            for at, place in enumerate(columns):
                middle = self.left + (at + 0.5) * column
                tip = "\n".join(grid.facts.item(grid.columns[place]))
                for down, line in enumerate(reversed(lines[place])):
                    y = top - 8 - down * 15
                    card.text(middle, y, line, SMALL, "middle", title=tip, kind="head")
            self.head(top - 8)
            self.rules(top, right)
            self.labels(top)
            for down, row in enumerate(self.rows):
                for at, place in enumerate(columns):
                    x, y = self.left + at * column, top + down * _ROW
                    self._cell(row, place, x, y, column, peak)
            bottom = top + self.high()
            if open_row:
                self._open(columns, column, bottom)
                bottom += _ROW
            card.y = bottom + 16
        card.y -= 10
        kind = words.kind(grid.kind)
        entries = [("filled", colours.shade(0.5), words("legend_count", kind=kind))]
        if open_row:
            entries.append(("hatched", colours.CARD, words("legend_open", kind=kind)))
        card.legend(entries)
        self.left_out(len(panels))

    def _cell(self, row: int, column: int, x: float, y: float, room: float, peak: int) -> None:
        card, grid, words = self.card, self.grid, self.grid.words
        value = grid.values[row][column]
        middle = x + room / 2
        if not value:
            card.text(middle, y + 17, "·", SMALL, "middle", fill=colours.PLAIN, kind="zero")
            return
        name = grid.rows[row].name
        items = [grid.items[at] for at in grid.within[row][column]]
        head = heading_label(grid.columns[column])
        kind = words.kind(grid.kind)
        tip = [words("cell", row=name, column=head, count=value)]
        tip.append(
            words("cell_items", names=words.joined([item.number or item.key for item in items]))
        )
        several = grid.shared[row][column]
        if several:
            tip.append(words("cell_shared", count=several, kind=kind))
        tip += grid.facts.quotes(name, [item.key for item in items])
        colour = colours.shade(value / peak)
        edge = {"stroke": colours.INK, "stroke_width": 2} if several else {}
        card.rect(
            x + 3,
            y + 3,
            room - 6,
            _ROW - 6,
            colour,
            title="\n".join(tip),
            kind="cell",
            data_row=row,
            data_column=column,
            data_value=value,
            **edge,
        )
        ink = colours.ink_on(colour)
        card.text(
            middle,
            y + 17,
            str(value),
            SMALL,
            "middle",
            fill=ink,
            kind="value",
            pointer_events="none",
        )

    def _open(self, columns: range, column: float, y: float) -> None:
        """A last row: how many items of each column nobody of the rows' kind holds."""
        card, grid, words = self.card, self.grid, self.grid.words
        x = PAD + self.label - 6
        card.label(x, y + 17, words("no_holder"), self.label - 6, LABEL, "end", kind="row")
        for at, place in enumerate(columns):
            if not grid.open[place]:
                continue
            left = self.left + at * column
            names = [
                grid.items[one].number or grid.items[one].key
                for one in grid.members[place]
                if not grid.holders[one]
            ]
            tip = words(
                "cell",
                row=words("no_holder"),
                column=heading_label(grid.columns[place]),
                count=grid.open[place],
            )
            tip += "\n" + words("cell_items", names=words.joined(names))
            card.rect(
                left + 3,
                y + 3,
                column - 6,
                _ROW - 6,
                colours.CARD,
                stroke=colours.SOFT,
                title=tip,
                kind="open",
                data_column=place,
                data_value=grid.open[place],
            )
            card.hatch(left + 3, y + 3, column - 6, _ROW - 6, colours.LINE)
            card.text(
                left + column / 2,
                y + 17,
                str(grid.open[place]),
                SMALL,
                "middle",
                kind="value",
                pointer_events="none",
            )
