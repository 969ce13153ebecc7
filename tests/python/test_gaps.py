"""What a plan leaves open and whom it leans on, on the Qufu plan and on small ones."""

from __future__ import annotations

import pickle
import random
from collections import Counter

import pytest

import dutygraph as dg


def test_qufu(plan: dg.Plan) -> None:
    rows = plan.gaps().rows()
    assert Counter((row["gap"], row["level"]) for row in rows) == {
        ("item_without_figure", "information"): 33 - 7,
        ("item_without_deadline", "information"): 33 - 2,
        ("theme_without_item", "information"): 3,
        ("theme_without_item", "finding"): 1,
        ("task_force_without_head", "finding"): 6,
        ("mentioned_body", "information"): 6,
    }
    (theme,) = (row for row in rows if (row["kind"], row["level"]) == ("theme", "finding"))
    assert (theme["name"], theme["number"], theme["line"]) == ("全省社会救助制度创新试点", None, 7)
    assert theme["quote"] == theme["name"]
    assert "inheritance: nearest" in plan.gaps().caption
    assert "33 items, 6 themes, 6 task forces" in plan.gaps().caption


def test_mentions(plan: dg.Plan) -> None:
    table = plan.mentions()
    assert table.columns == ["number", "key", "name", "word", "line", "quote"]
    assert [(row["number"], row["name"], row["word"]) for row in table] == [
        ("7", "镇街", "指导"),
        ("14", "组织部门", "会同"),
        ("18", "审批部门", "对接"),
        ("24", "有关部门", "配合"),
        ("28", "省厅", "配合"),
        ("28", "济宁市民政局", "配合"),
    ]
    assert plan.text is not None
    lines = plan.text.splitlines()
    for row in table:
        assert row["quote"] in lines[row["line"] - 1]
        assert row["name"] in row["quote"]
        assert row["word"] in row["quote"]
        with pytest.raises(dg.UnknownName):
            plan.section(row["name"])
    assert list(pickle.loads(pickle.dumps(plan)).mentions()) == list(table)
    assert list(plan.with_effort({"7": 2}).mentions()) == list(table)


def test_what_a_theme_advances_by(plan: dg.Plan) -> None:
    assert [[item.number for item in theme.items] for theme in plan.themes] == [
        [],
        [],
        [],
        ["15"],
        [],
        ["9"],
    ]
    theme = plan.themes[5]
    found = plan.why(theme, "9")
    assert [row["matched"] for row in found.because] == [["儒乡圣地·孝养曲阜"]]
    assert found.because[0]["provenance"] == "inferred"
    assert found.because[0]["relation"] == "advances"
    assert "line 21" in str(found)
    assert not plan.why(theme, "10")
    matrix = plan.matrix("theme", "leader")
    assert [sum(row) for row in matrix.values] == [0, 0, 0, 1, 0, 1]
    assert matrix.values[5][matrix.columns.index("孔维健")] == 1


def test_against_a_count_by_hand() -> None:
    for seed in range(1000):
        draw = random.Random(seed)
        rows: list[dict[str, str | None]] = [
            {"actor": f"a{at}", "item": None} for at in range(draw.randrange(5))
        ]
        rows += [{"actor": None, "item": f"i{at}"} for at in range(draw.randrange(8))]
        actors = [row["actor"] for row in rows if row["actor"]]
        items = [row["item"] for row in rows if row["item"]]
        held = {(a, i) for a in actors for i in items if draw.random() < 0.2}
        rows += [{"actor": actor, "item": item} for actor, item in sorted(held)]
        table = dg.from_assignments(rows).gaps()
        open_items = [item for item in items if item not in {i for _, i in held}]
        idle = [actor for actor in actors if actor not in {a for a, _ in held}]
        seen = [(row["gap"], row["level"], row["key"]) for row in table]
        level = "finding" if held else "information"
        assert seen == [
            *(("item_without_leader", level, item) for item in open_items),
            *(("item_without_section", "information", item) for item in items),
            *(("leader_without_item", "information", actor) for actor in idle),
        ], seed


def test_inheritance_decides(small: dg.Plan) -> None:
    assert [row["gap"] for row in small.gaps()] == ["item_without_leader"]
    direct = small.gaps("direct")
    assert [(row["gap"], row["level"], row["name"]) for row in direct] == [
        ("item_without_leader", "finding", "b"),
        ("item_without_section", "information", "a"),
        ("item_without_section", "information", "b"),
        ("section_without_item", "information", "Office"),
    ]
    assert direct["line"] == direct["quote"] == [None] * 4
    assert len(small.mentions()) == 0
    assert len(dg.Plan().gaps()) == 0


def test_bad_input(small: dg.Plan) -> None:
    with pytest.raises(dg.ArgumentError):
        small.gaps("nearby")
    with pytest.raises(dg.ArgumentError, match="inheritance is a str"):
        small.gaps(1)  # type: ignore[arg-type]


def test_stop(small: dg.Plan) -> None:
    flag = dg.StopFlag()
    flag.set()
    for call in (small.gaps, small.mentions):
        with pytest.raises(dg.Stopped):
            call(stop=flag)
