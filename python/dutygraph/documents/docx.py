"""Word (.docx): paragraphs with their automatic numbers, and tables with merged cells."""

from __future__ import annotations

from ._document import Cell, Document
from ._numbering import Numbering, Styles
from ._package import Package
from ._xml import Handler, parse

#: Deleted, moved away, or said twice (a text box for old programs).
_LEFT_OUT = frozenset(("del", "moveFrom", "Fallback", "rPrChange", "pPrChange", "tblPrChange"))


class _Paragraph:
    __slots__ = ("level", "number", "style", "text")

    def __init__(self) -> None:
        self.text: list[str] = []
        self.style: str | None = None
        self.number: str | None = None
        self.level: str | None = None


class _Table:
    """A table that is open. A cell is [row, column, rows, columns, lines, place]."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.row = -1
        self.column = 0
        self.deleted = False
        self.cells: list[_Cell] = []
        self.above: dict[int, _Cell] = {}  # the cell that each column had last
        self.cell: _Cell | None = None


class _Cell:
    __slots__ = ("column", "columns", "lines", "merges", "row", "rows")

    def __init__(self, row: int, column: int) -> None:
        self.row = row
        self.column = column
        self.rows = 1
        self.columns = 1
        self.merges = False  # it goes on the cell above
        self.lines: list[str] = []


class _Body(Handler):
    """Reads word/document.xml in one pass."""

    def __init__(self, document: Document, numbering: Numbering, styles: Styles) -> None:
        self._document = document
        self._numbering = numbering
        self._styles = styles
        self._left_out = 0  # open elements that are left out
        self._stack: list[str] = []
        self._paragraphs: list[_Paragraph] = []
        self._tables: list[_Table] = []
        self._count = 0
        self._table_count = 0
        self._hidden = 0
        self._hidden_run = False
        self._tracked = 0
        self._in_text = False
        self._joins: list[str] = []  # of paragraphs whose end is deleted

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        above = self._stack[-1] if self._stack else ""
        self._stack.append(tag)
        if tag == "del" and above == "trPr" and self._tables:
            self._tables[-1].deleted = True
        if tag == "del" and above == "rPr" and len(self._stack) > 3 and self._stack[-3] == "pPr":
            self._joins.append("")  # the mark that ends this paragraph is deleted
            if self._paragraphs:
                self._paragraphs[-1].text.append("\0")
        if self._left_out or tag in _LEFT_OUT:
            if tag == "del" and not self._left_out and above not in ("rPr", "trPr"):
                self._tracked += 1
            self._left_out += 1
            return
        value = attributes.get("val")
        off = value in ("0", "false", "off", "none")
        if tag == "p":
            self._paragraphs.append(_Paragraph())
        elif tag == "r":
            self._hidden_run = False
        elif tag == "t":
            self._in_text = True
        elif tag in ("tab", "br", "cr", "noBreakHyphen") and above == "r":
            self._add({"tab": "\t", "noBreakHyphen": "-"}.get(tag, "\n"))
        elif tag == "vanish" and above == "rPr" and not off:
            self._hidden_run = len(self._stack) > 2 and self._stack[-3] == "r"
        elif tag == "tbl":
            self._table_count += 1
            self._tables.append(_Table(self._table_count))
        elif self._paragraphs and above in ("pPr", "numPr"):
            paragraph = self._paragraphs[-1]
            if tag == "pStyle":
                paragraph.style = value
            elif tag == "numId":
                paragraph.number = value
            elif tag == "ilvl":
                paragraph.level = value
        if self._tables:
            self._table_start(self._tables[-1], tag, above, attributes)

    def _table_start(self, table: _Table, tag: str, above: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if tag == "tr":
            table.row += 1
            table.column = 0
            table.deleted = False
        elif tag == "gridBefore" and above == "trPr":
            table.column += _count(value)
        elif tag == "tc":
            table.cell = _Cell(table.row, table.column)
        elif table.cell is not None and above == "tcPr":
            if tag == "gridSpan":
                table.cell.columns = max(1, _count(value))
            elif tag == "vMerge":
                table.cell.merges = value != "restart"

    def end(self, tag: str) -> None:
        self._stack.pop()
        if self._left_out:
            self._left_out -= 1
            return
        if tag == "t":
            self._in_text = False
        elif tag == "p" and self._paragraphs:
            self._end_paragraph(self._paragraphs.pop())
        elif tag == "tc" and self._tables:
            self._end_cell(self._tables[-1])
        elif tag == "tbl" and self._tables:
            self._end_table(self._tables.pop())

    def data(self, text: str) -> None:
        if self._in_text and not self._left_out:
            self._add(text)

    def _add(self, text: str) -> None:
        if self._hidden_run:
            self._hidden += len(text.strip())
        elif self._paragraphs:
            self._paragraphs[-1].text.append(text)

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        self._count += 1
        text = "".join(paragraph.text)
        if "\0" in text:
            self._joins[-1] = text.replace("\0", "")
            return
        if self._joins:
            text = "".join(self._joins) + text
            self._joins.clear()
        number, level = paragraph.number, paragraph.level
        if number is None:
            number, level = self._styles.numbering(paragraph.style, level)
        if text.strip() and number is not None:
            text = self._numbering.next(number, level) + text
        if not text.strip():
            return
        cell = self._tables[-1].cell if self._tables else None
        if cell is not None:
            cell.lines.append(text)
        else:
            self._document.line(text, f"paragraph {self._count}")

    def _end_cell(self, table: _Table) -> None:
        cell = table.cell
        table.cell = None
        if cell is None:
            return
        table.column = cell.column + cell.columns
        if table.deleted:
            return
        above = table.above.get(cell.column)
        if cell.merges and above is not None and above.column == cell.column:
            above.rows = cell.row - above.row + 1
            above.lines += cell.lines
            return
        table.above[cell.column] = cell
        table.cells.append(cell)

    def _end_table(self, table: _Table) -> None:
        outer = self._tables[-1].cell if self._tables else None
        if outer is not None:  # a table in a cell: its rows are lines of that cell
            rows: dict[int, list[str]] = {}
            for cell in table.cells:
                rows.setdefault(cell.row, []).append(" ".join(cell.lines))
            outer.lines += ["\t".join(cells) for cells in rows.values()]
            return
        name = f"table {table.number}"
        self._document.table(
            name,
            [
                Cell(
                    cell.row,
                    cell.column,
                    cell.rows,
                    cell.columns,
                    "\n".join(cell.lines),
                    f"{name}, row {cell.row + 1}, column {cell.column + 1}",
                )
                for cell in table.cells
            ],
        )

    def finish(self) -> None:
        """Tells what was left out."""
        if self._joins:
            self._document.line("".join(self._joins), f"paragraph {self._count}")
        if self._tracked:
            self._document.tell(
                "docx.tracked_deletion",
                "information",
                f"{self._tracked} tracked deletions were left out, tracked insertions were read",
                "accept or reject the changes if that is not meant",
            )
        if self._hidden:
            self._document.tell(
                "docx.hidden_text",
                "information",
                f"{self._hidden} characters of hidden text were left out",
                "unhide them if they belong to the plan",
            )


def _count(value: str) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def extract(data: bytes, document: Document) -> None:
    """Adds paragraphs and tables in their order; headers, footers and notes are left out."""
    package = Package(data, document, ".docx")
    main = package.main_part("word/document.xml")
    numbering, styles = Numbering(), Styles()
    for kind, name in package.relations(main).values():
        if kind == "numbering" and name in package:
            parse(package.read(name), name, numbering, document)
        elif kind == "styles" and name in package:
            parse(package.read(name), name, styles, document)
    body = _Body(document, numbering, styles)
    parse(package.read(main), main, body, document)
    body.finish()
