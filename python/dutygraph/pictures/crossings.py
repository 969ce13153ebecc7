"""An order of one layer in which few lines to the next cross, after Sugiyama and others 1981.

The next layer keeps its order. Nodes are placed by the barycentre of what they are joined to, then
neighbours change places where fewer lines cross.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def crossings(order: Sequence[int], links: Sequence[tuple[int, int]]) -> int:
    """How many pairs of straight lines cross: actors in this order, chapters in that of numbers."""
    place = {actor: at for at, actor in enumerate(order)}
    ends: list[int] = []
    count = 0
    grouped: dict[int, list[int]] = {}
    for actor, chapter in links:
        grouped.setdefault(place[actor], []).append(chapter)
    for at in sorted(grouped):
        count += sum(len(ends) - bisect_right(ends, chapter) for chapter in grouped[at])
        for chapter in grouped[at]:
            insort(ends, chapter)
    return count


def fewest_crossings(count: int, links: Sequence[tuple[int, int]]) -> list[int]:
    """Actors 0 … count-1 in an order with few crossings; the printed order where none is better."""
    joined: list[list[int]] = [[] for _ in range(count)]
    for actor, chapter in links:
        joined[actor].append(chapter)
    for chapters in joined:
        chapters.sort()

    def centre(actor: int) -> float:
        chapters = joined[actor]
        return sum(chapters) / len(chapters) if chapters else float("inf")

    def cross(first: int, second: int) -> int:
        return sum(bisect_left(joined[second], chapter) for chapter in joined[first])

    printed = list(range(count))
    order = sorted(printed, key=lambda actor: (centre(actor), actor))
    for _ in range(count):
        changed = False
        for at in range(count - 1):
            first, second = order[at], order[at + 1]
            if cross(second, first) < cross(first, second):
                order[at], order[at + 1] = second, first
                changed = True
        if not changed:
            break
    return order if crossings(order, links) < crossings(printed, links) else printed
