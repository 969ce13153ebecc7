"""What items undertake, by the Qufu plan and by the texts that the rows quote."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

import dutygraph as dg

SEED = Path(__file__).resolve().parents[2] / "seeds" / "qufu_2020.txt"

# item, comparator, low, high, unit, deadline
FIGURES = [
    ("5", ">=", 1.3, None, "倍", None),
    ("5", ">=", 50.0, None, "%", None),
    ("9", "=", 4.0, None, "处", None),
    ("9", "=", 2.0, None, "处", None),
    ("9", "=", 2.0, None, "家", None),
    ("9", "=", 200.0, None, "张", None),
    ("9", "=", 22.0, None, "处", None),
    ("10", "=", 95.0, None, "%", "年底前"),
    ("13", "decrease by", 1 / 3, None, None, None),
    ("14", ">=", 2.0, None, "次", None),
    ("15", ">=", 80.0, None, "%", None),
    ("23", ">=", 2.0, 3.0, "处", None),
    ("23", ">=", 50.0, None, "%", None),
]


@pytest.fixture(scope="module")
def qufu() -> dg.Plan:
    return dg.read(SEED)


def test_columns(qufu: dg.Plan) -> None:
    assert qufu.targets().columns == [
        "number",
        "item",
        "text",
        "comparator",
        "low",
        "high",
        "unit",
        "deadline",
        "subject",
        "line",
        "due",
        "key",
    ]
    table = qufu.commitments()
    assert table.columns == [
        "number",
        "kind",
        "text",
        "subject",
        "comparator",
        "low",
        "high",
        "unit",
        "base",
        "per",
        "period",
        "condition",
        "strength",
        "deadline",
        "deadline_source",
        "line",
        "due",
        "key",
    ]
    types = table.types
    assert types["low"] == types["high"] == "float64"
    assert types["line"] == "int64"
    assert types["due"] == "date"
    assert {types[name] for name in types if name not in ("low", "high", "line", "due")} == {"utf8"}


def test_qufu_targets(qufu: dg.Plan) -> None:
    rows = qufu.targets().rows()
    names = ("number", "comparator", "low", "high", "unit", "deadline")
    assert [tuple(row[name] for name in names) for row in rows] == FIGURES
    assert rows[2]["item"] == "优化养老服务供给"
    assert "13 with a figure" in qufu.targets().caption
    assert "as printed" in qufu.targets().caption


def test_targets_are_the_commitments_with_a_figure(qufu: dg.Plan) -> None:
    figured = [row for row in qufu.commitments() if row["low"] is not None]
    shared = ("number", "text", "comparator", "low", "high", "unit", "deadline", "subject", "line")
    assert [tuple(row[name] for name in shared) for row in figured] == [
        tuple(row[name] for name in shared) for row in qufu.targets()
    ]


def test_rows_quote_their_items(qufu: dg.Plan) -> None:
    for row in qufu.commitments():
        item = qufu[row["key"]]
        assert item.number == row["number"]
        assert row["text"] in item.span.text
        assert qufu.text.splitlines()[row["line"] - 1].count(row["text"]) >= 1
        for name in ("subject", "base", "per", "period", "unit"):
            assert row[name] is None or row[name] in row["text"], (row, name)
        assert (row["deadline"] is None) == (row["deadline_source"] is None)
        if row["low"] is None:
            assert row["unit"] is None
            assert row["high"] is None


def test_only_two_items_state_a_deadline(qufu: dg.Plan) -> None:
    dated = {row["number"]: row["due"] for row in qufu.commitments() if row["deadline"]}
    assert {number: str(due) for number, due in dated.items()} == {
        "10": "2020-12-31",
        "27": "2020-12-31",
    }


def test_saved_and_pickled_plans_keep_them(qufu: dg.Plan, tmp_path: Path) -> None:
    qufu.save(tmp_path / "plan.json")
    for again in (dg.read(tmp_path / "plan.json"), pickle.loads(pickle.dumps(qufu))):
        assert again == qufu
        assert again.commitments() == qufu.commitments()
    weighted = qufu.with_effort({"9": 3.0})
    assert weighted.targets() == qufu.targets()


def test_a_plan_without_any() -> None:
    plan = dg.from_assignments([{"actor": "Ana", "item": "T1"}])
    assert len(plan.commitments()) == 0
    assert len(plan.targets()) == 0
    assert plan.targets().caption.startswith("those with a figure; 0 commitments of 0 of 1 item")


def test_commitment_nodes_and_edges(qufu: dg.Plan) -> None:
    edges = [edge for edge in qufu.edges if edge.relation == "commits"]
    assert len(edges) == len(qufu.commitments())
    for edge, row in zip(edges, qufu.commitments(), strict=True):
        assert edge.provenance == "stated"
        assert edge.source.key == row["key"]
        assert edge.target.kind == "commitment"
        assert edge.target.name == edge.quote == row["text"]
        assert edge.line == row["line"]


def test_stop(qufu: dg.Plan) -> None:
    flag = dg.StopFlag()
    flag.set()
    for call in (qufu.commitments, qufu.targets):
        with pytest.raises(dg.Stopped):
            call(stop=flag)
