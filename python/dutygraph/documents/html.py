"""HTML: the article of a page as lines and tables, without the page around it."""

from __future__ import annotations

import re

from ..errors import ParseError
from ._document import Cell, Document
from ._markup import Event, events


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_BLOCK = _names(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section "
    "summary table tbody td tfoot th thead tr ul br title head"
)
_VOID = _names("area base br col embed hr img input link meta param source track wbr")
#: What a reader of the page does not see as its text.
_SILENT = _names(
    "script style noscript template iframe object svg math select button textarea head canvas "
    "audio video map"
)
#: An opening tag closes one of these that is still open, up to the tags behind it.
_CLOSES = {
    "li": (("li",), ("ul", "ol")),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "tr": (("tr",), ("table",)),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
}
_NEAR = 64  # how far up an opening tag looks for one to close
_MOST_COLUMNS = 1024
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
#: A line that a plan is made of: numbered, or in responsibility brackets.
_PLAN_LINE = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,4}、|[（(][一二三四五六七八九十\d]{1,4}[)）]|\d{1,3}[.．、](?!\d)"
    r"|第[一二三四五六七八九十]{1,3}[章部]|[①-⑳]|[（(](?:牵头|责任|分管|配合))"
)
_PLAN_COLUMN = re.compile("牵头|责任|分管|任务|配合")
_HEADINGS = 40  # cells of a table that are looked at for its headings
_NUMBERED = re.compile(r"\s*(?:[(（]?[\d一二三四五六七八九十]+[、.．)）]|[①-⑳]|第)")
_META = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE
)
_CHARSETS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-8-sig": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "cp936": "gb18030",
}


class _Block:
    """A line, or a table: where it stands, and how much of it is no link."""

    __slots__ = ("cells", "line", "node", "text", "weight")

    def __init__(self, node: int, line: int, text: str, weight: int) -> None:
        self.node = node
        self.line = line
        self.text = text
        self.weight = weight
        self.cells: list[Cell] = []

    def plans(self) -> bool:
        """Whether a plan is made of such lines and tables."""
        if self.cells:
            return any(_PLAN_COLUMN.search(cell.text) for cell in self.cells[:_HEADINGS])
        return _PLAN_LINE.match(self.text) is not None


class _Table:
    """A table that is open: which of its grid's columns are taken, and by what."""

    def __init__(self, first_block: int) -> None:
        self.first_block = first_block
        self.nested = False
        self.row = -1
        self.column = 0
        self.taken: list[int] = []  # rows below that a cell still spans, by column
        self.cells: list[Cell] = []
        self.cell: tuple[int, int, int, int, int, int] | None = None

    def next_row(self) -> None:
        self.row += 1
        self.column = 0
        self.taken = [left - 1 if left > 0 else 0 for left in self.taken]

    def open_cell(self, rows: int, columns: int, first_block: int, line: int) -> None:
        if self.row < 0:
            self.next_row()
        while self.column < len(self.taken) and self.taken[self.column] > 0:
            self.column += 1
        columns = max(1, min(columns, _MOST_COLUMNS - self.column))
        if self.column >= _MOST_COLUMNS:
            return
        end = self.column + columns
        self.taken += [0] * (end - len(self.taken))
        self.taken[self.column : end] = [rows] * columns
        self.cell = (self.row, self.column, rows, columns, first_block, line)
        self.column = end


