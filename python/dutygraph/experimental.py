"""Measures after ORA whose formulas are written from memory: they may change with any version.

They were not compared with ORA's manuals, and their values need not be those of ORA.
"""

from __future__ import annotations

from . import _core
from ._inputs import label_pairs_of, text_of
from ._record import Record
from .errors import ArgumentError
from .plan import Plan
from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    _Pairs = list[tuple[str, str]]


class Knowledge(Record):
    """How skills fit a plan: a Table of indices, and the keys of items that lack a skill."""

    __slots__ = ("indices", "incomplete_items")  # noqa: RUF023  # Record's order
    indices: Table
    incomplete_items: list[str]

    __hash__ = None  # type: ignore[assignment]


def knowledge_by_actor(
    plan: Plan,
    skills: Any,
    needs: Any,
    of: str = "leader",
    inheritance: str = "nearest",
    *,
    stop: _core.StopFlag | None = None,
) -> Table:
    """What each actor's skills are for; after ORA, formula from memory, may change.

    `skills`: a mapping of actors to lists of skills, pairs, or a table with the columns actor,
    skill; `needs` the same for items (item, skill). Repeated rows count once. Columns: name,
    skills, potential_workload (needs that the actor has the skill for / all needs), actual_workload
    (those of own items / all needs), exclusivity (sum of exp(1 - holders) over own skills),
    unmet_needs (needs of own items without the skill / needs of own items), unused_skills (own
    skills that no own item needs / own skills); None where the denominator is 0. Raises
    ArgumentError, UnknownName, AmbiguousName, naming the row; Stopped.
    """
    return Table._of(
        _core.knowledge_by_actor(
            _core_of(plan), *_skills(skills, needs), *_names(of, inheritance), stop
        )
    )


def knowledge(
    plan: Plan,
    skills: Any,
    needs: Any,
    of: str = "leader",
    inheritance: str = "nearest",
    *,
    stop: _core.StopFlag | None = None,
) -> Knowledge:
    """How the skills of all actors fit the needs of all items; after ORA, from memory, may change.

    Arguments and errors as `knowledge_by_actor`. `indices` has the columns index, value, minimum,
    maximum, reason and the rows redundancy_total, redundancy_mean, redundancy_scaled (holders of
    skills beyond the first), task_completion (items whose holders have every skill needed / all
    items), congruence (1 - differing pairs of skill and item / all such pairs).
    """
    indices, incomplete = _core.knowledge(
        _core_of(plan), *_skills(skills, needs), *_names(of, inheritance), stop
    )
    return Knowledge(Table._of(indices), incomplete)


def demand_profile(
    plan: Plan,
    skills: Any,
    needs: Any,
    interaction: Any = None,
    of: str = "leader",
    inheritance: str = "nearest",
    *,
    stop: _core.StopFlag | None = None,
) -> Table:
    """What calls on each actor, after ORA's cognitive demand; formula from memory, may change.

    `interaction`: who works with whom, as pairs, a mapping of actors to lists of actors, or a table
    with the columns actor, partner; either order, repeated ones count once. Columns: name,
    interaction_share (of the other actors), item_share (of all items), co_holder_share (of items
    times other actors), skill_share (of all skills), need_share and unmet_need_share (of items
    times skills), mean (of the shares that are not None). A single actor has no interaction_share
    and no co_holder_share. Other arguments and errors as `knowledge_by_actor`.
    """
    return Table._of(
        _core.demand_profile(
            _core_of(plan),
            *_skills(skills, needs),
            label_pairs_of(interaction, "actor", "partner", "the interaction"),
            *_names(of, inheritance),
            stop,
        )
    )


def _core_of(plan: Plan) -> _core.Plan:
    if not isinstance(plan, Plan):
        raise ArgumentError(f"plan is a Plan, not {type(plan).__name__}", "argument.type")
    return plan._plan


def _skills(skills: Any, needs: Any) -> tuple[_Pairs, _Pairs]:
    return (
        label_pairs_of(skills, "actor", "skill", "the skills"),
        label_pairs_of(needs, "item", "skill", "the needs"),
    )


def _names(of: str, inheritance: str) -> tuple[str, str]:
    return text_of(of, "of"), text_of(inheritance, "inheritance")
