"""PDF with a text layer: lines rejoined to paragraphs, without page numbers and running heads."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter

from .._optional import need
from ..errors import Error
from ._document import Document

#: Opens a paragraph wherever the line before ends.
_OPENS = re.compile(
    r"(?:[一二三四五六七八九十]{1,4}、|[（(][一二三四五六七八九十]{1,4}[)）]|[（(]\d{1,3}[)）]"
    r"|\d{1,3}[.．、](?!\d)|[①-⑳]|第[一二三四五六七八九十百]{1,4}[章节部条篇]|附件)"
)
_PAGE_NUMBER = re.compile(
    r"[-—–─·\s]*(?:第\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*页)?(?:\s*共\s*\d{1,4}\s*页)?[-—–─·\s]*"
)
_REPEATED = 3  # a line that stands at the edge of so many pages is no text of the plan
_SENTENCE_ENDS = "。；！？：;!?:"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in text)


def _pages(data: bytes, document: Document) -> list[list[str]]:
    pypdf = need("pypdf", "dutygraph[readers]")
    if not data[:1024].lstrip().startswith(b"%PDF-") and b"%PDF-" not in data[:1024]:
        document.fail("pdf.damaged", "this is no PDF; its first bytes are not %PDF-")
    pages = []
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            document.fail("pdf.encrypted", "the PDF asks for a password; save it without one")
        for page in reader.pages:
            document.check_stop()
            text = page.extract_text() or ""
            pages.append([line.strip() for line in text.splitlines() if line.strip()])
    except (Error, MemoryError, KeyboardInterrupt):
        raise
    except Exception as fault:  # whatever a damaged file makes the package raise
        document.fail(
            "pdf.damaged",
            f"the PDF cannot be read ({type(fault).__name__}: {fault}); print it to a new PDF, or "
            "save its text as .txt",
        )
    return pages


def _without_edges(pages: list[list[str]], document: Document) -> list[list[str]]:
    """The pages without page numbers and the lines that most begin or end with."""
    edges = Counter(line for page in pages for line in {*page[:1], *page[-1:]})
    left_out = []
    made = []
    for page in pages:
        lines = list(page)
        for at in (0, -1):
            while lines:
                line = lines[at]
                number = _PAGE_NUMBER.fullmatch(line) is not None
                repeated = edges[line] >= _REPEATED and edges[line] * 2 > len(pages)
                if not (number or (repeated and len(pages) > 1)):
                    break
                left_out.append(lines.pop(at))
        made.append(lines)
    if left_out:
        document.tell(
            "pdf.running_lines",
            "information",
            f"{len(left_out)} page numbers and running heads were left out",
            "if a line of the plan is among them, save the text as .txt",
            " | ".join(dict.fromkeys(left_out)),
        )
    return made


def _goes_on(line: str, following: str, full: int) -> bool:
    """Whether a line was broken only because it was full."""
    if _OPENS.match(following) or _width(line) < full - 4:
        return False
    return not (line[-1] in _SENTENCE_ENDS and _width(line) < full - 1)


def _joined(first: str, second: str) -> str:
    ascii_words = first[-1:].isascii() and second[:1].isascii()
    return first + (" " if ascii_words and first[-1:].isalnum() else "") + second


def extract(data: bytes, document: Document) -> None:
    """Adds the paragraphs; a scan, which has no text, is refused."""
    pages = _pages(data, document)
    blank = [number for number, lines in enumerate(pages, 1) if not lines]
    if len(blank) == len(pages):
        document.fail(
            "pdf.image_only",
            "image only: this PDF is a scan without a text layer; recognise its text (OCR) and "
            "save that as .txt",
        )
    if blank:
        document.tell(
            "pdf.blank_pages",
            "warning",
            f"pages without a text layer were left out: {', '.join(map(str, blank[:20]))}",
            "if they are scans, recognise their text (OCR) and save that as .txt",
        )
    pages = _without_edges(pages, document)
    widths = sorted(_width(line) for page in pages for line in page)
    full = widths[int(len(widths) * 0.9)] if widths else 0
    text, place = "", ""
    last = ""
    for number, lines in enumerate(pages, 1):
        for line in lines:
            if text and _goes_on(last, line, full):
                text = _joined(text, line)
            else:
                if text:
                    document.line(text, place)
                text, place = line, f"page {number}"
            last = line
    if text:
        document.line(text, place)
