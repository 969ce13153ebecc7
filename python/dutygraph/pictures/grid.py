"""What a responsibility matrix shows, before it is drawn."""

from __future__ import annotations

from .facts import Facts, heading_label, held_by, labels_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .. import _core
    from ..node import Node
    from ..plan import Plan
    from .words import Words

MOST_ITEMS = 200  # columns that are shown
MOST_ROWS = 60
MOST_GROUPS = 60


class Grid:
    """What a matrix shows, before it is drawn: rows, columns and the values of the query.

    `values[r][c]`, `open[c]` (items of a column that none of the rows' kind holds) and
    `shared[r][c]` (items of a cell that several hold) are of the rows and columns shown; `totals`
    are of all items.
    """

    def __init__(
        self,
        plan: Plan,
        rows: str,
        columns: str,
        inheritance: str,
        words: Words,
        stop: _core.StopFlag | None,
    ) -> None:
        self.plan, self.kind, self.columns_kind, self.words = plan, rows, columns, words
        self.facts = Facts(plan, rows, inheritance, words, stop)
        everyone = plan._nodes(rows)
        everything = plan.chapters if columns == "chapter" else plan._nodes(columns)
        self.counts = len(everyone), len(everything)
        most = MOST_ITEMS if columns == "item" else MOST_GROUPS
        self.rows: list[Node] = list(everyone[:MOST_ROWS])
        self.columns: list[Node] = list(everything[:most])
        self.items = list(plan.items) if columns != "item" else self.columns
        held = held_by(plan, rows, inheritance, stop)
        self.holders = [len(actors) for actors in held]
        self.totals = [0] * len(self.rows)
        for actors in held:
            for actor in actors:
                if actor < len(self.rows):
                    self.totals[actor] += 1
        if columns == "item":
            self.members = [[at] for at in range(len(self.columns))]
            self.values = [
                [int(row in held[at]) for at in range(len(self.columns))]
                for row in range(len(self.rows))
            ]
        else:
            found = plan.matrix(rows, columns, inheritance, stop=stop).values
            self.values = [row[:most] for row in found[: len(self.rows)]]
            grouped = plan.matrix(columns, "item", inheritance, stop=stop).values
            self.members = [[at for at, one in enumerate(row) if one] for row in grouped[:most]]
        self.open = [sum(self.holders[at] == 0 for at in members) for members in self.members]
        self.within: list[list[list[int]]] = [[[] for _ in self.columns] for _ in self.rows]
        for column, members in enumerate(self.members):
            for at in members:
                for actor in held[at]:
                    if actor < len(self.rows):
                        self.within[actor][column].append(at)
        self.shared = [
            [sum(self.holders[at] > 1 for at in cell) for cell in row] for row in self.within
        ]

    def heads(self) -> list[str]:
        """Short heads of the columns."""
        if self.columns_kind == "item":
            return labels_of(self.columns)
        return [heading_label(node) for node in self.columns]

    def empty(self) -> str:
        """Why there is nothing to show; "" where there is something."""
        words = self.words
        if not self.facts.count:
            return words("no_items")
        if not self.rows:
            return words("no_actors", kind=words.kind(self.kind))
        if not self.columns:
            return words("no_columns", kind=words.kind(self.columns_kind))
        return ""

    def title(self) -> str:
        """What the picture shows."""
        kinds = {"rows": self.words.kind(self.kind), "columns": self.words.kind(self.columns_kind)}
        return self.words("matrix_title", title=self.facts.title(), **kinds)

    def caption(self) -> str:
        """How it was counted, and what is left out."""
        facts, words = self.facts, self.words
        kind = words.kind(self.kind)
        return facts.counting(
            facts.cut(len(self.columns), self.counts[1], self.columns_kind),
            facts.cut(len(self.rows), self.counts[0], self.kind),
            words("full", kind=kind),
            words("printed"),
        )


class Forces:
    """The task forces of the items shown: places by item key, and how each link is known."""

    def __init__(self, grid: Grid, stop: _core.StopFlag | None) -> None:
        plan = grid.plan
        self.names = [node.name for node in plan.task_forces]
        self.of: dict[str, list[int]] = {}
        self.how: dict[tuple[str, int], str] = {}
        if not self.names or grid.columns_kind != "item":
            return
        at = {name: place for place, name in enumerate(self.names)}
        table = plan.coverage("task_force", stop=stop)
        for key, holders in zip(table["key"], table["holders"], strict=True):
            self.of[key] = [at[name] for name in holders]
        links = plan.links(stop=stop)
        columns = (links["task_force"], links["key"], links["provenance"])
        for name, key, provenance in zip(*columns, strict=True):
            if self.how.get((key, at[name])) != "stated":
                self.how[key, at[name]] = provenance

    def known(self, key: str, place: int) -> str:
        """stated, curated or inferred; an assignment to the task force itself is stated."""
        return self.how.get((key, place), "stated")
