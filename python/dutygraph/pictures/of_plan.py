"""The pictures of a plan, and of a draft of who takes what."""

from __future__ import annotations

from .._inputs import text_of
from .._text import human
from ..errors import ArgumentError
from .facts import ACTORS, Facts
from .picture import Picture
from .words import Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .. import _core
    from ..plan import Plan
    from ..reassign import Reassignment
    from .svg import Card

_COLUMNS = ("item", "chapter", "heading", "leader", "section", "task_force", "theme")
_LOADS = ("items", "items_fractional", "effort", "effort_fractional")
_RULES = ("nearest", "direct", "all")


def _one_of(given: object, what: str, known: tuple[str, ...]) -> str:
    text = text_of(given, what)
    if text not in known:
        message = f'{what} is one of {", ".join(known)}, not "{text}"'
        raise ArgumentError(message, f"argument.{what}")
    return text


def _picture(card: Card, caption: str, words: Words) -> Picture:
    return Picture(
        card.title, card.description(caption), caption, card.svg(caption, words.language)
    )


class Pictures:
    """What a plan looks like: `plan.picture.matrix()`, `.map()`, `.workload()`, `.lorenz()`.

    Each gives a `Picture` that a notebook shows. Names stand in printed order; every mark has a
    tooltip with its numbers, and the line and words that say so. Labels are in the language of
    `dutygraph.options`, unless `language` is given.
    """

    __slots__ = ("_plan",)

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def matrix(
        self,
        rows: str = "leader",
        columns: str = "item",
        inheritance: str = "nearest",
        *,
        ax: Any = None,
        language: str | None = None,
        stop: _core.StopFlag | None = None,
    ) -> Any:
        """Who holds what (责任矩阵): leaders by items, or any actors by any group of items.

        `rows`: leader, section or task_force. `columns`: item, or chapter, heading, leader,
        section, task_force, theme, whose cells are counts as in `plan.matrix`. Items have the
        colour and letter of their task force; those of several holders are outlined, those of none
        hatched. At most 200 items, 60 groups and 60 rows are shown, and the caption says so. With
        `ax`, draws on these matplotlib axes and returns them. Raises ArgumentError,
        MissingPackage (`ax`: no font for these characters), Stopped.
        """
        from .grid import Grid
        from .matrix import matrix_card

        kind = _one_of(rows, "rows", ACTORS)
        across = _one_of(columns, "columns", _COLUMNS)
        words = Words(language)
        grid = Grid(
            self._plan, kind, across, _one_of(inheritance, "inheritance", _RULES), words, stop
        )
        if ax is not None:
            from .axes import matrix_axes

            return matrix_axes(grid, ax)
        return _picture(matrix_card(grid, stop), grid.caption(), words)

    def map(
        self,
        order: str = "crossings",
        inheritance: str = "nearest",
        *,
        language: str | None = None,
        stop: _core.StopFlag | None = None,
    ) -> Picture:
        """Leaders and task forces, chapters, sections, joined where they share items.

        A line is as wide as the items it stands for; dashed where the program inferred them.
        Chapters stand in printed order; `order` places the others so that few lines cross
        ("crossings") or in printed order ("printed"). At most 40 of each are shown. Raises
        ArgumentError, Stopped.
        """
        from .layered_map import Map, map_card

        words = Words(language)
        way = _one_of(order, "order", ("crossings", "printed"))
        rule = _one_of(inheritance, "inheritance", _RULES)
        drawn = Map(self._plan, way, rule, words, stop)
        return _picture(map_card(drawn), drawn.caption(), words)

    def workload(
        self,
        of: str = "leader",
        inheritance: str = "nearest",
        *,
        ax: Any = None,
        language: str | None = None,
        stop: _core.StopFlag | None = None,
    ) -> Any:
        """How many items each actor holds: alone, with others, fractionally, and the mean.

        The numbers are those of `plan.workload(of)`. At most 100 actors are shown. With `ax`,
        draws on these matplotlib axes and returns them. Raises as `matrix`.
        """
        from .bars import Bars, bars_card

        words = Words(language)
        rule = _one_of(inheritance, "inheritance", _RULES)
        bars = Bars(self._plan, _one_of(of, "of", ACTORS), rule, words, stop)
        if ax is not None:
            from .axes import bars_axes

            return bars_axes(bars, ax)
        return _picture(bars_card(bars), bars.caption(), words)

    def lorenz(
        self,
        of: str = "leader",
        load: str = "items_fractional",
        inheritance: str = "nearest",
        *,
        language: str | None = None,
        stop: _core.StopFlag | None = None,
    ) -> Picture:
        """The Lorenz curve of the load, the line of equality and the Gini index.

        The points are those of `plan.lorenz_curve(of, load)`; it names nobody. Raises
        ArgumentError, Stopped. Sources: docs/balance.md.
        """
        from .lorenz import lorenz_card

        words = Words(language)
        kind, what = _one_of(of, "of", ACTORS), _one_of(load, "load", _LOADS)
        rule = _one_of(inheritance, "inheritance", _RULES)
        return _picture(*lorenz_card(self._plan, kind, what, rule, words, stop), words)

    def before_after(
        self,
        after: Plan,
        of: str = "leader",
        inheritance: str = "nearest",
        *,
        language: str | None = None,
        stop: _core.StopFlag | None = None,
    ) -> Picture:
        """This plan beside itself after a change: items of each actor, and what moves.

        The numbers are those of `plan.before_after(after, of)`. Raises ArgumentError, Stopped.
        """
        from .before_after import Load, Move, change_card

        words = Words(language)
        kind = _one_of(of, "of", ACTORS)
        rule = _one_of(inheritance, "inheritance", _RULES)
        found = self._plan.before_after(after, kind, rule, stop=stop)
        facts = Facts(self._plan, kind, rule, words, stop)
        held: dict[str, list[str]] = {}
        table = self._plan.coverage(kind, inheritance=rule, stop=stop)
        for key, names in zip(table["key"], table["holders"], strict=True):
            for name in names:
                held.setdefault(name, []).append(key)
        loads = [
            Load(
                row["name"],
                row["items_before"] or 0,
                row["items_after"] or 0,
                facts.quotes(row["name"], held.get(row["name"], ())),
            )
            for row in found.workload
        ]
        moves = [
            Move(
                _item(row),
                _names(row["holders_before"], words),
                _names(row["holders_after"], words),
                [
                    quote
                    for name in row["holders_before"] or ()
                    for quote in facts.quotes(name, [row["key"]])
                ],
            )
            for row in found.items
        ]
        title = words("change_title", kind=words.kind(kind), title=facts.title())
        card = change_card(title, loads, moves, len(found.uncovered), kind, words)
        caption = facts.counting(words("full", kind=words.kind(kind)), words("printed"))
        return _picture(card, caption, words)

    def __repr__(self) -> str:
        return "<pictures of a plan: matrix, map, workload, lorenz, before_after>"


