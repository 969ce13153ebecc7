"""Rules that a plan is to keep, as a file, a mapping or dicts give them."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from ._inputs import plain, text_of
from ._optional import need
from .errors import ArgumentError, ParseError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from typing import Any

    # check, name, severity, parameters, file, line (0: not known)
    Rule = tuple[str, str, str | None, list[tuple[str, Any]], str, int]

_TOML = "tomllib" if sys.version_info >= (3, 11) else "tomli"


def rules_of(given: Any) -> list[Rule] | None:
    """The rules of a .toml file, a mapping of names to tables, or a list of dicts; None for None.

    Throws ArgumentError that names the rule and, of a file, its line; ParseError, MissingPackage.
    """
    if given is None:
        return None
    if isinstance(given, str) or hasattr(given, "__fspath__"):
        return _of_file(given)
    if isinstance(given, Mapping):
        return _of_tables(given, "", {})
    if isinstance(given, bytes) or not hasattr(given, "__iter__"):
        message = "rules are the path of a .toml file, a mapping of names to tables, or a list of "
        raise ArgumentError(f"{message}dicts, not {type(given).__name__}", "argument.type")
    found = [_of_row(row, at) for at, row in enumerate(given, 1)]
    return [rule for rule in found if rule is not None]


def _of_file(path: str | os.PathLike[str]) -> list[Rule]:
    import os

    file = os.fspath(path)
    toml = need(_TOML)
    with open(file, "rb") as opened:  # noqa: PTH123
        data = opened.read()
    try:
        text = data.decode("utf-8-sig")
        tables = toml.loads(text)
    except UnicodeDecodeError as fault:
        message = f"{file}: byte {fault.start} is no UTF-8; save the rules as UTF-8"
        raise ParseError(message, "rules.encoding", file, byte=fault.start) from None
    except toml.TOMLDecodeError as fault:
        line, column = _place_in(str(fault))
        place = "" if line is None else f":{line}" + (f":{column}" if column else "")
        message = f"{file}{place}: this is no TOML: {fault}"
        raise ParseError(message, "rules.toml", file, line, column) from None
    return _of_tables(tables, file, _lines_of(text, tables))


def _place_in(fault: str) -> tuple[int | None, int | None]:
    """Line and column out of `… (at line 3, column 5)`, the one place where they stand."""
    import re

    found = re.search(r"\(at line (\d+), column (\d+)\)$", fault)
    return (int(found[1]), int(found[2])) if found else (None, None)


def _lines_of(text: str, tables: Mapping[str, Any]) -> dict[str, int]:
    """The line of each rule's head, where it is written as `[name]` or `name =`."""
    lines: dict[str, int] = {}
    for at, line in enumerate(text.splitlines(), 1):
        head = line.strip()
        name = head[1:].partition("]")[0] if head.startswith("[") else head.partition("=")[0]
        name = name.strip().strip("\"'")
        if name in tables:
            lines.setdefault(name, at)
    return lines


def _of_tables(tables: Mapping[str, Any], file: str, lines: Mapping[str, int]) -> list[Rule]:
    rules = []
    for name, table in tables.items():
        line = lines.get(name, 0)
        if not isinstance(table, Mapping):
            message = "is no table; each rule is one, such as [item_without_leader]"
            raise _fault(f"“{name}” {message}", file, line)
        rule = _of_members(text_of(name, "a rule's name"), table, file, line)
        if rule is not None:
            rules.append(rule)
    return rules


def _of_row(row: Any, at: int) -> Rule | None:
    if not isinstance(row, Mapping):
        raise _fault(
            f"rule {at} is a {type(row).__name__}; give a dict with the member check", "", 0
        )
    members = dict(row)
    name = members.pop("name", None) or members.get("check")
    if name is None:
        raise _fault(
            f"rule {at} has no check; give it the name of one, such as item_without_leader"
        )
    return _of_members(text_of(name, f"the name of rule {at}"), members, "", 0)


def _of_members(name: str, given: Mapping[str, Any], file: str, line: int) -> Rule | None:
    """The rule that a table gives; None where it is disabled."""
    parameters = dict(given)
    disabled = parameters.pop("disabled", False)
    if not isinstance(disabled, bool):
        raise _fault(f"rule “{name}”: disabled is true or false, not {disabled!r}", file, line)
    check, severity = parameters.pop("check", name), parameters.pop("severity", None)
    for what, value in (("check", check), ("severity", severity)):
        if value is not None and not isinstance(value, str):
            raise _fault(f"rule “{name}”: {what} is a text, not {value!r}", file, line)
    values = [(key, _value(value, name, key, file, line)) for key, value in parameters.items()]
    return None if disabled else (check, name, severity, values, file, line)


def _value(given: Any, name: str, key: object, file: str, line: int) -> Any:
    value = plain(given)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    if isinstance(value, str):
        return text_of(value, f"{key} of the rule “{name}”")
    if isinstance(value, (list, tuple)) and all(isinstance(one, str) for one in value):
        return [text_of(one, f"{key} of the rule “{name}”") for one in value]
    message = f"rule “{name}”: {key} is {value!r}; a number, a text or a list of texts belongs here"
    raise _fault(message, file, line)


def _fault(message: str, file: str = "", line: int = 0) -> ArgumentError:
    place = file + (f":{line}" if file and line else "")
    whole = f"{place}: {message}" if place else message
    return ArgumentError(whole, "check.rule", file or None, line or None)
