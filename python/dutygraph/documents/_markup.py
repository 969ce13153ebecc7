"""Tags and text of HTML, in time linear in the input whatever stands in it.

The standard library's parser starts over at each tag that is never closed, which takes hours for a
file of a few megabytes. The rules are those of the HTML standard's tokenizer, less what matters to
scripts only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_NAME = re.compile(r"[A-Za-z][^\s/>]*")
_ATTRIBUTE = re.compile(
    r"""[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]*))?""",
)
_TAG_END = re.compile(r"[\s/]*>")
#: Elements whose content is no markup.
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp")
}


class Event(NamedTuple):
    """A start tag, an end tag, or words; `line` counts from 1."""

    kind: str  # start, end, text
    words: str  # the tag in small letters, or the text
    attributes: dict[str, str]
    line: int


class _Lines:
    """The line of rising offsets."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1

    def line(self, at: int) -> int:
        self._line += self._text.count("\n", self._at, at)
        self._at = max(self._at, at)
        return self._line


def _attributes(text: str, at: int) -> tuple[dict[str, str], int]:
    """The attributes of a tag, and where it ends; -1 if it never does."""
    found: dict[str, str] = {}
    while True:
        end = _TAG_END.match(text, at)
        if end is not None:
            return found, end.end()
        one = _ATTRIBUTE.match(text, at)
        if one is None:
            return found, -1
        value = one.group(2) or ""
        if value[:1] in ("'", '"'):
            if len(value) < 2 or value[-1] != value[0]:
                return found, -1  # the quote is never closed
            value = value[1:-1]
        found.setdefault(one.group(1).lower(), unescape(value))
        at = one.end()


def events(text: str) -> Iterator[Event]:
    """The tags and texts of a page in order. A tag that is never closed ends the page."""
    lines = _Lines(text)
    none: dict[str, str] = {}
    at = 0
    while at < len(text):
        begin = text.find("<", at)
        if begin < 0:
            begin = len(text)
        if begin > at:
            yield Event("text", unescape(text[at:begin]), none, lines.line(at))
        if begin == len(text):
            return
        following = text[begin + 1 : begin + 2]
        if text.startswith("<!--", begin):
            end = text.find("-->", begin + 2)
            at = end + 3
        elif following in ("!", "?"):
            end = text.find(">", begin)
            at = end + 1
        elif following == "/" and (name := _NAME.match(text, begin + 2)):
            end = text.find(">", begin)
            if end >= 0:
                yield Event("end", name.group().lower(), none, lines.line(begin))
            at = end + 1
        elif name := _NAME.match(text, begin + 1):
            tag = name.group().lower()
            attributes, end = _attributes(text, name.end())
            if end >= 0:
                yield Event("start", tag, attributes, lines.line(begin))
            at = end
            if end >= 0 and tag in _RAW:
                closing = _RAW[tag].search(text, at)
                stop = closing.start() if closing else len(text)
                words = text[at:stop] if tag in ("script", "style") else unescape(text[at:stop])
                yield Event("text", words, none, lines.line(at))
                at = stop
        else:
            yield Event("text", "<", none, lines.line(begin))
            at = begin + 1
            continue
        if end < 0:
            return
