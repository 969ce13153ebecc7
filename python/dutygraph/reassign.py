"""Who could take what: drafts that even the load with few moves, a part of what `Plan` answers."""

from __future__ import annotations

from collections.abc import Mapping

from . import _core
from ._inputs import (
    columns_of,
    count_of,
    is_missing,
    label_of,
    label_pairs_of,
    number_of,
    pairs_of,
    text_of,
)
from ._record import Record
from ._text import grid, human, visible
from .changes import Change, Edit
from .errors import ArgumentError
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .pictures.of_plan import ReassignmentPictures

_RULES = ("shared_section", "shared_leader", "overseen", "any")
_POST_COLUMNS = ("name", "post", "head", "oversees", "from", "to")
_YES = ("true", "yes", "1", "是")
_NO = ("false", "no", "0", "否", "")


class Certificate(Record):
    """Why no draft has a smaller greatest utilisation, or why there is none; `str` says it.

    Whoever takes the rest, `holders` (names) are left with at least `forced` of load, from `items`
    (keys) and what they keep, and have `capacity` together: two numbers that anyone can check.
    """

    __slots__ = ("words", "holders", "items", "forced", "capacity")  # noqa: RUF023  # Record's order
    words: str
    holders: list[str]
    items: list[str]
    forced: float
    capacity: float

    __hash__ = None  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.words


class Reassignment(Record):
    """A draft of who takes what (分工调整建议), for a person to look at; `str` says it in words.

    `change` makes the plan of the draft: `plan.apply(r.change)`. `feasible` is False where no draft
    keeps all rules, and None where the search ended before it knew; `certificate` says why. With
    `exact`, nothing better exists within the rules; else `gap` says how much better a draft might
    be, as a share. `maximum` and `bound` are utilisations. Tables: `before` and `after` (name,
    items, items_fractional, effort, effort_fractional, load, capacity, utilisation), `moves`
    (number, key, title, from, to, via, reason), `pareto` (moves, maximum), and with `divisible`
    `shares` (number, key, title, name, share, load). `alternatives` are further drafts.
    """

    __slots__ = (  # noqa: RUF023  # Record's order
        "change",
        "before",
        "after",
        "moves",
        "pareto",
        "certificate",
        "bound",
        "gap",
        "exact",
        "feasible",
        "maximum",
        "alternatives",
        "shares",
        "caption",
    )
    change: Change
    before: Table
    after: Table
    moves: Table
    pareto: Table
    certificate: Certificate
    bound: float | None
    gap: float | None
    exact: bool
    feasible: bool | None
    maximum: float | None
    alternatives: list[Change]
    shares: Table
    caption: str

    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> bool:
        return bool(self.feasible)

    @property
    def picture(self) -> ReassignmentPictures:
        """What it looks like: `reassignment.picture.before_after()`."""
        from .pictures.of_plan import ReassignmentPictures

        return ReassignmentPictures(self)

    def _verdict(self) -> str:
        if self.feasible is None:
            return "no answer within the limits"
        if not self.feasible:
            return "no draft keeps all rules"
        highest = max(
            (value for value in self.before["utilisation"] if value is not None), default=0.0
        )
        now = f"greatest utilisation {human(highest)} → {human(self.maximum)}"
        if len(self.shares):
            return f"divided efforts: {now}"
        count = len(self.moves)
        known = "exact" if self.exact else f"not proved best, bound {human(self.bound)}"
        return f"{count} move{'s' * (count != 1)}, {now}, {known}"

    def _loads(self) -> Table:
        """Names with their loads before and after, for showing."""
        data: dict[str, list[Any]] = {"name": list(self.before["name"])}
        data["before"] = list(self.before["load"])
        if len(self.after):
            data["after"] = list(self.after["load"])
        capacity = list(self.before["capacity"])
        if any(value != 1.0 for value in capacity):
            data["capacity"] = capacity
            if len(self.after):
                data["utilisation"] = list(self.after["utilisation"])
        types = {name: "utf8" if name == "name" else "float64" for name in data}
        return Table(data, types=types)

    def __repr__(self) -> str:
        return f"<Reassignment: {self._verdict()}>"

    def __str__(self) -> str:
        lines = [visible(self.caption), "", self._loads()._grid(len(self.before)), ""]
        if self.feasible:
            if len(self.shares):
                table = self.shares._only(("number", "title", "name", "share", "load"))
                lines += ["shares (no holder changes):", table._grid(len(table))]
            elif len(self.moves):
                count = len(self.moves)
                lines.append(f"{count} move{'s' * (count != 1)} (draft, for study):")
                lines += [f"  {visible(reason)}" for reason in self.moves["reason"]]
            else:
                lines.append("nothing has to move")
            least = self.maximum == self.bound
            head = "why no smaller maximum" if least else "what bounds the maximum"
            lines += ["", f"{head}: {visible(self.certificate.words)}"]
            if len(self.pareto):
                names = ["moves", "maximum"]
                rows = [[human(row[name]) for name in names] for row in self.pareto]
                lines += ["", "what fewer moves reach:", grid(names, rows, [True, True])]
            if not self.exact:
                lines += ["", "the search was ended: a better draft may exist"]
        else:
            lines += [self._verdict(), f"why: {visible(self.certificate.words)}"]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        from ._notebook import reassignment_html

        return reassignment_html(self)