class _Page:
    """A page as blocks in order, each with the element it stands in.

    Elements are numbered as they open, so that what is inside one has the numbers from its own up
    to `end`: nothing here recurses, however deep a page is.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self.parent: list[int] = [-1]
        self.end: list[int] = [0]
        self.tag: list[str] = [""]
        self.blocks: list[_Block] = []
        self.title = ""
        self.hidden = 0  # characters
        self._open: list[int] = [0]  # elements
        self._quiet: list[bool] = [False]  # of each open element
        self._counts: dict[str, int] = {}
        self._tables: list[_Table] = []
        self._lists: list[int | None] = []  # the last number of an <ol>; None for others
        self._number = ""  # of a list item whose words are yet to come
        self._pieces: list[str] = []
        self._weight = 0
        self._line = 0
        self._in_title = False

    def take(self, event: Event) -> None:
        """The next tag or text."""
        if event.kind == "text":
            self._take_text(event.words, event.line)
        elif event.kind == "start":
            self._open_tag(event)
        else:
            self._close_tag(event.words)

    def _take_text(self, data: str, line: int) -> None:
        if self._in_title:
            self.title += data
            return
        if self._quiet[-1]:
            self.hidden += len(data.strip()) if self.tag[self._open[-1]] not in _SILENT else 0
            return
        if not self._pieces and not data.strip():
            return
        if not self._pieces:
            self._line = line
        self._pieces.append(data)
        if not self._counts.get("a"):
            self._weight += len(data.strip())

    def flush(self) -> None:
        """Ends the line at hand."""
        if not self._pieces:
            return
        text = _joined("".join(self._pieces))
        self._pieces.clear()
        weight, self._weight = self._weight, 0
        if not text:
            return
        number, self._number = self._number, ""
        if number and not _NUMBERED.match(text):
            text = number + text
        self.blocks.append(_Block(self._open[-1], self._line, text, weight))

    def _open_tag(self, event: Event) -> None:
        tag, given = event.words, event.attributes
        if len(self.parent) % 4096 == 0:
            self._document.check_stop()
        if tag == "title" and not self.title:
            self._in_title = True
        if tag in _BLOCK:
            self.flush()
        if tag in _VOID:
            return
        if tag in _CLOSES:
            self._close_near(*_CLOSES[tag])
        elif tag in _BLOCK and tag != "br" and self.tag[self._open[-1]] == "p":
            self._pop()
        quiet = tag in _SILENT or "hidden" in given or bool(_HIDDEN.search(given.get("style", "")))
        self._push(tag, quiet)
        if tag in ("ul", "ol"):
            numbers = tag == "ol" and given.get("type", "1") == "1"
            self._lists.append(_whole(given.get("start"), 1) - 1 if numbers else None)
        elif tag == "li" and self._lists:
            last = self._lists[-1]
            if last is not None:
                self._lists[-1] = _whole(given.get("value"), last + 1)
                self._number = f"{self._lists[-1]}. "
        elif tag == "table":
            for table in self._tables[-1:]:
                table.nested = True
            self._tables.append(_Table(len(self.blocks)))
        elif tag == "tr" and self._tables:
            self._tables[-1].next_row()
        elif tag in ("td", "th") and self._tables:
            rows = min(max(_whole(given.get("rowspan"), 1), 1), 65534)
            columns = min(max(_whole(given.get("colspan"), 1), 1), 256)
            self._tables[-1].open_cell(rows, columns, len(self.blocks), event.line)

    def _close_tag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        if tag in _BLOCK:
            self.flush()
        if tag in _VOID or not self._counts.get(tag):
            return
        while self.tag[self._open[-1]] != tag:
            self._pop()
        self._pop()

    def close(self) -> None:
        """Ends what is still open."""
        self.flush()
        while len(self._open) > 1:
            self._pop()
        self.end[0] = len(self.parent)

    def _push(self, tag: str, quiet: bool) -> None:
        self.parent.append(self._open[-1])
        self.tag.append(tag)
        self.end.append(0)
        self._open.append(len(self.parent) - 1)
        self._quiet.append(quiet or self._quiet[-1])
        self._counts[tag] = self._counts.get(tag, 0) + 1

    def _pop(self) -> None:
        element = self._open[-1]
        tag = self.tag[element]
        if tag in _BLOCK:
            self.flush()
        self._open.pop()
        self._quiet.pop()
        self.end[element] = len(self.parent)
        self._counts[tag] -= 1
        if tag in ("ul", "ol"):
            self._lists.pop()
        elif tag in ("td", "th"):
            self._close_cell()
        elif tag == "table":
            self._close_table(element)

    def _close_near(self, which: tuple[str, ...], behind: tuple[str, ...]) -> None:
        for back in range(1, min(_NEAR, len(self._open))):
            tag = self.tag[self._open[-back]]
            if tag in behind:
                return
            if tag in which:
                for _ in range(back):
                    self._pop()
                return

    def _close_cell(self) -> None:
        table = self._tables[-1] if self._tables else None
        if table is None or table.cell is None:
            return
        row, column, rows, columns, first, line = table.cell
        table.cell = None
        if not table.nested:
            text = "\n".join(block.text for block in self.blocks[first:])
            table.cells.append(Cell(row, column, rows, columns, text, f"line {line}"))

    def _close_table(self, element: int) -> None:
        table = self._tables.pop()
        wide = max((cell.column + cell.columns for cell in table.cells if cell.text), default=0)
        high = {cell.row for cell in table.cells if cell.text}
        if table.nested or wide < 2 or len(high) < 2:
            return  # it only lays out the page
        inside = self.blocks[table.first_block :]
        if not inside:
            return
        del self.blocks[table.first_block :]
        made = _Block(element, inside[0].line, "", sum(block.weight for block in inside))
        made.cells = table.cells
        self.blocks.append(made)


def _joined(text: str) -> str:
    """Text as a browser shows it; a line break between Chinese characters is no blank."""

    def blank(found: re.Match[str]) -> str:
        begin, end = found.span()
        before, after = text[max(begin - 1, 0) : begin], text[end : end + 1]
        chinese = before > "\u2e7f" and after > "\u2e7f"
        return "" if chinese and "\n" in found.group() else " "

    return _BLANKS.sub(blank, text).strip(" ")


def _whole(text: str | None, default: int) -> int:
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 8 else default


def _article(page: _Page) -> tuple[int, int]:
    """The element that holds the article, as the range of elements within it.

    The innermost one with at least 60 % of the words that are no links; then outwards, while the
    element around it has more that a plan is made of.
    """
    weights = [0] * len(page.parent)
    planned = [0] * len(page.parent)  # lines that are numbered, or in responsibility brackets
    prose = [0] * len(page.parent)  # characters of whole sentences
    for block in page.blocks:
        weights[block.node] += block.weight
        if block.plans():
            planned[block.node] += 1
        if "。" in block.text:
            prose[block.node] += block.weight
    for element in range(len(page.parent) - 1, 0, -1):
        above = page.parent[element]
        weights[above] += weights[element]
        planned[above] += planned[element]
        prose[above] += prose[element]
    best = 0
    for element in range(len(page.parent)):
        # Elements are in the order of opening: a later one that fits is within the one before.
        if weights[element] * 10 >= weights[0] * 6:
            best = element
    chosen = best
    element = best
    while page.parent[element] >= 0:
        element = page.parent[element]
        more = planned[element] > planned[chosen]
        if more or (prose[element] - prose[chosen]) * 10 > prose[chosen]:
            chosen = element
    return chosen, page.end[chosen]


def _charset(data: bytes, document: Document) -> str:
    """The page's text: a mark or UTF-8 wins over what the page says of itself."""
    found = _META.search(data[:4096])
    said = found.group(1).decode("ascii").lower() if found else ""
    named = bool(document.encoding)
    try:
        text = document.decode(data)
    except ParseError:
        if named or _CHARSETS.get(said, "utf-8") == "utf-8":
            raise
        return document.decode(data, _CHARSETS[said])
    known = _CHARSETS.get(said, said)
    read = _CHARSETS.get(document.encoding, document.encoding)
    if found and not named and known != read and not data.isascii():
        document.tell(
            "html.charset",
            "warning",
            f"the page says that it is {said}, and its bytes are {document.encoding}; "
            "they were read as that",
            "correct the page, or give the encoding",
            said,
            data.count(b"\n", 0, found.start(1)) + 1,
            found.start(1),
        )
    return text


