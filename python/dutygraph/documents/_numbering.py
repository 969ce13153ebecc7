"""Automatic numbers of Word: which a paragraph has, and how they are written."""

from __future__ import annotations

from ._xml import Handler

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_LEVELS = 9
_MOST = 9999  # higher numbers are written in Arabic digits


def _chinese(value: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """21 as 二十一; 10 as 十, but 110 as 一百一十."""
    if not 0 < value <= _MOST:
        return digits[0] if value == 0 else str(value)
    text = ""
    gap = False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit == 0:
            gap = bool(text)
            continue
        if gap:
            text += "零"
        gap = False
        if not (digit == 1 and power == 1 and not text and digits is _DIGITS):
            text += digits[digit]
        text += units[power - 1] if power else ""
    return text


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    text = ""
    marks = ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I")
    worth = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    for mark, unit in zip(marks, worth, strict=True):
        text += mark * (value // unit)
        value %= unit
    return text


def _letter(value: int) -> str:
    return (
        chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        if 0 < value < 703
        else str(value)
    )


def written(value: int, form: str) -> str:
    """A number in a format of Word (numFmt)."""
    if form in (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "ideographDigital",
        "koreanDigital2",
    ):
        return _chinese(value)
    if form in ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"):
        return _chinese(value, _FORMAL, "拾佰仟")
    if form.startswith("decimalEnclosedCircle") and 0 < value <= 20:
        return chr(0x2460 + value - 1)
    if form == "decimalFullWidth":
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))
    if form == "decimalZero":
        return f"{value:02d}"
    if form in ("upperRoman", "lowerRoman"):
        return _roman(value) if form[0] == "u" else _roman(value).lower()
    if form in ("upperLetter", "lowerLetter"):
        return _letter(value) if form[0] == "u" else _letter(value).lower()
    return str(value)


class _Level:
    __slots__ = ("form", "start", "suffix", "text")

    def __init__(self) -> None:
        self.start = 1
        self.form = "decimal"
        self.text = ""
        self.suffix = "tab"


class _List:
    """A definition of nine levels, with the counters that all lists made from it share."""

    def __init__(self) -> None:
        self.levels = [_Level() for _ in range(_LEVELS)]
        self.counters: list[int | None] = [None] * _LEVELS


class Numbering(Handler):
    """word/numbering.xml: definitions (abstractNum) and the lists that use them (num)."""

    def __init__(self) -> None:
        self._definitions: dict[str, _List] = {}
        self._lists: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._definition: _List | None = None
        self._level: _Level | None = None
        self._list = ""
        self._override = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if tag == "abstractNum":
            self._definition = self._definitions.setdefault(
                attributes.get("abstractNumId", ""), _List()
            )
        elif tag == "lvl" and self._definition is not None:
            level = _whole(attributes.get("ilvl", ""), 0)
            self._level = self._definition.levels[level] if level < _LEVELS else None
        elif tag == "num":
            self._list = attributes.get("numId", "")
        elif tag == "abstractNumId":
            self._lists[self._list] = value
        elif tag == "lvlOverride":
            self._override = _whole(attributes.get("ilvl", ""), 0)
        elif tag == "startOverride":
            self._restarts.setdefault(self._list, {})[self._override] = _whole(value, 1)
        elif self._level is not None:
            if tag == "start":
                self._level.start = _whole(value, 1)
            elif tag == "numFmt":
                self._level.form = value
            elif tag == "lvlText":
                self._level.text = value
            elif tag == "suff":
                self._level.suffix = value

    def end(self, tag: str) -> None:
        if tag == "abstractNum":
            self._definition = None
        elif tag == "lvl":
            self._level = None

    def next(self, number: str, level: str | None) -> str:
        """The printed number of the next paragraph of a list, with a blank behind it; none for a
        bullet or a list that there is not.
        """
        made = self._definitions.get(self._lists.get(number, ""))
        at = _whole(level or "0", 0)
        if made is None or at >= _LEVELS:
            return ""
        # A list of its own numbers begins anew where it is used first.
        restart = self._restarts.get(number, {}).pop(at, None)
        here = made.levels[at]
        last = made.counters[at]
        if restart is not None:
            made.counters[at] = restart
        else:
            made.counters[at] = here.start if last is None else last + 1
        made.counters[at + 1 :] = [None] * (_LEVELS - at - 1)
        if here.form in ("bullet", "none"):
            return ""
        text = here.text
        for outer in range(at + 1):
            level_here = made.levels[outer]
            value = made.counters[outer]
            if value is None:
                value = made.counters[outer] = level_here.start
            text = text.replace(f"%{outer + 1}", written(value, level_here.form))
        return text if here.suffix == "nothing" or not text else text + " "


class Styles(Handler):
    """word/styles.xml: which styles number their paragraphs."""

    def __init__(self) -> None:
        self._style = ""
        self._numbers: dict[str, str] = {}
        self._levels: dict[str, str] = {}
        self._bases: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if tag == "style":
            self._style = attributes.get("styleId", "")
        elif tag == "numId":
            self._numbers[self._style] = value
        elif tag == "ilvl":
            self._levels[self._style] = value
        elif tag == "basedOn":
            self._bases[self._style] = value

    def numbering(self, style: str | None, level: str | None) -> tuple[str | None, str | None]:
        """The list and level of a style, its own or that of the style it is based on."""
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            level = level if level is not None else self._levels.get(style)
            if style in self._numbers:
                return self._numbers[style], level
            style = self._bases.get(style)
        return None, level


def _whole(value: str, default: int) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else default
