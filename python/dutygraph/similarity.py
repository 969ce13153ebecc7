"""Who, or what, is alike: the nearest neighbours that `Plan` finds."""

from __future__ import annotations

from . import _core
from ._inputs import count_of, text_of
from .table import Table


class Similarity:
    """The part of `Plan` that asks who is alike."""

    __slots__ = ()
    _plan: _core.Plan

    def similarity(
        self,
        of: str = "leader",
        by: str | None = None,
        k: int = 5,
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Table:
        """The at most `k` nearest neighbours of each node (相似度), the most similar first.

        `of` and `by`: leader by section (default), item, chapter; section by item (default),
        leader, chapter; task_force by item; item by text (default), leader, section. Sets are
        compared by the Jaccard index; texts by the cosine of the tf-idf vectors of neighbouring
        pairs of characters. Columns: name, key, neighbour, neighbour_key, similarity (above 0, at
        most 1), shared (a count), common (list: at most 20 names, or 5 runs of characters as
        printed). Raises ArgumentError, Stopped. Sources: Jaccard 1901; Salton and Buckley 1988.
        """
        return Table._of(
            _core.similarity(
                self._plan,
                text_of(of, "of"),
                None if by is None else text_of(by, "by"),
                count_of(k, "k"),
                text_of(inheritance, "inheritance"),
                stop,
            )
        )
