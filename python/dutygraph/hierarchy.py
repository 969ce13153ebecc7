"""Who leads whom, and what shape that has: the lines of command that `Plan` has."""

from __future__ import annotations

from . import _core
from ._inputs import text_of
from .table import Table


class Hierarchy:
    """The part of `Plan` that asks about lines of command.

    `lines` says which ones: "stated" for the plan's `leads` edges, "derived" for a rule (a leader
    leads a section where both hold one item, the leader in role lead, the section in role lead or
    responsible; `inheritance` says how items are held), "auto" for the stated ones if there are
    any, else derived. The caption says which were used. The network holds all leaders and sections,
    and task forces at an end of a stated line. Every call raises ArgumentError, Stopped.
    """

    __slots__ = ()
    _plan: _core.Plan

    def lines_of_command(
        self,
        lines: str = "auto",
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Table:
        """Who leads whom (领导关系), each pair once, in document order.

        Columns: superior, superior_kind, subordinate, subordinate_kind, provenance ("inferred"
        where derived), rule, items (in common; None where stated), chapters (list: of those items).
        """
        return Table._of(_core.lines_of_command(*self._command(lines, inheritance), stop))

    def unity_of_command(
        self,
        lines: str = "auto",
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Table:
        """Whether each actor has one superior (统一指挥): all sections, and others who have one.

        Columns: name, kind, superiors, lead_groups (leaders who lead together are one group; of
        stated lines each superior is one), chapters (list), names (list: the superiors).
        """
        return Table._of(_core.unity_of_command(*self._command(lines, inheritance), stop))

    def span_of_control(
        self,
        lines: str = "auto",
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Table:
        """How many each actor leads (管理幅度), in document order.

        Columns: name, kind, span, superiors, depth (longest path of lines below; None where a cycle
        is reached), reachable (other actors reached; None beyond 8192 actors with a line).
        """
        return Table._of(_core.span_of_control(*self._command(lines, inheritance), stop))

    def hierarchy(
        self,
        lines: str = "auto",
        inheritance: str = "nearest",
        *,
        stop: _core.StopFlag | None = None,
    ) -> Table:
        """What shape the lines have (层级结构): how near they are to one tree.

        Columns: index, value, minimum, maximum, reason (why a value is None). Rows: actors, lines,
        roots, managers, mean_span, max_span, depth, several_superiors, connectedness, hierarchy,
        efficiency, efficiency_undirected, least_upper_boundedness, global_reaching_centrality;
        docs/hierarchy.md says what each means. Sources: Krackhardt 1994; Mones, Vicsek and Vicsek
        2012.
        """
        return Table._of(_core.hierarchy(*self._command(lines, inheritance), stop))

    def _command(self, lines: str, inheritance: str) -> tuple[_core.Plan, str, str]:
        return self._plan, text_of(lines, "lines"), text_of(inheritance, "inheritance")
