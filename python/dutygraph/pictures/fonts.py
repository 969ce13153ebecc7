"""Installed fonts that have the characters of a text, so that none turns into a box."""

from __future__ import annotations

from ..errors import MissingPackage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

# Chinese shapes first; a Japanese or Korean face of a collection has the same characters.
_PREFERRED = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimHei",
    "Heiti SC",
    "STHeiti",
    "SimSun",
    "Noto Sans CJK TC",
    "Noto Sans CJK HK",
    "Noto Sans CJK JP",
    "Noto Sans CJK KR",
    "Noto Serif CJK SC",
    "Noto Serif CJK JP",
    "Droid Sans Fallback",
)
_DRAWN = 4  # families of one text


def missing_font(characters: Iterable[str]) -> MissingPackage:
    """The error for characters that no installed font has."""
    few = sorted(set(characters))
    names = " ".join(few[:8]) + (" …" if len(few) > 8 else "")
    points = ", ".join(f"U+{ord(mark):04X}" for mark in few[:3])
    return MissingPackage(
        f"no installed font has {len(few)} of the characters to draw ({names}; {points}): install "
        "a Chinese font, such as the Debian package fonts-noto-cjk (apt install fonts-noto-cjk), "
        "then start Python again; .svg needs no font",
        "font.missing",
    )


def needed(texts: Iterable[str]) -> set[int]:
    """Code points that a font must have for these texts."""
    marks = {mark for text in texts for mark in text}
    return {ord(mark) for mark in marks if mark.isprintable() and not mark.isspace()}


def families(texts: Iterable[str], manager: Any = None) -> list[str]:
    """Families, the first with most say, that have all characters of the texts between them.

    Each face's own character map is looked at, as matplotlib would load it. Raises MissingPackage
    that names the Debian package where a character is left that none has.
    """
    if manager is None:
        from .._optional import need

        manager = need("matplotlib.font_manager", "matplotlib")
    left = needed(texts)
    chosen: list[str] = []
    for family in _candidates(manager, left):
        if not left or len(chosen) == _DRAWN:
            break
        gained = left & _characters(manager, family)
        if gained:
            chosen.append(family)
            left -= gained
    if left:
        raise missing_font(map(chr, left))
    return chosen or ["sans-serif"]


def _candidates(manager: Any, wanted: set[int]) -> list[str]:
    """Families in the order to try: the default one for Latin text, Chinese ones for Chinese."""
    there = {entry.name for entry in manager.fontManager.ttflist}
    preferred = [family for family in _PREFERRED if family in there]
    default = [family for family in ("DejaVu Sans",) if family in there]
    first = preferred + default if any(one > 0x2E7F for one in wanted) else default + preferred
    return [*first, *sorted(there.difference(first))]


def _characters(manager: Any, family: str) -> set[int]:
    """The code points of the face that matplotlib takes for a family; none if it takes none."""
    try:
        path = manager.findfont(manager.FontProperties(family=[family]), fallback_to_default=False)
        return set(manager.get_font(path).get_charmap())
    except (OSError, RuntimeError, ValueError):
        return set()


def fontconfig_family(texts: Iterable[str]) -> str | None:
    """A family that has all characters, by fontconfig; None where fontconfig cannot be asked.

    Raises MissingPackage where it knows of none.
    """
    import subprocess

    wanted = sorted(needed(texts))
    asked = ":charset=" + " ".join(f"{one:x}" for one in wanted)
    try:
        told = subprocess.run(
            ["fc-list", asked, "family"],
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=20,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    found = {line.split(",")[0].strip() for line in told.stdout.splitlines() if line.strip()}
    if not found:
        raise missing_font(chr(one) for one in wanted if one > 0x2E7F or len(wanted) < 8)
    return next((family for family in _PREFERRED if family in found), min(found))
