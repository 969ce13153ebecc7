"""What the formats fill: lines, tables, and what is worth telling."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .. import _core
from ..errors import LimitExceeded, ParseError, Stopped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


#: The first heading of tables that a report counted out of a plan; they are no part of one.
COUNTED = ("统计序号", "Counted row")


class Cell(NamedTuple):
    """A cell with words in it; rows and columns count from 0."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    place: str


def clean(text: str) -> str:
    """Text with line feeds for all line breaks, and without what UTF-8 cannot hold."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-8", "replace").decode()
    return text


class Document:
    """A document while it is read; `finish` hands it over."""

    def __init__(
        self,
        name: str,
        limits: _core.Limits,
        stop: _core.StopFlag | None,
        encoding: str = "",
        replace: bool = False,
    ) -> None:
        self.name = name
        self.limits = limits
        self.encoding = encoding
        self.replace = replace
        self._stop = stop
        self._core: _core.ExtractedDocument | None = None

    @property
    def core(self) -> _core.ExtractedDocument:
        """The library's document, made with the encoding that is known by then."""
        if self._core is None:
            self._core = _core.ExtractedDocument(self.encoding, self.limits)
        return self._core

    def check_stop(self) -> None:
        """Raises Stopped if the caller asked for it."""
        if self._stop is not None and self._stop.is_set:
            message = "reading a document was stopped on request before it was done; "
            raise Stopped(message + "it has changed nothing", "stopped")

    def decode(self, data: bytes, encoding: str | None = None) -> str:
        """The text of `data`, by the rules for texts; sets `encoding`."""
        named = self.encoding if encoding is None else encoding
        text, self.encoding = _core.decode(
            data, named, self.replace, self.name, self.limits, self._stop
        )
        return text

    def line(self, text: str, place: str) -> None:
        """Adds a line of text."""
        self.core.add_line(clean(text), place)

    def table(self, name: str, cells: Iterable[Cell]) -> None:
        """Adds a table; one that was counted out of a plan is left out and told."""
        cells = list(cells)
        if cells and (cells[0].row, cells[0].column) == (0, 0) and cells[0].text in COUNTED:
            self.tell(
                "document.counted_table",
                "information",
                "a table that a report counted out of a plan is no part of the plan",
                f"take its first heading ({cells[0].text}) away if it is to be read",
                name,
            )
            return
        self.core.add_table(
            clean(name), [cell._replace(text=clean(cell.text)) for cell in cells if cell.text]
        )

    def tell(
        self,
        code: str,
        severity: str,
        message: str,
        advice: str,
        excerpt: str = "",
        line: int = 0,
        byte: int | None = None,
    ) -> None:
        """Adds a diagnostic."""
        self.core.add_diagnostic(
            code, severity, clean(message), clean(excerpt), advice, self.name, line, byte
        )

    def fail(
        self, code: str, message: str, line: int | None = None, byte: int | None = None
    ) -> NoReturn:
        """Refuses the file."""
        prefix = f"{self.name}: " if self.name else ""
        raise ParseError(prefix + message, code, self.name or None, line, None, byte)

    def limit(self, name: str, value: int, what: str) -> None:
        """Raises LimitExceeded if `value` is over the member `name` of Limits."""
        allowed: int = getattr(self.limits, name)
        if value > allowed:
            message = f"{self.name}: {what}: the limit {name} is {allowed}, and this needs {value}"
            message += f"; raise {name} in the limits of the call if the file is meant to be so"
            raise LimitExceeded(message, f"limit.{name}", self.name or None, details=name)

    def finish(self) -> _core.ExtractedDocument:
        """The document as the library reads it."""
        return self.core
