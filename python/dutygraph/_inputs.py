"""What callers give: texts, counts, and anything tabular as columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .errors import ArgumentError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def text_of(given: object, what: str) -> str:
    """A str that is well-formed text; `what` names the argument."""
    if not isinstance(given, str):
        message = f"{what} is a str, not {type(given).__name__}"
        raise ArgumentError(message, "argument.type")
    try:
        given.encode()
    except UnicodeEncodeError as fault:
        message = f"{what}: character {fault.start + 1} is a lone surrogate and no text; "
        message += "decode it with the right encoding"
        raise ArgumentError(message, "argument.text") from None
    return given


def label_of(given: object, what: str) -> str:
    """A name or number, given as str or int."""
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    return text_of(given, what)


def count_of(given: object, what: str) -> int:
    """A whole number from 0 up."""
    if isinstance(given, bool) or not isinstance(given, int) or not 0 <= given < 2**32:
        message = f"{what} is a whole number from 0 to {2**32 - 1}, not {given!r}"
        raise ArgumentError(message, "argument.count")
    return given


def number_of(given: Any, what: str) -> float:
    """A number; texts and truth values are none."""
    if isinstance(given, (str, bytes, bool)) or not hasattr(given, "__float__"):
        message = f"{what} is {given!r} where a number belongs"
        raise ArgumentError(message, "argument.not_a_number")
    try:
        return float(given)
    except (OverflowError, TypeError, ValueError) as fault:
        message = f"{what}: {fault}; give a number that a float can hold"
        raise ArgumentError(message, "argument.not_a_number") from None


def numbers_of(given: Any, what: str) -> list[float]:
    """Numbers in a row: a list, a tuple, an array, a Series, a column of a Table."""
    kind = getattr(getattr(given, "dtype", None), "kind", None)
    if isinstance(given, (str, bytes, bytearray, Mapping, set)) or not hasattr(given, "__iter__"):
        message = f"{what} are numbers in a row, such as a list, not {type(given).__name__}"
        raise ArgumentError(message, "argument.type")
    if isinstance(kind, str) and kind in "mM":
        message = f"{what} are times of the type {given.dtype} where numbers belong"
        raise ArgumentError(message, "argument.not_a_number")
    return [
        number_of(value, f"row {at} of {what}") for at, value in enumerate(listed(given, what), 1)
    ]


def roles_of(given: Any) -> list[str]:
    """Names of roles from one name or several; none for None."""
    names = [given] if isinstance(given, str) else list(given or [])
    return [text_of(name, "a role") for name in names]


def is_missing(value: Any) -> bool:
    """True for None, NaN, NaT and pandas.NA."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    try:
        return bool(value != value)
    except (TypeError, ValueError):
        return False


def scalar_of(value: Any, what: str) -> str | None:
    """Any scalar as the name it goes by, 9.0 as 9; None where it is missing."""
    if isinstance(value, str):
        return text_of(value, what)
    if is_missing(value):
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (bytes, list, tuple, dict, set)):
        message = f"{what} is a {type(value).__name__} where a text or number belongs"
        raise ArgumentError(message, "argument.type")
    return str(value)


def plain(value: Any) -> Any:
    """A NumPy scalar as Python's own; all else as it is."""
    if type(value).__module__ == "numpy" and hasattr(value, "item"):
        return value.item()
    return value


def listed(values: Any, name: str) -> list[Any]:
    """One column as a list of Python values."""
    if isinstance(values, (str, bytes)) or not hasattr(values, "__iter__"):
        message = f'column "{name}" is a {type(values).__name__}; a column is a list of values'
        raise ArgumentError(message, "argument.columns")
    if hasattr(values, "tolist"):
        return list(values.tolist())
    return [plain(value) for value in values]


