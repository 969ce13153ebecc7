"""A plan as a file to hand round: the table of tasks, tables for counting, a page to print."""

from __future__ import annotations

from .._saving import write_whole
from ..errors import ArgumentError
from ..options import language_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Mapping
    from typing import Any

    from ..diagnostic import Diagnostic
    from ..node import Node
    from ..plan import Plan

FORMATS = ("html", "docx", "xlsx", "md")
_SUFFIXES = {".htm": "html", ".markdown": "md", **{f".{name}": name for name in FORMATS}}


class Reporting:
    """The part of `Plan` that writes reports."""

    __slots__ = ()

    def report(
        self: Any,
        path: str | os.PathLike[str],
        *,
        format: str | None = None,
        of: str | Node | None = None,
        language: str | None = None,
        pseudonymise: bool | Mapping[str, str] = False,
    ) -> list[Diagnostic]:
        """Writes a report (责任分工报告): the whole new file or, on an error, the old one.

        `format`: "html" is a page to open offline and print; "docx" is the table of tasks that
        offices circulate (任务分解表), "md" the same with the counted tables below it, "xlsx" with
        each on a sheet; by the ending of `path` unless given. `of`: only what one leader, section
        or task force holds; then the table of tasks alone, so not for "html". `language`: of our
        own words, "zh" or "en", else that of `dg.options`; the table of tasks is Chinese.
        `pseudonymise`: codes for names, as `plan.pseudonymise`. Gives what `dg.read` does not get
        back from the table of tasks, which the file says too; nothing for "html". The same plan
        gives the same bytes. Linear in text, items and assignments, the page in the matrix too.
        Raises ArgumentError, UnknownName, AmbiguousName.
        """
        return _write(self, path, format, of, language_of(language), pseudonymise)

    def pseudonymise(self: Any, names: Mapping[str, str] | None = None) -> Plan:
        """The plan with codes for names (代码): L1, L2, … leaders, S1, … sections, T1, … forces.

        Codes go by printed order, or are those of `names` (name: code), the rest as before. They
        stand wherever a name stood: in the text, titles, quotes and findings, also where blanks
        part its characters. Names of others that the text mentions stay. Who holds what is the
        same. Raises ArgumentError for a code that is empty, not of letters and digits, or used
        twice, UnknownName for a name that is no actor's.
        """
        from .pseudonyms import pseudonymised

        return pseudonymised(self, names)


def format_of(path: str, given: str | None) -> str:
    """The format that is named, or that a path ends in."""
    import os

    if given is None:
        given = _SUFFIXES.get(os.path.splitext(path)[1].lower())  # noqa: PTH122
        if given is None:
            message = f"a report is {', '.join(FORMATS)}; {path} ends in none of them"
            raise ArgumentError(message + "; name one with format=", "argument.format")
    if given not in FORMATS:
        message = f"format is one of {', '.join(FORMATS)}, not {given!r}"
        raise ArgumentError(message, "argument.format")
    return given


def _write(
    plan: Plan,
    path: str | os.PathLike[str],
    format: str | None,
    of: str | Node | None,
    language: str,
    pseudonymise: bool | Mapping[str, str],
) -> list[Diagnostic]:
    import os
    from collections.abc import Mapping

    kind = format_of(os.fsdecode(path), format)
    if kind == "html" and of is not None:
        message = "of= is for the table of tasks: docx, xlsx, md"
        raise ArgumentError(message, "argument.of")
    if not isinstance(pseudonymise, (bool, Mapping)):
        message = f"pseudonymise is True, False or a mapping of names, not {pseudonymise!r}"
        raise ArgumentError(message, "argument.type")
    if pseudonymise is not False:
        names = None if pseudonymise is True else pseudonymise
        if of is not None:
            node = plan[of] if isinstance(of, str) else of
            of = _twin(plan, node, names)
        plan = plan.pseudonymise(names)
    if kind == "html":
        from . import page

        write_whole(path, page.write(plan, language, pseudonymise is not False))
        return []
    from .task_table import task_table

    table = task_table(plan, of)
    write_whole(path, _TABLES[kind](plan, table, language, of is None))
    return table.losses


def _twin(plan: Plan, node: Node, names: Mapping[str, str] | None) -> str:
    from .pseudonyms import codes_of

    twin = [
        one.code for one in codes_of(plan, names) if (one.kind, one.key) == (node.kind, node.key)
    ]
    return twin[0] if twin else node.name


def _docx(plan: Plan, table: Any, language: str, whole: bool) -> bytes:
    from . import docx

    return docx.write(table)


def _xlsx(plan: Plan, table: Any, language: str, whole: bool) -> bytes:
    from ..documents._document import COUNTED
    from . import xlsx
    from .tables import tables_of
    from .words import LANGUAGES

    words = LANGUAGES[language]
    others = list(tables_of(plan, language)) if whole else []
    index = COUNTED[0 if language == "zh" else 1]
    about = [[words["about"], index, words["about_name"], words["about_words"]]]
    about += [["任务分解表", line] for line in table.notes]
    about += [[other.name, other.note] for other in others]
    return xlsx.write(table, others, about)


def _md(plan: Plan, table: Any, language: str, whole: bool) -> bytes:
    from . import markdown
    from .tables import tables_of

    return markdown.write(table, list(tables_of(plan, language)) if whole else [])


_TABLES = {"docx": _docx, "xlsx": _xlsx, "md": _md}
