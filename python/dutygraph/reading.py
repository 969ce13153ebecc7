"""Ways to get a plan: from a file, a text, or rows of one's own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from . import _core, documents
from ._inputs import columns_of, is_missing, number_of, require_columns, scalar_of, text_of
from .errors import ArgumentError, ParseError
from .plan import Plan

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Path = str | os.PathLike[str]

_SAVED = ".json"


def _display(path: str) -> str:
    """A path as errors and plans name it; bytes that are no text are shown escaped."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _options(
    links: Path | bytes | None,
    encoding: str | None,
    errors: str,
    strict: bool,
    file: str,
    limits: _core.Limits | None,
    stop: _core.StopFlag | None,
) -> _core.ReadOptions:
    if errors not in ("strict", "replace"):
        message = f"errors={errors!r} is not known; use 'strict' or 'replace'"
        raise ArgumentError(message, "argument.unknown_value")
    name = "" if encoding is None else text_of(encoding, "encoding")
    replace = errors == "replace"
    options = _core.ReadOptions(name, replace, bool(strict), file, limits or _core.Limits())
    if isinstance(links, (bytes, bytearray, memoryview)):
        options.links_from_bytes(bytes(links), stop)
    elif links is not None:
        options.links_from_file(os.fsencode(links), stop)
    return options


def read(
    source: Path | bytes | bytearray | memoryview,
    *,
    links: Path | bytes | None = None,
    review: Any = None,
    encoding: str | None = None,
    errors: str = "strict",
    strict: bool = False,
    columns: Mapping[str, str] | None = None,
    limits: _core.Limits | None = None,
    stop: _core.StopFlag | None = None,
) -> Plan:
    """Reads a plan from a file, or from a text's bytes.

    Files: .txt, .md, .html, .docx, .xlsx, .csv, .pdf with a text layer, .json that `save` wrote.
    `columns` says what the headings of a table mean that are not known: {"承办": "责任单位"}.
    An empty text is an empty plan with a diagnostic. `links` is a file
    `task_force,item[,tier][,reason][,coder]` of what a person says; none is found by itself.
    `review` is a sheet to confirm that a person filled (`plan.review_sheet`), or several; it is
    applied behind the links, and a row at odds with them is an error.
    `encoding` (utf-8, gb18030 or gbk or gb2312, utf-16, utf-16-le, utf-16-be) is found out unless
    given, and is `plan.encoding`; `errors="replace"` turns ill-formed bytes into U+FFFD.
    `strict` raises on the first warning. Linear in the bytes.
    Raises ParseError, ExchangeError (.json), ArgumentError, LimitExceeded, MissingPackage, Stopped.
    """
    if review is not None:
        plan = read(
            source,
            links=links,
            encoding=encoding,
            errors=errors,
            columns=columns,
            limits=limits,
            stop=stop,
        )
        return _reviewed(plan, review, strict, limits, stop)
    aliases = documents.aliases_of(columns)
    if isinstance(source, (bytes, bytearray, memoryview)):
        options = _options(links, encoding, errors, strict, "", limits, stop)
        return Plan(_core.read_bytes(bytes(source), options, stop))
    path = os.fsdecode(source)
    name = _display(path)
    suffix = os.path.splitext(path)[1].lower()  # noqa: PTH122
    if suffix == _SAVED:
        if links is not None or encoding is not None or errors != "strict":
            message = f"{name}: a saved plan has its links and is UTF-8; links, encoding and errors"
            raise ArgumentError(message + " are for texts", "argument.saved_plan", name)
        allowed = limits or _core.Limits()
        plan = Plan(_core.read_json(os.fsencode(path), name, allowed, stop))
        if strict:
            _raise_first_warning(plan)
        return plan
    known = (*documents.TEXT, *documents.EXTRACTED, documents.CSV)
    if suffix not in known and os.path.isfile(path):  # noqa: PTH113
        raise documents.refuse(_display(suffix), name)
    options = _options(links, encoding, errors, strict, name, limits, stop)
    if suffix not in documents.EXTRACTED and suffix != documents.CSV:
        return Plan(_core.read_file(os.fsencode(path), options, stop))
    data = _core.file_bytes(os.fsencode(path), limits or _core.Limits(), stop)
    if suffix == documents.CSV:
        return Plan(_core.read_csv(data, options, aliases, stop))
    document = documents.extract(
        data,
        suffix,
        name,
        encoding=encoding,
        replace=errors == "replace",
        limits=limits,
        stop=stop,
    )
    return Plan(_core.read_document(document, options, aliases, stop))


def _reviewed(
    plan: Plan, review: Any, strict: bool, limits: _core.Limits | None, stop: _core.StopFlag | None
) -> Plan:
    """What a review settles is no warning any more, so `strict` looks at what comes of it."""
    plan = plan.reviewed(review, limits=limits, stop=stop)
    if strict:
        _raise_first_warning(plan)
    return plan


def _raise_first_warning(plan: Plan) -> None:
    for found in plan.diagnostics:
        if found.severity != "information":
            raise ParseError(
                str(found), found.code, found.file or None, found.line, found.column, found.byte
            )


def read_text(
    text: str,
    *,
    links: Path | bytes | None = None,
    review: Any = None,
    strict: bool = False,
    limits: _core.Limits | None = None,
    stop: _core.StopFlag | None = None,
) -> Plan:
    """Reads a plan from a str; the rest as in `read`."""
    text_of(text, "text")
    later = strict and review is None
    options = _options(links, None, "strict", later, "", limits, stop)
    plan = Plan(_core.read_text(text, options, stop))
    return plan if review is None else _reviewed(plan, review, strict, limits, stop)


_KNOWN = ("actor", "item", "role", "actor_kind", "chapter", "effort")


def from_assignments(
    rows: Iterable[Mapping[str, Any]] | Mapping[str, Any] | Any,
    *,
    limits: _core.Limits | None = None,
    stop: _core.StopFlag | None = None,
) -> Plan:
    """A plan from rows of one's own: dicts, a dict of columns, pandas, polars or Arrow.

    Columns: actor, item [, role="lead", actor_kind="leader", chapter, effort=1]. `item` and
    `chapter` may be any scalar. An actor of None is an item without actor, an item of None an actor
    without item; NaN and the like count as None. No rows give an empty plan. All edges are curated.
    Raises ArgumentError (columns), BuildError with every row at fault; linear in the rows.
    """
    columns = columns_of(rows)
    require_columns(columns, _KNOWN, 2)
    count = len(next(iter(columns.values()), []))
    nothing: list[Any] = [None] * count
    given = []
    for at, (actor, item, role, kind, chapter, effort) in enumerate(
        zip(*(columns.get(name, nothing) for name in _KNOWN), strict=True), 1
    ):
        where = f"row {at}:"
        given.append(
            (
                scalar_of(actor, f"{where} actor"),
                scalar_of(item, f"{where} item"),
                scalar_of(role, f"{where} role") or "lead",
                scalar_of(kind, f"{where} actor_kind") or "leader",
                scalar_of(chapter, f"{where} chapter"),
                None if is_missing(effort) else number_of(effort, f"{where} effort"),
            )
        )
    return Plan(_core.from_assignments(given, limits or _core.Limits(), stop))