def _item(row: dict[str, Any]) -> str:
    """Number and title of an item, once where they are the same."""
    number = row["number"] or row["key"]
    return str(number) if row["title"] in (None, "", number) else f"{number} {row['title']}"


def _names(names: list[str] | None, words: Words) -> str:
    return words("comma").join(names) if names else words("nobody")


class ReassignmentPictures:
    """What a draft looks like: `reassignment.picture.before_after()`."""

    __slots__ = ("_draft",)

    def __init__(self, draft: Reassignment) -> None:
        self._draft = draft

    def before_after(self, *, language: str | None = None) -> Picture:
        """The load of each actor before and after the draft, and the items that move."""
        from .before_after import Load, Move, change_card

        words = Words(language)
        draft = self._draft
        later: dict[str, float] = dict(zip(draft.before["name"], draft.before["load"], strict=True))
        later.update(zip(draft.after["name"], draft.after["load"], strict=True))
        loads = [Load(row["name"], row["load"], later[row["name"]], []) for row in draft.before]
        moves = [
            Move(
                _item(row),
                row["from"] or words("nobody"),
                row["to"] or words("nobody"),
                [row["reason"]],
            )
            for row in draft.moves
        ]
        card = change_card(words("draft_title"), loads, moves, 0, "leader", words)
        caption = words.sentences(words("only_text"), human(draft.caption), words("printed"))
        return _picture(card, caption, words)
