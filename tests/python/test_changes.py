"""What would be if: edits, changes, the plan after them, and the part asked for."""

from __future__ import annotations

import csv
import doctest
import io
import json
import pickle
import random
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from conftest import random_rows

import dutygraph as dg
from dutygraph import cli


@pytest.fixture(scope="module")
def office() -> dg.Plan:
    """Chapter 一: Ana and Ben together, section Desk; item 2: Cai; chapter 二: item 3, nobody."""
    b = dg.PlanBuilder("Office 2031")
    b.chapter("一", "Care").item(1, "Beds", "一").item(2, "Meals", "一")
    b.chapter("二", "Roads").item(3, "Bridges", "二", 2.0)
    b.assign("Ana", "一").assign("Ben", "一").assign("Desk", "一", "responsible", "section")
    return b.assign("Cai", "2").actor("Eve").build()


def holders(plan: dg.Plan, by: str = "leader") -> dict[str, list[str]]:
    table = plan.coverage(by=by)
    return dict(zip(table["number"], table["holders"], strict=True))


@pytest.mark.parametrize(
    ("gone", "coverage", "sole", "effort"),
    [
        ("Ana", 0.5, ["T3", "T4", "T5"], {"Ben": 10, "Cai": 2, "Dee": 0}),
        ("Ben", 0.6666666667, ["T1", "T2", "T3"], {"Ana": 13, "Cai": 1, "Dee": 0}),
        ("Cai", 0.8333333333, ["T1", "T2", "T4", "T5"], {"Ana": 12, "Ben": 8, "Dee": 0}),
        ("Dee", 0.8333333333, ["T1", "T2", "T5"], {"Ana": 11, "Ben": 8, "Cai": 1}),
    ],
)
def test_org1_without_each_leader(
    org1: dg.Plan, gone: str, coverage: float, sole: list[str], effort: dict[str, float]
) -> None:
    after = org1.without(gone)  # [f08]
    assert after.coverage_ratio() == pytest.approx(coverage, abs=1e-9)
    assert [row["key"] for row in after.coverage() if row["count"] == 1] == sole
    load = after.workload()
    assert dict(zip(load["name"], load["effort_fractional"], strict=True)) == effort
    assert (
        org1.before_after(after).uncovered["key"]
        == (dict(zip(org1.workload()["name"], org1.removal_impact()["keys"], strict=True))[gone])
    )


def test_without_is_a_plan_of_the_other_rows() -> None:
    for seed in range(1000):
        rows = random_rows(seed)
        plan = dg.from_assignments(rows)
        assert plan.apply([]) == plan
        names = [leader.name for leader in plan.leaders][:2]
        after = plan.without(*names)
        kept = [
            {**row, "actor": None if row["actor"] in names else row["actor"]}
            for row in rows
            if row["actor"] not in names or row["item"] is not None
        ]
        expected = dg.from_assignments(kept)
        assert after.workload() == expected.workload(), seed
        assert after.coverage() == expected.coverage(), seed
        assert after == plan.apply([dg.Edit.remove(name) for name in reversed(names)]), seed


def test_against_networkx() -> None:
    left = 0
    for seed in range(1000):
        rows = random_rows(seed)
        plan = dg.from_assignments(rows)
        if not len(plan.leaders):
            continue
        graph = nx.Graph()
        graph.add_nodes_from(("item", item.key) for item in plan.items)
        graph.add_edges_from(
            (("actor", row["actor"]), ("item", row["item"]))
            for row in rows
            if row["actor"] is not None and row["item"] is not None
        )
        alone = set(nx.isolates(graph))
        gone = plan.leaders[seed % len(plan.leaders)].name
        graph.remove_nodes_from([("actor", gone)])
        expected = {key for _, key in set(nx.isolates(graph)) - alone}
        found = plan.before_after(plan.without(gone))
        assert set(found.uncovered["key"]) == expected, seed
        assert all(
            found.items["holders_after"][at] == [name for name in was if name != gone]
            for at, was in enumerate(found.items["holders_before"])
        ), seed
        left += len(expected)
    assert left > 100


