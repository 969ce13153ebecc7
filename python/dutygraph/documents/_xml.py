"""XML by expat, without all that makes it dangerous: no DOCTYPE, no entities, bounded depth."""

from __future__ import annotations

from xml.parsers import expat

from ._document import Document

_STEPS = 65_536


class Handler:
    """Takes the events of a parse. Names come without their namespace."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element opens."""

    def end(self, tag: str) -> None:
        """An element closes."""

    def data(self, text: str) -> None:
        """Words within the element at hand, perhaps not all of them."""


def _local(name: str) -> str:
    return name.rsplit("}", 1)[-1]


def parse(data: bytes, part: str, handler: Handler, document: Document) -> None:
    """Reads a part; refuses a DOCTYPE, and elements nested deeper than `nesting`."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    depth = 0
    steps = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, steps
        depth += 1
        steps += 1
        document.limit("nesting", depth, f"elements within elements in part {part}")
        if steps % _STEPS == 0:
            document.check_stop()
        handler.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(_local(name))

    def refuse(*_: object) -> None:
        document.fail(
            "xml.doctype",
            f"part {part} has a DOCTYPE, which no Office file needs and which may do harm; "
            "save the file again",
            parser.CurrentLineNumber,
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.data
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as fault:
        document.fail("xml.syntax", f"part {part} is no well-formed XML ({fault})")