class Reassign:
    """The part of `Plan` that proposes who takes what."""

    __slots__ = ()
    _plan: _core.Plan

    def reassign(
        self,
        of: str = "leader",
        role: str = "lead",
        load: str = "items",
        *,
        divisible: bool = False,
        objective: str = "leximin",
        eligibility: Any = None,
        weight: Any = None,
        capacity: Any = None,
        holders: Any = None,
        posts: Any = None,
        heads: str = "takes_no_more",
        may_not_oversee: Any = None,
        together: Any = None,
        apart: Any = None,
        protected: Any = None,
        max_moves: int | None = None,
        alternatives: int = 0,
        node_limit: int = 100_000,
        time_limit: float | None = None,
        stop: _core.StopFlag | None = None,
    ) -> Reassignment:
        """Who could take what, so that load is even with few moves (任务重新分配).

        What is decided is who holds each item in one `role`. Each item keeps its number of holders
        (`holders`: a number for all, or by item), one that nobody holds gets one. `load` is items,
        items_fractional, effort or effort_fractional; `objective` leximin, minimum_maximum or
        sum_of_squares. `eligibility` says who may take an item besides its holders:
        "shared_section" (default for leaders: who stands together with one of its sections
        somewhere), "shared_leader" (the same for sections), "overseen" (by `posts`), "any", or
        pairs of actor and item. `posts` has the columns name [, post, head, oversees, from, to]
        (months); a head takes no more, or with `heads` is "left_out" or "as_others".
        `may_not_oversee` are pairs of leader and section; `together` lists of items (or headings,
        sections: all of theirs) that have the same holders; `apart` pairs of items that no one
        holds both; `protected` items and actors whose assignments stay. With `divisible` the answer
        is shares of items and changes no holder.

        Exact for equal items; else branch and bound up to `node_limit` or `time_limit` seconds.
        What no draft can keep is an answer with a certificate. Raises ArgumentError (options that
        contradict each other, bad numbers), UnknownName, AmbiguousName, each naming the row;
        Stopped. docs/reassign.md says more.
        """
        if not isinstance(divisible, bool):
            message = f"divisible is True or False, not {divisible!r}"
            raise ArgumentError(message, "argument.type")
        who, pairs = _eligibility(eligibility)
        each, by_item = _holders(holders)
        options = {
            "of": text_of(of, "of"),
            "role": text_of(role, "role"),
            "load": text_of(load, "load"),
            "divisible": divisible,
            "objective": text_of(objective, "objective"),
            "eligibility": who,
            "pairs": pairs,
            "weight": pairs_of(weight, "item", "effort"),
            "capacity": pairs_of(capacity, "name", "capacity"),
            "holders_each": each,
            "holders": by_item,
            "posts": posts_of(posts),
            "heads": text_of(heads, "heads"),
            "may_not_oversee": label_pairs_of(
                may_not_oversee, "leader", "section", "may_not_oversee"
            ),
            "together": _together(together),
            "apart": label_pairs_of(apart, "item", "other", "apart"),
            "protected": _names(protected, "protected"),
            "max_moves": None if max_moves is None else count_of(max_moves, "max_moves"),
            "alternatives": count_of(alternatives, "alternatives"),
            "node_limit": count_of(node_limit, "node_limit"),
            "time_limit": None if time_limit is None else number_of(time_limit, "time_limit"),
        }
        found = _core.reassign(self._plan, options, stop)
        return Reassignment(
            _change(found["change"]),
            *(Table._of(found[name]) for name in ("before", "after", "moves", "pareto")),
            Certificate(*found["certificate"]),
            found["bound"],
            found["gap"],
            found["exact"],
            found["feasible"],
            found["maximum"],
            [_change(one) for one in found["alternatives"]],
            Table._of(found["shares"]),
            found["caption"],
        )