def test_edits(office: dg.Plan) -> None:
    edit = dg.Edit
    assert holders(office.apply([edit.move(1, "Ana", "Eve")])) == {
        "1": ["Eve", "Ben"],
        "2": ["Cai"],
        "3": [],
    }
    assert holders(office.apply([edit.move("一", "Ana", "Eve")]))["1"] == ["Eve", "Ben"]
    assert holders(office.apply([edit.remove("Ana", "1")]))["1"] == ["Ben"]
    assert holders(office.apply([edit.remove("Cai", "2")]))["2"] == ["Ana", "Ben"]
    assert holders(office.apply([edit.assign("Eve", "1")]))["1"] == ["Ana", "Ben", "Eve"]
    assert holders(office.apply([edit.merge("Ana", "Eve")]))["1"] == ["Eve", "Ben"]
    assert holders(office.apply([edit.rename("Ana", "Anna")]))["1"] == ["Anna", "Ben"]
    assert office.apply([edit.rename("1", "New beds")]).item("1").title == "New beds"
    assert office.apply([edit.set_effort("Bridges", 3)]).item("3").effort == 3.0
    grown = office.apply(
        [
            edit.add("section", "Shop"),
            edit.add("heading", "三", "Parks"),
            edit.add("item", 4, "Trees", "三", effort=2),
            edit.add("subitem", "(1)", "Oaks", "4"),
            edit.assign("Shop", "(1)", "responsible"),
        ]
    )
    assert holders(grown, "section")["4"] == ["Shop"]
    assert [item.key for item in grown.items] == ["一/1", "一/2", "二/3", "三/4"]
    assert [item.key for item in office.without("二", "Cai").items] == ["一/1", "一/2"]
    assert office.title == "Office 2031"
    assert len(office.items) == 3


def test_what_is_changed_is_curated_with_its_reason(plan: dg.Plan) -> None:
    edit = dg.Edit.move("9", "孔维健", "赵树志", reason="举例")
    after = plan.apply(dg.Change([edit], title="假设"))
    (row,) = after.why("赵树志", "9").because
    assert (row["provenance"], row["matched"], row["role_word"]) == (
        "curated",
        ["假设", "举例"],
        "牵头领导",
    )
    assert row["quote"] is None
    (kept,) = after.why("孔维健", "8").because
    (as_printed,) = plan.why("孔维健", "8").because
    assert [kept[part] for part in ("provenance", "quote", "line")] == [
        as_printed[part] for part in ("provenance", "quote", "line")
    ]
    assert after.text == plan.text
    assert after.diagnostics == plan.diagnostics
    assert list(after.links()) == list(plan.links())
    assert plan.apply([]) == plan
    assert plan.without() == plan


def test_nodes_say_of_which_kind_they_are(office: dg.Plan) -> None:
    both = office.apply([dg.Edit.add("section", "Ana")])
    assert dg.Edit.remove(both.section("Ana")).what == "section"
    assert both.apply([dg.Edit.remove(both.section("Ana"))]) == office
    moved = dg.Edit.move(office.item("1"), office.leader("Ana"), office.leader("Eve"))
    assert (moved.what, moved.work, moved.name, moved.to) == ("leader", "一/1", "Ana", "Eve")
    assert office.without(office.leader("Ana")) == office.without("Ana")
    with pytest.raises(dg.AmbiguousName, match=r"edit 1 of 1"):
        both.apply([dg.Edit.remove("Ana")])


def sample() -> dg.Change:
    return dg.Change(
        [
            dg.Edit.remove("Ana", what="leader"),
            dg.Edit.remove("Desk", "1", "responsible"),
            dg.Edit.add("item", "4", "Trees", "二", effort=2.5),
            dg.Edit.assign("Eve", "1", reason="<b>help</b>"),
            dg.Edit.rename("Cai", "Kai"),
            dg.Edit.merge("Ben", "Eve"),
            dg.Edit.move("2", "Cai", "Eve"),
            dg.Edit.set_effort("3", 1),
        ],
        title="Autumn",
    )


def test_a_change_is_a_value() -> None:
    change = sample()
    assert change == sample()
    assert hash(change) == hash(sample())
    assert change != dg.Change(change.edits[1:], change.title)
    assert change != dg.Change(change.edits, "Spring")
    assert pickle.loads(pickle.dumps(change)) == change
    assert dg.Change(iter(change), "Autumn") == change
    assert [len(change), bool(change), bool(dg.Change())] == [8, True, False]
    assert repr(change) == "<Change Autumn: 8 edits>"
    assert repr(dg.Change([dg.Edit.remove("Ana")])) == "<Change without a title: 1 edit>"
    lines = str(change).splitlines()
    assert lines[0] == "Autumn"
    assert lines[1] == "1. Remove the leader Ana with all its assignments."
    assert lines[8] == "8. Set the effort of the item 3 to 1."
    assert str(change.edits[6]) == "Move 2 from Cai to Eve in the role lead."
    html = change._repr_html_()
    assert html.count("<li>") == 8
    assert "&lt;b&gt;help" in html
    assert eval(repr(change.edits[2]), {"Edit": dg.Edit}) == change.edits[2]
    with pytest.raises(AttributeError):
        change.title = "other"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        change.edits[0].name = "other"  # type: ignore[misc]