def columns_of(data: Any) -> dict[str, list[Any]]:
    """Columns by name from a dict of columns, rows that are dicts, pandas, polars or Arrow.

    Rows may lack members, which are None then. Throws ArgumentError for anything else, or columns
    of unequal length.
    """
    columns: dict[str, list[Any]]
    if isinstance(data, Mapping):
        columns = {str(name): listed(values, str(name)) for name, values in data.items()}
    elif hasattr(data, "to_dict") and hasattr(data, "iloc"):  # pandas
        columns = {
            name: [None if is_missing(value) else value for value in values]
            for name, values in columns_of(data.to_dict("list")).items()
        }
    elif hasattr(data, "__arrow_c_stream__"):
        from .table import Table

        table = Table(data)
        columns = {name: table._table.cells(name) for name in table.columns}
    else:
        columns = _of_rows(data)
    lengths = {len(values) for values in columns.values()}
    if len(lengths) > 1:
        seen = ", ".join(f"{name} {len(values)}" for name, values in columns.items())
        raise ArgumentError(f"columns differ in their rows: {seen}", "argument.columns")
    return columns


def require_columns(columns: Mapping[str, Any], known: Sequence[str], needed: int) -> None:
    """Raises ArgumentError for a column that is not known, or one of the first that is missing."""
    unknown = [name for name in columns if name not in known]
    missing = [name for name in known[:needed] if columns and name not in columns]
    if unknown or missing:
        wrong = f"unknown: {', '.join(unknown)}" if unknown else f"missing: {', '.join(missing)}"
        message = f"columns {wrong}; seen: {', '.join(columns)}; known: {', '.join(known)}"
        raise ArgumentError(message, "argument.columns")


def _of_rows(data: Any) -> dict[str, list[Any]]:
    if isinstance(data, (str, bytes)) or not hasattr(data, "__iter__"):
        message = f"{type(data).__name__} is no table; give a list of dicts, a dict of lists, "
        raise ArgumentError(message + "or a pandas, polars or Arrow table", "argument.type")
    rows = list(data)
    names: dict[str, None] = {}
    for at, row in enumerate(rows, 1):
        if not isinstance(row, Mapping):
            message = f"row {at} is a {type(row).__name__}; give a list of dicts"
            raise ArgumentError(message, "argument.type")
        names.update((str(name), None) for name in row)
    return {name: [plain(row.get(name)) for row in rows] for name in names}


def pairs_of(given: Any, key: str, value: str) -> list[tuple[str, float]]:
    """(name, number) from a mapping, or from anything tabular with the columns `key`, `value`."""
    if given is None:
        return []
    if isinstance(given, Mapping) and not (key in given and value in given):
        entries = list(given.items())
    else:
        columns = columns_of(given)
        if key not in columns or value not in columns:
            message = f"a table with the columns {key} and {value} belongs here; seen: "
            raise ArgumentError(message + ", ".join(columns), "argument.columns")
        entries = list(zip(columns[key], columns[value], strict=True))
    out = []
    for at, (name, number) in enumerate(entries, 1):
        label = _named(name, f"row {at}: {key}")
        out.append((label, number_of(number, f"row {at} ({label}): {value}")))
    return out


def label_pairs_of(given: Any, key: str, value: str, what: str) -> list[tuple[str, str]]:
    """(name, name) from pairs, a mapping of names to lists of names, or anything tabular."""
    if given is None:
        return []
    entries: list[tuple[Any, Any]]
    if isinstance(given, Mapping) and key not in given and value not in given:
        entries = []
        for name, several in given.items():
            if isinstance(several, (str, bytes)) or not hasattr(several, "__iter__"):
                several = [several]
            entries += [(name, one) for one in several]
    elif isinstance(given, (list, tuple)) and all(_is_pair(row) for row in given):
        entries = [(row[0], row[1]) for row in given]
    else:
        columns = columns_of(given)
        if key not in columns or value not in columns:
            message = f"{what}: a table with the columns {key} and {value} belongs here; seen: "
            raise ArgumentError(message + ", ".join(columns), "argument.columns")
        entries = list(zip(columns[key], columns[value], strict=True))
    return [
        (
            _named(name, f"row {at} of {what}: {key}"),
            _named(other, f"row {at} of {what}: {value}"),
        )
        for at, (name, other) in enumerate(entries, 1)
    ]


def _named(given: Any, what: str) -> str:
    return label_of(plain(getattr(given, "key", given)), what)  # a Node goes by its key


def _is_pair(row: object) -> bool:
    return isinstance(row, (list, tuple)) and len(row) == 2
