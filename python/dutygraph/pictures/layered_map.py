"""The layered map: leaders and task forces, chapters, sections, joined by items in common."""

from __future__ import annotations

from .._record import Record
from . import colours
from .crossings import crossings, fewest_crossings
from .facts import Facts, heading_label, held_by
from .measuring import wrap
from .svg import LABEL, PAD, SMALL, Card, number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from .. import _core
    from ..node import Node
    from ..plan import Plan
    from .words import Words

MOST = 40  # of a layer
_LEFT = 240.0  # widths of the boxes
_MIDDLE = 310.0
_RIGHT = 220.0
_GAP = 10.0  # between boxes
_THICK = 16.0  # the widest line
_UNIT = 3.0  # of one item, if all fit
_SIDE = 120.0  # what the lines of one box take together, if they can
FLOOR = 0.8


class Link(Record):
    """A line between an actor and a chapter, by places: the items they share."""

    __slots__ = ("actor", "chapter", "items", "inferred")  # noqa: RUF023  # Record's order
    actor: int
    chapter: int
    items: tuple[int, ...]
    inferred: int


class Layer:
    """The actors of one kind with their links to chapters."""

    def __init__(
        self,
        plan: Plan,
        kind: str,
        chapter_of: list[int],
        most: int,
        rule: str,
        stop: _core.StopFlag | None,
    ) -> None:
        everyone = plan._nodes(kind)
        self.kind = kind
        self.count = len(everyone)
        self.nodes: list[Node] = list(everyone[:MOST])
        inferred: set[tuple[str, str]] = set()
        items: list[str] = []
        if kind == "task_force" and self.count:
            items = plan.coverage(stop=stop)["key"]
            known: dict[tuple[str, str], set[str]] = {}
            table = plan.links(stop=stop)
            columns = (table["task_force"], table["key"], table["provenance"])
            for name, key, provenance in zip(*columns, strict=True):
                known.setdefault((name, key), set()).add(provenance)
            inferred = {pair for pair, how in known.items() if how == {"inferred"}}
        self.links: list[Link] = []
        self.holders = [False] * len(chapter_of)
        held: list[dict[int, list[int]]] = [{} for _ in self.nodes]
        for item, actors in enumerate(held_by(plan, kind, rule, stop)):
            self.holders[item] = bool(actors)
            for actor in actors:
                if actor < len(held) and chapter_of[item] < most:
                    held[actor].setdefault(chapter_of[item], []).append(item)
        for actor, chapters in enumerate(held):
            name = self.nodes[actor].name
            for chapter in sorted(chapters):
                inside = chapters[chapter]
                guessed = sum((name, items[item]) in inferred for item in inside) if items else 0
                self.links.append(Link(actor, chapter, tuple(inside), guessed))
        self.order = list(range(len(self.nodes)))

    def pairs(self) -> list[tuple[int, int]]:
        """The links without what they carry."""
        return [(link.actor, link.chapter) for link in self.links]


class Map:
    """What the map shows, before it is drawn."""

    def __init__(
        self, plan: Plan, order: str, inheritance: str, words: Words, stop: _core.StopFlag | None
    ) -> None:
        self.words = words
        self.facts = Facts(plan, "leader", inheritance, words, stop)
        self.section_facts = Facts(plan, "section", inheritance, words, stop)
        chapters = list(plan.chapters)
        self.chapter_count = len(chapters)
        self.items = list(plan.items)
        place = {node._id: at for at, node in enumerate(chapters)}
        core = plan._plan
        self.chapter_of: list[int] = []
        for item in self.items:
            above = core.chapter(item._id)
            self.chapter_of.append(len(chapters) if above is None else place[above])
        self.chapters: list[Node | None] = list(chapters[:MOST])
        if len(chapters) <= MOST and len(chapters) in self.chapter_of:
            self.chapters.append(None)  # a box for what stands under none
        most = len(self.chapters)
        layer = (self.chapter_of, most, inheritance, stop)
        self.leaders = Layer(plan, "leader", *layer)
        self.sections = Layer(plan, "section", *layer)
        self.forces = Layer(plan, "task_force", *layer)
        self.layers = (self.leaders, self.forces, self.sections)
        self.before = sum(crossings(layer.order, layer.pairs()) for layer in self.layers)
        if order == "crossings":
            for layer_ in self.layers:
                layer_.order = fewest_crossings(len(layer_.nodes), layer_.pairs())
        self.after = sum(crossings(layer.order, layer.pairs()) for layer in self.layers)
        self.inside = [0] * most
        self.open = [0] * most
        for at, chapter in enumerate(self.chapter_of):
            if chapter < most:
                self.inside[chapter] += 1
                self.open[chapter] += not self.leaders.holders[at]
        widest = max([1, *(len(link.items) for layer in self.layers for link in layer.links)])
        self.unit = min(_UNIT, _THICK / widest, _SIDE / self._most())

    def _most(self) -> int:
        """The most items that the lines on one side of a box stand for."""
        sums: dict[tuple[str, int], int] = {}
        for layer in self.layers:
            for link in layer.links:
                side = "right" if layer.kind == "section" else "left"
                for box in ((layer.kind, link.actor), (side, link.chapter)):
                    sums[box] = sums.get(box, 0) + len(link.items)
        return max(sums.values(), default=1)

    def empty(self) -> str:
        """Why there is nothing to show; "" where there is something."""
        words = self.words
        if not self.items:
            return words("no_items")
        return ""

    def title(self) -> str:
        """What the picture shows."""
        return self.words("map_title", title=self.facts.title())

    def thick(self, items: int) -> float:
        """The width of a line of so many items."""
        return max(items * self.unit, FLOOR)

    def caption(self) -> str:
        """How it was counted, drawn and ordered."""
        words = self.words
        facts = self.facts if self.leaders.nodes else self.section_facts
        floor = words("map_floor", floor=FLOOR) if self.unit < FLOOR else ""
        return facts.counting(
            *(facts.cut(len(layer.nodes), layer.count, layer.kind) for layer in self.layers),
            facts.cut(min(MOST, self.chapter_count), self.chapter_count, "chapter"),
            words("map_width", unit=number(self.unit)),
            floor,
            words("map_network"),
            words("full", kind=words.kind(facts.kind)),
            words("map_order", before=self.before, after=self.after)
            if any(layer.order != sorted(layer.order) for layer in self.layers)
            else words("map_printed"),
        )