def test_saved_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "autumn.json"
    sample().save(path)
    assert dg.read_change(path) == sample()
    assert path.read_text(encoding="utf-8") == sample().to_json()
    assert json.loads(sample().to_json())["format"] == "dutygraph.change"
    assert list(tmp_path.iterdir()) == [path]
    draw = random.Random(5)
    names = ["", "孔维健", 'a"\\\n', "三/9", " "]
    for _ in range(40):
        edits = [
            dg.Edit(
                draw.choice(("remove", "add", "rename", "merge", "move", "effort")),
                draw.choice((None, "leader", "section", "item", "theme")),
                *(draw.choice(names) for _ in range(3)),
                draw.choice(("lead", "support")),
                draw.choice((1.0, 0.1, 3.0)),
                draw.choice(names),
            )
            for _ in range(draw.randrange(4))
        ]
        change = dg.Change(edits, draw.choice(names))
        change.save(path)
        assert dg.read_change(path) == change
    path.write_text('{"format":"dutygraph.change","version":1,\n"edits":[{"edit":"swap"}]}')
    with pytest.raises(dg.ExchangeError, match="swap") as caught:
        dg.read_change(path)
    assert (caught.value.line, caught.value.file) == (2, str(path))
    path.write_text(dg.Plan().to_json())
    with pytest.raises(dg.ExchangeError, match="is no change"):
        dg.read_change(path)
    with pytest.raises((dg.Error, OSError)):
        dg.read_change(tmp_path / "none.json")


def test_changes_from_tables() -> None:
    change = sample()
    table = change.to_table()
    assert table.columns == ["edit", "name", "what", "work", "to", "role", "effort", "reason"]
    assert list(table["role"]) == [None, "responsible", None, "lead", None, None, "lead", None]
    assert list(table["effort"]) == [None, None, 2.5, None, None, None, None, 1.0]
    assert dg.Change(table, "Autumn") == change
    assert dg.Change(table.rows(), "Autumn") == change
    assert dg.Change({name: list(table[name]) for name in table.columns}, "Autumn") == change
    assert dg.Change(table.to_pandas(), "Autumn") == change
    assert dg.Change(table.to_arrow(), "Autumn") == change
    text = table.to_csv()
    assert text is not None
    rows = [
        {name: value or None for name, value in row.items() if name != "effort"}
        | {"effort": float(row["effort"] or 1)}
        for row in csv.DictReader(io.StringIO(text))
    ]
    assert dg.Change(rows, "Autumn") == change
    (edit,) = dg.Change([{"edit": "move", "name": "Ana", "work": 9, "to": "Ben"}])
    assert (edit.work, edit.role, edit.what) == ("9", "lead", None)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ([{"name": "Ana"}], "missing: edit"),
        ([{"edit": "remove", "name": "Ana", "wages": 1}], "unknown: wages"),
        (
            [{"edit": "remove", "name": "Ana"}, {"edit": "swap", "name": "Ana"}],
            'row 2: kind="swap"',
        ),
        ([{"edit": "remove", "name": "Ana", "role": "boss"}], "row 1: role"),
        ([{"edit": "effort", "name": "1", "effort": "two"}], "row 1: effort"),
        ([{"edit": None, "name": "Ana"}], "row 1: edit is missing"),
        ("remove Ana", "str is no table"),
        ([dg.Edit.remove("Ana"), "Ben"], "row 1 is a Edit"),
        (7, "int is no table"),
    ],
)
def test_tables_that_are_no_change(data: Any, says: str) -> None:
    with pytest.raises(dg.ArgumentError, match=says):
        dg.Change(data)


