"""Elements of SVG as text: no script, no style sheet, no address, no identifiers to collide."""

from __future__ import annotations

from .._text import visible
from . import colours
from .measuring import fit, shown, wide, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

# Simplified Chinese first: a Han character has its Chinese shape, not the Japanese one.
FONTS = (
    "'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'PingFang SC', 'Hiragino Sans GB', "
    "'Microsoft YaHei', 'WenQuanYi Micro Hei', 'WenQuanYi Zen Hei', SimHei, 'Noto Sans', Arial, "
    "sans-serif"
)
STYLE = "max-width:100%;height:auto"
WIDTH = 1200  # of a whole picture
PAD = 24
LABEL = 13.0  # font sizes
SMALL = 12.0
_HEAD = 17.0


def number(value: float) -> str:
    """A coordinate with at most two places."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def quoted(text: str) -> str:
    """Text for XML, in content and in quoted attributes; what XML cannot hold is escaped."""
    text = "\n".join(visible(line) for line in text.split("\n"))
    for mark, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(mark, name)
    return text.replace("'", "&#39;")


def _members(given: dict[str, object]) -> str:
    out = []
    for name, value in given.items():
        if value is None:
            continue
        text = number(value) if isinstance(value, float) else quoted(str(value))
        name = "class" if name == "kind" else name.replace("_", "-")
        out.append(f' {name}="{text}"')
    return "".join(out)


def hatching(x: float, y: float, wide: float, high: float, step: float = 6.0) -> str:
    """The path of slanting lines that fill a rectangle, cut at its sides."""
    lines = []
    at = step
    while at < wide + high:
        left, top = max(0.0, at - high), max(0.0, at - wide)
        begin = f"M{number(x + left)} {number(y + at - left)}"
        lines.append(f"{begin}L{number(x + at - top)} {number(y + top)}")
        at += step
    return "".join(lines)


class Card:
    """A picture that grows downwards: title, body, notes, caption on a light card.

    `y` is where the next part begins. Coordinates are absolute, so that what is drawn can be
    measured. `title` of an element is its tooltip.
    """

    def __init__(self, title: str, subtitle: str = "", width: float = WIDTH) -> None:
        self.title = shown(title)
        self.width = float(width)
        self.room = self.width - 2 * PAD
        self.parts: list[str] = []
        self.said: list[str] = []
        self.y = float(PAD)
        for line in wrap(title, self.room, _HEAD, 2):
            self.y += _HEAD
            self.text(PAD, self.y, line, size=_HEAD, font_weight="bold", kind="title")
            self.y += 5
        if subtitle:
            self.lines(subtitle, colours.SOFT, "subtitle")
        self.y += 10

    def element(self, name: str, title: str = "", **members: object) -> None:
        """One element without text, with a tooltip if a title is given."""
        marks = f"<{name}{_members(members)}"
        inside = f"><title>{quoted(title)}</title></{name}>" if title else "/>"
        self.parts.append(marks + inside)

    def rect(
        self, x: float, y: float, wide: float, high: float, fill: str, **members: object
    ) -> None:
        """A rectangle."""
        title = str(members.pop("title", ""))
        place = {"x": float(x), "y": float(y), "width": float(wide), "height": float(high)}
        self.element("rect", title, **place, fill=fill, **members)

    def line(self, x1: float, y1: float, x2: float, y2: float, **members: object) -> None:
        """A straight line."""
        title = str(members.pop("title", ""))
        given = {"stroke": colours.LINE, **members}
        place = {"x1": float(x1), "y1": float(y1), "x2": float(x2), "y2": float(y2)}
        self.element("line", title, **place, **given)

    def path(self, way: str, **members: object) -> None:
        """A path of absolute moves, lines and curves."""
        title = str(members.pop("title", ""))
        given = {"fill": "none", "stroke": colours.LINE, **members}
        self.element("path", title, d=way, **given)

    def circle(self, x: float, y: float, radius: float, fill: str, **members: object) -> None:
        """A circle."""
        title = str(members.pop("title", ""))
        place = {"cx": float(x), "cy": float(y), "r": float(radius)}
        self.element("circle", title, **place, fill=fill, **members)

    def hatch(self, x: float, y: float, wide: float, high: float, colour: str) -> None:
        """Slanting lines over a rectangle; they take no pointer, so its tooltip stays."""
        way = hatching(x, y, wide, high)
        if way:
            self.path(way, stroke=colour, stroke_width=1, pointer_events="none", kind="hatch")

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = LABEL,
        anchor: str = "",
        **members: object,
    ) -> None:
        """One line of text that begins, or has its middle or end, at (x, y)."""
        if not words:
            return
        title = str(members.pop("title", ""))
        given = {"fill": colours.INK, **members}
        place = {"x": float(x), "y": float(y), "font_size": float(size)}
        inside = f"<title>{quoted(title)}</title>" if title else ""
        marks = _members({**place, "text_anchor": anchor or None, **given})
        self.parts.append(f"<text{marks}>{inside}{quoted(words)}</text>")

    def label(
        self,
        x: float,
        y: float,
        words: str,
        room: float,
        size: float = LABEL,
        anchor: str = "",
        title: str = "",
        **members: object,
    ) -> None:
        """One line cut to its room, the whole of it in the tooltip."""
        whole = title or shown(words)
        self.text(x, y, fit(words, room, size), size, anchor, title=whole, **members)

    def lines(
        self,
        words: str,
        colour: str = colours.INK,
        kind: str = "note",
        size: float = SMALL,
        title: str = "",
    ) -> None:
        """A paragraph over the whole width, below what there is."""
        for line in wrap(words, self.room, size, 12):
            self.y += size + 5
            self.text(PAD, self.y, line, size=size, fill=colour, kind=kind, title=title)

    def legend(self, entries: Iterable[tuple[str, str, str]]) -> None:
        """Swatches with words: (how, colour, words), as many in a row as fit."""
        x, high, box = float(PAD), 20.0, 15.0
        entries = list(entries)
        if not entries:
            return
        self.y += 12
        for how, colour, words in entries:
            words = fit(words, self.room - 2 * box, SMALL)
            need = box + 7 + wide(words, SMALL) + 22
            if x > PAD and x + need > self.width - PAD:
                x, self.y = float(PAD), self.y + high
            self._swatch(how, colour, x, self.y, box)
            self.text(x + box + 7, self.y + 12, words, size=SMALL, kind="legend")
            x += need
        self.y += high

    def _swatch(self, how: str, colour: str, x: float, y: float, box: float) -> None:
        if how == "line":
            self.line(x, y + 8, x + box, y + 8, stroke=colour, stroke_width=3)
        elif how == "dashed":
            self.line(
                x, y + 8, x + box, y + 8, stroke=colour, stroke_width=3, stroke_dasharray="4 3"
            )
        elif how == "mark":
            self.diamond(x + box / 2, y + 8, colour)
        elif how == "ring":
            self.circle(x + box / 2, y + 8, 5, colours.CARD, stroke=colour, stroke_width=2)
        elif how == "dot":
            self.circle(x + box / 2, y + 8, 5.5, colour)
        elif how == "outlined":
            self.rect(x + 1, y + 1, box - 2, box - 2, colour, stroke=colours.INK, stroke_width=2)
        elif how == "outlined dashed":
            dashes = {"stroke": colours.INK, "stroke_dasharray": "3 2"}
            self.rect(x + 0.5, y + 0.5, box - 1, box - 1, colour, **dashes)
        elif how == "hatched":
            self.rect(x, y, box, box, colour, stroke=colours.SOFT)
            self.hatch(x, y, box, box, colours.INK)
        else:
            self.rect(x, y, box, box, colour)
            if how != "filled":  # the letter of a group
                ink = colours.ink_on(colour)
                self.text(x + box / 2, y + 11.5, how, 11, "middle", fill=ink, kind="letter")

    def diamond(self, x: float, y: float, colour: str, **members: object) -> None:
        """A small diamond, which is no bar and no circle in grey either."""
        way = f"M{number(x)} {number(y - 6)}L{number(x + 6)} {number(y)}"
        way += f"L{number(x)} {number(y + 6)}L{number(x - 6)} {number(y)}Z"
        self.path(way, **{"fill": colour, "stroke": colours.CARD, "stroke_width": 1, **members})

    def scale(self, most: int, left: float, top: float, bottom: float, unit: float) -> None:
        """Lines at whole numbers 0 … most, at steps of 1, 2 or 5 times a power of ten."""
        step = 1
        while most / step > 10:
            step = {1: 2, 2: 5, 5: 10}[int(str(step)[0])] * 10 ** (len(str(step)) - 1)
        for value in range(0, most + 1, step):
            x = left + value * unit
            self.line(x, top, x, bottom, stroke_width=0.7)
            self.text(x, bottom + 15, str(value), SMALL, "middle", fill=colours.SOFT, kind="tick")

    def nothing(self, words: str) -> None:
        """What a picture shows that has nothing to show."""
        self.rect(PAD, self.y, self.room, 64, colours.BAND, kind="nothing")
        self.text(
            self.width / 2,
            self.y + 37,
            fit(words, self.room - 20, 14),
            14,
            "middle",
            kind="nothing",
        )
        self.y += 72
        self.said.append(words)

    def svg(self, caption: str, language: str) -> str:
        """The whole picture, with the caption below."""
        self.y += 4
        self.lines(caption, colours.SOFT, "caption")
        high = self.y + PAD - 6
        size = f'width="{number(self.width)}" height="{number(high)}"'
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size} '
            f'viewBox="0 0 {number(self.width)} {number(high)}" '
            f'xml:lang="{"zh-CN" if language == "zh" else "en"}" '
            f'font-family="{quoted(FONTS)}" style="{STYLE}">'
        )
        frame = (
            f'<rect x="0.5" y="0.5" width="{number(self.width - 1)}" height="{number(high - 1)}" '
            f'rx="6" fill="{colours.CARD}" stroke="{colours.LINE}"/>'
        )
        told = (
            f"<title>{quoted(self.title)}</title><desc>{quoted(self.description(caption))}</desc>"
        )
        return "\n".join([head, told, frame, *self.parts, "</svg>"]) + "\n"

    def description(self, caption: str) -> str:
        """What the picture shows, in words, for who cannot see it."""
        return "\n".join([*map(shown, self.said), shown(caption)])
