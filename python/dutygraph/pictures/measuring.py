"""How wide text is without a font: full width for East-Asian marks, by class for the rest.

Measured on the wide side, so that what fits here fits in any common sans-serif.
"""

from __future__ import annotations

from .._text import human, visible

_NARROW = frozenset("fijlrtI.,:;'|!()[]{}`/\\ ")
_BROAD = frozenset("mwMWGOQ%@&ADHNUVXYBCKPRSETZ+=<>~")
ELLIPSIS = "…"


def shown(text: str) -> str:
    """Text on one line: line ends as blanks, other controls and marks of direction escaped."""
    return visible(" ".join(text.split()) if not text.isprintable() else text)


def short(value: float) -> str:
    """A number with at most two places, as labels have room for."""
    return human(float(f"{value:.2f}"))


def em(mark: str) -> float:
    """Width of one character in units of the font size."""
    if mark.isascii():
        return 0.4 if mark in _NARROW else 0.86 if mark in _BROAD else 0.62
    from unicodedata import category, east_asian_width

    if category(mark) in ("Mn", "Me", "Cf"):
        return 0.0
    return 1.0 if east_asian_width(mark) in "FWA" else 0.75


def wide(text: str, size: float) -> float:
    """Width of text in pixels at a font size."""
    return sum(map(em, text)) * size


def fit(text: str, room: float, size: float) -> str:
    """Text that takes at most `room` pixels, cut with … where it must be; "" where not even that.

    The whole stands in a tooltip, which is up to the caller.
    """
    return "".join(wrap(text, room, size, 1))


def wrap(text: str, room: float, size: float, most: int) -> list[str]:
    """Text in at most `most` lines of `room` pixels, broken between words and Han characters."""
    text = shown(text)
    if wide(ELLIPSIS, size) > room:
        return [text] if text and wide(text, size) <= room else []
    lines: list[str] = []
    while text and len(lines) < most:
        end = _end(text, room, size)
        if end < len(text):
            if len(lines) == most - 1:
                end = _end(text, room - wide(ELLIPSIS, size), size)
                return [*lines, text[:end].rstrip() + ELLIPSIS]
            end = _break(text, end)
        lines.append(text[:end].rstrip())
        text = text[end:].lstrip()
    return lines


def _end(text: str, room: float, size: float) -> int:
    """How many characters fit."""
    used = 0.0
    for at, mark in enumerate(text):
        used += em(mark) * size
        if used > room:
            return at
    return len(text)


def _break(text: str, end: int) -> int:
    """The last place up to `end` where a line may end; `end` itself within one long word."""
    end = max(end, 1)
    for at in range(end, max(end // 2, 1), -1):
        before, after = text[at - 1], text[at]
        if after in "，。、；：）》”,.;:)":
            continue
        if before in " -/、，。；：" or em(before) == 1.0 or em(after) == 1.0:
            return at
    return end