def test_bad_edits() -> None:
    bad: list[Any] = [
        lambda: dg.Edit("swap", None, "Ana"),
        lambda: dg.Edit.remove("Ana", what="robot"),
        lambda: dg.Edit.move("1", "Ana", "Ben", "boss"),
        lambda: dg.Edit.remove(1.5),  # type: ignore[arg-type]
        lambda: dg.Edit.set_effort("1", "two"),  # type: ignore[arg-type]
        lambda: dg.Edit.remove("\ud800"),
        lambda: dg.Change([], title=5),  # type: ignore[arg-type]
    ]
    for make in bad:
        with pytest.raises(dg.ArgumentError):
            make()


def test_errors_name_the_edit(office: dg.Plan) -> None:
    edit = dg.Edit
    first = edit.set_effort("3", 1)
    for second, kind, says in (
        (edit.remove("Anna"), dg.UnknownName, "Ana"),
        (edit.set_effort("3", -1), dg.ArgumentError, "negative"),
        (edit.set_effort("3", float("nan")), dg.ArgumentError, "not finite"),
        (edit.set_effort("3", 2), dg.ArgumentError, "set by edit 1"),
        (edit.move("1", "Cai", "Eve"), dg.ArgumentError, "held by Ana, Ben"),
        (edit.move("1", "Ana", "Ben"), dg.ArgumentError, "already"),
        (edit.rename("Ana", "Ben"), dg.ArgumentError, "use merge"),
        (edit.add("leader", "Ana"), dg.ArgumentError, "is there already"),
        (edit.remove("Desk", "1", "responsible"), dg.ArgumentError, "names nobody else"),
    ):
        with pytest.raises(kind, match=says) as caught:
            office.apply([first, second])
        assert "edit 2 of 2" in str(caught.value)
    with pytest.raises(dg.UnknownName):
        office.without("Zoe")
    with pytest.raises(dg.ArgumentError):
        office.without(1.5)  # type: ignore[arg-type]


def test_before_after(office: dg.Plan) -> None:
    after = office.apply([dg.Edit.remove("Cai"), dg.Edit.assign("Eve", "3"), dg.Edit.remove("1")])
    found = office.before_after(after)
    assert list(found.workload["name"]) == ["Eve", "Ana", "Ben", "Cai"]
    assert list(found.workload["items_before"]) == [0, 1, 1, 1]
    assert list(found.workload["items_after"]) == [1, 1, 1, None]
    assert list(found.workload["effort_change"]) == [2.0, 0.0, 0.0, None]
    assert found.items.rows() == [
        dict(zip(("number", "key", "title", "holders_before", "holders_after"), row, strict=True))
        for row in (
            ("1", "一/1", "Beds", ["Ana", "Ben"], None),
            ("2", "一/2", "Meals", ["Cai"], ["Ana", "Ben"]),
            ("3", "二/3", "Bridges", [], ["Eve"]),
        )
    ]
    assert len(found.uncovered) == 0
    assert len(office.before_after(after, of="section").items) == 1
    assert len(office.before_after(after, inheritance="direct").uncovered) == 1
    assert pickle.loads(pickle.dumps(found)) == found
    assert "holders_after" in repr(found)
    assert found._repr_html_().count("<table") == 3
    with pytest.raises(dg.ArgumentError, match="after is a Plan"):
        office.before_after("after")  # type: ignore[arg-type]
    with pytest.raises(dg.ArgumentError):
        office.before_after(after, of="item")


def test_filter(office: dg.Plan, plan: dg.Plan) -> None:
    assert plan.filter() == plan
    part = plan.filter(chapter="三")
    assert [item.number for item in part.items] == ["8", "9", "10"]
    assert len(part.leaders) == len(plan.leaders)
    assert sum(part.workload()["items"]) == 3
    assert part.text == plan.text
    assert part == plan.filter(chapter=[plan["三"]]) == plan.filter(chapter=plan["三"].title)
    numbers = [item.number for item in plan.filter(leader="孔德民").items]
    assert numbers == [item.number for item in plan.leader("孔德民").items]
    assert len(plan.filter(leader=["孔维健", "赵树志"]).items) == 20
    assert len(plan.filter(leader="孔维健", chapter="三").items) == 3
    force = plan.task_forces[0]
    assert [item.key for item in plan.filter(task_force=force).items] == [
        item.key for item in force.items
    ]
    assert [item.key for item in plan.filter(section="社会救助科").items] == [
        item.key for item in plan.section("社会救助科").items
    ]
    leads = office.filter(role="lead")
    assert leads.workload(of="section")["items"].tolist() == [0]
    assert leads.workload() == office.workload()
    assert [item.key for item in office.filter(leader="Ana", inheritance="direct").items] == []
    with pytest.raises(dg.UnknownName):
        plan.filter(chapter="九十")
    with pytest.raises(dg.ArgumentError):
        plan.filter(role="boss")
    with pytest.raises(dg.ArgumentError):
        plan.filter(chapter=1.5)  # type: ignore[arg-type]


