"""Files of other formats as lines of text and tables of cells, and nothing more.

Nothing is fetched, nothing is unpacked to disk, and no file but the input is opened.
"""

from __future__ import annotations

from collections.abc import Mapping

from .. import _core
from .._inputs import text_of
from ..errors import ArgumentError, ParseError
from ._document import Document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Reader = Callable[[bytes, Document], None]

#: Read by the library itself, as text; by `read_csv`; and by a module of this package.
TEXT = (".txt", "")
CSV = ".csv"
EXTRACTED = (".md", ".markdown", ".html", ".htm", ".docx", ".xlsx", ".pdf")
#: What to do with a file of another kind.
CONVERT = {
    ".ofd": "open it in an OFD reader such as 数科阅读器 and save it as .pdf or .txt",
    ".doc": "save it as .docx in Word, WPS or LibreOffice (soffice --convert-to docx FILE)",
    ".wps": "save it as .docx in WPS or LibreOffice (soffice --convert-to docx FILE)",
    ".xls": "save it as .xlsx in Excel, WPS or LibreOffice (soffice --convert-to xlsx FILE)",
    ".et": "save it as .xlsx in WPS",
    ".rtf": "save it as .docx in Word, WPS or LibreOffice (soffice --convert-to docx FILE)",
    ".odt": "save it as .docx in LibreOffice (soffice --convert-to docx FILE)",
    ".ods": "save it as .xlsx in LibreOffice (soffice --convert-to xlsx FILE)",
}
_READ = ".txt, .md, .html, .docx, .xlsx, .csv, .pdf with a text layer and saved .json"


def refuse(suffix: str, name: str) -> ParseError:
    """The error for a file that is not read, with what to do about it."""
    advice = CONVERT.get(suffix, "save it as UTF-8 text first")
    message = f"{name}: {suffix} is not read; {advice}; read are {_READ}"
    return ParseError(message, "input.unsupported", name)


def aliases_of(columns: Mapping[str, str] | None) -> list[tuple[str, str]]:
    """Headings of tables and what they mean, as the library takes them."""
    if columns is None:
        return []
    if not isinstance(columns, Mapping):
        message = f"columns is a dict of headings, not {type(columns).__name__}"
        raise ArgumentError(message, "argument.type")
    return [
        (text_of(heading, "a heading"), text_of(meant, "what a heading means"))
        for heading, meant in columns.items()
    ]


def _reader(suffix: str) -> Reader:
    """Each format's module is imported when a file asks for it."""
    if suffix in (".html", ".htm"):
        from . import html

        return html.extract
    if suffix in (".md", ".markdown"):
        from . import markdown

        return markdown.extract
    if suffix == ".docx":
        from . import docx

        return docx.extract
    if suffix == ".xlsx":
        from . import xlsx

        return xlsx.extract
    from . import pdf

    return pdf.extract


def extract(
    data: bytes,
    suffix: str,
    name: str,
    *,
    encoding: str | None = None,
    replace: bool = False,
    limits: _core.Limits | None = None,
    stop: _core.StopFlag | None = None,
) -> _core.ExtractedDocument:
    """The lines and tables of a file's bytes; `suffix` says the format.

    Raises ParseError, LimitExceeded, MissingPackage, Stopped.
    """
    document = Document(name, limits or _core.Limits(), stop, encoding or "", replace)
    if suffix in (".docx", ".xlsx", ".pdf") and (encoding is not None or replace):
        message = f"{name}: encoding and errors are for texts; a {suffix} says its own"
        raise ArgumentError(message, "argument.encoding", name)
    _reader(suffix)(data, document)
    return document.finish()
