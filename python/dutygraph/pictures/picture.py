"""A picture: a value that a notebook shows and that can be saved."""

from __future__ import annotations

from .._record import Record
from .._saving import write_whole
from ..errors import ArgumentError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os


class Picture(Record):
    """A picture (图) as SVG text: `svg`; `title`, `description` and `caption` say it in words.

    A notebook shows it; where pictures are not trusted, its words stand there.
    """

    __slots__ = ("title", "description", "caption", "svg")  # noqa: RUF023  # Record's order
    title: str
    description: str
    caption: str
    svg: str

    _repr_html_ = None  # type: ignore[assignment]  # a notebook would take it before the SVG

    def _repr_svg_(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return f"<Picture {self.title}>\n{self.description}"

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes .svg; .png and .pdf through cairosvg, or matplotlib where that is missing.

        The whole new file or, on an error, the old one. Raises ArgumentError for any other ending,
        MissingPackage where neither package or no font for these characters is installed.
        """
        import os

        target = os.fspath(path)
        kind = target.lower().rpartition(".")[2]
        if kind == "svg":
            write_whole(target, self.svg.encode())
        elif kind in ("png", "pdf"):
            from .saving import rendered

            write_whole(target, rendered(self.svg, kind))
        else:
            message = f"a picture is saved as .svg, .png or .pdf, not as {target}"
            raise ArgumentError(message, "argument.path")
