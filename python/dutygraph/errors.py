"""The errors that dutygraph raises: one tree, each with a stable code and the place it is about."""

from __future__ import annotations

from .diagnostic import Diagnostic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Error(Exception):
    """Root of all that dutygraph raises, besides MemoryError and KeyboardInterrupt.

    `str` is one sentence: what, where, what was expected, what to do. `code` is stable. `file`,
    `line`, `column` (from 1, in code points) and `byte` (from 0) are None where they say nothing.
    """

    code: str
    file: str | None
    line: int | None
    column: int | None
    byte: int | None

    def __init__(
        self,
        message: str,
        code: str = "error",
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
        byte: int | None = None,
        details: Any = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.file = file
        self.line = line
        self.column = column
        self.byte = byte
        self._details = details

    def __str__(self) -> str:
        return self.message

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (
            self.message,
            self.code,
            self.file,
            self.line,
            self.column,
            self.byte,
            self._details,
        )


class ParseError(Error):
    """An input that cannot be read as what it claims to be: encoding, container, syntax."""


class BuildError(Error):
    """Records that do not make a plan; `findings` holds all that is wrong, not only the first."""

    @property
    def findings(self) -> list[Diagnostic]:
        """All findings, in the order of the records."""
        return [Diagnostic(*row) for row in self._details or []]


class UnknownName(Error, KeyError):
    """A name, key or number that nothing has."""

    @property
    def nearest(self) -> list[str]:
        """Names that there are, the nearest first, nodes with their kind."""
        return list(self._details or [])


class AmbiguousName(Error, KeyError):
    """A name that several nodes have."""

    @property
    def candidates(self) -> list[str]:
        """The nodes that have it, each with its kind."""
        return list(self._details or [])


class ExchangeError(Error):
    """A file of another format that cannot be written or read back."""

    @property
    def format(self) -> str | None:
        """The format, such as json."""
        return None if self._details is None else str(self._details)


class ArgumentError(Error, ValueError):
    """An argument that the call does not take."""


class LimitExceeded(Error):
    """A limit was passed."""

    @property
    def limit(self) -> str:
        """The member of Limits to raise."""
        return str(self._details)


class Stopped(Error):
    """A call ended because its StopFlag was set."""


class MissingPackage(Error, ImportError):
    """A package is not installed that dutygraph needs for this call only."""
