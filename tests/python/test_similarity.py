"""Who is alike, by NetworkX, by plain sets and by another reading of the texts."""

from __future__ import annotations

import collections
import itertools
import math
import random
import re

import networkx as nx
import pytest
from test_criticality import ORG1, random_rows

import dutygraph as dg

LETTERS = "养老服务床位改革推进AIａｉ2"
MARKS = ["", "", "", "", "", "", "，", "。", " ", "\n", "“", "\u200b"]


def values_of(table: dg.Table) -> dict[tuple[str, str], float]:
    ends = zip(table["key"], table["neighbour_key"], strict=True)
    return dict(zip(ends, table["similarity"], strict=True))


def random_texts(seed: int) -> dict[str, tuple[str, str]]:
    """Number to title and body."""
    draw = random.Random(seed)

    def text(most: int) -> str:
        letters = (draw.choice(LETTERS) + draw.choice(MARKS) for _ in range(draw.randrange(most)))
        return "".join(letters).strip()

    return {str(at): (text(6), text(20)) for at in range(1, draw.randrange(2, 9))}


def plan_of(texts: dict[str, tuple[str, str]]) -> dg.Plan:
    builder = dg.PlanBuilder("texts")
    for number, (title, body) in texts.items():
        builder.item(number, title, text=body)
    return builder.build()


def folded(text: str) -> str:
    wide = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)
    return re.sub("\u200b", "", wide).lower()


def pieces(title: str, body: str) -> list[str]:
    """The stretches of letters between marks."""
    return [part for text in (title, body) for part in re.split(r"[^\w]+", folded(text))]


def pairs(title: str, body: str) -> collections.Counter[str]:
    return collections.Counter(
        one + two for part in pieces(title, body) for one, two in itertools.pairwise(part)
    )


def test_sets_against_networkx() -> None:
    for seed in range(1000):
        rows = random_rows(seed)
        table = dg.from_assignments(rows).similarity(by="item", k=100)
        graph = nx.Graph()
        held: dict[str, set[str]] = {}
        for row in rows:
            if row["actor"] is not None:
                graph.add_node(row["actor"])
                held.setdefault(row["actor"], set())
                if row["item"] is not None:
                    graph.add_edge(row["actor"], row["item"])
                    held[row["actor"]].add(row["item"])
        found = values_of(table)
        expected = {
            pair: value
            for one, two, value in nx.jaccard_coefficient(graph, [*itertools.combinations(held, 2)])
            for pair in ((one, two), (two, one))
            if value > 0
        }
        assert found == expected, seed
        for row in table:
            assert row["shared"] == len(held[row["key"]] & held[row["neighbour_key"]])
            assert set(row["common"]) == held[row["key"]] & held[row["neighbour_key"]]
        order = list(held)
        by_place = [
            (order.index(row["key"]), -row["similarity"], order.index(row["neighbour_key"]))
            for row in table
        ]
        assert by_place == sorted(by_place), seed


def test_texts_against_another_reading() -> None:
    for seed in range(1000):
        texts = random_texts(seed)
        table = plan_of(texts).similarity(of="item", k=100)
        terms = {number: pairs(*text) for number, text in texts.items()}
        count = sum(map(bool, terms.values()))
        df = collections.Counter(pair for own in terms.values() for pair in own)
        idf = {pair: math.log((count + 1) / (with_it + 1)) + 1 for pair, with_it in df.items()}
        vectors = {
            number: {pair: times * idf[pair] for pair, times in own.items()}
            for number, own in terms.items()
        }
        found = values_of(table)
        for one, two in itertools.permutations(texts, 2):
            a, b = vectors[one], vectors[two]
            product = sum(a[pair] * b[pair] for pair in a.keys() & b.keys())
            if not product:
                assert (one, two) not in found, seed
                continue
            value = product / math.hypot(*a.values()) / math.hypot(*b.values())
            assert found[one, two] == pytest.approx(value, abs=1e-12), seed
            assert found[one, two] == found[two, one], seed
        for row in table:
            one, two = texts[row["key"]], texts[row["neighbour_key"]]
            assert row["shared"] == len(terms[row["key"]].keys() & terms[row["neighbour_key"]])
            assert 1 <= len(row["common"]) <= 5
            assert all(run in one[0] or run in one[1] for run in row["common"]), seed
            runs = [folded(run) for run in row["common"]]
            theirs = pieces(*two)
            assert all(len(run) >= 2 and any(run in piece for piece in theirs) for run in runs)
            # The longest run that both have is among them.
            longest = max(
                len(part[at:end])
                for part in pieces(*one)
                for at, end in itertools.combinations(range(len(part) + 1), 2)
                if any(part[at:end] in piece for piece in theirs)
            )
            assert max(map(len, runs)) == longest, seed