def extract(data: bytes, document: Document) -> None:
    """Adds the article's lines and tables."""
    page = _Page(document)
    for event in events(_charset(data, document)):
        page.take(event)
    page.close()
    first, end = _article(page)
    inside = [block for block in page.blocks if first <= block.node < end]
    outside = [block for block in page.blocks if not first <= block.node < end]
    heading = _heading(page, inside)
    if heading is not None:
        document.line(heading.text, f"line {heading.line}")
        outside = [block for block in outside if block is not heading]
    for block in inside:
        document.check_stop()
        if block.cells:
            document.table("", block.cells)
        else:
            document.line(block.text, f"line {block.line}")
    left = sum(block.weight for block in outside)
    if left or page.hidden:
        said = " ".join(block.text for block in outside if block.text)
        document.tell(
            "html.left_out",
            "information",
            f"{left} characters of the page around the article"
            + (f" and {page.hidden} that it hides" if page.hidden else "")
            + " were left out",
            "if the article is not whole, save its text as .txt",
            said,
        )


def _heading(page: _Page, inside: list[_Block]) -> _Block | None:
    """The page's <h1> before the article, where the article does not begin with it."""
    if not inside:
        return None
    begin = inside[0].node
    found = None
    for block in page.blocks:
        if block is inside[0]:
            break
        element = block.node
        while element > 0 and page.tag[element] in ("span", "b", "strong", "font", "em", "u"):
            element = page.parent[element]
        if page.tag[element] == "h1" and element < begin:
            found = block
    if found is None:
        return None
    opening = "".join("".join(block.text.split()) for block in inside[:5])
    return None if "".join(found.text.split()) in opening else found
