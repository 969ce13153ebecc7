"""What a reader did not understand, and what is wrong with records."""

from __future__ import annotations

from ._record import Record


class Diagnostic(Record):
    """Something that was not understood, or that is worth knowing.

    `severity` is information (no fault), warning or error. `line` and `column` count from 1, the
    column in code points, `byte` from 0 in the input as given; None where it is not known.
    """

    __slots__ = (  # noqa: RUF023  # Record's order
        "code",
        "severity",
        "message",
        "line",
        "column",
        "byte",
        "excerpt",
        "advice",
        "file",
    )
    code: str
    severity: str
    message: str
    line: int | None
    column: int | None
    byte: int | None
    excerpt: str
    advice: str
    file: str

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        text = f"{self.severity}: {self.message} [{self.code}]"
        return f"{where}: {text}" if where else text

    def explained(self) -> str:
        """`str` of it, the excerpt with a caret below its beginning, and the advice.

        Each stands on a line of its own where it is known; an excerpt over 60 characters is cut.

        >>> import dutygraph as dg
        >>> found = dg.read_text("一、甲\\n1.子。\\n(责任单位:乙局").diagnostics[0]
        >>> print(found.explained().split("\\n")[2])
          ^
        """
        lines = [str(self)]
        if self.excerpt:
            shown = self.excerpt if len(self.excerpt) <= 60 else self.excerpt[:60] + "…"
            lines += [f"  {shown}", "  ^"]
        if self.advice:
            lines.append(f"  {self.advice}")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        from ._notebook import diagnostic_html

        return diagnostic_html(self)