def test_relabelling_order_and_idle_actors_change_nothing_else() -> None:
    before = dg.from_assignments(ORG1)
    renamed = dg.from_assignments(
        [{**row, "actor": row["actor"] and row["actor"][::-1]} for row in ORG1]
    )
    idle = dg.from_assignments([*ORG1, {"actor": "Eve", "item": None}])
    turned = dg.from_assignments(ORG1[::-1])
    found = values_of(before.similarity(by="item"))
    assert values_of(idle.similarity(by="item")) == found
    assert values_of(turned.similarity(by="item")) == found
    assert values_of(renamed.similarity(by="item")) == {
        (one[::-1], two[::-1]): value for (one, two), value in found.items()
    }
    several = 0
    for seed in range(100):
        texts = random_texts(seed)
        turned_texts = plan_of(dict(reversed(texts.items())))
        more = plan_of({**texts, "99": ("", "。")})
        values = values_of(plan_of(texts).similarity(of="item", k=99))
        several += len(values) > 6
        assert values_of(turned_texts.similarity(of="item", k=99)) == values
        assert values_of(more.similarity(of="item", k=99)) == values
    assert several > 5


def test_qufu(plan: dg.Plan) -> None:
    # Sections: 孔德民 and 孔令爱 3, 孔维健 6, 赵树志 7, 邢洪彬 5, 任志民 2.
    table = plan.similarity()
    assert values_of(table) == {
        pair: value
        for one, two, value in (
            ("孔德民", "孔令爱", 1.0),
            ("孔德民", "赵树志", 3 / 7),
            ("孔令爱", "赵树志", 3 / 7),
            ("孔维健", "赵树志", 1 / 12),
            ("孔维健", "邢洪彬", 2 / 9),
            ("赵树志", "邢洪彬", 1 / 11),
        )
        for pair in ((one, two), (two, one))
    }
    assert table["common"][0] == ["党建科", "人事科", "局办公室"]
    assert "inheritance: nearest" in table.caption
    items = plan.similarity(of="item", k=3)
    assert max(collections.Counter(items["key"]).values()) == 3
    for row in items:
        item = plan[row["key"]]
        assert all(run in f"{item.title}\n{item.text}" for run in row["common"])
    sections = values_of(plan.similarity(of="section"))
    assert sections["党建科", "人事科"] == 1.0
    forces = plan.similarity(of="task_force")
    assert len(forces) == 0  # each drives items of its own
    assert "6 of 6 task forces without a neighbour" in forces.caption


def test_bad_input_and_stop(plan: dg.Plan) -> None:
    with pytest.raises(dg.ArgumentError, match="leaders are compared by section, item, chapter"):
        plan.similarity(by="text")
    with pytest.raises(dg.ArgumentError, match='by="colour" is not known; use leader'):
        plan.similarity(by="colour")
    with pytest.raises(dg.ArgumentError, match="of is leader, section, task_force or item"):
        plan.similarity(of="theme")
    for k in (-1, 1.5, True, "3"):
        with pytest.raises(dg.ArgumentError, match="k is a whole number"):
            plan.similarity(k=k)  # type: ignore[arg-type]
    flag = dg.StopFlag()
    flag.set()
    for of in ("leader", "item"):
        with pytest.raises(dg.Stopped):
            plan.similarity(of=of, stop=flag)