def map_card(plan_map: Map) -> Card:
    """The map, drawn."""
    card = Card(plan_map.title())
    reason = plan_map.empty()
    if reason:
        card.nothing(reason)
        return card
    _Drawing(card, plan_map).draw()
    return card


class _Drawing:
    def __init__(self, card: Card, plan_map: Map) -> None:
        self.card, self.map = card, plan_map
        middle = PAD + _LEFT + (card.room - _LEFT - _MIDDLE - _RIGHT) / 2
        self.columns = {"left": float(PAD), "middle": middle, "right": card.width - PAD - _RIGHT}

    def draw(self) -> None:
        card, words = self.card, self.map.words
        card.y += 6
        layers = (("map_leaders", self.map.leaders), ("map_sections", self.map.sections))
        missing = [key for key, layer in layers if not layer.nodes]
        heads = (
            ("left", _LEFT, "map_leaders"),
            ("middle", _MIDDLE, "map_chapters"),
            ("right", _RIGHT, "map_sections"),
        )
        top = card.y + 14
        for column, room, key in heads:
            x = self.columns[column] + room / 2
            card.text(x, top, words(key), LABEL, "middle", font_weight="bold", kind="head")
            if key in missing:
                said = words("no_holder")
                card.text(x, top + 34, said, SMALL, "middle", fill=colours.SOFT, kind="none")
        top += 12
        plans = self.map
        thickness = {
            layer.kind: self._thickness(layer.links, len(layer.nodes), "actor")
            for layer in plans.layers
        }
        forces = self._boxes(plans.forces.nodes, _LEFT, thickness["task_force"], letters=True)
        leaders = self._boxes(plans.leaders.nodes, _LEFT, thickness["leader"])
        sections = self._boxes(plans.sections.nodes, _RIGHT, thickness["section"])
        both = [*plans.leaders.links, *plans.forces.links]
        left = self._thickness(both, len(plans.chapters), "chapter")
        right = self._thickness(plans.sections.links, len(plans.chapters), "chapter")
        chapters = self._chapter_boxes([max(pair) for pair in zip(left, right, strict=True)])
        apart = 40.0 if forces else 0.0
        above = self._high(leaders) or 34.0  # room for the words that there are none
        heights = [
            above + apart + self._high(forces),
            self._high(chapters),
            self._high(sections),
        ]
        high = max(heights)
        # Spare room goes between boxes, so that layers stand beside each other.
        count = len(leaders) + len(forces)
        spread = min((high - heights[0]) / max(count, 1), 30.0)
        start = top + (high - heights[0] - spread * count) / 2
        at = self._place(leaders, plans.leaders.order, "left", start, spread)
        if forces:
            at = max(at, start + above) + apart - _GAP
            x = self.columns["left"] + _LEFT / 2
            card.text(
                x, at - 8, words("map_forces"), LABEL, "middle", font_weight="bold", kind="head"
            )
        self._place(forces, plans.forces.order, "left", at, spread)
        for boxes, order, column in (
            (chapters, range(len(chapters)), "middle"),
            (sections, plans.sections.order, "right"),
        ):
            total = self._high(boxes)
            spread = min((high - total) / max(len(boxes), 1), 30.0)
            start = top + (high - total - spread * len(boxes)) / 2
            self._place(boxes, order, column, start, spread)
        self._links(leaders, forces, chapters, sections)
        self._nodes(leaders, plans.leaders)
        self._nodes(forces, plans.forces)
        self._nodes(sections, plans.sections)
        self._chapters(chapters)
        card.y = top + high + 10
        self._legend()

    def _thickness(self, links: Sequence[Link], count: int, end: str) -> list[float]:
        """How much room the lines of each node take."""
        out = [0.0] * count
        for link in links:
            out[getattr(link, end)] += self.map.thick(len(link.items)) + 1
        return out

    def _boxes(
        self, nodes: Sequence[Node], room: float, lines: list[float], letters: bool = False
    ) -> list[list[float]]:
        """[x, y, width, height] of each node; the height holds its label and its lines."""
        out = []
        for at, node in enumerate(nodes):
            words = wrap(node.name, room - (38 if letters else 16), LABEL, 2)
            out.append([0.0, 0.0, room, max(len(words) * 17.0 + 10, lines[at] + 6)])
        return out

    def _chapter_boxes(self, lines: list[float]) -> list[list[float]]:
        out = []
        for at, node in enumerate(self.map.chapters):
            rows = len(self._chapter_lines(node))
            out.append([0.0, 0.0, _MIDDLE, max(rows * 17.0 + 26, lines[at] + 6)])
        return out

    def _chapter_lines(self, node: Node | None) -> list[str]:
        words = self.map.words("no_chapter") if node is None else heading_label(node)
        return wrap(words, _MIDDLE - 20, LABEL, 2)

    def _high(self, boxes: list[list[float]]) -> float:
        return sum(box[3] + _GAP for box in boxes)

    def _place(
        self, boxes: list[list[float]], order: Sequence[int], column: str, y: float, spread: float
    ) -> float:
        for at in order:
            box = boxes[at]
            box[0], box[1] = self.columns[column], y + spread / 2
            y += box[3] + _GAP + spread
        return y

    def _links(
        self,
        leaders: list[list[float]],
        forces: list[list[float]],
        chapters: list[list[float]],
        sections: list[list[float]],
    ) -> None:
        plans = self.map
        left = [(link, leaders[link.actor], "leader", "#56606b") for link in plans.leaders.links]
        left += [
            (link, forces[link.actor], "task_force", colours.group_colour(link.actor))
            for link in plans.forces.links
        ]
        right = [
            (link, sections[link.actor], "section", "#8fa8bd") for link in plans.sections.links
        ]
        for links, side in ((left, 0), (right, 1)):
            ends = self._ports(links, chapters)
            for at, (link, box, kind, colour) in enumerate(links):
                one, other = ends[at]
                actor_x = box[0] + box[2] if side == 0 else box[0]
                chapter_x = chapters[link.chapter][0] + (0 if side == 0 else _MIDDLE)
                self._link(link, kind, colour, (actor_x, one, chapter_x, other))

    def _ports(
        self, links: list[tuple[Link, list[float], str, str]], chapters: list[list[float]]
    ) -> list[tuple[float, float]]:
        """Where each line ends on its two boxes, in the order of the far ends."""
        ends = [[0.0, 0.0] for _ in links]
        by_actor: dict[int, list[int]] = {}
        by_chapter: dict[int, list[int]] = {}
        for at, (link, box, _, _) in enumerate(links):
            by_actor.setdefault(id(box), []).append(at)
            by_chapter.setdefault(link.chapter, []).append(at)
        for groups, side in ((by_actor, 0), (by_chapter, 1)):
            for members in groups.values():
                near = links[members[0]][1] if side == 0 else chapters[links[members[0]][0].chapter]
                far = [
                    chapters[links[at][0].chapter] if side == 0 else links[at][1] for at in members
                ]
                order = sorted(range(len(members)), key=lambda one: (far[one][1], members[one]))
                room = sum(self.map.thick(len(links[at][0].items)) + 1 for at in members)
                y = near[1] + (near[3] - room) / 2
                for one in order:
                    thick = self.map.thick(len(links[members[one]][0].items))
                    ends[members[one]][side] = y + (thick + 1) / 2
                    y += thick + 1
        return [(one, other) for one, other in ends]

    def _link(
        self, link: Link, kind: str, colour: str, ends: tuple[float, float, float, float]
    ) -> None:
        plans, words = self.map, self.map.words
        x1, y1, x2, y2 = ends
        bend = (x1 + x2) / 2
        layer = {"leader": plans.leaders, "section": plans.sections}.get(kind, plans.forces)
        name = layer.nodes[link.actor].name
        node = plans.chapters[link.chapter]
        head = words("no_chapter") if node is None else heading_label(node)
        items = [plans.items[at] for at in link.items]
        names = words.joined([item.number or item.key for item in items])
        tip = [words("map_edge", actor=name, chapter=head, count=len(items), names=names)]
        dashed = kind == "task_force" and link.inferred == len(items)
        if link.inferred:
            tip.append(words("map_inferred", count=link.inferred))
        keys = [item.key for item in items]
        if kind != "task_force":
            facts = plans.facts if kind == "leader" else plans.section_facts
            tip += facts.quotes(name, keys)
        else:
            tip += [line for item in items[:4] for line in plans.facts.item(item)]
        x1, y1, bend, y2, x2 = (float(number(value)) for value in (x1, y1, bend, y2, x2))
        way = f"M{number(x1)} {number(y1)}C{number(bend)} {number(y1)} "
        way += f"{number(bend)} {number(y2)} {number(x2)} {number(y2)}"
        self.card.path(
            way,
            stroke=colour,
            stroke_width=float(plans.thick(len(items))),
            stroke_opacity=0.75,
            stroke_dasharray="7 4" if dashed else None,
            title="\n".join(tip),
            kind=f"link {kind}",
            data_actor=link.actor,
            data_chapter=link.chapter,
            data_value=len(items),
        )

    def _nodes(self, boxes: list[list[float]], layer: Layer) -> None:
        card, words = self.card, self.map.words
        items: list[list[int]] = [[] for _ in boxes]
        for link in layer.links:
            items[link.actor] += link.items
        held = [len(several) for several in items]
        facts = self.map.section_facts if layer.kind == "section" else self.map.facts
        for at, (x, y, room, high) in enumerate(boxes):
            node = layer.nodes[at]
            key = "map_item" if held[at] == 1 else "map_items"
            tip = f"{node.name}\n{words(key, count=held[at])}"
            quotes = facts.quotes(node.name, [self.map.items[item].key for item in items[at]])
            span = node.name_span or node.span
            if span is not None and (layer.kind == "task_force" or not quotes):
                quotes = [facts.quote(span.line, span.text)]
            tip = "\n".join([tip, *quotes])
            card.rect(
                x,
                y,
                room,
                high,
                colours.CARD,
                stroke=colours.SOFT,
                rx=4,
                title=tip,
                kind=f"node {layer.kind}",
                data_node=at,
                data_value=held[at],
            )
            left = x + 10
            if layer.kind == "task_force":
                colour = colours.group_colour(at)
                middle = y + high / 2
                card.rect(x + 6, middle - 9, 18, 18, colour)
                card.text(
                    x + 15,
                    middle + 4,
                    colours.group_letter(at),
                    11,
                    "middle",
                    fill=colours.ink_on(colour),
                    kind="letter",
                )
                left = x + 30
            lines = wrap(node.name, room - (38 if left > x + 10 else 16), LABEL, 2)
            first = y + high / 2 - len(lines) * 8.5 + 13
            for down, line in enumerate(lines):
                card.text(left, first + down * 17, line, title=tip, kind="node-label")
            card.said.append(f"{node.name}: {words(key, count=held[at])}")

    def _chapters(self, boxes: list[list[float]]) -> None:
        card, plans, words = self.card, self.map, self.map.words
        for at, (x, y, room, high) in enumerate(boxes):
            node = plans.chapters[at]
            tip = words("no_chapter") if node is None else "\n".join(plans.facts.item(node))
            card.rect(
                x,
                y,
                room,
                high,
                colours.BAND,
                stroke=colours.SOFT,
                rx=4,
                title=tip,
                kind="node chapter",
                data_node=at,
                data_value=plans.inside[at],
            )
            lines = self._chapter_lines(node)
            first = y + high / 2 - (len(lines) + 1) * 8.5 + 13
            for down, line in enumerate(lines):
                card.text(x + 10, first + down * 17, line, title=tip, kind="node-label")
            said = words(
                "map_item" if plans.inside[at] == 1 else "map_items", count=plans.inside[at]
            )
            if plans.open[at] and plans.leaders.nodes:
                said += words("comma") + words("map_open", count=plans.open[at])
            below = first + len(lines) * 17
            card.text(x + 10, below, said, SMALL, fill=colours.SOFT, kind="node-count")

    def _legend(self) -> None:
        plans, words = self.map, self.map.words
        entries = []
        if plans.leaders.links:
            entries.append(("line", "#56606b", words("map_leader")))
        if plans.sections.links:
            entries.append(("line", "#8fa8bd", words("map_section")))
        known = [link for link in plans.forces.links if link.inferred < len(link.items)]
        if known:
            entries.append(("line", colours.ORANGE, words("map_force")))
        if len(known) < len(plans.forces.links):
            entries.append(("dashed", colours.ORANGE, words("map_inferred_legend")))
        self.card.legend(entries)
