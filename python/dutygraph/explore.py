"""A plan to look around in (探索): a part of what `Plan` answers."""

from __future__ import annotations

from . import _core
from .options import language_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Explore:
    """The part of `Plan` that a person looks around in."""

    __slots__ = ()
    _plan: _core.Plan

    def explore(self: Any, language: str | None = None) -> Any:
        """A page for a notebook, to look around in: who carries what, and what would be if.

        To point at a leader shows what they carry, to press one takes them away: what is left
        without a leader and a draft of who takes it are `plan.without(…)` and its `reassign()`,
        worked out here. Names are found by typing, each item opens to the sentences behind it.
        Needs anywidget; without it, what comes back shows the plan's card and says so. The labels
        are in `language`, or that of `dg.options`. Raises ArgumentError.
        """
        spoken = language_of(language)
        from .explore_page import page_of

        return page_of(self, spoken)
