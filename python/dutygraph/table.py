"""Named typed columns: the shape of every result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from . import _core
from ._inputs import columns_of
from ._optional import need
from ._text import cut, grid, human, machine
from .errors import ArgumentError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from typing import Any

    import pandas
    import polars
    import pyarrow

_SHOWN_ROWS = 60
_SHOWN_COLUMNS = 48  # of one cell on a terminal


def _type_of(name: str, values: Sequence[Any]) -> str:
    """The column type that all values but None have; utf8 where there is none."""
    from datetime import date, datetime

    kinds: set[str] = set()
    for value in values:
        if value is None:
            continue
        if isinstance(value, bool):
            kinds.add("bool")
        elif isinstance(value, int):
            kinds.add("int64")
        elif isinstance(value, float):
            kinds.add("float64")
        elif isinstance(value, str):
            kinds.add("utf8")
        elif isinstance(value, date) and not isinstance(value, datetime):
            kinds.add("date")
        elif isinstance(value, (list, tuple)):
            kinds.add("list<utf8>")
        else:
            raise ArgumentError(
                f'column "{name}": {type(value).__name__} is none of str, int, float, bool, date, '
                "list of str",
                "table.type",
            )
    if kinds == {"int64", "float64"}:
        return "float64"
    if len(kinds) > 1:
        raise ArgumentError(f'column "{name}" mixes {", ".join(sorted(kinds))}', "table.type")
    return kinds.pop() if kinds else "utf8"


class Table:
    """Columns of one length with a caption that says how things were counted.

    Column types: utf8, int64, float64, bool, date, list<utf8>; any value may be None.
    Made from a dict of lists, a list of dicts, a pandas or polars table, or anything with
    `__arrow_c_stream__`. `types` names the type of columns where the values do not show it.
    An immutable value: every result that looks alike is equal.
    """

    __slots__ = ("_table",)
    _table: _core.Table

    def __init__(
        self,
        data: Mapping[str, Sequence[Any]] | Any = None,
        *,
        caption: str = "",
        types: Mapping[str, str] | None = None,
        limits: _core.Limits | None = None,
        stop: _core.StopFlag | None = None,
    ) -> None:
        if isinstance(data, Table):
            self._table = data._table.with_caption(caption) if caption else data._table
            return
        if hasattr(data, "__arrow_c_stream__") and not hasattr(data, "iloc"):
            stream = data.__arrow_c_stream__()
            made = _core.Table.from_stream(stream, limits or _core.Limits(), stop)
            self._table = made.with_caption(caption) if caption else made
            return
        given = {} if data is None else columns_of(data)
        columns = []
        for name, values in given.items():
            kind = (types or {}).get(name) or _type_of(name, values)
            if kind == "float64":
                values = [float(value) if type(value) is int else value for value in values]
            columns.append((name, kind, values))
        self._table = _core.Table(caption, columns)

    @classmethod
    def _of(cls, made: _core.Table) -> Table:
        table = cls.__new__(cls)
        table._table = made
        return table

    def _only(self, names: Sequence[str]) -> Table:
        """Some of the columns, without the caption."""
        types = self.types
        return Table(
            {name: self._table.cells(name) for name in names},
            types={name: types[name] for name in names},
        )

    @property
    def caption(self) -> str:
        """How things were counted: inheritance, level, denominator."""
        return self._table.caption

    @property
    def columns(self) -> list[str]:
        """Names of the columns, in order."""
        return self._table.columns

    @property
    def types(self) -> dict[str, str]:
        """Column type by name."""
        return dict(zip(self._table.columns, self._table.types, strict=True))

    def __len__(self) -> int:
        return len(self._table)

    def __getitem__(self, name: str) -> Any:
        """One column: a read-only memoryview of numbers where none is None, else a list.

        The memoryview shows the table's own memory: `numpy.asarray(table["items"])` copies nothing
        and stays good when the table is gone. Raises UnknownName with the names there are.
        """
        if not isinstance(name, str):
            message = f"a column goes by its name, a str, not {type(name).__name__}; "
            raise ArgumentError(message + "rows() gives the rows", "argument.type")
        numbers = self._table.numbers(name)
        return self._table.cells(name) if numbers is None else memoryview(numbers)

    def __contains__(self, name: object) -> bool:
        return name in self.columns

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows())

    def rows(self) -> list[dict[str, Any]]:
        """All rows as dicts of plain Python values."""
        names = self.columns
        cells = [self._table.cells(name) for name in names]
        return [dict(zip(names, row, strict=True)) for row in zip(*cells, strict=True)]

    def __eq__(self, other: object) -> bool:
        return self._table == other._table if isinstance(other, Table) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __copy__(self) -> Table:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Table:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        columns = {name: self._table.cells(name) for name in self.columns}
        return _restore, (columns, self.caption, self.types)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Arrow's stream as a capsule; a requested schema is not obeyed, as Arrow allows."""
        return self._table.to_stream()

    def to_arrow(self) -> pyarrow.Table:
        """A pyarrow.Table, without a copy but for bool (MissingPackage without pyarrow)."""
        return need("pyarrow").table(self)

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas.DataFrame, column by column (MissingPackage without pandas; needs no pyarrow).

        Whole numbers with gaps become Int64, truth values with gaps boolean; texts, dates and
        lists are objects. `attrs["caption"]` holds the caption.
        """
        frames = need("pandas")
        data = {}
        for name, kind in self.types.items():
            values = self._table.cells(name)
            gaps = None in values
            dtype = {
                "int64": "Int64" if gaps else "int64",
                "float64": "float64",
                "bool": "boolean" if gaps else "bool",
            }.get(kind, "object")
            data[name] = frames.Series(values, dtype=dtype)
        frame = frames.DataFrame(data, columns=self.columns)
        frame.attrs["caption"] = self.caption
        return frame

    def to_polars(self) -> polars.DataFrame:
        """A polars.DataFrame, column by column (MissingPackage without polars)."""
        frames = need("polars")
        kinds = {
            "utf8": frames.String,
            "int64": frames.Int64,
            "float64": frames.Float64,
            "bool": frames.Boolean,
            "date": frames.Date,
            "list<utf8>": frames.List(frames.String),
        }
        return frames.DataFrame(
            [
                frames.Series(name, self._table.cells(name), dtype=kinds[kind])
                for name, kind in self.types.items()
            ]
        )

    def to_csv(self, path: str | os.PathLike[str] | None = None) -> str | None:
        """CSV after RFC 4180 (UTF-8, LF) for machines: the text, or written to `path`.

        Nothing is lost but types and the bounds within lists, which are joined by 、: a missing
        value is an empty field, an empty text is `""`. A spreadsheet may take a field that begins
        with = + - @ for a formula; this file is not made for one.
        """
        lines = [",".join(_field(name) for name in self.columns)]
        cells = [self._table.cells(name) for name in self.columns]
        lines += [",".join(map(_field, row)) for row in zip(*cells, strict=True)]
        text = "\n".join(lines) + "\n"
        if path is None:
            return text
        with open(path, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123
            file.write(text)
        return None

    def _shown(self, most: int) -> tuple[list[str], list[list[str]], list[bool]]:
        """Heads, the first rows as text, and which columns are numbers."""
        right = [kind in ("int64", "float64") for kind in self._table.types]
        cells = [map(human, self._table.cells(name, most)) for name in self.columns]
        return list(map(human, self.columns)), list(map(list, zip(*cells, strict=True))), right

    def _grid(self, most: int) -> str:
        """Aligned lines for a terminal, long cells cut, without the caption."""
        head, rows, right = self._shown(most)
        text = grid(head, [[cut(cell, _SHOWN_COLUMNS) for cell in row] for row in rows], right)
        return f"{text}\n… {len(self) - most} more" if len(self) > most else text

    def __repr__(self) -> str:
        text = self._grid(_SHOWN_ROWS)
        return f"{text}\n{human(self.caption)}" if self.caption else text

    def _repr_html_(self) -> str:
        from ._notebook import table_html

        return table_html(self)


def _restore(columns: dict[str, list[Any]], caption: str, types: dict[str, str]) -> Table:
    return Table(columns, caption=caption, types=types)


def _field(value: Any) -> str:
    """One field of a CSV line; only a missing value is empty without quotes."""
    text = machine(value)
    if value is not None and (not text or any(mark in text for mark in ',"\r\n')):
        return '"' + text.replace('"', '""') + '"'
    return text