def _change(made: tuple[str, list[tuple[Any, ...]]]) -> Change:
    title, edits = made
    return Change([Edit(*row) for row in edits], title)


def _eligibility(given: Any) -> tuple[str | None, list[tuple[str, str]]]:
    """The name of a rule, or pairs of actor and item."""
    if given is None:
        return None, []
    if isinstance(given, str):
        if given not in _RULES:
            message = f'eligibility="{visible(given)}" is not known; use {", ".join(_RULES)}, or '
            raise ArgumentError(message + "a table of actor and item", "argument.unknown_value")
        return given, []
    return "table", label_pairs_of(given, "actor", "item", "eligibility")


def _holders(given: Any) -> tuple[int | None, list[tuple[str, float]]]:
    """A number for all items, or numbers by item."""
    if given is None:
        return None, []
    if isinstance(given, int):
        return count_of(given, "holders"), []
    return None, pairs_of(given, "item", "holders")


def _names(given: Any, what: str) -> list[str]:
    """One name or several; a Node goes by its key."""
    if given is None:
        return []
    if isinstance(given, (str, int)) or hasattr(given, "key"):
        given = [given]
    if isinstance(given, Mapping) or not hasattr(given, "__iter__"):
        message = f"{what} are names in a row, such as a list, not {type(given).__name__}"
        raise ArgumentError(message, "argument.type")
    return [
        label_of(getattr(one, "key", one), f"row {at} of {what}") for at, one in enumerate(given, 1)
    ]


def _together(given: Any) -> list[list[str]]:
    """Groups of names: lists, a mapping of lists, or a table with the columns group and item."""
    if given is None:
        return []
    if isinstance(given, str):
        return [[text_of(given, "row 1 of together")]]
    if isinstance(given, Mapping) and not ("group" in given and "item" in given):
        return [_names(one, f"row {at} of together") for at, one in enumerate(given.values(), 1)]
    if isinstance(given, (list, tuple)) and not any(isinstance(one, Mapping) for one in given):
        return [_names(one, f"row {at} of together") for at, one in enumerate(given, 1)]
    groups: dict[str, list[str]] = {}
    for group, item in label_pairs_of(given, "group", "item", "together"):
        groups.setdefault(group, []).append(item)
    return list(groups.values())


def posts_of(given: Any) -> list[tuple[str, str, bool, list[str], int, int]]:
    """Rows of a table of posts: name, post, head, oversees, from, to."""
    if given is None:
        return []
    columns = columns_of(given)
    unknown = [name for name in columns if name not in _POST_COLUMNS]
    if "name" not in columns or unknown:
        message = f"posts: the columns are {', '.join(_POST_COLUMNS)}, and name is needed; seen: "
        raise ArgumentError(message + ", ".join(columns), "argument.columns")
    rows = []
    for at, name in enumerate(columns["name"]):
        where = f"row {at + 1} of the posts"

        def cell(column: str, at: int = at) -> Any:
            value = columns[column][at] if column in columns else None
            return None if is_missing(value) else value

        rows.append(
            (
                label_of(getattr(name, "key", name), f"{where}: name"),
                "" if cell("post") is None else text_of(cell("post"), f"{where}: post"),
                _truth(cell("head"), f"{where}: head"),
                _sections(cell("oversees"), f"{where}: oversees"),
                _month(cell("from"), 1, f"{where}: from"),
                _month(cell("to"), 12, f"{where}: to"),
            )
        )
    return rows


def _truth(given: Any, what: str) -> bool:
    if given is None:
        return False
    text = str(given).strip().lower() if isinstance(given, (bool, int, str)) else ""
    if text in _YES:
        return True
    if text in _NO and isinstance(given, (bool, int, str)):
        return False
    message = f"{what} is {given!r}; give true or false"
    raise ArgumentError(message, "argument.type")


def _sections(given: Any, what: str) -> list[str]:
    """Names in a list, or in a text where 、 , or ; parts them."""
    if given is None:
        return []
    if isinstance(given, str):
        for mark in ",;，；":
            given = given.replace(mark, "、")
        return [one.strip() for one in given.split("、") if one.strip()]
    return _names(given, what)


def _month(given: Any, default: int, what: str) -> int:
    if given is None or given == "":
        return default
    text = str(given).strip()
    if text.endswith(".0"):  # as pandas has whole numbers beside gaps
        text = text[:-2]
    if isinstance(given, bool) or not (text.isascii() and text.isdigit()) or len(text) > 4:
        message = f"{what} is {given!r}; give the number of a month, 1 to 12"
        raise ArgumentError(message, "argument.month")
    return int(text)
