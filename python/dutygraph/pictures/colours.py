"""Colours that colour-blind readers tell apart, each with a letter, for print in grey.

Source: Okabe and Ito 2008, Color Universal Design.
"""

from __future__ import annotations

CARD = "#ffffff"  # a light card of its own, so that the picture is the same on dark pages
INK = "#1a1a1a"
SOFT = "#555555"
LINE = "#c4c9cf"
BAND = "#eef1f4"
PLAIN = "#7d858e"  # what has no colour of its own
BLUE = "#0072b2"
SKY = "#56b4e9"
ORANGE = "#e69f00"
# Okabe and Ito's eight without black; yellow last, which hardly shows as a line on white.
GROUPS = ("#e69f00", "#56b4e9", "#009e73", "#cc79a7", "#d55e00", "#0072b2", "#f0e442")


def group_colour(at: int) -> str:
    """The colour of the group at this place; it comes again, the letter does not."""
    return GROUPS[at % len(GROUPS)]


def group_letter(at: int) -> str:
    """A, B, … Z, AA, AB, …: what stands for a group where its name has no room."""
    letters = ""
    at += 1
    while at > 0:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def shade(share: float) -> str:
    """Blue that is the darker the larger the share, 0..1; in grey it stays in this order."""
    share = min(max(share, 0.0), 1.0)
    ends = ((0xE3, 0x00), (0xEE, 0x5A), (0xF7, 0x93))
    return "#" + "".join(f"{round(low + (high - low) * share):02x}" for low, high in ends)


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ink_on(colour: str) -> str:
    """Black or white, whichever reads better on a colour (contrast after WCAG 2)."""
    light = _light(colour)
    return INK if (light + 0.05) / 0.06 >= 1.05 / (light + 0.05) else CARD