def test_other_names_give_the_same_numbers(office: dg.Plan) -> None:
    renamed = office.apply([dg.Edit.rename("Ana", "Zora"), dg.Edit.rename("Desk", "Counter")])
    for name, other in (("Ana", "Zora"), ("Eve", "Eve"), ("Desk", "Counter")):
        one, two = office.without(name), renamed.without(other)
        for kind in ("leader", "section"):
            assert (
                one.workload(of=kind)["items"].tolist() == two.workload(of=kind)["items"].tolist()
            )
    assert renamed.apply([dg.Edit.rename("Zora", "Ana"), dg.Edit.rename("Counter", "Desk")]) == (
        office
    )


def test_command_line(office: dg.Plan, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved = tmp_path / "office.json"
    office.save(saved)
    assert cli.main(["without", str(saved), "Ana", "Ben"]) == 0
    words = capsys.readouterr().out
    assert "Without Ana, Ben" in words
    assert "1 of 3 items lose their last leader" in words
    assert "inheritance: nearest" in words
    assert cli.main(["without", str(saved), "Ana", "Ben", "-f", "json"]) == 0
    assert [row["key"] for row in json.loads(capsys.readouterr().out)] == ["一/1"]
    assert cli.main(["without", str(saved), "Desk", "--of", "section", "--show", "items"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3
    out = tmp_path / "load.csv"
    assert cli.main(["without", str(saved), "Cai", "--show", "workload", "-o", str(out)]) == 0
    assert out.read_text(encoding="utf-8").startswith("name,items_before,items_after")
    assert cli.main(["without", str(saved), "Eve"]) == 0
    assert "0 of 3 items lose" in capsys.readouterr().out
    assert cli.main(["without", str(saved), "Zoe"]) == 3
    assert cli.main(["without", str(saved)]) == 2

    change = dg.Change([dg.Edit.move("1", "Ana", "Eve")], "Leave")
    change.save(tmp_path / "change.json")
    target = tmp_path / "after.json"
    assert cli.main(["apply", str(saved), str(tmp_path / "change.json"), "-o", str(target)]) == 0
    assert "1. Move 1 from Ana to Eve in the role lead." in capsys.readouterr().err
    assert dg.read(target) == office.apply(change)
    assert cli.main(["apply", str(saved), str(tmp_path / "change.json")]) == 0
    assert capsys.readouterr().out == office.apply(change).to_json()
    assert cli.main(["apply", str(saved), str(saved)]) == 3
    assert cli.main(["apply", str(saved), str(tmp_path / "none.json")]) == 3


def test_limits_and_stop(office: dg.Plan, tmp_path: Path) -> None:
    few = dg.Limits(nodes=2)
    for call in (office.without, office.filter):
        with pytest.raises(dg.LimitExceeded):
            call(limits=few)
    with pytest.raises(dg.LimitExceeded):
        office.apply([], limits=few)
    path = tmp_path / "change.json"
    sample().save(path)
    with pytest.raises(dg.LimitExceeded):
        dg.read_change(path, limits=dg.Limits(input_bytes=5))
    flag = dg.StopFlag()
    flag.set()
    calls: list[Any] = [
        lambda: office.without("Ana", stop=flag),
        lambda: office.apply([], stop=flag),
        lambda: office.filter(stop=flag),
        lambda: office.before_after(office, stop=flag),
        lambda: dg.read_change(path, stop=flag),
    ]
    for call in calls:
        with pytest.raises(dg.Stopped):
            call()


def test_the_page_says_what_happens(tmp_path: Path) -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "changes.md"
    found = doctest.testfile(str(page), module_relative=False)
    assert found.attempted > 10
    assert found.failed == 0
    written = page.read_text(encoding="utf-8").split("unknown members refused:")[1]
    lines = [line.strip() for line in written.split("`edit` is")[0].splitlines() if line]
    saved = tmp_path / "page.json"
    saved.write_text("\n".join(lines), encoding="utf-8")
    assert [edit.kind for edit in dg.read_change(saved)] == ["move", "merge"]
    assert dg.read_change(saved).to_json().split() == "\n".join(lines).split()
