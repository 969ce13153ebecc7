"""What a verb of the command line gives back."""

from __future__ import annotations

import sys
from collections.abc import Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .diagnostic import Diagnostic
    from .table import Table


class Answer:
    """A table or a text for standard output, words for standard error, and how it ended.

    `failed`: the command exits with 1. `notes`: diagnostics of a further plan that was read.
    """

    __slots__ = ("data", "failed", "notes", "words")

    def __init__(
        self,
        data: Table | str,
        words: str = "",
        *,
        failed: bool = False,
        notes: Sequence[Diagnostic] = (),
    ) -> None:
        self.data = data
        self.words = words
        self.failed = failed
        self.notes = notes


def put(text: str, output: str | None) -> None:
    """Writes to a file, or to standard output where none is named."""
    if output is None:
        sys.stdout.write(text)
        return
    with open(output, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123
        file.write(text)
