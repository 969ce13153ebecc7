"""Small blocks of HTML that read well in light and dark, without styles, and untrusted.

Text is escaped unless it is Html. Styles stand in attributes and use only what notebooks let pass
in an untrusted page: colours as rgba with a leading 0, no variables, no classes, no addresses.
Where styles are taken away as well, the elements alone still make the structure.
"""

from __future__ import annotations

from ._text import escape, human, visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

LINE = "1px solid rgba(128,128,128,0.4)"
SHADE = "rgba(90,155,212,{:.2f})"  # of bars and counts; one hue, so it says nothing but how many
_CELL = f"border-bottom:{LINE};padding:2px 8px;vertical-align:top;"
_FADED = "opacity:0.75"  # still over 4.5:1 on white and on black


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def html(part: Any) -> str:
    """A part as HTML: Html as it is, other values escaped as a person reads them."""
    return part if isinstance(part, Html) else escape(human(part))


def joined(parts: Iterable[Any], between: str = "") -> Html:
    """Parts one after the other."""
    return Html(escape(between).join(map(html, parts)))


def tag(name: str, *parts: Any, style: str = "", **attributes: str) -> Html:
    """An element; `attributes` are written as given, escaped; empty ones are left out."""
    given = {**attributes, "style": style}
    words = "".join(f' {key}="{escape(value)}"' for key, value in given.items() if value)
    return Html(f"<{name}{words}>{joined(parts)}</{name}>")


def data(value: Any) -> Html:
    """What a plan says: printed as it is, whatever direction its script runs in."""
    return tag("bdi", value)


def whole(value: str) -> Html:
    """What a plan says in a cell: a short word, such as a name, is not broken."""
    return tag("bdi", value, style="white-space:nowrap" if len(value) <= 12 else "")


def page(*parts: Any, lang: str = "") -> Html:
    """What one object shows; takes colours from where it stands."""
    return tag("div", *parts, style="color:inherit;background:transparent", lang=lang)


def card(*parts: Any, lang: str = "") -> Html:
    """What one object shows, in a frame."""
    style = f"color:inherit;background:transparent;border:{LINE};padding:8px 12px;"
    return tag("div", *parts, style=style + "max-width:72em", lang=lang)


def title(*parts: Any) -> Html:
    """The first line of a card."""
    return tag("div", tag("b", *parts), style="font-size:115%")


def head(*parts: Any) -> Html:
    """The first line of a part of a card."""
    return tag("div", tag("b", *parts), style="margin-top:8px")


def line(*parts: Any) -> Html:
    """A line of a card."""
    return tag("div", *parts)


def small(*parts: Any) -> Html:
    """A line that stands back."""
    return tag("div", tag("small", *parts), style=_FADED)


def code(query: str) -> Html:
    """A query, to be copied."""
    return tag("code", query, style="background:transparent;color:inherit;opacity:0.75")


def details(summary: Any, *parts: Any) -> Html:
    """Parts that open below their summary."""
    return tag("details", tag("summary", summary, style="cursor:pointer"), *parts)


def marked(
    words: str, spans: Iterable[tuple[int, int]] = (), strong: Iterable[tuple[int, int]] = ()
) -> Html:
    """Words, parts of them marked or bold from begin to end in characters; lines stay lines."""
    from itertools import pairwise

    spans, strong = list(spans), list(strong)
    ends = [at for span in spans + strong for at in span if 0 <= at <= len(words)]

    def within(begin: int, end: int, those: list[tuple[int, int]]) -> bool:
        return any(span[0] <= begin and end <= span[1] for span in those)

    out = []
    for begin, end in pairwise(sorted({0, len(words), *ends})):
        part = Html("<br>".join(escape(visible(each)) for each in words[begin:end].split("\n")))
        if within(begin, end, strong):
            part = tag("b", part)
        # Both colours are said: a dark page would else give light words on a light mark.
        style = "background-color:#ffe27a;color:#000000"
        out.append(tag("mark", part, style=style) if within(begin, end, spans) else part)
    return Html("".join(out))


def quote(words: Any, source: Any = "") -> Html:
    """A sentence of the text (Html, or as printed) and where it stands."""
    shown = words if isinstance(words, Html) else marked(words)
    parts = [tag("bdi", shown)]
    if source:
        parts += [Html("<br>"), tag("small", source, style=_FADED)]
    return tag(
        "blockquote", *parts, style=f"margin:2px 0 6px 0;padding-left:8px;border-left:{LINE}"
    )


def pre(text: str) -> Html:
    """Lines as they are, control characters shown."""
    lines = "\n".join(escape(visible(each)) for each in text.split("\n"))
    style = "color:inherit;background:transparent;white-space:pre-wrap;margin:4px 0"
    return tag("pre", Html(lines), style=style)


def bar(share: float) -> Html:
    """A bar of 0..1 of the width there is; nothing where styles are taken away."""
    wide = f"width:{min(max(share, 0.0), 1.0) * 100:.0f}%;height:3px;"
    return tag("div", style=wide + f"background-color:{SHADE.format(0.7)}")


def table(
    names: Sequence[Any],
    rows: Iterable[Sequence[Any]],
    right: Sequence[bool] = (),
    caption: Any = "",
) -> Html:
    """A table; `right` says which columns are numbers. A wide one scrolls in its own frame.

    The caption stands below and outside: it is as wide as the page, however wide the table is.
    """
    sides = [*right, *[False] * (len(names) - len(right))]
    styles = [f"{_CELL}text-align:{'right' if side else 'left'}" for side in sides]

    def row(cells: Sequence[Any], kind: str, **attributes: str) -> Html:
        return tag(
            "tr",
            *(
                tag(kind, cell, style=style, **attributes)
                for cell, style in zip(cells, styles, strict=True)
            ),
        )

    body = [tag("thead", row(names, "th", scope="col"))]
    body.append(tag("tbody", *(row(cells, "td") for cells in rows)))
    made = tag("table", *body, style="border-collapse:collapse;color:inherit")
    framed = tag("div", made, style="overflow-x:auto")
    return joined([framed, small(caption)]) if caption else framed
